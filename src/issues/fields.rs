//! Where the fields of a row stand in the text of a table, so that a cell can be shown as it was written.

use super::Excerpt;
use super::lines::ends;
use std::ops::Range;

/// The most bytes of a row that are looked at.
const MOST_BYTES: usize = 1 << 20;

/// A row in the text of a table.
#[derive(Clone, Copy, Debug)]
pub struct RowInText<'t> {
    file: &'t [u8],
    start: usize,
    line: u64,
    separator: u8,
}

impl<'t> RowInText<'t> {
    /// The row that begins at a byte, which stands on a line.
    pub fn at(file: &'t [u8], (start, line): (usize, u64), separator: u8) -> RowInText<'t> {
        RowInText { file, start, line, separator }
    }

    /// The first line of the row, all of it marked.
    pub fn whole(&self) -> Excerpt {
        let rest = self.file.get(self.start..).unwrap_or_default();
        let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
        Excerpt::of(self.file, self.start..self.start + end, self.line)
    }

    /// One of its fields, on the line where it begins; the whole row where it has no such field.
    pub fn field(&self, n: usize) -> Excerpt {
        match self.places().nth(n) {
            Some(place) => {
                let line = self.line + ends(self.file, self.start..place.start);
                Excerpt::of(self.file, place, line)
            }
            None => self.whole(),
        }
    }

    /// All its fields in order, each on the line where it begins.
    pub fn fields(&self) -> impl Iterator<Item = Excerpt> + use<'t> {
        let (file, mut line, mut at) = (self.file, self.line, self.start);
        self.places().map(move |place| {
            line += ends(file, at..place.start);
            at = place.start;
            Excerpt::of(file, place, line)
        })
    }

    /// The texts of its fields, without the quotes around them.
    pub fn texts(&self) -> impl Iterator<Item = &'t str> + use<'t> {
        let file = self.file;
        self.places().map(move |place| {
            let text = std::str::from_utf8(&file[place]).unwrap_or_default();
            text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text)
        })
    }

    /// Where each field stands, with the quotes around it.
    fn places(&self) -> impl Iterator<Item = Range<usize>> + use<'t> {
        let (file, separator) = (self.file, self.separator);
        let end = file.len().min(self.start.saturating_add(MOST_BYTES));
        let mut next = (self.start <= end).then_some(self.start);
        std::iter::from_fn(move || {
            let start = next?;
            let mut quoted = false;
            let stop = |(n, byte): (usize, &u8)| match byte {
                // Between quotes, a quote that is written twice closes and opens again.
                b'"' if quoted || n == 0 => {
                    quoted = !quoted;
                    false
                }
                b'"' if file[start] == b'"' && file[start + n - 1] == b'"' => {
                    quoted = true;
                    false
                }
                byte => !quoted && (*byte == separator || matches!(byte, b'\n' | b'\r')),
            };
            let found = file[start..end].iter().enumerate().position(stop);
            let field = start..found.map_or(end, |n| start + n);
            next = found.filter(|n| file[start + n] == separator).map(|n| start + n + 1);
            Some(field)
        })
    }
}
