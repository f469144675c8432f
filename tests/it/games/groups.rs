//! Counterparts with several permissions, against the definitions by brute force.

use super::{any_game, corridor, game, orders, parts, sum, whole};
use aidreach::analysis::game::{Coalition, Exact, Game, GameError};
use aidreach::analysis::game_axioms::broken_axioms;
use aidreach::analysis::game_groups::{Groups, HoldUp, hold_up, owen, quotient};
use aidreach::analysis::game_values::shapley;
use proptest::prelude::*;

/// A game with its players parted into groups that are numbered without a gap.
fn grouped(most: usize) -> impl Strategy<Value = (Game, Vec<usize>)> {
    any_game(most).prop_flat_map(|game| {
        let n = game.players();
        let of_player = prop::collection::vec(0..n, n).prop_map(|mut of_player| {
            let mut used = of_player.clone();
            used.sort_unstable();
            used.dedup();
            for group in &mut of_player {
                *group = used.binary_search(group).unwrap();
            }
            of_player
        });
        (Just(game), of_player)
    })
}

/// What each player adds, averaged over the orders in which no group is interrupted.
fn owen_by_orders(game: &Game, of_player: &[usize]) -> Vec<Exact> {
    let n = game.players();
    let mut gains = vec![whole(0); n];
    let mut count = 0;
    for order in orders(n) {
        let turns: Vec<usize> = order.iter().map(|&i| of_player[i]).collect();
        let mut runs = turns.chunk_by(|a, b| a == b);
        let whole_group = |run: &[usize]| turns.iter().filter(|&&turn| turn == run[0]).count();
        if runs.any(|run| run.len() < whole_group(run)) {
            continue;
        }
        count += 1;
        let mut granted = Coalition::NOBODY;
        for player in order {
            gains[player] += game.value(granted.with(player)) - game.value(granted);
            granted = granted.with(player);
        }
    }
    gains.iter().map(|gain| gain / whole(count)).collect()
}

proptest! {
    #[test]
    fn owen_values_are_what_their_definition_says((game, of_player) in grouped(5)) {
        let groups = Groups::new(&of_player).unwrap();
        let found = owen(&game, &groups).unwrap();
        prop_assert_eq!(&found, &owen_by_orders(&game, &of_player));
        let counterparts = quotient(&game, &groups).unwrap();
        let worth = shapley(&counterparts);
        prop_assert_eq!(broken_axioms(&counterparts, &worth).unwrap(), []);
        for (members, worth) in groups.members().iter().zip(&worth) {
            let within: Vec<Exact> = members.players().map(|i| found[i].clone()).collect();
            prop_assert_eq!(&sum(&within), worth);
        }
    }

    #[test]
    fn players_apart_or_all_together_are_what_they_were(game in any_game(6)) {
        let apart = Groups::apart(game.players());
        prop_assert_eq!(quotient(&game, &apart).unwrap(), game.clone());
        prop_assert_eq!(owen(&game, &apart).unwrap(), shapley(&game));
        let together = Groups::new(&vec![0; game.players()]).unwrap();
        prop_assert_eq!(shapley(&quotient(&game, &together).unwrap()), [game.gain()]);
        prop_assert_eq!(owen(&game, &together).unwrap(), shapley(&game));
    }
}

/// Owen 1977's kind of example: parties of a corridor, A alone and then A with B.
#[test]
fn whoever_holds_two_doors_shares_within() {
    let corridor = corridor();
    let doors = Groups::new(&[0, 1, 1]).unwrap();
    assert_eq!(shapley(&quotient(&corridor, &doors).unwrap()), parts("1/2 1/2"));
    assert_eq!(owen(&corridor, &doors).unwrap(), parts("1/2 1/4 1/4"));
}

#[test]
fn hold_up_is_a_share_of_gain_and_of_all() {
    // 10 are reached in any case; the counterpart of 0 and 1 can hold up 30 of 40, the other none.
    let way = game(3, |s| 10 + 30 * i64::from(s.contains(0) || s.contains(1)));
    let found = hold_up(&way, &Groups::new(&[0, 0, 1]).unwrap()).unwrap();
    let expected = HoldUp { lost: whole(30), of_gain: Some(whole(1)), of_all: parts("3/4").pop() };
    assert_eq!(found[0], expected);
    assert_eq!(found[1].lost, whole(0));
    // By permission neither holds up anything: the other stands in for it.
    let apart = hold_up(&way, &Groups::apart(3)).unwrap();
    assert!(apart.iter().all(|one| one.lost == whole(0)));
    let idle = hold_up(&game(1, |_| 0), &Groups::apart(1)).unwrap();
    assert_eq!((&idle[0].of_gain, &idle[0].of_all), (&None, &None));
}

#[test]
fn groups_that_are_none_are_refused() {
    assert_eq!(Groups::new(&[0, 2, 2]), Err(GameError::EmptyGroup(1)));
    let other = Groups::apart(2);
    let refused = GameError::Length { expected: 3, seen: 2 };
    assert_eq!(owen(&corridor(), &other), Err(refused.clone()));
    assert_eq!(quotient(&corridor(), &other), Err(refused.clone()));
    assert_eq!(hold_up(&corridor(), &other), Err(refused));
}
