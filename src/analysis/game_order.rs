//! In which order to ask, so that as much as possible is reached as early as possible.
//!
//! An order is worth Σ over k = 1 … n of δ^(k−1) · v(Sₖ), where Sₖ holds the first k that were
//! asked and δ, the discount, is 1 where a later step counts as much as an earlier one. Each step
//! takes the same time, and what is asked for is granted.
//!
//! **Method.** Exactly, by what is still to come: W(N) = 0, W(S) = max over i of v(S+i) + δ·W(S+i),
//! n·2^(n−1) comparisons of integers. Ties go to the player named first.
//!
//! **Greedy** always asks next for what helps most at once. It is shown beside the best order as it
//! is what people do; where permissions need each other, it sees nothing to gain and has no
//! guarantee.
//!
//! **Units.** Those of v, times steps.
//!
//! **Source.** M. Held and R. M. Karp, *A dynamic programming approach to sequencing problems*,
//! Journal of the Society for Industrial and Applied Mathematics 10 (1962) 196–210.

use super::game::{Coalition, Count, Exact, Game, GameError, Numerators};
use num_bigint::BigInt;
use num_rational::Ratio;
use num_traits::{One, Signed, ToPrimitive};
use std::borrow::Cow;

/// An order of asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Whom to ask, the first first.
    pub players: Vec<usize>,
    /// v after each step.
    pub reach: Vec<Exact>,
    /// What the order is worth: discounted v over all steps.
    pub worth: Exact,
}

/// A player to ask first, with the best order after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstMove {
    /// Whom to ask first.
    pub player: usize,
    /// What the best order with this start is worth.
    pub worth: Exact,
    /// What is lost against the best order of all.
    pub regret: Exact,
}

/// The best order and what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    /// The best order.
    pub best: Order,
    /// Every first move, the best first; the second one's regret tells how much the start matters.
    pub first_moves: Vec<FirstMove>,
    /// The order that always takes the largest next step.
    pub greedy: Order,
}

/// The best order of asking, at a discount above 0 and at most 1 a step.
///
/// # Errors
/// Where the discount lies elsewhere.
///
/// # Example
/// ```
/// use aidreach::analysis::{game::{Coalition, Exact, Game}, game_order::asking};
/// // Two halves of one way in (0, 1), worth 90 together; a small road (2), worth 10 by itself.
/// let reach = |s: Coalition| {
///     90 * u8::from(s.contains(0) && s.contains(1)) + 10 * u8::from(s.contains(2))
/// };
/// let game = Game::from_fn(3, |s| Exact::from_integer(reach(s).into()))?;
/// let found = asking(&game, &Exact::from_integer(1.into()))?;
/// assert_eq!(found.best.players, [0, 1, 2]);
/// assert_eq!(found.greedy.players, [2, 0, 1]);
/// # Ok::<(), aidreach::analysis::game::GameError>(())
/// ```
pub fn asking(game: &Game, discount: &Exact) -> Result<Asking, GameError> {
    if !discount.is_positive() || *discount > Exact::one() {
        return Err(GameError::Discount(discount.clone()));
    }
    let moves = match narrow(game, discount) {
        Some((values, weigh)) => Moves::look_ahead(game.players(), values, &weigh),
        None => {
            let values = match game.numerators() {
                Numerators::Narrow(values) => {
                    Cow::Owned(values.iter().copied().map(BigInt::from).collect())
                }
                Numerators::Wide(values) => Cow::Borrowed(values),
            };
            Moves::look_ahead(game.players(), &values, &weigh(game, discount))
        }
    };
    let best = along(game, discount, |granted| moves.next[granted.bits() as usize] as usize);
    let regret = |(player, worth): (usize, BigInt)| {
        // The look-ahead counts in parts of the last power of the discount's denominator.
        let last = discount.denom().pow(game.players().saturating_sub(1) as u32);
        let worth = Ratio::new(worth, game.denominator() * last);
        FirstMove { player, regret: &best.worth - &worth, worth }
    };
    let mut first_moves: Vec<FirstMove> = moves.first.into_iter().enumerate().map(regret).collect();
    first_moves.sort_by(|a, b| b.worth.cmp(&a.worth).then(a.player.cmp(&b.player)));
    let greedy = along(game, discount, |granted| {
        let others = game.everyone().minus(granted).players();
        let rated = others.map(|i| (game.numerator(granted.with(i)), i));
        let best = rated.max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
        best.map_or(0, |(_, player)| player)
    });
    Ok(Asking { best, first_moves, greedy })
}

/// What the order is worth that some rule gives, from nobody to everyone.
fn along(game: &Game, discount: &Exact, rule: impl Fn(Coalition) -> usize) -> Order {
    let mut order =
        Order { players: Vec::new(), reach: Vec::new(), worth: Exact::from_integer(0.into()) };
    let (mut granted, mut weight) = (Coalition::NOBODY, Exact::one());
    for _ in 0..game.players() {
        let player = rule(granted);
        granted = granted.with(player);
        let reach = game.value(granted);
        order.worth += &weight * &reach;
        weight *= discount;
        order.players.push(player);
        order.reach.push(reach);
    }
    order
}

/// The discount a/b as whole weights: b^(r−1) for v and a for what is to come, with r to go.
struct Weigh<N> {
    now: Vec<N>,
    later: N,
}

fn weigh(game: &Game, discount: &Exact) -> Weigh<BigInt> {
    let powers = (0..game.players() as u32).map(|r| discount.denom().pow(r));
    Weigh { now: powers.collect(), later: discount.numer().clone() }
}

/// Machine integers, where all sums provably fit: no sum exceeds n · max |v| · b^(n−1), as a ≤ b.
fn narrow<'a>(game: &'a Game, discount: &Exact) -> Option<(&'a [i128], Weigh<i128>)> {
    let Numerators::Narrow(values) = game.numerators() else {
        return None;
    };
    let most = values.iter().map(|v| v.unsigned_abs()).max().unwrap_or(0);
    let n = game.players() as u32;
    let bits = u128::BITS - most.leading_zeros() + n.checked_ilog2().unwrap_or(0) + 1;
    let bits = u64::from(bits) + discount.denom().bits() * u64::from(n.saturating_sub(1));
    if bits >= 127 {
        return None;
    }
    let wide = weigh(game, discount);
    let now: Option<Vec<i128>> = wide.now.iter().map(ToPrimitive::to_i128).collect();
    let (now, later) = (now?, wide.later.to_i128()?);
    Some((values, Weigh { now, later }))
}

/// What to ask next in every coalition, and what every first move is worth.
struct Moves {
    next: Vec<u8>,
    first: Vec<BigInt>,
}

impl Moves {
    fn look_ahead<N: Count>(n: usize, values: &[N], weigh: &Weigh<N>) -> Moves {
        let everyone = Coalition::everyone(n);
        let mut ahead = vec![N::zero(); 1 << n];
        let mut next = vec![0; 1 << n];
        let worth = |ahead: &[N], granted: Coalition, player: usize| {
            let with = granted.with(player).bits() as usize;
            let mut worth = values[with].clone();
            worth *= &weigh.now[n - granted.size() - 1];
            let mut later = ahead[with].clone();
            later *= &weigh.later;
            worth += later;
            worth
        };
        for bits in (0..everyone.bits()).rev() {
            let granted = Coalition::from_bits(bits);
            let mut best: Option<(N, usize)> = None;
            for player in everyone.minus(granted).players() {
                let worth = worth(&ahead, granted, player);
                if best.as_ref().is_none_or(|(most, _)| worth > *most) {
                    best = Some((worth, player));
                }
            }
            if let Some((worth, player)) = best {
                ahead[bits as usize] = worth;
                next[bits as usize] = player as u8;
            }
        }
        let first = (0..n).map(|i| worth(&ahead, Coalition::NOBODY, i).into());
        Moves { first: first.collect(), next }
    }
}
