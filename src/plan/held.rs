//! What holds a plan's reach back: the cascade from need to reach, and the limits that matter.

use super::cascade::{Cascade, Cascades, Reached, Scope, Step};
use super::figures::{AreaPlan, Exact};
use super::what_if::ArcLimits;
use super::wide::{InForce, Keep, Wide};
use super::{AsKnown, Bottleneck, NoPlan, Plan, bottlenecks, budget_of, priced};
use crate::country::AreaIx;
use crate::evidence::Level;
use crate::network::{Even, Figures, Limit, Network};
use crate::scenario::{Objective, Scenario};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// What holds reach back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldBack {
    /// From need to reach over the window.
    pub window: Cascade,
    /// Person-months that ways would let any plan reach with every permission granted, if food and money were
    /// ample: what is short of the caseload then no permission brings.
    pub all_granted: Exact,
    /// What each limit brings when it alone is lifted, in person-months more than the most that can
    /// be reached with all of them.
    pub lifted: Vec<(Step, Exact)>,
    /// From need to reach in each month, as if only its need counted.
    pub months: Vec<Cascade>,
    /// Limits that hold reach back, alone or together, the largest gain first; none where a target or
    /// what was known is what does.
    pub limits: Vec<Bottleneck>,
    /// Person-months that the food on offer would feed.
    pub food_feeds: Exact,
    /// What the window comes to with links that carry the least and the most that they are believed to; `None`
    /// where limits are not looked for.
    pub at_capacities: Option<[AtCapacity; 2]>,
}

/// What can be reached with links that carry other than their best figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AtCapacity {
    /// Person-months that a plan for the same objective reaches.
    pub reached: Exact,
    /// Person-months that access and ways would let any plan reach if food and money were ample.
    pub ceiling: Exact,
}

impl HeldBack {
    /// What closed permissions cost, those in part and those with quotas included: the ceiling with every
    /// permission granted, less the ceiling as things are.
    pub fn closed_permissions_cost(&self) -> Exact {
        self.all_granted - self.window.ceiling()
    }

    /// What ways cannot carry even with every permission granted.
    pub fn beyond_ways(&self) -> Exact {
        self.window.after(Step::Caseload) - self.all_granted
    }

    /// The limit that brings most when it alone is lifted; of equals the first in order. `None` where
    /// none brings anything.
    pub fn first_in_the_way(&self) -> Option<Step> {
        let helping = self.lifted.iter().filter(|(_, more)| *more > Exact::default());
        helping
            .reduce(|best, next| if next.1 > best.1 { next } else { best })
            .map(|(step, _)| *step)
    }
}

/// What holds back a plan that knows the whole window.
///
/// # Errors
/// Where tonnages are too large to be added up, or a figure has no proof.
pub fn held_back(network: &Network<'_>, plan: &Plan) -> Result<HeldBack, NoPlan> {
    let (most, limits) = match plan.objective {
        Objective::MostPeople => (true, Limits::Named),
        Objective::Severity | Objective::Fairest => (false, Limits::Named),
        // It stops at its target, whatever else there were.
        Objective::CheapestFor(_) => (false, Limits::Left),
    };
    told(network, Reached { areas: &plan.areas, most }, limits)
}

/// Whether limits are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Limits {
    Named,
    Left,
}

/// What holds back plans made month by month with what was known. Limits are not named: they would be
/// those of a plan with hindsight.
///
/// # Errors
/// As [`held_back`].
pub fn held_back_as_known(network: &Network<'_>, run: &AsKnown) -> Result<HeldBack, NoPlan> {
    told(network, Reached { areas: &run.areas, most: false }, Limits::Left)
}

fn told(network: &Network<'_>, reached: Reached<'_>, limits: Limits) -> Result<HeldBack, NoPlan> {
    let scenario = network.scenario.over_cells();
    let network = under(network, &scenario);
    let network = network.as_ref();
    let wide = Wide::new(network)?;
    let cascades = Cascades::new(&wide, budget_of(network));
    let window = cascades.of(Scope::Window, reached)?;
    let months = network.window.periods().map(|p| cascades.of(Scope::Month(p), reached));
    let months = months.collect::<Result<_, _>>()?;
    let all_granted = cascades.all_granted()?;
    let lifted = cascades.lifted(window.after(Step::Money))?;
    let (named, at_capacities) = match limits {
        Limits::Named => {
            let named = bottlenecks::find(&wide, &cascades)?;
            // What it kept is large, and no longer asked for.
            drop(cascades);
            let at = |level| Figures::at_capacities(network.country, level);
            let (low, high) = (at(Level::Low), at(Level::High));
            let [low, high] = ArcLimits::most_at(network, &wide, [&low, &high]);
            (named, Some([at_capacity(&wide, low)?, at_capacity(&wide, high)?]))
        }
        Limits::Left => (Vec::new(), None),
    };
    let food_feeds = food_feeds(network);
    let limits = named;
    Ok(HeldBack { window, all_granted, lifted, months, limits, food_feeds, at_capacities })
}

fn at_capacity(wide: &Wide<'_, '_>, most: Vec<i64>) -> Result<AtCapacity, NoPlan> {
    let network = &*wide.network;
    let (reach, ceiling) = Cascades::reach_and_ceiling(wide, &most)?;
    let budget = budget_of(network);
    let all_that_flows = match network.scenario.objective {
        // A flow of one ration that could be larger does not serve most people. Phases first may serve
        // fewer in all, where caseloads limit who shares them.
        Objective::MostPeople => budget.is_none(),
        Objective::Severity | Objective::Fairest | Objective::CheapestFor(_) => false,
    };
    let reached = match reach.filter(|_| all_that_flows) {
        Some(reach) => reach,
        None => {
            let aim = super::aim(network.country, network.scenario, network.needed)?;
            priced::best(wide, &most, (&|_| true, Keep::Useful), (aim, budget))?.people
        }
    };
    Ok(AtCapacity { reached, ceiling })
}

/// The cascade of each of some areas alone, with its share by need of caseloads that several share.
///
/// # Errors
/// As [`held_back`].
pub fn held_back_by_area(
    network: &Network<'_>,
    areas: &[AreaPlan],
    wanted: &[AreaIx],
) -> Result<BTreeMap<AreaIx, Cascade>, NoPlan> {
    let scenario = network.scenario.over_cells();
    let network = under(network, &scenario);
    let network = network.as_ref();
    let wide = Wide::new(network)?;
    let cascades = Cascades::new(&wide, budget_of(network));
    let reached = Reached { areas, most: false };
    let some = areas.iter().enumerate().filter(|(_, area)| wanted.contains(&area.area));
    some.map(|(n, area)| Ok((area.area, cascades.of(Scope::Area(n), reached)?))).collect()
}

/// Limits that are part of what holds some areas back, each as if only its need counted and money were
/// no limit: what is worth trying where food is shared out.
///
/// # Errors
/// As [`held_back`].
pub fn limits_of_areas(
    network: &Network<'_>,
    wanted: &[AreaIx],
) -> Result<BTreeSet<Limit>, NoPlan> {
    let scenario = network.scenario.over_cells();
    let network = under(network, &scenario);
    let network = network.as_ref();
    let wide = Wide::new(network)?;
    let served = network.served.iter().enumerate();
    let some = served.filter(|(_, served)| wanted.contains(&served.area)).map(|(n, _)| n);
    bottlenecks::of_areas(&wide, &Cascades::new(&wide, None), &some.collect::<Vec<_>>())
}

/// Person-months that access and ways would let any plan reach if food and money were ample.
///
/// # Errors
/// As [`held_back`].
pub fn access_ceiling(network: &Network<'_>) -> Result<Exact, NoPlan> {
    let scenario = network.scenario.over_cells();
    let network = under(network, &scenario);
    let network = network.as_ref();
    let wide = Wide::new(network)?;
    Ok(Cascades::reach_and_ceiling(&wide, &wide.all(InForce::ALL))?.1)
}

/// A largest flow is the same however even it is, and only over cells do shared caseloads have arcs.
fn under<'n, 'a>(network: &'n Network<'a>, scenario: &'a Scenario) -> Cow<'n, Network<'a>> {
    if network.scenario.even == Even::Cells {
        return Cow::Borrowed(network);
    }
    let mut network = network.clone();
    network.scenario = scenario;
    Cow::Owned(network)
}

/// Person-months that the food on offer and in store would feed at the ration handed out.
fn food_feeds(network: &Network<'_>) -> Exact {
    let offered = network.offers.iter().map(|offer| offer.amount.0);
    let carried = &network.carried;
    let carried =
        carried.at.values().chain(carried.arriving.values()).chain(carried.ahead.values());
    let carried = carried.map(|grams| grams.0);
    let grams: i128 = offered.chain(carried).map(i128::from).sum();
    Exact::new(grams, i128::from(network.ration_grams().0))
}
