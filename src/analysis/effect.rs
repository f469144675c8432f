//! What a change costs: who of a reference plan can still be served, who cannot, and to whom food goes
//! instead.
//!
//! *Kept* is as much of the reference plan as the changed scenario can still serve, to the same people:
//! by area, month and IPC phase. *Lost* is the rest of the reference plan: the least that can be lost,
//! with hindsight. *Moved* is what the changed scenario reaches beside what is kept: food that goes to
//! other people or months. *Net* is moved less lost. Months and areas do not make up for one another.

mod cells;
mod levels;
mod whole;

pub use cells::{CarriedOut, CellEffect, Cells, Sums, carried_out};
pub use levels::{AsKnownLoss, AtLevel, Change, Grounds, InDraws, change, draw_losses};

use crate::allocation::Unsolved;
use crate::country::{AreaIx, Country, LinkIx, PermissionIx};
use crate::network::{Gate, Network};
use crate::plan::kept::{Reference, best_containing, kept};
use crate::plan::{
    AreaPlan, Costs, Exact, LeftOut, NoPlan, Plan, Settings, left_out, plan_on, to_the_millionth,
};
use crate::scenario::{Needed, Objective, Scenario, Switch};
use crate::time::{Period, Window};
use crate::units::Grams;
use std::collections::BTreeMap;

/// The plan that others are held against.
#[derive(Clone, Debug)]
pub struct Before {
    /// Key of its scenario.
    pub scenario: String,
    /// What it strives for.
    pub objective: Objective,
    /// The months it plans.
    pub window: Window,
    /// Whom it serves.
    pub areas: Vec<AreaPlan>,
    /// What it costs.
    pub costs: Costs,
    /// Grams on each link, over all months and both directions.
    moved: BTreeMap<LinkIx, Exact>,
}

impl Before {
    /// Plans a scenario as a reference: even over cells.
    ///
    /// # Errors
    /// As [`crate::plan::plan`].
    pub fn plan(
        country: &Country,
        scenario: &Scenario,
        needed: &Needed,
        settings: Settings,
    ) -> Result<Before, NoPlan> {
        Ok(Before::planned(country, scenario, needed, settings)?.0)
    }

    /// Plans a scenario as a reference, and keeps the whole plan beside it.
    fn planned(
        country: &Country,
        scenario: &Scenario,
        needed: &Needed,
        settings: Settings,
    ) -> Result<(Before, Plan), NoPlan> {
        let scenario = scenario.over_cells();
        let network = Network::new(country, &scenario, needed).map_err(NoPlan::Refused)?;
        let plan = plan_on(&network, settings)?;
        Ok((Before::of(&network, &plan), plan))
    }

    /// A plan that is made already, of a scenario whose evenness is compared over cells.
    pub fn of(network: &Network<'_>, plan: &Plan) -> Before {
        Before {
            scenario: plan.scenario.clone(),
            objective: plan.objective,
            window: network.window,
            areas: plan.areas.clone(),
            costs: plan.costs.clone(),
            moved: by_link(network, plan),
        }
    }

    /// Person-months of it that are kept, by area, where a permission is refused on every day.
    ///
    /// # Errors
    /// As [`crate::plan::plan`].
    pub fn kept_if_refused(
        &self,
        country: &Country,
        scenario: &Scenario,
        needed: &Needed,
        permission: PermissionIx,
    ) -> Result<BTreeMap<AreaIx, Exact>, NoPlan> {
        let scenario = scenario.over_cells().with_permission(permission, Switch::Off);
        let network = Network::new(country, &scenario, needed).map_err(NoPlan::Refused)?;
        let kept = kept(&network, &Reference::of(&self.areas), self.objective)?;
        Ok(kept.areas.iter().map(|a| (a.area, to_the_millionth(a.served()))).collect())
    }

    /// Person-months that it serves, by area.
    pub fn served(&self) -> BTreeMap<AreaIx, Exact> {
        self.areas.iter().map(|a| (a.area, to_the_millionth(a.served()))).collect()
    }
}

/// A link that carries more after a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// The link.
    pub link: LinkIx,
    /// Grams more over the window.
    pub more: Exact,
    /// Grams that it could still carry in the months in which it carries anything; `None` where
    /// nothing limits it.
    pub room_left: Option<Exact>,
}

/// What a change costs.
#[derive(Clone, Debug)]
pub struct Effect {
    /// Key of the reference plan's scenario.
    pub reference: String,
    /// What the reference plan strives for.
    pub objective: Objective,
    /// Every area in every month of both plans.
    pub cells: Cells,
    /// US cents before and after.
    pub cents: [Exact; 2],
    /// Who is left with nothing before and after.
    pub left_out: [LeftOut; 2],
    /// Links into the country that carry more after the change, the largest increase first.
    pub replacements: Vec<Replacement>,
    /// Whether the plan shown serves all that is kept; where it does not, no best plan does.
    pub contains_kept: bool,
    /// Whether the target of the changed scenario is out of its reach, so that its plan reaches most
    /// people instead.
    pub out_of_reach: bool,
}

/// Plans a changed scenario and holds it against a reference plan. The plan is one that serves all
/// that is kept, where there is one.
///
/// # Errors
/// As [`crate::plan::plan`], and where the two do not plan the same months.
pub fn effect(
    before: &Before,
    country: &Country,
    scenario: &Scenario,
    needed: &Needed,
    settings: Settings,
) -> Result<(Plan, Effect), NoPlan> {
    if scenario.window != before.window {
        return Err(NoPlan::OtherMonths(before.scenario.clone(), scenario.id.clone()));
    }
    let (plan, mut effect) = within_reach(&scenario.over_cells(), |scenario| {
        let network = Network::new(country, scenario, needed).map_err(NoPlan::Refused)?;
        effect_on(before, &network, settings)
    })?;
    effect.out_of_reach = plan.objective != scenario.objective;
    Ok((plan, effect))
}

/// Plans a scenario; for most people where its target is out of reach, as it may be where links carry
/// less or access is refused.
fn within_reach<T>(
    scenario: &Scenario,
    plan: impl Fn(&Scenario) -> Result<T, NoPlan>,
) -> Result<T, NoPlan> {
    match plan(scenario) {
        Err(NoPlan::Unsolved(Unsolved::OutOfReach { .. })) => {
            plan(&Scenario { objective: Objective::MostPeople, ..scenario.clone() })
        }
        found => found,
    }
}

fn effect_on(
    before: &Before,
    network: &Network<'_>,
    settings: Settings,
) -> Result<(Plan, Effect), NoPlan> {
    let reference = Reference::of(&before.areas);
    let kept = kept(network, &reference, before.objective)?;
    let (after, contains_kept) = best_containing(network, settings, &kept.areas)?;
    let effect = Effect {
        reference: before.scenario.clone(),
        objective: before.objective,
        cells: Cells::of(&before.areas, &kept.areas, &after.areas),
        cents: [before.costs.total(), after.costs.total()].map(to_the_millionth),
        left_out: [left_out(&before.areas), left_out(&after.areas)],
        replacements: replacements(network, &before.moved, &after),
        contains_kept,
        out_of_reach: false,
    };
    Ok((after, effect))
}

/// Grams on each link, over all months and both directions.
fn by_link(network: &Network<'_>, plan: &Plan) -> BTreeMap<LinkIx, Exact> {
    let mut moved: BTreeMap<LinkIx, Exact> = BTreeMap::new();
    for (&(way, _), grams) in &plan.moved {
        *moved.entry(network.ways[way.index()].link).or_default() += to_the_millionth(*grams);
    }
    moved
}

fn replacements(
    network: &Network<'_>,
    before: &BTreeMap<LinkIx, Exact>,
    plan: &Plan,
) -> Vec<Replacement> {
    let after = by_link(network, plan);
    let mut found = Vec::new();
    for (&link, &grams) in &after {
        let more = grams - before.get(&link).copied().unwrap_or_default();
        if more <= Exact::default() || network.country.links[link.index()].corridor.is_none() {
            continue;
        }
        let used = plan.moved.iter().filter(|((way, _), _)| network.ways[way.index()].link == link);
        let room = used.map(|(&(way, period), &grams)| {
            let most = network.month(way, period).capacity;
            let own = most.map(|most| whole(most) - to_the_millionth(grams));
            // Nothing more goes by a link than quotas leave that it shares with others.
            let of_gates = network.gates.iter().filter(|gate| gate.ways.contains(&way));
            own.into_iter().chain(of_gates.filter_map(|gate| left(gate, plan, period))).min()
        });
        found.push(Replacement { link, more, room_left: room.sum() });
    }
    found.sort_by(|a, b| b.more.cmp(&a.more).then(a.link.cmp(&b.link)));
    found
}

/// Grams that a plan leaves of a quota in a month; `None` where that month has none.
fn left(gate: &Gate, plan: &Plan, period: Period) -> Option<Exact> {
    let limit = gate.limits[period.index()]?;
    let used = gate.ways.iter().filter_map(|way| plan.moved.get(&(*way, period)));
    Some(whole(limit) - used.map(|grams| to_the_millionth(*grams)).sum::<Exact>())
}

fn whole(grams: Grams) -> Exact {
    Exact::from_integer(i128::from(grams.0))
}
