//! What nodes and arcs of the network stand for, and the draft on which they are written.

use super::Instance;
use crate::certificate::{Arc, Cell, Role};
use crate::country::PlaceIx;
use crate::network::{Network, WayIx};
use crate::time::Period;
use std::collections::HashMap;

/// What a node of the instance stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

/// A network as it is written: arcs in order, between nodes that are numbered as arcs first meet them.
#[derive(Debug)]
pub struct Draft {
    pub(super) arcs: Vec<Arc>,
    meanings: Vec<Meaning>,
    pub(super) cells: Vec<Cell>,
    met: HashMap<Node, u32>,
    /// Nodes by their numbers.
    nodes: Vec<Node>,
}

/// The numbers of source and sink in a draft.
const CIRCLE: [u32; 2] = [0, 1];

impl Draft {
    /// Nothing but the two nodes that every network has.
    pub(super) fn new() -> Draft {
        let nodes = vec![Node::Source, Node::Sink];
        let met = nodes.iter().copied().zip(CIRCLE).collect();
        Draft { arcs: Vec::new(), meanings: Vec::new(), cells: Vec::new(), met, nodes }
    }

    pub(super) fn add(
        &mut self,
        ends: (Node, Node),
        role: Role,
        limit: (Option<i64>, i64),
        of: Meaning,
    ) {
        let (capacity, cost) = limit;
        if capacity != Some(0) {
            let (from, to) = (self.number(ends.0), self.number(ends.1));
            self.arcs.push(Arc { from, to, role, capacity, cost, fed: None, served: None });
            self.meanings.push(of);
        }
    }

    fn number(&mut self, node: Node) -> u32 {
        *self.met.entry(node).or_insert_with(|| {
            self.nodes.push(node);
            self.nodes.len() as u32 - 1
        })
    }

    /// Adds the arc with the total of a cell.
    pub(super) fn total(&mut self, ends: (Node, Node), cell: Cell, of: Meaning) {
        let before = self.arcs.len();
        self.add(ends, Role::Served, (cell.limit, 0), of);
        if let Some(arc) = self.arcs.get_mut(before) {
            arc.served = Some(self.cells.len() as u32);
        }
        self.cells.push(cell);
    }

    /// The arcs.
    pub fn arcs(&self) -> &[Arc] {
        &self.arcs
    }

    /// What each arc stands for.
    pub fn meanings(&self) -> &[Meaning] {
        &self.meanings
    }

    /// Adds an arc once more, with another end.
    pub fn again(&mut self, arc: usize, to: Node) {
        let to = self.number(to);
        self.arcs.push(Arc { to, ..self.arcs[arc].clone() });
        self.meanings.push(self.meanings[arc]);
    }

    /// The arcs, each with what it stands for.
    pub(super) fn parted(self) -> Vec<(Meaning, Arc)> {
        self.meanings.into_iter().zip(self.arcs).collect()
    }

    /// Leaves out arcs that are on no way from the source to the sink.
    pub(super) fn pruned(mut self) -> Draft {
        self.met = HashMap::new();
        let ends = || self.arcs.iter().map(|arc| (arc.from, arc.to));
        let forward = marked(self.nodes.len(), CIRCLE[0], ends());
        let backward = marked(self.nodes.len(), CIRCLE[1], ends().map(|(a, b)| (b, a)));
        let useful = |node: u32| forward[node as usize] && backward[node as usize];
        let is_kept = |arc: &Arc| useful(arc.from) && useful(arc.to);
        let mut kept = self.arcs.iter().map(is_kept);
        self.meanings.retain(|_| kept.next().unwrap_or(false));
        self.arcs.retain(is_kept);
        self
    }

    /// Closes the circle, and numbers the nodes that arcs join, and both ends of the circle, in order.
    pub fn finished(self) -> Built {
        let Draft { mut arcs, mut meanings, cells, met, nodes: found } = self;
        drop(met);
        let [from, to] = [CIRCLE[1], CIRCLE[0]];
        let (role, capacity, cost, fed, served) = (Role::Total, None, 0, None, None);
        arcs.push(Arc { from, to, role, capacity, cost, fed, served });
        meanings.push(Meaning::Total);
        let mut joined = vec![false; found.len()];
        arcs.iter().flat_map(|arc| [arc.from, arc.to]).for_each(|n| joined[n as usize] = true);
        // There are several arcs a node, so that only nodes are put in order.
        let mut order: Vec<u32> = (0..found.len() as u32).collect();
        order.retain(|met| joined[*met as usize]);
        order.sort_unstable_by_key(|met| found[*met as usize]);
        let mut numbers = vec![0; found.len()];
        for (number, met) in (0..).zip(&order) {
            numbers[*met as usize] = number;
        }
        for end in arcs.iter_mut().flat_map(|arc| [&mut arc.from, &mut arc.to]) {
            *end = numbers[*end as usize];
        }
        arcs.shrink_to_fit();
        meanings.shrink_to_fit();
        let nodes: Vec<Node> = order.iter().map(|met| found[*met as usize]).collect();
        let [source, sink] = CIRCLE.map(|node| numbers[node as usize]);
        let n_nodes = nodes.len() as u32;
        Built { instance: Instance { n_nodes, source, sink, arcs, cells }, nodes, meanings }
    }
}

pub(super) fn neighbours(network: &Network<'_>) -> impl Iterator<Item = (Period, Period)> {
    let last = network.window.n_months() as u8;
    (1..last).map(|n| (Period(n - 1), Period(n)))
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
