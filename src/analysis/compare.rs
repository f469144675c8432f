//! Scenarios side by side, and the chain from what was decided to who is served: decisions,
//! permissions, links by month, routes, areas. Every later scenario is held against the first.

mod changes;
mod needs;
mod splits;

pub use changes::{LinkChange, PermissionChange, RouteChange, Setting};
pub use needs::{NeedChange, need_change, spendable_cents};
pub use splits::SplitSides;

pub use super::effect::Change;

use super::effect::{Grounds, draw_losses};
use super::ranges::Draws;
use crate::allocation::Unsolved;
use crate::country::{AreaIx, Country};
use crate::network::{Network, WayIn};
use crate::plan::{
    Exact, HeldBack, NoPlan, Plan, Settings, Shipment, held_back, held_back_by_area, plan_on,
    to_the_millionth,
};
use crate::scenario::{Adjustment, Decision, Even, Needed, Scenario, Trigger};
use crate::time::Period;
use splits::with_other_splits;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Of so many areas at most the access ceiling is worked out.
const MANY_AREAS: usize = 500;

/// A scenario with its plan.
#[derive(Clone, Debug)]
pub struct Side {
    /// The scenario.
    pub scenario: Scenario,
    /// Its plan.
    pub plan: Plan,
    /// What holds its reach back.
    pub held: HeldBack,
    /// By the month of handing out.
    pub by_month: BTreeMap<Period, Delivered>,
    /// By the way into the country.
    pub by_way_in: BTreeMap<WayIn, Delivered>,
    /// By area.
    pub by_area: BTreeMap<AreaIx, Delivered>,
}

/// What part of a plan delivers, and what that costs from buying to handing out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Delivered {
    /// Person-months reached, to the millionth.
    pub people: Exact,
    /// Grams handed out.
    pub grams: Exact,
    /// US cents.
    pub cents: Exact,
}

impl Delivered {
    fn add(&mut self, shipment: &Shipment) {
        self.people += to_the_millionth(shipment.people);
        self.grams += shipment.grams;
        self.cents += shipment.costs.total();
    }
}

/// What differs between the first scenario and another, from causes to consequences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Settings of the scenario that differ.
    pub settings: Vec<Setting>,
    /// Decisions that only the first has.
    pub decisions_of_first: Vec<Decision>,
    /// Decisions that only the other has.
    pub decisions_of_other: Vec<Decision>,
    /// Events that only the first has.
    pub triggers_of_first: Vec<Trigger>,
    /// Events that only the other has.
    pub triggers_of_other: Vec<Trigger>,
    /// Figures that only the first takes otherwise than the pack.
    pub adjustments_of_first: Vec<Adjustment>,
    /// Figures that only the other takes otherwise.
    pub adjustments_of_other: Vec<Adjustment>,
    /// Permissions that are open for another share of some month, or under other conditions.
    pub permissions: Vec<PermissionChange>,
    /// Links that carry otherwise in some month, and which permissions are the reason.
    pub links: Vec<LinkChange>,
    /// Routes that carry more or less over the window, the largest change first.
    pub routes: Vec<RouteChange>,
    /// Areas with person-months before and after, where they differ; the largest loss first.
    pub areas: Vec<(AreaIx, Exact, Exact)>,
}

impl Difference {
    /// Whether nothing at all differs.
    pub fn is_nothing(&self) -> bool {
        *self == Difference::default()
    }
}

/// Scenarios side by side.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// Every scenario in the order asked for.
    pub sides: Vec<Side>,
    /// What differs from the first, for every later one.
    pub differences: Vec<Difference>,
    /// What the first plan's people lose and who gets it instead, for every later one.
    pub effects: Vec<Change>,
    /// Person-months that access would let any plan reach in an area if food were ample and only its need
    /// counted, a figure a scenario; of areas in which it differs.
    pub ceilings: BTreeMap<AreaIx, Vec<Exact>>,
    /// Whether there are so many areas that ceilings were worked out only where most is lost.
    pub ceilings_of_some: bool,
    /// Person-months reached with the supplies split otherwise by origin, which is assumed; empty
    /// where scenarios differ in their split, or nothing differs at all.
    pub splits: Vec<SplitSides>,
}

/// Plans scenarios and sets them side by side. `progress` is told how many plans are made; where figures are
/// drawn, each draw counts as one, and where someone says stop then, ranges are left out.
///
/// # Errors
/// As [`crate::plan::plan`].
pub fn compare(
    country: &Country,
    scenarios: &[Scenario],
    settings: Settings,
    draws: Option<Draws>,
    (progress, stop): (&(dyn Fn(usize, usize) + Sync), &(dyn Fn() -> bool + Sync)),
) -> Result<Comparison, NoPlan> {
    let of = scenarios.len() + draws.map_or(0, |draws| draws.number as usize);
    let needed = Needed::of(country);
    let (mut sides, mut networks, mut effects) = (Vec::new(), Vec::new(), Vec::new());
    let grounds = match scenarios {
        [first, _, ..] => Some(Grounds::plan(country, first, &needed, settings)?),
        _ => None,
    };
    for (n, scenario) in scenarios.iter().enumerate() {
        let network = Network::new(country, scenario, &needed).map_err(NoPlan::Refused)?;
        let plan = match grounds.as_ref().filter(|_| n > 0) {
            None => match (&grounds, scenario.even) {
                (Some(grounds), Even::Cells) => grounds.reference().clone(),
                _ => plan_on(&network, settings)?,
            },
            Some(grounds) => {
                let (shown, change) = grounds.change_with_known(scenario, &needed)?;
                effects.push(change);
                match scenario.even {
                    Even::Cells => shown,
                    Even::Window => plan_on(&network, settings)?,
                }
            }
        };
        let held = held_back(&network, &plan)?;
        networks.push(network);
        sides.push(side(scenario, plan, held));
        progress(n + 1, of);
    }
    let mut differences = Vec::new();
    for n in 1..sides.len() {
        differences.push(difference([&sides[0], &sides[n]], [&networks[0], &networks[n]]));
    }
    let differs = differences.iter().any(|difference| !difference.is_nothing());
    if let (Some(draws), true, [first, changed @ ..]) = (draws, differs, scenarios) {
        let changed: Vec<&Scenario> = changed.iter().collect();
        let told = |n: usize| progress(scenarios.len() + n, of);
        let drawing = (draws, (&told as _, stop));
        match draw_losses(country, (first, &changed), &needed, drawing, &mut effects) {
            // What was found by then is told without ranges.
            Ok(()) | Err(NoPlan::Unsolved(Unsolved::Stopped)) => {}
            Err(why) => return Err(why),
        }
    }
    let splits = match differs {
        true => with_other_splits(country, scenarios, &needed)?,
        false => Vec::new(),
    };
    let all: Vec<AreaIx> = sides.iter().flat_map(|s| &s.plan.areas).map(|a| a.area).collect();
    let all: BTreeSet<AreaIx> = all.into_iter().collect();
    let ceilings_of_some = all.len() > MANY_AREAS;
    let wanted = match ceilings_of_some {
        true => losing_most(&effects),
        false => all.into_iter().collect(),
    };
    let ceilings = ceilings(&sides, &networks, &wanted)?;
    Ok(Comparison { sides, differences, effects, ceilings, ceilings_of_some, splits })
}

/// Areas that lose most in any effect.
fn losing_most(effects: &[Change]) -> Vec<AreaIx> {
    let mut lost: BTreeMap<AreaIx, Exact> = BTreeMap::new();
    for (area, sums) in effects.iter().flat_map(|change| change.effect.cells.by_area()) {
        let most = lost.entry(area).or_default();
        *most = sums.lost().max(*most);
    }
    let mut losing: Vec<(AreaIx, Exact)> = lost.into_iter().collect();
    losing.retain(|(_, lost)| *lost > Exact::default());
    losing.sort_by_key(|(area, lost)| (Reverse(*lost), *area));
    losing.into_iter().take(MANY_AREAS).map(|(area, _)| area).collect()
}

/// The access ceiling of each of some areas alone in each scenario, where it differs.
fn ceilings(
    sides: &[Side],
    networks: &[Network<'_>],
    wanted: &[AreaIx],
) -> Result<BTreeMap<AreaIx, Vec<Exact>>, NoPlan> {
    let mut ceilings: BTreeMap<AreaIx, Vec<Exact>> =
        wanted.iter().map(|area| (*area, vec![Exact::default(); sides.len()])).collect();
    for (n, (side, network)) in sides.iter().zip(networks).enumerate() {
        for (area, cascade) in held_back_by_area(network, &side.plan.areas, wanted)? {
            if let Some(ceilings) = ceilings.get_mut(&area) {
                ceilings[n] = to_the_millionth(cascade.ceiling());
            }
        }
    }
    ceilings.retain(|_, of| of.iter().any(|ceiling| *ceiling != of[0]));
    Ok(ceilings)
}

fn side(scenario: &Scenario, plan: Plan, held: HeldBack) -> Side {
    let (mut by_month, mut by_way_in, mut by_area) =
        (BTreeMap::<_, Delivered>::new(), BTreeMap::<_, Delivered>::new(), BTreeMap::new());
    for route in &plan.routes {
        for shipment in &route.shipments {
            by_month.entry(shipment.handed_out).or_default().add(shipment);
            by_way_in.entry(route.way_in).or_default().add(shipment);
            let area: &mut Delivered = by_area.entry(route.area).or_default();
            area.add(shipment);
        }
    }
    Side { scenario: scenario.clone(), plan, held, by_month, by_way_in, by_area }
}

fn difference(sides: [&Side; 2], networks: [&Network<'_>; 2]) -> Difference {
    let [first, other] = sides.map(|side| &side.scenario);
    let (decisions_of_first, decisions_of_other) =
        only(&first.decisions, &other.decisions, changes::same_decision);
    let (triggers_of_first, triggers_of_other) =
        only(&first.triggers, &other.triggers, changes::same_trigger);
    let (adjustments_of_first, adjustments_of_other) =
        only(&first.adjustments.0, &other.adjustments.0, changes::same_adjustment);
    let permissions = changes::permissions(networks);
    Difference {
        settings: changes::settings(first, other),
        decisions_of_first,
        decisions_of_other,
        triggers_of_first,
        triggers_of_other,
        adjustments_of_first,
        adjustments_of_other,
        links: changes::links(networks, &permissions),
        permissions,
        routes: changes::routes(sides.map(|side| &side.plan)),
        areas: areas(sides.map(|side| &side.plan)),
    }
}

/// What only one of two lists has; equal items are matched one to one.
fn only<T: Clone>(first: &[T], other: &[T], same: fn(&T, &T) -> bool) -> (Vec<T>, Vec<T>) {
    let (mut of_first, mut of_other) = (Vec::new(), other.to_vec());
    for item in first {
        match of_other.iter().position(|there| same(item, there)) {
            Some(n) => {
                of_other.remove(n);
            }
            None => of_first.push(item.clone()),
        }
    }
    (of_first, of_other)
}

fn areas(plans: [&Plan; 2]) -> Vec<(AreaIx, Exact, Exact)> {
    let mut by_area: BTreeMap<AreaIx, [Exact; 2]> = BTreeMap::new();
    for (n, plan) in plans.iter().enumerate() {
        for area in &plan.areas {
            let served = to_the_millionth(area.served());
            by_area.entry(area.area).or_default()[n] = served;
        }
    }
    let moved = by_area.into_iter().filter(|(_, [before, after])| before != after);
    let mut moved: Vec<_> = moved.map(|(area, [before, after])| (area, before, after)).collect();
    moved.sort_by(|a, b| (a.2 - a.1).cmp(&(b.2 - b.1)).then(a.0.cmp(&b.0)));
    moved
}
