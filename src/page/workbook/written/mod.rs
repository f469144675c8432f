//! Writes workbooks as XLSX.

mod blank;
mod charts;
mod formats;
mod front;
mod sheets;

pub use blank::{Blank, ToFill, blank_xlsx};

use super::{Chart, Field, Form, Shows, Value, Workbook, Worksheet};
use crate::page::Running;
use formats::Formats;
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
