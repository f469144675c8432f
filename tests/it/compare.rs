//! Scenarios side by side: laws of differences, and sums that a plan of its own confirms.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use aidreach::analysis::brief::brief;
use aidreach::analysis::compare::{Comparison, compare};
use aidreach::analysis::setting::Setting;
use aidreach::country::{AreaIx, CounterpartIx, Country, PackFiles, embedded};
use aidreach::network::Network;
use aidreach::plan::{Exact, Plan, Settings, held_back_by_area, to_the_millionth};
use aidreach::report::{Rendered, Sharing, side_by_side};
use aidreach::scenario::{Needed, Objective, Scenario};

const IDS: [&str; 5] = ["all-denied", "baseline", "east-closed", "full-access", "short-of-money"];

fn read(country: &Country, id: &str) -> Scenario {
    let pack = embedded("example").unwrap();
    let text = |id: &str| {
        let bytes = pack.read(&format!("scenarios/{id}.toml")).ok()?;
        String::from_utf8(bytes.into_owned()).ok()
    };
    Scenario::read(country, id, &text, &IDS.map(str::to_owned)).unwrap().0
}

fn compared(country: &Country, ids: &[&str]) -> Comparison {
    let scenarios: Vec<Scenario> = ids.iter().map(|id| read(country, id)).collect();
    compare(country, &scenarios, Settings::default(), None, (&|_, _| (), &|| false)).unwrap()
}

fn example() -> Country {
    Country::load(&embedded("example").unwrap()).unwrap().0
}

#[test]
fn a_scenario_beside_itself_differs_in_nothing() {
    let country = example();
    for id in IDS {
        let compared = compared(&country, &[id, id]);
        assert!(compared.differences[0].is_nothing(), "{id}");
        let told = Rendered::of(&side_by_side(&country, &compared, Sharing::Internal)).text();
        assert!(told.contains("Nothing differs"));
    }
}

#[test]
fn turning_a_comparison_round_turns_its_differences_round() {
    let country = example();
    let (there, back) = (
        compared(&country, &["baseline", "east-closed"]),
        compared(&country, &["east-closed", "baseline"]),
    );
    let (there, back) = (&there.differences[0], &back.differences[0]);
    assert_eq!(there.decisions_of_first, back.decisions_of_other);
    assert_eq!(there.decisions_of_other, back.decisions_of_first);
    for (link, turned) in there.links.iter().zip(&back.links) {
        assert_eq!(
            (link.link, &link.closes, &link.opens),
            (turned.link, &turned.opens, &turned.closes)
        );
    }
    let gained: Exact = there.areas.iter().map(|(_, before, after)| *after - *before).sum();
    let lost: Exact = back.areas.iter().map(|(_, before, after)| *before - *after).sum();
    // Routes may differ more than that: what is shown of the second scenario keeps what it can of
    // the first one's plan.
    assert_eq!(gained, lost);
}

#[test]
fn the_chain_leads_from_a_decision_to_the_people_it_costs() {
    let country = example();
    let compared = compared(&country, &["baseline", "east-closed"]);
    let found = &compared.differences[0];
    let named = |id: &str| country.permissions.iter().position(|p| p.id == id).unwrap();
    let east = named("east-transit");
    assert!(found.decisions_of_other.iter().any(|d| d.permissions[0].index() == east));
    assert!(found.permissions.iter().any(|p| p.permission.index() == east));
    let crossing = country.links.iter().position(|l| l.id == "east_gate_xb__east_gate").unwrap();
    let link = found.links.iter().find(|l| l.link.index() == crossing).unwrap();
    let closes: Vec<String> = link.closes.iter().map(|m| m.to_string()).collect();
    assert_eq!(closes, ["2021-12", "2022-01"]);
    assert!(link.by.iter().any(|ix| ix.index() == east));
    let gone = |r: &&aidreach::analysis::compare::RouteChange| {
        r.links.iter().any(|l| l.index() == crossing) && r.grams[1] < r.grams[0]
    };
    assert!(found.routes.iter().any(|r| gone(&r)));
    let sum = |n: usize| -> Exact { compared.sides[n].plan.areas.iter().map(|a| a.served()).sum() };
    let moved: Exact = found.areas.iter().map(|(_, before, after)| *after - *before).sum();
    let gap = moved - (sum(1) - sum(0));
    assert!(gap < Exact::new(1, 1000) && gap > Exact::new(-1, 1000));
    assert!(moved < Exact::default());
    let grams: Exact = found.routes.iter().map(|r| r.grams[1] - r.grams[0]).sum();
    let all = |n: usize| -> Exact { compared.sides[n].by_way_in.values().map(|d| d.grams).sum() };
    let gap = grams - (all(1) - all(0));
    assert!(gap < Exact::from_integer(1) && gap > Exact::from_integer(-1));
}

#[test]
fn a_counterpart_that_refuses_never_helps_and_one_that_grants_never_harms() {
    let country = example();
    let needed = Needed::of(&country);
    for id in IDS {
        let mut scenario = read(&country, id);
        scenario.objective = Objective::MostPeople;
        let setting = Setting::new(&country, &scenario, &needed);
        for n in 0..country.counterparts.len() as u32 {
            let found = brief(setting, CounterpartIx(n), Settings::default(), None).unwrap();
            let people = |plan: &Plan| -> u64 { plan.areas.iter().map(|a| a.shown()).sum() };
            assert!(people(&found.refused) <= people(&found.as_it_is), "{id} {n}");
            assert!(people(&found.as_it_is) <= people(&found.granted), "{id} {n}");
        }
    }
}

/// A caseload that all share can hide in a sum that access shuts an area out; its own ceiling does not.
#[test]
fn the_access_ceiling_is_told_of_each_area_in_which_it_differs() {
    let country = example();
    let needed = Needed::of(&country);
    let ids = ["full-access", "east-closed", "all-denied"];
    let compared = compared(&country, &ids);
    assert!(!compared.ceilings.is_empty());
    let mut by_scenario = Vec::new();
    for side in &compared.sides {
        let network = Network::new(&country, &side.scenario, &needed).unwrap();
        let areas: Vec<AreaIx> = side.plan.areas.iter().map(|a| a.area).collect();
        by_scenario.push(held_back_by_area(&network, &side.plan.areas, &areas).unwrap());
    }
    for area in by_scenario[0].keys() {
        let of = by_scenario.iter().map(|cascades| to_the_millionth(cascades[area].ceiling()));
        let of: Vec<Exact> = of.collect();
        let differs = of.iter().any(|ceiling| *ceiling != of[0]);
        assert_eq!(compared.ceilings.get(area), differs.then_some(&of), "{area:?}");
        assert_eq!(of[2], Exact::from_integer(0), "nobody may hand out anywhere");
    }
    let told = Rendered::of(&side_by_side(&country, &compared, Sharing::Internal)).text();
    assert!(told.contains("Where access allows less or more"), "{told}");
}
