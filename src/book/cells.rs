//! Cells as they stand in a sheet.

use crate::issues::Code;
use crate::issues::{At, Issue};
use calamine::Data;
use std::collections::{BTreeMap, BTreeSet};

/// The rows and columns of a sheet in which something may stand.
const ROWS: u32 = 100_000;
const COLUMNS: u32 = 512;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// As it reads.
    Text(String),
    /// A number, as it reads without any format.
    Number(String),
    /// A day, as `2021-10-05`.
    Day(String),
    /// The name of an error, such as `#REF!`.
    Error(String),
    /// A formula whose result is not in the file.
    NoResult,
    /// Something that lies under merged cells, where nobody sees it.
    UnderMerged,
}

impl Content {
    pub(super) fn of(data: &Data) -> Option<Content> {
        match data {
            Data::Empty => None,
            Data::Error(error) => Some(Content::Error(error.to_string())),
            Data::DateTime(day) => {
                let (year, month, day, ..) = day.to_ymd_hms_milli();
                Some(Content::Day(format!("{year:04}-{month:02}-{day:02}")))
            }
            // Also with the time of a day, which no table asks for.
            Data::DateTimeIso(day) => {
                Some(Content::Day(day.split('T').next().unwrap_or(day).to_owned()))
            }
            Data::Int(_) | Data::Float(_) => Some(Content::Number(data.to_string())),
            Data::String(_) | Data::Bool(_) | Data::DurationIso(_) => {
                Some(Content::Text(data.to_string()))
            }
        }
    }

    /// Its text, without blanks around it; empty where it has none.
    pub fn text(&self) -> &str {
        match self {
            Content::Text(text) | Content::Number(text) | Content::Day(text) => text.trim(),
            Content::Error(_) | Content::NoResult | Content::UnderMerged => "",
        }
    }

    /// What keeps it from being read: a code, what was seen, what helps.
    pub fn fault(&self) -> Option<(&'static str, String, &'static str)> {
        match self {
            Content::Text(_) | Content::Number(_) | Content::Day(_) => None,
            Content::Error(name) => {
                let help = "correct the formula, or type the value";
                Some(("E0024", format!("the error {name}"), help))
            }
            Content::NoResult => {
                let help = "open it in a spreadsheet and save it, or type the value";
                Some(("E0025", "a formula without a stored result".to_owned(), help))
            }
            Content::UnderMerged => {
                let help = "take the merged cells apart, and type the value where it belongs";
                Some(("E0037", "a value hidden under merged cells".to_owned(), help))
            }
        }
    }
}

/// What of a sheet is hidden: rows and columns, each from one up to another, from nought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Unseen {
    pub(super) rows: Vec<(u32, u32)>,
    pub(super) columns: Vec<(u32, u32)>,
}

/// A row and a column, from nought.
type Place = (u32, u32);

/// The filled cells of a sheet, by row and column from nought.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Cells by row and then column.
    pub rows: BTreeMap<u32, BTreeMap<u32, Content>>,
    /// Cells that are merged: the first and the last of each, by row and column.
    pub merged: Vec<[Place; 2]>,
    /// The first cell beyond what a sheet may have.
    beyond: Option<(u32, u32)>,
    unseen: Unseen,
}

/// The most hidden rows or columns that are named.
const NAMED: usize = 5;

impl Found {
    /// None yet, on a sheet of which something is hidden.
    pub(super) fn of(unseen: Unseen) -> Found {
        Found { unseen, ..Found::default() }
    }

    pub(super) fn add(&mut self, (row, column): (u32, u32), content: Content) {
        if row >= ROWS || column >= COLUMNS {
            self.beyond = self.beyond.or(Some((row, column)));
        } else {
            self.rows.entry(row).or_default().insert(column, content);
        }
    }

    /// What is wrong where something stands far out, with what helps.
    pub fn far_out(&self, (file, sheet): (&str, &str), help: &str) -> Option<Issue> {
        let (row, column) = self.beyond?;
        let expected = format!("nothing beyond {ROWS} rows and {COLUMNS} columns");
        let help = format!("delete what stands there, or {help}");
        let at = Found::at((file, sheet), row, column);
        Some(Issue::new(Code("E0021"), at, "a filled cell", &expected, &help))
    }

    /// Hidden rows and columns in which something stands, as people name them; nothing where there are none.
    pub fn hidden(&self) -> Vec<String> {
        let [hidden_rows, hidden_columns] = [&self.unseen.rows, &self.unseen.columns]
            .map(|ranges| ranges.iter().copied().collect::<BTreeMap<u32, u32>>());
        let is_in = |ranges: &BTreeMap<u32, u32>, n: u32| {
            ranges.range(..=n).next_back().is_some_and(|(_, to)| n < *to)
        };
        let rows = self.rows.keys().filter(|row| is_in(&hidden_rows, **row));
        let rows: Vec<String> = rows.map(|row| (row + 1).to_string()).collect();
        let columns: BTreeSet<u32> = match self.unseen.columns.is_empty() {
            true => BTreeSet::new(),
            false => self.rows.values().flat_map(BTreeMap::keys).copied().collect(),
        };
        let columns = columns.into_iter().filter(|column| is_in(&hidden_columns, *column));
        let columns: Vec<String> = columns.map(letters_of).collect();
        [named("row", &rows), named("column", &columns)].into_iter().flatten().collect()
    }

    /// A cell as people name it.
    pub fn at((file, sheet): (&str, &str), row: u32, column: u32) -> At {
        let place = format!("sheet {sheet}, cell {}", name_of(row, column));
        At { column: Some(place), ..At::file(file) }
    }
}

/// The first of some rows or columns, and how many more there are.
fn named(one: &str, all: &[String]) -> Option<String> {
    let shown = all[..all.len().min(NAMED)].join(", ");
    match all.len() {
        0 => None,
        1 => Some(format!("{one} {shown}")),
        n if n <= NAMED => Some(format!("{one}s {shown}")),
        n => Some(format!("{one}s {shown} and {} more", n - NAMED)),
    }
}

/// The name of a cell by its row and column from nought: `A1`.
pub fn name_of(row: u32, column: u32) -> String {
    format!("{}{}", letters_of(column), row + 1)
}

fn letters_of(column: u32) -> String {
    let mut letters = String::new();
    let mut left = column + 1;
    while left > 0 {
        let digit = (left - 1) % 26;
        letters.insert(0, char::from(b'A' + digit as u8));
        left = (left - 1) / 26;
    }
    letters
}
