//! Where something is to be written, with links followed.

use super::{NotWritten, Unfit};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A place to write to. Folders made on the way to it go again where nothing is written there.
pub(super) struct Place {
    folder: PathBuf,
    at: PathBuf,
    /// Folders made on the way, outermost first.
    made: Vec<PathBuf>,
}

impl Place {
    /// The place of a folder; those above it are made where they are missing.
    pub(super) fn of_folder(to: &Path) -> Result<Place, NotWritten> {
        let missing = to.symlink_metadata().is_err_and(|e| e.kind() == io::ErrorKind::NotFound);
        let mut made = Vec::new();
        let above = to.parent().filter(|above| missing && *above != Path::new(""));
        if let Some(above) = above {
            let absent = |path: &&Path| !path.as_os_str().is_empty() && !path.exists();
            made.extend(above.ancestors().take_while(absent).map(Path::to_owned));
            made.reverse();
            let all = fs::create_dir_all(above);
            all.map_err(|error| NotWritten::Disk(to.to_owned(), error))?;
        }
        // Made first, so that they go again where the place is refused.
        let mut place = Place { folder: PathBuf::new(), at: PathBuf::new(), made };
        (place.folder, place.at) = followed(to)?;
        Ok(place)
    }

    /// The place of a file.
    pub(super) fn of_file(to: &Path) -> Result<Place, NotWritten> {
        if to.as_os_str().as_encoded_bytes().ends_with(b"/") {
            return Err(NotWritten::Unfit(to.to_owned(), Unfit::Folder));
        }
        let (folder, at) = followed(to)?;
        Ok(Place { folder, at, made: Vec::new() })
    }

    /// The folder it is in.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The place itself.
    pub(super) fn at(&self) -> &Path {
        &self.at
    }

    /// Whether the program was started in it, or somewhere below.
    pub(super) fn is_stood_in(&self) -> bool {
        Path::new(".").canonicalize().is_ok_and(|here| here.starts_with(&self.at))
    }

    /// Keeps what was made on the way, and has the disk remember the entry.
    pub(super) fn keep(mut self) -> io::Result<()> {
        self.made.clear();
        // Only where folders can be opened is there anything to remember.
        if cfg!(unix) { fs::File::open(&self.folder)?.sync_all() } else { Ok(()) }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        for folder in self.made.iter().rev() {
            // Only an empty one goes; another process may have put something there.
            let _ = fs::remove_dir(folder);
        }
    }
}

/// The folder of a place and the place itself, both absolute: folders may be moved while the program
/// stands in them.
fn followed(to: &Path) -> Result<(PathBuf, PathBuf), NotWritten> {
    let disk = |error| NotWritten::Disk(to.to_owned(), error);
    let at = match to.symlink_metadata() {
        Ok(_) => to.canonicalize().map_err(|error| match (error.kind(), to.metadata()) {
            // The system's own links to pipes have no path at their other end.
            (_, Ok(end)) if !end.is_dir() => NotWritten::Unfit(to.to_owned(), Unfit::Special),
            (io::ErrorKind::NotFound, _) => NotWritten::Unfit(to.to_owned(), Unfit::DeadLink),
            _ => disk(error),
        })?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let name = to.file_name().ok_or_else(|| disk(error))?;
            let above = to.parent().filter(|above| *above != Path::new(""));
            above.unwrap_or(Path::new(".")).canonicalize().map_err(disk)?.join(name)
        }
        Err(error) => return Err(disk(error)),
    };
    match at.parent() {
        Some(folder) => Ok((folder.to_owned(), at)),
        None => Err(NotWritten::Unfit(to.to_owned(), Unfit::Root)),
    }
}
