//! A smaller network with the same largest flow, and the way back.
//!
//! With some players settled and others free, arcs that can carry nothing are left out, arcs
//! side by side become one, and nodes are joined where nothing is lost by it:
//!
//! - two nodes with unlimited arcs both ways that wait for no free player;
//! - a node whose only arcs in come from one node, one of them unlimited and waiting for nobody;
//! - a node whose only arcs out go to one node, one of them unlimited and waiting for nobody.
//!
//! Every join adds one edge to a tree over the nodes of the instance. A flow of the small network
//! becomes one of the instance by sending along these trees what nodes have left over or lack:
//! the three rules say that the arc for it is there. Joined nodes lie on one side of every cut.

use super::gated::Gated;
use crate::certificate::Arc;

/// A node of the instance that food never comes to.
const NEVER_REACHED: u32 = u32::MAX;
/// A node of the instance that food comes to and from which it never gets to people.
const LEADS_NOWHERE: u32 = u32::MAX - 1;
/// No arc.
const NONE: u32 = u32::MAX;

/// An arc of the small network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slim {
    pub(super) from: u32,
    pub(super) to: u32,
    /// With all free players on.
    pub(super) capacity: i64,
    /// The free players it waits for.
    pub(super) gate: u128,
    /// Position of its steps, where it has some.
    pub(super) steps: Option<usize>,
}

/// The small network.
#[derive(Clone, Debug)]
pub(super) struct Reduced {
    pub(super) n_nodes: usize,
    pub(super) source: u32,
    pub(super) sink: u32,
    pub(super) arcs: Vec<Slim>,
    /// Where the arcs of the instance that make up each small arc begin in `members`.
    first: Vec<u32>,
    members: Vec<Member>,
    /// Edges of the trees, leaves first.
    tree: Vec<Edge>,
    /// The small node of each node of the instance.
    node_of: Vec<u32>,
}

/// A flow of the instance, kept while that of the small network changes.
#[derive(Clone, Debug)]
pub(super) struct Whole {
    /// The flow of the small network that was written out last.
    small: Vec<i64>,
    /// What each arc of the instance carries.
    pub(super) flow: Vec<i64>,
    /// What the arcs between joined nodes leave at each node.
    left: Vec<i64>,
    balance: Vec<i64>,
}

#[derive(Clone, Copy, Debug)]
struct Member {
    arc: u32,
    from: u32,
    to: u32,
    capacity: i64,
}

/// An edge of a tree: the arcs of the instance between two nodes, where they are needed.
#[derive(Clone, Copy, Debug)]
struct Edge {
    child: u32,
    parent: u32,
    up: u32,
    down: u32,
}

impl Reduced {
    /// Reduces a network in which the players in `on` are on and those in `free` may come on.
    pub(super) fn new(gated: &Gated, on: u128, free: u128) -> Reduced {
        let instance = &gated.instance;
        let live = Live::new(gated, on, free);
        let mut joining = Joining::new(instance.n_nodes as usize);
        joining.join_pairs(instance.arcs.as_slice(), &live);
        loop {
            let entered =
                joining.join_single(instance.arcs.as_slice(), &live, instance.source, true);
            let left = joining.join_single(instance.arcs.as_slice(), &live, instance.source, false);
            if entered + left == 0 {
                break;
            }
        }
        assemble(gated, (on, free), &live, joining)
    }

    /// No flow, written out.
    pub(super) fn nothing(&self, n_arcs: usize) -> Whole {
        Whole {
            small: vec![0; self.arcs.len()],
            flow: vec![0; n_arcs],
            left: vec![0; self.node_of.len()],
            balance: vec![0; self.node_of.len()],
        }
    }

    /// Writes a flow of the small network, given by arc, as one of the instance.
    pub(super) fn write_out(&self, small: impl Fn(usize) -> i64, whole: &mut Whole) {
        for arc in 0..self.arcs.len() {
            let amount = small(arc);
            if std::mem::replace(&mut whole.small[arc], amount) == amount {
                continue;
            }
            let mut rest = amount;
            for member in &self.members[self.first[arc] as usize..self.first[arc + 1] as usize] {
                let part = rest.min(member.capacity);
                rest -= part;
                let more = part - std::mem::replace(&mut whole.flow[member.arc as usize], part);
                whole.left[member.from as usize] -= more;
                whole.left[member.to as usize] += more;
            }
        }
        let (flow, balance) = (&mut whole.flow, &mut whole.balance);
        balance.copy_from_slice(&whole.left);
        for edge in &self.tree {
            let over = balance[edge.child as usize];
            balance[edge.parent as usize] += over;
            if edge.up != NONE {
                flow[edge.up as usize] = over.max(0);
            }
            if edge.down != NONE {
                flow[edge.down as usize] = (-over).max(0);
            }
        }
    }

    /// Which nodes of the instance lie on the source's side of a cut of the small network.
    pub(super) fn side(&self, on_sink_side: impl Fn(u32) -> bool, side: &mut [bool]) {
        for (side, &node) in side.iter_mut().zip(&self.node_of) {
            *side = match node {
                NEVER_REACHED => false,
                LEADS_NOWHERE => true,
                node => !on_sink_side(node),
            };
        }
    }
}

/// The arcs that some food can take on its way from the source to the sink.
struct Live {
    arcs: Vec<u32>,
    /// For each of them, whether it is unlimited and waits for no free player.
    firm: Vec<bool>,
    reached: Vec<bool>,
    leads: Vec<bool>,
}

impl Live {
    fn new(gated: &Gated, on: u128, free: u128) -> Live {
        let instance = &gated.instance;
        let total = instance.arcs.len() - 1;
        let open: Vec<bool> = gated.gates.iter().map(|gate| gate & !(on | free) == 0).collect();
        let carries = |n: &usize| {
            open[gated.gate_of[*n] as usize] && gated.instance.arcs[*n].capacity != Some(0)
        };
        let possible: Vec<usize> = (0..total).filter(carries).collect();
        let ends = |n: &usize| (instance.arcs[*n].from, instance.arcs[*n].to);
        let n_nodes = instance.n_nodes as usize;
        let forward = possible.iter().map(ends);
        let reached = marked(n_nodes, instance.source, forward.clone());
        let leads = marked(n_nodes, instance.sink, forward.map(|(from, to)| (to, from)));
        let useful = |node: u32| reached[node as usize] && leads[node as usize];
        let kept = possible.iter().filter(|n| {
            let (from, to) = ends(n);
            useful(from) && useful(to)
        });
        let arcs: Vec<u32> = kept.map(|&n| n as u32).collect();
        let firm = |&n: &u32| {
            let gate = gated.gates[gated.gate_of[n as usize] as usize];
            instance.arcs[n as usize].capacity.is_none() && gate & free == 0
        };
        Live { firm: arcs.iter().map(firm).collect(), arcs, reached, leads }
    }
}

/// The nodes that can be got to from one, along ends in their order.
fn marked(n_nodes: usize, from: u32, ends: impl Iterator<Item = (u32, u32)> + Clone) -> Vec<bool> {
    let mut first = vec![0u32; n_nodes + 2];
    for (start, _) in ends.clone() {
        first[start as usize + 2] += 1;
    }
    for node in 2..first.len() {
        first[node] += first[node - 1];
    }
    let mut next = vec![0u32; first[n_nodes + 1] as usize];
    for (start, end) in ends {
        let slot = &mut first[start as usize + 1];
        next[*slot as usize] = end;
        *slot += 1;
    }
    let mut marked = vec![false; n_nodes];
    marked[from as usize] = true;
    let mut open = vec![from];
    while let Some(node) = open.pop() {
        let (start, end) = (first[node as usize], first[node as usize + 1]);
        for &end in &next[start as usize..end as usize] {
            if !std::mem::replace(&mut marked[end as usize], true) {
                open.push(end);
            }
        }
    }
    marked
}

/// Groups of nodes that were joined, and the edges by which they were.
struct Joining {
    parent: Vec<u32>,
    edges: Vec<Edge>,
}

impl Joining {
    fn new(n_nodes: usize) -> Joining {
        Joining { parent: (0..n_nodes as u32).collect(), edges: Vec::new() }
    }

    fn group(&mut self, mut node: u32) -> u32 {
        while self.parent[node as usize] != node {
            let above = self.parent[self.parent[node as usize] as usize];
            self.parent[node as usize] = above;
            node = above;
        }
        node
    }

    /// Joins the groups of two nodes along the arcs from the first to the second and back.
    fn join(&mut self, (one, two): (u32, u32), there: u32, back: u32) -> bool {
        let (a, b) = (self.group(one), self.group(two));
        if a == b {
            return false;
        }
        self.parent[a.max(b) as usize] = a.min(b);
        self.edges.push(Edge { child: two, parent: one, up: back, down: there });
        true
    }

    /// Joins nodes with firm arcs both ways.
    fn join_pairs(&mut self, arcs: &[Arc], live: &Live) {
        let firm = live.arcs.iter().zip(&live.firm).filter(|(_, firm)| **firm);
        let mut firm: Vec<(u32, u32, bool, u32)> = firm
            .map(|(&n, _)| {
                let arc = &arcs[n as usize];
                (arc.from.min(arc.to), arc.from.max(arc.to), arc.from > arc.to, n)
            })
            .collect();
        firm.sort_unstable();
        for same in firm.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let (there, back) = (same[0], same[same.len() - 1]);
            if !there.2 && back.2 {
                self.join((there.0, there.1), there.3, back.3);
            }
        }
    }

    /// Joins groups whose arcs in (else out) all come from (go to) one other group, one of them
    /// firm, to that group; returns how many.
    fn join_single(&mut self, arcs: &[Arc], live: &Live, source: u32, entering: bool) -> usize {
        const MANY: u32 = u32::MAX - 1;
        let mut only = vec![NONE; self.parent.len()];
        let mut firm_arc = vec![NONE; self.parent.len()];
        for (&n, &firm) in live.arcs.iter().zip(&live.firm) {
            let arc = &arcs[n as usize];
            let (from, to) = (self.group(arc.from), self.group(arc.to));
            let (own, other) = if entering { (to, from) } else { (from, to) };
            if own == other {
                continue;
            }
            let known = &mut only[own as usize];
            *known = if *known == NONE || *known == other { other } else { MANY };
            if firm && firm_arc[own as usize] == NONE {
                firm_arc[own as usize] = n;
            }
        }
        let source = self.group(source);
        let mut joined = 0;
        for own in 0..only.len() as u32 {
            let (other, n) = (only[own as usize], firm_arc[own as usize]);
            if n != NONE && other != MANY && own != source && other != source {
                let arc = &arcs[n as usize];
                joined += usize::from(self.join((arc.from, arc.to), n, NONE));
            }
        }
        joined
    }
}

fn assemble(gated: &Gated, (on, free): (u128, u128), live: &Live, mut joining: Joining) -> Reduced {
    let instance = &gated.instance;
    let mut numbers = vec![NONE; instance.n_nodes as usize];
    let mut n_nodes = 0;
    let mut node_of = Vec::with_capacity(instance.n_nodes as usize);
    for node in 0..instance.n_nodes {
        let at = node as usize;
        let ends = node == instance.source || node == instance.sink;
        node_of.push(if !ends && !live.reached[at] {
            NEVER_REACHED
        } else if !ends && !live.leads[at] {
            LEADS_NOWHERE
        } else {
            let number = &mut numbers[joining.group(node) as usize];
            if *number == NONE {
                *number = n_nodes;
                n_nodes += 1;
            }
            *number
        });
    }
    let mut ordered: Vec<(u32, u32, u128, Option<usize>, u32)> = Vec::new();
    for &n in &live.arcs {
        let arc = &instance.arcs[n as usize];
        let (from, to) = (node_of[arc.from as usize], node_of[arc.to as usize]);
        if from != to {
            let gate = gated.gates[gated.gate_of[n as usize] as usize] & free;
            ordered.push((from, to, gate, gated.step_of.get(&(n as usize)).copied(), n));
        }
    }
    ordered.sort_unstable();
    let beyond = gated.supply + 1;
    let mut reduced = Reduced {
        n_nodes: n_nodes as usize,
        source: node_of[instance.source as usize],
        sink: node_of[instance.sink as usize],
        arcs: Vec::new(),
        first: vec![0],
        members: Vec::with_capacity(ordered.len()),
        tree: rooted(instance.n_nodes as usize, instance.sink, joining.edges),
        node_of,
    };
    let alike = |a: &(u32, u32, u128, Option<usize>, u32),
                 b: &(u32, u32, u128, Option<usize>, u32)| {
        (a.0, a.1, a.2, a.3) == (b.0, b.1, b.2, b.3)
    };
    for same in ordered.chunk_by(alike) {
        let (from, to, gate, steps, _) = same[0];
        let mut capacity = 0;
        for &(.., n) in same {
            let arc = &instance.arcs[n as usize];
            let limit = gated.capacity(n as usize, on | free).unwrap_or(beyond).min(beyond);
            capacity = beyond.min(capacity + limit);
            reduced.members.push(Member { arc: n, from: arc.from, to: arc.to, capacity: limit });
        }
        reduced.first.push(reduced.members.len() as u32);
        reduced.arcs.push(Slim { from, to, capacity, gate, steps });
    }
    reduced
}

/// Hangs the trees up by their roots (the sink where it is part of one) and lists the edges from
/// the leaves on.
fn rooted(n_nodes: usize, sink: u32, edges: Vec<Edge>) -> Vec<Edge> {
    let mut around: Vec<Vec<u32>> = vec![Vec::new(); n_nodes];
    for (n, edge) in edges.iter().enumerate() {
        around[edge.child as usize].push(n as u32);
        around[edge.parent as usize].push(n as u32);
    }
    let mut seen = vec![false; n_nodes];
    let mut ordered = Vec::with_capacity(edges.len());
    for root in std::iter::once(sink).chain(0..n_nodes as u32) {
        if std::mem::replace(&mut seen[root as usize], true) {
            continue;
        }
        let mut open = vec![root];
        while let Some(node) = open.pop() {
            for &n in &around[node as usize] {
                let edge = edges[n as usize];
                let other = edge.child ^ edge.parent ^ node;
                if !std::mem::replace(&mut seen[other as usize], true) {
                    ordered.push(if edge.parent == node {
                        edge
                    } else {
                        Edge { child: other, parent: node, up: edge.down, down: edge.up }
                    });
                    open.push(other);
                }
            }
        }
    }
    ordered.reverse();
    ordered
}
