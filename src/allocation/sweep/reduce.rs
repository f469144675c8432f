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
use super::joining::{Edge, Joining, Live, NONE};
use super::series::Series;

/// A node of the instance that food never comes to.
const NEVER_REACHED: u32 = u32::MAX;
/// A node of the instance that food comes to and from which it never gets to people.
const LEADS_NOWHERE: u32 = u32::MAX - 1;

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
    /// The way back to nodes between two others, which were left out.
    series: Series,
}

/// A flow of the instance, kept while that of the small network changes.
#[derive(Clone, Debug)]
pub(super) struct Whole {
    /// The flow of the small network that was written out last.
    small: Vec<i64>,
    /// By small node, whether it lies on the sink's side of the cut that was written out last.
    on_sink_side: Vec<bool>,
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

    /// The arcs from before nodes between two others were left out.
    pub(super) fn before(&self) -> &[Slim] {
        self.series.before()
    }

    /// No flow, written out.
    pub(super) fn nothing(&self, n_arcs: usize) -> Whole {
        Whole {
            small: vec![0; self.arcs.len()],
            on_sink_side: vec![false; self.n_nodes],
            flow: vec![0; n_arcs],
            left: vec![0; self.node_of.len()],
            balance: vec![0; self.node_of.len()],
        }
    }

    /// Writes a flow of the small network, given by arc, as one of the instance.
    pub(super) fn write_out(&self, small: impl Iterator<Item = i64>, whole: &mut Whole) {
        for (arc, (amount, written)) in small.zip(&mut whole.small).enumerate() {
            if std::mem::replace(written, amount) == amount {
                continue;
            }
            for &arc in self.series.stood_for(arc) {
                let mut rest = amount;
                let members = self.first[arc as usize]..self.first[arc as usize + 1];
                for member in &self.members[members.start as usize..members.end as usize] {
                    let part = rest.min(member.capacity);
                    rest -= part;
                    let before = std::mem::replace(&mut whole.flow[member.arc as usize], part);
                    whole.left[member.from as usize] -= part - before;
                    whole.left[member.to as usize] += part - before;
                }
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

    /// Which nodes of the instance lie on the source's side of a cut of the small network. A node that was
    /// left out lies where less crosses with the players `on`.
    pub(super) fn side(
        &self,
        on: u128,
        on_sink_side: impl Fn(u32) -> bool,
        (whole, side): (&mut Whole, &mut [bool]),
    ) {
        let small = &mut whole.on_sink_side;
        small.iter_mut().zip(0..).for_each(|(small, node)| *small = on_sink_side(node));
        self.series.sides(on, small);
        for (side, &node) in side.iter_mut().zip(&self.node_of) {
            *side = match node {
                NEVER_REACHED => false,
                LEADS_NOWHERE => true,
                node => !small[node as usize],
            };
        }
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
    let (mut arcs, mut first) = (Vec::new(), vec![0]);
    let mut members = Vec::with_capacity(ordered.len());
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
            members.push(Member { arc: n, from: arc.from, to: arc.to, capacity: limit });
        }
        first.push(members.len() as u32);
        arcs.push(Slim { from, to, capacity, gate, steps });
    }
    let ends = [instance.source, instance.sink].map(|end| node_of[end as usize]);
    let series = Series::new(arcs, n_nodes as usize, (ends[0], ends[1]));
    Reduced {
        n_nodes: n_nodes as usize,
        source: ends[0],
        sink: ends[1],
        arcs: series.arcs(),
        first,
        members,
        tree: rooted(instance.n_nodes as usize, instance.sink, joining.edges),
        node_of,
        series,
    }
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
