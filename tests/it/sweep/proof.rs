//! A value is only as good as its proof: what the checker catches, and what it recomputes.

use super::random::made;
use crate::laws::cells::whole_window;
use aidreach::allocation::sweep::{Fault, Gated, Proof, Steps};
use aidreach::allocation::{Aim, Goal, Instance, Ties, allocate};
use aidreach::certificate::{Arc, Role};
use proptest::prelude::*;

/// Two roads from the supplies to people: nodes are source, town, area and sink.
fn two_roads() -> Gated {
    let arc = |from, to, role, capacity| Arc {
        from,
        to,
        role,
        capacity,
        cost: 0,
        fed: None,
        served: None,
    };
    let arcs = vec![
        arc(0, 1, Role::Supply, Some(10)),
        arc(1, 2, Role::Move, Some(4)),
        arc(1, 2, Role::Move, Some(3)),
        arc(2, 3, Role::Served, None),
        arc(3, 0, Role::Total, None),
    ];
    let instance = Instance { n_nodes: 4, source: 0, sink: 3, arcs, cells: whole_window(&[10]) };
    Gated::new(instance, &[0, 0b01, 0b10, 0, 0], Vec::new(), Vec::new()).expect("a network")
}

const FLOW: [i64; 4] = [7, 4, 3, 7];
/// Supplies and town lie on the source's side.
const CUT: [bool; 4] = [true, true, false, false];

#[test]
fn a_flow_and_a_cut_of_the_same_size_prove_a_value() {
    let gated = two_roads();
    let mut proof = Proof::new(&gated);
    assert_eq!(proof.flow(0b11, &FLOW), Ok(7));
    assert_eq!(proof.cut(0b11, &CUT), Ok(7));
    assert_eq!(proof.cut(0b01, &CUT), Ok(4));
    assert_eq!(proof.flow(0b01, &[4, 4, 0, 4]), Ok(4));
}

#[test]
fn an_arc_that_waits_for_a_player_carries_nothing_without() {
    let gated = two_roads();
    let fault = Proof::new(&gated).flow(0b01, &FLOW);
    assert_eq!(fault, Err(Fault::Bounds { arc: 2, grams: 3, capacity: 0 }));
}

#[test]
fn an_arc_that_steps_carries_no_more_than_its_step() {
    let instance = two_roads().instance().clone();
    let steps = vec![Steps { arc: 0, amounts: vec![4, 10] }];
    let gated = Gated::new(instance, &[0; 5], vec![0], steps).expect("a network");
    let mut proof = Proof::new(&gated);
    assert_eq!(proof.flow(1, &FLOW), Ok(7));
    assert_eq!(proof.flow(0, &FLOW), Err(Fault::Bounds { arc: 0, grams: 7, capacity: 4 }));
    assert_eq!(proof.flow(0, &[4, 4, 0, 4]), Ok(4));
}

#[test]
fn every_gram_out_of_place_is_found() {
    let gated = two_roads();
    let mut proof = Proof::new(&gated);
    for arc in 0..FLOW.len() {
        for by in [-1, 1] {
            let mut flow = FLOW;
            flow[arc] += by;
            assert!(proof.flow(0b11, &flow).is_err(), "{by} on arc {arc}");
        }
    }
    let lost = proof.flow(0b11, &[7, 4, 3, 6]);
    assert_eq!(lost, Err(Fault::Conservation { node: 2, grams: 1 }));
    let made_of_nothing = proof.flow(0b11, &[-1, -1, 0, -1]);
    assert!(matches!(made_of_nothing, Err(Fault::Bounds { .. })));
    assert!(proof.flow(0b11, &FLOW[..3]).is_err());
}

/// A checker compares with what it saw last; an arc on which two claims agree is no less looked at for that.
#[test]
fn a_gram_out_of_place_where_two_claims_agree_is_found_each_time() {
    let gated = two_roads();
    let mut proof = Proof::new(&gated);
    assert_eq!(proof.flow(0b11, &FLOW), Ok(7));
    let fewer = [4, FLOW[1], 0, 4];
    for by in [-1, 1] {
        let mut forged = fewer;
        forged[1] += by;
        let fault = Proof::new(&gated).flow(0b11, &forged);
        assert!(fault.is_err());
        for _ in 0..2 {
            assert_eq!(proof.flow(0b11, &forged), fault, "{by}");
        }
        assert_eq!(proof.flow(0b11, &fewer), Ok(4));
    }
    // The same flow with other players is another claim.
    assert_eq!(proof.flow(0b11, &FLOW), Ok(7));
    let fault = Err(Fault::Bounds { arc: 1, grams: 4, capacity: 0 });
    assert_eq!(proof.flow(0b10, &FLOW), fault);
    assert_eq!(proof.flow(0b11, &FLOW), Ok(7));
}

#[test]
fn a_cut_must_part_supplies_from_people() {
    let gated = two_roads();
    let mut proof = Proof::new(&gated);
    assert_eq!(proof.cut(0b11, &[true; 4]), Err(Fault::NoCut));
    assert_eq!(proof.cut(0b11, &[false; 4]), Err(Fault::NoCut));
    assert!(proof.cut(0b11, &CUT[..3]).is_err());
    // Across the unlimited arc anything may pass.
    assert_eq!(proof.cut(0b11, &[true, true, true, false]), Ok(i64::MAX));
    assert_eq!(proof.cut(0b11, &[true, false, false, false]), Ok(10));
}

#[test]
fn amounts_that_fall_as_players_come_on_are_refused() {
    let instance = two_roads().instance().clone();
    let steps = |amounts: &[i64]| vec![Steps { arc: 0, amounts: amounts.to_vec() }];
    let gated = |amounts| Gated::new(instance.clone(), &[0; 5], vec![0], steps(amounts));
    assert!(gated(&[4, 10]).is_ok());
    assert!(gated(&[11, 10]).is_err(), "falls");
    assert!(gated(&[4, 9]).is_err(), "not the arc's own capacity with everyone on");
    assert!(gated(&[10]).is_err(), "too few");
    let mut backwards = instance.clone();
    backwards.arcs[1].to = 0;
    assert!(Gated::new(backwards, &[0; 5], Vec::new(), Vec::new()).is_err());
    assert!(Gated::new(instance.clone(), &[0; 4], Vec::new(), Vec::new()).is_err());
}

proptest! {
    /// A flow found by the planner's own search passes, and no change of one arc does.
    #[test]
    fn no_random_change_passes(made in made(1), at in 0usize..1000, by in prop::sample::select(vec![-3i64, -1, 1, 2])) {
        let gated = made.gated();
        let goal = Goal { aim: Aim::MostPeople, ties: Ties::Skip, budget: None, floors: Vec::new() };
        let plan = allocate(gated.instance(), &goal).expect("a plan");
        let mut flow = plan.low[..plan.low.len() - 1].to_vec();
        let mut proof = Proof::new(&gated);
        let total = plan.low[plan.low.len() - 1];
        prop_assert_eq!(proof.flow(u128::MAX, &flow), Ok(total));
        let at = at % flow.len();
        flow[at] += by;
        prop_assert!(proof.flow(u128::MAX, &flow).is_err());
    }

    /// Whatever a checker saw before, right or wrong, it says of a flow and of a cut what a new one says.
    #[test]
    fn what_was_checked_before_changes_no_verdict(
        made in made(1),
        rounds in prop::collection::vec((0u128..512, any::<u64>(), -2i64..14, any::<u64>()), 1..12),
    ) {
        let gated = made.gated();
        let goal = Goal { aim: Aim::MostPeople, ties: Ties::Skip, budget: None, floors: Vec::new() };
        let plan = allocate(gated.instance(), &goal).expect("a plan");
        let best = &plan.low[..plan.low.len() - 1];
        let mut proof = Proof::new(&gated);
        for (on, changed, grams, side) in rounds {
            let flow = best.iter().zip(0..);
            let flow: Vec<i64> =
                flow.map(|(&best, n)| if changed >> (n % 64) & 7 == 7 { grams } else { best }).collect();
            for on in [on, on, !on & 511] {
                let verdict = proof.flow(on, &flow);
                prop_assert_eq!(verdict.as_ref().ok().copied(), brought(&gated, on, &flow));
                prop_assert_eq!(verdict, Proof::new(&gated).flow(on, &flow));
            }
            prop_assert_eq!(proof.flow(u128::MAX, best), Proof::new(&gated).flow(u128::MAX, best));
            let nothing = vec![0; best.len()];
            prop_assert_eq!(proof.flow(on, &nothing), Ok(0));
            let n_nodes = gated.instance().n_nodes as usize;
            let mut side: Vec<bool> = (0..n_nodes).map(|node| side >> node & 1 == 1).collect();
            prop_assert_eq!(proof.cut(on, &side), Proof::new(&gated).cut(on, &side));
            side[gated.instance().source as usize] = true;
            side[gated.instance().sink as usize] = false;
            let passes = proof.cut(on, &side);
            prop_assert_eq!(&passes, &Proof::new(&gated).cut(on, &side));
            prop_assert_eq!(passes, Ok(crossing(&gated, on, &side)));
        }
    }
}

/// What a flow brings, arc by arc; `None` where it is none.
fn brought(gated: &Gated, on: u128, flow: &[i64]) -> Option<i64> {
    let Instance { arcs, n_nodes, source, sink, .. } = gated.instance();
    let mut left = vec![0; *n_nodes as usize];
    for (n, &grams) in flow.iter().enumerate() {
        if grams < 0 || gated.capacity(n, on).is_some_and(|most| grams > most) {
            return None;
        }
        left[arcs[n].from as usize] -= grams;
        left[arcs[n].to as usize] += grams;
    }
    let ends = [*source as usize, *sink as usize];
    let even = left.iter().enumerate().all(|(node, grams)| *grams == 0 || ends.contains(&node));
    even.then(|| left[ends[1]])
}

/// What can pass a cut, arc by arc.
fn crossing(gated: &Gated, on: u128, side: &[bool]) -> i64 {
    let arcs = &gated.instance().arcs;
    let crosses = |n: &usize| side[arcs[*n].from as usize] && !side[arcs[*n].to as usize];
    let capacities = (0..arcs.len() - 1).filter(crosses).map(|n| gated.capacity(n, on));
    capacities.sum::<Option<i64>>().unwrap_or(i64::MAX)
}
