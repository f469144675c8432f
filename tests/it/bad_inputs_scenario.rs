//! Every misfit of a scenario file and the text it gets.

mod lines;
mod names;
mod values;

use crate::scenario::made_up::{country, read_files};
use expect_test::{Expect, expect};
use proptest::prelude::*;

const TOP: &str = "name = \"Bad\"\nwhy = \"To be told.\"\n";

/// What is told about a file that starts with a name and a why, so that its text starts on line 3.
fn told(text: &str, expected: Expect) {
    told_of(&[("bad", &format!("{TOP}{text}"))], "bad", expected);
}

fn told_of(files: &[(&str, &str)], id: &str, expected: Expect) {
    let issues = match read_files(files, id) {
        Ok((_, issues)) => issues,
        Err(issues) => issues,
    };
    expected.assert_eq(&issues.to_string());
}

#[test]
fn unknown_keys_everywhere() {
    told(
        "stanse = \"cautious\"\n[resources]\nbudget = 5\n[season]\nearlier = 1\n",
        expect![[r#"
            E0401 bad.toml:3 [stanse]: there is no key `stanse` here -> name, country, pack_version, why, extends, everything, window, objective, cheapest_for_share, even, stance, ration, supply_split, caseload, resources, season, red_lines, decide, trigger or adjust
              help: did you mean `stance`?
            E0401 bad.toml:5 [resources.budget]: there is no key `budget` here -> budget_usd or supply_share
              help: did you mean `budget_usd`?
            E0401 bad.toml:7 [season.earlier]: there is no key `earlier` here -> closures_start_months_earlier
        "#]],
    );
}

#[test]
fn unknown_key_of_a_decision() {
    told(
        "[[decide]]\npermission = \"inland\"\nstate = \"denied\"\nform = 2021-10-01\n",
        expect![[r#"
            E0401 bad.toml:6 [form]: there is no key `form` here -> permission, permissions, counterpart, state, share, from, to, declared, end_known, levy_usd_per_mt, quota_mt_per_month, days_open_per_month, notice_days, diversion_share, source, note or rank
              help: did you mean `from`?
        "#]],
    );
}

#[test]
fn everything_missing() {
    told_of(
        &[("bad", "[[decide]]\n[[trigger]]\n")],
        "bad",
        expect![[r#"
            E0415 bad.toml:1 [name]: `name` is missing -> name = "…" at the top of the file
            E0415 bad.toml:1 [why]: `why` is missing -> why = "…" at the top of the file
            E0415 bad.toml:1 [permission]: nothing says which permission -> one of permission, permissions or counterpart
            E0415 bad.toml:1 [state]: `state` is missing -> state = granted, partial, denied or unknown, in quotes
            E0415 bad.toml:2 [event]: `event` is missing -> event = "…", what would happen
            E0415 bad.toml:2 [permission]: nothing says which permission -> one of permission, permissions or counterpart
        "#]],
    );
}

#[test]
fn contradictory_decisions() {
    told(
        "[[decide]]\npermission = \"inland\"\nstate = \"granted\"\nfrom = 2021-10-01\n[[decide]]\ncounterpart = \"government\"\nstate = \"denied\"\nfrom = 2021-10-01\nto = 2021-10-09\n",
        expect![[r#"
            E0402 bad.toml:7: `inland` is denied from 2021-10-01 to 2021-10-09, but line 3 says granted from 2021-10-01 to 2022-03-31, both declared on 2021-10-01 -> one state on one day
              help: give the one decided later a later `declared`
        "#]],
    );
}

#[test]
fn contradictory_triggers() {
    told(
        "[[trigger]]\nevent = \"strikes\"\non = 2021-10-01\npermission = \"overflight\"\n[[trigger]]\nevent = \"floods\"\non = 2021-10-01\npermission = \"overflight\"\nstate = \"partial\"\nshare = 0.5\n",
        expect![[r#"
            E0402 bad.toml:7: `overflight` is granted in part from 2021-10-01 to 2022-03-31, but line 3 says denied from 2021-10-01 to 2022-03-31, both declared on 2021-10-01 -> one state on one day
              help: give the one decided later a later `declared`
        "#]],
    );
}

#[test]
fn the_same_said_twice_is_no_contradiction() {
    let table = "[[decide]]\npermission = \"inland\"\nstate = \"denied\"\nfrom = 2021-10-01\n";
    told(&table.repeat(2), expect![[""]]);
}

#[test]
fn nested_beyond_reason() {
    told(
        &format!("x = {}\n", "[".repeat(100_000)),
        expect![[r#"
        E0410 bad.toml:3: values nested more than 80 deep -> no nesting beyond tables
    "#]],
    );
    told(
        &format!("{} = 1\n", vec!["a"; 100_000].join(".")),
        expect![[r#"
            E0410 bad.toml:3: values nested more than 80 deep -> no nesting beyond tables
        "#]],
    );
}

#[test]
fn too_many_or_too_few_keys_that_name_permissions() {
    told(
        "[[decide]]\nstate = \"denied\"\n[[decide]]\npermission = \"inland\"\ncounterpart = \"government\"\nstate = \"denied\"\n",
        expect![[r#"
            E0415 bad.toml:3 [permission]: nothing says which permission -> one of permission, permissions or counterpart
            E0415 bad.toml:5 [permission]: more than one key says which permission -> one of permission, permissions or counterpart
        "#]],
    );
}

#[test]
fn keys_that_go_together() {
    told(
        "objective = \"cheapest-for\"\n",
        expect![[r#"
        E0415 bad.toml:3 [objective]: `cheapest_for_share` is missing -> cheapest_for_share = 0.8 beside objective = "cheapest-for"
    "#]],
    );
    told(
        "objective = \"severity\"\ncheapest_for_share = 0.5\n[[decide]]\npermission = \"inland\"\nstate = \"partial\"\n[[decide]]\npermission = \"transit\"\nstate = \"denied\"\nshare = 0.5\n[[trigger]]\nevent = \"strikes\"\nto = 2021-12-01\npermission = \"overflight\"\n",
        expect![[r#"
            E0412 bad.toml:4 [cheapest_for_share]: a share without its objective -> cheapest_for_share = 0.8 beside objective = "cheapest-for"
            E0415 bad.toml:7 [state]: `share` is missing -> share = 0.5 beside state = "partial"
            E0412 bad.toml:11 [share]: a share of a state that is whole -> share = 0.5 beside state = "partial"
            E0415 bad.toml:14 [to]: `on` is missing -> on = the day it happens; without both it does not fire
        "#]],
    );
}

#[test]
fn conditions_on_what_is_denied() {
    told(
        "[[decide]]\npermission = \"inland\"\nstate = \"denied\"\nnotice_days = 5\n",
        expect![[r#"
            E0412 bad.toml:6 [notice_days]: a condition on what is denied -> conditions on a grant only
        "#]],
    );
}

#[test]
fn red_lines() {
    told(
        "[red_lines]\npermissions = [\"inlnd\"]\nmost_levy_usd_per_mt = -5\nmost_diversion_share = 20\nmost_quota = 5\n",
        expect![[r#"
            E0411 bad.toml:4 [red_lines.permissions]: there is no permission `inlnd` -> banking, cash, east-crossing, hand-out-north, inland, overflight, transit or west-crossing
              help: did you mean `inland`?
            E0106 bad.toml:5 [red_lines.most_levy_usd_per_mt]: `-5` is below nought -> nought or more
            E0408 bad.toml:6 [red_lines.most_diversion_share]: `20` as a share -> from 0 to 1
              help: a percentage? write 0.2
            E0401 bad.toml:7 [red_lines.most_quota]: there is no key `most_quota` here -> permission, permissions, counterpart, most_levy_usd_per_mt or most_diversion_share
        "#]],
    );
    told(
        "red_lines = [\"inland\"]\n",
        expect![[r#"
            E0412 bad.toml:3 [red_lines]: `["inland"]` -> a table, such as [red_lines]
        "#]],
    );
}

#[test]
fn asked_for_but_not_modelled() {
    told(
        "fleet = 5\n[resources]\nfleet_trucks = 100\nmonthly_budget_usd = 5\n[[decide]]\npermission = \"inland\"\nstate = \"granted\"\nloss_share = 0.1\ncommodity_ban = \"oil\"\nquota_mt_per_month = 100\n[[decide]]\ncounterpart = \"neighbour\"\nstate = \"granted\"\nquota_mt_per_month = 100\n[[decide]]\npermission = \"hand-out-north\"\nstate = \"granted\"\nlevy_usd_per_mt = 5\n[[decide]]\npermission = \"west-crossing\"\nstate = \"granted\"\ndiversion_share = 0.1\n",
        expect![[r#"
            E0413 bad.toml:3 [fleet]: `fleet` asks for a fleet of trucks -> refused on the basket level, never approximated
              help: remove it
            E0413 bad.toml:5 [resources.fleet_trucks]: `fleet_trucks` asks for a fleet of trucks -> refused on the basket level, never approximated
              help: remove it
            E0413 bad.toml:6 [resources.monthly_budget_usd]: `monthly_budget_usd` asks for a budget for each month -> refused on the basket level, never approximated
              help: remove it
            E0413 bad.toml:10 [loss_share]: `loss_share` asks for losses on the way -> refused on the basket level, never approximated
              help: remove it
            E0413 bad.toml:11 [commodity_ban]: `commodity_ban` asks for a ban on a commodity -> refused on the basket level, never approximated
              help: remove it
            E0413 bad.toml:12 [quota_mt_per_month]: a quota on `inland` (movement) -> refused on the basket level, never approximated
              help: a quota fits one link, or links through one place
            E0413 bad.toml:16 [quota_mt_per_month]: one quota over 2 permissions -> refused on the basket level, never approximated
              help: write one decision for each
            E0413 bad.toml:20 [levy_usd_per_mt]: a levy on `hand-out-north` (distribution) -> refused on the basket level, never approximated
              help: levies fall on entry, transit, overflight and movement
            E0413 bad.toml:24 [diversion_share]: diversion on `west-crossing` (entry) -> refused on the basket level, never approximated
              help: diversion happens at distribution only
        "#]],
    );
}

#[test]
fn not_toml() {
    told(
        "stance = cautious\n",
        expect![[r#"
        E0412 bad.toml:3 [stance]: `cautious` -> quotes around text: "cautious"
    "#]],
    );
    told(
        "stance = \"cautious\"\nstance = \"hopeful\"\n",
        expect![[r#"
            E0414 bad.toml:4 [stance]: `stance` stands twice -> each key once
        "#]],
    );
    told(
        "[[decide]\npermission = \"inland\"\n",
        expect![[r#"
        E0414 bad.toml:3: not TOML: unclosed array table, expected `]` -> key = value, a line each
    "#]],
    );
    told(
        "stance = \"cautious\n",
        expect![[r#"
        E0414 bad.toml:3 [stance]: not TOML: invalid basic string, expected `"` -> key = value, a line each
    "#]],
    );
    told(
        "this is a sentence\n",
        expect![[r#"
        E0414 bad.toml:3: not TOML: key with no value, expected `=` -> key = value, a line each
    "#]],
    );
    told(
        "everything: granted\n",
        expect![[r#"
        E0414 bad.toml:3: not TOML: key with no value, expected `=` -> key = value, a line each
    "#]],
    );
}

#[test]
fn an_empty_file() {
    told_of(
        &[("bad", "")],
        "bad",
        expect![[r#"
        E0415 bad.toml:1 [name]: `name` is missing -> name = "…" at the top of the file
        E0415 bad.toml:1 [why]: `why` is missing -> why = "…" at the top of the file
    "#]],
    );
}

#[test]
fn more_decisions_than_anyone_takes() {
    let table = "[[decide]]\npermission = \"inland\"\nstate = \"denied\"\n";
    told(
        &table.repeat(10_001),
        expect![[r#"
            E0019 bad.toml:3 [decide]: 10001 tables of `decide` -> 10000 at the most
              help: name more in one table, or longer spans
        "#]],
    );
}

const FULL: &str = r#"
objective = "cheapest-for"
cheapest_for_share = 0.8
window = { from = 2021-09-01, months = 3 }
[resources]
budget_usd = 1_000.5
[[decide]]
permissions = ["inland", "transit"]
state = "partial"
share = 0.25
from = 2021-10-05
to = 2021-11-01
levy_usd_per_mt = 3
notice_days = 5
[[trigger]]
event = "strikes – again"
on = 2021-12-01
counterpart = "neighbour"
"#;

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a slip of the keyboard makes of a file, it is read or its faults are told.
    #[test]
    fn no_slip_makes_reading_fail_without_a_word(
        at in 0..420_usize, cut in 0..40_usize, put in "[\\[\\]{}=\"'#.,\\-0-9a-z\n \u{202e}é]{0,6}"
    ) {
        let text = format!("{TOP}{FULL}");
        let letters: Vec<char> = text.chars().collect();
        let (at, end) = (at.min(letters.len()), (at + cut).min(letters.len()));
        let slipped: String = letters[..at].iter().copied().chain(put.chars()).chain(letters[end..].iter().copied()).collect();
        match read_files(&[("bad", &slipped)], "bad") {
            Ok((scenario, _)) => prop_assert!(!scenario.written_out(&country()).is_empty()),
            Err(issues) => prop_assert!(issues.has_errors()),
        }
    }
}
