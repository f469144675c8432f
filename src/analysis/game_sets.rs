//! Which permissions suffice for a target, and which refusals put it out of reach.
//!
//! A set **suffices** where v(S) ≥ target. A sufficient set is minimal where it suffices no longer
//! without any one of its members; a minimal **blocking** set meets every sufficient set, and no
//! longer does without any one of its members. Refusing a blocking set puts the target out of reach
//! whatever else is granted. The two families are each other's minimal transversals.
//!
//! Both are read off the table: T blocks exactly where N∖T does not suffice. More access must never
//! lose the target; where it does, that is told instead of an answer.
//!
//! **The best sufficient set** by any price that never falls when a set grows (number, cost of
//! concessions, unlikelihood) is a minimal one, so it is looked for among these. Ties go to the
//! fewer permissions, then to those named first.
//!
//! **Source.** C. Berge, *Hypergraphs* (1989), chapter 2, on transversals.

use super::game::{Coalition, Exact, Game, GameError, expect_length};
use super::game_odds::Draws;
use num_traits::{Signed, Zero};
use std::cmp::Reverse;

/// Whether a target can be reached, and by what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Not with every permission granted.
    OutOfReach {
        /// The most that can be reached: v(N).
        at_most: Exact,
    },
    /// By these sets.
    By(Sets),
}

/// The minimal sets around a target, each family by size and then by players.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sets {
    /// Each suffices, and none can spare a member. The empty set alone where nothing is needed.
    pub sufficient: Vec<Coalition>,
    /// Refusing all of one puts the target out of reach. None where nothing is needed.
    pub blocking: Vec<Coalition>,
}

/// All minimal sets that reach a target, and all minimal sets whose refusal blocks it.
///
/// # Errors
/// [`GameError::NotMonotone`] where more permissions lose the target.
///
/// # Example
/// ```
/// use aidreach::analysis::game::{Coalition, Exact, Game};
/// use aidreach::analysis::game_sets::{Reach, reach};
/// // Leave to hand out (0), and either of two roads (1, 2).
/// let works = |s: Coalition| s.contains(0) && (s.contains(1) || s.contains(2));
/// let game = Game::from_fn(3, |s| Exact::from_integer(u8::from(works(s)).into()))?;
/// let Reach::By(sets) = reach(&game, &Exact::from_integer(1.into()))? else { return Ok(()) };
/// assert_eq!(sets.sufficient, [[0, 1], [0, 2]].map(Coalition::from_iter));
/// assert_eq!(sets.blocking, [vec![0], vec![1, 2]].map(Coalition::from_iter));
/// # Ok::<(), aidreach::analysis::game::GameError>(())
/// ```
pub fn reach(game: &Game, target: &Exact) -> Result<Reach, GameError> {
    let at_most = game.all();
    if at_most < *target {
        return Ok(Reach::OutOfReach { at_most });
    }
    let reached = game.reaching(target);
    let suffices = |coalition| !reached.numerator(coalition).is_zero();
    sets_where(game.players(), suffices).map(Reach::By)
}

/// The minimal sets around any aim that more permissions never lose: for a target on a vector, say
/// so many people in phase 5 and then so many in phase 4.
///
/// # Errors
/// [`GameError::NotMonotone`] where more permissions lose the aim, and where there are more players
/// than a table is made for.
pub fn sets_where(players: usize, suffices: impl Fn(Coalition) -> bool) -> Result<Sets, GameError> {
    if players > super::game::MOST_PLAYERS {
        return Err(GameError::TooManyPlayers(players));
    }
    let everyone = Coalition::everyone(players);
    let all = || (0..1u128 << players).map(Coalition::from_bits);
    let table: Vec<bool> = all().map(suffices).collect();
    let suffices = |s: Coalition| table[s.bits() as usize];
    for granted in all().filter(|s| suffices(*s)) {
        let mut others = everyone.minus(granted).players();
        if let Some(more) = others.find(|more| !suffices(granted.with(*more))) {
            return Err(GameError::NotMonotone { granted, more });
        }
    }
    let blocks = |refused: Coalition| !suffices(everyone.minus(refused));
    Ok(Sets { sufficient: minimal(all(), suffices), blocking: minimal(all(), blocks) })
}

fn minimal(
    coalitions: impl Iterator<Item = Coalition>,
    holds: impl Fn(Coalition) -> bool,
) -> Vec<Coalition> {
    let spares_nobody = |s: Coalition| s.players().all(|member| !holds(s.without(member)));
    let mut found: Vec<Coalition> = coalitions.filter(|s| holds(*s) && spares_nobody(*s)).collect();
    found.sort_by_key(Coalition::by_size);
    found
}

impl Sets {
    /// The sufficient set with the fewest permissions.
    pub fn fewest(&self) -> Option<Coalition> {
        self.sufficient.first().copied()
    }

    /// The sufficient set that is most likely to be granted as a whole, with its chance.
    ///
    /// # Errors
    /// Where there are no odds for a player of a set.
    pub fn most_likely(&self, draws: &Draws) -> Result<Option<(Coalition, Exact)>, GameError> {
        self.expect_players(draws.players())?;
        let chances = self.sufficient.iter().map(|s| (*s, draws.chance(*s)));
        Ok(chances.min_by_key(|(s, chance)| (Reverse(chance.clone()), s.by_size())))
    }

    /// The sufficient set with the least sum of costs of asking, by player; any unit.
    ///
    /// # Errors
    /// Where a cost is negative (more would then be asked for than is needed), or where there is
    /// none for a player of a set.
    pub fn cheapest(&self, costs: &[Exact]) -> Result<Option<(Coalition, Exact)>, GameError> {
        self.expect_players(costs.len())?;
        if let Some(cost) = costs.iter().find(|cost| cost.is_negative()) {
            return Err(GameError::Cost(cost.clone()));
        }
        let cost = |s: Coalition| s.players().map(|player| &costs[player]).sum::<Exact>();
        let sums = self.sufficient.iter().map(|s| (*s, cost(*s)));
        Ok(sums.min_by_key(|(s, sum)| (sum.clone(), s.by_size())))
    }

    fn expect_players(&self, given: usize) -> Result<(), GameError> {
        let needed = self.sufficient.iter().flat_map(|s| s.players());
        match needed.max().filter(|last| *last >= given) {
            Some(last) => expect_length(last + 1, given),
            None => Ok(()),
        }
    }
}
