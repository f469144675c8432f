//! Moving within a disk such that nothing is overwritten unseen and no moment is between.

use std::io;
use std::path::Path;

/// Moves to a place that must be free.
///
/// # Errors
/// [`io::ErrorKind::AlreadyExists`] or [`io::ErrorKind::DirectoryNotEmpty`] where it is not.
pub(super) fn to_free_place(from: &Path, to: &Path) -> io::Result<()> {
    match system::to_free_place(from, to) {
        Some(done) => done,
        None if to.symlink_metadata().is_ok() => Err(io::ErrorKind::AlreadyExists.into()),
        None => std::fs::rename(from, to),
    }
}

/// Exchanges what lies at two places in one moment; `None` where the system cannot.
pub(super) fn exchange(one: &Path, other: &Path) -> Option<io::Result<()>> {
    system::exchange(one, other)
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
mod system {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    use std::io;
    use std::path::Path;

    pub(super) fn to_free_place(from: &Path, to: &Path) -> Option<io::Result<()>> {
        renamed(from, to, RenameFlags::NOREPLACE)
    }

    pub(super) fn exchange(one: &Path, other: &Path) -> Option<io::Result<()>> {
        renamed(one, other, RenameFlags::EXCHANGE)
    }

    /// `None` where the disk does not know this way of moving.
    fn renamed(from: &Path, to: &Path, how: RenameFlags) -> Option<io::Result<()>> {
        match renameat_with(CWD, from, CWD, to, how) {
            Ok(()) => Some(Ok(())),
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => None,
            Err(error) => Some(Err(error.into())),
        }
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
mod system {
    use std::io;
    use std::path::Path;

    pub(super) fn to_free_place(_: &Path, _: &Path) -> Option<io::Result<()>> {
        None
    }

    pub(super) fn exchange(_: &Path, _: &Path) -> Option<io::Result<()>> {
        None
    }
}
