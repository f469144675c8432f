//! Real claims corrupted at random: the check never panics, and refuses whatever matters.

use super::Run;
use super::rules::leaves;
use aidreach::certificate::{Claim, Fraction, Node, Stage, check};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::Value;

/// Numbers that break what is not careful.
const HOSTILE: [i128; 12] = [
    0,
    1,
    -1,
    i64::MAX as i128,
    i64::MIN as i128,
    i64::MAX as i128 + 1,
    u64::MAX as i128,
    u32::MAX as i128,
    i128::MAX,
    i128::MIN,
    255,
    1 << 62,
];

/// Changes a leaf to something of its sort, or shortens or lengthens a list.
fn corrupted(leaf: &mut Value, pick: usize) {
    let hostile = HOSTILE[pick % HOSTILE.len()];
    match leaf {
        Value::Number(_) => {
            *leaf = serde_json::from_str(&hostile.to_string()).unwrap_or(Value::Null);
        }
        Value::String(text) if text.contains('/') => *text = format!("{hostile}/{}", pick % 5 + 1),
        Value::String(text) if text.parse::<i128>().is_ok() => *text = hostile.to_string(),
        Value::Array(values) if pick.is_multiple_of(2) => values.truncate(values.len() / 2),
        Value::Array(values) => values.extend(values.last().cloned()),
        Value::Null => *leaf = Value::from(0),
        Value::Bool(told) => *told = !*told,
        Value::String(_) | Value::Object(_) => {}
    }
}

/// What a claim says, but for how its sides are mixed, the prices and sides that prove it and the names of its nodes.
fn matters(claim: &Claim) -> Claim {
    Claim {
        stages: Vec::new(),
        // Told by its value: 0/3 is 0/1.
        mix: Fraction::ZERO,
        nodes: vec![Node::Named(String::new()); claim.nodes.len()],
        ..claim.clone()
    }
}

#[test]
fn no_corruption_panics_and_none_that_matters_passes() {
    let kinds: [&[&str]; 6] = [
        &[],
        &["short-of-money"],
        &["short-of-money", "--objective", "fairest"],
        &["--objective", "fairest"],
        &["full-access", "--objective", "cheapest-for=0.37"],
        &["--objective", "most-people"],
    ];
    for kind in kinds {
        let claim = Run::of(kind).claim();
        let whole = serde_json::to_value(&claim).expect("JSON");
        let mut places = Vec::new();
        leaves(&whole, String::new(), &mut places);
        let mut runner = TestRunner::new(Config { cases: 400, ..Config::default() });
        let changes = prop::collection::vec((0..places.len(), 0usize..60), 1..4);
        runner
            .run(&changes, |changes| {
                let mut changed = whole.clone();
                for (place, pick) in changes {
                    if let Some(leaf) = changed.pointer_mut(&places[place]) {
                        corrupted(leaf, pick);
                    }
                }
                let Ok(read) = serde_json::from_value::<Claim>(changed) else { return Ok(()) };
                // It returns, whatever it says; and what it lets pass gives the same people, routes and
                // costs, or is another best plan of a network that only its pack can tell from this one.
                if check(&read).is_ok() {
                    let flows = (&read.low, &read.high, &read.paths);
                    let before = (&claim.low, &claim.high, &claim.paths);
                    prop_assert_eq!(flows, before);
                    prop_assert_eq!(read.mix.less_than(claim.mix), Some(false));
                    prop_assert_eq!(claim.mix.less_than(read.mix), Some(false));
                    if matters(&read) != matters(&claim) {
                        prop_assert!(network_differs(&read, &claim));
                    }
                }
                Ok(())
            })
            .expect("no corruption passes");
    }
}

/// Whether two claims speak of other networks or limits: what `--country` holds against the pack.
fn network_differs(one: &Claim, other: &Claim) -> bool {
    let network =
        |claim: &Claim| (claim.arcs.clone(), claim.cells.clone(), claim.budget, claim.objective);
    network(one) != network(other) || one.level != other.level || one.floors != other.floors
}

/// What earlier versions panicked at: a level of the lowest number there is, routes that add up beyond
/// 64 bits, prices whose difference has no number.
#[test]
fn what_once_panicked_is_refused() {
    let refused = |args: &[&str], change: fn(&mut Claim)| {
        let mut claim = Run::of(args).claim();
        change(&mut claim);
        check(&claim).expect_err("refused").to_string()
    };
    let level = refused(&[], |claim| {
        for stage in &mut claim.stages {
            if let Stage::Cuts { groups, .. } = stage {
                groups.iter_mut().for_each(|group| group.level.num = i128::MIN);
            }
        }
    });
    assert_eq!(level, "the claim is not whole: a level or a bound is no number");
    let large = "the numbers are too large to check exactly";
    let routes = refused(&[], |claim| {
        claim.paths.iter_mut().for_each(|path| path.low = i64::MAX);
    });
    assert_eq!(routes, large);
    let gram = refused(&["short-of-money", "--objective", "fairest"], |claim| {
        if let Some(Stage::Unaffordable { potentials, .. }) = claim.stages.last_mut() {
            potentials.iter_mut().for_each(|price| price.0 = i128::MAX);
            potentials[0].0 = i128::MIN;
        }
    });
    assert_eq!(gram, large);
}
