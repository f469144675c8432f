//! Why a file or a folder was not written, for people.

use super::exit::{Exit, Failure};
use crate::issues::{At, Code, Issue};
use crate::report::{NotWritten, Unfit, reason};
use std::io::ErrorKind;
use std::path::Path;

/// What was to be written.
#[derive(Clone, Copy, Debug)]
pub(super) enum Output {
    /// One file; `--force` replaces another.
    File,
    /// A folder of this sort, such as `a run`; `--force` replaces one of the same sort.
    Forced(&'static str),
    /// A folder of this sort; none is ever replaced.
    Fresh(&'static str),
}

/// Names of a person's own files that are told before the rest is counted.
const MOST_NAMED: usize = 5;

/// The failure of not having written it.
pub(super) fn not_written(why: NotWritten, what: Output) -> Failure {
    let usage = |path: &Path, [seen, expected, help]: [&str; 3]| {
        Failure::Refused(told("E0902", path, [seen, expected, help]), Exit::Usage)
    };
    match why {
        NotWritten::Gate(issue) => Failure::Refused(issue, Exit::Errors),
        NotWritten::Exists(path) => usage(&path, exists(what)),
        NotWritten::NotOurs(path) => {
            let sort = what.sort();
            let (_, noun) = sort.split_once(' ').unwrap_or(("", sort));
            let seen = format!("exists and is no {noun}");
            let expected = format!("{sort} folder or nothing");
            let help = format!("choose another folder: only {noun}s are ever replaced");
            usage(&path, [&seen, &expected, &help])
        }
        NotWritten::OwnFiles { folder, foreign, changed } => {
            let mut seen = Vec::new();
            if !foreign.is_empty() {
                seen.push(format!("holds files that aidreach did not write: {}", some(&foreign)));
            }
            if !changed.is_empty() {
                seen.push(format!("holds files that changed since: {}", some(&changed)));
            }
            let help = match what {
                Output::File | Output::Forced(_) => {
                    "move them elsewhere, or choose another folder: --force replaces nothing but \
                     what aidreach wrote"
                }
                Output::Fresh(_) => "move them elsewhere, and repeat the command",
            };
            let expected = format!("{} as it was written", what.sort());
            usage(&folder, [&seen.join("; "), &expected, help])
        }
        NotWritten::Name(name, why) => {
            let help = "rename it where it comes from; nothing was written";
            usage(Path::new(&name), [why, "a file within the folder", help])
        }
        NotWritten::Unfit(path, unfit) => usage(&path, words(unfit)),
        NotWritten::Busy(path) => {
            let seen = "another aidreach is writing there at this moment";
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let help = format!(
                "wait until it is done, or choose another place; where none is at work, delete the \
                 hidden folder `.{name}.aidreach` beside it"
            );
            Failure::Refused(told("E0904", &path, [seen, "", &help]), Exit::Errors)
        }
        NotWritten::Disk(path, error) => {
            let (code, seen, help) = if error.kind() == ErrorKind::InvalidFilename {
                (
                    "E0903",
                    format!("a path of {} bytes: {}", path.as_os_str().len(), reason(&error)),
                    "choose a shorter folder, or one further up",
                )
            } else {
                ("E0901", format!("cannot be written: {}", reason(&error)), "")
            };
            Failure::Refused(told(code, &path, [&seen, "", help]), Exit::Errors)
        }
    }
}

impl Output {
    fn sort(self) -> &'static str {
        match self {
            Output::File => "a file",
            Output::Forced(sort) | Output::Fresh(sort) => sort,
        }
    }
}

fn told(code: &'static str, path: &Path, [seen, expected, help]: [&str; 3]) -> Box<Issue> {
    let at = At::file(&path.display().to_string());
    Box::new(Issue::new(Code(code), at, seen, expected, help))
}

fn exists(what: Output) -> [&'static str; 3] {
    match what {
        Output::File => [
            "exists already",
            "a file that does not exist yet",
            "choose another name, or replace this one with --force",
        ],
        Output::Forced(_) => [
            "exists already",
            "a folder that does not exist yet, or is empty",
            "choose another folder, or replace this one with --force",
        ],
        Output::Fresh(_) => [
            "holds files already",
            "a folder that does not exist yet, or is empty",
            "nothing is ever overwritten here: choose another folder",
        ],
    }
}

fn words(unfit: Unfit) -> [&'static str; 3] {
    match unfit {
        Unfit::File => {
            ["is a file", "a folder", "choose another name: files are never replaced by folders"]
        }
        Unfit::Folder => ["is a folder", "a file", "name a file in it"],
        Unfit::Special => [
            "is no file but a pipe, a socket or a device",
            "a file or nothing",
            "to pass a text on, leave --out away and send the output there",
        ],
        Unfit::DeadLink => {
            ["is a link that leads nowhere", "a link to what exists, or nothing", "remove it"]
        }
        Unfit::Root => ["is the top of the disk", "a folder below it", "name one"],
        Unfit::StoodIn => [
            "is the folder that this command was started in, or one above it",
            "a folder elsewhere",
            "go out of it first with `cd`, and name it from there",
        ],
    }
}

/// The first names, and how many more there are.
fn some(names: &[String]) -> String {
    let named: Vec<&str> = names.iter().take(MOST_NAMED).map(String::as_str).collect();
    match names.len() - named.len() {
        0 => named.join(", "),
        more => format!("{} and {more} more", named.join(", ")),
    }
}
