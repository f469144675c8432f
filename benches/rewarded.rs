//! A step of the search by itself: a network in which only people of some phases count, for other solvers.

use aidreach::allocation::Instance;
use aidreach::certificate::{Measure, Role};
use aidreach::flow::{Arc, Problem, Simplex};
use std::fmt::Write;
use std::path::Path;

/// Serving as many people of some phases as can be, as a cheapest flow.
pub(crate) fn rewarded(instance: &Instance, phases: &[u8]) -> Problem<i64> {
    let measure = Measure::People(phases.to_vec());
    let weights = instance.weights(&measure, instance.scale().expect("rations fit"));
    let supplies = instance.arcs.iter().filter(|arc| arc.role == Role::Supply);
    let beyond = 1 + supplies.filter_map(|arc| arc.capacity).sum::<i64>();
    let mut problem = Problem::new(instance.n_nodes as usize);
    for (arc, weight) in instance.arcs.iter().zip(weights) {
        problem.arc(arc.from, arc.to, arc.capacity.unwrap_or(beyond), -weight);
    }
    problem
}

/// Writes it in DIMACS with its optimum.
pub(crate) fn write(problem: &Problem<i64>, folder: &Path) {
    let mut simplex = Simplex::new(problem).expect("a network");
    simplex.solve().expect("nothing is asked that cannot be");
    let mut text = format!("c optimum {}\n", simplex.objective());
    writeln!(text, "p min {} {}", problem.n_nodes(), problem.arcs.len()).expect("text");
    for Arc { from, to, capacity, cost, .. } in &problem.arcs {
        writeln!(text, "a {} {} 0 {capacity} {cost}", from + 1, to + 1).expect("text");
    }
    std::fs::create_dir_all(folder).expect("a folder");
    std::fs::write(folder.join("problem.min"), text).expect("written");
}
