//! Who is left with nothing: areas and months in which nobody in need is served, or hardly anybody.

use super::added;
use super::figures::{AreaPlan, Exact};
use crate::country::AreaIx;
use crate::time::Period;
use std::cmp::Reverse;

/// An area in one month, or one IPC phase of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Which area.
    pub area: AreaIx,
    /// Which month.
    pub period: Period,
    /// People in need.
    pub need: u64,
    /// People served, exactly.
    pub served: Exact,
    /// The highest IPC phase in which people are in need.
    pub highest_phase: u8,
}

/// Who is left with nothing, the cells with most people in need first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// How many areas are in need in how many months, taken together.
    pub cells: usize,
    /// The highest IPC phase in which anybody is in need anywhere; 0 where nobody is.
    pub highest_phase: u8,
    /// Cells in which not one person is served.
    pub nobody: Vec<Cell>,
    /// Cells in which some are served, and fewer than a tenth of those in need.
    pub below_a_tenth: Vec<Cell>,
    /// Cells in which not one person of IPC phase 3, 4 and 5 is served, in that order.
    pub by_phase: [Vec<Cell>; 3],
}

impl LeftOut {
    /// Person-months in need in cells in which not one person is served.
    pub fn person_months(&self) -> u64 {
        self.nobody.iter().map(|cell| cell.need).sum()
    }
}

/// Looks through every area and month.
pub fn left_out(areas: &[AreaPlan]) -> LeftOut {
    let mut left = LeftOut::default();
    for area in areas {
        for (n, month) in area.months.iter().enumerate() {
            let (area, period) = (area.area, Period(n as u8));
            for (phase, (&need, &served)) in month.need.iter().zip(&month.served).enumerate() {
                if need > 0 && nobody(served) {
                    let highest_phase = phase as u8 + 3;
                    let cell = Cell { area, period, need, served, highest_phase };
                    left.by_phase[phase].push(cell);
                }
            }
            let highest = month.need.iter().rposition(|need| *need > 0).unwrap_or(0);
            let need: u64 = month.need.iter().sum();
            if need > 0 {
                left.highest_phase = left.highest_phase.max(highest as u8 + 3);
            }
            let served = added(month.served);
            let cell = Cell { area, period, need, served, highest_phase: highest as u8 + 3 };
            left.cells += usize::from(need > 0);
            if need > 0 && nobody(served) {
                left.nobody.push(cell);
            } else if served * 10 < Exact::from_integer(i128::from(need)) {
                left.below_a_tenth.push(cell);
            }
        }
    }
    let lists = [&mut left.nobody, &mut left.below_a_tenth];
    for cells in lists.into_iter().chain(&mut left.by_phase) {
        cells.sort_by_key(|cell| (Reverse(cell.need), cell.area, cell.period));
    }
    left
}

/// A part of one ration serves nobody.
fn nobody(served: Exact) -> bool {
    served < Exact::from_integer(1)
}
