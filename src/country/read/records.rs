//! From the text of a table to records with the line each begins on.

use super::grouped;
use crate::issues::{At, Code, Issue, Issues, LineCount, ends_line};

/// The rows of a file as text, without those that are empty altogether, in one piece of memory.
#[derive(Default)]
pub(super) struct Records {
    text: String,
    /// Where each cell ends in the text; the next one begins there.
    ends: Vec<u32>,
    /// For each row the line it begins on and its first cell.
    rows: Vec<(u32, u32)>,
}

/// A row of a file as text.
#[derive(Clone, Copy)]
pub(super) struct Record<'r> {
    /// Line it begins on, the first line of the file being 1.
    pub(super) line: u64,
    records: &'r Records,
    first: usize,
    /// How many fields it has.
    pub(super) width: usize,
}

impl<'r> Record<'r> {
    /// One of its fields; empty where there is none.
    pub(super) fn cell(&self, n: usize) -> &'r str {
        if n < self.width { self.records.cell(self.first + n) } else { "" }
    }

    /// Its fields.
    pub(super) fn cells(&self) -> impl Iterator<Item = &'r str> + Clone + use<'r> {
        let (records, first) = (self.records, self.first);
        (first..first + self.width).map(|n| records.cell(n))
    }
}

impl Records {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The record at a position that there is.
    pub(super) fn at(&self, n: usize) -> Record<'_> {
        let (line, first) = self.rows[n];
        let next = self.rows.get(n + 1).map_or(self.ends.len(), |(_, first)| *first as usize);
        let first = first as usize;
        Record { line: u64::from(line), records: self, first, width: next - first }
    }

    /// The records at some positions.
    pub(super) fn of(
        &self,
        rows: std::ops::Range<usize>,
    ) -> impl DoubleEndedIterator<Item = Record<'_>> {
        rows.map(|n| self.at(n))
    }

    fn cell(&self, n: usize) -> &str {
        let start = if n == 0 { 0 } else { self.ends[n - 1] as usize };
        &self.text[start..self.ends[n] as usize]
    }

    fn push(&mut self, line: u64, record: &csv::StringRecord) {
        // Files have at most some ten million bytes, so every position fits.
        self.rows.push((line as u32, self.ends.len() as u32));
        for cell in record {
            self.text.push_str(cell);
            self.ends.push(self.text.len() as u32);
        }
    }
}

/// The records of a text; `None` where it cannot be read, or has more than so many.
pub(super) fn records(file: &str, text: &str, most: usize, issues: &mut Issues) -> Option<Records> {
    match look_over(text) {
        Ok(()) => {}
        Err(Shape::Unclosed(line)) => {
            let seen = "a quote opens here and never closes";
            let help = "a quote within a quoted text is written twice";
            let at = At::line(file, line);
            issues.push(Issue::new(Code("E0009"), at, seen, "a closing `\"`", help));
            return None;
        }
        Err(Shape::Wide(line)) => {
            let seen = format!("more than {MOST_FIELDS} fields");
            let expected = format!("{MOST_FIELDS} at the most");
            let help = "no table has so many columns: is this another sort of file?";
            let at = At::line(file, line);
            issues.push(Issue::new(Code("E0008"), at, &seen, &expected, help));
            return None;
        }
    }
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut records = Records::default();
    let mut lines = LineCount::new(text);
    let mut record = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Some(records),
            Err(error) => {
                let seen = format!("cannot be read as CSV: {error}");
                issues.push(Issue::new(Code("E0008"), At::file(file), &seen, "", ""));
                return None;
            }
        }
        let byte = record.position().map_or(0, |position| position.byte());
        let (_, line) = lines.of(byte as usize);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        // The header is a record too.
        if records.len() > most {
            issues.push(too_many(file, line, most));
            return None;
        }
        records.push(line, &record);
    }
}

fn too_many(file: &str, line: u64, most: usize) -> Issue {
    let most = grouped(most as u64);
    let seen = format!("more than {most} rows");
    let expected = format!("{most} rows at the most");
    let help =
        "is this the right file? `aidreach explain E0019` tells how limits grow with the country";
    Issue::new(Code("E0019"), At::line(file, line), &seen, &expected, help)
}

/// The most fields of a row.
const MOST_FIELDS: usize = 1000;

/// What keeps a text from being read row by row.
enum Shape {
    /// A quote that opens a field on this line is never closed.
    Unclosed(u64),
    /// The row that begins on or before this line has more fields than any table.
    Wide(u64),
}

/// Looks for what would make one row of half the file.
fn look_over(text: &str) -> Result<(), Shape> {
    let (mut line, mut opened, mut fields) = (1, 1, 1);
    let (mut quoted, mut field_start) = (false, true);
    let mut chars = text.bytes().enumerate().peekable();
    while let Some((at, byte)) = chars.next() {
        let at_start = std::mem::replace(&mut field_start, false);
        match byte {
            b'"' if quoted && chars.peek().is_some_and(|(_, next)| *next == b'"') => {
                chars.next();
            }
            b'"' if quoted => quoted = false,
            b'"' if at_start => {
                quoted = true;
                opened = line;
            }
            b'\n' | b'\r' | b',' => {
                line += u64::from(ends_line(text.as_bytes(), at));
                field_start = !quoted;
                fields = match byte {
                    _ if quoted => fields,
                    b',' => fields + 1,
                    _ => 1,
                };
                if fields > MOST_FIELDS {
                    return Err(Shape::Wide(line));
                }
            }
            _ => {}
        }
    }
    if quoted { Err(Shape::Unclosed(opened)) } else { Ok(()) }
}
