//! Who is served before and after, area by area, month by month and phase by phase, and its sums. Cells
//! do not make up for one another: what one loses stays lost, whatever another gains.

use crate::country::AreaIx;
use crate::plan::{AreaPlan, Exact, LeftOut, left_out, to_the_millionth};
use crate::time::Period;
use std::collections::BTreeMap;

/// One area in one month, before and after a change, by IPC phase 3, 4 and 5; to the millionth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellEffect {
    /// The area.
    pub area: AreaIx,
    /// The month.
    pub period: Period,
    /// People in need.
    pub need: [u64; 3],
    /// Served before.
    pub before: [Exact; 3],
    /// Of these, served still.
    pub kept: [Exact; 3],
    /// Served after the change.
    pub after: [Exact; 3],
}

/// A sum of cells: person-months.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Served before.
    pub before: Exact,
    /// Of these, served still.
    pub kept: Exact,
    /// Served after the change.
    pub after: Exact,
}

impl Sums {
    /// What the change takes from those who were served before.
    pub fn lost(&self) -> Exact {
        self.before - self.kept
    }

    /// What goes to other people or months instead.
    pub fn moved(&self) -> Exact {
        self.after - self.kept
    }

    /// Moved less lost.
    pub fn net(&self) -> Exact {
        self.after - self.before
    }

    fn add(&mut self, cell: &CellEffect, phase: usize) {
        self.before += cell.before[phase];
        self.kept += cell.kept[phase];
        self.after += cell.after[phase];
    }
}

/// Every area in every month, before and after a change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cells {
    pub(super) cells: Vec<CellEffect>,
}

/// Cells are limited to whole grams, and money or diversion can leave parts of a gram. What is lost of a
/// person in a cell by that, less than one part in so many, is nobody's loss.
const NOBODY: i128 = 100;

impl Cells {
    /// Areas before and after, and what of them is kept.
    pub(super) fn of(before: &[AreaPlan], kept: &[AreaPlan], after: &[AreaPlan]) -> Cells {
        let kept = by_cell(kept);
        let mut cells =
            Cells::joined(before, after, |key, _, _| kept.get(&key).copied().unwrap_or_default());
        for cell in &mut cells.cells {
            for phase in 0..3 {
                let off = cell.before[phase] - cell.kept[phase];
                if off > Exact::default() && off < Exact::new(1, NOBODY) {
                    cell.kept[phase] = cell.before[phase];
                    cell.after[phase] = cell.after[phase].max(cell.kept[phase]);
                }
            }
        }
        cells
    }

    /// Cells of courses that were carried out, where as much is kept as both serve.
    fn of_carried_out(before: &[AreaPlan], after: &[AreaPlan]) -> Cells {
        Cells::joined(before, after, |_, before, after| {
            std::array::from_fn(|phase| before[phase].min(after[phase]))
        })
    }

    /// These cells between plans that are told in steps of so many people: no more is kept than both serve.
    pub fn in_steps(&self, [before, after]: [&[AreaPlan]; 2], step: u64) -> Cells {
        let step = Exact::from_integer(i128::from(step));
        let kept: BTreeMap<Key, [Exact; 3]> =
            self.cells.iter().map(|cell| ((cell.area, cell.period.index()), cell.kept)).collect();
        Cells::joined(before, after, |key, before, after| {
            let kept = kept.get(&key).copied().unwrap_or_default();
            std::array::from_fn(|phase| {
                let whole = (kept[phase] / step).floor() * step;
                whole.min(before[phase]).min(after[phase])
            })
        })
    }

    fn joined(
        before: &[AreaPlan],
        after: &[AreaPlan],
        kept: impl Fn(Key, [Exact; 3], [Exact; 3]) -> [Exact; 3],
    ) -> Cells {
        let mut need: BTreeMap<Key, [u64; 3]> = BTreeMap::new();
        for area in before.iter().chain(after) {
            for (n, month) in area.months.iter().enumerate() {
                need.insert((area.area, n), month.need);
            }
        }
        let (first, then) = (by_cell(before), by_cell(after));
        let of = |figures: &BTreeMap<Key, [Exact; 3]>, key| {
            figures.get(&key).copied().unwrap_or_default()
        };
        let cell = |(key, need): (Key, [u64; 3])| {
            let (before, after) = (of(&first, key), of(&then, key));
            let kept = kept(key, before, after);
            let (area, period) = (key.0, Period(key.1 as u8));
            CellEffect { area, period, need, before, kept, after }
        };
        Cells { cells: need.into_iter().map(cell).collect() }
    }

    /// Each area in each month, in order.
    pub fn iter(&self) -> impl Iterator<Item = &CellEffect> {
        self.cells.iter()
    }

    /// Over everything.
    pub fn total(&self) -> Sums {
        self.sums(|_| ()).remove(&()).unwrap_or_default()
    }

    /// By area.
    pub fn by_area(&self) -> BTreeMap<AreaIx, Sums> {
        self.sums(|cell| cell.area)
    }

    /// By month.
    pub fn by_month(&self) -> BTreeMap<Period, Sums> {
        self.sums(|cell| cell.period)
    }

    /// By IPC phase 3, 4 and 5.
    pub fn by_phase(&self) -> [Sums; 3] {
        let mut sums = [Sums::default(); 3];
        for cell in &self.cells {
            for (phase, sums) in sums.iter_mut().enumerate() {
                sums.add(cell, phase);
            }
        }
        sums
    }

    /// Of what is lost, the people who were served before and are in need no more: person-months by which the
    /// changed need is below what was served.
    pub fn in_need_no_more(&self) -> Exact {
        let phases = self.cells.iter().flat_map(|cell| cell.before.iter().zip(&cell.need));
        let fewer = |(before, need): (&Exact, &u64)| {
            *before - (*before).min(Exact::from_integer(i128::from(*need)))
        };
        phases.map(fewer).sum()
    }

    /// Cells in which anybody loses, those with most people first.
    pub fn losers(&self) -> Vec<(&CellEffect, Exact)> {
        let lost = |cell: &CellEffect| (0..3).map(|phase| cell.phase(phase).lost()).sum();
        let mut losers: Vec<(&CellEffect, Exact)> =
            self.cells.iter().map(|cell| (cell, lost(cell))).collect();
        losers.retain(|(_, lost)| *lost > Exact::default());
        losers.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.area.cmp(&b.0.area)));
        losers
    }

    fn sums<K: Ord>(&self, key: impl Fn(&CellEffect) -> K) -> BTreeMap<K, Sums> {
        let mut sums: BTreeMap<K, Sums> = BTreeMap::new();
        for cell in &self.cells {
            let sums = sums.entry(key(cell)).or_default();
            (0..3).for_each(|phase| sums.add(cell, phase));
        }
        sums
    }
}

impl CellEffect {
    /// All phases together.
    pub fn sums(&self) -> Sums {
        let mut sums = Sums::default();
        (0..3).for_each(|phase| sums.add(self, phase));
        sums
    }

    /// One of the phases, counted from phase 3.
    pub fn phase(&self, phase: usize) -> Sums {
        let mut sums = Sums::default();
        sums.add(self, phase);
        sums
    }
}

/// An area and the position of a month.
type Key = (AreaIx, usize);

/// People served of IPC phase 3, 4 and 5, to the millionth.
fn by_cell(areas: &[AreaPlan]) -> BTreeMap<Key, [Exact; 3]> {
    let mut cells = BTreeMap::new();
    for area in areas {
        for (n, month) in area.months.iter().enumerate() {
            cells.insert((area.area, n), month.served.map(to_the_millionth));
        }
    }
    cells
}

/// A course that was carried out beside another one. Nothing is planned again: whoever is served in the
/// one and not in the other, in the same area, month and IPC phase, is lost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CarriedOut {
    /// By area, month and phase.
    pub cells: Cells,
    /// Who is left with nothing before and after.
    pub left_out: [LeftOut; 2],
}

/// Holds a course that was carried out against another one; of both the first so many months count.
pub fn carried_out([before, after]: [&[AreaPlan]; 2], months: usize) -> CarriedOut {
    let [before, after] = [before, after].map(|areas| {
        let of = |plan: &AreaPlan| AreaPlan {
            area: plan.area,
            months: plan.months.iter().take(months).cloned().collect(),
        };
        areas.iter().map(of).collect::<Vec<_>>()
    });
    CarriedOut {
        cells: Cells::of_carried_out(&before, &after),
        left_out: [left_out(&before), left_out(&after)],
    }
}
