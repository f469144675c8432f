//! Figures, files and words of a run changed, with every hash written anew.

use super::Run;
use std::fs;

/// One more in the first cell that is a whole number above nought.
fn one_more(cell: &str) -> Option<String> {
    let number: u64 = cell.parse().ok()?;
    (number > 0).then(|| (number + 1).to_string())
}

/// Twice as much in the first cell that is a decimal above nought.
fn twice(cell: &str) -> Option<String> {
    let (whole, part) = cell.split_once('.')?;
    let number: f64 = cell.parse().ok()?;
    (number > 0.0 && !whole.is_empty()).then(|| format!("{:.*}", part.len(), number * 2.0))
}

#[test]
fn tables_that_no_proof_speaks_of_are_laid_out_again() {
    type Change = fn(&str) -> Option<String>;
    let cells: [(&str, &str, Change); 5] = [
        ("access", "open_share", twice_or_half),
        ("stores", "kept_mt", twice),
        ("bottlenecks", "gain_person_months", one_more),
        ("assumptions", "best", twice),
        ("left", "left_mt", twice),
    ];
    for (table, column, change) in cells {
        let run = Run::of(&[]);
        let told = format!("tables/{table}.");
        run.with_cell(table, column, change).refused(&told);
    }
}

fn twice_or_half(cell: &str) -> Option<String> {
    cell.starts_with("1.0").then(|| "0.500000".to_owned())
}

#[test]
fn costs_split_otherwise_are_refused() {
    let run = Run::of(&[]);
    let (mut buying, mut moving) = (String::new(), String::new());
    for line in run.read("tables/costs.csv").lines() {
        match line.split_once(',') {
            Some(("buying", usd)) => buying = usd.to_owned(),
            Some(("moving", usd)) => moving = usd.to_owned(),
            _ => {}
        }
    }
    let less = |usd: &str, by: f64| format!("{:.2}", usd.parse::<f64>().expect("dollars") + by);
    let (cheaper, dearer) = (less(&buying, -100.0), less(&moving, 100.0));
    let plain = |usd: &str| usd.trim_end_matches('0').trim_end_matches('.').to_owned();
    let mut run = run;
    for (from, to) in [(&buying, &cheaper), (&moving, &dearer)] {
        run = run.with_text("tables/costs.csv", from, to);
        for file in ["tables/costs.json", "summary.json"] {
            let text = run.read(file);
            let from = if text.contains(from.as_str()) { from.clone() } else { plain(from) };
            run = run.with_text(file, &from, to);
        }
    }
    run.refused("costs");
}

#[test]
fn reach_moved_from_one_area_to_another_is_refused() {
    Run::of(&[]).with_cell("reach", "population", one_more).refused("reach.csv");
    // Reach doubled in a run as known, whose tables no single claim gives.
    let run = Run::of(&["--as-known"]);
    run.with_cell("areas", "reached_people", one_more).refused("areas.csv");
}

#[test]
fn a_run_that_was_relabelled_is_refused() {
    let relabelled = |share: &str| {
        let run = Run::of(&[]);
        fs::remove_file(run.path.join("certificate.json")).expect("removed");
        run.with_manifest(|manifest| manifest.sharing = share.to_owned())
    };
    for share in ["public", "partner"] {
        relabelled(share).refused("tables/limits.csv is no file of this run");
    }
    // A made-up name of it: it is consistent at most, and never proven.
    let run = relabelled("public").with_manifest(|manifest| {
        manifest.internal_manifest = Some("0".repeat(64));
        for file in &mut manifest.scenario {
            file.text = None;
        }
    });
    assert_ne!(run.verified(&[]).exit, 0);
    let run = Run::of(&[]);
    fs::remove_file(run.path.join("certificate.json")).expect("removed");
    run.sealed();
    run.refused("there is no certificate");
    let run = Run::of(&["--share", "public"]);
    run.write("certificate.json", &Run::of(&[]).read("certificate.json"));
    run.sealed();
    run.refused("certificate.json has no place in a run for others");
}

#[test]
fn the_head_of_a_summary_is_checked_for_every_reader() {
    let changes = [
        ("pack", "XMB 1", "manifest.json pack: "),
        ("level", "district", "manifest.json options level: "),
        ("run", "0123456789ab", "manifest.json run: "),
        ("measure", "people", "summary.json measure: "),
    ];
    for share in ["internal", "public"] {
        for (key, word, seen) in changes {
            let run =
                Run::of(&["--share", share]).with_summary(|summary| summary[key] = word.into());
            run.sealed();
            run.refused(seen);
        }
    }
    let told = Run::of(&["--share", "public"]);
    let run = told.with_summary(|summary| summary["pack_sha256"] = "0".repeat(64).into());
    run.sealed();
    run.refused("summary.json pack_sha256");
    let run = Run::of(&[]).with_summary(|summary| summary["pack_sha256"] = "0".repeat(64).into());
    run.sealed();
    run.refused("summary.json pack_sha256: \"000");
}

#[test]
fn files_added_or_taken_away_are_refused() {
    let run = Run::of(&[]);
    run.write("tables/extra.csv", "a\n1\n");
    run.write("tables/extra.json", "[{\"a\": 1}]");
    run.sealed();
    run.refused("tables/extra.csv is no file of this run");
    let run = Run::of(&[]);
    for end in ["csv", "json"] {
        fs::remove_file(run.path.join(format!("tables/assumptions.{end}"))).expect("removed");
    }
    run.sealed();
    run.refused("tables/assumptions.csv is missing");
    let run = Run::of(&["--with", "why"]);
    run.with_text("sections/why.txt", "Sarn", "Nras").refused("sections/why.txt line ");
}

#[test]
fn every_field_of_a_manifest_is_watched() {
    type Change = fn(&mut aidreach::report::Manifest);
    let changes: [(Change, &str); 12] = [
        (|m| m.tool_version = "0.0.1".to_owned(), "it was written by version 0.0.1"),
        (|m| m.run = "000000000000".to_owned(), "manifest.json run: "),
        (|m| m.sharing = "nobody".to_owned(), "its readers are none: `nobody`"),
        (|m| m.warnings.push("all is well".to_owned()), "manifest.json warnings"),
        (|m| m.pack.version = "9".to_owned(), "manifest.json pack version"),
        (|m| m.pack.iso3 = "XXX".to_owned(), "manifest.json pack iso3"),
        (|m| m.answers.push("poetry".to_owned()), "there is no answer `poetry`"),
        (|m| m.answers.push("cascade-areas".to_owned()), "tables/cascade-areas.csv is missing"),
        (|m| _ = m.options.insert("ties".to_owned(), "cost".to_owned()), "its level of proof"),
        (|m| _ = m.options.insert("more".to_owned(), "x".to_owned()), "manifest.json options more"),
        (|m| _ = m.options.remove("level"), "it has no `level`"),
        (|m| m.scenario[0].sha256 = "0".repeat(64), "is not what its hash says"),
    ];
    for (change, seen) in changes {
        Run::of(&[]).with_manifest(change).refused(seen);
    }
    // Unknown and missing fields: it is no manifest.
    for (from, to) in
        [("\"warnings\":", "\"more\": 1,\n  \"warnings\":"), ("\"warnings\":", "\"cautions\":")]
    {
        let run = Run::of(&[]);
        run.write("manifest.json", &run.read("manifest.json").replacen(from, to, 1));
        let said = run.verified(&[]);
        assert_eq!(said.exit, 2, "{}", said.text);
        assert!(said.text.contains("its manifest.json is not whole"), "{}", said.text);
    }
}

/// Whoever adds a figure has it verified: no leaf of the summary and no column of any table can be
/// changed unseen.
#[test]
fn no_figure_of_any_file_can_be_changed_unseen() {
    for args in [&[][..], &["--as-known"]] {
        let run = Run::of(args);
        let mut names: Vec<String> =
            run.manifest().outputs.into_iter().map(|file| file.name).collect();
        names.retain(|name| name.ends_with(".csv") || name == "summary.json");
        for name in names {
            let text = run.read(&name);
            let changed = if name.ends_with(".csv") { columns(&text) } else { leaves(&text) };
            let Some(sample) = changed.len().checked_sub(1) else { continue };
            // In the folder as it is, each change by itself is seen by the same comparison.
            for (n, (what, changed)) in changed.iter().enumerate() {
                let again = aidreach::report::same_files(
                    &aidreach::report::RunFolder::new(&run.path),
                    &[(name.clone(), changed.clone().into_bytes())].into(),
                );
                assert!(!again.is_empty(), "{name}: {what}");
                if n == sample / 2 {
                    run.write(&name, changed);
                    run.sealed();
                    run.refused("FAILS");
                    run.write(&name, &text);
                }
            }
        }
        run.sealed();
        assert_eq!(run.verified(&[]).exit, 0);
    }
}

/// A table with one cell of each column changed in turn.
fn columns(text: &str) -> Vec<(String, String)> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let Some(last) = rows.len().checked_sub(1) else { return Vec::new() };
    let changed = |column: usize| {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(&header).expect("written");
        for (n, row) in rows.iter().enumerate() {
            let cell = |(c, cell): (usize, &str)| match (n, c) == (last, column) {
                true => format!("{cell}1"),
                false => cell.to_owned(),
            };
            writer.write_record(row.iter().enumerate().map(cell)).expect("written");
        }
        String::from_utf8(writer.into_inner().expect("all of it")).expect("UTF-8")
    };
    (0..header.len()).map(|column| (header[column].to_owned(), changed(column))).collect()
}

/// A summary with each leaf changed in turn.
fn leaves(text: &str) -> Vec<(String, String)> {
    let whole: serde_json::Value = serde_json::from_str(text).expect("JSON");
    let mut paths = Vec::new();
    collect(&whole, String::new(), &mut paths);
    let changed = |path: &String| {
        let mut whole = whole.clone();
        let leaf = whole.pointer_mut(path).expect("a leaf");
        *leaf = match &*leaf {
            serde_json::Value::Bool(told) => (!told).into(),
            serde_json::Value::Null => 1.into(),
            other => format!("{other}1").into(),
        };
        (path.clone(), serde_json::to_string_pretty(&whole).expect("JSON"))
    };
    paths.iter().map(changed).collect()
}

fn collect(value: &serde_json::Value, at: String, paths: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(object) => {
            for (key, value) in object {
                collect(
                    value,
                    format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")),
                    paths,
                );
            }
        }
        serde_json::Value::Array(values) => {
            for (n, value) in values.iter().enumerate() {
                collect(value, format!("{at}/{n}"), paths);
            }
        }
        _ => paths.push(at),
    }
}
