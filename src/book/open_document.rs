//! Sheets of LibreOffice, looked over before the library reads them. They say how often a row or a cell is repeated,
//! and the library writes every repeat out, so what that comes to is counted first; and it reads formulas without a
//! result, errors and what lies under merged cells as values, so where these stand is noted here.

use super::cells::{Content, Unseen};
use super::tags::{Tag, tags};
use std::collections::BTreeMap;

/// The most cells of all sheets within their filled corners, and of all their rows as they are written.
const CELLS: u64 = 4_000_000;
const WRITTEN: u64 = 12_000_000;
/// The most cells that are noted.
const NOTED: usize = 100_000;
/// The rows and columns that the library reads.
const ROWS: u64 = 1_048_576;
const COLUMNS: u64 = 16_384;

/// A sheet as it was looked over.
#[derive(Default)]
pub(super) struct Sheet {
    /// Cells that hold no value, whatever the library says, by row and column from nought.
    pub(super) noted: BTreeMap<(u32, u32), Content>,
    /// Its hidden rows and columns.
    pub(super) unseen: Unseen,
}

/// Why sheets are not read.
pub(super) enum Unread {
    /// Repeats come to more than may be written out.
    TooMuch,
    /// LibreOffice does not write so.
    Odd,
}

/// The sheets of a content, in order, where their cells and texts come to no more than may be written out.
pub(super) fn looked_over(content: &[u8], most_bytes: u64) -> Result<Vec<Sheet>, Unread> {
    let mut walk = Walk { most_bytes, ..Walk::default() };
    for tag in tags(content) {
        walk.step(&tag)?;
    }
    Ok(walk.sheets)
}

#[derive(Default)]
struct Walk {
    sheets: Vec<Sheet>,
    most_bytes: u64,
    /// Cells of the sheets before, those written of all rows, bytes of all texts, cells that are noted.
    cells: u64,
    written: u64,
    bytes: u64,
    n_noted: usize,
    /// Rows of this sheet, columns that it says something of, and its filled corner.
    n_rows: u64,
    n_columns: u64,
    corner: (u64, u64),
    row: Option<Row>,
    cell: Option<Cell>,
}

#[derive(Default)]
struct Row {
    times: u64,
    /// Columns so far, those that are written, those up to the last filled one.
    columns: u64,
    written: u64,
    filled: u64,
    bytes: u64,
    noted: Vec<(u64, u64, Content)>,
}

#[derive(Default)]
struct Cell {
    name: Vec<u8>,
    times: u64,
    has_formula: bool,
    has_value: bool,
    is_string: bool,
    is_error: bool,
    bytes: u64,
    /// What it shows first, and whether that is within a note of people.
    shows: String,
    in_note: bool,
}

impl Walk {
    fn step(&mut self, tag: &Tag<'_>) -> Result<(), Unread> {
        if let Some(cell) = &mut self.cell {
            return match cell.inner(tag)? {
                true => self.cell_ends(),
                false => Ok(()),
            };
        }
        match tag.name {
            b"!" => return Err(Unread::Odd),
            b"table:table" => self.table(tag),
            b"table:table-column" if !tag.ends => {
                let times = tag.number(REPEATED_COLUMNS).unwrap_or(1).min(COLUMNS);
                let first = self.n_columns.min(COLUMNS);
                self.n_columns = first + times;
                let hidden = is_hidden(tag).then_some((first as u32, (first + times) as u32));
                let sheet = self.sheets.last_mut();
                sheet.into_iter().for_each(|sheet| sheet.unseen.columns.extend(hidden));
            }
            b"table:table-row" => return self.row(tag),
            b"table:table-cell" | b"table:covered-table-cell" if !tag.ends => {
                self.cell = Some(Cell::of(tag));
                if tag.alone {
                    return self.cell_ends();
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn table(&mut self, tag: &Tag<'_>) {
        self.cells = self.cells.saturating_add(self.corner.0.saturating_mul(self.corner.1));
        (self.n_rows, self.n_columns, self.corner) = (0, 0, (0, 0));
        if !tag.ends && tag.attribute(b"table:name").is_some() {
            self.sheets.push(Sheet::default());
        }
    }

    fn row(&mut self, tag: &Tag<'_>) -> Result<(), Unread> {
        if !tag.ends {
            let times = tag.number(b"table:number-rows-repeated").unwrap_or(1);
            let times = times.min(ROWS - self.n_rows.min(ROWS));
            if let Some(sheet) = self.sheets.last_mut().filter(|_| is_hidden(tag)) {
                sheet.unseen.rows.push((self.n_rows as u32, (self.n_rows + times) as u32));
            }
            self.row = Some(Row { times, ..Row::default() });
        }
        if tag.ends || tag.alone {
            return self.row_ends();
        }
        Ok(())
    }

    fn cell_ends(&mut self) -> Result<(), Unread> {
        let (Some(cell), Some(row)) = (self.cell.take(), &mut self.row) else { return Ok(()) };
        // What stands before a cell is written for its sake.
        row.written = row.columns;
        let first = row.columns;
        row.columns = (first + cell.times).min(COLUMNS);
        if cell.is_filled() {
            (row.written, row.filled) = (row.columns, row.columns);
            row.bytes = row.bytes.saturating_add(cell.bytes.saturating_mul(cell.times));
        }
        row.noted.extend(cell.noted().map(|content| (first, row.columns, content)));
        Ok(())
    }

    fn row_ends(&mut self) -> Result<(), Unread> {
        let Some(row) = self.row.take() else { return Ok(()) };
        let first = self.n_rows;
        self.n_rows += row.times;
        self.written = self.written.saturating_add(row.written);
        if row.filled > 0 {
            self.corner = (self.n_rows, self.corner.1.max(row.filled));
            self.bytes = self.bytes.saturating_add(row.bytes.saturating_mul(row.times));
        }
        let cells = self.cells.saturating_add(self.corner.0.saturating_mul(self.corner.1));
        if cells > CELLS || self.written > WRITTEN || self.bytes > self.most_bytes {
            return Err(Unread::TooMuch);
        }
        let Some(sheet) = self.sheets.last_mut() else { return Ok(()) };
        for (from, to, content) in &row.noted {
            for at in (first..self.n_rows).flat_map(|row| (*from..*to).map(move |n| (row, n))) {
                self.n_noted += 1;
                if self.n_noted > NOTED {
                    return Err(Unread::TooMuch);
                }
                sheet.noted.insert((at.0 as u32, at.1 as u32), content.clone());
            }
        }
        Ok(())
    }
}

const REPEATED_COLUMNS: &[u8] = b"table:number-columns-repeated";

fn is_hidden(tag: &Tag<'_>) -> bool {
    let visibility = tag.attribute(b"table:visibility");
    visibility.is_some_and(|visibility| visibility != b"visible")
}

impl Cell {
    fn of(tag: &Tag<'_>) -> Cell {
        let mut cell = Cell {
            name: tag.name.to_vec(),
            times: tag.number(REPEATED_COLUMNS).unwrap_or(1).min(COLUMNS),
            bytes: tag.n_bytes() as u64,
            ..Cell::default()
        };
        for (key, value) in tag.attributes() {
            match key {
                b"office:value"
                | b"office:date-value"
                | b"office:time-value"
                | b"office:boolean-value"
                | b"office:string-value" => cell.has_value = true,
                b"office:value-type" => cell.is_string = value == b"string",
                b"calcext:value-type" => cell.is_error = value == b"error",
                b"table:formula" => cell.has_formula = !value.is_empty(),
                _ => {}
            }
        }
        cell
    }

    /// Takes in a tag within it; whether it ends the cell.
    fn inner(&mut self, tag: &Tag<'_>) -> Result<bool, Unread> {
        let ends_note = tag.ends && tag.name == b"office:annotation";
        if !self.in_note {
            self.bytes = self.bytes.saturating_add(tag.before.len() as u64);
            if self.shows.is_empty() {
                let text = tag.before.trim_ascii();
                self.shows = String::from_utf8_lossy(&text[..text.len().min(40)]).into_owned();
            }
        }
        self.in_note = (self.in_note || tag.name == b"office:annotation") && !ends_note;
        match tag.name {
            // Blanks that are counted and not written.
            b"text:s" => {
                let blanks = tag.number(b"text:c").unwrap_or(1);
                self.bytes = self.bytes.saturating_add(blanks);
                Ok(false)
            }
            b"!" | b"table:table" | b"table:table-row" => Err(Unread::Odd),
            name => Ok(tag.ends && name == self.name),
        }
    }

    /// Whether the library takes it for more than an empty cell.
    fn is_filled(&self) -> bool {
        self.has_value || self.is_string || self.is_error || self.has_formula
    }

    fn noted(&self) -> Option<Content> {
        let is_covered = self.name == b"table:covered-table-cell";
        match () {
            () if self.is_error && self.shows.is_empty() => {
                Some(Content::Error("of a formula".to_owned()))
            }
            () if self.is_error => Some(Content::Error(self.shows.clone())),
            () if self.has_formula && !self.has_value && !self.is_string => Some(Content::NoResult),
            () if is_covered && (self.has_value || !self.shows.is_empty()) => {
                Some(Content::UnderMerged)
            }
            () => None,
        }
    }
}
