//! `aidreach brief`: one page about one counterpart.

use super::choices::{Choices, measure};
use super::exit::{Exit, Failure};
use super::formatted::Formatted;
use super::shared::Shared;
use super::talk::Talk;
use crate::analysis::brief::brief;
use crate::analysis::setting::Setting;
use crate::country::{CounterpartIx, Country};
use crate::issues::nearest;
use crate::network::Network;
use crate::plan::sweep::Measure;
use crate::plan::{NoPlan, Settings};
use crate::report::{Answer, BriefReport};
use crate::scenario::Needed;
use clap::Args;

/// Write one page about a counterpart: what we ask, what it unlocks, what goes together, and what we
/// do without it
///
/// Plans as the scenario has it, with all of the counterpart's permissions granted, and with all of
/// them refused; and values combinations of the weightiest permissions.
#[derive(Debug, Args)]
pub(super) struct BriefArgs {
    /// The counterpart, by its id or name
    counterpart: String,
    /// Scenario to plan: an id of the pack, or the path of a .toml file
    #[arg(long, value_name = "SCENARIO", default_value = "baseline")]
    scenario: String,
    #[command(flatten)]
    choices: Choices,
    /// What its worth measures: kept, reach or ceiling, as in `aidreach worth`
    #[arg(long, value_name = "MEASURE", default_value = Measure::default().word(), value_parser = measure)]
    measure: Measure,
    #[command(flatten)]
    shared: Shared,
    #[command(flatten)]
    formatted: Formatted,
}

pub(super) fn run(args: &BriefArgs, talk: &Talk) -> Result<Exit, Failure> {
    let pack = args.choices.country.open()?;
    let country = args.shared.country(Answer::Brief, &pack.load(talk)?, args.choices.level)?;
    let country = args.choices.at_level(country);
    let counterpart = counterpart(&country, &args.counterpart)?;
    let asked = args.choices.changed(&pack, &country, &args.scenario, talk)?;
    talk.tell_issues(&asked.issues);
    let settings = Settings { ties: args.choices.ties };
    let on = format!("planning {} with and without it", asked.scenario.id);
    let needed = Needed::of(&country);
    let setting = Setting::new(&country, &asked.scenario, &needed).measured(args.measure);
    let found = talk.busy(&on, || brief(setting, counterpart, settings, None))?;
    let mut report = BriefReport::of(setting, &found, args.shared.share);
    if let Some(canvas) = args.formatted.canvas(&country, &pack)? {
        let network = Network::new(&country, &asked.scenario, &needed).map_err(NoPlan::Refused)?;
        report = report.drawn((&network, args.shared.share), &found, &canvas);
    }
    args.formatted.give(&report, talk)?;
    Ok(Exit::Done)
}

fn counterpart(country: &Country, asked: &str) -> Result<CounterpartIx, Failure> {
    let wanted = asked.trim().to_lowercase();
    let all = &country.counterparts;
    let named = all.iter().position(|c| c.id == wanted || c.name.to_lowercase() == wanted);
    named.map(|n| CounterpartIx(n as u32)).ok_or_else(|| {
        let known = all.iter().flat_map(|c| [c.id.as_str(), c.name.as_str()]);
        let list = "`aidreach data show counterparts` lists all of them";
        let help = match nearest(asked, known) {
            Some(near) => format!("did you mean `{near}`? {list}"),
            None => list.to_owned(),
        };
        Failure::Usage(format!("there is no counterpart `{asked}`"), help)
    })
}
