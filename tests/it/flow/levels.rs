//! Level by level: every level's cut proves it, and nobody beside it stands lower.

use aidreach::flow::Unsolvable;
use aidreach::flow::fair::{Shared, level_by_level};
use aidreach::flow::maxflow::Residual;
use num_rational::Ratio;
use num_traits::Signed;
use proptest::prelude::*;

const STORES: u32 = 3;

/// A store feeds some of four villages, each through a gate of its own; gates lead through two
/// limits that they share, and back.
#[derive(Clone, Debug)]
struct Drawn {
    stores: Vec<i64>,
    roads: Vec<(u32, u32, i64)>,
    /// Of each village: what limits it alone, the shared limit behind it, its weight.
    villages: Vec<(i64, u32, i64)>,
    limits: [i64; 2],
}

fn any() -> impl Strategy<Value = Drawn> {
    let road = (0..STORES, 0..4_u32, 0..25_i64);
    let village = (prop_oneof![1 => 0..9_i64, 1 => Just(99)], 0..2_u32, 1..12_i64);
    let limit = || prop_oneof![1 => 0..15_i64, 1 => Just(99)];
    (
        prop::collection::vec(0..25_i64, STORES as usize),
        prop::collection::vec(road, 1..9),
        prop::collection::vec(village, 4),
        (limit(), limit()),
    )
        .prop_map(|(stores, roads, villages, (one, two))| Drawn {
            stores,
            roads,
            villages,
            limits: [one, two],
        })
}

/// Node 0 is where food begins and ends; stores, villages and limits follow.
fn laid_out(drawn: &Drawn) -> (usize, Vec<Residual<i64>>, Vec<Shared>) {
    let (store, village, limit) =
        (|n: u32| 1 + n, |n: u32| 1 + STORES + n, |n: u32| 5 + STORES + n);
    let arc = |from, to, forward| Residual { from, to, forward, backward: 0 };
    let mut arcs = Vec::new();
    for (n, &food) in (0..).zip(&drawn.stores) {
        arcs.push(arc(0, store(n), food));
    }
    for &(from, to, room) in &drawn.roads {
        arcs.push(arc(store(from), village(to), room));
    }
    let mut shared = Vec::new();
    for (n, &(own, behind, weight)) in (0..).zip(&drawn.villages) {
        shared.push(Shared { arc: arcs.len() as u32, amount: 0, weight });
        arcs.push(arc(village(n), limit(behind), own));
    }
    for (n, &most) in (0..).zip(&drawn.limits) {
        arcs.push(arc(limit(n), 0, most));
    }
    (7 + STORES as usize, arcs, shared)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn each_level_is_proven_by_its_cut(drawn in any()) {
        let (n_nodes, arcs, shared) = laid_out(&drawn);
        let found = level_by_level(n_nodes, &arcs, &shared, &|| false).unwrap();
        let mut left = vec![0; n_nodes];
        for (arc, &change) in arcs.iter().zip(&found.changes) {
            prop_assert!((-arc.backward..=arc.forward).contains(&change));
            left[arc.from as usize] -= change;
            left[arc.to as usize] += change;
        }
        prop_assert!(left.iter().all(|&left| left == 0));
        // What a step settles no later one may change.
        let mut settled = vec![false; arcs.len()];
        let mut open: Vec<usize> = (0..shared.len()).collect();
        // What a level gave no later one takes.
        let mut held = vec![0; arcs.len()];
        let mut before = Ratio::from_integer(-1);
        for cut in &found.cuts {
            // Amounts are whole: what is rounded at one level may be wanting at the next, by less than
            // a unit of whoever stands there.
            let lightest = cut.members.iter().map(|&member| shared[member as usize].weight).min();
            let unit = Ratio::new(1, i128::from(lightest.unwrap_or(1)));
            prop_assert!(cut.coverage > before - unit);
            before = cut.coverage;
            let members: Vec<usize> = cut.members.iter().map(|&member| member as usize).collect();
            prop_assert!(!members.is_empty(), "a cut is somebody's");
            let (mut given, mut weights) = (0, 0);
            for &member in &members {
                let Shared { arc, weight, .. } = shared[member];
                let amount = found.changes[arc as usize];
                let exact = cut.coverage * Ratio::from_integer(i128::from(weight));
                prop_assert!((Ratio::from_integer(i128::from(amount)) - exact).abs() < Ratio::from_integer(1));
                given += i128::from(amount);
                weights += i128::from(weight);
            }
            prop_assert_eq!(Ratio::from_integer(given), cut.coverage * Ratio::from_integer(weights));
            let of_members = |arc: usize| members.iter().any(|&m| shared[m].arc as usize == arc);
            let full = |arc: usize| found.changes[arc] == arcs[arc].forward;
            let alone = members.len() == 1 && full(shared[members[0]].arc as usize);
            for (n, arc) in arcs.iter().enumerate().filter(|(n, _)| !settled[*n]) {
                let (from, to) = (cut.near[arc.from as usize], cut.near[arc.to as usize]);
                if of_members(n) {
                    prop_assert!(alone || (from && !to));
                } else if from != to {
                    // Into the near side no more can go, and out of it nothing can be held back.
                    let stays = if to { full(n) } else { found.changes[n] == held[n] - arc.backward };
                    prop_assert!(stays);
                }
            }
            for (n, arc) in arcs.iter().enumerate() {
                settled[n] |= of_members(n) || cut.near[arc.from as usize] != cut.near[arc.to as usize];
            }
            // Who is crossed by the cut without being one of its members is held to its own least.
            open.retain(|n| !settled[shared[*n].arc as usize]);
            for &n in &open {
                let Shared { arc, weight, .. } = shared[n];
                let least = cut.coverage * Ratio::from_integer(i128::from(weight));
                prop_assert!(Ratio::from_integer(i128::from(found.changes[arc as usize])) >= least.floor());
                let least = i64::try_from(least.floor().to_integer()).unwrap();
                held[arc as usize] = least.max(held[arc as usize]);
            }
        }
        prop_assert!(open.is_empty());
    }
}

#[test]
fn mistakes_are_refused() {
    let arc = Residual { from: 0, to: 1, forward: 5_i64, backward: 0 };
    let back = Residual { from: 1, to: 0, forward: 5_i64, backward: 0 };
    let share = |arc, amount, weight| [Shared { arc, amount, weight }];
    let refused = |shared: [Shared; 1]| level_by_level(2, &[arc, back], &shared, &|| false);
    let terminal = Err(Unsolvable::Terminal { terminal: 0 });
    assert_eq!(refused(share(2, 0, 1)), terminal);
    assert_eq!(refused(share(0, -1, 1)), terminal);
    assert_eq!(refused(share(0, 0, 0)), terminal);
    assert_eq!(refused(share(0, 0, 1)).map(|found| found.changes), Ok(vec![5, 5]));
    // What an arc carries already counts.
    assert_eq!(
        refused(share(0, 3, 1)).map(|found| found.cuts[0].coverage),
        Ok(Ratio::from_integer(8))
    );
    let stopped = level_by_level(2, &[arc, back], &share(0, 0, 1), &|| true);
    assert_eq!(stopped, Err(Unsolvable::Stopped));
}
