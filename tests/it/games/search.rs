//! Sets and orders found by asking for one value after another, against all that there are.

use super::{monotone_game, part, whole};
use aidreach::analysis::game::{Coalition, Exact, Game};
use aidreach::analysis::game_order::asking;
use aidreach::analysis::game_search::{Effort, Price, Search};
use aidreach::analysis::game_sets::{Reach, reach};
use num_traits::One;
use proptest::prelude::*;
use std::convert::Infallible;

fn search(game: &Game) -> Search<'_, Infallible> {
    Search::new(game.players(), |set| Ok(game.value(set)))
}

proptest! {
    #[test]
    fn every_set_told_is_one_of_all(game in monotone_game(7), share in 1i64..=10) {
        let target = game.all() * part(share, 10);
        let Reach::By(all) = reach(&game, &target).unwrap() else { panic!("within reach") };
        let mut search = search(&game);
        let order = search.order().unwrap();
        let many = |set: Coalition| whole(set.size() as i64);
        let dear = |set: Coalition| set.players().map(|i| whole(1 + (i * i) as i64)).sum::<Exact>();
        let prices: [Price<'_>; 2] = [&many, &dear];
        let found = search.around(&target, &order, (Effort::MUCH, &prices)).unwrap();
        prop_assert!(!found.sets.sufficient.is_empty());
        for set in &found.sets.sufficient {
            prop_assert!(all.sufficient.contains(set), "{} {:?}", set, all.sufficient);
        }
        for set in &found.sets.blocking {
            prop_assert!(all.blocking.contains(set), "{} {:?}", set, all.blocking);
        }
        // Whoever is needed in any case is told.
        for set in all.blocking.iter().filter(|set| set.size() == 1) {
            prop_assert!(found.sets.blocking.contains(set));
        }
        let fewest = all.fewest().unwrap().size();
        prop_assert!(found.at_least <= fewest);
        prop_assert!(found.sets.fewest().unwrap().size() >= fewest);
    }

    #[test]
    fn an_order_found_is_no_better_than_the_best_and_no_worse_than_the_greedy_one(
        game in monotone_game(7)
    ) {
        let best = asking(&game, &Exact::one()).unwrap();
        let found = search(&game).order().unwrap();
        prop_assert!(found.worth <= best.best.worth);
        prop_assert!(found.worth >= best.greedy.worth);
        let mut players = found.players.clone();
        players.sort_unstable();
        prop_assert_eq!(players, (0..game.players()).collect::<Vec<_>>());
        prop_assert_eq!(found.reach.last(), Some(&game.all()));
        prop_assert_eq!(found.reach.iter().sum::<Exact>(), found.worth);
    }
}

/// Two halves of one way in, which a greedy order does not see; leaving out from the end does.
#[test]
fn players_who_need_each_other_are_asked_together() {
    let reach = |s: Coalition| {
        90 * i64::from(s.contains(0) && s.contains(1)) + 10 * i64::from(s.contains(2))
    };
    let game = Game::from_fn(3, |s| whole(reach(s))).unwrap();
    assert_eq!(search(&game).order().unwrap().players, [0, 1, 2]);
}

#[test]
fn where_nothing_is_needed_nobody_is_asked() {
    let game = Game::from_fn(2, |s| whole(5 + s.size() as i64)).unwrap();
    let mut search = search(&game);
    let order = search.order().unwrap();
    let found = search.around(&whole(5), &order, (Effort::MUCH, &[])).unwrap();
    assert_eq!(found.sets.sufficient, [Coalition::NOBODY]);
    assert_eq!((found.sets.blocking.len(), found.at_least), (0, 0));
}

/// More players than any table holds.
#[test]
fn a_hundred_players_are_searched() {
    let game = |s: Coalition| {
        let provinces = (1..100).filter(|i| s.contains(*i)).count() as i64;
        whole(if s.contains(0) { provinces } else { 0 })
    };
    let mut search: Search<'_, Infallible> = Search::new(100, |set| Ok(game(set)));
    let order = search.order().unwrap();
    let many = |set: Coalition| whole(set.size() as i64);
    let found = search.around(&whole(30), &order, (Effort::MUCH, &[&many])).unwrap();
    assert_eq!(found.sets.fewest().unwrap().size(), 31);
    assert!(found.sets.blocking.contains(&Coalition::NOBODY.with(0)));
    assert!(found.at_least >= 2 && found.at_least <= 31);
}
