//! The smallest sets of permissions that bring an area something, where no single one does.

use super::replan::{Planner, Task};
use super::{Gain, Why, gain, helps, overall, sets};
use crate::analysis::change::{Change, Obstacle};
use crate::country::AreaIx;
use crate::plan::{Exact, NoPlan};

/// How many sets of permissions are planned again for one area.
const MOST_SETS: usize = 48;

/// Puts the smallest sets that help beside what holds an area back, where no single permission helps.
pub(super) fn put_sets(
    (planner, searches): (&Planner<'_>, &mut sets::Searches<'_>),
    area: AreaIx,
    why: &mut Why,
) -> Result<(), NoPlan> {
    if !wants_sets(why) {
        return Ok(());
    }
    let mut search = |abroad| smallest_sets((planner, &mut *searches), abroad, area);
    let ((sets, whole), (from_abroad, all)) = (search(false)?, search(true)?);
    if !sets.iter().any(|set| from_abroad.contains(set)) {
        why.sets_from_abroad = from_abroad;
    }
    (why.sets, why.no_smaller) = (sets, whole && all);
    Ok(())
}

/// Whether permissions are in the way of an area and no single one helps.
fn wants_sets(why: &Why) -> bool {
    let by_access =
        |(obstacle, gain): &(Obstacle, Gain)| *obstacle == Obstacle::Access && helps(gain);
    let by_one = |gain: &Gain| matches!(gain.changes[..], [Change::Grant(_)]);
    why.classes.iter().any(by_access) && !why.changes.iter().any(by_one)
}

/// The smallest sets of permissions along one way that bring an area something, found by planning
/// again with each, and whether all smaller ones were tried.
fn smallest_sets(
    (planner, searches): (&Planner<'_>, &mut sets::Searches<'_>),
    abroad: bool,
    area: AreaIx,
) -> Result<(Vec<Gain>, bool), NoPlan> {
    let (network, before) = (planner.network, planner.before());
    let Some(at) = network.served.iter().find(|served| served.area == area) else {
        return Ok((Vec::new(), true));
    };
    let (mut left, mut whole) = (MOST_SETS, true);
    // Nothing served means that every way lacks something all along; a part served, that some way
    // is open for a part.
    let nothing = before.get(&area).is_none_or(|served| *served == Exact::default());
    for shut in if nothing { vec![true, false] } else { vec![false] } {
        for size in 0..=sets::LARGEST {
            let (mut sets, all) = searches.of_size(at, (shut, abroad), size);
            if size < 2 {
                // Single permissions are tried for every area.
                continue;
            }
            whole &= all && sets.len() <= left;
            sets.truncate(left);
            left -= sets.len();
            let changes = sets.iter().map(|set| set.iter().copied().map(Change::Grant).collect());
            let changes: Vec<Vec<Change>> = changes.collect();
            let tasks: Vec<Task> = changes.iter().cloned().map(Task::Changed).collect();
            let reached = planner.all(&tasks)?;
            let gains = changes.iter().zip(&reached);
            let gains = gains.map(|(changes, reach)| {
                gain(area, changes, (before, reach), overall(before, reach))
            });
            let mut found: Vec<Gain> = gains.filter(helps).collect();
            if !found.is_empty() {
                found.sort_by(largest_first);
                return Ok((found, whole));
            }
        }
    }
    Ok((Vec::new(), whole))
}

pub(super) fn largest_first(a: &Gain, b: &Gain) -> std::cmp::Ordering {
    b.here.cmp(&a.here).then(b.overall.cmp(&a.overall)).then(a.changes.cmp(&b.changes))
}
