//! A pack in one workbook: a sheet a table, `pack` for what it says of itself, `files` for scenarios, exercises and
//! maps. It is read as the folder that it stands for, and what is wrong is told by sheet and cell.

mod whole;

use super::PackFiles;
use super::pack::{self, FILE};
use super::tables::{TABLES, Table};
use crate::book::{self, Book, Content, Found, Sort, Twins, name_of};
use crate::issues::{At, Code, Issue, Issues};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use whole::is_of_texts;

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
    /// Where it is no workbook, or what cells hold cannot be read.
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
            };
            for sheet in book.sheets() {
                read.sheet(book, &sheet)?;
            }
            read.issues.or(()).map(|_| read.pack)
        })
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
            // A table without a sheet is known by the name that its sheet would have.
            let told = at.file.trim_end_matches(".csv").to_owned();
            return At { column: Some(format!("sheet {told}")), ..whole };
        };
        let row = at.line.and_then(|line| place.rows.get(line as usize - 1)).copied();
        let key = at.column.as_ref().and_then(|column| place.keys.get(column)).copied();
        let column = at.column.as_ref().and_then(|column| place.columns.get(column)).copied();
        let sheet = &place.sheet;
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
}

/// What has been read of a workbook.
struct Reading {
    pack: BookPack,
    twins: Twins,
    issues: Issues,
}

impl Reading {
    fn sheet(&mut self, book: &mut Book<'_>, name: &str) -> Result<(), Issues> {
        let wanted = name.trim().to_lowercase();
        let stem = wanted.trim_end_matches(".csv");
        if FOR_PEOPLE.contains(&stem) {
            return Ok(());
        }
        let found = book.sheet(name, &mut |_, _| true)?.unwrap_or_default();
        if let Some(issue) = found.far_out((&self.pack.file, name), SORT.help) {
            self.issues.push(issue);
        }
        let table = TABLES.into_iter().find(|table| table.file.trim_end_matches(".csv") == stem);
        match (stem, table) {
            (_, Some(table)) => self.table((name, &found), table),
            (ABOUT_SHEET, None) => self.about(name, &found),
            (FILES_SHEET, None) => self.texts(name, &found),
            (_, None) => {
                // Told like a file that a pack does not have.
                self.pack.unread.push(name.to_owned());
                let place = Place { sheet: name.to_owned(), ..Place::default() };
                self.pack.places.entry(name.to_owned()).or_insert(place);
                return Ok(());
            }
        }
        self.tell_hidden(book, name, &found);
        Ok(())
    }

    fn keep(&mut self, file: String, bytes: Vec<u8>, place: Place) {
        let row = place.rows.first().copied().filter(|_| is_of_texts(&place.sheet));
        if !self.is_alone(&file, (&place.sheet, row)) {
            return;
        }
        self.pack.places.insert(file.clone(), place);
        self.pack.files.insert(file, bytes);
    }

    fn table(&mut self, (sheet, found): (&str, &Found), table: &'static Table) {
        let known: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
        let Some((head, columns)) = self.header((sheet, found), &known) else {
            return;
        };
        let mut writer = csv::Writer::from_writer(Vec::new());
        let names = columns.iter().map(|(_, name)| name.as_str());
        let mut rows = vec![head];
        // Kept in memory, so that writing cannot fail.
        let _ = writer.write_record(names);
        for (row, cells) in found.rows.range(head + 1..) {
            self.faults(sheet, *row, cells, &columns);
            let record = columns.iter().map(|(n, _)| cells.get(n).map_or("", Content::text));
            let record: Vec<&str> = record.collect();
            if record.iter().any(|cell| !cell.is_empty()) {
                rows.push(*row);
                let _ = writer.write_record(&record);
            }
        }
        let columns = columns.into_iter().map(|(n, name)| (name, n)).collect();
        let place = Place { sheet: sheet.to_owned(), rows, columns, keys: BTreeMap::new() };
        let bytes = writer.into_inner().unwrap_or_default();
        self.keep(table.file.to_owned(), bytes, place);
    }

    /// The row of the header, and its columns with their names; told where there is none.
    fn header(
        &mut self,
        (sheet, found): (&str, &Found),
        known: &[&str],
    ) -> Option<(u32, Vec<(u32, String)>)> {
        let first = found.rows.first_key_value().map_or(0, |(first, _)| *first);
        let is_known = |content: &&Content| known.contains(&content.text());
        let rows = found.rows.range(first..first.saturating_add(HEADER_WITHIN));
        let counted = rows.map(|(row, cells)| (cells.values().filter(is_known).count(), *row));
        // Of rows with as many names of columns the first.
        let (count, head) = counted.rev().max_by_key(|(count, _)| *count)?;
        if count == 0 {
            let at = At { column: Some(format!("sheet {sheet}")), ..At::file(&self.pack.file) };
            let expected = format!("a row with the names of columns, such as {}", known.join(", "));
            let help = "the sheet of a new pack has it";
            self.issues.push(Issue::new(Code("E0703"), at, "no header", &expected, help));
            return None;
        }
        let cells = found.rows.get(&head)?;
        let named = cells.iter().map(|(n, content)| (*n, content.text().to_owned()));
        let columns: Vec<_> = named.filter(|(_, name)| !name.is_empty()).collect();
        self.only_titles_above((sheet, found), head);
        self.nothing_nameless((sheet, found), head, &columns);
        Some((head, columns))
    }

    fn faults(
        &mut self,
        sheet: &str,
        row: u32,
        cells: &BTreeMap<u32, Content>,
        columns: &[(u32, String)],
    ) {
        for (n, _) in columns {
            if let Some((code, seen, help)) = cells.get(n).and_then(Content::fault) {
                let at = Found::at((&self.pack.file, sheet), row, *n);
                self.issues.push(Issue::new(Code(code), at, &seen, "a value", help));
            }
        }
    }

    /// What the pack says of itself, as its file.
    fn about(&mut self, sheet: &str, found: &Found) {
        let Some((head, columns)) = self.header((sheet, found), &ABOUT_COLUMNS) else {
            return;
        };
        let mut place = Place { sheet: sheet.to_owned(), ..Place::default() };
        let mut said: Vec<(String, Vec<String>)> = Vec::new();
        for (row, cells) in found.rows.range(head + 1..) {
            self.faults(sheet, *row, cells, &columns);
            let cell = |wanted: &str| {
                let column = columns.iter().find(|(_, name)| name == wanted);
                column.and_then(|(n, _)| cells.get(n)).map_or("", Content::text).to_owned()
            };
            let (key, value) = (cell(ABOUT_COLUMNS[0]), cell(ABOUT_COLUMNS[1]));
            if key.is_empty() {
                continue;
            }
            place.keys.entry(key.clone()).or_insert(*row);
            match said.iter_mut().find(|(known, _)| *known == key) {
                Some((_, values)) => values.push(value),
                None => said.push((key, vec![value])),
            }
        }
        let lines = said.iter().map(|(key, values)| pack::line(key, values));
        let text = lines.collect::<Vec<String>>().join("\n") + "\n";
        self.keep(FILE.to_owned(), text.into_bytes(), place);
    }
}
