//! A country of one's own, as a planner works with it: what is made for it is never planned with another.

use super::run_in;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// The example as a folder, under another code and name, so that it is no pack of the program.
fn own() -> TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let ran = run_in(dir.path(), &["pack", "convert", "example", "--to", "own"]);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    dir
}

fn written(dir: &Path, file: &str, change: impl Fn(String) -> String) {
    let path = dir.join(file);
    let text = fs::read_to_string(&path).expect("a file of the pack");
    fs::write(&path, change(text)).expect("it is written");
}

#[test]
fn a_what_if_of_one_country_is_refused_by_another() {
    let dir = own();
    for file in ["wi.xlsx", "wi.toml"] {
        let made = run_in(dir.path(), &["scenario", "new", file, "--country", "own"]);
        assert_eq!(made.exit, 0, "{}", made.err);
        let next = format!("`aidreach plan {file} --country own`");
        assert!(made.out.contains(&next), "{}", made.out);
        // As told wrongly before: without its country, which is then the first of the program.
        let other = run_in(dir.path(), &["plan", file]);
        assert_ne!(other.exit, 0, "{}", other.out);
        let said = other.out + &other.err;
        assert!(said.contains("E0419") && said.contains("written for"), "{said}");
        assert!(said.contains("--country"), "{said}");
    }
    let text = fs::read_to_string(dir.path().join("wi.toml")).expect("a scenario");
    assert!(!text.contains("..."), "an example for every word: {text}");
    let saved = ["plan", "--country", "own", "--supplies", "x0.5", "--save", "kept.toml"];
    assert_eq!(run_in(dir.path(), &saved).exit, 0);
    let own = run_in(dir.path(), &["check", "kept.toml", "--country", "own"]);
    assert_eq!(own.exit, 0, "{}", own.out + &own.err);
    let other = run_in(dir.path(), &["check", "kept.toml"]);
    assert!((other.out + &other.err).contains("E0419"));
}

#[test]
fn food_of_a_split_that_no_scenario_takes_is_told_and_a_pack_without_scenarios_too() {
    let dir = own();
    written(&dir.path().join("own"), "supplies.csv", |text| {
        let row = text.lines().nth(1).expect("a supply").to_owned();
        let other = row.replacen(",main,", ",northern,", 1);
        assert_ne!(row, other);
        text.replace(&row, &other)
    });
    let checked = run_in(dir.path(), &["check", "own"]);
    let said = checked.out + &checked.err;
    assert!(
        said.contains("W0421")
            && said.contains("`northern` is a split that no scenario takes: 1 of 19"),
        "{said}"
    );
    // Another estimate of the same food is for the ranges, and is not told.
    assert!(!said.contains("`alternative`"), "{said}");
    fs::remove_dir_all(dir.path().join("own/scenarios")).expect("its scenarios");
    let checked = run_in(dir.path(), &["check", "own"]);
    let said = checked.out + &checked.err;
    assert!(said.contains("W0420") && said.contains("the pack has no scenario"), "{said}");
}

#[test]
fn a_plan_says_how_many_links_have_no_limit() {
    let dir = own();
    let pack = dir.path().join("own");
    for file in ["capacity-classes.csv", "link-capacities.csv"] {
        written(&pack, file, |text| format!("{}\n", text.lines().next().unwrap_or_default()));
    }
    let checked = run_in(dir.path(), &["check", "own"]);
    let said = checked.out + &checked.err;
    assert!(said.contains("W0320") && said.contains("fill `truck` or `road_class`"), "{said}");
    let plan = run_in(dir.path(), &["plan", "--country", "own"]);
    let said = plan.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("links have no limit, because nobody gave one"), "{said}");
}

#[test]
fn names_of_other_workbooks_are_refused_with_the_one_to_give() {
    let dir = tempfile::tempdir().expect("a folder");
    for name in ["foo.xlsm", "foo.xls", "foo.csv"] {
        let ran = run_in(dir.path(), &["new", name]);
        assert_eq!(ran.exit, 2, "{}", ran.out);
        assert!(ran.err.contains("name it foo.xlsx"), "{}", ran.err);
        assert!(!dir.path().join(name).exists());
    }
    fs::write(dir.path().join("old.xls"), "old").expect("a file");
    let ran = run_in(dir.path(), &["check", "old.xls"]);
    assert!(ran.err.contains("save it as old.xlsx"), "{}", ran.err);
    assert_eq!(run_in(dir.path(), &["new", "mine.xlsx"]).exit, 0);
    let ran = run_in(dir.path(), &["import", "needs", "old.xls", "--into", "mine.xlsx"]);
    assert!(ran.err.contains("pack convert mine.xlsx --to DIR"), "{}", ran.err);
}

#[test]
fn equal_packs_have_no_table_of_differences() {
    let dir = own();
    let ran = run_in(dir.path(), &["pack", "diff", "own", "own"]);
    assert!(!ran.out.contains("Rows and cells that differ"), "{}", ran.out);
}

#[test]
fn a_mistake_in_a_scenario_of_a_workbook_is_told_by_sheet_and_cell() {
    let dir = own();
    written(&dir.path().join("own"), "scenarios/baseline.toml", |text| {
        text.replacen("name = ", "name = 5 #", 1)
    });
    let ran = run_in(dir.path(), &["pack", "convert", "own", "--to", "own.xlsx"]);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    let ran = run_in(dir.path(), &["check", "own.xlsx"]);
    let said = ran.out + &ran.err;
    assert!(said.contains("own.xlsx [sheet files, cell C"), "{said}");
    assert!(!said.contains(" baseline.toml:"), "{said}");
}

#[test]
fn the_name_of_a_what_if_says_the_same_once() {
    let dir = own();
    let args = ["plan", "--country", "own", "--shut", "East Gate", "--shut", "North Gate"];
    let ran = run_in(dir.path(), &args);
    assert!(ran.out.contains("what if: 2 other decisions"), "{}", ran.out);
}
