//! Run folders: whole, the same again, and nothing in them can be changed unseen.

use super::exported::files;
use super::run_in;
use aidreach::certificate::{Claim, check};
use aidreach::report::{Certificate, FileListed, Manifest};
use expect_test::expect_file;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder with one run in it.
fn kept(more: &[&str]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let args = [&["plan", "--country", "example", "--out", "run", "-q"], more].concat();
    let ran = run_in(folder.path(), &args);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    let run = folder.path().join("run");
    (folder, run)
}

/// What `verify` says of a run, and how it ends.
fn verified(run: &Path) -> (String, i32) {
    let parent = run.parent().expect("a run lies in a folder");
    let ran = run_in(parent, &["verify", "run"]);
    (ran.out + &ran.err, ran.exit)
}

/// Lists the files of a changed run anew, as whoever changed it would.
fn listed_anew(run: &Path) {
    let path = run.join("manifest.json");
    let text = fs::read(&path).expect("readable");
    let mut manifest: Manifest = serde_json::from_slice(&text).expect("a manifest");
    for file in &mut manifest.outputs {
        let bytes = fs::read(run.join(&file.name)).expect("readable");
        *file = FileListed::of(&file.name, &bytes);
    }
    fs::write(path, serde_json::to_vec_pretty(&manifest).expect("JSON")).expect("written");
}

/// Changes a file of a run, in place of a text by another.
fn changed(run: &Path, file: &str, from: &str, to: &str) {
    let path = run.join(file);
    let text = fs::read_to_string(&path).expect("readable");
    assert!(text.contains(from), "{file} has no {from}");
    fs::write(path, text.replacen(from, to, 1)).expect("written");
}

#[test]
fn a_run_is_whole_and_holds() {
    let (_folder, run) = kept(&[]);
    let found = files(&run);
    let mut text: String = found.keys().map(|name| format!("{name}\n")).collect();
    let head = |file: &str| {
        let text = String::from_utf8_lossy(&found[file]).into_owned();
        let lines: Vec<&str> = text.lines().take(4).collect();
        format!("\n{file}\n{}\n", lines.join("\n"))
    };
    for file in found.keys().filter(|name| name.ends_with(".csv")) {
        text.push_str(&head(file));
    }
    text.push_str("\nverify\n");
    let (told, exit) = verified(&run);
    text.push_str(&told);
    expect_file!["said/run-folder.txt"].assert_eq(&text);
    assert_eq!(exit, 0);
}

#[test]
fn nothing_is_left_beside_a_run() {
    let (folder, _run) = kept(&[]);
    let names: Vec<_> = fs::read_dir(folder.path()).expect("readable").flatten().collect();
    assert_eq!(names.len(), 1);
}

#[test]
fn a_second_run_is_the_same_to_the_byte() {
    for more in [&[][..], &["--level", "district"], &["--as-known"], &["short-of-money"]] {
        let ((_a, first), (_b, second)) = (kept(more), kept(more));
        assert_eq!(files(&first), files(&second), "{more:?}");
    }
}

#[test]
fn every_kind_of_run_holds() {
    let kinds: [&[&str]; 9] = [
        &["all-denied"],
        &["full-access"],
        &["short-of-money"],
        &["short-of-money", "--objective", "severity"],
        &["full-access", "--objective", "cheapest-for=0.37"],
        &["--objective", "fairest"],
        &["--level", "district"],
        &["--as-known"],
        &["--share", "partner"],
    ];
    for more in kinds {
        let (_folder, run) = kept(more);
        let (told, exit) = verified(&run);
        let right = if more.contains(&"partner") { 6 } else { 0 };
        assert_eq!(exit, right, "{more:?}\n{told}");
    }
}

#[test]
fn a_public_run_tells_totals_only_and_is_consistent() {
    let (_folder, run) = kept(&["--share", "public"]);
    let found = files(&run);
    let names: String = found.keys().map(|name| format!("{name}\n")).collect();
    let (told, exit) = verified(&run);
    let reach = String::from_utf8_lossy(&found["tables/reach.csv"]).into_owned();
    let second_tier = reach.lines().skip(1).any(|line| line.split(',').nth(3) != Some(""));
    assert!(!second_tier, "no district stands in a public table");
    let manifest = String::from_utf8_lossy(&found["manifest.json"]).into_owned();
    assert!(!manifest.contains("\"text\""), "no scenario text stands in a public manifest");
    expect_file!["said/run-folder-public.txt"].assert_eq(&format!("{names}\n{told}"));
    assert_eq!(exit, 6);
}

#[test]
fn partners_read_no_names_of_counterparts() {
    let (_folder, run) = kept(&["--share", "partner"]);
    for (name, bytes) in files(&run) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        for hidden in ["Council of Marwa", "Foreign banks", "Government of", "ten of thirty days"] {
            assert!(!text.contains(hidden), "{name} says {hidden}");
        }
    }
}

#[test]
fn a_fixed_time_is_told() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let done = std::process::Command::new(env!("CARGO_BIN_EXE_aidreach"))
        .env("AIDREACH_DRAWS", "4")
        .env("AIDREACH_NO_PROGRESS", "1")
        .args(["plan", "--country", "example", "--out", "run", "-q"])
        .current_dir(folder.path())
        .env("SOURCE_DATE_EPOCH", "1630454400")
        .output()
        .expect("the program was built for this test");
    assert!(done.status.success());
    let text = fs::read(folder.path().join("run/manifest.json")).expect("readable");
    let manifest: Manifest = serde_json::from_slice(&text).expect("a manifest");
    assert_eq!(manifest.made_on.as_deref(), Some("2021-09-01T00:00:00Z"));
}

#[test]
fn force_replaces_a_run() {
    let (folder, run) = kept(&[]);
    let args = ["plan", "full-access", "--country", "example", "--out", "run", "--force", "-q"];
    assert_eq!(run_in(folder.path(), &args).exit, 0);
    let summary = fs::read_to_string(run.join("summary.json")).expect("readable");
    assert!(summary.contains("\"full-access\""));
    assert_eq!(fs::read_dir(folder.path()).expect("readable").count(), 1);
}

#[test]
fn several_scenarios_are_kept_each_by_itself() {
    let (_folder, run) = kept(&["baseline", "all-denied"]);
    assert!(run.join("baseline/manifest.json").exists());
    assert!(run.join("all-denied/manifest.json").exists());
}

/// Changes that `verify` must see, even where whoever made them lists the hashes anew.
#[test]
fn a_changed_run_does_not_hold() {
    let (_folder, untouched) = kept(&[]);
    let reach = fs::read_to_string(untouched.join("tables/reach.csv")).expect("readable");
    let row = reach.lines().find(|line| line.contains(",TGT,3,") && !line.contains(",3,0,"));
    let row = row.expect("somebody in phase 3 is reached");
    let more = row.replacen(",TGT,3,", ",TGT,3,1", 1);
    let routes = fs::read_to_string(untouched.join("tables/routes.csv")).expect("readable");
    let route = routes.lines().nth(1).expect("there is a route");
    let longer = route.replacen("2021-", "2020-", 1);
    let changes: [(&str, &str, &str, &str); 10] = [
        ("tables/reach.csv", row, &more, "people reached are what the proof says"),
        ("tables/routes.csv", route, &longer, "routes add up to the proof's shipments"),
        ("tables/limits.csv", ",supply,", ",supply,x", "limits are the proof's arcs"),
        ("tables/costs.csv", "total,", "total,1", "costs are what the proof says"),
        (
            "summary.json",
            "\"reached_person_months\": ",
            "\"reached_person_months\": 1",
            "the summary's totals are the tables'",
        ),
        ("tables/cascade.csv", ",carrying,", ",carrying,9", "from need to reach no step rises"),
        ("tables/cascade.csv", ",need,", ",need,1", "from need to reach no step rises"),
        ("tables/left.json", "[", "[{\"place\": \"x\"}", "the same as CSV and JSON"),
        ("certificate.json", "\"capacity\":", "\"capacity\":1", "the proof in certificate.json"),
        (
            "certificate.json",
            "\"stages\":",
            "\"floors\":[0,0,0],\"stages\":",
            "the proof in certificate.json",
        ),
    ];
    for (file, from, to, check) in changes {
        let (_folder, run) = kept(&[]);
        changed(&run, file, from, to);
        let (told, exit) = verified(&run);
        assert_eq!(exit, 5, "{file}: {told}");
        let seen = told.lines().any(|l| l.starts_with("FAILS") && l.contains("as the manifest"));
        assert!(seen, "{told}");
        listed_anew(&run);
        let (told, exit) = verified(&run);
        assert_eq!(exit, 5, "{file} listed anew: {told}");
        let failed = told.lines().any(|line| line.starts_with("FAILS") && line.contains(check));
        assert!(failed, "{file} should fail `{check}`:\n{told}");
    }
}

#[test]
fn the_cascade_of_areas_is_kept_and_checked() {
    let (_folder, run) = kept(&["--cascade", "areas", "--force"]);
    let table = fs::read_to_string(run.join("tables/cascade-areas.csv")).expect("readable");
    assert_eq!(table.lines().count(), 1 + 3 * 9, "three areas, need and eight steps each");
    assert_eq!(verified(&run).1, 0);
    changed(&run, "tables/cascade-areas.csv", ",food,", ",food,9");
    listed_anew(&run);
    let (told, exit) = verified(&run);
    assert_eq!(exit, 5, "{told}");
    assert!(told.contains("cascade-areas.csv XM01 food"), "{told}");
}

#[test]
fn a_file_too_many_or_too_few_is_told() {
    let (_folder, run) = kept(&[]);
    fs::write(run.join("more.txt"), "").expect("written");
    fs::remove_file(run.join("tables/left.csv")).expect("removed");
    let (told, exit) = verified(&run);
    assert_eq!(exit, 5);
    assert!(told.contains("more.txt is in the folder but not in the manifest"), "{told}");
    assert!(told.contains("tables/left.csv cannot be read"), "{told}");
}

#[test]
fn a_certificate_reads_back_as_it_was() {
    let (_folder, run) = kept(&["short-of-money"]);
    let bytes = fs::read(run.join("certificate.json")).expect("readable");
    let read: Certificate = serde_json::from_slice(&bytes).expect("a certificate");
    let claim: Claim = read.claim;
    assert!(check(&claim).is_ok());
    assert_eq!(read.months.len(), 4);
}

#[test]
fn answers_are_kept_beside_the_plan_and_watched_like_it() {
    let with = ["--with", "worth,ask,why,conditions,frontier", "--force"];
    let (_folder, run) = kept(&with);
    let before = files(&run);
    for name in ["worth", "ask", "why", "conditions", "frontier"] {
        let json = &before[&format!("sections/{name}.json")];
        assert!(serde_json::from_slice::<serde_json::Value>(json).is_ok(), "{name}");
        let text = String::from_utf8(before[&format!("sections/{name}.txt")].clone());
        assert!(text.expect("text").contains("As it was"), "{name}");
    }
    let parent = run.parent().expect("a run lies in a folder");
    let again = [&["plan", "--country", "example", "--out", "run", "-q"], with.as_slice()].concat();
    assert_eq!(run_in(parent, &again).exit, 0);
    assert_eq!(files(&run), before);
    fs::write(run.join("sections/worth.txt"), "worth nothing").expect("written");
    let (told, exit) = verified(&run);
    assert_eq!(exit, 5, "{told}");
    assert!(told.contains("sections/worth.txt"), "{told}");
}

/// Rows of a table of a run, each by the names of its columns.
fn rows(run: &Path, table: &str) -> Vec<BTreeMap<String, String>> {
    let bytes = fs::read(run.join(format!("tables/{table}.csv"))).expect("a table");
    csv::Reader::from_reader(bytes.as_slice()).deserialize().map(|r| r.expect("a row")).collect()
}

#[test]
fn a_run_kept_with_a_comparison_tells_who_loses_cell_by_cell() {
    for (scenario, more) in [
        ("east-closed", &[][..]),
        ("all-denied", &["--beside", "baseline"]),
        ("full-access", &["--beside", "all-denied"]),
        ("baseline", &["--beside", "full-access"]),
    ] {
        let (_folder, run) = kept(&[&[scenario, "--with", "compare"], more].concat());
        let (told, exit) = verified(&run);
        assert_eq!(exit, 0, "{scenario}\n{told}");
        let compared = fs::read(run.join("sections/compare.json")).expect("readable");
        let compared: serde_json::Value = serde_json::from_slice(&compared).expect("JSON");
        let effect = &compared["effects"][0];
        let figures = ["before", "kept", "lost", "moved_here", "after"];
        let mut by_area: BTreeMap<String, [i64; 5]> = BTreeMap::new();
        let mut all = [0; 5];
        let table = rows(&run, "effect");
        for row in &table {
            assert_eq!(row["reference"], effect["reference"].as_str().expect("a key"));
            assert_eq!(row["scenario"], scenario);
            let cell = figures.map(|name| {
                let figure = row[&format!("{name}_person_months")].parse::<i64>();
                figure.expect("a figure")
            });
            let [before, kept, lost, moved, after] = cell;
            assert!(before - kept == lost && after - kept == moved, "{row:?}");
            let need: i64 = row["need_people"].parse().expect("people");
            assert!(0 <= kept && kept <= before && before <= need, "{row:?}");
            let of_area = by_area.entry(row["pcode"].clone()).or_default();
            for ((sum, of_area), figure) in all.iter_mut().zip(of_area).zip(cell) {
                (*sum, *of_area) = (*sum + figure, *of_area + figure);
            }
        }
        let told = |of: &serde_json::Value, key: &str| of[key].as_i64().expect("a figure");
        let sums = [("before", all[0]), ("lost", all[2]), ("moved", all[3])];
        for (key, sum) in sums.into_iter().chain([("net", all[4] - all[0])]) {
            assert_eq!(told(&effect["total"], key), sum, "{scenario}: {key}");
            for by in ["by_month", "by_phase", "by_area"] {
                let rows = effect[by].as_array().expect(by);
                // Areas in which nothing changes are left out.
                if key != "before" || by != "by_area" {
                    let of_rows: i64 = rows.iter().map(|row| told(row, key)).sum();
                    assert_eq!(of_rows, sum, "{scenario}: {key} {by}");
                }
            }
        }
        for area in effect["by_area"].as_array().expect("areas") {
            let sums = by_area[area["id"].as_str().expect("a P-code")];
            assert_eq!(told(area, "lost"), sums[2], "{scenario}: {area}");
        }
    }
}

#[test]
fn a_scenario_that_extends_none_says_what_to_hold_it_against() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let args = ["plan", "baseline", "--country", "example", "--out", "run", "--with", "compare"];
    let ran = run_in(folder.path(), &args);
    assert_eq!(ran.exit, 2);
    expect_test::expect![[r#"
        error: `baseline` extends no scenario to compare it with
          help: say with --beside what to hold it against
    "#]]
    .assert_eq(&ran.err);
}
