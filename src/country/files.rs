//! Where the files of a pack come from: a folder on disk, the program itself, or memory.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The files of a pack, named relative to it with `/` between folder and file.
pub trait PackFiles {
    /// The names of all files, in order.
    fn names(&self) -> Vec<String>;

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

    /// The path of a file, refused where it would leave the folder, by its name or by a link.
    fn path(&self, name: &str) -> io::Result<PathBuf> {
        let plain = |part: &str| !part.is_empty() && part != "." && part != "..";
        if !name.split('/').all(plain) || name.contains(['\\', ':', '\0']) {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        let path = self.root.join(name).canonicalize()?;
        if path.starts_with(&self.root) {
            Ok(path)
        } else {
            Err(io::ErrorKind::PermissionDenied.into())
        }
    }

    /// Names of the files directly in a folder of the pack; `within` is empty or ends in `/`.
    fn names_within(&self, within: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.root.join(within)) else {
            return Vec::new();
        };
        entries
            .flatten()
            .filter(|entry| !entry.path().is_dir())
            .filter_map(|entry| entry.file_name().into_string().ok())
            .map(|name| format!("{within}{name}"))
            .collect()
    }
}

impl PackFiles for Folder {
    fn names(&self) -> Vec<String> {
        let mut names = self.names_within("");
        names.extend(self.names_within("exercises/"));
        names.extend(self.names_within("scenarios/"));
        names.sort();
        names
    }

    fn size(&self, name: &str) -> io::Result<u64> {
        let found = fs::metadata(self.path(name)?)?;
        if found.is_file() { Ok(found.len()) } else { Err(io::ErrorKind::NotFound.into()) }
    }

    fn read(&self, name: &str) -> io::Result<Cow<'_, [u8]>> {
        fs::read(self.path(name)?).map(Cow::Owned)
    }
}
