//! The blocks of an OpenStreetMap extract (`.osm.pbf`), one at a time: each is unpacked by itself and bounded as the
//! format bounds it, so that neither a large file nor a hostile one takes much memory.

use super::Fault;
use super::wire::{Broken, Message, Value};
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;
use std::io::{ErrorKind, Read};

/// The most bytes of a block's head: what the format allows.
const MOST_HEAD: u32 = 64 * 1024;
/// The most bytes of a block, packed and unpacked: what the format allows.
const MOST_BLOCK: usize = 32 * 1024 * 1024;
/// How many times larger than packed all blocks together may be once they are large; real extracts are two to four
/// times as large.
const MOST_GROWTH: u64 = 40;
/// Up to here blocks may grow as they like: a small file is soon gone through.
const SMALL: u64 = 256 * 1024 * 1024;

/// What is done again where a file is packed in a way that is not read.
const ANEW: &str = "write it anew with `osmium cat FILE -o NEW.osm.pbf`, which packs with zlib";

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// What the file says of itself.
    Head,
    /// Nodes, ways and relations.
    Data,
    /// Anything else, which is left.
    Other,
}

/// The blocks of a file, in their order.
pub(super) struct Blobs<R> {
    file: R,
    /// Blocks read so far.
    read: u64,
    packed: u64,
    unpacked: u64,
}

impl<R: Read> Blobs<R> {
    pub(super) fn of(file: R) -> Blobs<R> {
        Blobs { file, read: 0, packed: 0, unpacked: 0 }
    }

    /// The next block, unpacked where it is wanted; none at the end.
    pub(super) fn next(
        &mut self,
        wanted: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Option<(Sort, Vec<u8>)>, Fault> {
        let Some(length) = self.length()? else { return Ok(None) };
        if length == 0 || length > MOST_HEAD {
            return Err(match self.read {
                0 => Fault::not_an_extract(),
                _ => self.broken("a block's head has no length that the format allows"),
            });
        }
        let head = self.bytes(length as usize)?;
        let (sort, size) = head_of(&head).map_err(|Broken| match self.read {
            0 => Fault::not_an_extract(),
            _ => self.broken("a block's head cannot be read"),
        })?;
        let size = usize::try_from(size).ok().filter(|size| *size <= MOST_BLOCK);
        let Some(size) = size else {
            return Err(self.broken("a block says that it is larger than the format allows"));
        };
        if self.read == 0 && sort != Sort::Head {
            return Err(Fault::not_an_extract());
        }
        let packed = self.bytes(size)?;
        let is_wanted = sort != Sort::Other && wanted(self.read);
        let block = if is_wanted { self.unpacked(&packed)? } else { Vec::new() };
        self.read += 1;
        self.packed += packed.len() as u64;
        self.unpacked += block.len() as u64;
        if self.unpacked > SMALL && self.unpacked / MOST_GROWTH > self.packed {
            let what = "its blocks are more than 40 times as large unpacked as packed";
            return Err(self.broken(what));
        }
        Ok(Some((sort, block)))
    }

    /// The length of the next block's head; none at the end of the file.
    fn length(&mut self) -> Result<Option<u32>, Fault> {
        let mut length = [0; 4];
        match self.fill(&mut length)? {
            0 if self.read > 0 => Ok(None),
            4 => Ok(Some(u32::from_be_bytes(length))),
            _ if self.read == 0 => Err(Fault::not_an_extract()),
            _ => Err(self.ends()),
        }
    }

    /// So many bytes of the file, which the format bounds.
    fn bytes(&mut self, length: usize) -> Result<Vec<u8>, Fault> {
        let mut bytes = vec![0; length];
        if self.fill(&mut bytes)? < length {
            return Err(self.ends());
        }
        Ok(bytes)
    }

    /// Fills bytes from the file; how many there were.
    fn fill(&mut self, bytes: &mut [u8]) -> Result<usize, Fault> {
        let mut filled = 0;
        while filled < bytes.len() {
            match self.file.read(&mut bytes[filled..]) {
                Ok(0) => break,
                Ok(read) => filled += read,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(Fault::of_reading(error)),
            }
        }
        Ok(filled)
    }

    fn unpacked(&self, blob: &[u8]) -> Result<Vec<u8>, Fault> {
        let cannot = |Broken| self.broken("a block cannot be read");
        let (mut fields, mut said) = (Message(blob), None);
        let mut block = None;
        while let Some((field, value)) = fields.next().map_err(cannot)? {
            match (field, value) {
                (2, Value::Number(size)) => said = Some(size),
                (1, Value::Bytes(raw)) => block = Some(raw.to_vec()),
                (3, Value::Bytes(packed)) => {
                    let inflated = decompress_to_vec_zlib_with_limit(packed, MOST_BLOCK);
                    let wrong = "a block cannot be unpacked, or is larger than the format allows";
                    block = Some(inflated.map_err(|_| self.broken(wrong))?);
                }
                (4, Value::Bytes(_)) => return Err(Fault::packed_by("lzma", ANEW)),
                (5, Value::Bytes(_)) => return Err(Fault::packed_by("bzip2", ANEW)),
                (6, Value::Bytes(_)) => return Err(Fault::packed_by("lz4", ANEW)),
                (7, Value::Bytes(_)) => return Err(Fault::packed_by("zstd", ANEW)),
                _ => {}
            }
        }
        let block = block.ok_or_else(|| self.broken("a block has no content"))?;
        if said.is_some_and(|said| said != block.len() as u64) {
            return Err(self.broken("a block has another size than it says"));
        }
        Ok(block)
    }

    fn ends(&self) -> Fault {
        self.broken("the file ends within a block")
    }

    /// A fault of the block that is being read.
    pub(super) fn broken(&self, what: &str) -> Fault {
        Fault::broken(self.read + 1, what)
    }

    /// A fault of the block that was read last.
    pub(super) fn broken_last(&self, what: &str) -> Fault {
        Fault::broken(self.read, what)
    }
}

fn head_of(head: &[u8]) -> Result<(Sort, u64), Broken> {
    let (mut fields, mut sort, mut size) = (Message(head), None, None);
    while let Some((field, value)) = fields.next()? {
        match (field, value) {
            (1, Value::Bytes(b"OSMHeader")) => sort = Some(Sort::Head),
            (1, Value::Bytes(b"OSMData")) => sort = Some(Sort::Data),
            (1, Value::Bytes(_)) => sort = Some(Sort::Other),
            (3, Value::Number(number)) => size = Some(number),
            _ => {}
        }
    }
    Ok((sort.ok_or(Broken)?, size.ok_or(Broken)?))
}
