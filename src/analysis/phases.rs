//! What permissions are worth where people in a worse IPC phase come first: a vector of the
//! person-months in phases 5, 4 and 3.
//!
//! The vector never falls lexicographically as access grows, but a part of it may: food that a
//! worse phase gets may be missing in a lighter one. Shapley values are linear in the values of
//! combinations, so those of the parts make up the value of the vector, and each part adds up.

use super::game::{Exact, Game};
use super::game_groups::quotient;
use super::game_values::{alone, last, shapley};
use super::players::{Chosen, NoAnswer, Setting, by_counterpart};
use super::valued::{Swept, table_from};
use crate::country::CounterpartIx;
use crate::plan::sweep::{Checkpoint, Counted, Options};

/// The IPC phases in which people are in need, the worst first.
pub const PHASES: [u8; 3] = [5, 4, 3];

/// Person-months in phases 5, 4 and 3.
pub type ByPhase = [Exact; 3];

/// What players are worth by phase.
#[derive(Clone, Debug)]
pub struct PhasesWorth {
    /// Reached with none of them granted.
    pub none: ByPhase,
    /// Reached with all of them granted.
    pub all: ByPhase,
    /// Shapley value by player.
    pub shapley: Vec<ByPhase>,
    /// What each adds when it is granted first.
    pub alone: Vec<ByPhase>,
    /// What each adds when it is granted last.
    pub last: Vec<ByPhase>,
    /// By counterpart, its permissions together; empty where counterparts play.
    pub counterparts: Vec<(CounterpartIx, ByPhase)>,
    /// How values were found and proven, by phase.
    pub swept: [Swept; 3],
}

/// Values the players of a game in every combination, with worse phases served first.
///
/// # Errors
/// [`NoAnswer`]; within a budget there is none, because money mixes two plans.
pub fn worth_by_phase(
    setting: Setting<'_>,
    chosen: &Chosen,
    options: &Options<'_>,
    mut checkpoint: Option<&mut Checkpoint>,
) -> Result<PhasesWorth, NoAnswer> {
    let players = chosen.players();
    let mut table = |phase| {
        table_from(setting, (&players, Counted::Phase(phase)), options, checkpoint.as_deref_mut())
    };
    let [five, four, three] = PHASES;
    let ((five, by_five), (four, by_four), (three, by_three)) =
        (table(five)?, table(four)?, table(three)?);
    let games = [&five, &four, &three];
    let groups = by_counterpart(setting.country, chosen)?;
    let quotients: Vec<Game> =
        games.iter().map(|game| quotient(game, &groups)).collect::<Result<_, _>>()?;
    let of_groups = joined([0, 1, 2].map(|n| shapley(&quotients[n])));
    let decided = groups.members().iter().zip(of_groups);
    let decided =
        decided.filter_map(|(members, worth)| Some((chosen.decided_by(*members, setting)?, worth)));
    Ok(PhasesWorth {
        none: games.map(Game::none),
        all: games.map(Game::all),
        shapley: joined(games.map(shapley)),
        alone: joined(games.map(alone)),
        last: joined(games.map(last)),
        counterparts: decided.collect(),
        swept: [by_five, by_four, by_three],
    })
}

/// From a list for each phase to a vector for each entry.
fn joined([five, four, three]: [Vec<Exact>; 3]) -> Vec<ByPhase> {
    let pairs = five.into_iter().zip(four).zip(three);
    pairs.map(|((five, four), three)| [five, four, three]).collect()
}
