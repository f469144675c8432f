//! A pack's own tables as plain cells, so that a pack for others can be written from them.

use super::read::{self, Value};
use super::{Column, PackFiles, PackMeta, Table, pack};
use crate::issues::Issues;
use std::collections::BTreeSet;
use toml::Value as Toml;

/// A table as it was read: a text a cell, in the order of its declared columns, and then names in other languages.
/// What else stands in the file is not in it.
#[derive(Clone, Debug)]
pub struct Plain {
    /// Which.
    pub table: &'static Table,
    /// Columns of names in other languages, behind the declared ones.
    pub names: Vec<String>,
    /// Its rows, in the order of the file.
    pub rows: Vec<Vec<String>>,
}

impl Plain {
    /// The cell of a row in a column; empty where the table has no such column.
    pub fn cell<'a>(&self, row: &'a [String], column: &str) -> &'a str {
        let at = self.table.column(column).and_then(|n| row.get(n));
        at.map(String::as_str).unwrap_or_default()
    }

    /// As a file of a pack.
    pub fn csv(&self) -> Vec<u8> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let header = self.table.columns.iter().map(|column| column.name.to_owned());
        let header = header.chain(self.names.iter().cloned()).collect();
        for row in std::iter::once(&header).chain(&self.rows) {
            writer.write_record(row).expect("a row as wide as its header, kept in memory");
        }
        writer.into_inner().expect("nothing is left to be written to memory")
    }
}

/// Every table of a pack.
///
/// # Errors
/// Everything wrong with a cell of any of them.
pub fn plain_tables(files: &dyn PackFiles) -> Result<Vec<Plain>, Issues> {
    let mut issues = Issues::default();
    let shape = pack::pack(files, &mut issues).shape;
    let sheets = read::sheets(files, &shape, &mut issues);
    if issues.has_errors() {
        return Err(issues.in_order());
    }
    let plain = |sheet: &read::Sheet| {
        let codes = sheet.rows.iter().flat_map(|row| row.names.iter().map(|(code, _)| code));
        let codes: BTreeSet<&String> = codes.collect();
        let name = |row: &read::Row, code: &String| {
            let found = row.names.iter().find(|(known, _)| known == code);
            found.map_or(String::new(), |(_, name)| name.clone())
        };
        let row = |row: &read::Row| {
            let names = codes.iter().map(|code| name(row, code));
            let cells = row.cells.iter().zip(sheet.table.columns);
            cells.map(|(value, column)| text(value, column)).chain(names).collect()
        };
        Plain {
            table: sheet.table,
            names: codes.iter().map(|code| format!("name_{code}")).collect(),
            rows: sheet.rows.iter().map(row).collect(),
        }
    };
    Ok(sheets.iter().map(plain).collect())
}

fn text(value: &Value, column: &Column) -> String {
    match value {
        // Keys are looked up later, and what is wrong was told.
        Value::Empty | Value::Wrong | Value::Ix(_) | Value::Ixs(_) => String::new(),
        Value::Text(text) => text.to_string(),
        Value::Texts(texts) => texts.join("|"),
        Value::Number(number) => column.written(*number),
        Value::Whole(count) => count.to_string(),
        Value::Month(month) => month.to_string(),
        Value::Day(day) => day.to_string(),
        Value::Selector(selector) => selector.text.clone(),
    }
}

impl PackMeta {
    /// As `pack.toml`, with nothing in it but what was read.
    pub fn written(&self) -> String {
        let texts = |texts: &[String]| Toml::from(texts.to_vec()).to_string();
        let text = |text: &str| Toml::from(text).to_string();
        let window = format!(
            "{{ from = {}, months = {} }}",
            self.window.span().from,
            self.window.n_months()
        );
        let keys = [
            ("iso2", text(&self.iso2)),
            ("iso3", text(&self.iso3)),
            ("name", text(&self.name)),
            ("version", text(&self.version)),
            ("currency", text(&self.currency)),
            ("licence", text(&self.licence)),
            ("attribution", texts(&self.attribution)),
            ("window", window),
            ("bounds", Toml::from(self.bounds.to_vec()).to_string()),
            ("ration", text(&self.ration)),
            ("notes", texts(&self.notes)),
        ];
        let digits = self.pcode_digits.map(|digits| digits.map(i64::from).to_vec());
        let digits = digits.map(|digits| ("pcode_digits", Toml::from(digits).to_string()));
        let line = |(key, value): (&str, String)| format!("{key} = {value}\n");
        let levels = self.levels.as_ref().map(|levels| ("levels", texts(levels)));
        keys.into_iter().chain(digits).chain(levels).map(line).collect()
    }
}
