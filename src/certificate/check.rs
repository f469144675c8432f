//! Feasibility: bounds, conservation, access and routes, recomputed from the claim.

use super::measures::total;
use super::proven::Proven;
use super::sound::sound;
use super::steps;
use super::{Claim, Fault, Fraction, Measure, Objective, Role};

/// What a checked claim proves, recomputed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Person-months served in IPC phases 5, 4 and 3, exactly.
    pub by_phase: [Fraction; 3],
    /// Cost in units of 1e-8 US dollars, exactly.
    pub cost: Fraction,
    /// How many arcs, nodes and steps were checked.
    pub counts: [usize; 3],
    /// What was proven, in the order of its steps.
    pub proven: Vec<Proven>,
}

/// Recomputes everything a claim says.
///
/// # Errors
/// The first fault found; a claim with a fault must not be published.
pub fn check(claim: &Claim) -> Result<Checked, Fault> {
    carried(claim)?;
    routes(claim)?;
    let cost = limits(claim)?;
    let proven = steps::check(claim)?;
    let mut by_phase = [Fraction::ZERO; 3];
    for (slot, phase) in by_phase.iter_mut().zip([5, 4, 3]) {
        *slot = total(claim, &Measure::People(vec![phase]))?;
    }
    let counts = [claim.arcs.len(), claim.nodes.len(), claim.stages.len()];
    Ok(Checked { by_phase, cost, counts, proven })
}

/// Recomputes as much of a claim as settles how much food each cell gets: one flow, and the steps down to
/// evenness. Which routes it takes, and which of several flows costs least, is neither claimed nor checked.
///
/// # Errors
/// The first fault found, or that the claim leaves open whom it serves.
pub fn check_served(claim: &Claim) -> Result<(), Fault> {
    carried(claim)?;
    limits(claim)?;
    steps::check_served(claim)
}

/// Whether a claim is one at all, and its flows are of its network.
fn carried(claim: &Claim) -> Result<(), Fault> {
    sound(claim)?;
    flows(claim).try_for_each(|flow| carries(claim, flow))?;
    access(claim)
}

/// Whether a claim stays within its budget and reaches its target; what it costs.
fn limits(claim: &Claim) -> Result<Fraction, Fault> {
    let cost = total(claim, &Measure::Cost)?;
    if let Some(budget) = claim.budget {
        let limit = Fraction { num: budget.0, den: 1 };
        if limit.less_than(cost).ok_or(Fault::TooLarge)? {
            return Err(Fault::Budget);
        }
    }
    if let Objective::CheapestFor { target } = claim.objective {
        let reached = total(claim, &Measure::People(vec![5, 4, 3]))?;
        if reached.less_than(target).ok_or(Fault::TooLarge)? {
            return Err(Fault::Target);
        }
    }
    Ok(cost)
}

/// The one or two whole flows of a claim.
pub(super) fn flows(claim: &Claim) -> impl Iterator<Item = &Vec<i64>> {
    std::iter::once(&claim.low).chain(claim.high.as_ref())
}

/// Whether a flow is one of the network: within all bounds, above all floors, nothing made or lost.
pub(super) fn carries(claim: &Claim, flow: &[i64]) -> Result<(), Fault> {
    bounds(claim, flow)?;
    above_floors(claim, flow)?;
    conservation(claim, flow)
}

fn bounds(claim: &Claim, flow: &[i64]) -> Result<(), Fault> {
    for (arc, (a, &grams)) in claim.arcs.iter().zip(flow).enumerate() {
        let capacity = a.capacity.unwrap_or(i64::MAX);
        if grams < 0 || grams > capacity {
            return Err(Fault::Bounds { arc, grams, capacity });
        }
    }
    Ok(())
}

/// Least grams an arc must carry: the floor of the cell whose total it is.
pub(super) fn least(claim: &Claim, arc: usize) -> i64 {
    let floor = |cell: u32| claim.floors.get(cell as usize).copied();
    claim.arcs[arc].served.and_then(floor).unwrap_or(0)
}

fn above_floors(claim: &Claim, flow: &[i64]) -> Result<(), Fault> {
    let mut given = vec![0i64; claim.cells.len()];
    for (arc, &grams) in claim.arcs.iter().zip(flow) {
        if let Some(cell) = arc.served {
            given[cell as usize] = grams;
        }
    }
    for (cell, (&floor, grams)) in claim.floors.iter().zip(given).enumerate() {
        if grams < floor {
            return Err(Fault::Floor { cell, grams, floor });
        }
    }
    Ok(())
}

fn conservation(claim: &Claim, flow: &[i64]) -> Result<(), Fault> {
    let mut excess = vec![0i128; claim.nodes.len()];
    for (a, &grams) in claim.arcs.iter().zip(flow) {
        excess[a.from as usize] -= i128::from(grams);
        excess[a.to as usize] += i128::from(grams);
    }
    match excess.iter().position(|&e| e != 0) {
        Some(node) => {
            Err(Fault::Conservation { node: claim.nodes[node].to_string(), grams: excess[node] })
        }
        None => Ok(()),
    }
}

fn access(claim: &Claim) -> Result<(), Fault> {
    for (arc, a) in claim.arcs.iter().enumerate() {
        let Some(fed) = a.feeds() else { continue };
        let needed = i128::from(fed.people) * i128::from(fed.grams_per_person);
        let allowed =
            needed.checked_mul(fed.share.num).ok_or(Fault::TooLarge)?.div_euclid(fed.share.den);
        let own = a.served.and_then(|cell| claim.cells[cell as usize].limit);
        let allowed = own.map_or(allowed, |most| allowed.min(i128::from(most)));
        let capacity = a.capacity.unwrap_or(i64::MAX);
        if i128::from(capacity) != allowed {
            return Err(Fault::Access { arc, capacity, allowed });
        }
    }
    Ok(())
}

fn routes(claim: &Claim) -> Result<(), Fault> {
    let arcs = claim.arcs.len();
    let mut low = vec![0i64; arcs];
    let mut high = vec![0i64; arcs];
    for (n, path) in claim.paths.iter().enumerate() {
        let mut at = claim.source;
        for &arc in &path.arcs {
            let a = &claim.arcs[arc as usize];
            if a.from != at {
                return Err(Fault::Routes(format!("route {} jumps at arc {arc}", n + 1)));
            }
            if a.role == Role::Total {
                return Err(Fault::Routes(format!("route {} goes round", n + 1)));
            }
            at = a.to;
            for (sum, grams) in [(&mut low, path.low), (&mut high, path.high)] {
                let sum = &mut sum[arc as usize];
                *sum = sum.checked_add(grams).ok_or(Fault::TooLarge)?;
            }
        }
        if at != claim.sink {
            return Err(Fault::Routes(format!("route {} does not end at people", n + 1)));
        }
    }
    let second = claim.high.as_ref().unwrap_or(&claim.low);
    for (arc, a) in claim.arcs.iter().enumerate() {
        let closes = a.role == Role::Total;
        if !closes && (low[arc] != claim.low[arc] || high[arc] != second[arc]) {
            return Err(Fault::Routes(format!("arc {arc} differs")));
        }
    }
    Ok(())
}
