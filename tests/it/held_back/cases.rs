//! Small inputs, each for a fault that was found by trying: which limit is named where several stand
//! one behind the other.

use super::{held, only_what_matters};
use crate::country::{Files, example};
use aidreach::country::Country;
use aidreach::network::{Limit, Network};
use aidreach::scenario::{Needed, Scenario};
use expect_test::{Expect, expect};

/// The made-up country with one more permission: entering at East Gate, over the same crossing as the
/// transit to it.
fn with_entry_permission() -> Files {
    let mut files = example();
    let table = files.get_mut("permissions.csv").expect("a table of the example");
    table.extend_from_slice(
        b"east-entry,entering at East Gate,marwa-council,entry,link=east_gate_xb__east_gate,P2.1,\
          granted,,0.5,0.8,0.9,,,assumed,made-up,public,\n",
    );
    files
}

/// Which limits hold a scenario back, a line a set, each with what it was raised by and what that
/// brings.
fn named(files: &Files, scenario: &str, expected: Expect) {
    let country = Country::load(files).expect("a sound pack").0;
    let text = |id: &str| match id {
        "case" => Some(scenario.to_owned()),
        other => {
            let bytes = files.get(&format!("scenarios/{other}.toml"))?;
            String::from_utf8(bytes.clone()).ok()
        }
    };
    let scenario = Scenario::read(&country, "case", &text, &[]).expect("a sound scenario").0;
    let needed = Needed::of(&country);
    let network = Network::new(&country, &scenario, &needed).expect("a network");
    let held = held(&network).1;
    only_what_matters("case", &network, &held);
    let name = |limit: Limit| match limit {
        Limit::Access(ix) => format!("access {}", country.permissions[ix.index()].id),
        Limit::Quota(ix) => format!("quota {}", country.permissions[ix.index()].id),
        Limit::Season(ix) => format!("season {}", country.links[ix.index()].id),
        Limit::Pass(ix) => format!("pass {}", country.areas[ix.index()].pcode),
        Limit::Link(ix) => format!("link {}", country.links[ix.index()].id),
        Limit::Store(ix) => format!("store {}", country.places[ix.index()].id),
        Limit::Caseload(None) => "caseload".to_owned(),
        Limit::Caseload(Some(ix)) => format!("caseload {}", country.areas[ix.index()].pcode),
        Limit::Supply(ix) => format!("supply {}", country.places[ix.index()].id),
        Limit::Money => "money".to_owned(),
    };
    let mut told = String::new();
    for found in &held.limits {
        let raised: Vec<String> = found
            .limits
            .iter()
            .map(|raised| format!("{} {:?}", name(raised.limit), raised.more))
            .collect();
        told += &format!("{}: {}\n", raised.join(" + "), found.gain.to_integer());
    }
    expected.assert_eq(&told);
}

const ONLY_EAST: &str = r#"
name = "Only the east"
why = "A case."
extends = "full-access"
objective = "most-people"

[[decide]]
permissions = ["north-transit", "north-overflight"]
state = "denied"
"#;

/// A quota is told under the permission whose quota it is: of two on one crossing the one that binds.
#[test]
fn of_two_quotas_on_one_crossing_the_one_that_binds_is_named() {
    let quotas = |entry: u32, transit: u32| {
        format!(
            "{ONLY_EAST}
[[decide]]
permission = \"east-entry\"
state = \"granted\"
quota_mt_per_month = {entry}

[[decide]]
permission = \"east-transit\"
state = \"granted\"
quota_mt_per_month = {transit}
"
        )
    };
    let files = with_entry_permission();
    named(
        &files,
        &quotas(90_000, 100),
        expect![[r#"
        access north-transit Open: 120000
        supply sarn Grams(400000000): 40000
        access north-overflight Open: 30000
        quota east-transit GramsAMonth(100000000): 30000
    "#]],
    );
    named(
        &files,
        &quotas(100, 90_000),
        expect![[r#"
        access north-transit Open: 120000
        supply sarn Grams(400000000): 40000
        access north-overflight Open: 30000
        quota east-entry GramsAMonth(100000000): 30000
    "#]],
    );
    // Both alike: neither alone lets more pass, both together do.
    named(
        &files,
        &quotas(100, 100),
        expect![[r#"
        access north-transit Open: 120000
        supply sarn Grams(400000000): 40000
        access north-overflight Open: 30000
        quota east-entry GramsAMonth(100000000) + quota east-transit GramsAMonth(100000000): 30000
    "#]],
    );
}

/// A way narrowed by partial access is told as access, not as road.
#[test]
fn a_permission_open_for_a_day_is_named_and_not_the_road() {
    let scenario = format!(
        "{ONLY_EAST}
[[decide]]
permission = \"east-transit\"
state = \"partial\"
share = 0.001
"
    );
    named(
        &with_entry_permission(),
        &scenario,
        expect![[r#"
        access east-transit Open: 179820
        access north-transit Open: 120000
        supply sarn Grams(400000000): 40000
        access north-overflight Open: 30000
    "#]],
    );
}

/// Two permissions over one crossing, neither granted: only both together open it.
#[test]
fn permissions_that_open_a_way_only_together_are_named_together() {
    let scenario = format!(
        "{ONLY_EAST}
[[decide]]
permissions = [\"east-entry\", \"east-transit\"]
state = \"denied\"
"
    );
    named(
        &with_entry_permission(),
        &scenario,
        expect![[r#"
        access east-entry Open + access east-transit Open: 180000
        access north-transit Open: 120000
        supply sarn Grams(400000000): 40000
        access north-overflight Open: 30000
    "#]],
    );
}

/// Where money is short, what costs less is named with it, as far as it makes a difference.
#[test]
fn money_that_is_short_is_named() {
    let scenario = format!("{ONLY_EAST}\n[resources]\nbudget_usd = 300000\n");
    named(
        &with_entry_permission(),
        &scenario,
        expect![[r#"
        money Cents(3000000): 6349
    "#]],
    );
}

/// Food that is ample everywhere is no limit, however little there is of it at one place.
#[test]
fn food_is_not_named_where_the_crossing_is_what_is_short() {
    let mut files = with_entry_permission();
    let table = files.get_mut("supplies.csv").expect("a table of the example");
    let text = String::from_utf8(table.clone()).expect("text");
    *table = text.replace(",main,560,700,840,", ",main,5600,7000,8400,").into_bytes();
    named(
        &files,
        ONLY_EAST,
        expect![[r#"
        access north-transit Open: 115000
        supply sarn Grams(400000000): 40000
        access north-overflight Open: 30000
        link east_gate_xb__east_gate GramsAMonth(100000000): 30000
    "#]],
    );
}
