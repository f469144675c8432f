//! Evenness as linear programmes, two for each level of coverage.
//!
//! The first raises the level of all cells not settled as far as it goes. The second gives the
//! cells settled at it as much as can be had without taking a later cell below it: if that is no
//! more than the level, each of them is settled rightly.

use super::decimal::mt;
use super::model_writer::{Draft, Exact, Found, Page, Row, Sense, Term, times};
use crate::certificate::Group;
use crate::units::GRAMS_PER_MT;
use num_rational::Ratio;
use std::collections::BTreeMap;

/// Coverage is written in parts per million, so that prices of coverage are not tiny.
const PER_MILLION: i128 = 1_000_000;
/// Grams a cell by which a plan in whole grams may stand off the level, where a budget or a target
/// cuts it off: the last gram, and as many of a cheaper cell as it would pay for. Levels found one by
/// one stand off by less: a gram that cannot be split settles some cells before their equals.
const GRAIN: i128 = 10;

/// Cells at one level: the arcs with their totals and the tonnes they need.
struct Level {
    at: Exact,
    cells: Vec<(usize, i64)>,
}

impl Level {
    fn needed(&self) -> Exact {
        mt(self.cells.iter().fold(0, |sum, (_, needed)| needed.saturating_add(sum)))
    }
}

impl Draft<'_> {
    /// The programmes of a step of evenness; later steps keep what every cell of the kind is served.
    pub(super) fn levels(
        &mut self,
        step: usize,
        phase: Option<u8>,
        groups: &[&Group],
        found: Found,
    ) -> Option<()> {
        let totals = self.instance.totals();
        let member = |&cell: &u32| {
            let cell = cell as usize;
            Some((totals.get(cell).copied()??, self.instance.cells.get(cell)?.needed))
        };
        let level = |group: &&Group| Level {
            at: Ratio::new(group.level.num, group.level.den),
            cells: group.cells.iter().filter_map(member).collect(),
        };
        let levels: Vec<Level> = groups.iter().map(level).collect();
        for n in 0..levels.len() {
            let raised = self.raised(step, (&levels, found), n)?;
            let full = self.full((&levels, found), n, &raised)?;
            self.pages.extend([raised, full]);
        }
        let arcs = self.instance.arcs.iter().enumerate();
        for (arc, _) in arcs.filter(|(_, arc)| self.instance.of_kind(arc, phase)) {
            let low = self.allocation.low[arc];
            let high = self.allocation.high.as_ref().map_or(low, |high| high[arc]);
            let grams = self.mixed(low.into(), high.into(), GRAMS_PER_MT.into())?;
            self.fixed.insert(arc, grams);
        }
        Some(())
    }

    fn raised(&self, step: usize, (levels, found): (&[Level], Found), n: usize) -> Option<Page> {
        let mut rows = self.rows.clone();
        for (arc, needed) in levels[n..].iter().flat_map(|level| &level.cells) {
            rows.push(Row {
                name: format!("even_{arc}"),
                sign: 'G',
                terms: vec![(Term::Arc(*arc), one()), (Term::Level, -mt(*needed))],
                bound: Ratio::from_integer(0),
            });
        }
        let needed = levels[n].needed().max(mt(1));
        Some(Page {
            file: format!("{step:02}-level-{:03}.mps", n + 1),
            step,
            what: format!("highest level {} of coverage over cells", n + 1),
            unit: "parts per million",
            sense: Sense::Max,
            objective: vec![(Term::Level, Ratio::from_integer(PER_MILLION))],
            optimum: times(levels[n].at, Ratio::from_integer(PER_MILLION))?,
            grain: self.grain(levels, found).map(|tonnes| tonnes * PER_MILLION / needed),
            rows,
            least: at_least(&levels[..n], None, found)?,
            fixed: self.fixed.clone(),
        })
    }

    fn full(&self, (levels, found): (&[Level], Found), n: usize, raised: &Page) -> Option<Page> {
        let cells = levels[n].cells.iter();
        Some(Page {
            file: raised.file.replace(".mps", "-full.mps"),
            what: format!("most for the cells at level {}, none later below it", n + 1),
            unit: "tonnes",
            objective: cells.map(|&(arc, _)| (Term::Arc(arc), one())).collect(),
            optimum: times(levels[n].at, levels[n].needed())?,
            grain: self.grain(levels, found),
            rows: self.rows.clone(),
            least: at_least(levels, Some(n), found)?,
            ..raised.clone()
        })
    }

    fn grain(&self, levels: &[Level], found: Found) -> Option<Exact> {
        let n_cells: usize = levels.iter().map(|level| level.cells.len()).sum();
        let stands_off = self.with_side_row || found == Found::OneByOne;
        stands_off.then(|| Ratio::new(GRAIN * n_cells as i128, GRAMS_PER_MT.into()))
    }
}

fn one() -> Exact {
    Ratio::from_integer(1)
}

/// What cells have at least: those of a level as much as it says, and none more than level `cap`. Of
/// levels found one by one, the whole grams.
fn at_least(levels: &[Level], cap: Option<usize>, found: Found) -> Option<BTreeMap<usize, Exact>> {
    let mut least = BTreeMap::new();
    for (n, level) in levels.iter().enumerate() {
        let at = cap.filter(|cap| n > *cap).map_or(level.at, |cap| levels[cap].at);
        for &(arc, needed) in &level.cells {
            let grams = times(at, Ratio::from_integer(needed.into()))?;
            let grams = if found == Found::OneByOne { grams.floor() } else { grams };
            least.insert(arc, grams / i128::from(GRAMS_PER_MT));
        }
    }
    Some(least)
}
