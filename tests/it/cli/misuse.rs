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
              help: did you mean `links`? tables: aliases, areas, border-hours, commodities, corridors, costs, counterparts, cut-offs, hauling, link-capacities, link-months, links, need-groups, needs, permissions, places, prices, ration-items, rations, reported, sources, stores, supplies
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
        error: `pack` exists already
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
