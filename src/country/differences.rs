//! What two packs say differently: rows that one of them alone has, and cells that differ, by table and key.

use super::PackFiles;
use super::pack::{FILE, about_in_cells};
use super::tables::{TABLES, Table};
use std::collections::{BTreeMap, BTreeSet};

/// What is different.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Only the first has it.
    OnlyFirst,
    /// Only the second has it.
    OnlySecond,
    /// Both have it, and say otherwise.
    Otherwise,
}

/// A difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The file of the pack.
    pub file: String,
    /// The key of the row; empty for a file as a whole.
    pub key: String,
    /// What is different.
    pub what: What,
    /// The column, where cells differ; empty for a row or a file as a whole.
    pub column: String,
    /// What both say; empty where only one has the row.
    pub said: [String; 2],
}

/// Rows by key, each with its cells by column.
type Rows = BTreeMap<String, BTreeMap<String, String>>;

/// What two packs say differently, in the order of tables, keys and columns; then other files.
pub fn differences(packs: [&dyn PackFiles; 2]) -> Vec<Difference> {
    let mut found = Vec::new();
    between(FILE, packs.map(about), &mut found);
    for table in TABLES {
        between(table.file, packs.map(|pack| rows(pack, table)), &mut found);
    }
    let is_table = |name: &String| name == FILE || TABLES.iter().any(|table| table.file == *name);
    let names: BTreeSet<String> =
        packs.iter().flat_map(|pack| pack.names()).filter(|name| !is_table(name)).collect();
    for file in names {
        let read = packs.map(|pack| pack.read(&file).ok().map(|bytes| text(&bytes)));
        let what = match &read {
            [Some(_), None] => What::OnlyFirst,
            [None, Some(_)] => What::OnlySecond,
            [first, second] if first != second => What::Otherwise,
            [_, _] => continue,
        };
        let [key, column] = [String::new(), String::new()];
        found.push(Difference { file, key, what, column, said: [String::new(), String::new()] });
    }
    found
}

/// A text without what systems write differently at the ends of lines.
fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim_start_matches('\u{FEFF}').replace("\r\n", "\n")
}

fn between(file: &str, [first, second]: [Rows; 2], found: &mut Vec<Difference>) {
    let tell = |key: &str, what, column: &str, said: [&str; 2]| Difference {
        file: file.to_owned(),
        key: key.to_owned(),
        what,
        column: column.to_owned(),
        said: said.map(str::to_owned),
    };
    let keys: BTreeSet<&String> = first.keys().chain(second.keys()).collect();
    for key in keys {
        let (one, other) = match (first.get(key), second.get(key)) {
            (Some(one), Some(other)) => (one, other),
            (Some(_), None) => {
                found.push(tell(key, What::OnlyFirst, "", ["", ""]));
                continue;
            }
            (None, _) => {
                found.push(tell(key, What::OnlySecond, "", ["", ""]));
                continue;
            }
        };
        let columns: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
        for column in columns {
            let said = [one, other].map(|row| row.get(column).map_or("", String::as_str));
            if !alike(said) {
                found.push(tell(key, What::Otherwise, column, said));
            }
        }
    }
}

/// Whether two cells say the same: numbers may be written in several ways.
fn alike(said: [&str; 2]) -> bool {
    let [one, other] = said.map(str::trim);
    let [number, same] = [one, other].map(|text| text.parse::<f64>().ok());
    one == other || number.is_some() && number == same
}

fn about(pack: &dyn PackFiles) -> Rows {
    let bytes = pack.read(FILE).map(|bytes| text(&bytes)).unwrap_or_default();
    let mut rows = Rows::new();
    for [key, value] in about_in_cells(&bytes) {
        let row = rows.entry(key).or_default();
        let said = row.entry("value".to_owned()).or_default();
        let parted = if said.is_empty() { "" } else { " | " };
        *said = format!("{said}{parted}{value}");
    }
    rows
}

fn rows(pack: &dyn PackFiles, table: &Table) -> Rows {
    let text = pack.read(table.file).map(|bytes| text(&bytes)).unwrap_or_default();
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let Ok(header) = reader.headers().cloned() else { return Rows::new() };
    let mut rows = Rows::new();
    for record in reader.records().flatten() {
        let cells = header.iter().zip(&record);
        let cells: BTreeMap<String, String> =
            cells.map(|(name, cell)| (name.trim().to_owned(), cell.trim().to_owned())).collect();
        let key = table.key.iter().map(|column| cells.get(*column).map_or("", String::as_str));
        let key = key.filter(|part| !part.is_empty()).collect::<Vec<&str>>().join(", ");
        let mut name = key.clone();
        let mut times = 1;
        while rows.contains_key(&name) {
            times += 1;
            name = format!("{key} ({times})");
        }
        rows.insert(name, cells);
    }
    rows
}
