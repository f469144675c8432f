//! The spanning tree of a basis, its nodes threaded in preorder.
//!
//! A subtree is a stretch of the thread; each node knows how long its own is and where it ends. When a
//! subtree is hung elsewhere, whole stretches are linked anew: only the nodes between its old top and its
//! new one, and those above it, are touched, not all that is below. Potentials count by their differences
//! alone, so that the smaller side of the cut is shifted and the other stays; they are put right by the
//! root's when an answer is read off. Node `root` is artificial; every other node hangs from its parent by
//! an arc, real or artificial.

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

/// The tree with the potentials of its nodes.
#[derive(Clone, Debug)]
pub(super) struct Tree<C> {
    /// How each node hangs; the root's entry means nothing.
    pub(super) hangs: Vec<Hang>,
    /// The node after each node in preorder; the root follows the last.
    after: Vec<u32>,
    /// The node before each node in preorder.
    before: Vec<u32>,
    /// Number of nodes of each node's subtree, itself included.
    sizes: Vec<u32>,
    /// The last node in preorder of each node's subtree.
    lasts: Vec<u32>,
    /// Potential of each node; the root's is to be taken off.
    pub(super) potentials: Vec<C>,
}

impl<C: Cost> Tree<C> {
    /// Every node by itself below the root, in their order.
    pub(super) fn star(n_nodes: usize, n_arcs: usize) -> Tree<C> {
        let root = n_nodes as u32;
        let hang = |node| Hang::artificial(root, n_arcs as u32 + node, 0);
        let mut sizes = vec![1; n_nodes + 1];
        sizes[n_nodes] = root + 1;
        Tree {
            hangs: (0..=root).map(hang).collect(),
            after: (1..=root).chain([0]).collect(),
            before: std::iter::once(root).chain(0..root).collect(),
            sizes,
            lasts: (0..root).chain([root.saturating_sub(1)]).collect(),
            potentials: vec![C::ZERO; n_nodes + 1],
        }
    }

    /// Keeps the tree for costs of another type, its potentials not yet worked out.
    pub(super) fn without_potentials<D: Cost>(self) -> Tree<D> {
        let Tree { hangs, after, before, sizes, lasts, potentials } = self;
        let potentials = vec![D::ZERO; potentials.len()];
        Tree { hangs, after, before, sizes, lasts, potentials }
    }

    /// The artificial node on top.
    pub(super) fn root(&self) -> u32 {
        self.hangs.len() as u32 - 1
    }

    /// Number of nodes of a subtree. Of two nodes, the one with fewer is not above the other.
    #[inline(always)]
    pub(super) fn size(&self, node: u32) -> u32 {
        self.sizes[node as usize]
    }

    /// The node after a node in preorder.
    pub(super) fn after(&self, node: u32) -> u32 {
        self.after[node as usize]
    }

    /// What a unit costs from a node to the root, by the tree.
    pub(super) fn potential(&self, node: u32) -> C {
        self.potentials[node as usize].minus(self.potentials[self.root() as usize])
    }

    /// Takes the root's potential off all.
    pub(super) fn level(&mut self) {
        let by = self.potentials[self.root() as usize];
        if by != C::ZERO {
            self.potentials.iter_mut().for_each(|potential| *potential = potential.minus(by));
        }
    }

    /// Threads nodes in preorder, whatever the tree; `order` has parents before their children.
    pub(super) fn thread(&mut self, order: &[u32]) {
        let root = self.root();
        self.sizes.fill(1);
        for &node in order.iter().rev() {
            let size = self.sizes[node as usize];
            self.sizes[self.hangs[node as usize].parent as usize] += size;
        }
        // While children are being placed, `next` holds the next free place below each node.
        let mut next = vec![1_u32; self.hangs.len()];
        let mut placed = vec![root; self.hangs.len()];
        for &node in order {
            let parent = self.hangs[node as usize].parent as usize;
            let place = next[parent];
            next[parent] = place + self.sizes[node as usize];
            next[node as usize] = place + 1;
            placed[place as usize] = node;
        }
        for (k, &node) in placed.iter().enumerate() {
            self.link(node, placed[(k + 1) % placed.len()]);
            self.lasts[node as usize] = placed[k + self.sizes[node as usize] as usize - 1];
        }
    }

    /// Makes one node follow another in preorder.
    #[inline(always)]
    fn link(&mut self, first: u32, second: u32) {
        self.after[first as usize] = second;
        self.before[second as usize] = first;
    }

    /// Cuts the subtree of `top` off and hangs it by its node `inner` from another node, shifting
    /// its potentials by `shift` against all others. `hang` tells the new arc and what it can still
    /// carry, `join` a node above both the old place and the new one.
    pub(super) fn rehang(&mut self, top: u32, inner: u32, hang: Hang, join: u32, shift: C) {
        let outer = hang.parent;
        let parent = self.hangs[top as usize].parent;
        let (ahead, old_last) = (self.before[top as usize], self.lasts[top as usize]);
        let size = self.sizes[top as usize];
        let (last, rest) = self.turn(top, inner, hang);
        self.link(ahead, rest);
        self.link(last, self.after[outer as usize]);
        self.link(outer, inner);
        self.end_elsewhere(parent, old_last, ahead);
        self.end_elsewhere(outer, outer, last);
        let mut node = parent;
        while node != join {
            self.sizes[node as usize] -= size;
            node = self.hangs[node as usize].parent;
        }
        node = outer;
        while node != join {
            self.sizes[node as usize] += size;
            node = self.hangs[node as usize].parent;
        }
        self.shift_all_below(inner, shift);
    }

    /// Turns the subtree of `top` so that `inner` is on top of it and hangs anew, but leaves it out of
    /// the thread around it. Returns its last node, and the node that came after it.
    fn turn(&mut self, top: u32, inner: u32, hang: Hang) -> (u32, u32) {
        let size = self.sizes[top as usize];
        // The last node in the new order so far, and the first one not yet met in the old order.
        let mut last = self.lasts[inner as usize];
        let mut rest = self.after[last as usize];
        let mut below = inner;
        let mut below_hang = std::mem::replace(&mut self.hangs[inner as usize], hang);
        let (mut below_size, mut below_last) = (self.sizes[inner as usize], last);
        let mut ahead_of_below = self.before[inner as usize];
        self.sizes[inner as usize] = size;
        while below != top {
            // The way up is turned round: the next node hangs from the one that hung from it. What
            // is in front of that one in the old order follows first, then what was behind it.
            let Hang { parent: node, arc, up, down } = below_hang;
            let turned = Hang { parent: below, arc, up: down, down: up };
            below_hang = std::mem::replace(&mut self.hangs[node as usize], turned);
            let left = size - below_size;
            below_size = std::mem::replace(&mut self.sizes[node as usize], left);
            let ahead_of_node = self.before[node as usize];
            self.link(last, node);
            last = ahead_of_below;
            let node_last = self.lasts[node as usize];
            if node_last != below_last {
                self.link(last, rest);
                last = node_last;
                rest = self.after[last as usize];
            }
            (below, below_last, ahead_of_below) = (node, node_last, ahead_of_node);
        }
        // Turned round, all of them end with the last.
        while below != inner {
            self.lasts[below as usize] = last;
            below = self.hangs[below as usize].parent;
        }
        self.lasts[inner as usize] = last;
        (last, rest)
    }

    /// Lets the subtrees of a node and of those above it that ended at `old` end at `new`.
    fn end_elsewhere(&mut self, mut node: u32, old: u32, new: u32) {
        let root = self.root();
        while self.lasts[node as usize] == old {
            self.lasts[node as usize] = new;
            if node == root {
                return;
            }
            node = self.hangs[node as usize].parent;
        }
    }

    /// Shifts the potentials of a node and of all below it against all others.
    pub(super) fn shift_all_below(&mut self, top: u32, shift: C) {
        let size = self.sizes[top as usize];
        let others = self.hangs.len() as u32 - size;
        let last = self.lasts[top as usize];
        if size <= others {
            self.shift((top, last), size, shift);
        } else {
            let ends = (self.after[last as usize], self.before[top as usize]);
            self.shift(ends, others, shift.negated());
        }
    }

    /// Shifts the potentials of a stretch of so many nodes, told by its ends. It is walked from both at
    /// once: each step along the thread waits for memory, and two can wait together.
    fn shift(&mut self, (mut first, mut last): (u32, u32), count: u32, shift: C) {
        for _ in 0..count / 2 {
            for node in [first, last] {
                let potential = &mut self.potentials[node as usize];
                *potential = potential.plus(shift);
            }
            first = self.after[first as usize];
            last = self.before[last as usize];
        }
        if !count.is_multiple_of(2) {
            let potential = &mut self.potentials[first as usize];
            *potential = potential.plus(shift);
        }
    }
}
