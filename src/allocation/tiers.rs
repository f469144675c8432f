//! Tiers of people without money as a limit: one largest flow that grows from tier to tier.
//!
//! Where one gram serves as many people all over a tier, most people is most grams. The largest flow to
//! the people of the first tier goes on from tier to tier with the hand-outs of the next one opened, and
//! what a tier settles keeps what it carries. The nodes that the source can still send to are the near
//! side of a cut, and the cuts of two tiers are the prices of the later one.

use super::engine::{Solved, beyond_all_supply};
use super::search::{Search, negated, widened};
use super::{Instance, Unsolved};
use crate::certificate::{Measure, Role};
use crate::flow::growing::{Growing, Pipes};

/// Settles tiers one after the other, and returns those that it leaves: the first one in which a gram
/// does not serve as many people everywhere, and all after it. Nothing may be settled yet.
///
/// **Prices.** Before a hand-out a node has the rank 0 on the near side and 1 on the far one; behind
/// it, -1 and 0. For an arc of the network, the rank of its tail less that of its head is then a reduced
/// cost that the largest flow meets, if hand-outs opened so far cost -1. A tier wants that for its own
/// alone: less the ranks of the tier before, those opened before cost nothing on its face.
pub(super) fn by_largest_flows<'m>(
    search: &mut Search<'_>,
    tiers: &'m [Measure],
) -> Result<&'m [Measure], Unsolved> {
    let instance = search.instance;
    let Some(behind) = behind_hand_outs(instance) else { return Ok(tiers) };
    if search.least.iter().any(|&grams| grams > 0) {
        return Ok(tiers);
    }
    let unlimited = beyond_all_supply(instance)?;
    let most = |n: usize| instance.arcs[n].capacity.unwrap_or(unlimited);
    let ends = instance.arcs.iter().map(|arc| (arc.from, arc.to)).collect();
    let pipes = Pipes::new(instance.n_nodes as usize, ends, (instance.source, instance.sink))?;
    let mut flow = Growing::new(&pipes);
    for (n, arc) in instance.arcs.iter().enumerate() {
        if arc.fed.is_none() && arc.role != Role::Total {
            flow.give(n, most(n));
        }
    }
    let mut ranks = vec![0i128; instance.n_nodes as usize];
    for (done, measure) in tiers.iter().enumerate() {
        let weights = search.weights(measure);
        let open = |n: &usize| !search.pinned[*n] && weights[*n] != 0;
        let opened: Vec<usize> = (0..weights.len()).filter(open).collect();
        let Some(&weight) = opened.first().map(|&first| &weights[first]) else { continue };
        if opened.iter().any(|&n| weights[n] != weight) {
            return Ok(&tiers[done..]);
        }
        opened.iter().for_each(|&n| flow.give(n, most(n)));
        flow.push()?;
        let near = flow.side().ok_or_else(|| Unsolved::Internal("more could flow".to_owned()))?;
        let rank = |(&near, &behind): (&bool, &bool)| i128::from(!near) - i128::from(behind);
        let before = std::mem::replace(&mut ranks, near.iter().zip(&behind).map(rank).collect());
        let price = |(now, before): (&i128, i128)| i128::from(weight) * (now - before);
        let potentials = ranks.iter().zip(before).map(price).collect();
        let settled = search.pinned.clone();
        let grams = carried(search, &flow);
        let costs = widened(&negated(&weights));
        search.settle(measure.clone(), None, Solved { flow: grams, potentials }, &costs);
        for (n, _) in settled.iter().zip(&search.pinned).enumerate().filter(|(_, (a, b))| a != b) {
            flow.hold(n);
        }
    }
    Ok(&[])
}

/// What a flow carries on arcs that are not settled, and on those that are what they carried then.
fn carried(search: &Search<'_>, flow: &Growing<'_>) -> Vec<i64> {
    let mut grams = search.flow.clone();
    for (n, grams) in grams.iter_mut().enumerate().filter(|(n, _)| !search.pinned[*n]) {
        *grams = flow.carried(n);
    }
    if let Some(total) = search.instance.total_arc() {
        grams[total] = flow.amount();
    }
    grams
}

/// Whether each node lies behind the hand-outs; `None` where food could get there otherwise, or back.
fn behind_hand_outs(instance: &Instance) -> Option<Vec<bool>> {
    let mut behind = vec![false; instance.n_nodes as usize];
    for arc in &instance.arcs {
        let joins = matches!(arc.role, Role::Served | Role::Caseload);
        behind[arc.from as usize] |= joins;
        behind[arc.to as usize] |= joins || arc.fed.is_some();
    }
    let in_order = instance.arcs.iter().all(|arc| {
        let sides = (behind[arc.from as usize], behind[arc.to as usize]);
        match arc.role {
            Role::Total => sides == (true, false),
            _ if arc.fed.is_some() => sides == (false, true),
            Role::Supply
            | Role::Move
            | Role::Store
            | Role::HandOut
            | Role::Served
            | Role::Caseload
            | Role::Joint => sides.0 == sides.1,
        }
    });
    in_order.then_some(behind)
}
