//! What the columns of the tables mean, how a spreadsheet shows them, and which hashtag of the
//! Humanitarian Exchange Language stands over them.

mod known;
mod words;

pub use words::{Alone, headings_alone, in_words, tab};

use crate::page::workbook::Shows;
use known::KNOWN;

/// What is known of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meant {
    /// The table; empty for a column that means the same in every table.
    table: &'static str,
    /// Its name.
    column: &'static str,
    /// How a spreadsheet shows it.
    pub shows: Shows,
    /// Its hashtag; empty where the language has none.
    pub hxl: &'static str,
    /// What it means, in a sentence without its stop.
    pub meaning: &'static str,
}

/// What a column means, how it is shown, and its hashtag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// How a spreadsheet shows it.
    pub shows: Shows,
    /// Its hashtag in the Humanitarian Exchange Language; empty where the language has none.
    pub hxl: &'static str,
    /// In a sentence without its stop.
    pub words: &'static str,
}

impl Meaning {
    /// A column that is shown so.
    pub const fn new(shows: Shows, words: &'static str) -> Meaning {
        Meaning { shows, hxl: "", words }
    }

    /// With a hashtag.
    pub const fn hxl(self, hxl: &'static str) -> Meaning {
        Meaning { hxl, ..self }
    }
}

/// What a column of a table means; plain words where nothing is known of it.
pub fn meaning(table: &str, column: &str) -> Meaning {
    match meant(table, column) {
        Some(meant) => Meaning { shows: meant.shows, hxl: meant.hxl, words: meant.meaning },
        None => Meaning::new(Shows::Words, ""),
    }
}

/// What is known of a column of a table; `None` for columns that no table has.
pub fn meant(table: &str, column: &str) -> Option<&'static Meant> {
    let of = |table: &str| KNOWN.iter().find(|m| m.table == table && m.column == column);
    of(table).or_else(|| of(""))
}
