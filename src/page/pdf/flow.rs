//! Which piece stands on which page: columns are filled from the top, what belongs together stays
//! together, and the head of a table stands again wherever the table goes on.

use super::super::draw::Drawing;
use super::style::Ink;
use super::tags::Place;
use super::words::Laid;
use std::rc::Rc;

/// The least that is never broken: a line, a heading, a row of a table, a picture.
pub(super) struct Piece {
    /// Space above it, but at the top of a column.
    pub(super) above: f32,
    pub(super) height: f32,
    /// Space below it, where the next has less above it.
    pub(super) below: f32,
    pub(super) next: Next,
    pub(super) start: Start,
    /// What stands above it where it begins a column: the head of its table.
    pub(super) again: Option<usize>,
    /// What to show for it in the list of contents.
    pub(super) contents: Option<Contents>,
    pub(super) marks: Vec<Mark>,
}

/// Whether a piece may be parted from the one after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    Free,
    Together,
}

/// Where a piece may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    Anywhere,
    NewPage,
}

/// A heading for the list of contents.
#[derive(Clone, Debug)]
pub(super) struct Contents {
    pub(super) level: u8,
    pub(super) text: String,
}

/// What is drawn, measured from the top left of its piece.
pub(super) enum Mark {
    /// A line of words.
    Line { laid: Rc<Laid>, line: usize, x: f32, y: f32, of: Place },
    /// A filled box.
    Box { x: f32, y: f32, width: f32, height: f32, ink: Ink },
    /// A picture.
    Picture { drawing: Rc<Drawing>, x: f32, y: f32, scale: f32, of: Place },
    /// What leads to a section when it is pressed, by the section's number from nought.
    Link { to: usize, x: f32, y: f32, width: f32, height: f32, of: Place },
}

/// A piece with its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Placed {
    pub(super) piece: usize,
    /// Counted through all pages.
    pub(super) column: usize,
    /// From the top of the column.
    pub(super) y: f32,
    /// Whether it stands there a second time.
    pub(super) again: bool,
}

impl Piece {
    /// A piece with nothing in it yet.
    pub(super) fn new(above: f32, height: f32) -> Piece {
        Piece {
            above,
            height,
            below: 0.0,
            next: Next::Free,
            start: Start::Anywhere,
            again: None,
            contents: None,
            marks: Vec::new(),
        }
    }

    /// Makes room above what is drawn.
    pub(super) fn push_down(&mut self, by: f32) {
        self.height += by;
        for mark in &mut self.marks {
            match mark {
                Mark::Line { y, .. }
                | Mark::Box { y, .. }
                | Mark::Picture { y, .. }
                | Mark::Link { y, .. } => *y += by,
            }
        }
    }
}

/// Places pieces in columns, so many a page, each with its own room.
pub(super) fn flow(pieces: &[Piece], columns: usize, room: impl Fn(usize) -> f32) -> Vec<Placed> {
    let mut placed: Vec<Placed> = Vec::new();
    let (mut column, mut y, mut last) = (0, 0.0, None::<usize>);
    for (n, piece) in pieces.iter().enumerate() {
        if piece.start == Start::NewPage && n > 0 {
            column = (column / columns + 1) * columns;
            (y, last) = (0.0, None);
        }
        let gap = last.map_or(0.0, |before| space(&pieces[before], piece));
        let chained = n > 0 && pieces[n - 1].next == Next::Together && last.is_some();
        // Only the first of a chain looks ahead; a chain longer than a column breaks where it must.
        let needed = if chained { piece.height } else { chain(pieces, n) };
        if last.is_some() && y + gap + needed > room(column) + SLACK {
            column += 1;
            (y, last) = (0.0, None);
            if let Some(head) = piece.again {
                placed.push(Placed { piece: head, column, y, again: true });
                y = pieces[head].height;
            }
        }
        let gap = last.map_or(0.0, |before| space(&pieces[before], piece));
        placed.push(Placed { piece: n, column, y: y + gap, again: false });
        y += gap + piece.height;
        last = Some(n);
    }
    placed
}

/// What floats lose is no reason to break.
const SLACK: f32 = 0.05;

fn space(above: &Piece, below: &Piece) -> f32 {
    above.below.max(below.above)
}

/// How tall a piece is with all that must follow it.
fn chain(pieces: &[Piece], first: usize) -> f32 {
    let mut height = pieces[first].height;
    let pairs = pieces[first..].windows(2);
    for pair in pairs.take_while(|pair| pair[0].next == Next::Together) {
        height += space(&pair[0], &pair[1]) + pair[1].height;
    }
    height
}

/// How many columns are used.
pub(super) fn used(placed: &[Placed]) -> usize {
    placed.last().map_or(1, |last| last.column + 1)
}
