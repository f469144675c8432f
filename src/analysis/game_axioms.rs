//! What must hold of Shapley values, checked against the table itself rather than by the formula.
//!
//! **Efficiency**: they add up to v(N) − v(∅). **Symmetry**: players who can replace each other in
//! every coalition have the same. **Null player**: who never changes anything has nothing.
//!
//! **Source.** L. S. Shapley, *A value for n-person games*, Contributions to the Theory of Games II
//! (1953) 307–317.

use super::game::{Coalition, Count, Exact, Game, GameError, Numerators, expect_length};
use num_traits::Zero;

/// An axiom that values of players break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// The values do not add up to what all players bring together.
    Efficiency {
        /// What the values add up to.
        sum: Exact,
        /// v(N) − v(∅).
        gain: Exact,
    },
    /// Two players who can replace each other have different values.
    Symmetry([usize; 2]),
    /// A player who never changes anything has a value that is not 0.
    Null(usize),
}

/// All axioms that values of players break; none for Shapley values. The comparison is exact.
///
/// # Errors
/// Where there is not one value for each player.
pub fn broken_axioms(game: &Game, values: &[Exact]) -> Result<Vec<Broken>, GameError> {
    expect_length(game.players(), values.len())?;
    let mut broken = Vec::new();
    let (sum, gain) = (values.iter().sum::<Exact>(), game.gain());
    if sum != gain {
        broken.push(Broken::Efficiency { sum, gain });
    }
    for alike in symmetric_players(game) {
        let differing = alike.windows(2).filter(|two| values[two[0]] != values[two[1]]);
        broken.extend(differing.map(|two| Broken::Symmetry([two[0], two[1]])));
    }
    let valued = |player: &usize| !values[*player].is_zero();
    let nulls = null_players(game).into_iter().filter(valued);
    broken.extend(nulls.map(Broken::Null));
    Ok(broken)
}

/// Players who change nothing in any coalition: v(S+i) = v(S) for all S.
pub fn null_players(game: &Game) -> Vec<usize> {
    let is_null = |player: &usize| match game.numerators() {
        Numerators::Narrow(values) => changes_nothing(values, *player),
        Numerators::Wide(values) => changes_nothing(values, *player),
    };
    (0..game.players()).filter(is_null).collect()
}

/// Players sorted into classes who can replace each other: v(S+i) = v(S+j) for all S without i and
/// j. Each player is in one class, alone where nobody is alike; classes come in the order of their
/// first players.
pub fn symmetric_players(game: &Game) -> Vec<Vec<usize>> {
    let mut classes: Vec<Vec<usize>> = Vec::new();
    for player in 0..game.players() {
        // Being alike carries over from player to player, so one member stands for its class.
        let like = |class: &&mut Vec<usize>| match game.numerators() {
            Numerators::Narrow(values) => alike(values, class[0], player),
            Numerators::Wide(values) => alike(values, class[0], player),
        };
        match classes.iter_mut().find(like) {
            Some(class) => class.push(player),
            None => classes.push(vec![player]),
        }
    }
    classes
}

/// Where one more player lowers v: a coalition and the player, for each such pair. Empty for a
/// monotone game.
pub fn losses(game: &Game) -> impl Iterator<Item = (Coalition, usize)> + '_ {
    game.coalitions().flat_map(move |coalition| {
        let outside = game.everyone().minus(coalition).players();
        let lowers = move |player: &usize| match game.numerators() {
            Numerators::Narrow(values) => lowered(values, coalition, *player),
            Numerators::Wide(values) => lowered(values, coalition, *player),
        };
        outside.filter(lowers).map(move |player| (coalition, player))
    })
}

fn lowered<N: Count>(values: &[N], coalition: Coalition, player: usize) -> bool {
    values[coalition.with(player).bits() as usize] < values[coalition.bits() as usize]
}

fn changes_nothing<N: Count>(values: &[N], player: usize) -> bool {
    let with = 1 << player;
    (0..values.len()).all(|s| s & with != 0 || values[s | with] == values[s])
}

fn alike<N: Count>(values: &[N], one: usize, other: usize) -> bool {
    let (one, other) = (1 << one, 1 << other);
    (0..values.len()).all(|s| s & (one | other) != 0 || values[s | one] == values[s | other])
}
