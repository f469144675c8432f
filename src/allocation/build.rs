//! From a network to numbers: a node for every place and month, an arc for everything that can
//! happen to food, and nothing that cannot matter.

use super::{Instance, demand};
use crate::certificate::{Arc, Cell, Role};
use crate::country::PlaceIx;
use crate::network::{Even, Network, WayIx};
use crate::time::Period;
use std::collections::BTreeMap;

/// What a node of the instance stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Node {
    /// Where everything on offer starts.
    Source,
    /// A place in a period.
    Place(PlaceIx, Period),
    /// What passes a quota (by position of the gate) in a period.
    Gate(usize, Period),
    /// People behind a pass, by position of the served area and of its part, in a period.
    Behind(usize, usize, Period),
    /// Food handed out ahead to them, as it stands at the start of a period.
    Ahead(usize, usize, Period),
    /// Everything handed out to people of an IPC phase in an area (by position among the served) in
    /// a period, where parts of it are fed apart.
    Phase(usize, Period, u8),
    /// Everything handed out in an area in a period.
    Cell(usize, Period),
    /// Everything handed out in an area, where evenness is compared over the window.
    Area(usize),
    /// Everything handed out where several areas share a limit on people, by its position.
    Caseload(usize),
    /// Where everything handed out ends.
    Sink,
}

/// What an arc of the instance stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// An offer, by position.
    Offer(usize),
    /// Stock carried into the window at a place.
    Carried(PlaceIx),
    /// Food handed out ahead before the window, by served area and part.
    CarriedAhead(usize, usize),
    /// Food under way to a place from before the window, and when it arrives.
    Arriving(PlaceIx, Period),
    /// Moving along a way, in the month of departure.
    Move(WayIx, Period),
    /// Passing a quota.
    Gate(usize, Period),
    /// Waiting in a store until the next period.
    Store(PlaceIx, Period),
    /// Moving to people behind a pass within the period.
    Reach(usize, usize, Period),
    /// Moving ahead of a closure, for the periods after this one.
    SendAhead(usize, usize, Period),
    /// Kept by people behind a pass until the next period.
    KeepAhead(usize, usize, Period),
    /// Used behind a pass in the period.
    UseAhead(usize, usize, Period),
    /// Handed out to people of an IPC phase in an area, or in a part of it.
    HandOut {
        /// Position among the served areas.
        served: usize,
        /// Part of it behind a pass; `None` for the rest.
        part: Option<usize>,
        /// When.
        period: Period,
        /// 3, 4 or 5.
        phase: u8,
    },
    /// Everything handed out to people of an IPC phase in an area in a period.
    Phase(usize, Period, u8),
    /// Everything handed out in an area in a period.
    Cell(usize, Period),
    /// Everything handed out in an area over the window.
    Area(usize),
    /// Everything handed out where several areas share a limit on people, by its position.
    Caseload(usize),
    /// Everything handed out.
    Total,
}

impl Meaning {
    /// The month it belongs to; `None` for what has no month. Offers and shared limits know theirs.
    pub fn period(
        self,
        offer: impl Fn(usize) -> Period,
        caseload: impl Fn(usize) -> Period,
    ) -> Option<Period> {
        match self {
            Meaning::Offer(n) => Some(offer(n)),
            Meaning::Caseload(n) => Some(caseload(n)),
            Meaning::Carried(_) | Meaning::CarriedAhead(..) => Some(Period(0)),
            Meaning::Arriving(_, period)
            | Meaning::Move(_, period)
            | Meaning::Gate(_, period)
            | Meaning::Store(_, period)
            | Meaning::Reach(_, _, period)
            | Meaning::SendAhead(_, _, period)
            | Meaning::KeepAhead(_, _, period)
            | Meaning::UseAhead(_, _, period)
            | Meaning::Phase(_, period, _)
            | Meaning::Cell(_, period)
            | Meaning::HandOut { period, .. } => Some(period),
            Meaning::Area(_) | Meaning::Total => None,
        }
    }
}

/// An instance with what its nodes and arcs stand for.
#[derive(Clone, Debug)]
pub struct Built {
    /// The numbers.
    pub instance: Instance,
    /// What each node stands for.
    pub nodes: Vec<Node>,
    /// What each arc stands for.
    pub meanings: Vec<Meaning>,
}

#[derive(Default)]
pub(super) struct Draft {
    pub(super) arcs: Vec<Drafted>,
    pub(super) cells: Vec<Cell>,
}

impl Draft {
    pub(super) fn add(
        &mut self,
        ends: (Node, Node),
        role: Role,
        limit: (Option<i64>, i64),
        of: Meaning,
    ) {
        let (capacity, cost) = limit;
        if capacity != Some(0) {
            let arc = Arc { from: 0, to: 0, role, capacity, cost, fed: None, served: None };
            self.arcs.push((ends.0, ends.1, arc, of));
        }
    }

    /// Adds the arc with the total of a cell.
    pub(super) fn total(&mut self, ends: (Node, Node), cell: Cell, of: Meaning) {
        let before = self.arcs.len();
        self.add(ends, Role::Served, (cell.limit, 0), of);
        if let Some((.., arc, _)) = self.arcs.get_mut(before) {
            arc.served = Some(self.cells.len() as u32);
        }
        self.cells.push(cell);
    }
}

/// Everything that can happen to food in a network, whether or not it helps anyone: what, at most
/// how many grams, and the cost in cents a tonne.
pub fn possible(network: &Network<'_>) -> Vec<(Meaning, Arc)> {
    draft(network).arcs.into_iter().map(|(.., arc, meaning)| (meaning, arc)).collect()
}

/// The same with the nodes that each joins, and the cells whose totals some of them carry: for whoever
/// numbers them otherwise.
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

pub(super) fn neighbours(network: &Network<'_>) -> impl Iterator<Item = (Period, Period)> {
    let last = network.window.n_months() as u8;
    (1..last).map(|n| (Period(n - 1), Period(n)))
}

/// An arc with the nodes it leaves and enters, and what it stands for.
pub type Drafted = (Node, Node, Arc, Meaning);

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
