//! From a network to numbers: a node for every place and month, an arc for everything that can
//! happen to food, and nothing that cannot matter.

use super::demand;
use super::draft::{Built, Draft, Meaning, Node, neighbours};
use crate::certificate::{Arc, Role};
use crate::network::{Even, Network, WayIx};
use crate::time::Period;

/// Everything that can happen to food in a network, whether or not it helps anyone: what, at most
/// how many grams, and the cost in cents a tonne.
pub fn possible(network: &Network<'_>) -> Vec<(Meaning, Arc)> {
    drafted(network).parted()
}

/// The arcs of [`possible`] as they are written, for whoever adds to them.
pub fn drafted(network: &Network<'_>) -> Draft {
    let mut draft = Draft::new();
    supplies(network, &mut draft);
    moves(network, &mut draft);
    stores(network, &mut draft);
    if network.scenario.even == Even::Cells {
        demand::joint(network, &mut draft);
    }
    for n in 0..network.served.len() {
        demand::add(network, n, &mut draft);
    }
    draft
}

/// Writes a network as numbers: keeps the arcs on some way from the source to the sink, closes the circle,
/// and numbers what is left.
pub fn build(network: &Network<'_>) -> Built {
    drafted(network).pruned().finished()
}

fn supplies(network: &Network<'_>, draft: &mut Draft) {
    for (n, offer) in network.offers.iter().enumerate() {
        let to = Node::Place(offer.place, offer.period);
        let limit = (Some(offer.amount.0), offer.price.0);
        draft.add((Node::Source, to), Role::Supply, limit, Meaning::Offer(n));
    }
    for (&place, grams) in &network.carried.at {
        let to = Node::Place(place, Period(0));
        draft.add((Node::Source, to), Role::Supply, (Some(grams.0), 0), Meaning::Carried(place));
    }
    for (&(place, period), grams) in &network.carried.arriving {
        let of = Meaning::Arriving(place, period);
        let to = Node::Place(place, period);
        draft.add((Node::Source, to), Role::Supply, (Some(grams.0), 0), of);
    }
    for (&(served, part), grams) in &network.carried.ahead {
        let to = Node::Ahead(served, part, Period(0));
        let of = Meaning::CarriedAhead(served, part);
        draft.add((Node::Source, to), Role::Supply, (Some(grams.0), 0), of);
    }
}

fn moves(network: &Network<'_>, draft: &mut Draft) {
    for (n, way) in network.ways.iter().enumerate() {
        let ix = WayIx(n as u32);
        let lead = network.lead_months(ix);
        for period in network.window.periods() {
            let month = network.month(ix, period);
            let arrives = Period(period.0.saturating_add(lead));
            if arrives.index() >= network.window.n_months() {
                // Nobody is served within the window by what arrives after it.
                continue;
            }
            let (mut from, mut to) = (Node::Place(way.from, period), Node::Place(way.to, arrives));
            let gate = |inward: bool| {
                let held = |g: &crate::network::Gate| {
                    g.inward == inward && g.ways.contains(&ix) && g.limits[period.index()].is_some()
                };
                network.gates.iter().position(held)
            };
            if let Some(g) = gate(true) {
                // No way with a lead has a gate at its far end.
                to = Node::Gate(g, period);
            }
            if let Some(g) = gate(false) {
                from = Node::Gate(g, period);
            }
            let limit = (month.capacity.map(|c| c.0), month.cost.0);
            draft.add((from, to), Role::Move, limit, Meaning::Move(ix, period));
        }
    }
    for (g, gate) in network.gates.iter().enumerate() {
        for period in network.window.periods() {
            let Some(limit) = gate.limits[period.index()] else {
                continue;
            };
            let (at, place) = (Node::Gate(g, period), Node::Place(gate.place, period));
            let ends = if gate.inward { (at, place) } else { (place, at) };
            draft.add(ends, Role::Joint, (Some(limit.0), 0), Meaning::Gate(g, period));
        }
    }
}

fn stores(network: &Network<'_>, draft: &mut Draft) {
    let storing = network.figures().storing.0;
    for (&place, room) in &network.rooms {
        for (now, next) in neighbours(network) {
            let ends = (Node::Place(place, now), Node::Place(place, next));
            let limit = (room.map(|r| r.0), storing);
            draft.add(ends, Role::Store, limit, Meaning::Store(place, now));
        }
    }
}
