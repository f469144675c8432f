//! What holds reach back: limits that are used up and have a price in people.

use super::figures::{Exact, millionths, people_reached};
use crate::allocation::{Aim, Allocation, Built, Goal, Meaning, Ties, Unsolved, allocate};
use crate::certificate::{Measure, Stage};
use crate::country::{LinkIx, PermissionIx, PlaceIx};
use crate::network::Network;
use crate::time::Period;
use crate::units::GRAMS_PER_MT;
use std::collections::BTreeMap;

/// A limit that can hold reach back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Limit {
    /// Food on offer at a place.
    Supply(PlaceIx),
    /// What a link carries, from one of its places to the other.
    Link(LinkIx, PlaceIx, PlaceIx),
    /// A quota on a permission.
    Quota(PermissionIx),
    /// Room in the stores of a place.
    Store(PlaceIx),
    /// The share of people in need, by position of the served area, that permissions let it serve.
    Access(usize),
    /// The road to people behind a pass, by position of the served area.
    Pass(usize),
    /// The budget.
    Money,
}

/// A limit with its price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bottleneck {
    /// Which limit.
    pub limit: Limit,
    /// Months in which it is used up, with the price: person-months for one tonne more
    /// (for money: for 1,000 US dollars more).
    pub prices: Vec<(Period, Exact)>,
    /// Person-months that hang on it: price times what it lets through, over its months.
    pub weight: Exact,
    /// For the weightiest: extra tonnes a month allowed for, and the person-months gained when the
    /// plan was made again with them.
    pub verified: Option<(Exact, Exact)>,
}

/// How many bottlenecks are verified by planning again.
const VERIFIED: usize = 3;

pub(super) fn find(
    network: &Network<'_>,
    built: &Built,
    goal: &Goal,
    allocation: &Allocation,
) -> Result<Vec<Bottleneck>, Unsolved> {
    let mut by_limit: BTreeMap<Limit, Vec<(usize, Period, Exact)>> = BTreeMap::new();
    for (arc, price) in prices(network, built, allocation) {
        if let Some((limit, period)) = limit_of(network, built, arc) {
            by_limit.entry(limit).or_default().push((arc, period, price));
        }
    }
    let mut found: Vec<(Bottleneck, Vec<usize>)> = by_limit
        .into_iter()
        .map(|(limit, arcs)| {
            let grams = |arc: usize| built.instance.arcs[arc].capacity.unwrap_or(0);
            let mt = |arc: usize| Exact::new(i128::from(grams(arc)), i128::from(GRAMS_PER_MT));
            let weight = arcs.iter().map(|(arc, _, price)| *price * mt(*arc)).sum();
            let mut dearest: BTreeMap<Period, Exact> = BTreeMap::new();
            for (_, period, price) in &arcs {
                let slot = dearest.entry(*period).or_insert(*price);
                *slot = (*slot).max(*price);
            }
            let prices = dearest.into_iter().collect();
            let members = arcs.iter().map(|(arc, ..)| *arc).collect();
            (Bottleneck { limit, prices, weight, verified: None }, members)
        })
        .collect();
    found.extend(money(built, allocation).map(|bottleneck| (bottleneck, Vec::new())));
    found.sort_by(|a, b| b.0.weight.cmp(&a.0.weight).then(a.0.limit.cmp(&b.0.limit)));
    for (bottleneck, arcs) in found.iter_mut().take(VERIFIED) {
        bottleneck.verified = verify(built, goal, allocation, arcs)?;
    }
    Ok(found.into_iter().map(|(bottleneck, _)| bottleneck).collect())
}

/// Arcs that are full and priced by a step that counts people, with person-months per tonne. The
/// first step that prices an arc is the one that matters: later ones cannot change it.
fn prices(network: &Network<'_>, built: &Built, allocation: &Allocation) -> Vec<(usize, Exact)> {
    let arcs = &built.instance.arcs;
    let mut pinned = vec![false; arcs.len()];
    let mut priced = Vec::new();
    let Some(scale) = built.instance.scale() else {
        return priced;
    };
    for stage in &allocation.stages {
        let Stage::Prices { measure, side, potentials } = stage else {
            continue;
        };
        let weights = built.instance.weights(measure, scale);
        let per_gram = match measure {
            Measure::People(_) => Exact::new(1, i128::from(scale)),
            Measure::Grams => Exact::new(1, i128::from(network.ration_grams().0)),
            Measure::Cost | Measure::Order => continue,
        };
        for (n, arc) in arcs.iter().enumerate() {
            if pinned[n] {
                continue;
            }
            let mut cost = -i128::from(weights[n]);
            let mut weight = 1;
            if let Some(side) = side {
                weight = side.weight.0;
                cost = cost * weight + i128::from(arc.cost) * side.price.0;
            }
            let (from, to) = (potentials[arc.from as usize].0, potentials[arc.to as usize].0);
            let reduced = cost + from - to;
            pinned[n] = reduced != 0;
            if reduced < 0 && arc.capacity.is_some() {
                let per_mt = per_gram * i128::from(GRAMS_PER_MT);
                priced.push((n, Exact::new(-reduced, weight) * per_mt));
            }
        }
    }
    priced
}

/// What a full arc means as a limit; hand-outs that feed everyone are no limit.
fn limit_of(network: &Network<'_>, built: &Built, arc: usize) -> Option<(Limit, Period)> {
    Some(match built.meanings[arc] {
        Meaning::Offer(n) => {
            let offer = &network.offers[n];
            (Limit::Supply(offer.place), offer.period)
        }
        Meaning::Move(way, period) => {
            let at = &network.ways[way.index()];
            let permission = network.month(way, period).by_quota.then(|| quota_of(network, way));
            let road = Limit::Link(at.link, at.from, at.to);
            (permission.flatten().map_or(road, Limit::Quota), period)
        }
        Meaning::Gate(gate, period) => (Limit::Quota(network.gates[gate].permission), period),
        Meaning::Store(place, period) => (Limit::Store(place), period),
        Meaning::Reach(served, _, period) => (Limit::Pass(served), period),
        Meaning::HandOut { served, period, .. } => {
            let month = &network.served[served].months[period.index()];
            if month.access == crate::units::Share::ALL {
                return None;
            }
            (Limit::Access(served), period)
        }
        Meaning::Carried(_)
        | Meaning::Arriving(..)
        | Meaning::CarriedAhead(..)
        | Meaning::SendAhead(..)
        | Meaning::KeepAhead(..)
        | Meaning::UseAhead(..)
        | Meaning::Phase(..)
        | Meaning::Cell(..)
        | Meaning::Area(_)
        | Meaning::Caseload(_)
        | Meaning::Total => return None,
    })
}

/// The permission whose quota holds a link, of those it needs.
fn quota_of(network: &Network<'_>, way: crate::network::WayIx) -> Option<PermissionIx> {
    let link = network.ways[way.index()].link;
    let held = |permission: &&PermissionIx| {
        let conditions = |period| network.access.conditions(**permission, period);
        network.window.periods().any(|period| conditions(period).quota.is_some())
    };
    network.needed.needed_by_link(link).iter().find(held).copied()
}

/// The price of money, where a step had one.
fn money(built: &Built, allocation: &Allocation) -> Option<Bottleneck> {
    let scale = i128::from(built.instance.scale()?);
    let price = allocation.stages.iter().find_map(|stage| match stage {
        Stage::Prices { measure: Measure::People(_), side: Some(side), .. } => {
            // Scaled people per 1e-8 dollars: 1,000 dollars are 1e11 of them.
            let per_unit = Exact::new(side.price.0, side.weight.0) / scale;
            (side.measure == Measure::Cost && side.price.0 != 0)
                .then(|| (per_unit * 100_000_000_000, side.bound.num))
        }
        _ => None,
    });
    let (price, limit) = price?;
    let weight = price * Exact::new(limit, 100_000_000_000);
    Some(Bottleneck {
        limit: Limit::Money,
        prices: vec![(Period(0), price)],
        weight,
        verified: None,
    })
}

/// Plans again with a tenth more of a limit in every month that it binds, at least 100 tonnes.
fn verify(
    built: &Built,
    goal: &Goal,
    allocation: &Allocation,
    arcs: &[usize],
) -> Result<Option<(Exact, Exact)>, Unsolved> {
    if arcs.is_empty() || matches!(goal.aim, Aim::Cheapest(_)) {
        return Ok(None);
    }
    let capacity = |arc: &usize| built.instance.arcs[*arc].capacity.unwrap_or(0);
    let extra = (arcs.iter().map(capacity).max().unwrap_or(0) / 10).max(100 * GRAMS_PER_MT);
    let mut wider = built.clone();
    for &arc in arcs {
        let arc = &mut wider.instance.arcs[arc];
        arc.capacity = arc.capacity.map(|c| c + extra);
    }
    let again = Goal { ties: Ties::Skip, ..goal.clone() };
    let gained = allocate(&wider.instance, &again)?;
    // Two mixes have denominators of their own, so the difference is taken in millionths.
    let people = |built: &Built, plan: &Allocation| millionths(people_reached(built, plan));
    let gain = people(&wider, &gained) - people(built, allocation);
    let extra = Exact::new(i128::from(extra), i128::from(GRAMS_PER_MT));
    Ok(Some((extra, Exact::new(gain, 1_000_000))))
}
