//! The largest flow of a small network, kept while players come on.
//!
//! A player who comes on only adds room, so a flow that was largest before is a start and nothing is
//! ever taken back. Kept with it are two trees: one of the nodes that can still be got to from the
//! source, one of those from which the sink can. Both are mended where sending fills a link, and grow
//! only from where there is more room; a step of the sweep copies them, and searches only what the player changes.
//!
//! Y. Boykov and V. Kolmogorov, *An experimental comparison of min-cut/max-flow algorithms for energy
//! minimization in vision*, IEEE Transactions on Pattern Analysis and Machine Intelligence 26 (2004)
//! 1124–1137. P. Kohli and P. Torr, *Dynamic graph cuts for efficient inference in Markov random
//! fields*, the same 29 (2007) 2079–2088.

use super::reduce::Reduced;
use std::collections::VecDeque;

/// No link, or no arc.
const NONE: u32 = u32::MAX;
/// In the place of the link to its parent: the node that a tree hangs from.
const ROOT: u32 = u32::MAX - 1;

/// The tree that a node hangs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tree {
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
    links: Vec<Link>,
    /// The link along each arc.
    along: Vec<u32>,
    /// The links along arcs whose room may still grow.
    growing: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
struct Link {
    to: u32,
    back: u32,
    /// Which arc's room may still grow along this link; [`NONE`] where none does.
    growing: u32,
}

/// A flow as what can still go along each link, and how much arrives.
#[derive(Clone, Debug, Default)]
pub(super) struct Flow {
    room: Vec<i64>,
    pub(super) amount: i64,
    tree: Vec<Tree>,
    /// The link from each node to its parent in its tree; there is room towards the sink.
    up: Vec<u32>,
    /// Nodes from which trees may grow.
    active: VecDeque<u32>,
}

impl Flow {
    /// Takes over another flow without asking for memory again.
    pub(super) fn copy(&mut self, other: &Flow) {
        self.room.clone_from(&other.room);
        self.amount = other.amount;
        self.tree.clone_from(&other.tree);
        self.up.clone_from(&other.up);
        self.active.clone_from(&other.active);
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
        let blank = Link { to: 0, back: 0, growing: NONE };
        let mut links = vec![blank; 2 * net.arcs.len()];
        let mut along = Vec::with_capacity(net.arcs.len());
        let mut take = |node: u32| {
            let slot = &mut first[node as usize + 1];
            *slot += 1;
            *slot - 1
        };
        for (n, arc) in net.arcs.iter().enumerate() {
            let (there, back) = (take(arc.from), take(arc.to));
            let grows = arc.gate != 0 || arc.steps.is_some();
            let growing = if grows { n as u32 } else { NONE };
            links[there as usize] = Link { to: arc.to, back, growing };
            links[back as usize] = Link { to: arc.from, back: there, growing: NONE };
            along.push(there);
        }
        first.pop();
        let growing = along.iter().copied().filter(|&l| links[l as usize].growing != NONE);
        Links {
            source: net.source,
            sink: net.sink,
            first,
            growing: growing.collect(),
            links,
            along,
        }
    }

    /// No flow yet, and no room.
    pub(super) fn nothing(&self) -> Flow {
        let n_nodes = self.first.len() - 1;
        let (mut tree, mut up) = (vec![Tree::Neither; n_nodes], vec![NONE; n_nodes]);
        for (root, of) in [(self.source, Tree::Source), (self.sink, Tree::Sink)] {
            (tree[root as usize], up[root as usize]) = (of, ROOT);
        }
        Flow { room: vec![0; self.links.len()], amount: 0, tree, up, active: VecDeque::new() }
    }

    /// Gives an arc more room.
    pub(super) fn widen(&self, flow: &mut Flow, arc: usize, by: i64) {
        let along = self.along[arc];
        flow.room[along as usize] += by;
        let (from, to) = (self.from(along), self.to(along));
        let (before, behind) = (flow.tree[from as usize], flow.tree[to as usize]);
        // Either may be let go before its turn comes, so where two trees meet both are looked at.
        if before == Tree::Source && behind != Tree::Source {
            flow.active.push_back(from);
        }
        if behind == Tree::Sink && before != Tree::Sink {
            flow.active.push_back(to);
        }
    }

    /// What an arc carries.
    pub(super) fn carried(&self, flow: &Flow, arc: usize) -> i64 {
        flow.room[self.links[self.along[arc] as usize].back as usize]
    }

    /// The node a link leaves.
    fn from(&self, link: u32) -> u32 {
        self.to(self.back(link))
    }

    /// The node a link enters.
    fn to(&self, link: u32) -> u32 {
        self.links[link as usize].to
    }

    fn back(&self, link: u32) -> u32 {
        self.links[link as usize].back
    }

    fn of_node(&self, node: u32) -> std::ops::Range<usize> {
        self.first[node as usize] as usize..self.first[node as usize + 1] as usize
    }
}

/// The memory of searches over one network.
#[derive(Clone, Debug)]
pub(super) struct Search {
    /// Nodes that lost the link to their parent.
    orphans: VecDeque<u32>,
    /// When a node was last seen to hang from its root, and how far from it.
    hangs: Vec<(u32, u32)>,
    now: u32,
    /// When the last search for hope came to each node, and the link on from there.
    came: Vec<(u32, u32)>,
    search: u32,
    queue: Vec<u32>,
}

impl Search {
    /// A search over a network.
    pub(super) fn new(net: &Reduced) -> Search {
        let n_nodes = net.n_nodes;
        Search {
            orphans: VecDeque::new(),
            hangs: vec![(0, 0); n_nodes],
            now: 0,
            came: vec![(0, NONE); n_nodes],
            search: 0,
            queue: Vec::with_capacity(n_nodes),
        }
    }

    /// Whether the last search for hope, which found none, could get from a node to the sink.
    pub(super) fn seen(&self, flow: &Flow, node: u32) -> bool {
        flow.tree[node as usize] == Tree::Sink || self.came[node as usize].0 == self.search
    }

    /// Sends as much as can still be sent.
    pub(super) fn push(&mut self, links: &Links, flow: &mut Flow) {
        while let Some(bridge) = grow(links, flow) {
            self.send(links, flow, bridge);
            self.adopt(links, flow);
        }
    }

    /// Sends what a way from root to root takes, over a link between the trees.
    fn send(&mut self, links: &Links, flow: &mut Flow, bridge: u32) {
        let mut amount = flow.room[bridge as usize];
        for (node, tree) in [(links.from(bridge), Tree::Source), (links.to(bridge), Tree::Sink)] {
            let mut node = node;
            while flow.up[node as usize] != ROOT {
                let up = flow.up[node as usize];
                amount = amount.min(flow.room[onward(links, tree, up) as usize]);
                node = links.to(up);
            }
        }
        flow.amount += amount;
        flow.room[bridge as usize] -= amount;
        flow.room[links.back(bridge) as usize] += amount;
        for (node, tree) in [(links.from(bridge), Tree::Source), (links.to(bridge), Tree::Sink)] {
            let mut node = node;
            while flow.up[node as usize] != ROOT {
                let up = flow.up[node as usize];
                let link = onward(links, tree, up);
                flow.room[link as usize] -= amount;
                flow.room[links.back(link) as usize] += amount;
                if flow.room[link as usize] == 0 {
                    flow.up[node as usize] = NONE;
                    self.orphans.push_back(node);
                }
                node = links.to(up);
            }
        }
    }

    /// Hangs nodes that lost their parent from another one of their tree, or lets them go.
    fn adopt(&mut self, links: &Links, flow: &mut Flow) {
        self.now += 1;
        while let Some(node) = self.orphans.pop_front() {
            let tree = flow.tree[node as usize];
            let mut best = (u32::MAX, NONE);
            for link in links.of_node(node) {
                let link = link as u32;
                let other = links.to(link);
                let near = flow.tree[other as usize] == tree
                    && flow.room[onward(links, tree, link) as usize] > 0;
                if near
                    && let Some(far) = self.hangs(links, flow, other)
                    && far < best.0
                {
                    best = (far, link);
                }
            }
            if best.1 != NONE {
                flow.up[node as usize] = best.1;
                self.hangs[node as usize] = (self.now, best.0 + 1);
                continue;
            }
            flow.tree[node as usize] = Tree::Neither;
            for link in links.of_node(node) {
                let link = link as u32;
                let other = links.to(link);
                if flow.tree[other as usize] != tree {
                    continue;
                }
                if flow.room[onward(links, tree, link) as usize] > 0 {
                    flow.active.push_back(other);
                }
                let up = flow.up[other as usize];
                if up < ROOT && links.to(up) == node {
                    flow.up[other as usize] = NONE;
                    self.orphans.push_back(other);
                }
            }
        }
    }

    /// How far a node hangs from the root of its tree, if it does.
    fn hangs(&mut self, links: &Links, flow: &Flow, node: u32) -> Option<u32> {
        let (mut far, mut at) = (0, node);
        while self.hangs[at as usize].0 != self.now {
            match flow.up[at as usize] {
                NONE => return None,
                ROOT => {
                    self.hangs[at as usize] = (self.now, 0);
                    break;
                }
                up => (far, at) = (far + 1, links.to(up)),
            }
        }
        far += self.hangs[at as usize].1;
        let (mut left, mut at) = (far, node);
        while self.hangs[at as usize].0 != self.now {
            self.hangs[at as usize] = (self.now, left);
            left -= 1;
            at = links.to(flow.up[at as usize]);
        }
        Some(far)
    }

    /// The growing arcs on a way by which more could be sent, were all those open that `open` tells;
    /// `None` where there is no such way, and then the nodes [seen](Search::seen) are the sink's side
    /// of a cut that stands whichever of them open. Nothing more can be sent as it is.
    pub(super) fn hope(
        &mut self,
        links: &Links,
        flow: &Flow,
        open: impl Fn(usize) -> bool,
    ) -> Option<impl Iterator<Item = usize>> {
        let mut node = self.spread(links, flow, open)?;
        let came = &self.came;
        Some(std::iter::from_fn(move || {
            while flow.tree[node as usize] != Tree::Sink {
                let link = came[node as usize].1;
                node = links.to(link);
                if flow.room[link as usize] == 0 {
                    return Some(links.links[link as usize].growing as usize);
                }
            }
            None
        }))
    }

    /// Goes back from the tree of the sink, over arcs that may open, until it comes to that of the
    /// source; the node where it does.
    fn spread(&mut self, links: &Links, flow: &Flow, open: impl Fn(usize) -> bool) -> Option<u32> {
        self.search += 1;
        self.queue.clear();
        for &link in &links.growing {
            let from = links.from(link);
            let enters = flow.tree[links.to(link) as usize] == Tree::Sink
                && flow.tree[from as usize] != Tree::Sink;
            if enters
                && open(links.links[link as usize].growing as usize)
                && self.come(flow, link, from)
            {
                return Some(from);
            }
        }
        let mut head = 0;
        while let Some(&node) = self.queue.get(head) {
            head += 1;
            for link in &links.links[links.of_node(node)] {
                if flow.tree[link.to as usize] == Tree::Sink {
                    continue;
                }
                let growing = links.links[link.back as usize].growing;
                let passes =
                    flow.room[link.back as usize] > 0 || growing != NONE && open(growing as usize);
                if passes && self.come(flow, link.back, link.to) {
                    return Some(link.to);
                }
            }
        }
        None
    }

    /// Comes to a node; whether the source can get there.
    fn come(&mut self, flow: &Flow, link: u32, node: u32) -> bool {
        if self.came[node as usize].0 != self.search {
            self.came[node as usize] = (self.search, link);
            self.queue.push(node);
        }
        flow.tree[node as usize] == Tree::Source
    }
}

/// Of a link from a node to its parent, the one that leads towards the sink.
fn onward(links: &Links, tree: Tree, up: u32) -> u32 {
    match tree {
        Tree::Sink => up,
        Tree::Source | Tree::Neither => links.back(up),
    }
}

/// Lets the trees grow until they meet; the link from that of the source to that of the sink.
fn grow(links: &Links, flow: &mut Flow) -> Option<u32> {
    while let Some(&node) = flow.active.front() {
        let tree = flow.tree[node as usize];
        if tree != Tree::Neither {
            for link in links.of_node(node) {
                let Link { to, back, .. } = links.links[link];
                let along = match tree {
                    Tree::Sink => back,
                    Tree::Source | Tree::Neither => link as u32,
                };
                if flow.room[along as usize] == 0 || flow.tree[to as usize] == tree {
                    continue;
                }
                if flow.tree[to as usize] != Tree::Neither {
                    return Some(along);
                }
                (flow.tree[to as usize], flow.up[to as usize]) = (tree, back);
                flow.active.push_back(to);
            }
        }
        flow.active.pop_front();
    }
    None
}
