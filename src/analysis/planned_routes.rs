//! The routes of a plan, each measured, with the parts of it that nothing can stand in for.

use super::route::{Measured, measure};
use crate::country::LinkIx;
use crate::network::{Network, WayIx};
use crate::plan::{Exact, Plan, Route};
use crate::time::Period;
use std::collections::BTreeMap;

/// A route of a plan, measured.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedRoute {
    /// Position of the route in the plan.
    pub route: usize,
    /// Leg by leg in the month in which most of it leaves.
    pub measured: Measured,
    /// That month.
    pub busiest: Period,
    /// Person-months that it serves.
    pub people: Exact,
    /// US cents for moving all of it, levies included.
    pub cents: Exact,
    /// Positions of legs without which nothing gets from its start to its end in that month.
    pub alone: Vec<usize>,
}

/// Measures every route of a plan that moves at all; food handed out where it lies does not.
pub fn planned_routes(network: &Network<'_>, plan: &Plan) -> Vec<PlannedRoute> {
    let moving = plan.routes.iter().enumerate().filter(|(_, route)| !route.links.is_empty());
    moving.map(|(n, route)| planned(network, plan, n, route)).collect()
}

fn planned(network: &Network<'_>, plan: &Plan, n: usize, route: &Route) -> PlannedRoute {
    let path = path(network, route);
    let mut leaving: BTreeMap<Period, Exact> = BTreeMap::new();
    for shipment in &route.shipments {
        *leaving.entry(shipment.leaves).or_default() += shipment.grams;
    }
    // Of equally busy months the first.
    let busiest = leaving.iter().rev().max_by_key(|(_, grams)| **grams).map(|(p, _)| *p);
    let busiest = busiest.unwrap_or(Period(0));
    let ends = (route.places.first(), route.places.last());
    let alone = |link: LinkIx| {
        let (Some(from), Some(to)) = ends else { return false };
        let without = network.reachable_along(&[*from], |way| {
            network.ways[way.index()].link != link && network.month(way, busiest).is_open()
        });
        !without.contains(to)
    };
    PlannedRoute {
        route: n,
        measured: measure(network, plan, &path, busiest),
        busiest,
        people: route.shipments.iter().map(|s| s.people).sum(),
        cents: route.shipments.iter().map(|s| s.costs.moving + s.costs.levies).sum(),
        alone: (0..route.links.len()).filter(|leg| alone(route.links[*leg])).collect(),
    }
}

/// The ways that a route goes: its links, in the direction of its places.
fn path(network: &Network<'_>, route: &Route) -> Vec<WayIx> {
    let of = |(n, link): (usize, &LinkIx)| {
        let from = route.places.get(n)?;
        network.ways_of(*link).find(|way| network.ways[way.index()].from == *from)
    };
    route.links.iter().enumerate().filter_map(of).collect()
}
