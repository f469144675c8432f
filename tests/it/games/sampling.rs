//! Sampled values, against exact ones and the laws that hold for any sample.

use super::{game, monotone_game, part, sum, whole};
use aidreach::analysis::game::{Coalition, Exact, Game, GameError};
use aidreach::analysis::game_sampling::{Estimate, Sampling, Scheme, estimate};
use aidreach::analysis::game_values::{alone, last, shapley};
use num_traits::ToPrimitive;
use proptest::prelude::*;
use std::collections::BTreeSet;

const SCHEMES: [Scheme; 2] = [Scheme::Pairs, Scheme::Circles];

fn coalition(granted: &[bool]) -> Coalition {
    (0..granted.len()).filter(|&i| granted[i]).collect()
}

fn sampled(game: &Game, draws: u32, seed: u64, scheme: Scheme) -> Estimate {
    let sampling = Sampling { players: game.players(), draws, seed, scheme, indispensable: 0 };
    estimate(&sampling, 0.95, |granted| game.value(coalition(granted))).unwrap()
}

fn off(found: &Estimate, exact: &[Exact]) -> Vec<f64> {
    let both = found.players.iter().zip(exact);
    both.map(|(player, exact)| (&player.shapley - exact).to_f64().unwrap().abs()).collect()
}

proptest! {
    #[test]
    fn every_sample_adds_up(game in monotone_game(6), seed in 0u64..99) {
        for scheme in SCHEMES {
            let found = sampled(&game, 3, seed, scheme);
            let shares: Vec<Exact> = found.players.iter().map(|p| p.shapley.clone()).collect();
            prop_assert_eq!(sum(&shares), game.gain());
            prop_assert_eq!((&found.none, &found.all), (&game.none(), &game.all()));
            for (i, player) in found.players.iter().enumerate() {
                prop_assert_eq!(&player.alone, &alone(&game)[i]);
                prop_assert_eq!(&player.last, &last(&game)[i]);
            }
        }
    }

    /// Where nothing but the number of permissions matters, each place of the order has one value,
    /// and a circle gives everyone each place equally often.
    #[test]
    fn circles_are_exact_where_only_the_number_matters(
        steps in prop::collection::vec(0i64..30, 2..9), seed in 0u64..99
    ) {
        let game = game(steps.len(), |s| steps[..s.size()].iter().sum());
        let found = sampled(&game, 2, seed, Scheme::Circles);
        prop_assert!(off(&found, &shapley(&game)).iter().all(|off| *off == 0.0));
        prop_assert!(found.players.iter().all(|player| player.standard_error == 0.0));
    }
}

/// Ten permissions, three ways in with a ceiling: exact values are known.
fn three_ways() -> Game {
    let ways = [(0b11, 30), (0b1110, 50), (0b1_0000, 20), (0b10_0001, 25), (0b11_0000_0000, 40)];
    game(10, |s| {
        let open = ways.iter().filter(|way| Coalition::from_bits(way.0).is_within(s));
        open.map(|way| way.1).sum::<i64>().min(110)
    })
}

#[test]
fn bounds_hold_and_the_error_shrinks() {
    let game = three_ways();
    let exact = shapley(&game);
    for scheme in SCHEMES {
        let mut last = f64::INFINITY;
        for draws in [20, 320] {
            let mut worst: f64 = 0.0;
            for seed in 0..10 {
                let found = sampled(&game, draws, seed, scheme);
                for (player, off) in found.players.iter().zip(off(&found, &exact)) {
                    assert!(off <= player.bounds.unwrap().half_width(), "{scheme:?} {seed}");
                    assert!(off <= 6.0 * player.standard_error + 1e-9, "{scheme:?} {seed}");
                    worst = worst.max(player.standard_error);
                }
            }
            // Sixteen times the draws, a quarter of the error.
            assert!(worst < 0.4 * last, "{scheme:?}: {worst} after {last}");
            last = worst;
        }
    }
}

/// Range 110, ten players, 95 %: 110 · √(ln(40/0.05)/640), worked out by hand.
#[test]
fn the_bound_by_range_is_the_textbook_one() {
    let found = sampled(&three_ways(), 320, 1, Scheme::Pairs);
    let bounds = found.players[0].bounds.unwrap();
    let by_hand = 110.0 * (800f64.ln() / 640.0).sqrt();
    assert!((bounds.hoeffding - by_hand).abs() < 1e-9);
    // A permission that does nothing has no variance; only the range term is left.
    let idle = found.players[6].bounds.unwrap();
    let by_hand = 7.0 * 110.0 * 1600f64.ln() / (3.0 * 319.0);
    assert!((idle.bernstein - by_hand).abs() < 1e-9);
}

#[test]
fn a_draw_depends_on_seed_and_number_alone() {
    let sampling =
        Sampling { players: 7, draws: 9, seed: 5, scheme: Scheme::Pairs, indispensable: 0 };
    let more = Sampling { draws: 90, ..sampling };
    assert_eq!(sampling.orders(8), more.orders(8));
    assert_ne!(sampling.orders(0), sampling.orders(1));
    assert_ne!(sampling.orders(0), Sampling { seed: 6, ..sampling }.orders(0));
    // Checked by a ChaCha8 written apart: key 5, stream 0, counter 0. A new version must draw the same.
    assert_eq!(sampling.orders(0)[0], FIRST_OF_SEED_5);
    let backwards: Vec<usize> = FIRST_OF_SEED_5.iter().rev().copied().collect();
    assert_eq!(sampling.orders(0)[1], backwards);
}

const FIRST_OF_SEED_5: [usize; 7] = [2, 5, 0, 3, 4, 6, 1];

#[test]
fn all_orders_are_drawn_equally_often() {
    let sampling =
        Sampling { players: 3, draws: 6000, seed: 2, scheme: Scheme::Pairs, indispensable: 0 };
    let mut counts = std::collections::BTreeMap::new();
    for draw in 0..sampling.draws {
        *counts.entry(sampling.orders(draw)[0].clone()).or_insert(0) += 1;
    }
    // 1000 expected of each, standard deviation 29.
    assert_eq!(counts.len(), 6);
    assert!(counts.values().all(|count| (870..1130).contains(count)), "{counts:?}");
}

#[test]
fn each_coalition_is_asked_for_once_and_can_be_known_beforehand() {
    for scheme in SCHEMES {
        let sampling = Sampling { players: 20, draws: 8, seed: 3, scheme, indispensable: 0 };
        let value = |granted: &[bool]| whole(granted.iter().filter(|open| **open).count() as i64);
        let mut asked = Vec::new();
        let found = estimate(&sampling, 0.9, |granted| {
            asked.push(granted.to_vec());
            value(granted)
        });
        let known = sampling.coalitions();
        assert_eq!(asked, known);
        assert_eq!(known.iter().collect::<BTreeSet<_>>().len(), known.len());
        assert_eq!(found.unwrap().coalitions, known.len());
        // Found on two threads, in whatever order, the answer is the same to the last byte.
        let (first, second) = known.split_at(known.len() / 2);
        let solve =
            |part: &[Vec<bool>]| part.iter().map(|s| (s.clone(), value(s))).collect::<Vec<_>>();
        let both: std::collections::BTreeMap<Vec<bool>, Exact> = std::thread::scope(|threads| {
            let one = threads.spawn(|| solve(first));
            let other = threads.spawn(|| solve(second));
            [other, one].into_iter().flat_map(|thread| thread.join().unwrap()).collect()
        });
        let again = estimate(&sampling, 0.9, |granted| both[granted].clone()).unwrap();
        assert_eq!(again, estimate(&sampling, 0.9, value).unwrap());
    }
}

#[test]
fn no_bounds_where_a_permission_takes_something_away() {
    let game = game(4, |s| 10 * i64::from(s.contains(0)) - 3 * i64::from(s.contains(1)));
    let found = sampled(&game, 4, 1, Scheme::Pairs);
    assert!(found.players.iter().all(|player| player.bounds.is_none()));
    assert_eq!(found.players[1].shapley, whole(-3));
}

#[test]
fn samples_of_nothing_are_refused() {
    let sampling =
        Sampling { players: 3, draws: 1, seed: 0, scheme: Scheme::Pairs, indispensable: 0 };
    assert_eq!(estimate(&sampling, 0.9, |_| whole(0)), Err(GameError::Sampling));
    let enough = Sampling { draws: 2, ..sampling };
    for confidence in [0.0, 1.0, f64::NAN] {
        assert_eq!(estimate(&enough, confidence, |_| whole(0)), Err(GameError::Sampling));
    }
    let apart = |s: &[bool]| part(1, 3 + i64::from(s[0]));
    assert!(estimate(&enough, 0.9, apart).is_ok());
}
