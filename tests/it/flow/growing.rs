//! Flows that grow as arcs are given room: against flows found anew, and sets tried one by one.

use aidreach::flow::growing::{Growing, Pipes};
use aidreach::flow::maxflow::{Residual, max_flow};
use proptest::prelude::*;
use std::collections::BTreeSet;

const NODES: usize = 7;
const LAST: u32 = NODES as u32 - 1;

/// An arc: from where to where, the room it has first, and the room it is given later.
type Drawn = (u32, u32, i64, i64);

fn any_arcs() -> impl Strategy<Value = Vec<Drawn>> {
    let room = || prop_oneof![1 => Just(0_i64), 2 => 0..9_i64];
    prop::collection::vec((0..=LAST, 0..=LAST, room(), room()), 1..18)
}

fn pipes(arcs: &[Drawn]) -> Pipes {
    let ends = arcs.iter().map(|&(from, to, ..)| (from, to)).collect();
    Pipes::new(NODES, ends, (0, LAST)).unwrap()
}

/// What can go with these rooms, found anew, and the nodes that can then be got to.
fn anew(arcs: &[Drawn], room: impl Fn(usize, &Drawn) -> i64) -> (i64, Vec<bool>) {
    let arc = |(n, drawn): (usize, &Drawn)| Residual {
        from: drawn.0,
        to: drawn.1,
        forward: room(n, drawn),
        backward: 0,
    };
    let arcs: Vec<Residual<i64>> = arcs.iter().enumerate().map(arc).collect();
    let found = max_flow(NODES, &arcs, (0, LAST), &|| false).unwrap();
    (found.amount, found.source_side)
}

/// Nodes that arcs lead to from one, step by step; against their direction where `against`.
fn led_to(arcs: &[Drawn], start: u32, may: impl Fn(usize) -> bool, against: bool) -> Vec<bool> {
    let mut side = vec![false; NODES];
    side[start as usize] = true;
    for _ in 0..NODES {
        for (n, &(from, to, ..)) in arcs.iter().enumerate() {
            let (from, to) = if against { (to, from) } else { (from, to) };
            if may(n) && side[from as usize] {
                side[to as usize] = true;
            }
        }
    }
    side
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn growing_comes_to_what_is_found_anew(arcs in any_arcs()) {
        let pipes = pipes(&arcs);
        let mut flow = Growing::new(&pipes);
        for (n, arc) in arcs.iter().enumerate() {
            flow.give(n, arc.2);
        }
        let (first, side) = anew(&arcs, |_, arc| arc.2);
        prop_assert_eq!(flow.side().is_none(), first > 0);
        prop_assert_eq!(flow.push(), Ok(first));
        prop_assert_eq!(flow.side(), Some(side));
        for (n, arc) in arcs.iter().enumerate() {
            flow.give(n, arc.3);
        }
        let (both, side) = anew(&arcs, |_, arc| arc.2 + arc.3);
        let mut further = flow.clone();
        prop_assert_eq!(flow.push(), Ok(both - first));
        prop_assert_eq!(further.push_further(), Ok(side.clone()));
        for flow in [flow, further] {
            prop_assert_eq!((flow.amount(), flow.side()), (both, Some(side.clone())));
            let mut left = [0; NODES];
            for (n, &(from, to, before, more)) in arcs.iter().enumerate() {
                let carried = flow.carried(n);
                prop_assert!((0..=before + more).contains(&carried));
                prop_assert_eq!(carried + flow.room(n), before + more);
                left[from as usize] -= carried;
                left[to as usize] += carried;
            }
            prop_assert_eq!((left[0], left[NODES - 1]), (-both, both));
            prop_assert!(left[1..NODES - 1].iter().all(|&left| left == 0));
        }
    }

    #[test]
    fn other_limits_come_to_what_is_found_anew(arcs in any_arcs(), kept in 0..18_usize) {
        let pipes = pipes(&arcs);
        let mut flow = Growing::new(&pipes);
        for (n, arc) in arcs.iter().enumerate() {
            flow.give(n, arc.2);
        }
        flow.push().unwrap();
        let then = |n: usize, arc: &Drawn| if n < kept { arc.2 } else { arc.3 };
        let limits: Vec<(usize, i64)> =
            arcs.iter().enumerate().skip(kept).map(|(n, arc)| (n, then(n, arc))).collect();
        flow.limit(&limits).unwrap();
        flow.push().unwrap();
        let (most, side) = anew(&arcs, then);
        prop_assert_eq!((flow.amount(), flow.side()), (most, Some(side)));
        let mut left = [0; NODES];
        for (n, drawn) in arcs.iter().enumerate() {
            let carried = flow.carried(n);
            prop_assert!(carried >= 0 && carried + flow.room(n) == then(n, drawn));
            left[drawn.0 as usize] -= carried;
            left[drawn.1 as usize] += carried;
        }
        prop_assert_eq!((left[0], left[NODES - 1]), (-most, most));
        prop_assert!(left[1..NODES - 1].iter().all(|&left| left == 0));
    }

    #[test]
    fn what_opens_a_way_is_what_lets_more_through(
        arcs in any_arcs(),
        drawn in prop::collection::btree_set(0..18_usize, 0..6),
    ) {
        let pipes = pipes(&arcs);
        let mut flow = Growing::new(&pipes);
        for (n, arc) in arcs.iter().enumerate() {
            flow.give(n, arc.2);
        }
        let now = flow.push().unwrap();
        let more: BTreeSet<usize> = drawn.into_iter().filter(|n| *n < arcs.len()).collect();
        let raised = |set: &BTreeSet<usize>| {
            anew(&arcs, |n, arc| arc.2 + if set.contains(&n) { 9 } else { 0 })
        };
        let (most, reached) = raised(&more);
        let mut side = flow.side().unwrap();
        let before = side.clone();
        let arcs_of: Vec<usize> = more.iter().copied().collect();
        prop_assert_eq!(flow.opens(&mut side, &arcs_of), most > now);
        prop_assert!(before.iter().zip(&side).all(|(before, after)| *after || !before));
        if most == now {
            prop_assert_eq!(&side, &reached);
        }
        let way = flow.way_with(&|arc| more.contains(&arc));
        prop_assert_eq!(way.is_some(), most > now);
        // The arcs on the way are enough, and no smaller set is.
        let sets = (0..1_u32 << arcs_of.len()).map(|set| -> BTreeSet<usize> {
            (0..arcs_of.len()).filter(|n| set >> n & 1 == 1).map(|n| arcs_of[n]).collect()
        });
        let smallest = sets.filter(|set| raised(set).0 > now).map(|set| set.len()).min();
        prop_assert_eq!(way.as_ref().map(Vec::len), smallest);
        if let Some(way) = way {
            let way: BTreeSet<usize> = way.into_iter().collect();
            prop_assert!(way.is_subset(&more));
            prop_assert!(raised(&way).0 > now);
        }
    }

    #[test]
    fn nodes_are_got_to_along_arcs_that_may_be_used(
        arcs in any_arcs(),
        shut in prop::collection::btree_set(0..18_usize, 0..9),
        node in 0..=LAST,
    ) {
        let pipes = pipes(&arcs);
        let may = |arc: usize| !shut.contains(&arc);
        prop_assert_eq!(pipes.reached(node, &may), led_to(&arcs, node, may, false));
        prop_assert_eq!(pipes.reaching(node, &may), led_to(&arcs, node, may, true));
    }
}
