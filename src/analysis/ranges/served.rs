//! How sure what each area gets is: the plan made anew in each draw.

use super::laid::{InDraws, Listening, Splits, Turned, in_draws};
use super::{Draws, Range};
use crate::country::{AreaIx, Country, PermissionIx};
use crate::network::Figures;
use crate::plan::what_if::WhatIf;
use crate::plan::{AreaPlan, Exact, NoPlan, to_the_millionth};
use crate::scenario::{Needed, Objective, Scenario};
use std::collections::BTreeMap;

/// What each area gets over many draws.
#[derive(Clone, Debug)]
pub struct Served {
    /// How draws were made.
    pub draws: Draws,
    /// Person-months served in each draw, by area.
    pub by_area: BTreeMap<AreaIx, Vec<Exact>>,
    /// Splits of the supplies that are drawn, each as often as any other.
    pub splits: Vec<String>,
    /// Permissions on which something hangs that nobody knows.
    pub unknown: Vec<PermissionIx>,
}

impl Served {
    /// The range of what an area gets; `None` where nobody is in need.
    pub fn range(&self, area: AreaIx) -> Option<Range> {
        self.by_area.get(&area).map(|served| Range::of(served))
    }
}

/// What the plan of a scenario, even over cells, gives each area over many draws; `None` where it asks for a
/// target, which is another number of people in each draw.
///
/// # Errors
/// As [`crate::plan::plan`], and where someone says stop.
pub fn served(
    country: &Country,
    scenario: &Scenario,
    needed: &Needed,
    draws: Draws,
    listening: Listening<'_>,
) -> Result<Option<Served>, NoPlan> {
    if matches!(scenario.objective, Objective::CheapestFor(_)) {
        return Ok(None);
    }
    let scenario = &scenario.over_cells();
    let ask = |laid: &[WhatIf<'_, '_>], figures: &Figures| match laid {
        [what_if, ..] => Ok(what_if.serves(figures)?.unwrap_or_default()),
        [] => Ok(Vec::new()),
    };
    let drawing = (draws, Splits::All);
    let InDraws { each, splits, unknown } =
        in_draws((country, needed), &[Turned::not(scenario)], drawing, listening, &ask)?;
    let mut by_area: BTreeMap<AreaIx, Vec<Exact>> = BTreeMap::new();
    for area in each.iter().flatten() {
        let AreaPlan { area: ix, .. } = area;
        by_area.entry(*ix).or_default().push(to_the_millionth(area.served()));
    }
    Ok(Some(Served { draws, by_area, splits, unknown }))
}
