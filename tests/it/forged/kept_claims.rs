//! The claims that the rules of the check are tried on are those that the program makes.

use super::Run;
use super::rules::KEPT;
use aidreach::allocation::{Aim, Goal, Instance, Ties, allocate};
use aidreach::certificate::{Arc, Cell, Claim, Fed, Fraction, Path, Role, Whole};
use std::fs;

/// One supply, one road, one area with two phases; everybody can be fed but for ten grams of food.
fn small() -> Instance {
    let arc = |from, to, role, capacity| Arc {
        from,
        to,
        role,
        capacity,
        cost: 1,
        fed: None,
        served: None,
    };
    let hand_out = |phase: u8, people: u64, cell: u32| Arc {
        fed: Some(Fed {
            area: 0,
            period: 0,
            phase,
            people,
            share: Fraction { num: 1, den: 1 },
            grams_per_person: 1,
        }),
        served: Some(cell),
        ..arc(2, 3, Role::HandOut, Some(people as i64))
    };
    let cell = |phase, needed| Cell { area: 0, period: Some(0), phase, needed, limit: None };
    let arcs = vec![
        arc(0, 1, Role::Supply, Some(10)),
        arc(1, 2, Role::Move, Some(20)),
        hand_out(4, 8, 1),
        hand_out(3, 12, 2),
        Arc { served: Some(0), cost: 0, ..arc(3, 4, Role::Served, None) },
        Arc { cost: 0, ..arc(4, 0, Role::Total, None) },
    ];
    let cells = vec![cell(None, 20), cell(Some(4), 8), cell(Some(3), 12)];
    Instance { n_nodes: 5, source: 0, sink: 4, arcs, cells }
}

fn claimed(aim: Aim, budget: Option<i128>) -> Claim {
    let instance = small();
    let goal = Goal { aim, ties: Ties::Fairness, budget, floors: Vec::new() };
    let plan = allocate(&instance, &goal).expect("a plan");
    let route = |arc: usize| Path {
        arcs: vec![0, 1, arc as u32, 4],
        low: plan.low[arc],
        high: plan.high.as_ref().map_or(plan.low[arc], |high| high[arc]),
    };
    Claim {
        objective: goal.aim.objective(),
        level: plan.level,
        nodes: (0..5).map(|n| format!("node {n}")).collect(),
        source: 0,
        sink: 4,
        arcs: instance.arcs.clone(),
        low: plan.low.clone(),
        high: plan.high.clone(),
        mix: Fraction { num: *plan.mix.numer(), den: *plan.mix.denom() },
        cells: instance.cells,
        floors: Vec::new(),
        stages: plan.stages,
        budget: budget.map(Whole),
        paths: vec![route(2), route(3)],
    }
}

fn now(name: &str) -> Claim {
    match name {
        "small-severity" => claimed(Aim::Severity, None),
        "small-budget" => claimed(Aim::MostPeople, Some(14)),
        "small-target" => claimed(Aim::Cheapest(5.into()), None),
        "small-fairest" => claimed(Aim::Fairest, None),
        "small-last-gram" => claimed(Aim::Fairest, Some(14)),
        "small-levels" => crate::laws::cells::by_levels(),
        "budget" => Run::of(&["short-of-money"]).claim(),
        "last-gram" => Run::of(&["short-of-money", "--objective", "fairest"]).claim(),
        "most-people" => Run::of(&["--objective", "most-people"]).claim(),
        _ => Run::of(&[]).claim(),
    }
}

#[test]
fn kept_claims_are_those_of_the_program() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/claims");
    for name in KEPT {
        let file = folder.join(format!("{name}.json"));
        let text = serde_json::to_string(&now(name)).expect("JSON") + "\n";
        if std::env::var_os("UPDATE").is_some() {
            fs::create_dir_all(&folder).expect("a folder");
            fs::write(&file, &text).expect("written");
        }
        assert_eq!(fs::read_to_string(&file).ok(), Some(text), "{name}: UPDATE=1 cargo test");
    }
}
