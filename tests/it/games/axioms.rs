//! What must hold for any game, against the definitions by brute force.

use super::{any_game, game, orders, part, reordered, sum, whole};
use aidreach::analysis::game::{Coalition, Exact, Game, GameError};
use aidreach::analysis::game_axioms::{Broken, broken_axioms, losses, null_players};
use aidreach::analysis::game_values::{banzhaf, interactions, shapley};
use proptest::prelude::*;

/// What each player adds, averaged over all orders of asking.
fn shapley_by_orders(game: &Game) -> Vec<Exact> {
    let n = game.players();
    let mut gains = vec![whole(0); n];
    let all = orders(n);
    for order in &all {
        let mut granted = Coalition::NOBODY;
        for &player in order {
            gains[player] += game.value(granted.with(player)) - game.value(granted);
            granted = granted.with(player);
        }
    }
    gains.iter().map(|gain| gain / whole(all.len() as i64)).collect()
}

fn banzhaf_by_coalitions(game: &Game, player: usize) -> Exact {
    let without = game.coalitions().filter(|s| !s.contains(player));
    let gains: Vec<Exact> = without.map(|s| game.value(s.with(player)) - game.value(s)).collect();
    sum(&gains) / whole(gains.len() as i64)
}

/// The interaction index by its recursion: worth of the pair as one player, less the worth of each
/// while the other is away (Grabisch and Roubens 1999).
fn interaction_by_recursion(game: &Game, i: usize, j: usize) -> Exact {
    let n = game.players();
    let others: Vec<usize> = (0..n).filter(|&k| k != i && k != j).collect();
    let reduced = |joins: &[usize]| {
        Game::from_fn(n - 1, |s| {
            let rest = s.players().filter(|&k| k > 0).map(|k| others[k - 1]);
            let mut members: Coalition = rest.collect();
            if s.contains(0) {
                members = joins.iter().fold(members, |members, &k| members.with(k));
            }
            game.value(members)
        })
        .unwrap()
    };
    let worth = |joins: &[usize]| shapley(&reduced(joins))[0].clone();
    worth(&[i, j]) - worth(&[i]) - worth(&[j])
}

proptest! {
    #[test]
    fn values_are_what_their_definitions_say(game in any_game(5)) {
        let found = shapley(&game);
        prop_assert_eq!(&found, &shapley_by_orders(&game));
        prop_assert_eq!(sum(&found), game.gain());
        prop_assert_eq!(broken_axioms(&game, &found).unwrap(), []);
        for (player, value) in banzhaf(&game).iter().enumerate() {
            prop_assert_eq!(value, &banzhaf_by_coalitions(&game, player));
        }
        for found in interactions(&game) {
            let [i, j] = found.pair;
            prop_assert_eq!(found.value, interaction_by_recursion(&game, i, j));
        }
    }

    #[test]
    fn the_order_of_players_changes_nothing(
        (game, order) in any_game(6).prop_flat_map(|game| {
            let players: Vec<usize> = (0..game.players()).collect();
            (Just(game), Just(players).prop_shuffle())
        })
    ) {
        let turned = reordered(&game, &order);
        let (before, after) = (shapley(&game), shapley(&turned));
        for (now, &then) in order.iter().enumerate() {
            prop_assert_eq!(&after[now], &before[then]);
        }
        for found in interactions(&turned) {
            let [i, j] = found.pair.map(|k| order[k]);
            let pair = [i.min(j), i.max(j)];
            let old = interactions(&game).into_iter().find(|old| old.pair == pair).unwrap();
            prop_assert_eq!(found.value, old.value);
        }
    }

    #[test]
    fn far_numbers_give_the_same_as_near_ones(game in any_game(5)) {
        let far = Exact::from_integer(num_bigint::BigInt::from(1) << 120);
        let widened = Game::from_fn(game.players(), |s| game.value(s) * &far).unwrap();
        let scaled: Vec<Exact> = shapley(&game).iter().map(|value| value * &far).collect();
        prop_assert_eq!(shapley(&widened), scaled);
        prop_assert_eq!(null_players(&widened), null_players(&game));
    }
}

#[test]
fn the_check_sees_what_is_wrong() {
    let game = game(3, |s| i64::from(s.contains(0) && s.contains(1)) * 6);
    let wrong = [whole(4), whole(1), whole(2)];
    let broken = broken_axioms(&game, &wrong).unwrap();
    assert_eq!(
        broken,
        [
            Broken::Efficiency { sum: whole(7), gain: whole(6) },
            Broken::Symmetry([0, 1]),
            Broken::Null(2),
        ]
    );
    assert_eq!(broken_axioms(&game, &[]), Err(GameError::Length { expected: 3, seen: 0 }));
}

#[test]
fn tables_that_are_no_games_are_refused() {
    assert_eq!(Game::new(17, &[]), Err(GameError::TooManyPlayers(17)));
    let short = Game::new(2, &[whole(0), whole(1), whole(1)]);
    assert_eq!(short.unwrap_err().to_string(), "3 entries where 4 belong");
    let apart: Vec<Exact> = (0..1 << 12).map(|s| part(1, 1_000_003 + 2 * s)).collect();
    assert_eq!(Game::new(12, &apart), Err(GameError::NoCommonMeasure));
    let near = Game::rounded(12, &apart, &1_000_000_000.into()).unwrap();
    assert_eq!(near.none(), part(1000, 1_000_000_000));
    let halves = Game::rounded(1, &[part(-1, 2), part(1, 2)], &1.into()).unwrap();
    assert_eq!((halves.none(), halves.all()), (whole(0), whole(1)));
}

#[test]
fn a_loss_is_told_with_who_brings_it() {
    let game = game(2, |s| if s.size() == 2 { 1 } else { s.bits() as i64 });
    assert_eq!(losses(&game).collect::<Vec<_>>(), [(Coalition::from_bits(2), 0)]);
    assert_eq!(Coalition::from_bits(6).to_string(), "{1, 2}");
    assert_eq!(Coalition::everyone(0), Coalition::NOBODY);
    assert_eq!(Coalition::everyone(16).size(), 16);
    assert_eq!(Coalition::everyone(32).size(), 32);
}
