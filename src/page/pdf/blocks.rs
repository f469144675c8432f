//! Blocks of a document as pieces to be placed.

use super::super::{Block, Document, Heading, List, Look, Order, Setting, Side, Text};
use super::flow::{Contents, Mark, Next, Piece, Start};
use super::fonts::Fonts;
use super::picture::picture;
use super::style::{Ink, Style, Type, Weight};
use super::table::table;
use super::tags::{Place, Role, Tags};
use super::words::{Laid, lay};
use std::rc::Rc;

/// What pieces are made with.
pub(super) struct Making<'a> {
    pub(super) style: Style,
    pub(super) fonts: &'a mut Fonts,
    pub(super) tags: &'a mut Tags,
    /// Of the column.
    pub(super) width: f32,
}

/// Title and subtitle.
pub(super) fn title(document: &Document, making: &mut Making<'_>) -> Vec<Piece> {
    let style = making.style;
    let place = making.tags.top(Role::Title(document.title.clone()));
    let words = lay(&Text::plain(&document.title), style.title, making.fonts);
    let words = words.balanced(making.width);
    let mut pieces = lines(&Rc::new(words), 0.0, 0.0, place);
    if !document.subtitle.is_empty() {
        let place = making.tags.top(Role::Paragraph);
        let words = making.lay(&Text::plain(&document.subtitle), style.subtitle, making.width);
        pieces.extend(lines(&Rc::new(words), 0.0, style.above_text * 0.6, place));
    }
    for piece in &mut pieces {
        piece.next = Next::Together;
    }
    pieces
}

/// How wide a column of the usual paper is, in points.
const USUAL: f32 = 503.276;

/// All blocks of a document, in order.
pub(super) fn blocks(document: &Document, making: &mut Making<'_>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut start = Start::Anywhere;
    for block in &document.blocks {
        let mut made = match block {
            Block::Heading(words) => heading(words, making),
            Block::Paragraph(words) => paragraph(words, making),
            Block::Callout(words) => callout(words, making),
            Block::List(points) => list(points, making),
            Block::Table(rows) => table(rows, making),
            Block::Picture(shown) => picture(shown, making),
            Block::PageBreak => {
                // A page that is to be the only one is not ended.
                if document.setting != Setting::OnePage {
                    start = Start::NewPage;
                }
                continue;
            }
        };
        if let Some(first) = made.first_mut() {
            first.start = start;
            start = Start::Anywhere;
        }
        pieces.extend(made);
    }
    pieces
}

impl Making<'_> {
    /// Words within a width.
    pub(super) fn lay(&mut self, words: &Text, set: Type, width: f32) -> Laid {
        lay(words, set, self.fonts).within(width, Side::Start)
    }

    /// The tallest that a picture may be: on wider paper it may be taller as well.
    pub(super) fn tallest_picture(&self) -> f32 {
        self.style.tallest_picture * (self.width / USUAL).max(1.0)
    }

    /// The width of running text.
    fn measure(&self) -> f32 {
        self.width.min(self.style.measure)
    }
}

/// A piece for each line; neither the first nor the last stands alone.
pub(super) fn lines(laid: &Rc<Laid>, x: f32, above: f32, of: Place) -> Vec<Piece> {
    let count = laid.lines();
    let piece = |line: usize| {
        let mut piece = Piece::new(if line == 0 { above } else { 0.0 }, laid.set.leading);
        let bound = line == 0 || line + 2 == count;
        piece.next = if bound && line + 1 < count { Next::Together } else { Next::Free };
        piece.marks.push(Mark::Line { laid: Rc::clone(laid), line, x, y: 0.0, of });
        piece
    };
    (0..count).map(piece).collect()
}

/// A heading stays in one piece, and what follows stays with it.
fn heading(heading: &Heading, making: &mut Making<'_>) -> Vec<Piece> {
    let style = making.style;
    let section = heading.level == 1;
    let text = heading.text.clone();
    let (set, above, role) = match section {
        true => (style.section, style.above_section, Role::Section(text)),
        false => (style.part, style.above_part, Role::Part(text)),
    };
    let of = making.tags.top(role);
    let laid = Rc::new(making.lay(&Text::plain(&heading.text), set, making.width));
    let mut pieces = lines(&laid, 0.0, above, of);
    for piece in &mut pieces {
        piece.next = Next::Together;
    }
    if let Some(first) = pieces.first_mut() {
        if section {
            let down = style.rule * 3.5;
            first.push_down(down);
            let (width, height, ink) = (making.width, style.rule, Ink::Main);
            first.marks.push(Mark::Box { x: 0.0, y: 0.0, width, height, ink });
        }
        first.contents = Some(Contents { level: heading.level, text: heading.text.clone() });
    }
    pieces
}

pub(super) fn paragraph(words: &Text, making: &mut Making<'_>) -> Vec<Piece> {
    let of = making.tags.top(Role::Paragraph);
    let laid = making.lay(words, making.style.text, making.measure());
    lines(&Rc::new(laid), 0.0, making.style.above_text, of)
}

/// What is set apart: on a ground of its own, with a thick edge where reading begins.
fn callout(words: &Text, making: &mut Making<'_>) -> Vec<Piece> {
    let style = making.style;
    let (edge, beside, above) = (3.0, style.beside_cell * 1.8, style.above_cell * 1.8);
    let width = making.measure();
    let of = making.tags.top(Role::Paragraph);
    let laid = making.lay(words, style.text, width - edge - beside * 2.0);
    let laid = Rc::new(laid);
    let count = laid.lines();
    let mut pieces = lines(&laid, edge + beside, style.around, of);
    for (n, piece) in pieces.iter_mut().enumerate() {
        let (first, last) = (n == 0, n + 1 == count);
        let top = if first { above } else { 0.0 };
        piece.push_down(top);
        piece.height += if last { above } else { 0.0 };
        let height = piece.height;
        let filled = |x, y, width, height, ink| Mark::Box { x, y, width, height, ink };
        let mut behind = vec![filled(0.0, 0.0, width, height, Ink::Faint)];
        if style.look == Look::Mono {
            // No grey ground in black and white: a thin frame.
            let thin = 0.6;
            behind.push(filled(width - thin, 0.0, thin, height, Ink::Line));
            if first {
                behind.push(filled(0.0, 0.0, width, thin, Ink::Line));
            }
            if last {
                behind.push(filled(0.0, height - thin, width, thin, Ink::Line));
            }
        }
        behind.push(filled(0.0, 0.0, edge, height, Ink::Accent));
        piece.marks.splice(0..0, behind);
        piece.next = if last { Next::Free } else { Next::Together };
        piece.below = if last { style.around * 0.8 } else { 0.0 };
    }
    pieces
}

pub(super) fn list(list: &List, making: &mut Making<'_>) -> Vec<Piece> {
    let style = making.style;
    let role = match list.order {
        Order::Numbered => Role::Numbers,
        Order::Bulleted => Role::Bullets,
    };
    let whole = making.tags.top(role);
    let set = style.text;
    let mark = |n: usize| match list.order {
        Order::Numbered => format!("{}.", n + 1),
        Order::Bulleted => "•".to_owned(),
    };
    let widest = lay(&Text::plain(&mark(list.items.len().saturating_sub(1))), set, making.fonts);
    let indent = widest.widths().1 + set.size * 0.6;
    let mut pieces = Vec::new();
    for (n, item) in list.items.iter().enumerate() {
        let point = making.tags.below(whole, Role::Point);
        let of_mark = making.tags.below(point, Role::Mark);
        let of_words = making.tags.below(point, Role::Words);
        let width = making.measure() - indent;
        let laid = Rc::new(making.lay(item, set, width));
        let above = if n == 0 { style.above_text } else { style.above_point };
        let mut made = lines(&laid, indent, above, of_words);
        let weight = Weight::Regular;
        let sign = lay(&Text::plain(&mark(n)), Type { weight, ..set }, making.fonts);
        let sign = Rc::new(sign.within(indent - set.size * 0.6, Side::End));
        if let Some(first) = made.first_mut() {
            first.marks.insert(0, Mark::Line { laid: sign, line: 0, x: 0.0, y: 0.0, of: of_mark });
        }
        // No point stands alone at the end of a page or at the head of the next.
        let last_but_one = n + 2 == list.items.len();
        let bound = (n == 0 && list.items.len() > 1) || last_but_one;
        if let Some(last) = made.last_mut().filter(|_| bound) {
            last.next = Next::Together;
        }
        pieces.extend(made);
    }
    pieces
}
