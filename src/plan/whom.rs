//! Whom a network's best plan serves, and nothing else: for questions that plan again and again and need no routes,
//! limits or costs.
//!
//! How much food each cell gets is settled by the steps down to evenness, and so is its proof: what the plan costs,
//! in which order arcs are used and which routes there are is then neither worked out nor claimed. Where a plan's
//! cost has a part in whom it serves (where two plans are mixed, or evenness is too dear or is compared over the
//! window) it is planned as a whole.

use super::figures::{AreaPlan, Exact};
use super::goal::{aim, goal_for};
use super::outline::outlined;
use super::{NoPlan, Plan, Settings, added, claim, outline, to_the_millionth};
use crate::allocation::{Built, Goal, Near, build, regroup, share_out};
use crate::certificate::check_served;
use crate::country::{AreaIx, Country};
use crate::network::{Even, Network};
use crate::scenario::{Needed, Scenario};
use std::collections::BTreeMap;

/// Whom a plan serves.
#[derive(Clone, Debug)]
pub struct Whom {
    /// Person-months served in each area, to the millionth. Plans with a budget have denominators of their own; in
    /// millionths any two can be subtracted.
    pub by_area: BTreeMap<AreaIx, Exact>,
    /// What flows, for plans that are likely to lie near this one; `None` where they could make no use of it.
    near: Option<Near>,
}

impl Whom {
    /// Whom a known plan of a network serves.
    pub fn of_plan(network: &Network<'_>, plan: &Plan) -> Whom {
        let single = plan.claim.high.is_none() && network.scenario.even == Even::Cells;
        let near = single.then(|| Near::of(build(network).meanings, &plan.claim.low));
        Whom { near, ..of_areas(&plan.areas) }
    }

    /// Whom the certified plan of another network serves, which is the sooner found the nearer it lies to this one.
    ///
    /// # Errors
    /// As [`crate::plan::plan`].
    pub fn then(&self, network: &Network<'_>) -> Result<BTreeMap<AreaIx, Exact>, NoPlan> {
        Ok(found(network, self.near.as_ref())?.by_area)
    }
}

/// Person-months that a certified plan serves in each area, to the millionth.
///
/// # Errors
/// As [`crate::plan::plan`].
pub fn served(
    country: &Country,
    scenario: &Scenario,
    needed: &Needed,
) -> Result<BTreeMap<AreaIx, Exact>, NoPlan> {
    let network = Network::new(country, scenario, needed).map_err(NoPlan::Refused)?;
    served_by(&network)
}

/// Person-months that the certified plan of a network serves in each area, to the millionth.
///
/// # Errors
/// As [`crate::plan::plan`].
pub fn served_by(network: &Network<'_>) -> Result<BTreeMap<AreaIx, Exact>, NoPlan> {
    Ok(found(network, None)?.by_area)
}

/// Whether what flows is kept for other plans.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keep {
    Flow,
    Nothing,
}

fn found(network: &Network<'_>, near: Option<&Near>) -> Result<Whom, NoPlan> {
    let aim = aim(network.country, network.scenario, network.needed)?;
    let goal = goal_for(network, aim, Settings::default());
    found_on((network, build(network)), &goal, near, Keep::Nothing)
}

fn found_on(
    (network, built): (&Network<'_>, Built),
    goal: &Goal,
    near: Option<&Near>,
    keep: Keep,
) -> Result<Whom, NoPlan> {
    if network.scenario.even != Even::Cells {
        // Whether caseloads that areas share are kept is a matter of the whole plan.
        return Ok(of_areas(&outline(network, &built, goal)?.areas));
    }
    let (allocation, to_evenness) = share_out(&built, goal, near)?;
    if !to_evenness {
        return Ok(of_areas(&outlined(network, &built, goal, allocation)?.areas));
    }
    let claim = claim::without_routes(built.instance, allocation, goal);
    check_served(&claim)?;
    let mut by_area = BTreeMap::new();
    let mut grams = vec![BTreeMap::<i64, i128>::new(); network.served.len()];
    for (arc, low) in claim.arcs.iter().zip(&claim.low).filter(|(_, low)| **low > 0) {
        if let Some(fed) = arc.feeds() {
            *grams[fed.area as usize].entry(fed.grams_per_person).or_default() += i128::from(*low);
        }
    }
    for (served, grams) in network.served.iter().zip(grams) {
        let people = grams.into_iter().map(|(ration, grams)| Exact::new(grams, ration.into()));
        by_area.insert(served.area, to_the_millionth(added(people)));
    }
    let near = (keep == Keep::Flow).then(|| Near::of(built.meanings, &claim.low));
    Ok(Whom { by_area, near })
}

fn of_areas(areas: &[AreaPlan]) -> Whom {
    let by_area = areas.iter().map(|a| (a.area, to_the_millionth(a.served()))).collect();
    Whom { by_area, near: None }
}

/// A network written as numbers once, in which the people of one area after the other count as other phases.
#[derive(Debug)]
pub struct Regrouped<'n, 'a> {
    network: &'n Network<'a>,
    built: Built,
    goal: Goal,
    whom: Whom,
}

impl<'n, 'a> Regrouped<'n, 'a> {
    /// Writes a network, and plans it as it is; `None` where what a plan costs has a part in whom it serves.
    ///
    /// # Errors
    /// As [`crate::plan::plan`].
    pub fn new(network: &'n Network<'a>) -> Result<Option<Regrouped<'n, 'a>>, NoPlan> {
        let aim = aim(network.country, network.scenario, network.needed)?;
        let goal = goal_for(network, aim, Settings::default());
        if goal.budget.is_some() || network.scenario.even != Even::Cells {
            return Ok(None);
        }
        let mut of_all_phases = network.clone();
        for month in of_all_phases.served.iter_mut().flat_map(|served| &mut served.months) {
            month.people = [month.people.iter().sum(); 3];
        }
        let mut built = build(&of_all_phases);
        for (n, served) in network.served.iter().enumerate() {
            regroup(&mut built, n, served);
        }
        let whom = found_on((network, built.clone()), &goal, None, Keep::Flow)?;
        Ok(Some(Regrouped { network, built, goal, whom }))
    }

    /// Person-months served by area, to the millionth, if the people of one of the areas in need, by its position,
    /// are of other phases. Their number stays.
    ///
    /// # Errors
    /// As [`crate::plan::plan`].
    pub fn with(
        &self,
        n: usize,
        phases: impl Fn([u64; 3]) -> [u64; 3],
    ) -> Result<BTreeMap<AreaIx, Exact>, NoPlan> {
        let mut served = self.network.served[n].clone();
        for month in &mut served.months {
            month.people = phases(month.people);
        }
        let mut built = self.built.clone();
        regroup(&mut built, n, &served);
        let near = self.whom.near.as_ref();
        Ok(found_on((self.network, built), &self.goal, near, Keep::Nothing)?.by_area)
    }
}
