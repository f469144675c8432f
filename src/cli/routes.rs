//! `aidreach routes`: the routes of a plan, each measured.

use super::answer::Answering;
use super::areas::area;
use super::exit::{Exit, Failure};
use super::talk::Talk;
use crate::analysis::planned_routes::planned_routes;
use crate::country::AreaIx;
use crate::plan::plan_on;
use crate::report::{Answer, routes_report};
use clap::Args;

/// Tell the routes that a plan takes: tonnes, length, days, cost, permissions, and legs that nothing
/// stands in for
///
/// For partners it tells the ways, their length, days, months and permissions alone, and plans the scenario
/// of the pack as it is.
#[derive(Debug, Args)]
pub(super) struct RoutesArgs {
    /// Scenario to plan: an id of the pack, or the path of a .toml file
    #[arg(value_name = "SCENARIO", default_value = "baseline")]
    scenario: String,
    /// Only routes to this area, by name, alias or P-code; may be given several times
    #[arg(long, value_name = "AREA")]
    to: Vec<String>,
    /// The most routes that pages tell, the largest first; data tables hold all [default: 30, all for
    /// partners, in order of where they end]
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    #[command(flatten)]
    answering: Answering,
}

pub(super) fn run(args: &RoutesArgs, talk: &Talk) -> Result<Exit, Failure> {
    args.answering.may_ask(Answer::Routes, &args.scenario)?;
    let ground = args.answering.ground(Answer::Routes, &args.scenario, talk)?;
    let (country, scenario) = (&ground.country, &ground.asked.scenario);
    let level = args.answering.choices.level;
    let named = args.to.iter().map(|name| area(country, level, name));
    let areas: Vec<AreaIx> = named.collect::<Result<_, _>>()?;
    let network = &ground.network()?;
    let settings = args.answering.settings();
    let plan = talk.busy(&format!("planning {}", scenario.id), || plan_on(network, settings))?;
    let measured = planned_routes(network, &plan);
    let sharing = args.answering.shared.share;
    let mut report = routes_report((network, sharing), &plan, &measured, &areas, args.limit);
    if let Some(canvas) = args.answering.canvas(&ground)? {
        report = report.drawn((network, sharing), &plan, (&measured, &areas), &canvas);
    }
    args.answering.give(&report, talk)?;
    Ok(Exit::Done)
}
