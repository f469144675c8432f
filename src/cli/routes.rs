//! `aidreach routes`: the routes of a plan, each measured.

use super::areas::area;
use super::choices::Choices;
use super::exit::{Exit, Failure};
use super::paged::Paged;
use super::shared::Shared;
use super::talk::{Talk, pretty};
use crate::analysis::planned_routes::planned_routes;
use crate::country::AreaIx;
use crate::network::Network;
use crate::plan::{NoPlan, Settings, goal, plan_network};
use crate::report::{Answer, Audit, Outcome, Subject, routes_report};
use crate::scenario::Needed;
use clap::Args;

/// Tell the routes that a plan takes: tonnes, length, days, cost, permissions, and legs that nothing
/// stands in for
#[derive(Debug, Args)]
pub(super) struct RoutesArgs {
    /// Scenario to plan: an id of the pack, or the path of a .toml file
    #[arg(value_name = "SCENARIO", default_value = "baseline")]
    scenario: String,
    /// Only routes to this area, by name, alias or P-code; may be given several times
    #[arg(long, value_name = "AREA")]
    to: Vec<String>,
    /// The most routes to tell, the largest first
    #[arg(long, value_name = "N", default_value_t = 30)]
    limit: usize,
    #[command(flatten)]
    choices: Choices,
    #[command(flatten)]
    shared: Shared,
    #[command(flatten)]
    paged: Paged,
    /// Print JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &RoutesArgs, talk: &Talk) -> Result<Exit, Failure> {
    let share = args.shared.share;
    let pack = args.choices.country.open()?;
    let country = args.shared.country(Answer::Routes, pack.load(talk)?, args.choices.level)?;
    let country = args.choices.at_level(country);
    let asked = args.choices.scenario(&pack, &country, &args.scenario)?;
    talk.tell_issues(&asked.issues);
    let scenario = &asked.scenario;
    let named = args.to.iter().map(|name| area(&country, args.choices.level, name));
    let areas: Vec<AreaIx> = named.collect::<Result<_, _>>()?;
    let needed = Needed::of(&country);
    let network = Network::new(&country, scenario, &needed).map_err(NoPlan::Refused)?;
    let settings = Settings { ties: args.choices.ties };
    let (plan, measured) = talk.busy(&format!("planning {}", scenario.id), || {
        let aim = goal(&network, settings)?.aim;
        let plan = plan_network(&network, aim, settings)?;
        let measured = planned_routes(&network, &plan);
        Ok::<_, NoPlan>((plan, measured))
    })?;
    let audit = Audit::of(pack.files.as_ref());
    let outcome = Outcome::Hindsight(&plan);
    let (country, network) = (&country, &network);
    let subject = Subject { country, scenario, network, outcome, audit: &audit, sharing: share };
    let report = routes_report(&subject, &plan, &measured, &areas, args.limit);
    if args.json {
        talk.show(&pretty(&report)?)?;
    } else {
        args.paged.tell(&report.document(), talk)?;
    }
    Ok(Exit::Done)
}
