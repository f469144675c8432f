//! Mistakes with every other command.

use super::mistakes::says;
use expect_test::expect;

#[test]
fn verifying_what_is_no_run() {
    says(
        &[("run/notes.txt", "")],
        &["verify", "run"],
        expect![[r#"
            $ aidreach verify run
            --- standard error
            error: `run` cannot be checked: its manifest.json: there is no such file or folder
              help: give a folder that `aidreach plan --out` wrote
            --- exit 2
        "#]],
    );
}

#[test]
fn an_unknown_table() {
    says(
        &[],
        &["data", "show", "link", "--country", "example"],
        expect![[r#"
            $ aidreach data show link --country example
            --- standard error
            error: there is no table `link`
              help: did you mean `links`? tables: aliases, areas, border-hours, capacity-classes, caseloads, commodities, corridors, costs, counterparts, cut-offs, hauling, link-capacities, link-months, links, need-groups, needs, permissions, places, prices, ration-items, rations, reported-areas, reported, sources, stores, supplies
            --- exit 2
        "#]],
    );
}

#[test]
fn an_unknown_code() {
    says(
        &[],
        &["explain", "E0920"],
        expect![[r#"
        $ aidreach explain E0920
        --- standard error
        error: there is no code `E0920`
          help: did you mean `E0902`? `aidreach explain` lists all codes
        --- exit 2
    "#]],
    );
}

#[test]
fn a_manual_page_of_no_command() {
    says(
        &[],
        &["man", "plann"],
        expect![[r#"
        $ aidreach man plann
        --- standard error
        error: there is no command `plann`
          help: did you mean `plan`?
        --- exit 2
    "#]],
    );
}

#[test]
fn a_new_pack_over_files() {
    says(
        &[("pack/notes.txt", "")],
        &["new", "pack"],
        expect![[r#"
            $ aidreach new pack
            --- standard error
            E0902 pack: holds files already -> a folder that does not exist yet, or is empty
              help: nothing is ever overwritten here: choose another folder
            --- exit 2
        "#]],
    );
}

#[test]
fn a_budget_in_dimacs() {
    let args = ["export-model", "short-of-money", "--country", "example", "--format", "dimacs"];
    says(
        &[],
        &args,
        expect![[r#"
        $ aidreach export-model short-of-money --country example --format dimacs
        --- standard error
        error: DIMACS has no row for a budget, and costs alone cannot stand for it; use MPS
        --- exit 2
    "#]],
    );
}

#[test]
fn mps_without_a_folder() {
    let args = ["export-model", "baseline", "--country", "example", "--format", "mps"];
    says(
        &[],
        &args,
        expect![[r#"
        $ aidreach export-model baseline --country example --format mps
        --- standard error
        error: MPS is a file for each step and needs a folder to write into
          help: say --out DIR
        --- exit 2
    "#]],
    );
}

#[test]
fn what_is_kept_of_no_plan() {
    let asked =
        ["export-model", "baseline", "--country", "example", "--format", "dimacs", "--kept-of"];
    says(
        &[],
        &[&asked[..], &["baselin"]].concat(),
        expect![[r#"
        $ aidreach export-model baseline --country example --format dimacs --kept-of baselin
        --- standard error
        error: there is no scenario `baselin`
          help: did you mean `baseline`? `aidreach scenarios` lists all of them, and a path must end in .toml
        --- exit 2
    "#]],
    );
    says(
        &[],
        &[&asked[..], &["all-denied", "--even", "window"]].concat(),
        expect![[r#"
        $ aidreach export-model baseline --country example --format dimacs --kept-of all-denied --even window
        --- standard error
        error: what is kept is counted by cell, an area in a month, not over the window
          help: leave out --even window
        --- exit 2
    "#]],
    );
    let later =
        "name = \"Later\"\nwhy = \"A month later.\"\nwindow = { from = 2021-11-01, months = 3 }\n";
    says(
        &[("later.toml", later)],
        &[&asked[..], &["later.toml"]].concat(),
        expect![[r#"
        $ aidreach export-model baseline --country example --format dimacs --kept-of later.toml
        --- standard error
        error: `later` and `baseline` do not plan the same months, so what one loses of the other cannot be told
          help: give both the same `window`
        --- exit 2
    "#]],
    );
}

#[test]
fn routes_between_what_is_not_there() {
    says(
        &[],
        &["route", "port_amber", "vesh", "--country", "example"],
        expect![[r#"
        $ aidreach route port_amber vesh --country example
        --- standard error
        error: there is no place `port_amber`
          help: did you mean `port_ambar`? `aidreach data show places` lists all of them
        --- exit 2
    "#]],
    );
    says(
        &[],
        &["route", "port_ambar", "vesh", "--country", "example", "--month", "2022-06"],
        expect![[r#"
            $ aidreach route port_ambar vesh --country example --month 2022-06
            --- standard error
            error: 2022-06 is not planned for by `baseline`
              help: name a month from 2021-10 to 2022-01
            --- exit 2
        "#]],
    );
    says(
        &[],
        &["route", "port_ambar", "vesh", "--country", "example", "--month", "June"],
        expect![[r#"
            $ aidreach route port_ambar vesh --country example --month June
            --- standard error
            error: invalid value 'June' for '--month <MONTH>': a month as year and month, such as 2022-01

            For more information, try '--help'.
            --- exit 2
        "#]],
    );
    says(
        &[],
        &["route", "port_ambar", "vesh", "--country", "example", "--mt", "-5"],
        expect![[r#"
            $ aidreach route port_ambar vesh --country example --mt -5
            --- standard error
            error: invalid value '-5' for '--mt <TONNES>': tonnes above 0, such as 500

            For more information, try '--help'.
            --- exit 2
        "#]],
    );
}

#[test]
fn routes_that_others_may_not_read() {
    says(
        &[],
        &["network", "--country", "example", "--share", "partner"],
        expect![[r#"
        $ aidreach network --country example --share partner
        --- standard error
        error: `network` is for the planning team only: it ranks links by who loses access without them
          help: leave --share out; `aidreach plan --share public` tells totals by province
        --- exit 2
    "#]],
    );
    says(
        &[],
        &["route", "port_ambar", "vesh", "--country", "example", "--share", "public"],
        expect![[r#"
            $ aidreach route port_ambar vesh --country example --share public
            --- standard error
            error: `route` names links and permissions, which is not for everyone
              help: share it with partners; `aidreach plan --share public` tells totals by province
            --- exit 2
        "#]],
    );
}

/// The example without what was reported, as a folder of its own.
fn unreported() -> Vec<(String, String)> {
    let mut files = crate::country::example();
    files.remove("reported.csv");
    let text = |bytes| String::from_utf8(bytes).expect("the example is UTF-8");
    files.into_iter().map(|(name, bytes)| (format!("marwa/{name}"), text(bytes))).collect()
}

#[test]
fn looking_back_where_nothing_was_reported() {
    let files = unreported();
    let files: Vec<(&str, &str)> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    says(
        &files,
        &["backtest", "--country", "marwa"],
        expect![[r#"
        $ aidreach backtest --country marwa
        --- standard error
        error: nothing is reported for the months of `baseline`, 2021-10 to 2022-01
          help: write what was reported into the pack's `reported.csv`: a row a month with the people reached, its source and what a reader must know (columns in data/SCHEMA.md)
        --- exit 2
    "#]],
    );
    says(
        &files,
        &["plan", "--against-reported", "--country", "marwa"],
        expect![[r#"
        $ aidreach plan --against-reported --country marwa
        --- standard error
        error: nothing is reported for the months of `baseline`, 2021-10 to 2022-01
          help: write what was reported into the pack's `reported.csv`: a row a month with the people reached, its source and what a reader must know (columns in data/SCHEMA.md)
        --- exit 2
    "#]],
    );
}

#[test]
fn looking_back_on_months_without_a_report() {
    let later = "name = \"Later\"\nwhy = \"To see\"\nwindow = { from = 2021-12-01, months = 2 }\n\
                 extends = \"baseline\"\n";
    says(
        &[("later.toml", later)],
        &["backtest", "later.toml", "--country", "example"],
        expect![[r#"
            $ aidreach backtest later.toml --country example
            --- standard error
            error: nothing is reported for the months of `later`, 2021-12 to 2022-01
              help: the pack's `reported.csv` has 2021-10, 2021-11; look back on a scenario of these months, or add rows
            --- exit 2
        "#]],
    );
}
