//! `fairest` within a budget: the fair shares are filled up to the gram at which money ends.

use super::engine::{Face, Solved};
use super::filling::Filling;
use super::search::{Search, negated, pin, widened};
use super::{Allocation, Instance, Unsolved};
use crate::certificate::{Arc, Group, Measure, Role, Stage, Whole};

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
    let costs = widened(&search.weights(&Measure::Cost));
    let pinned = handing_out(instance);
    let mut face = Face::new(instance, &pinned, &handed(instance, &fair), &search.least);
    // What is left of the money where cells get given grams; less than nothing where it does not do.
    let mut left = |shares: &[i64]| -> Result<i128, Unsolved> {
        face.carry(&handed(instance, shares))?;
        Ok(limit - search.cost_of(&face.cheapest(&costs)?.flow))
    };
    let most = plan.total();
    let payable =
        last_payable((most, left(&plan.shares(most))?), limit, |total| left(&plan.shares(total)))?;
    // Gram by gram to the least covered, until the next one cannot be paid for.
    let mut shares = plan.shares(payable);
    let cell = loop {
        let Some(cell) = plan.next(&shares) else {
            return Err(Unsolved::Internal("the budget pays for the whole fair plan".to_owned()));
        };
        shares[cell] += 1;
        if left(&shares)? < 0 {
            break cell;
        }
    };
    // Which prices are found depends on where the search starts: here anew.
    let anew = |shares: &[i64]| {
        Face::new(instance, &pinned, &handed(instance, shares), &search.least).cheapest(&costs)
    };
    let next = anew(&shares)?;
    shares[cell] -= 1;
    let best = anew(&shares)?;
    let flow = highest_phases_first(&search, (pinned.clone(), &costs), &best)?;
    search.stages = proof_below(&plan, &shares, stages, instance.n_nodes);
    search.settle(Measure::Cost, None, Solved { flow, ..best }, &costs);
    search.stages.push(Stage::Unaffordable {
        cell: cell as u32,
        budget: Whole(limit),
        potentials: next.potentials.into_iter().map(Whole).collect(),
        flow: next.flow,
    });
    Ok(search.finish())
}

/// Of the cheapest plans in which cells get what they get, the one that serves people in higher phases first,
/// then by the order of ids. It costs as much, so the prices of the cheapest prove it, too.
fn highest_phases_first(
    search: &Search<'_>,
    (mut pinned, costs): (Vec<bool>, &[i128]),
    cheapest: &Solved,
) -> Result<Vec<i64>, Unsolved> {
    let instance = search.instance;
    pin(&mut pinned, instance, costs, &cheapest.potentials);
    let mut flow = cheapest.flow.clone();
    let phases = instance.phases();
    let phases =
        phases.iter().map(|phase| negated(&search.weights(&Measure::People(vec![*phase]))));
    for weights in phases.chain([search.weights(&Measure::Order)]) {
        let costs = widened(&weights);
        let solved = Face::new(instance, &pinned, &flow, &search.least).cheapest(&costs)?;
        pin(&mut pinned, instance, &costs, &solved.potentials);
        flow = solved.flow;
    }
    Ok(flow)
}

/// The last total that money does for, below one for which it does not: how much of it is `left` goes down
/// along a line nearly straight, so the next total tried is where the line between two known ones comes to
/// nothing. An end that stays where it is counts half from then on, so that the other cannot creep.
fn last_payable(
    (mut high, short): (i64, i128),
    limit: i128,
    mut left: impl FnMut(i64) -> Result<i128, Unsolved>,
) -> Result<i64, Unsolved> {
    let (mut low, mut over, mut under) = (0i64, limit.max(0), -short.min(-1));
    let mut rose = None;
    while high - low > 1 {
        let way = i128::from(high - low);
        let step = way.checked_mul(over).map_or(way / 2, |far| far / (over + under));
        let middle = low + step.clamp(1, way - 1) as i64;
        let rest = left(middle)?;
        let rises = rest >= 0;
        match (rises, rose == Some(rises)) {
            (true, true) => under = (under / 2).max(1),
            (false, true) => over /= 2,
            (true | false, false) => {}
        }
        *(if rises { &mut low } else { &mut high }) = middle;
        *(if rises { &mut over } else { &mut under }) = rest.abs();
        rose = Some(rises);
    }
    Ok(low)
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

/// The arcs that carry what cells get: each total, and what closes the circle. Nothing can be changed on
/// them, nor on arcs that can carry nothing.
fn handing_out(instance: &Instance) -> Vec<bool> {
    let told = |arc: &Arc| instance.of_kind(arc, None) || arc.role == Role::Total;
    instance.arcs.iter().map(|arc| arc.capacity == Some(0) || told(arc)).collect()
}

/// What these arcs carry where cells get given grams.
fn handed(instance: &Instance, shares: &[i64]) -> Vec<i64> {
    let all = instance.cells.iter().zip(shares).filter(|(cell, _)| cell.phase.is_none());
    let all = all.map(|(_, grams)| grams).sum();
    let carried = |arc: &Arc| match arc.served.filter(|_| instance.of_kind(arc, None)) {
        Some(cell) => shares[cell as usize],
        None if arc.role == Role::Total => all,
        None => 0,
    };
    instance.arcs.iter().map(carried).collect()
}
