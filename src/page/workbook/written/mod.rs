//! Writes workbooks as XLSX.

mod blank;
mod charts;
mod dictionary;
mod formats;
mod front;
mod paper;
mod sheets;
mod sums;
mod tables;
mod wrapping;

pub use blank::{Blank, ToFill, blank_xlsx};
pub use tables::{ColumnToFill, SheetToFill, TablesToFill, Takes, tables_xlsx};

use super::{Chart, Field, Form, Shows, Value, Workbook, Worksheet};
use crate::page::Running;
use formats::Formats;
use paper::Paper;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook as File, XlsxError};

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
    let sums = sums::sheet(workbook);
    let columns = dictionary::sheet(workbook);
    let sheets = sums.iter().chain(&workbook.sheets);
    let (printed, data): (Vec<_>, Vec<_>) =
        sheets.map(laid_out).partition(|(_, paper)| paper.pages <= PRINTED);
    let data: Vec<_> = data.into_iter().chain([laid_out(&columns)]).collect();
    let charts = charts::placed(workbook);
    front::write(&mut file, workbook, (&printed, &data, charts.pages()), &formats)?;
    charts::write(&mut file, workbook, &charts, &formats)?;
    for (sheet, paper) in printed.iter().chain(&data) {
        sheets::write(&mut file, (sheet, paper), workbook, &formats)?;
    }
    Ok(file.save_to_buffer()?)
}

/// Pages up to which a sheet is among those to print.
const PRINTED: u16 = 2;

/// A sheet of figures, and how it lies on paper.
type LaidOut<'a> = (&'a Worksheet, Paper);

fn laid_out(sheet: &Worksheet) -> LaidOut<'_> {
    (sheet, Paper::of(sheet))
}

/// What a file says of itself.
fn about(title: &str, running: &Running) -> Result<DocProperties, XlsxError> {
    // A day of its own would make every run another file; readers find the run's key on the page.
    let pinned = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let about = DocProperties::new().set_title(title).set_subject(&running.mark);
    Ok(about.set_comment(&running.foot).set_creation_datetime(&pinned))
}
