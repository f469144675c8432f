//! The line of a file that an issue is about, with a mark under what is meant. It is cut to the width of a
//! screen, and what cannot be seen stands in it by its number.

use super::{hidden, unseen};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

/// Columns of a screen that a line may take, beside its number.
const COLUMNS: usize = 88;
/// Columns that what is marked may take where more stands beside it.
const MARKED: usize = 44;
/// Bytes on either side of a place that are looked at; a line goes on beyond them unseen.
const AROUND: usize = 1000;

/// A line of a file, as much of it as a screen shows, and which part of it is meant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Excerpt {
    /// Its number, from 1.
    line: u64,
    /// What is shown of it.
    text: String,
    /// Where the mark begins and ends in the text, in bytes.
    mark: (usize, usize),
}

impl Excerpt {
    /// The line of a place in a file, whose number is known. Of a place of several lines the first is shown.
    pub fn of(file: &[u8], place: Range<usize>, line: u64) -> Excerpt {
        let start = place.start.min(file.len());
        let (before, cut_before) = last_line(&file[..start]);
        let rest = &file[start..];
        let end = first_end(rest).min(place.end.saturating_sub(start));
        let (marked, cut_marked) = first_line(&rest[..end]);
        let (after, cut_after) = first_line(&rest[end..]);
        let [before, marked, after] = [before, marked, after].map(harmless);
        let (wide_before, wide_after) = (width(&before), width(&after));
        let left = COLUMNS.saturating_sub(wide_before + wide_after);
        let marked = head(&marked, left.max(MARKED), cut_marked);
        let room = COLUMNS.saturating_sub(width(&marked));
        let for_before = room.saturating_sub(wide_after).max(room / 2).min(wide_before);
        let before = tail(&before, for_before, cut_before);
        let after = head(&after, room.saturating_sub(for_before), cut_after);
        let mark = (before.len(), before.len() + marked.len());
        Excerpt { line, text: before + &marked + &after, mark }
    }

    /// What is shown of the line.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The part of it that is meant.
    pub fn marked(&self) -> &str {
        self.text.get(self.mark.0..self.mark.1).unwrap_or_default()
    }
}

/// The line with its number in front and the mark below.
impl fmt::Display for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = usize::try_from(self.line).unwrap_or(usize::MAX);
        let mark = AnnotationKind::Primary.span(self.mark.0..self.mark.1);
        let snippet = Snippet::source(self.text.as_str()).line_start(number).annotation(mark);
        let report = [Group::with_level(Level::ERROR).element(snippet)];
        // Wide enough that nothing is cut a second time.
        let drawn = Renderer::plain().term_width(4 * COLUMNS).render(&report);
        // The frame begins with an empty line, which tells nothing here.
        let lines: Vec<&str> = drawn.lines().skip_while(|line| line.trim() == "|").collect();
        f.write_str(&lines.join("\n"))
    }
}

fn ends_line(byte: &u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

fn first_end(text: &[u8]) -> usize {
    text.iter().position(ends_line).unwrap_or(text.len())
}

/// What stands of a line before a place, and whether there is more of it.
fn last_line(before: &[u8]) -> (&[u8], bool) {
    let near = &before[before.len().saturating_sub(AROUND)..];
    match near.iter().rposition(ends_line) {
        Some(end) => (&near[end + 1..], false),
        None => {
            let inside = |byte: &&u8| **byte & 0b1100_0000 == 0b1000_0000;
            let cut = near.len() < before.len();
            let broken = if cut { near.iter().take(3).take_while(inside).count() } else { 0 };
            (&near[broken..], cut)
        }
    }
}

/// What stands of a line from a place on, and whether there is more of it.
fn first_line(rest: &[u8]) -> (&[u8], bool) {
    let line = &rest[..first_end(&rest[..rest.len().min(AROUND)])];
    let cut = line.len() == AROUND && rest.len() > AROUND;
    // A letter that the cut went through is left out.
    let whole = match std::str::from_utf8(line) {
        Err(error) if cut && error.error_len().is_none() => error.valid_up_to(),
        _ => line.len(),
    };
    (&line[..whole], cut)
}

/// A text of which a screen obeys nothing. Tabs stay: they are drawn as blanks.
fn harmless(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let mut seen = String::with_capacity(text.len());
    for char in text.chars() {
        seen.push_str(&shown(char));
    }
    seen
}

/// A letter, or its number where it has no shape or turns the direction of those around it.
fn shown(char: char) -> Cow<'static, str> {
    let turns = matches!(
        char,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200D}'
            ..='\u{200F}' | '\u{2060}' | '\u{FEFF}'
    );
    match char {
        '\t' => Cow::Borrowed("\t"),
        _ if unseen(char) || hidden(char) || turns => format!("<U+{:04X}>", u32::from(char)).into(),
        _ => char.to_string().into(),
    }
}

/// Columns that a text takes at the most: letters of the East take two.
fn width(text: &str) -> usize {
    text.chars().map(columns).sum()
}

fn columns(char: char) -> usize {
    match char {
        '\t' => 4,
        '\u{1100}'.. => 2,
        _ => 1,
    }
}

/// The start of a text in so many columns, with a sign where something is left out.
fn head(text: &str, columns: usize, more: bool) -> String {
    let (kept, cut) = fitting(text.chars(), columns);
    let mut kept: String = kept.into_iter().collect();
    if cut || more {
        kept.push('…');
    }
    kept
}

/// The end of a text in so many columns, with a sign where something is left out.
fn tail(text: &str, columns: usize, more: bool) -> String {
    let (kept, cut) = fitting(text.chars().rev(), columns);
    let sign = (cut || more).then_some('…');
    sign.into_iter().chain(kept.into_iter().rev()).collect()
}

/// The letters that fit into so many columns, and whether some do not.
fn fitting(letters: impl Iterator<Item = char>, room: usize) -> (Vec<char>, bool) {
    let (mut kept, mut taken) = (Vec::new(), 0);
    for char in letters {
        taken += columns(char);
        if taken > room {
            return (kept, true);
        }
        kept.push(char);
    }
    (kept, false)
}
