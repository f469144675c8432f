//! Where the files of a pack come from: a folder on disk, the program itself, or memory.

use super::read::MOST_FILES;
use crate::intake::{self, Most, Refused, TABLE};
use crate::issues::{At, Issues};
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

    /// The names of sheets that nothing is read from, where it is a workbook.
    fn unread(&self) -> Vec<String> {
        Vec::new()
    }

    /// What is worth knowing about how its files came to be.
    fn notes(&self) -> Issues {
        Issues::default()
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

    /// A place in one of its files as people find it, where files stand for something else.
    fn place(&self, at: At) -> At {
        at
    }

    /// A text about one of its files in the words for what it stands for.
    fn in_its_words(&self, _file: &str, text: String) -> String {
        text
    }
}

/// The folder of a pack where its scenarios lie.
pub const SCENARIOS: &str = "scenarios";
/// The file of a pack that keeps what imports wrote, so that they never replace what a person did.
pub const IMPORTED: &str = "imported.csv";
/// The folder of a pack where its ready exercises lie.
pub const EXERCISES: &str = "exercises";

/// The name of a TOML file in a folder of a pack.
pub fn toml_name(folder: &str, id: &str) -> String {
    format!("{folder}/{id}.toml")
}

/// Ids of the TOML files in a folder of a pack, in order.
pub fn toml_ids(files: &dyn PackFiles, folder: &str) -> Vec<String> {
    let id = |name: &String| {
        let name = name.strip_prefix(folder)?.strip_prefix('/')?;
        Some(name.strip_suffix(".toml")?.to_owned())
    };
    files.names().iter().filter_map(id).collect()
}

/// The text of a TOML file in a folder of a pack; `None` where it has none of that id.
///
/// # Errors
/// Where it is there and cannot be read, is larger than it may be, or is no UTF-8.
pub fn toml_text(
    files: &dyn PackFiles,
    (folder, id): (&str, &str),
    most: Most,
) -> io::Result<Option<String>> {
    let bytes = match files.read(&toml_name(folder, id)) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    if bytes.len() as u64 > most.bytes {
        return Err(Refused::TooLarge { bytes: Some(bytes.len() as u64), most }.into());
    }
    let text = String::from_utf8(bytes.into_owned());
    let text = text.map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
    Ok(Some(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text)))
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
pub(in crate::country) const READ_FOLDERS: [&str; 2] = [EXERCISES, SCENARIOS];

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
