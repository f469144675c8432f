//! Primal network simplex with warm starts.
//!
//! The basis is a spanning tree rooted at an artificial node. It is kept *strongly feasible*:
//! every node can still send a unit to the root along the tree. Choosing the leaving arc so that
//! this stays true rules out cycling, and on networks as degenerate as ours nothing less does.
//! Entering arcs are searched block by block.
//!
//! **Convention.** The reduced cost of an arc is `cost + potential(from) - potential(to)`. In an
//! optimal answer it is at least zero where the flow is at its lower bound, at most zero where the
//! flow is at capacity, and zero in between.
//!
//! **Sources.** W. H. Cunningham, *A network simplex method*, Mathematical Programming 11 (1976)
//! 105–116, for strongly feasible bases. P. Kovács, *Minimum-cost flow algorithms: an experimental
//! evaluation*, Optimization Methods and Software 30 (2015) 94–127, for block search. R. K. Ahuja,
//! T. L. Magnanti, J. B. Orlin, *Network Flows* (1993), chapter 11.

mod pivot;
mod pricing;
mod repair;
mod tree;

use super::{Cost, Problem, UNLIMITED, Unsolvable};
use pricing::Pricing;
use tree::Tree;

/// Where the flow of an arc stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stand {
    /// At the lower bound.
    Lower,
    /// At capacity.
    Full,
    /// In between, or by chance at a bound: an arc of the tree.
    Tree,
}

/// What changed since the tree was last right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stale {
    Nothing,
    Costs,
    Flows,
    Basis,
}

/// A network simplex that remembers its basis, so that a question close to the last one is
/// answered in a few steps.
///
/// # Example
/// ```
/// use aidreach::flow::{Problem, Simplex};
/// let mut problem = Problem::<i64>::new(3);
/// problem.supplies = vec![5, 0, -5];
/// let pass = problem.arc(0, 2, 4, 1);
/// problem.arc(0, 1, 9, 2);
/// problem.arc(1, 2, 9, 2);
/// let mut simplex = Simplex::new(&problem)?;
/// simplex.solve()?;
/// assert_eq!((simplex.flow(), simplex.objective()), (&[4, 1, 1][..], 8));
/// simplex.set_capacity(pass, 0)?;
/// simplex.resolve()?;
/// assert_eq!(simplex.objective(), 20);
/// # Ok::<(), aidreach::flow::Unsolvable>(())
/// ```
#[derive(Clone, Debug)]
pub struct Simplex<C> {
    problem: Problem<C>,
    /// Capacity less lower bound of each arc.
    rooms: Vec<i64>,
    stands: Vec<Stand>,
    pricing: Pricing<C>,
    tree: Tree<C>,
    /// Cost of bringing a unit from nowhere: dearer than any real way.
    penalty: C,
    stale: Stale,
    flow: Vec<i64>,
    objective: i128,
}

impl<C: Cost> Simplex<C> {
    /// Takes a network in.
    ///
    /// # Errors
    /// Where ends or bounds of an arc are wrong, supplies do not add up to zero, or numbers are too
    /// large to be added up exactly.
    pub fn new(problem: &Problem<C>) -> Result<Simplex<C>, Unsolvable> {
        let (n_nodes, n_arcs) = (problem.n_nodes(), problem.arcs.len());
        if u32::try_from(n_nodes + n_arcs + 2).is_err() {
            return Err(Unsolvable::Overflow {
                what: "numbers of nodes and arcs",
            });
        }
        for (index, arc) in problem.arcs.iter().enumerate() {
            arc.check(index, n_nodes)?;
        }
        Ok(Simplex {
            problem: problem.clone(),
            rooms: problem
                .arcs
                .iter()
                .map(|arc| arc.capacity - arc.lower)
                .collect(),
            stands: vec![Stand::Lower; n_arcs],
            pricing: Pricing::new(n_arcs),
            tree: Tree::star(n_nodes, n_arcs),
            penalty: penalty(problem)?,
            stale: Stale::Basis,
            flow: vec![0; n_arcs],
            objective: 0,
        })
    }

    /// Finds a cheapest flow from scratch.
    ///
    /// # Errors
    /// See [`Unsolvable`].
    pub fn solve(&mut self) -> Result<(), Unsolvable> {
        self.solve_until(&|| false)
    }

    /// Like [`Simplex::solve`], asking `stop` now and then whether to give up.
    ///
    /// # Errors
    /// See [`Unsolvable`].
    pub fn solve_until(&mut self, stop: &dyn Fn() -> bool) -> Result<(), Unsolvable> {
        self.stale = Stale::Basis;
        self.resolve_until(stop)
    }

    /// Finds a cheapest flow from the basis of the last answer, after costs, bounds or supplies
    /// were changed. The cost found is that of [`Simplex::solve`]; where several flows are
    /// cheapest, another of them may be found.
    ///
    /// # Errors
    /// See [`Unsolvable`]. After an error the changes can go on, and the next answer is right.
    pub fn resolve(&mut self) -> Result<(), Unsolvable> {
        self.resolve_until(&|| false)
    }

    /// Like [`Simplex::resolve`], asking `stop` now and then whether to give up.
    ///
    /// # Errors
    /// See [`Unsolvable`].
    pub fn resolve_until(&mut self, stop: &dyn Fn() -> bool) -> Result<(), Unsolvable> {
        if self.stale > Stale::Nothing {
            self.penalty = penalty(&self.problem)?;
            if self.stale == Stale::Basis {
                self.tree = Tree::star(self.problem.n_nodes(), self.problem.arcs.len());
                self.stands.fill(Stand::Lower);
            }
            if self.stale >= Stale::Flows {
                self.repair()?;
            }
            self.renew_prices();
            self.stale = Stale::Nothing;
        }
        self.improve(stop)?;
        self.finish()
    }

    /// The flow on each arc, lower bounds included. Right after an answer was found.
    pub fn flow(&self) -> &[i64] {
        &self.flow
    }

    /// The potential of each node, in the convention told at the head of this module.
    pub fn potentials(&self) -> &[C] {
        &self.tree.potentials[..self.problem.n_nodes()]
    }

    /// The sum of cost times flow over all arcs.
    pub fn objective(&self) -> i128 {
        self.objective
    }

    /// The network as it stands after all changes.
    pub fn problem(&self) -> &Problem<C> {
        &self.problem
    }

    /// Changes the capacity of an arc; [`Simplex::resolve`] finds the new answer.
    ///
    /// # Errors
    /// Where there is no such arc, or the capacity is below the lower bound or too large.
    pub fn set_capacity(&mut self, arc: usize, capacity: i64) -> Result<(), Unsolvable> {
        let n_nodes = self.problem.n_nodes();
        let known = self.problem.arcs.get_mut(arc);
        let known = known.ok_or(Unsolvable::Missing {
            what: "arc",
            index: arc,
        })?;
        super::Arc { capacity, ..*known }.check(arc, n_nodes)?;
        known.capacity = capacity;
        self.rooms[arc] = capacity - known.lower;
        self.stale = self.stale.max(Stale::Flows);
        Ok(())
    }

    /// Changes the cost of an arc; [`Simplex::resolve`] finds the new answer.
    ///
    /// # Errors
    /// Where there is no such arc.
    pub fn set_cost(&mut self, arc: usize, cost: C) -> Result<(), Unsolvable> {
        let known = self.problem.arcs.get_mut(arc);
        known
            .ok_or(Unsolvable::Missing {
                what: "arc",
                index: arc,
            })?
            .cost = cost;
        self.stale = self.stale.max(Stale::Costs);
        Ok(())
    }

    /// Changes the supply of a node; [`Simplex::resolve`] finds the new answer, once all supplies
    /// add up to zero again.
    ///
    /// # Errors
    /// Where there is no such node.
    pub fn set_supply(&mut self, node: u32, supply: i64) -> Result<(), Unsolvable> {
        let known = self.problem.supplies.get_mut(node as usize);
        *known.ok_or(Unsolvable::Missing {
            what: "node",
            index: node as usize,
        })? = supply;
        self.stale = self.stale.max(Stale::Flows);
        Ok(())
    }

    /// Reads the flow off the basis, and tells why it is none where it is none.
    fn finish(&mut self) -> Result<(), Unsolvable> {
        self.check_feasible()?;
        for (index, arc) in self.problem.arcs.iter().enumerate() {
            self.flow[index] = match self.stands[index] {
                Stand::Lower => arc.lower,
                Stand::Full if arc.capacity == UNLIMITED => {
                    // Where costs change, nothing would take the endless flow off the cycle.
                    self.stale = Stale::Basis;
                    return Err(Unsolvable::Unbounded { arc: index });
                }
                Stand::Full => arc.capacity,
                Stand::Tree => {
                    let hang = &self.tree.hangs[arc.from as usize];
                    let hangs_by_it = hang.arc as usize == index;
                    arc.lower
                        + if hangs_by_it {
                            hang.down
                        } else {
                            self.up_to(arc.to)
                        }
                }
            };
        }
        let costs = self.problem.arcs.iter().zip(&self.flow);
        let sum = costs.into_iter().try_fold(0_i128, |sum, (arc, &flow)| {
            sum.checked_add(arc.cost.wide().checked_mul(i128::from(flow))?)
        });
        self.objective = sum.ok_or(Unsolvable::Overflow {
            what: "costs times flows",
        })?;
        Ok(())
    }

    /// What the arc pointing down to `node` carries.
    fn up_to(&self, node: u32) -> i64 {
        self.tree.hangs[node as usize].up
    }

    /// Names the nodes that cannot be served, if any.
    fn check_feasible(&self) -> Result<(), Unsolvable> {
        let n_nodes = self.problem.n_nodes();
        let hangs = &self.tree.hangs[..n_nodes];
        let artificial = |arc: u32| arc as usize >= self.problem.arcs.len();
        let short: i64 = hangs
            .iter()
            .filter(|hang| artificial(hang.arc))
            .map(|hang| hang.shortfall())
            .sum();
        if short == 0 {
            return Ok(());
        }
        // Nodes brought in from nowhere, and those that pass it on, are the ones priced at the
        // penalty: real costs alone stay below half of it.
        let half = self.penalty.wide() / 2;
        let priced = |node: &u32| self.tree.potentials[*node as usize].wide() > half;
        Err(Unsolvable::Infeasible {
            short,
            nodes: (0..n_nodes as u32).filter(priced).collect(),
        })
    }
}

/// A cost above that of any simple way through the network, where all sums of costs still fit.
fn penalty<C: Cost>(problem: &Problem<C>) -> Result<C, Unsolvable> {
    let too_large = Unsolvable::Overflow { what: "costs" };
    let largest = problem
        .arcs
        .iter()
        .map(|arc| arc.cost.wide().unsigned_abs())
        .max();
    let largest = i128::try_from(largest.unwrap_or(0)).map_err(|_| too_large.clone())?;
    let penalty = (problem.n_nodes() as i128 + 1)
        .checked_mul(2)
        .zip(largest.checked_add(1))
        .and_then(|(ways, dearest)| ways.checked_mul(dearest));
    // A potential is at most the penalty and half of it, a reduced cost two potentials and a cost.
    let fits = penalty
        .and_then(|p| p.checked_mul(4))
        .is_some_and(|p| C::narrow(p).is_some());
    penalty
        .filter(|_| fits)
        .and_then(C::narrow)
        .ok_or(too_large)
}
