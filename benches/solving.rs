//! Times the solver alone on a country's problems, and writes those problems for other solvers.
//!
//! Run by `benches/run`; prints a line of JSON for each problem.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a benchmark fails by panicking")]

#[path = "rewarded.rs"]
mod rewarded;

use aidreach::allocation::{Aim, Built, Goal, Ties, allocate, build, export};
use aidreach::country::{Country, PackFiles, embedded};
use aidreach::flow::{Problem, Simplex};
use aidreach::network::Network;
use aidreach::scenario::{Needed, Scenario};
use rewarded::{rewarded, write};
use std::path::Path;
use std::time::Instant;

/// Odd, so that the median is one of the runs.
const RUNS: usize = 9;

fn main() {
    let folder = std::env::args().skip(1).find(|word| !word.starts_with("--"));
    let folder = folder.expect("the folder to write the problems to");
    let pack = embedded("afghanistan").expect("the program carries the country");
    let (country, _) = Country::load(&pack).unwrap_or_else(|issues| panic!("{issues}"));
    let text = |id: &str| {
        let bytes = pack.read(&format!("scenarios/{id}.toml")).ok()?;
        String::from_utf8(bytes.into_owned()).ok()
    };
    let read = |country: &Country, id: &str| {
        let read = Scenario::read(country, id, &text, &[]);
        read.unwrap_or_else(|issues| panic!("{issues}")).0
    };
    let goal = |ties, budget| Goal { aim: Aim::MostPeople, ties, budget, floors: Vec::new() };
    let by_district = country.by_district();
    for (level, country) in [("province", &country), ("district", &by_district)] {
        let needed = Needed::of(country);
        for id in ["baseline", "funds-frozen"] {
            let scenario = read(country, id);
            let network = Network::new(country, &scenario, &needed).expect("a plan can be made");
            let budget = network.budget_cents.map(|cents| i128::from(cents) * 1_000_000);
            let ties = if budget.is_some() { Ties::Skip } else { Ties::Cost };
            let folder = Path::new(&folder).join(format!("{id}-{level}"));
            measure(&build(&network), &goal(ties, budget), &folder);
            if budget.is_none() {
                for phase in [5, 4, 3] {
                    tier(&build(&network), phase, level, folder.parent().unwrap());
                }
                let built = build(&network);
                for (what, ties) in [("tiers", Ties::Skip), ("whole-search", Ties::Fairness)] {
                    let severity = Goal { aim: Aim::Severity, ties, budget, floors: Vec::new() };
                    let took = median(|| drop(allocate(&built.instance, &severity).unwrap()));
                    tell(&format!("{what}-{level}"), &built, took);
                }
            }
        }
    }
}

/// Writes a problem and times it: a min-cost flow where the goal is one, else the whole search.
fn measure(built: &Built, goal: &Goal, folder: &Path) {
    std::fs::create_dir_all(folder).unwrap();
    let allocation = allocate(&built.instance, goal).unwrap();
    for (file, text) in export::mps(built, goal, &allocation, None).unwrap() {
        std::fs::write(folder.join(file), text).unwrap();
    }
    let milliseconds = if goal.budget.is_some() {
        median(|| drop(allocate(&built.instance, goal).unwrap()))
    } else {
        let text = export::dimacs(built, goal, &allocation).unwrap();
        std::fs::write(folder.join("problem.min"), &text).unwrap();
        solving(&read_dimacs(&text))
    };
    tell(&folder.file_name().unwrap().to_string_lossy(), built, milliseconds);
}

/// Writes the step that serves as many people of one phase as can be, and times it.
fn tier(built: &Built, phase: u8, level: &str, folder: &Path) {
    let problem = rewarded(&built.instance, &[phase]);
    let name = format!("phase-{phase}-{level}");
    write(&problem, &folder.join(&name));
    tell(&name, built, solving(&problem));
}

/// Milliseconds of one cheapest flow from scratch, on a network that is built beforehand.
fn solving(problem: &Problem<i64>) -> f64 {
    let built = Simplex::new(problem).unwrap();
    median_of(|| built.clone(), |mut simplex| simplex.solve().unwrap())
}

fn tell(problem: &str, built: &Built, milliseconds: f64) {
    let (nodes, arcs) = (built.instance.n_nodes, built.instance.arcs.len());
    println!(
        "{{\"problem\":\"{problem}\",\"nodes\":{nodes},\"arcs\":{arcs},\
         \"milliseconds\":{milliseconds}}}"
    );
}

fn median(mut run: impl FnMut()) -> f64 {
    median_of(|| (), |()| run())
}

/// Of runs on something that is made ready before each.
fn median_of<T>(ready: impl Fn() -> T, mut run: impl FnMut(T)) -> f64 {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let ready = ready();
            let start = Instant::now();
            run(ready);
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[RUNS / 2]
}

/// The problem as it was written, so that all solvers start from the same numbers.
fn read_dimacs(text: &str) -> Problem<i64> {
    let mut problem = Problem::new(0);
    for line in text.lines() {
        let numbers: Vec<i64> = line.split(' ').filter_map(|word| word.parse().ok()).collect();
        match (line.as_bytes().first(), numbers.as_slice()) {
            (Some(b'p'), &[n_nodes, _]) => problem = Problem::new(n_nodes as usize),
            (Some(b'a'), &[from, to, 0, capacity, cost]) => {
                problem.arc(from as u32 - 1, to as u32 - 1, capacity, cost);
            }
            _ => {}
        }
    }
    problem
}
