//! A first basis: shortest ways to where something is taken out.
//!
//! Every node that can reach one of those nodes hangs by the first arc of its cheapest way there,
//! as if there were room for all, and supplies run down these ways as far as there is. Of ways that
//! cost alike, the wider last step is taken. The tree then already knows where cheap ways lead; against
//! a tree of artificial arcs alone it saves a third of all pivots. Where nothing is taken out anywhere
//! but the network is closed from its end to its beginning, ways lead to the end: that saves two
//! thirds. Where nothing is put in or taken out and moving anything saves nothing, no way is looked for:
//! the artificial tree is the answer. Where cycles of negative cost leave nothing shortest, or a network
//! has few arcs, it has to do: there a flow is found before ways are.

use super::tree::Tree;
use super::{Known, Simplex, Stand};
use crate::flow::{Arc, Cost, UNLIMITED, Unsolvable};
use std::collections::VecDeque;

/// Networks of fewer arcs start from the artificial tree.
const FEW_ARCS: usize = 256;

/// No arc.
const NONE: u32 = u32::MAX;

impl<C: Cost> Simplex<C> {
    /// Puts up a first basis, whatever there was before; tells whether any arc may improve it.
    pub(super) fn start(&mut self) -> Result<Known, Unsolvable> {
        let n_nodes = self.problem.n_nodes();
        if !std::mem::take(&mut self.untouched) {
            self.tree = Tree::star(n_nodes, self.stands.len());
            self.endless.clear();
            (0..self.stands.len()).for_each(|arc| self.rest(arc, Stand::Lower));
        }
        let mut excess = self.excess();
        let least = self.problem.arcs.iter().map(|arc| arc.cost).min();
        if least >= Some(C::ZERO) && excess.iter().all(|&grams| grams == 0) {
            // Nothing must be moved, and nothing is saved by moving anything.
            return Ok(Known::Optimum);
        }
        let short = match self.ways(&excess) {
            Some(order) => {
                let short = self.settle_all(order.iter().copied(), &mut excess);
                self.tree.thread(&order);
                short
            }
            None => self.settle_all(0..n_nodes as u32, &mut excess),
        };
        self.renew_potentials();
        // Were it more, a step of the simplex could fill an artificial arc.
        if short > i128::from(UNLIMITED) {
            return Err(Unsolvable::Overflow { what: "supplies and capacities" });
        }
        Ok(Known::Basis)
    }

    /// What each node has too much of while every arc carries its least, the root's nothing among them.
    fn excess(&self) -> Vec<i128> {
        let mut excess = vec![0; self.problem.n_nodes() + 1];
        for (excess, &supply) in excess.iter_mut().zip(&self.problem.supplies) {
            *excess = i128::from(supply);
        }
        for arc in self.problem.arcs.iter().filter(|arc| arc.lower != 0) {
            excess[arc.from as usize] -= i128::from(arc.lower);
            excess[arc.to as usize] += i128::from(arc.lower);
        }
        excess
    }

    /// Hangs nodes by cheapest ways, and returns them with parents before their children; `None` where
    /// the artificial tree has to do.
    fn ways(&mut self, excess: &[i128]) -> Option<Vec<u32>> {
        if self.stands.len() < FEW_ARCS {
            return None;
        }
        let first_arcs = self.first_arcs(excess);
        self.hang_by(&first_arcs)
    }

    /// The first arc of each node's cheapest way to a node that lacks something, by labels that
    /// are corrected first in, first out. It only matters that the result is good, not that it is
    /// best, so the work is limited.
    fn first_arcs(&self, excess: &[i128]) -> Vec<u32> {
        let n_nodes = self.problem.n_nodes();
        let mut costs: Vec<Option<C>> = vec![None; n_nodes];
        let mut first_arcs = vec![NONE; n_nodes];
        let mut waiting = vec![false; n_nodes];
        let mut fresh = vec![true; n_nodes];
        let mut queue = VecDeque::new();
        let (begins, entering) = self.entering_arcs();
        let mut targets: Vec<usize> = (0..n_nodes).filter(|&node| excess[node] < 0).collect();
        if targets.is_empty() {
            targets.extend(self.closing(&begins));
        }
        let mut is_target = vec![false; n_nodes];
        for &node in &targets {
            (costs[node], is_target[node], fresh[node]) = (Some(C::ZERO), true, false);
            queue.push_back(node);
        }
        let mut budget = 8 * (n_nodes + self.stands.len());
        while let Some(node) = queue.pop_front() {
            (waiting[node], fresh[node]) = (false, false);
            let arcs = &entering[begins[node] as usize..begins[node + 1] as usize];
            let Some(left) = budget.checked_sub(arcs.len() + 1) else {
                break;
            };
            budget = left;
            for &index in arcs {
                let arc = &self.problem.arcs[index as usize];
                let from = arc.from as usize;
                let cost = costs[node].unwrap_or(C::ZERO).plus(arc.cost);
                let room = self.rooms[index as usize];
                let better = costs[from].is_none_or(|known| cost < known)
                    // Nothing hangs below a node that was not looked at, so that no circle can close.
                    || excess[node] < 0 && fresh[from] && costs[from] == Some(cost)
                        && room > self.rooms[first_arcs[from] as usize];
                if better && !is_target[from] && room > 0 && from != node {
                    (costs[from], first_arcs[from]) = (Some(cost), index);
                    if !waiting[from] {
                        waiting[from] = true;
                        queue.push_back(from);
                    }
                }
            }
        }
        first_arcs
    }

    /// Where a network is closed to a circle, the node at its end: of the arcs that are the only one
    /// out of their tail and the only one into their head, the tail of the one that most others join.
    fn closing(&self, begins: &[u32]) -> Option<usize> {
        let mut leaving = vec![0_u32; self.problem.n_nodes()];
        for arc in &self.problem.arcs {
            leaving[arc.from as usize] += 1;
        }
        let entering = |node: u32| begins[node as usize + 1] - begins[node as usize];
        let closes = |arc: &&Arc<C>| leaving[arc.from as usize] == 1 && entering(arc.to) == 1;
        let joining = |arc: &&Arc<C>| entering(arc.from) + leaving[arc.to as usize];
        let arc = self.problem.arcs.iter().filter(closes).max_by_key(joining)?;
        Some(arc.from as usize)
    }

    /// The arcs sorted by the node they enter, and where each node's begin.
    fn entering_arcs(&self) -> (Vec<u32>, Vec<u32>) {
        let mut begins = vec![0_u32; self.problem.n_nodes() + 1];
        for arc in &self.problem.arcs {
            begins[arc.to as usize] += 1;
        }
        let mut sum = 0;
        for begin in &mut begins {
            sum += *begin;
            *begin = sum;
        }
        // Filling from the last arc to the first leaves the beginnings.
        let mut sorted = vec![0_u32; self.stands.len()];
        for (index, arc) in self.problem.arcs.iter().enumerate().rev() {
            let begin = &mut begins[arc.to as usize];
            *begin -= 1;
            sorted[*begin as usize] = index as u32;
        }
        (begins, sorted)
    }

    /// Hangs nodes by given arcs and returns them in an order in which parents come before their
    /// children; `None`, and nothing done, where the arcs go round.
    fn hang_by(&mut self, first_arcs: &[u32]) -> Option<Vec<u32>> {
        let n_nodes = first_arcs.len();
        let parent = |node: usize| match first_arcs[node] {
            NONE => n_nodes,
            arc => self.problem.arcs[arc as usize].to as usize,
        };
        // Children of each node as a list: the first one, and for each the next one.
        let mut child = vec![NONE; n_nodes + 1];
        let mut sibling = vec![NONE; n_nodes];
        for node in (0..n_nodes).rev() {
            sibling[node] = std::mem::replace(&mut child[parent(node)], node as u32);
        }
        let mut order = Vec::with_capacity(n_nodes);
        let mut next = child[n_nodes];
        let mut behind = 0;
        loop {
            while next != NONE {
                order.push(next);
                next = sibling[next as usize];
            }
            let Some(&node) = order.get(behind) else {
                break;
            };
            behind += 1;
            next = child[node as usize];
        }
        if order.len() < n_nodes {
            return None;
        }
        for (node, &arc) in first_arcs.iter().enumerate().filter(|&(_, &arc)| arc != NONE) {
            let hang = &mut self.tree.hangs[node];
            (hang.arc, hang.parent) = (arc, self.problem.arcs[arc as usize].to);
            self.stands[arc as usize] = Stand::Tree;
        }
        Some(order)
    }

    /// Works the potentials out anew, the root's being zero.
    pub(super) fn renew_potentials(&mut self) {
        let mut node = self.tree.root();
        self.tree.potentials[node as usize] = C::ZERO;
        for _ in 1..self.tree.hangs.len() {
            node = self.tree.after(node);
            let hang = &self.tree.hangs[node as usize];
            let above = self.tree.potentials[hang.parent as usize];
            self.tree.potentials[node as usize] = match self.problem.arcs.get(hang.arc as usize) {
                Some(arc) if arc.from == node => above.minus(arc.cost),
                Some(arc) => above.plus(arc.cost),
                None if hang.shortfall() > 0 => above.plus(self.penalty),
                None => above,
            };
        }
    }
}
