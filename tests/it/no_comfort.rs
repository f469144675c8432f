//! Sentences that would comfort where nothing does: what roads cannot carry told as lost to access, gains told as
//! losses, the best of nought, verdicts on assumptions. Each on a country that the program carries, where it was read.

use crate::shipped::shipped;
use aidreach::analysis::backtest::backtest;
use aidreach::analysis::conditions::in_force;
use aidreach::analysis::denials::{What, denials};
use aidreach::analysis::effect::change;
use aidreach::analysis::frontier::frontier;
use aidreach::analysis::keep_open::standing;
use aidreach::analysis::players::{Chosen, choose, choose_by_phase};
use aidreach::analysis::setting::{By, Setting, Who};
use aidreach::analysis::why::why;
use aidreach::country::{AreaLevel, Country, PackFiles, PermissionIx, embedded};
use aidreach::network::{Network, WayIn};
use aidreach::plan::{Exact, Settings, held_back, plan_on};
use aidreach::report::{
    Answered, ConditionsReport, DenialsReport, Rendered, Sharing, backtest_report, effect_told,
    network_report, price_of_fairness, whys,
};
use aidreach::scenario::{Needed, Scenario};

const QUIET: &(dyn Fn(usize, usize) + Sync) = &|_, _| {};

/// What an answer says, its lines joined.
fn said(answer: &impl Answered) -> String {
    let text = Rendered::of(answer).text();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn setting<'a>(country: &'a Country, scenario: &'a Scenario, needed: &'a Needed) -> Setting<'a> {
    Setting::new(country, scenario, needed)
}

fn permission(country: &Country, id: &str) -> PermissionIx {
    let at = country.permissions.iter().position(|permission| permission.id == id);
    PermissionIx(at.expect("a permission") as u32)
}

#[test]
fn what_roads_cannot_carry_is_not_lost_to_permissions() {
    let (country, scenario) = shipped("sudan", "full-access");
    let needed = Needed::of(&country);
    let network = Network::new(&country, &scenario, &needed).expect("a network");
    let plan = plan_on(&network, Settings::default()).expect("a plan");
    let held = held_back(&network, &plan).expect("figures");
    assert_eq!(held.closed_permissions_cost(), Exact::default());
    assert!(held.beyond_ways() > Exact::from_integer(60_000_000));
    assert_eq!(held.beyond_ways(), held.window.access_costs());
}

#[test]
fn a_scenario_that_opens_more_tells_what_it_gains() {
    let (country, baseline) = shipped("sudan", "baseline");
    let (_, open) = shipped("sudan", "adre-open");
    let needed = Needed::of(&country);
    let change = change(&country, [&baseline, &open], &needed).expect("plans");
    let told = effect_told(&country, &open, &change);
    let headline = told.said[0].to_string();
    assert!(
        headline.contains("rations pass from people in phase 4 to people in phase 5"),
        "{headline}"
    );
    assert!(headline.contains("No longer left with nothing: West Kordofan"), "{headline}");
    assert!(!headline.contains("No loss is found"), "{headline}");
}

#[test]
fn nobody_loses_is_not_said_where_the_plan_shown_takes_from_some() {
    let (country, baseline) = shipped("sudan", "baseline");
    let (_, relieved) = shipped("sudan", "el-fasher-relieved");
    let needed = Needed::of(&country);
    let change = change(&country, [&baseline, &relieved], &needed).expect("plans");
    let told = effect_told(&country, &relieved, &change);
    let all: Vec<String> = told.said.iter().map(ToString::to_string).collect();
    let all = all.join(" ");
    assert!(all.contains("nobody need lose") && !all.contains("obody loses"), "{all}");
    assert!(
        all.contains("The plan shown is not the one that keeps most, and takes from some"),
        "{all}"
    );
    assert!(all.contains("are not served in the same area, month and phase any more"), "{all}");
}

#[test]
fn fairness_that_is_free_in_people_tells_what_it_costs_by_phase() {
    let (country, scenario) = shipped("sudan", "baseline");
    let found = frontier(&country, &scenario, QUIET).expect("plans");
    let told = said(&price_of_fairness(&country, &scenario, &found, Sharing::Internal));
    assert!(
        told.contains("This scenario serves the worst phases first, and that `fairest` does not"),
        "{told}"
    );
    assert!(told.contains("fewer in phase 5 than `severity` does"), "{told}");
    assert!(!told.contains("- Fairness is free"), "{told}");
}

#[test]
fn conditions_that_move_no_total_tell_whom_they_cost_what() {
    let (country, scenario) = shipped("sudan", "baseline");
    let needed = Needed::of(&country);
    let setting = setting(&country, &scenario, &needed);
    let found = in_force(setting, None).expect("plans");
    let lost = found.all_lose.as_ref().expect("a grant with a quota").total().lost();
    assert!(lost > Exact::default() && found.without_any == found.as_it_stands);
    let told = said(&ConditionsReport::of(setting, &found, None));
    assert!(told.contains("They decide whom: of the"), "{told}");
    assert!(told.contains("Who loses: El Fasher and Zamzam"), "{told}");
    assert!(told.contains("rations pass from people in phase 5 to people in phase 4"), "{told}");
}

#[test]
fn the_best_of_nought_is_not_told_as_what_brings_most() {
    let (country, scenario) = shipped("sudan", "baseline");
    let at = country.areas.iter().position(|area| area.name == "El Fasher and Zamzam");
    let area = aidreach::country::AreaIx(at.expect("an area") as u32);
    let (plan, found) = why(&country, &scenario, &[area], QUIET).expect("plans");
    let told =
        said(&whys((&country, &scenario, None), &plan, (&[area], &found), &[], Sharing::Internal));
    assert!(
        told.contains("No single permission that was tried reaches more people in all"),
        "{told}"
    );
    assert!(told.contains("in place of others, who get fewer"), "{told}");
    assert!(!told.contains(": 0 person-months"), "{told}");
}

#[test]
fn where_all_food_is_assumed_errors_give_no_verdict() {
    let (country, scenario) = shipped("sudan", "baseline");
    let needed = Needed::of(&country);
    let network = Network::new(&country, &scenario, &needed).expect("a network");
    let rations = [network.ration];
    let found = backtest(&country, &scenario, &needed, &rations, Settings::default());
    let told = said(&backtest_report(&network, &found.expect("plans"), Sharing::Internal));
    assert!(told.contains("All food of these months is assumed"), "{told}");
    assert!(!told.contains("here the plan is"), "{told}");
}

#[test]
fn players_are_chosen_by_phase_where_the_worst_come_first() {
    let (country, scenario) = shipped("sudan", "baseline");
    let needed = Needed::of(&country);
    let setting = setting(&country, &scenario, &needed);
    let by_people = choose(setting, By::Permission, &[]).expect("players");
    let by_phase = choose_by_phase(setting, By::Permission, &[]).expect("players");
    let plays = |chosen: &Chosen, id: &str| {
        let who = Who::Permission(permission(&country, id));
        chosen.players.iter().any(|player| player.who == who)
    };
    // Food is short: what few people in phase 5 hang on weighs little in totals.
    assert!(!plays(&by_people, "crossline-khartoum") && plays(&by_phase, "crossline-khartoum"));
    assert!(plays(&by_people, "road-singa") && !plays(&by_phase, "road-singa"));
    let siege = permission(&country, "siege-el-fasher");
    let place = |chosen: &Chosen| chosen.light.iter().position(|(light, _)| *light == siege);
    assert!(place(&by_phase) < place(&by_people));
    assert!(by_phase.by_phase && !by_people.by_phase);
    assert_eq!(by_phase.players.len(), by_people.players.len());
}

#[test]
fn a_way_in_without_food_behind_it_is_no_entry_point() {
    let (country, scenario) = shipped("sudan", "baseline");
    let needed = Needed::of(&country);
    let network = Network::new(&country, &scenario, &needed).expect("a network");
    let found = standing(&network);
    let id = |way: &WayIn| match way {
        WayIn::Corridor(ix) => country.corridors[ix.index()].id.as_str(),
        WayIn::Inside | WayIn::Landed(_) | WayIn::Unnamed(_) => "",
    };
    let without: Vec<&str> = found.without_food.iter().map(id).collect();
    assert!(!without.is_empty(), "no food lies at any airport abroad");
    for area in &found.areas {
        assert!(area.entries.iter().all(|(way, _)| !without.contains(&id(way))));
        assert!(!area.entries.is_empty() || area.cut_off.len() == network.window.n_months());
    }
    let told = said(&network_report(&network, &found, 5));
    assert!(told.contains("No food is on offer behind"), "{told}");
}

#[test]
fn a_denial_with_no_food_behind_it_is_not_told_as_no_loss() {
    let (country, scenario) = shipped("sudan", "baseline");
    let denied = vec![What::Denied(vec![permission(&country, "entry-ethiopia")])];
    let found = denials(&country, &scenario, denied, &|_, _| {}, &|| false).expect("plans");
    assert!(found[0].no_food_behind);
    let told = said(&DenialsReport::of(&country, &scenario, &found, Sharing::Internal));
    assert!(told.contains("No food is on offer behind it") && !told.contains("No loss"), "{told}");
}

#[test]
fn into_an_area_are_the_ways_that_lead_in_and_none_within() {
    let (country, _) = shipped("sudan", "baseline");
    let needed = Needed::of(&country);
    let siege = permission(&country, "siege-el-fasher");
    let links = |country: &Country, needed: &Needed| -> Vec<String> {
        needed.links_of(siege).iter().map(|ix| country.links[ix.index()].id.clone()).collect()
    };
    let roads = ["kebkabiya", "kutum", "mellit", "nyala", "umm_keddada"];
    assert_eq!(links(&country, &needed), roads.map(|town| format!("{town}__el_fasher")));
    // By district its last miles within stay as they are.
    let by_district = country.by_district();
    let inside = links(&by_district, &Needed::of(&by_district));
    assert_eq!(inside.len(), roads.len(), "{inside:?}");
}

#[test]
fn localities_bear_their_official_codes_and_names_in_arabic() {
    let (country, _) = shipped("sudan", "baseline");
    let districts = country.areas.iter().filter(|area| area.level == AreaLevel::District);
    let parted: Vec<_> = districts.filter(|area| area.pcode.starts_with("SD02")).collect();
    assert_eq!(parted.len(), 17);
    assert!(country.areas.iter().all(|area| area.name_in("ar").is_some()));
    assert_eq!(country.about.level(AreaLevel::Province), "state");
    assert_eq!(country.about.levels_of(AreaLevel::District), "localities");
    let files = embedded("sudan").expect("a pack of the program");
    let aliases = files.read("aliases.csv").expect("a table").into_owned();
    assert!(!String::from_utf8(aliases).expect("text").contains("SD02114"));
}
