//! One linear step: the cheapest circulation on the face that earlier steps leave.

use super::{Instance, Unsolved};
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
    let supplies = instance.arcs.iter().filter(|a| a.role == crate::certificate::Role::Supply);
    supplies
        .map(|a| a.capacity.unwrap_or(i64::MAX))
        .try_fold(1i64, i64::checked_add)
        .filter(|&total| total < flow::UNLIMITED)
        .ok_or(Unsolved::TooLarge)
}

/// Solves one linear step. Arcs that are pinned keep what they carry in `at`.
///
/// Costs that fit are solved in 64 bits, others in 128; the answer is the same.
pub(super) fn cheapest(
    instance: &Instance,
    pinned: &[bool],
    at: &[i64],
    costs: &[i128],
) -> Result<Solved, Unsolved> {
    match narrow::<i64>(costs, instance.n_nodes) {
        Some(costs) => solve_as(instance, pinned, at, &costs),
        None => solve_as(instance, pinned, at, costs),
    }
}

/// The costs in a smaller type, where sums along any path fit it too.
fn narrow<C: flow::Cost>(costs: &[i128], n_nodes: u32) -> Option<Vec<C>> {
    let largest = costs.iter().map(|c| c.unsigned_abs()).max().unwrap_or(0);
    let longest = largest.checked_mul(8 * (u128::from(n_nodes) + 2))?;
    C::narrow(i128::try_from(longest).ok()?)?;
    costs.iter().map(|&c| C::narrow(c)).collect()
}

fn solve_as<C: flow::Cost>(
    instance: &Instance,
    pinned: &[bool],
    at: &[i64],
    costs: &[C],
) -> Result<Solved, Unsolved> {
    let unlimited = beyond_all_supply(instance)?;
    let mut problem = flow::Problem::new(instance.n_nodes as usize);
    let mut free = Vec::with_capacity(instance.arcs.len());
    for (n, arc) in instance.arcs.iter().enumerate() {
        if pinned[n] {
            problem.supplies[arc.from as usize] -= at[n];
            problem.supplies[arc.to as usize] += at[n];
        } else {
            problem.arc(arc.from, arc.to, arc.capacity.unwrap_or(unlimited), costs[n]);
            free.push(n);
        }
    }
    let mut simplex = flow::Simplex::new(&problem)?;
    simplex.solve()?;
    let mut flow = at.to_vec();
    for (&n, &grams) in free.iter().zip(simplex.flow()) {
        flow[n] = grams;
    }
    let mut potentials: Vec<i128> = simplex.potentials().iter().map(|p| p.wide()).collect();
    settle_unserved(instance, pinned, &mut potentials);
    Ok(Solved { flow, potentials })
}

/// Prices an area that is given nothing at the sink's own price.
///
/// Its served arc is unlimited, so only an area without food can stand above the sink; lowering it
/// keeps every price condition, and puts the reason where it belongs: on its hand-outs. A served
/// arc is then never pinned by price, so evenness sees all that may change and nothing that may not.
fn settle_unserved(instance: &Instance, pinned: &[bool], potentials: &mut [i128]) {
    let open = instance.arcs.iter().zip(pinned).filter(|(_, pinned)| !**pinned);
    for (arc, _) in open.filter(|(arc, _)| arc.served.is_some()) {
        let sink = potentials[arc.to as usize];
        let area = &mut potentials[arc.from as usize];
        *area = (*area).min(sink);
    }
}
