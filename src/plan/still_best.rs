//! Whether a plan's proof still holds where a network lets more pass than the one that it was made for, so that
//! planning again would serve the same people.
//!
//! What is best on a network stays so while every arc that is given more room has some left, for a limit
//! that is not reached holds nothing back. An arc that is full, or closed, is held against the proof step by
//! step: by the prices of the nodes that it joins it would have to gain something, or lead from a
//! richer side of a cut to a poorer one; otherwise the proof stands with it, too.

use super::Plan;
use crate::certificate::{Claim, Level, Measure, Node, Objective, Role, Stage};
use crate::country::PlaceIx;
use crate::network::{Network, Offer, Served, WayIx};
use crate::scenario::Even;
use crate::time::Period;
use crate::units::Grams;
use std::collections::BTreeMap;

/// A plan with the network that it is the best of, to hold others against.
#[derive(Debug)]
pub struct Standing<'p, 'n, 'a> {
    plan: &'p Plan,
    network: &'n Network<'a>,
    /// The nodes of places, by the ids of the place and the month.
    nodes: BTreeMap<(&'p str, &'p str), u32>,
    /// Whether anything can be told: phases or people come first, money is no limit, evenness over cells is
    /// proven, and a single flow does it.
    tells: bool,
}

impl<'p, 'n, 'a> Standing<'p, 'n, 'a> {
    /// A plan of a network.
    pub fn new(plan: &'p Plan, network: &'n Network<'a>) -> Standing<'p, 'n, 'a> {
        let Claim { objective, level, high, budget, floors, nodes, .. } = &plan.claim;
        let by_people = match objective {
            Objective::Severity | Objective::MostPeople => true,
            Objective::Fairest | Objective::CheapestFor { .. } => false,
        };
        let tells = by_people
            && *level == Level::Even
            && (high, budget) == (&None, &None)
            && floors.is_empty()
            && network.scenario.even == Even::Cells;
        let places = nodes.iter().zip(0..).filter_map(|(node, n)| match node {
            Node::Place { id, month } => Some(((id.as_str(), month.as_str()), n)),
            Node::Ahead { .. } | Node::Named(_) => None,
        });
        Standing { plan, network, nodes: places.collect(), tells }
    }

    /// Whether it is sure that whoever the plan serves are those that a plan of another network would
    /// serve; what that costs, and by which routes, may differ.
    pub fn is_best_of(&self, other: &Network<'_>) -> bool {
        self.tells
            && self.alike(other)
            && self.ways(other)
            && self.offers(other)
            && self.rooms(other)
    }

    /// Whether the networks are alike but for what ways, offers and stores allow for.
    fn alike(&self, other: &Network<'_>) -> bool {
        let network = self.network;
        let served = |a: &Served, b: &Served| {
            (a.area, a.place, &a.months, &a.parts) == (b.area, b.place, &b.months, &b.parts)
        };
        let same_served = network.served.len() == other.served.len()
            && network.served.iter().zip(&other.served).all(|(a, b)| served(a, b));
        same_served
            && network.scenario.objective == other.scenario.objective
            && network.scenario.even == other.scenario.even
            && network.window == other.window
            && network.ration == other.ration
            && network.ways == other.ways
            && network.gates == other.gates
            && network.caseloads == other.caseloads
            && network.carried == other.carried
            && network.budget_cents == other.budget_cents
    }

    fn ways(&self, other: &Network<'_>) -> bool {
        let all = (0..self.network.ways.len() as u32).map(WayIx);
        let months = || self.network.window.periods();
        let mut each = all.flat_map(|way| months().map(move |period| (way, period)));
        each.all(|(way, period)| self.way(other, way, period))
    }

    fn way(&self, other: &Network<'_>, way: WayIx, period: Period) -> bool {
        let [before, then] = [self.network, other].map(|n| n.month(way, period).capacity);
        if self.network.lead_months(way) != other.lead_months(way) {
            return false;
        }
        match more(before, then) {
            More::Less => return false,
            More::Alike => return true,
            More::Wider => {}
        }
        let moved = self.plan.moved.get(&(way, period)).copied().unwrap_or_default();
        let has_room = before.is_none_or(|most| moved < super::Exact::from_integer(most.0.into()));
        if has_room && before != Some(Grams(0)) {
            return true;
        }
        let arrives = Period(period.0.saturating_add(self.network.lead_months(way)));
        if arrives.index() >= self.network.window.n_months() {
            return true;
        }
        let gated = self.network.gates.iter().any(|gate| gate.ways.contains(&way));
        let ends = self.network.ways[way.index()];
        !gated && self.gains_nothing(self.node(ends.from, period), self.node(ends.to, arrives))
    }

    fn offers(&self, other: &Network<'_>) -> bool {
        let key = |offer: &Offer| (offer.key(), offer.period);
        let by_key = |network: &Network<'_>| -> BTreeMap<_, i64> {
            let mut sums = BTreeMap::new();
            for offer in &network.offers {
                *sums.entry(key(offer)).or_default() += offer.amount.0;
            }
            sums
        };
        let (before, then) = (by_key(self.network), by_key(other));
        if before.iter().any(|(key, grams)| then.get(key).is_none_or(|then| then < grams)) {
            return false;
        }
        let mut wider = then.iter().filter(|(key, grams)| before.get(key) != Some(grams));
        wider.all(|(((_, _, place), period), _)| {
            let node = self.node(*place, *period);
            self.gains_nothing(Some(self.plan.claim.source), node)
        })
    }

    fn rooms(&self, other: &Network<'_>) -> bool {
        if !self.network.rooms.keys().eq(other.rooms.keys()) {
            return false;
        }
        let mut both = self.network.rooms.iter().zip(other.rooms.values());
        both.all(|((place, before), then)| match more(*before, *then) {
            More::Less => false,
            More::Alike => true,
            More::Wider => {
                let mut months = self.network.window.periods().skip(1);
                months.all(|next| {
                    let now = Period(next.0 - 1);
                    let [from, to] = [now, next].map(|period| self.node(*place, period));
                    self.stores_less(from, to, *before) || self.gains_nothing(from, to)
                })
            }
        })
    }

    /// Whether a store has room left from one month to the next.
    fn stores_less(&self, from: Option<u32>, to: Option<u32>, room: Option<Grams>) -> bool {
        let (Some(from), Some(to), Some(room)) = (from, to, room) else { return false };
        let claim = &self.plan.claim;
        let mut stored = claim.arcs.iter().zip(&claim.low);
        let own =
            stored.find(|(arc, _)| arc.role == Role::Store && (arc.from, arc.to) == (from, to));
        own.is_some_and(|(_, grams)| *grams < room.0)
    }

    fn node(&self, place: PlaceIx, period: Period) -> Option<u32> {
        let id = self.network.country.places[place.index()].id.as_str();
        let month = self.network.window.month(period).to_string();
        self.nodes.get(&(id, month.as_str())).copied()
    }

    /// Whether the proof stands with more room from one node to another. A node that the plan's network
    /// lacks has no price, and then nothing is sure.
    fn gains_nothing(&self, from: Option<u32>, to: Option<u32>) -> bool {
        let (Some(from), Some(to)) = (from, to) else { return false };
        let (from, to) = (from as usize, to as usize);
        for stage in &self.plan.claim.stages {
            match stage {
                // Who is served is settled by then.
                Stage::Prices { measure: Measure::Cost | Measure::Order, .. } => return true,
                Stage::Prices { side: Some(_), .. } | Stage::Unaffordable { .. } => return false,
                Stage::Prices { potentials, .. } => {
                    let reduced = potentials[from].0 - potentials[to].0;
                    if reduced != 0 {
                        return reduced > 0;
                    }
                }
                Stage::Cuts { side_of, .. } if side_of[from] != side_of[to] => {
                    return side_of[from] < side_of[to];
                }
                Stage::Level { near, .. } if near[from] != near[to] => return near[from],
                Stage::Cuts { .. } | Stage::Level { .. } => {}
            }
        }
        true
    }
}

/// What becomes of a limit.
enum More {
    Less,
    Alike,
    Wider,
}

fn more(before: Option<Grams>, then: Option<Grams>) -> More {
    let whole = |limit: Option<Grams>| limit.map_or(i64::MAX, |grams| grams.0);
    match whole(then).cmp(&whole(before)) {
        std::cmp::Ordering::Less => More::Less,
        std::cmp::Ordering::Equal => More::Alike,
        std::cmp::Ordering::Greater => More::Wider,
    }
}
