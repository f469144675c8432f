//! From the text of a table to records with the line each begins on.

use super::{MOST_ROWS, grouped};
use crate::issues::{At, Code, Issue, Issues};

/// A row of a file as text.
#[derive(Clone, Debug)]
pub(super) struct Record {
    /// Line it begins on, the first line of the file being 1.
    pub(super) line: u64,
    /// Its fields.
    pub(super) cells: Vec<String>,
}

/// The records of a text, without those that are empty altogether.
pub(super) fn records(file: &str, text: &str, issues: &mut Issues) -> Option<Vec<Record>> {
    if let Some(line) = unclosed_quote(text) {
        let seen = "a quote opens here and never closes";
        let help = "a quote within a quoted text is written twice";
        let at = At::line(file, line);
        issues.push(Issue::new(Code("E0009"), at, seen, "a closing `\"`", help));
        return None;
    }
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.has_headers(false).flexible(true);
    let mut records = Vec::new();
    let mut lines = Lines::new(text);
    for record in reader.from_reader(text.as_bytes()).into_records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let seen = format!("cannot be read as CSV: {error}");
                issues.push(Issue::new(Code("E0008"), At::file(file), &seen, "", ""));
                return None;
            }
        };
        let byte = record.position().map_or(0, |position| position.byte());
        let line = lines.of(byte as usize);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if records.len() > MOST_ROWS {
            let most = grouped(MOST_ROWS as u64);
            let seen = format!("more than {most} rows");
            let expected = format!("{most} rows at the most");
            let at = At::line(file, line);
            issues.push(Issue::new(Code("E0019"), at, &seen, &expected, ""));
            return None;
        }
        let cells = record.iter().map(str::to_owned).collect();
        records.push(Record { line, cells });
    }
    Some(records)
}

/// Counts lines on the way through a text. The reader's own count points at the blank line before
/// a record, so this one steps over blank lines first.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Lines<'a> {
        Lines { bytes: text.as_bytes(), at: 0, line: 1 }
    }

    /// The line of the first character from `byte` on that is not a line end.
    fn of(&mut self, byte: usize) -> u64 {
        while let Some(next) = self.bytes.get(self.at) {
            if self.at >= byte && !matches!(next, b'\n' | b'\r') {
                break;
            }
            let alone = *next == b'\r' && self.bytes.get(self.at + 1) != Some(&b'\n');
            self.line += u64::from(*next == b'\n' || alone);
            self.at += 1;
        }
        self.line
    }
}

/// The line of a quote that opens a field and is never closed.
fn unclosed_quote(text: &str) -> Option<u64> {
    let (mut line, mut opened) = (1, 1);
    let (mut quoted, mut field_start) = (false, true);
    let mut chars = text.bytes().peekable();
    while let Some(byte) = chars.next() {
        let at_start = std::mem::replace(&mut field_start, false);
        match byte {
            b'"' if quoted && chars.peek() == Some(&b'"') => {
                chars.next();
            }
            b'"' if quoted => quoted = false,
            b'"' if at_start => {
                quoted = true;
                opened = line;
            }
            b'\n' | b'\r' | b',' => {
                line += u64::from(byte == b'\n');
                field_start = !quoted;
            }
            _ => {}
        }
    }
    quoted.then_some(opened)
}
