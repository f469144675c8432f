//! One figure for one thing: a counterpart's worth counts all its permissions, in the game of all
//! counterparts, and is the same in every answer that tells it.

use crate::shipped::shipped_whole;
use aidreach::analysis::ask::{Of, Question, ask};
use aidreach::analysis::brief::brief;
use aidreach::analysis::effect::Grounds;
use aidreach::analysis::game::Exact;
use aidreach::analysis::players::{choose, everyone};
use aidreach::analysis::setting::{By, Setting};
use aidreach::analysis::valued::Orders;
use aidreach::analysis::worth::worth_from;
use aidreach::country::{CounterpartIx, Country, embedded_names};
use aidreach::plan::Settings;
use aidreach::plan::sweep::{Measure, Options};
use aidreach::report::{AskReport, BriefReport, Rendered, Sharing, Target, WorthReport};
use aidreach::scenario::{Needed, Scenario, Switch};
use serde_json::Value;
use std::collections::BTreeMap;

/// Every scenario of the small pack, and these of the others.
const OF_LARGE_PACKS: [&str; 2] = ["baseline", "all-denied"];
/// Few orders: all answers are to agree, whatever the number.
const FEW: Orders = Orders { draws: 3, seed: 7 };

fn load(pack: &str) -> (Country, Vec<Scenario>) {
    let (country, mut scenarios) = shipped_whole(pack);
    let large = country.counterparts.len() > 16;
    scenarios.retain(|scenario| !large || OF_LARGE_PACKS.contains(&scenario.id.as_str()));
    (country, scenarios)
}

/// What an answer says of a counterpart: its worth, how far that may be off, and what hangs on it.
type Said = (Value, Value, Value);

fn said(told: &Value, hangs: &str) -> Said {
    let width = told.get("give_or_take_person_months").cloned().unwrap_or(Value::Null);
    (told["worth_person_months"].clone(), width, told[hangs].clone())
}

fn by_id(list: &Value, hangs: &str) -> BTreeMap<String, Said> {
    let list = list.as_array().expect("a list");
    let entry = |told: &Value| (told["id"].as_str().expect("an id").to_owned(), said(told, hangs));
    list.iter().map(entry).collect()
}

fn worth_by(setting: Setting<'_>, by: By, orders: Option<Orders>) -> Value {
    let chosen = match orders {
        Some(_) => everyone(setting, by, &[]),
        None => choose(setting, by, &[]),
    };
    let chosen = chosen.expect("players");
    let options = Options { threads: 2, ..Options::default() };
    let found = worth_from(setting, &chosen, orders, &options, None).expect("values");
    let report = WorthReport::of(setting, &chosen, &found, (None, None), Sharing::Internal);
    serde_json::to_value(&report).expect("JSON")
}

/// Every answer about one scenario, by one measure.
fn agree(setting: Setting<'_>, orders: Option<Orders>) {
    let what = format!("{} {:?}", setting.scenario.id, setting.measure);
    let permissions = worth_by(setting, By::Permission, orders);
    let counterparts = worth_by(setting, By::Counterpart, orders);
    let first = by_id(&permissions["counterparts"]["each"], "hold_up_person_months");
    assert!(!first.is_empty(), "{what}");
    let second = by_id(&counterparts["counterparts"]["each"], "hold_up_person_months");
    assert_eq!(first, second, "{what}: beside permissions and beside counterparts");
    let players = by_id(&counterparts["players"], "granted_last_person_months");
    assert_eq!(first, players, "{what}: as players");
    for told in ["expected_person_months", "gain_person_months", "all_granted_person_months"] {
        let [one, other] =
            [&permissions, &counterparts].map(|answer| answer["counterparts"][told].clone());
        assert_eq!(one, other, "{what}: {told}");
    }

    let chosen = everyone(setting, By::Counterpart, &[]).expect("players");
    let share = Exact::new(1.into(), 2.into());
    let question = Question { share: &share, of: Of::FullAccess, concessions: BTreeMap::new() };
    let found = ask(setting, &chosen, &question, &Options::default()).expect("an answer");
    let target = Target { share: &share, of: Of::FullAccess, areas: &[] };
    let asked = serde_json::to_value(AskReport::of(setting, &chosen, target, &found));
    for told in asked.expect("JSON")["players"].as_array().expect("a list") {
        let id = told["id"].as_str().expect("an id");
        assert_eq!(told["granted_last_person_months"], first[id].2, "{what}: ask about {id}");
    }

    let held = |ix: &CounterpartIx| {
        setting.country.permissions.iter().filter(|p| p.counterpart == *ix).count()
    };
    let all = (0..setting.country.counterparts.len() as u32).map(CounterpartIx);
    let mut briefed: Vec<CounterpartIx> = all.collect();
    briefed.sort_by_key(|ix| std::cmp::Reverse(held(ix)));
    // Of a large pack the two that decide most.
    briefed.truncate(if orders.is_some() { 2 } else { usize::MAX });
    for ix in briefed {
        let counterpart = &setting.country.counterparts[ix.index()];
        let found = brief(setting, ix, Settings::default(), orders).expect("a brief");
        let page = BriefReport::of(setting, &found, Sharing::Internal);
        let page = Rendered::of(&page).text();
        let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
        let grouped = |figure: &Value| {
            let digits: Vec<char> = figure.to_string().chars().rev().collect();
            let groups: Vec<String> = digits.chunks(3).map(|c| c.iter().collect()).collect();
            groups.join(",").chars().rev().collect::<String>()
        };
        match first.get(&counterpart.id) {
            None => assert!(page.contains("it is worth nothing here"), "{what}: {page}"),
            Some((worth, _, hangs)) => {
                for figure in [worth, hangs] {
                    let figure = grouped(figure);
                    assert!(page.contains(&figure), "{what} {}: {figure}: {page}", counterpart.id);
                }
            }
        }
    }
}

#[test]
fn every_answer_tells_the_same_worth_of_a_counterpart() {
    for pack in embedded_names() {
        let (country, scenarios) = load(pack);
        let needed = Needed::of(&country);
        for scenario in &scenarios {
            let setting = Setting::new(&country, scenario, &needed);
            let many = everyone(setting, By::Counterpart, &[]).expect("players").players.len() > 16;
            let (measures, orders) = match many {
                false => (&Measure::ALL[..], None),
                true => (&Measure::ALL[..1], Some(FEW)),
            };
            for measure in measures {
                agree(setting.measured(*measure), orders);
            }
        }
    }
}

/// A counterpart with several permissions is worth what they bring together, not what some of them do.
#[test]
fn a_counterparts_worth_counts_all_its_permissions() {
    for pack in embedded_names() {
        let (country, scenarios) = load(pack);
        let needed = Needed::of(&country);
        let setting = Setting::new(&country, &scenarios[0], &needed);
        let told = worth_by(setting, By::Counterpart, Some(FEW));
        let held = |id: &str| -> usize {
            let its = |p: &&aidreach::country::Permission| {
                country.counterparts[p.counterpart.index()].id == id
            };
            country.permissions.iter().filter(its).count()
        };
        let each = told["counterparts"]["each"].as_array().expect("a list");
        for counterpart in each {
            let id = counterpart["id"].as_str().expect("an id");
            assert_eq!(counterpart["permissions"], held(id), "{pack} {id}");
        }
        // Nobody plays together with others: each has a draw of its own.
        let of = |told: &Value| told["id"].as_str().map(str::to_owned);
        let known: Vec<&str> = country.counterparts.iter().map(|c| c.id.as_str()).collect();
        assert!(each.iter().filter_map(of).all(|id| known.contains(&id.as_str())), "{pack}");
    }
}

/// What is lost where one permission alone is refused is the same in a brief and among all denials.
#[test]
fn a_brief_and_denials_tell_the_same_loss_of_a_permission() {
    for pack in embedded_names() {
        let (country, scenarios) = load(pack);
        let needed = Needed::of(&country);
        let scenario = scenarios.iter().find(|s| s.id == "baseline").expect("a baseline");
        let setting = Setting::new(&country, scenario, &needed);
        let held = |ix: &CounterpartIx| {
            country.permissions.iter().filter(|p| p.counterpart == *ix).count()
        };
        let all = (0..country.counterparts.len() as u32).map(CounterpartIx);
        let ix = all.filter(|ix| held(ix) > 1).min_by_key(held).expect("one with several");
        let brief = brief(setting, ix, Settings::default(), Some(FEW)).expect("a brief");
        let grounds = Grounds::plan(&country, scenario, &needed, Settings::default());
        let grounds = grounds.expect("a plan");
        assert!(!brief.refused_alone.is_empty(), "{pack}");
        for (permission, lost) in &brief.refused_alone {
            let denied = scenario.with_permission(*permission, Switch::Off);
            let (_, change) = grounds.change(&denied, &needed).expect("a plan");
            for (at, lost) in change.at_levels.iter().zip(lost) {
                let off = at.sums.lost() - *lost;
                assert!(off < 1.into() && off > (-1).into(), "{pack} {permission:?} {lost}");
            }
        }
    }
}
