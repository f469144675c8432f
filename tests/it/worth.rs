//! What permissions are worth and whom to ask, held against laws and against plans made one by one.

use aidreach::analysis::ask::{Of, Question, ask, only_in};
use aidreach::analysis::game::{Coalition, Exact};
use aidreach::analysis::game_axioms::broken_axioms;
use aidreach::analysis::players::{Chosen, choose, odds};
use aidreach::analysis::setting::{By, NoAnswer, Player, Setting};
use aidreach::analysis::valued::{Orders, table};
use aidreach::analysis::worth::{fired, worth, worth_from};
use aidreach::country::{AreaIx, Country, PackFiles, PermissionIx, embedded};
use aidreach::plan::sweep::{Measure, Options};
use aidreach::plan::{Settings, plan};
use aidreach::report::{AskReport, Rendered, Sharing, Target, WorthReport};
use aidreach::scenario::{Needed, Objective, Scenario, Switch};
use num_traits::{One, Zero};
use std::collections::BTreeMap;

fn country(pack: &str) -> Country {
    let files = embedded(pack).expect("a pack of the program");
    Country::load(&files).expect("a sound pack").0
}

fn scenario(country: &Country, pack: &str, name: &str) -> Scenario {
    let files = embedded(pack).expect("a pack of the program");
    let read = |name: &str| {
        let bytes = files.read(&format!("scenarios/{name}.toml")).ok()?;
        String::from_utf8(bytes.into_owned()).ok()
    };
    Scenario::read(country, name, &read, &[]).expect("a sound scenario").0
}

fn named(country: &Country, ids: &[&str]) -> Vec<PermissionIx> {
    let ix = |id: &&str| country.permissions.iter().position(|p| p.id == **id);
    ids.iter().map(|id| PermissionIx(ix(id).expect("a permission") as u32)).collect()
}

fn asked(share: &Exact, of: Of) -> Question<'_> {
    Question { share, of, concessions: BTreeMap::new() }
}

fn area(country: &Country, name: &str) -> AreaIx {
    let at = country.areas.iter().position(|area| area.name == name);
    AreaIx(at.expect("an area of the pack") as u32)
}

fn number(n: i64) -> Exact {
    Exact::from_integer(n.into())
}

/// Person-months by a whole plan with these players on and the others off.
fn planned(setting: Setting<'_>, players: &[Player], on: Coalition) -> Exact {
    let mut scenario = setting.scenario.clone();
    scenario.objective = Objective::MostPeople;
    for (n, player) in players.iter().enumerate() {
        let switch = if on.contains(n) { Switch::On } else { Switch::Off };
        for permission in &player.permissions {
            scenario.switches.insert(*permission, switch);
        }
    }
    let plan = plan(setting.country, &scenario, setting.needed, Settings::default());
    let plan = plan.expect("a certified plan");
    let served = plan.areas.iter().map(|area| area.served());
    served.map(|s| Exact::new((*s.numer()).into(), (*s.denom()).into())).sum()
}

#[test]
fn worths_add_up_exactly_to_what_all_bring() {
    let country = country("example");
    let needed = Needed::of(&country);
    for name in ["baseline", "all-denied", "east-closed", "full-access", "short-of-money"] {
        let scenario = scenario(&country, "example", name);
        let setting = Setting::new(&country, &scenario, &needed).measured(Measure::Reach);
        for by in [By::Permission, By::Counterpart] {
            let chosen = choose(setting, by, &[]).expect("players");
            let found = worth(setting, &chosen, &Options::default()).expect("values");
            let gain = found.valued.gain();
            assert_eq!(found.valued.shapley.iter().sum::<Exact>(), gain, "{name}");
            let parted = found.counterparts.each.iter().map(|c| &c.worth);
            assert_eq!(parted.sum::<Exact>(), found.counterparts.valued.gain(), "{name}");
            for split in &found.splits {
                let worths = split.valued.shapley.iter().sum::<Exact>();
                assert_eq!(worths, split.valued.gain(), "{name} {}", split.split);
            }
            let (game, _) = table(setting, &chosen.players(), &Options::default()).expect("values");
            assert_eq!(broken_axioms(&game, &found.valued.shapley), Ok(Vec::new()), "{name}");
        }
    }
}

#[test]
fn a_permission_on_no_way_to_those_served_is_worth_nothing() {
    let whole = country("afghanistan");
    let country = only_in(&whole, &[area(&whole, "Hirat")]);
    let scenario = scenario(&country, "afghanistan", "baseline");
    let needed = Needed::of(&country);
    let setting = Setting::new(&country, &scenario, &needed).measured(Measure::Reach);
    let ids = ["distribution-af01", "distribution-af32", "movement-national"];
    let chosen = choose(setting, By::Permission, &named(&country, &ids)).expect("players");
    let found = worth(setting, &chosen, &Options::default()).expect("values");
    let values = &found.valued;
    for value in [&values.shapley[0], &values.alone[0], &values.last[0], &found.banzhaf[0]] {
        assert!(value.is_zero(), "{value}");
    }
    assert!(!values.shapley[1].is_zero());
    let all = choose(setting, By::Permission, &[]).expect("players");
    assert!(all.idle.contains(&named(&country, &["distribution-af01"])[0]));
}

#[test]
fn every_permission_plays_or_is_told_not_to() {
    let country = country("afghanistan");
    let needed = Needed::of(&country);
    for (name, by) in [("baseline", By::Permission), ("all-denied", By::Counterpart)] {
        let scenario = scenario(&country, "afghanistan", name);
        let setting = Setting::new(&country, &scenario, &needed).measured(Measure::Reach);
        assert_eq!(By::fitting(&scenario), by);
        let chosen = choose(setting, by, &[]).expect("players");
        assert_eq!(chosen.players.len() <= 16, by == By::Permission, "{name}");
        let playing = chosen.players.iter().flat_map(|p| p.permissions.clone());
        let light = chosen.light.iter().map(|(permission, _)| *permission);
        let mut told: Vec<_> = playing.chain(light).chain(chosen.idle.clone()).collect();
        told.sort();
        let every = (0..country.permissions.len() as u32).map(PermissionIx);
        assert_eq!(told, every.collect::<Vec<_>>(), "{name}");
        assert_eq!(chosen.light.is_empty(), by == By::Counterpart, "{name}");
    }
}

#[test]
fn more_named_than_can_play_are_refused() {
    let country = country("afghanistan");
    let scenario = scenario(&country, "afghanistan", "baseline");
    let needed = Needed::of(&country);
    let setting = Setting::new(&country, &scenario, &needed).measured(Measure::Reach);
    let many: Vec<_> = (0..17).map(PermissionIx).collect();
    let refused = choose(setting, By::Permission, &many);
    assert!(matches!(refused, Err(NoAnswer::TooMany { seen: 17, most: 16 })));
}

#[test]
fn sets_reach_the_target_when_planned_and_not_without() {
    let country = country("example");
    let needed = Needed::of(&country);
    for name in ["baseline", "all-denied"] {
        let scenario = scenario(&country, "example", name);
        let setting = Setting::new(&country, &scenario, &needed).measured(Measure::Reach);
        let chosen = choose(setting, By::fitting(&scenario), &[]).expect("players");
        let share = Exact::new(3.into(), 5.into());
        let options = Options::default();
        let found =
            ask(setting, &chosen, &asked(&share, Of::FullAccess), &options).expect("an answer");
        assert_eq!((&found.whole, &found.target), (&number(345_000), &number(207_000)));
        let sets = found.sets.expect("within reach");
        assert!(!sets.sufficient.is_empty());
        for set in &sets.sufficient {
            assert!(planned(setting, &chosen.players, *set) >= found.target, "{name} {set}");
        }
        let permissions = |set: &Coalition| -> usize {
            set.players().map(|n| chosen.players[n].permissions.len()).sum()
        };
        let least = sets.sufficient.iter().map(permissions).min().expect("a set");
        let (_, sum) = found.cheapest.as_ref().expect("a set");
        assert_eq!(*sum, number(least as i64), "{name}: one concession a permission");
        let everyone = Coalition::everyone(chosen.players.len());
        for set in &sets.blocking {
            let without = planned(setting, &chosen.players, everyone.minus(*set));
            assert!(without < found.target, "{name} {set}");
        }
        let last = found.order.reach.last().expect("a last step");
        assert_eq!(*last, found.all, "{name}");
        let best = planned(setting, &chosen.players, everyone);
        assert_eq!(best, found.all, "{name}");
    }
}

#[test]
fn out_of_reach_is_an_answer() {
    let country = country("example");
    let scenario = scenario(&country, "example", "baseline");
    let needed = Needed::of(&country);
    let setting = Setting::new(&country, &scenario, &needed).measured(Measure::Reach);
    let chosen = choose(setting, By::Permission, &[]).expect("players");
    let share = Exact::new(9.into(), 10.into());
    let options = Options::default();
    let found = ask(setting, &chosen, &asked(&share, Of::Need), &options).expect("an answer");
    assert_eq!((found.whole.clone(), found.all.clone()), (number(500_000), number(265_000)));
    assert!(found.sets.is_none() && found.chance.value.is_zero());
    let target = Target { share: &share, of: Of::Need, areas: &[] };
    let report = AskReport::of(setting, &chosen, target, &found);
    assert!(report.out_of_reach());
    let text = Rendered::of(&report).text().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("It is out of reach: at most 53.0 %"), "{text}");
}

#[test]
fn an_event_costs_what_plans_with_and_without_it_differ() {
    let country = country("example");
    let scenario = scenario(&country, "example", "baseline");
    let needed = Needed::of(&country);
    let setting = Setting::new(&country, &scenario, &needed).measured(Measure::Reach);
    let found = fired(setting).expect("an answer");
    assert_eq!(found.len(), 1);
    assert!(!found[0].happens);
    assert_eq!(found[0].without, planned(setting, &[], Coalition::NOBODY));
    let mut happening = scenario.clone();
    happening.triggers[0].span = Some(scenario.window.span());
    let happening = Setting { scenario: &happening, ..setting };
    assert_eq!(found[0].with, planned(happening, &[], Coalition::NOBODY));
}

#[test]
fn a_player_is_as_likely_as_its_least_likely_permission() {
    let country = country("example");
    let scenario = scenario(&country, "example", "baseline");
    let needed = Needed::of(&country);
    let setting = Setting::new(&country, &scenario, &needed).measured(Measure::Reach);
    let chosen = choose(setting, By::Counterpart, &[]).expect("players");
    let found: Vec<String> =
        chosen.players.iter().map(|player| odds(&country, player).to_string()).collect();
    assert_eq!(found, ["4/5", "1/2", "1/2", "1/5"]);
}

#[test]
fn threads_change_no_byte() {
    let country = country("afghanistan");
    let scenario = scenario(&country, "afghanistan", "all-denied");
    let needed = Needed::of(&country);
    let setting = Setting::new(&country, &scenario, &needed).measured(Measure::Reach);
    let told = |threads: usize| {
        let chosen: Chosen = choose(setting, By::Counterpart, &[]).expect("players");
        let options = Options { threads, ..Options::default() };
        let orders = Some(Orders { draws: 8, seed: 1 });
        let found = worth_from(setting, &chosen, orders, &options, None).expect("values");
        let report = WorthReport::of(setting, &chosen, &found, (None, None), Sharing::Internal);
        serde_json::to_string(&report).expect("JSON")
    };
    assert_eq!(told(1), told(3));
}

/// One draw u for each counterpart: what it grants is what has odds above u. Summed by hand over
/// the stretches between the odds.
#[test]
fn one_draw_decides_all_that_a_counterpart_grants() {
    let country = country("example");
    let scenario = scenario(&country, "example", "baseline");
    let needed = Needed::of(&country);
    let setting = Setting::new(&country, &scenario, &needed).measured(Measure::Reach);
    let chosen = choose(setting, By::Permission, &[]).expect("players");
    let found = worth(setting, &chosen, &Options::default()).expect("values");
    let (game, _) = table(setting, &chosen.players(), &Options::default()).expect("values");
    let mut of: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (n, player) in chosen.players.iter().enumerate() {
        let permission = &country.permissions[player.permissions[0].index()];
        of.entry(permission.counterpart).or_default().push(n);
    }
    assert!(of.values().any(|players| players.len() > 1), "nobody decides two permissions");
    // Chances and who is granted, counterpart after counterpart.
    let mut outcomes = vec![(Exact::one(), Coalition::NOBODY)];
    for players in of.values() {
        let mut cuts: Vec<Exact> = players.iter().map(|&n| found.odds[n].clone()).collect();
        cuts.extend([Exact::zero(), Exact::one()]);
        cuts.sort();
        let mut next = Vec::new();
        for between in cuts.windows(2).filter(|between| between[0] < between[1]) {
            let granted = players.iter().filter(|&&n| found.odds[n] >= between[1]);
            let granted = granted.fold(Coalition::NOBODY, |all, &n| all.with(n));
            for (chance, before) in &outcomes {
                next.push((chance * (&between[1] - &between[0]), before.union(granted)));
            }
        }
        outcomes = next;
    }
    let by_hand: Exact = outcomes.iter().map(|(chance, s)| chance * game.value(*s)).sum();
    let expected = found.counterparts.expected;
    assert_eq!((expected.value, expected.within), (by_hand, None));
}

/// More permissions than one game tells apart: counterparts are worth what they are without those that
/// change nothing, and of permissions the weightiest play.
#[test]
fn a_country_with_more_permissions_than_a_game_tells_apart_is_valued() {
    let mut files = crate::country::example();
    let table = files.get_mut("permissions.csv").expect("a table");
    let text = String::from_utf8(table.clone()).expect("text");
    let convoys = text.lines().find(|line| line.contains(",movement,")).expect("a permission");
    let (_, rest) = convoys.split_once(',').expect("a key");
    let more = (0..140).map(|n| format!("more-{n},{rest}\n"));
    *table = (text.clone() + &more.collect::<String>()).into_bytes();
    let country = Country::load(&files).expect("a sound pack").0;
    let read = |id: &str| {
        let bytes = files.get(&format!("scenarios/{id}.toml"))?;
        String::from_utf8(bytes.clone()).ok()
    };
    let scenario = Scenario::read(&country, "baseline", &read, &[]).expect("a scenario").0;
    let (own, same) = crate::shipped::shipped("example", "baseline");
    let options = Options::default();
    let value = |country: &Country, scenario: &Scenario| {
        let needed = Needed::of(country);
        let setting = Setting::new(country, scenario, &needed);
        let chosen = choose(setting, By::Counterpart, &[]).expect("players");
        worth(setting, &chosen, &options).expect("values").valued.shapley
    };
    assert_eq!(value(&country, &scenario), value(&own, &same));
    let needed = Needed::of(&country);
    let setting = Setting::new(&country, &scenario, &needed);
    let chosen = choose(setting, By::Permission, &[]).expect("players");
    assert_eq!(chosen.players.len() + chosen.light.len() + chosen.idle.len(), 146);
    let heaviest: Vec<&str> = chosen
        .players
        .iter()
        .map(|player| country.permissions[player.permissions[0].index()].id.as_str())
        .collect();
    assert!(heaviest.contains(&"distribution") && heaviest.contains(&"east-transit"));
}
