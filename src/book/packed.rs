//! Folders packed in one file.

use super::alone;
use crate::intake::{in_bytes, unfit_name};
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
pub enum Failing {
    /// They are too large.
    #[error("the files cannot be packed: {0}")]
    Zip(#[from] zip::result::ZipError),
    /// A name would lead out of the folder where they are unpacked, or is none on some system.
    #[error("the files cannot be packed: `{0}` is {1}")]
    Name(String, &'static str),
}

/// Packs files by their names: the same bytes for the same files.
///
/// # Errors
/// Where they are too large, or a name is none of a file in a folder.
pub fn packed(files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, Failing> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    // A day of its own would make every archive another file.
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    for (name, bytes) in files {
        if let Some(why) = unfit_name(name) {
            return Err(Failing::Name(name.clone(), why));
        }
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
/// Where it cannot be unpacked, is too large, a name leads out of it, or two files have one name.
pub fn unpacked_as(
    file: &str,
    bytes: &[u8],
    sort: Packing,
) -> Result<BTreeMap<String, Vec<u8>>, Issues> {
    let told = |code: &'static str, seen: &str, expected: &str| {
        alone(Issue::new(Code(code), At::file(file), seen, expected, sort.help))
    };
    let broken = |error: &dyn std::fmt::Display| {
        told("E0022", &format!("it cannot be unpacked: {error}"), "a packed folder (.zip)")
    };
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    if zip.len() > FILES {
        let seen = format!("{} files", zip.len());
        return Err(told("E0020", &seen, "5,000 files at the most"));
    }
    if zip.has_duplicate_names() {
        let seen = "two files in it have the same name";
        return Err(told("E0035", seen, "one file of each name"));
    }
    let (mut files, mut left) = (BTreeMap::new(), sort.bytes);
    let mut twins = Twins::default();
    for n in 0..zip.len() {
        let entry = zip.by_index(n).map_err(|error| broken(&error))?;
        if entry.is_dir() {
            continue;
        }
        let given = entry.name().map_err(|error| broken(&error))?.into_owned();
        let name = plain(&given);
        if is_of_systems(&name) {
            continue;
        }
        if let Some(why) = unfit_name(&name).or(entry.is_symlink().then_some(LINK)) {
            let given: String = given.chars().take(SHOWN).collect();
            return Err(told(
                "E0406",
                &format!("`{given}`, {why}"),
                &format!("files of {}", sort.of),
            ));
        }
        if let Some(other) = twins.of(&name, &given) {
            let seen = format!("`{other}` and `{given}`, which some systems take for one");
            return Err(told("E0035", &seen, "one file of each name"));
        }
        let mut bytes = Vec::new();
        let read = entry.take(left + 1).read_to_end(&mut bytes);
        read.map_err(|error| broken(&error))?;
        left = left.checked_sub(bytes.len() as u64).ok_or_else(|| {
            let most = in_bytes(sort.bytes);
            told("E0020", &format!("it unpacks to more than {most}"), sort.of)
        })?;
        files.insert(name, bytes);
    }
    Ok(within(files))
}

const LINK: &str = "a link instead of a file";
/// Characters that are shown of a name.
const SHOWN: usize = 100;

/// A name as one is written within a folder: some packers write `\` between folders, or begin with `./`.
fn plain(given: &str) -> String {
    let name = given.replace('\\', "/");
    let mut rest = name.as_str();
    while let Some(inner) = rest.strip_prefix("./") {
        rest = inner;
    }
    rest.to_owned()
}

fn is_of_systems(name: &str) -> bool {
    name.starts_with("__MACOSX/") || name.rsplit('/').next() == Some(".DS_Store")
}

/// Names seen so far, as they are told, by what a system reads that takes small and capital letters for the same.
#[derive(Clone, Debug, Default)]
pub struct Twins {
    files: BTreeMap<String, String>,
    folders: BTreeMap<String, String>,
}

impl Twins {
    /// Adds a file by its name, told as it was given. A file from before that is the same one on some system, or lies
    /// where this one needs a folder, or the other way round, is returned as it was told.
    pub fn of(&mut self, name: &str, given: &str) -> Option<String> {
        let key = name.to_lowercase();
        let folders = || key.match_indices('/').map(|(at, _)| &key[..at]);
        let other = self.files.get(&key).or_else(|| self.folders.get(&key));
        let other = other.or_else(|| folders().find_map(|folder| self.files.get(folder)));
        let other = other.cloned();
        for folder in folders() {
            self.folders.entry(folder.to_owned()).or_insert_with(|| given.to_owned());
        }
        self.files.entry(key).or_insert_with(|| given.to_owned());
        other
    }
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
