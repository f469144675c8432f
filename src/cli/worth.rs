//! `aidreach worth`: what each permission is worth.

use super::exit::{Exit, Failure};
use super::playing::Playing;
use super::talk::{Talk, pretty};
use crate::analysis::phases::worth_by_phase;
use crate::analysis::players::Setting;
use crate::analysis::sampled::sampled_worth;
use crate::analysis::worth::{fired, worth_from};
use crate::report::{Answer, PhasesReport, SampledReport, WorthReport};
use crate::scenario::Needed;
use clap::{Args, ValueEnum};

/// Say what each permission is worth in person-months, to whom it belongs, and which go together
///
/// Every combination of up to 16 permissions is valued and proven; beyond that, or with --samples,
/// orders of asking are sampled, with confidence intervals. A permission is worth
/// what it adds on average over all orders of asking, so the worths add up to what all bring.
#[derive(Debug, Args)]
pub(super) struct WorthArgs {
    #[command(flatten)]
    playing: Playing,
    /// Also say what is lost if an event happens that the scenario describes
    #[arg(long)]
    trigger: bool,
    /// What a value counts: all people alike, or people by IPC phase, the worst phase first
    #[arg(long, value_enum, value_name = "WHAT", default_value = "most-people")]
    objective: Counts,
    /// Estimate from so many random orders of asking, there and back, instead of all combinations;
    /// any number of permissions can then play [default where more than 16 are named: 500]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(2..=1_000_000))]
    samples: Option<u32>,
    /// The seed of the random orders
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Counts {
    MostPeople,
    Severity,
}

/// Orders drawn where nothing else is said.
const SAMPLES: u32 = 500;

pub(super) fn run(args: &WorthArgs, talk: &Talk) -> Result<Exit, Failure> {
    let playing = &args.playing;
    let pack = playing.country.open()?;
    let country = playing.load(Answer::Worth, &pack, talk)?;
    let asked = pack.scenario(&country, &playing.scenario)?;
    talk.tell_issues(&asked.issues);
    let needed = Needed::of(&country);
    let setting = Setting { country: &country, scenario: &asked.scenario, needed: &needed };
    let text = if args.samples.is_some() || playing.names_too_many() {
        sampled(args, setting, talk)?
    } else if args.objective == Counts::Severity {
        by_phase(args, setting, talk)?
    } else {
        exact(args, setting, talk)?
    };
    talk.show(&text)?;
    Ok(Exit::Done)
}

fn exact(args: &WorthArgs, setting: Setting<'_>, talk: &Talk) -> Result<String, Failure> {
    let playing = &args.playing;
    let chosen = playing.choose(setting, talk)?;
    let found = playing.sweep("valuing combinations", talk, |options, checkpoint| {
        worth_from(setting, &chosen, options, checkpoint)
    })?;
    let events = match args.trigger {
        true => Some(talk.busy("planning events", || fired(setting))?),
        false => None,
    };
    let report = WorthReport::of(setting, &chosen, &found, events.as_deref(), playing.shared.share);
    if playing.json { pretty(&report) } else { Ok(report.text()) }
}

fn by_phase(args: &WorthArgs, setting: Setting<'_>, talk: &Talk) -> Result<String, Failure> {
    let playing = &args.playing;
    args.only_most_people_has("--trigger", args.trigger)?;
    let chosen = playing.choose(setting, talk)?;
    let found = playing.sweep("valuing combinations by phase", talk, |options, checkpoint| {
        worth_by_phase(setting, &chosen, options, checkpoint)
    })?;
    let report = PhasesReport::of(setting, &chosen, &found, playing.shared.share);
    if playing.json { pretty(&report) } else { Ok(report.text()) }
}

fn sampled(args: &WorthArgs, setting: Setting<'_>, talk: &Talk) -> Result<String, Failure> {
    let playing = &args.playing;
    let severity = args.objective == Counts::Severity;
    args.only_all_combinations_have("--objective severity", severity)?;
    args.only_all_combinations_have("--trigger", args.trigger)?;
    args.only_all_combinations_have("--checkpoint", playing.has_checkpoint())?;
    let chosen = playing.everyone(setting)?;
    let draws = (args.samples.unwrap_or(SAMPLES), args.seed);
    let found = playing.sweep("valuing orders of asking", talk, |options, _| {
        sampled_worth(setting, &chosen, draws, options)
    })?;
    let report = SampledReport::of(setting, &chosen, &found, playing.shared.share);
    if playing.json { pretty(&report) } else { Ok(report.text()) }
}

impl WorthArgs {
    fn only_most_people_has(&self, what: &str, asked: bool) -> Result<(), Failure> {
        let why = format!("{what} counts all people alike and does not go with phases");
        if asked { Err(Failure::Usage(why, "run it by itself".to_owned())) } else { Ok(()) }
    }

    fn only_all_combinations_have(&self, what: &str, asked: bool) -> Result<(), Failure> {
        let why = format!("{what} needs all combinations, and here orders are sampled");
        let help = "leave --samples out and name at most 16 permissions".to_owned();
        if asked { Err(Failure::Usage(why, help)) } else { Ok(()) }
    }
}
