//! `aidreach network`: the network by itself.

use super::answer::Answering;
use super::exit::{Exit, Failure};
use super::talk::Talk;
use crate::analysis::keep_open::standing;
use crate::report::{Answer, network_report};
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
    answering: Answering,
}

pub(super) fn run(args: &NetworkArgs, talk: &Talk) -> Result<Exit, Failure> {
    let ground = args.answering.ground(Answer::Network, &args.scenario, talk)?;
    let network = ground.network()?;
    let on = "taking every link and permission out in turn";
    let found = talk.busy(on, || standing(&network));
    args.answering.give(&network_report(&network, &found, args.limit), talk)?;
    Ok(Exit::Done)
}
