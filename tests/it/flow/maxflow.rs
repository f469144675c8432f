//! The most that can go: by hand, against petgraph, and the cuts that show it.

use aidreach::flow::maxflow::{Residual, max_flow};
use aidreach::flow::{UNLIMITED, Unsolvable};
use petgraph::algo::{dinics, ford_fulkerson};
use petgraph::graph::{DiGraph, NodeIndex};
use proptest::prelude::*;

fn any_arcs(n: u32, max_arcs: usize) -> impl Strategy<Value = Vec<Residual<i64>>> {
    let arc = (0..n, 0..n, 0..20_i64, prop_oneof![3 => Just(0_i64), 1 => 0..9_i64]);
    let arc =
        arc.prop_map(|(from, to, forward, backward)| Residual { from, to, forward, backward });
    prop::collection::vec(arc, 0..max_arcs)
}

/// The same by two methods of petgraph.
fn second_opinions(n: u32, arcs: &[Residual<i64>], source: u32, sink: u32) -> [i64; 2] {
    let mut graph = DiGraph::<(), u64>::new();
    let nodes: Vec<NodeIndex> = (0..n).map(|_| graph.add_node(())).collect();
    for arc in arcs.iter().filter(|arc| arc.from != arc.to) {
        let (from, to) = (nodes[arc.from as usize], nodes[arc.to as usize]);
        graph.add_edge(from, to, arc.forward as u64);
        graph.add_edge(to, from, arc.backward as u64);
    }
    let (source, sink) = (nodes[source as usize], nodes[sink as usize]);
    [ford_fulkerson(&graph, source, sink).0 as i64, dinics(&graph, source, sink).0 as i64]
}

/// What the arcs leaving a side let through at most.
fn cut(arcs: &[Residual<i64>], side: impl Fn(u32) -> bool) -> i64 {
    let through = |arc: &Residual<i64>| match (side(arc.from), side(arc.to)) {
        (true, false) => arc.forward,
        (false, true) => arc.backward,
        _ => 0,
    };
    arcs.iter().map(through).sum()
}

/// The least cut among all sides, and the smallest and the largest side that has it.
fn cuts_by_hand(n: u32, arcs: &[Residual<i64>], source: u32, sink: u32) -> (i64, u32, u32) {
    let sides: Vec<u32> =
        (0..1 << n).filter(|side| side >> source & 1 == 1 && side >> sink & 1 == 0).collect();
    let value = |side: u32| cut(arcs, |node| side >> node & 1 == 1);
    let least = sides.iter().map(|&side| value(side)).min().unwrap();
    let narrowest = sides.iter().filter(|&&side| value(side) == least);
    let (all, any) = narrowest.fold((u32::MAX, 0), |(all, any), side| (all & side, any | side));
    (least, all, any)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(800))]

    #[test]
    fn most_is_the_least_cut(arcs in any_arcs(7, 25), source in 0..7_u32, apart in 1..7_u32) {
        let sink = (source + apart) % 7;
        let answer = max_flow(7, &arcs, (source, sink), &|| false).unwrap();
        let amount = answer.amount;
        prop_assert_eq!(second_opinions(7, &arcs, source, sink), [amount, amount]);
        let mut left = [0; 7];
        left[source as usize] = amount;
        left[sink as usize] = -amount;
        for (arc, &change) in arcs.iter().zip(&answer.changes) {
            prop_assert!((-arc.backward..=arc.forward).contains(&change));
            left[arc.from as usize] -= change;
            left[arc.to as usize] += change;
        }
        prop_assert_eq!(left, [0; 7]);
        let (least, smallest, largest) = cuts_by_hand(7, &arcs, source, sink);
        prop_assert_eq!(amount, least);
        for node in 0..7 {
            prop_assert_eq!(answer.source_side[node], smallest >> node & 1 == 1);
            prop_assert_eq!(answer.sink_side[node], largest >> node & 1 == 0);
        }
    }

    #[test]
    fn wide_numbers_and_a_start_from_half_way_give_the_same(arcs in any_arcs(20, 90)) {
        let whole = max_flow(20, &arcs, (0, 19), &|| false).unwrap();
        let scale = 1_i128 << 80;
        let wide: Vec<Residual<i128>> = arcs.iter().map(|arc| Residual {
            from: arc.from,
            to: arc.to,
            forward: i128::from(arc.forward) * scale,
            backward: i128::from(arc.backward) * scale,
        }).collect();
        let wide = max_flow(20, &wide, (0, 19), &|| false).unwrap();
        prop_assert_eq!(wide.amount, i128::from(whole.amount) * scale);
        prop_assert_eq!(&wide.source_side, &whole.source_side);
        let rest: Vec<Residual<i64>> = arcs.iter().zip(&whole.changes).map(|(arc, change)| Residual {
            forward: arc.forward - change,
            backward: arc.backward + change,
            ..*arc
        }).collect();
        let rest = max_flow(20, &rest, (0, 19), &|| false).unwrap();
        prop_assert_eq!(rest.amount, 0);
        prop_assert_eq!(&rest.sink_side, &whole.sink_side);
    }
}

#[test]
fn mistakes_and_large_numbers_are_refused() {
    let arc = Residual { from: 0, to: 1, forward: 1_i64, backward: 0 };
    let stay = &|| false;
    let missing = |index| Err(Unsolvable::Missing { what: "source or sink", index });
    assert_eq!(max_flow(2, &[arc], (0, 2), stay), missing(2));
    assert_eq!(max_flow(2, &[arc], (1, 1), stay), missing(1));
    assert_eq!(max_flow(2, &[arc], (0, 1), &|| true), Err(Unsolvable::Stopped));
    let unknown = Residual { to: 2, ..arc };
    assert_eq!(max_flow(2, &[unknown], (0, 1), stay), Err(Unsolvable::UnknownNode { arc: 0 }));
    let negative = Residual { backward: -1, ..arc };
    assert_eq!(max_flow(2, &[negative], (0, 1), stay), Err(Unsolvable::Bounds { arc: 0 }));
    let overflow = Err(Unsolvable::Overflow { what: "amounts" });
    let large = Residual { forward: i64::MAX, ..arc };
    assert_eq!(max_flow(2, &[large, arc], (0, 1), stay), overflow);
    assert_eq!(max_flow(2, &[Residual { backward: 1, ..large }], (0, 1), stay), overflow);
    assert_eq!(max_flow(2, &[large], (0, 1), stay).map(|a| a.amount), Ok(i64::MAX));
    let unlimited = Residual { forward: UNLIMITED, ..arc };
    let narrow = Residual { from: 1, to: 2, ..arc };
    let arcs = [unlimited, unlimited, unlimited, unlimited, unlimited, narrow];
    assert_eq!(max_flow(3, &arcs, (0, 2), stay).map(|a| a.amount), Ok(1));
}
