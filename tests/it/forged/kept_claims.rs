//! The claims that the rules of the check are tried on are those that the program makes.

use super::Run;
use super::rules::KEPT;
use aidreach::allocation::{Aim, Goal, Instance, Ties, allocate};
use aidreach::certificate::{Arc, Cell, Claim, Fed, Fraction, Node, Path, Role, Whole};
use std::fs;

fn arc(from: u32, to: u32, role: Role, capacity: Option<i64>) -> Arc {
    Arc { from, to, role, capacity, cost: 1, fed: None, served: None }
}

/// A hand-out to people of one area and phase, all of whom access lets the plan serve.
fn hand_out(ends: (u32, u32), area: u32, phase: u8, people: i64, grams_per_person: i64) -> Arc {
    let share = Fraction { num: 1, den: 1 };
    let in_need = people.unsigned_abs();
    let fed = Fed { area, period: 0, phase, people: in_need, share, grams_per_person };
    Arc {
        fed: Some(Box::new(fed)),
        ..arc(ends.0, ends.1, Role::HandOut, Some(people * grams_per_person))
    }
}

/// One supply, one road, one area with two phases; everybody can be fed but for ten grams of food.
fn small() -> Instance {
    let phase =
        |phase, people, cell| Arc { served: Some(cell), ..hand_out((2, 3), 0, phase, people, 1) };
    let cell = |phase, needed| Cell { area: 0, period: Some(0), phase, needed, limit: None };
    let arcs = vec![
        arc(0, 1, Role::Supply, Some(10)),
        arc(1, 2, Role::Move, Some(20)),
        phase(4, 8, 1),
        phase(3, 12, 2),
        Arc { served: Some(0), cost: 0, ..arc(3, 4, Role::Served, None) },
        Arc { cost: 0, ..arc(4, 0, Role::Total, None) },
    ];
    let cells = vec![cell(None, 20), cell(Some(4), 8), cell(Some(3), 12)];
    Instance { n_nodes: 5, source: 0, sink: 4, arcs, cells }
}

/// An area of one phase on a road of its own from the one store: who is in need, what it must and may
/// have, and what a gram costs to bring there.
struct Area {
    phase: u8,
    people: i64,
    floor: i64,
    limit: Option<i64>,
    cost: i64,
    ration: i64,
}

fn area(phase: u8, people: i64) -> Area {
    Area { phase, people, floor: 0, limit: None, cost: 1, ration: 1 }
}

/// One supply that cannot feed everybody, and some areas.
fn star(supply: i64, areas: &[Area]) -> Instance {
    let sink = 2 + areas.len() as u32;
    let mut arcs = vec![arc(0, 1, Role::Supply, Some(supply))];
    let mut cells = Vec::new();
    for (n, area) in areas.iter().enumerate() {
        let (own, node) = (n as u32, 2 + n as u32);
        let road = hand_out((1, node), own, area.phase, area.people, area.ration);
        arcs.push(Arc { cost: area.cost, ..road });
        let total = arc(node, sink, Role::Served, area.limit);
        arcs.push(Arc { served: Some(own), cost: 0, ..total });
        let (needed, limit) = (area.people * area.ration, area.limit);
        cells.push(Cell { area: own, period: Some(0), phase: None, needed, limit });
    }
    arcs.push(Arc { cost: 0, ..arc(sink, 0, Role::Total, None) });
    Instance { n_nodes: sink + 1, source: 0, sink, arcs, cells }
}

/// One area above its share by a floor, one below it by a limit, two that share what is left: five
/// grams for seventeen people.
fn unlike() -> (Instance, Vec<i64>) {
    let areas = [
        Area { floor: 8, ..area(3, 10) },
        area(3, 10),
        Area { limit: Some(1), ..area(3, 10) },
        area(3, 7),
    ];
    (star(14, &areas), areas.iter().map(|area| area.floor).collect())
}

/// A floor under an area of phase 3 takes food from one in phase 5; a dear area has its floor only.
fn floored() -> (Instance, Vec<i64>) {
    let areas = [area(5, 10), Area { floor: 3, cost: 5, ..area(3, 10) }, area(3, 10)];
    (star(8, &areas), areas.iter().map(|area| area.floor).collect())
}

/// Two areas that share six grams for fifteen people, with nothing to round.
fn even() -> (Instance, Vec<i64>) {
    (star(6, &[area(3, 10), area(3, 5)]), Vec::new())
}

/// Two areas whose rations weigh two and three grams.
fn rations() -> (Instance, Vec<i64>) {
    let areas = [Area { ration: 2, ..area(3, 4) }, Area { ration: 3, ..area(3, 4) }];
    (star(11, &areas), Vec::new())
}

/// The claim of a plan, its routes one for each hand-out.
fn claim_of(instance: &Instance, aim: Aim, budget: Option<i128>, floors: Vec<i64>) -> Claim {
    let goal = Goal { aim, ties: Ties::Fairness, budget, floors };
    let plan = allocate(instance, &goal).expect("a plan");
    let (source, sink) = (instance.source, instance.sink);
    let into = |node: u32| instance.arcs.iter().position(|a| a.to == node && a.from != sink);
    let out_of = |node: u32| instance.arcs.iter().position(|a| a.from == node);
    let route = |hand_out: usize| {
        let Arc { from, to, .. } = instance.arcs[hand_out];
        let mut arcs = vec![hand_out as u32];
        let mut at = from;
        while at != source {
            let before = into(at).expect("a way here");
            arcs.insert(0, before as u32);
            at = instance.arcs[before].from;
        }
        arcs.push(out_of(to).expect("a total") as u32);
        let low = plan.low[hand_out];
        Path { arcs, low, high: plan.high.as_ref().map_or(low, |high| high[hand_out]) }
    };
    let handed = (0..instance.arcs.len()).filter(|arc| instance.arcs[*arc].fed.is_some());
    Claim {
        objective: goal.aim.objective(),
        level: plan.level,
        nodes: (0..instance.n_nodes).map(|n| Node::Named(format!("node {n}"))).collect(),
        source,
        sink,
        arcs: instance.arcs.clone(),
        low: plan.low.clone(),
        high: plan.high.clone(),
        mix: Fraction { num: *plan.mix.numer(), den: *plan.mix.denom() },
        cells: instance.cells.clone(),
        floors: goal.floors,
        paths: handed.map(route).collect(),
        stages: plan.stages,
        budget: budget.map(Whole),
    }
}

fn claimed(aim: Aim, budget: Option<i128>) -> Claim {
    claim_of(&small(), aim, budget, Vec::new())
}

/// The claim of a plan that keeps to floors.
fn above(of: (Instance, Vec<i64>), aim: Aim) -> Claim {
    claim_of(&of.0, aim, None, of.1)
}

fn now(name: &str) -> Claim {
    match name {
        "small-floors" => above(unlike(), Aim::Fairest),
        "small-floors-severity" => above(floored(), Aim::Severity),
        "small-even" => above(even(), Aim::Fairest),
        "small-rations" => above(rations(), Aim::MostPeople),
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
