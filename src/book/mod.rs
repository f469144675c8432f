//! Workbooks from outside as filled cells: looked over before the library reads them, and read cell by cell as
//! they stand in the file, never as a rectangle, so that one far out costs no room.

mod cells;
mod hidden;
mod open_document;
mod packed;
mod tags;
mod unpack;

pub use cells::{Content, Found, name_of};
pub use packed::{Failing, Packing, Twins, packed, unpacked, unpacked_as};

use crate::intake::in_bytes;
use crate::issues::{At, Code, Issue, Issues};
use calamine::{Data, Ods, OdsError, Reader, SheetVisible, Xlsx, XlsxError};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use unpack::Looked;

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
    looked: Looked,
    /// Bytes that the texts of further cells may have: many cells can name one long text.
    left: u64,
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
    let looked = unpack::look_over(file, bytes, sort).map_err(|issue| alone(*issue))?;
    // The last fence: what the library panics on was looked for above, and a workbook that it still panics
    // on is refused like any other that it cannot read.
    let read =
        catch_unwind(AssertUnwindSafe(|| reader(&mut Book::open(file, bytes, sort, looked)?)));
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
        looked: Looked,
    ) -> Result<Book<'a>, Issues> {
        let unread =
            |why: String| broken(file, sort, &format!("cannot be read as a workbook: {why}"));
        let read = match looked.format {
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
        Ok(Book { file, sort, read, looked, left: sort.unpacked })
    }

    /// Names of its sheets, in order.
    pub fn sheets(&self) -> Vec<String> {
        match &self.read {
            Read::Excel(book) => book.sheet_names(),
            Read::OpenDocument(book) => book.sheet_names(),
        }
    }

    /// Whether people do not see a sheet.
    pub fn is_hidden(&self, name: &str) -> bool {
        let sheets = match &self.read {
            Read::Excel(book) => book.sheets_metadata(),
            Read::OpenDocument(book) => book.sheets_metadata(),
        };
        sheets.iter().any(|sheet| sheet.name == name && sheet.visible != SheetVisible::Visible)
    }

    /// The filled cells of a sheet, for as long as they are wanted, told by row from nought and content; `None` where
    /// it has no cells, as those of charts.
    ///
    /// # Errors
    /// Where it cannot be read, or the texts of its cells come to too much.
    pub fn sheet(
        &mut self,
        name: &str,
        wanted: &mut dyn FnMut(u32, &Content) -> bool,
    ) -> Result<Option<Found>, Issues> {
        let n = self.sheets().iter().position(|sheet| sheet == name).unwrap_or(usize::MAX);
        let mut texts = Texts { left: &mut self.left, wanted };
        let found = match &mut self.read {
            Read::Excel(book) => {
                let found = Found::of(self.looked.hiding.of(n));
                of_excel(book, name, found, &mut texts)
            }
            Read::OpenDocument(book) => {
                let none = open_document::Sheet::default();
                let sheet = self.looked.sheets.get(n).unwrap_or(&none);
                of_open_document(book, name, sheet, &mut texts).map(Some)
            }
        };
        found.map_err(|why| match why {
            Unread::Broken(error) => {
                broken(self.file, self.sort, &format!("sheet `{name}` cannot be read: {error}"))
            }
            Unread::TooMuch => {
                let most = in_bytes(self.sort.unpacked);
                let seen = format!("the texts of all cells come to more than {most}");
                let at = At::file(self.file);
                alone(Issue::new(Code("E0020"), at, &seen, self.sort.kind, self.sort.help))
            }
        })
    }
}

/// Why the cells of a sheet are not read.
enum Unread {
    Broken(String),
    TooMuch,
}

/// Cells that are taken in, as long as they are wanted and their texts fit.
struct Texts<'a> {
    left: &'a mut u64,
    wanted: &'a mut dyn FnMut(u32, &Content) -> bool,
}

impl Texts<'_> {
    /// Takes a cell in; whether further ones are wanted.
    fn add(&mut self, found: &mut Found, at: (u32, u32), content: Content) -> Result<bool, Unread> {
        let n_bytes = content.text().len() as u64;
        *self.left = self.left.checked_sub(n_bytes).ok_or(Unread::TooMuch)?;
        let wanted = (self.wanted)(at.0, &content);
        if wanted {
            found.add(at, content);
        }
        Ok(wanted)
    }
}

/// `None` where it has no cells.
fn of_excel(
    book: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
    mut found: Found,
    texts: &mut Texts<'_>,
) -> Result<Option<Found>, Unread> {
    let broken = |error: XlsxError| Unread::Broken(error.to_string());
    let mut cells = match book.worksheet_cells_reader(sheet) {
        Err(XlsxError::NotAWorksheet(_)) => return Ok(None),
        cells => cells.map_err(broken)?,
    };
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(broken)? {
        let data = Data::from(cell.value);
        let content = match cell.formula.is_some() && data == Data::Empty {
            true => Some(Content::NoResult),
            false => Content::of(&data),
        };
        let Some(content) = content else { continue };
        if !texts.add(&mut found, cell.pos, content)? {
            break;
        }
    }
    drop(cells);
    let merged = book.merge_cells_by_sheet_name(sheet).unwrap_or_default();
    found.merged = merged.into_iter().map(|place| [place.start, place.end]).collect();
    Ok(Some(found))
}

fn of_open_document(
    book: &mut Ods<Cursor<&[u8]>>,
    name: &str,
    sheet: &open_document::Sheet,
    texts: &mut Texts<'_>,
) -> Result<Found, Unread> {
    let range = book.worksheet_range(name);
    let range = range.map_err(|error: OdsError| Unread::Broken(error.to_string()))?;
    let (top, left) = range.start().unwrap_or_default();
    let mut found = Found::of(sheet.unseen.clone());
    let mut noted = sheet.noted.iter().peekable();
    for (row, column, data) in range.used_cells() {
        let at = (top + row as u32, left + column as u32);
        // What was noted stands also where the library sees nothing.
        while let Some((before, content)) = noted.next_if(|(noted, _)| **noted <= at) {
            if !texts.add(&mut found, *before, content.clone())? {
                return Ok(found);
            }
        }
        let Some(content) = Content::of(data).filter(|_| !sheet.noted.contains_key(&at)) else {
            continue;
        };
        if !texts.add(&mut found, at, content)? {
            return Ok(found);
        }
    }
    for (at, content) in noted {
        if !texts.add(&mut found, *at, content.clone())? {
            break;
        }
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
