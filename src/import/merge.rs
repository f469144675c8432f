//! Rows of an import put into the tables of a pack. What a person wrote stays, always: a cell is replaced only
//! with what a newer import says, only where it still holds what an earlier import wrote, and only when asked to.
//! What imports wrote is kept beside, in `imported.csv`.

use super::tables::{Kept, Tables};
use std::collections::BTreeMap;

mod gone;

/// A row that an import makes.
#[derive(Clone, Debug)]
pub(super) struct NewRow {
    /// The table it belongs to.
    pub(super) table: &'static str,
    /// Its cells by column; those it does not name are not its own.
    pub(super) cells: Vec<(String, String)>,
    /// Whether its figures belong together, so that a row with one of them changed by hand stays as it is.
    pub(super) together: bool,
}

/// What became of the rows of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// The table.
    pub table: String,
    /// Rows that were not there.
    pub added: usize,
    /// Rows of which empty cells were filled.
    pub filled: usize,
    /// Rows that said the same already.
    pub same: usize,
    /// Rows of which earlier imports were replaced.
    pub replaced: usize,
    /// Rows that an earlier import filled otherwise; `--update` replaces them.
    pub waiting: usize,
    /// Rows that a person changed, took out or wrote, and that say something else.
    pub by_hand: usize,
}

/// A cell that the import and the pack have otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The table.
    pub table: String,
    /// The row, by its key.
    pub row: String,
    /// The column.
    pub column: String,
    /// What stands in the pack, or stood.
    pub was: String,
    /// What the import says.
    pub says: String,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a cell that the import has otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It was empty, and is filled; or its list of sources grew.
    Filled,
    /// Replaced.
    Replaced,
    /// Left, as nobody asked for an update.
    Waits,
    /// Left, as a person wrote what stands there.
    ByHand,
}

/// What imports wrote: by table and key of the row, the cells by column.
#[derive(Clone, Debug, Default)]
pub(super) struct Ledger(BTreeMap<(String, String), BTreeMap<String, String>>);

impl Ledger {
    /// Reads the file; what cannot be read of it counts as written by hand.
    pub(super) fn of(bytes: &[u8]) -> Ledger {
        let mut ledger = Ledger::default();
        let mut reader = csv::ReaderBuilder::new();
        let reader = reader.has_headers(true).flexible(true);
        let mut reader = reader.from_reader(bytes);
        for record in reader.records().filter_map(Result::ok) {
            let (Some(table), Some(key)) = (record.get(0), record.get(1)) else { continue };
            let cells = record.iter().skip(2).filter_map(|cell| cell.split_once('='));
            let cells = cells.map(|(column, text)| (column.to_owned(), text.to_owned())).collect();
            ledger.0.insert((table.to_owned(), key.to_owned()), cells);
        }
        ledger
    }

    /// What is kept of a file that an import wrote whole: the sum over its bytes.
    pub(super) fn of_file(&mut self, file: &str) -> &mut String {
        let cells = self.0.entry((file.to_owned(), String::new())).or_default();
        cells.entry("sha256".to_owned()).or_default()
    }

    /// The file.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        let _ = writer.write_record(["table", "row", "what imports wrote, as column=cell"]);
        for ((table, key), cells) in &self.0 {
            let cells = cells.iter().map(|(column, text)| format!("{column}={text}"));
            // Writing into memory cannot fail.
            let _ = writer.write_record([table.clone(), key.clone()].into_iter().chain(cells));
        }
        writer.into_inner().unwrap_or_default()
    }
}

/// How the rows of an import go into a pack.
pub(super) struct Merging<'a> {
    pub(super) tables: &'a mut Tables,
    pub(super) ledger: &'a mut Ledger,
    /// Whether what earlier imports wrote is replaced.
    pub(super) update: bool,
    pub(super) merged: BTreeMap<&'static str, Merged>,
    pub(super) changes: Vec<Change>,
}

impl Merging<'_> {
    /// Puts rows into their tables.
    pub(super) fn put(&mut self, rows: &[NewRow]) {
        let mut places: BTreeMap<&'static str, BTreeMap<String, usize>> = BTreeMap::new();
        for row in rows {
            let kept = self.tables.get_mut(row.table);
            let places = places.entry(row.table).or_insert_with(|| keys(kept));
            self.put_one(row, places);
        }
    }

    fn put_one(&mut self, row: &NewRow, places: &mut BTreeMap<String, usize>) {
        let kept = self.tables.get_mut(row.table);
        let merged = self.merged.entry(row.table).or_default();
        row.table.clone_into(&mut merged.table);
        let key = key_of_new(kept, row);
        let wrote = self.ledger.0.entry((row.table.to_owned(), key.clone())).or_default();
        let Some(at) = places.get(&key).copied() else {
            if !wrote.is_empty() {
                // An earlier import wrote the row and a person took it out.
                merged.by_hand += 1;
                return;
            }
            let columns: Vec<usize> =
                row.cells.iter().map(|(column, _)| kept.column_or_new(column)).collect();
            let mut cells = vec![String::new(); kept.header.len()];
            for ((column, text), at) in row.cells.iter().zip(columns) {
                text.clone_into(&mut cells[at]);
                wrote.insert(column.clone(), text.clone());
            }
            places.insert(key, kept.rows.len());
            kept.rows.push(cells);
            merged.added += 1;
            return;
        };
        let mut says: Vec<(usize, &str, String)> = Vec::new();
        for (column, text) in &row.cells {
            let place = kept.column_or_new(column);
            let text = match kept.rows[at][place].as_str() {
                "" => text.clone(),
                there if !row.together => joined(column, there, text),
                _ => text.clone(),
            };
            says.push((place, column, text));
        }
        let fates = fates(&kept.rows[at], wrote, &says, (row.together, self.update));
        let mut seen = [false; 4];
        for ((place, column, text), fate) in says.into_iter().zip(fates) {
            let there = &mut kept.rows[at][place];
            if there.trim() == text {
                wrote.insert(column.to_owned(), text);
                continue;
            }
            seen[fate as usize] = true;
            // Sources that grow are told by what they gave.
            let grows = !row.together && ["source", "basis"].contains(&column);
            if fate != Fate::Filled && !grows {
                let (table, column) = (row.table.to_owned(), column.to_owned());
                let (was, row) = (there.clone(), key.clone());
                self.changes.push(Change { table, row, column, was, says: text.clone(), fate });
            }
            if matches!(fate, Fate::Filled | Fate::Replaced) {
                wrote.insert(column.to_owned(), text.clone());
                *there = text;
            }
        }
        match seen {
            [_, _, _, true] => merged.by_hand += 1,
            [_, _, true, _] => merged.waiting += 1,
            [_, true, ..] => merged.replaced += 1,
            [true, ..] => merged.filled += 1,
            [false, false, false, false] => merged.same += 1,
        }
    }
}

/// What becomes of each cell that an import has otherwise.
fn fates(
    there: &[String],
    wrote: &BTreeMap<String, String>,
    says: &[(usize, &str, String)],
    (together, update): (bool, bool),
) -> Vec<Fate> {
    let joins = |column: &str| !together && ["source", "basis"].contains(&column);
    let fate = |(place, column, text): &(usize, &str, String)| {
        let there = there[*place].trim();
        match wrote.get(*column) {
            _ if there == text || joins(column) => Fate::Filled,
            Some(wrote) if wrote == there && update => Fate::Replaced,
            Some(wrote) if wrote == there => Fate::Waits,
            None if there.is_empty() => Fate::Filled,
            _ => Fate::ByHand,
        }
    };
    let mut fates: Vec<Fate> = says.iter().map(fate).collect();
    let is_other = |(place, _, text): &(usize, &str, String)| there[*place].trim() != text;
    let goes_in = |fate: Fate| matches!(fate, Fate::Filled | Fate::Replaced);
    let any = says
        .iter()
        .zip(&fates)
        .any(|(cell, fate)| is_other(cell) && !joins(cell.1) && goes_in(*fate));
    let by_hand = fates.contains(&Fate::ByHand);
    for (fate, cell) in fates.iter_mut().zip(says) {
        // Sources are named for what they gave, and figures that belong together stay together.
        if (joins(cell.1) && !any) || (together && by_hand && is_other(cell)) {
            *fate = if by_hand { Fate::ByHand } else { Fate::Waits };
        }
    }
    fates
}

/// What a column of sources or of the basis says of what stood there and what comes in, together.
fn joined(column: &str, there: &str, new: &str) -> String {
    match column {
        "source" => {
            let mut all: Vec<&str> = there.split('|').map(str::trim).collect();
            for one in new.split('|').filter(|one| !one.is_empty()) {
                if !all.contains(&one) {
                    all.push(one);
                }
            }
            all.join("|")
        }
        "basis" => {
            let rank =
                |word: &str| crate::evidence::Basis::ALL.iter().position(|b| b.word() == word);
            if rank(there) >= rank(new) { there.to_owned() } else { new.to_owned() }
        }
        _ => new.to_owned(),
    }
}

/// Rows of a table by their keys.
fn keys(kept: &Kept) -> BTreeMap<String, usize> {
    let columns: Vec<Option<usize>> = kept.table.key.iter().map(|key| kept.column(key)).collect();
    let key = |row: &Vec<String>| {
        let parts = columns.iter().map(|at| at.and_then(|at| row.get(at)).map_or("", |t| t.trim()));
        parts.collect::<Vec<&str>>().join("|")
    };
    kept.rows.iter().enumerate().map(|(at, row)| (key(row), at)).collect()
}

fn key_of_new(kept: &Kept, row: &NewRow) -> String {
    let part = |key: &&str| {
        let cell = row.cells.iter().find(|(column, _)| column == key);
        cell.map_or("", |(_, text)| text.as_str())
    };
    kept.table.key.iter().map(part).collect::<Vec<&str>>().join("|")
}
