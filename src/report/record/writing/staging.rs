//! The hidden folder in which something is written before it is moved to its place.

use super::lock::{LOCK, Lock, Making, lock};
use super::{NotWritten, moving};
use crate::report::record::manifest::FileListed;
use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How the names of these folders end.
const ENDING: &str = ".aidreach";
/// Longest name that the common file systems take, in bytes.
const LONGEST_NAME: usize = 255;
/// What such a folder holds beside its lock: what is written, and what it replaces.
const NEW: &str = "new";
const OLD: &str = "old";
/// What others left is looked at only after this time: a folder that was just made has no lock yet.
const OLD_ENOUGH: Duration = Duration::from_secs(600);

/// Folders that this process is writing in. Held while anything is written or moved, so that Ctrl-C
/// waits until it is, and nothing is after it.
static UNFINISHED: Mutex<BTreeSet<(PathBuf, PathBuf)>> = Mutex::new(BTreeSet::new());

fn unfinished() -> MutexGuard<'static, BTreeSet<(PathBuf, PathBuf)>> {
    // Whoever panicked left the set whole.
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Clears away what is being written, for a program that is about to end: nothing is written or moved
/// to its place from then on.
pub fn give_up() {
    let writing = unfinished();
    for (at, target) in writing.iter() {
        clear(at, target);
    }
    // Whoever is writing must not go on, nor say that the disk has failed.
    std::mem::forget(writing);
}

pub(super) enum Begun {
    /// Nobody else writes to this place.
    Ours(Staging),
    /// Somebody else does.
    Busy,
}

/// The hidden folder of one target; gone when this is dropped.
pub(super) struct Staging {
    at: PathBuf,
    target: PathBuf,
    /// Held, where the disk has locks.
    _lock: Option<File>,
}

impl Staging {
    /// Begins to write to a place in a folder, and clears away there what killed writers left.
    pub(super) fn begin(folder: &Path, target: &Path) -> io::Result<Begun> {
        let mut writing = unfinished();
        let name = target.file_name().unwrap_or_default();
        let at = folder.join(hidden(name));
        let lock = match lock(&at, Making::Folder)? {
            Lock::Held(file) => Some(file),
            Lock::Unknown { made: true } => None,
            Lock::Busy | Lock::Unknown { made: false } => return Ok(Begun::Busy),
        };
        remove_remains(&at, target)?;
        if let Some(mut file) = lock.as_ref() {
            file.set_len(0)?;
            file.write_all(name.as_encoded_bytes())?;
        }
        writing.insert((at.clone(), target.to_owned()));
        sweep(folder, &at);
        Ok(Begun::Ours(Staging { at, target: target.to_owned(), _lock: lock }))
    }

    /// What is written: a file, or a folder.
    pub(super) fn written(&self) -> PathBuf {
        self.at.join(NEW)
    }

    /// Begins a folder.
    pub(super) fn make_folder(&self) -> io::Result<()> {
        let _writing = unfinished();
        fs::create_dir(self.written())
    }

    /// Writes a file: the one of this name within the folder, or the only one.
    pub(super) fn write(&self, within: &str, bytes: &[u8]) -> io::Result<()> {
        let _writing = unfinished();
        let path = if within.is_empty() { self.written() } else { self.written().join(within) };
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut file = File::create_new(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    /// Moves what was written to its place, which must be free.
    pub(super) fn move_in(&self) -> io::Result<()> {
        let _moving = unfinished();
        moving::to_free_place(&self.written(), &self.target)
    }

    /// Moves a file over the one that is there.
    pub(super) fn move_over(&self) -> io::Result<()> {
        let _moving = unfinished();
        fs::rename(self.written(), &self.target)
    }

    /// Puts the new folder in the place of the old one, looks at the old one where nobody reaches it
    /// any more, and puts it back where it must not go.
    pub(super) fn swap(
        &self,
        may_go: impl FnOnce(&Path) -> Result<(), NotWritten>,
        disk: impl Fn(io::Error) -> NotWritten,
    ) -> Result<(), NotWritten> {
        let _moving = unfinished();
        let (new, old) = (self.written(), self.at.join(OLD));
        match moving::exchange(&new, &self.target) {
            Some(done) => {
                done.map_err(&disk)?;
                may_go(&new).inspect_err(|_| {
                    // The refusal is what is told; where this fails, the old folder stays beside.
                    if moving::exchange(&new, &self.target).is_none_or(|done| done.is_err()) {
                        let _ = fs::rename(&new, self.at.with_extension("kept"));
                    }
                })
            }
            None => {
                fs::rename(&self.target, &old).map_err(&disk)?;
                let done = may_go(&old)
                    .and_then(|()| moving::to_free_place(&new, &self.target).map_err(&disk));
                if done.is_err() && moving::to_free_place(&old, &self.target).is_err() {
                    let _ = fs::rename(&old, self.at.with_extension("kept"));
                }
                done
            }
        }
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        let mut writing = unfinished();
        clear(&self.at, &self.target);
        writing.remove(&(self.at.clone(), self.target.clone()));
    }
}

/// The name of the hidden folder for a target of this name.
fn hidden(name: &OsStr) -> OsString {
    let mut hidden = OsString::from(".");
    if name.len() + 1 + ENDING.len() <= LONGEST_NAME {
        hidden.push(name);
    } else {
        let digest = FileListed::of("", name.as_encoded_bytes()).sha256;
        hidden.push(digest.get(..16).unwrap_or(&digest));
    }
    hidden.push(ENDING);
    hidden
}

/// Removes what a killed writer left in a hidden folder whose lock is held; what it had moved out of
/// the way without putting anything in its place goes back.
fn remove_remains(at: &Path, target: &Path) -> io::Result<()> {
    let (new, old) = (at.join(NEW), at.join(OLD));
    if old.symlink_metadata().is_ok() && target.symlink_metadata().is_err() {
        moving::to_free_place(&old, target)?;
    }
    for remains in [new, old] {
        match remains.symlink_metadata() {
            Ok(there) if there.is_dir() => fs::remove_dir_all(&remains)?,
            Ok(_) => fs::remove_file(&remains)?,
            Err(_) => {}
        }
    }
    Ok(())
}

/// Removes a hidden folder whose lock is held; best effort, for the next writer tries again.
fn clear(at: &Path, target: &Path) {
    if remove_remains(at, target).is_ok() {
        let _ = fs::remove_file(at.join(LOCK));
        let _ = fs::remove_dir(at);
    }
}

/// Clears away what killed writers left for other places of a folder.
fn sweep(folder: &Path, own: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let at = entry.path();
        if name.starts_with('.') && name.ends_with(ENDING) && at != own && is_left(&at) {
            let Ok(Lock::Held(mut file)) = lock(&at, Making::Nothing) else { continue };
            let mut target = Vec::new();
            let read = file.read_to_end(&mut target);
            let target = os_string(target);
            // A name and nothing else, so that nothing is put back elsewhere.
            if read.is_ok() && Path::new(&target).file_name() == Some(&target) {
                clear(&at, &folder.join(&target));
            }
        }
    }
}

/// Whether a folder has been left alone for long, and holds nothing but what a writer puts there.
fn is_left(at: &Path) -> bool {
    let Ok(entries) = fs::read_dir(at) else { return false };
    let known = |name: &OsStr| [LOCK, NEW, OLD].iter().any(|known| name == *known);
    let Ok(lock) = at.join(LOCK).symlink_metadata() else { return false };
    let age = lock.modified().ok().and_then(|at| at.elapsed().ok());
    let old = lock.is_file() && age.is_some_and(|age| age > OLD_ENOUGH);
    old && entries.flatten().all(|entry| known(&entry.file_name()))
}

#[cfg(unix)]
fn os_string(bytes: Vec<u8>) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes)
}

#[cfg(not(unix))]
fn os_string(bytes: Vec<u8>) -> OsString {
    String::from_utf8_lossy(&bytes).into_owned().into()
}
