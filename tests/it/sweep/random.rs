//! Random networks of players, against a largest flow found for every combination by itself.

use crate::laws::cells::whole_window;
use aidreach::allocation::sweep::{Asker, Gated, Layer, Options, Steps, Unswept, values};
use aidreach::allocation::{Aim, Goal, Instance, Ties, allocate};
use aidreach::certificate::{Arc, Fed, Fraction, Measure, Role};
use aidreach::flow::maxflow::{Residual, max_flow};
use proptest::prelude::*;
use std::collections::BTreeMap;

const PLACES: u32 = 7;
const AREAS: u32 = 2;
const SOURCE: u32 = PLACES + AREAS;
const SINK: u32 = SOURCE + 1;
const PLAYERS: usize = 9;

/// Ends, capacity (none above 12) and up to two players.
type Link = (u32, u32, i64, u32, u32);

#[derive(Clone, Debug)]
pub(super) struct Made {
    supplies: Vec<(u32, i64)>,
    links: Vec<Link>,
    /// Place, area, people, ration and player.
    hand_outs: Vec<(u32, u32, u64, i64, u32)>,
    /// How much of the first supply each of the last two players takes away.
    stepped: (i64, i64),
}

pub(super) fn made(rations: i64) -> impl Strategy<Value = Made> {
    let player = 0..3 * PLAYERS as u32;
    let link = (0..PLACES, 0..PLACES, 0i64..18, player.clone(), player.clone());
    let hand_out = (0..PLACES, 0..AREAS, 0u64..15, 1..=rations, player);
    (
        prop::collection::vec((0..PLACES, 0i64..40), 1..4),
        prop::collection::vec(link, 4..24),
        prop::collection::vec(hand_out, 1..6),
        (0i64..9, 0i64..9),
    )
        .prop_map(|(supplies, links, hand_outs, stepped)| Made {
            supplies,
            links,
            hand_outs,
            stepped,
        })
}

fn gate(player: u32) -> u128 {
    if (player as usize) < PLAYERS { 1 << player } else { 0 }
}

fn arc(from: u32, to: u32, role: Role, capacity: Option<i64>) -> Arc {
    Arc { from, to, role, capacity, cost: 0, fed: None, served: None }
}

impl Made {
    fn arcs(&self) -> Vec<(Arc, u128)> {
        let mut arcs = Vec::new();
        for &(place, grams) in &self.supplies {
            arcs.push((arc(SOURCE, place, Role::Supply, Some(grams)), 0));
        }
        for &(from, to, grams, one, two) in &self.links {
            if from != to {
                let grams = (grams <= 12).then_some(grams);
                let gate = gate(one) | gate(two);
                arcs.push((arc(from, to, Role::Move, grams), gate));
                // Many roads are unlimited both ways, which is what joins places.
                if grams.is_none() && one % 2 == 0 {
                    arcs.push((arc(to, from, Role::Move, grams), gate));
                }
            }
        }
        for &(place, area, people, ration, player) in &self.hand_outs {
            let grams = people as i64 * ration;
            let mut hand_out = arc(place, PLACES + area, Role::HandOut, Some(grams));
            hand_out.fed = Some(Box::new(Fed {
                area,
                period: 0,
                phase: 3,
                people,
                share: Fraction { num: 1, den: 1 },
                grams_per_person: ration,
            }));
            arcs.push((hand_out, gate(player)));
        }
        for area in 0..AREAS {
            let mut served = arc(PLACES + area, SINK, Role::Served, None);
            served.served = Some(area);
            arcs.push((served, 0));
        }
        arcs.push((arc(SINK, SOURCE, Role::Total, None), 0));
        arcs
    }

    pub(super) fn gated(&self) -> Gated {
        let (arcs, gates): (Vec<Arc>, Vec<u128>) = self.arcs().into_iter().unzip();
        let most = self.supplies[0].1;
        let (one, two) = (self.stepped.0.min(most), self.stepped.1.min(most));
        let less = |less: i64| (most - less).max(0);
        let amounts = vec![less(one + two), less(two), less(one), most];
        let stepping = vec![PLAYERS as u32 - 2, PLAYERS as u32 - 1];
        let instance = Instance {
            n_nodes: SINK + 1,
            source: SOURCE,
            sink: SINK,
            arcs,
            cells: whole_window(&[1; AREAS as usize]),
        };
        Gated::new(instance, &gates, stepping, vec![Steps { arc: 0, amounts }]).expect("a network")
    }
}

/// The instance with these players on.
fn with(gated: &Gated, on: u128) -> Instance {
    let mut instance = gated.instance().clone();
    for (n, arc) in instance.arcs.iter_mut().enumerate() {
        arc.capacity = gated.capacity(n, on);
    }
    instance
}

fn most(gated: &Gated, on: u128) -> i128 {
    let instance = with(gated, on);
    let residual = |arc: &Arc| Residual {
        from: arc.from,
        to: arc.to,
        forward: arc.capacity.unwrap_or(1000),
        backward: 0,
    };
    let arcs = &instance.arcs[..instance.arcs.len() - 1];
    let arcs: Vec<Residual<i64>> = arcs.iter().map(residual).collect();
    let flow = max_flow(instance.n_nodes as usize, &arcs, (SOURCE, SINK), &|| false);
    flow.expect("a flow").amount.into()
}

fn swept(layers: &[Layer], threads: usize) -> Vec<i128> {
    let options = Options { threads, ..Options::default() };
    values(layers, PLAYERS, &BTreeMap::new(), &options).expect("values").values
}

/// Each place passes food on to the next one alone, so that one arc stands for all; no depth of that is too deep.
#[test]
fn a_long_way_is_walked_back_to_its_last_arc() {
    const PLACES: u32 = 200_000;
    let ways = (1..PLACES).map(|place| arc(place, place + 1, Role::Move, Some(5)));
    let supply = arc(0, 1, Role::Supply, Some(9));
    let arcs: Vec<Arc> = std::iter::once(supply)
        .chain(ways)
        .chain([arc(PLACES, PLACES + 1, Role::Served, None), arc(PLACES + 1, 0, Role::Total, None)])
        .collect();
    let mut gates = vec![0; arcs.len()];
    gates[arcs.len() / 2] = 1;
    let cells = whole_window(&[1]);
    let instance = Instance { n_nodes: PLACES + 2, source: 0, sink: PLACES + 1, arcs, cells };
    let gated = Gated::new(instance, &gates, Vec::new(), Vec::new()).expect("a network");
    let layers = [Layer { gated, weight: 1 }];
    let mut asker = Asker::new(&layers).expect("ready for questions");
    assert_eq!(asker.values(&[0, 1]).expect("values"), [0, 5]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn every_combination_is_worth_its_largest_flow(made in made(1)) {
        let layers = [Layer { gated: made.gated(), weight: 1 }];
        let values = swept(&layers, 1);
        for (on, &value) in values.iter().enumerate() {
            prop_assert_eq!(value, most(&layers[0].gated, on as u128), "{:09b}", on);
            for player in 0..PLAYERS {
                prop_assert!(values[on & !(1 << player)] <= value, "more access never lowers it");
            }
        }
        prop_assert_eq!(&values, &swept(&layers, 2));
        prop_assert_eq!(&values, &swept(&layers, 3));
    }

    #[test]
    fn single_questions_get_the_same_answers(made in made(1), sets in prop::collection::vec(0u128..512, 20)) {
        let layers = [Layer { gated: made.gated(), weight: 1 }];
        let values = swept(&layers, 1);
        let mut asker = Asker::new(&layers).expect("ready for questions");
        for on in sets {
            prop_assert_eq!(asker.value(on).expect("a value"), values[on as usize]);
        }
    }

    #[test]
    fn sets_asked_about_together_get_the_same_answers(
        made in made(3),
        sets in prop::collection::vec(0u128..512, 40),
    ) {
        let gated = made.gated();
        let layers: Vec<Layer> = [(1, 3), (3, 2)]
            .map(|(ration, weight)| Layer { gated: gated.handing_out(|grams| grams <= ration), weight })
            .to_vec();
        let values = swept(&layers, 1);
        let expected: Vec<i128> = sets.iter().map(|&on| values[on as usize]).collect();
        let mut asker = Asker::new(&layers).expect("ready for questions");
        prop_assert_eq!(&asker.values(&sets).expect("values"), &expected);
        prop_assert_eq!(&asker.values(&sets).expect("remembered values"), &expected);
    }

    /// As outcomes and orders are asked about: a set and all that differ from it by one player, then one
    /// player after another. Most of them have no flow of their own.
    #[test]
    fn sets_that_lie_close_together_get_the_answers_of_largest_flows(
        made in made(1),
        middles in prop::collection::vec(0u128..512, 1..4),
        order in Just((0..PLAYERS).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let layers = [Layer { gated: made.gated(), weight: 1 }];
        let around = |&middle: &u128| {
            let each = (0..PLAYERS).flat_map(move |player| [middle | 1 << player, middle & !(1 << player)]);
            std::iter::once(middle).chain(each)
        };
        let mut sets: Vec<u128> = middles.iter().flat_map(around).collect();
        sets.extend(order.iter().scan(0, |on, player| { *on |= 1 << player; Some(*on) }));
        sets.extend(order.iter().scan(511, |on, player| { *on &= !(1 << player); Some(*on) }));
        let mut asker = Asker::new(&layers).expect("ready for questions");
        let values = asker.values(&sets).expect("values");
        for (on, value) in sets.into_iter().zip(values) {
            prop_assert_eq!(value, most(&layers[0].gated, on), "{:09b}", on);
        }
    }

    #[test]
    fn several_rations_are_worth_what_the_best_plan_reaches(made in made(3)) {
        let gated = made.gated();
        // Units of a sixth of a person: rations of one, two and three grams.
        let layers: Vec<Layer> = [(1, 3), (2, 1), (3, 2)]
            .map(|(ration, weight)| Layer { gated: gated.handing_out(|grams| grams <= ration), weight })
            .to_vec();
        let values = swept(&layers, 1);
        for on in (0..512).step_by(23) {
            let instance = with(&gated, on as u128);
            let goal = Goal { aim: Aim::MostPeople, ties: Ties::Skip, budget: None, floors: Vec::new() };
            let plan = allocate(&instance, &goal).expect("a plan");
            let weights = instance.weights(&Measure::People(vec![3, 4, 5]), 6);
            let people: i128 = weights.iter().zip(&plan.low).map(|(&w, &f)| i128::from(w * f)).sum();
            prop_assert_eq!(values[on], people, "{:09b}", on);
        }
    }

    #[test]
    fn a_sweep_goes_on_where_it_was_stopped(made in made(1), after in 0u64..4) {
        let layers = [Layer { gated: made.gated(), weight: 1 }];
        let asked = std::sync::atomic::AtomicU64::new(0);
        let stop = || asked.fetch_add(1, std::sync::atomic::Ordering::Relaxed) >= after;
        let options = Options { stop: &stop, ..Options::default() };
        let known = match values(&layers, PLAYERS, &BTreeMap::new(), &options) {
            Ok(_) => return Ok(()),
            Err(Unswept::Stopped { known, .. }) => known,
            Err(Unswept::Fault(fault)) => return Err(TestCaseError::fail(fault.to_string())),
        };
        let all = swept(&layers, 1);
        for (&on, &value) in &known {
            prop_assert_eq!(value, all[on as usize]);
        }
        let again = values(&layers, PLAYERS, &known, &Options::default()).expect("values");
        prop_assert_eq!(again.values, all);
    }
}
