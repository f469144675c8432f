//! Permissions as players: textbook games, a published case, brute force and laws on random games.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod axioms;
mod drawn;
mod groups;
mod odds;
mod order;
mod sampling;
mod search;
mod sets;
mod syria;
mod textbook;

use aidreach::analysis::game::{Coalition, Exact, Game};
use num_bigint::BigInt;
use num_traits::Zero;
use proptest::prelude::*;

/// A fraction.
fn part(above: i64, below: i64) -> Exact {
    Exact::new(above.into(), below.into())
}

/// A whole number.
fn whole(n: i64) -> Exact {
    part(n, 1)
}

/// Fractions as textbooks print them.
fn parts(text: &str) -> Vec<Exact> {
    text.split_whitespace().map(|fraction| fraction.parse().unwrap()).collect()
}

/// The game in which a coalition wins 1 when its weights add up to the quota.
fn weighted(quota: u32, weights: &[u32]) -> Game {
    game(weights.len(), |s| {
        let weight: u32 = s.players().map(|i| weights[i]).sum();
        i64::from(weight >= quota)
    })
}

fn game(players: usize, value: impl Fn(Coalition) -> i64) -> Game {
    Game::from_fn(players, |s| whole(value(s))).unwrap()
}

/// A corridor: leave A is needed, and one of B and C.
fn corridor() -> Game {
    game(3, |s| i64::from(s.contains(0) && (s.contains(1) || s.contains(2))))
}

/// Any game of 1 to `most` players; the denominators force both kinds of integers inside.
fn any_game(most: usize) -> impl Strategy<Value = Game> {
    (1..=most).prop_flat_map(|n| {
        let values = prop::collection::vec((-9i64..50, 1i64..4), 1 << n);
        (values, prop::bool::ANY).prop_map(move |(values, wide)| {
            let far: BigInt = if wide { BigInt::from(1) << 130 } else { 1.into() };
            let value = |(above, below): &(i64, i64)| part(*above, *below) * &far;
            Game::new(n, &values.iter().map(value).collect::<Vec<Exact>>()).unwrap()
        })
    })
}

/// A game in which more permissions never reach less: sums of what sets of permissions bring.
fn monotone_game(most: usize) -> impl Strategy<Value = Game> {
    (1..=most).prop_flat_map(|n| {
        let brings = prop::collection::vec((0u32..1 << n, 0i64..20), 0..8);
        (brings, 0i64..5, 20i64..90).prop_map(move |(brings, base, most)| {
            game(n, |s| {
                let within = |set: u32| Coalition::from_bits(set.into()).is_within(s);
                let sum: i64 = brings.iter().filter(|b| within(b.0)).map(|b| b.1).sum();
                // A ceiling makes some permissions stand in for others.
                (base + sum).min(most)
            })
        })
    })
}

/// The same game with players in another order: player i of the new one is `order[i]` of the old.
fn reordered(game: &Game, order: &[usize]) -> Game {
    Game::from_fn(game.players(), |s| game.value(s.players().map(|i| order[i]).collect())).unwrap()
}

/// All orders of the first n numbers.
fn orders(n: usize) -> Vec<Vec<usize>> {
    let Some(last) = n.checked_sub(1) else {
        return vec![Vec::new()];
    };
    let mut all = Vec::new();
    for order in orders(last) {
        for at in 0..=last {
            let mut longer = order.clone();
            longer.insert(at, last);
            all.push(longer);
        }
    }
    all
}

fn sum(values: &[Exact]) -> Exact {
    values.iter().fold(Exact::zero(), |sum, value| sum + value)
}
