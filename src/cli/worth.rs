//! `aidreach worth`: what each permission is worth.

use super::exit::{Exit, Failure};
use super::playing::Playing;
use super::talk::{Talk, pretty};
use crate::analysis::players::Setting;
use crate::analysis::worth::{fired, worth};
use crate::report::WorthReport;
use crate::scenario::Needed;
use clap::Args;

/// Say what each permission is worth in person-months, to whom it belongs, and which go together
///
/// Every combination of the permissions is valued and proven, not a sample. A permission is worth
/// what it adds on average over all orders of asking, so the worths add up to what all bring.
#[derive(Debug, Args)]
pub(super) struct WorthArgs {
    #[command(flatten)]
    playing: Playing,
    /// Also say what is lost if an event happens that the scenario describes
    #[arg(long)]
    trigger: bool,
}

pub(super) fn run(args: &WorthArgs, talk: &Talk) -> Result<Exit, Failure> {
    let playing = &args.playing;
    let pack = playing.country.open()?;
    let country = playing.load(&pack, talk)?;
    let asked = pack.scenario(&country, &playing.scenario)?;
    talk.tell_issues(&asked.issues);
    let needed = Needed::of(&country);
    let setting = Setting { country: &country, scenario: &asked.scenario, needed: &needed };
    let chosen = playing.choose(setting, talk)?;
    let found =
        playing.sweep("valuing combinations", talk, |options| worth(setting, &chosen, options))?;
    let events = match args.trigger {
        true => Some(talk.busy("planning events", || fired(setting))?),
        false => None,
    };
    let report = WorthReport::of(setting, &chosen, &found, events.as_deref());
    let text = if playing.json { pretty(&report)? } else { report.text() };
    talk.show(&text)?;
    Ok(Exit::Done)
}
