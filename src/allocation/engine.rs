//! One linear step: the cheapest circulation on the face that earlier steps leave.

use super::{Instance, Unsolved};
use crate::certificate::Role;
use crate::flow;

/// A cheapest circulation and the node prices that prove it.
#[derive(Clone, Debug)]
pub(super) struct Solved {
    pub(super) flow: Vec<i64>,
    pub(super) potentials: Vec<i128>,
}

/// More grams than any arc can ever carry: everything on offer and one gram more. Unlimited arcs
/// get this capacity, so that none of them is ever full.
pub(super) fn beyond_all_supply(instance: &Instance) -> Result<i64, Unsolved> {
    let supplies = instance.arcs.iter().filter(|a| a.role == Role::Supply);
    supplies
        .map(|a| a.capacity.unwrap_or(i64::MAX))
        .try_fold(1i64, i64::checked_add)
        .filter(|&total| total < flow::UNLIMITED)
        .ok_or(Unsolved::TooLarge)
}

/// The plans that earlier steps leave, asked for the cheapest at one row of costs after another.
/// Each answer starts from the one before it.
pub(super) struct Face<'a> {
    instance: &'a Instance,
    pinned: &'a [bool],
    at: Vec<i64>,
    /// Least grams on each arc.
    least: &'a [i64],
    /// Arcs that are not pinned.
    free: Vec<usize>,
    basis: Option<Basis>,
    /// Whether the last answer has cells that were priced anew.
    priced_anew: bool,
}

/// The solver in the smaller type that its costs fit; the answer is the same.
enum Basis {
    Narrow(flow::Simplex<i64>),
    Wide(flow::Simplex<i128>),
}

impl<'a> Face<'a> {
    /// The plans in which pinned arcs keep what they carry in `at`, and no other carries less than
    /// its least.
    pub(super) fn new(
        instance: &'a Instance,
        pinned: &'a [bool],
        at: &[i64],
        least: &'a [i64],
    ) -> Face<'a> {
        let free = (0..instance.arcs.len()).filter(|&n| !pinned[n]).collect();
        let at = at.to_vec();
        Face { instance, pinned, at, least, free, basis: None, priced_anew: false }
    }

    /// The cheapest of the plans.
    pub(super) fn cheapest(&mut self, costs: &[i128]) -> Result<Solved, Unsolved> {
        match self.narrow::<i64>(costs) {
            Some(costs) => self.solve(&costs, Basis::Narrow),
            None => {
                let costs: Vec<i128> = self.free.iter().map(|&n| costs[n]).collect();
                self.solve(&costs, Basis::Wide)
            }
        }
    }

    /// Lets pinned arcs carry something else.
    pub(super) fn carry(&mut self, at: &[i64]) -> Result<(), Unsolved> {
        let mut more = vec![0; self.instance.n_nodes as usize];
        let arcs = self.instance.arcs.iter().zip(self.pinned);
        for (n, (arc, _)) in arcs.enumerate().filter(|(_, (_, pinned))| **pinned) {
            more[arc.from as usize] -= at[n] - self.at[n];
            more[arc.to as usize] += at[n] - self.at[n];
        }
        match &mut self.basis {
            Some(Basis::Narrow(simplex)) => supply(simplex, &more)?,
            Some(Basis::Wide(simplex)) => supply(simplex, &more)?,
            None => {}
        }
        self.at.copy_from_slice(at);
        Ok(())
    }

    /// The cheapest at the next costs among the plans that were cheapest at the last ones, where that is
    /// a single plan for sure: of several, which one is found depends on where the search starts. `None`
    /// also where the last prices are not the solver's own, for it does not tell plans apart by them.
    pub(super) fn only_one_of_those(&mut self, costs: &[i128]) -> Result<Option<Solved>, Unsolved> {
        match self.basis.as_mut().filter(|_| !self.priced_anew) {
            Some(Basis::Narrow(simplex)) => simplex.keep_to_cheapest(),
            Some(Basis::Wide(simplex)) => simplex.keep_to_cheapest(),
            None => return Ok(None),
        }
        let solved = self.cheapest(costs)?;
        let only = match &self.basis {
            Some(Basis::Narrow(simplex)) => simplex.is_only_answer(),
            Some(Basis::Wide(simplex)) => simplex.is_only_answer(),
            None => false,
        };
        Ok(only.then_some(solved))
    }

    fn solve<C: flow::Cost>(
        &mut self,
        costs: &[C],
        keep: fn(flow::Simplex<C>) -> Basis,
    ) -> Result<Solved, Unsolved> {
        let mut simplex = match self.basis.take() {
            Some(Basis::Narrow(simplex)) => simplex.with_costs(costs)?,
            Some(Basis::Wide(simplex)) => simplex.with_costs(costs)?,
            None => self.put_up(costs)?,
        };
        simplex.resolve().map_err(|why| self.told(why))?;
        let solved = self.read(&simplex);
        self.basis = Some(keep(simplex));
        Ok(solved)
    }

    /// The costs of free arcs in a smaller type, where sums along any path fit it too.
    fn narrow<C: flow::Cost>(&self, costs: &[i128]) -> Option<Vec<C>> {
        let free = || self.free.iter().map(|&n| costs[n]);
        let largest = free().map(i128::unsigned_abs).max().unwrap_or(0);
        let longest = largest.checked_mul(8 * (u128::from(self.instance.n_nodes) + 2))?;
        C::narrow(i128::try_from(longest).ok()?)?;
        free().map(C::narrow).collect()
    }

    /// Doing nothing is always possible, unless floors ask for something.
    fn told(&self, why: flow::Unsolvable) -> Unsolved {
        let floors = self.least.iter().any(|&grams| grams > 0);
        if floors && matches!(why, flow::Unsolvable::Infeasible { .. }) {
            return Unsolved::FloorsTooHigh;
        }
        why.into()
    }

    fn put_up<C: flow::Cost>(&self, costs: &[C]) -> Result<flow::Simplex<C>, Unsolved> {
        let instance = self.instance;
        let unlimited = beyond_all_supply(instance)?;
        if self.least.iter().any(|&grams| grams >= unlimited) {
            return Err(Unsolved::FloorsTooHigh);
        }
        let mut problem = flow::Problem::new(instance.n_nodes as usize);
        for (n, arc) in instance.arcs.iter().enumerate().filter(|(n, _)| self.pinned[*n]) {
            problem.supplies[arc.from as usize] -= self.at[n];
            problem.supplies[arc.to as usize] += self.at[n];
        }
        for (&n, &cost) in self.free.iter().zip(costs) {
            let arc = &instance.arcs[n];
            let index = problem.arc(arc.from, arc.to, arc.capacity.unwrap_or(unlimited), cost);
            problem.arcs[index].lower = self.least[n];
        }
        Ok(flow::Simplex::new(&problem)?)
    }

    fn read<C: flow::Cost>(&mut self, simplex: &flow::Simplex<C>) -> Solved {
        let mut flow = self.at.clone();
        for (&n, &grams) in self.free.iter().zip(simplex.flow()) {
            flow[n] = grams;
        }
        let mut potentials: Vec<i128> = simplex.potentials().iter().map(|p| p.wide()).collect();
        self.priced_anew = self.settle_unserved(&mut potentials);
        Solved { flow, potentials }
    }

    /// Prices a cell that is given nothing at the price of where its total leads.
    ///
    /// Only a cell without food can stand above it; lowering it keeps every price condition, and puts
    /// the reason where it belongs: on its hand-outs. Its total is then never pinned by price, so
    /// evenness sees all that may change and nothing that may not. A cell with a floor is another
    /// matter: it may stand above with what its floor asks for, and then the floor is what it keeps.
    /// Returns whether any was priced anew.
    fn settle_unserved(&self, potentials: &mut [i128]) -> bool {
        let joins = |n: &&usize| {
            let role = self.instance.arcs[**n].role;
            matches!(role, Role::Served | Role::Caseload) && self.least[**n] == 0
        };
        let joining: Vec<usize> = self.free.iter().filter(joins).copied().collect();
        // Totals lead through others on their way to the sink, which must have their price first.
        let mut anew = false;
        loop {
            let mut lowered = false;
            for &n in &joining {
                let arc = &self.instance.arcs[n];
                let (own, next) = (potentials[arc.from as usize], potentials[arc.to as usize]);
                if own > next {
                    potentials[arc.from as usize] = next;
                    lowered = true;
                }
            }
            if !lowered {
                return anew;
            }
            anew = true;
        }
    }
}

/// Lets nodes put in so much more than before.
fn supply<C: flow::Cost>(
    simplex: &mut flow::Simplex<C>,
    more: &[i64],
) -> Result<(), flow::Unsolvable> {
    for (node, more) in more.iter().enumerate().filter(|(_, more)| **more != 0) {
        simplex.set_supply(node as u32, simplex.problem().supplies[node] + more)?;
    }
    Ok(())
}
