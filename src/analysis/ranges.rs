//! How sure what is reached is: figures are guesses between a least and a most, and a plan knows one of each.
//!
//! Everything is drawn many times: what links carry, supplies, rooms, caseloads, which split of the supplies is
//! right, and whether what nobody knows is granted. In each draw the most that any plan reaches is found and
//! proven, or what a change costs those whom the plan of that draw serves. The range told is that from the tenth
//! to the ninetieth of a hundred draws. Needs, prices, the budget and whatever a scenario decides stay as they
//! are.

mod drawn;
mod laid;
mod lost;
mod moving;
mod served;

pub use drawn::Together;
pub use laid::{Listening, QUIET, Splits};
pub use lost::{Losses, lost, lost_if_refused};
pub use moving::{Moved, Mover, movers};
pub use served::{Served, served};

use crate::country::{Country, PermissionIx};
use crate::network::{Figures, Network};
use crate::plan::what_if::WhatIf;
use crate::plan::{Exact, NoPlan};
use crate::scenario::{Needed, Scenario};
use laid::{Turned, in_draws};

/// How draws are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draws {
    /// Key of the draws: the same one, the same figures.
    pub seed: u64,
    /// How many.
    pub number: u32,
    /// How far figures of one source go together.
    pub together: Together,
}

impl Default for Draws {
    fn default() -> Draws {
        Draws { seed: 1, number: 200, together: Together::HALF }
    }
}

/// From the tenth to the ninetieth of a hundred draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// A tenth of all draws lies below it.
    pub low: Exact,
    /// Half of all draws lie below it.
    pub middle: Exact,
    /// A tenth of all draws lies above it.
    pub high: Exact,
}

impl Range {
    /// The range of some values; nought where there are none.
    pub fn of(values: &[Exact]) -> Range {
        let mut sorted = values.to_vec();
        sorted.sort();
        // The first at or below which so many of a hundred lie.
        let at = |percent: usize| {
            let rank = (sorted.len() * percent).div_ceil(100).max(1);
            sorted.get(rank - 1).copied().unwrap_or_default()
        };
        Range { low: at(10), middle: at(50), high: at(90) }
    }
}

/// What is reached over all draws.
#[derive(Clone, Debug)]
pub struct Reach {
    /// How draws were made.
    pub draws: Draws,
    /// With the figures planned with: the most that any plan reaches.
    pub planned: Exact,
    /// In each draw, in order: the most that any plan reaches.
    pub drawn: Vec<Exact>,
    /// Splits of the supplies that are drawn, each as often as any other.
    pub splits: Vec<String>,
    /// Permissions on which something hangs that nobody knows.
    pub unknown: Vec<PermissionIx>,
}

impl Reach {
    /// The range of what is reached.
    pub fn range(&self) -> Range {
        Range::of(&self.drawn)
    }
}

/// What a scenario reaches over many draws. Evenness is no matter here: it changes who is reached, never how
/// many.
///
/// Whoever listens hears how many draws are done; where it says stop, nothing is found.
///
/// # Errors
/// As [`crate::plan::plan`].
pub fn reach(
    country: &Country,
    scenario: &Scenario,
    needed: &Needed,
    (draws, splits): (Draws, Splits),
    listening: Listening<'_>,
) -> Result<Reach, NoPlan> {
    let scenario = &scenario.over_cells();
    let ask = |laid: &[WhatIf<'_, '_>], figures: &Figures| match laid {
        [what_if, ..] => what_if.reach(figures),
        [] => Ok(Exact::default()),
    };
    let found =
        in_draws((country, needed), &[Turned::not(scenario)], (draws, splits), listening, &ask)?;
    let network = Network::new(country, scenario, needed).map_err(NoPlan::Refused)?;
    let planned = WhatIf::new(&network)?.reach(&Figures::best(country))?;
    Ok(Reach { draws, planned, drawn: found.each, splits: found.splits, unknown: found.unknown })
}

/// How sure what a scenario reaches is: its range, and what moves it.
#[derive(Clone, Debug)]
pub struct Sure {
    /// What is reached over all draws.
    pub reach: Reach,
    /// Figures that move it, those that move it most first.
    pub movers: Vec<Mover>,
}

/// How sure what a scenario reaches is.
///
/// # Errors
/// As [`reach`].
pub fn how_sure(
    country: &Country,
    scenario: &Scenario,
    needed: &Needed,
    draws: Draws,
    listening: Listening<'_>,
) -> Result<Sure, NoPlan> {
    let reach = reach(country, scenario, needed, (draws, Splits::All), listening)?;
    Ok(Sure { reach, movers: movers(country, scenario, needed)? })
}
