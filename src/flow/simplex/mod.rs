//! Primal network simplex with warm starts.
//!
//! The basis is a spanning tree rooted at an artificial node. It is kept *strongly feasible*:
//! every node can still send a unit to the root along the tree. Choosing the leaving arc so that
//! this stays true rules out cycling, and on networks as degenerate as ours nothing less does.
//! Entering arcs are searched block by block. The first tree is one of shortest ways to where
//! something is taken out. What changes between two questions is mended in the tree at once.
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
mod start;
mod tree;
mod warm_start;

use super::lock::may_solve;
use super::{Cost, Problem, UNLIMITED, Unsolvable};
use pivot::Entered;
use pricing::Pricing;
use tree::Tree;

/// Where the flow of an arc stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stand {
    /// At the lower bound.
    Lower,
    /// At capacity, which is above the lower bound.
    Full,
    /// In between, or by chance at a bound: an arc of the tree.
    Tree,
}

/// How much of what is kept still holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Known {
    /// Nothing: the next answer starts from scratch.
    Nothing,
    /// The tree is a strongly feasible basis, if artificial arcs do not carry too much.
    Basis,
    /// And no arc improves it.
    Optimum,
    /// And its flow was read off.
    Answer,
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
    /// What all supplies add up to.
    surplus: i128,
    /// Capacity less lower bound of each arc.
    rooms: Vec<i64>,
    stands: Vec<Stand>,
    pricing: Pricing<C>,
    tree: Tree<C>,
    /// The largest cost there ever was, without its sign.
    dearest: i128,
    /// Cost of bringing a unit from nowhere: dearer than any real way.
    penalty: C,
    known: Known,
    /// Arcs that were full at some time although they are unlimited.
    endless: Vec<usize>,
    flow: Vec<i64>,
    /// Whether everything stands as it was put up: arcs at their least, nodes by themselves.
    untouched: bool,
}

impl<C: Cost> Simplex<C> {
    /// Takes a network in.
    ///
    /// # Errors
    /// Where ends or bounds of an arc are wrong, or numbers are too large to be added up exactly.
    pub fn new(problem: &Problem<C>) -> Result<Simplex<C>, Unsolvable> {
        may_solve()?;
        let (n_nodes, n_arcs) = (problem.n_nodes(), problem.arcs.len());
        if u32::try_from(n_nodes + n_arcs + 2).is_err() {
            return Err(Unsolvable::Overflow { what: "numbers of nodes and arcs" });
        }
        for (index, arc) in problem.arcs.iter().enumerate() {
            arc.check(index, n_nodes)?;
        }
        let dearest = problem.arcs.iter().map(|arc| arc.cost.wide().saturating_abs()).max();
        let dearest = dearest.unwrap_or(0);
        Ok(Simplex {
            problem: problem.clone(),
            surplus: problem.supplies.iter().map(|&supply| i128::from(supply)).sum(),
            rooms: problem.arcs.iter().map(|arc| arc.capacity - arc.lower).collect(),
            stands: vec![Stand::Lower; n_arcs],
            pricing: Pricing::new(problem),
            tree: Tree::star(n_nodes, n_arcs),
            dearest,
            penalty: penalty(n_nodes, dearest)?,
            known: Known::Nothing,
            endless: Vec::new(),
            flow: problem.arcs.iter().map(|arc| arc.lower).collect(),
            untouched: true,
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
        self.known = Known::Nothing;
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
        may_solve()?;
        if self.surplus != 0 {
            return Err(Unsolvable::Unbalanced { sum: self.surplus });
        }
        let open = matches!(self.known, Known::Basis | Known::Optimum);
        if open && self.short() > i128::from(UNLIMITED) {
            // Nothing is lost: a better start may do with less.
            self.known = Known::Nothing;
        }
        if self.known == Known::Nothing {
            self.known = self.start()?;
        }
        if self.known == Known::Basis {
            self.improve(stop)?;
            self.known = Known::Optimum;
        }
        if self.known == Known::Optimum {
            self.tree.level();
            self.finish()?;
            self.known = Known::Answer;
        }
        Ok(())
    }

    /// The flow on each arc, lower bounds included. Right after an answer was found.
    pub fn flow(&self) -> &[i64] {
        &self.flow
    }

    /// The potential of each node, in the convention told at the head of this module.
    pub fn potentials(&self) -> &[C] {
        &self.tree.potentials[..self.problem.n_nodes()]
    }

    /// The sum of cost times flow over all arcs, added up anew at each call.
    pub fn objective(&self) -> i128 {
        // When the flow was read off, this was seen to fit.
        let costs = self.problem.arcs.iter().zip(&self.flow);
        costs.map(|(arc, &flow)| arc.cost.wide().wrapping_mul(i128::from(flow))).sum()
    }

    /// The network as it stands after all changes.
    pub fn problem(&self) -> &Problem<C> {
        &self.problem
    }

    /// Reads the flow of the tree off the basis, or tells why there is none. Flows at a bound were
    /// written down when they came there.
    fn finish(&mut self) -> Result<(), Unsolvable> {
        self.check_feasible()?;
        let (stands, arcs) = (&self.stands, &self.problem.arcs);
        self.endless.retain(|&arc| stands[arc] == Stand::Full && arcs[arc].capacity == UNLIMITED);
        if let Some(&arc) = self.endless.first() {
            // Where costs change, nothing would take the endless flow off the cycle.
            self.known = Known::Nothing;
            return Err(Unsolvable::Unbounded { arc });
        }
        for (node, hang) in self.tree.hangs[..self.problem.n_nodes()].iter().enumerate() {
            if let Some(arc) = arcs.get(hang.arc as usize) {
                let carried = if arc.from as usize == node { hang.down } else { hang.up };
                self.flow[hang.arc as usize] = arc.lower + carried;
            }
        }
        let most = self.dearest.checked_mul(i128::from(UNLIMITED));
        if most.and_then(|most| most.checked_mul(arcs.len() as i128)).is_none() {
            let costs = arcs.iter().zip(&self.flow);
            let sum = costs.into_iter().try_fold(0_i128, |sum, (arc, &flow)| {
                sum.checked_add(arc.cost.wide().checked_mul(i128::from(flow))?)
            });
            sum.ok_or(Unsolvable::Overflow { what: "costs times flows" })?;
        }
        Ok(())
    }

    /// Units that come from nowhere.
    fn short(&self) -> i128 {
        let hangs = &self.tree.hangs[..self.problem.n_nodes()];
        let artificial = hangs.iter().filter(|hang| hang.arc as usize >= self.stands.len());
        artificial.map(|hang| i128::from(hang.shortfall())).sum()
    }

    /// Names the nodes that cannot be served, if any.
    fn check_feasible(&self) -> Result<(), Unsolvable> {
        // Pivots never make it more, and it was seen to fit.
        let short = self.short() as i64;
        if short == 0 {
            return Ok(());
        }
        // Nodes brought in from nowhere, and those that pass it on, are the ones priced at the
        // penalty: real costs alone stay below half of it.
        let half = self.penalty.wide() / 2;
        let priced = |node: &u32| self.tree.potentials[*node as usize].wide() > half;
        let nodes = (0..self.problem.n_nodes() as u32).filter(priced).collect();
        Err(Unsolvable::Infeasible { short, nodes })
    }
}

/// A cost above that of any simple way through the network, where all sums of costs still fit.
fn penalty<C: Cost>(n_nodes: usize, dearest: i128) -> Result<C, Unsolvable> {
    let penalty = dearest.checked_add(1).and_then(|cost| cost.checked_mul(2 * n_nodes as i128 + 2));
    // A potential is at most the penalty and half of it, a reduced cost two potentials and a cost.
    let fits = penalty.and_then(|penalty| penalty.checked_mul(4)).and_then(C::narrow).is_some();
    let penalty = penalty.filter(|_| fits).and_then(C::narrow);
    penalty.ok_or(Unsolvable::Overflow { what: "costs" })
}
