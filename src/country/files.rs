//! Where the files of a pack come from: a folder on disk, the program itself, or memory.

use super::read::MOST_FILES;
use crate::intake::{self, TABLE};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The files of a pack, named relative to it with `/` between folder and file.
pub trait PackFiles {
    /// The names of all files, in order.
    fn names(&self) -> Vec<String>;

    /// The names of folders in it that nothing is read from.
    fn folders(&self) -> Vec<String> {
        Vec::new()
    }

    /// Whether the program's own tests hold these very files to every rule.
    fn are_tested(&self) -> bool {
        false
    }

    /// How many bytes a file has.
    ///
    /// # Errors
    /// Where there is no such file, it lies outside the pack or it cannot be read.
    fn size(&self, name: &str) -> io::Result<u64>;

    /// The bytes of a file.
    ///
    /// # Errors
    /// Where there is no such file, it lies outside the pack or it cannot be read.
    fn read(&self, name: &str) -> io::Result<Cow<'_, [u8]>>;
}

/// A pack held in memory, by file name.
impl PackFiles for BTreeMap<String, Vec<u8>> {
    fn names(&self) -> Vec<String> {
        self.keys().cloned().collect()
    }

    fn size(&self, name: &str) -> io::Result<u64> {
        self.read(name).map(|bytes| bytes.len() as u64)
    }

    fn read(&self, name: &str) -> io::Result<Cow<'_, [u8]>> {
        let bytes = self.get(name).ok_or(io::ErrorKind::NotFound)?;
        Ok(Cow::Borrowed(bytes))
    }
}

/// A pack in a folder on disk.
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The folder at a path.
    ///
    /// # Errors
    /// Where there is no folder there, or it cannot be opened.
    pub fn open(path: &Path) -> io::Result<Folder> {
        let root = path.canonicalize()?;
        if root.is_dir() { Ok(Folder { root }) } else { Err(io::ErrorKind::NotADirectory.into()) }
    }

    /// Where it is, with links followed.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Names of what lies directly in a folder of the pack, files or folders; `within` is empty or ends
    /// in `/`. No more than a pack may have, and one more.
    fn names_within(&self, within: &str, folders: bool) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.root.join(within)) else {
            return Vec::new();
        };
        entries
            .flatten()
            .take(MOST_FILES + 1)
            .filter(|entry| entry.path().is_dir() == folders)
            .filter_map(|entry| entry.file_name().into_string().ok())
            .map(|name| format!("{within}{name}"))
            .collect()
    }
}

/// Folders of a pack whose TOML files are read.
pub(in crate::country) const READ_FOLDERS: [&str; 2] = ["exercises", "scenarios"];

impl PackFiles for Folder {
    fn names(&self) -> Vec<String> {
        let mut names = self.names_within("", false);
        for folder in READ_FOLDERS {
            names.extend(self.names_within(&format!("{folder}/"), false));
        }
        names.sort();
        names
    }

    fn folders(&self) -> Vec<String> {
        let mut names = self.names_within("", true);
        names.retain(|name| !READ_FOLDERS.contains(&name.as_str()));
        for folder in READ_FOLDERS {
            names.extend(self.names_within(&format!("{folder}/"), true));
        }
        names.sort();
        names
    }

    fn size(&self, name: &str) -> io::Result<u64> {
        intake::size_within(&self.root, name)
    }

    fn read(&self, name: &str) -> io::Result<Cow<'_, [u8]>> {
        intake::read_within(&self.root, name, TABLE).map(Cow::Owned)
    }
}
