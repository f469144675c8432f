//! What each player is worth, and what pairs of players are worth together.
//!
//! | value | formula |
//! | --- | --- |
//! | alone | v({i}) − v(∅) |
//! | last | v(N) − v(N∖i) |
//! | Shapley | φᵢ = Σ over S without i of s!(n−s−1)!/n! · [v(S+i) − v(S)] |
//! | Banzhaf | βᵢ = 2^(1−n) · Σ over S without i of [v(S+i) − v(S)] |
//! | interaction | Iᵢⱼ = Σ over S without i, j of s!(n−s−2)!/(n−1)! · [v(S+i+j) − v(S+i) − v(S+j) + v(S)] |
//!
//! All of them weigh coalitions by size alone, so one pass over the table adds v up by size: of all
//! coalitions, of those with i, of those with i and j. The weights then meet a few hundred sums.
//!
//! **Units.** Those of v. The interaction is above 0 where two permissions need each other, below
//! 0 where one stands in for the other.
//!
//! **Sources.** L. S. Shapley, *A value for n-person games*, Contributions to the Theory of Games
//! II (1953) 307–317. J. F. Banzhaf, *Weighted voting doesn't work*, Rutgers Law Review 19 (1965)
//! 317–343. M. Grabisch and M. Roubens, *An axiomatic approach to the concept of interaction among
//! players in cooperative games*, International Journal of Game Theory 28 (1999) 547–565.

use super::game::{Coalition, Count, Exact, Game, Numerators, factorial};
use num_bigint::BigInt;
use num_rational::Ratio;
use num_traits::{One, Zero};

/// What each player brings when everyone else is absent: v({i}) − v(∅).
pub fn alone(game: &Game) -> Vec<Exact> {
    let none = game.numerator(Coalition::NOBODY);
    (0..game.players())
        .map(|i| game.exact(game.numerator(Coalition::NOBODY.with(i)) - &none))
        .collect()
}

/// What is lost when one player leaves all the others: v(N) − v(N∖i). Two players who stand in for
/// each other both have nothing here, though one of them may be needed.
pub fn last(game: &Game) -> Vec<Exact> {
    let all = game.numerator(game.everyone());
    (0..game.players())
        .map(|i| game.exact(&all - game.numerator(game.everyone().without(i))))
        .collect()
}

/// Shapley values: what each player adds, averaged over all orders of asking. They add up to
/// v(N) − v(∅) exactly.
pub fn shapley(game: &Game) -> Vec<Exact> {
    BySize::of(game).shapley(game)
}

/// Banzhaf values: what each player adds, averaged over all coalitions of the others. They need not
/// add up to anything.
pub fn banzhaf(game: &Game) -> Vec<Exact> {
    BySize::of(game).banzhaf(game)
}

/// How two players go together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interaction {
    /// The two players, the lower index first.
    pub pair: [usize; 2],
    /// Above 0: worth more together than apart; below 0: one stands in for the other.
    pub value: Exact,
}

/// The Shapley interaction index of every pair, in the order of the pairs.
pub fn interactions(game: &Game) -> Vec<Interaction> {
    BySize::of(game).interactions(game)
}

/// The values that are shown side by side, from one pass over the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Values {
    /// v({i}) − v(∅) by player.
    pub alone: Vec<Exact>,
    /// v(N) − v(N∖i) by player.
    pub last: Vec<Exact>,
    /// Shapley value by player.
    pub shapley: Vec<Exact>,
    /// Banzhaf value by player.
    pub banzhaf: Vec<Exact>,
    /// Shapley interaction index of every pair.
    pub interactions: Vec<Interaction>,
}

/// All values of this file at once.
pub fn values(game: &Game) -> Values {
    let sums = BySize::of(game);
    Values {
        alone: alone(game),
        last: last(game),
        shapley: sums.shapley(game),
        banzhaf: sums.banzhaf(game),
        interactions: sums.interactions(game),
    }
}

/// v added up over coalitions of a size, in parts of the game's denominator.
struct BySize {
    /// Over all coalitions, by size.
    any: Vec<BigInt>,
    /// Over coalitions with a player, by player and size.
    with: Vec<Vec<BigInt>>,
    /// Over coalitions with both players of a pair, by pair and size.
    with_both: Vec<Vec<BigInt>>,
}

/// The place of a pair i < j in the order (0,1) (0,2) … (1,2) …
fn pair_ix(n: usize, i: usize, j: usize) -> usize {
    i * (2 * n - i - 1) / 2 + j - i - 1
}

impl BySize {
    fn of(game: &Game) -> BySize {
        match game.numerators() {
            Numerators::Narrow(values) => BySize::add_up(game.players(), values),
            Numerators::Wide(values) => BySize::add_up(game.players(), values),
        }
    }

    fn add_up<N: Count>(n: usize, values: &[N]) -> BySize {
        let sizes = vec![N::zero(); n + 1];
        let mut any = sizes.clone();
        let mut with = vec![sizes.clone(); n];
        let mut with_both = vec![sizes; n * n.saturating_sub(1) / 2];
        for (bits, value) in values.iter().enumerate() {
            let coalition = Coalition::from_bits(bits as u128);
            let size = coalition.size();
            any[size] += value;
            for i in coalition.players() {
                with[i][size] += value;
                let above = Coalition::from_bits(coalition.bits() & (u128::MAX << i)).without(i);
                for j in above.players() {
                    with_both[pair_ix(n, i, j)][size] += value;
                }
            }
        }
        let settle = |sums: Vec<N>| sums.into_iter().map(N::into).collect();
        BySize {
            any: settle(any),
            with: with.into_iter().map(settle).collect(),
            with_both: with_both.into_iter().map(settle).collect(),
        }
    }

    /// Σ over S without i, of a size, of v(S+i) − v(S).
    fn gain(&self, i: usize, size: usize) -> BigInt {
        &self.with[i][size + 1] - &self.any[size] + &self.with[i][size]
    }

    /// Σ over S without i and j, of a size, of v(S+i+j) − v(S+i) − v(S+j) + v(S).
    fn joint_gain(&self, i: usize, j: usize, size: usize) -> BigInt {
        let both = &self.with_both[pair_ix(self.with.len(), i, j)];
        let only = |player: usize, size: usize| &self.with[player][size] - &both[size];
        let neither = &self.any[size] - only(i, size) - only(j, size) - &both[size];
        &both[size + 2] - only(i, size + 1) - only(j, size + 1) + neither
    }

    fn shapley(&self, game: &Game) -> Vec<Exact> {
        let n = game.players();
        let weights = weights(n);
        let scale = factorial(n) * game.denominator();
        let of_player = |i| {
            let weighed = weights.iter().enumerate();
            let sum: BigInt = weighed.map(|(s, weight)| weight * self.gain(i, s)).sum();
            Ratio::new(sum, scale.clone())
        };
        (0..n).map(of_player).collect()
    }

    fn banzhaf(&self, game: &Game) -> Vec<Exact> {
        let n = game.players();
        let scale = (BigInt::one() << n.saturating_sub(1)) * game.denominator();
        (0..n).map(|i| Ratio::new((0..n).map(|s| self.gain(i, s)).sum(), scale.clone())).collect()
    }

    fn interactions(&self, game: &Game) -> Vec<Interaction> {
        let n = game.players();
        let weights = weights(n.saturating_sub(1));
        let scale = factorial(n.saturating_sub(1)) * game.denominator();
        let mut pairs = Vec::new();
        for i in 0..n {
            for j in i + 1..n {
                let mut sum = BigInt::zero();
                for (size, weight) in weights.iter().enumerate() {
                    sum += weight * self.joint_gain(i, j, size);
                }
                pairs.push(Interaction { pair: [i, j], value: Ratio::new(sum, scale.clone()) });
            }
        }
        pairs
    }
}

/// s!(n−s−1)! for s = 0 … n−1: in how many of n! orders a player comes right after given s others.
pub(super) fn weights(n: usize) -> Vec<BigInt> {
    (0..n).map(|s| factorial(s) * factorial(n - s - 1)).collect()
}
