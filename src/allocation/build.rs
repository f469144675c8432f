//! From a network to numbers: a node for every place and month, an arc for everything that can
//! happen to food, and nothing that cannot matter.

use super::draft::{Built, Drafted, Meaning, Node};
use super::draft::{Draft, neighbours};
use super::{Instance, demand};
use crate::certificate::{Arc, Cell, Role};
use crate::network::{Even, Network, WayIx};
use crate::time::Period;
use std::collections::BTreeMap;

/// Everything that can happen to food in a network, whether or not it helps anyone: what, at most
/// how many grams, and the cost in cents a tonne.
pub fn possible(network: &Network<'_>) -> Vec<(Meaning, Arc)> {
    draft(network).arcs.into_iter().map(|(.., arc, meaning)| (meaning, arc)).collect()
}

/// The arcs of [`possible`] with the nodes that each joins, and the cells whose totals some of them carry:
/// for whoever numbers them otherwise.
pub fn drafted(network: &Network<'_>) -> (Vec<Drafted>, Vec<Cell>) {
    let Draft { arcs, cells } = draft(network);
    (arcs, cells)
}

fn draft(network: &Network<'_>) -> Draft {
    let mut draft = Draft::default();
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

/// Writes a network as numbers.
pub fn build(network: &Network<'_>) -> Built {
    let draft = draft(network);
    let total =
        Arc { from: 0, to: 0, role: Role::Total, capacity: None, cost: 0, fed: None, served: None };
    prune(draft, (Node::Sink, Node::Source, total, Meaning::Total))
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
    let storing = network.country.costs.storing.best.0;
    for (&place, room) in &network.rooms {
        for (now, next) in neighbours(network) {
            let ends = (Node::Place(place, now), Node::Place(place, next));
            let limit = (room.map(|r| r.0), storing);
            draft.add(ends, Role::Store, limit, Meaning::Store(place, now));
        }
    }
}

/// Keeps the arcs on some way from the source to the sink, and numbers what is left.
fn prune(draft: Draft, total: Drafted) -> Built {
    let Draft { arcs, cells } = draft;
    let forward = marked(&arcs, Node::Source, |a| (a.0, a.1));
    let backward = marked(&arcs, Node::Sink, |a| (a.1, a.0));
    let useful = |node: &Node| forward.contains_key(node) && backward.contains_key(node);
    let kept: Vec<Drafted> =
        arcs.into_iter().filter(|a| useful(&a.0) && useful(&a.1)).chain([total]).collect();
    let mut numbers: BTreeMap<Node, u32> = BTreeMap::new();
    for node in kept.iter().flat_map(|a| [a.0, a.1]) {
        numbers.insert(node, 0);
    }
    let nodes: Vec<Node> = numbers.keys().copied().collect();
    for (n, number) in numbers.values_mut().enumerate() {
        *number = n as u32;
    }
    let mut meanings = Vec::with_capacity(kept.len());
    let mut finished = Vec::with_capacity(kept.len());
    for (from, to, mut arc, meaning) in kept {
        (arc.from, arc.to) = (numbers[&from], numbers[&to]);
        finished.push(arc);
        meanings.push(meaning);
    }
    let (source, sink) = (numbers[&Node::Source], numbers[&Node::Sink]);
    let n_nodes = nodes.len() as u32;
    let instance = Instance { n_nodes, source, sink, arcs: finished, cells };
    Built { instance, nodes, meanings }
}

/// Every node that can be got to from one, along arcs as `ends` reads them.
fn marked(
    arcs: &[Drafted],
    from: Node,
    ends: impl Fn(&Drafted) -> (Node, Node),
) -> BTreeMap<Node, ()> {
    let mut next: BTreeMap<Node, Vec<Node>> = BTreeMap::new();
    for arc in arcs {
        let (start, end) = ends(arc);
        next.entry(start).or_default().push(end);
    }
    let mut marked = BTreeMap::from([(from, ())]);
    let mut open = vec![from];
    while let Some(node) = open.pop() {
        for &end in next.get(&node).into_iter().flatten() {
            if marked.insert(end, ()).is_none() {
                open.push(end);
            }
        }
    }
    marked
}
