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

use super::links::{Flow, Link, Links, NONE, ROOT, Tree};
use super::reduce::Reduced;
use super::taking::Taking;
use std::collections::VecDeque;

/// The memory of searches over one network.
#[derive(Clone, Debug)]
pub(super) struct Search {
    /// Nodes that lost the link to their parent.
    orphans: VecDeque<u32>,
    taking: Taking,
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
            taking: Taking::new(n_nodes),
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

    /// Gives an arc less room; [`Search::take_back`] must follow before anything else.
    pub(super) fn narrow(&mut self, links: &Links, flow: &mut Flow, (arc, by): (usize, i64)) {
        self.taking.narrow((links, flow), (arc, by), &mut self.orphans);
    }

    /// Takes back what arcs carry beyond the room they were left; whether there was anything.
    pub(super) fn take_back(&mut self, links: &Links, flow: &mut Flow) -> bool {
        let any = self.taking.settle((links, flow), &mut self.orphans);
        self.adopt(links, flow);
        any
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
            let own = links.of_node(node);
            let mut best = (u32::MAX, NONE);
            for (link, &Link { to, back }) in (own.start as u32..).zip(&links.links[own.clone()]) {
                let onward = if tree == Tree::Sink { link } else { back };
                if flow.tree[to as usize] == tree
                    && flow.room[onward as usize] > 0
                    && let Some(far) = self.hangs(links, flow, to)
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
            for (link, &Link { to, back }) in (own.start as u32..).zip(&links.links[own]) {
                if flow.tree[to as usize] != tree {
                    continue;
                }
                let onward = if tree == Tree::Sink { link } else { back };
                if flow.room[onward as usize] > 0 {
                    flow.activate(to);
                }
                // It hung from the node where its link to its parent is the one back.
                if flow.up[to as usize] == back {
                    flow.up[to as usize] = NONE;
                    self.orphans.push_back(to);
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
                    return Some(links.growing(link) as usize);
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
            if enters && open(links.growing(link) as usize) && self.come(flow, link, from) {
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
                let growing = links.growing(link.back);
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
            let own = links.of_node(node);
            for (link, &Link { to, back }) in (own.start as u32..).zip(&links.links[own]) {
                if flow.tree[to as usize] == tree {
                    continue;
                }
                let along = if tree == Tree::Sink { back } else { link };
                if flow.room[along as usize] == 0 {
                    continue;
                }
                if flow.tree[to as usize] != Tree::Neither {
                    return Some(along);
                }
                (flow.tree[to as usize], flow.up[to as usize]) = (tree, back);
                flow.activate(to);
            }
        }
        flow.active.pop_front();
        flow.waits[node as usize] = false;
    }
    None
}
