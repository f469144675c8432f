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
    at: &'a [i64],
    /// Least grams on each arc.
    least: &'a [i64],
    /// Arcs that are not pinned.
    free: Vec<usize>,
    basis: Option<Basis>,
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
        at: &'a [i64],
        least: &'a [i64],
    ) -> Face<'a> {
        let free = (0..instance.arcs.len()).filter(|&n| !pinned[n]).collect();
        Face { instance, pinned, at, least, free, basis: None }
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

    fn read<C: flow::Cost>(&self, simplex: &flow::Simplex<C>) -> Solved {
        let mut flow = self.at.to_vec();
        for (&n, &grams) in self.free.iter().zip(simplex.flow()) {
            flow[n] = grams;
        }
        let mut potentials: Vec<i128> = simplex.potentials().iter().map(|p| p.wide()).collect();
        self.settle_unserved(&mut potentials);
        Solved { flow, potentials }
    }

    /// Prices a cell that is given nothing at the price of where its total leads.
    ///
    /// Only a cell without food can stand above it; lowering it keeps every price condition, and puts
    /// the reason where it belongs: on its hand-outs. Its total is then never pinned by price, so
    /// evenness sees all that may change and nothing that may not. A cell with a floor is another
    /// matter: it may stand above with what its floor asks for, and then the floor is what it keeps.
    fn settle_unserved(&self, potentials: &mut [i128]) {
        let joins = |n: &&usize| {
            let role = self.instance.arcs[**n].role;
            matches!(role, Role::Served | Role::Caseload) && self.least[**n] == 0
        };
        let joining: Vec<usize> = self.free.iter().filter(joins).copied().collect();
        // Totals lead through others on their way to the sink, which must have their price first.
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
                return;
            }
        }
    }
}
