//! What was known on a day.

use super::made_up::{NOVEMBER, OCTOBER, country, permission, scenario, share};
use aidreach::scenario::{AccessTable, Scenario, Switch};
use aidreach::time::Period;
use aidreach::units::Share;
use jiff::civil::date;

fn open(scenario: &Scenario, id: &str, period: Period) -> Share {
    AccessTable::new(&country(), scenario).state_share(permission(id), period)
}

#[test]
fn what_has_no_known_end_lasts_to_the_end_of_the_window() {
    let scenario = scenario(super::EAST_SHUT);
    let before = scenario.known_on(date(2021, 10, 4));
    assert_eq!(open(&before, "east-crossing", OCTOBER), Share::ALL);
    let during = scenario.known_on(date(2021, 11, 1));
    assert_eq!(open(&during, "east-crossing", OCTOBER), share(4, 31));
    assert_eq!(open(&during, "east-crossing", NOVEMBER), Share::NONE);
    assert_eq!(open(&during, "east-crossing", Period(7)), Share::NONE);
    let after = scenario.known_on(date(2021, 11, 2));
    assert_eq!(open(&after, "east-crossing", NOVEMBER), share(29, 30));
    assert_eq!(after.known_on, Some(date(2021, 11, 2)));
}

#[test]
fn an_end_told_beforehand_is_known_beforehand() {
    let text = format!("{}end_known = 2021-10-05\n", super::EAST_SHUT);
    let known = scenario(&text).known_on(date(2021, 10, 5));
    assert_eq!(open(&known, "east-crossing", NOVEMBER), share(29, 30));
}

#[test]
fn an_announced_closure_is_known_before_it_begins() {
    let text = format!("{}declared = 2021-09-20\n", super::EAST_SHUT);
    let known = scenario(&text).known_on(date(2021, 10, 1));
    assert_eq!(open(&known, "east-crossing", OCTOBER), share(4, 31));
    assert_eq!(open(&known, "east-crossing", NOVEMBER), Share::NONE);
}

#[test]
fn an_event_is_known_from_its_day() {
    let text = "[[trigger]]\nevent = \"strikes\"\non = 2021-10-22\nto = 2021-10-25\npermission = \"overflight\"\n";
    let scenario = scenario(text);
    let known = |day| open(&scenario.known_on(date(2021, 10, day)), "overflight", OCTOBER);
    assert_eq!(known(21), Share::ALL);
    assert_eq!(known(22), share(21, 31));
    assert_eq!(known(26), share(27, 31));
}

#[test]
fn numbers_of_decisions_stay_in_what_is_known() {
    let text = "[[decide]]\npermission = \"inland\"\nstate = \"denied\"\nfrom = 2021-09-01\nto = 2021-09-10\ndeclared = 2021-12-01\n[[decide]]\npermission = \"transit\"\nstate = \"denied\"\nfrom = 2021-10-01\n";
    let scenario = scenario(text);
    let numbers = |s: &Scenario| -> Vec<u32> { s.decisions.iter().map(|d| d.number).collect() };
    assert_eq!(numbers(&scenario), [1, 2]);
    let known = scenario.known_on(date(2021, 10, 1));
    assert_eq!(numbers(&known), [1]);
    let last = scenario.known_on(date(2021, 12, 31));
    assert_eq!(numbers(&last), [1, 2]);
}

#[test]
fn a_switched_scenario_gives_the_table_a_switched_table_gives() {
    let scenario = scenario(super::EAST_SHUT);
    let country = country();
    let east = permission("east-crossing");
    for switch in [Switch::Off, Switch::On] {
        let slow = AccessTable::new(&country, &scenario.with_permission(east, switch));
        let quick = AccessTable::new(&country, &scenario).switching([(east, switch)]);
        for period in scenario.window.periods() {
            assert_eq!(slow.rulings(east, period), quick.rulings(east, period));
        }
    }
}
