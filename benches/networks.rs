//! Times cheapest flows from scratch on networks that are no country's: generated ones, and DIMACS files.
//!
//! `networks FOLDER [FILE…]` writes each as `FOLDER/NAME/problem.min` with the optimum found, for other
//! solvers, and prints a line of JSON for each. Run by `benches/run`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a benchmark fails by panicking")]

mod generated;
mod random;

use aidreach::flow::{Arc, Problem, Simplex};
use generated::{Asked, grid, long, relief, sparse, transport};
use std::fmt::Write;
use std::path::Path;
use std::time::Instant;

/// Odd, so that the median is one of the runs.
const RUNS: usize = 9;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let (folder, files) = words.split_first().expect("the folder to write the problems to");
    let folder = Path::new(folder);
    for file in files {
        let name = Path::new(file).file_stem().unwrap().to_string_lossy().into_owned();
        measure(folder, &name, &read(&std::fs::read_to_string(file).unwrap()));
    }
    for (pairs, each) in [(500, 20), (3_000, 30), (10_000, 80)] {
        both(folder, "transport", &transport(pairs, each));
    }
    for side in [40, 150] {
        both(folder, "grid", &grid(side, side));
    }
    for (n_nodes, n_arcs) in [(2_000, 12_000), (20_000, 120_000)] {
        both(folder, "long", &long(n_nodes, n_arcs));
    }
    for places in [400, 1_600, 6_400] {
        let asks = [
            ("most", Asked::MostThenCost),
            ("phase5", Asked::Phases(5)),
            ("phases54", Asked::Phases(4)),
        ];
        for (what, asked) in asks {
            let problem = relief(places, 8, asked);
            measure(folder, &format!("relief-{}-{what}", problem.arcs.len()), &problem);
        }
    }
}

/// Measures a network as it is, and with few costs.
fn both(folder: &Path, shape: &str, problem: &Problem<i64>) {
    let n_arcs = problem.arcs.len();
    measure(folder, &format!("{shape}-{n_arcs}"), problem);
    measure(folder, &format!("{shape}-{n_arcs}-sparse"), &sparse(problem.clone()));
}

fn measure(folder: &Path, name: &str, problem: &Problem<i64>) {
    let mut times = Vec::new();
    let mut optimum = 0;
    for _ in 0..RUNS {
        let mut simplex = Simplex::new(problem).unwrap();
        let start = Instant::now();
        simplex.solve().unwrap();
        times.push(start.elapsed().as_secs_f64() * 1e3);
        optimum = simplex.objective();
    }
    times.sort_by(f64::total_cmp);
    let folder = folder.join(name);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("problem.min"), written(problem, optimum)).unwrap();
    println!(
        "{{\"problem\":\"{name}\",\"nodes\":{},\"arcs\":{},\"milliseconds\":{}}}",
        problem.n_nodes(),
        problem.arcs.len(),
        times[RUNS / 2]
    );
}

fn read(text: &str) -> Problem<i64> {
    let mut problem = Problem::new(0);
    for line in text.lines() {
        let numbers: Vec<i64> =
            line.split_whitespace().filter_map(|word| word.parse().ok()).collect();
        match (line.as_bytes().first(), numbers.as_slice()) {
            (Some(b'p'), &[n_nodes, _]) => problem = Problem::new(n_nodes as usize),
            (Some(b'n'), &[node, supply]) => problem.supplies[node as usize - 1] = supply,
            (Some(b'a'), &[from, to, lower, capacity, cost]) => {
                let (from, to) = (from as u32 - 1, to as u32 - 1);
                problem.arcs.push(Arc { from, to, lower, capacity, cost });
            }
            _ => {}
        }
    }
    problem
}

/// In DIMACS, unlimited arcs with what all nodes put in and all arcs with a limit could carry: solvers
/// that add capacities up must not run over.
fn written(problem: &Problem<i64>, optimum: i128) -> String {
    let limits = problem.arcs.iter().map(|arc| arc.capacity);
    let limited = limits.filter(|&capacity| capacity < aidreach::flow::UNLIMITED);
    let put_in = problem.supplies.iter().filter(|&&supply| supply > 0);
    let most: i64 = limited.sum::<i64>() + put_in.sum::<i64>();
    let mut text = format!("c optimum {optimum}\n");
    writeln!(text, "p min {} {}", problem.n_nodes(), problem.arcs.len()).unwrap();
    for (node, supply) in problem.supplies.iter().enumerate().filter(|&(_, &supply)| supply != 0) {
        writeln!(text, "n {} {supply}", node + 1).unwrap();
    }
    for Arc { from, to, lower, capacity, cost } in &problem.arcs {
        let capacity = capacity.min(&most);
        writeln!(text, "a {} {} {lower} {capacity} {cost}", from + 1, to + 1).unwrap();
    }
    text
}
