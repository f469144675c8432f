//! Every rule of the check by itself: a sound claim, one thing wrong, and the fault that names it.

use aidreach::allocation::{Aim, Goal, Instance, Ties, allocate};
use aidreach::certificate::{
    Arc, Cell, Claim, Fault, Fed, Fraction, Path, Proven, Role, Whole, check,
};

/// One supply, one road, one area with two phases; everybody can be fed but for ten grams of food.
fn instance() -> Instance {
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
    let instance = instance();
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

fn sound() -> Claim {
    claimed(Aim::Severity, None)
}

#[test]
fn a_sound_claim_says_what_it_proves() {
    let checked = check(&sound()).expect("sound");
    let phases = [5, 4, 3].map(|phase| Proven::MostPeople(vec![phase]));
    let even = [4, 3].map(|phase| Proven::MostEven(Some(phase)));
    let rest = [Proven::LeastCost, Proven::InOrder];
    let all: Vec<Proven> = phases.into_iter().chain(even).chain(rest).collect();
    assert_eq!(checked.proven, all);
    assert_eq!((checked.by_phase[1].num, checked.by_phase[2].num), (8, 2));
    assert_eq!(checked.cost.num, 30);
}

/// A change of a claim.
type Change = fn(&mut Claim);

#[test]
fn a_claim_that_is_not_whole_is_refused() {
    let changes: [(Change, &str); 27] = [
        (|c| _ = c.low.pop(), "a flow needs one figure for every arc"),
        (|c| c.high = Some(Vec::new()), "a flow needs one figure for every arc"),
        (|c| c.source = 99, "source or sink is no node"),
        (|c| c.sink = 5, "source or sink is no node"),
        (|c| c.sink = c.source, "source or sink is no node"),
        (|c| c.arcs[0].to = 5, "an arc ends at no node"),
        (|c| c.arcs[4].served = Some(3), "an arc serves no cell"),
        (|c| c.floors = vec![0], "floors need one figure for every cell"),
        (|c| c.floors = vec![0, -1, 0], "a floor lies below nothing"),
        (|c| c.paths[0].arcs.push(6), "a route names no arc"),
        (|c| c.arcs[5].role = Role::Joint, "no single arc closes the circle"),
        (|c| c.arcs[5].capacity = Some(10), "no single arc closes the circle"),
        (|c| c.arcs[1].role = Role::Total, "no single arc closes the circle"),
        (|c| c.arcs[1].from = 4, "an arc leaves the sink or enters the source"),
        (|c| c.arcs[1].to = 0, "an arc leaves the sink or enters the source"),
        (|c| c.arcs[4].served = None, "a served arc has no cell"),
        (|c| c.arcs[4].served = Some(1), "a cell has two totals"),
        (|c| c.cells[0].limit = Some(30), "a served arc does not carry the limit of its cell"),
        (|c| c.cells[1].phase = Some(3), "a hand-out is the total of a cell of other people"),
        (|c| c.cells[1].area = 1, "a hand-out is the total of a cell of other people"),
        (
            |c| (c.arcs[1].served, c.arcs[3].served) = (Some(2), None),
            "a cell has its total on an arc that feeds nobody",
        ),
        (|c| c.arcs[2].role = Role::Move, "hand-out arcs, and they alone, say whom they feed"),
        (|c| c.arcs[1].role = Role::HandOut, "hand-out arcs, and they alone, say whom they feed"),
        (|c| c.cells[0].needed = -1, "a cell needs or may have less than nothing"),
        (|c| c.paths[0].high = -1, "a route carries less than nothing"),
        (|c| c.mix = Fraction { num: 1, den: 2 }, "the mix is no share of two flows"),
        (|c| c.mix = Fraction { num: 0, den: 0 }, "the mix is no share of two flows"),
    ];
    for (change, why) in changes {
        let mut claim = sound();
        change(&mut claim);
        assert_eq!(check(&claim), Err(Fault::Broken(why)));
    }
    let fed: [(fn(&mut Fed), &str); 5] = [
        (|fed| fed.grams_per_person = 0, "a hand-out arc has no ration or an impossible share"),
        (|fed| fed.share.num = 2, "a hand-out arc has no ration or an impossible share"),
        (|fed| fed.share.num = -1, "a hand-out arc has no ration or an impossible share"),
        (|fed| fed.share.den = 0, "a hand-out arc has no ration or an impossible share"),
        (|fed| fed.phase = 2, "a hand-out is the total of a cell of other people"),
    ];
    for (change, why) in fed {
        let mut claim = sound();
        change(claim.arcs[2].fed.as_mut().expect("a hand-out"));
        assert_eq!(check(&claim), Err(Fault::Broken(why)));
    }
}

#[test]
fn what_does_not_flow_is_refused() {
    let mut claim = sound();
    claim.low[0] = 11;
    assert_eq!(check(&claim), Err(Fault::Bounds { arc: 0, grams: 11, capacity: 10 }));
    claim.low[0] = -1;
    assert_eq!(check(&claim), Err(Fault::Bounds { arc: 0, grams: -1, capacity: 10 }));
    claim.low[0] = 9;
    let lost = Fault::Conservation { node: "node 0".to_owned(), grams: 1 };
    assert_eq!(check(&claim), Err(lost));
    let mut claim = sound();
    claim.floors = vec![11, 0, 0];
    assert_eq!(check(&claim), Err(Fault::Floor { cell: 0, grams: 10, floor: 11 }));
    let mut claim = sound();
    claim.arcs[3].capacity = Some(13);
    assert_eq!(check(&claim), Err(Fault::Access { arc: 3, capacity: 13, allowed: 12 }));
    // The limit of its own cell holds for a hand-out, too.
    let mut claim = sound();
    claim.cells[2].limit = Some(5);
    assert_eq!(check(&claim), Err(Fault::Access { arc: 3, capacity: 12, allowed: 5 }));
}

#[test]
fn routes_that_are_none_are_refused() {
    let routes = |change: Change| {
        let mut claim = sound();
        change(&mut claim);
        check(&claim)
    };
    let says = |why: &str| Err(Fault::Routes(why.to_owned()));
    assert_eq!(routes(|c| _ = c.paths[0].arcs.remove(0)), says("route 1 jumps at arc 1"));
    assert_eq!(routes(|c| _ = c.paths[1].arcs.pop()), says("route 2 does not end at people"));
    assert_eq!(routes(|c| c.paths[1].arcs.push(5)), says("route 2 goes round"));
    assert_eq!(routes(|c| c.paths[1].low -= 1), says("arc 0 differs"));
    assert_eq!(routes(|c| c.paths[1].high += 1), says("arc 0 differs"));
    assert_eq!(routes(|c| c.paths[0].low = i64::MAX), Err(Fault::TooLarge));
}

#[test]
fn limits_of_the_plan_are_kept() {
    // Thirty units are spent on ten grams; fifteen pay for five.
    let poor = claimed(Aim::MostPeople, Some(15));
    let checked = check(&poor).expect("sound");
    assert_eq!(checked.cost.num, 15 * checked.cost.den);
    let mut claim = poor.clone();
    claim.budget = Some(Whole(14));
    assert_eq!(check(&claim), Err(Fault::Budget));
    let cheap = claimed(Aim::Cheapest(5.into()), None);
    check(&cheap).expect("sound");
    let mut claim = cheap;
    claim.objective = Aim::Cheapest(6.into()).objective();
    assert_eq!(check(&claim), Err(Fault::Target));
}

#[test]
fn a_step_out_of_place_is_named() {
    let mut claim = sound();
    claim.stages.remove(0);
    let fault = check(&claim).expect_err("a step is missing");
    assert!(matches!(fault, Fault::Steps { stage: 1, .. }), "{fault}");
    let mut claim = sound();
    claim.stages.push(claim.stages[0].clone());
    let fault = check(&claim).expect_err("a step too many");
    assert!(matches!(&fault, Fault::Steps { expected, .. } if expected == "the end"), "{fault}");
    // A wrong step is told with its number.
    let mut claim = sound();
    if let aidreach::certificate::Stage::Prices { potentials, .. } = &mut claim.stages[0] {
        potentials[1].0 += 1;
    }
    let fault = check(&claim).expect_err("a price is wrong");
    assert!(matches!(fault, Fault::Stage { stage: 1, .. }), "{fault}");
}

#[test]
fn numbers_beyond_all_measure_are_refused() {
    let mut claim = sound();
    if let aidreach::certificate::Stage::Prices { potentials, .. } = &mut claim.stages[0] {
        potentials.iter_mut().for_each(|price| price.0 = i128::MAX);
        potentials[2].0 = i128::MIN;
    }
    assert_eq!(check(&claim), Err(Fault::TooLarge));
}
