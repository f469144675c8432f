//! From the bytes of a table to typed rows: every cell is checked against its column, and whatever
//! is wrong is told with file, line and column.

mod cells;
mod days;
mod header;
mod keys;
mod numbers;
mod pcodes;
mod records;
mod sheet;
mod text;

pub(super) use keys::{Keys, resolve};
pub(super) use pcodes::Shape;
pub(super) use sheet::{Row, Sheet, Sheets, Value};

pub(super) use text::decode;

use super::PackFiles;
use super::tables::{Column, Kind, TABLES, Table};
use crate::issues::{At, Code, Issue, Issues, nearest};
use std::io;

/// The most bytes a file may have.
pub(super) const MOST_BYTES: u64 = 200 * 1024 * 1024;
/// The most rows a table may have.
pub(super) const MOST_ROWS: usize = 1_000_000;

/// A cell as written, with where it stands.
#[derive(Clone, Copy)]
struct Cell<'a> {
    file: &'a str,
    line: u64,
    column: &'static Column,
    text: &'a str,
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
        let hidden = char.is_control() || (char.is_whitespace() && char != ' ') || invisible(char);
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
    matches!(char, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{FEFF}') || turns_direction(char)
}

/// Characters that turn the direction of the text around them.
fn turns_direction(char: char) -> bool {
    matches!(char, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Reads every table of a pack.
pub(super) fn sheets(files: &dyn PackFiles, shape: &Shape, issues: &mut Issues) -> Sheets {
    let names = files.names();
    for name in names.iter().filter(|name| is_stray(name)) {
        let tables = TABLES.iter().map(|table| table.file);
        let near = nearest(name, tables.filter(|file| !names.iter().any(|n| n == file)));
        let help = near.map_or(String::new(), |near| format!("did you mean `{near}`?"));
        let (seen, expected) = ("not a table of a pack, so not read", "the name of a table");
        issues.push(Issue::new(Code("W0013"), At::file(name), seen, expected, &help));
    }
    let sheet = |table: &&'static Table| sheet(files, table, shape, issues);
    let sheets: Vec<Sheet> = TABLES.iter().map(sheet).collect();
    let unfilled = sheets.iter().filter(|sheet| sheet.unfilled);
    for (n, sheet) in unfilled.enumerate() {
        let help = match n {
            0 => "fill this table first; `README.md` explains its columns",
            _ => "`README.md` explains its columns",
        };
        let expected = sheet.table.at_least;
        let at = At::file(sheet.table.file);
        issues.push(Issue::new(Code("E0002"), at, "no rows", expected, help));
    }
    Sheets(sheets)
}

/// A table in the pack's folder that no list of columns belongs to.
fn is_stray(name: &str) -> bool {
    let in_folder = !name.contains('/') && name.ends_with(".csv");
    in_folder && !TABLES.iter().any(|table| table.file == name)
}

fn sheet(
    files: &dyn PackFiles,
    table: &'static Table,
    shape: &Shape,
    issues: &mut Issues,
) -> Sheet {
    let mut sheet = Sheet { table, keys_known: false, unfilled: false, rows: Vec::new() };
    let bytes = match bytes(files, table.file, issues) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            sheet.keys_known = table.at_least.is_empty();
            if !sheet.keys_known {
                issues.push(not_found(files, table));
            }
            return sheet;
        }
        Err(()) => return sheet,
    };
    let Some(text) = text::decode(table.file, &bytes, issues) else {
        return sheet;
    };
    let Some(records) = records::records(table.file, text, issues) else {
        return sheet;
    };
    if records.is_empty() {
        sheet.keys_known = table.at_least.is_empty();
        sheet.unfilled = !sheet.keys_known;
        return sheet;
    }
    let Some((header, data)) = header::header(table, &records, issues) else {
        return sheet;
    };
    let data = header::rows_of_data(table, &header, data, issues);
    if data.is_empty() && !table.at_least.is_empty() {
        sheet.unfilled = true;
        return sheet;
    }
    sheet.keys_known = true;
    for record in data {
        match header.width == record.cells.len() {
            true => sheet.rows.push(row(table, &header, record, shape, issues)),
            false => {
                issues.push(ragged(table, header.width, record));
                sheet.keys_known = false;
            }
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
    let size = files.size(file);
    if let Ok(bytes) = size
        && bytes > MOST_BYTES
    {
        let seen = format!("{} bytes", grouped(bytes));
        let expected = format!("{} bytes at the most", grouped(MOST_BYTES));
        let help = "leave out what the planner does not read, or split the country";
        issues.push(Issue::new(Code("E0019"), At::file(file), &seen, &expected, help));
        return Err(());
    }
    match size.and_then(|_| files.read(file)) {
        Ok(bytes) => Ok(Some(bytes.into_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            let seen = "leads out of the pack's folder, or may not be read";
            let expected = "a file inside the folder";
            issues.push(Issue::new(Code("E0406"), At::file(file), seen, expected, ""));
            Err(())
        }
        Err(error) => {
            let seen = format!("cannot be read: {error}");
            issues.push(Issue::new(Code("E0001"), At::file(file), &seen, "", ""));
            Err(())
        }
    }
}

fn not_found(files: &dyn PackFiles, table: &Table) -> Issue {
    let names = files.names();
    let strays = names.iter().filter(|name| is_stray(name));
    let help = match nearest(table.file, strays.map(String::as_str)) {
        Some(near) => format!("there is a `{near}`: rename it if that is the one"),
        None => "`aidreach new` writes an empty one with its columns".to_owned(),
    };
    let expected = format!("a table with {}", table.at_least);
    Issue::new(Code("E0001"), At::file(table.file), "not found", &expected, &help)
}

fn ragged(table: &Table, width: usize, record: &records::Record) -> Issue {
    let seen = format!("{} fields", record.cells.len());
    let expected = format!("{width}, as in the header");
    let help = "a text with a comma in it stands between double quotes";
    let at = At::line(table.file, record.line);
    Issue::new(Code("E0008"), at, &seen, &expected, help)
}

/// Types the cells of a record.
fn row(
    table: &'static Table,
    header: &header::Header,
    record: &records::Record,
    shape: &Shape,
    issues: &mut Issues,
) -> Row {
    let mut cells = Vec::with_capacity(table.columns.len());
    for (column, place) in table.columns.iter().zip(&header.places) {
        let value = match place {
            None if column.may_be_empty => Value::Empty,
            None => Value::Wrong,
            Some(place) => {
                let text = record.cells[*place].as_str();
                let cell = Cell { file: table.file, line: record.line, column, text };
                cells::value(cell, shape, issues)
            }
        };
        cells.push(value);
    }
    Row { table, line: record.line, cells }
}

/// Whether a kind is looked up in another table.
fn is_key(kind: Kind) -> bool {
    matches!(kind, Kind::Key(_) | Kind::Keys(_) | Kind::Area(_) | Kind::Either)
}
