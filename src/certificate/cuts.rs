//! Evenness: minimum cuts that lie one in the other prove the levels of all groups at once.

use super::check::{flows, least};
use super::why::{Why, large, says};
use super::{Arc, Claim, Group, Role, Stage};

/// Whether an arc carries the total of a cell of a kind: of one phase, or of all.
pub(super) fn of_kind(claim: &Claim, arc: &Arc, phase: Option<u8>) -> bool {
    arc.served.is_some_and(|cell| claim.cells[cell as usize].phase == phase)
}

/// Each group is given all that can flow to it and those before it; within a group every cell
/// stands at the level to the gram; levels rise from group to group.
///
/// What is compared are plans that hand out as much to cells of this kind. With S all nodes on the
/// sides up to a group, what enters S by other arcs is full and what leaves it at its least. If the
/// totals of cells end outside S, those of the group and of poorer ones are what leaves S, and
/// cannot be more. If they end inside, those of richer groups are what enters S and cannot be
/// less, and the sum over all is given.
///
/// Where the plan is a mix, the first flow is what is shared out evenly, and the second hands out
/// one gram more.
pub(super) fn check(
    claim: &Claim,
    phase: Option<u8>,
    (groups, side_of): (&[Group], &[u32]),
    pinned: &mut [bool],
) -> Result<(), Why> {
    if side_of.len() != claim.nodes.len() {
        return says("it needs a side for every node");
    }
    let total = |flow: &[i64]| -> i128 {
        let served = claim.arcs.iter().zip(flow).filter(|(a, _)| of_kind(claim, a, phase));
        served.map(|(_, &grams)| i128::from(grams)).sum()
    };
    if flows(claim).any(|flow| !(0..=1).contains(&(total(flow) - total(&claim.low)))) {
        return says("the second flow hands out more than one gram more than the first");
    }
    let less = |flow: &[i64], arc: usize| flow[arc] < claim.low[arc];
    let of = |arc: &usize| of_kind(claim, &claim.arcs[*arc], phase);
    if flows(claim).any(|flow| (0..flow.len()).filter(of).any(|arc| less(flow, arc))) {
        return says("the second flow gives a cell less than the first");
    }
    let settled = pinned.to_vec();
    let mut ends = None;
    // The totals by cell are what is shared out, and they are settled from here on.
    for (arc, a) in claim.arcs.iter().enumerate() {
        if of_kind(claim, a, phase) {
            pinned[arc] = true;
            let end = side_of[a.to as usize];
            if !settled[arc] && *ends.get_or_insert(end) != end {
                return says("totals of cells end on several sides");
            }
        }
        pinned[arc] |= a.role == Role::Total;
    }
    let last = groups.len() as u32;
    if side_of.iter().any(|&s| s > last) {
        return says("a node lies on the side of no group");
    }
    for (arc, a) in claim.arcs.iter().enumerate() {
        if pinned[arc] {
            continue;
        }
        let (from, to) = (side_of[a.from as usize], side_of[a.to as usize]);
        let must = match from.cmp(&to) {
            std::cmp::Ordering::Equal => continue,
            // From the better covered to the less covered: full, or more could be moved.
            std::cmp::Ordering::Greater => a.capacity.unwrap_or(i64::MAX),
            std::cmp::Ordering::Less => least(claim, arc),
        };
        if claim.low[arc] != must {
            return says(format!("arc {arc} crosses a cut but does not carry {must}"));
        }
        pinned[arc] = true;
    }
    levels(claim, phase, (groups, side_of), &settled)
}

/// Where a group stands above the side that one of its cells is fed from, the cell must hold no more
/// than its floor: then nothing of it could be handed back. Where it stands below, the cell must
/// hold the most it may. A cell in no group must have been settled before, or need nothing.
fn levels(
    claim: &Claim,
    phase: Option<u8>,
    (groups, side_of): (&[Group], &[u32]),
    settled: &[bool],
) -> Result<(), Why> {
    let mut group_of = vec![None; claim.cells.len()];
    for (g, group) in groups.iter().enumerate() {
        for &cell in &group.cells {
            match group_of.get_mut(cell as usize) {
                Some(slot @ None) => *slot = Some(g),
                _ => return says("a cell stands in no group or in two"),
            }
        }
    }
    let mut totals = vec![(0i128, 0i128); groups.len()];
    for (arc, a) in claim.arcs.iter().enumerate() {
        let Some(cell) = a.served.filter(|_| of_kind(claim, a, phase)) else { continue };
        let needed = i128::from(claim.cells[cell as usize].needed);
        let Some(g) = group_of[cell as usize] else {
            if settled[arc] || needed == 0 {
                continue;
            }
            return says("a cell that could be given more or less stands in no group");
        };
        let (side, grams) = (side_of[a.from as usize] as usize, claim.low[arc]);
        let held = side < g && least(claim, arc) > 0 && grams == least(claim, arc);
        let full = side > g && a.capacity == Some(grams);
        if side != g && !held && !full {
            return says("a cell lies on another side than its group");
        }
        at_level(claim, &groups[g], cell, (i128::from(grams), needed))?;
        totals[g].0 += i128::from(grams);
        totals[g].1 += needed;
    }
    for (group, (given, needed)) in groups.iter().zip(&totals) {
        as_much_as_its_level(group, *given, *needed)?;
    }
    let rising = |pair: &[Group]| pair[0].level.less_than(pair[1].level);
    if groups.windows(2).any(|pair| rising(pair) != Some(true)) {
        return says("the levels do not rise");
    }
    Ok(())
}

/// A cell of a group has the group's level of what it needs, rounded up or down to a gram. Where
/// money ends between two whole plans, the last grams go where the fair plan has room for them, and
/// that may be a gram beside: what is proven then is the price of the next gram.
pub(super) fn at_level(
    claim: &Claim,
    group: &Group,
    cell: u32,
    (grams, needed): (i128, i128),
) -> Result<(), Why> {
    let ends = claim.stages.iter().any(|stage| matches!(stage, Stage::Unaffordable { .. }));
    let beside = i128::from(ends);
    let share = large(group.level.num.checked_mul(needed))?;
    let (floor, rest) = (share / group.level.den, share % group.level.den);
    let ceiling = large(floor.checked_add(i128::from(rest > 0)))?;
    if grams < floor - beside || grams - beside > ceiling {
        return says(format!("cell {cell} is not at the level of its group"));
    }
    Ok(())
}

/// What a group is given is its level of what it needs, exactly.
pub(super) fn as_much_as_its_level(group: &Group, given: i128, needed: i128) -> Result<(), Why> {
    let due = large(group.level.num.checked_mul(needed))?;
    match due == large(given.checked_mul(group.level.den))? {
        true => Ok(()),
        false => says("a group is not given its level times its need"),
    }
}
