//! All that is written to disk: one file or one folder, whole or not at all.
//!
//! What is new is written into a hidden folder beside its place, `.NAME.aidreach`, and moved there
//! once it is whole. The hidden folder holds a lock for as long as its writer lives, so that of two
//! writers to one place one is told, and so that what a killed writer left is known and cleared away
//! by the next one. Modes are what the system gives new files and folders.

mod lock;
mod moving;
mod ours;
mod place;
mod staging;

pub use staging::give_up;

use crate::intake::unfit_name;
use crate::issues::Issue;
use crate::report::record::manifest::FileListed;
use place::Place;
use staging::{Begun, Staging};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    /// Something may not be shared at this level.
    #[error("{0}")]
    Gate(Box<Issue>),
    /// There is such a file or folder already.
    #[error("`{0}` exists already")]
    Exists(PathBuf),
    /// There is something else there, which is never overwritten.
    #[error("`{0}` exists and is no folder of this sort, so it is never overwritten")]
    NotOurs(PathBuf),
    /// The folder holds a person's own files: those the program did not write, and those that
    /// changed since it did.
    #[error("`{folder}` holds files of a person's own")]
    OwnFiles {
        /// The folder.
        folder: PathBuf,
        /// Files that the program did not write.
        foreign: Vec<String>,
        /// Files that it wrote, and that are different now.
        changed: Vec<String>,
    },
    /// A file of the folder has a name that leads out of it, or that is none on some system.
    #[error("`{0}` is {1}")]
    Name(String, &'static str),
    /// The place itself can hold no such thing.
    #[error("`{0}` is no place to write to")]
    Unfit(PathBuf, Unfit),
    /// Another writer is at work there.
    #[error("`{0}` is being written by another process")]
    Busy(PathBuf),
    /// The disk or its permissions.
    #[error("`{0}` cannot be written")]
    Disk(PathBuf, #[source] io::Error),
}

/// What is wrong with a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// A file stands where a folder is to be.
    File,
    /// A folder stands where a file is to be.
    Folder,
    /// A pipe, a socket or a device.
    Special,
    /// A link that leads nowhere.
    DeadLink,
    /// The top of the disk.
    Root,
    /// The folder that the program was started in, or one that holds it.
    StoodIn,
}

/// The files of a folder as it lists them itself; `None` where it is not of the sort.
pub(in crate::report) type Listed = fn(&Path) -> Option<Vec<FileListed>>;

/// What may become of a folder that is there already.
#[derive(Clone, Copy)]
pub enum Existing {
    /// It stays, and nothing is written.
    Keep,
    /// It is filled where it is empty; otherwise it stays.
    Fill,
    /// It is replaced where it is empty, or holds just what the program wrote there.
    Replace(Listed),
}

/// Writes a folder of files, given by their paths within it.
///
/// # Errors
/// [`NotWritten`]; whatever was there before is then as it was.
pub fn put_folder<N: AsRef<str>, B: AsRef<[u8]>>(
    files: impl IntoIterator<Item = (N, B)>,
    to: &Path,
    existing: Existing,
) -> Result<(), NotWritten> {
    let disk = |error| NotWritten::Disk(to.to_owned(), error);
    let files: Vec<(N, B)> = files.into_iter().collect();
    for (name, _) in &files {
        lies_within(name.as_ref())?;
    }
    let place = Place::of_folder(to)?;
    let there = match place.at().metadata() {
        Ok(there) if there.is_dir() => Some(there),
        Ok(there) => {
            let unfit = if there.is_file() { Unfit::File } else { Unfit::Special };
            return Err(NotWritten::Unfit(to.to_owned(), unfit));
        }
        Err(_) => None,
    };
    if there.is_some() {
        match may_be_replaced(place.at(), to, existing) {
            // Another writer may just be exchanging it: looked at again once nobody else can be.
            Err(NotWritten::OwnFiles { .. } | NotWritten::NotOurs(_)) | Ok(()) => {}
            Err(why) => return Err(why),
        }
        if place.is_stood_in() {
            return Err(NotWritten::Unfit(to.to_owned(), Unfit::StoodIn));
        }
    }
    let staging = begin(&place, to)?;
    if there.is_some() {
        may_be_replaced(place.at(), to, existing)?;
    }
    staging.make_folder().map_err(disk)?;
    for (file, bytes) in files {
        staging.write(file.as_ref(), bytes.as_ref()).map_err(disk)?;
    }
    let Some(there) = there else {
        staging.move_in().map_err(|error| taken(to, error))?;
        return place.keep().map_err(disk);
    };
    // Whoever closed the folder to others wants that of the next one, too.
    if !there.permissions().readonly() {
        fs::set_permissions(staging.written(), there.permissions()).map_err(disk)?;
    }
    // Looked at again once it is out of everybody's way: files may have come in since.
    staging.swap(|old| may_be_replaced(old, to, existing), disk)?;
    place.keep().map_err(disk)
}

/// Writes one file.
///
/// # Errors
/// [`NotWritten`]; a file from before is then as it was.
pub fn put_file(to: &Path, bytes: &[u8], replace: bool) -> Result<(), NotWritten> {
    Ready::file(to, bytes, replace)?.put()
}

/// A folder that nobody else holds, until this is dropped.
pub struct Held {
    _staging: Staging,
}

/// Holds a folder against others who hold it, from before its files are read until they are written anew.
///
/// # Errors
/// [`NotWritten::Busy`] where somebody else holds it.
pub fn hold(folder: &Path) -> Result<Held, NotWritten> {
    let place = Place::of_file(&folder.join(HELD))?;
    begin(&place, &folder.join(HELD)).map(|staging| Held { _staging: staging })
}

/// The name under which a folder is held; no file has it.
const HELD: &str = "import";

/// Writes files into a folder, by their names there, over those that are there. All are written beside their
/// places before the first one is put into its place, in the order given.
///
/// # Errors
/// [`NotWritten`]; where not all could be written, every file from before is as it was.
pub fn put_files<'a>(
    files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    folder: &Path,
) -> Result<(), NotWritten> {
    let ready = files.into_iter().map(|(name, bytes)| {
        lies_within(name)?;
        Ready::file(&folder.join(name), bytes, true)
    });
    ready.collect::<Result<Vec<Ready>, NotWritten>>()?.into_iter().try_for_each(Ready::put)
}

/// A file that is written beside its place.
struct Ready {
    place: Place,
    staging: Staging,
    to: PathBuf,
    /// Whether it takes the place of another.
    over: bool,
}

impl Ready {
    fn file(to: &Path, bytes: &[u8], replace: bool) -> Result<Ready, NotWritten> {
        let disk = |error| NotWritten::Disk(to.to_owned(), error);
        let place = Place::of_file(to)?;
        let there = match place.at().metadata() {
            Ok(there) if there.is_dir() => {
                return Err(NotWritten::Unfit(to.to_owned(), Unfit::Folder));
            }
            Ok(there) if !there.is_file() => {
                return Err(NotWritten::Unfit(to.to_owned(), Unfit::Special));
            }
            Ok(_) if !replace => return Err(NotWritten::Exists(to.to_owned())),
            there => there.ok(),
        };
        let staging = begin(&place, to)?;
        staging.write("", bytes).map_err(disk)?;
        if let Some(there) = &there {
            fs::set_permissions(staging.written(), there.permissions()).map_err(disk)?;
        }
        Ok(Ready { place, staging, to: to.to_owned(), over: there.is_some() })
    }

    fn put(self) -> Result<(), NotWritten> {
        let disk = |error| NotWritten::Disk(self.to.clone(), error);
        match self.over {
            false => self.staging.move_in().map_err(|error| taken(&self.to, error))?,
            true => self.staging.move_over().map_err(disk)?,
        }
        self.place.keep().map_err(disk)
    }
}

/// Moves a folder into another one, under the first name of those given that is free.
///
/// # Errors
/// [`NotWritten`]; nothing is moved then.
pub(in crate::report) fn set_aside(
    folder: &Path,
    into: &Path,
    mut names: impl Iterator<Item = String>,
) -> Result<PathBuf, NotWritten> {
    let disk = |error| NotWritten::Disk(into.to_owned(), error);
    fs::create_dir_all(into).map_err(disk)?;
    loop {
        let Some(name) = names.next() else { return Err(NotWritten::Exists(into.to_owned())) };
        let to = into.join(name);
        match moving::to_free_place(folder, &to) {
            Ok(()) => return Ok(to),
            Err(error) if is_taken(&error) => {}
            Err(error) => return Err(disk(error)),
        }
    }
}

/// Whether a file of this name lies within the folder that it is written in, wherever the name comes from.
fn lies_within(name: &str) -> Result<(), NotWritten> {
    unfit_name(name).map_or(Ok(()), |why| Err(NotWritten::Name(name.to_owned(), why)))
}

fn begin(place: &Place, to: &Path) -> Result<Staging, NotWritten> {
    match Staging::begin(place.folder(), place.at()) {
        Ok(Begun::Ours(staging)) => Ok(staging),
        Ok(Begun::Busy) => Err(NotWritten::Busy(to.to_owned())),
        Err(error) => Err(NotWritten::Disk(to.to_owned(), error)),
    }
}

fn may_be_replaced(at: &Path, to: &Path, existing: Existing) -> Result<(), NotWritten> {
    let is_empty = || fs::read_dir(at).is_ok_and(|mut entries| entries.next().is_none());
    match existing {
        Existing::Keep => Err(NotWritten::Exists(to.to_owned())),
        Existing::Fill | Existing::Replace(_) if is_empty() => Ok(()),
        Existing::Fill => Err(NotWritten::Exists(to.to_owned())),
        Existing::Replace(listed) => ours::only(at, listed, to),
    }
}

fn is_taken(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::AlreadyExists | io::ErrorKind::DirectoryNotEmpty)
}

/// What it means that nothing can be moved to a place that was free.
fn taken(to: &Path, error: io::Error) -> NotWritten {
    if is_taken(&error) {
        NotWritten::Exists(to.to_owned())
    } else {
        NotWritten::Disk(to.to_owned(), error)
    }
}
