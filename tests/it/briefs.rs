//! Briefs on counterparts: each figure says what it is counted against, gains are told beside losses, and
//! that two permissions bring in part the same is not told as if one replaced the other.

use crate::shipped::shipped;
use aidreach::analysis::brief::{Brief, brief};
use aidreach::analysis::effect::Grounds;
use aidreach::analysis::setting::Setting;
use aidreach::country::{CounterpartIx, Country};
use aidreach::plan::{Exact, Settings};
use aidreach::report::{BriefReport, Rendered, Sharing};
use aidreach::scenario::{Needed, Scenario, Switch};

fn briefed(country: &Country, scenario: &Scenario, counterpart: &str) -> (Brief, String) {
    let needed = Needed::of(country);
    let setting = Setting::new(country, scenario, &needed);
    let at = country.counterparts.iter().position(|c| c.id == counterpart);
    let ix = CounterpartIx(at.expect("a counterpart") as u32);
    let found = brief(setting, ix, Settings::default(), None).expect("a brief");
    let text = Rendered::of(&BriefReport::of(setting, &found, Sharing::Internal)).text();
    (found, text.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn what_it_unlocks_begins_with_what_figures_are_counted_against() {
    let (country, scenario) = shipped("example", "baseline");
    for counterpart in &country.counterparts {
        let (found, text) = briefed(&country, &scenario, &counterpart.id);
        let section = text.split("== What it unlocks").nth(1).expect("a section");
        let begins = " - Unless a sentence names another plan, figures here are counted against the plan of \
                      baseline as it stands, which reaches 235,000 person-months";
        assert!(section.starts_with(begins), "{section}");
        let worth = section.find("In a fair parting").or_else(|| section.find("in a fair parting"));
        let named = section.find("Against another plan, that with all 4 counterparts granting");
        assert_eq!(worth.is_some(), named.is_some(), "{section}");
        assert!(named.is_none_or(|at| section[at..].contains("265,000")), "{section}");
        assert!(found.pairs.is_empty() || !section.contains("stands in for"), "{section}");
    }
}

#[test]
fn areas_that_gain_are_named_beside_those_that_lose() {
    let (country, scenario) = shipped("sudan", "baseline");
    let (found, text) = briefed(&country, &scenario, "hac");
    let areas = found.by_area();
    let by_gain = |more: bool| {
        let change = |people: i64| if more { people } else { -people };
        let most = areas.iter().max_by_key(|(_, p)| change(p.more_if_granted()));
        let (area, people) = most.expect("an area");
        (&country.areas[area.index()].name, people.more_if_granted().unsigned_abs())
    };
    let grouped = aidreach::kit::figure::people;
    for (more, word) in [(true, "more in"), (false, "fewer in")] {
        let (name, people) = by_gain(more);
        assert!(text.contains(&format!("{word} {name} {}", grouped(people))), "{name}\n{text}");
    }
    let table = text.split("where most is gained and most is lost").nth(1).expect("a table");
    let table = table.split("== What goes together").next().expect("a table");
    assert!(table.contains(by_gain(true).0.as_str()), "{table}");
}

/// What one permission makes up for is what is lost without both, less what each brings by itself.
#[test]
fn what_another_permission_makes_up_for_is_found_by_planning_again() {
    let mut some = [false; 2];
    for (pack, counterpart) in [("example", "belmar"), ("sudan", "chad")] {
        let (country, scenario) = shipped(pack, "baseline");
        let (found, text) = briefed(&country, &scenario, counterpart);
        let needed = Needed::of(&country);
        for pair in &found.pairs {
            let Some(made_up) = &pair.made_up else { continue };
            let both = scenario.with_permission(pair.its, Switch::On);
            let both = both.with_permission(pair.other, Switch::On);
            let grounds = Grounds::plan(&country, &both, &needed, Settings::default());
            let grounds = grounds.expect("a plan");
            let lost = |off: &[_]| -> Exact {
                let shut = |s: Scenario, p: &_| s.with_permission(*p, Switch::Off);
                let denied = off.iter().fold(both.clone(), shut);
                grounds.change(&denied, &needed).expect("a plan").1.effect.cells.total().lost()
            };
            let its = lost(&[pair.its]);
            let made = lost(&[pair.its, pair.other]) - lost(&[pair.other]) - its;
            let near = |a: Exact, b: Exact| a - b < 2.into() && b - a < 2.into();
            assert!(near(its, made_up.lost_with), "{pack} {made_up:?} {its}");
            assert!(near(made, made_up.person_months()), "{pack} {made_up:?} {made}");
            let any = made >= 1.into();
            some[usize::from(any)] = true;
            assert!(!any || !made_up.months.is_empty(), "{pack} {made_up:?}");
            let said = if any { "in part only" } else { "does not replace" };
            let name = &country.permissions[pair.its.index()].name;
            assert!(text.contains(said) && text.contains(name.as_str()), "{text}");
        }
    }
    assert_eq!(some, [true, true], "one that makes up for something, and one that does not");
}
