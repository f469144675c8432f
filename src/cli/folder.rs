//! Why a folder was not written, for people.

use super::exit::{Exit, Failure};
use crate::issues::{At, Code, Issue};
use crate::report::{NotWritten, reason};
use std::io::ErrorKind;
use std::path::Path;

/// A path that the system does not take.
pub(super) fn too_long(path: &Path) -> Failure {
    let at = At::file(&path.display().to_string());
    let seen = format!("a path of {} bytes", path.as_os_str().len());
    let expected = "one that the system takes, in all its parts";
    let help = "choose a shorter folder, or one further up";
    let issue = Issue::new(Code("E0903"), at, &seen, expected, help);
    Failure::Refused(Box::new(issue), Exit::Errors)
}

/// The failure, with what sort of folder it was to be: `a run`, `an export`.
pub(super) fn refused(why: NotWritten, sort: &str) -> Failure {
    let told = |code: &'static str, path: &Path, [seen, expected, help]: [&str; 3]| {
        let at = At::file(&path.display().to_string());
        Box::new(Issue::new(Code(code), at, seen, expected, help))
    };
    match why {
        NotWritten::Gate(issue) => Failure::Refused(issue, Exit::Errors),
        NotWritten::Exists(path) => {
            let help = "choose another folder, or replace this one with --force";
            let words = ["exists already", "a folder that does not exist yet", help];
            Failure::Refused(told("E0902", &path, words), Exit::Usage)
        }
        NotWritten::NotOurs(path) => {
            let (_, noun) = sort.split_once(' ').unwrap_or(("", sort));
            let seen = format!("exists and is no {noun}");
            let expected = format!("{sort} folder or nothing");
            let help = format!("choose another folder: only {noun}s are ever replaced");
            Failure::Refused(told("E0902", &path, [&seen, &expected, &help]), Exit::Usage)
        }
        NotWritten::Disk(path, error) => {
            if error.kind() == ErrorKind::InvalidFilename {
                return too_long(&path);
            }
            let seen = format!("cannot be written: {}", reason(&error));
            Failure::Refused(told("E0901", &path, [&seen, "", ""]), Exit::Errors)
        }
    }
}
