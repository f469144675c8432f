//! Documents as data, and how they are drawn: headings, paragraphs, lists, tables, pictures. What
//! stands in a document is said once, by who fills it, and every writer lays out the same.
//!
//! Has never heard of food, and uses no other room.

pub mod draw;
mod html;
mod markdown;
#[cfg(not(target_arch = "wasm32"))]
mod pdf;
mod text;
pub mod workbook;

pub use html::html;
pub use markdown::markdown;
#[cfg(not(target_arch = "wasm32"))]
pub use pdf::{Paper, not_printed, pdf};
pub use text::{Script, Span, Text, runs_right_to_left};

/// A document for people: to read on a screen, to print, to hand on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What it is called; its first heading, and its title in a browser or a PDF reader.
    pub title: String,
    /// One line below the title, such as what was planned and when.
    pub subtitle: String,
    /// What stands on every page.
    pub running: Running,
    /// How closely it is set in print.
    pub setting: Setting,
    /// Its contents, in order.
    pub blocks: Vec<Block>,
}

/// How closely a document is set in print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Over as many pages as it takes.
    Pages,
    /// Small and in two columns, so that it keeps to one page where it can.
    OnePage,
    /// To be shown on a wall: in a browser a section is a slide, in large letters.
    Slides,
}

/// What stands on every page of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Running {
    /// A word that no page may be read without, such as who may read it; at the top.
    pub mark: String,
    /// What the page belongs to, such as the key of a run; at the bottom, beside the page's number.
    pub foot: String,
    /// How old and how sure its figures are, and what it does not allow; below the foot of every sheet of
    /// a workbook, whose pages are parted.
    pub rests_on: String,
}

/// How a document is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Look {
    /// In colours that colour-blind readers can tell apart.
    Colour,
    /// Black on white, shades by hatching.
    Mono,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Text),
    /// Points in a row.
    List(List),
    /// What must not be overlooked, set apart from the text.
    Callout(Text),
    /// A table.
    Table(Table),
    /// A picture.
    Picture(Picture),
    /// What follows begins a new page in print.
    PageBreak,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 for a section, 2 for a part of it.
    pub level: u8,
    /// Key by which it can be linked to: lower-case letters, digits and hyphens, used once.
    pub id: String,
    /// Its words.
    pub text: String,
}

/// Points in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// Whether the order matters, so that they are numbered.
    pub order: Order,
    /// The points.
    pub items: Vec<Text>,
}

/// Whether the order of a list's points matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Numbered from 1.
    Numbered,
    /// With a mark before each.
    Bulleted,
}

/// A table. Rows are as wide as the columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it shows, with its unit.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
    /// How many of the last rows are totals, which stay last however the table is sorted.
    pub totals: usize,
    /// Whether a reader may sort it where the page can.
    pub sorting: Sorting,
    /// What its rows are for.
    pub rows_for: RowsFor,
    /// How many of its rows are enough on a terminal; all of them where nothing is said.
    pub in_short: Option<usize>,
}

/// What the rows of a table are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowsFor {
    /// Reading.
    Reading,
    /// Writing by hand: tall, with every cell ruled, as wide as the page.
    Writing,
}

/// Whether a reader may sort a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sorting {
    /// By any column.
    Free,
    /// Its order is part of what it says.
    Fixed,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading, with the unit.
    pub title: String,
    /// To which side its cells are set.
    pub side: Side,
}

/// To which side of a column its cells are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Where reading begins: words.
    Start,
    /// Where reading ends: figures.
    End,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What it says.
    pub text: Text,
    /// What it sorts by where that is a number; words sort as they stand.
    pub sort: Option<f64>,
    /// A share from 0 to 1 to be shown as a bar behind the text.
    pub bar: Option<f64>,
}

impl Eq for Cell {}

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// What is drawn.
    pub drawing: draw::Drawing,
    /// What it is, in a few words.
    pub title: String,
    /// What it shows, for those who cannot see it.
    pub description: String,
    /// What stands below it.
    pub caption: Text,
    /// What numbers on it mean, from 1; told below the caption.
    pub notes: Vec<Text>,
    /// Drawn anew for narrow screens, where it would be too small to be read.
    pub narrow: Option<draw::Drawing>,
}

impl Eq for Picture {}

impl Table {
    /// An empty table.
    pub fn new(caption: &str, columns: &[(&str, Side)]) -> Table {
        let column = |(title, side): &(&str, Side)| Column { title: (*title).into(), side: *side };
        Table {
            caption: caption.to_owned(),
            columns: columns.iter().map(column).collect(),
            rows: Vec::new(),
            totals: 0,
            sorting: Sorting::Fixed,
            rows_for: RowsFor::Reading,
            in_short: None,
        }
    }

    /// Each row as a point that names its filled cells, for where a line has no room for all columns.
    pub fn as_points(&self) -> List {
        let point = |row: &Vec<Cell>| {
            let cells =
                self.columns.iter().zip(row).map(|(column, cell)| (column, cell.text.words()));
            let filled = cells.filter(|(_, words)| !matches!(words.as_str(), "" | "–"));
            let named = filled.map(|(column, words)| format!("{}: {words}", column.title));
            Text::plain(&named.collect::<Vec<_>>().join("; "))
        };
        List { order: Order::Bulleted, items: self.rows.iter().map(point).collect() }
    }
}

impl Cell {
    /// A cell of words.
    pub fn text(text: &str) -> Cell {
        Cell { text: Text::plain(text), ..Cell::default() }
    }

    /// A cell with a figure: as it is shown, and what it sorts by.
    pub fn figure(shown: &str, sort: f64) -> Cell {
        Cell { text: Text::plain(shown), sort: Some(sort), bar: None }
    }

    /// Puts a bar behind the cell.
    pub fn with_bar(self, share: f64) -> Cell {
        Cell { bar: Some(share.clamp(0.0, 1.0)), ..self }
    }
}

impl Block {
    /// A section's heading.
    pub fn section(id: &str, text: &str) -> Block {
        Block::Heading(Heading { level: 1, id: id.to_owned(), text: text.to_owned() })
    }

    /// The heading of a part of a section.
    pub fn part(id: &str, text: &str) -> Block {
        Block::Heading(Heading { level: 2, id: id.to_owned(), text: text.to_owned() })
    }

    /// A paragraph of plain words.
    pub fn paragraph(text: &str) -> Block {
        Block::Paragraph(Text::plain(text))
    }

    /// Points of plain words.
    pub fn bullets<T: AsRef<str>>(items: &[T]) -> Block {
        let items = items.iter().map(|item| Text::plain(item.as_ref())).collect();
        Block::List(List { order: Order::Bulleted, items })
    }
}
