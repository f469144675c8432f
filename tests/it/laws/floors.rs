//! Floors under areas: brute force finds nothing better above them, and the certificate holds.

use super::*;
use aidreach::allocation::Unsolved;

/// A plan above floors, certified with them.
fn above(instance: &Instance, goal: &Goal) -> Allocation {
    let allocation = allocate(instance, goal).expect("the floors are within reach");
    let claim = claim(instance, &allocation, goal);
    certificate::check(&claim).expect("every plan is certified");
    allocation
}

/// Grams in the two areas of a flow.
fn given(instance: &Instance, flow: &[i64]) -> [i64; 2] {
    let arcs = instance.totals();
    [0, 1].map(|area| arcs[area].map_or(0, |arc| flow[arc]))
}

fn people(instance: &Instance, flow: &[i64]) -> Exact {
    value(instance, flow).phases.iter().sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_flow_above_the_floors_is_better(net in net(3), floors in [0i64..4, 0i64..4]) {
        let instance = net.instance();
        let goal = Goal { floors: floors.to_vec(), ..goal(Aim::MostPeople) };
        let key = |flow: &Vec<i64>| {
            let value = value(&instance, flow);
            (people(&instance, flow), value.coverage, std::cmp::Reverse(value.cost))
        };
        let keeps = |flow: &Vec<i64>| {
            given(&instance, flow).iter().zip(&floors).all(|(has, least)| has >= least)
        };
        let best = all_flows(&instance).into_iter().filter(keeps).map(|flow| key(&flow)).max();
        match best {
            None => prop_assert_eq!(allocate(&instance, &goal).err(), Some(Unsolved::FloorsTooHigh)),
            Some(best) => prop_assert_eq!(key(&above(&instance, &goal).low), best),
        }
    }

    #[test]
    fn floors_that_the_fairest_plan_keeps_can_be_kept(
        net in net(40), eased in 0i64..4, budget in prop::option::of(0i128..900)
    ) {
        let instance = net.instance();
        let fair = solved(&instance, &Goal { budget, ..goal(Aim::Fairest) });
        let floors = given(&instance, &fair.low).map(|grams| (grams - eased).max(0));
        let goal = Goal { budget, floors: floors.to_vec(), ..goal(Aim::MostPeople) };
        let plan = above(&instance, &goal);
        let free = solved(&instance, &Goal { floors: Vec::new(), ..goal.clone() });
        let of = |plan: &Allocation| {
            let low = people(&instance, &plan.low);
            let high = plan.high.as_ref().map_or(low, |high| people(&instance, high));
            low + plan.mix * (high - low)
        };
        prop_assert!(of(&plan) <= of(&free));
        prop_assert!(of(&plan) >= people(&instance, &fair.low));
        for flow in std::iter::once(&plan.low).chain(&plan.high) {
            let given = given(&instance, flow);
            prop_assert!(given[0] >= floors[0] && given[1] >= floors[1]);
        }
    }

    #[test]
    fn a_plan_below_its_floor_is_refused(net in net(40)) {
        let instance = net.instance();
        let plan = solved(&instance, &goal(Aim::MostPeople));
        let mut claim = claim(&instance, &plan, &goal(Aim::MostPeople));
        let has = given(&instance, &plan.low);
        claim.floors = vec![has[0] + 1, 0];
        let refused = certificate::Fault::Floor { cell: 0, grams: has[0], floor: has[0] + 1 };
        prop_assert_eq!(certificate::check(&claim), Err(refused));
    }
}

#[test]
fn a_floor_that_was_not_asked_for_proves_nothing() {
    // Ten grams at place 1: ten people in area 0, or half as many for each gram in area 1.
    let net = Net {
        supplies: [0, 10],
        links: vec![(1, 2, 10, 1)],
        store: [0; 3],
        needs: vec![(0, 3, 0, 10), (1, 3, 0, 10)],
        rations: [1, 2],
    };
    let instance = net.instance();
    let plan = above(&instance, &Goal { floors: vec![0, 6], ..goal(Aim::MostPeople) });
    assert_eq!((given(&instance, &plan.low), people(&instance, &plan.low)), ([4, 6], 7.into()));
    let mut forged = claim(&instance, &plan, &goal(Aim::MostPeople));
    assert!(certificate::check(&forged).is_err(), "without floors ten can be reached");
    forged.floors = vec![0, 5];
    assert!(certificate::check(&forged).is_err(), "above a lower floor more can be reached");
    forged.floors = vec![0, 6, 0];
    assert!(certificate::check(&forged).is_err(), "there are two areas");
}
