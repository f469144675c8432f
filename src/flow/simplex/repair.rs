//! Making an old basis fit changed bounds, supplies or costs.
//!
//! The flows of the tree follow from supplies and from the arcs at a bound, leaves first. Where an
//! arc of the tree would leave its bounds, or would no longer let a unit pass to the root, it goes
//! to its nearest bound and the subtree below it hangs from the root by an artificial arc, which
//! carries the difference at a penalty. The result is a strongly feasible basis of the changed
//! network, however large the change, and close to the old one if the change was small.

use super::pricing::Change;
use super::tree::Hang;
use super::{Simplex, Stale, Stand};
use crate::flow::{Cost, UNLIMITED, Unsolvable};

/// What becomes of the arc above a node.
enum Fit {
    /// It stays and carries this much to the parent.
    Stays(i128),
    /// It carries this much to the parent, at a bound; the rest needs another way.
    Leaves(i128),
}

impl<C: Cost> Simplex<C> {
    /// Works the flows of the tree out anew and mends the tree where they do not fit.
    pub(super) fn repair(&mut self) -> Result<(), Unsolvable> {
        let mut excess = self.excess()?;
        let root = self.problem.n_nodes() as u32;
        let mut short = 0_i128;
        for k in (1..self.tree.order.len()).rev() {
            let node = self.tree.order[k];
            let amount = excess[node as usize];
            let parent = self.tree.hangs[node as usize].parent;
            let passed = match self.fit(node, amount) {
                Fit::Stays(passed) => passed,
                Fit::Leaves(passed) => {
                    let rest = amount - passed;
                    short += rest.min(0).abs();
                    let arc = self.stands.len() as u32 + node;
                    let rest = i64::try_from(rest).unwrap_or(i64::MAX);
                    self.tree.hangs[node as usize] = Hang::artificial(root, arc, rest);
                    passed
                }
            };
            excess[parent as usize] += passed;
            // Were it more, a step of the simplex could fill an artificial arc.
            if short > i128::from(UNLIMITED) {
                self.stale = Stale::Basis;
                return Err(Unsolvable::Overflow {
                    what: "supplies and capacities",
                });
            }
        }
        self.tree.reorder();
        Ok(())
    }

    /// What each node has too much of while the arcs of the tree carry their least.
    fn excess(&self) -> Result<Vec<i128>, Unsolvable> {
        let sum = self
            .problem
            .supplies
            .iter()
            .map(|&supply| i128::from(supply))
            .sum();
        if sum != 0 {
            return Err(Unsolvable::Unbalanced { sum });
        }
        let supplies = self
            .problem
            .supplies
            .iter()
            .map(|&supply| i128::from(supply));
        let mut excess: Vec<i128> = supplies.chain([0]).collect();
        for (arc, stand) in self.problem.arcs.iter().zip(&self.stands) {
            let carried = match stand {
                Stand::Lower | Stand::Tree => arc.lower,
                Stand::Full => arc.capacity,
            };
            if carried != 0 {
                excess[arc.from as usize] -= i128::from(carried);
                excess[arc.to as usize] += i128::from(carried);
            }
        }
        Ok(excess)
    }

    /// Sends `amount` from a node to its parent as far as the arc between them allows.
    fn fit(&mut self, node: u32, amount: i128) -> Fit {
        let hang = &mut self.tree.hangs[node as usize];
        let index = hang.arc as usize;
        let Some(arc) = self.problem.arcs.get(index) else {
            return Fit::Leaves(0);
        };
        let room = self.rooms[index];
        let upward = arc.from == node;
        let wanted = if upward { amount } else { -amount };
        // The clamped value lies between two i64.
        let carried = wanted.clamp(0, i128::from(room)) as i64;
        let (up, down) = if upward {
            (room - carried, carried)
        } else {
            (carried, room - carried)
        };
        if wanted == i128::from(carried) && up > 0 {
            (hang.up, hang.down) = (up, down);
            return Fit::Stays(amount);
        }
        self.stands[index] = if carried == 0 {
            Stand::Lower
        } else {
            Stand::Full
        };
        Fit::Leaves(i128::from(if upward { carried } else { -carried }))
    }

    /// Works the potentials out anew, the root's being zero, and what can be changed at which cost.
    pub(super) fn renew_prices(&mut self) {
        for &node in &self.tree.order[1..] {
            let hang = &self.tree.hangs[node as usize];
            let above = self.tree.potentials[hang.parent as usize];
            self.tree.potentials[node as usize] = match self.problem.arcs.get(hang.arc as usize) {
                Some(arc) if arc.from == node => above.minus(arc.cost),
                Some(arc) => above.plus(arc.cost),
                None if hang.shortfall() > 0 => above.plus(self.penalty),
                None => above,
            };
        }
        for (index, arc) in self.problem.arcs.iter().enumerate() {
            let forward = Change {
                cost: arc.cost,
                tail: arc.from,
                head: arc.to,
            };
            self.pricing.changes[index] = match self.stands[index] {
                Stand::Lower | Stand::Full if self.rooms[index] == 0 => Change::NONE,
                Stand::Lower | Stand::Tree => forward,
                Stand::Full => forward.turned(),
            };
        }
    }
}
