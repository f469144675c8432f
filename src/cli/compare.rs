//! `aidreach compare`: scenarios side by side, and the chain from decisions to people.

use super::choices::Choices;
use super::drawing::{Drawing, STOPPED};
use super::exit::{Exit, Failure};
use super::formatted::Formatted;
use super::interrupt;
use super::shared::Shared;
use super::talk::Talk;
use crate::analysis::compare::compare;
use crate::plan::Settings;
use crate::report::{Answer, side_by_side};
use clap::Args;

/// Set scenarios side by side, and tell what was decided otherwise and what came of it
///
/// Each scenario after the first is held against the first: people, tonnes and cost by month,
/// corridor and area; then decisions and permissions, links and months, routes, and who gains and
/// loses.
#[derive(Debug, Args)]
pub(super) struct CompareArgs {
    /// Scenarios to compare, two or more: ids of the pack, or paths of .toml files; with a what-if in
    /// words, the first is also set beside itself with that put on it, and may stand alone
    #[arg(value_name = "SCENARIO", required = true, num_args = 1..)]
    scenarios: Vec<String>,
    #[command(flatten)]
    choices: Choices,
    #[command(flatten)]
    drawing: Drawing,
    #[command(flatten)]
    shared: Shared,
    #[command(flatten)]
    formatted: Formatted,
}

pub(super) fn run(args: &CompareArgs, talk: &Talk) -> Result<Exit, Failure> {
    let pack = args.choices.country.open()?;
    let level = args.choices.level;
    let country = args.shared.country(Answer::Compare, &pack.load(talk)?, level)?;
    let country = args.choices.at_level(country);
    let mut scenarios = Vec::new();
    let said = !args.choices.in_words.is_empty();
    if args.scenarios.len() < 2 && !said {
        let help = "name another scenario, or say what is otherwise, such as --shut 'East Gate in 2021-11'";
        let what = "there is nothing to compare it with".to_owned();
        return Err(Failure::Usage(what, help.to_owned()));
    }
    for name in &args.scenarios {
        let asked = args.choices.scenario(&pack, &country, name)?;
        talk.tell_issues(&asked.issues);
        scenarios.push(asked.scenario);
    }
    if let Some(first) = args.scenarios.first().filter(|_| said) {
        let asked = args.choices.changed(&pack, &country, first, talk)?;
        talk.tell_issues(&asked.issues);
        scenarios.push(asked.scenario);
    }
    let settings = Settings { ties: args.choices.ties };
    interrupt::rest();
    let draws = args.drawing.draws()?;
    let work = |told: &(dyn Fn(usize, usize) + Sync)| {
        compare(&country, &scenarios, settings, draws, (told, &interrupt::asked_to_stop))
    };
    let compared = talk.counted("planning scenarios", work)?;
    let drawn = compared.effects.iter().any(|change| change.in_draws.is_some());
    if draws.is_some() && !drawn && interrupt::asked_to_stop() {
        talk.tell_missing(STOPPED);
    }
    let told = side_by_side(&country, &compared, args.shared.share);
    args.formatted.give(&told, talk)?;
    Ok(Exit::Done)
}
