//! Forms as workbooks: the same lines, with the sheet and the cell of each. Cells are read one by one as
//! they stand in the file, never as a rectangle, so that one far out costs no room.

use super::files::{SAYS, of_cells, too_long};
use super::lines::{Line, MOST_LINES, Written};
use super::unpack::{self, look_over};
use crate::issues::{At, Code, Issue, Issues};
use calamine::{Data, Reader, Xlsx, XlsxError};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Rows from the first filled one in which the header is looked for.
const HEADER_WITHIN: u32 = 40;
/// Sheets that are looked at for a header.
const SHEETS: usize = 8;
/// The rows and columns of a sheet in which something may stand.
const ROWS: u32 = 100_000;
const COLUMNS: u32 = 512;

/// What is looked for in a workbook, and what is told where it is not there.
pub struct Sought {
    /// A column that its header has.
    pub column: &'static str,
    /// What the workbook should be.
    pub kind: &'static str,
    /// Where to get one.
    pub help: &'static str,
}

const FORM: Sought = Sought {
    column: SAYS,
    kind: "a form as .xlsx",
    help: "hand in the workbook of this turn, saved as .xlsx",
};

/// The lines of a form as a workbook: the first sheet that has a cell `line` near its top, whose row is
/// the header.
///
/// # Errors
/// What cannot be read at all.
pub fn of_xlsx(file: &str, bytes: &[u8]) -> Result<Vec<Line>, Issues> {
    let rows = rows_of_xlsx(file, bytes, &FORM)?;
    let cells = |row: &Row| {
        let cells = row.iter();
        of_cells(cells.map(|(name, cell)| (name.as_str(), cell.text.as_str(), cell.at.clone())))
    };
    Ok(rows.iter().filter_map(cells).collect())
}

/// A row below a header: its cells by the name of their column.
pub type Row = Vec<(String, Written)>;

/// The rows of the first sheet of a workbook that has a cell of some name near its top, whose row is the
/// header.
///
/// # Errors
/// What cannot be read at all.
pub fn rows_of_xlsx(file: &str, bytes: &[u8], sought: &Sought) -> Result<Vec<Row>, Issues> {
    look_over(file, bytes, &unpack::FORM).map_err(|issue| alone(*issue))?;
    // The last fence: what the library panics on was looked for above, and a workbook that it still panics
    // on is refused like any other that it cannot read.
    let read = catch_unwind(AssertUnwindSafe(|| rows(file, bytes, sought)));
    read.unwrap_or_else(|_| Err(broken(file, sought, "it breaks the reader of workbooks")))
}

pub(super) fn alone(issue: Issue) -> Issues {
    let mut issues = Issues::default();
    issues.push(issue);
    issues
}

fn broken(file: &str, sought: &Sought, why: &str) -> Issues {
    alone(Issue::new(Code("E0022"), At::file(file), why, sought.kind, sought.help))
}

fn rows(file: &str, bytes: &[u8], sought: &Sought) -> Result<Vec<Row>, Issues> {
    let unread =
        |error: XlsxError| broken(file, sought, &format!("cannot be read as a workbook: {error}"));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(unread)?;
    for name in book.sheet_names().into_iter().take(SHEETS) {
        let found = match found(&mut book, &name, sought.column) {
            Ok(found) => found,
            // Charts have sheets of their own.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => {
                let why = format!("sheet `{name}` cannot be read: {error}");
                return Err(broken(file, sought, &why));
            }
        };
        if let Some(rows) = found.rows_below((file, &name), sought) {
            return rows;
        }
    }
    let seen = format!("none of its first {SHEETS} sheets has a column `{}`", sought.column);
    Err(alone(Issue::new(Code("E0703"), At::file(file), &seen, sought.kind, sought.help)))
}

/// What a cell holds.
enum Content {
    Text(String),
    /// The name of an error, such as `#REF!`.
    Error(String),
    /// A formula whose result is not in the file.
    NoResult,
}

/// The filled cells of a sheet, by row and column from nought.
#[derive(Default)]
struct Found {
    rows: BTreeMap<u32, BTreeMap<u32, Content>>,
    /// The first cell beyond what a sheet may have.
    beyond: Option<(u32, u32)>,
}

fn found(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str, header: &str) -> Result<Found, XlsxError> {
    let mut cells = book.worksheet_cells_reader(sheet)?;
    let mut found = Found::default();
    let mut headed = false;
    while let Some(cell) = cells.next_cell_with_formula_metadata()? {
        let content = match Data::from(cell.value) {
            Data::Empty if cell.formula.is_some() => Content::NoResult,
            Data::Empty => continue,
            Data::Error(error) => Content::Error(error.to_string()),
            data @ (Data::Int(_)
            | Data::Float(_)
            | Data::String(_)
            | Data::Bool(_)
            | Data::DateTime(_)
            | Data::DateTimeIso(_)
            | Data::DurationIso(_)) => Content::Text(text(&data)),
        };
        let (row, column) = cell.pos;
        headed |= matches!(&content, Content::Text(text) if is(text, header));
        let first = found.rows.first_key_value().map_or(row, |(first, _)| *first);
        if !headed && row > first.saturating_add(HEADER_WITHIN) {
            // No form: its other rows are of no matter.
            break;
        }
        if row >= ROWS || column >= COLUMNS {
            found.beyond = found.beyond.or(Some(cell.pos));
        } else {
            found.rows.entry(row).or_default().insert(column, content);
        }
    }
    Ok(found)
}

impl Found {
    /// The rows of the sheet below its header; `None` where it has none.
    fn rows_below(
        &self,
        (file, sheet): (&str, &str),
        sought: &Sought,
    ) -> Option<Result<Vec<Row>, Issues>> {
        let (first, _) = self.rows.first_key_value()?;
        let says =
            |content: &Content| matches!(content, Content::Text(text) if is(text, sought.column));
        let mut top = self.rows.range(first..&first.saturating_add(HEADER_WITHIN));
        let (head, cells) = top.find(|(_, row)| row.values().any(says))?;
        let names: Vec<(u32, String)> = cells
            .iter()
            .filter_map(|(column, content)| match content {
                Content::Text(name) => Some((*column, name.trim().to_lowercase())),
                Content::Error(_) | Content::NoResult => None,
            })
            .collect();
        let at = |row: u32, column: u32| {
            let cell = name_of(row as usize, column as usize);
            let place = Some(format!("sheet {sheet}, cell {cell}"));
            At { column: place, ..At::file(file) }
        };
        let (mut rows, mut issues) = (Vec::new(), Issues::default());
        if let Some((row, column)) = self.beyond {
            let expected = format!("nothing beyond {ROWS} rows and {COLUMNS} columns");
            let help = format!("delete what stands there, or {}", sought.help);
            let at = at(row, column);
            issues.push(Issue::new(Code("E0021"), at, "a filled cell", &expected, &help));
        }
        for (row, cells) in self.rows.range(head + 1..) {
            let told = names.iter().filter_map(|(column, name)| {
                let told = fault(cells.get(column)?)?;
                (!name.is_empty()).then(|| (at(*row, *column), told))
            });
            for (at, (code, seen, help)) in told {
                issues.push(Issue::new(Code(code), at, &seen, "a value", help));
            }
            let named = names.iter().map(|(column, name)| {
                let text = match cells.get(column) {
                    Some(Content::Text(text)) => text.as_str(),
                    Some(Content::Error(_) | Content::NoResult) | None => "",
                };
                let text = text.trim().to_owned();
                (name.clone(), Written { text, at: at(*row, *column) })
            });
            rows.push(named.collect::<Row>());
            if rows.len() > MOST_LINES {
                issues.push(too_long(file));
                break;
            }
        }
        Some(if issues.has_errors() { Err(issues) } else { Ok(rows) })
    }
}

fn is(text: &str, name: &str) -> bool {
    text.trim().eq_ignore_ascii_case(name)
}

/// What keeps a cell from being read: a code, what was seen, what helps.
fn fault(content: &Content) -> Option<(&'static str, String, &'static str)> {
    match content {
        Content::Text(_) => None,
        Content::Error(name) => {
            let help = "correct the formula, or type the value";
            Some(("E0024", format!("the error {name}"), help))
        }
        Content::NoResult => {
            let help = "open it in a spreadsheet and save it, or type the value";
            Some(("E0025", "a formula without a stored result".to_owned(), help))
        }
    }
}

/// A cell as it reads.
pub(super) fn text(cell: &Data) -> String {
    if let Data::DateTime(day) = cell {
        let (year, month, day, ..) = day.to_ymd_hms_milli();
        return format!("{year:04}-{month:02}-{day:02}");
    }
    if *cell == Data::Empty { String::new() } else { cell.to_string() }
}

/// The name of a cell by its row and column from nought: `A1`.
fn name_of(row: usize, column: usize) -> String {
    let mut letters = String::new();
    let mut left = column + 1;
    while left > 0 {
        let digit = (left - 1) % 26;
        letters.insert(0, char::from(b'A' + digit as u8));
        left = (left - 1) / 26;
    }
    format!("{letters}{}", row + 1)
}
