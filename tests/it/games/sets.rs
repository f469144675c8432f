//! Minimal sets and minimal blocking sets, against brute force and each other.

use super::{corridor, game, monotone_game, part, reordered, whole};
use aidreach::analysis::game::{Coalition, Exact, Game, GameError};
use aidreach::analysis::game_groups::Groups;
use aidreach::analysis::game_odds::{Draws, expected};
use aidreach::analysis::game_sets::{Reach, Sets, reach, sets_where};
use proptest::prelude::*;

fn set(players: &[usize]) -> Coalition {
    players.iter().copied().collect()
}

fn sets(game: &Game, target: &Exact) -> Sets {
    match reach(game, target).unwrap() {
        Reach::By(sets) => sets,
        Reach::OutOfReach { at_most } => panic!("at most {at_most}"),
    }
}

/// The minimal sets that share a player with each set of a family, by trying all.
fn transversals(n: usize, family: &[Coalition]) -> Vec<Coalition> {
    let hits = |s: Coalition| family.iter().all(|other| s.shared(*other).size() > 0);
    let all = || (0..1u128 << n).map(Coalition::from_bits);
    let smaller = |s: Coalition| all().any(|t| t != s && t.is_within(s) && hits(t));
    let mut found: Vec<Coalition> = all().filter(|s| hits(*s) && !smaller(*s)).collect();
    found.sort_by_key(Coalition::by_size);
    found
}

fn game_with_target(most: usize) -> impl Strategy<Value = (Game, Exact)> {
    (monotone_game(most), -2i64..=10).prop_map(|(game, tenths)| {
        let target = game.none() + game.gain() * part(tenths, 10);
        (game, target)
    })
}

proptest! {
    #[test]
    fn sets_suffice_and_none_can_spare_a_member((game, target) in game_with_target(6)) {
        let found = sets(&game, &target);
        let suffices = |s: Coalition| game.value(s) >= target;
        for s in game.coalitions() {
            let minimal = suffices(s) && s.players().all(|i| !suffices(s.without(i)));
            prop_assert_eq!(found.sufficient.contains(&s), minimal);
            // A coalition suffices exactly where it holds a minimal set.
            prop_assert_eq!(suffices(s), found.sufficient.iter().any(|t| t.is_within(s)));
            let blocked = found.blocking.iter().any(|t| t.shared(s) == Coalition::NOBODY);
            prop_assert_eq!(suffices(s), !blocked);
        }
    }

    #[test]
    fn each_family_are_the_transversals_of_the_other((game, target) in game_with_target(6)) {
        let found = sets(&game, &target);
        let n = game.players();
        prop_assert_eq!(&transversals(n, &found.sufficient), &found.blocking);
        if target > game.none() {
            prop_assert_eq!(&transversals(n, &found.blocking), &found.sufficient);
        }
    }

    #[test]
    fn the_order_of_players_changes_no_set(
        (game, target, order) in game_with_target(6).prop_flat_map(|(game, target)| {
            let players: Vec<usize> = (0..game.players()).collect();
            (Just(game), Just(target), Just(players).prop_shuffle())
        })
    ) {
        let (before, after) = (sets(&game, &target), sets(&reordered(&game, &order), &target));
        let named = |family: &[Coalition], name: &dyn Fn(usize) -> usize| {
            let mut all: Vec<Coalition> =
                family.iter().map(|s| s.players().map(name).collect()).collect();
            all.sort();
            all
        };
        let (same, then) = (|i| i, |i: usize| order[i]);
        prop_assert_eq!(named(&before.sufficient, &same), named(&after.sufficient, &then));
        prop_assert_eq!(named(&before.blocking, &same), named(&after.blocking, &then));
    }

    #[test]
    fn the_best_set_is_best_of_all((game, target) in game_with_target(5)) {
        let n = game.players();
        let odds: Vec<Exact> = (0..n).map(|i| part([9, 5, 10, 7, 3][i], 10)).collect();
        let costs: Vec<Exact> = (0..n).map(|i| part([3, 1, 0, 7, 2][i], 2)).collect();
        let groups = Groups::new(&[0, 0, 1, 1, 1][..n]).unwrap();
        let found = sets(&game, &target);
        let enough = || game.coalitions().filter(|s| game.value(*s) >= target);
        let cost = |s: Coalition| s.players().map(|i| costs[i].clone()).sum::<Exact>();
        let (cheapest, least) = found.cheapest(&costs).unwrap().unwrap();
        prop_assert_eq!(&cost(cheapest), &least);
        prop_assert_eq!(Some(least), enough().map(cost).min());
        for draws in [Draws::apart(odds.clone()), Draws::together(groups, odds)] {
            let draws = draws.unwrap();
            let (likely, most) = found.most_likely(&draws).unwrap().unwrap();
            prop_assert_eq!(draws.chance(likely), most.clone());
            prop_assert_eq!(Some(most.clone()), enough().map(|s| draws.chance(s)).max());
            // The chance of reaching the target in any way at all is no less.
            prop_assert!(expected(&game.reaching(&target), &draws).unwrap().value >= most);
        }
        let fewest = found.fewest().unwrap().size();
        prop_assert_eq!(Some(fewest), enough().map(Coalition::size).min());
    }
}

#[test]
fn a_target_beyond_everything_is_out_of_reach() {
    let at_most = whole(1);
    assert_eq!(reach(&corridor(), &whole(2)), Ok(Reach::OutOfReach { at_most }));
}

#[test]
fn a_target_that_is_reached_anyway_needs_nothing() {
    let found = sets(&corridor(), &whole(0));
    assert_eq!(found.sufficient, [Coalition::NOBODY]);
    assert_eq!(found.blocking, []);
}

#[test]
fn likely_cheap_and_few_can_be_three_sets() {
    // One sure but dear pair, one cheap but unlikely pair, one door that nobody expects to open.
    let ways = [set(&[0, 1]), set(&[2, 3]), set(&[4])];
    let game = game(5, |s| i64::from(ways.iter().any(|way| way.is_within(s))));
    let found = sets(&game, &whole(1));
    assert_eq!(found.fewest(), Some(ways[2]));
    let odds = [9, 9, 4, 4, 1].map(|p| part(p, 10)).to_vec();
    let likely = found.most_likely(&Draws::apart(odds.clone()).unwrap());
    assert_eq!(likely, Ok(Some((ways[0], part(81, 100)))));
    let costs = [5, 5, 1, 1, 9].map(whole);
    assert_eq!(found.cheapest(&costs), Ok(Some((ways[1], whole(2)))));
    // One draw for the first pair: what holds for one holds for both.
    let groups = Groups::new(&[0, 0, 1, 2, 3]).unwrap();
    let together = found.most_likely(&Draws::together(groups, odds).unwrap());
    assert_eq!(together, Ok(Some((ways[0], part(9, 10)))));
    let short = GameError::Length { expected: 5, seen: 2 };
    assert_eq!(found.cheapest(&[whole(1), whole(1)]), Err(short));
    let negative = [whole(-1), whole(1), whole(1), whole(1), whole(1)];
    assert_eq!(found.cheapest(&negative), Err(GameError::Cost(whole(-1))));
}

#[test]
fn a_permission_that_loses_the_target_is_named() {
    let game = game(2, |s| i64::from(s.bits() == 1));
    let lost = GameError::NotMonotone { granted: set(&[0]), more: 1 };
    // Everyone together does not reach it, so it is out of reach; of a lower aim the loss is told.
    assert!(matches!(reach(&game, &whole(1)), Ok(Reach::OutOfReach { .. })));
    let told = sets_where(2, |s| s.bits() == 1).unwrap_err();
    assert_eq!(told, lost);
    let words = "granted {0}, the target is reached, but no longer when 1 is granted too";
    assert_eq!(told.to_string(), words);
}
