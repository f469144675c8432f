//! Folders of files, written whole or not at all.

use crate::issues::Issue;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Why a folder was not written.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    /// Something may not be shared at this level.
    #[error("{0}")]
    Gate(Box<Issue>),
    /// There is such a folder already.
    #[error("`{0}` exists already")]
    Exists(PathBuf),
    /// There is something else there, which is never overwritten.
    #[error("`{0}` exists and is no folder of this sort, so it is never overwritten")]
    NotOurs(PathBuf),
    /// The disk or its permissions.
    #[error("`{0}` cannot be written")]
    Disk(PathBuf, #[source] io::Error),
}

/// What may become of a folder that is there already.
#[derive(Clone, Copy)]
pub(super) enum Existing {
    /// It stays, and nothing is written.
    Keep,
    /// It is replaced where it is empty or of the same sort, which this tells.
    Replace(fn(&Path) -> bool),
}

/// Writes files, by their paths within the folder, beside the folder's place and moves them there
/// once they are whole.
///
/// # Errors
/// [`NotWritten`]; whatever was there before is then as it was.
pub(super) fn put_all(
    files: &BTreeMap<String, Vec<u8>>,
    to: &Path,
    existing: Existing,
) -> Result<(), NotWritten> {
    let disk = |error| NotWritten::Disk(to.to_owned(), error);
    let there = to.symlink_metadata().is_ok();
    match existing {
        Existing::Keep if there => return Err(NotWritten::Exists(to.to_owned())),
        Existing::Replace(ours) if there && !is_empty(to) && !ours(to) => {
            return Err(NotWritten::NotOurs(to.to_owned()));
        }
        Existing::Keep | Existing::Replace(_) => {}
    }
    let parent = match to.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(parent).map_err(disk)?;
    let name = to.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let prefix = format!(".{name}.");
    let unfinished = tempfile::Builder::new().prefix(&prefix).tempdir_in(parent).map_err(disk)?;
    let new = unfinished.path().join("new");
    for (file, bytes) in files {
        put(&new.join(file), bytes).map_err(disk)?;
    }
    if there {
        fs::rename(to, unfinished.path().join("old")).map_err(disk)?;
    }
    // What was moved out of the way goes when the unfinished folder does.
    fs::rename(&new, to).map_err(|error| {
        if there {
            // Best effort: the first error is the one worth telling.
            let _ = fs::rename(unfinished.path().join("old"), to);
        }
        disk(error)
    })
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}

fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = fs::File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
