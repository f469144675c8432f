//! From a network to numbers: a node for every place and month, an arc for everything that can
//! happen to food, and nothing that cannot matter.

use super::draft::{Built, Drafted, Meaning, Node};
use super::draft::{Draft, neighbours};
use super::{Instance, demand};
use crate::certificate::{Arc, Cell, Role};
use crate::network::{Even, Network, WayIx};
use crate::time::Period;
use std::collections::HashMap;

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
    prune(draft)
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

/// Keeps the arcs on some way from the source to the sink, closes the circle, and numbers what is left.
fn prune(draft: Draft) -> Built {
    let Draft { arcs, cells } = draft;
    let Numbered { nodes: drafted, ends, circle } = numbered(&arcs);
    let forward = marked(drafted.len(), circle[0], ends.iter().copied());
    let backward = marked(drafted.len(), circle[1], ends.iter().map(|(a, b)| (*b, *a)));
    let useful = |node: u32| forward[node as usize] && backward[node as usize];
    // Nodes are numbered anew in the same order, without those that no kept arc joins.
    let mut joined = vec![false; drafted.len()];
    let is_kept = |(from, to): &&(u32, u32)| useful(*from) && useful(*to);
    let kept = ends.iter().filter(is_kept).flat_map(|(from, to)| [*from, *to]);
    kept.chain(circle).for_each(|node| joined[node as usize] = true);
    let mut numbers = Vec::with_capacity(drafted.len());
    let mut nodes = Vec::new();
    for (node, joined) in drafted.iter().zip(joined) {
        numbers.push(nodes.len() as u32);
        nodes.extend(joined.then_some(*node));
    }
    let all = ends.iter().filter(is_kept).count() + 1;
    let (mut finished, mut meanings) = (Vec::with_capacity(all), Vec::with_capacity(all));
    for ((.., arc, meaning), ends) in arcs.into_iter().zip(&ends).filter(|(_, e)| is_kept(e)) {
        let (from, to) = (numbers[ends.0 as usize], numbers[ends.1 as usize]);
        finished.push(Arc { from, to, ..arc });
        meanings.push(meaning);
    }
    let [source, sink] = circle.map(|node| numbers[node as usize]);
    let total = Arc {
        from: sink,
        to: source,
        role: Role::Total,
        capacity: None,
        cost: 0,
        fed: None,
        served: None,
    };
    finished.push(total);
    meanings.push(Meaning::Total);
    let n_nodes = nodes.len() as u32;
    let instance = Instance { n_nodes, source, sink, arcs: finished, cells };
    Built { instance, nodes, meanings }
}

/// Nodes in order, with the arcs that join them by their numbers.
#[derive(Clone, Debug)]
pub struct Numbered {
    /// The nodes that arcs join, and both ends of the circle, in order.
    pub nodes: Vec<Node>,
    /// The nodes each arc leaves and enters.
    pub ends: Vec<(u32, u32)>,
    /// Source and sink.
    pub circle: [u32; 2],
}

/// Numbers the nodes of arcs.
pub fn numbered(arcs: &[Drafted]) -> Numbered {
    // As they are met first; there are several arcs a node, so that only nodes are put in order.
    let (mut met, mut found) = (HashMap::new(), Vec::new());
    let mut number = |node: Node| -> u32 {
        *met.entry(node).or_insert_with(|| {
            found.push(node);
            found.len() as u32 - 1
        })
    };
    let circle = [Node::Source, Node::Sink].map(&mut number);
    let ends: Vec<(u32, u32)> = arcs.iter().map(|arc| (number(arc.0), number(arc.1))).collect();
    let mut order: Vec<u32> = (0..found.len() as u32).collect();
    order.sort_unstable_by_key(|met| found[*met as usize]);
    let mut numbers = vec![0; found.len()];
    for (number, met) in (0..).zip(&order) {
        numbers[*met as usize] = number;
    }
    let number = |met: u32| numbers[met as usize];
    Numbered {
        nodes: order.iter().map(|met| found[*met as usize]).collect(),
        ends: ends.iter().map(|(from, to)| (number(*from), number(*to))).collect(),
        circle: circle.map(number),
    }
}

/// Which of some nodes can be got to from one, along arcs.
fn marked(n_nodes: usize, from: u32, arcs: impl Iterator<Item = (u32, u32)> + Clone) -> Vec<bool> {
    // The arcs that leave each node stand together, in `next` from where `first` says.
    let mut first = vec![0u32; n_nodes + 1];
    for (start, _) in arcs.clone() {
        first[start as usize + 1] += 1;
    }
    for n in 0..n_nodes {
        first[n + 1] += first[n];
    }
    let mut free = first.clone();
    let mut next = vec![0u32; first[n_nodes] as usize];
    for (start, end) in arcs {
        next[free[start as usize] as usize] = end;
        free[start as usize] += 1;
    }
    let mut marked = vec![false; n_nodes];
    marked[from as usize] = true;
    let mut open = vec![from];
    while let Some(node) = open.pop() {
        let leaving = first[node as usize] as usize..first[node as usize + 1] as usize;
        for &end in &next[leaving] {
            if !std::mem::replace(&mut marked[end as usize], true) {
                open.push(end);
            }
        }
    }
    marked
}
