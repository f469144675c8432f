//! The lock of a hidden folder, which ends with the process that holds it.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

/// The lock of a hidden folder, with the name of its target.
pub(super) const LOCK: &str = "lock";

/// How often a lock is tried again whose file goes away meanwhile.
const TRIES: usize = 20;

pub(super) enum Lock {
    Held(File),
    Busy,
    /// The disk knows no locks; whether the folder was made just now.
    Unknown {
        made: bool,
    },
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Making {
    Folder,
    Nothing,
}

/// Locks a hidden folder, which is made where that is wanted and it is missing.
pub(super) fn lock(at: &Path, making: Making) -> io::Result<Lock> {
    let path = at.join(LOCK);
    for _ in 0..TRIES {
        let made = making == Making::Folder && made(at)?;
        let mut how = OpenOptions::new();
        how.read(true).write(true).create(making == Making::Folder).truncate(false);
        let file = match how.open(&path) {
            Ok(file) => file,
            // Whoever had it has just finished and cleared it away.
            Err(error) if making == Making::Folder && error.kind() == io::ErrorKind::NotFound => {
                continue;
            }
            Err(error) => return Err(error),
        };
        match file.try_lock() {
            Ok(()) if is_still(&file, &path) => return Ok(Lock::Held(file)),
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(Lock::Busy),
            Err(TryLockError::Error(_)) => return Ok(Lock::Unknown { made }),
        }
    }
    Ok(Lock::Busy)
}

/// Makes a folder; whether it was not there before.
fn made(at: &Path) -> io::Result<bool> {
    match fs::create_dir(at) {
        Ok(()) => Ok(true),
        // A link or a file of that name is nobody's hidden folder.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            if at.symlink_metadata().is_ok_and(|there| there.is_dir()) {
                Ok(false)
            } else {
                Err(error)
            }
        }
        Err(error) => Err(error),
    }
}

/// Whether an open file is the one that now lies at a path.
#[cfg(unix)]
fn is_still(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), path.symlink_metadata()) {
        (Ok(open), Ok(there)) => (open.dev(), open.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_still(_: &File, path: &Path) -> bool {
    path.exists()
}
