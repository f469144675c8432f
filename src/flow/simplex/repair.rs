//! Making the tree fit when a node suddenly has more or less, or an arc another capacity.
//!
//! The difference goes up the tree towards the root. An arc that would leave its bounds, or would
//! no longer let a unit pass to the root, goes to its nearest bound and leaves the tree; the
//! subtree below it hangs from the root by an artificial arc, which carries the rest at a penalty.
//! The basis is strongly feasible again after each change, and close to the old one.

use super::tree::Hang;
use super::{Known, Simplex, Stand};
use crate::flow::{Cost, UNLIMITED};

/// What becomes of the arc above a node.
enum Fit {
    /// It stays.
    Stays,
    /// It leaves the tree for a bound, where it carries this much to the parent.
    Leaves(i64),
}

impl<C: Cost> Simplex<C> {
    /// Settles that one node has so much more than before, and another one too. What comes up to
    /// the same node is added up before it goes on.
    pub(super) fn settle(&mut self, mut one: (u32, i128), mut two: (u32, i128)) {
        let root = self.tree.root();
        loop {
            if one.0 == two.0 {
                one.1 += two.1;
                two = (root, 0);
            }
            let one_first = self.tree.size(one.0) <= self.tree.size(two.0);
            let lower = if one_first { &mut one } else { &mut two };
            match *lower {
                (node, _) if node == root => return,
                (_, 0) => *lower = (root, 0),
                (node, more) => *lower = self.pass(node, more),
            }
        }
    }

    /// Lets so much more than before go from a node to its parent, as far as that can be. Returns
    /// the parent and what it gets more than before.
    pub(super) fn pass(&mut self, node: u32, more: i128) -> (u32, i128) {
        let Hang { parent, arc, .. } = self.tree.hangs[node as usize];
        let before = self.carried_up(node);
        let amount = i128::from(before) + more;
        self.known = self.known.min(Known::Optimum);
        if arc as usize >= self.stands.len() {
            self.hang_from_root(node, amount);
            return (parent, 0);
        }
        match self.fit(node, amount) {
            Fit::Stays => (parent, more),
            Fit::Leaves(carried) => {
                self.hang_from_root(node, amount - i128::from(carried));
                (parent, i128::from(carried) - i128::from(before))
            }
        }
    }

    /// What the arc above a node carries to the parent, less what it brings from there.
    fn carried_up(&self, node: u32) -> i64 {
        let hang = &self.tree.hangs[node as usize];
        match self.problem.arcs.get(hang.arc as usize) {
            Some(arc) if arc.from == node => hang.down,
            Some(_) => -hang.up,
            None if hang.shortfall() > 0 => -hang.up,
            None => hang.down,
        }
    }

    /// Sends `amount` from a node to its parent as far as the real arc between them allows.
    fn fit(&mut self, node: u32, amount: i128) -> Fit {
        let hang = &mut self.tree.hangs[node as usize];
        let index = hang.arc as usize;
        let (room, upward) = (self.rooms[index], self.problem.arcs[index].from == node);
        let wanted = if upward { amount } else { -amount };
        // The clamped value lies between two i64.
        let carried = wanted.clamp(0, i128::from(room)) as i64;
        let (up, down) = if upward { (room - carried, carried) } else { (carried, room - carried) };
        if wanted == i128::from(carried) && up > 0 {
            (hang.up, hang.down) = (up, down);
            return Fit::Stays;
        }
        self.rest(index, if carried == 0 { Stand::Lower } else { Stand::Full });
        Fit::Leaves(if upward { carried } else { -carried })
    }

    /// Hangs a node from the root by an artificial arc that carries `excess` there.
    fn hang_from_root(&mut self, node: u32, excess: i128) {
        let most = i128::from(UNLIMITED);
        if excess.abs() > most {
            // The next answer starts from scratch; until then numbers only have to stay in range.
            self.known = Known::Nothing;
        }
        let excess = excess.clamp(-most, most) as i64;
        let root = self.tree.root();
        let hang = Hang::artificial(root, self.stands.len() as u32 + node, excess);
        let potential = if hang.shortfall() > 0 { self.penalty } else { C::ZERO };
        let shift = potential.minus(self.tree.potential(node));
        let stays = self.tree.hangs[node as usize].arc == hang.arc && shift == C::ZERO;
        if stays {
            self.tree.hangs[node as usize] = hang;
        } else {
            self.tree.rehang(node, node, hang, root, shift);
            self.known = self.known.min(Known::Basis);
        }
    }

    /// Fits a whole tree to what its nodes have, leaves first; `order` has parents before children.
    /// Returns how much comes from nowhere. Thread and potentials are the caller's to put right.
    pub(super) fn settle_all(
        &mut self,
        order: impl DoubleEndedIterator<Item = u32>,
        excess: &mut [i128],
    ) -> i128 {
        let (root, most) = (self.tree.root(), i128::from(UNLIMITED));
        let mut short = 0;
        for node in order.rev() {
            let Hang { parent, arc, .. } = self.tree.hangs[node as usize];
            let amount = excess[node as usize];
            let real = (arc as usize) < self.stands.len();
            let carried = match real.then(|| self.fit(node, amount)) {
                Some(Fit::Stays) => {
                    excess[parent as usize] += amount;
                    continue;
                }
                Some(Fit::Leaves(carried)) => i128::from(carried),
                None => 0,
            };
            excess[parent as usize] += carried;
            let rest = amount - carried;
            short += rest.min(0).abs();
            let arc = self.stands.len() as u32 + node;
            let rest = rest.clamp(-most, most) as i64;
            self.tree.hangs[node as usize] = Hang::artificial(root, arc, rest);
        }
        short
    }
}
