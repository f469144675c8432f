//! How a table lies on a page, and how its cells read.

use super::{Layout, Table};
use crate::kit::figure::drawn;
use crate::kit::figure::{Count, Figure};
use crate::kit::sheet::Cell;
use crate::page::workbook::Shows;
use crate::page::{self, Side};

impl Table {
    /// As it is shown. Columns without a single figure or word are left out.
    pub fn on_page(&self) -> page::Table {
        let is_empty = |cell: &Cell| *cell == Cell::Empty || *cell == Cell::Text(String::new());
        let filled = |n: &usize| self.shown.iter().any(|row| !is_empty(&row[*n]));
        let kept: Vec<usize> = (0..self.headings.len()).filter(filled).collect();
        let cell = |row: &Vec<Cell>, n: usize| self.cell(row, n);
        let mut table = page::Table::new(&self.caption.to_string(), &[]);
        table.in_short = self.in_short;
        table.totals = self.totals;
        table.sorting = self.sorting;
        match self.layout {
            Layout::Upright => {
                table.columns = kept.iter().map(|n| self.column(*n)).collect();
                let cells = |row| kept.iter().map(|n| cell(row, *n)).collect();
                table.rows = self.shown.iter().map(cells).collect();
            }
            Layout::Turned => {
                let first = page::Column { title: self.heading(0), side: Side::Start };
                let head = |row: &Vec<Cell>| page::Column {
                    title: cell(row, 0).text.words(),
                    side: Side::End,
                };
                table.columns = std::iter::once(first).chain(self.shown.iter().map(head)).collect();
                let line = |n: usize| {
                    let named = page::Cell::text(&self.heading(n));
                    std::iter::once(named).chain(self.shown.iter().map(move |row| cell(row, n)))
                };
                table.rows = kept.iter().skip(1).map(|n| line(*n).collect()).collect();
            }
            Layout::Across => self.lay_across(&kept, &mut table),
        }
        table
    }

    fn lay_across(&self, kept: &[usize], table: &mut page::Table) {
        let [labels @ .., head, last] = kept else { return };
        let none = || page::Cell::text("–");
        let mut heads: Vec<page::Cell> = Vec::new();
        for row in &self.shown {
            let label: Vec<page::Cell> = labels.iter().map(|n| self.cell(row, *n)).collect();
            let head = self.cell(row, *head);
            let at = labels.len() + place(&mut heads, |known| *known == head, head.clone());
            // Two things of one name have a line each.
            let free = |line: &Vec<page::Cell>| line.get(at).is_none_or(|cell| *cell == none());
            let is_its = |line: &Vec<page::Cell>| line.starts_with(&label) && free(line);
            let line = place(&mut table.rows, is_its, label.clone());
            let cells = &mut table.rows[line];
            cells.resize(cells.len().max(at + 1), none());
            cells[at] = self.cell(row, *last);
        }
        let headed = |head: &page::Cell| page::Column { title: head.text.words(), side: Side::End };
        table.columns = labels.iter().map(|n| self.column(*n)).collect();
        table.columns.extend(heads.iter().map(headed));
        let width = table.columns.len();
        table.rows.iter_mut().for_each(|row| row.resize(width, none()));
    }

    fn cell(&self, row: &[Cell], n: usize) -> page::Cell {
        shown(&row[n], self.headings[n].shows)
    }

    fn heading(&self, n: usize) -> String {
        self.headings[n].words.clone()
    }

    fn column(&self, n: usize) -> page::Column {
        let side = match self.headings[n].shows {
            Shows::Words | Shows::Name | Shows::Code | Shows::Day | Shows::Month => Side::Start,
            Shows::Number | Shows::Figure(_) | Shows::Change(_) | Shows::Share => Side::End,
        };
        page::Column { title: self.heading(n), side }
    }
}

/// Where the one looked for stands; at the end, where there was none.
fn place<T>(of: &mut Vec<T>, is_it: impl Fn(&T) -> bool, new: T) -> usize {
    let found = of.iter().position(is_it);
    found.unwrap_or_else(|| {
        of.push(new);
        of.len() - 1
    })
}

/// A cell as it is read.
fn shown(cell: &Cell, shows: Shows) -> page::Cell {
    let number = |figure: Figure| {
        let exact = drawn(figure.exact());
        let told = page::Cell::figure(&in_words(figure, shows), exact);
        if shows == Shows::Share { told.with_bar(exact) } else { told }
    };
    match cell {
        Cell::Text(text) => page::Cell::text(text),
        Cell::Said(sentence) => page::Cell::text(&sentence.to_string()),
        Cell::Rich(text) => page::Cell { text: text.clone(), ..page::Cell::default() },
        Cell::People(count @ Count::Few) => page::Cell::figure(&count.grouped(), 0.0),
        Cell::People(Count::Exact(count)) => number(Figure::whole(*count)),
        Cell::Whole(whole) => number(Figure::rounded(i128::from(*whole).into(), 0)),
        Cell::Figure(figure) => number(*figure),
        Cell::Empty => page::Cell::text("–"),
    }
}

/// A figure as a column shows it.
fn in_words(figure: Figure, shows: Shows) -> String {
    match shows {
        Shows::Figure(places) => figure.to_places(u32::from(places)).grouped(),
        Shows::Change(places) => figure.to_places(u32::from(places)).signed(),
        Shows::Share => figure.in_percent(),
        Shows::Number => figure.plain(),
        Shows::Words | Shows::Name | Shows::Code | Shows::Day | Shows::Month => figure.grouped(),
    }
}
