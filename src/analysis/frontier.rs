//! What fairness costs: the aims side by side, and how many people can be reached while no area
//! (in any month, unless evenness is compared over the window) falls below a floor of coverage.
//!
//! **Gini of coverage** of areas: see [`gini()`].
//!
//! **Price of fairness.** 1 − people under `fairest` ÷ people under `most-people`. Source:
//! D. Bertsimas, V. Farias, N. Trichakis, *The Price of Fairness*, Operations Research 59 (2011)
//! 17–31.
//!
//! **Floors.** A floor under coverage is a least number of grams on a cell's total, so each plan on
//! the frontier is a cheapest flow with a proof of its own. A limit on the Gini is none: it ties all
//! areas together in one row. It is therefore measured along the floors, and no plan here is the
//! best for a given Gini.

mod gini;

pub use gini::gini;

use super::worth::other_splits;
use crate::allocation::{Aim, Built, Goal, build};
use crate::certificate::Cell;
use crate::country::{AreaIx, Country};
use crate::network::Network;
use crate::plan::{
    AreaPlan, Exact, NoPlan, Outline, Settings, goal_for, outline, served, to_the_millionth,
};
use crate::scenario::{Needed, Objective, Scenario};
use crate::time::{Month, Period};
use std::collections::BTreeSet;

/// How many floors lie on the frontier, both ends included.
pub const FLOORS: usize = 11;

/// An area in a month, or over the window where evenness is compared so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellOf {
    /// The area.
    pub area: AreaIx,
    /// The month; `None` for the window.
    pub month: Option<Month>,
}

/// A certified plan, measured.
#[derive(Clone, Debug)]
pub struct Measured {
    /// The plan.
    pub plan: Outline,
    /// Person-months reached.
    pub people: Exact,
    /// The least covered of the cells that food can get to at all, and its coverage; `None` where
    /// food can get to none.
    pub least: Option<(CellOf, Exact)>,
    /// Gini of coverage over all areas in need; `None` where nobody is reached.
    pub gini: Option<Exact>,
}

/// The most people that can be reached above a floor.
#[derive(Clone, Debug)]
pub struct Floor {
    /// Least coverage of every cell that food can get to.
    pub floor: Exact,
    /// The plan that reaches most people above it.
    pub best: Measured,
}

/// What fairness costs in a scenario.
#[derive(Clone, Debug)]
pub struct Frontier {
    /// The plan that reaches most people.
    pub most_people: Measured,
    /// The plan that reaches the hungriest first.
    pub severity: Measured,
    /// The plan that is fairest.
    pub fairest: Measured,
    /// From what `most-people` leaves the worst-off area to what `fairest` gives it; one floor where
    /// both are the same, none where food can get nowhere.
    pub floors: Vec<Floor>,
    /// Areas that no food can get to under any plan; no floor stands under them.
    pub unreachable: Vec<AreaIx>,
    /// Price of fairness; `None` where nobody is reached.
    pub price: Option<Exact>,
    /// Areas with person-months under `most-people` and under `fairest`, where they differ, the
    /// largest difference first.
    pub moved: Vec<(AreaIx, Exact, Exact)>,
    /// Whether a gram feeds fewer people in some areas or months than in others.
    pub rations_differ: bool,
    /// Whether money is a limit.
    pub has_budget: bool,
    /// The two ends with the supplies split otherwise by origin, which is assumed.
    pub splits: Vec<SplitEnds>,
}

/// What fairness costs with the supplies split otherwise.
#[derive(Clone, Debug)]
pub struct SplitEnds {
    /// Name of the split.
    pub split: String,
    /// Person-months under `most-people`, to the millionth.
    pub most_people: Exact,
    /// Person-months under `fairest`, to the millionth.
    pub fairest: Exact,
}

/// Plans a scenario for each aim and for each floor. The scenario's own objective plays no part.
/// `progress` is told how many plans are made.
///
/// # Errors
/// As [`crate::plan::plan`]; refused where the diverted share changes within the window in some
/// area, because its coverage is then no matter of grams.
pub fn frontier(
    country: &Country,
    scenario: &Scenario,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Frontier, NoPlan> {
    let needed = Needed::of(country);
    let network = Network::new(country, scenario, &needed).map_err(NoPlan::Refused)?;
    let built = build(&network);
    let of = 3 + FLOORS;
    let planned = |aim: Aim, floors: Vec<i64>, done: usize| {
        let goal = Goal { floors, ..goal_for(&network, aim, Settings::default()) };
        let plan = outline(&network, &built, &goal)?;
        progress(done, of);
        Ok::<Measured, NoPlan>(measured(&network, &built, plan))
    };
    let fairest = planned(Aim::Fairest, Vec::new(), 1)?;
    let most_people = planned(Aim::MostPeople, Vec::new(), 2)?;
    let severity = planned(Aim::Severity, Vec::new(), 3)?;
    let mut floors = Vec::new();
    for (n, floor) in grid(&built, &most_people, &fairest).into_iter().enumerate() {
        let best = planned(Aim::MostPeople, grams(&built, floor), 4 + n)?;
        floors.push(Floor { floor, best });
    }
    let splits = under_other_splits(country, scenario, &needed)?;
    let reached: BTreeSet<usize> = compared(&built).map(|(_, cell)| cell.area as usize).collect();
    let cut_off =
        |n: &usize| network.served[*n].need().iter().sum::<u64>() > 0 && !reached.contains(n);
    let rations: Vec<i64> = built.instance.rations().collect();
    Ok(Frontier {
        unreachable: (0..network.served.len())
            .filter(cut_off)
            .map(|n| network.served[n].area)
            .collect(),
        price: price(&most_people, &fairest),
        moved: moved(&most_people.plan, &fairest.plan),
        rations_differ: rations.windows(2).any(|pair| pair[0] != pair[1]),
        has_budget: network.budget_cents.is_some(),
        most_people,
        severity,
        fairest,
        floors,
        splits,
    })
}

fn under_other_splits(
    country: &Country,
    scenario: &Scenario,
    needed: &Needed,
) -> Result<Vec<SplitEnds>, NoPlan> {
    let mut splits = Vec::new();
    for split in other_splits(country, scenario) {
        let end = |objective| -> Result<Exact, NoPlan> {
            let supply_split = split.clone();
            let scenario = Scenario { supply_split, objective, ..scenario.clone() };
            Ok(served(country, &scenario, needed)?.values().sum())
        };
        let most_people = end(Objective::MostPeople)?;
        let fairest = end(Objective::Fairest)?;
        splits.push(SplitEnds { split, most_people, fairest });
    }
    Ok(splits)
}

fn measured(network: &Network<'_>, built: &Built, plan: Outline) -> Measured {
    let least = compared(built).map(|(_, cell)| {
        let area = &plan.areas[cell.area as usize];
        let period = cell.period.map(Period);
        let month = period.map(|period| network.window.month(period));
        (CellOf { area: area.area, month }, coverage(area, period))
    });
    let least = least.min_by(|a, b| a.1.cmp(&b.1).then(a.0.cmp(&b.0)));
    let areas: Vec<(u64, Exact)> =
        plan.areas.iter().map(|area| (area.need(), manageable(area.served()))).collect();
    let people = plan.areas.iter().map(|area| area.served()).sum();
    Measured { people, least, gini: gini(&areas), plan }
}

/// An exact figure as it is, unless it stands over so large a number that products of two no longer
/// fit: then to the millionth. Only plans that a budget mixes have such figures.
fn manageable(figure: Exact) -> Exact {
    if *figure.denom() < 1_000_000_000 { figure } else { to_the_millionth(figure) }
}

/// One minus the share of people that the fairest plan still reaches.
fn price(most_people: &Measured, fairest: &Measured) -> Option<Exact> {
    let most = manageable(most_people.people);
    let share = (*most.numer() != 0).then(|| manageable(fairest.people) / most)?;
    Some(Exact::from_integer(1) - share)
}

/// Floors from the first plan's worst-off area to the second's, ends exact, those between to the
/// millionth.
fn grid(built: &Built, most_people: &Measured, fairest: &Measured) -> Vec<Exact> {
    let ends = (worst_off(built, &most_people.plan), worst_off(built, &fairest.plan));
    let (Some(low), Some(high)) = ends else { return Vec::new() };
    if low >= high {
        return vec![low];
    }
    let steps = FLOORS as i128 - 1;
    let between = |n: i128| {
        let [low, high] = [low, high].map(to_the_millionth);
        (low + (high - low) * n / steps).max(low)
    };
    let inner = (1..steps).map(|n| to_the_millionth(between(n)).clamp(low, high));
    std::iter::once(low).chain(inner).chain([high]).collect()
}

/// Coverage of the worst-off area that food can get to, in whole grams: where a plan is mixed of
/// two, a gram may be mixed too, and that part of it is left out.
fn worst_off(built: &Built, plan: &Outline) -> Option<Exact> {
    let coverage = |(_, cell): (usize, &Cell)| {
        let months = &plan.areas[cell.area as usize].months;
        let grams: Exact = match cell.period {
            Some(period) => months[usize::from(period)].grams,
            None => months.iter().map(|month| month.grams).sum(),
        };
        grams.floor() / i128::from(cell.needed)
    };
    compared(built).map(coverage).min()
}

/// The cells whose coverage is compared over all phases, of those in need that any food can get to,
/// each with its position.
fn compared(built: &Built) -> impl Iterator<Item = (usize, &Cell)> {
    let totals = built.instance.totals();
    let cells = built.instance.cells.iter().enumerate();
    cells.filter(move |(n, cell)| totals[*n].is_some() && cell.needed > 0 && cell.phase.is_none())
}

/// Coverage of an area in a month, or over the window.
fn coverage(area: &AreaPlan, period: Option<Period>) -> Exact {
    let Some(period) = period else { return area.coverage() };
    let month = &area.months[period.index()];
    match i128::from(month.need.iter().sum::<u64>()) {
        0 => Exact::default(),
        need => month.served.iter().sum::<Exact>() / need,
    }
}

/// Least grams for every cell at a floor, none for those that no food can get to.
fn grams(built: &Built, floor: Exact) -> Vec<i64> {
    let mut least = vec![0; built.instance.cells.len()];
    for (n, cell) in compared(built) {
        // A share of grams that fit 64 bits fits them too.
        least[n] = (floor * i128::from(cell.needed)).ceil().to_integer() as i64;
    }
    least
}

fn moved(before: &Outline, after: &Outline) -> Vec<(AreaIx, Exact, Exact)> {
    let both = before.areas.iter().zip(&after.areas);
    let mut moved: Vec<(AreaIx, Exact, Exact)> = both
        .map(|(b, a)| (b.area, to_the_millionth(b.served()), to_the_millionth(a.served())))
        .filter(|(_, before, after)| before != after)
        .collect();
    let size = |(_, before, after): &(AreaIx, Exact, Exact)| {
        if before < after { *after - *before } else { *before - *after }
    };
    moved.sort_by(|a, b| size(b).cmp(&size(a)).then(a.0.cmp(&b.0)));
    moved
}
