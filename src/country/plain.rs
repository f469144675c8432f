//! A pack's own tables as plain cells, so that a pack for others can be written from them.

use super::read::{self, Value};
use super::{PackFiles, PackMeta, Table, pack};
use crate::issues::Issues;
use toml::Value as Toml;

/// A table as it was read: a text a cell, in the order of its declared columns. What else stands in the file is
/// not in it.
#[derive(Clone, Debug)]
pub struct Plain {
    /// Which.
    pub table: &'static Table,
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
        let header = self.table.columns.iter().map(|column| column.name.to_owned()).collect();
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
    let plain = |sheet: &read::Sheet| Plain {
        table: sheet.table,
        rows: sheet.rows.iter().map(|row| row.cells.iter().map(text).collect()).collect(),
    };
    Ok(sheets.iter().map(plain).collect())
}

fn text(value: &Value) -> String {
    match value {
        // Keys are looked up later, and what is wrong was told.
        Value::Empty | Value::Wrong | Value::Ix(_) | Value::Ixs(_) => String::new(),
        Value::Text(text) => text.to_string(),
        Value::Texts(texts) => texts.join("|"),
        Value::Number(number) => number.to_string(),
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
            ("pcode_digits", Toml::from(self.pcode_digits.map(i64::from).to_vec()).to_string()),
            ("ration", text(&self.ration)),
            ("notes", texts(&self.notes)),
        ];
        keys.into_iter().map(|(key, value)| format!("{key} = {value}\n")).collect()
    }
}
