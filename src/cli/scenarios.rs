//! `aidreach scenarios`: what can be planned.

use super::exit::{Exit, Failure};
use super::formatted::Formatted;
use super::pack::{CountryArgs, Pack};
use super::talk::Talk;
use crate::country::Country;
use crate::issues::Issues;
use crate::report::ScenariosReport;
use crate::scenario::Scenario;
use clap::Args;

/// List the scenarios of a country: who grants and denies what, and why anyone would plan with it
#[derive(Debug, Args)]
pub(super) struct ScenariosArgs {
    #[command(flatten)]
    country: CountryArgs,
    #[command(flatten)]
    formatted: Formatted,
}

pub(super) fn run(args: &ScenariosArgs, talk: &Talk) -> Result<Exit, Failure> {
    let pack = args.country.open()?;
    let country = pack.load(talk)?;
    let scenarios = all(&pack, &country, talk)?;
    args.formatted.give(&ScenariosReport::of(&country, &scenarios), talk)?;
    Ok(Exit::Done)
}

/// Every scenario of a pack, or everything wrong with any of them.
fn all(pack: &Pack, country: &Country, talk: &Talk) -> Result<Vec<Scenario>, Failure> {
    let (mut scenarios, mut wrong) = (Vec::new(), Issues::default());
    for id in pack.scenario_ids() {
        match pack.scenario(country, &id) {
            Ok(asked) => {
                talk.tell_issues(&asked.issues);
                scenarios.push(asked.scenario);
            }
            Err(Failure::Issues(issues)) => wrong.append(issues),
            Err(other) => return Err(other),
        }
    }
    if wrong.is_empty() { Ok(scenarios) } else { Err(Failure::Issues(wrong)) }
}
