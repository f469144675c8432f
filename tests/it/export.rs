//! The problem as other solvers read it: what is written says the same as what was solved.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod kept;
mod mps;
mod small;

use aidreach::allocation::{Aim, Allocation, Built, Goal, Ties, Unsolved, allocate, export};
use aidreach::flow::Simplex;
use mps::Programme;
use num_rational::Ratio;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use std::collections::BTreeMap;

/// The goals that the search knows, with what of them a small problem can bear.
fn goals(built: &Built) -> Vec<(&'static str, Goal)> {
    let plain = |aim| Goal { aim, ties: Ties::Fairness, budget: None, floors: Vec::new() };
    let by_cost = |goal| Goal { ties: Ties::Cost, ..goal };
    let half_the_money = Some(small::cost_of_most(built) / 2);
    let half_the_people = Aim::Cheapest(small::most_people(built) / 2);
    vec![
        ("severity", plain(Aim::Severity)),
        ("severity-by-cost", by_cost(plain(Aim::Severity))),
        ("most-people", plain(Aim::MostPeople)),
        ("most-people-by-cost", by_cost(plain(Aim::MostPeople))),
        ("fairest", plain(Aim::Fairest)),
        ("cheapest", plain(half_the_people)),
        ("budget-severity", Goal { budget: half_the_money, ..plain(Aim::Severity) }),
        ("budget-most-people", Goal { budget: half_the_money, ..plain(Aim::MostPeople) }),
        ("budget-fairest", Goal { budget: half_the_money, ..plain(Aim::Fairest) }),
    ]
}

/// The plan keeps every row and bound of every file, and stands at the optimum the file names.
fn agrees(built: &Built, goal: &Goal, allocation: &Allocation) {
    let files: BTreeMap<String, String> =
        export::mps(built, goal, allocation, None).unwrap().collect();
    let index: serde_json::Value = serde_json::from_str(&files["index.json"]).unwrap();
    let entries = index["programmes"].as_array().unwrap();
    assert_eq!(entries.len() + 1, files.len());
    for entry in entries {
        let file = entry["file"].as_str().unwrap();
        let programme = Programme::read(&files[file]);
        assert_eq!(programme.rows.len() - 1 - programme.n_side_rows(), built.nodes.len());
        let optimum = entry["optimum"].as_f64().unwrap();
        let grain = entry["grain"].as_f64().unwrap_or(0.0);
        let value = programme.value_of(built, allocation, optimum);
        assert!(
            (value - optimum).abs() <= grain + 1e-9 * optimum.abs().max(1.0),
            "{file}: {value}"
        );
        let sense = if programme.maximise { "max" } else { "min" };
        assert_eq!(entry["sense"], sense, "{file}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn plans_keep_the_rows_that_are_written(figures in small::any_problem()) {
        let built = small::written(&figures);
        for (_, goal) in goals(&built) {
            match allocate(&built.instance, &goal) {
                Ok(allocation) => agrees(&built, &goal, &allocation),
                Err(Unsolved::UnevenRations) => {}
                Err(why) => panic!("{why}"),
            }
        }
    }

    #[test]
    fn dimacs_has_the_same_optimum(figures in small::any_problem()) {
        let built = small::written(&figures);
        let without_row = |name: &str| name.starts_with(['s', 'm']);
        for (name, goal) in goals(&built).into_iter().filter(|(name, _)| without_row(name)) {
            let allocation = allocate(&built.instance, &goal).unwrap();
            let text = match export::dimacs(&built, &goal, &allocation) {
                // Three tiers of people who differ in rations may lie too far apart.
                Err(export::Refused::Range) if !figures.one_ration() => continue,
                text => text.unwrap(),
            };
            let optimum = text.lines().find_map(|line| line.strip_prefix("c optimum "));
            let mut simplex = Simplex::new(&crate::flow::dimacs::read(&text)).unwrap();
            simplex.solve().unwrap();
            let found = simplex.objective().to_string();
            prop_assert_eq!(Some(found.as_str()), optimum, "{}", name);
        }
    }
}

#[test]
fn dimacs_says_why_it_refuses() {
    let built = small::two_areas();
    let goal = |aim, budget| Goal { aim, ties: Ties::Cost, budget, floors: Vec::new() };
    let refused = |goal: Goal| {
        let allocation = allocate(&built.instance, &goal).unwrap();
        export::dimacs(&built, &goal, &allocation).unwrap_err()
    };
    assert_eq!(refused(goal(Aim::MostPeople, Some(1_000))), export::Refused::Budget);
    assert_eq!(refused(goal(Aim::Fairest, None)), export::Refused::Fairest);
    let target = Aim::Cheapest(Ratio::from_integer(1));
    assert_eq!(refused(goal(target, None)), export::Refused::Target);
}

#[test]
fn a_small_problem_is_written_whole() {
    let built = small::two_areas();
    let goal = Goal {
        aim: Aim::MostPeople,
        ties: Ties::Cost,
        budget: Some(3_000_000_000),
        floors: Vec::new(),
    };
    let allocation = allocate(&built.instance, &goal).unwrap();
    let files: Vec<(String, String)> =
        export::mps(&built, &goal, &allocation, None).unwrap().collect();
    expect_test::expect_file!["export/two-areas.mps"].assert_eq(&files[0].1);
    let goal = Goal { budget: None, ..goal };
    let allocation = allocate(&built.instance, &goal).unwrap();
    let text = export::dimacs(&built, &goal, &allocation).unwrap();
    expect_test::expect_file!["export/two-areas.min"].assert_eq(&text);
}

/// Writes small problems for solvers outside to try; the variable names the folder.
#[test]
fn small_problems_for_outside() {
    let Some(folder) = std::env::var_os("AIDREACH_EXPORTS") else {
        return;
    };
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for n in 0..40 {
        let figures = small::any_problem().new_tree(&mut runner).unwrap().current();
        let built = small::written(&figures);
        for (name, goal) in goals(&built) {
            let Ok(allocation) = allocate(&built.instance, &goal) else {
                continue;
            };
            let folder = std::path::Path::new(&folder).join(format!("small-{n:02}-{name}"));
            std::fs::create_dir_all(&folder).unwrap();
            for (file, text) in export::mps(&built, &goal, &allocation, None).unwrap() {
                std::fs::write(folder.join(file), text).unwrap();
            }
            if let Ok(text) = export::dimacs(&built, &goal, &allocation) {
                std::fs::write(folder.join("problem.min"), text).unwrap();
            }
        }
    }
}
