//! The spanning tree of a basis, its nodes threaded in preorder.
//!
//! A subtree is a stretch of the thread: it ends at the first node that is not deeper than its top.
//! One walk over the subtree that moves shifts its potentials and depths and threads it anew, and
//! nothing else is touched. (One array in preorder moves all nodes between the old place and the
//! new one; that cost three times as much on 24,000 nodes.) Node `root` is artificial; every other
//! node hangs from its parent by an arc, real or artificial.

use crate::flow::{Cost, UNLIMITED};

/// How a node hangs in the tree.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hang {
    /// The node above.
    pub(super) parent: u32,
    /// The arc between the two; artificial where it is not below the number of arcs.
    pub(super) arc: u32,
    /// What can still go from the node to its parent.
    pub(super) up: i64,
    /// What can still go from the parent to the node.
    pub(super) down: i64,
}

/// The room of an artificial arc: it carries at most [`UNLIMITED`], and a step is
/// at most twice that, so that none can fill it.
const ARTIFICIAL_ROOM: i64 = 4 * UNLIMITED;

impl Hang {
    /// Hangs a node from the root by an artificial arc that carries `excess` away from it, or
    /// brings what is missing.
    pub(super) fn artificial(root: u32, arc: u32, excess: i64) -> Hang {
        let (up, down) = match excess {
            0.. => (ARTIFICIAL_ROOM - excess, excess),
            _ => (-excess, ARTIFICIAL_ROOM + excess),
        };
        Hang { parent: root, arc, up, down }
    }

    /// What an artificial arc carries out of the root: units that real arcs do not bring.
    pub(super) fn shortfall(&self) -> i64 {
        if self.up < self.down { self.up } else { 0 }
    }
}

/// Where a node stands in the thread.
#[derive(Clone, Copy, Debug)]
struct Spot {
    /// The node after it in preorder; the root follows the last.
    after: u32,
    /// Number of nodes above it.
    depth: u32,
}

/// The tree with the potentials of its nodes.
#[derive(Clone, Debug)]
pub(super) struct Tree<C> {
    /// How each node hangs; the root's entry means nothing.
    pub(super) hangs: Vec<Hang>,
    spots: Vec<Spot>,
    /// The node before each node in preorder.
    before: Vec<u32>,
    /// Potential of each node.
    pub(super) potentials: Vec<C>,
}

impl<C: Cost> Tree<C> {
    /// Every node by itself below the root, not yet threaded.
    pub(super) fn star(n_nodes: usize, n_arcs: usize) -> Tree<C> {
        let root = n_nodes as u32;
        let hang = |node| Hang::artificial(root, n_arcs as u32 + node, 0);
        Tree {
            hangs: (0..=root).map(hang).collect(),
            spots: vec![Spot { after: 0, depth: 0 }; n_nodes + 1],
            before: vec![0; n_nodes + 1],
            potentials: vec![C::ZERO; n_nodes + 1],
        }
    }

    /// Keeps the tree for costs of another type, its potentials not yet worked out.
    pub(super) fn without_potentials<D: Cost>(self) -> Tree<D> {
        let Tree { hangs, spots, before, potentials } = self;
        Tree { hangs, spots, before, potentials: vec![D::ZERO; potentials.len()] }
    }

    /// The artificial node on top.
    pub(super) fn root(&self) -> u32 {
        self.hangs.len() as u32 - 1
    }

    /// Number of nodes above a node.
    #[inline(always)]
    pub(super) fn depth(&self, node: u32) -> u32 {
        self.spots[node as usize].depth
    }

    /// The node after a node in preorder.
    pub(super) fn after(&self, node: u32) -> u32 {
        self.spots[node as usize].after
    }

    /// Shifts the potentials of a node and of all below it.
    pub(super) fn shift_all_below(&mut self, top: u32, shift: C) {
        self.shift_below(top, self.depth(top), 0, shift);
    }

    /// Threads nodes in preorder, whatever the tree; `order` has parents before their children.
    pub(super) fn thread(&mut self, order: &[u32]) {
        let root = self.root();
        let mut sizes = vec![1_u32; self.hangs.len()];
        for &node in order.iter().rev() {
            sizes[self.hangs[node as usize].parent as usize] += sizes[node as usize];
        }
        // While children are being placed, `next` holds the next free place below each node.
        let mut next = vec![1_u32; self.hangs.len()];
        let mut placed = vec![root; self.hangs.len()];
        for &node in order {
            let parent = self.hangs[node as usize].parent as usize;
            let place = next[parent];
            next[parent] = place + sizes[node as usize];
            next[node as usize] = place + 1;
            placed[place as usize] = node;
            self.spots[node as usize].depth = self.spots[parent].depth + 1;
        }
        for (k, &node) in placed.iter().enumerate() {
            self.link(node, placed[(k + 1) % placed.len()]);
        }
    }

    /// Makes one node follow another in preorder.
    fn link(&mut self, first: u32, second: u32) {
        self.spots[first as usize].after = second;
        self.before[second as usize] = first;
    }

    /// Cuts the subtree of `top` off and hangs it by its node `inner` from another node, shifting
    /// its potentials by `shift`. `hang` tells the new arc and what it can still carry.
    pub(super) fn rehang(&mut self, top: u32, inner: u32, hang: Hang, shift: C) {
        let outer = hang.parent;
        let ahead = self.before[top as usize];
        let mut old_depth = self.spots[inner as usize].depth;
        let mut deeper = (self.spots[outer as usize].depth + 1).wrapping_sub(old_depth);
        // The last node in the new order so far, and the first one not yet met in the old order.
        let (mut last, mut rest) = self.shift_below(inner, old_depth, deeper, shift);
        let mut below = inner;
        let mut below_hang = std::mem::replace(&mut self.hangs[inner as usize], hang);
        while below != top {
            // The way up is turned round: the next node hangs from the one that hung from it. What
            // is in front of that one in the old order follows first, then what was behind it.
            let node = below_hang.parent;
            let Hang { arc, up, down, .. } = below_hang;
            let turned = Hang { parent: below, arc, up: down, down: up };
            below_hang = std::mem::replace(&mut self.hangs[node as usize], turned);
            (old_depth, deeper) = (old_depth - 1, deeper.wrapping_add(2));
            self.link(last, node);
            let mut next = node;
            while next != below {
                (last, next) = (next, self.shift(next, deeper, shift));
            }
            if self.spots[rest as usize].depth > old_depth {
                self.link(last, rest);
                (last, rest) = self.shift_below(rest, old_depth, deeper, shift);
            }
            below = node;
        }
        self.link(ahead, rest);
        self.link(last, self.spots[outer as usize].after);
        self.link(outer, inner);
    }

    /// Shifts a node and all that follow it and are deeper than `depth`. Returns the last of them
    /// and the one after it.
    #[inline(always)]
    fn shift_below(&mut self, first: u32, depth: u32, deeper: u32, shift: C) -> (u32, u32) {
        let (mut last, mut next) = (first, self.shift(first, deeper, shift));
        while self.spots[next as usize].depth > depth {
            (last, next) = (next, self.shift(next, deeper, shift));
        }
        (last, next)
    }

    /// Shifts the depth and the potential of a node and returns the one after it.
    #[inline(always)]
    fn shift(&mut self, node: u32, deeper: u32, shift: C) -> u32 {
        let potential = &mut self.potentials[node as usize];
        *potential = potential.plus(shift);
        let spot = &mut self.spots[node as usize];
        // Depths can fall, too: `deeper` wraps.
        spot.depth = spot.depth.wrapping_add(deeper);
        spot.after
    }
}
