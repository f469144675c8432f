//! What permissions are worth where people in a worse IPC phase come first: a vector of the
//! person-months in phases 5, 4 and 3.
//!
//! The vector never falls lexicographically as access grows, but a part of it may: food that a
//! worse phase gets may be missing in a lighter one. Shapley values are linear in the values of
//! combinations, so those of the parts make up the value of the vector, and each part adds up.

use super::game::Exact;
use super::players::{Chosen, everyone};
use super::setting::{By, NoAnswer, Player, Setting, Who};
use super::valued::{Orders, Valued, valued_as};
use crate::country::CounterpartIx;
use crate::plan::sweep::{Checkpoint, Counted, Options};

/// The IPC phases in which people are in need, the worst first.
pub const PHASES: [u8; 3] = [5, 4, 3];

/// Person-months in phases 5, 4 and 3.
pub type ByPhase = [Exact; 3];

/// What players are worth by phase.
#[derive(Clone, Debug)]
pub struct PhasesWorth {
    /// The game of the players, by phase.
    pub games: [Valued; 3],
    /// All counterparts of the scenario on whom anything hangs, each with all its permissions.
    pub counterparts: Vec<CounterpartIx>,
    /// Their game, by phase.
    pub of_counterparts: [Valued; 3],
}

impl PhasesWorth {
    /// Reached with none of the players granted.
    pub fn none(&self) -> ByPhase {
        self.games.each_ref().map(|game| game.none.clone())
    }

    /// Reached with all of them granted.
    pub fn all(&self) -> ByPhase {
        self.games.each_ref().map(|game| game.all.clone())
    }
}

/// Values the players of a game, and all counterparts of the scenario, with worse phases served first:
/// from every combination, or where these are too many from orders of asking.
///
/// # Errors
/// [`NoAnswer`]; within a budget there is none, because money mixes two plans.
pub fn worth_by_phase(
    setting: Setting<'_>,
    chosen: &Chosen,
    orders: Option<Orders>,
    options: &Options<'_>,
    mut checkpoint: Option<&mut Checkpoint>,
) -> Result<PhasesWorth, NoAnswer> {
    let mut by_phase = |players: &[Player]| -> Result<[Valued; 3], NoAnswer> {
        let counted = PHASES.map(Counted::Phase);
        let checkpoint = checkpoint.as_deref_mut();
        let found = valued_as(setting, &counted, players, orders, options, checkpoint)?;
        found.try_into().map_err(|found: Vec<Valued>| {
            let (expected, seen) = (PHASES.len(), found.len());
            NoAnswer::Game(super::game::GameError::Length { expected, seen })
        })
    };
    let all = everyone(setting, By::Counterpart, &[])?.players;
    let games = by_phase(&chosen.players)?;
    let of_counterparts = match chosen.players == all {
        true => games.clone(),
        false => by_phase(&all)?,
    };
    let who = |player: &Player| match player.who {
        Who::Counterpart(ix) => Some(ix),
        Who::Permission(_) => None,
    };
    let counterparts = all.iter().filter_map(who).collect();
    Ok(PhasesWorth { games, counterparts, of_counterparts })
}
