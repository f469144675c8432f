//! Issues of tables shown with the lines they stand on, as the files have them.

use super::header;
use super::sheet::{Sheet, Sheets};
use crate::issues::{Issues, RowInText, line_starts};
use std::collections::{BTreeMap, BTreeSet};

impl Sheets {
    /// Shows issues with the lines of the tables they stand on.
    pub(in crate::country) fn show_lines(&self, issues: &mut Issues) {
        for sheet in self.iter() {
            if issues.iter().any(|issue| issue.at.file == sheet.table.file) {
                show(sheet, issues);
            }
        }
    }
}

fn show(sheet: &Sheet, issues: &mut Issues) {
    let file = sheet.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&sheet.bytes);
    let here = issues.iter().filter(|issue| issue.at.file == sheet.table.file);
    let wanted: BTreeSet<u64> = here.filter_map(|issue| issue.at.line).collect();
    let row = |(line, start): (u64, usize)| RowInText::at(file, (start, line), b',');
    let known: BTreeMap<u64, usize> =
        line_starts(file).filter(|(line, _)| wanted.contains(line)).collect();
    let header = line_starts(file).find(|(_, start)| !is_blank(&file[*start..])).map(row);
    let names: Vec<&str> =
        header.map_or(Vec::new(), |row| row.texts().map(header::trimmed).collect());
    issues.show_lines(sheet.table.file, |at, line| {
        let row = row((line, *known.get(&line)?));
        let column = at.column.as_deref();
        let place = column.and_then(|column| names.iter().position(|name| *name == column));
        Some(place.map_or_else(|| row.whole(), |place| row.field(place)))
    });
}

/// Whether a line holds no cell with anything in it.
fn is_blank(line: &[u8]) -> bool {
    let line = line.iter().take_while(|byte| !matches!(byte, b'\n' | b'\r'));
    line.into_iter().all(|byte| matches!(byte, b',' | b' ' | b'\t' | b'"'))
}
