//! Needs of sources that have no phases: planned for, and said in words wherever a plan is told.

use crate::cli::run_in;
use crate::country::{Files, example};
use aidreach::country::{Country, plain_tables};
use aidreach::sharing::coarse_tables;

/// The example with needs of which so many rows have a total instead of phases.
fn without_phases(rows: usize) -> Files {
    let mut files = example();
    let mut reader = csv::Reader::from_reader(files["needs.csv"].as_slice());
    let header = reader.headers().expect("a header").clone();
    let at = |name: &str| header.iter().position(|known| known == name).expect("a column");
    let phases = ["phase3", "phase4", "phase5"].map(at);
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut header: Vec<String> = header.iter().map(str::to_owned).collect();
    header.push("phase3plus".to_owned());
    writer.write_record(&header).expect("in memory");
    for (n, row) in reader.records().enumerate() {
        let row = row.expect("a row");
        let mut row: Vec<String> = row.iter().map(str::to_owned).collect();
        let total: u64 = phases.iter().map(|at| row[*at].parse::<u64>().expect("people")).sum();
        row.push(if n < rows { total.to_string() } else { String::new() });
        for at in phases.iter().filter(|_| n < rows) {
            row[*at].clear();
        }
        writer.write_record(&row).expect("in memory");
    }
    files.insert("needs.csv".to_owned(), writer.into_inner().expect("in memory"));
    files
}

fn in_need(country: &Country) -> u64 {
    country.needs.iter().flat_map(|need| need.phases).map(|people| people.0).sum()
}

#[test]
fn a_plan_says_that_no_source_has_phases() {
    let folder = tempfile::tempdir().expect("a folder");
    for (rows, said) in [
        (usize::MAX, Some("No source of the needs says in which phase people are")),
        (2, Some("Of 2 of 12 needs of an area in a month no source says")),
        (0, None),
    ] {
        for (name, bytes) in without_phases(rows) {
            let path = folder.path().join("pack").join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, bytes).expect("written");
        }
        let ran = run_in(folder.path(), &["plan", "baseline", "--country", "pack"]);
        assert_eq!(ran.exit, 0, "{}", ran.err);
        let text = ran.out.split_whitespace().collect::<Vec<&str>>().join(" ");
        match said {
            Some(said) => assert!(text.contains(said), "{rows}: {text}"),
            None => assert!(!text.contains("in which phase people are"), "{text}"),
        }
    }
}

/// A pack for others had nobody in need where its needs had no phases.
#[test]
fn a_pack_for_others_keeps_needs_without_phases() {
    let files = without_phases(usize::MAX);
    let tables = plain_tables(&files).expect("sound tables");
    let mut coarse = files.clone();
    for table in coarse_tables(&tables, "").iter().filter(|plain| plain.table.file == "needs.csv") {
        assert!(table.rows.iter().all(|row| table.cell(row, "phase3").is_empty()));
        coarse.insert("needs.csv".to_owned(), table.csv());
    }
    // The one source of such a pack is called otherwise.
    let sources = String::from_utf8(coarse["sources.csv"].clone()).expect("text");
    let sources = format!("{sources}rounded,Rounded,nobody,,,,public\n");
    coarse.insert("sources.csv".to_owned(), sources.into_bytes());
    let (whole, _) = Country::load(&files).expect("sound");
    let rounded = Country::load(&coarse).map_err(|issues| issues.to_string()).expect("sound").0;
    assert_eq!(in_need(&whole), 500_000);
    assert_eq!(in_need(&rounded), 500_000, "hundreds and thousands stay as they are");
    assert!(rounded.needs.iter().all(|need| !need.by_phase));
}
