//! A pack in one workbook: a sheet a table, `pack` for what it says of itself, `files` for scenarios, exercises and
//! maps. It is read as the folder that it stands for, and what is wrong is told by sheet and cell.

mod about;
mod reading;
mod whole;
mod words;

use super::pack::FILE;
use super::{Country, PackFiles};
use crate::book::{self, Sort, Twins, name_of};
use crate::issues::{At, Issue, Issues};
use reading::Reading;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// Names of the sheets that hold no table.
pub const ABOUT_SHEET: &str = "pack";
/// The sheet of texts that are files of a pack.
pub const FILES_SHEET: &str = "files";
/// Sheets that are for people alone.
pub const FOR_PEOPLE: [&str; 2] = ["read me", "lists"];
/// Columns of the sheet [`ABOUT_SHEET`].
pub const ABOUT_COLUMNS: [&str; 2] = ["key", "value"];
/// Columns of the sheet [`FILES_SHEET`]: a text longer than a cell may be goes on in the next row.
pub const FILES_COLUMNS: [&str; 3] = ["file", "part", "text"];

/// The column of that sheet with the text itself.
const TEXT: &str = FILES_COLUMNS[2];

/// Rows from the first filled one in which the header is looked for.
const HEADER_WITHIN: u32 = 20;

/// Which workbooks are packs.
const SORT: Sort = Sort {
    kind: "a pack as a workbook",
    help: "`aidreach new FILE.xlsx` writes one to fill in",
    unpacked: 96_000_000,
    elements: 6_000_000,
    open_document: true,
};

/// A pack in one workbook.
#[derive(Clone, Debug)]
pub struct BookPack {
    /// Name of the workbook.
    file: String,
    files: BTreeMap<String, Vec<u8>>,
    /// Where the lines of a file stand, by its name.
    places: BTreeMap<String, Place>,
    /// Sheets that are not read.
    unread: Vec<String>,
    /// What is worth knowing about what was read.
    notes: Issues,
}

/// Where a file of the pack stands in the workbook.
#[derive(Clone, Debug, Default)]
struct Place {
    sheet: String,
    /// Rows from nought by line of the file, from line 1.
    rows: Vec<u32>,
    /// Columns from nought by name.
    columns: BTreeMap<String, u32>,
    /// Rows by key, where a row is a key.
    keys: BTreeMap<String, u32>,
}

impl BookPack {
    /// Reads a workbook as a pack.
    ///
    /// # Errors
    /// Where it is no workbook, or what cells hold cannot be read; then all else that is wrong is told with it.
    pub fn read(file: &str, bytes: &[u8]) -> Result<BookPack, Issues> {
        book::read(file, bytes, SORT, |book| {
            let mut read = Reading {
                pack: BookPack {
                    file: file.to_owned(),
                    files: BTreeMap::new(),
                    places: BTreeMap::new(),
                    unread: Vec::new(),
                    notes: Issues::default(),
                },
                twins: Twins::default(),
                issues: Issues::default(),
                told: BTreeSet::new(),
            };
            for sheet in book.sheets() {
                read.sheet(book, &sheet)?;
            }
            match read.issues.has_errors() {
                true => Err(read.with_the_rest()),
                false => Ok(read.pack),
            }
        })
    }
}

impl Reading {
    /// What is wrong with cells, and all else that is wrong with the pack, but for what follows from them.
    fn with_the_rest(mut self) -> Issues {
        let cells = self.issues.iter().filter_map(|issue| issue.at.column.clone());
        self.told.extend(cells);
        let rest = match Country::checked(&self.pack) {
            Ok((_, rest)) | Err(rest) => rest,
        };
        let of_its_own = |issue: &&Issue| {
            let place = issue.at.column.as_ref();
            place.is_none_or(|place| !self.told.contains(place))
        };
        rest.told().iter().filter(of_its_own).for_each(|issue| self.issues.push(issue.clone()));
        self.issues
    }
}

impl PackFiles for BookPack {
    fn names(&self) -> Vec<String> {
        self.files.keys().cloned().collect()
    }

    fn unread(&self) -> Vec<String> {
        self.unread.clone()
    }

    fn notes(&self) -> Issues {
        self.notes.clone()
    }

    fn size(&self, name: &str) -> io::Result<u64> {
        self.files.size(name)
    }

    fn read(&self, name: &str) -> io::Result<Cow<'_, [u8]>> {
        self.files.read(name)
    }

    fn place(&self, at: At) -> At {
        let Some(place) = self.places.get(&at.file) else {
            let whole = At::file(&self.file);
            if at.file == "the pack" {
                return whole;
            }
            if at.file.ends_with(".toml") && at.file != FILE {
                return At { column: Some(format!("sheet {FILES_SHEET}")), ..whole };
            }
            // A table without a sheet is known by the name that its sheet would have.
            let told = at.file.trim_end_matches(".csv").to_owned();
            return At { column: Some(format!("sheet {told}")), ..whole };
        };
        let row = at.line.and_then(|line| place.rows.get(line as usize - 1)).copied();
        let key = at.column.as_ref().and_then(|column| place.keys.get(column)).copied();
        let column = at.column.as_ref().and_then(|column| place.columns.get(column)).copied();
        let sheet = &place.sheet;
        if let Some(column) = place.columns.get(TEXT).filter(|_| at.file.contains('/')) {
            // A text has many lines in one cell.
            let cell = name_of(place.rows.first().copied().unwrap_or_default(), *column);
            let line = at.line.map_or(String::new(), |line| format!(", line {line} of the text"));
            let key = at.column.map_or(String::new(), |key| format!(", {key}"));
            let told = format!("sheet {sheet}, cell {cell}{line}{key}");
            return At { column: Some(told), excerpt: at.excerpt, ..At::file(&self.file) };
        }
        let told = match (key, row, column) {
            (Some(row), ..) => format!("sheet {sheet}, cell {}", name_of(row, 1)),
            (None, Some(row), Some(column)) => {
                format!("sheet {sheet}, cell {}", name_of(row, column))
            }
            (None, Some(row), None) => format!("sheet {sheet}, row {}", row + 1),
            (None, None, _) => format!("sheet {sheet}"),
        };
        At { column: Some(told), ..At::file(&self.file) }
    }

    fn in_its_words(&self, file: &str, text: String) -> String {
        words::of_sheets(text, |line| {
            let place = self.places.get(file)?;
            place.rows.get((line as usize).checked_sub(1)?).map(|row| u64::from(row + 1))
        })
    }
}
