//! All sheets of a workbook as rows of texts, for public tables: nobody knows beforehand which sheet is wanted,
//! and what its columns are called.

use super::sheet::{alone, text};
use super::unpack::{PUBLIC, look_over};
use crate::issues::{At, Code, Issue, Issues};
use calamine::{Data, Reader, Xlsx, XlsxError};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The sheets that are read.
const SHEETS: usize = 40;
/// The columns of a sheet that are read.
const COLUMNS: u32 = 512;

/// A filled row: its number from 1, and its cells by their columns from nought.
pub type BookRow = (u32, Vec<(u32, String)>);

/// A sheet of a workbook.
pub struct BookSheet {
    /// Its name.
    pub name: String,
    /// Its filled rows from the top.
    pub rows: Vec<BookRow>,
}

/// The sheets of a workbook.
///
/// # Errors
/// What cannot be read at all.
pub fn sheets_of_book(file: &str, bytes: &[u8]) -> Result<Vec<BookSheet>, Issues> {
    look_over(file, bytes, &PUBLIC).map_err(|issue| alone(*issue))?;
    // What the library panics on was looked for above; a workbook that it still panics on is refused.
    let read = catch_unwind(AssertUnwindSafe(|| sheets(bytes)));
    let read = read.unwrap_or_else(|_| Err("it breaks the reader of workbooks".to_owned()));
    read.map_err(|why| {
        let help = "open it in a spreadsheet and save it anew as .xlsx";
        alone(Issue::new(Code("E0022"), At::file(file), &why, "a workbook", help))
    })
}

fn sheets(bytes: &[u8]) -> Result<Vec<BookSheet>, String> {
    let why = |error: XlsxError| format!("cannot be read as a workbook: {error}");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(why)?;
    let mut sheets = Vec::new();
    for name in book.sheet_names().into_iter().take(SHEETS) {
        match rows(&mut book, &name) {
            Ok(rows) => sheets.push(BookSheet { name, rows }),
            // Charts have sheets of their own.
            Err(XlsxError::NotAWorksheet(_)) => {}
            Err(error) => return Err(format!("sheet `{name}` cannot be read: {error}")),
        }
    }
    Ok(sheets)
}

fn rows(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<Vec<BookRow>, XlsxError> {
    let mut cells = book.worksheet_cells_reader(sheet)?;
    let mut rows: BTreeMap<u32, BTreeMap<u32, String>> = BTreeMap::new();
    while let Some(cell) = cells.next_cell()? {
        let (row, column) = cell.get_position();
        let data = Data::from(cell.get_value().clone());
        if column < COLUMNS && data != Data::Empty {
            rows.entry(row).or_default().insert(column, text(&data));
        }
    }
    Ok(rows.into_iter().map(|(row, cells)| (row + 1, cells.into_iter().collect())).collect())
}
