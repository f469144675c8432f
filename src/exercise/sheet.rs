//! Forms as workbooks: the same lines, with the sheet and the cell of each. Cells are read one by one as
//! they stand in the file, never as a rectangle, so that one far out costs no room.

use super::files::{SAYS, of_cells, too_long};
use super::lines::{Line, MOST_LINES, Written};
use crate::book::{self, Book, Content, Found, Sort};
use crate::issues::{At, Code, Issue, Issues};
use crate::units::points_at_three;

/// Rows from the first filled one in which the header is looked for.
const HEADER_WITHIN: u32 = 40;
/// Sheets that are looked at for a header.
const SHEETS: usize = 8;

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
    let sort = Sort {
        kind: sought.kind,
        help: sought.help,
        unpacked: 16_000_000,
        elements: 400_000,
        open_document: false,
    };
    book::read(file, bytes, sort, |book| rows(file, book, sought))
}

fn rows(file: &str, book: &mut Book<'_>, sought: &Sought) -> Result<Vec<Row>, Issues> {
    for name in book.sheets().into_iter().take(SHEETS) {
        let (mut first, mut headed) = (None, false);
        let mut wanted = |row: u32, content: &Content| {
            headed |= is(content.text(), sought.column);
            let first = *first.get_or_insert(row);
            // No form: its other rows are of no matter.
            headed || row <= first.saturating_add(HEADER_WITHIN)
        };
        let Some(found) = book.sheet(&name, &mut wanted)? else { continue };
        if let Some(rows) = rows_below(&found, (file, &name), sought) {
            return rows;
        }
    }
    let seen = format!("none of its first {SHEETS} sheets has a column `{}`", sought.column);
    let mut issues = Issues::default();
    issues.push(Issue::new(Code("E0703"), At::file(file), &seen, sought.kind, sought.help));
    Err(issues)
}

/// The rows of a sheet below its header; `None` where it has none.
fn rows_below(
    found: &Found,
    at: (&str, &str),
    sought: &Sought,
) -> Option<Result<Vec<Row>, Issues>> {
    let (first, _) = found.rows.first_key_value()?;
    let says = |content: &Content| is(content.text(), sought.column);
    let mut top = found.rows.range(first..&first.saturating_add(HEADER_WITHIN));
    let (head, cells) = top.find(|(_, row)| row.values().any(says))?;
    let names = cells.iter().filter(|(_, content)| !content.text().is_empty());
    let names: Vec<(u32, String)> =
        names.map(|(column, content)| (*column, content.text().to_lowercase())).collect();
    let (mut rows, mut issues) = (Vec::new(), Issues::default());
    found.far_out(at, sought.help).into_iter().for_each(|issue| issues.push(issue));
    for (row, cells) in found.rows.range(head + 1..) {
        let told = names.iter().filter_map(|(column, name)| {
            let told = cells.get(column)?.fault()?;
            (!name.is_empty()).then(|| (Found::at(at, *row, *column), told))
        });
        for (at, (code, seen, help)) in told {
            issues.push(Issue::new(Code(code), at, &seen, "a value", help));
        }
        let named = names.iter().map(|(column, name)| {
            let mut text = cells.get(column).map_or("", Content::text).to_owned();
            if matches!(cells.get(column), Some(Content::Number(_))) && points_at_three(&text) {
                // What was typed as a number is one, whatever it looks like.
                text.push('0');
            }
            (name.clone(), Written { text, at: Found::at(at, *row, *column) })
        });
        rows.push(named.collect::<Row>());
        if rows.len() > MOST_LINES {
            issues.push(too_long(at.0));
            break;
        }
    }
    Some(if issues.has_errors() { Err(issues) } else { Ok(rows) })
}

fn is(text: &str, name: &str) -> bool {
    text.trim().eq_ignore_ascii_case(name)
}
