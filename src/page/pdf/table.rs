//! Tables: columns as wide as their contents ask for, figures to the right, bars behind them, totals
//! set apart, and rows that are not broken.

use super::super::{Cell, Look, RowsFor, Side, Table, Text};
use super::blocks::{Making, lines, list, paragraph};
use super::columns::{Wants, fit};
use super::flow::{Mark, Next, Piece};
use super::style::{Ink, Style, Type};
use super::tags::{Place, Role};
use super::words::{Laid, lay};
use std::rc::Rc;

/// Space that a bar asks for, and the least that it needs, in sizes of the cell's letters.
const BAR: f32 = 7.0;
const SHORT_BAR: f32 = 5.5;
/// Letters of a table too wide for the page shrink by these, one after the other.
const SMALLER: [f32; 4] = [1.0, 0.92, 0.85, 0.78];
/// Space above and below what is printed in a cell to write in, in sizes of its letters.
const TO_WRITE: f32 = 0.75;
/// A row with more lines than this may be broken over pages.
const TALL: usize = 12;

/// A table with more columns than this that does not fit is read better row by row.
const MANY: usize = 8;

/// How a table is set: its letters, and where its columns stand.
struct Grid<'a> {
    table: &'a Table,
    style: Style,
    set: Type,
    /// Left edge and width of each column, its padding included.
    columns: Vec<(f32, f32)>,
    width: f32,
    has_bars: bool,
}

/// A table as pieces: caption, head, a piece for each row.
pub(super) fn table(table: &Table, making: &mut Making<'_>) -> Vec<Piece> {
    if table.columns.is_empty() {
        return Vec::new();
    }
    let (grid, fits) = grid(table, making);
    if !fits && table.rows_for == RowsFor::Reading && table.columns.len() > MANY {
        let caption = paragraph(&Text::plain(&table.caption), making);
        return caption.into_iter().chain(list(&table.as_points(), making)).collect();
    }
    let style = making.style;
    let mut pieces = Vec::new();
    let whole = making.tags.top(Role::Table);
    if !table.caption.is_empty() {
        let of = making.tags.below(whole, Role::Caption);
        let words = Text::plain(&table.caption);
        let laid = Rc::new(making.lay(&words, style.cell.bold(), making.width));
        pieces.extend(lines(&laid, 0.0, style.around, of));
        for piece in &mut pieces {
            piece.next = Next::Together;
        }
    }
    let head = making.tags.below(whole, Role::Head);
    let head = grid.head(head, making, if pieces.is_empty() { style.around } else { 2.0 });
    pieces.push(head);
    let body = making.tags.below(whole, Role::Body);
    let mut rows = Vec::new();
    for n in 0..table.rows.len() {
        rows.extend(grid.row(n, body, making));
    }
    let (first, last) = (2.min(rows.len()), rows.len().saturating_sub(table.totals + 2));
    for (n, row) in rows.iter_mut().enumerate() {
        // No row stands alone at the head or the end of a page, and totals not without one.
        if n + 1 < first || n >= last {
            row.next = Next::Together;
        }
    }
    if let Some(end) = rows.last_mut() {
        end.next = Next::Free;
        end.below = style.around;
    }
    pieces.extend(rows);
    pieces
}

/// Which piece is the head of a table whose pieces begin at a number; for repeating it.
pub(super) fn repeat_heads(pieces: &mut [Piece]) {
    let mut head = None;
    for (n, piece) in pieces.iter_mut().enumerate() {
        match piece.again {
            Some(usize::MAX) => {
                head = Some(n);
                piece.again = None;
            }
            Some(_) => piece.again = head,
            None => head = None,
        }
    }
}

/// Marks of a head, and of a row, until it is known which piece is the head.
const HEAD: Option<usize> = Some(usize::MAX);
const ROW: Option<usize> = Some(0);

/// How a table is set, and whether no word had to be broken.
fn grid<'a>(table: &'a Table, making: &mut Making<'_>) -> (Grid<'a>, bool) {
    let style = making.style;
    let has_bars = table.rows.iter().flatten().any(|cell| cell.bar.is_some());
    let beside = style.beside_cell * 2.0;
    let mut chosen = None;
    for smaller in SMALLER {
        let set = style.cell.scaled(smaller);
        let wants: Vec<Wants> =
            (0..table.columns.len()).map(|n| wants(table, n, set, making)).collect();
        let more = match table.rows_for {
            RowsFor::Reading => style.beside_cell * 3.0,
            RowsFor::Writing => f32::MAX,
        };
        let (widths, fits) = fit(&wants, beside, making.width, more);
        chosen = Some((set, widths, fits));
        if fits {
            break;
        }
    }
    let (set, widths, fits) = chosen.unwrap_or((style.cell, Vec::new(), true));
    let mut left = 0.0;
    let columns = widths.iter().map(|width| {
        let column = (left, *width);
        left += width;
        column
    });
    let columns = columns.collect();
    (Grid { table, style, set, columns, width: left, has_bars }, fits)
}

/// How narrow and how wide a column would be.
fn wants(table: &Table, n: usize, set: Type, making: &mut Making<'_>) -> Wants {
    let column = &table.columns[n];
    let (min, max) = lay(&Text::plain(&column.title), set.bold(), making.fonts).widths();
    let mut wants = Wants { least: min, most: max, cells: vec![max] };
    let bodies = table.rows.len().saturating_sub(table.totals);
    for (row, cells) in table.rows.iter().enumerate() {
        let Some(cell) = cells.get(n) else { continue };
        let set = if row < bodies { set } else { set.bold() };
        let (min, max) = lay(&cell.text, set, making.fonts).widths();
        // Figures are not broken.
        let least = if column.side == Side::End { max } else { min };
        wants.least = wants.least.max(least);
        wants.most = wants.most.max(max);
        wants.cells.push(max);
        if cell.bar.is_some() {
            wants.least = wants.least.max(set.size * SHORT_BAR);
            wants.most = wants.most.max(set.size * BAR);
        }
    }
    wants
}

impl Grid<'_> {
    fn lay(&self, words: &Text, n: usize, set: Type, making: &mut Making<'_>) -> Rc<Laid> {
        let width = (self.columns[n].1 - self.style.beside_cell * 2.0).max(1.0);
        Rc::new(lay(words, set, making.fonts).within(width, self.table.columns[n].side))
    }

    fn words_at(&self, n: usize) -> f32 {
        self.columns[n].0 + self.style.beside_cell
    }

    fn head(&self, of: Place, making: &mut Making<'_>, above: f32) -> Piece {
        let (set, pad) = (self.set.bold(), self.style.above_cell);
        let row = making.tags.below(of, Role::Row);
        let titles = self.table.columns.iter().enumerate();
        let titles: Vec<(Rc<Laid>, Place)> = titles
            .map(|(n, column)| {
                let place = making.tags.below(row, Role::OfColumn);
                (self.lay(&Text::plain(&column.title), n, set, making), place)
            })
            .collect();
        let tallest = titles.iter().map(|(laid, _)| laid.lines()).max().unwrap_or(1);
        let tall = tallest as f32 * set.leading + pad * 2.0;
        let rule = self.style.rule.min(1.0);
        let mut piece = Piece::new(above, tall + rule);
        for (n, (laid, of)) in titles.iter().enumerate() {
            // Titles stand on the rule.
            let top = tall - pad - laid.height();
            for line in 0..laid.lines() {
                let (laid, y) = (Rc::clone(laid), top + line as f32 * set.leading);
                piece.marks.push(Mark::Line { laid, line, x: self.words_at(n), y, of: *of });
            }
        }
        let (width, ink) = (self.width, Ink::Main);
        piece.marks.push(Mark::Box { x: 0.0, y: tall, width, height: rule, ink });
        piece.next = Next::Together;
        piece.again = HEAD;
        piece
    }

    /// A row, as one piece unless it is very tall.
    fn row(&self, n: usize, of: Place, making: &mut Making<'_>) -> Vec<Piece> {
        let bodies = self.table.rows.len().saturating_sub(self.table.totals);
        let set = if n < bodies { self.set } else { self.set.bold() };
        let row = making.tags.below(of, Role::Row);
        let cells = self.table.rows[n].iter().take(self.columns.len()).enumerate();
        let cells: Vec<(Rc<Laid>, Place, &Cell)> = cells
            .map(|(n, cell)| {
                let role = if n == 0 { Role::OfRow } else { Role::Cell };
                let place = making.tags.below(row, role);
                (self.lay(&cell.text, n, set, making), place, cell)
            })
            .collect();
        let count = cells.iter().map(|(laid, _, _)| laid.lines()).max().unwrap_or(1).max(1);
        let step = if count > TALL { 1 } else { count };
        let piece = |start: usize| {
            let lines = start..(start + step).min(count);
            let (first, last) = (start == 0, lines.end == count);
            Band { grid: self, set, lines, n }.piece(&cells, first, last)
        };
        (0..count).step_by(step).map(piece).collect()
    }
}

/// Some lines of a row.
struct Band<'a> {
    grid: &'a Grid<'a>,
    set: Type,
    lines: std::ops::Range<usize>,
    n: usize,
}

impl Band<'_> {
    fn piece(&self, cells: &[(Rc<Laid>, Place, &Cell)], first: bool, last: bool) -> Piece {
        let (grid, style) = (self.grid, self.grid.style);
        let to_write = grid.table.rows_for == RowsFor::Writing;
        let pad = if to_write { self.set.size * TO_WRITE } else { style.above_cell };
        let totals = grid.table.rows.len().saturating_sub(grid.table.totals);
        let heavy = first && self.n == totals;
        let rule = if heavy { style.rule.min(1.0) } else { 0.0 };
        let top = rule + if first { pad } else { 0.0 };
        // In black and white a bar stands below its figure.
        let below = if grid.has_bars && style.look == Look::Mono { 2.6 } else { 0.0 };
        let bottom = if last { pad + below } else { 0.0 };
        let tall = top + self.lines.len() as f32 * self.set.leading + bottom;
        let thin = if last { 0.4 } else { 0.0 };
        let mut piece = Piece::new(0.0, tall + thin);
        piece.again = ROW;
        let ruled = |y, height, ink| Mark::Box { x: 0.0, y, width: grid.width, height, ink };
        if heavy {
            piece.marks.push(ruled(0.0, rule, Ink::Main));
        }
        if last {
            let ink = if to_write { Ink::Main } else { Ink::Line };
            piece.marks.push(ruled(tall, thin, ink));
        }
        if to_write {
            let edges = grid.columns.iter().map(|(left, _)| *left).chain([grid.width - 0.4]);
            piece.marks.extend(edges.map(|x| Mark::Box {
                x,
                y: 0.0,
                width: 0.4,
                height: tall + thin,
                ink: Ink::Main,
            }));
        }
        for (n, (laid, of, cell)) in cells.iter().enumerate() {
            if let Some(share) = cell.bar.filter(|share| first && *share > 0.0) {
                piece.marks.push(self.bar(n, share as f32, top));
            }
            for line in self.lines.clone().filter(|line| *line < laid.lines()) {
                let y = top + (line - self.lines.start) as f32 * self.set.leading;
                let (laid, x) = (Rc::clone(laid), grid.words_at(n));
                piece.marks.push(Mark::Line { laid, line, x, y, of: *of });
            }
        }
        piece
    }

    fn bar(&self, n: usize, share: f32, top: f32) -> Mark {
        let (left, width) = self.grid.columns[n];
        let (x, width) = (left + 2.0, (width - 4.0) * share);
        match self.grid.style.look {
            Look::Colour => {
                let height = self.set.size * 1.25;
                let y = top + (self.set.leading - height) / 2.0;
                Mark::Box { x, y, width, height, ink: Ink::Bar }
            }
            Look::Mono => {
                let y = top + self.set.leading + 0.8;
                Mark::Box { x, y, width, height: 2.0, ink: Ink::Main }
            }
        }
    }
}
