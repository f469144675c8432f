//! The files of a run folder, read back.

use super::strict;
use crate::intake;
use crate::report::record::disk::reason;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A run folder on disk.
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
}

/// A table read back: each row by the names of its columns.
pub(super) type Rows = Vec<BTreeMap<String, String>>;

impl Folder {
    /// The folder at a path.
    pub fn new(root: &Path) -> Folder {
        Folder { root: root.to_owned() }
    }

    /// The bytes of a file, which must lie inside the folder.
    ///
    /// # Errors
    /// A sentence where it leads out, or cannot be read.
    pub fn bytes(&self, name: &str) -> Result<Vec<u8>, String> {
        intake::read_within(&self.root, name, intake::RUN)
            .map_err(|error| format!("{name} cannot be read: {}", reason(&error)))
    }

    /// Names of all files, with `/` between folder and file.
    pub fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        collect(&self.root, "", &mut names);
        names.sort();
        names
    }

    /// A table, where the run has one.
    pub(super) fn table(&self, name: &str) -> Option<Rows> {
        let bytes = self.bytes(&format!("tables/{name}.csv")).ok()?;
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        reader.deserialize().collect::<Result<Rows, _>>().ok()
    }

    /// The summary, where it is JSON.
    pub(super) fn summary(&self) -> Option<serde_json::Value> {
        strict::read(&self.bytes("summary.json").ok()?).ok()
    }
}

fn collect(folder: &Path, within: &str, names: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = format!("{within}{}", entry.file_name().to_string_lossy());
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => collect(&entry.path(), &format!("{name}/"), names),
            _ => names.push(name),
        }
    }
}
