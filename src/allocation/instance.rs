//! The network of one scenario as numbers: nodes, arcs in grams and cents, and who is fed.

use crate::certificate::{Arc, Cell, Measure, Role};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// A time-expanded network ready to be solved: a circulation from a source through supplies,
/// links, stores and hand-outs to a sink and back.
#[derive(Clone, Debug)]
pub struct Instance {
    /// How many nodes.
    pub n_nodes: u32,
    /// Where all supplies start.
    pub source: u32,
    /// Where all food handed out ends.
    pub sink: u32,
    /// The arcs, the one with [`Role::Total`] last.
    pub arcs: Vec<Arc>,
    /// The cells whose coverage is compared.
    pub cells: Vec<Cell>,
}

impl Instance {
    /// Least common multiple of the rations in use; `None` beyond what i64 holds.
    ///
    /// People per gram are whole numbers over it. It is the ration itself wherever no share is
    /// diverted, and one gram then weighs 1.
    pub fn scale(&self) -> Option<i64> {
        self.rations().try_fold(1i64, |scale, grams| {
            let step = scale / num_integer::gcd(scale, grams);
            step.checked_mul(grams)
        })
    }

    /// Grams for one person-month on every hand-out arc.
    pub fn rations(&self) -> impl Iterator<Item = i64> + '_ {
        let mut last = None;
        self.arcs.iter().filter_map(|a| a.feeds()).filter_map(move |fed| {
            // Neighbouring arcs mostly share a ration, so most repeats are skipped here.
            (last.replace(fed.grams_per_person) != Some(fed.grams_per_person))
                .then_some(fed.grams_per_person)
        })
    }

    /// What one gram on each arc adds to a measure: scaled people, grams or cents a tonne.
    pub fn weights(&self, measure: &Measure, scale: i64) -> Vec<i64> {
        let weight = |(n, arc): (usize, &Arc)| match (measure, arc.feeds()) {
            (Measure::Cost, _) => arc.cost,
            (Measure::Order, _) => n as i64,
            (Measure::Grams, Some(_)) => 1,
            (Measure::People(phases), Some(fed)) if phases.contains(&fed.phase) => {
                scale / fed.grams_per_person
            }
            (Measure::Grams | Measure::People(_), _) => 0,
        };
        self.arcs.iter().enumerate().map(weight).collect()
    }

    /// Least grams on each arc for floors under cells; `None` where a floor stands under a cell
    /// that no food can get to, or there is not one floor for every cell. No floors are none at all.
    pub fn least(&self, floors: &[i64]) -> Option<Vec<i64>> {
        let mut least = vec![0; self.arcs.len()];
        if floors.is_empty() {
            return Some(least);
        }
        let totals = self.totals();
        for (&floor, arc) in floors.iter().zip(&totals).filter(|(floor, _)| **floor > 0) {
            least[(*arc)?] = floor;
        }
        (floors.len() == totals.len()).then_some(least)
    }

    /// The arc that closes the circle.
    pub fn total_arc(&self) -> Option<usize> {
        self.arcs.iter().rposition(|a| a.role == Role::Total)
    }

    /// The arc with the total of each cell, where any food can get there.
    pub fn totals(&self) -> Vec<Option<usize>> {
        let mut totals = vec![None; self.cells.len()];
        for (n, arc) in self.arcs.iter().enumerate() {
            if let Some(cell) = arc.served {
                totals[cell as usize] = Some(n);
            }
        }
        totals
    }

    /// Whether every cell has one ration throughout, so that its coverage is a matter of grams. A cell
    /// of one month always has.
    pub(super) fn even_rations(&self) -> bool {
        let whole_window = |cell: &crate::certificate::Cell| cell.period.is_none();
        let areas = self.cells.iter().filter(|cell| whole_window(cell)).map(|cell| cell.area);
        let Some(last) = areas.max() else { return true };
        let mut ration = vec![None; last as usize + 1];
        let fed = self.arcs.iter().filter_map(|a| a.feeds());
        fed.filter(|fed| fed.area <= last).all(|fed| {
            *ration[fed.area as usize].get_or_insert(fed.grams_per_person) == fed.grams_per_person
        })
    }

    /// Whether an arc carries the total of a cell of a kind: of one IPC phase, or of all.
    pub fn of_kind(&self, arc: &Arc, phase: Option<u8>) -> bool {
        arc.served.is_some_and(|cell| self.cells[cell as usize].phase == phase)
    }

    /// The kinds of cells that an arc may carry the total of, the highest phase first; `None`
    /// stands for cells of all phases.
    pub fn phases(&self) -> Vec<u8> {
        let cells = self.arcs.iter().filter_map(|arc| arc.served);
        let phases: BTreeSet<Reverse<u8>> =
            cells.filter_map(|cell| self.cells[cell as usize].phase.map(Reverse)).collect();
        phases.into_iter().map(|Reverse(phase)| phase).collect()
    }
}

/// A measure of a whole flow, exactly.
pub fn sum(weights: &[i64], flow: &[i64]) -> i128 {
    weights.iter().zip(flow).map(|(&w, &f)| i128::from(w) * i128::from(f)).sum()
}
