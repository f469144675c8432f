//! Extracts of OpenStreetMap as `.osm.pbf`, gone through block by block. Knows the format, and nothing of roads.

mod blobs;
mod block;
mod head;
mod wire;

pub use block::Counts;
pub(super) use block::{Position, Tags, Way};
pub(super) use head::Head;

use crate::issues::{At, Code, Issue};
use blobs::{Blobs, Sort};
use block::Block;
use std::fmt;
use std::io::{self, BufReader, Read};
use std::sync::Arc;
use wire::Broken;

/// Opens a file anew, to go through it from its start.
type Opens = dyn Fn() -> io::Result<Box<dyn Read>> + Send + Sync;

/// A file that is too large to be held: it is gone through, more than once.
#[derive(Clone)]
pub struct Extract {
    /// Its name without the folder it lies in.
    pub name: String,
    opens: Arc<Opens>,
}

impl fmt::Debug for Extract {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Extract").field("name", &self.name).finish_non_exhaustive()
    }
}

impl Extract {
    /// A file by its name and what opens it anew.
    pub fn new(
        name: String,
        opens: impl Fn() -> io::Result<Box<dyn Read>> + Send + Sync + 'static,
    ) -> Extract {
        Extract { name, opens: Arc::new(opens) }
    }

    /// A file whose bytes are at hand.
    pub fn of_bytes(name: String, bytes: Vec<u8>) -> Extract {
        let bytes: Arc<[u8]> = bytes.into();
        Extract::new(name, move || Ok(Box::new(io::Cursor::new(Arc::clone(&bytes)))))
    }

    fn open(&self) -> Result<Blobs<BufReader<Box<dyn Read>>>, Fault> {
        let file = (self.opens)().map_err(Fault::of_reading)?;
        Ok(Blobs::of(BufReader::with_capacity(1 << 18, file)))
    }

    /// How many elements there are.
    ///
    /// # Errors
    /// Why the file cannot be read.
    pub fn counts(&self) -> Result<Counts, Fault> {
        self.ways(&mut |_| Ok(()), &mut |_| Ok(())).map(|(counts, _)| counts)
    }

    /// Goes through what the file says of itself and through its ways; how many elements there are, and which
    /// blocks have nodes.
    pub(super) fn ways(
        &self,
        head: &mut dyn FnMut(Head) -> Result<(), Fault>,
        each: &mut dyn FnMut(&Way<'_>) -> Result<(), Fault>,
    ) -> Result<(Counts, Vec<bool>), Fault> {
        let mut blobs = self.open()?;
        let (mut counts, mut with_nodes) = (Counts::default(), Vec::new());
        while let Some((sort, bytes)) = blobs.next(&mut |_| true)? {
            let before = counts.nodes;
            match sort {
                Sort::Head => {
                    let read = Head::of(&bytes);
                    head(read.map_err(|Broken| blobs.broken_last("its head cannot be read"))?)?;
                }
                Sort::Data => {
                    let mut stopped = Ok(());
                    let mut way = |way: &Way<'_>| {
                        if stopped.is_ok() {
                            stopped = each(way);
                        }
                    };
                    let read = Block::of(&bytes).and_then(|b| b.ways(&mut counts, &mut way));
                    read.map_err(|Broken| blobs.broken_last("its ways cannot be read"))?;
                    stopped?;
                }
                Sort::Other => {}
            }
            with_nodes.push(counts.nodes > before);
        }
        Ok((counts, with_nodes))
    }

    /// Goes through the nodes of the blocks that have any, with their places on the globe.
    pub(super) fn nodes(
        &self,
        with_nodes: &[bool],
        each: &mut dyn FnMut(i64, Option<Position>, Tags<'_>),
    ) -> Result<(), Fault> {
        let mut blobs = self.open()?;
        let has = |n: u64| {
            let n = usize::try_from(n).unwrap_or(usize::MAX);
            with_nodes.get(n).copied().unwrap_or(false)
        };
        while let Some((sort, bytes)) = blobs.next(&mut |n| has(n))? {
            if sort == Sort::Data && !bytes.is_empty() {
                let read = Block::of(&bytes).and_then(|block| block.nodes(each));
                read.map_err(|Broken| blobs.broken_last("its nodes cannot be read"))?;
            }
        }
        Ok(())
    }
}

/// Why an extract cannot be read, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    code: &'static str,
    seen: String,
    expected: &'static str,
    help: &'static str,
}

impl Fault {
    fn not_an_extract() -> Fault {
        Fault {
            code: "E0023",
            seen: "bytes that are no extract of OpenStreetMap".to_owned(),
            expected: "an extract as .osm.pbf",
            help: "of other formats make one with `osmium cat FILE -o NEW.osm.pbf`",
        }
    }

    fn broken(block: u64, what: &str) -> Fault {
        Fault {
            code: "E0023",
            seen: format!("block {block}: {what}"),
            expected: "an extract as .osm.pbf, whole",
            help: "get the file anew: it was cut off or changed on its way",
        }
    }

    fn packed_by(how: &str, help: &'static str) -> Fault {
        let seen = format!("blocks packed with {how}");
        Fault { code: "E0023", seen, expected: "blocks packed with zlib, or not packed", help }
    }

    fn of_reading(error: io::Error) -> Fault {
        let seen = format!("cannot be read: {error}");
        Fault { code: "E0001", seen, expected: "a file", help: "" }
    }

    /// A fault of what the file has, not of its form.
    pub(super) fn of_content(seen: String, expected: &'static str, help: &'static str) -> Fault {
        Fault { code: "E0023", seen, expected, help }
    }

    /// The fault as an issue of a file.
    pub(super) fn issue(&self, file: &str) -> Issue {
        Issue::new(Code(self.code), At::file(file), &self.seen, self.expected, self.help)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.seen)
    }
}
