//! Writing one file, all or nothing.

use super::exit::{Exit, Failure};
use super::folder::too_long;
use crate::issues::{At, Code, Issue};
use std::io::{self, Write};
use std::path::Path;

/// Whether a file that is there already may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Existing {
    /// It is refused.
    Keep,
    /// It is replaced.
    Replace,
}

/// Writes beside the file and moves it there once it is whole.
///
/// # Errors
/// Where it exists and is to be kept, or cannot be written; a file from before is then as it was.
pub(super) fn put(file: &Path, bytes: &[u8], existing: Existing) -> Result<(), Failure> {
    if existing == Existing::Keep && file.symlink_metadata().is_ok() {
        let at = At::file(&file.display().to_string());
        let expected = "a file that does not exist yet";
        let help = "choose another name, or replace this one with --force";
        let issue = Issue::new(Code("E0902"), at, "exists already", expected, help);
        return Err(Failure::Refused(Box::new(issue), Exit::Usage));
    }
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let disk = |error: io::Error| match error.kind() {
        io::ErrorKind::InvalidFilename => too_long(file),
        _ => Failure::Files(format!("`{}` cannot be written", file.display()), error),
    };
    let mut unfinished =
        tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new("."))).map_err(disk)?;
    unfinished.write_all(bytes).map_err(disk)?;
    unfinished.as_file().sync_all().map_err(disk)?;
    unfinished.persist(file).map_err(|error| disk(error.error))?;
    Ok(())
}
