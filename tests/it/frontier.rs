//! What fairness costs: a case worked out by hand, and laws over the shipped scenarios.

use aidreach::allocation::{Aim, Goal, build};
use aidreach::analysis::frontier::{CellOf, FLOORS, Frontier, Measured, frontier, gini};
use aidreach::country::{Country, PackFiles, embedded};
use aidreach::network::Network;
use aidreach::plan::{Exact, Plan, Settings, goal_for, outline, plan};
use aidreach::report::{Rendered, Sharing, price_of_fairness};
use aidreach::scenario::{Even, Needed, Objective, Scenario};
use std::collections::BTreeMap;

type Files = BTreeMap<String, Vec<u8>>;

fn pack(name: &str) -> Files {
    let files = embedded(name).expect("a pack in the program");
    let read = |name: &String| files.read(name).expect("its file").into_owned();
    files.names().into_iter().map(|name| (name.clone(), read(&name))).collect()
}

fn load(files: &Files, id: &str) -> (Country, Scenario) {
    let country = Country::load(files).expect("a pack without errors").0;
    let text =
        |id: &str| String::from_utf8(files.get(&format!("scenarios/{id}.toml"))?.clone()).ok();
    let id_of =
        |name: &String| Some(name.strip_prefix("scenarios/")?.strip_suffix(".toml")?.to_owned());
    let known: Vec<String> = files.keys().filter_map(id_of).collect();
    let scenario = Scenario::read(&country, id, &text, &known).expect("a sound scenario").0;
    (country, scenario)
}

fn found(files: &Files, id: &str) -> (Country, Scenario, Frontier) {
    let (country, scenario) = load(files, id);
    let found = frontier(&country, &scenario, &|_, _| ()).expect("plans always exist");
    (country, scenario, found)
}

/// Nothing but the 50 t a month that millers in Sarn sell: two areas get food, and in Dolat every
/// second sack goes elsewhere. Vesh lies behind a pass and an airspace that are closed.
fn two_areas() -> Files {
    let mut files = pack("example");
    let permissions = files.get_mut("permissions.csv").expect("its permissions");
    permissions.extend_from_slice(
        b"dolat-distribution,handing food out in Dolat,marwa-council,distribution,area=XM02,P2.2,\
          granted,,0.5,0.8,0.9,,,assumed,made-up,public,\n",
    );
    let scenario = r#"
name = "Two areas"
why = "Made for a test."
everything = "granted"
even = "window"
[[decide]]
permissions = ["east-transit", "north-transit", "north-overflight", "kell-movement"]
state = "denied"
[[decide]]
permission = "dolat-distribution"
state = "granted"
diversion_share = 0.5
"#;
    files.insert("scenarios/two-areas.toml".to_owned(), scenario.as_bytes().to_vec());
    files
}

/// Person-months by area, in order of P-codes.
fn served(plan: &Measured) -> Vec<Exact> {
    plan.plan.areas.iter().map(|area| area.served()).collect()
}

fn whole(figures: &[i128]) -> Vec<Exact> {
    figures.iter().map(|&figure| Exact::from_integer(figure)).collect()
}

#[test]
fn two_areas_by_hand() {
    // In need: Sarn 4 x 60,000, Dolat 4 x 30,000, Vesh 4 x 35,000 person-months. There are 200 t.
    // In Sarn 10 kg feed a person, in Dolat 20 kg. All to Sarn: 20,000. Evenly: Sarn needs 2,400 t
    // and Dolat 2,400 t for everyone, so 200 / 4,800 = 1 / 24 of each: 10,000 and 5,000.
    let (country, scenario, found) = found(&two_areas(), "two-areas");
    assert_eq!(served(&found.most_people), whole(&[20_000, 0, 0]));
    assert_eq!(served(&found.fairest), whole(&[10_000, 5_000, 0]));
    assert_eq!(found.price, Some(Exact::new(1, 4)));
    let [sarn, dolat, vesh] = [0, 1, 2].map(|n| found.most_people.plan.areas[n].area);
    assert_eq!(found.unreachable, [vesh]);
    let whole_window = |area| CellOf { area, month: None };
    assert_eq!(found.most_people.least, Some((whole_window(dolat), Exact::from_integer(0))));
    assert_eq!(found.fairest.least, Some((whole_window(sarn), Exact::new(1, 24))));
    let moved = |area, before: i128, after: i128| (area, before.into(), after.into());
    assert_eq!(found.moved, [moved(sarn, 20_000, 10_000), moved(dolat, 0, 5_000)]);
    // Of 500,000 in need 260,000 and then 140,000 stay without: 1 less the part that shares alike.
    assert_eq!(found.most_people.gini, Some(Exact::new(260, 500)));
    assert_eq!(found.fairest.gini, Some(Exact::new(140, 500)));
    // A floor z in Dolat takes 2,400 t x z from Sarn, 240,000 people, and feeds 120,000 x z there.
    assert_eq!(found.floors.len(), FLOORS);
    for (n, at) in found.floors.iter().enumerate() {
        let dolat = served(&at.best)[1];
        // Ends are exact; floors between are cut to the millionth, grams rounded up to the gram.
        let exact = Exact::new(n as i128, 24 * (FLOORS as i128 - 1));
        let near = |a: Exact, b: Exact, by: Exact| a <= b && b - a < by;
        assert!(near(at.floor, exact, Exact::new(2, 1_000_000)), "floor {n}");
        assert!(near(at.floor * 120_000, dolat, Exact::new(1, 20_000)), "Dolat at floor {n}");
        assert_eq!(at.best.people, Exact::from_integer(20_000) - dolat, "floor {n}");
    }
    let ends = [&found.floors[0].best, &found.floors[FLOORS - 1].best];
    assert_eq!(ends.map(served), [served(&found.most_people), served(&found.fairest)]);
    let told =
        Rendered::of(&price_of_fairness(&country, &scenario, &found, Sharing::Internal)).text();
    for part in [
        "Fairness costs 25.0 % of what can be reached here: `fairest` reaches 15,000 of the 20,000",
        "No food can get to Vesh under any plan here",
    ] {
        assert!(told.replace('\n', " ").replace("  ", " ").contains(part), "{part}\n{told}");
    }
}

#[test]
fn gini_by_hand() {
    let areas = |areas: &[(u64, i128)]| {
        gini(&areas.iter().map(|&(need, served)| (need, served.into())).collect::<Vec<_>>())
    };
    assert_eq!(areas(&[(30, 10), (60, 20), (90, 30)]), Some(Exact::from_integer(0)));
    // |20 x 30 - 10 x 10| / (40 x 30) = 5 / 12.
    assert_eq!(areas(&[(10, 20), (30, 10)]), Some(Exact::new(5, 12)));
    assert_eq!(areas(&[(10, 0), (30, 0)]), None);
    assert_eq!(areas(&[]), None);
    // It does not matter how an area is cut up, as long as its parts are covered like the whole.
    assert_eq!(areas(&[(10, 20), (12, 4), (18, 6)]), Some(Exact::new(5, 12)));
}

/// The plan that the program makes for a scenario striving for something else.
fn planned(country: &Country, scenario: &Scenario, objective: Objective) -> Plan {
    let scenario = Scenario { objective, ..scenario.clone() };
    plan(country, &scenario, &Needed::of(country), Settings::default()).expect("a plan")
}

#[test]
fn aims_are_the_plans_that_plan_makes() {
    let files = pack("example");
    for id in ["baseline", "short-of-money", "all-denied"] {
        let (country, scenario, found) = found(&files, id);
        for (objective, told) in [
            (Objective::MostPeople, &found.most_people),
            (Objective::Severity, &found.severity),
            (Objective::Fairest, &found.fairest),
        ] {
            let plan = planned(&country, &scenario, objective);
            assert_eq!(plan.areas, told.plan.areas, "{id}, {}", objective.word());
            assert_eq!(plan.costs, told.plan.costs, "{id}, {}", objective.word());
        }
    }
}

/// More than rounding to the gram can make: one ration in each area, and the millionths of figures.
fn a_gram_an_area(found: &Frontier) -> Exact {
    Exact::new(found.fairest.plan.areas.len() as i128, 1_000)
}

#[test]
fn the_frontier_never_rises_and_ends_at_the_two_plans() {
    let example = pack("example");
    let (afghanistan, two) = (pack("afghanistan"), two_areas());
    let cases = [(&example, "short-of-money"), (&two, "two-areas"), (&afghanistan, "funds-frozen")];
    for (files, id) in cases {
        let (_, scenario, found) = found(files, id);
        assert_eq!(found.floors.len(), FLOORS, "{id}");
        for pair in found.floors.windows(2) {
            assert!(pair[0].floor < pair[1].floor, "{id}");
            assert!(pair[0].best.people >= pair[1].best.people, "{id}");
        }
        for at in &found.floors {
            let least = at.best.least.expect("areas that food can get to").1;
            assert!(least >= at.floor, "{id}: {least} at a floor of {}", at.floor);
            assert!(at.best.people <= found.most_people.people, "{id}");
        }
        let (first, last) = (&found.floors[0].best, &found.floors[FLOORS - 1].best);
        assert_eq!(first.people, found.most_people.people, "{id}");
        assert!(last.people + a_gram_an_area(&found) >= found.fairest.people, "{id}");
        // Above the worst cell `fairest` goes on evening out, which the last floor does not ask for;
        // of two areas over the window there is nothing above it.
        let evened = last.people > found.fairest.people + a_gram_an_area(&found);
        assert!(!evened || scenario.even == Even::Cells, "{id}");
        let price = found.price.expect("somebody is reached");
        assert!(price > Exact::from_integer(0) && price < Exact::from_integer(1), "{id}");
    }
}

#[test]
fn where_a_gram_feeds_as_many_everywhere_fairness_is_free() {
    let files = pack("example");
    for id in ["baseline", "full-access", "east-closed"] {
        let (country, scenario, found) = found(&files, id);
        assert_eq!(found.price, Some(Exact::from_integer(0)), "{id}");
        assert!(found.moved.is_empty() && found.floors.len() == 1, "{id}");
        let told =
            Rendered::of(&price_of_fairness(&country, &scenario, &found, Sharing::Internal)).text();
        assert!(told.contains("- In people reached fairness is free here"), "{id}: {told}");
    }
}

#[test]
fn a_floor_that_no_plan_can_keep_is_refused() {
    let (country, scenario) = load(&two_areas(), "two-areas");
    let needed = Needed::of(&country);
    let network = Network::new(&country, &scenario, &needed).expect("a network");
    let built = build(&network);
    let with = |floors: [i64; 3]| {
        let most = goal_for(&network, Aim::MostPeople, Settings::default());
        outline(&network, &built, &Goal { floors: floors.to_vec(), ..most }).is_ok()
    };
    let all = 200_000_000;
    assert!(with([0, all, 0]) && with([all, 0, 0]) && with([all / 2, all / 2, 0]));
    assert!(!with([1, all, 0]), "there are no more than 200 t");
    assert!(!with([0, 0, 1]), "nothing gets to Vesh");
}

/// Money ends before the fair plan is paid for; what cells get by then goes to people in higher phases first,
/// wherever the search began.
#[test]
fn fairest_within_a_budget_serves_the_hungriest_of_each_cell_first() {
    let (country, scenario) = load(&pack("example"), "short-of-money");
    let scenario = Scenario { objective: Objective::Fairest, ..scenario };
    let plan = plan(&country, &scenario, &Needed::of(&country), Settings::default());
    let plan = plan.expect("a plan");
    let mut shared = 0;
    for month in plan.areas.iter().flat_map(|area| &area.months) {
        let [phase3, phase4, phase5] = month.served;
        let [_, need4, need5] = month.need.map(|people| Exact::from_integer(i128::from(people)));
        if phase3 > Exact::default() {
            // What a gram leaves over of a person stays with the phase.
            assert!(need4 - phase4 < Exact::from_integer(1), "{month:?}");
        }
        if phase3 + phase4 > Exact::default() {
            assert!(need5 - phase5 < Exact::from_integer(1), "{month:?}");
            shared += 1;
        }
    }
    assert!(shared > 0, "nobody is served");
}
