//! One cheapest flow as a DIMACS file: tiers and cost stacked into one whole number an arc.

use super::Refused;
use crate::allocation::engine::beyond_all_supply;
use crate::allocation::{Aim, Allocation, Built, Goal, Instance, Ties, sum};
use crate::certificate::Measure;
use std::fmt::Write;

/// What solvers that compute in 64 bits can bear: they add costs up along paths, and some multiply
/// each by the number of nodes first. An eighth leaves room for artificial arcs that cost more than
/// any way through the network.
const RANGE: i128 = i64::MAX as i128 / 8;

/// Writes a problem without a second row as a DIMACS min-cost flow, in whole grams.
///
/// The network is a circulation: what is handed out earns a negative cost. Tiers are stacked so far
/// apart that no detour can outweigh them; cost comes last where the goal compares it next. Where
/// evenness comes between, cost is left out, because one flow cannot express it.
///
/// # Errors
/// [`Refused`] for a budget, a target, `fairest`, or tiers beyond the range of 64 bits.
pub fn dimacs(built: &Built, goal: &Goal, allocation: &Allocation) -> Result<String, Refused> {
    let tiers = tiers(goal)?;
    let instance = &built.instance;
    let scale = instance.scale().ok_or(Refused::TooLarge)?;
    let with_cost = goal.ties == Ties::Cost;
    let mut costs = vec![0i64; instance.arcs.len()];
    if with_cost {
        costs = instance.weights(&Measure::Cost, scale);
    }
    for tier in tiers.iter().rev() {
        let rewards = instance.weights(tier, scale);
        let apart = longest_detour(instance, &costs) + 1;
        costs = stacked(&costs, &rewards, apart)?;
    }
    let largest = costs.iter().map(|c| i128::from(c.unsigned_abs())).max().unwrap_or(0);
    if (largest + 1).saturating_mul(i128::from(instance.n_nodes) + 1) > RANGE {
        return Err(Refused::Range);
    }
    let optimum = sum(&costs, &allocation.low);
    written(instance, &costs, optimum, &about(&tiers, with_cost)).ok_or(Refused::TooLarge)
}

fn tiers(goal: &Goal) -> Result<Vec<Measure>, Refused> {
    if goal.budget.is_some() {
        return Err(Refused::Budget);
    }
    if !goal.floors.is_empty() {
        return Err(Refused::Floors);
    }
    match goal.aim {
        Aim::Severity => Ok([5, 4, 3].map(|phase| Measure::People(vec![phase])).to_vec()),
        Aim::MostPeople => Ok(vec![Measure::People(vec![5, 4, 3])]),
        Aim::Fairest => Err(Refused::Fairest),
        Aim::Cheapest(_) => Err(Refused::Target),
    }
}

/// More than any cycle of residual arcs can cost: it passes each node once at most, and by an arc
/// that ends there.
fn longest_detour(instance: &Instance, costs: &[i64]) -> i128 {
    let mut dearest = vec![0u64; instance.n_nodes as usize];
    for (arc, cost) in instance.arcs.iter().zip(costs) {
        for node in [arc.from, arc.to] {
            let slot = &mut dearest[node as usize];
            *slot = cost.unsigned_abs().max(*slot);
        }
    }
    dearest.into_iter().map(i128::from).sum()
}

/// Rewards of a tier so far above the costs below it that none of those can outweigh one of them.
fn stacked(costs: &[i64], rewards: &[i64], apart: i128) -> Result<Vec<i64>, Refused> {
    let one = |(&cost, &reward): (&i64, &i64)| {
        let stacked = i128::from(cost).checked_sub(apart.checked_mul(i128::from(reward))?)?;
        i64::try_from(stacked).ok()
    };
    let stacked: Option<Vec<i64>> = costs.iter().zip(rewards).map(one).collect();
    stacked.ok_or(Refused::Range)
}

fn about(tiers: &[Measure], with_cost: bool) -> String {
    let phases = |tier: &Measure| match tier {
        Measure::People(phases) => phases.iter().map(u8::to_string).collect::<Vec<_>>().join("+"),
        Measure::Grams | Measure::Cost | Measure::Order => String::new(),
    };
    let tiers: Vec<String> = tiers.iter().map(phases).collect();
    let last = if with_cost { ", then least cost" } else { "" };
    format!("most person-months in IPC phase {}{last}", tiers.join(", then "))
}

fn written(instance: &Instance, costs: &[i64], optimum: i128, about: &str) -> Option<String> {
    let unlimited = beyond_all_supply(instance).ok()?;
    let mut text = String::new();
    // Writing to a string cannot fail, so the results say nothing.
    let _ = writeln!(text, "c aidreach: {about}");
    let _ = writeln!(text, "c Amounts are grams; arcs without a limit may carry all on offer.");
    let _ = writeln!(text, "c optimum {optimum}");
    let _ = writeln!(text, "p min {} {}", instance.n_nodes, instance.arcs.len());
    for (arc, cost) in instance.arcs.iter().zip(costs) {
        let capacity = arc.capacity.unwrap_or(unlimited);
        let _ = writeln!(text, "a {} {} 0 {capacity} {cost}", arc.from + 1, arc.to + 1);
    }
    Some(text)
}
