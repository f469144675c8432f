//! One level of coverage by itself, proven by one cut of its own.

use super::check::{flows, least};
use super::cuts::{as_much_as_its_level, at_level, of_kind};
use super::why::{Why, large, says};
use super::{Claim, Group};
use std::cmp::Ordering;

/// The cells of the group are all that leaves the near side by totals of their kind; whatever else
/// enters it is full, and whatever leaves it is at its least. So they can have no more together, and
/// the worst covered of them no more than the level. A cell that holds the most it may needs no cut.
/// No other open cell of their kind stands lower, and none may fall below it later: what it had at a
/// level, rounded down to a gram, is its least (`held`, by arc) from then on.
pub(super) fn check(
    claim: &Claim,
    phase: Option<u8>,
    (group, near): (&Group, &[bool]),
    (pinned, held): (&mut [bool], &mut [i64]),
) -> Result<(), Why> {
    if near.len() != claim.nodes.len() {
        return says("it needs a side for every node");
    }
    if flows(claim).count() > 1 {
        return says("a level by itself proves no mix of two flows");
    }
    if group.cells.is_empty() {
        return says("nobody stands at it");
    }
    let settled = pinned.to_vec();
    let mut below = vec![0; claim.arcs.len()];
    let mut member = vec![false; claim.cells.len()];
    for &cell in &group.cells {
        match member.get_mut(cell as usize) {
            Some(slot @ false) => *slot = true,
            _ => return says("a cell is no cell or stands in the group twice"),
        }
    }
    let (mut given, mut needed, mut found) = (0i128, 0i128, 0);
    for (arc, a) in claim.arcs.iter().enumerate() {
        let own = a.served.filter(|_| of_kind(claim, a, phase));
        if let Some(cell) = own.filter(|cell| member[*cell as usize]) {
            let leaves = near[a.from as usize] && !near[a.to as usize];
            let full = group.cells.len() == 1 && a.capacity == Some(claim.low[arc]);
            if settled[arc] || !(leaves || full) {
                return says(format!("cell {cell} is settled, or does not leave the near side"));
            }
            let (grams, need) =
                (i128::from(claim.low[arc]), i128::from(claim.cells[cell as usize].needed));
            at_level(claim, group, cell, (grams, need))?;
            (given, needed, found) = (given + grams, needed + need, found + 1);
            pinned[arc] = true;
            continue;
        }
        if settled[arc] {
            continue;
        }
        if let Some(cell) = own {
            let need = i128::from(claim.cells[cell as usize].needed);
            let share = large(group.level.num.checked_mul(need))?;
            let share = share / group.level.den;
            if need > 0 && i128::from(claim.low[arc]) < share {
                return says(format!("cell {cell} stands below the level and is still open"));
            }
            below[arc] = i64::try_from(share).map_err(|_| Why::TooLarge)?;
        }
        let must = match near[a.from as usize].cmp(&near[a.to as usize]) {
            Ordering::Equal => continue,
            Ordering::Less => a.capacity.unwrap_or(i64::MAX),
            Ordering::Greater => least(claim, arc).max(held[arc]),
        };
        if claim.low[arc] != must {
            return says(format!("arc {arc} crosses the cut but does not carry {must}"));
        }
        pinned[arc] = true;
    }
    if found != group.cells.len() {
        return says("a cell of the group has no total");
    }
    held.iter_mut().zip(below).for_each(|(held, below)| *held = below.max(*held));
    as_much_as_its_level(group, given, needed)
}
