//! Issues of tables shown with the lines they stand on, as the files have them.

use super::header;
use super::sheet::{Sheet, Sheets};
use crate::issues::{Issues, RowInText};

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
    let starts = starts(file);
    let row = |line: u64| {
        let start = starts.get(usize::try_from(line.checked_sub(1)?).ok()?)?;
        Some(RowInText::at(file, (*start, line), b','))
    };
    let blank = |row: &RowInText<'_>| row.texts().all(|text| text.trim().is_empty());
    let header = (1..=starts.len() as u64).filter_map(row).find(|row| !blank(row));
    let names: Vec<&str> =
        header.map_or(Vec::new(), |row| row.texts().map(header::trimmed).collect());
    issues.show_lines(sheet.table.file, |at, line| {
        let row = row(line)?;
        let column = at.column.as_deref();
        let place = column.and_then(|column| names.iter().position(|name| *name == column));
        Some(place.map_or_else(|| row.whole(), |place| row.field(place)))
    });
}

/// Where each line of a file starts.
fn starts(file: &[u8]) -> Vec<usize> {
    let ends = (0..file.len()).filter(|n| match file[*n] {
        b'\n' => true,
        b'\r' => file.get(n + 1) != Some(&b'\n'),
        _ => false,
    });
    std::iter::once(0).chain(ends.map(|end| end + 1)).collect()
}
