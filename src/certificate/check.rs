//! Feasibility: bounds, conservation, access and routes, recomputed from the claim.

use super::stages;
use super::{Claim, Fraction, Measure, Role};

/// Why a claim does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Lists of different lengths, or a position outside its list.
    #[error("the claim is not whole: {0}")]
    Broken(&'static str),
    /// An arc carries less than nothing or more than it may.
    #[error("arc {arc} carries {grams} g, outside 0 to {capacity} g")]
    Bounds {
        /// Which arc.
        arc: usize,
        /// What it carries.
        grams: i64,
        /// What it may.
        capacity: i64,
    },
    /// A cell is given less than its floor.
    #[error("cell {cell} is given {grams} g, below its floor of {floor} g")]
    Floor {
        /// Position of the cell.
        cell: usize,
        /// What it is given.
        grams: i64,
        /// What it must be given.
        floor: i64,
    },
    /// What enters a node does not leave it.
    #[error("{grams} g too many enter {node}")]
    Conservation {
        /// Which node.
        node: String,
        /// In less out.
        grams: i128,
    },
    /// A hand-out limit is not the need times the share that access leaves, nor the limit of its
    /// cell.
    #[error("hand-out arc {arc} may carry {capacity} g, but access and need allow {allowed} g")]
    Access {
        /// Which arc.
        arc: usize,
        /// Its capacity.
        capacity: i64,
        /// What need and access allow.
        allowed: i128,
    },
    /// The routes do not add up to the flow, or one of them is not a path.
    #[error("the routes do not add up to the flow: {0}")]
    Routes(String),
    /// The plan costs more than the budget.
    #[error("the plan costs more than the budget")]
    Budget,
    /// A step of the optimality proof fails.
    #[error("step {stage} of the proof fails: {why}")]
    Stage {
        /// Which step, counted from 1.
        stage: usize,
        /// Why.
        why: String,
    },
    /// Numbers too large to check exactly.
    #[error("the numbers are too large to check exactly")]
    TooLarge,
}

/// What a checked claim proves, recomputed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Person-months served in IPC phases 5, 4 and 3, exactly.
    pub by_phase: [Fraction; 3],
    /// Cost in units of 1e-8 US dollars, exactly.
    pub cost: Fraction,
    /// How many arcs, nodes and steps were checked.
    pub counts: [usize; 3],
}

/// Recomputes everything a claim says.
///
/// # Errors
/// The first fault found; a claim with a fault must not be published.
pub fn check(claim: &Claim) -> Result<Checked, Fault> {
    whole(claim)?;
    for flow in flows(claim) {
        bounds(claim, flow)?;
        above_floors(claim, flow)?;
        conservation(claim, flow)?;
    }
    access(claim)?;
    routes(claim)?;
    let cost = total(claim, &Measure::Cost)?;
    if let Some(budget) = claim.budget {
        let limit = Fraction { num: budget.0, den: 1 };
        if limit.less_than(cost).ok_or(Fault::TooLarge)? {
            return Err(Fault::Budget);
        }
    }
    stages::check(claim)?;
    let mut by_phase = [Fraction::ZERO; 3];
    for (slot, phase) in by_phase.iter_mut().zip([5, 4, 3]) {
        *slot = total(claim, &Measure::People(vec![phase]))?;
    }
    let counts = [claim.arcs.len(), claim.nodes.len(), claim.stages.len()];
    Ok(Checked { by_phase, cost, counts })
}

/// The one or two whole flows of a claim.
pub(super) fn flows(claim: &Claim) -> impl Iterator<Item = &Vec<i64>> {
    std::iter::once(&claim.low).chain(claim.high.as_ref())
}

fn whole(claim: &Claim) -> Result<(), Fault> {
    let (nodes, arcs) = (claim.nodes.len(), claim.arcs.len());
    let cells = claim.cells.len();
    let inside = |n: u32| (n as usize) < nodes;
    if claim.low.len() != arcs || claim.high.as_ref().is_some_and(|h| h.len() != arcs) {
        return Err(Fault::Broken("a flow needs one figure for every arc"));
    }
    if !inside(claim.source) || !inside(claim.sink) {
        return Err(Fault::Broken("source or sink is no node"));
    }
    if !claim.arcs.iter().all(|a| inside(a.from) && inside(a.to)) {
        return Err(Fault::Broken("an arc ends at no node"));
    }
    if !claim.arcs.iter().all(|a| a.served.is_none_or(|n| (n as usize) < cells)) {
        return Err(Fault::Broken("an arc serves no cell"));
    }
    if claim.cells.iter().any(|cell| cell.needed < 0 || cell.limit.is_some_and(|most| most < 0)) {
        return Err(Fault::Broken("a cell needs or may have less than nothing"));
    }
    if !claim.floors.is_empty() && claim.floors.len() != cells {
        return Err(Fault::Broken("floors need one figure for every cell"));
    }
    let mut totals = vec![false; cells];
    for cell in claim.arcs.iter().filter_map(|a| a.served) {
        if std::mem::replace(&mut totals[cell as usize], true) {
            return Err(Fault::Broken("a cell has two totals"));
        }
    }
    for a in claim.arcs.iter().filter(|a| a.role == Role::Served) {
        let Some(cell) = a.served else { return Err(Fault::Broken("a served arc has no cell")) };
        if a.capacity != claim.cells[cell as usize].limit {
            return Err(Fault::Broken("a served arc does not carry the limit of its cell"));
        }
    }
    let mix = claim.mix;
    if mix.num < 0 || mix.num > mix.den || (mix.num > 0 && claim.high.is_none()) {
        return Err(Fault::Broken("the mix is no share of two flows"));
    }
    if claim.arcs.iter().any(|a| (a.role == Role::HandOut) != a.fed.is_some()) {
        return Err(Fault::Broken("hand-out arcs, and they alone, say whom they feed"));
    }
    Ok(())
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
            Err(Fault::Conservation { node: claim.nodes[node].clone(), grams: excess[node] })
        }
        None => Ok(()),
    }
}

fn access(claim: &Claim) -> Result<(), Fault> {
    for (arc, a) in claim.arcs.iter().enumerate() {
        let Some(fed) = a.fed else { continue };
        if fed.grams_per_person <= 0 || fed.share.den <= 0 || fed.share.num > fed.share.den {
            return Err(Fault::Broken("a hand-out arc has no ration or an impossible share"));
        }
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
            let a = claim.arcs.get(arc as usize).ok_or(Fault::Broken("a route names no arc"))?;
            if a.from != at {
                return Err(Fault::Routes(format!("route {} jumps at arc {arc}", n + 1)));
            }
            at = a.to;
            low[arc as usize] += path.low;
            high[arc as usize] += path.high;
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

/// A measure of the whole plan (of the mix, where it is one), exactly.
pub(super) fn total(claim: &Claim, measure: &Measure) -> Result<Fraction, Fault> {
    let low = of_flow(claim, &claim.low, measure)?;
    let Some(second) = &claim.high else {
        return Ok(low);
    };
    let high = of_flow(claim, second, measure)?;
    // low + (high - low) x mix, over the common denominator.
    let den = low.den;
    debug_assert_eq!(den, high.den);
    let step = (high.num - low.num).checked_mul(claim.mix.num).ok_or(Fault::TooLarge)?;
    let num = low.num.checked_mul(claim.mix.den).ok_or(Fault::TooLarge)? + step;
    let den = den.checked_mul(claim.mix.den).ok_or(Fault::TooLarge)?;
    Ok(Fraction { num, den })
}

/// A measure of one whole flow; the denominator depends on the claim alone.
fn of_flow(claim: &Claim, flow: &[i64], measure: &Measure) -> Result<Fraction, Fault> {
    let scale = match measure {
        Measure::People(_) => scale(claim)?,
        Measure::Grams | Measure::Cost | Measure::Order => 1,
    };
    let mut num = 0i128;
    for (arc, &grams) in flow.iter().enumerate() {
        let weight = weight(claim, arc, measure, scale);
        let term = weight.checked_mul(i128::from(grams)).ok_or(Fault::TooLarge)?;
        num = num.checked_add(term).ok_or(Fault::TooLarge)?;
    }
    Ok(Fraction { num, den: scale })
}

/// Least common multiple of all rations, so that people per gram are whole numbers over it.
pub(super) fn scale(claim: &Claim) -> Result<i128, Fault> {
    let mut scale = 1i128;
    for fed in claim.arcs.iter().filter_map(|a| a.fed) {
        let grams = i128::from(fed.grams_per_person);
        let (mut a, mut b) = (scale, grams);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        scale = (scale / a).checked_mul(grams).ok_or(Fault::TooLarge)?;
    }
    Ok(scale)
}

/// What one gram on an arc adds to a measure, in units of one over `scale` for people.
pub(super) fn weight(claim: &Claim, arc: usize, measure: &Measure, scale: i128) -> i128 {
    let a = &claim.arcs[arc];
    match (measure, a.fed) {
        (Measure::Cost, _) => i128::from(a.cost),
        (Measure::Order, _) => arc as i128,
        (Measure::Grams, Some(_)) => 1,
        (Measure::People(phases), Some(fed)) if phases.contains(&fed.phase) => {
            scale / i128::from(fed.grams_per_person)
        }
        (Measure::Grams | Measure::People(_), _) => 0,
    }
}
