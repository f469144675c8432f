//! What is wrong with a pack, told in every format: all of it at once, and each finding alike.

use super::{Ran, run_in};
use crate::page_pdf::pages;
use calamine::{Reader, Xlsx, open_workbook};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// A pack with faults in three of its tables.
fn broken(at: &Path) {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/example");
    super::doors::copy(&from, &at.join("pack"));
    edited(at, "links.csv", "paved", "pavd");
    edited(at, "places.csv", "sarn", "sarm");
    edited(at, "supplies.csv", "assumed", "asumed");
}

fn edited(at: &Path, file: &str, old: &str, new: &str) {
    let path = at.join("pack").join(file);
    let text = fs::read_to_string(&path).expect("a table");
    assert!(text.contains(old), "{old} in {file}");
    fs::write(path, text.replacen(old, new, 1)).expect("written");
}

fn asked(at: &Path, more: &[&str]) -> Ran {
    run_in(at, &[&["check", "pack"], more].concat())
}

#[test]
fn a_broken_pack_tells_all_its_problems_in_every_format() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let at = folder.path();
    broken(at);
    let text = asked(at, &[]);
    assert_eq!((text.exit, text.err.as_str()), (1, ""));
    let json = asked(at, &["--json"]);
    assert_eq!((json.exit, json.err.as_str()), (1, ""));
    assert_eq!(json.out, asked(at, &["--output-format", "json"]).out);
    let told: Value = serde_json::from_str(&json.out).expect("JSON");
    let issues = told["issues"].as_array().expect("findings");
    assert_eq!((&told["valid"], &told["n_scenarios"]), (&Value::from(false), &Value::from(0)));
    assert!(issues.len() > 2 && told["n_errors"].as_u64() == Some(issues.len() as u64), "{told}");
    for file in ["links.csv", "places.csv", "supplies.csv"] {
        assert!(issues.iter().any(|issue| issue["file"] == file), "{file}: {}", json.out);
    }
    for (format, name) in [("md", "found.md"), ("html", "found.html"), ("pdf", "found.pdf")] {
        let ran = asked(at, &["--out", name]);
        assert_eq!((ran.exit, ran.out.as_str()), (1, ""), "{format}: {}", ran.err);
    }
    // Markdown marks what it would read as its own.
    let words = |text: &str| text.split_whitespace().collect::<String>().replace('\\', "");
    let read = |name: &str| fs::read_to_string(at.join(name)).expect("a page");
    let pdf = pages(&fs::read(at.join("found.pdf")).expect("a PDF")).join(" ");
    let shown = [words(&text.out), words(&read("found.md")), words(&pdf)];
    for issue in issues {
        for page in &shown {
            let seen = words(issue["seen"].as_str().expect("words"));
            assert!(page.contains(&seen), "{seen} in {page}");
            assert!(page.contains(issue["code"].as_str().expect("a code")), "{seen}");
        }
        let line = issue["line_text"].as_str().expect("the line itself");
        assert!(text.out.contains(line), "{line} in {}", text.out);
        assert!(line.contains(issue["marked"].as_str().expect("what is meant")), "{line}");
    }
    let html = read("found.html");
    assert!(issues.iter().all(|issue| html.contains(issue["code"].as_str().expect("a code"))));
}

#[test]
fn findings_of_a_broken_pack_are_rows_of_a_workbook_and_of_csv() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let at = folder.path();
    broken(at);
    assert_eq!(asked(at, &["--out", "found.xlsx"]).exit, 1);
    let told: Value = serde_json::from_str(&asked(at, &["--json"]).out).expect("JSON");
    let n = told["issues"].as_array().expect("findings").len();
    let mut book: Xlsx<_> = open_workbook(at.join("found.xlsx")).expect("a workbook");
    let sheet = book.worksheet_range("Check issues").expect("a sheet of findings");
    assert_eq!(sheet.rows().count(), n + 2);
    let csv = asked(at, &["--table", "check-issues"]);
    assert_eq!(csv.exit, 1);
    let rows: Vec<csv::StringRecord> = csv::Reader::from_reader(csv.out.as_bytes())
        .records()
        .collect::<Result<_, _>>()
        .expect("CSV");
    assert_eq!(rows.len(), n);
    let files = told["tables"]["check-files"].as_array().expect("files");
    let of = |file: &str| files.iter().find(|row| row["file"] == file).expect("a row");
    let issues = told["issues"].as_array().expect("findings");
    let of_links = issues.iter().filter(|issue| issue["file"] == "links.csv").count();
    assert_eq!(of("links.csv")["checked"], "yes");
    assert_eq!(of("links.csv")["errors"].as_u64(), Some(of_links as u64));
    assert_eq!(of("scenarios/baseline.toml")["checked"], "no");
    let kinds = told["tables"]["check-kinds"].as_array().expect("kinds");
    let found: u64 = kinds.iter().filter_map(|kind| kind["found"].as_u64()).sum();
    assert_eq!(Some(found), told["n_errors"].as_u64());
}

/// Of one kind a hundred are told one by one; the others are counted, in tables as on a terminal.
#[test]
fn what_is_only_counted_is_counted_in_tables() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let at = folder.path();
    broken(at);
    let path = at.join("pack/aliases.csv");
    let header = fs::read_to_string(&path).expect("a table");
    let header = header.lines().next().expect("a header").to_owned();
    let row = format!("{}x", ",".repeat(header.matches(',').count()));
    fs::write(&path, format!("{header}\n{}", format!("{row}\n").repeat(150))).expect("written");
    let told: Value = serde_json::from_str(&asked(at, &["--json"]).out).expect("JSON");
    let kinds = told["tables"]["check-kinds"].as_array().expect("kinds");
    let most = kinds.iter().filter(|kind| kind["file"] == "aliases.csv");
    let most = most.filter_map(|kind| kind["found"].as_u64()).max().expect("a kind");
    assert!(most >= 149, "{kinds:?}");
    let told_one_by_one = told["issues"].as_array().expect("findings").len() as u64;
    assert!(
        told["n_errors"].as_u64().is_some_and(|all| all > told_one_by_one),
        "{told_one_by_one}"
    );
}

#[test]
fn strict_makes_a_warning_count_in_every_format() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let at = folder.path();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/example");
    super::doors::copy(&from, &at.join("pack"));
    fs::write(at.join("pack/unread.csv"), "a\n1\n").expect("written");
    for (more, exit, valid) in [(&["--json"][..], 0, true), (&["--json", "--strict"], 1, false)] {
        let ran = asked(at, more);
        let told: Value = serde_json::from_str(&ran.out).expect("JSON");
        assert_eq!((ran.exit, &told["valid"]), (exit, &Value::from(valid)));
        assert_eq!(told["n_warnings"], 1);
    }
    let both = asked(at, &["--json", "--output-format", "json"]);
    assert_eq!(both.exit, 2, "{}", both.out);
}

/// A scenario of one's own is a file that was checked, though it is none of the pack.
#[test]
fn a_scenario_from_elsewhere_stands_among_the_files() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let at = folder.path();
    fs::write(at.join("mine.toml"), "name = \"Mine\"\nextends = \"baselin\"\n").expect("written");
    let args = ["check", "mine.toml", "--country", "example", "--json"];
    let ran = run_in(at, &args);
    assert_eq!(ran.exit, 1, "{}", ran.out);
    let told: Value = serde_json::from_str(&ran.out).expect("JSON");
    let files = told["tables"]["check-files"].as_array().expect("files");
    let row = files.iter().find(|row| row["file"] == "mine.toml").expect("a row");
    assert_eq!((&row["kind"], &row["checked"]), (&"scenario".into(), &"yes".into()));
    assert!(row["errors"].as_u64() > Some(0), "{row}");
}
