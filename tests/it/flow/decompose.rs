//! Flows taken apart: every unit once, every part a way.

use super::networks::any_network;
use aidreach::flow::decompose::{Cycle, Parts, Path, decompose};
use aidreach::flow::{Simplex, Unsolvable};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Any flow, cycles and all; supplies are what it needs.
fn any_flow() -> impl Strategy<Value = (Vec<(u32, u32)>, Vec<i64>, Vec<i64>)> {
    let arc = (0..8_u32, 0..8_u32, prop_oneof![1 => Just(0_i64), 3 => 1..9_i64]);
    prop::collection::vec(arc, 0..30).prop_map(|arcs| {
        let mut supplies = vec![0; 8];
        for &(from, to, amount) in &arcs {
            supplies[from as usize] += amount;
            supplies[to as usize] -= amount;
        }
        let ends = arcs.iter().map(|&(from, to, _)| (from, to)).collect();
        (ends, arcs.iter().map(|&(_, _, amount)| amount).collect(), supplies)
    })
}

/// The nodes along arcs, the first and the last included.
fn nodes(ends: &[(u32, u32)], arcs: &[u32]) -> Vec<u32> {
    let mut nodes = vec![ends[arcs[0] as usize].0];
    for &arc in arcs {
        let (from, to) = ends[arc as usize];
        assert_eq!(nodes.last(), Some(&from));
        nodes.push(to);
    }
    nodes
}

fn distinct(nodes: &[u32]) -> bool {
    nodes.iter().collect::<BTreeSet<_>>().len() == nodes.len()
}

fn check(ends: &[(u32, u32)], flow: &[i64], supplies: &[i64], parts: &Parts) {
    let (mut flow, mut supplies) = (flow.to_vec(), supplies.to_vec());
    let n_parts = parts.paths.len() + parts.cycles.len();
    assert!(n_parts <= flow.len() + supplies.len());
    for Path { from, to, arcs, amount } in &parts.paths {
        let nodes = nodes(ends, arcs);
        assert!(distinct(&nodes) && *amount > 0);
        assert_eq!((nodes.first(), nodes.last()), (Some(from), Some(to)));
        supplies[*from as usize] -= amount;
        supplies[*to as usize] += amount;
        arcs.iter().for_each(|&arc| flow[arc as usize] -= amount);
    }
    for Cycle { arcs, amount } in &parts.cycles {
        let nodes = nodes(ends, arcs);
        assert!(distinct(&nodes[1..]) && nodes.first() == nodes.last() && *amount > 0);
        arcs.iter().for_each(|&arc| flow[arc as usize] -= amount);
    }
    assert!(flow.iter().chain(&supplies).all(|&amount| amount == 0));
}

proptest! {
    #[test]
    fn every_unit_is_told_once((ends, flow, supplies) in any_flow()) {
        check(&ends, &flow, &supplies, &decompose(&ends, &flow, &supplies).unwrap());
    }

    #[test]
    fn nothing_goes_round_in_a_cheapest_flow(mut problem in any_network(8, 24)) {
        problem.arcs.iter_mut().for_each(|arc| {
            (arc.cost, arc.lower, arc.capacity) = (arc.cost.abs() + 1, 0, arc.capacity.max(0));
        });
        let mut simplex = Simplex::new(&problem).unwrap();
        if simplex.solve().is_ok() {
            let ends: Vec<_> = problem.arcs.iter().map(|arc| (arc.from, arc.to)).collect();
            let parts = decompose(&ends, simplex.flow(), &problem.supplies).unwrap();
            check(&ends, simplex.flow(), &problem.supplies, &parts);
            prop_assert_eq!(parts.cycles, vec![]);
        }
    }
}

#[test]
fn a_cycle_on_the_way_is_told_apart() {
    // 0 to 1, round 1, 2, 3 and on to 4; the arc back to 1 comes before the one that leads on.
    let ends = [(0, 1), (1, 2), (2, 3), (3, 1), (3, 4)];
    let parts = decompose(&ends, &[2, 7, 7, 5, 2], &[2, 0, 0, 0, -2]).unwrap();
    assert_eq!(parts.cycles, [Cycle { arcs: vec![1, 2, 3], amount: 5 }]);
    assert_eq!(parts.paths, [Path { from: 0, to: 4, arcs: vec![0, 1, 2, 4], amount: 2 }]);
}

#[test]
fn what_is_no_flow_is_refused() {
    let ends = [(0, 1)];
    assert_eq!(decompose(&ends, &[1], &[1, 0]), Err(Unsolvable::Unbalanced { sum: 1 }));
    assert_eq!(decompose(&ends, &[-1], &[-1, 1]), Err(Unsolvable::Bounds { arc: 0 }));
    assert_eq!(decompose(&ends, &[1], &[1]), Err(Unsolvable::UnknownNode { arc: 0 }));
    let missing = Unsolvable::Missing { what: "flow of arc", index: 0 };
    assert_eq!(decompose(&ends, &[], &[0, 0]), Err(missing));
}
