//! Folders packed in one file.

use super::alone;
use crate::intake::in_bytes;
use crate::issues::{At, Code, Issue, Issues};
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipArchive, ZipWriter};

/// The most files.
const FILES: usize = 5_000;

/// A sort of packed folder: what it is of, what helps where it is something else, and how large it may be.
#[derive(Clone, Copy, Debug)]
pub struct Packing {
    /// What its files are.
    pub of: &'static str,
    /// What to do about one that cannot be read.
    pub help: &'static str,
    /// The most bytes of all files together, unpacked.
    pub bytes: u64,
}

/// A country in one file.
const PACK: Packing = Packing {
    of: "a pack",
    help: "pack the folder of a country anew, without a password",
    bytes: 96_000_000,
};

/// Why files were not packed.
#[derive(Debug, thiserror::Error)]
#[error("the files cannot be packed: {0}")]
pub struct Failing(#[from] zip::result::ZipError);

/// Packs files by their names: the same bytes for the same files.
///
/// # Errors
/// Where they are too large.
pub fn packed(files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, Failing> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    // A day of its own would make every archive another file.
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    for (name, bytes) in files {
        writer.start_file(name.as_str(), options)?;
        writer.write_all(bytes).map_err(zip::result::ZipError::Io)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// The files of a pack in one file by their names, as [`unpacked_as`] tells them.
///
/// # Errors
/// Where it cannot be unpacked, is too large, or a name leads out of it.
pub fn unpacked(file: &str, bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, Issues> {
    unpacked_as(file, bytes, PACK)
}

/// The files of a packed folder by their names. Where all lie in one folder, they are told within it; what systems
/// add of their own is passed over.
///
/// # Errors
/// Where it cannot be unpacked, is too large, or a name leads out of it.
pub fn unpacked_as(
    file: &str,
    bytes: &[u8],
    sort: Packing,
) -> Result<BTreeMap<String, Vec<u8>>, Issues> {
    let told = |code: &'static str, seen: String, expected: &str| {
        alone(Issue::new(Code(code), At::file(file), &seen, expected, sort.help))
    };
    let broken = |error: &dyn std::fmt::Display| {
        told("E0022", format!("it cannot be unpacked: {error}"), "a packed folder (.zip)")
    };
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    if zip.len() > FILES {
        return Err(told("E0020", format!("{} files", zip.len()), "5,000 files at the most"));
    }
    let (mut files, mut left) = (BTreeMap::new(), sort.bytes);
    for n in 0..zip.len() {
        let entry = zip.by_index(n).map_err(|error| broken(&error))?;
        if entry.is_dir() {
            continue;
        }
        let Some(name) =
            entry.enclosed_name().and_then(|name| Some(name.to_str()?.replace('\\', "/")))
        else {
            let seen = "a file whose name leads out of the folder".to_owned();
            return Err(told("E0022", seen, &format!("files of {}", sort.of)));
        };
        let mut bytes = Vec::new();
        let read = entry.take(left + 1).read_to_end(&mut bytes);
        read.map_err(|error| broken(&error))?;
        left = left.checked_sub(bytes.len() as u64).ok_or_else(|| {
            let most = in_bytes(sort.bytes);
            told("E0020", format!("it unpacks to more than {most}"), sort.of)
        })?;
        let of_systems =
            name.starts_with("__MACOSX/") || name.rsplit('/').next() == Some(".DS_Store");
        if !of_systems {
            files.insert(name, bytes);
        }
    }
    Ok(within(files))
}

/// Files without the one folder that all of them lie in.
fn within(files: BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let first = files.keys().next().and_then(|name| Some(name.split_once('/')?.0.to_owned()));
    let Some(folder) = first.map(|folder| format!("{folder}/")) else { return files };
    if !files.contains_key("pack.toml") && files.keys().all(|name| name.starts_with(&folder)) {
        let inner = |(name, bytes): (String, Vec<u8>)| (name[folder.len()..].to_owned(), bytes);
        return files.into_iter().map(inner).collect();
    }
    files
}
