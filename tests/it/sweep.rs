//! Values of all combinations of permissions, held against plans made one by one.

mod proof;
mod random;

use aidreach::allocation::{Aim, Goal, Ties, allocate, build};
use aidreach::country::{Country, PackFiles, PermissionIx, embedded};
use aidreach::plan::sweep::{
    Game, Known, Measure, Method, NoValues, Options, Players, Values, all_values,
};
use aidreach::scenario::{Needed, Scenario};
use num_rational::Ratio;
use std::sync::atomic::{AtomicU64, Ordering};

type Exact = Ratio<i128>;

fn country(pack: &str) -> Country {
    let files = embedded(pack).expect("a pack of the program");
    Country::load(&files).expect("no errors").0
}

fn scenario(country: &Country, pack: &str, name: &str) -> Scenario {
    let files = embedded(pack).expect("a pack of the program");
    let id =
        |file: &String| file.strip_prefix("scenarios/")?.strip_suffix(".toml").map(str::to_owned);
    let names: Vec<String> = files.names().iter().filter_map(id).collect();
    let read = |name: &str| {
        let bytes = files.read(&format!("scenarios/{name}.toml")).ok()?;
        String::from_utf8(bytes.into_owned()).ok()
    };
    Scenario::read(country, name, &read, &names).expect("no errors").0
}

fn everyone(country: &Country) -> Vec<PermissionIx> {
    (0..country.permissions.len() as u32).map(PermissionIx).collect()
}

/// Person-months by a plan of the network as it is with these players on.
fn planned(game: &Game<'_>, on: u128) -> Exact {
    let network = game.network(on).expect("a network");
    let instance = build(&network).instance;
    let budget = network.budget_cents.map(|cents| i128::from(cents) * 1_000_000);
    let goal = Goal { aim: Aim::MostPeople, ties: Ties::Skip, budget, floors: Vec::new() };
    let plan = allocate(&instance, &goal).expect("a plan");
    let one = Exact::from_integer(1);
    let high = plan.high.as_ref().unwrap_or(&plan.low);
    let fed = instance.arcs.iter().zip(plan.low.iter().zip(high));
    fed.filter_map(|(arc, (&low, &high))| {
        let (low, high) = (Exact::from(i128::from(low)), Exact::from(i128::from(high)));
        let grams = low * (one - plan.mix) + high * plan.mix;
        Some(grams / i128::from(arc.feeds()?.grams_per_person))
    })
    .sum()
}

#[test]
fn every_combination_of_the_example_is_worth_what_its_plan_reaches() {
    let country = country("example");
    let needed = Needed::of(&country);
    let players = Players::permissions(&everyone(&country));
    for (name, method) in
        [("baseline", Method::Cut), ("east-closed", Method::Cut), ("short-of-money", Method::Plans)]
    {
        let scenario = scenario(&country, "example", name);
        let game =
            Game::new(Measure::Reach, &country, &scenario, &needed, &players).expect("a game");
        assert_eq!(game.method(), method, "{name}");
        let values = game.values(None, &Options::default()).expect("values");
        assert_eq!(values.certified, 64);
        for on in 0..64 {
            assert_eq!(values.people(on), planned(&game, on.into()), "{name} {on:06b}");
        }
        for threads in [2, 5] {
            let again = game.values(None, &Options { threads, ..Options::default() });
            assert_eq!(again.expect("values"), values, "{name} on {threads} threads");
        }
    }
}

#[test]
fn combinations_of_a_large_pack_are_worth_what_their_plans_reach() {
    let country = country("afghanistan");
    let needed = Needed::of(&country);
    let scenario = scenario(&country, "afghanistan", "baseline");
    let every = everyone(&country);
    for start in [0, 3, 5] {
        let some: Vec<PermissionIx> =
            every.iter().copied().skip(start).step_by(9).take(12).collect();
        let players = Players::permissions(&some);
        let game =
            Game::new(Measure::Reach, &country, &scenario, &needed, &players).expect("a game");
        let values = game.values(None, &Options::default()).expect("values");
        let mut questions = game.questions().expect("questions");
        for n in 0..12u64 {
            let on = (n * 2_654_435_761) >> 7 & 0xfff;
            assert_eq!(values.people(on), planned(&game, on.into()), "{on:012b}");
            assert_eq!(values.people(on), questions.people(on.into()).expect("a value"));
        }
    }
}

/// The baseline of the large pack with decisions of its own.
fn decided(country: &Country, decisions: &str) -> Scenario {
    let files = embedded("afghanistan").expect("a pack of the program");
    let own = format!("name = \"a\"\nwhy = \"a\"\nextends = \"baseline\"\n{decisions}");
    let read = |name: &str| match name {
        "own" => Some(own.clone()),
        _ => {
            let bytes = files.read(&format!("scenarios/{name}.toml")).ok()?;
            String::from_utf8(bytes.into_owned()).ok()
        }
    };
    let read = Scenario::read(country, "own", &read, &[]);
    read.expect("no errors").0
}

fn named(country: &Country, ids: &[&str]) -> Vec<PermissionIx> {
    let ix = |id: &&str| country.permissions.iter().position(|p| p.id == **id);
    let ix = |id| PermissionIx(ix(id).expect("a permission of the pack") as u32);
    ids.iter().map(ix).collect()
}

/// Compares a sample of combinations with plans, and counts different values.
fn compare(game: &Game<'_>, n_players: usize) {
    let values = game.values(None, &Options { threads: 2, ..Options::default() }).expect("values");
    assert_eq!(game.values(None, &Options::default()).expect("values"), values);
    let mut questions = game.questions().expect("questions");
    for n in 0..14u64 {
        let on = (n * 2_654_435_761) >> 9 & ((1 << n_players) - 1);
        let on = if n == 0 { (1 << n_players) - 1 } else { on };
        assert_eq!(values.people(on), planned(game, on.into()), "{on:b}");
        assert_eq!(values.people(on), questions.people(on.into()).expect("a value"), "{on:b}");
    }
}

#[test]
fn diversion_makes_values_sums_of_layers() {
    let country = country("afghanistan");
    let scenario = decided(
        &country,
        r#"
[[decide]]
permissions = ["distribution-af01", "distribution-af32"]
state = "granted"
from = 2021-10-01
diversion_share = 0.1
[[decide]]
permission = "distribution-national"
state = "granted"
from = 2022-01-01
diversion_share = 0.2
"#,
    );
    let needed = Needed::of(&country);
    let ids = [
        "distribution-af01",
        "distribution-af27",
        "distribution-af32",
        "distribution-national",
        "entry-torkham",
        "cash",
        "movement-national",
        "uzbekistan-transit",
    ];
    let players = Players::permissions(&named(&country, &ids));
    let game = Game::new(Measure::Reach, &country, &scenario, &needed, &players).expect("a game");
    assert_eq!(game.method(), Method::NestedCuts(4));
    compare(&game, ids.len());
}

#[test]
fn quotas_local_purchase_and_denied_permissions_are_kept() {
    let country = country("afghanistan");
    let scenario = decided(
        &country,
        r#"
[[decide]]
permission = "entry-torkham"
state = "granted"
from = 2021-09-10
quota_mt_per_month = 9000
[[decide]]
permission = "entry-hairatan"
state = "granted"
quota_mt_per_month = 700
[[decide]]
permission = "pakistan-transit-chaman"
state = "denied"
"#,
    );
    let needed = Needed::of(&country);
    let ids = [
        "banking",
        "cash",
        "fuel",
        "entry-torkham",
        "entry-hairatan",
        "pakistan-transit-chaman",
        "entry-spin-boldak",
        "movement-af01",
        "uzbekistan-hairatan-rail",
        "iran-transit",
    ];
    let players = Players::permissions(&named(&country, &ids));
    let game = Game::new(Measure::Reach, &country, &scenario, &needed, &players).expect("a game");
    assert_eq!(game.method(), Method::Cut);
    compare(&game, ids.len());
}

#[test]
fn counterparts_play_with_all_their_permissions() {
    let country = country("afghanistan").by_district();
    let scenario = scenario(&country, "afghanistan", "baseline");
    let needed = Needed::of(&country);
    let of = |n: usize| {
        let every = everyone(&country).into_iter();
        every.filter(|p| country.permissions[p.index()].counterpart.index() == n).collect()
    };
    let groups: Vec<Vec<PermissionIx>> = (0..country.counterparts.len()).map(of).collect();
    let groups: Vec<Vec<PermissionIx>> =
        groups.into_iter().filter(|g| g.len() > 1).take(10).collect();
    let n_players = groups.len();
    let players = Players::groups(groups);
    let game = Game::new(Measure::Reach, &country, &scenario, &needed, &players).expect("a game");
    compare(&game, n_players);
}

#[test]
fn players_on_whom_nothing_hangs_are_named() {
    // Where Pakistan grants nothing, nothing hangs on the Afghan side of its crossings.
    let country = country("afghanistan");
    let scenario = scenario(&country, "afghanistan", "pakistan-closed");
    let needed = Needed::of(&country);
    let players = Players::permissions(&everyone(&country)[30..50]);
    let game = Game::new(Measure::Reach, &country, &scenario, &needed, &players).expect("a game");
    let mut questions = game.questions().expect("questions");
    let some = Players::permissions(&everyone(&country)[36..48]);
    let values = all_values(&country, &scenario, &needed, &some, &Options::default());
    let values = values.expect("values");
    assert!(!values.null.is_empty());
    for &null in &values.null {
        for on in 0..4096u64 {
            assert_eq!(values.people(on), values.people(on ^ 1 << null));
        }
        let with = planned(
            &Game::new(Measure::Reach, &country, &scenario, &needed, &some).expect("a game"),
            4095,
        );
        assert_eq!(values.people(4095 & !(1 << null)), with);
    }
    assert!(questions.people(u128::MAX).expect("a value") >= values.people(0));
}

#[test]
fn a_stopped_sweep_is_taken_up_again_and_only_for_the_same_question() {
    let country = country("afghanistan");
    let scenario = scenario(&country, "afghanistan", "baseline");
    let needed = Needed::of(&country);
    let players = Players::permissions(&everyone(&country)[40..52]);
    let game = Game::new(Measure::Reach, &country, &scenario, &needed, &players).expect("a game");
    let (asked, told) = (AtomicU64::new(0), AtomicU64::new(0));
    let stop = || asked.fetch_add(1, Ordering::Relaxed) >= 3;
    let progress = |done, _| told.store(done, Ordering::Relaxed);
    let options = Options { threads: 1, stop: &stop, progress: &progress };
    let known = stopped(game.values(None, &options));
    assert!(!known.people.is_empty() && told.into_inner() > 0);
    let all = game.values(None, &Options::default()).expect("values");
    assert!(known.people.iter().all(|(&on, &people)| all.people(on) == people));
    let again = game.values(Some(&known), &Options::default()).expect("values");
    assert!((0..4096).all(|on| again.people(on) == all.people(on)));
    assert!(again.proofs < all.proofs);
    let other = Known { fingerprint: known.fingerprint ^ 1, ..known };
    let refused = game.values(Some(&other), &Options::default());
    assert!(matches!(refused, Err(NoValues::OtherGame)));
}

/// What a sweep that was stopped has found; nothing if it was not.
fn stopped(values: Result<Values, NoValues>) -> Known {
    match values {
        Err(NoValues::Stopped(known)) => known,
        _ => Known::default(),
    }
}

#[test]
fn plans_within_a_budget_are_taken_up_again_where_they_were_stopped() {
    let country = country("example");
    let scenario = scenario(&country, "example", "short-of-money");
    let needed = Needed::of(&country);
    let players = Players::permissions(&everyone(&country));
    let game = Game::new(Measure::Reach, &country, &scenario, &needed, &players).expect("a game");
    let all = game.values(None, &Options::default()).expect("values");
    assert!(all.proofs < 64, "sets between two of the same value need no plan");
    let asked = AtomicU64::new(0);
    let stop = || asked.fetch_add(1, Ordering::Relaxed) >= all.proofs / 2;
    let known = stopped(game.values(None, &Options { stop: &stop, ..Options::default() }));
    assert!(!known.people.is_empty());
    assert!(known.people.iter().all(|(&on, &people)| all.people(on) == people));
    let again = game.values(Some(&known), &Options::default()).expect("values");
    assert!((0..64).all(|on| again.people(on) == all.people(on)) && again.proofs < all.proofs);
}

#[test]
fn more_players_than_can_be_told_apart_are_refused() {
    let country = country("example");
    let scenario = scenario(&country, "example", "baseline");
    let needed = Needed::of(&country);
    let many = Players::groups(vec![everyone(&country); 129]);
    assert!(matches!(
        Game::new(Measure::Reach, &country, &scenario, &needed, &many),
        Err(NoValues::Fault(_))
    ));
    let many = Players::groups(vec![vec![PermissionIx(1)]; 25]);
    let game = Game::new(Measure::Reach, &country, &scenario, &needed, &many).expect("a game");
    assert!(matches!(game.values(None, &Options::default()), Err(NoValues::Fault(_))));
    let mut questions = game.questions().expect("questions");
    let all = questions.people((1 << 25) - 1).expect("a value");
    assert_eq!(all, planned(&game, (1 << 25) - 1));
    assert_eq!(questions.people(1).expect("a value"), planned(&game, 1));
}
