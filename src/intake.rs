//! The one door for files from outside. What comes in is a regular file, never a pipe, a device or a
//! folder; it has at most so many bytes; and a file asked for within a folder lies within it, with
//! links followed. Nothing else in the program opens a file to read it.

use std::fmt;
use std::fs::{self, File, FileType, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The most that is taken in of one sort of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Most {
    /// What such a file is, in words: `a table`.
    pub of: &'static str,
    /// The most bytes that it may have.
    pub bytes: u64,
}

/// A table or map of a pack.
pub const TABLE: Most = Most { of: "a file of a pack", bytes: 24_000_000 };
/// A pack in one file, packed.
pub const PACK: Most = Most { of: "a pack in one file", bytes: 48_000_000 };
/// A scenario: ten thousand decisions take less.
pub const SCENARIO: Most = Most { of: "a scenario", bytes: 2_000_000 };
/// The definition of an exercise.
pub const EXERCISE: Most = Most { of: "the definition of an exercise", bytes: 1_000_000 };
/// A form that a team hands in; one with a hundred lines has 50 kB.
pub const FORM: Most = Most { of: "a form", bytes: 5_000_000 };
/// A form that a team hands in as CSV or TOML.
pub const FORM_AS_TEXT: Most = Most { of: "a form as text", bytes: 1_000_000 };
/// Values kept between runs: two million of them.
pub const VALUES: Most = Most { of: "a file of values", bytes: 64_000_000 };
/// A file of a run folder or of an export.
pub const RUN: Most = Most { of: "a file of a run folder", bytes: 64_000_000 };

/// A public table to import; the largest one of the world's countries together has 80 million bytes.
pub const PUBLIC: Most = Most { of: "a public table", bytes: 128_000_000 };

/// An extract of a map, which is gone through and never held; the largest one of a continent has more.
pub const EXTRACT: Most = Most { of: "an extract of a map", bytes: 4_000_000_000 };

/// Why a file was not taken in, where the system would have given it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// There is something else than a file.
    NotAFile(&'static str),
    /// It is larger than is taken in.
    TooLarge {
        /// Its bytes; `None` where it went on beyond what it said.
        bytes: Option<u64>,
        /// The limit.
        most: Most,
    },
    /// Its name or a link on the way leads out of the folder that it must lie in.
    LeadsOut,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refused::NotAFile(what) => {
                write!(
                    f,
                    "it is {what}, and only regular files are read: copy what it holds into one"
                )
            }
            Refused::TooLarge { bytes, most } => {
                let has = bytes.map_or("more bytes than it says".to_owned(), in_bytes);
                let (of, most) = (most.of, in_bytes(most.bytes));
                write!(f, "it has {has}, and {of} may have {most}: leave out what is not needed")
            }
            Refused::LeadsOut => write!(f, "it leads out of its folder: copy the file into it"),
        }
    }
}

impl std::error::Error for Refused {}

/// The refusal behind an error, where this room refused.
pub fn refused(error: &io::Error) -> Option<Refused> {
    error.get_ref()?.downcast_ref::<Refused>().copied()
}

/// A number of bytes as people read it.
pub fn in_bytes(bytes: u64) -> String {
    let digits = bytes.to_string();
    let mut grouped = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped + " bytes"
}

impl From<Refused> for io::Error {
    fn from(why: Refused) -> io::Error {
        let kind = match why {
            Refused::NotAFile(_) => io::ErrorKind::InvalidInput,
            Refused::TooLarge { .. } => io::ErrorKind::FileTooLarge,
            Refused::LeadsOut => io::ErrorKind::PermissionDenied,
        };
        io::Error::new(kind, why)
    }
}

/// The bytes of a file that a person named; links are followed wherever they lead.
///
/// # Errors
/// Where it is no regular file, is too large, or the system refuses.
pub fn read(path: &Path, most: Most) -> io::Result<Vec<u8>> {
    let file = open(path)?;
    let size = file.metadata()?.len();
    if size > most.bytes {
        return Err(Refused::TooLarge { bytes: Some(size), most }.into());
    }
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(usize::try_from(size).unwrap_or(usize::MAX))?;
    // A file may grow, or say less than it has.
    file.take(most.bytes + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most.bytes {
        return Err(Refused::TooLarge { bytes: None, most }.into());
    }
    Ok(bytes)
}

/// A file that a person named, to be gone through from its start; it gives no more bytes than it had when it was
/// opened.
///
/// # Errors
/// As [`read`].
pub fn stream(path: &Path, most: Most) -> io::Result<Box<dyn Read>> {
    let file = open(path)?;
    let size = file.metadata()?.len();
    if size > most.bytes {
        return Err(Refused::TooLarge { bytes: Some(size), most }.into());
    }
    Ok(Box::new(file.take(size)))
}

/// The text of a file that a person named, without a byte order mark.
///
/// # Errors
/// As [`read`], and where it is no UTF-8.
pub fn read_text(path: &Path, most: Most) -> io::Result<String> {
    text(read(path, most)?)
}

/// The bytes of a file that must lie within a folder, by its name there with `/` between folders.
///
/// # Errors
/// As [`read`], and where its name or a link leads out.
pub fn read_within(folder: &Path, name: &str, most: Most) -> io::Result<Vec<u8>> {
    read(&within(folder, name)?, most)
}

/// The text of a file that must lie within a folder, without a byte order mark.
///
/// # Errors
/// As [`read_within`], and where it is no UTF-8.
pub fn text_within(folder: &Path, name: &str, most: Most) -> io::Result<String> {
    text(read_within(folder, name, most)?)
}

/// How many bytes a file within a folder has.
///
/// # Errors
/// As [`read_within`], but for its size.
pub fn size_within(folder: &Path, name: &str) -> io::Result<u64> {
    let about = fs::metadata(within(folder, name)?)?;
    is_regular(about.file_type())?;
    Ok(about.len())
}

fn text(bytes: Vec<u8>) -> io::Result<String> {
    let text = String::from_utf8(bytes);
    let text = text.map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
    Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))
}

/// The path of a file within a folder, with links followed.
fn within(folder: &Path, name: &str) -> io::Result<PathBuf> {
    let plain = |part: &str| !part.is_empty() && part != "." && part != "..";
    if !name.split('/').all(plain) || name.contains(['\\', ':', '\0']) {
        return Err(Refused::LeadsOut.into());
    }
    let folder = folder.canonicalize()?;
    let path = folder.join(name).canonicalize()?;
    if path.starts_with(&folder) { Ok(path) } else { Err(Refused::LeadsOut.into()) }
}

/// Names that Windows keeps for devices, whatever stands behind a point; some of them with a digit.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];
/// The most bytes of the name of a file or a folder, and of all of them on the way together.
const NAME: usize = 255;
const PATH: usize = 1_000;

/// What keeps a name from being that of a file within a folder, on any system; `/` stands between folders. Files whose
/// names come from outside are written under no others.
pub fn unfit_name(name: &str) -> Option<&'static str> {
    let parts = || name.split('/');
    match () {
        () if name.starts_with('/')
            || name.contains(['\\', ':'])
            || parts().any(|part| part == "..") =>
        {
            Some("a name that leads out of the folder")
        }
        () if name.chars().any(char::is_control) => {
            Some("a name with a character that nobody sees")
        }
        () if parts().any(|part| part.is_empty() || part == ".") => {
            Some("a name with an empty part")
        }
        () if parts().any(|part| part.trim() != part || part.ends_with('.')) => {
            Some("a name with a blank or a point at its end, which Windows takes away")
        }
        () if parts().any(is_device) => Some("a name that Windows keeps for a device"),
        () if name.len() > PATH || parts().any(|part| part.len() > NAME) => {
            Some("a name that is too long")
        }
        () => None,
    }
}

fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).trim_end().to_lowercase();
    let numbered = |device: &str| {
        let digit = stem.strip_prefix(device).and_then(|rest| rest.chars().next());
        stem.chars().count() == device.len() + 1
            && digit.is_some_and(|c| c.is_ascii_digit() || "\u{b9}\u{b2}\u{b3}".contains(c))
    };
    DEVICES.contains(&stem.as_str()) || NUMBERED_DEVICES.iter().any(|device| numbered(device))
}

/// Opens a regular file. What it is was asked before it is opened, because opening some devices does
/// something; and is asked again of what was opened, because names can be given to another file.
fn open(path: &Path) -> io::Result<File> {
    is_regular(fs::metadata(path)?.file_type())?;
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        // A pipe that took the file's name by now must not wait for somebody to write.
        options.custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY);
    }
    let file = options.open(path)?;
    is_regular(file.metadata()?.file_type())?;
    Ok(file)
}

fn is_regular(what: FileType) -> Result<(), Refused> {
    if what.is_file() {
        return Ok(());
    }
    Err(Refused::NotAFile(if what.is_dir() { "a folder" } else { special(what) }))
}

#[cfg(unix)]
fn special(what: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    match () {
        () if what.is_fifo() => "a pipe",
        () if what.is_socket() => "a socket",
        () if what.is_char_device() || what.is_block_device() => "a device",
        () => "no file",
    }
}

#[cfg(not(unix))]
fn special(_: FileType) -> &'static str {
    "no file"
}
