//! Why the disk refused, in the same plain words on every system.

use crate::intake::refused;
use std::io::{Error, ErrorKind};

/// The reason of an error in a few words.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the system has some forty kinds of errors and may get more; it tells the rest itself"
)]
pub fn reason(error: &Error) -> String {
    if let Some(why) = refused(error) {
        return why.to_string();
    }
    match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        ErrorKind::PermissionDenied => "the system does not allow it".to_owned(),
        ErrorKind::AlreadyExists | ErrorKind::NotADirectory => "a file is in the way".to_owned(),
        ErrorKind::IsADirectory => "it is a folder".to_owned(),
        ErrorKind::StorageFull => "the disk is full".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "the disk can only be read".to_owned(),
        ErrorKind::QuotaExceeded => "no more may be stored on this disk".to_owned(),
        ErrorKind::FileTooLarge => "the file is larger than the system allows".to_owned(),
        ErrorKind::InvalidFilename => {
            "the system takes no path so long, or with such signs".to_owned()
        }
        ErrorKind::CrossesDevices | ErrorKind::ResourceBusy => {
            "it is where a disk is mounted: name a folder inside it".to_owned()
        }
        ErrorKind::InvalidData => "it is no UTF-8 text".to_owned(),
        _ => error.to_string(),
    }
}
