//! The list of contents of a long document: its sections with the pages on which they stand.

use super::super::{Block, Document, Heading, Side, Text};
use super::Page;
use super::blocks::Making;
use super::flow::{Mark, Piece, Placed};
use super::fonts::Fonts;
use super::style::{Ink, Type};
use super::tags::{Place, Role};
use super::words::lay;
use std::rc::Rc;

/// From so many sections on a document has a list of contents.
const LONG: usize = 6;
/// The list stands in so many columns.
const COLUMNS: usize = 2;
/// Between its columns, and between words and the page's number.
const BETWEEN: f32 = 26.0;
const NUMBER: f32 = 22.0;
/// Below each of its lines.
const BELOW: f32 = 1.6;

/// A line of the list, whose number is known once all is placed.
struct Line {
    section: usize,
    x: f32,
    y: f32,
    of: Place,
}

/// The list, while its numbers are not known yet.
pub(super) struct Contents {
    /// Which of all pieces it is.
    piece: usize,
    set: Type,
    lines: Vec<Line>,
}

/// Where a section begins.
pub(super) struct Section {
    pub(super) title: String,
    /// Counted from nought.
    pub(super) page: usize,
    /// From the top of the paper.
    pub(super) y: f32,
}

/// Adds the list to the pieces; a short document has none.
pub(super) fn contents(
    document: &Document,
    making: &mut Making<'_>,
    pieces: &mut Vec<Piece>,
) -> Option<Contents> {
    let sections: Vec<&Heading> = document.blocks.iter().filter_map(section).collect();
    if sections.len() < LONG {
        return None;
    }
    let style = making.style;
    let set = style.cell;
    let whole = making.tags.top(Role::Contents);
    let rows = sections.len().div_ceil(COLUMNS);
    let column = (making.width - BETWEEN) / COLUMNS as f32;
    let pad = style.above_text;
    let mut piece = Piece::new(style.around * 1.3, 0.0);
    let mut lines = Vec::new();
    let mut y = pad;
    for (n, heading) in sections.iter().enumerate() {
        if n % rows == 0 {
            y = pad;
        }
        let x = (n / rows) as f32 * (column + BETWEEN);
        let entry = making.tags.below(whole, Role::Entry);
        let of = making.tags.below(entry, Role::Link);
        let laid = Rc::new(making.lay(&Text::plain(&heading.text), set, column - NUMBER));
        for line in 0..laid.lines() {
            let (laid, y) = (Rc::clone(&laid), y + line as f32 * set.leading);
            piece.marks.push(Mark::Line { laid, line, x, y, of });
        }
        let height = laid.height() + BELOW;
        piece.marks.push(Mark::Link { to: n, x, y, width: column, height, of });
        lines.push(Line { section: n, x: x + column - NUMBER, y, of });
        y += height;
        piece.height = piece.height.max(y + pad);
    }
    for y in [0.0, piece.height] {
        let (width, height, ink) = (making.width, 0.4, Ink::Line);
        piece.marks.push(Mark::Box { x: 0.0, y, width, height, ink });
    }
    pieces.push(piece);
    Some(Contents { piece: pieces.len() - 1, set, lines })
}

fn section(block: &Block) -> Option<&Heading> {
    let Block::Heading(heading) = block else { return None };
    (heading.level == 1).then_some(heading)
}

/// Where each section begins.
pub(super) fn sections(pieces: &[Piece], placed: &[Placed], page: &Page) -> Vec<Section> {
    let begins = placed.iter().filter_map(|one| {
        let heading = pieces[one.piece].contents.as_ref().filter(|_| !one.again)?;
        let number = one.column / page.columns;
        let y = page.top(number) + one.y;
        (heading.level == 1).then(|| Section { title: heading.text.clone(), page: number, y })
    });
    begins.collect()
}

impl Contents {
    /// Writes the pages' numbers beside the lines.
    pub(super) fn number(&self, found: &[Section], pieces: &mut [Piece], fonts: &mut Fonts) {
        for line in &self.lines {
            let Some(section) = found.get(line.section) else { continue };
            let number = Text::plain(&(section.page + 1).to_string());
            let laid = Rc::new(lay(&number, self.set, fonts).within(NUMBER, Side::End));
            let mark = Mark::Line { laid, line: 0, x: line.x, y: line.y, of: line.of };
            // Drawn in the order in which it is read.
            let marks = &mut pieces[self.piece].marks;
            let link = marks.iter().position(|mark| match mark {
                Mark::Link { to, .. } => *to == line.section,
                Mark::Line { .. } | Mark::Box { .. } | Mark::Picture { .. } => false,
            });
            marks.insert(link.unwrap_or(marks.len()), mark);
        }
    }
}
