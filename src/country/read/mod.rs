//! From the bytes of a table to typed rows: every cell is checked against its column, and whatever
//! is wrong is told with file, line and column.

mod cells;
mod days;
mod grouping;
mod header;
mod keys;
mod limits;
mod lines;
mod no_pack;
mod numbers;
mod pcodes;
mod records;
mod sheet;
mod stray;
mod text;

pub(super) use days::meant_month;
#[cfg(not(target_arch = "wasm32"))]
pub use grouping::InASheet;
pub(super) use keys::{Keys, resolve};
pub(super) use limits::{MOST_FILES, pack_fits};
pub(super) use no_pack::is_a_pack;
pub(super) use pcodes::Shape;
pub(super) use sheet::{Row, Sheet, Sheets, Value};
#[cfg(not(target_arch = "wasm32"))]
pub(super) use {days::first_of_month, grouping::is_told_by_factors};

pub(super) use text::decode;

use super::PackFiles;
use super::tables::{Column, Kind, TABLES, Table};
use crate::intake::{self, Refused, refused};
use crate::issues::{At, Code, Issue, Issues, hidden, nearest, unseen};
use std::io;

/// A cell as written, with where it stands.
#[derive(Clone, Copy)]
struct Cell<'a> {
    file: &'a str,
    line: u64,
    column: &'static Column,
    text: &'a str,
    /// Whether other cells of the row say how a figure is meant that could mean two.
    is_clear: bool,
}

impl Cell<'_> {
    fn at(&self) -> At {
        At::cell(self.file, self.line, self.column.name)
    }

    fn issue(&self, code: &'static str, seen: &str, expected: &str, help: &str) -> Issue {
        Issue::new(Code(code), self.at(), seen, expected, help)
    }
}

/// A text between backticks, with what cannot be seen made visible and what is long cut short.
pub(super) fn shown(text: &str) -> String {
    const MOST: usize = 60;
    let mut visible = String::new();
    for (n, char) in text.chars().enumerate() {
        if n == MOST {
            visible.push('…');
            break;
        }
        let hidden = unseen(char) || (char.is_whitespace() && char != ' ') || invisible(char);
        if hidden {
            visible.push_str(&format!("<U+{:04X}>", u32::from(char)));
        } else {
            visible.push(char);
        }
    }
    format!("`{visible}`")
}

/// A whole number with commas between thousands, for reading.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Characters without a width, those that turn the direction of text among them.
fn invisible(char: char) -> bool {
    matches!(char, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{FEFF}') || hidden(char)
}

/// Reads every table of a pack.
pub(super) fn sheets(files: &dyn PackFiles, shape: &Shape, issues: &mut Issues) -> Sheets {
    stray::tell(files, issues);
    let mut sheets: Vec<Sheet> = Vec::with_capacity(TABLES.len());
    for table in TABLES {
        let most = limits::most_rows(table, &sheets);
        sheets.push(sheet((files, most), table, shape, issues));
    }
    let unfilled = sheets.iter().filter(|sheet| sheet.unfilled);
    for (n, sheet) in unfilled.enumerate() {
        let help = match n {
            0 => {
                "fill this table first; `README.md`, or the notes of a workbook, explain its columns"
            }
            _ => "`README.md`, or the notes of a workbook, explain its columns",
        };
        let expected = sheet.table.at_least;
        let at = At::file(sheet.table.file);
        issues.push(Issue::new(Code("E0002"), at, "no rows", expected, help));
    }
    Sheets(sheets)
}

/// Errors of one table from which on its rows are checked and no longer kept: nothing is planned with
/// them, and a broken file shall not fill the memory.
const KEPT_UP_TO: usize = 1000;

fn sheet(
    (files, most): (&dyn PackFiles, usize),
    table: &'static Table,
    shape: &Shape,
    issues: &mut Issues,
) -> Sheet {
    let mut sheet =
        Sheet { table, keys_known: false, unfilled: false, rows: Vec::new(), bytes: Vec::new() };
    let records = match bytes(files, table.file, issues) {
        Ok(Some(bytes)) => {
            sheet.bytes = bytes;
            let text = text::decode(table.file, &sheet.bytes, issues);
            text.and_then(|text| records::records(table.file, text, most, issues))
        }
        Ok(None) => {
            sheet.keys_known = table.at_least.is_empty();
            if !sheet.keys_known {
                issues.push(not_found(files, table));
            }
            return sheet;
        }
        Err(()) => return sheet,
    };
    let Some(records) = records else {
        return sheet;
    };
    if records.len() == 0 {
        sheet.keys_known = table.at_least.is_empty();
        sheet.unfilled = !sheet.keys_known;
        return sheet;
    }
    let Some(header) = header::header(table, &records, issues) else {
        return sheet;
    };
    let data = header::rows_of_data(table, &header, &records, issues);
    if data.is_empty() && !table.at_least.is_empty() {
        sheet.unfilled = true;
        return sheet;
    }
    sheet.keys_known = true;
    for record in records.of(data) {
        if header.width != record.width {
            issues.push(ragged(table, header.width, record));
            sheet.keys_known = false;
            continue;
        }
        let row = row(table, &header, record, shape, issues);
        match issues.n_errors_in(table.file) {
            0..KEPT_UP_TO => sheet.rows.push(row),
            _ => sheet.keys_known = false,
        }
    }
    let key_missing = |key: &&str| table.column(key).is_none_or(|c| header.places[c].is_none());
    sheet.keys_known &= !table.key.iter().any(key_missing);
    sheet
}

/// The bytes of a file; `None` where there is no such file, `Err` where the reason was reported.
pub(super) fn bytes(
    files: &dyn PackFiles,
    file: &str,
    issues: &mut Issues,
) -> Result<Option<Vec<u8>>, ()> {
    match files.size(file).and_then(|size| limits::fits(size).and_then(|()| files.read(file))) {
        Ok(bytes) => Ok(Some(bytes.into_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => {
            issues.push(not_read(file, &error));
            Err(())
        }
    }
}

/// Why a file that is there cannot be read.
fn not_read(file: &str, error: &io::Error) -> Issue {
    let issue = |code, seen: &str, expected: &str, help: &str| {
        Issue::new(Code(code), At::file(file), seen, expected, help)
    };
    match refused(error) {
        Some(Refused::TooLarge { bytes, most }) => {
            let seen = bytes.map_or("more bytes than it says".to_owned(), intake::in_bytes);
            let expected = format!("{} at the most", intake::in_bytes(most.bytes));
            let help = "leave out what the planner does not read, or split the country";
            issue("E0019", &seen, &expected, help)
        }
        Some(Refused::NotAFile(what)) => {
            let help = "copy what it holds into a file of this name";
            issue("E0001", what, "a regular file", help)
        }
        Some(Refused::LeadsOut) => {
            issue("E0406", OUTSIDE, "a file inside the folder", "copy the file into the pack")
        }
        None if error.kind() == io::ErrorKind::PermissionDenied => {
            issue("E0406", OUTSIDE, "a file inside the folder", "")
        }
        None => {
            let help = "look whether another program has it open, and whether the disk is sound";
            issue("E0001", &format!("cannot be read: {error}"), "a file to read", help)
        }
    }
}

const OUTSIDE: &str = "leads out of the pack's folder, or may not be read";

fn not_found(files: &dyn PackFiles, table: &Table) -> Issue {
    let names = files.names();
    let strays = names.iter().filter(|name| stray::is_table(name));
    let help = match nearest(table.file, strays.map(String::as_str)) {
        Some(near) => format!("there is a `{near}`: rename it if that is the one"),
        None => "`aidreach new` writes an empty one with its columns".to_owned(),
    };
    let expected = format!("a table with {}", table.at_least);
    Issue::new(Code("E0001"), At::file(table.file), "not found", &expected, &help)
}

fn ragged(table: &Table, width: usize, record: records::Record<'_>) -> Issue {
    let seen = format!("{} fields", record.width);
    let expected = format!("{width}, as in the header");
    let help = "a text with a comma in it stands between double quotes";
    let at = At::line(table.file, record.line);
    Issue::new(Code("E0008"), at, &seen, &expected, help)
}

/// A name in another language, whatever the header of its column.
static NAME: Column = Column {
    name: "name_…",
    kind: Kind::Text,
    may_be_empty: true,
    means: "Name in another language.",
    also: "",
};

/// Types the cells of a record.
fn row(
    table: &'static Table,
    header: &header::Header,
    record: records::Record<'_>,
    shape: &Shape,
    issues: &mut Issues,
) -> Row {
    let mut cells = Vec::with_capacity(table.columns.len());
    for (column, place) in table.columns.iter().zip(&header.places) {
        let value = match place {
            None if column.may_be_empty => Value::Empty,
            None => Value::Wrong,
            Some(place) => {
                let text = record.cell(*place);
                let by_name = |name: &str| {
                    let place = header.places[table.column(name)?]?;
                    Some(record.cell(place))
                };
                let is_clear = grouping::is_told_by_factors(table, column, by_name);
                let cell = Cell { file: table.file, line: record.line, column, text, is_clear };
                cells::value(cell, shape, issues)
            }
        };
        cells.push(value);
    }
    let names = header.languages.iter().filter_map(|(language, place)| {
        let text = record.cell(*place);
        let cell =
            Cell { file: table.file, line: record.line, column: &NAME, text, is_clear: false };
        let Value::Text(name) = cells::value(cell, shape, issues) else { return None };
        Some((language.clone(), name.into()))
    });
    Row { table, line: record.line, cells: cells.into(), names: names.collect() }
}

/// Whether a kind is looked up in another table.
fn is_key(kind: Kind) -> bool {
    matches!(kind, Kind::Key(_) | Kind::Keys(_) | Kind::Area(_) | Kind::Either)
}
