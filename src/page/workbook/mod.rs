//! Workbooks as data: a first sheet that is read, sheets of figures that are worked with, and charts
//! that a spreadsheet draws itself.

mod blank;
mod charts;
mod formats;
mod front;
mod sheets;

pub use blank::{Blank, ToFill, blank_xlsx};

use super::{Block, Look, Running};
use formats::Formats;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook as File, XlsxError};

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
    /// Sheets of figures, in order.
    pub sheets: Vec<Worksheet>,
    /// Charts, on a sheet of their own after the first.
    pub charts: Vec<Chart>,
}

/// A sheet of figures: a header, and rows as wide.
#[derive(Clone, Debug, PartialEq)]
pub struct Worksheet {
    /// Its name on the tab, at most 31 characters.
    pub name: String,
    /// What a row of it is, in a sentence.
    pub about: String,
    /// Its columns.
    pub columns: Vec<Field>,
    /// How many of the first columns stay in sight.
    pub fixed: u16,
    /// Its rows.
    pub rows: Vec<Vec<Value>>,
}

/// A column of a sheet of figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name, with the unit.
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
    /// Words of a language that runs from right to left.
    RightToLeft,
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
    /// Nothing.
    Nothing,
}

/// A chart of columns of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// What it shows, with the unit.
    pub title: String,
    /// What it shows, for those who cannot see it.
    pub description: String,
    /// The sheet whose figures it shows.
    pub sheet: String,
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

/// Why a workbook cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("a workbook cannot hold it: {0}")]
pub struct NotHeld(#[from] XlsxError);

/// Writes a workbook as XLSX: the same bytes for the same workbook.
///
/// # Errors
/// [`NotHeld`] where it is larger than the format allows: 1,048,576 rows a sheet, 32,767 characters
/// a cell.
pub fn xlsx(workbook: &Workbook) -> Result<Vec<u8>, NotHeld> {
    let mut file = File::new();
    file.set_properties(&about(&workbook.title, &workbook.running)?);
    let formats = Formats::new(workbook.look);
    front::write(&mut file, workbook, &formats)?;
    if !workbook.charts.is_empty() {
        charts::write(&mut file, workbook, &formats)?;
    }
    for sheet in &workbook.sheets {
        sheets::write(&mut file, sheet, workbook, &formats)?;
    }
    sheets::dictionary(&mut file, workbook, &formats)?;
    Ok(file.save_to_buffer()?)
}

/// What a file says of itself.
fn about(title: &str, running: &Running) -> Result<DocProperties, XlsxError> {
    // A day of its own would make every run another file; readers find the run's key on the page.
    let pinned = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let about = DocProperties::new().set_title(title).set_subject(&running.mark);
    Ok(about.set_comment(&running.foot).set_creation_datetime(&pinned))
}

/// What stands on every printed page, and A4 with the whole width on it.
fn set_up(sheet: &mut rust_xlsxwriter::Worksheet, running: &Running) {
    // In headers an ampersand begins a code; two stand for itself. 255 characters are the most.
    let said = |text: &str| text.replace('&', "&&").chars().take(200).collect::<String>();
    sheet
        .set_paper_size(A4)
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.5, 0.5, 0.8, 0.8, 0.3, 0.3)
        .set_header(format!("&L&B{}&R&A", said(&running.mark)))
        .set_footer(format!("&L&8{}&R&P / &N", said(&running.foot)));
}

/// The number by which the format knows A4.
const A4: u8 = 9;
