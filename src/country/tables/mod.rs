//! The tables of a country pack: one list of columns each, from which the header checks, the
//! checks of cells, the empty tables of a new pack and the manual are made.

mod access;
mod capacities;
mod food;
mod people;
mod ways;

pub(crate) use food::{COST_ITEMS, RIVER};
pub(crate) use ways::HAULING_ITEMS;

use crate::country::AreaLevel;

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// The key of the row: lower-case letters, digits, `_` and `-`.
    Id,
    /// The P-code that the row gives to an area.
    Pcode,
    /// A key of another table, named by its file.
    Key(&'static str),
    /// One or more keys of another table, joined by `|`.
    Keys(&'static str),
    /// The P-code of an area, of one level where only that makes sense.
    Area(Option<AreaLevel>),
    /// A key of a table that the word in another column of the row decides.
    Either,
    /// Two-letter code of a country.
    Country,
    /// Two-letter codes of countries, joined by `|`.
    Countries,
    /// A name that groups rows, written like an id.
    Label,
    /// Words for people to read.
    Text,
    /// Several texts, joined by `|`.
    Texts,
    /// One of a list of words.
    Word(fn() -> Vec<&'static str>),
    /// Whole people.
    People,
    /// A whole number up to a most.
    Count {
        /// What is counted.
        unit: &'static str,
        /// The most that is believable.
        most: u64,
    },
    /// A quantity from 0 up to a most.
    Amount {
        /// Its unit.
        unit: &'static str,
        /// The least that is counted, but for nothing; nought where any amount is.
        least: f64,
        /// The most that is believable.
        most: f64,
        /// Whether so much comes that people write signs between thousands, so that `5.000` may be five
        /// thousand.
        thousands: bool,
    },
    /// A part of a whole, from 0 to 1.
    Share,
    /// Degrees from the equator or from Greenwich, at most this many either way.
    Degrees(f64),
    /// A calendar month, `2021-09`.
    Month,
    /// A day, `2021-09-30`.
    Day,
    /// What a permission applies to.
    Selector,
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its header.
    pub name: &'static str,
    /// What its cells hold.
    pub kind: Kind,
    /// Whether cells, or the whole column, may be left empty.
    pub may_be_empty: bool,
    /// What it means, in one sentence.
    pub means: &'static str,
    /// Another header that it may have, as lists of codes are published; empty where there is none.
    pub also: &'static str,
}

impl Column {
    /// Whether a header is its name.
    pub fn is_called(&self, header: &str) -> bool {
        self.name == header || (!self.also.is_empty() && self.also == header)
    }
}

/// A table of a pack.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Its file name in the pack.
    pub file: &'static str,
    /// What its rows are, in one sentence.
    pub holds: &'static str,
    /// The columns that together may hold the same only once.
    pub key: &'static [&'static str],
    /// What it must have, after "must have"; empty for a table that may have no rows or be left out.
    pub at_least: &'static str,
    /// Its columns, in the order of the manual.
    pub columns: &'static [Column],
    /// Whether it takes columns `name_<language>` besides, for names in any language.
    pub takes_names: bool,
}

impl Table {
    /// Position of a column in the table's list.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|c| c.is_called(name))
    }
}

/// Every table of a pack, in the order in which a person fills them.
pub const TABLES: [&Table; 28] = [
    &people::SOURCES,
    &people::AREAS,
    &people::NEEDS,
    &people::NEED_GROUPS,
    &people::CASELOADS,
    &ways::PLACES,
    &ways::CORRIDORS,
    &ways::LINKS,
    &capacities::LINK_CAPACITIES,
    &capacities::CAPACITY_CLASSES,
    &ways::LINK_MONTHS,
    &ways::BORDER_HOURS,
    &ways::CUT_OFFS,
    &ways::STORES,
    &food::SUPPLIES,
    &food::PRICES,
    &food::RATIONS,
    &food::RATION_ITEMS,
    &food::COMMODITIES,
    &food::COSTS,
    &ways::HAULING,
    &access::COUNTERPARTS,
    &access::PERMISSIONS,
    &people::REPORTED,
    &people::REPORTED_AREAS,
    &people::DISPLACED,
    &people::PRESENCE,
    &people::ALIASES,
];

/// A column whose cells must all be filled.
const fn must(name: &'static str, kind: Kind, means: &'static str) -> Column {
    Column { name, kind, may_be_empty: false, means, also: "" }
}

/// A column whose cells may be empty, or that may be left out.
const fn may(name: &'static str, kind: Kind, means: &'static str) -> Column {
    Column { name, kind, may_be_empty: true, means, also: "" }
}

const BASIS: Column = must(
    "basis",
    Kind::Word(|| crate::evidence::Basis::ALL.map(|b| b.word()).to_vec()),
    "How the figures of the row came to be: printed in the source, worked out from printed \
     figures, or a planning judgement.",
);

const SOURCE: Column =
    must("source", Kind::Keys("sources.csv"), "Who said so: keys of `sources.csv`.");

const NOTE: Column = may(
    "note",
    Kind::Text,
    "Anything a reader must know; begins `recalled, unverified:` where a figure was written from \
     memory.",
);

const SENSITIVITY: Column = must(
    "sensitivity",
    Kind::Word(|| vec!["public", "partner", "internal", "confidential"]),
    "Who may see the row: anyone; the planning team and the organisations that work with it; the \
     planning team; or named people only.",
);

const MT: Kind = Kind::Amount { unit: "metric tonnes", least: 1e-6, most: 1e8, thousands: true };

const USD_PER_MT: Kind =
    Kind::Amount { unit: "US dollars a metric tonne", least: 0.01, most: 1e5, thousands: true };

const KG: Kind = Kind::Amount {
    unit: "kilograms a person and month",
    least: 0.001,
    most: 100.0,
    thousands: false,
};
