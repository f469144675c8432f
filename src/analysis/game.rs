//! Permissions as players of a game: what every combination of them is worth, exactly.
//!
//! A game is a table of v(S), the reach when exactly the permissions in S are granted, for all 2^n
//! coalitions S of n players. Nothing here knows of networks; a player is its index from 0.
//!
//! **Units.** Any, the same for all coalitions (people, person-months, a share of need); every
//! answer of the files `game_*` that is worth something is in that unit, unless it says otherwise.
//!
//! **Vectors.** Where the objective is a vector (phases 5, 4, 3), make one game of each component:
//! values of players are linear in v, so the vector of answers is the answer for the vector.

mod coalition;

pub use coalition::Coalition;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::Ratio;
use num_traits::{NumAssignRef, One, Signed, ToPrimitive, Zero};
use thiserror::Error;

/// An exact value.
pub type Exact = Ratio<BigInt>;

/// The most players of a game that is known as a whole: 65,536 coalitions. Beyond it, see
/// [`game_sampling`](super::game_sampling).
pub const MOST_PLAYERS: usize = 16;

/// The longest common denominator of a table, in bits. Optima of a programme with a budget have a
/// denominator each; their common one would have millions of digits, and so would every answer.
const LONGEST_MEASURE: u64 = 4096;

/// Why a question about a game has no answer.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum GameError {
    /// More players than a whole table is made for.
    #[error("{0} players, more than {MOST_PLAYERS}: sample their orders instead")]
    TooManyPlayers(usize),
    /// A list has not one entry for each that it should.
    #[error("{seen} entries where {expected} belong")]
    Length {
        /// How many belong there.
        expected: usize,
        /// How many there are.
        seen: usize,
    },
    /// Values have no common denominator of a workable length.
    #[error("values have no common denominator below {LONGEST_MEASURE} bits: round them first")]
    NoCommonMeasure,
    /// Groups are not numbered 0, 1, 2 … without a gap.
    #[error("no player is in group {0}, though there is a group after it")]
    EmptyGroup(usize),
    /// Odds that are less than 0 or more than 1.
    #[error("odds {0} do not lie between 0 and 1")]
    Odds(Exact),
    /// A discount that is not above 0, or more than 1.
    #[error("discount {0} is not above 0 and at most 1")]
    Discount(Exact),
    /// A cost of asking that is negative.
    #[error("cost {0} is negative")]
    Cost(Exact),
    /// A denominator to round to that is not positive.
    #[error("cannot round to parts of {0}")]
    Parts(BigInt),
    /// Granting one more permission loses the target.
    #[error("granted {granted}, the target is reached, but no longer when {more} is granted too")]
    NotMonotone {
        /// A coalition that reaches the target.
        granted: Coalition,
        /// The player whose joining loses it.
        more: usize,
    },
    /// Something is gained without a player who is said to be indispensable.
    #[error("player {0} is said to be indispensable, but all others gain without it")]
    Dispensable(usize),
    /// Nothing to draw, or a confidence that is not between 0 and 1.
    #[error("sampling needs at least two draws and a confidence between 0 and 1")]
    Sampling,
}

/// What every coalition is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Game {
    players: usize,
    denominator: BigInt,
    numerators: Numerators,
}

/// The table over its common denominator. Narrow only where sums over all coalitions, four values
/// a coalition, provably fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Numerators {
    /// Machine integers.
    Narrow(Vec<i128>),
    /// Integers of any length.
    Wide(Vec<BigInt>),
}

/// An integer that coalitions' values are counted in.
pub(super) trait Count: NumAssignRef + Clone + Ord + Into<BigInt> {}

impl Count for i128 {}
impl Count for BigInt {}

impl Game {
    /// A game from v(S) for S = 0, 1, … 2^n − 1, where player i is in S if bit i of S is set.
    ///
    /// # Errors
    /// Where there are too many players, not 2^n values, or values without a workable common
    /// denominator (see [`Game::rounded`]).
    ///
    /// # Example
    /// ```
    /// use aidreach::analysis::{game::{Exact, Game}, game_values::shapley};
    /// // A road in (player 0) is worth something only with leave to hand out (player 1).
    /// let people = |n: i64| Exact::from_integer(n.into());
    /// let game = Game::new(2, &[people(0), people(0), people(0), people(90)])?;
    /// assert_eq!(shapley(&game), [people(45), people(45)]);
    /// # Ok::<(), aidreach::analysis::game::GameError>(())
    /// ```
    pub fn new(players: usize, values: &[Exact]) -> Result<Game, GameError> {
        check_size(players, values.len())?;
        let (denominator, numerators) = common(values)?;
        Ok(Game::over(players, denominator, numerators))
    }

    /// A game by asking for each coalition, in the order of their bits.
    ///
    /// # Errors
    /// As [`Game::new`].
    pub fn from_fn(
        players: usize,
        mut value: impl FnMut(Coalition) -> Exact,
    ) -> Result<Game, GameError> {
        check_size(players, 1 << players.min(MOST_PLAYERS))?;
        let coalitions = (0..1u128 << players).map(Coalition::from_bits);
        let values: Vec<Exact> = coalitions.map(&mut value).collect();
        Game::new(players, &values)
    }

    /// A game of values rounded to the nearest of `parts` parts of a unit, halves upwards: for
    /// values that each have a denominator of their own. All that follows is exact again.
    ///
    /// # Errors
    /// As [`Game::new`], and where `parts` is not positive.
    pub fn rounded(players: usize, values: &[Exact], parts: &BigInt) -> Result<Game, GameError> {
        check_size(players, values.len())?;
        if !parts.is_positive() {
            return Err(GameError::Parts(parts.clone()));
        }
        let rounded = |value: &Exact| {
            let twice: BigInt = value.numer() * parts * 2 + value.denom();
            twice.div_floor(&(value.denom() * 2))
        };
        let numerators = values.iter().map(rounded).collect();
        Ok(Game::over(players, parts.clone(), numerators))
    }

    /// A game from numerators over a positive denominator, one for each coalition.
    pub(super) fn over(players: usize, denominator: BigInt, numerators: Vec<BigInt>) -> Game {
        let longest = numerators.iter().map(BigInt::bits).max().unwrap_or(0);
        let narrow = longest + players as u64 + 2 < 127;
        let narrowed =
            || numerators.iter().map(ToPrimitive::to_i128).collect::<Option<Vec<i128>>>();
        let numerators = match narrowed().filter(|_| narrow) {
            Some(short) => Numerators::Narrow(short),
            None => Numerators::Wide(numerators),
        };
        Game { players, denominator, numerators }
    }

    /// How many players there are.
    pub fn players(&self) -> usize {
        self.players
    }

    /// All coalitions in the order of their bits.
    pub fn coalitions(&self) -> impl Iterator<Item = Coalition> + use<> {
        (0..1u128 << self.players).map(Coalition::from_bits)
    }

    /// v(S); players that do not exist count for nothing.
    pub fn value(&self, coalition: Coalition) -> Exact {
        self.exact(self.numerator(coalition))
    }

    /// v of nobody: what is reached with every player's permission denied.
    pub fn none(&self) -> Exact {
        self.value(Coalition::NOBODY)
    }

    /// v of everyone: what is reached with every player's permission granted.
    pub fn all(&self) -> Exact {
        self.value(self.everyone())
    }

    /// What all players bring together: v(N) − v(∅).
    pub fn gain(&self) -> Exact {
        self.all() - self.none()
    }

    /// The coalition of all players.
    pub fn everyone(&self) -> Coalition {
        Coalition::everyone(self.players)
    }

    /// The game of reaching a target: 1 where v(S) is at least that, else 0. Its values of players
    /// are shares of the power over the target, its expected value the chance of reaching it.
    pub fn reaching(&self, target: &Exact) -> Game {
        let bar = (target * &self.denominator).ceil().to_integer();
        let reached = |coalition| BigInt::from(u8::from(self.numerator(coalition) >= bar));
        let numerators = self.coalitions().map(reached).collect();
        Game::over(self.players, BigInt::one(), numerators)
    }

    pub(super) fn numerators(&self) -> &Numerators {
        &self.numerators
    }

    pub(super) fn denominator(&self) -> &BigInt {
        &self.denominator
    }

    pub(super) fn numerator(&self, coalition: Coalition) -> BigInt {
        let at = coalition.shared(self.everyone()).bits() as usize;
        match &self.numerators {
            Numerators::Narrow(values) => values[at].into(),
            Numerators::Wide(values) => values[at].clone(),
        }
    }

    /// A number counted in parts of the common denominator, as a value.
    pub(super) fn exact(&self, numerator: impl Into<BigInt>) -> Exact {
        Ratio::new(numerator.into(), self.denominator.clone())
    }
}

fn check_size(players: usize, values: usize) -> Result<(), GameError> {
    if players > MOST_PLAYERS {
        return Err(GameError::TooManyPlayers(players));
    }
    expect_length(1 << players, values)
}

/// Refuses a list that has not one entry for each that it should.
pub(super) fn expect_length(expected: usize, seen: usize) -> Result<(), GameError> {
    if seen == expected { Ok(()) } else { Err(GameError::Length { expected, seen }) }
}

/// Values over their least common denominator.
pub(super) fn common(values: &[Exact]) -> Result<(BigInt, Vec<BigInt>), GameError> {
    let mut denominator = BigInt::one();
    for value in values {
        if !(&denominator % value.denom()).is_zero() {
            denominator = denominator.lcm(value.denom());
        }
        if denominator.bits() > LONGEST_MEASURE {
            return Err(GameError::NoCommonMeasure);
        }
    }
    let scaled = |value: &Exact| value.numer() * (&denominator / value.denom());
    let numerators = values.iter().map(scaled).collect();
    Ok((denominator, numerators))
}

/// n!
pub(super) fn factorial(n: usize) -> BigInt {
    (1..=n).map(BigInt::from).product()
}
