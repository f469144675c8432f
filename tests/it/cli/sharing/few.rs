//! Counts so small that they point at people: nothing that is published gives one back.
//!
//! What can be said of a hidden count from outside is which of its values fit everything published. So the
//! pack is given every sort of value from 0 to 9 in turn, and all files of all outputs must be the same to
//! the last letter, but for the key of the run: then least and most over all that can be added up or
//! taken away are 0 and 9.

use super::super::exported::{ALL, files, said};
use super::{pages, run_in};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Values of a hidden count, from none to the most that is hidden.
const HIDDEN: [u64; 4] = [0, 1, 6, 9];

/// Writes the worked example with tables changed, and no ready scenarios but the baseline.
fn pack(folder: &Path, change: &dyn Fn(&str, String) -> String) {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/example");
    for (name, bytes) in files(&example) {
        let path = folder.join(&name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        let text = change(&name, String::from_utf8(bytes).expect("UTF-8"));
        fs::write(path, text).expect("a file of the pack");
    }
}

/// So few people in need in phase 5 in one month, and four in the next.
fn few_in_need(folder: &Path, few: u64) {
    pack(folder, &|name, text| match name {
        "needs.csv" => text
            .replace(
                "XM03,2021-12,100000,24000,10000,1000",
                &format!("XM03,2021-12,100000,24993,10000,{few}"),
            )
            .replace("XM03,2022-01,100000,24000,10000,1000", "XM03,2022-01,100000,24993,10000,4"),
        _ => text,
    });
}

/// Rations for so few people in one area that nothing gets to, and for four in another.
fn few_reached(folder: &Path, few: u64) {
    let cut = ["dolat__sarn,", "north_gate__dolat,", "kell_pass__vesh,", "vesh_airstrip__vesh,"];
    pack(folder, &|name, text| {
        let lines = text.lines().filter(|line| !cut.iter().any(|link| line.starts_with(link)));
        let text: String = lines.map(|line| format!("{line}\n")).collect();
        let row = |place: &str, people: u64| {
            // For nobody there is a part of a ration: ways are there all the same.
            let mt = if people == 0 { "0.001".to_owned() } else { format!("0.{people:02}") };
            format!(
                "{place}_own,{place},2021-10,0,local,main,received,{mt},{mt},{mt},assumed,made-up,\n"
            )
        };
        match name {
            "supplies.csv" => text + &row("dolat", few) + &row("vesh", 4),
            // At another price than elsewhere.
            "prices.csv" => {
                text + "dolat,800,900,1000,assumed,made-up,\nvesh,700,800,900,assumed,made-up,\n"
            }
            _ => text,
        }
    });
}

/// All that is published of the plan of a pack at a level, by command and file, without keys of runs.
fn published(write: &dyn Fn(&Path), share: &str, more: &[&str]) -> BTreeMap<String, String> {
    let folder = tempfile::tempdir().expect("a folder for the test");
    write(&folder.path().join("pack"));
    let mut all = BTreeMap::new();
    let asked: [&[&str]; 5] = [
        &["plan", "--out", "run", "--cascade", "areas"],
        &["plan", "--json"],
        &["export", "--to", ALL, "--out", "export"],
        &["report", "--format", "md", "--out", "report.md"],
        &["report", "--format", "pdf", "--out", "report.pdf"],
    ];
    // Ways are for partners; `route` and `routes` plan with hindsight.
    let ways: [&[&str]; 2] = [&["route", "port_ambar", "sarn", "--json"], &["routes", "--json"]];
    let ways = ways.into_iter().filter(|_| more.is_empty() && share != "public");
    for asked in asked.into_iter().chain(ways) {
        if more.contains(&"--cascade") && asked[0] != "plan" {
            continue;
        }
        let at = ["--country", "pack", "--share", share];
        let ran = run_in(folder.path(), &[asked, &at, more].concat());
        assert_eq!(ran.exit, 0, "{asked:?}: {}", ran.err);
        all.insert(asked.join(" "), without_keys(&ran.out));
    }
    for (name, bytes) in files(folder.path()) {
        // Manifests hold sums of the files that are compared here, and keys of all inputs.
        if name.starts_with("pack/") || name.ends_with("manifest.json") {
            continue;
        }
        let text = match name.ends_with(".pdf") {
            true => pages(&bytes).join("\n"),
            false => said(&name, &bytes),
        };
        all.insert(name, without_keys(&text));
    }
    all
}

/// A text with keys of runs left out: twelve digits of a sum over all inputs.
fn without_keys(text: &str) -> String {
    let mut parts = text.split("run ");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_key = part.chars().take(12).filter(char::is_ascii_hexdigit).count() == 12;
        out.push_str("run ");
        out.push_str(if is_key { &part[12..] } else { part });
    }
    out
}

fn the_same(write: &dyn Fn(&Path, u64), more: &[&str]) {
    for share in ["partner", "public"] {
        let first = published(&|folder| write(folder, HIDDEN[0]), share, more);
        assert!(first.len() > 15, "something is published: {:?}", first.keys());
        for few in &HIDDEN[1..] {
            let other = published(&|folder| write(folder, *few), share, more);
            assert_eq!(
                first.keys().collect::<Vec<_>>(),
                other.keys().collect::<Vec<_>>(),
                "{share}: {few}"
            );
            for (name, text) in &first {
                let differs = text.lines().zip(other[name].lines()).find(|(a, b)| a != b);
                assert!(
                    text == &other[name],
                    "{share}: {name} tells {} from {few}: {differs:?}",
                    HIDDEN[0]
                );
            }
        }
    }
}

#[test]
fn no_figure_of_any_file_tells_how_few_are_in_need() {
    the_same(&few_in_need, &[]);
}

#[test]
fn no_figure_of_any_file_tells_how_few_are_reached() {
    the_same(&few_reached, &[]);
}

#[test]
fn no_figure_of_a_run_as_known_tells_how_few() {
    the_same(&few_in_need, &["--as-known"]);
    the_same(&few_reached, &["--as-known"]);
}

#[test]
fn no_way_is_told_where_it_would_tell_how_few() {
    let told = |share: &str| {
        let all = published(&|folder| few_reached(folder, 6), share, &[]);
        let json = &all["routes --json"];
        serde_json::from_str::<serde_json::Value>(json).expect("JSON")
    };
    let (partner, team) = (told("partner"), told("internal"));
    assert_eq!(partner["routes"], serde_json::json!([]));
    assert!(partner["headline"][0].as_str().is_some_and(|said| said.contains("single ways")));
    assert_ne!(team["routes"], serde_json::json!([]));
}

#[test]
fn ways_of_a_plan_on_coarser_counts_say_so() {
    let headline = |share: &str| {
        let all = published(&|folder| few_in_need(folder, 6), share, &[]);
        let json: serde_json::Value = serde_json::from_str(&all["routes --json"]).expect("JSON");
        json["headline"].to_string()
    };
    let said = "fewer than ten people in need in an area, month and phase count as none";
    assert!(headline("partner").contains(said) && !headline("internal").contains(said));
}

#[test]
fn the_planning_team_is_told_how_few() {
    // So that the tests above could fail.
    for (write, told) in [(few_in_need as fn(&Path, u64), "TGT,5,6,"), (few_reached, ",TGT,4,6,")] {
        let all = published(&|folder| write(folder, 6), "internal", &[]);
        assert!(all["run/tables/reach.csv"].contains(told), "{}", all["run/tables/reach.csv"]);
    }
}

/// The cells of a column, by the columns that tell them apart; what is hidden counts as none.
fn column(table: &str, keys: &[&str], figure: &str) -> Vec<(Vec<String>, f64)> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let at = |name: &str| header.iter().position(|column| column == name).expect("a column");
    let keys: Vec<usize> = keys.iter().map(|key| at(key)).collect();
    let figure = at(figure);
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.map(|row| {
        let key = keys.iter().map(|n| row[*n].to_owned()).collect();
        let told = if &row[figure] == "<10" { "0" } else { &row[figure] };
        (key, told.parse().expect("a figure"))
    })
    .collect()
}

#[test]
fn every_sum_is_of_the_counts_that_are_told() {
    // Subtraction over all tables: whatever is taken from whatever, what is hidden comes to nought.
    for write in [few_in_need as fn(&Path, u64), few_reached] {
        for share in ["partner", "public"] {
            let all = published(&|folder| write(folder, 7), share, &[]);
            let table = |name: &str| &all[&format!("export/tables/{name}.csv")];
            let reach = column(
                table("reach"),
                &["population_status", "ipc_phase", "admin1_code", "reference_period_start"],
                "population",
            );
            let sum = |of: &dyn Fn(&[String]) -> bool| -> f64 {
                reach.iter().filter(|(key, _)| key[1] != "3+" && of(key)).map(|(_, n)| n).sum()
            };
            assert!(all["export/tables/reach.csv"].contains("<10"), "something is hidden");
            for (key, n) in reach.iter().filter(|(key, _)| key[1] == "3+") {
                let cells = sum(&|k| k[0] == key[0] && k[2..] == key[2..]);
                assert_eq!(*n, cells, "an area in a month: {key:?}");
            }
            for (status, name) in [("INN", "need"), ("TGT", "reached")] {
                let people = format!("{name}_people");
                for (key, n) in column(table("areas"), &["pcode", "month"], &people) {
                    let cells =
                        sum(&|k| k[0] == status && k[2] == key[0] && k[3].starts_with(&key[1]));
                    assert_eq!(n, cells, "{name} {key:?}");
                }
                for (key, n) in column(table("months"), &["month"], &people) {
                    let cells = sum(&|k| k[0] == status && k[3].starts_with(&key[0]));
                    assert_eq!(n, cells, "{name} {key:?}");
                }
                let months = format!("{name}_person_months");
                for (key, n) in column(table("provinces"), &["admin1_code"], &months) {
                    assert_eq!(n, sum(&|k| k[0] == status && k[2] == key[0]), "{name} {key:?}");
                }
                let plan: serde_json::Value =
                    serde_json::from_str(&all["plan --json"]).expect("JSON");
                let total = plan["totals"][&months].as_f64().expect("a figure");
                assert_eq!(total, sum(&|k| k[0] == status), "{name}");
                for phase in ["3", "4", "5"] {
                    let by_phase = &plan["totals"][&format!("{months}_by_phase")];
                    let n = by_phase[&format!("phase{phase}")].as_f64().expect("a figure");
                    assert_eq!(n, sum(&|k| k[0] == status && k[1] == phase), "{name} {phase}");
                }
            }
            // Ten kilograms are a ration: tonnes tell people, too.
            for (key, mt) in column(table("areas"), &["pcode", "month"], "food_mt") {
                let people = sum(&|k| k[0] == "TGT" && k[2] == key[0] && k[3].starts_with(&key[1]));
                assert!((mt * 100.0 - people).abs() < 1.0, "{key:?}: {mt} MT for {people}");
            }
        }
    }
}

/// The planning team's own run has another plan then, so no proof of it stands behind this one.
#[test]
fn a_run_from_coarser_counts_says_that_nothing_proves_it() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    few_in_need(&folder.path().join("pack"), 7);
    for share in ["partner", "public"] {
        let plan = ["plan", "--country", "pack", "--share", share, "--out", share];
        assert_eq!(run_in(folder.path(), &plan).exit, 0);
        let ran = run_in(folder.path(), &["verify", share]);
        assert_eq!(ran.exit, 6, "{}{}", ran.out, ran.err);
        assert!(ran.out.contains("made from coarser counts of people"), "{}", ran.out);
    }
}

/// With the food that there is, or with how evenly a plan shares it out, figures to the person would give
/// back the one that is hidden: so all are rounded where one is.
#[test]
fn where_one_count_reached_is_hidden_no_other_is_told_to_the_person() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    pack(&folder.path().join("pack"), &|_, text| text);
    let scenario = "name = \"A\"\nwhy = \"x\"\nextends = \"baseline\"\n[resources]\n";
    for share in ["0.0002", "0.00024", "0.00816"] {
        let text = format!("{scenario}supply_share = {share}\n");
        fs::write(folder.path().join("little.toml"), text).expect("a scenario");
        for level in ["partner", "public"] {
            let out = format!("{level}-{share}");
            let plan =
                ["plan", "little.toml", "--country", "pack", "--share", level, "--out", &out];
            assert_eq!(run_in(folder.path(), &plan).exit, 0);
            let table = fs::read_to_string(folder.path().join(&out).join("tables/areas.csv"));
            let table = table.expect("a table of areas");
            let mut lines = table.lines();
            let columns: Vec<&str> = lines.next().expect("a header").split(',').collect();
            let reached = columns.iter().position(|c| *c == "reached_people").expect("a column");
            for line in lines {
                let count = line.split(',').nth(reached).expect("a cell");
                let round = count.parse::<u64>().map_or(count == "<10", |n| n % 10 == 0);
                assert!(round, "{level} {share}: {line}");
            }
            let ran = run_in(folder.path(), &["verify", &out]);
            assert_eq!(ran.exit, 6, "{level} {share}: {}{}", ran.out, ran.err);
        }
    }
}
