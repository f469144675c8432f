//! Workbooks as data: a first sheet that is read, sheets of figures that are printed or worked with, and
//! charts that a spreadsheet draws itself.

#[cfg(not(target_arch = "wasm32"))]
mod written;

#[cfg(not(target_arch = "wasm32"))]
pub use written::{
    Blank, ColumnToFill, NotHeld, SheetToFill, TablesToFill, Takes, ToFill, blank_xlsx,
    tables_xlsx, xlsx,
};

use super::{Block, Look, Running};

/// A workbook.
#[derive(Clone, Debug, PartialEq)]
pub struct Workbook {
    /// What it is called.
    pub title: String,
    /// One line below the title.
    pub subtitle: String,
    /// What stands on every printed page.
    pub running: Running,
    /// How it is coloured.
    pub look: Look,
    /// What the first sheet says; tables and pictures in it are passed over, for they have sheets of
    /// their own.
    pub front: Vec<Block>,
    /// Sheets of figures, in order; short ones are put before long ones.
    pub sheets: Vec<Worksheet>,
    /// Sums over columns, on a sheet of their own.
    pub sums: Vec<Sum>,
    /// Charts, on a sheet of their own after the first.
    pub charts: Vec<Chart>,
}

/// A sheet of figures: headings for people, names for programs below them, and rows as wide.
#[derive(Clone, Debug, PartialEq)]
pub struct Worksheet {
    /// Its name on the tab, at most 31 characters.
    pub name: String,
    /// The name of its table, as files have it.
    pub table: String,
    /// What a row of it is, in a sentence.
    pub about: String,
    /// Its columns.
    pub columns: Vec<Field>,
    /// How many of the first columns stay in sight.
    pub fixed: u16,
    /// Its rows.
    pub rows: Vec<Vec<Value>>,
    /// How many of its last rows add up those before.
    pub totals: usize,
}

/// A column of a sheet of figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// What stands over it for people, with the unit.
    pub heading: String,
    /// Its name for programs, with the unit.
    pub name: String,
    /// What it means.
    pub meaning: String,
    /// How its cells are shown.
    pub shows: Shows,
}

/// How the cells of a column are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shows {
    /// Words.
    Words,
    /// A name in some language, whose letters say which way it runs.
    Name,
    /// A key or code that a spreadsheet must never take for a number or a date.
    Code,
    /// A place in an order, or a number that counts nothing.
    Number,
    /// A figure with so many decimal places, and a comma between thousands.
    Figure(u8),
    /// A change, with its sign and so many decimal places.
    Change(u8),
    /// A part of a whole from 0 to 1, in percent.
    Share,
    /// A day.
    Day,
    /// A month, by its first day.
    Month,
}

/// A cell of a sheet of figures.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Words, never a formula whatever they begin with.
    Words(String),
    /// A number.
    Number(f64),
    /// A day.
    Day {
        /// Year.
        year: u16,
        /// Month from 1.
        month: u8,
        /// Day from 1.
        day: u8,
    },
    /// A sum over cells, with its result, which viewers show that do not calculate.
    Sum {
        /// The cells.
        of: String,
        /// What they add up to.
        result: f64,
    },
    /// Nothing.
    Nothing,
}

/// A sum over a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// What is added up, with the unit.
    pub what: String,
    /// The table by its name.
    pub table: String,
    /// The column by its name.
    pub column: String,
}

/// A chart of columns of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// What it shows, with the unit.
    pub title: String,
    /// What it shows, for those who cannot see it.
    pub description: String,
    /// The table whose figures it shows, by its name.
    pub table: String,
    /// How.
    pub form: Form,
    /// The column that names what is counted.
    pub names: String,
    /// The columns with figures, and what each is called.
    pub series: Vec<(String, String)>,
    /// Only so many rows, from the first.
    pub rows: usize,
}

/// The form of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Upright columns in order of time, the second series before the first.
    Columns,
    /// Bars from left to right, the first row on top.
    Bars,
}
