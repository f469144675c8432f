//! `aidreach worth`: what each permission is worth.

use super::coalition_args::CoalitionArgs;
use super::drawing::Drawing;
use super::exit::{Exit, Failure};
use super::talk::Talk;
use crate::analysis::phases::worth_by_phase;
use crate::analysis::players::Chosen;
use crate::analysis::setting::Setting;
use crate::analysis::unasked::unasked;
use crate::analysis::valued::Orders;
use crate::analysis::worth::{fired, worth_from};
use crate::report::{Answer, PhasesReport, WorthReport};
use crate::scenario::Needed;
use clap::{Args, ValueEnum};

/// Say what each permission is worth in person-months, to whom it belongs, and which go together
///
/// A permission is worth what it adds on average over all orders of asking, so the worths add up to
/// what all bring. Every combination of up to 16 players is valued and proven. Where more play, as
/// counterparts often do, or with --samples, orders of asking are drawn, and every estimate is told
/// with its error; what hangs on one player alone is exact in any case.
///
/// A counterpart's worth counts all its permissions, among all counterparts of the scenario. It is the
/// same figure in every answer: with and without --by counterpart, in briefs and in reports.
#[derive(Debug, Args)]
pub(super) struct WorthArgs {
    #[command(flatten)]
    playing: CoalitionArgs,
    #[command(flatten)]
    drawing: Drawing,
    /// Also say what is lost if an event happens that the scenario describes
    #[arg(long)]
    trigger: bool,
    /// What a value counts: all people alike, or people by IPC phase, the worst phase first
    #[arg(long, value_enum, value_name = "WHAT", default_value = "most-people")]
    objective: Counts,
    /// Estimate from so many random orders of asking, there and back, instead of all combinations
    /// [default where these are too many: 256, or 16 within a budget]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(i64::from(Orders::FEWEST)..=1_000_000))]
    samples: Option<u32>,
    /// The seed of the random orders that --samples asks for
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Counts {
    MostPeople,
    Severity,
}

pub(super) fn run(args: &WorthArgs, talk: &Talk) -> Result<Exit, Failure> {
    let playing = &args.playing;
    let pack = playing.country.open()?;
    let country = playing.load(Answer::Worth, &pack, talk)?;
    let asked = playing.asked(&pack, &country, talk)?;
    talk.tell_issues(&asked.issues);
    let needed = Needed::of(&country);
    let setting = Setting::new(&country, &asked.scenario, &needed).measured(playing.measure);
    let orders = args.samples.map(|draws| Orders { draws, seed: args.seed });
    let chosen = match (orders.is_some() || playing.names_too_many(), args.objective) {
        (true, _) => playing.everyone(setting)?,
        (false, Counts::MostPeople) => playing.choose(setting, talk)?,
        (false, Counts::Severity) => playing.choose_by_phase(setting, talk)?,
    };
    if playing.has_checkpoint() && orders.is_some() {
        let why = "--checkpoint keeps the values of all combinations, and with --samples only some \
                   orders are valued";
        return Err(Failure::Usage(why.to_owned(), "leave one of the two out".to_owned()));
    }
    match args.objective {
        Counts::Severity => by_phase(args, (setting, &chosen, orders), talk)?,
        Counts::MostPeople => of_people(args, (setting, &chosen, orders), talk)?,
    }
    Ok(Exit::Done)
}

type Game<'a> = (Setting<'a>, &'a Chosen, Option<Orders>);

fn of_people(
    args: &WorthArgs,
    (setting, chosen, orders): Game<'_>,
    talk: &Talk,
) -> Result<(), Failure> {
    let playing = &args.playing;
    let found = playing.sweep("valuing combinations", talk, |options, checkpoint| {
        worth_from(setting, chosen, orders, options, checkpoint)
    })?;
    let events = match args.trigger {
        true => Some(talk.busy("planning events", || fired(setting))?),
        false => None,
    };
    let sure = args.drawing.refusals(setting, chosen, talk)?;
    let told = (events.as_deref(), sure.as_ref());
    let beside =
        talk.busy("looking at those not asked", || unasked(setting, chosen, &found.valued))?;
    let report = WorthReport::of(setting, chosen, &found, told, playing.shared.share);
    let report = report.beside(setting, &beside);
    playing.formatted.give(&report, talk)
}

fn by_phase(
    args: &WorthArgs,
    (setting, chosen, orders): Game<'_>,
    talk: &Talk,
) -> Result<(), Failure> {
    let playing = &args.playing;
    if args.trigger {
        let why = "--trigger counts all people alike and does not go with phases";
        return Err(Failure::Usage(why.to_owned(), "run it by itself".to_owned()));
    }
    let found = playing.sweep("valuing combinations by phase", talk, |options, checkpoint| {
        worth_by_phase(setting, chosen, orders, options, checkpoint)
    })?;
    let report = PhasesReport::of(setting, chosen, &found, playing.shared.share);
    playing.formatted.give(&report, talk)
}
