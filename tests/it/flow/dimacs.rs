//! Published and generated instances in the DIMACS format for minimum cost flows.

use super::second_opinion::check_cheapest;
use aidreach::flow::{Arc, Problem, Simplex};
use std::path::Path;

/// Reads the DIMACS format: `p min NODES ARCS`, `n NODE SUPPLY`, `a FROM TO LOWER CAPACITY COST`,
/// nodes counted from 1.
pub(crate) fn read(text: &str) -> Problem<i64> {
    let mut problem = Problem::new(0);
    for line in text.lines() {
        let mut words = line.split_whitespace();
        let kind = words.next();
        let number = |word: &str| word.parse::<i64>().ok();
        let numbers: Vec<i64> = words.filter_map(number).collect();
        match (kind, numbers.as_slice()) {
            (Some("p"), &[n_nodes, _]) => problem.supplies = vec![0; n_nodes as usize],
            (Some("n"), &[node, supply]) => problem.supplies[node as usize - 1] = supply,
            (Some("a"), &[from, to, lower, capacity, cost]) => problem.arcs.push(Arc {
                from: from as u32 - 1,
                to: to as u32 - 1,
                lower,
                capacity,
                cost,
            }),
            _ => {}
        }
    }
    problem
}

fn solve(problem: &Problem<i64>) -> i128 {
    let mut simplex = Simplex::new(problem).unwrap();
    simplex.solve().unwrap();
    check_cheapest(problem, simplex.flow(), simplex.potentials());
    simplex.objective()
}

/// The sample networks that come with two solvers, their figures re-tabulated: four nodes from
/// MCFClass (A. Frangioni, `sample.dmx`) and six from cs2 (A. Goldberg, `sample.min`). The least
/// costs, 9 and 70, were found by OR-tools.
#[test]
fn samples_of_other_solvers() {
    let four = "p min 4 4\nn 1 3\nn 4 -3\na 1 2 0 2 3\na 2 3 0 2 1\na 3 4 0 2 1\na 1 4 0 2 2";
    assert_eq!(solve(&read(four)), 9);
    let six = "p min 6 8\nn 1 10\nn 6 -10\na 1 2 0 4 1\na 1 3 0 8 5\na 2 3 0 5 0\na 3 5 0 10 1\n\
               a 5 4 0 8 0\na 5 6 0 8 9\na 4 2 0 8 1\na 4 6 0 8 1";
    assert_eq!(solve(&read(six)), 70);
}

/// Larger instances lie outside the repository; the variable names the folder they are in.
#[test]
fn instances_outside_the_repository() {
    let Some(outside) = std::env::var_os("AIDREACH_EXTERNAL") else {
        return;
    };
    let folder = Path::new(&outside).join("min_cost_flow");
    let expected = std::fs::read_to_string(folder.join("expected.csv")).unwrap();
    for line in expected.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let text = std::fs::read_to_string(folder.join(format!("{}.min", cells[0]))).unwrap();
        assert_eq!(solve(&read(&text)).to_string(), cells[3], "{}", cells[0]);
    }
}
