//! What a caller may change between two answers. Each change is worked into the basis at once.

use super::pricing::{Change, Pricing};
use super::{Entered, Known, Simplex, Stand, penalty};
use crate::flow::{Arc, Cost, Problem, Unsolvable};

impl<C: Cost> Simplex<C> {
    /// Changes the capacity of an arc; [`Simplex::resolve`] finds the new answer.
    ///
    /// # Errors
    /// Where there is no such arc, or the capacity is below the lower bound or too large; then
    /// nothing is changed.
    pub fn set_capacity(&mut self, arc: usize, capacity: i64) -> Result<(), Unsolvable> {
        let n_nodes = self.problem.n_nodes();
        let known = self.problem.arcs.get_mut(arc);
        let known = known.ok_or(Unsolvable::Missing { what: "arc", index: arc })?;
        let changed = Arc { capacity, ..*known };
        changed.check(arc, n_nodes)?;
        *known = changed;
        let before = std::mem::replace(&mut self.rooms[arc], capacity - changed.lower);
        if before == self.rooms[arc] {
            return Ok(());
        }
        if self.known == Known::Nothing {
            self.rest(arc, Stand::Lower);
            return Ok(());
        }
        match self.stands[arc] {
            Stand::Lower => {
                self.rest(arc, Stand::Lower);
                self.look_at(arc);
            }
            Stand::Tree => {
                let hangs_below = self.tree.hangs[changed.from as usize].arc as usize == arc;
                let node = if hangs_below { changed.from } else { changed.to };
                let above = self.pass(node, 0);
                self.settle(above, (self.tree.root(), 0));
            }
            Stand::Full if self.rooms[arc] > before => self.open(arc, before),
            Stand::Full => {
                self.rest(arc, Stand::Full);
                self.known = self.known.min(Known::Optimum);
                let less = i128::from(before - self.rooms[arc]);
                self.settle((changed.from, less), (changed.to, -less));
            }
        }
        Ok(())
    }

    /// Fills a full arc up to its new, larger capacity, as far as that can be.
    fn open(&mut self, arc: usize, before: i64) {
        let Arc { from, to, cost, .. } = self.problem.arcs[arc];
        let forward = Change { cost, tail: from, head: to };
        self.known = self.known.min(Known::Basis);
        if self.pivot(arc, &forward, self.rooms[arc] - before, before) == Entered::AllTheWay {
            self.rest(arc, Stand::Full);
        }
    }

    /// Looks whether an arc improves the flow from now on.
    fn look_at(&mut self, arc: usize) {
        if self.pricing.change(arc).reduced(&self.tree.potentials) < C::ZERO {
            self.known = self.known.min(Known::Basis);
        }
    }

    /// Keeps from now on to the flows that are cheapest at the costs of the last answer, whatever costs
    /// come next: an arc whose reduced cost is not zero is held where it stands. Right after an answer
    /// was found.
    pub fn keep_to_cheapest(&mut self) {
        for arc in 0..self.stands.len() {
            let Arc { from, to, cost, capacity, lower } = self.problem.arcs[arc];
            let reduced = Change { cost, tail: from, head: to }.reduced(&self.tree.potentials);
            let stays = match self.stands[arc] {
                Stand::Lower => lower,
                Stand::Full => capacity,
                Stand::Tree => continue,
            };
            if reduced != C::ZERO {
                self.rooms[arc] = 0;
                (self.problem.arcs[arc].lower, self.problem.arcs[arc].capacity) = (stays, stays);
                self.rest(arc, Stand::Lower);
            }
        }
    }

    /// Whether the flow of the last answer is the only cheapest one for sure: no arc beside the tree can
    /// change at no cost. Right after an answer was found.
    pub fn is_only_answer(&self) -> bool {
        let mut arcs = self.problem.arcs.iter().zip(&self.stands).zip(&self.rooms);
        arcs.all(|((&Arc { from, to, cost, .. }, stand), &room)| {
            let reduced = Change { cost, tail: from, head: to }.reduced(&self.tree.potentials);
            *stand == Stand::Tree || room == 0 || reduced != C::ZERO
        })
    }

    /// Changes the cost of an arc; [`Simplex::resolve`] finds the new answer.
    ///
    /// # Errors
    /// Where there is no such arc, or the cost is too large; then nothing is changed.
    pub fn set_cost(&mut self, arc: usize, cost: C) -> Result<(), Unsolvable> {
        let known = self.problem.arcs.get(arc);
        let known = *known.ok_or(Unsolvable::Missing { what: "arc", index: arc })?;
        let dearest = self.dearest.max(cost.wide().saturating_abs());
        let penalty = penalty(self.problem.n_nodes(), dearest)?;
        self.problem.arcs[arc].cost = cost;
        let dearer = dearest > self.dearest;
        (self.dearest, self.penalty) = (dearest, penalty);
        if cost == known.cost {
            return Ok(());
        }
        if self.known == Known::Nothing {
            self.rest(arc, Stand::Lower);
            return Ok(());
        }
        match self.stands[arc] {
            stand @ (Stand::Lower | Stand::Full) => {
                self.rest(arc, stand);
                self.look_at(arc);
            }
            Stand::Tree => {
                // With the old cost it would seem to improve the flow.
                self.pricing.set(arc, Change { cost, tail: known.from, head: known.to });
                let by = cost.minus(known.cost);
                let upward = self.tree.hangs[known.from as usize].arc as usize == arc;
                let (node, by) = if upward { (known.from, by.negated()) } else { (known.to, by) };
                self.tree.shift_all_below(node, by);
                self.known = self.known.min(Known::Basis);
            }
        }
        if dearer {
            // The penalty rose with it.
            self.renew_potentials();
            self.known = self.known.min(Known::Basis);
        }
        Ok(())
    }

    /// Changes all costs at once, also their type; [`Simplex::resolve`] goes on from the basis of
    /// the last answer, which is often close to the new one.
    ///
    /// # Errors
    /// Where there is not one cost for each arc, or they are too large.
    pub fn with_costs<D: Cost>(self, costs: &[D]) -> Result<Simplex<D>, Unsolvable> {
        let Simplex { problem, surplus, rooms, stands, tree, .. } = self;
        if costs.len() != problem.arcs.len() {
            return Err(Unsolvable::Missing { what: "cost", index: costs.len() });
        }
        let arcs: Vec<Arc<D>> = problem
            .arcs
            .iter()
            .zip(costs)
            .map(|(&Arc { from, to, lower, capacity, .. }, &cost)| Arc {
                from,
                to,
                lower,
                capacity,
                cost,
            })
            .collect();
        let dearest = costs.iter().map(|cost| cost.wide().saturating_abs()).max().unwrap_or(0);
        let problem = Problem { supplies: problem.supplies, arcs };
        let mut recosted = Simplex {
            surplus,
            rooms,
            stands,
            pricing: Pricing::new(&problem),
            tree: tree.without_potentials(),
            dearest,
            penalty: penalty(problem.n_nodes(), dearest)?,
            known: self.known.min(Known::Basis),
            endless: self.endless,
            flow: self.flow,
            untouched: false,
            problem,
        };
        if recosted.known == Known::Basis {
            for arc in 0..recosted.stands.len() {
                recosted.offer(arc);
            }
            recosted.renew_potentials();
        }
        Ok(recosted)
    }

    /// Changes the supply of a node; [`Simplex::resolve`] finds the new answer, once all supplies
    /// add up to zero again.
    ///
    /// # Errors
    /// Where there is no such node; then nothing is changed.
    pub fn set_supply(&mut self, node: u32, supply: i64) -> Result<(), Unsolvable> {
        let known = self.problem.supplies.get_mut(node as usize);
        let known = known.ok_or(Unsolvable::Missing { what: "node", index: node as usize })?;
        let more = i128::from(supply) - i128::from(std::mem::replace(known, supply));
        self.surplus += more;
        if self.known != Known::Nothing {
            self.settle((node, more), (self.tree.root(), 0));
        }
        Ok(())
    }
}
