//! Workbooks from outside as filled cells: looked over before the library reads them, and read cell by cell as
//! they stand in the file, never as a rectangle, so that one far out costs no room.

mod cells;
mod packed;
mod repeated;
mod unpack;

pub use cells::{Content, Found, name_of};
pub use packed::{Failing, Packing, packed, unpacked, unpacked_as};

use crate::issues::{At, Code, Issue, Issues};
use calamine::{Data, Ods, OdsError, Reader, Xlsx, XlsxError};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A sort of workbook: what it is, how large it may be, and what helps where it is something else.
#[derive(Clone, Copy, Debug)]
pub struct Sort {
    /// What it should be.
    pub kind: &'static str,
    /// Where to get one.
    pub help: &'static str,
    /// The most bytes that it may have unpacked, all parts together.
    pub unpacked: u64,
    /// The most elements of all its parts together.
    pub elements: usize,
    /// Whether a sheet of LibreOffice will do, too.
    pub open_document: bool,
}

/// A workbook that is being read.
pub struct Book<'a> {
    file: &'a str,
    sort: Sort,
    read: Read<'a>,
}

enum Read<'a> {
    Excel(Box<Xlsx<Cursor<&'a [u8]>>>),
    OpenDocument(Box<Ods<Cursor<&'a [u8]>>>),
}

/// Looks a workbook over, opens it and lets it be read.
///
/// # Errors
/// What cannot be read at all, and what the reader tells.
pub fn read<T>(
    file: &str,
    bytes: &[u8],
    sort: Sort,
    reader: impl FnOnce(&mut Book<'_>) -> Result<T, Issues>,
) -> Result<T, Issues> {
    let format = unpack::look_over(file, bytes, sort).map_err(|issue| alone(*issue))?;
    // The last fence: what the library panics on was looked for above, and a workbook that it still panics
    // on is refused like any other that it cannot read.
    let read =
        catch_unwind(AssertUnwindSafe(|| reader(&mut Book::open(file, bytes, sort, format)?)));
    read.unwrap_or_else(|_| Err(broken(file, sort, "it breaks the reader of workbooks")))
}

/// What wrote a workbook, as its parts say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Excel,
    OpenDocument,
}

impl<'a> Book<'a> {
    fn open(
        file: &'a str,
        bytes: &'a [u8],
        sort: Sort,
        format: Format,
    ) -> Result<Book<'a>, Issues> {
        let unread =
            |why: String| broken(file, sort, &format!("cannot be read as a workbook: {why}"));
        let read = match format {
            Format::Excel => {
                let book = Xlsx::new(Cursor::new(bytes));
                Read::Excel(Box::new(book.map_err(|error: XlsxError| unread(error.to_string()))?))
            }
            Format::OpenDocument => {
                let book = Ods::new(Cursor::new(bytes));
                let book = book.map_err(|error: OdsError| unread(error.to_string()))?;
                Read::OpenDocument(Box::new(book))
            }
        };
        Ok(Book { file, sort, read })
    }

    /// Names of its sheets, in order.
    pub fn sheets(&self) -> Vec<String> {
        match &self.read {
            Read::Excel(book) => book.sheet_names(),
            Read::OpenDocument(book) => book.sheet_names(),
        }
    }

    /// The filled cells of a sheet, for as long as they are wanted, told by row from nought and content; `None` where
    /// it has no cells, as those of charts.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn sheet(
        &mut self,
        name: &str,
        wanted: &mut dyn FnMut(u32, &Content) -> bool,
    ) -> Result<Option<Found>, Issues> {
        let found = match &mut self.read {
            Read::Excel(book) => match of_excel(book, name, wanted) {
                Err(XlsxError::NotAWorksheet(_)) => return Ok(None),
                found => found.map_err(|error| error.to_string()),
            },
            Read::OpenDocument(book) => of_open_document(book, name, wanted),
        };
        found.map(Some).map_err(|error| {
            broken(self.file, self.sort, &format!("sheet `{name}` cannot be read: {error}"))
        })
    }
}

fn of_excel(
    book: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
    wanted: &mut dyn FnMut(u32, &Content) -> bool,
) -> Result<Found, XlsxError> {
    let mut cells = book.worksheet_cells_reader(sheet)?;
    let mut found = Found::default();
    while let Some(cell) = cells.next_cell_with_formula_metadata()? {
        let data = Data::from(cell.value);
        let content = match cell.formula.is_some() && data == Data::Empty {
            true => Some(Content::NoResult),
            false => Content::of(&data),
        };
        let Some(content) = content else { continue };
        if !wanted(cell.pos.0, &content) {
            break;
        }
        found.add(cell.pos, content);
    }
    drop(cells);
    let merged = book.merge_cells_by_sheet_name(sheet).unwrap_or_default();
    found.merged = merged.into_iter().map(|place| [place.start, place.end]).collect();
    Ok(found)
}

fn of_open_document(
    book: &mut Ods<Cursor<&[u8]>>,
    sheet: &str,
    wanted: &mut dyn FnMut(u32, &Content) -> bool,
) -> Result<Found, String> {
    let range = book.worksheet_range(sheet).map_err(|error: OdsError| error.to_string())?;
    let (top, left) = range.start().unwrap_or_default();
    let mut found = Found::default();
    for (row, column, data) in range.used_cells() {
        let Some(content) = Content::of(data) else { continue };
        let row = top + row as u32;
        if !wanted(row, &content) {
            break;
        }
        found.add((row, left + column as u32), content);
    }
    Ok(found)
}

/// One issue and no other.
pub(crate) fn alone(issue: Issue) -> Issues {
    let mut issues = Issues::default();
    issues.push(issue);
    issues
}

fn broken(file: &str, sort: Sort, why: &str) -> Issues {
    alone(Issue::new(Code("E0022"), At::file(file), why, sort.kind, sort.help))
}
