//! Taking a flow back from arcs that get less room, so that players can leave as they come.
//!
//! What an arc no longer carries is left over where it began and lacks where it ended. Both are taken
//! back along arcs that carry food: from where some is left over towards the source, or until a place
//! that lacks some; from where some lacks towards the sink. A circle that food goes around in on the way
//! is taken out whole, so that every step empties an arc or settles a node.

use super::links::{Flow, Links, NONE, Tree};

/// The memory of taking back over one network.
#[derive(Clone, Debug)]
pub(super) struct Taking {
    /// By node, what enters less what leaves.
    balance: Vec<i64>,
    /// Nodes whose balance may not be nothing.
    open: Vec<u32>,
    /// In which walk a node was come to, and after how many links.
    came: Vec<(u32, u32)>,
    walk: u32,
    /// The links back along the arcs of a walk: their room is what the arc carries.
    way: Vec<u32>,
}

impl Taking {
    /// Nothing is taken back yet.
    pub(super) fn new(n_nodes: usize) -> Taking {
        Taking {
            balance: vec![0; n_nodes],
            open: Vec::new(),
            came: vec![(0, 0); n_nodes],
            walk: 0,
            way: Vec::new(),
        }
    }

    /// Gives an arc less room; what it carries beyond it is taken back by [`Taking::settle`].
    pub(super) fn narrow(
        &mut self,
        (links, flow): (&Links, &mut Flow),
        (arc, by): (usize, i64),
        orphans: &mut impl Extend<u32>,
    ) {
        let along = links.along(arc);
        let free = by.min(flow.room[along as usize]);
        flow.room[along as usize] -= free;
        if free > 0 {
            cut_off(links, flow, along, orphans);
        }
        let over = by - free;
        if over > 0 {
            let back = links.back(along);
            flow.room[back as usize] -= over;
            cut_off(links, flow, back, orphans);
            let (from, to) = (links.from(along), links.to(along));
            self.leave(links, flow, (from, over));
            self.leave(links, flow, (to, -over));
        }
    }

    /// Something is left over at a node, or lacks there.
    fn leave(&mut self, links: &Links, flow: &mut Flow, (node, grams): (u32, i64)) {
        if node == links.source() {
            flow.amount -= grams;
        } else if node != links.sink() {
            self.balance[node as usize] += grams;
            self.open.push(node);
        }
    }

    /// Takes back whatever is left over or lacks anywhere; whether there was anything.
    pub(super) fn settle(
        &mut self,
        (links, flow): (&Links, &mut Flow),
        orphans: &mut impl Extend<u32>,
    ) -> bool {
        let open = std::mem::take(&mut self.open);
        // What is left over goes first, as far as to where it lacks.
        for over in [true, false] {
            for &node in &open {
                while self.is_open(node, over) {
                    self.take_back((links, flow), (node, over), orphans);
                }
            }
        }
        let any = !open.is_empty();
        self.open = open;
        self.open.clear();
        any
    }

    fn is_open(&self, node: u32, over: bool) -> bool {
        let balance = self.balance[node as usize];
        if over { balance > 0 } else { balance < 0 }
    }

    /// Walks from a node along arcs that carry food, against it where food is left over and with it where
    /// some lacks, and takes back what the whole walk carries.
    fn take_back(
        &mut self,
        (links, flow): (&Links, &mut Flow),
        (start, over): (u32, bool),
        orphans: &mut impl Extend<u32>,
    ) {
        let end = if over { links.source() } else { links.sink() };
        self.walk += 1;
        self.way.clear();
        let mut node = start;
        loop {
            self.came[node as usize] = (self.walk, self.way.len() as u32);
            let Some(link) = carrying(links, flow, node, over) else {
                // A flow brings in what it takes out, so there is always a way on.
                self.balance[start as usize] = 0;
                return;
            };
            self.way.push(link);
            node = if over { links.to(link) } else { links.from(link) };
            let (walk, at) = self.came[node as usize];
            let circle = walk == self.walk;
            if circle {
                self.way.drain(..at as usize);
            }
            if circle || node == end || self.is_open(node, !over) {
                let carried = self.way.iter().map(|&link| flow.room[link as usize]);
                let mut grams = carried.min().unwrap_or(0);
                if !circle {
                    grams = grams.min(self.balance[start as usize].abs());
                    let lacks = self.balance[node as usize].abs();
                    grams = if node == end { grams } else { grams.min(lacks) };
                    let settled = if over { grams } else { -grams };
                    self.balance[start as usize] -= settled;
                    if node != end {
                        self.balance[node as usize] += settled;
                    } else if over {
                        flow.amount -= grams;
                    }
                }
                for &link in &self.way {
                    less(links, flow, (link, grams), orphans);
                }
                return;
            }
        }
    }
}

/// A link back along an arc that brings food to a node, or takes some from it.
fn carrying(links: &Links, flow: &Flow, node: u32, entering: bool) -> Option<u32> {
    links.of_node(node).find_map(|link| {
        let link = link as u32;
        let back = if links.leads_back(link) { link } else { links.back(link) };
        let fits = links.leads_back(link) == entering;
        (fits && flow.room[back as usize] > 0).then_some(back)
    })
}

/// Lowers what an arc carries, told by its link back.
fn less(links: &Links, flow: &mut Flow, (back, grams): (u32, i64), orphans: &mut impl Extend<u32>) {
    flow.room[back as usize] -= grams;
    cut_off(links, flow, back, orphans);
    links.give(flow, links.back(back), grams);
}

/// Lets a node go that hangs by a link without room.
fn cut_off(links: &Links, flow: &mut Flow, link: u32, orphans: &mut impl Extend<u32>) {
    if flow.room[link as usize] != 0 {
        return;
    }
    let (from, to, back) = (links.from(link), links.to(link), links.back(link));
    for (node, tree, up) in [(from, Tree::Sink, link), (to, Tree::Source, back)] {
        if flow.tree[node as usize] == tree && flow.up[node as usize] == up {
            flow.up[node as usize] = NONE;
            orphans.extend([node]);
        }
    }
}
