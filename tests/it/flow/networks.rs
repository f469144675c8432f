//! Random networks for the laws.

use aidreach::flow::{Arc, Problem};
use proptest::prelude::*;

/// Up to `max_nodes` nodes and `max_arcs` arcs with small bounds, costs and supplies; loops,
/// parallel arcs, negative costs and lower bounds included. Often no flow is feasible.
pub(crate) fn any_network(
    max_nodes: u32,
    max_arcs: usize,
) -> impl Strategy<Value = Problem<i64>> + Clone {
    (2..=max_nodes).prop_flat_map(move |n| {
        let bounds = (prop_oneof![4 => Just(0_i64), 1 => -2..4_i64], 0..12_i64);
        let arc = (0..n, 0..n, bounds, prop_oneof![6 => 0..10_i64, 1 => -5..0_i64]).prop_map(
            |(from, to, (lower, room), cost)| Arc { from, to, lower, capacity: lower + room, cost },
        );
        let arcs = prop::collection::vec(arc, 0..=max_arcs);
        let shifts = prop::collection::vec((0..n, 0..n, 0..6_i64), 0..5 + n as usize / 2);
        (arcs, shifts).prop_map(move |(arcs, shifts)| {
            let mut supplies = vec![0; n as usize];
            for (from, to, amount) in shifts {
                supplies[from as usize] += amount;
                supplies[to as usize] -= amount;
            }
            Problem { supplies, arcs }
        })
    })
}
