//! The answer in the words of those who act on it: who is reached, when, by which routes, at what
//! cost, what holds the rest back, and the proof.

mod added;
mod as_known;
mod bottlenecks;
mod cascade;
mod claim;
mod costs;
mod figures;
mod goal;
mod held;
pub mod kept;
mod left_out;
mod levies;
mod obstacles;
mod outline;
mod priced;
mod proven;
mod provinces;
mod routes;
mod settings;
mod so_far;
mod still_best;
mod stock;
pub mod sweep;
mod truth;
pub mod unfold;
mod unfolding;
pub mod what_if;
mod whom;
mod wide;

pub use added::added;
pub use as_known::{AsKnown, Moved, Step, as_known, as_known_of, by_month};
pub use bottlenecks::{Bottleneck, More, RaisedBy};
pub use cascade::{Cascade, Step as Limiting};
pub use costs::Costs;
pub use figures::{AreaPlan, Exact, GroupReached, Left, MonthFigures, shared_out, shown};
pub use goal::{goal, goal_for, reach_with_full_access, target};
pub use held::{
    AtCapacity, HeldBack, access_ceiling, held_back, held_back_as_known, held_back_by_area,
    limits_of_areas,
};
pub use left_out::{Cell, LeftOut, left_out};
pub use levies::{LevyAlong, LevyPaid, has_budget, levies_along, reach_within_levies};
pub use obstacles::{NobodyBecause, Obstacles, nobody_because, obstacles};
pub use outline::{Outline, outline};
pub use proven::{NotProven, is_full, proven, proven_as_known};
pub use provinces::{Province, all_together, by_province, province_of, tier, worst_month};
pub use routes::{Route, Shipment, Wait};
pub use settings::{NoPlan, Settings};
pub use still_best::Standing;
pub use stock::{Stock, Waits};
pub use whom::{Regrouped, Whom, served, served_by};

use crate::allocation::{Aim, Allocation, Built, Goal, Remark, allocate, build};
use crate::certificate::{Checked, Claim, Fed, check};
use crate::country::{AreaLevel, Country, RationIx};
use crate::network::{Even, Network, WayIx};
use crate::scenario::{Needed, Objective, Scenario};
use crate::time::{Period, Window};
use goal::{aim, budget_of, in_engine_units};
use std::collections::BTreeMap;

/// A certified plan for a country under a scenario.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Key of the scenario.
    pub scenario: String,
    /// What it strives for.
    pub objective: Objective,
    /// Tier of the areas it plans for.
    pub level: AreaLevel,
    /// Months planned for.
    pub window: Window,
    /// Ration handed out.
    pub ration: RationIx,
    /// Each area with people in need, in order of P-codes.
    pub areas: Vec<AreaPlan>,
    /// Routes, the largest first.
    pub routes: Vec<Route>,
    /// Grams that move along each way in each month, of those where any do.
    pub moved: BTreeMap<(WayIx, Period), Exact>,
    /// What it costs.
    pub costs: Costs,
    /// Levies by permission and month; together they are those of the costs.
    pub levies: Vec<LevyPaid>,
    /// Food on offer that the plan leaves where it lies.
    pub left: Vec<Left>,
    /// Food that waits from one month to the next.
    pub stock: Vec<Stock>,
    /// Named groups of people in need, and how many of them are reached pro rata.
    pub groups: Vec<GroupReached>,
    /// What the search found that a reader must know.
    pub remarks: Vec<Remark>,
    /// The proof as it can be written down and checked again.
    pub claim: Claim,
    /// What checking the proof recomputed.
    pub checked: Checked,
}

impl Plan {
    /// Grams that wait at the end of a month, wherever they do.
    pub fn stock_at_end(&self, period: Period) -> Exact {
        self.stock.iter().filter(|stock| stock.period == period).map(|stock| stock.grams).sum()
    }
}

/// Plans a country under a scenario, with hindsight over the whole window.
///
/// # Errors
/// [`NoPlan`]; a country where nobody can be reached is no error but a plan that says so.
pub fn plan(
    country: &Country,
    scenario: &Scenario,
    needed: &Needed,
    settings: Settings,
) -> Result<Plan, NoPlan> {
    let network = Network::new(country, scenario, needed).map_err(NoPlan::Refused)?;
    plan_on(&network, settings)
}

/// Plans a network that is laid out already, for what its scenario strives for.
///
/// # Errors
/// As [`plan`].
pub fn plan_on(network: &Network<'_>, settings: Settings) -> Result<Plan, NoPlan> {
    let aim = aim(network.country, network.scenario, network.needed)?;
    plan_network(network, aim, settings)
}

/// Plans a network for an aim, whatever its scenario strives for.
///
/// # Errors
/// As [`plan`].
pub fn plan_network(network: &Network<'_>, aim: Aim, settings: Settings) -> Result<Plan, NoPlan> {
    plan_for(network, &build(network), &goal_for(network, aim, settings))
}

/// Plans a network that is written as numbers for a goal.
fn plan_for(network: &Network<'_>, built: &Built, goal: &Goal) -> Result<Plan, NoPlan> {
    let allocation = allocate(&built.instance, goal)?;
    keeps_shared_caseloads(network, built, &allocation)?;
    finish(network, built, goal, allocation)
}

/// A network's plan in short, for what its scenario strives for.
///
/// # Errors
/// As [`plan`].
pub fn outline_on(network: &Network<'_>) -> Result<Outline, NoPlan> {
    let aim = aim(network.country, network.scenario, network.needed)?;
    outline_for(network, aim, Settings::default())
}

/// A network's plan in short, for an aim.
///
/// # Errors
/// As [`plan`].
pub fn outline_for(network: &Network<'_>, aim: Aim, settings: Settings) -> Result<Outline, NoPlan> {
    outline(network, &build(network), &goal_for(network, aim, settings))
}

/// A figure rounded down to the millionth.
pub fn to_the_millionth(figure: Exact) -> Exact {
    Exact::new(figures::millionths(figure), 1_000_000)
}

/// Where evenness is compared over the window, the network leaves out caseloads that several areas
/// share, for both together are none. A plan that keeps them all the same is a best one with them, too;
/// one that does not is refused.
fn keeps_shared_caseloads(
    network: &Network<'_>,
    built: &Built,
    allocation: &Allocation,
) -> Result<(), NoPlan> {
    if network.scenario.even == Even::Cells {
        return Ok(());
    }
    for limit in &network.caseloads {
        let own =
            |fed: &Fed| fed.period == limit.period.0 && limit.areas.contains(&(fed.area as usize));
        let arcs = built.instance.arcs.iter().enumerate();
        let served = arcs.filter_map(|(n, arc)| Some((n, arc.feeds().filter(own)?)));
        let people: Exact = served
            .map(|(n, fed)| figures::carried(allocation, n) / i128::from(fed.grams_per_person))
            .sum();
        if people > Exact::from_integer(i128::from(limit.people)) {
            return Err(NoPlan::Refused(vec![network.binds_months_together(limit)]));
        }
    }
    Ok(())
}

fn finish(
    network: &Network<'_>,
    built: &Built,
    goal: &Goal,
    mut allocation: Allocation,
) -> Result<Plan, NoPlan> {
    let paths = routes::paths(&built.instance, &mut allocation)?;
    // Worked out before the plan becomes the claim, so that neither is there twice; where the claim does not
    // hold, none of it is told.
    let areas = figures::areas(network, built, &allocation);
    let level = network
        .served
        .first()
        .map_or(AreaLevel::Province, |served| network.country.areas[served.area.index()].level);
    let routes = routes::routes(network, built, &paths, allocation.mix);
    let moved = figures::moved(built, &allocation);
    let costs = costs::costs(network, built, &allocation);
    let levies = levies::levies(network, built, &allocation);
    let left = figures::left(network, built, &allocation);
    let stock = stock::stock(network, built, &allocation);
    let remarks = allocation.remarks.clone();
    let claim = claim::claim(network, built, allocation, paths, goal);
    Ok(Plan {
        scenario: network.scenario.id.clone(),
        objective: network.scenario.objective,
        level,
        window: network.window,
        ration: network.ration,
        routes,
        moved,
        costs,
        levies,
        left,
        stock,
        groups: figures::groups(network, &areas),
        remarks,
        areas,
        checked: check(&claim)?,
        claim,
    })
}
