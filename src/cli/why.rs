//! `aidreach why`: why areas are short of their need, and what would help.

use super::areas::area;
use super::choices::Choices;
use super::drawing::Drawing;
use super::exit::{Exit, Failure};
use super::formatted::Formatted;
use super::interrupt;
use super::shared::Shared;
use super::talk::Talk;
use crate::analysis::why::{WhyFound, refusals, why_until};
use crate::country::AreaIx;
use crate::network::Network;
use crate::plan::{Exact, NoPlan};
use crate::report::{Answer, whys};
use crate::scenario::Needed;
use clap::Args;

/// Say why areas are short of their need, and which changes would help, each found by planning again
///
/// With areas: what is in the way of each, the smallest changes that help, who would be served less if
/// it came first, and what would be lost if a permission that its food goes by were refused. Without: a
/// table of all areas.
#[derive(Debug, Args)]
pub(super) struct WhyArgs {
    /// Areas to ask about, by name, alias or P-code [default: a table of all]
    #[arg(value_name = "AREA")]
    areas: Vec<String>,
    /// Scenario to plan: an id of the pack, or the path of a .toml file
    #[arg(long, value_name = "SCENARIO", default_value = "baseline")]
    scenario: String,
    #[command(flatten)]
    choices: Choices,
    #[command(flatten)]
    drawing: Drawing,
    #[command(flatten)]
    shared: Shared,
    #[command(flatten)]
    formatted: Formatted,
}

pub(super) fn run(args: &WhyArgs, talk: &Talk) -> Result<Exit, Failure> {
    let pack = args.choices.country.open()?;
    let country = args.shared.country(Answer::Why, &pack.load(talk)?, args.choices.level)?;
    let country = args.choices.at_level(country);
    let asked = args.choices.changed(&pack, &country, &args.scenario, talk)?;
    talk.tell_issues(&asked.issues);
    let scenario = &asked.scenario;
    let named = args.areas.iter().map(|name| area(&country, args.choices.level, name));
    let mut areas: Vec<AreaIx> = named.collect::<Result<_, _>>()?;
    let needed = Needed::of(&country);
    let network = Network::new(&country, scenario, &needed).map_err(NoPlan::Refused)?;
    let planned: Vec<AreaIx> = network.served.iter().map(|served| served.area).collect();
    if let Some(nobody) = areas.iter().find(|area| !planned.contains(area)) {
        let name = &country.areas[nobody.index()].name;
        let what = format!("nobody is in need in {name} in these months");
        return Err(Failure::Usage(what, "ask about another area".to_owned()));
    }
    if areas.is_empty() {
        areas = planned;
    }
    let on = format!("planning {} again and again", scenario.id);
    interrupt::rest();
    let found = talk.counted(&on, |told| {
        why_until(&country, scenario, &areas, (told, &interrupt::asked_to_stop))
    });
    let WhyFound { plan, whys: found, left_out, without_splits } = found?;
    if left_out > 0 {
        // What is not explained is not told as if it were.
        let explained = |area: &AreaIx| found.iter().any(|why| why.area == *area);
        let short = |area: &AreaIx| {
            let planned = plan.areas.iter().find(|planned| planned.area == *area);
            planned.is_some_and(|a| a.served() < Exact::from_integer(a.need().into()))
        };
        areas.retain(|area| explained(area) || !short(area));
        talk.tell_missing(&format!("stopped: {left_out} areas left short are not explained\n"));
    }
    if without_splits {
        talk.tell_missing("stopped before the supplies were split otherwise; all else is told\n");
    }
    let refused = match args.areas.is_empty() || interrupt::asked_to_stop() {
        true => Vec::new(),
        false => {
            let on = "refusing permissions one by one";
            talk.counted(on, |told| refusals(&country, scenario, &areas, told))?
        }
    };
    if !args.areas.is_empty() && interrupt::asked_to_stop() {
        talk.tell_missing("stopped before permissions were refused one by one\n");
    }
    let sure = args.drawing.served((&country, scenario, &needed), args.choices.level, talk)?;
    let about = (&country, scenario, sure.as_ref());
    let told = whys(about, &plan, (&areas, &found), &refused, args.shared.share);
    args.formatted.give(&told, talk)?;
    Ok(Exit::Done)
}
