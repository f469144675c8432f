//! The row of linear programmes behind a goal: what each makes best, what it must keep, and the
//! optimum that the search found for it.

use super::decimal::mt;
use crate::allocation::{Aim, Allocation, Built, Goal, Instance, sum};
use crate::certificate::{Group, Measure, Stage};
use num_rational::Ratio;
use serde::Serialize;
use std::collections::BTreeMap;

pub(super) type Exact = Ratio<i128>;

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Sense {
    Max,
    Min,
}

/// A column as it stands in a row.
#[derive(Clone, Copy, Debug)]
pub(super) enum Term {
    Arc(usize),
    Level,
}

/// A row beside the network's own.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) name: String,
    /// `G` for at least, `L` for at most.
    pub(super) sign: char,
    pub(super) terms: Vec<(Term, Exact)>,
    pub(super) bound: Exact,
}

/// One linear programme.
#[derive(Clone, Debug)]
pub(super) struct Page {
    pub(super) file: String,
    pub(super) step: usize,
    pub(super) what: String,
    pub(super) unit: &'static str,
    pub(super) sense: Sense,
    pub(super) objective: Vec<(Term, Exact)>,
    pub(super) optimum: Exact,
    /// How far a solver that splits grams may stand off, in the same unit.
    pub(super) grain: Option<Exact>,
    pub(super) rows: Vec<Row>,
    /// Tonnes that an arc must carry at least.
    pub(super) least: BTreeMap<usize, Exact>,
    /// Tonnes that an arc carries since evenness was settled.
    pub(super) fixed: BTreeMap<usize, Exact>,
}

/// How levels of coverage were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// All together, as exact shares.
    AtOnce,
    /// Each on the whole grams that those before it left.
    OneByOne,
}

/// What all programmes so far must keep.
pub(super) struct Draft<'a> {
    pub(super) instance: &'a Instance,
    pub(super) allocation: &'a Allocation,
    scale: i64,
    /// Whether a budget or a target stands beside the network.
    pub(super) with_side_row: bool,
    pub(super) rows: Vec<Row>,
    pub(super) fixed: BTreeMap<usize, Exact>,
    pub(super) pages: Vec<Page>,
}

/// One page for each step, and two for each level of coverage; `None` where sums grow too large.
pub(super) fn pages(built: &Built, goal: &Goal, allocation: &Allocation) -> Option<Vec<Page>> {
    let instance = &built.instance;
    let scale = instance.scale()?;
    let (rows, fixed, pages) = (Vec::new(), BTreeMap::new(), Vec::new());
    let mut draft = Draft {
        instance,
        allocation,
        scale,
        with_side_row: goal.budget.is_some() || matches!(goal.aim, Aim::Cheapest(_)),
        rows,
        fixed,
        pages,
    };
    if let Some(budget) = goal.budget {
        draft.row("budget", 'L', &Measure::Cost, Ratio::new(budget, UNITS_PER_USD));
    }
    if let Aim::Cheapest(target) = goal.aim {
        draft.row("target", 'G', &Measure::People(vec![5, 4, 3]), target);
    }
    for (n, stage) in allocation.stages.iter().enumerate() {
        match stage {
            // The order of ids is how this program tells equals apart, and no one else's objective.
            Stage::Prices { measure: Measure::Order, .. } => {}
            Stage::Prices { measure, .. } => draft.best(n + 1, measure)?,
            Stage::Cuts { phase, groups, .. } => {
                draft.levels(n + 1, *phase, &groups.iter().collect::<Vec<_>>(), Found::AtOnce)?;
            }
            Stage::Level { phase, .. } => {
                // Levels that are proven one by one follow each other; the first stands for all.
                let first = n == 0 || level_of(&allocation.stages[n - 1], *phase).is_none();
                let rest = allocation.stages[n..].iter();
                let run: Vec<&Group> = rest.map_while(|stage| level_of(stage, *phase)).collect();
                if first {
                    draft.levels(n + 1, *phase, &run, Found::OneByOne)?;
                }
            }
            // A statement about a gram, far below what a solver in doubles can tell.
            Stage::Unaffordable { .. } => {}
        }
    }
    Some(draft.pages)
}

/// The group of a level that is proven by itself, for cells of one kind.
fn level_of(stage: &Stage, kind: Option<u8>) -> Option<&Group> {
    match stage {
        Stage::Level { phase, group, .. } if *phase == kind => Some(group),
        Stage::Level { .. }
        | Stage::Cuts { .. }
        | Stage::Prices { .. }
        | Stage::Unaffordable { .. } => None,
    }
}

/// Costs count in cents a tonne times grams.
const UNITS_PER_USD: i128 = 100_000_000;

impl Draft<'_> {
    /// What a tonne on each arc adds to a measure.
    fn terms(&self, measure: &Measure) -> Vec<(Term, Exact)> {
        let arcs = self.instance.arcs.iter().enumerate();
        let by = |arc: &crate::certificate::Arc| match (measure, arc.feeds()) {
            (Measure::Cost, _) => Some(Ratio::new(i128::from(arc.cost), 100)),
            (Measure::Grams, Some(_)) => Some(Ratio::from_integer(1)),
            (Measure::People(phases), Some(fed)) if phases.contains(&fed.phase) => {
                Some(mt(fed.grams_per_person).recip())
            }
            (Measure::Grams | Measure::People(_) | Measure::Order, _) => None,
        };
        arcs.filter_map(|(n, arc)| Some((Term::Arc(n), by(arc)?)))
            .filter(|(_, by)| *by.numer() != 0)
            .collect()
    }

    /// Adds a row that all later programmes keep. It is divided by the power of ten that brings its
    /// limit to some ten thousands: a solver allows each row the same small slack, which is less
    /// than the rounding of doubles in a limit of hundreds of millions.
    fn row(&mut self, name: &str, sign: char, measure: &Measure, bound: Exact) {
        let digits = bound.to_integer().unsigned_abs().checked_ilog10().unwrap_or(0);
        let by = Ratio::new(1, 10i128.pow(digits.saturating_sub(4)));
        let terms = self.terms(measure).into_iter();
        let terms = terms.map(|(term, weight)| (term, weight * by)).collect();
        let bound = bound * by;
        self.rows.push(Row { name: name.to_owned(), sign, terms, bound });
    }

    /// A figure of the plan where it is a mix: that of the first flow and the share of the step to
    /// the second.
    pub(super) fn mixed(&self, low: i128, high: i128, units: i128) -> Option<Exact> {
        let (num, den) = (*self.allocation.mix.numer(), *self.allocation.mix.denom());
        let step = high.checked_sub(low)?.checked_mul(num)?;
        let total = low.checked_mul(den)?.checked_add(step)?;
        Some(Ratio::new(total, den.checked_mul(units)?))
    }

    /// A measure of the whole plan, in the unit it is written in.
    fn value(&self, measure: &Measure) -> Option<Exact> {
        let weights = self.instance.weights(measure, self.scale);
        let low = sum(&weights, &self.allocation.low);
        let high = self.allocation.high.as_ref().map_or(low, |high| sum(&weights, high));
        let units = match measure {
            Measure::Cost => UNITS_PER_USD,
            Measure::Grams => i128::from(crate::units::GRAMS_PER_MT),
            Measure::People(_) => i128::from(self.scale),
            Measure::Order => 1,
        };
        self.mixed(low, high, units)
    }

    /// A step that makes one measure best; later steps keep what it reaches.
    fn best(&mut self, step: usize, measure: &Measure) -> Option<()> {
        let (what, key, unit) = words(measure);
        let optimum = self.value(measure)?;
        let (sense, sign) = match measure {
            Measure::Cost | Measure::Order => (Sense::Min, 'L'),
            Measure::People(_) | Measure::Grams => (Sense::Max, 'G'),
        };
        self.pages.push(Page {
            file: format!("{step:02}-{key}.mps"),
            step,
            what,
            unit,
            sense,
            objective: self.terms(measure),
            optimum,
            grain: None,
            rows: self.rows.clone(),
            least: BTreeMap::new(),
            fixed: self.fixed.clone(),
        });
        self.row(&format!("step_{step}"), sign, measure, optimum);
        Some(())
    }
}

pub(super) fn times(a: Exact, b: Exact) -> Option<Exact> {
    num_traits::CheckedMul::checked_mul(&a, &b)
}

/// A measure for people, for a file name, and its unit.
fn words(measure: &Measure) -> (String, String, &'static str) {
    match measure {
        Measure::People(phases) => {
            let list: Vec<String> = phases.iter().map(u8::to_string).collect();
            let what = format!("most person-months in IPC phase {}", list.join(", "));
            (what, format!("people-{}", list.join("")), "person-months")
        }
        Measure::Grams => ("most food handed out".to_owned(), "tonnes".to_owned(), "tonnes"),
        Measure::Cost => ("least cost".to_owned(), "cost".to_owned(), "US dollars"),
        Measure::Order => ("order of ids".to_owned(), "order".to_owned(), ""),
    }
}
