//! A table as data: columns with their units in the names, and cells that know what they hold.

use crate::kit::columns::{Meaning, meaning};
use crate::kit::figure::{Count, Figure};
use crate::kit::sentence::Sentence;
use crate::page::Text;
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words, ids, dates.
    Text(String),
    /// A phrase of the program, which another language words otherwise.
    Said(Sentence),
    /// Words of several languages, on pages only.
    Rich(Text),
    /// A count of people; small ones are not shown outside the team.
    People(Count),
    /// Any other whole number.
    Whole(i64),
    /// A rounded figure.
    Figure(Figure),
    /// Nothing.
    Empty,
}

impl Cell {
    /// A text.
    pub fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    /// A figure that not every row has.
    pub fn figure(figure: Option<Figure>) -> Cell {
        figure.map_or(Cell::Empty, Cell::Figure)
    }

    /// A count of people or of anything else.
    pub fn count(count: u64) -> Cell {
        Cell::Figure(Figure::whole(count))
    }

    /// Words that not every row has.
    pub fn word(word: Option<&str>) -> Cell {
        Cell::filled(word.unwrap_or_default())
    }

    /// A text; nothing where it is empty.
    pub fn filled(text: &str) -> Cell {
        if text.is_empty() { Cell::Empty } else { Cell::text(text) }
    }

    /// `yes` or `no`.
    pub fn yes(is_so: bool) -> Cell {
        Cell::text(if is_so { "yes" } else { "no" })
    }

    /// As it stands in a CSV file.
    pub fn plain(&self) -> String {
        match self {
            Cell::Text(text) => harmless(text),
            Cell::Said(sentence) => harmless(&sentence.to_string()),
            Cell::Rich(text) => harmless(&text.words()),
            Cell::People(count) => count.plain(),
            Cell::Whole(whole) => whole.to_string(),
            Cell::Figure(figure) => figure.plain(),
            Cell::Empty => String::new(),
        }
    }
}

impl From<Sentence> for Cell {
    fn from(sentence: Sentence) -> Cell {
        match sentence.words_of_others() {
            Some(words) => Cell::text(words),
            None => Cell::Said(sentence),
        }
    }
}

impl From<&Sentence> for Cell {
    fn from(sentence: &Sentence) -> Cell {
        Cell::from(sentence.clone())
    }
}

/// A text that a spreadsheet would take for a formula gets a mark before it.
fn harmless(text: &str) -> String {
    let begins = text.trim_start().chars().next();
    let risky = matches!(begins, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'));
    if risky || text.starts_with(['\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Cell::Text(text) => to.serialize_str(text),
            Cell::Said(sentence) => sentence.serialize(to),
            Cell::Rich(text) => to.serialize_str(&text.words()),
            Cell::People(count) => count.serialize(to),
            Cell::Whole(whole) => to.serialize_i64(*whole),
            Cell::Figure(figure) => figure.serialize(to),
            Cell::Empty => to.serialize_none(),
        }
    }
}

/// What stands in a CSV file besides its table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Csv {
    /// Whether it begins with a mark.
    pub mark: Mark,
    /// Whether hashtags stand below the header.
    pub tags: Tags,
}

/// Whether a file begins with the mark by which spreadsheets know that letters are UTF-8.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// It does not.
    #[default]
    Left,
    /// It does.
    Written,
}

/// Whether hashtags of the Humanitarian Exchange Language stand below the header.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tags {
    /// They do not.
    #[default]
    Left,
    /// They do.
    Written,
}

const BYTE_ORDER_MARK: [u8; 3] = [0xEF, 0xBB, 0xBF];

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name: the file's without its end.
    pub name: &'static str,
    /// What a row of it is, in a sentence without its stop.
    pub about: &'static str,
    /// Names of the columns.
    pub columns: Vec<Cow<'static, str>>,
    /// What stands over each on pages.
    pub headings: Vec<Cow<'static, str>>,
    /// What each means.
    pub meanings: Vec<Meaning>,
    /// Rows of as many cells.
    pub rows: Vec<Vec<Cell>>,
    /// How many of its last rows add up those before.
    pub totals: usize,
}

impl Sheet {
    /// An empty table of those whose columns are known by name.
    pub fn new(name: &'static str, columns: &[&'static str]) -> Sheet {
        Sheet {
            name,
            about: "",
            columns: columns.iter().copied().map(Cow::Borrowed).collect(),
            headings: columns.iter().copied().map(Cow::Borrowed).collect(),
            meanings: columns.iter().map(|column| meaning(name, column)).collect(),
            rows: Vec::new(),
            totals: 0,
        }
    }

    /// With its last row as the total of the others.
    pub fn totalled(self) -> Sheet {
        Sheet { totals: 1, ..self }
    }

    /// Leaves a column out.
    pub fn without(mut self, name: &str) -> Sheet {
        if let Some(n) = self.columns.iter().position(|c| *c == name) {
            self.columns.remove(n);
            self.headings.remove(n);
            self.meanings.remove(n);
            for row in &mut self.rows {
                row.remove(n);
            }
        }
        self
    }

    /// Leaves out columns that hold nothing.
    pub fn without_empty_columns(self) -> Sheet {
        let is_empty = |n: &usize| self.rows.iter().all(|row| row[*n] == Cell::Empty);
        let empty: Vec<Cow<'static, str>> =
            (0..self.columns.len()).filter(is_empty).map(|n| self.columns[n].clone()).collect();
        empty.iter().fold(self, |sheet, column| sheet.without(column))
    }

    /// As CSV: UTF-8, a comma between cells, a line feed after each row.
    pub fn csv(&self) -> Vec<u8> {
        self.csv_with(Csv::default())
    }

    /// The sheet as CSV, with what a reader's programs ask for.
    pub fn csv_with(&self, with: Csv) -> Vec<u8> {
        let start = if with.mark == Mark::Written { BYTE_ORDER_MARK.to_vec() } else { Vec::new() };
        let mut writer = csv::WriterBuilder::new().from_writer(start);
        let rows = self.rows.iter().map(|row| row.iter().map(Cell::plain).collect::<Vec<_>>());
        let header = self.columns.iter().map(|column| column.to_string()).collect();
        let tag = |meaning: &Meaning| meaning.hxl.to_owned();
        let tags = (with.tags == Tags::Written).then(|| self.meanings.iter().map(tag).collect());
        for row in std::iter::once(header).chain(tags).chain(rows) {
            // Writing to memory has no way to fail, and rows are as wide as the header.
            let _ = writer.write_record(&row);
        }
        writer.into_inner().unwrap_or_default()
    }

    /// As JSON: a list of objects with the columns as keys, one a line.
    pub fn json(&self) -> Vec<u8> {
        let mut text = String::from("[");
        for n in 0..self.rows.len() {
            let row = Row { sheet: self, n };
            text.push_str(if n == 0 { "\n" } else { ",\n" });
            // Cells hold nothing that JSON cannot say.
            text.push_str(&serde_json::to_string(&row).unwrap_or_default());
        }
        text.push_str("\n]\n");
        text.into_bytes()
    }
}

struct Row<'a> {
    sheet: &'a Sheet,
    n: usize,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let cells = &self.sheet.rows[self.n];
        let mut map = to.serialize_map(Some(cells.len()))?;
        for (column, cell) in self.sheet.columns.iter().zip(cells) {
            map.serialize_entry(column, cell)?;
        }
        map.end()
    }
}

impl Serialize for Sheet {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut list = to.serialize_seq(Some(self.rows.len()))?;
        for n in 0..self.rows.len() {
            list.serialize_element(&Row { sheet: self, n })?;
        }
        list.end()
    }
}
