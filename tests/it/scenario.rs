//! What a scenario leaves open, worked out by hand.

mod conditions;
mod files;
mod known;
mod laws;
pub(crate) mod made_up;

use aidreach::scenario::{AccessTable, Cause, DecisionIx, Gate, Needed, Switch, TriggerIx};
use aidreach::time::Period;
use aidreach::units::Share;
use made_up::{NOVEMBER, OCTOBER, country, link, permission, scenario, share};

fn table(text: &str) -> AccessTable {
    AccessTable::new(&country(), &scenario(text))
}

fn open(text: &str, id: &str, period: Period) -> Share {
    table(text).state_share(permission(id), period)
}

const EAST_SHUT: &str = r#"
[[decide]]
permission = "east-crossing"
state = "denied"
from = 2021-10-05
to = 2021-11-01
"#;

#[test]
fn a_month_counts_by_the_days_it_was_open() {
    assert_eq!(open(EAST_SHUT, "east-crossing", OCTOBER), share(4, 31));
    assert_eq!(open(EAST_SHUT, "east-crossing", NOVEMBER), share(29, 30));
    assert_eq!(open(EAST_SHUT, "east-crossing", Period(4)), Share::ALL);
    assert_eq!(open(EAST_SHUT, "west-crossing", OCTOBER), Share::ALL);
}

#[test]
fn each_day_of_a_month_has_one_reason() {
    let table = table(EAST_SHUT);
    let rulings = table.rulings(permission("east-crossing"), OCTOBER);
    let told: Vec<_> = rulings.iter().map(|r| (r.cause, r.days, r.open)).collect();
    assert_eq!(
        told,
        [(Cause::Base, 4, Share::ALL), (Cause::Decision(DecisionIx(0)), 27, Share::NONE)]
    );
}

#[test]
fn a_decision_declared_later_overrides_and_the_earlier_one_resumes() {
    let text = r#"
[[decide]]
permission = "east-crossing"
state = "granted"
from = 2021-10-11
to = 2021-10-20
[[decide]]
permission = "east-crossing"
state = "denied"
from = 2021-10-01
"#;
    assert_eq!(open(text, "east-crossing", OCTOBER), share(10, 31));
    assert_eq!(open(text, "east-crossing", NOVEMBER), Share::NONE);
}

#[test]
fn the_declared_day_decides_and_not_the_first_day() {
    let text = r#"
[[decide]]
permission = "east-crossing"
state = "granted"
from = 2021-10-11
declared = 2021-09-01
[[decide]]
permission = "east-crossing"
state = "denied"
from = 2021-10-01
"#;
    assert_eq!(open(text, "east-crossing", OCTOBER), Share::NONE);
}

#[test]
fn a_trigger_overrides_whatever_was_decided() {
    let text = r#"
[[decide]]
permission = "overflight"
state = "granted"
from = 2021-10-20
[[trigger]]
event = "an air strike"
on = 2021-10-16
to = 2021-10-25
permissions = ["overflight", "transit"]
"#;
    assert_eq!(open(text, "overflight", OCTOBER), share(21, 31));
    assert_eq!(open(text, "transit", OCTOBER), share(21, 31));
    let rulings = table(text).rulings(permission("overflight"), OCTOBER);
    let causes: Vec<_> = rulings.iter().map(|r| (r.cause, r.days)).collect();
    assert_eq!(
        causes,
        [
            (Cause::Base, 15),
            (Cause::Decision(DecisionIx(0)), 6),
            (Cause::Trigger(TriggerIx(0)), 10)
        ]
    );
    // The decision grants what was granted anyway, so only the trigger changes anything.
    let changes = table(text).changes(permission("overflight"), OCTOBER);
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0].cause, Cause::Trigger(TriggerIx(0)));
}

#[test]
fn a_trigger_without_a_day_does_not_fire() {
    let text = r#"
[[trigger]]
event = "an air strike"
counterpart = "neighbour"
why = "It was threatened."
"#;
    assert_eq!(open(text, "overflight", OCTOBER), Share::ALL);
    assert_eq!(scenario(text).triggers.len(), 1);
}

#[test]
fn unknown_follows_the_stance() {
    let with = |stance: &str| {
        let text = format!(
            "stance = \"{stance}\"\n[[decide]]\ncounterpart = \"neighbour\"\nstate = \"unknown\"\n"
        );
        open(&text, "transit", OCTOBER)
    };
    assert_eq!(with("cautious"), Share::NONE);
    assert_eq!(with("expected"), share(1, 2));
    assert_eq!(with("hopeful"), Share::ALL);
}

#[test]
fn a_link_needs_every_permission_that_matches_it() {
    let country = country();
    let needed = Needed::of(&country);
    let by_link = |id: &str| -> Vec<&str> {
        let permissions = needed.needed_by_link(link(&country, id)).iter();
        permissions.map(|p| country.permissions[p.index()].id.as_str()).collect()
    };
    assert_eq!(by_link("hub__east"), ["east-crossing", "transit"]);
    assert_eq!(by_link("hub__north"), ["overflight"]);
    assert_eq!(by_link("plain__north"), ["inland"]);
    let north: Vec<_> = needed.areas_of(permission("hand-out-north")).iter().map(|a| a.0).collect();
    assert_eq!(north, [0, 1], "a province with its district");
    assert_eq!(needed.links_of(permission("cash")), []);
    let east = link(&country, "hub__east");
    assert_eq!(needed.gate_of(permission("east-crossing")), Some(Gate::Link(east)));
    let hub = country.links[east.index()].from;
    assert_eq!(needed.gate_of(permission("transit")), Some(Gate::Place(hub)));
    assert_eq!(needed.gate_of(permission("inland")), None);
}

#[test]
fn a_movement_has_the_least_share_of_what_it_needs() {
    let text = format!(
        "{EAST_SHUT}\n[[decide]]\npermission = \"transit\"\nstate = \"partial\"\nshare = 0.5\n"
    );
    let (table, country) = (table(&text), country());
    let needed = Needed::of(&country);
    let east = link(&country, "hub__east");
    assert_eq!(table.link_share(&needed, east, OCTOBER), share(4, 31));
    assert_eq!(table.link_share(&needed, east, NOVEMBER), share(1, 2));
    let inside = link(&country, "plain__north");
    assert_eq!(table.link_share(&needed, inside, OCTOBER), Share::ALL);
}

#[test]
fn a_player_is_denied_when_off_and_as_dated_or_granted_when_on() {
    let text = format!("{EAST_SHUT}\n[[decide]]\npermission = \"transit\"\nstate = \"denied\"\n");
    let table = table(&text);
    let (east, transit) = (permission("east-crossing"), permission("transit"));
    let off = table.switching([(east, Switch::Off)]);
    assert_eq!(off.state_share(east, NOVEMBER), Share::NONE);
    assert_eq!(off.state_share(transit, NOVEMBER), Share::NONE, "as the scenario has it");
    let on = off.switching([(east, Switch::On), (transit, Switch::On)]);
    assert_eq!(on.state_share(east, NOVEMBER), share(29, 30), "as dated");
    assert_eq!(on.state_share(transit, NOVEMBER), Share::ALL, "denied on every day");
    assert_eq!(on.rulings(transit, NOVEMBER)[0].cause, Cause::Switch);
}
