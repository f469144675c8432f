//! `fairest` within a budget: the fair shares are filled up to the gram at which money ends.

use super::engine::{Face, Solved};
use super::filling::Filling;
use super::search::{Search, widened};
use super::{Allocation, Unsolved};
use crate::certificate::{Group, Measure, Role, Stage, Whole};

/// `fairest` within a budget: the fair shares are filled from the least covered up, gram by gram,
/// until the next gram cannot be paid for.
pub(super) fn fairest(mut search: Search<'_>, limit: i128) -> Result<Allocation, Unsolved> {
    let instance = search.instance;
    // The steps before the last one prove that no more can flow, or how levels stand when it does;
    // less does, so only levels below the one where money ends still prove anything.
    let stages = std::mem::take(&mut search.stages);
    let groups: Vec<Group> = stages.iter().flat_map(groups_of).cloned().collect();
    let totals = instance.totals();
    let fair: Vec<i64> = totals.iter().map(|a| a.map_or(0, |a| search.flow[a])).collect();
    let needed: Vec<i64> = instance.cells.iter().map(|cell| cell.needed).collect();
    let plan = Filling::new(&needed, &groups, &fair);
    let (mut low, mut high) = (0i64, plan.total());
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        let affordable = search.cost_of(&filled(&search, &plan.shares(middle))?.flow) <= limit;
        *(if affordable { &mut low } else { &mut high }) = middle;
    }
    // Gram by gram to the least covered, until the next one cannot be paid for.
    let mut shares = plan.shares(low);
    let mut best = filled(&search, &shares)?;
    let (cell, next) = loop {
        let Some(cell) = plan.next(&shares) else {
            return Err(Unsolved::Internal("the budget pays for the whole fair plan".to_owned()));
        };
        shares[cell] += 1;
        let next = filled(&search, &shares)?;
        if search.cost_of(&next.flow) > limit {
            shares[cell] -= 1;
            break (cell, next);
        }
        best = next;
    };
    search.stages = proof_below(&plan, &shares, stages, instance.n_nodes);
    let costs = widened(&search.weights(&Measure::Cost));
    search.settle(Measure::Cost, None, best, &costs);
    search.stages.push(Stage::Unaffordable {
        cell: cell as u32,
        budget: Whole(limit),
        potentials: next.potentials.into_iter().map(Whole).collect(),
        flow: next.flow,
    });
    Ok(search.finish())
}

/// The groups of cells that a step tells apart.
fn groups_of(stage: &Stage) -> &[Group] {
    match stage {
        Stage::Cuts { groups, .. } => groups,
        Stage::Level { group, .. } => std::slice::from_ref(group),
        Stage::Prices { .. } | Stage::Unaffordable { .. } => &[],
    }
}

/// The steps that still prove a smaller total: full groups as they are, all others one group at the
/// level reached.
fn proof_below(plan: &Filling<'_>, shares: &[i64], stages: Vec<Stage>, n_nodes: u32) -> Vec<Stage> {
    let full = plan.full_groups(shares);
    let mut proof = Vec::new();
    for stage in stages {
        match stage {
            Stage::Cuts { phase, side_of, .. } => {
                let (groups, side_of) = plan.cuts_at(shares, &side_of);
                return vec![Stage::Cuts { phase, groups, side_of }];
            }
            Stage::Level { .. } if proof.len() < full => proof.push(stage),
            Stage::Level { .. } | Stage::Prices { .. } | Stage::Unaffordable { .. } => {}
        }
    }
    let groups = plan.rest_at(shares).into_iter().collect();
    proof.push(Stage::Cuts { phase: None, groups, side_of: vec![0; n_nodes as usize] });
    proof
}

/// The cheapest way to hand out given grams in each cell.
fn filled(search: &Search<'_>, shares: &[i64]) -> Result<Solved, Unsolved> {
    let instance = search.instance;
    let mut pinned: Vec<bool> = instance.arcs.iter().map(|a| a.capacity == Some(0)).collect();
    let mut at = vec![0; instance.arcs.len()];
    for (n, arc) in instance.arcs.iter().enumerate() {
        if let Some(cell) = arc.served.filter(|_| instance.of_kind(arc, None)) {
            (pinned[n], at[n]) = (true, shares[cell as usize]);
        }
        if arc.role == Role::Total {
            let all = instance.cells.iter().zip(shares).filter(|(cell, _)| cell.phase.is_none());
            (pinned[n], at[n]) = (true, all.map(|(_, grams)| grams).sum());
        }
    }
    let costs = widened(&search.weights(&Measure::Cost));
    Face::new(instance, &pinned, &at, &search.least).cheapest(&costs)
}
