//! Scenarios side by side with the supplies split otherwise by origin, which is assumed.

use crate::analysis::worth::other_splits;
use crate::country::Country;
use crate::plan::{Exact, NoPlan, served};
use crate::scenario::{Needed, Scenario};

/// What scenarios reach with the supplies split otherwise.
#[derive(Clone, Debug)]
pub struct SplitSides {
    /// Name of the split.
    pub split: String,
    /// Person-months reached, to the millionth, a figure a scenario.
    pub reached: Vec<Exact>,
}

/// What scenarios reach with the supplies split otherwise; nothing where they differ in their split.
pub(super) fn with_other_splits(
    country: &Country,
    scenarios: &[Scenario],
    needed: &Needed,
) -> Result<Vec<SplitSides>, NoPlan> {
    let same = |s: &Scenario| s.supply_split == scenarios[0].supply_split;
    if !scenarios.iter().all(same) {
        return Ok(Vec::new());
    }
    let reached = |split: &String, scenario: &Scenario| {
        let scenario = Scenario { supply_split: split.clone(), ..scenario.clone() };
        Ok(served(country, &scenario, needed)?.values().sum())
    };
    let sides = |split: String| {
        let reached = scenarios.iter().map(|scenario| reached(&split, scenario));
        let reached = reached.collect::<Result<Vec<Exact>, NoPlan>>()?;
        Ok(SplitSides { split, reached })
    };
    other_splits(country, &scenarios[0]).into_iter().map(sides).collect()
}
