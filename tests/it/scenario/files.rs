//! Scenarios that extend one another, and a scenario written out in full.

use super::EAST_SHUT;
use super::made_up::{
    NOVEMBER, OCTOBER, PERMISSIONS, country, permission, read_files, scenario, share,
};
use aidreach::country::PermissionIx;
use aidreach::scenario::{AccessTable, Base, Objective, Scenario};
use aidreach::time::Period;
use aidreach::units::Share;
use expect_test::expect;

#[test]
fn the_extending_scenario_overrides_what_it_extends_whatever_the_dates() {
    let base = "name = \"Base\"\nwhy = \"As it was.\"\nobjective = \"fairest\"\n[[decide]]\npermission = \"inland\"\nstate = \"denied\"\nfrom = 2021-10-01\ndeclared = 2021-12-01\n";
    let what_if = "name = \"What if\"\nwhy = \"To see.\"\nextends = \"base\"\n[[decide]]\npermission = \"inland\"\nstate = \"granted\"\nfrom = 2021-10-01\nto = 2021-10-31\n";
    let files = [("base", base), ("what-if", what_if)];
    let (scenario, issues) = read_files(&files, "what-if").expect("no errors");
    assert_eq!(issues.to_string(), "");
    assert_eq!(scenario.objective, Objective::Fairest);
    assert_eq!(scenario.extends, ["base"]);
    let table = AccessTable::new(&country(), &scenario);
    assert_eq!(table.state_share(permission("inland"), OCTOBER), Share::ALL);
    assert_eq!(table.state_share(permission("inland"), NOVEMBER), Share::NONE);
}

#[test]
fn setting_everything_drops_what_is_inherited() {
    let base = format!(
        "name = \"Base\"\nwhy = \"As it was.\"\n{EAST_SHUT}[[trigger]]\nevent = \"strikes\"\non = 2021-10-01\npermission = \"overflight\"\n"
    );
    let full =
        "name = \"Full\"\nwhy = \"All open.\"\nextends = \"base\"\neverything = \"granted\"\n";
    let above = "name = \"Above\"\nwhy = \"One more.\"\nextends = \"full\"\n";
    let files = [("base", base.as_str()), ("full", full), ("above", above)];
    let (scenario, _) = read_files(&files, "above").expect("no errors");
    assert_eq!(scenario.base, Base::AllGranted);
    assert_eq!((scenario.decisions.len(), scenario.triggers.len()), (0, 0));
}

#[test]
fn an_event_told_again_is_told_anew() {
    let base = "name = \"Base\"\nwhy = \"As it was.\"\n[[trigger]]\nevent = \"strikes\"\npermission = \"overflight\"\n";
    let fired = "name = \"Strikes\"\nwhy = \"They resume.\"\nextends = \"base\"\n[[trigger]]\nevent = \"strikes\"\non = 2021-12-01\npermission = \"overflight\"\n";
    let files = [("base", base), ("strikes", fired)];
    let (scenario, _) = read_files(&files, "strikes").expect("no errors");
    assert_eq!(scenario.triggers.len(), 1);
    let table = AccessTable::new(&country(), &scenario);
    assert_eq!(table.state_share(permission("overflight"), Period(4)), Share::NONE);
}

#[test]
fn keys_of_the_whole_scenario_are_read_exactly() {
    let text = "window = { from = 2021-09-01, months = 3 }\nobjective = \"cheapest-for\"\ncheapest_for_share = 0.8\nration = \"half\"\n[resources]\nbudget_usd = 1.0e8\nsupply_share = 1.1\n[season]\nclosures_start_months_earlier = 1\n";
    let scenario = scenario(text);
    assert_eq!(scenario.objective, Objective::CheapestFor(share(4, 5)));
    assert_eq!(scenario.resources.budget_cents, Some(10_000_000_000));
    assert_eq!(scenario.resources.supply_share.to_string(), "11/10");
    assert_eq!(scenario.season.closures_start_months_earlier, 1);
    assert_eq!(scenario.window.n_months(), 3);
}

fn what_if_of_a_base() -> Scenario {
    let base = format!(
        "name = \"Base\"\nwhy = \"As it was.\"\n{EAST_SHUT}source = \"radio\"\nnote = \"said \\\"twice\\\"\"\n"
    );
    let what_if = "name = \"What if\"\nwhy = \"To see.\"\nextends = \"base\"\n[resources]\nbudget_usd = 5000\n[red_lines]\npermissions = [\"transit\"]\nmost_levy_usd_per_mt = 12.5\nmost_diversion_share = 0.1\n[[decide]]\npermission = \"west-crossing\"\nstate = \"partial\"\nshare = 0.25\nlevy_usd_per_mt = 10.5\nquota_mt_per_month = 500\ndays_open_per_month = 20\nnotice_days = 5\n[[trigger]]\nevent = \"strikes\"\non = 2021-12-01\nto = 2021-12-10\ncounterpart = \"neighbour\"\nwhy = \"Trade.\"\n";
    let files = [("base", base.as_str()), ("what-if", what_if)];
    read_files(&files, "what-if").expect("no errors").0
}

#[test]
fn written_out_in_full_it_reads_as_the_same_scenario() {
    let scenario = what_if_of_a_base();
    let text = scenario.written_out(&country());
    expect![[r##"
        # extended base
        name = "What if"
        why = "To see."
        window = { from = 2021-08-01, months = 8 }
        objective = "severity"
        stance = "cautious"
        supply_split = "main"

        [resources]
        budget_usd = 5000.0
        supply_share = 1.0

        [season]
        closures_start_months_earlier = 0

        [red_lines]
        permissions = ["transit"]
        most_levy_usd_per_mt = 12.5
        most_diversion_share = 0.1

        [[decide]]
        permissions = ["east-crossing"]
        state = "denied"
        from = 2021-10-05
        to = 2021-11-01
        declared = 2021-10-05
        end_known = 2021-11-02
        source = "radio"
        note = 'said "twice"'
        rank = 0

        [[decide]]
        permissions = ["west-crossing"]
        state = "partial"
        share = 0.25
        from = 2021-08-01
        to = 2022-03-31
        declared = 2021-08-01
        end_known = 2022-04-01
        levy_usd_per_mt = 10.5
        quota_mt_per_month = 500.0
        days_open_per_month = 20
        notice_days = 5
        rank = 1

        [[trigger]]
        event = "strikes"
        on = 2021-12-01
        to = 2021-12-10
        permissions = ["overflight", "transit"]
        state = "denied"
        why = "Trade."
        rank = 1
    "##]]
    .assert_eq(&text);
    let (again, _) = read_files(&[("what-if", &text)], "what-if").expect("no errors");
    assert_eq!(again.written_out(&country()), text.replacen("# extended base\n", "", 1));
    let tables = [&scenario, &again].map(|s| AccessTable::new(&country(), s));
    for n in 0..PERMISSIONS.len() as u32 {
        for period in scenario.window.periods() {
            let [one, other] = tables.each_ref().map(|t| t.rulings(PermissionIx(n), period));
            assert_eq!(one, other);
        }
    }
}
