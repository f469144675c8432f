//! Strings attached to grants, and money.

use super::made_up::{NOVEMBER, OCTOBER, country, link, permission, share};
use super::{open, table};
use aidreach::scenario::{MonthConditions, Needed, Switch};
use aidreach::time::Period;
use aidreach::units::{CentsPerMt, Grams, Share};

fn conditions(text: &str, id: &str, period: Period) -> MonthConditions {
    table(text).conditions(permission(id), period)
}

#[test]
fn notice_partial_shares_and_days_open_all_lower_the_month() {
    let text = |conditions: &str| {
        format!(
            "everything = \"denied\"\n[[decide]]\npermission = \"inland\"\nstate = \"granted\"\nfrom = 2021-11-01\nto = 2021-11-15\n{conditions}\n"
        )
    };
    let november = |conditions: &str| open(&text(conditions), "inland", NOVEMBER);
    assert_eq!(november(""), share(15, 30));
    // The first five of fifteen days are notice.
    assert_eq!(november("notice_days = 5"), share(10, 30));
    // Twenty days a month are two thirds of each of the fifteen days.
    assert_eq!(november("days_open_per_month = 20"), share(10, 30));
    assert_eq!(november("days_open_per_month = 31"), share(15, 30));
    let both = november("notice_days = 3\ndays_open_per_month = 20");
    assert_eq!(both, share(8, 30));
    let partial =
        text("days_open_per_month = 20").replace("granted\"\nfrom", "partial\"\nshare = 0.5\nfrom");
    // Half open is less than twenty days of thirty, so the days take nothing more away.
    assert_eq!(open(&partial, "inland", NOVEMBER), share(15, 60));
}

#[test]
fn notice_runs_into_the_next_month() {
    let text = "everything = \"denied\"\n[[decide]]\npermission = \"inland\"\nstate = \"granted\"\nfrom = 2021-10-30\nnotice_days = 5\n";
    assert_eq!(open(text, "inland", OCTOBER), Share::NONE);
    assert_eq!(open(text, "inland", NOVEMBER), share(27, 30));
}

#[test]
fn a_levy_is_the_mean_over_the_days_open() {
    let text = r#"
[[decide]]
permission = "west-crossing"
state = "granted"
from = 2021-11-11
to = 2021-11-20
levy_usd_per_mt = 10
[[decide]]
permission = "west-crossing"
state = "denied"
from = 2021-11-21
to = 2021-11-30
"#;
    // Ten days without, ten days at 10 US dollars, ten days closed.
    let november = conditions(text, "west-crossing", NOVEMBER);
    assert_eq!(november.levy, CentsPerMt(500));
    assert_eq!(conditions(text, "west-crossing", OCTOBER), MonthConditions::NONE);
    let table = table(text);
    let country = country();
    let needed = Needed::of(&country);
    let west = link(&country, "hub__west");
    let (from, to) = (country.links[west.index()].from, country.links[west.index()].to);
    let levies: Vec<_> = table.levies(&needed, (west, from, to), NOVEMBER).collect();
    assert_eq!(levies, [(permission("west-crossing"), CentsPerMt(500))]);
}

#[test]
fn a_quota_counts_by_the_days_open_and_only_where_every_open_day_has_one() {
    let quota = |dates: &str| {
        let text = format!(
            "[[decide]]\npermission = \"west-crossing\"\nstate = \"granted\"\nquota_mt_per_month = 300\n{dates}\n"
        );
        conditions(&text, "west-crossing", NOVEMBER).quota
    };
    assert_eq!(quota(""), Some(Grams(300_000_000)));
    // The other days are open without any quota.
    assert_eq!(quota("to = 2021-11-10"), None);
    let text = r#"
everything = "denied"
[[decide]]
permission = "west-crossing"
state = "granted"
quota_mt_per_month = 300
from = 2021-11-21
"#;
    assert_eq!(conditions(text, "west-crossing", NOVEMBER).quota, Some(Grams(100_000_000)));
    assert_eq!(conditions(text, "west-crossing", OCTOBER).quota, None);
}

#[test]
fn diversion_is_the_mean_over_the_days_open() {
    let text = r#"
[[decide]]
permission = "hand-out-north"
state = "granted"
from = 2021-11-01
to = 2021-11-15
diversion_share = 0.2
"#;
    let november = conditions(text, "hand-out-north", NOVEMBER);
    assert_eq!(november.diversion, share(1, 10));
    let country = country();
    let needed = Needed::of(&country);
    let north = country.areas[1].parent.expect("a province");
    assert_eq!(table(text).area_diversion(&needed, north, NOVEMBER), share(1, 10));
}

#[test]
fn money_shrinks_with_the_days_banks_and_cash_are_denied() {
    let text = r#"
[[decide]]
counterpart = "money"
state = "denied"
from = 2021-11-16
to = 2021-11-30
"#;
    let table = table(text);
    // Half of November: (1 - 1/2 x 1/2) x (1 - 1/4 x 1/2).
    assert_eq!(table.local_purchase_share(NOVEMBER), share(21, 32));
    assert_eq!(table.local_purchase_share(OCTOBER), Share::ALL);
    // One month of eight loses 3/10 x 1/2.
    assert_eq!(table.budget_share(), share(157, 160));
}

#[test]
fn what_lies_behind_a_red_line_is_never_open() {
    let lines = "[red_lines]\npermission = \"inland\"\nmost_levy_usd_per_mt = 10\n";
    assert_eq!(open(lines, "inland", NOVEMBER), Share::NONE);
    assert_eq!(open("", "inland", NOVEMBER), Share::ALL);
    // A switch does not lift the line.
    let switched = table(lines).switching([(permission("inland"), Switch::On)]);
    assert_eq!(switched.state_share(permission("inland"), NOVEMBER), Share::NONE);
    let levied = |levy: &str| {
        format!(
            "{lines}[[decide]]\npermission = \"west-crossing\"\nstate = \"granted\"\nfrom = 2021-11-16\nlevy_usd_per_mt = {levy}\n"
        )
    };
    // Up to the line it is used and paid for, above it the days are as good as denied.
    assert_eq!(open(&levied("10"), "west-crossing", NOVEMBER), Share::ALL);
    assert_eq!(conditions(&levied("10"), "west-crossing", NOVEMBER).levy, CentsPerMt(500));
    assert_eq!(open(&levied("10.01"), "west-crossing", NOVEMBER), share(15, 30));
    assert_eq!(conditions(&levied("10.01"), "west-crossing", NOVEMBER), MonthConditions::NONE);
}
