//! Who is paid for passage under a plan, and how many can be reached within a cap on it.

use super::figures::{self, Exact, carried};
use super::routes::{Route, Shipment, Wait};
use super::{NoPlan, Plan, budget_of, claim, routes, to_the_millionth};
use crate::allocation::{Aim, Allocation, Built, Goal, Meaning, Ties, allocate, build};
use crate::certificate::check;
use crate::country::{CounterpartIx, Country, PermissionIx};
use crate::network::{Network, WayIx};
use crate::scenario::{Needed, Scenario};
use crate::time::Period;
use crate::units::CentsPerMt;
use std::collections::BTreeMap;

/// What passes under a permission in a month, and what is paid for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevyPaid {
    /// The permission that carries the levy.
    pub permission: PermissionIx,
    /// When.
    pub period: Period,
    /// Grams it is paid for.
    pub grams: Exact,
    /// US cents.
    pub cents: Exact,
}

/// The levies of a plan by permission and month; together they are what its costs say.
pub(super) fn levies(
    network: &Network<'_>,
    built: &Built,
    allocation: &Allocation,
) -> Vec<LevyPaid> {
    let mut paid: BTreeMap<(PermissionIx, Period), (Exact, Exact)> = BTreeMap::new();
    for (arc, meaning) in built.meanings.iter().enumerate() {
        let Meaning::Move(way, period) = *meaning else { continue };
        let grams = carried(allocation, arc);
        if grams == Exact::default() {
            continue;
        }
        for (permission, levy) in levied(network, way, period) {
            let slot = paid.entry((permission, period)).or_default();
            slot.0 += grams;
            slot.1 += grams * i128::from(levy.0) / 1_000_000;
        }
    }
    let told =
        |((permission, period), (grams, cents))| LevyPaid { permission, period, grams, cents };
    paid.into_iter().map(told).collect()
}

/// The permissions that are paid for on a way in a month.
fn levied<'a>(
    network: &'a Network<'_>,
    way: WayIx,
    period: Period,
) -> impl Iterator<Item = (PermissionIx, CentsPerMt)> + 'a {
    let way = network.ways[way.index()];
    network.access.levies(network.needed, (way.link, way.from, way.to), period)
}

/// What a tonne pays in all under a permission along the ways by which a plan carries food under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevyAlong {
    /// The permission that carries the levy.
    pub permission: PermissionIx,
    /// Grams that go by a link that needs it.
    pub grams: Exact,
    /// The least that a tonne pays on any way, in US cents.
    pub least: Exact,
    /// The mean over all these tonnes.
    pub mean: Exact,
    /// The most.
    pub most: Exact,
}

/// What a tonne pays in all along the routes of a plan, for every permission that food goes by, also
/// where that is nothing.
pub fn levies_along(network: &Network<'_>, plan: &Plan) -> Vec<LevyAlong> {
    let mut found: BTreeMap<PermissionIx, LevyAlong> = BTreeMap::new();
    for route in &plan.routes {
        for shipment in &route.shipments {
            for (permission, cents) in paid_along(network, route, shipment) {
                let cents = Exact::from_integer(cents.into());
                let first = || LevyAlong {
                    permission,
                    grams: Exact::default(),
                    least: cents,
                    mean: Exact::default(),
                    most: cents,
                };
                let along = found.entry(permission).or_insert_with(first);
                along.least = along.least.min(cents);
                along.most = along.most.max(cents);
                along.mean += cents * to_the_millionth(shipment.grams);
                along.grams += to_the_millionth(shipment.grams);
            }
        }
    }
    let mut found: Vec<LevyAlong> = found.into_values().collect();
    found.retain(|along| along.grams > Exact::default());
    for along in &mut found {
        along.mean = to_the_millionth(along.mean / along.grams);
    }
    found
}

/// US cents a tonne that a shipment pays on its way, for every permission that it goes by.
fn paid_along(
    network: &Network<'_>,
    route: &Route,
    shipment: &Shipment,
) -> BTreeMap<PermissionIx, i64> {
    let mut paid = BTreeMap::new();
    let mut period = shipment.leaves;
    for (n, (&link, ends)) in route.links.iter().zip(route.places.windows(2)).enumerate() {
        let [from, to] = [ends[0], ends[1]];
        let waits = |wait: &&Wait| !wait.ahead && wait.place == from && wait.from == period;
        if let Some(wait) = shipment.waits.iter().find(waits).filter(|_| n > 0) {
            period = wait.until;
        }
        for permission in network.needed.needed_by_link(link) {
            paid.entry(*permission).or_insert(0);
        }
        for (permission, levy) in network.access.levies(network.needed, (link, from, to), period) {
            *paid.entry(permission).or_insert(0) += levy.0;
        }
        period = Period(period.0 + network.country.links[link.index()].lead_months);
    }
    paid
}

/// Most person-months that can be reached while no more than so many US cents go to a
/// counterpart in levies. Exact, and certified like every plan: the cap stands where else the
/// budget does, and only this counterpart's levies count against it.
///
/// # Errors
/// As [`super::plan`].
///
/// A scenario with a budget has no room for a second limit on money; see [`has_budget`].
pub fn reach_within_levies(
    country: &Country,
    scenario: &Scenario,
    needed: &Needed,
    (counterpart, most_cents): (CounterpartIx, i64),
) -> Result<Exact, NoPlan> {
    let network = Network::new(country, scenario, needed).map_err(NoPlan::Refused)?;
    let mut built = build(&network);
    for (arc, meaning) in built.instance.arcs.iter_mut().zip(&built.meanings) {
        arc.cost = 0;
        if let Meaning::Move(way, period) = *meaning {
            let own = |p: &PermissionIx| country.permissions[p.index()].counterpart == counterpart;
            let own = levied(&network, way, period).filter(|(p, _)| own(p));
            arc.cost = own.map(|(_, levy)| levy.0).sum();
        }
    }
    let budget = Some(i128::from(most_cents) * 1_000_000);
    let goal = Goal { aim: Aim::MostPeople, ties: Ties::Skip, budget, floors: Vec::new() };
    let mut allocation = allocate(&built.instance, &goal)?;
    let paths = routes::paths(&built.instance, &mut allocation)?;
    check(&claim::unnamed(&built, &allocation, paths, &goal))?;
    Ok(figures::people_reached(&built.instance, &allocation))
}

/// Whether a scenario's money is limited, once it is known how much of it can be spent.
///
/// # Errors
/// As [`super::plan`].
pub fn has_budget(country: &Country, scenario: &Scenario, needed: &Needed) -> Result<bool, NoPlan> {
    let network = Network::new(country, scenario, needed).map_err(NoPlan::Refused)?;
    Ok(budget_of(&network).is_some())
}
