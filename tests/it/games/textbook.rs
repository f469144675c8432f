//! Games whose values are printed in textbooks, exactly.

use super::{corridor, game, part, parts, weighted, whole};
use aidreach::analysis::game_axioms::{broken_axioms, null_players, symmetric_players};
use aidreach::analysis::game_values::{
    Interaction, alone, banzhaf, interactions, last, shapley, values,
};

/// Five vetoes, ten others, nine votes in all. Shapley and Shubik, *A method for evaluating the
/// distribution of power in a committee system* (1954), for the council after its enlargement.
#[test]
fn the_security_council() {
    let weights = [vec![7; 5], vec![1; 10]].concat();
    let council = weighted(39, &weights);
    let power = shapley(&council);
    assert_eq!(power[..5], vec![part(421, 2145); 5]);
    assert_eq!(power[5..], vec![part(4, 2145); 10]);
    let swings = banzhaf(&council);
    assert_eq!(swings[0], part(53, 1024));
    assert_eq!(swings[14], part(21, 4096));
    assert_eq!(symmetric_players(&council), [(0..5).collect::<Vec<_>>(), (5..15).collect()]);
    assert_eq!(broken_axioms(&council, &power).unwrap(), []);
}

/// The council of ministers of 1958, 12 of 17 votes: the smallest member never mattered.
#[test]
fn the_six_of_1958() {
    let council = weighted(12, &[4, 4, 4, 2, 2, 1]);
    assert_eq!(shapley(&council), parts("7/30 7/30 7/30 3/20 3/20 0"));
    assert_eq!(banzhaf(&council), parts("5/16 5/16 5/16 3/16 3/16 0"));
    assert_eq!(null_players(&council), [5]);
}

#[test]
fn small_weighted_votes() {
    for council in [weighted(4, &[3, 2, 1]), weighted(25, &[17, 13, 11])] {
        assert_eq!(shapley(&council), parts("2/3 1/6 1/6"));
        assert_eq!(banzhaf(&council), parts("3/4 1/4 1/4"));
    }
}

/// Littlechild and Owen, *A simple expression for the Shapley value in a special case* (1973): each
/// pays its share of every stretch of the runway that it needs.
#[test]
fn the_airport() {
    let costs = [1, 2, 4, 7, 11];
    let airport = game(5, |s| s.players().map(|i| costs[i]).max().unwrap_or(0));
    assert_eq!(shapley(&airport), parts("1/5 9/20 67/60 157/60 397/60"));
    assert_eq!(alone(&airport), parts("1 2 4 7 11"));
    assert_eq!(last(&airport), parts("0 0 0 0 4"));
}

#[test]
fn two_left_gloves_and_a_right_one() {
    let gloves = game(3, |s| i64::from(s.contains(2) && s.size() > 1));
    assert_eq!(shapley(&gloves), parts("1/6 1/6 2/3"));
}

#[test]
fn a_corridor_with_two_doors() {
    let corridor = corridor();
    let found = values(&corridor);
    assert_eq!(found.shapley, parts("2/3 1/6 1/6"));
    assert_eq!(found.banzhaf, parts("3/4 1/4 1/4"));
    assert_eq!(found.alone, parts("0 0 0"));
    assert_eq!(found.last, parts("1 0 0"));
    // By hand: with one other absent and present in turn, each half the weight.
    let pair = |pair, value| Interaction { pair, value };
    let expected = [pair([0, 1], part(1, 2)), pair([0, 2], part(1, 2)), pair([1, 2], part(-1, 2))];
    assert_eq!(found.interactions, expected);
}

/// A game won by three players together: 1/(3−1) for each pair of them, nothing for other pairs
/// (Grabisch and Roubens 1999).
#[test]
fn unanimity() {
    let all_three = game(5, |s| i64::from([0, 2, 3].iter().all(|&i| s.contains(i))));
    for Interaction { pair, value } in interactions(&all_three) {
        let members = pair.iter().all(|i| [0, 2, 3].contains(i));
        assert_eq!(value, if members { part(1, 2) } else { whole(0) }, "{pair:?}");
    }
}
