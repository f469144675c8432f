//! The tables of a pack as they stand, cell by cell, for adding to them: what an import does not know stays as it
//! is, and the order of rows and columns does.

use crate::country::{PackFiles, TABLES, Table};
use crate::issues::{At, Code, Issue, Issues};
use std::collections::BTreeMap;
use std::io::ErrorKind;

/// A table as it stands.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    pub(super) table: &'static Table,
    pub(super) header: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

/// All tables of a pack.
#[derive(Clone, Debug)]
pub(super) struct Tables(BTreeMap<&'static str, Kept>);

/// A row of a table that stands.
#[derive(Clone, Copy)]
pub(super) struct KeptRow<'a> {
    kept: &'a Kept,
    row: &'a [String],
}

impl<'a> KeptRow<'a> {
    /// What it has in a column; empty where there is no such column.
    pub(super) fn text(&self, column: &str) -> &'a str {
        let at = self.kept.column(column);
        at.and_then(|at| self.row.get(at)).map_or("", |text| text.trim())
    }

    /// Its cells by the names of their columns.
    pub(super) fn cells(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        let (kept, row) = (self.kept, self.row);
        kept.header.iter().map(String::as_str).zip(row.iter().map(String::as_str))
    }
}

impl Kept {
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|known| known == name)
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = KeptRow<'_>> {
        self.rows.iter().map(|row| KeptRow { kept: self, row })
    }

    /// The position of a column, which is added at the end where the table has none of that name.
    pub(super) fn column_or_new(&mut self, name: &str) -> usize {
        if let Some(at) = self.column(name) {
            return at;
        }
        self.header.push(name.to_owned());
        for row in &mut self.rows {
            row.push(String::new());
        }
        self.header.len() - 1
    }

    /// The table as CSV.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        for row in std::iter::once(&self.header).chain(&self.rows) {
            // Writing into memory cannot fail, and all rows are as wide as the header.
            let _ = writer.write_record(row);
        }
        writer.into_inner().unwrap_or_default()
    }
}

impl Tables {
    /// Reads every table; one that is not there has its columns and no rows.
    pub(super) fn read(files: &dyn PackFiles, issues: &mut Issues) -> Tables {
        let mut tables = BTreeMap::new();
        for table in TABLES {
            let kept = match files.read(table.file) {
                Ok(bytes) => kept(table, &bytes, issues),
                Err(error) if error.kind() == ErrorKind::NotFound => Some(empty(table)),
                Err(error) => {
                    let seen = format!("cannot be read: {error}");
                    issues.push(Issue::new(
                        Code("E0001"),
                        At::file(table.file),
                        &seen,
                        "a table",
                        "",
                    ));
                    None
                }
            };
            tables.insert(table.file, kept.unwrap_or_else(|| empty(table)));
        }
        Tables(tables)
    }

    /// A table of the list that every pack has.
    pub(super) fn get(&self, file: &str) -> &Kept {
        self.0.get(file).expect("every name asked for stands in the list of tables")
    }

    /// A table of the list, to change it.
    pub(super) fn get_mut(&mut self, file: &str) -> &mut Kept {
        self.0.get_mut(file).expect("every name asked for stands in the list of tables")
    }
}

fn empty(table: &'static Table) -> Kept {
    let header = table.columns.iter().map(|column| column.name.to_owned()).collect();
    Kept { table, header, rows: Vec::new() }
}

fn kept(table: &'static Table, bytes: &[u8], issues: &mut Issues) -> Option<Kept> {
    let wrong = |code: &'static str, line: Option<u64>, seen: &str| {
        let at = At { line, ..At::file(table.file) };
        let help = "run `aidreach check` on the pack, mend what it tells, and import again";
        Issue::new(Code(code), at, seen, "a table as `aidreach check` takes it", help)
    };
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let Ok(text) = std::str::from_utf8(bytes) else {
        issues.push(wrong("E0004", None, "not UTF-8"));
        return None;
    };
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut records = reader.records().filter_map(Result::ok);
    let Some(header) = records.next() else { return Some(empty(table)) };
    let header: Vec<String> = header.iter().map(|name| name.trim().to_owned()).collect();
    let mut kept = Kept { table, header, rows: Vec::new() };
    for record in records.filter(|record| record.iter().any(|cell| !cell.trim().is_empty())) {
        if record.len() != kept.header.len() {
            let line = record.position().map(csv::Position::line);
            let seen = format!("{} fields, header {}", record.len(), kept.header.len());
            issues.push(wrong("E0008", line, &seen));
            continue;
        }
        kept.rows.push(record.iter().map(str::to_owned).collect());
    }
    Some(kept)
}
