//! A document as a PDF, for printing and for handing on: every page says who may read it and what it
//! belongs to, pictures are lines and letters, and the parts are tagged for readers of screens.
//!
//! The fonts are in the program and no clock is read, so the same document has the same bytes.

mod blocks;
mod columns;
mod contents;
mod drawing;
mod flow;
mod fonts;
mod picture;
mod print;
mod style;
mod table;
mod tags;
mod words;

use super::{Block, Document, Look, Setting, Text};
use blocks::Making;
use contents::Section;
use flow::{Piece, Placed, flow, used};
use fonts::Fonts;
pub use fonts::not_printed;
use print::print;
use style::{Style, one_page, style};
use tags::Tags;

/// What a document is printed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// 210 by 297 millimetres.
    A4,
    /// 297 by 420 millimetres, for maps on a wall.
    A3,
    /// 8.5 by 11 inches.
    Letter,
}

impl Paper {
    /// Width and height in points.
    fn size(self) -> (f32, f32) {
        match self {
            Paper::A4 => (595.276, 841.89),
            Paper::A3 => (841.89, 1190.551),
            Paper::Letter => (612.0, 792.0),
        }
    }
}

/// Margins in points.
const LEFT: f32 = 46.0;
const TOP: f32 = 58.0;
const BOTTOM: f32 = 52.0;
/// Between the columns of a page.
const BETWEEN: f32 = 20.0;
/// How large letters are beside the usual where a document is to keep to one page.
const SIZES: [f32; 5] = [1.15, 1.08, 1.0, 0.94, 0.88];

/// Pieces with their places on pages.
struct Set {
    style: Style,
    tags: Tags,
    /// Across the whole page, above the columns of the first.
    head: Vec<Piece>,
    pieces: Vec<Piece>,
    placed: Vec<Placed>,
    sections: Vec<Section>,
    page: Page,
}

/// The measures of a page.
#[derive(Clone, Copy, Debug)]
struct Page {
    width: f32,
    height: f32,
    columns: usize,
    column: f32,
    /// Room taken above the columns of the first page.
    head: f32,
}

impl Page {
    /// The top of the columns of a page, counted from nought.
    fn top(&self, page: usize) -> f32 {
        TOP + if page == 0 { self.head } else { 0.0 }
    }

    /// How tall a column is, counted through all pages.
    fn room(&self, column: usize) -> f32 {
        self.height - BOTTOM - self.top(column / self.columns)
    }

    fn left(&self, column: usize) -> f32 {
        LEFT + (column % self.columns) as f32 * (self.column + BETWEEN)
    }
}

/// The whole file. The same document has the same bytes.
pub fn pdf(document: &Document, look: Look, paper: Paper) -> Vec<u8> {
    let mut fonts = Fonts::new();
    let mut set = match document.setting {
        Setting::Pages | Setting::Slides => {
            pages(document, style(document.setting, look), paper, &mut fonts)
        }
        Setting::OnePage => one_sheet(document, look, paper, &mut fonts),
    };
    print(document, &mut set, &mut fonts)
}

/// Words on one side, with pictures behind them on the other, in the largest letters with which they fit; where none
/// do, on both sides, and else in the usual letters.
fn one_sheet(document: &Document, look: Look, paper: Paper, fonts: &mut Fonts) -> Set {
    let pictured = |block: &Block| matches!(block, Block::Picture(_));
    let words = document.blocks.iter().filter(|block| !pictured(block)).cloned().collect();
    let alone = Document { blocks: words, ..document.clone() };
    let drawn = alone.blocks.len() < document.blocks.len();
    let sides = if drawn { 2 } else { 1 };
    let mut set = |of: &Document, by| columns(of, one_page(look, by), paper, fonts);
    let on = |set: &Set, sides: usize| used(&set.placed) <= set.page.columns * sides;
    // With its words on one side; where they take more, on as many as there may be.
    let first: &[f32] = if drawn { &SIZES } else { &[] };
    let tries = first.iter().map(|by| (*by, true)).chain(SIZES.map(|by| (by, false)));
    for (by, one_side) in tries {
        if one_side && !on(&set(&alone, by), 1) {
            continue;
        }
        let whole = set(document, by);
        if on(&whole, sides) {
            return whole;
        }
    }
    set(document, 1.0)
}

fn pages(document: &Document, style: Style, paper: Paper, fonts: &mut Fonts) -> Set {
    let (width, height) = paper.size();
    let column = width - LEFT * 2.0;
    let page = Page { width, height, columns: 1, column, head: 0.0 };
    let mut tags = Tags::default();
    let mut making = Making { style, fonts, tags: &mut tags, width: column };
    let mut pieces = blocks::title(document, &mut making);
    let contents = contents::contents(document, &mut making, &mut pieces);
    pieces.extend(blocks::blocks(document, &mut making));
    pieces.extend(not_set(document, &mut making));
    table::repeat_heads(&mut pieces);
    let placed = flow(&pieces, 1, |column| page.room(column));
    let sections = contents::sections(&pieces, &placed, &page);
    if let Some(contents) = contents {
        contents.number(&sections, &mut pieces, fonts);
    }
    Set { style, tags, head: Vec::new(), pieces, placed, sections, page }
}

/// What is said below everything else of letters that could not be set.
fn not_set(document: &Document, making: &mut Making<'_>) -> Vec<Piece> {
    let Some(said) = making.fonts.not_set() else { return Vec::new() };
    let blocks = vec![Block::Paragraph(Text::plain(&said))];
    blocks::blocks(&Document { blocks, ..document.clone() }, making)
}

fn columns(document: &Document, style: Style, paper: Paper, fonts: &mut Fonts) -> Set {
    let (width, height) = paper.size();
    let whole = width - LEFT * 2.0;
    let column = (whole - BETWEEN) / 2.0;
    let mut tags = Tags::default();
    let mut making = Making { style, fonts, tags: &mut tags, width: whole };
    let head = blocks::title(document, &mut making);
    making.width = column;
    let mut pieces = blocks::blocks(document, &mut making);
    pieces.extend(not_set(document, &mut making));
    table::repeat_heads(&mut pieces);
    let taken: f32 = head.iter().map(|piece| piece.above + piece.height).sum();
    let page = Page { width, height, columns: 2, column, head: taken + style.above_section };
    let placed = balanced(&pieces, page);
    Set { style, tags, head, pieces, placed, sections: Vec::new(), page }
}

/// Pieces in columns, those of the last page as equally tall as they can be.
fn balanced(pieces: &[Piece], page: Page) -> Vec<Placed> {
    let full = flow(pieces, page.columns, |column| page.room(column));
    let columns = used(&full);
    let last = (columns - 1) / page.columns;
    let within = |tall: f32| {
        flow(pieces, page.columns, |column| {
            let room = page.room(column);
            if column / page.columns == last { room.min(tall) } else { room }
        })
    };
    let fits = |placed: &[Placed]| used(placed) <= (last + 1) * page.columns;
    let (mut low, mut high) = (0.0, page.room(last * page.columns));
    let mut best = full;
    for _ in 0..12 {
        let middle = (low + high) / 2.0;
        let placed = within(middle);
        if fits(&placed) {
            (best, high) = (placed, middle);
        } else {
            low = middle;
        }
    }
    best
}
