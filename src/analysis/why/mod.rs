//! Why an area is left short: from its need to its reach, the first thing in the way, the smallest change that helps, and who was
//! served instead. Every answer comes from planning again with the change made.

mod candidates;
mod found;
mod refused;
mod replan;
mod sets;
mod smallest;
mod splits;

pub use found::{Alone, Gain, SplitWhy, Why};
pub use refused::{Refusals, Refused, refusals};
pub use replan::with_first;

use super::change::{Change, Obstacle};
use crate::allocation::Unsolved;
use crate::country::{AreaIx, Country};
use crate::network::Network;
use crate::plan::{
    Cascade, Exact, HeldBack, Limiting, NoPlan, Plan, Settings, added, held_back,
    held_back_by_area, limits_of_areas, plan_on,
};
use crate::scenario::{Needed, Scenario};
use replan::{Planner, Progress, Reach, Task};
use smallest::{largest_first, put_sets};
use splits::under_other_splits;
use std::sync::atomic::AtomicUsize;

/// How many areas are named as losers.
const LOSERS: usize = 3;

/// Explains areas left short under a scenario. `progress` is told how many plans are made, of how
/// many known to be needed.
///
/// # Errors
/// As [`crate::plan::plan`].
pub fn why(
    country: &Country,
    scenario: &Scenario,
    areas: &[AreaIx],
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<(Plan, Vec<Why>), NoPlan> {
    let found = why_until(country, scenario, areas, (progress, &|| false))?;
    Ok((found.plan, found.whys))
}

/// What was found by the time somebody said stop.
#[derive(Clone, Debug)]
pub struct WhyFound {
    /// The plan that leaves areas short.
    pub plan: Plan,
    /// Areas left short, explained; those that were not come to are left out.
    pub whys: Vec<Why>,
    /// Areas left short that were not explained any more.
    pub left_out: usize,
    /// Whether other splits of the supplies were not come to.
    pub without_splits: bool,
}

/// As [`why`], until somebody says stop.
///
/// # Errors
/// As [`crate::plan::plan`], and where that was said before any area was explained.
pub fn why_until(
    country: &Country,
    scenario: &Scenario,
    areas: &[AreaIx],
    (progress, stop): (&(dyn Fn(usize, usize) + Sync), &(dyn Fn() -> bool + Sync)),
) -> Result<WhyFound, NoPlan> {
    let needed = Needed::of(country);
    let network = Network::new(country, scenario, &needed).map_err(NoPlan::Refused)?;
    let base = plan_on(&network, Settings::default())?;
    let short = |area: &&AreaIx| {
        let planned = base.areas.iter().find(|a| a.area == **area);
        planned.is_some_and(|a| a.served() < Exact::from_integer(i128::from(a.need())))
    };
    let asked: Vec<AreaIx> = areas.iter().filter(short).copied().collect();
    if asked.is_empty() {
        return Ok(WhyFound { plan: base, whys: Vec::new(), left_out: 0, without_splits: false });
    }
    let held = held_back(&network, &base)?;
    let mut cascades = held_back_by_area(&network, &base.areas, &asked)?;
    let mut limits = limits_of_areas(&network, &asked)?;
    limits.extend(held.limits.iter().flat_map(|found| &found.limits).map(|raised| raised.limit));
    let candidates = candidates::candidates(country, &network, &base, limits);
    let mut tasks: Vec<Task> =
        candidates.iter().map(|changes| Task::Changed(changes.clone())).collect();
    tasks.extend(asked.iter().map(|area| Task::First(*area)));
    let (done, counted) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let progress = Progress { told: progress, stop, done, asked: counted };
    let planner = Planner::new(&network, &base, &progress);
    let before = planner.before();
    let mut answers = planner.as_far_as_it_goes(&tasks)?;
    let firsts = answers.split_off(candidates.len());
    let changed: Option<Vec<Reach>> = answers.into_iter().collect();
    let changed = &changed.ok_or(Unsolved::Stopped)?;
    let short = asked.len();
    let all: Vec<Exact> = changed.iter().map(|reach| overall(before, reach)).collect();
    let mut searches = sets::Searches::new(&network);
    let mut whys = Vec::new();
    for (area, alone) in asked.into_iter().zip(firsts) {
        let gains = candidates.iter().zip(changed.iter().zip(&all));
        let gains = gains
            .map(|(changes, (reach, all))| gain(area, changes, (before, reach), *all))
            .collect();
        let (Some(cascade), Some(alone)) = (cascades.remove(&area), alone) else { continue };
        let first = first_in_the_way(&cascade, &held);
        let alone = set_first(area, before, &alone);
        let mut why = answer((area, &base), gains, (cascade, first), alone);
        match put_sets((&planner, &mut searches), area, &mut why) {
            Err(NoPlan::Unsolved(Unsolved::Stopped)) => break,
            put => put?,
        }
        whys.push(why);
    }
    let left_out = short - whys.len();
    let splits = under_other_splits((country, scenario, &needed), &progress, &mut whys);
    let without_splits = matches!(splits, Err(NoPlan::Unsolved(Unsolved::Stopped)));
    match without_splits {
        true => whys.iter_mut().for_each(|why| why.splits.clear()),
        false => splits?,
    }
    if whys.is_empty() {
        return Err(Unsolved::Stopped.into());
    }
    Ok(WhyFound { plan: base, whys, left_out, without_splits })
}

/// What an area has with some changes, of which it is known what they bring over all areas.
fn gain(
    area: AreaIx,
    changes: &[Change],
    (before, then): (&Reach, &Reach),
    overall: Exact,
) -> Gain {
    let of = |reach: &Reach| reach.get(&area).copied().unwrap_or_default();
    let losers = losers(area, before, then).1;
    Gain { changes: changes.to_vec(), here: of(then) - of(before), overall, losers }
}

/// How many other areas are served fewer than before, and those that lose most.
fn losers(area: AreaIx, before: &Reach, then: &Reach) -> (usize, Vec<(AreaIx, Exact)>) {
    let of = |reach: &Reach, area: AreaIx| reach.get(&area).copied().unwrap_or_default();
    let mut losers: Vec<(AreaIx, Exact)> = before
        .keys()
        .filter(|a| **a != area)
        .map(|&a| (a, of(before, a), of(then, a)))
        .filter(|(_, before, then)| loses(before, then))
        .map(|(a, before, then)| (a, before - then))
        .collect();
    losers.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let n_losers = losers.len();
    losers.truncate(LOSERS);
    (n_losers, losers)
}

/// Whether at least one person-month is lost. A difference is put in lowest terms, which takes longer than all
/// else here and is only worth it for those few who do lose; both are in millionths, so products fit.
fn loses(before: &Exact, then: &Exact) -> bool {
    let [was, is] = [before.numer() * then.denom(), then.numer() * before.denom()];
    was - is >= before.denom() * then.denom()
}

/// Person-months more over all areas.
fn overall(before: &Reach, then: &Reach) -> Exact {
    let sum = |reach: &Reach| added(reach.values().copied());
    sum(then) - sum(before)
}

/// Whether a gain is worth saying: at least one person in one month.
fn helps(gain: &Gain) -> bool {
    gain.here >= Exact::from_integer(1)
}

/// What is most in the way in an area by itself; where it is that others are served, what all of them are
/// short of.
fn first_in_the_way(area: &Cascade, held: &HeldBack) -> Limiting {
    match area.most_in_the_way() {
        Some(Limiting::Choice) | None => held.first_in_the_way().unwrap_or(Limiting::Choice),
        Some(step) => step,
    }
}

fn answer(
    (area, base): (AreaIx, &Plan),
    gains: Vec<Gain>,
    (cascade, first): (Cascade, Limiting),
    alone: Alone,
) -> Why {
    let planned = base.areas.iter().find(|a| a.area == area);
    let (need, served) = planned.map_or((0, Exact::default()), |a| (a.need(), a.served()));
    let class = |gain: &Gain| match gain.changes[..] {
        [Change::Lift(obstacle)] => Some(obstacle),
        _ => None,
    };
    let classes: Vec<(Obstacle, Gain)> =
        gains.iter().filter_map(|g| Some((class(g)?, g.clone()))).collect();
    let helping = || classes.iter().filter(|(_, gain)| helps(gain));
    let most = helping().max_by(|a, b| a.1.here.cmp(&b.1.here).then(b.0.cmp(&a.0)));
    let most = most.map(|(obstacle, _)| *obstacle);
    let mut together: Vec<Gain> =
        gains.iter().filter(|g| g.changes.len() > 1 && helps(g)).cloned().collect();
    if most.is_some() {
        together.clear();
    }
    together.sort_by(largest_first);
    let mut changes: Vec<Gain> = gains
        .into_iter()
        .filter(|g| g.changes.len() == 1 && class(g).is_none() && helps(g))
        .collect();
    changes.sort_by(largest_first);
    let (sets, sets_from_abroad, no_smaller) = (Vec::new(), Vec::new(), true);
    Why {
        area,
        need,
        served,
        classes,
        cascade,
        first,
        most,
        together,
        changes,
        sets,
        sets_from_abroad,
        no_smaller,
        alone,
        splits: Vec::new(),
    }
}

fn set_first(area: AreaIx, before: &Reach, alone: &Reach) -> Alone {
    let of = |reach: &Reach, area: AreaIx| reach.get(&area).copied().unwrap_or_default();
    let gained = of(alone, area) - of(before, area);
    let zero = Exact::default();
    let (n_losers, losers) = losers(area, before, alone);
    let lost = gained - overall(before, alone);
    let exchange = (gained > zero).then(|| lost / gained);
    Alone { served: of(alone, area), n_losers, losers, exchange }
}
