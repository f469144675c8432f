//! Routes: which way the food goes, from where, through which corridor, with which waits.

use super::added;
use super::costs::{Bill, Costs};
use super::figures::Exact;
use crate::allocation::{Allocation, Built, Instance, Meaning, Unsolved};
use crate::certificate::Role;
use crate::country::{AreaIx, LinkIx, PlaceIx};
use crate::flow::decompose::decompose;
use crate::network::{Network, WayIn};
use crate::time::Period;
use num_rational::Ratio;
use std::collections::BTreeMap;

/// A shipment as arcs of the instance, with its grams in the plan's one or two flows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PathOfArcs {
    pub(super) arcs: Vec<u32>,
    pub(super) low: i64,
    pub(super) high: i64,
}

/// A way that food takes, whenever it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// Its number, from 1; the route with most tonnes is the first.
    pub number: u32,
    /// Where the food is bought, landed or lies.
    pub origin: PlaceIx,
    /// The way into the country.
    pub way_in: WayIn,
    /// Links in order of travel.
    pub links: Vec<LinkIx>,
    /// Places in order of travel, origin and the place of handing out included.
    pub places: Vec<PlaceIx>,
    /// Where it is handed out.
    pub area: AreaIx,
    /// What goes this way, by months.
    pub shipments: Vec<Shipment>,
}

/// Food that goes a route in given months.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shipment {
    /// When it leaves the origin.
    pub leaves: Period,
    /// When it is handed out.
    pub handed_out: Period,
    /// Where it waits on the way, and until when.
    pub waits: Vec<Wait>,
    /// How many grams.
    pub grams: Exact,
    /// How many person-months they serve.
    pub people: Exact,
    /// What they cost, in US cents.
    pub costs: Costs,
}

/// What goes one way at one time, added up.
#[derive(Clone, Debug, Default)]
struct Load {
    grams: Exact,
    people: Exact,
    bill: Bill,
}

/// A stay in a store, or with people behind a pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wait {
    /// Where; for food handed out ahead, where it was handed out from.
    pub place: PlaceIx,
    /// First month in store.
    pub from: Period,
    /// Month it leaves.
    pub until: Period,
    /// Whether it waits with people behind a pass rather than in a store.
    pub ahead: bool,
}

impl Route {
    /// Grams over all months.
    pub fn grams(&self) -> Exact {
        added(self.shipments.iter().map(|s| s.grams))
    }
}

/// Takes the plan's flows apart into paths. Food that would only go round in circles, which no
/// price forbids where moving is free, is taken out of the plan.
pub(super) fn paths(
    instance: &Instance,
    allocation: &mut Allocation,
) -> Result<Vec<PathOfArcs>, Unsolved> {
    let mut paths: BTreeMap<Vec<u32>, (i64, i64)> = BTreeMap::new();
    let mixed = allocation.high.is_some();
    for (arcs, grams) in taken_apart(instance, &mut allocation.low)? {
        let slot = paths.entry(arcs).or_default();
        slot.0 += grams;
        if !mixed {
            slot.1 += grams;
        }
    }
    if let Some(high) = allocation.high.as_mut() {
        for (arcs, grams) in taken_apart(instance, high)? {
            paths.entry(arcs).or_default().1 += grams;
        }
    }
    let path = |(arcs, (low, high))| PathOfArcs { arcs, low, high };
    Ok(paths.into_iter().map(path).collect())
}

fn taken_apart(instance: &Instance, flow: &mut [i64]) -> Result<Vec<(Vec<u32>, i64)>, Unsolved> {
    let mut ends = Vec::with_capacity(flow.len());
    let mut amounts = Vec::with_capacity(flow.len());
    let mut supplies = vec![0i64; instance.n_nodes as usize];
    for (arc, &grams) in instance.arcs.iter().zip(flow.iter()) {
        ends.push((arc.from, arc.to));
        let closes = arc.role == Role::Total;
        amounts.push(if closes { 0 } else { grams });
        if closes {
            supplies[instance.source as usize] += grams;
            supplies[instance.sink as usize] -= grams;
        }
    }
    let parts = decompose(&ends, &amounts, &supplies)?;
    for cycle in parts.cycles {
        for arc in cycle.arcs {
            flow[arc as usize] -= cycle.amount;
        }
    }
    Ok(parts.paths.into_iter().map(|p| (p.arcs, p.amount)).collect())
}

/// Puts paths together that go the same way, whatever their months, phases and parts.
pub(super) fn routes(
    network: &Network<'_>,
    built: &Built,
    paths: &[PathOfArcs],
    mix: Ratio<i128>,
) -> Vec<Route> {
    type Way = (PlaceIx, Vec<LinkIx>, AreaIx, bool);
    type When = (Period, Period, Vec<Wait>);
    let mut by_way: BTreeMap<Way, (Vec<PlaceIx>, BTreeMap<When, Load>)> = BTreeMap::new();
    for path in paths {
        let Some(told) = tell(network, built, path) else {
            continue;
        };
        let low = Exact::from_integer(i128::from(path.low));
        let grams = match path.high - path.low {
            0 => low,
            more => low + mix * Exact::from_integer(i128::from(more)),
        };
        let slot = by_way.entry((told.origin, told.links, told.area, told.entered)).or_default();
        slot.0 = told.places;
        let load = slot.1.entry((told.leaves, told.handed_out, told.waits)).or_default();
        load.grams += grams;
        for arc in path.arcs.iter().map(|arc| *arc as usize) {
            load.bill.pay(network, built, arc, (path.low, path.high));
            if let Some(fed) = built.instance.arcs[arc].feeds() {
                load.people += grams / i128::from(fed.grams_per_person);
            }
        }
    }
    let mut routes: Vec<Route> = by_way
        .into_iter()
        .map(|((origin, links, area, entered), (places, whens))| {
            let shipment = |((leaves, handed_out, waits), load): (When, Load)| Shipment {
                leaves,
                handed_out,
                waits,
                grams: load.grams,
                people: load.people,
                costs: load.bill.costs(mix),
            };
            let way_in = network.comes_in(&links, &places, entered);
            let shipments = whens.into_iter().map(shipment).collect();
            Route { number: 0, origin, way_in, links, places, area, shipments }
        })
        .filter(|route| route.grams() > Exact::from_integer(0))
        .collect();
    // Stable, so routes of equal tonnage keep the order of their ids.
    routes.sort_by_cached_key(|route| std::cmp::Reverse(route.grams()));
    for (n, route) in routes.iter_mut().enumerate() {
        route.number = n as u32 + 1;
    }
    routes
}

struct Told {
    origin: PlaceIx,
    links: Vec<LinkIx>,
    places: Vec<PlaceIx>,
    area: AreaIx,
    leaves: Period,
    handed_out: Period,
    waits: Vec<Wait>,
    /// Whether it comes from outside the country.
    entered: bool,
}

/// A path in the words of the field; `None` for one that feeds nobody, which there is none of.
fn tell(network: &Network<'_>, built: &Built, path: &PathOfArcs) -> Option<Told> {
    let (mut links, mut places, mut waits) = (Vec::new(), Vec::new(), Vec::<Wait>::new());
    let (mut leaves, mut handed_out, mut area) = (None, None, None);
    let mut entered = false;
    for arc in path.arcs.iter().map(|arc| *arc as usize) {
        match built.meanings[arc] {
            Meaning::Offer(n) => {
                entered = network.comes_from_outside(&network.offers[n]);
                places.push(network.offers[n].place);
            }
            Meaning::Carried(place) | Meaning::Arriving(place, _) => places.push(place),
            Meaning::CarriedAhead(served, _) => places.push(network.served[served].place),
            Meaning::Move(way, period) => {
                let way = network.ways[way.index()];
                links.push(way.link);
                places.push(way.to);
                leaves.get_or_insert(period);
            }
            Meaning::Store(place, period) => wait(&mut waits, place, period, false),
            Meaning::SendAhead(served, _, period) | Meaning::KeepAhead(served, _, period) => {
                wait(&mut waits, network.served[served].place, period, true);
            }
            Meaning::HandOut { served, period, .. } => {
                handed_out = Some(period);
                area = Some(network.served[served].area);
            }
            Meaning::Gate(..)
            | Meaning::Reach(..)
            | Meaning::UseAhead(..)
            | Meaning::Phase(..)
            | Meaning::Cell(..)
            | Meaning::Area(_)
            | Meaning::Caseload(_)
            | Meaning::Total => {}
        }
    }
    let (origin, handed_out) = (*places.first()?, handed_out?);
    // Food handed out where it lay never travels; it leaves when it is handed out.
    let leaves = leaves.unwrap_or(handed_out);
    // Waiting at the origin is no stop on the way.
    waits.retain(|w| w.ahead || w.place != origin || w.from >= leaves);
    Some(Told { origin, links, places, area: area?, leaves, handed_out, waits, entered })
}

/// Notes a month of waiting, as part of the wait before it where that goes on.
fn wait(waits: &mut Vec<Wait>, place: PlaceIx, period: Period, ahead: bool) {
    let until = Period(period.0 + 1);
    match waits.last_mut() {
        Some(last) if last.place == place && last.ahead == ahead && last.until == period => {
            last.until = until;
        }
        _ => waits.push(Wait { place, from: period, until, ahead }),
    }
}
