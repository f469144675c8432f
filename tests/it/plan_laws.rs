//! Laws over whole packs: what must hold for the shipped countries and scenarios, and for the made-up
//! country whatever the order of its rows and the names of its places.

use aidreach::country::{Country, Entry, PackFiles, embedded, embedded_names};
use aidreach::plan::{
    AreaPlan, Costs, Exact, MonthFigures, Plan, Settings, as_known, plan, reach_with_full_access,
};
use aidreach::scenario::{Base, Needed, Objective, Scenario, Switch};
use aidreach::units::Share;
use std::collections::BTreeMap;

type Files = BTreeMap<String, Vec<u8>>;

fn pack(name: &str) -> Files {
    let files = embedded(name).expect("a pack in the program");
    let read = |name: &String| files.read(name).expect("its file").into_owned();
    files.names().into_iter().map(|name| (name.clone(), read(&name))).collect()
}

fn load(files: &Files) -> Country {
    Country::load(files).expect("a pack without errors").0
}

fn scenario_ids(files: &Files) -> Vec<String> {
    let id =
        |name: &String| Some(name.strip_prefix("scenarios/")?.strip_suffix(".toml")?.to_owned());
    files.keys().filter_map(id).collect()
}

fn scenario(country: &Country, files: &Files, id: &str) -> Scenario {
    let text = |id: &str| {
        let bytes = files.get(&format!("scenarios/{id}.toml"))?;
        String::from_utf8(bytes.clone()).ok()
    };
    let known = scenario_ids(files);
    Scenario::read(country, id, &text, &known).expect("a scenario without errors").0
}

fn planned(country: &Country, scenario: &Scenario) -> Plan {
    let needed = Needed::of(country);
    plan(country, scenario, &needed, Settings::default()).expect("a plan always exists")
}

fn reached(plan: &Plan) -> Exact {
    plan.areas.iter().map(|area| area.served()).sum()
}

fn with(mut scenario: Scenario, objective: Objective) -> Scenario {
    scenario.objective = objective;
    scenario
}

/// Everything a plan says, as text.
fn told(plan: &Plan) -> String {
    format!(
        "{:?}\n{:?}\n{:?}\n{:?}\n{:?}",
        plan.areas, plan.routes, plan.costs, plan.left, plan.claim
    )
}

#[test]
fn every_shipped_scenario_is_planned_and_certified() {
    for name in embedded_names() {
        let files = pack(name);
        let country = load(&files);
        let mut most = BTreeMap::new();
        for id in scenario_ids(&files) {
            let scenario = scenario(&country, &files, &id);
            let severe = planned(&country, &with(scenario.clone(), Objective::Severity));
            let people = planned(&country, &with(scenario.clone(), Objective::MostPeople));
            let fair = planned(&country, &with(scenario.clone(), Objective::Fairest));
            assert!(reached(&people) >= reached(&severe), "{name} {id}");
            assert!(reached(&people) >= reached(&fair), "{name} {id}");
            let cell = |m: &MonthFigures| {
                let need: u64 = m.need.iter().sum();
                let served: Exact = m.served.iter().sum();
                (need > 0).then(|| served / i128::from(need))
            };
            let cells = |a: &AreaPlan| a.months.iter().filter_map(cell).collect::<Vec<_>>();
            let least = |plan: &Plan| plan.areas.iter().flat_map(cells).min();
            // Coverage is whole grams, so a level may be missed by less than a gram's worth.
            let grain = Exact::new(1, 1_000_000_000);
            assert!(least(&fair).map(|l| l + grain) >= least(&people), "{name} {id}");
            assert!(least(&fair).map(|l| l + grain) >= least(&severe), "{name} {id}");
            most.insert(id, (reached(&people), scenario.resources, scenario.supply_split));
        }
        assert_eq!(most["all-denied"].0, Exact::from_integer(0), "{name}");
        let open = &most["full-access"];
        for (id, (people, resources, split)) in &most {
            if (resources, split) == (&open.1, &open.2) {
                assert!(people <= &open.0, "{name} {id}");
            }
        }
    }
}

#[test]
fn the_order_of_rows_changes_no_byte() {
    let files = pack("example");
    let mut turned = files.clone();
    for (name, bytes) in turned.iter_mut().filter(|(name, _)| name.ends_with(".csv")) {
        let text = String::from_utf8(bytes.clone()).expect("text");
        let mut lines: Vec<&str> = text.lines().collect();
        lines[1..].reverse();
        *bytes = (lines.join("\n") + "\n").into_bytes();
        assert!(text.lines().count() < 3 || text.as_bytes() != bytes.as_slice(), "{name}");
    }
    let (country, other) = (load(&files), load(&turned));
    for id in scenario_ids(&files) {
        let first = planned(&country, &scenario(&country, &files, &id));
        let second = planned(&other, &scenario(&other, &turned, &id));
        // Positions of sources may differ, figures and routes may not.
        assert_eq!(told(&first), told(&second), "{id}");
    }
}

#[test]
fn names_of_places_change_no_figure() {
    let files = pack("example");
    let country = load(&files);
    let mut renamed = files.clone();
    for (n, place) in country.places.iter().enumerate() {
        // The order of the ids is turned round with their names.
        let new = format!("p{:02}-{}", 90 - n, place.id);
        for bytes in renamed.values_mut() {
            let text = String::from_utf8(bytes.clone()).expect("text");
            *bytes = replace_word(&text, &place.id, &new).into_bytes();
        }
    }
    let other = load(&renamed);
    assert_ne!(country.places[0].name, other.places[0].name);
    for id in scenario_ids(&files) {
        let first = planned(&country, &scenario(&country, &files, &id));
        let second = planned(&other, &scenario(&other, &renamed, &id));
        let figures = |p: &Plan| (p.checked.by_phase, p.checked.cost);
        assert_eq!(figures(&first), figures(&second), "{id}");
    }
}

/// Replaces whole words only, where a word is what an id may be made of.
fn replace_word(text: &str, old: &str, new: &str) -> String {
    let part_of_id =
        |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || "_-".contains(c));
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(old) {
        let before = rest[..at].chars().next_back().or(out.chars().next_back());
        let after = rest[at + old.len()..].chars().next();
        out.push_str(&rest[..at]);
        out.push_str(if part_of_id(before) || part_of_id(after) { old } else { new });
        rest = &rest[at + old.len()..];
    }
    out + rest
}

#[test]
fn one_more_permission_never_reaches_fewer() {
    let files = pack("example");
    let country = load(&files);
    let needed = Needed::of(&country);
    for id in ["baseline", "all-denied", "east-closed"] {
        let base = with(scenario(&country, &files, id), Objective::MostPeople);
        for n in 0..country.permissions.len() as u32 {
            let ix = aidreach::country::PermissionIx(n);
            let value = |switch| {
                let switched = base.with_permission(ix, switch);
                reached(&plan(&country, &switched, &needed, Settings::default()).expect("a plan"))
            };
            assert!(value(Switch::On) >= value(Switch::Off), "{id} {n}");
        }
    }
}

#[test]
fn full_access_is_what_targets_are_shares_of() {
    let files = pack("example");
    let country = load(&files);
    let needed = Needed::of(&country);
    let base = scenario(&country, &files, "baseline");
    let mut open = with(base.clone(), Objective::MostPeople);
    open.base = Base::AllGranted;
    open.decisions.clear();
    let most = reached(&planned(&country, &open));
    assert_eq!(reach_with_full_access(&country, &base, &needed).expect("a plan"), most);
    let half = Share::of(1, 2).expect("a share");
    let cheap = planned(&country, &with(base, Objective::CheapestFor(half)));
    assert_eq!(reached(&cheap), most / 2);
}

#[test]
fn districts_add_up_to_their_provinces() {
    let files = pack("afghanistan");
    let country = load(&files);
    let districts = country.by_district();
    let sum =
        |country: &Country| country.needs.iter().flat_map(|n| n.phases).map(|p| p.0).sum::<u64>();
    assert_eq!(sum(&country), sum(&districts));
    let base = scenario(&country, &files, "baseline");
    let planned = planned(&districts, &base);
    assert_eq!(planned.areas.len(), 401);
    assert!(planned.areas.iter().all(|a| a.served() <= Exact::from_integer(i128::from(a.need()))));
}

#[test]
fn month_by_month_never_beats_hindsight() {
    for name in embedded_names() {
        let files = pack(name);
        let country = load(&files);
        let needed = Needed::of(&country);
        let base = with(scenario(&country, &files, "baseline"), Objective::MostPeople);
        let best = reached(&planned(&country, &base));
        let known = as_known(&country, &base, &needed, Settings::default()).expect("plans");
        let sum: Exact = known.areas.iter().map(|a| a.served()).sum();
        assert!(sum <= best, "{name}");
        let handed_out: Exact = known.areas.iter().flat_map(|a| &a.months).map(|m| m.grams).sum();
        let left: Exact = known.left.iter().map(|l| l.grams).sum();
        let split = |s: &&aidreach::country::Supply| {
            s.split == base.supply_split && s.entry != Entry::Local
        };
        let offered: i64 = country.supplies.iter().filter(split).map(|s| s.amount.best.0).sum();
        assert!(handed_out + left >= Exact::from_integer(i128::from(offered)), "{name}");
    }
}

#[test]
fn reach_is_bounded_by_need_and_by_food() {
    let files = pack("afghanistan");
    let country = load(&files);
    let plan = planned(&country, &scenario(&country, &files, "baseline"));
    let grams = country.rations[plan.ration.index()].grams.0;
    let food: i64 =
        country.supplies.iter().filter(|s| s.split == "main").map(|s| s.amount.best.0).sum();
    assert!(reached(&plan) <= Exact::new(i128::from(food), i128::from(grams)));
    for area in &plan.areas {
        for month in &area.months {
            for (served, need) in month.served.iter().zip(month.need) {
                assert!(*served <= Exact::from_integer(i128::from(need)));
            }
        }
    }
    // Shown figures are whole people that add up to the rounded total.
    let shown: u64 = plan.areas.iter().map(|area| area.shown()).sum();
    assert_eq!(i128::from(shown), reached(&plan).round().to_integer());
}

#[test]
fn shipments_add_up_to_the_plan() {
    for name in embedded_names() {
        let files = pack(name);
        let country = load(&files);
        for id in scenario_ids(&files) {
            let plan = planned(&country, &scenario(&country, &files, &id));
            let (mut costs, mut grams) = (Costs::default(), Exact::default());
            for shipment in plan.routes.iter().flat_map(|route| &route.shipments) {
                costs += &shipment.costs;
                grams += shipment.grams;
            }
            assert_eq!(costs, plan.costs, "{name} {id}");
            let months = plan.areas.iter().flat_map(|area| &area.months);
            assert_eq!(grams, months.map(|month| month.grams).sum(), "{name} {id}");
            for area in &plan.areas {
                let routes = plan.routes.iter().filter(|route| route.area == area.area);
                let people: Exact = routes.flat_map(|r| &r.shipments).map(|s| s.people).sum();
                assert_eq!(people, area.served(), "{name} {id}");
            }
        }
    }
}
