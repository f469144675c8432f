//! The spanning tree of a basis, kept as one array in preorder.
//!
//! A subtree is a contiguous stretch of `order`, so that moving its potentials is one pass without
//! chasing pointers. Node `root` is artificial; every other node hangs from its parent by an arc,
//! real or artificial.

use crate::flow::{Cost, UNLIMITED};

/// How a node hangs in the tree.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hang {
    /// The node above.
    pub(super) parent: u32,
    /// The arc between the two; artificial where it is not below the number of arcs.
    pub(super) arc: u32,
    /// Number of nodes of the subtree, this one included.
    pub(super) size: u32,
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
        Hang {
            parent: root,
            arc,
            size: 1,
            up,
            down,
        }
    }

    /// What an artificial arc carries out of the root: units that real arcs do not bring.
    pub(super) fn shortfall(&self) -> i64 {
        if self.up < self.down { self.up } else { 0 }
    }
}

/// The tree with the potentials of its nodes.
#[derive(Clone, Debug)]
pub(super) struct Tree<C> {
    /// How each node hangs; the root's entry only carries its size.
    pub(super) hangs: Vec<Hang>,
    /// Nodes in preorder, the root first.
    pub(super) order: Vec<u32>,
    /// The place of each node in `order`.
    pub(super) places: Vec<u32>,
    /// Potential of each node.
    pub(super) potentials: Vec<C>,
    /// The subtree being moved, in its new order.
    moved: Vec<u32>,
}

impl<C: Cost> Tree<C> {
    /// Every node by itself below the root.
    pub(super) fn star(n_nodes: usize, n_arcs: usize) -> Tree<C> {
        let root = n_nodes as u32;
        let mut hangs: Vec<Hang> = (0..=root)
            .map(|node| Hang::artificial(root, n_arcs as u32 + node, 0))
            .collect();
        hangs[n_nodes].size = root + 1;
        let order: Vec<u32> = std::iter::once(root).chain(0..root).collect();
        let mut places = vec![0; n_nodes + 1];
        for (place, &node) in order.iter().enumerate() {
            places[node as usize] = place as u32;
        }
        let potentials = vec![C::ZERO; n_nodes + 1];
        Tree {
            hangs,
            order,
            places,
            potentials,
            moved: Vec::with_capacity(n_nodes),
        }
    }

    /// Puts nodes back in preorder after some were hung from the root directly. Needs an `order`
    /// in which parents still come before their children.
    pub(super) fn reorder(&mut self) {
        for hang in &mut self.hangs {
            hang.size = 1;
        }
        for &node in self.order[1..].iter().rev() {
            let Hang { parent, size, .. } = self.hangs[node as usize];
            self.hangs[parent as usize].size += size;
        }
        // While children are being placed, `next` holds the next free place below each node.
        let mut next = vec![0_u32; self.hangs.len()];
        next[self.order[0] as usize] = 1;
        for &node in &self.order[1..] {
            let hang = &self.hangs[node as usize];
            let place = next[hang.parent as usize];
            next[hang.parent as usize] = place + hang.size;
            next[node as usize] = place + 1;
            self.places[node as usize] = place;
        }
        for (node, &place) in self.places.iter().enumerate() {
            self.order[place as usize] = node as u32;
        }
    }

    /// Cuts the subtree of `top` off and hangs it by its node `inner` from another node, shifting
    /// its potentials by `shift`. `hang` tells the new arc and what it can still carry. The sizes
    /// of the nodes above are the caller's to put right, afterwards.
    pub(super) fn rehang(&mut self, top: u32, inner: u32, hang: Hang, shift: C) {
        let from = self.places[top as usize] as usize;
        let size = self.hangs[top as usize].size as usize;
        let to = self.new_place(top, hang.parent);
        self.turn(top, inner, hang);
        if to < from {
            self.order.copy_within(to..from, to + size);
            self.renumber(to + size, from + size);
        } else {
            self.order.copy_within(from + size..to + size, from);
            self.renumber(from, to);
        }
        for (k, &node) in self.moved.iter().enumerate() {
            self.order[to + k] = node;
            self.places[node as usize] = (to + k) as u32;
            let potential = &mut self.potentials[node as usize];
            *potential = potential.plus(shift);
        }
    }

    /// The nearest place where the subtree of `top` may begin as a child of `outer`.
    fn new_place(&self, top: u32, outer: u32) -> usize {
        let stretch = |node: u32| {
            let place = self.places[node as usize] as usize;
            (place, place + self.hangs[node as usize].size as usize)
        };
        let (from, end) = stretch(top);
        let (outer_from, outer_end) = stretch(outer);
        if outer_end <= from {
            return outer_end;
        }
        if outer_from > from {
            return outer_from + 1 - (end - from);
        }
        // It hangs below `outer` already and only leaves the branch it is in, to either side.
        let mut branch = top;
        while self.hangs[branch as usize].parent != outer {
            branch = self.hangs[branch as usize].parent;
        }
        let (before, after) = stretch(branch);
        if from - before <= after - end {
            before
        } else {
            after - (end - from)
        }
    }

    /// Writes down the places of a stretch of `order`.
    fn renumber(&mut self, from: usize, to: usize) {
        for (k, &node) in self.order[from..to].iter().enumerate() {
            self.places[node as usize] = (from + k) as u32;
        }
    }

    /// Reverses the way from `inner` up to `top` and lists the subtree in its new preorder.
    fn turn(&mut self, top: u32, inner: u32, hang: Hang) {
        let whole = self.hangs[top as usize].size;
        self.moved.clear();
        let (mut node, mut new) = (inner, hang);
        let (mut begin, mut end) = (0, 0);
        loop {
            let old = self.hangs[node as usize];
            let place = self.places[node as usize] as usize;
            let last = place + old.size as usize;
            // What was listed already, the stretch from `begin` to `end`, lies within this one.
            if begin == end {
                self.moved.extend_from_slice(&self.order[place..last]);
            } else {
                self.moved.extend_from_slice(&self.order[place..begin]);
                self.moved.extend_from_slice(&self.order[end..last]);
            }
            new.size = whole - (end - begin) as u32;
            self.hangs[node as usize] = new;
            if node == top {
                return;
            }
            (begin, end) = (place, last);
            new = Hang {
                parent: node,
                arc: old.arc,
                size: 0,
                up: old.down,
                down: old.up,
            };
            node = old.parent;
        }
    }
}
