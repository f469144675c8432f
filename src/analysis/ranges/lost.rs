//! How sure what a change costs is: in each draw the reference scenario is planned with the figures of that
//! draw, and what of it the changed scenario can still serve with the same figures is found.

use super::laid::{InDraws, Listening, Splits, in_draws};
use super::{Draws, Range};
use crate::country::{Country, PermissionIx};
use crate::plan::kept::Reference;
use crate::plan::what_if::{Figures, WhatIf};
use crate::plan::{Exact, NoPlan};
use crate::scenario::{Needed, Objective, Scenario};

/// What changes cost over many draws.
#[derive(Clone, Debug)]
pub struct Losses {
    /// How draws were made.
    pub draws: Draws,
    /// Person-months that the plan of the reference scenario serves, in each draw.
    pub served: Vec<Exact>,
    /// Person-months of these that each changed scenario loses, in each draw.
    pub lost: Vec<Vec<Exact>>,
    /// Splits of the supplies that are drawn, each as often as any other.
    pub splits: Vec<String>,
    /// Permissions on which something hangs that nobody knows.
    pub unknown: Vec<PermissionIx>,
}

impl Losses {
    /// The range of what one of the changed scenarios loses.
    pub fn range(&self, changed: usize) -> Range {
        Range::of(self.lost.get(changed).map_or(&[], Vec::as_slice))
    }
}

/// What the changes of some scenarios cost those whom another one's plan serves, in the same draws; `None` where
/// that one asks for a target, which is another number of people in each draw.
///
/// # Errors
/// As [`crate::plan::plan`], and where someone says stop.
pub fn lost(
    country: &Country,
    (before, after): (&Scenario, &[&Scenario]),
    needed: &Needed,
    draws: Draws,
    listening: Listening<'_>,
) -> Result<Option<Losses>, NoPlan> {
    if matches!(before.objective, Objective::CheapestFor(_)) {
        return Ok(None);
    }
    let all: Vec<Scenario> =
        [before].iter().chain(after).map(|scenario| scenario.over_cells()).collect();
    let all: Vec<&Scenario> = all.iter().collect();
    let ask = |laid: &[WhatIf<'_, '_>], figures: &Figures| {
        let [before_laid, after @ ..] = laid else { return Ok(Vec::new()) };
        let Some(serves) = before_laid.serves(figures)? else { return Ok(Vec::new()) };
        let reference = Reference::of(&serves);
        let served = reference.person_months();
        let lost = after
            .iter()
            .map(|changed| Ok(served - changed.keeps(figures, &reference, before.objective)?));
        [Ok(served)].into_iter().chain(lost).collect::<Result<Vec<Exact>, NoPlan>>()
    };
    let drawing = (draws, Splits::common(&all));
    let InDraws { each, splits, unknown } =
        in_draws((country, needed), &all, drawing, listening, &ask)?;
    let of = |n: usize| each.iter().map(|draw| draw[n]).collect();
    let lost = (1..all.len()).map(of).collect();
    Ok(Some(Losses { draws, served: of(0), lost, splits, unknown }))
}
