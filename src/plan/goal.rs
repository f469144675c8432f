//! What a scenario asks of its plan, in terms of the engine.

use super::figures::people_reached;
use super::settings::{NoPlan, Settings};
use crate::allocation::{Aim, Goal, Ties, allocate, build};
use crate::country::Country;
use crate::network::Network;
use crate::scenario::{Base, Needed, Objective, RedLines, Scenario};
use num_rational::Ratio;

/// What a scenario asks of the engine: its objective as an aim, its ties and its budget.
///
/// # Errors
/// As [`plan`](super::plan): a target is a share of what full access reaches, which takes a plan of its own.
pub fn goal(network: &Network<'_>, settings: Settings) -> Result<Goal, NoPlan> {
    let aim = aim(network.country, network.scenario, network.needed)?;
    Ok(goal_for(network, aim, settings))
}

/// An aim as it is asked of the engine on a network, with its ties and its budget.
pub fn goal_for(network: &Network<'_>, aim: Aim, settings: Settings) -> Goal {
    Goal { aim, ties: settings.ties, budget: budget_of(network), floors: Vec::new() }
}

/// The budget in the engine's unit: a cent a tonne times a gram, 1e-8 US dollars.
pub(super) fn budget_of(network: &Network<'_>) -> Option<i128> {
    network.budget_cents.map(in_engine_units)
}

/// US cents in the engine's unit.
pub(super) fn in_engine_units(cents: i64) -> i128 {
    i128::from(cents) * 1_000_000
}

/// The scenario's objective as an aim; a target is a share of what full access reaches.
pub(super) fn aim(country: &Country, scenario: &Scenario, needed: &Needed) -> Result<Aim, NoPlan> {
    match aim_without_target(scenario.objective) {
        Some(aim) => Ok(aim),
        None => Ok(Aim::Cheapest(target(country, scenario, needed)?)),
    }
}

/// The objective as an aim, where it is no target.
pub(super) fn aim_without_target(objective: Objective) -> Option<Aim> {
    match objective {
        Objective::Severity => Some(Aim::Severity),
        Objective::MostPeople => Some(Aim::MostPeople),
        Objective::Fairest => Some(Aim::Fairest),
        Objective::CheapestFor(_) => None,
    }
}

/// Person-months that a scenario aims at: a share of what full access reaches, all of it where its
/// objective is no target.
///
/// # Errors
/// As [`plan`](super::plan).
pub fn target(
    country: &Country,
    scenario: &Scenario,
    needed: &Needed,
) -> Result<Ratio<i128>, NoPlan> {
    let most = reach_with_full_access(country, scenario, needed)?;
    let Objective::CheapestFor(share) = scenario.objective else { return Ok(most) };
    let ratio = share.ratio();
    Ok(most * Ratio::new(i128::from(*ratio.numer()), i128::from(*ratio.denom())))
}

/// Most person-months that the scenario's resources reach when everything is granted.
///
/// # Errors
/// As [`plan`](super::plan).
pub fn reach_with_full_access(
    country: &Country,
    scenario: &Scenario,
    needed: &Needed,
) -> Result<Ratio<i128>, NoPlan> {
    let mut open = scenario.clone();
    open.base = Base::AllGranted;
    open.decisions.clear();
    open.triggers.clear();
    open.switches.clear();
    open.red_lines = RedLines::default();
    let network = Network::new(country, &open, needed).map_err(NoPlan::Refused)?;
    let built = build(&network);
    let goal = Goal {
        aim: Aim::MostPeople,
        ties: Ties::Skip,
        budget: budget_of(&network),
        floors: Vec::new(),
    };
    let allocation = allocate(&built.instance, &goal)?;
    Ok(people_reached(&built.instance, &allocation))
}
