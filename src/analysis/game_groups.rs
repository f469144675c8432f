//! Counterparts as players: what all permissions of one are worth, and how that parts among them.
//!
//! **Quotient game.** A counterpart's permissions come together: u(H) = v(all permissions of the
//! counterparts in H). Every question about permissions can be asked of it about counterparts.
//!
//! **Owen value.** φᵢ = Σ over H without i's group, Σ over T within i's group without i, of
//! h!(m−h−1)!/m! · t!(b−t−1)!/b! · [v(Q+T+i) − v(Q+T)], where Q holds all permissions of the h
//! counterparts in H, m counts the counterparts and b the permissions of i's own. Within a
//! counterpart the Owen values add up to its Shapley value in the quotient game, exactly.
//!
//! **Hold-up.** The share of what is reached, or of what permissions bring, that is lost when one
//! counterpart refuses everything while all others grant everything.
//!
//! **Sources.** G. Owen, *Values of games with a priori unions*, Mathematical Economics and Game
//! Theory (1977) 76–88.

use super::game::{Coalition, Exact, Game, GameError, expect_length, factorial};
use super::game_values::{shapley, weights};
use num_bigint::BigInt;
use num_traits::Zero;

/// Players parted into groups: permissions by counterpart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Groups {
    players: usize,
    members: Vec<Coalition>,
}

impl Groups {
    /// From the group of each player; groups are numbered 0, 1, 2 … and none is empty.
    ///
    /// # Errors
    /// Where a number is left out, or there are more than 128 players.
    pub fn new(of_player: &[usize]) -> Result<Groups, GameError> {
        if of_player.len() > 128 {
            return Err(GameError::TooManyPlayers(of_player.len()));
        }
        let count = of_player.iter().map(|group| group + 1).max().unwrap_or(0);
        let everyone = 0..of_player.len();
        let mut members = Vec::new();
        for group in 0..count {
            let of_group = everyone.clone().filter(|&i| of_player[i] == group);
            members.push(of_group.collect::<Coalition>());
            if members[group].size() == 0 {
                return Err(GameError::EmptyGroup(group));
            }
        }
        let players = of_player.len();
        Ok(Groups { players, members })
    }

    /// Every player by itself.
    pub fn apart(players: usize) -> Groups {
        let alone = |player| Coalition::NOBODY.with(player);
        let members = (0..players.min(128)).map(alone).collect();
        Groups { players, members }
    }

    /// The members of each group.
    pub fn members(&self) -> &[Coalition] {
        &self.members
    }

    /// All members of some groups; group k is bit k.
    pub fn together(&self, groups: Coalition) -> Coalition {
        groups
            .players()
            .filter_map(|group| self.members.get(group))
            .fold(Coalition::NOBODY, |all, members| all.union(*members))
    }

    /// Refuses groups of other players than a game has.
    pub(super) fn expect(&self, game: &Game) -> Result<(), GameError> {
        expect_length(game.players(), self.players)
    }
}

/// The game whose players are the groups. Its Shapley values are the worth of counterparts.
///
/// # Errors
/// Where the groups are not of this game's players.
pub fn quotient(game: &Game, groups: &Groups) -> Result<Game, GameError> {
    groups.expect(game)?;
    let count = groups.members.len();
    let numerators = (0..1u128 << count)
        .map(|bits| game.numerator(groups.together(Coalition::from_bits(bits))))
        .collect();
    Ok(Game::over(count, game.denominator().clone(), numerators))
}

/// Owen values by player: each counterpart's worth, parted among its own permissions.
///
/// # Errors
/// Where the groups are not of this game's players.
pub fn owen(game: &Game, groups: &Groups) -> Result<Vec<Exact>, GameError> {
    groups.expect(game)?;
    let mut worth = vec![Exact::zero(); game.players()];
    for (group, members) in groups.members.iter().enumerate() {
        let own: Vec<usize> = members.players().collect();
        let within = standing_for(game, groups, group, &own);
        for (player, value) in own.iter().zip(shapley(&within)) {
            worth[*player] = value;
        }
    }
    Ok(worth)
}

/// What a group would be worth in the quotient game if it were only some of its members: the game
/// within the group, by which Owen's value is a Shapley value twice.
fn standing_for(game: &Game, groups: &Groups, group: usize, own: &[usize]) -> Game {
    let count = groups.members.len();
    let weights = weights(count);
    let everyone_else = Coalition::everyone(count).without(group);
    let backgrounds: Vec<(usize, Coalition)> = (0..1u128 << count)
        .map(Coalition::from_bits)
        .filter(|others| others.is_within(everyone_else))
        .map(|others| (others.size(), groups.together(others)))
        .collect();
    let worth = |bits: u128| -> BigInt {
        let members = Coalition::from_bits(bits).players().map(|at| own[at]);
        let members: Coalition = members.collect();
        let mut gains = vec![BigInt::zero(); count];
        for (size, background) in &backgrounds {
            gains[*size] += game.numerator(background.union(members));
            gains[*size] -= game.numerator(*background);
        }
        weights.iter().zip(&gains).map(|(w, gain)| w * gain).sum()
    };
    let numerators = (0..1u128 << own.len()).map(worth).collect();
    Game::over(own.len(), factorial(count) * game.denominator(), numerators)
}

/// What one counterpart can hold up by refusing everything, with all others granting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoldUp {
    /// v(N) − v(N without all of its permissions), in units of v.
    pub lost: Exact,
    /// As a share of what all permissions bring, v(N) − v(∅); `None` where they bring nothing.
    pub of_gain: Option<Exact>,
    /// As a share of all that is reached, v(N); `None` where nobody is.
    pub of_all: Option<Exact>,
}

impl HoldUp {
    /// What is lost, beside all that permissions bring and all that is reached.
    pub(super) fn of(lost: Exact, gain: &Exact, all: &Exact) -> HoldUp {
        let share = |of: &Exact| (!of.is_zero()).then(|| &lost / of);
        HoldUp { of_gain: share(gain), of_all: share(all), lost }
    }
}

/// The hold-up by group.
///
/// # Errors
/// Where the groups are not of this game's players.
pub fn hold_up(game: &Game, groups: &Groups) -> Result<Vec<HoldUp>, GameError> {
    groups.expect(game)?;
    let (all, gain) = (game.all(), game.gain());
    let refused = |members: &Coalition| {
        HoldUp::of(&all - game.value(game.everyone().minus(*members)), &gain, &all)
    };
    Ok(groups.members.iter().map(refused).collect())
}
