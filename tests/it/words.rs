//! What-ifs in words: what they come to, and what is told where they cannot be read.

use crate::cli::{run, run_in};
use crate::shipped::shipped;
use aidreach::scenario::words::{Said, WhatIf};
use std::fmt::Write;

/// What each of some changes comes to, or why it cannot be read.
fn told(pack: &str, changes: &[&str]) -> String {
    let (country, scenario) = shipped(pack, "baseline");
    let mut told = String::new();
    for change in changes {
        let found = Said::read(change)
            .map_err(|misread| vec![(0, misread)])
            .and_then(|said| WhatIf::of(&country, &scenario, &[said], &|_| false));
        let line = match found {
            Ok(what_if) => what_if.explained.join("; "),
            Err(wrong) => {
                let told = wrong.iter().map(|(_, m)| format!("NO: {}\n    {}", m.what, m.help));
                told.collect::<Vec<_>>().join("\n")
            }
        };
        writeln!(told, "{change}\n  {line}").expect("text");
    }
    told
}

#[test]
fn names_are_read_as_people_say_them() {
    let changes = [
        "shut torkham in 2021-11",
        "close Torkham in November",
        "shut TORKHAM from 2021-10-05 to 2021-12",
        "deny pakistan",
        "shut crossing:chaman since 2022-01",
        "open at Hairatan until 2021-12-15",
        "shut Karachi port",
        "open Panjsher",
        "need Ghor 133%",
        "shut Ghor",
        "shut غور",
        "shut Chakhcharan",
        "shut Salang",
        "partial torkham 50% in Dec 2021",
        "levy entry-torkham $30 a tonne",
        "capacity Spin Boldak x2",
        "trucks at Spin Boldak 1,200 MT a month in November 2021",
        "supplies x0.5",
        "food karachi x2 in 2021-12",
        "late karachi 50% 1",
        "late half by 2 months",
        "need Ghor x1.3",
        "need x0.9 from 2022-01",
        "budget 100m",
        "budget 1.5bn",
        "budget $250,000",
        "ration full",
    ];
    expect_test::expect_file!["words/said.txt"].assert_eq(&told("afghanistan", &changes));
}

#[test]
fn what_cannot_be_read_is_told_with_what_helps() {
    let changes = [
        "torkham",
        "shutt torkham",
        "shut torkam",
        "shut",
        "shut area:",
        "shut province:ghor",
        "shut kabul city",
        "shut torkham in 2022-11",
        "shut torkham in 2021-13",
        "shut torkham from 2021-12 to 2021-11",
        "shut torkham in June",
        "open salang",
        "partial torkham",
        "partial torkham 150%",
        "levy torkham 30",
        "levy torkham",
        "capacity Spin Boldak",
        "capacity Ghor x2",
        "capacity Spin Boldak x2 from 2021-11-05",
        "capacity Spin Boldak x0,5",
        "supplies Ghor x2",
        "late karachi 50%",
        "late karachi 50% 99",
        "need Gohr x1.3",
        "need Ghor",
        "need Balkh district x2",
        "shut torkham in winter",
        "shut torkham in October and December",
        "capacity Spin Boldak 2",
        "supplies x0,500",
        "levy entry-spin-boldak 30",
        "budget lots",
        "budget",
        "ration ful",
    ];
    expect_test::expect_file!["words/not-read.txt"].assert_eq(&told("afghanistan", &changes));
}

#[test]
fn changes_of_which_nothing_is_left_are_refused() {
    let plan = |words: &[&str]| {
        let ran = run(&[&["plan", "--country", "example", "--draws", "0", "-q"], words].concat());
        (ran.exit, ran.err)
    };
    for words in [
        ["--shut", "belmar", "--open", "belmar"],
        ["--open", "belmar in 2021-11", "--shut", "belmar"],
        ["--budget", "1m", "--budget", "2m"],
    ] {
        let (exit, said) = plan(&words);
        assert_eq!(exit, 2, "{words:?}: {said}");
        assert!(said.contains("nothing would be left of the first"), "{said}");
    }
    // One that leaves days of the first is no contradiction.
    assert_eq!(plan(&["--shut", "belmar", "--open", "belmar in 2021-11"]).0, 0);
}

#[test]
fn what_if_names_tell_others_nothing_of_ways() {
    let words =
        ["--shut", "North Gate in 2021-11", "--capacity", "East Gate x0.5", "--budget", "1m"];
    for share in ["partner", "public"] {
        let base = ["plan", "--country", "example", "--draws", "0", "-q", "--share", share];
        let ran = run(&[&base[..], &words].concat());
        assert_eq!(ran.exit, 0, "{}", ran.err);
        let title = ran.out.lines().next().expect("a title");
        assert!(
            title.contains("what if: another decision; other capacities; another budget"),
            "{title}"
        );
        assert!(share == "partner" || !ran.out.contains("North Gate"), "{}", ran.out);
        // Small counts could come back by a factor on them.
        let ran = run(&[&base[..], &["--need", "x0.01"]].concat());
        assert_eq!(ran.exit, 2, "{}", ran.out);
    }
}

#[test]
fn a_run_of_a_what_if_is_reported_on_from_what_it_holds() {
    let at = tempfile::tempdir().expect("a folder");
    let plan = [
        "plan",
        "--country",
        "example",
        "--draws",
        "0",
        "-q",
        "--shut",
        "East Gate",
        "--out",
        "run",
    ];
    assert_eq!(crate::cli::run_in(at.path(), &plan).exit, 0);
    let ran = crate::cli::run_in(at.path(), &["report", "run", "--format", "md", "-q"]);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    let told = std::fs::read_to_string(at.path().join("baseline-what-if.md")).expect("written");
    assert!(told.contains("what if: another decision"), "{told}");
}

#[test]
fn what_is_saved_plans_the_same_and_explains_itself() {
    let at = tempfile::tempdir().expect("a folder");
    let said = ["--shut", "east gate in 2021-11", "--capacity", "North Gate x2", "--budget", "90k"];
    let base = ["plan", "--country", "example", "--draws", "0"];
    let first =
        crate::cli::run_in(at.path(), &[&base[..], &said, &["--save", "asked.toml"]].concat());
    assert_eq!(first.exit, 0, "{}", first.err);
    let text = std::fs::read_to_string(at.path().join("asked.toml")).expect("written");
    expect_test::expect_file!["words/saved.txt"].assert_eq(&text);
    let again = crate::cli::run_in(at.path(), &[&base[..], &["asked.toml"]].concat());
    assert_eq!(again.exit, 0, "{}", again.err);
    assert_eq!(again.out, first.out.replace("baseline-what-if", "asked"));
}

/// A workbook of what-ifs with these rows: the change, what it is about, how much, from and to.
fn sheet(at: &std::path::Path, rows: &[[&str; 5]]) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (n, name) in ["change", "of", "how much", "from", "to"].iter().enumerate() {
        sheet.write_string(3, n as u16, *name).expect("written");
    }
    for (row, cells) in rows.iter().enumerate() {
        for (n, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row as u32 + 4, n as u16, *text).expect("written");
        }
    }
    book.save(at).expect("saved");
}

#[test]
fn a_sheet_plans_as_the_same_words_do() {
    let at = tempfile::tempdir().expect("a folder");
    sheet(
        &at.path().join("asked.xlsx"),
        &[
            ["base", "baseline", "", "", ""],
            ["shut", "East Gate", "", "2021-11", "2021-11"],
            ["", "", "", "", ""],
            ["capacity", "North Gate", "x2", "", ""],
            ["budget", "", "90k", "", ""],
            ["need", "XM02", "x1.5", "2021-12-01", "2022-01-01"],
        ],
    );
    let base = ["plan", "--country", "example", "--draws", "0", "-q"];
    let by_sheet = crate::cli::run_in(at.path(), &[&base[..], &["asked.xlsx"]].concat());
    assert_eq!(by_sheet.exit, 0, "{}", by_sheet.err);
    let words = [
        "--shut",
        "East Gate in 2021-11",
        "--capacity",
        "North Gate x2",
        "--budget",
        "90k",
        "--need",
        "XM02 x1.5 from 2021-12 to 2022-01",
    ];
    let by_words = crate::cli::run_in(at.path(), &[&base[..], &words].concat());
    assert_eq!(by_sheet.out, by_words.out.replace("baseline-what-if", "asked"));
    // A run of it is proven without the workbook.
    let kept =
        crate::cli::run_in(at.path(), &[&base[..], &["asked.xlsx", "--out", "run"]].concat());
    assert_eq!(kept.exit, 0, "{}", kept.err);
    std::fs::remove_file(at.path().join("asked.xlsx")).expect("there");
    let verified = crate::cli::run_in(at.path(), &["verify", "run"]);
    assert_eq!(verified.exit, 0, "{}{}", verified.out, verified.err);
}

#[test]
fn what_is_wrong_with_a_sheet_is_told_by_its_cell() {
    let at = tempfile::tempdir().expect("a folder");
    let plan = ["plan", "asked.xlsx", "--country", "example", "--draws", "0", "-q"];
    let told = |rows: &[[&str; 5]]| {
        sheet(&at.path().join("asked.xlsx"), rows);
        let ran = crate::cli::run_in(at.path(), &plan);
        assert_ne!(ran.exit, 0, "{}", ran.out);
        ran.err
    };
    let mut all = told(&[["base", "baseline", "", "", ""], ["shutt", "East Gate", "", "", ""]]);
    all += &told(&[
        ["base", "baseline", "", "", ""],
        ["shut", "West Gate", "", "", ""],
        ["capacity", "North Gate", "twice", "", ""],
        ["need", "", "x2", "2024-01", ""],
    ]);
    all += &told(&[["shut", "East Gate", "", "", ""]]);
    all += &told(&[["base", "baseline", "", "", ""]]);
    all += &told(&[["base", "base-line", "", "", ""], ["budget", "", "1m", "", ""]]);
    // What is no such workbook is told as what it should be.
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write_string(0, 0, "line").expect("written");
    book.save(at.path().join("asked.xlsx")).expect("saved");
    all += &crate::cli::run_in(at.path(), &plan).err;
    std::fs::write(at.path().join("asked.xlsx"), "no workbook").expect("written");
    all += &crate::cli::run_in(at.path(), &plan).err;
    expect_test::expect_file!["words/cells.txt"].assert_eq(&all);
}

#[test]
fn a_workbook_to_fill_in_asks_for_what_can_be_said() {
    let at = tempfile::tempdir().expect("a folder");
    let new = ["scenario", "new", "mine.xlsx", "--country", "example"];
    assert_eq!(crate::cli::run_in(at.path(), &new).exit, 0);
    // It is not written over, and says nothing yet.
    assert_eq!(crate::cli::run_in(at.path(), &new).exit, 2);
    let plan = ["plan", "mine.xlsx", "--country", "example", "-q"];
    let ran = crate::cli::run_in(at.path(), &plan);
    assert_eq!(ran.exit, 1, "{}", ran.err);
    assert!(ran.err.contains("no change is filled in"), "{}", ran.err);
    let bytes = std::fs::read(at.path().join("mine.xlsx")).expect("written");
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a workbook is a zip");
    let mut text = String::new();
    let mut file = zip.by_name("xl/worksheets/sheet1.xml").expect("a sheet");
    std::io::Read::read_to_string(&mut file, &mut text).expect("text");
    assert!(text.matches("<dataValidation ").count() >= 80, "cells to choose in");
    assert_eq!(crate::cli::run_in(at.path(), &["scenario", "new", "mine.txt"]).exit, 2);
    let new = ["scenario", "new", "mine.toml", "--country", "example"];
    assert_eq!(crate::cli::run_in(at.path(), &new).exit, 0);
    let plan = ["plan", "mine.toml", "--country", "example", "--draws", "0", "-q"];
    assert_eq!(crate::cli::run_in(at.path(), &plan).exit, 0);
}

#[test]
fn a_what_if_is_asked_step_by_step() {
    let script = "shut no such\nshut east gate in 2021-11\n\nnowhere\nnorth gate\n";
    let ran = crate::cli::run_with(&["whatif", "--country", "example", "-q"], script);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    expect_test::expect_file!["words/asked.txt"].assert_eq(&ran.out);
    let ran = crate::cli::run_with(&["whatif", "--country", "example", "-q"], "");
    assert_eq!(ran.exit, 2, "{}", ran.err);
}

#[test]
fn every_question_takes_what_ifs_in_words() {
    for question in [
        "plan",
        "compare baseline",
        "worth",
        "ask --target 0.5",
        "why",
        "conditions",
        "frontier",
        "report --format md",
        "route sarn vesh",
        "routes",
        "network",
        "brief belmar",
        "export-model baseline --format mps --out model",
        "export --to csv --out tables",
        "denials",
    ] {
        let words: Vec<&str> = question.split(' ').collect();
        let asked = [&words[..], &["--country", "example", "--shut", "no such name"]].concat();
        let ran = run(&asked);
        assert_eq!(ran.exit, 2, "{question}: {}{}", ran.out, ran.err);
        assert!(ran.err.contains("is called `no such name`"), "{question}: {}", ran.err);
    }
}

/// What programs read says which schema it keeps to.
#[test]
fn what_ifs_name_their_schema() {
    let told = |words: &[&str]| {
        let ran = run(words);
        assert_eq!(ran.exit, 0, "{}", ran.err);
        serde_json::from_str::<serde_json::Value>(&ran.out).expect("JSON")
    };
    let answer = told(&["whatif", "--country", "example", "-q", "--shut", "East Gate", "--json"]);
    let schema = told(&["schema", "whatif"]);
    assert_eq!(answer["format"], schema["properties"]["format"]["const"]);
}

#[test]
fn an_exercise_begins_with_a_what_if_and_keeps_it() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let new = ["exercise", "new", "baseline", "--country", "example", "--teams", "1"];
    let new = [&new[..], &["--shut", "East Gate in 2021-11", "--out", "played"]].concat();
    let ran = run_in(folder.path(), &new);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    assert!(ran.err.contains("what if: "), "{}", ran.err);
    let kept = folder.path().join("played/scenario/baseline-what-if.toml");
    let kept = std::fs::read_to_string(kept).expect("the scenario is kept");
    assert!(kept.contains("# shut East Gate in 2021-11"), "{kept}");
    let turn = run_in(folder.path(), &["exercise", "turn", "played", "--absent", "1"]);
    assert_eq!(turn.exit, 0, "{}", turn.err);
}
