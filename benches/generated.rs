//! Networks drawn with a fixed seed, of shapes that make different work for a solver.
//!
//! - *transport*: every arc leads from one that has to one that lacks. Trees are flat.
//! - *grid*: streets of a town with a few sources and sinks. Trees are deep and bushy.
//! - *long*: arcs lead from a node to one of the next thirty. Trees are deep and thin.
//! - *relief*: roads of places on a map, months, stores, and people in need in three phases, like the
//!   country's own problems but as large as wanted. Closed from the sink to the source.
//!
//! Any of them can be asked *sparsely*: only one arc in forty, or for relief only one phase, has a cost.

use super::random::Random;
use aidreach::flow::{Problem, UNLIMITED};

const SEED: u64 = 20_210_815;

/// Sources and sinks in equal number, each source joined to `each` sinks. Sink k is joined to source
/// k without limit, so that a flow is feasible.
pub(crate) fn transport(pairs: u32, each: u32) -> Problem<i64> {
    let mut random = Random(SEED);
    let mut problem = Problem::new(2 * pairs as usize);
    for source in 0..pairs {
        let supply = random.within(1, 10_000);
        problem.supplies[source as usize] = supply;
        problem.supplies[(pairs + source) as usize] = -supply;
        problem.arc(source, pairs + source, UNLIMITED, random.within(5_000, 10_000));
        for _ in 1..each {
            let sink = pairs + random.below(u64::from(pairs)) as u32;
            problem.arc(source, sink, random.within(1, 5_000), random.within(1, 10_000));
        }
    }
    problem
}

/// Streets both ways between crossings; dear ones along the first street and each avenue have no
/// limit, so that a flow is feasible.
pub(crate) fn grid(width: u32, height: u32) -> Problem<i64> {
    let mut random = Random(SEED);
    let mut problem = Problem::new((width * height) as usize);
    for y in 0..height {
        for x in 0..width {
            let here = y * width + x;
            let mut street = |there: u32, open: bool| {
                for (from, to) in [(here, there), (there, here)] {
                    problem.arc(from, to, random.within(1, 1_000), random.within(1, 1_000));
                    if open {
                        problem.arc(from, to, UNLIMITED, 2_000);
                    }
                }
            };
            if x + 1 < width {
                street(here + 1, y == 0);
            }
            if y + 1 < height {
                street(here + width, true);
            }
        }
    }
    supply_some(&mut problem, &mut random, 20);
    problem
}

/// A ring without limits, and arcs from nodes to one of the thirty next.
pub(crate) fn long(n_nodes: u32, n_arcs: u32) -> Problem<i64> {
    let mut random = Random(SEED);
    let mut problem = Problem::new(n_nodes as usize);
    for node in 0..n_nodes {
        problem.arc(node, (node + 1) % n_nodes, UNLIMITED, random.within(500, 1_000));
    }
    for _ in n_nodes..n_arcs {
        let from = random.below(u64::from(n_nodes)) as u32;
        let to = (from + 1 + random.below(30) as u32) % n_nodes;
        problem.arc(from, to, random.within(1, 1_000), random.within(1, 10_000));
    }
    supply_some(&mut problem, &mut random, 10);
    problem
}

/// Lets one node in `every` put in what another takes out.
fn supply_some(problem: &mut Problem<i64>, random: &mut Random, every: u64) {
    let n_nodes = problem.n_nodes() as u64;
    for _ in 0..n_nodes / every {
        let (from, to) = (random.below(n_nodes) as usize, random.below(n_nodes) as usize);
        let amount = random.within(1, 1_000);
        problem.supplies[from] += amount;
        problem.supplies[to] -= amount;
    }
}

/// What is asked of a relief network.
#[derive(Clone, Copy)]
pub(crate) enum Asked {
    /// As many people as can be, then least cost.
    MostThenCost,
    /// As many people of the phases from this to 5 as can be, whatever it costs.
    Phases(u8),
}

/// Places on a square map with roads to near ones, month after month.
pub(crate) fn relief(places: u32, months: u32, asked: Asked) -> Problem<i64> {
    let mut random = Random(SEED);
    let (source, sink) = (2 * places * months, 2 * places * months + 1);
    let mut problem = Problem::new(sink as usize + 1);
    let price = match asked {
        Asked::MostThenCost => 1,
        Asked::Phases(_) => 0,
    };
    let reward = |phase: u8| match asked {
        Asked::MostThenCost => -1_000_000,
        Asked::Phases(least) => -i64::from(phase >= least),
    };
    let width = places.isqrt().max(1);
    let mut roads = Vec::new();
    for place in 0..places {
        for near in [place + 1, place + width, place + width + 1] {
            if near < places && random.below(4) > 0 {
                roads.push((place, near, random.within(5, 90), random.within(1, 60) * 50_000));
            }
        }
    }
    for month in 0..months {
        let at = |place: u32| month * places + place;
        let cell = |place: u32| (months + month) * places + place;
        for &(one, other, cost, capacity) in &roads {
            // Some roads are worse or closed in some months.
            let capacity = capacity * random.within(0, 4).min(3) / 3;
            problem.arc(at(one), at(other), capacity, price * cost);
            problem.arc(at(other), at(one), capacity, price * cost);
        }
        for place in 0..places {
            if month + 1 < months {
                problem.arc(at(place), at(place) + places, UNLIMITED, price * 2);
            }
            if place % 61 == 0 {
                let supply = random.within(0, 9_000_000);
                problem.arc(source, at(place), supply, price * random.within(200, 500));
            }
            for phase in [5, 4, 3] {
                let need = random.within(0, 90_000) / i64::from(phase - 2);
                problem.arc(at(place), cell(place), need, reward(phase));
            }
            problem.arc(cell(place), sink, UNLIMITED, 0);
        }
    }
    problem.arc(sink, source, UNLIMITED, 0);
    problem
}

/// Keeps the cost of one arc in forty and takes the others off.
pub(crate) fn sparse(mut problem: Problem<i64>) -> Problem<i64> {
    for (index, arc) in problem.arcs.iter_mut().enumerate() {
        if index % 40 != 0 {
            arc.cost = 0;
        }
    }
    problem
}
