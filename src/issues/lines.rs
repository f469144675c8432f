//! Where lines of a text end and start: the one rule by which places in files are told.

use std::ops::Range;

/// Whether a line ends at a byte: at a line feed, or at a carriage return alone.
pub fn ends_line(text: &[u8], at: usize) -> bool {
    match text.get(at) {
        Some(b'\n') => true,
        Some(b'\r') => text.get(at + 1) != Some(&b'\n'),
        Some(_) | None => false,
    }
}

/// How many lines end in a part of a text.
pub(super) fn ends(text: &[u8], part: Range<usize>) -> u64 {
    part.filter(|at| ends_line(text, *at)).count() as u64
}

/// The line of a byte, from 1.
///
/// ```
/// use aidreach::issues::line_of;
/// let text = b"one\ntwo\r\nthree\rfour";
/// assert_eq!([0, 3, 4, 9, 15].map(|at| line_of(text, at)), [1, 1, 2, 3, 4]);
/// ```
pub fn line_of(text: &[u8], at: usize) -> u64 {
    ends(text, 0..at) + 1
}

/// Where each line of a text starts, from line 1.
pub fn line_starts(text: &[u8]) -> impl Iterator<Item = (u64, usize)> + '_ {
    let ends = (0..text.len()).filter(|at| ends_line(text, *at));
    (1..).zip(std::iter::once(0).chain(ends.map(|end| end + 1)))
}

/// Where the lines of a text start, so that a place in it is told without counting from its top.
#[derive(Clone, Debug)]
pub struct LineStarts(Vec<usize>);

impl LineStarts {
    /// Of a text.
    pub fn of(text: &str) -> LineStarts {
        LineStarts(line_starts(text.as_bytes()).map(|(_, start)| start).collect())
    }

    /// The line of an offset, from 1.
    pub fn line(&self, offset: usize) -> u64 {
        self.0.partition_point(|start| *start <= offset) as u64
    }
}

/// Counts lines on the way through a text, for records that are read one after the other. A CSV reader's
/// own count points at the empty line before a record, so this one steps over empty lines first.
#[derive(Debug)]
pub struct LineCount<'t> {
    text: &'t [u8],
    at: usize,
    line: u64,
}

impl<'t> LineCount<'t> {
    /// At the top of a text.
    pub fn new(text: &'t str) -> LineCount<'t> {
        LineCount { text: text.as_bytes(), at: 0, line: 1 }
    }

    /// The first byte from one on, no earlier than the last one asked for, that ends no line, and its line.
    pub fn of(&mut self, byte: usize) -> (usize, u64) {
        while let Some(next) = self.text.get(self.at) {
            if self.at >= byte && !matches!(next, b'\n' | b'\r') {
                break;
            }
            self.line += u64::from(ends_line(self.text, self.at));
            self.at += 1;
        }
        (self.at, self.line)
    }
}
