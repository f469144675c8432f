//! Every rule of the check by itself: a sound claim, one thing wrong, and the fault that names it.

use aidreach::certificate::{
    Claim, Fault, Fed, Fraction, Measure, Objective, Proven, Role, Side, Stage, Whole, check,
    check_served,
};
use expect_test::expect_file;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

mod evenness;

/// A claim kept in `tests/data/claims`. This file needs nothing but them and the check, so that changes
/// of the check can be tried by themselves (`checks/mutants`).
fn claimed(name: &str) -> Claim {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/data/claims/{name}.json"));
    let text = std::fs::read_to_string(file).expect("a claim is kept");
    serde_json::from_str(&text).expect("a claim")
}

fn sound() -> Claim {
    claimed("small-severity")
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
    let word = serde_json::to_value(sound().level).expect("JSON");
    assert_eq!(word, sound().level.word());
}

/// Whom a plan serves is settled before its cost is, and needs no routes.
#[test]
fn whom_a_claim_serves_holds_without_its_cost_and_its_routes() {
    let mut claim = sound();
    assert!(check_served(&claim).is_err(), "steps of cost and order are left over");
    let evenness = |stage: &Stage| !matches!(stage, Stage::Prices { measure, .. } if matches!(measure, Measure::Cost | Measure::Order));
    claim.stages.retain(evenness);
    claim.paths.clear();
    assert_eq!(check_served(&claim), Ok(()));
    assert!(check(&claim).is_err(), "a whole plan says more");
    let changes: [Change; 6] = [
        |c| _ = c.stages.pop(),
        |c| _ = c.stages.remove(0),
        |c| c.level = aidreach::certificate::Level::ReachCost,
        |c| c.objective = Objective::Fairest,
        |c| c.low[1] -= 1,
        |c| c.budget = Some(Whole(0)),
    ];
    for (n, change) in changes.into_iter().enumerate() {
        let mut forged = claim.clone();
        change(&mut forged);
        assert!(check_served(&forged).is_err(), "change {n}");
    }
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
    type OfFed = fn(&mut Fed);
    let fed: [(OfFed, &str); 5] = [
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
    // Three units a gram: fourteen pay for four grams and two thirds.
    let poor = claimed("small-budget");
    let checked = check(&poor).expect("sound");
    assert_eq!(checked.cost.num, 14 * checked.cost.den);
    let mut claim = poor.clone();
    claim.budget = Some(Whole(13));
    assert_eq!(check(&claim), Err(Fault::Budget));
    let cheap = claimed("small-target");
    check(&cheap).expect("sound");
    let mut claim = cheap;
    claim.objective = Objective::CheapestFor { target: Fraction { num: 6, den: 1 } };
    assert_eq!(check(&claim), Err(Fault::Target));
}

/// The side row of the first step.
fn side(claim: &mut Claim) -> &mut Option<Side> {
    match &mut claim.stages[0] {
        Stage::Prices { side, .. } => side,
        Stage::Cuts { .. } | Stage::Level { .. } | Stage::Unaffordable { .. } => unreachable!(),
    }
}

#[test]
fn a_row_beside_the_network_is_a_limit_that_binds() {
    let poor = claimed("small-budget");
    let refused = |change: fn(&mut Side), part: &str| {
        let mut claim = poor.clone();
        change(side(&mut claim).as_mut().expect("money is short"));
        let fault = check(&claim).expect_err("forged").to_string();
        assert!(fault.contains(part), "{fault}");
    };
    refused(|side| side.price.0 = -1, "its side row has a price below nought");
    refused(|side| side.bound.den = 0, "a level or a bound is no number");
    refused(|side| side.weight.0 = 0, "has reduced cost");
    // A budget that is not used up has no price, and settles nothing.
    let mut claim = sound();
    claim.budget = Some(Whole(100));
    let bound = Fraction { num: 100, den: 1 };
    let (price, weight) = (Whole(0), Whole(1));
    *side(&mut claim) = Some(Side { measure: Measure::Cost, bound, price, weight });
    check(&claim).expect("sound");
    let measures = |stage: &Stage, of: &Measure| matches!(stage, Stage::Prices { measure, .. } if measure == of);
    claim.stages.retain(|s| !measures(s, &Measure::Cost) && !measures(s, &Measure::Order));
    let fault = check(&claim).expect_err("cost is open").to_string();
    assert!(fault.contains("must be the least cost"), "{fault}");
}

#[test]
fn a_step_out_of_place_is_named() {
    let mut claim = sound();
    claim.stages.remove(0);
    let fault = check(&claim).expect_err("a step is missing");
    let said = "step 1 of the proof must be the most people in phase 4, and one of the most people in \
                phase 3 stands there";
    assert_eq!(fault.to_string(), said);
    // Cells of the lightest phase are not shared out first.
    let mut claim = claimed("severity");
    let cuts = |stage: &Stage| matches!(stage, Stage::Cuts { .. });
    let at = claim.stages.iter().position(cuts).expect("cuts");
    claim.stages.swap(at, at + 1);
    let fault = check(&claim).expect_err("cuts out of order");
    let said = "step 4 of the proof must be the most even coverage in phase 5, and one of cuts in \
                phase 4 stands there";
    assert_eq!(fault.to_string(), said);
    let mut claim = sound();
    claim.stages.push(claim.stages[0].clone());
    let fault = check(&claim).expect_err("a step too many");
    assert!(matches!(&fault, Fault::Steps { expected, .. } if expected == "the end"), "{fault}");
    // A wrong step is told with its number.
    let mut claim = sound();
    if let Stage::Prices { potentials, .. } = &mut claim.stages[0] {
        potentials[1].0 += 1;
    }
    let fault = check(&claim).expect_err("a price is wrong");
    assert!(matches!(fault, Fault::Stage { stage: 1, .. }), "{fault}");
}

#[test]
fn numbers_beyond_all_measure_are_refused() {
    let mut claim = sound();
    if let Stage::Prices { potentials, .. } = &mut claim.stages[0] {
        potentials.iter_mut().for_each(|price| price.0 = i128::MAX);
        potentials[2].0 = i128::MIN;
    }
    assert_eq!(check(&claim), Err(Fault::TooLarge));
}

/// The claims kept, each proven.
pub(super) const KEPT: [&str; 14] = [
    "small-severity",
    "small-budget",
    "small-target",
    "small-fairest",
    "small-last-gram",
    "small-levels",
    "small-even",
    "small-rations",
    "small-floors",
    "small-floors-severity",
    "severity",
    "budget",
    "last-gram",
    "most-people",
];

/// Every figure of every claim a little changed: how many changes pass, by where they are. What passes
/// is named here and no more: prices that prove as well, and networks with more room where none is used.
#[test]
fn what_passes_though_it_was_changed_is_known() {
    let mut told = String::new();
    for name in KEPT {
        let claim = claimed(name);
        let checked = check(&claim).expect("kept claims hold");
        let _ = writeln!(told, "{name}: {:?}", checked.counts);
        let whole = serde_json::to_value(&claim).expect("JSON");
        let mut places = Vec::new();
        leaves(&whole, String::new(), &mut places);
        // Large claims are changed here and there only.
        let every = places.len() / 1500 + 1;
        let mut counts: BTreeMap<String, [u32; 2]> = BTreeMap::new();
        for place in places.iter().step_by(every) {
            for change in CHANGES {
                let mut changed = whole.clone();
                let leaf = changed.pointer_mut(place).expect("a leaf");
                if !change(leaf) {
                    continue;
                }
                let Ok(read) = serde_json::from_value::<Claim>(changed) else { continue };
                let count = counts.entry(pattern(place)).or_default();
                count[0] += 1;
                count[1] += u32::from(check(&read).is_ok());
            }
        }
        for (place, [of, pass]) in counts {
            let _ = writeln!(told, "  {place}: {pass} of {of} pass");
        }
    }
    expect_file!["said/passes.txt"].assert_eq(&told);
}

/// Changes a leaf; whether it could.
type Leaf = fn(&mut Value) -> bool;

const CHANGES: [Leaf; 4] = [
    |leaf| shifted(leaf, 1),
    |leaf| shifted(leaf, -1),
    |leaf| match leaf {
        Value::Null => {
            *leaf = 0.into();
            true
        }
        Value::Bool(told) => {
            *told = !*told;
            true
        }
        Value::Number(_) => {
            *leaf = Value::Null;
            true
        }
        Value::String(_) | Value::Array(_) | Value::Object(_) => false,
    },
    |leaf| match leaf {
        Value::Array(values) => values.pop().is_some(),
        Value::String(word) if word.chars().all(|c| c.is_ascii_lowercase()) => {
            "joint".clone_into(word);
            true
        }
        _ => false,
    },
];

fn shifted(leaf: &mut Value, by: i64) -> bool {
    match leaf {
        Value::Number(number) => match number.as_i64() {
            Some(now) => *leaf = (now + by).into(),
            None => return false,
        },
        Value::String(text) => match text.split_once('/') {
            Some((num, den)) => match num.parse::<i128>() {
                Ok(now) => *text = format!("{}/{den}", now + i128::from(by)),
                Err(_) => return false,
            },
            None => match text.parse::<i128>() {
                Ok(now) => *text = (now + i128::from(by)).to_string(),
                Err(_) => return false,
            },
        },
        Value::Array(values) => match (by, values.first().cloned()) {
            (1, Some(first)) => values.push(first),
            _ => return false,
        },
        Value::Null | Value::Bool(_) | Value::Object(_) => return false,
    }
    true
}

/// Every place of a value that holds no other values.
pub(super) fn leaves(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            object.iter().for_each(|(key, value)| leaves(value, format!("{at}/{key}"), found));
        }
        Value::Array(values) => {
            found.push(at.clone());
            let each = values.iter().enumerate();
            each.for_each(|(n, value)| leaves(value, format!("{at}/{n}"), found));
        }
        _ => found.push(at),
    }
}

/// A place without its numbers.
fn pattern(place: &str) -> String {
    let parts = place.split('/').filter(|part| part.parse::<usize>().is_err());
    parts.collect::<Vec<_>>().join(" ").trim().to_owned()
}
