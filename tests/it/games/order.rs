//! The order of asking, against all orders.

use super::{any_game, game, orders, part, sum, whole};
use aidreach::analysis::game::{Coalition, Exact, Game, GameError};
use aidreach::analysis::game_order::asking;
use proptest::prelude::*;

fn worth(game: &Game, order: &[usize], discount: &Exact) -> Exact {
    let mut granted = Coalition::NOBODY;
    let mut weight = whole(1);
    let mut steps = Vec::new();
    for &player in order {
        granted = granted.with(player);
        steps.push(&weight * game.value(granted));
        weight *= discount;
    }
    sum(&steps)
}

proptest! {
    #[test]
    fn the_best_of_all_orders(game in any_game(5), tenths in 1i64..=10) {
        let discount = part(tenths, 10);
        let found = asking(&game, &discount).unwrap();
        let mut all: Vec<(Exact, Vec<usize>)> = orders(game.players())
            .into_iter()
            .map(|order| (worth(&game, &order, &discount), order))
            .collect();
        all.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        prop_assert_eq!(&found.best.worth, &all[0].0);
        prop_assert_eq!(&found.best.players, &all[0].1);
        for first in &found.first_moves {
            let best = all.iter().find(|(_, order)| order[0] == first.player).unwrap();
            prop_assert_eq!(&first.worth, &best.0);
            prop_assert_eq!(&first.regret, &(&found.best.worth - &first.worth));
        }
        prop_assert_eq!(found.first_moves[0].player, found.best.players[0]);
        prop_assert!(found.first_moves.is_sorted_by(|a, b| a.regret <= b.regret));
        prop_assert_eq!(found.first_moves.len(), game.players());
        prop_assert_eq!(&found.greedy.worth, &worth(&game, &found.greedy.players, &discount));
        prop_assert!(found.greedy.worth <= found.best.worth);
        prop_assert_eq!(found.best.reach.last().unwrap(), &game.all());
    }
}

/// Ten for each step that the long way is open, six for the short one: greedy starts with the
/// short one and is late for the long one.
#[test]
fn greedy_misses_what_needs_two() {
    let game =
        game(3, |s| 10 * i64::from(s.contains(1) && s.contains(2)) + 6 * i64::from(s.contains(0)));
    let found = asking(&game, &whole(1)).unwrap();
    // 0 + 10 + 16 = 26 beside 6 + 6 + 16 = 28: here greedy is right, and so is its start.
    assert_eq!(found.best.players, [0, 1, 2]);
    assert_eq!(found.first_moves[1].regret, whole(2));
    let dear =
        Game::from_fn(3, |s| game.value(s) + whole(4 * i64::from(s.contains(1) && s.contains(2))));
    let found = asking(&dear.unwrap(), &whole(1)).unwrap();
    // 0 + 14 + 20 = 34 beside 6 + 6 + 20 = 32.
    assert_eq!(found.best.players, [1, 2, 0]);
    assert_eq!(found.best.reach, [0, 14, 20].map(whole));
    assert_eq!(found.greedy.players, [0, 1, 2]);
    assert_eq!(found.greedy.worth, whole(32));
}

#[test]
fn a_discount_of_nothing_or_beyond_one_is_refused() {
    let game = game(1, |_| 0);
    assert_eq!(asking(&game, &part(3, 2)), Err(GameError::Discount(part(3, 2))));
    assert_eq!(asking(&game, &part(-1, 2)), Err(GameError::Discount(part(-1, 2))));
}
