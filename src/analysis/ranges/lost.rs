//! How sure what a change costs is: in each draw the reference scenario is planned with the figures of that
//! draw, and what of it the changed scenario can still serve with the same figures is found.

use super::laid::{InDraws, Listening, Splits, Turned, in_draws};
use super::{Draws, Range};
use crate::analysis::game::Coalition;
use crate::analysis::setting::Setting;
use crate::country::{Country, PermissionIx};
use crate::network::Figures;
use crate::plan::kept::Reference;
use crate::plan::sweep::Players;
use crate::plan::what_if::WhatIf;
use crate::plan::{Exact, NoPlan};
use crate::scenario::{AccessTable, Needed, Objective, Scenario};

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
    let scenarios: Vec<&Scenario> = all.iter().collect();
    let sides: Vec<Turned<'_>> = all.iter().map(Turned::not).collect();
    let drawing = (draws, Splits::common(&scenarios));
    losses((country, needed), (&sides, before.objective), drawing, listening).map(Some)
}

/// What is lost of the plan with all players granted where each of them alone refuses, every person counted
/// alike; `None` where the scenario asks for a target.
///
/// # Errors
/// As [`lost`].
pub fn lost_if_refused(
    setting: Setting<'_>,
    players: &Players,
    draws: Draws,
    listening: Listening<'_>,
) -> Result<Option<Losses>, NoPlan> {
    if matches!(setting.scenario.objective, Objective::CheapestFor(_)) {
        return Ok(None);
    }
    let scenario = &setting.scenario.over_cells();
    let everyone = Coalition::everyone(players.each().len());
    let on = [everyone.bits()].into_iter();
    let without = (0..players.each().len()).map(|player| everyone.without(player).bits());
    let turns: Vec<_> = on
        .chain(without)
        .map(|on| move |access: AccessTable| players.access(&access, on))
        .collect();
    let side = |access| Turned { scenario, access };
    let sides: Vec<Turned<'_>> = turns.iter().map(|turn| side(turn as _)).collect();
    let about = (setting.country, setting.needed);
    let alike = Objective::MostPeople;
    losses(about, (&sides, alike), (draws, Splits::All), listening).map(Some)
}

/// What each side but the first loses of the first one's plan.
fn losses(
    about: (&Country, &Needed),
    (sides, objective): (&[Turned<'_>], Objective),
    drawing: (Draws, Splits),
    listening: Listening<'_>,
) -> Result<Losses, NoPlan> {
    let ask = |laid: &[WhatIf<'_, '_>], figures: &Figures| {
        let [before, after @ ..] = laid else { return Ok(Vec::new()) };
        let reference = Reference::of(&before.serves(figures)?.unwrap_or_default());
        let served = reference.person_months();
        let lost =
            after.iter().map(|changed| Ok(served - changed.keeps(figures, &reference, objective)?));
        [Ok(served)].into_iter().chain(lost).collect::<Result<Vec<Exact>, NoPlan>>()
    };
    let InDraws { each, splits, unknown } = in_draws(about, sides, drawing, listening, &ask)?;
    let of = |n: usize| each.iter().map(|draw| draw[n]).collect();
    let lost = (1..sides.len()).map(of).collect();
    Ok(Losses { draws: drawing.0, served: of(0), lost, splits, unknown })
}
