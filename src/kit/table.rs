//! Tables with declared columns: for each a key, a heading, what it means, and how a row fills it.

pub mod means;
mod on_page;
mod schema;

pub use schema::TableSchema;

use crate::kit::columns::{Meaning, meaning};
use crate::kit::sentence::Sentence;
use crate::kit::sheet::{Cell, Sheet};
use crate::page::Sorting;
use crate::page::workbook::Shows;
use std::borrow::Cow;

/// A column of a table: how a row fills it.
#[derive(Debug)]
pub struct Column<R: 'static> {
    key: &'static str,
    heading: &'static str,
    meaning: Option<Meaning>,
    cell: fn(&R) -> Cell,
    view: View,
    /// Decimal places on pages, where they are others than the meaning's.
    places: Option<u8>,
}

/// Where a column stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum View {
    /// In pages and in data.
    Everywhere,
    /// In CSV, JSON and workbooks only, such as a code beside its name.
    Data,
    /// In pages only, such as several figures of the row in one cell.
    Pages,
}

/// A column by its key, with its heading on pages; its meaning is that of all columns of this name.
pub const fn known<R>(key: &'static str, heading: &'static str, cell: fn(&R) -> Cell) -> Column<R> {
    Column { key, heading, meaning: None, cell, view: View::Everywhere, places: None }
}

/// A column by its key, with its heading on pages and its meaning.
pub const fn col<R>(
    key: &'static str,
    heading: &'static str,
    meaning: Meaning,
    cell: fn(&R) -> Cell,
) -> Column<R> {
    Column { key, heading, meaning: Some(meaning), cell, view: View::Everywhere, places: None }
}

/// Several figures or words of a row in one cell, on pages only.
pub const fn on_pages<R>(heading: &'static str, cell: fn(&R) -> Cell) -> Column<R> {
    let meaning = Some(Meaning::new(Shows::Words, ""));
    Column { key: "", heading, meaning, cell, view: View::Pages, places: None }
}

/// A column that pages alone have, at the side of figures.
pub const fn on_pages_right<R>(heading: &'static str, cell: fn(&R) -> Cell) -> Column<R> {
    let meaning = Some(Meaning::new(Shows::Number, ""));
    Column { key: "", heading, meaning, cell, view: View::Pages, places: None }
}

/// The column in CSV, JSON and workbooks only.
pub const fn in_data<R>(column: Column<R>) -> Column<R> {
    Column { view: View::Data, ..column }
}

/// The column with whole figures on pages.
pub const fn whole<R>(column: Column<R>) -> Column<R> {
    Column { places: Some(0), ..column }
}

/// A table as declared: its name, which is that of its file and its sheet, and its columns.
#[derive(Debug)]
pub struct Declared<R: 'static> {
    /// Its name, at most 31 characters.
    pub name: &'static str,
    /// What a row is, in a sentence without its stop.
    pub row: &'static str,
    /// Its columns, in order.
    pub columns: &'static [Column<R>],
}

impl<R> Declared<R> {
    fn meaning(&self, column: &Column<R>) -> Meaning {
        column.meaning.unwrap_or_else(|| meaning(self.name, column.key))
    }

    fn heading(&self, column: &Column<R>) -> Heading {
        let words = column.heading.to_owned();
        let shows = column.places.map_or(self.meaning(column).shows, Shows::Figure);
        Heading { key: column.key, words, shows }
    }

    fn data(&self) -> impl Iterator<Item = &Column<R>> {
        self.columns.iter().filter(|column| column.view != View::Pages)
    }

    /// What it looks like, whatever its rows.
    pub fn schema(&self) -> TableSchema {
        TableSchema::of(self.sheet(Vec::new()))
    }

    fn sheet(&self, rows: Vec<Vec<Cell>>) -> Sheet {
        Sheet {
            name: self.name,
            about: self.row,
            columns: self.data().map(|column| Cow::Borrowed(column.key)).collect(),
            headings: self.data().map(|column| Cow::Borrowed(column.heading)).collect(),
            meanings: self.data().map(|column| self.meaning(column)).collect(),
            rows,
            totals: 0,
        }
    }

    /// Some rows as data.
    pub fn data_of<'r>(&self, rows: impl IntoIterator<Item = &'r R>) -> Sheet {
        let cells = |row: &R| self.data().map(|column| (column.cell)(row)).collect();
        self.sheet(rows.into_iter().map(cells).collect())
    }

    /// The table of some rows.
    pub fn of<'r>(
        &self,
        caption: impl Into<Sentence>,
        rows: impl IntoIterator<Item = &'r R>,
    ) -> Table {
        let rows: Vec<&R> = rows.into_iter().collect();
        let on_pages: Vec<&Column<R>> =
            self.columns.iter().filter(|column| column.view != View::Data).collect();
        Table {
            caption: caption.into(),
            sheet: self.data_of(rows.iter().copied()),
            headings: on_pages.iter().map(|c| self.heading(c)).collect(),
            shown: rows
                .iter()
                .map(|row| on_pages.iter().map(|c| (c.cell)(row)).collect())
                .collect(),
            totals: 0,
            layout: Layout::Upright,
            in_short: None,
            sorting: Sorting::Free,
        }
    }
}

/// How a table lies on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layout {
    /// A row a line.
    Upright,
    /// A row a column, for a few rows beside each other; the first cell of each heads it.
    Turned,
    /// Rows that differ in their last two cells alone are one line: the last but one heads a column, in
    /// which the last stands.
    Across,
}

/// What stands over a column on a page.
#[derive(Clone, Debug)]
struct Heading {
    key: &'static str,
    words: String,
    shows: Shows,
}

/// A table of figures: as data, and as it is shown.
#[derive(Clone, Debug)]
pub struct Table {
    caption: Sentence,
    sheet: Sheet,
    headings: Vec<Heading>,
    shown: Vec<Vec<Cell>>,
    totals: usize,
    layout: Layout,
    in_short: Option<usize>,
    sorting: Sorting,
}

impl Table {
    /// A table that was read, with the columns that it has.
    pub fn as_read(caption: impl Into<Sentence>, sheet: Sheet) -> Table {
        let heading = |(name, meaning): (&Cow<'static, str>, &Meaning)| Heading {
            key: "",
            words: name.to_string(),
            shows: meaning.shows,
        };
        Table {
            caption: caption.into(),
            headings: sheet.columns.iter().zip(&sheet.meanings).map(heading).collect(),
            shown: sheet.rows.clone(),
            sheet,
            totals: 0,
            layout: Layout::Upright,
            in_short: None,
            sorting: Sorting::Free,
        }
    }

    /// With a column for each row, to hold a few rows side by side.
    pub fn turned(self) -> Table {
        Table { layout: Layout::Turned, sorting: Sorting::Fixed, ..self }
    }

    /// With a column for each of what the last column but one tells, such as the scenario, in which the
    /// last one's figures stand.
    pub fn across(self) -> Table {
        Table { layout: Layout::Across, sorting: Sorting::Fixed, ..self }
    }

    /// With other words over a column on pages.
    pub fn headed(mut self, key: &str, words: &str) -> Table {
        for heading in self.headings.iter_mut().filter(|heading| heading.key == key) {
            words.clone_into(&mut heading.words);
        }
        self
    }

    /// With only so many rows on a terminal, which then says how many are left out.
    pub fn in_short(self, rows: usize) -> Table {
        Table { in_short: Some(rows), ..self }
    }

    /// With its last row as the total of the others.
    pub fn totalled(self) -> Table {
        Table { totals: 1, sheet: self.sheet.totalled(), ..self }
    }

    /// With the rows of another one as totals, on pages only.
    pub fn with_totals(mut self, mut of: Table) -> Table {
        self.totals = of.shown.len();
        let nothing = of.shown.iter_mut().flatten().filter(|cell| **cell == Cell::Empty);
        nothing.for_each(|cell| *cell = Cell::text(""));
        self.shown.extend(of.shown);
        self
    }

    /// Without a column of pages, by its heading.
    pub fn without(mut self, heading: &str) -> Table {
        if let Some(n) = self.headings.iter().position(|known| known.words == heading) {
            self.headings.remove(n);
            self.shown.iter_mut().for_each(|row| _ = row.remove(n));
        }
        self
    }

    /// In an order that is part of what it says.
    pub fn in_order(self) -> Table {
        Table { sorting: Sorting::Fixed, ..self }
    }

    /// In an order that says nothing, so that a page may sort it.
    pub fn in_any_order(self) -> Table {
        Table { sorting: Sorting::Free, ..self }
    }

    /// All that is worded: what it shows, and phrases of cells.
    pub(super) fn sentences(&self) -> impl Iterator<Item = &Sentence> {
        let cells = self.sheet.rows.iter().chain(&self.shown).flatten();
        let said = cells.filter_map(|cell| match cell {
            Cell::Said(sentence) => Some(sentence),
            Cell::Text(_)
            | Cell::Rich(_)
            | Cell::People(_)
            | Cell::Whole(_)
            | Cell::Figure(_)
            | Cell::Empty => None,
        });
        std::iter::once(&self.caption).chain(said)
    }

    /// As data.
    pub fn sheet(&self) -> &Sheet {
        &self.sheet
    }
}
