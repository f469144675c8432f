//! Expected value and effort, against sums over all coalitions.

use super::{any_game, corridor, part, sum, whole};
use aidreach::analysis::game::{Coalition, Exact, Game, GameError};
use aidreach::analysis::game_groups::Groups;
use aidreach::analysis::game_odds::{Draws, Expected, expected};
use aidreach::analysis::game_values::shapley;
use num_traits::One;
use proptest::prelude::*;

fn odds(n: usize) -> impl Strategy<Value = Vec<Exact>> {
    let one = (0i64..=4, 4i64..6).prop_map(|(above, below)| part(above, below));
    prop::collection::vec(one, n)
}

fn game_at_odds(most: usize) -> impl Strategy<Value = (Game, Vec<Exact>, Vec<usize>)> {
    any_game(most).prop_flat_map(|game| {
        let n = game.players();
        let count = 1..=n;
        let of_player = count.prop_flat_map(move |count| {
            let rest = prop::collection::vec(0..count, n - count);
            rest.prop_map(move |rest| (0..count).chain(rest).collect::<Vec<usize>>())
        });
        (Just(game), odds(n), of_player)
    })
}

/// The chance that exactly a coalition is granted, each permission drawn by itself.
fn chance(granted: Coalition, odds: &[Exact]) -> Exact {
    let each = odds.iter().enumerate();
    each.fold(whole(1), |chance, (i, p)| {
        chance * if granted.contains(i) { p.clone() } else { whole(1) - p }
    })
}

fn by_definition(game: &Game, odds: &[Exact]) -> Exact {
    let weighed: Vec<Exact> = game.coalitions().map(|s| chance(s, odds) * game.value(s)).collect();
    sum(&weighed)
}

/// One draw by group, by cutting 0 to 1 at all odds that occur and taking each piece in turn.
fn by_pieces(game: &Game, odds: &[Exact], of_player: &[usize]) -> Exact {
    let mut cuts: Vec<Exact> = odds.iter().cloned().chain([whole(0), whole(1)]).collect();
    cuts.sort();
    cuts.dedup();
    let count = of_player.iter().max().map_or(0, |last| last + 1);
    let pieces = cuts.len() - 1;
    let mut total = whole(0);
    for mut choice in 0..pieces.pow(count as u32) {
        let mut drawn = Vec::new();
        for _ in 0..count {
            drawn.push(choice % pieces);
            choice /= pieces;
        }
        let weight = drawn
            .iter()
            .fold(Exact::one(), |weight, &piece| weight * (&cuts[piece + 1] - &cuts[piece]));
        let granted = (0..odds.len()).filter(|&i| cuts[drawn[of_player[i]]] < odds[i]);
        total += weight * game.value(granted.collect());
    }
    total
}

fn effort(found: &Expected) -> Vec<Exact> {
    found.groups.iter().map(|group| group.effort.clone()).collect()
}

proptest! {
    #[test]
    fn drawn_apart((game, odds, _) in game_at_odds(5)) {
        let found = expected(&game, &Draws::apart(odds.clone()).unwrap()).unwrap();
        prop_assert_eq!(&found.value, &by_definition(&game, &odds));
        for (player, group) in found.groups.iter().enumerate() {
            let mut sure = odds.clone();
            sure[player] = whole(1);
            prop_assert_eq!(&group.granted, &by_definition(&game, &sure));
            sure[player] = whole(0);
            prop_assert_eq!(&group.refused, &by_definition(&game, &sure));
            prop_assert_eq!(&group.effort, &(&group.granted - &group.refused));
            prop_assert_eq!(&group.steps[0].effort, &group.effort);
        }
    }

    #[test]
    fn drawn_together((game, odds, of_player) in game_at_odds(4)) {
        let groups = Groups::new(&of_player).unwrap();
        let draws = Draws::together(groups.clone(), odds.clone()).unwrap();
        let found = expected(&game, &draws).unwrap();
        prop_assert_eq!(&found.value, &by_pieces(&game, &odds, &of_player));
        for (members, group) in groups.members().iter().zip(&found.groups) {
            let with = |p: Exact| {
                let given = |i| if members.contains(i) { p.clone() } else { odds[i].clone() };
                by_pieces(&game, &(0..odds.len()).map(given).collect::<Vec<_>>(), &of_player)
            };
            prop_assert_eq!(&group.granted, &with(whole(1)));
            prop_assert_eq!(&group.refused, &with(whole(0)));
            let steps: Vec<Exact> = group.steps.iter().map(|step| step.effort.clone()).collect();
            prop_assert_eq!(&sum(&steps), &group.effort);
            let weighed: Vec<Exact> =
                group.steps.iter().map(|step| &step.odds * &step.effort).collect();
            prop_assert_eq!(&group.refused + sum(&weighed), found.value.clone());
        }
    }

    /// The chance of a set being granted is the expected value of the game it alone wins.
    #[test]
    fn the_chance_of_a_set((game, odds, of_player) in game_at_odds(4), bits in 0u32..16) {
        let wanted = Coalition::from_bits(bits.into()).shared(game.everyone());
        let wins = Game::from_fn(game.players(), |s| whole(wanted.is_within(s).into())).unwrap();
        let draws = Draws::together(Groups::new(&of_player).unwrap(), odds).unwrap();
        prop_assert_eq!(draws.chance(wanted), expected(&wins, &draws).unwrap().value);
    }
}

/// φ is the mean of effort over equal odds from 0 to 1 (Owen 1972). Effort is a polynomial in the
/// odds of degree n − 1 = 3 at most, so Simpson's rule is exact.
#[test]
fn shapley_is_effort_along_the_diagonal() {
    let game = Game::from_fn(4, |s| {
        whole([0, 3, 1, 9, 4, 4, 7, 20][s.bits() as usize % 8] * (1 + i64::from(s.contains(3))))
    })
    .unwrap();
    let at = |p: Exact| effort(&expected(&game, &Draws::apart(vec![p; 4]).unwrap()).unwrap());
    let (none, half, all) = (at(whole(0)), at(part(1, 2)), at(whole(1)));
    let mean = |i: usize| (&none[i] + whole(4) * &half[i] + &all[i]) / whole(6);
    assert_eq!(shapley(&game), (0..4).map(mean).collect::<Vec<_>>());
}

#[test]
fn one_draw_for_both_doors_leaves_no_second_chance() {
    let corridor = corridor();
    let half = vec![part(1, 2); 3];
    let apart = expected(&corridor, &Draws::apart(half.clone()).unwrap()).unwrap();
    assert_eq!(apart.value, part(3, 8));
    let doors = Groups::new(&[0, 1, 1]).unwrap();
    let together = expected(&corridor, &Draws::together(doors, half).unwrap()).unwrap();
    assert_eq!(together.value, part(1, 4));
    assert_eq!(effort(&together), [part(1, 2), part(1, 2)]);
}

#[test]
fn odds_beyond_one_are_refused() {
    let beyond = Draws::apart(vec![part(1, 2), part(6, 5)]);
    assert_eq!(beyond.unwrap_err().to_string(), "odds 6/5 do not lie between 0 and 1");
    let short = Draws::apart(vec![part(1, 2)]).unwrap();
    let refused = GameError::Length { expected: 3, seen: 1 };
    assert_eq!(expected(&corridor(), &short), Err(refused));
}
