//! What-ifs in words: what they come to, and what is told where they cannot be read.

use crate::cli::run;
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
        "budget lots",
        "budget",
        "ration ful",
    ];
    expect_test::expect_file!["words/not-read.txt"].assert_eq(&told("afghanistan", &changes));
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
