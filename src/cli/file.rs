//! Writing one file, all or nothing.

use super::exit::Failure;
use super::folder::{Output, not_written};
use crate::report::put_file;
use std::path::Path;

/// Whether a file that is there already may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Existing {
    /// It is refused.
    Keep,
    /// It is replaced.
    Replace,
}

/// Writes a file beside its place and moves it there once it is whole.
///
/// # Errors
/// Where it exists and is to be kept, or cannot be written; a file from before is then as it was.
pub(super) fn put(file: &Path, bytes: &[u8], existing: Existing) -> Result<(), Failure> {
    put_file(file, bytes, existing == Existing::Replace)
        .map_err(|why| not_written(why, Output::File))
}
