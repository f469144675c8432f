//! Small problems: a few places and months, areas with people in three phases.

use crate::laws::cells::whole_window;
use aidreach::allocation::{Aim, Built, Goal, Instance, Meaning, Node, Ties, allocate, sum};
use aidreach::certificate::{Arc, Fed, Fraction, Measure, Role};
use aidreach::country::PlaceIx;
use aidreach::network::WayIx;
use aidreach::time::Period;
use num_rational::Ratio;
use proptest::prelude::*;

const MONTHS: usize = 3;
const RATION: i64 = 8_710;

/// What differs from problem to problem; drawn at random or given.
#[derive(Clone, Debug)]
pub(crate) struct Figures {
    n_places: usize,
    /// From, to, capacity in tonnes (none: no limit) and cents a tonne; open in every month.
    moves: Vec<(usize, usize, Option<i64>, i64)>,
    /// Place, month, tonnes and cents a tonne.
    supplies: Vec<(usize, usize, i64, i64)>,
    /// Place and people in phases 3, 4 and 5 of an area in every month, and the share that access
    /// leaves, in percent.
    areas: Vec<(usize, [u64; 3], i128)>,
    /// Grams for a person-month in the last area, so that rations may differ.
    last_ration: i64,
}

impl Figures {
    pub(crate) fn one_ration(&self) -> bool {
        self.last_ration == RATION || self.areas.len() == 1
    }
}

pub(crate) fn any_problem() -> impl Strategy<Value = Figures> {
    (2..5usize)
        .prop_flat_map(|n| {
            let room = prop_oneof![1 => Just(None), 3 => (1..400i64).prop_map(Some)];
            let moves = prop::collection::vec((0..n, 0..n, room, 1..9_000i64), 1..7);
            let supplies = prop::collection::vec((0..n, 0..MONTHS, 1..900i64, 0..50_000i64), 1..4);
            let people = [0..60_000u64, 0..30_000u64, 0..5_000u64];
            let areas = prop::collection::vec((0..n, people, 1..=100i128), 1..5);
            let ration = prop_oneof![4 => Just(RATION), 1 => Just(9_678i64)];
            (Just(n), moves, supplies, areas, ration)
        })
        .prop_map(|(n_places, moves, supplies, areas, last_ration)| {
            let moves = moves.into_iter().filter(|m| m.0 != m.1).collect();
            Figures { n_places, moves, supplies, areas, last_ration }
        })
}

/// Two areas, one of them behind a road that carries less than it needs.
pub(crate) fn two_areas() -> Built {
    written(&Figures {
        n_places: 2,
        moves: vec![(0, 1, Some(40), 2_550)],
        supplies: vec![(0, 0, 120, 30_000), (0, 1, 200, 30_000)],
        areas: vec![(0, [9_000, 3_000, 0], 100), (1, [6_000, 4_000, 500], 50)],
        last_ration: RATION,
    })
}

pub(crate) fn written(figures: &Figures) -> Built {
    let n_areas = figures.areas.len() as u32;
    let places = (figures.n_places * MONTHS) as u32;
    let (source, sink) = (0, 1 + places + n_areas);
    let at = |place: usize, month: usize| 1 + (place * MONTHS + month) as u32;
    let plain = |from, to, role, capacity, cost| Arc {
        from,
        to,
        role,
        capacity,
        cost,
        fed: None,
        served: None,
    };
    let grams = |tonnes: i64| tonnes * 1_000_000;
    let mut arcs = Vec::new();
    for &(place, month, tonnes, cents) in &figures.supplies {
        let to = at(place, month);
        arcs.push(plain(source, to, Role::Supply, Some(grams(tonnes)), cents));
    }
    for month in 0..MONTHS {
        for &(from, to, room, cents) in &figures.moves {
            let (from, to) = (at(from, month), at(to, month));
            arcs.push(plain(from, to, Role::Move, room.map(grams), cents));
        }
        for place in 0..figures.n_places {
            if month + 1 < MONTHS {
                let (now, next) = (at(place, month), at(place, month + 1));
                arcs.push(plain(now, next, Role::Store, None, 300));
            }
        }
    }
    let mut needed = Vec::new();
    for (area, &(place, people, percent)) in figures.areas.iter().enumerate() {
        let last = area + 1 == figures.areas.len();
        let ration = if last { figures.last_ration } else { RATION };
        let node = 1 + places + area as u32;
        for month in 0..MONTHS {
            for (people, phase) in people.into_iter().zip([3, 4, 5]) {
                let share = Fraction { num: percent, den: 100 };
                let capacity = people as i64 * ration * percent as i64 / 100;
                let period = month as u8;
                let arc = plain(at(place, month), node, Role::HandOut, Some(capacity), 5_000);
                let grams_per_person = ration;
                let area = area as u32;
                let fed = Fed { area, period, phase, people, share, grams_per_person };
                arcs.push(Arc { fed: Some(Box::new(fed)), ..arc });
            }
        }
        let served = plain(node, sink, Role::Served, None, 0);
        arcs.push(Arc { served: Some(area as u32), ..served });
        needed.push(MONTHS as i64 * people.iter().sum::<u64>() as i64 * ration);
    }
    arcs.push(plain(sink, source, Role::Total, None, 0));
    let n_nodes = sink + 1;
    // What an arc stands for is not written, so any meaning will do.
    let meanings = vec![Meaning::Move(WayIx(0), Period(0)); arcs.len()];
    let cells = whole_window(&needed);
    let instance = Instance { n_nodes, source, sink, arcs, cells };
    Built { instance, nodes: names(figures), meanings }
}

fn names(figures: &Figures) -> Vec<Node> {
    let places = (0..figures.n_places).flat_map(|place| {
        (0..MONTHS).map(move |month| Node::Place(PlaceIx(place as u32), Period(month as u8)))
    });
    let areas = (0..figures.areas.len()).map(Node::Area);
    std::iter::once(Node::Source).chain(places).chain(areas).chain([Node::Sink]).collect()
}

/// What serving as many as possible costs, in units of 1e-8 US dollars.
pub(crate) fn cost_of_most(built: &Built) -> i128 {
    let goal = Goal { aim: Aim::MostPeople, ties: Ties::Cost, budget: None, floors: Vec::new() };
    let allocation = allocate(&built.instance, &goal).unwrap();
    sum(&built.instance.weights(&Measure::Cost, 1), &allocation.low)
}

/// Most person-months that can be served.
pub(crate) fn most_people(built: &Built) -> Ratio<i128> {
    let goal = Goal { aim: Aim::MostPeople, ties: Ties::Skip, budget: None, floors: Vec::new() };
    let allocation = allocate(&built.instance, &goal).unwrap();
    let scale = built.instance.scale().unwrap();
    let weights = built.instance.weights(&Measure::People(vec![5, 4, 3]), scale);
    Ratio::new(sum(&weights, &allocation.low), i128::from(scale))
}
