//! `aidreach frontier`: what fairness costs.

use super::choices::{Choices, level};
use super::exit::{Exit, Failure};
use super::formatted::Formatted;
use super::in_words::InWords;
use super::pack::CountryArgs;
use super::shared::Shared;
use super::talk::Talk;
use crate::allocation::Ties;
use crate::analysis::frontier::frontier;
use crate::country::AreaLevel;
use crate::report::{Answer, price_of_fairness};
use clap::Args;

/// Say what fairness costs: how many fewer are reached when no area in any month falls below a floor
///
/// The aims most-people, severity and fairest side by side; then the most person-months that can be
/// reached with every area covered at least so far, floor by floor; and who gains and who loses.
#[derive(Debug, Args)]
pub(super) struct FrontierArgs {
    /// Scenario to plan: an id of the pack, or the path of a .toml file; its objective plays no part
    #[arg(value_name = "SCENARIO", default_value = "baseline")]
    scenario: String,
    #[command(flatten)]
    country: CountryArgs,
    /// What to plan: province, or district for every district by itself
    #[arg(long, value_name = "LEVEL", default_value = "province", value_parser = level)]
    level: AreaLevel,
    /// Ration handed out, by its id, such as full or half [default: the scenario's]
    #[arg(long, value_name = "ID")]
    ration: Option<String>,
    #[command(flatten)]
    shared: Shared,
    #[command(flatten)]
    formatted: Formatted,
    #[command(flatten)]
    in_words: InWords,
}

pub(super) fn run(args: &FrontierArgs, talk: &Talk) -> Result<Exit, Failure> {
    let choices = Choices {
        in_words: args.in_words.clone(),
        country: CountryArgs { country: args.country.country.clone() },
        level: args.level,
        objective: None,
        even: None,
        ration: args.ration.clone(),
        ties: Ties::Fairness,
    };
    let pack = choices.country.open()?;
    let country = args.shared.country(Answer::Frontier, &pack.load(talk)?, args.level)?;
    let country = choices.at_level(country);
    let asked = choices.changed(&pack, &country, &args.scenario, talk)?;
    talk.tell_issues(&asked.issues);
    let work = |told: &(dyn Fn(usize, usize) + Sync)| frontier(&country, &asked.scenario, told);
    let found = talk.counted("planning floor by floor", work)?;
    let told = price_of_fairness(&country, &asked.scenario, &found, args.shared.share);
    args.formatted.give(&told, talk)?;
    Ok(Exit::Done)
}
