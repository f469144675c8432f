//! Forms as workbooks: the same lines, with the sheet and the cell of each.

use super::files::{SAYS, of_cells};
use super::lines::Line;
use crate::issues::{At, Code, Issue, Issues};
use calamine::{Data, Range, Reader, Xlsx};
use std::io::Cursor;

/// Rows from the top in which the header is looked for.
const HEADER_WITHIN: usize = 40;

/// The lines of a form as a workbook: the first sheet that has a cell `line` near its top, whose row is
/// the header.
///
/// # Errors
/// What cannot be read at all.
pub fn of_xlsx(file: &str, bytes: &[u8]) -> Result<Vec<Line>, Issues> {
    let broken = |why: &str| {
        let mut issues = Issues::default();
        let help = "hand in the workbook of this turn, saved as .xlsx";
        issues.push(Issue::new(Code("E0703"), At::file(file), why, "a form as .xlsx", help));
        issues
    };
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes))
        .map_err(|error| broken(&format!("cannot be read as a workbook: {error}")))?;
    for sheet in book.sheet_names() {
        let range = book.worksheet_range(&sheet);
        let range = range.map_err(|e| broken(&format!("sheet `{sheet}` cannot be read: {e}")))?;
        if let Some(lines) = of_range(file, &sheet, &range) {
            return Ok(lines);
        }
    }
    Err(broken("no sheet has a column `line`"))
}

/// The lines of a sheet; `None` where it has no header.
fn of_range(file: &str, sheet: &str, range: &Range<Data>) -> Option<Vec<Line>> {
    let start = range.start()?;
    let rows: Vec<&[Data]> = range.rows().collect();
    let is_header = |row: &&[Data]| row.iter().any(|cell| text(cell).trim() == SAYS);
    let header = rows.iter().take(HEADER_WITHIN).position(is_header)?;
    let names: Vec<String> =
        rows[header].iter().map(|cell| text(cell).trim().to_lowercase()).collect();
    let mut lines = Vec::new();
    for (n, row) in rows.iter().enumerate().skip(header + 1) {
        let texts: Vec<String> = row.iter().map(text).collect();
        let cells = names.iter().zip(&texts).enumerate().map(|(column, (name, text))| {
            let cell = name_of(start.0 as usize + n, start.1 as usize + column);
            let place = Some(format!("sheet {sheet}, cell {cell}"));
            let at = At { file: file.to_owned(), line: None, column: place };
            (name.as_str(), text.as_str(), at)
        });
        lines.extend(of_cells(cells));
    }
    Some(lines)
}

/// A cell as it reads.
fn text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other => other.to_string(),
    }
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
