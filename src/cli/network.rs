//! `aidreach network`: the network by itself.

use super::choices::Choices;
use super::exit::{Exit, Failure};
use super::paged::Paged;
use super::shared::Shared;
use super::talk::{Talk, pretty};
use crate::analysis::keep_open::standing;
use crate::network::Network;
use crate::plan::NoPlan;
use crate::report::{Answer, network_report};
use crate::scenario::Needed;
use clap::Args;

/// Look at the network by itself: entry points of each area, areas cut off and what would connect
/// them, what must be kept open, and what hangs together in the tables
#[derive(Debug, Args)]
pub(super) struct NetworkArgs {
    /// Scenario whose access is looked at: an id of the pack, or the path of a .toml file
    #[arg(long, value_name = "SCENARIO", default_value = "baseline")]
    scenario: String,
    /// The most rows of what to keep open, those with most people first
    #[arg(long, value_name = "N", default_value_t = 20)]
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

pub(super) fn run(args: &NetworkArgs, talk: &Talk) -> Result<Exit, Failure> {
    let pack = args.choices.country.open()?;
    let country = args.shared.country(Answer::Network, pack.load(talk)?, args.choices.level)?;
    let country = args.choices.at_level(country);
    let asked = args.choices.scenario(&pack, &country, &args.scenario)?;
    talk.tell_issues(&asked.issues);
    let needed = Needed::of(&country);
    let network = Network::new(&country, &asked.scenario, &needed).map_err(NoPlan::Refused)?;
    let standing = talk.busy("taking every link and permission out in turn", || standing(&network));
    let report = network_report(&network, &standing);
    if args.json {
        talk.show(&pretty(&report)?)?;
    } else {
        args.paged.tell(&report.document(args.limit), talk)?;
    }
    Ok(Exit::Done)
}
