//! How many times figures are drawn for the ranges beside headlines.

use super::exit::Failure;
use super::interrupt;
use super::talk::Talk;
use crate::allocation::Unsolved;
use crate::analysis::effect::{Change, draw_losses};
use crate::analysis::ranges::{Draws, Sure, how_sure};
use crate::country::Country;
use crate::plan::NoPlan;
use crate::scenario::{Needed, Scenario};
use clap::Args;
use std::collections::BTreeMap;

/// How many times figures are drawn.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct Drawing {
    /// Draw what is not known exactly so many times, for the range beside what is told first; 0 tells none
    #[arg(long, value_name = "N", default_value_t = 200, env = "AIDREACH_DRAWS",
        hide_env_values = true, value_parser = number)]
    draws: u32,
}

/// What a run records them as.
const OPTION: &str = "draws";

impl Drawing {
    /// How draws are made; `None` where nothing is drawn.
    pub(super) fn draws(self) -> Option<Draws> {
        (self.draws > 0).then(|| Draws { number: self.draws, ..Draws::default() })
    }

    /// How many a run recorded; none where it says nothing of draws.
    ///
    /// # Errors
    /// Where what it says is no number of draws.
    pub(super) fn recorded(options: &BTreeMap<String, String>) -> Result<Drawing, String> {
        let draws = options.get(OPTION).map_or(Ok(0), |draws| number(draws));
        Ok(Drawing { draws: draws? })
    }

    /// What a run records: what was drawn, which is nothing where work was stopped.
    pub(super) fn told(drawn: Option<Draws>) -> (String, String) {
        (OPTION.to_owned(), drawn.map_or(0, |draws| draws.number).to_string())
    }
}

impl Drawing {
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
        let Some(draws) = self.draws().filter(|_| told) else { return Ok(None) };
        interrupt::rest();
        let found = talk.counted("drawing figures", |counted| {
            let told = |n: usize| counted(n, draws.number as usize);
            how_sure(country, scenario, needed, draws, (&told, &interrupt::asked_to_stop))
        });
        Ok(or_without(found, talk)?)
    }
}

impl Drawing {
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
        let Some(draws) = self.draws() else { return Ok(()) };
        interrupt::rest();
        let found = talk.counted("drawing figures", |counted| {
            let told = |n: usize| counted(n, draws.number as usize);
            let drawing = (draws, (&told as _, &interrupt::asked_to_stop as _));
            let changes = std::slice::from_mut(change);
            draw_losses(country, (before, &[after]), needed, drawing, changes)
        });
        or_without(found, talk)?;
        Ok(())
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

/// Lets Ctrl-C end the drawing without the plan being lost: what was found by then is told without ranges.
fn or_without<T>(found: Result<T, NoPlan>, talk: &Talk) -> Result<Option<T>, NoPlan> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(NoPlan::Unsolved(Unsolved::Stopped)) if interrupt::asked_to_stop() => {
            talk.tell(
                "stopped before ranges were found: the plan is whole, and told without them\n",
            );
            Ok(None)
        }
        Err(why) => Err(why),
    }
}
