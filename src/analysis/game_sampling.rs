//! Shapley values where there are too many players for a whole table: by sampling orders of asking.
//!
//! **Method.** What a player adds when its turn comes, averaged over orders of asking, is its
//! Shapley value. A draw holds several orders, and no coalition is asked for twice:
//! - a **pair** is an order drawn evenly and the same backwards, so that who comes early in the one
//!   comes late in the other (antithetic): 2 orders, 2n coalitions;
//! - a **circle** seats the players evenly at random and goes around from every seat, both ways, so
//!   that everyone takes every place equally often (stratified by size): 2n orders, but the
//!   coalitions are the arcs of the circle, and there are only n(n−1) + 2 of these.
//!
//! For the same number of coalitions, circles came out closer on corridors with few ways (by a third),
//! and less close on a whole country with many; being fewer draws, their bounds are wider. In every
//! order the values add up to v(N) − v(∅), so the estimates do, too, exactly.
//!
//! **Indispensable players** are those without any one of whom nothing is gained, whoever else grants:
//! v(S) = v(∅) for every S that lacks one. They need not be drawn. Of the orders of all n players, those
//! in which all h indispensable ones come before the (a+1)-th of the m others are
//! F(a) = C(a+h, h) / C(m+h, h), so an order of the others alone tells as much as all ways to mix the
//! indispensable ones in: another player who adds w(a+1) − w(a) beside them counts F(a) of it, and each
//! indispensable one counts Σ over a of [F(a) − F(a−1)] · [w(a) − v(∅)] / h. On a country where one
//! authority can stop everything that cuts standard errors by more than half for the same work.
//!
//! **Seeds.** Draw k has its own stream of ChaCha8: the seed is the key, k the stream number. A draw
//! is the same whatever was drawn before it, and sums are exact, so how coalitions are shared out
//! among threads (see [`Sampling::coalitions`]) changes no byte of the answer.
//!
//! **Bounds**, for games in which more permissions never reach less. There a player's value in an
//! order lies between 0 and r = v(N) − v(∅). With m draws, n players and confidence 1 − α, both
//! half-widths hold at once, for all players at once:
//! - Hoeffding: r · √( ln(4n/α) / 2m )
//! - empirical Bernstein: √( 2·V·ln(8n/α) / m ) + 7·r·ln(8n/α) / (3(m − 1)), V the variance of draws
//!
//! **Units.** Those of v.
//!
//! **Sources.** J. Castro, D. Gómez and J. Tejada, *Polynomial calculation of the Shapley value
//! based on sampling*, Computers & Operations Research 36 (2009) 1726–1730. R. Mitchell, J. Cooper,
//! E. Frank and G. Holmes, *Sampling permutations for Shapley value estimation*, Journal of Machine
//! Learning Research 23 (2022). W. Hoeffding, *Probability inequalities for sums of bounded random
//! variables*, Journal of the American Statistical Association 58 (1963) 13–30. A. Maurer and
//! M. Pontil, *Empirical Bernstein bounds and sample variance penalization*, COLT (2009), theorem 4.

mod student;
mod tally;

pub use student::within;

use super::game::{Exact, GameError, common};
use num_bigint::BigInt;
use num_rational::Ratio;
use num_traits::{Signed, ToPrimitive};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::collections::BTreeSet;
use tally::{Table, Tally};

/// What to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sampling {
    /// How many players there are.
    pub players: usize,
    /// How many draws; at least 2.
    pub draws: u32,
    /// What a draw is.
    pub scheme: Scheme,
    /// The seed; with the number of a draw it alone decides the draw.
    pub seed: u64,
    /// Players, by their bits, without any one of whom nothing is gained, whoever else grants. They
    /// are mixed into every order in all ways at once. Nobody's bit where none is known.
    pub indispensable: u128,
}

/// Which orders make a draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// An order, there and back.
    Pairs,
    /// A circle, from every seat and both ways.
    Circles,
}

/// Shapley values as far as the draws tell.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate {
    /// v(∅)
    pub none: Exact,
    /// v(N)
    pub all: Exact,
    /// How many coalitions were asked for.
    pub coalitions: usize,
    /// By player.
    pub players: Vec<PlayerEstimate>,
}

/// What the draws tell of one player.
#[derive(Clone, Debug, PartialEq)]
pub struct PlayerEstimate {
    /// The mean of what it adds: the estimate.
    pub shapley: Exact,
    /// The standard error of the mean, between draws.
    pub standard_error: f64,
    /// How far off the estimate may be; `None` where some player took something away, as the
    /// bounds hold for monotone games only.
    pub bounds: Option<Bounds>,
    /// v({i}) − v(∅), exactly.
    pub alone: Exact,
    /// v(N) − v(N∖i), exactly.
    pub last: Exact,
}

/// Half-widths that hold at once, and for all players at once, with the confidence asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// By the range alone.
    pub hoeffding: f64,
    /// By the variance that was seen.
    pub bernstein: f64,
}

impl Bounds {
    /// The narrower one.
    pub fn half_width(self) -> f64 {
        self.hoeffding.min(self.bernstein)
    }
}

impl Sampling {
    /// The orders of a draw, forwards and backwards in turn, of all but the indispensable players.
    pub fn orders(&self, draw: u32) -> Vec<Vec<usize>> {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&self.seed.to_le_bytes());
        let mut random = ChaCha8Rng::from_seed(key);
        random.set_stream(draw.into());
        let others = (0..self.players).filter(|&player| !self.is_indispensable(player));
        let mut order: Vec<usize> = others.collect();
        shuffle(&mut order, &mut random);
        let starts = match self.scheme {
            Scheme::Pairs => 1,
            Scheme::Circles => order.len().max(1),
        };
        let mut orders = Vec::new();
        for start in 0..starts {
            let mut forwards = order.clone();
            forwards.rotate_left(start);
            let backwards = forwards.iter().rev().copied().collect();
            orders.extend([forwards, backwards]);
        }
        orders
    }

    /// Every coalition that the estimate asks for, once and in the order in which it asks: to find
    /// their values beforehand, on any number of threads. Most contain the one before.
    pub fn coalitions(&self) -> Vec<Vec<bool>> {
        let mut seen = BTreeSet::new();
        let mut asked = Vec::new();
        let mut ask = |granted: &Vec<bool>| {
            if !seen.contains(granted) {
                seen.insert(granted.clone());
                asked.push(granted.clone());
            }
        };
        for all in [false, true] {
            ask(&vec![all; self.players]);
            for player in 0..self.players {
                ask(&one_apart(self.players, player, all));
            }
        }
        for order in (0..self.draws).flat_map(|draw| self.orders(draw)) {
            let mut granted = self.start();
            ask(&granted);
            for player in order {
                granted[player] = true;
                ask(&granted);
            }
        }
        asked
    }

    fn is_indispensable(&self, player: usize) -> bool {
        player < 128 && self.indispensable >> player & 1 == 1
    }

    /// The indispensable players alone.
    fn start(&self) -> Vec<bool> {
        (0..self.players).map(|player| self.is_indispensable(player)).collect()
    }
}

/// All but one player alike.
fn one_apart(players: usize, player: usize, others: bool) -> Vec<bool> {
    let mut granted = vec![others; players];
    granted[player] = !others;
    granted
}

/// Estimates Shapley values, with bounds for a confidence between 0 and 1, by asking for the value
/// of every coalition that is needed, each once. In a coalition, player i's permission is granted
/// where entry i is true.
///
/// # Errors
/// Where there are fewer than 2 draws, the confidence lies elsewhere, values have no workable common
/// denominator, or something is gained without a player who is said to be indispensable.
///
/// # Example
/// ```
/// use aidreach::analysis::game::Exact;
/// use aidreach::analysis::game_sampling::{Sampling, Scheme, estimate};
/// // Forty crossings; the first ten let 5 pass each, as long as fewer than 30 came before.
/// let passing = |open: &[bool]| {
///     let open = open[..10].iter().filter(|open| **open).count() as i64;
///     Exact::from_integer((5 * open).min(30).into())
/// };
/// let scheme = Scheme::Pairs;
/// let sampling = Sampling { players: 40, draws: 20, seed: 1, scheme, indispensable: 0 };
/// let found = estimate(&sampling, 0.95, passing)?;
/// let sum: Exact = found.players.iter().map(|player| &player.shapley).sum();
/// assert_eq!(sum, Exact::from_integer(30.into()));
/// # Ok::<(), aidreach::analysis::game::GameError>(())
/// ```
pub fn estimate(
    sampling: &Sampling,
    confidence: f64,
    mut value: impl FnMut(&[bool]) -> Exact,
) -> Result<Estimate, GameError> {
    let confident = confidence > 0.0 && confidence < 1.0;
    if sampling.draws < 2 || !confident {
        return Err(GameError::Sampling);
    }
    let coalitions = sampling.coalitions();
    let values: Vec<Exact> = coalitions.iter().map(|s| value(s)).collect();
    let (denominator, numerators) = common(&values)?;
    let table = Table::of(coalitions, numerators);
    let n = sampling.players;
    let (none, all) = (table.at(&vec![false; n]), table.at(&vec![true; n]));
    for player in (0..n).filter(|&player| sampling.is_indispensable(player)) {
        if table.at(&one_apart(n, player, true)) != none {
            return Err(GameError::Dispensable(player));
        }
    }
    let exact = |numerator: BigInt| Ratio::new(numerator, denominator.clone());
    let tally = Tally::of(sampling, &table);
    let gain = exact(all - none);
    let monotone = !tally.least.is_negative() && tally.most <= all - none;
    let risk = 1.0 - confidence;
    let player = |i: usize| {
        let (shapley, variance) = tally.mean_and_variance(i, &denominator);
        PlayerEstimate {
            shapley,
            standard_error: (variance / f64::from(sampling.draws)).sqrt(),
            bounds: monotone.then(|| bounds(sampling, risk, decimal(&gain), variance)),
            alone: exact(table.at(&one_apart(n, i, false)) - none),
            last: exact(all - table.at(&one_apart(n, i, true))),
        }
    };
    Ok(Estimate {
        players: (0..n).map(player).collect(),
        none: exact(none.clone()),
        all: exact(all.clone()),
        coalitions: table.numerators.len(),
    })
}

/// Half-widths by the range of a player's values and by the variance of its draws.
fn bounds(sampling: &Sampling, risk: f64, range: f64, variance: f64) -> Bounds {
    let draws = f64::from(sampling.draws);
    // Two bounds with two sides each share the risk among all players.
    let sides = 4.0 * sampling.players as f64;
    let log = (2.0 * sides / risk).ln();
    Bounds {
        hoeffding: range * ((sides / risk).ln() / (2.0 * draws)).sqrt(),
        bernstein: (2.0 * variance * log / draws).sqrt()
            + 7.0 * range * log / (3.0 * (draws - 1.0)),
    }
}

pub(super) fn decimal(value: &Exact) -> f64 {
    // A ratio of long integers becomes the nearest decimal; only a value beyond all decimals has
    // none, and then no bound means anything.
    value.to_f64().unwrap_or(f64::INFINITY)
}

/// Puts items in an order drawn evenly (Fisher and Yates).
pub(super) fn shuffle<T>(items: &mut [T], random: &mut ChaCha8Rng) {
    for at in (1..items.len()).rev() {
        items.swap(at, below(random, at as u32 + 1) as usize);
    }
}

/// An even draw from 0 to n − 1: the last, incomplete run of n numbers is drawn again.
fn below(random: &mut ChaCha8Rng, n: u32) -> u32 {
    let incomplete = (u32::MAX % n + 1) % n;
    loop {
        let drawn = random.next_u32();
        if drawn <= u32::MAX - incomplete {
            return drawn % n;
        }
    }
}
