//! How many times figures are drawn for the ranges beside headlines.

use super::exit::Failure;
use super::interrupt;
use super::talk::Talk;
use crate::allocation::Unsolved;
use crate::analysis::effect::{Change, draw_losses};
use crate::analysis::players::Chosen;
use crate::analysis::ranges::{
    Draws, Listening, Losses, Served, Sure, how_sure, lost_if_refused, served,
};
use crate::analysis::setting::Setting;
use crate::country::{AreaLevel, Country};
use crate::plan::NoPlan;
use crate::plan::sweep::{Measure, Players};
use crate::scenario::{Needed, Scenario};
use clap::Args;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

/// How many times figures are drawn.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct Drawing {
    /// Draw what is not known exactly so many times, for the range beside what is told first; 0 tells none
    /// [default: what AIDREACH_DRAWS in the environment says, else 200; none for `why` by district, where it
    /// takes minutes]
    #[arg(long, value_name = "N", value_parser = number)]
    draws: Option<u32>,
}

/// In the environment: how many times figures are drawn where the command does not say.
const VARIABLE: &str = "AIDREACH_DRAWS";

/// What a run records them as.
const OPTION: &str = "draws";

impl Drawing {
    /// Nothing is drawn.
    pub(super) const NONE: Drawing = Drawing { draws: Some(0) };

    /// How draws are made; `None` where nothing is drawn.
    ///
    /// # Errors
    /// Where the environment says what is no number of draws.
    pub(super) fn draws(self) -> Result<Option<Draws>, Failure> {
        let usual = Draws::default();
        let number = match (self.draws, std::env::var(VARIABLE)) {
            (Some(draws), _) => draws,
            (None, Ok(said)) => number(&said).map_err(|help| {
                Failure::Usage(format!("{VARIABLE} in the environment is `{said}`"), help)
            })?,
            (None, Err(_)) => usual.number,
        };
        Ok((number > 0).then_some(Draws { number, ..usual }))
    }

    /// How many a run recorded; none where it says nothing of draws.
    ///
    /// # Errors
    /// Where what it says is no number of draws.
    pub(super) fn recorded(options: &BTreeMap<String, String>) -> Result<Drawing, String> {
        let draws = options.get(OPTION).map_or(Ok(0), |draws| number(draws));
        Ok(Drawing { draws: Some(draws?) })
    }

    /// What a run records.
    pub(super) fn told(drawn: Option<Draws>) -> (String, String) {
        (OPTION.to_owned(), drawn.map_or(0, |draws| draws.number).to_string())
    }

    /// How sure what a scenario reaches is, where that is to be told at all.
    ///
    /// # Errors
    /// As [`crate::plan::plan`].
    pub(super) fn sure(
        self,
        (country, scenario, needed): (&Country, &Scenario, &Needed),
        told: bool,
        talk: &Talk,
    ) -> Result<Option<Sure>, Failure> {
        let Some(draws) = self.draws()?.filter(|_| told) else { return Ok(None) };
        let found =
            |listening: Listening<'_>| how_sure(country, scenario, needed, draws, listening);
        counted(draws, talk, found)
    }

    /// Adds to a change how sure what it costs is.
    ///
    /// # Errors
    /// As [`crate::plan::plan`].
    pub(super) fn losses(
        self,
        (country, before, after, needed): (&Country, &Scenario, &Scenario, &Needed),
        change: &mut Change,
        talk: &Talk,
    ) -> Result<(), Failure> {
        let Some(draws) = self.draws()? else { return Ok(()) };
        let changes = std::slice::from_mut(change);
        counted(draws, talk, |listening| {
            draw_losses(country, (before, &[after]), needed, (draws, listening), changes)
        })?;
        Ok(())
    }

    /// How sure what hangs on each player alone is, where values count what is kept of a plan.
    ///
    /// # Errors
    /// As [`crate::plan::plan`].
    pub(super) fn refusals(
        self,
        setting: Setting<'_>,
        chosen: &Chosen,
        talk: &Talk,
    ) -> Result<Option<Losses>, Failure> {
        let kept = setting.measure == Measure::Kept;
        let Some(draws) = self.draws()?.filter(|_| kept) else { return Ok(None) };
        let players =
            Players::groups(chosen.players.iter().map(|p| p.permissions.clone()).collect());
        let found =
            counted(draws, talk, |listening| lost_if_refused(setting, &players, draws, listening))?;
        Ok(found.flatten())
    }

    /// How sure what each area gets is.
    ///
    /// # Errors
    /// As [`crate::plan::plan`].
    pub(super) fn served(
        self,
        (country, scenario, needed): (&Country, &Scenario, &Needed),
        level: AreaLevel,
        talk: &Talk,
    ) -> Result<Option<Served>, Failure> {
        let asked = self.draws.is_some() || std::env::var_os(VARIABLE).is_some();
        let wanted = asked || level == AreaLevel::Province;
        let Some(draws) = self.draws()?.filter(|_| wanted) else { return Ok(None) };
        let found = |listening: Listening<'_>| served(country, scenario, needed, draws, listening);
        Ok(counted(draws, talk, found)?.flatten())
    }
}

/// Draws, and shows how far it is where it takes long; `None` where Ctrl-C ended it: all else was found by
/// then, and is told without ranges.
fn counted<T>(
    draws: Draws,
    talk: &Talk,
    draw: impl FnOnce(Listening<'_>) -> Result<T, NoPlan>,
) -> Result<Option<T>, Failure> {
    let resting = interrupt::resting();
    let found = talk.counted("drawing figures", |counted| {
        let told = |n: usize| counted(n, draws.number as usize);
        draw((&told, &interrupt::asked_to_stop))
    });
    drop(resting);
    match found {
        Err(NoPlan::Unsolved(Unsolved::Stopped)) => {
            // Whatever is drawn after that is stopped, too.
            if !TOLD.swap(true, Ordering::Relaxed) {
                talk.tell_missing(STOPPED);
            }
            Ok(None)
        }
        found => Ok(Some(found?)),
    }
}

fn number(text: &str) -> Result<u32, String> {
    match text.parse() {
        Ok(1) => Err("one draw has no range; at least 2, or 0 for none".to_owned()),
        Ok(draws @ ..=100_000) => Ok(draws),
        Ok(_) => Err("at most 100000".to_owned()),
        Err(_) => Err("a whole number, such as 200; 0 for none".to_owned()),
    }
}

/// Whether it was said that Ctrl-C ended the drawing.
static TOLD: AtomicBool = AtomicBool::new(false);

/// Said where Ctrl-C ended the drawing.
pub(super) const STOPPED: &str =
    "stopped before ranges were found: all else is whole, and told without them\n";
