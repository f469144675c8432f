//! Arcs as links there and back, and a flow on them with the trees in which its nodes hang.

use super::reduce::Reduced;
use std::collections::VecDeque;

/// No link, or no arc.
pub(super) const NONE: u32 = u32::MAX;

/// In the place of the link to its parent: the node that a tree hangs from.
pub(super) const ROOT: u32 = u32::MAX - 1;

/// The tree that a node hangs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tree {
    /// None: it can neither be got to nor get any further.
    Neither,
    /// That of nodes that can be got to from the source.
    Source,
    /// That of nodes from which the sink can be got to.
    Sink,
}

/// Every arc as a link along it and one back, sorted by the node they leave.
#[derive(Clone, Debug)]
pub(super) struct Links {
    source: u32,
    sink: u32,
    first: Vec<u32>,
    pub(super) links: Vec<Link>,
    /// The link along each arc.
    along: Vec<u32>,
    /// The link back along each arc.
    against: Vec<u32>,
    /// Whether each link leads back along its arc.
    leads_back: Vec<bool>,
    /// The links along arcs whose room may still grow.
    pub(super) growing: Vec<u32>,
    /// Which arc's room may still grow along each link; [`NONE`] where none does.
    grows_along: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub(super) to: u32,
    pub(super) back: u32,
}

/// A flow as what can still go along each link, and how much arrives.
#[derive(Clone, Debug, Default)]
pub(super) struct Flow {
    pub(super) room: Vec<i64>,
    pub(super) amount: i64,
    pub(super) tree: Vec<Tree>,
    /// The link from each node to its parent in its tree; there is room towards the sink.
    pub(super) up: Vec<u32>,
    /// Nodes from which trees may grow.
    pub(super) active: VecDeque<u32>,
    /// By node, whether it is among them.
    pub(super) waits: Vec<bool>,
}

impl Flow {
    /// Takes over another flow without asking for memory again.
    pub(super) fn copy(&mut self, other: &Flow) {
        self.room.clone_from(&other.room);
        self.amount = other.amount;
        self.tree.clone_from(&other.tree);
        self.up.clone_from(&other.up);
        self.active.clone_from(&other.active);
        self.waits.clone_from(&other.waits);
    }

    /// Lets trees grow from a node.
    pub(super) fn activate(&mut self, node: u32) {
        if !std::mem::replace(&mut self.waits[node as usize], true) {
            self.active.push_back(node);
        }
    }
}

impl Links {
    /// The links of a network, and which arcs a free player may still open.
    pub(super) fn new(net: &Reduced) -> Links {
        let mut first = vec![0u32; net.n_nodes + 2];
        for arc in &net.arcs {
            first[arc.from as usize + 2] += 1;
            first[arc.to as usize + 2] += 1;
        }
        for node in 2..first.len() {
            first[node] += first[node - 1];
        }
        let blank = Link { to: 0, back: 0 };
        let mut grows_along = vec![NONE; 2 * net.arcs.len()];
        let mut links = vec![blank; 2 * net.arcs.len()];
        let mut along = Vec::with_capacity(net.arcs.len());
        let mut against = Vec::with_capacity(net.arcs.len());
        let mut leads_back = vec![false; 2 * net.arcs.len()];
        let mut take = |node: u32| {
            let slot = &mut first[node as usize + 1];
            *slot += 1;
            *slot - 1
        };
        for (n, arc) in net.arcs.iter().enumerate() {
            let (there, back) = (take(arc.from), take(arc.to));
            let grows = arc.gate != 0 || arc.steps.is_some();
            grows_along[there as usize] = if grows { n as u32 } else { NONE };
            links[there as usize] = Link { to: arc.to, back };
            links[back as usize] = Link { to: arc.from, back: there };
            leads_back[back as usize] = true;
            along.push(there);
            against.push(back);
        }
        first.pop();
        let growing = along.iter().copied().filter(|&l| grows_along[l as usize] != NONE);
        Links {
            source: net.source,
            sink: net.sink,
            first,
            growing: growing.collect(),
            grows_along,
            links,
            along,
            against,
            leads_back,
        }
    }

    /// No flow yet, and no room.
    pub(super) fn nothing(&self) -> Flow {
        let n_nodes = self.first.len() - 1;
        let (mut tree, mut up) = (vec![Tree::Neither; n_nodes], vec![NONE; n_nodes]);
        for (root, of) in [(self.source, Tree::Source), (self.sink, Tree::Sink)] {
            (tree[root as usize], up[root as usize]) = (of, ROOT);
        }
        Flow {
            room: vec![0; self.links.len()],
            amount: 0,
            tree,
            up,
            active: VecDeque::new(),
            waits: vec![false; n_nodes],
        }
    }

    /// Gives an arc more room.
    pub(super) fn widen(&self, flow: &mut Flow, arc: usize, by: i64) {
        self.give(flow, self.along[arc], by);
    }

    /// Gives a link more room.
    pub(super) fn give(&self, flow: &mut Flow, link: u32, by: i64) {
        flow.room[link as usize] += by;
        let (from, to) = (self.from(link), self.to(link));
        let (before, behind) = (flow.tree[from as usize], flow.tree[to as usize]);
        // Either may be let go before its turn comes, so where two trees meet both are looked at.
        if before == Tree::Source && behind != Tree::Source {
            flow.activate(from);
        }
        if behind == Tree::Sink && before != Tree::Sink {
            flow.activate(to);
        }
    }

    /// What each arc carries, in their order.
    pub(super) fn each_carried(&self, flow: &Flow) -> impl Iterator<Item = i64> {
        self.against.iter().map(|&back| flow.room[back as usize])
    }

    /// The arc whose room may still grow along a link; [`NONE`] where none does.
    pub(super) fn growing(&self, link: u32) -> u32 {
        self.grows_along[link as usize]
    }

    /// The node a link leaves.
    pub(super) fn from(&self, link: u32) -> u32 {
        self.to(self.back(link))
    }

    /// The node a link enters.
    pub(super) fn to(&self, link: u32) -> u32 {
        self.links[link as usize].to
    }

    /// The link along an arc.
    pub(super) fn along(&self, arc: usize) -> u32 {
        self.along[arc]
    }

    /// Whether a link leads back along its arc.
    pub(super) fn leads_back(&self, link: u32) -> bool {
        self.leads_back[link as usize]
    }

    /// Where all food comes from.
    pub(super) fn source(&self) -> u32 {
        self.source
    }

    /// Where all food goes to.
    pub(super) fn sink(&self) -> u32 {
        self.sink
    }

    /// The link the other way.
    pub(super) fn back(&self, link: u32) -> u32 {
        self.links[link as usize].back
    }

    pub(super) fn of_node(&self, node: u32) -> std::ops::Range<usize> {
        self.first[node as usize] as usize..self.first[node as usize + 1] as usize
    }
}
