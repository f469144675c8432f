//! What to expect where outcomes are drawn, against the exact sum over all of them; estimates in which
//! some players are indispensable.

use super::{game, monotone_game, part, sum, whole};
use aidreach::analysis::game::{Coalition, Exact, Game, GameError};
use aidreach::analysis::game_drawn::{Decided, Drawing};
use aidreach::analysis::game_groups::Groups;
use aidreach::analysis::game_odds::{Draws, expected};
use aidreach::analysis::game_sampling::{Estimate, Sampling, Scheme, estimate, within};
use aidreach::analysis::game_values::shapley;
use num_traits::ToPrimitive;
use proptest::prelude::*;
use std::collections::BTreeMap;

const DRAWING: Drawing = Drawing { replicates: 8, strata: 20, seed: 1 };

/// Four draws; the first decides two sets of players at different odds.
fn decided() -> Vec<Decided> {
    vec![
        vec![(0b1, part(1, 5)), (0b10, part(4, 5))],
        vec![(0b100, part(1, 2))],
        vec![(0b1000, part(1, 2))],
        vec![(0b1_0000, part(4, 5))],
    ]
}

fn drawn(game: &Game) -> ((Exact, f64), Vec<(Exact, f64)>) {
    let value = |set: u128| (set, game.value(Coalition::from_bits(set)));
    let values: BTreeMap<u128, Exact> = DRAWING.sets(&decided()).into_iter().map(value).collect();
    (DRAWING.mean(&decided(), &values), DRAWING.efforts(&decided(), &values))
}

fn exactly(game: &Game) -> aidreach::analysis::game_odds::Expected {
    let groups = Groups::new(&[0, 0, 1, 2, 3]).unwrap();
    let odds = decided().into_iter().flatten().map(|(_, odds)| odds).collect();
    expected(game, &Draws::together(groups, odds).unwrap()).unwrap()
}

/// Strata give everyone exactly its odds, so where players do not meet nothing is left to chance.
#[test]
fn what_does_not_hang_on_how_draws_meet_is_exact() {
    let game = game(5, |s| s.players().map(|i| [7, 30, 11, 2, 40][i]).sum());
    let ((value, error), efforts) = drawn(&game);
    let exact = exactly(&game);
    assert_eq!((value, error), (exact.value, 0.0));
    for (effort, group) in efforts.iter().zip(&exact.groups) {
        assert_eq!(*effort, (group.effort.clone(), 0.0));
    }
}

#[test]
fn drawn_outcomes_come_near_the_exact_expectation() {
    let open = |s: Coalition, set: u128| Coalition::from_bits(set).is_within(s);
    let game = game(5, |s| {
        let ways = [(0b11, 400), (0b110, 300), (0b1_1000, 500), (0b1_0001, 200)];
        ways.iter().filter(|way| open(s, way.0)).map(|way| way.1).sum::<i64>().min(900)
    });
    let ((value, error), efforts) = drawn(&game);
    let exact = exactly(&game);
    let off = |one: &Exact, other: &Exact| (one - other).to_f64().unwrap().abs();
    assert!(error > 0.0 && off(&value, &exact.value) < 5.0 * error, "{value} {error}");
    for ((effort, error), group) in efforts.iter().zip(&exact.groups) {
        assert!(off(effort, &group.effort) < 5.0 * error + 1e-9, "{effort} {error}");
    }
}

/// A game in which nothing is gained without the players of some bits.
fn needing(game: &Game, indispensable: u128) -> Game {
    let all = Coalition::from_bits(indispensable).shared(game.everyone());
    let none = game.none();
    Game::from_fn(game.players(), |s| if all.is_within(s) { game.value(s) } else { none.clone() })
        .unwrap()
}

fn sampled(game: &Game, draws: u32, seed: u64, indispensable: u128) -> Estimate {
    let scheme = Scheme::Pairs;
    let sampling = Sampling { players: game.players(), draws, seed, scheme, indispensable };
    let on = |granted: &[bool]| (0..granted.len()).filter(|&i| granted[i]).collect::<Coalition>();
    estimate(&sampling, 0.95, |granted| game.value(on(granted))).unwrap()
}

proptest! {
    /// With two players left to draw, there and back are all their orders.
    #[test]
    fn indispensable_players_are_placed_exactly(game in monotone_game(6), bits in 0u128..64) {
        let all = game.everyone().bits();
        let indispensable = bits & all;
        let left = (all & !indispensable).count_ones();
        let game = needing(&game, indispensable);
        let found = sampled(&game, 2, 3, indispensable);
        let shares: Vec<Exact> = found.players.iter().map(|p| p.shapley.clone()).collect();
        prop_assert_eq!(sum(&shares), game.gain());
        if left <= 2 {
            prop_assert_eq!(shares, shapley(&game));
        }
    }

    /// An estimate lies as near the exact value as its spread and its bound say.
    #[test]
    fn estimates_with_indispensable_players_lie_within_their_spread(game in monotone_game(6)) {
        let game = needing(&game, 0b1);
        let exact = shapley(&game);
        let found = sampled(&game, 400, 11, 0b1);
        for (player, exact) in found.players.iter().zip(exact) {
            let off = (&player.shapley - &exact).to_f64().unwrap().abs();
            prop_assert!(off <= 6.0 * player.standard_error + 1e-9);
            prop_assert!(off <= player.bounds.unwrap().half_width());
        }
    }
}

/// Some ways of several players, which not everyone is needed for.
fn ways() -> Game {
    let open = |s: Coalition, set: u128| Coalition::from_bits(set).is_within(s);
    game(5, |s| {
        let ways = [(0b11, 400), (0b110, 300), (0b1_1000, 500), (0b1_0001, 200)];
        ways.iter().filter(|way| open(s, way.0)).map(|way| way.1).sum::<i64>().min(900)
    })
}

/// How often an estimate holds within what it says of itself, over many seeds.
fn holds(seeds: u64, off_and_within: impl Fn(u64) -> (f64, f64)) -> f64 {
    let held = (0..seeds).map(off_and_within).filter(|(off, within)| *off <= within + 1e-9);
    held.count() as f64 / seeds as f64
}

/// As few replicates and strata as are drawn where every value takes a plan, and as many as are usual.
#[test]
fn expectations_hold_as_often_as_they_say() {
    let (game, exact) = (ways(), exactly(&ways()).value);
    for (replicates, strata) in [(4, 4), (8, 12)] {
        let share = holds(300, |seed| {
            let drawing = Drawing { replicates, strata, seed };
            let value = |set: u128| (set, game.value(Coalition::from_bits(set)));
            let values = drawing.outcomes(&decided()).into_iter().map(value).collect();
            let (mean, error) = drawing.mean(&decided(), &values);
            ((mean - &exact).to_f64().unwrap().abs(), within(error, replicates))
        });
        assert!(share >= 0.9, "{replicates} of {strata}: {share}");
    }
}

#[test]
fn worths_hold_as_often_as_they_say_and_have_no_bias() {
    let (game, exact) = (ways(), shapley(&ways()));
    for draws in [16, 64] {
        for (player, exact) in exact.iter().enumerate() {
            let found = |seed| sampled(&game, draws, seed, 0).players[player].clone();
            let off = |seed| (found(seed).shapley - exact).to_f64().unwrap();
            let share =
                holds(200, |seed| (off(seed).abs(), within(found(seed).standard_error, draws)));
            assert!(share >= 0.9, "{draws} draws, player {player}: {share}");
            let mean = (0..200).map(off).sum::<f64>() / 200.0;
            let error = found(0).standard_error.max(1.0) / 200f64.sqrt();
            assert!(mean.abs() <= 5.0 * error, "{draws} draws, player {player}: {mean} {error}");
        }
    }
}

#[test]
fn placing_the_indispensable_leaves_less_to_chance() {
    let game = game(12, |s| {
        let others = (1..12).filter(|i| s.contains(*i)).count() as i64;
        if s.contains(0) { (9 * others).min(60) } else { 0 }
    });
    let error = |indispensable| -> f64 {
        let found = sampled(&game, 100, 1, indispensable);
        found.players.iter().map(|p| p.standard_error).sum()
    };
    assert!(1.5 * error(0b1) < error(0), "{} {}", error(0b1), error(0));
}

#[test]
fn who_can_be_spared_is_not_indispensable() {
    let game = game(3, |s| i64::from(s.contains(0) || s.contains(1)));
    let sampling =
        Sampling { players: 3, draws: 2, seed: 1, scheme: Scheme::Pairs, indispensable: 0b1 };
    let on = |granted: &[bool]| (0..3).filter(|&i| granted[i]).collect::<Coalition>();
    let refused = estimate(&sampling, 0.95, |granted| game.value(on(granted)));
    assert_eq!(refused.unwrap_err(), GameError::Dispensable(0));
    assert_eq!(whole(1), game.all());
}
