//! Plans in the formats of other tools: whole folders, the same on every run, and what they hold.

use super::exported::{ALL, database, exported, files, parts, said};
use super::{run, run_in};
use aidreach::country::{Country, PlaceKind, embedded};
use calamine::{DataType, Reader, Xlsx, open_workbook_from_rs};
use std::fs;
use std::path::Path;

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let [first, second] = [(); 2].map(|()| exported("example", &["--to", ALL]));
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    for (name, bytes) in &first {
        assert!(second[name] == *bytes, "{name} differs from run to run");
    }
    let expected = ["plan.xlsx", "plan.gpkg", "layers/areas.geojson", "layers/areas.qml"];
    let more = ["tables/routes.csv", "hapi/humanitarian-needs.csv", "json/plan.json"];
    for name in expected.iter().chain(&more).chain(&["README.txt", "manifest.json"]) {
        assert!(first.contains_key(*name), "there is no {name}");
    }
}

#[test]
fn a_run_is_exported_as_the_scenario_that_it_recorded() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let kept = ["plan", "baseline", "--country", "example", "--as-known", "--out", "run"];
    assert_eq!(run_in(folder.path(), &kept).exit, 0);
    let ran = run_in(folder.path(), &["export", "run", "--to", "csv,xlsx", "--out", "out"]);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    let from_run = files(&folder.path().join("out"));
    let again = exported("example", &["baseline", "--as-known", "--to", "csv,xlsx"]);
    assert!(from_run.keys().eq(again.keys()));
    for (name, bytes) in &from_run {
        assert!(again[name] == *bytes, "{name} differs");
    }
    assert!(from_run.contains_key("tables/steps.csv"));
}

#[test]
fn an_export_replaces_exports_only() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let export = ["export", "--country", "example", "--to", "csv"];
    let first = run_in(folder.path(), &export);
    assert_eq!(first.exit, 0, "{}", first.err);
    assert!(first.err.contains("written to baseline-export"), "{}", first.err);
    let second = run_in(folder.path(), &export);
    assert_eq!(second.exit, 2);
    assert!(second.err.contains("E0902") && second.err.contains("--force"), "{}", second.err);
    let forced = [&export[..], &["--force"]].concat();
    assert_eq!(run_in(folder.path(), &forced).exit, 0);
    let other = folder.path().join("other");
    fs::create_dir(&other).expect("a folder");
    fs::write(other.join("thesis.docx"), "years of work").expect("a file");
    let onto = [&forced[..], &["--out", "other"]].concat();
    let refused = run_in(folder.path(), &onto);
    assert_eq!(refused.exit, 2);
    assert!(refused.err.contains("only exports are ever replaced"), "{}", refused.err);
    assert_eq!(fs::read_to_string(other.join("thesis.docx")).expect("a file"), "years of work");
}

#[test]
fn a_format_that_there_is_not_is_told_with_the_nearest() {
    let ran = run(&["export", "--country", "example", "--to", "xls"]);
    assert_eq!(ran.exit, 2);
    assert!(ran.err.contains("did you mean `xlsx`?"), "{}", ran.err);
}

#[test]
fn csv_for_excel_and_for_hxl_says_so() {
    let plain = exported("example", &["--to", "csv,hapi-csv"]);
    let marked = exported("example", &["--to", "csv,hapi-csv", "--excel", "--hxl"]);
    for (name, bytes) in plain.iter().filter(|(name, _)| name.ends_with(".csv")) {
        let marked = marked[name].strip_prefix(&[0xEF, 0xBB, 0xBF]).expect("a mark in front");
        let [plain, marked] = [bytes, marked].map(|b| String::from_utf8_lossy(b).into_owned());
        assert!(!plain.starts_with('\u{feff}'));
        let mut lines = marked.lines();
        assert_eq!(lines.next(), plain.lines().next(), "{name}");
        let tags = lines.next().expect("tags");
        let tag = |tag: &str| tag.is_empty() || tag.starts_with('#');
        assert!(tags.split(',').all(tag), "{name}: {tags}");
        assert!(lines.eq(plain.lines().skip(1)), "{name}");
    }
    let needs = String::from_utf8_lossy(&marked["hapi/humanitarian-needs.csv"]).into_owned();
    let begins = "#country+code,#meta+has_hrp,#meta+in_gho,#adm1+name+provider";
    assert!(needs.lines().nth(1).expect("tags").starts_with(begins));
}

#[test]
fn every_column_has_a_meaning() {
    for more in [&["--as-known"][..], &["--level", "district"], &[]] {
        let files = exported("example", &[&["--to", "csv,hapi-csv"], more].concat());
        for folder in ["tables", "hapi"] {
            let name = format!("{folder}/columns.csv");
            let mut reader = csv::Reader::from_reader(files[&name].as_slice());
            for row in reader.records() {
                let row = row.expect("a row");
                assert!(
                    !row[2].is_empty(),
                    "nobody says what `{}` of `{}` means",
                    &row[1],
                    &row[0]
                );
            }
        }
    }
}

#[test]
fn layers_hold_what_the_pack_and_the_plan_hold() {
    let pack = embedded("afghanistan").expect("a pack of the program");
    let country = Country::load(&pack).expect("a sound pack").0;
    let files = exported("afghanistan", &["--to", "gpkg,json"]);
    let (_file, database) = database(&files["plan.gpkg"]);
    let number =
        |text: &str| -> f64 { database.query_row(text, [], |row| row.get(0)).expect(text) };
    assert_eq!(number("PRAGMA application_id"), f64::from(0x4750_4B47));
    assert_eq!(number("PRAGMA user_version"), 10300.0);
    let ok: String =
        database.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("a word");
    assert_eq!(ok, "ok");
    assert_eq!(number("SELECT count(*) FROM areas"), 34.0);
    let shown = country.places.iter().filter(|p| p.kind != PlaceKind::DistrictCentre).count();
    assert_eq!(number("SELECT count(*) FROM places"), shown as f64);
    let plan: serde_json::Value =
        serde_json::from_slice(&files["json/plan.json"]).expect("a summary");
    let reached = plan["totals"]["reached_person_months"].as_f64().expect("a number");
    assert_eq!(number("SELECT sum(reached_person_months) FROM areas"), reached);
    // All food but what is handed out where it lies travels along a link into the area.
    let food = plan["totals"]["food_mt"].as_f64().expect("a number");
    let along = number("SELECT sum(food_mt) FROM routes");
    assert!(along > 0.9 * food && along <= food + 0.001, "{along} of {food}");
    let pinned = number(
        "SELECT count(*) FROM gpkg_contents WHERE last_change <> '2000-01-01T00:00:00.000Z'",
    );
    assert_eq!(pinned, 0.0);
    let mut styles = database.prepare("SELECT styleQML FROM layer_styles").expect("styles");
    let styles = styles.query_map([], |row| row.get::<_, String>(0)).expect("styles");
    let styles: Vec<String> = styles.collect::<Result<_, _>>().expect("styles");
    assert_eq!(styles.len(), 4);
    for style in &styles {
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
        let tree = roxmltree::Document::parse_with_options(style, options).expect("XML");
        let count = |name: &str| tree.descendants().filter(|n| n.has_tag_name(name)).count();
        assert_eq!(count("rule"), count("symbol"));
    }
}

#[test]
fn words_are_never_formulas() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let pack = folder.path().join("pack");
    let made = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/example");
    copy(&made, &pack);
    let places = fs::read_to_string(pack.join("counterparts.csv")).expect("a table");
    let name = "=HYPERLINK(\"\"http://example.org\"\",\"\"x\"\")";
    let (first, rest) = places.split_once("tolan,").expect("a counterpart");
    let (_, after) = rest.split_once(',').expect("a name");
    fs::write(pack.join("counterparts.csv"), format!("{first}tolan,\"{name}\",{after}"))
        .expect("a table");
    let args = ["export", "--country", "pack", "--to", "xlsx,csv", "--out", "out"];
    let ran = run_in(folder.path(), &args);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    let all = files(&folder.path().join("out"));
    let access = said("", &all["tables/access.csv"]);
    assert!(access.contains("\"'=HYPERLINK("), "the table says the name, as words");
    let sheets = parts(&all["plan.xlsx"]);
    assert!(sheets.iter().any(|(_, text)| text.contains("=HYPERLINK(")));
    let no_sum = |text: &str| text.split("<f>").skip(1).any(|formula| !formula.starts_with("SUM("));
    assert!(sheets.iter().all(|(_, text)| !no_sum(text)), "a cell became a formula");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a file");
        }
    }
}

/// The worth of a counterpart is one figure: in text, JSON, CSV, workbook and brief.
#[test]
fn every_format_tells_the_same_worth_of_a_counterpart() {
    let told = |args: &[&str]| -> serde_json::Value {
        let ran = run(&[args, &["--country", "example", "--json"]].concat());
        serde_json::from_str(&ran.out).expect("JSON")
    };
    let all = exported("example", &["--to", "csv,json,xlsx"]);
    let sheet = String::from_utf8(all["tables/worth-counterparts.csv"].clone()).expect("UTF-8");
    let exported: serde_json::Value =
        serde_json::from_slice(&all["json/worth-counterparts.json"]).expect("JSON");
    let mut book: Xlsx<_> =
        open_workbook_from_rs(std::io::Cursor::new(&all["plan.xlsx"])).expect("a workbook");
    let range = book.worksheet_range("Worth of counterparts").expect("a sheet");
    let worth = told(&["worth"]);
    let by_counterpart = told(&["worth", "--by", "counterpart"]);
    let each = worth["counterparts"]["each"].as_array().expect("a list");
    assert_eq!(worth["counterparts"]["each"], by_counterpart["counterparts"]["each"]);
    assert!(each.len() > 2);
    for (n, counterpart) in each.iter().enumerate() {
        let id = counterpart["id"].as_str().expect("an id");
        let figure = |key: &str| counterpart[key].as_f64().expect("a figure");
        let (worth, hangs) = (figure("worth_person_months"), figure("hold_up_person_months"));
        let line = sheet.lines().find(|line| line.contains(&format!(",{id},"))).expect("a row");
        for cell in [worth, hangs] {
            assert!(line.split(',').any(|text| text == cell.to_string()), "{line}: {cell}");
            let row = range.rows().find(|row| row.iter().any(|c| c.get_string() == Some(id)));
            let row = row.expect("a row of the workbook");
            assert!(row.iter().any(|c| c.as_f64() == Some(cell)), "{id}: {cell}");
        }
        let row = &exported.as_array().expect("rows")[n];
        assert_eq!(row["worth_person_months"], counterpart["worth_person_months"], "{row}");
        let brief = run(&["brief", id, "--country", "example"]).out;
        assert!(brief.contains(&grouped(worth)) && brief.contains(&grouped(hangs)), "{brief}");
    }
}

/// A whole figure with a comma between thousands.
fn grouped(figure: f64) -> String {
    let digits: Vec<char> = figure.to_string().chars().rev().collect();
    let groups: Vec<String> = digits.chunks(3).map(|some| some.iter().collect()).collect();
    groups.join(",").chars().rev().collect()
}
