//! What would help with the supplies split otherwise.

use super::replan::{Planner, Progress, Reach, Task};
use super::{SplitWhy, Why, gain, overall};
use crate::analysis::change::Change;
use crate::analysis::worth::other_splits;
use crate::country::Country;
use crate::network::Network;
use crate::plan::{Exact, NoPlan, Settings, plan_on};
use crate::scenario::{Needed, Scenario};
use std::collections::BTreeMap;

/// Plans again under every other split of the supplies: as it stands, and with each area's best
/// change.
pub(super) fn under_other_splits(
    (country, scenario, needed): (&Country, &Scenario, &Needed),
    progress: &Progress<'_>,
    whys: &mut [Why],
) -> Result<(), NoPlan> {
    let best = |why: &Why| Some(why.changes.first().or(why.sets.first())?.changes.clone());
    let mut wanted: Vec<Vec<Change>> = whys.iter().filter_map(best).collect();
    wanted.sort();
    wanted.dedup();
    for split in other_splits(country, scenario) {
        let scenario = Scenario { supply_split: split.clone(), ..scenario.clone() };
        let network = Network::new(country, &scenario, needed).map_err(NoPlan::Refused)?;
        let plan = plan_on(&network, Settings::default())?;
        let planner = Planner::new(&network, &plan, progress);
        let tasks: Vec<Task> = wanted.iter().cloned().map(Task::Changed).collect();
        let reached = planner.all(&tasks)?;
        let before = planner.before();
        let reached = reached.iter().map(|reach| (reach, overall(before, reach)));
        let reach: BTreeMap<&Vec<Change>, (&Reach, Exact)> = wanted.iter().zip(reached).collect();
        for why in whys.iter_mut() {
            let best = best(why).and_then(|changes| {
                let (then, all) = reach.get(&changes)?;
                Some(gain(why.area, &changes, (before, then), *all))
            });
            let served = before.get(&why.area).copied().unwrap_or_default();
            why.splits.push(SplitWhy { split: split.clone(), served, best });
        }
    }
    Ok(())
}
