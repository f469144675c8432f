//! Good commands.

use super::{run, told};
use expect_test::expect_file;

macro_rules! tells {
    ($($name:ident: $file:literal = $args:expr;)+) => {
        $(#[test]
        fn $name() {
            expect_file![concat!("said/", $file, ".txt")].assert_eq(&told(&$args));
        })+
    };
}

tells! {
    no_arguments: "no-arguments" = [];
    help: "help" = ["--help"];
    help_of_plan: "help-plan" = ["plan", "--help"];
    help_of_why: "help-why" = ["why", "--help"];
    help_of_compare: "help-compare" = ["compare", "--help"];
    help_of_conditions: "help-conditions" = ["conditions", "--help"];
    help_of_brief: "help-brief" = ["brief", "--help"];
    help_of_report: "help-report" = ["report", "--help"];
    help_of_route: "help-route" = ["route", "--help"];
    help_of_routes: "help-routes" = ["routes", "--help"];
    help_of_network: "help-network" = ["network", "--help"];
    help_of_scenarios: "help-scenarios" = ["scenarios", "--help"];
    help_of_check: "help-check" = ["check", "--help"];
    help_of_verify: "help-verify" = ["verify", "--help"];
    help_of_data: "help-data" = ["data", "--help"];
    help_of_data_show: "help-data-show" = ["data", "show", "--help"];
    help_of_new: "help-new" = ["new", "--help"];
    help_of_export_model: "help-export-model" = ["export-model", "--help"];
    help_of_explain: "help-explain" = ["explain", "--help"];
    help_of_completions: "help-completions" = ["completions", "--help"];
    help_of_man: "help-man" = ["man", "--help"];
    version: "version" = ["--version"];

    route: "route" =
        ["route", "port_ambar", "vesh", "--country", "example", "--month", "2021-11", "--mt", "90"];
    route_for_partners: "route-partner" =
        ["route", "Port Ambar", "XM03", "--country", "example", "--share", "partner"];
    route_that_is_not_open: "route-not-open" =
        ["route", "port_ambar", "Sarn", "--country", "example", "--scenario", "all-denied"];
    route_that_is_not_open_for_partners: "route-not-open-partner" = [
        "route", "port_ambar", "Sarn", "--country", "example", "--scenario", "all-denied", "--share",
        "partner",
    ];
    route_in_winter_for_partners: "route-month-partner" = [
        "route", "port_ambar", "vesh", "--country", "example", "--month", "2022-01", "--share",
        "partner",
    ];
    route_with_others_for_partners: "route-alternatives-partner" = [
        "route", "port_ambar", "Sarn", "--country", "example", "--alternatives", "1", "--share",
        "partner",
    ];
    routes: "routes" = ["routes", "--country", "example", "--to", "Vesh"];
    routes_for_partners: "routes-partner" =
        ["routes", "--country", "example", "--share", "partner"];
    routes_of_which_one_is_shown: "routes-limit" =
        ["routes", "--country", "example", "--limit", "1"];
    network: "network" = ["network", "--country", "example"];

    plan: "plan" = ["plan", "--country", "example"];
    plan_where_nobody_is_reached: "plan-all-denied" =
        ["plan", "all-denied", "--country", "example"];
    plan_short_of_money: "plan-short-of-money" =
        ["plan", "short-of-money", "--country", "example"];
    plan_by_district: "plan-by-district" =
        ["plan", "--country", "example", "--level", "district"];
    plan_with_the_cascade_of_areas: "plan-cascade-areas" =
        ["plan", "east-closed", "--country", "example", "--cascade", "areas"];
    plan_as_known: "plan-as-known" = ["plan", "--country", "example", "--as-known"];
    help_of_backtest: "help-backtest" = ["backtest", "--help"];
    backtest: "backtest" = ["backtest", "--country", "example"];
    backtest_as_json: "backtest-json" = ["backtest", "--country", "example", "--json"];
    backtest_for_partners: "backtest-partner" = [
        "backtest", "--country", "example", "--share", "partner", "--format", "md",
    ];
    plan_for_everyone: "plan-public" = ["plan", "--country", "example", "--share", "public"];
    plan_for_partners: "plan-partner" = ["plan", "--country", "example", "--share", "partner"];
    plan_out_of_reach: "plan-out-of-reach" =
        ["plan", "--country", "example", "--objective", "cheapest-for=0.9"];
    plan_as_json: "plan-json" = ["plan", "--country", "example", "--json"];
    plan_the_cheaper_of_equals: "plan-two" = [
        "plan", "full-access", "east-closed", "--country", "example", "--ties", "cost",
        "--objective", "most-people", "--ration", "half",
    ];

    help_of_export: "help-export" = ["export", "--help"];
    help_of_worth: "help-worth" = ["worth", "--help"];
    worth: "worth" = ["worth", "--country", "example", "--trigger"];
    worth_by_counterpart: "worth-all-denied" = ["worth", "all-denied", "--country", "example"];
    worth_short_of_money: "worth-short-of-money" =
        ["worth", "short-of-money", "--country", "example", "--threads", "2"];
    worth_of_some: "worth-some" = [
        "worth", "--country", "example", "--permissions", "banking,kell-movement", "--by",
        "permission",
    ];
    worth_by_phase: "worth-by-phase" =
        ["worth", "--country", "example", "--objective", "severity"];
    worth_by_phase_as_json: "worth-by-phase-json" = [
        "worth", "--country", "example", "--objective", "severity", "--json", "--permissions",
        "banking,kell-movement", "--by", "permission",
    ];
    worth_by_phase_within_a_budget: "worth-by-phase-budget" =
        ["worth", "short-of-money", "--country", "example", "--objective", "severity"];
    worth_estimated: "worth-estimated" =
        ["worth", "--country", "example", "--samples", "200", "--seed", "7"];
    worth_estimated_as_json: "worth-estimated-json" = [
        "worth", "--country", "example", "--samples", "20", "--json", "--permissions",
        "banking,kell-movement", "--by", "permission",
    ];
    worth_of_more_than_can_be_combined: "worth-estimated-by-phase" =
        ["worth", "--country", "example", "--samples", "20", "--objective", "severity"];
    worth_as_json: "worth-json" = ["worth", "--country", "example", "--trigger", "--json"];
    worth_of_an_unknown_permission: "worth-unknown" =
        ["worth", "--country", "example", "--permissions", "east-transitt"];
    help_of_ask: "help-ask" = ["ask", "--help"];
    ask: "ask" = ["ask", "--country", "example", "--target", "0.6"];
    ask_where_all_is_denied: "ask-all-denied" =
        ["ask", "all-denied", "--country", "example", "--target", "0.5"];
    ask_out_of_reach: "ask-out-of-reach" =
        ["ask", "--country", "example", "--target", "0.9", "--of", "need"];
    ask_in_an_area: "ask-area" =
        ["ask", "--country", "example", "--target", "0.4", "--of", "need", "--area", "Sarn"];
    ask_as_json: "ask-json" = ["ask", "--country", "example", "--target", "0.6", "--json"];
    ask_for_too_much: "ask-too-much" = ["ask", "--country", "example", "--target", "1.2"];
    why_all: "why" = ["why", "--country", "example"];
    why_an_area: "why-vesh" = ["why", "vesh", "Old Sarn", "--country", "example"];
    why_where_all_is_denied: "why-all-denied" =
        ["why", "XM03", "XM01", "--country", "example", "--scenario", "all-denied"];
    why_no_such_area: "why-no-area" = ["why", "Vsh", "--country", "example"];
    why_a_district: "why-a-district" = ["why", "Low Vesh", "--country", "example"];
    why_within_a_budget: "why-sarn-short" =
        ["why", "Sarn", "--country", "example", "--scenario", "short-of-money"];
    why_as_json: "why-json" = ["why", "dolat", "--country", "example", "--json"];
    compare: "compare" = ["compare", "baseline", "east-closed", "--country", "example"];
    compare_with_itself: "compare-same" =
        ["compare", "baseline", "baseline", "--country", "example"];
    compare_where_more_are_reached: "compare-more" =
        ["compare", "baseline", "full-access", "--country", "example"];
    compare_with_a_plan_that_reaches_nobody: "compare-from-nobody" =
        ["compare", "all-denied", "baseline", "--country", "example"];
    denials_together: "denials-together" = [
        "denials", "--only", "--together", "east-transit,north-transit", "--country", "example",
    ];
    compare_three: "compare-three" = [
        "compare", "full-access", "short-of-money", "all-denied", "--country", "example",
    ];
    conditions: "conditions" = ["conditions", "red-lines", "--country", "example"];
    conditions_as_json: "conditions-json" =
        ["conditions", "red-lines", "--country", "example", "--json"];
    conditions_with_cap: "conditions-cap" =
        ["conditions", "short-of-money", "--country", "example", "--levy-cap", "100"];
    conditions_levy: "conditions-levy" = [
        "conditions", "baseline", "--country", "example", "--permission", "east-transit", "--vary",
        "levy", "--budget", "5e5",
    ];
    conditions_levy_beside_a_quota: "conditions-levy-quota" = [
        "conditions", "short-of-money", "--country", "example", "--permission", "east-transit",
        "--vary", "levy", "--values", "0,50",
    ];
    conditions_levy_without_budget: "conditions-levy-free" = [
        "conditions", "baseline", "--country", "example", "--permission", "east-transit", "--vary",
        "levy",
    ];
    conditions_quota: "conditions-quota" = [
        "conditions", "baseline", "--country", "example", "--permission", "east-transit", "--vary",
        "quota",
    ];
    conditions_quota_as_json: "conditions-quota-json" = [
        "conditions", "baseline", "--country", "example", "--permission", "east-transit", "--vary",
        "quota", "--values", "100,300", "--json",
    ];
    conditions_diversion: "conditions-diversion" = [
        "conditions", "baseline", "--country", "example", "--permission", "distribution", "--vary",
        "diversion",
    ];
    conditions_days_open: "conditions-days-open" = [
        "conditions", "baseline", "--country", "example", "--permission", "east-transit", "--vary",
        "days-open",
    ];
    conditions_misfit: "conditions-misfit" = [
        "conditions", "baseline", "--country", "example", "--permission", "distribution", "--vary",
        "levy",
    ];
    conditions_wrong_value: "conditions-wrong-value" = [
        "conditions", "baseline", "--country", "example", "--permission", "east-transit", "--vary",
        "days-open", "--values", "32",
    ];
    compare_as_json: "compare-json" =
        ["compare", "baseline", "east-closed", "--country", "example", "--json"];

    help_of_frontier: "help-frontier" = ["frontier", "--help"];
    frontier: "frontier" = ["frontier", "--country", "example"];
    frontier_short_of_money: "frontier-short-of-money" =
        ["frontier", "short-of-money", "--country", "example"];
    frontier_where_all_is_denied: "frontier-all-denied" =
        ["frontier", "all-denied", "--country", "example"];
    frontier_by_district: "frontier-by-district" = [
        "frontier", "short-of-money", "--country", "example", "--level", "district", "--ration",
        "full",
    ];
    frontier_as_json: "frontier-json" =
        ["frontier", "short-of-money", "--country", "example", "--json"];

    brief: "brief" = ["brief", "tolan", "--country", "example", "--format", "md"];
    brief_as_text: "brief-text" = ["brief", "belmar", "--country", "example"];
    brief_of_nobody: "brief-nobody" = ["brief", "tolann", "--country", "example"];
    pdf_on_a_terminal: "pdf-on-a-terminal" =
        ["brief", "tolan", "--country", "example", "--format", "pdf", "--out", "-"];

    scenarios: "scenarios" = ["scenarios", "--country", "example"];
    scenarios_as_json: "scenarios-json" = ["scenarios", "--country", "example", "--json"];
    check: "check" = ["check", "example"];
    check_as_json: "check-json" = ["check", "example", "--json"];
    check_as_markdown: "check-markdown" = ["check", "example", "--format", "md"];
    check_the_first_country: "check-first" = ["check", "--strict"];
    data_list: "data-list" = ["data", "list", "--country", "example"];
    data_show_narrow: "data-show-corridors" =
        ["data", "show", "corridors", "--country", "example"];
    data_show_wide: "data-show-stores" = ["data", "show", "stores.csv", "--country", "example"];
    data_sources: "data-sources" = ["data", "sources", "--country", "example"];
    data_audit: "data-audit" = ["data", "audit", "--country", "example"];
    explain: "explain" = ["explain", "e0902"];
    man: "man-verify" = ["man", "verify"];
    export_model: "export-model" =
        ["export-model", "all-denied", "--country", "example", "--format", "dimacs"];
}

#[test]
fn completions_know_the_commands() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = run(&["completions", shell]);
        assert_eq!(ran.exit, 0, "{shell}: {}", ran.err);
        assert!(ran.out.contains("verify"), "{shell}");
    }
}

#[test]
fn colour_comes_only_when_asked_for() {
    let asked = ["plan", "nothing-of-this-name", "--color"];
    let with = |when: &str| run(&[&asked[..], &[when]].concat()).err;
    assert!(with("always").contains('\u{1b}'));
    assert!(!with("never").contains('\u{1b}'));
    assert!(!with("auto").contains('\u{1b}'));
}

#[test]
fn every_json_line_of_several_scenarios_is_an_object() {
    let ran = run(&["plan", "baseline", "all-denied", "--country", "example", "--json"]);
    let objects: Vec<serde_json::Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect();
    let ids: Vec<&str> = objects.iter().filter_map(|o| o["scenario"]["id"].as_str()).collect();
    assert_eq!(ids, ["baseline", "all-denied"]);
    assert_eq!(objects[1]["totals"]["reached_person_months"], 0);
}

#[test]
fn quiet_keeps_results_and_drops_talk() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let args = ["plan", "--country", "example", "--out", "run", "--quiet"];
    let ran = super::run_in(folder.path(), &args);
    assert_eq!((ran.exit, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with("Marwa: "));
}

#[test]
fn a_plan_against_what_was_reported_is_a_look_back() {
    let own = ["--country", "example", "--ration", "full"];
    let looked = run(&[&["backtest"], &own[..]].concat());
    let planned = run(&[&["plan", "--against-reported"], &own[..]].concat());
    assert_eq!((looked.out, looked.exit), (planned.out, planned.exit));
    let json = |args: &[&str]| -> serde_json::Value {
        serde_json::from_str(&run(&[args, &own[..], &["--json"]].concat()).out).expect("JSON")
    };
    assert_eq!(json(&["backtest"]), json(&["plan", "--against-reported"]));
}

/// An area without anybody in a high phase comes last where phases come first, and is told as such, not
/// as one that access keeps from food.
#[test]
fn areas_that_come_last_by_phase_are_named() {
    let said = run(&["plan", "baseline"]).out;
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let told = "In 1 of these 6 province-months nobody is in phase 4, which this objective serves \
                first: Farah in Aug 2021 (108,087).";
    assert!(said.contains(told), "{said}");
}
