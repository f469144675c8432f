//! Every question in every format: the same head, the same tables, the same figures.

use super::run_in;
use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Questions, as they are asked of the built-in example.
const QUESTIONS: &[&[&str]] = &[
    &["ask", "--target", "0.6"],
    &["backtest"],
    &["brief", "tolan"],
    &["brief", "belmar", "--scenario", "red-lines"],
    &["check"],
    &["compare", "full-access", "east-closed", "short-of-money"],
    &["denials", "--scenarios"],
    &["conditions", "red-lines"],
    &["conditions", "short-of-money"],
    &["conditions", "--permission", "east-transit", "--vary", "levy", "--budget", "5e5"],
    &["conditions", "--permission", "east-transit", "--vary", "quota"],
    &["data", "audit"],
    &["data", "list"],
    &["data", "show", "links"],
    &["data", "sources"],
    &["frontier", "short-of-money"],
    &["network"],
    &["ranges", "--beside", "east-closed", "--draws", "20"],
    &["route", "port_ambar", "vesh"],
    &["routes"],
    &[
        "whatif",
        "--shut",
        "east gate in 2021-11",
        "--capacity",
        "north gate x0.5",
        "--can",
        "north gate",
    ],
    &["why"],
    &["why", "vesh", "Old Sarn"],
    &["worth", "--trigger"],
    &["worth", "--samples", "20", "--objective", "severity"],
    &["scenarios"],
];

/// Keys that the head of every answer has.
const HEAD: [&str; 12] = [
    "format",
    "version",
    "tool_version",
    "sharing",
    "country",
    "pack",
    "pack_sha256",
    "scenario",
    "scenario_name",
    "level",
    "measure",
    "run",
];

/// An answer in every format.
struct Formats {
    json: Value,
    /// By table, the header and the rows.
    csv: BTreeMap<String, Vec<Vec<String>>>,
    /// By table, the headings, the names of the columns, and the rows.
    xlsx: BTreeMap<String, Vec<Vec<Data>>>,
    md: String,
    html: String,
    pdf: String,
    text: String,
}

fn in_every_format(question: &[&str]) -> Formats {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let at = folder.path();
    let ask = |more: &[&str]| {
        let args = [question, &["--country", "example"], more].concat();
        let ran = run_in(at, &args);
        assert_eq!(ran.exit, 0, "{args:?}: {}", ran.err);
        ran.out
    };
    let shown = ask(&["--json"]);
    assert_eq!(shown, ask(&["--format", "json"]));
    for format in ["md", "html", "pdf", "xlsx"] {
        assert_eq!(ask(&["--out", &format!("answer.{format}")]), "");
    }
    ask(&["--format", "csv", "--out", "tables"]);
    let read = |name: &str| fs::read_to_string(at.join(name)).expect("the file asked for");
    let pdf = crate::page_pdf::pages(&fs::read(at.join("answer.pdf")).expect("a PDF"));
    Formats {
        json: serde_json::from_str(&shown).expect("JSON"),
        csv: tables_of(&at.join("tables")),
        xlsx: sheets_of(&at.join("answer.xlsx")),
        md: read("answer.md"),
        html: read("answer.html"),
        pdf: pdf.join(" "),
        text: ask(&[]),
    }
}

fn tables_of(folder: &Path) -> BTreeMap<String, Vec<Vec<String>>> {
    let mut tables = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder of tables") {
        let path = entry.expect("a file").path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        if path.extension().is_some_and(|ending| ending == "csv") && name != "columns" {
            let mut file =
                csv::ReaderBuilder::new().has_headers(false).from_path(&path).expect("CSV");
            let row = |row: Result<csv::StringRecord, csv::Error>| {
                row.expect("a row").iter().map(str::to_owned).collect()
            };
            tables.insert(name, file.records().map(row).collect());
        }
    }
    tables
}

fn sheets_of(file: &Path) -> BTreeMap<String, Vec<Vec<Data>>> {
    let mut book: Xlsx<_> = open_workbook(file).expect("a workbook");
    let rows = |name: &String, book: &mut Xlsx<_>| {
        book.worksheet_range(name).expect("a sheet").rows().map(<[Data]>::to_vec).collect()
    };
    let columns: Vec<Vec<Data>> = rows(&"Columns".to_owned(), &mut book);
    // Tabs have words for people; which table stands there is told with its columns.
    let named = |row: &Vec<Data>| (row[1].to_string(), row[0].to_string());
    let tables: BTreeMap<String, String> = columns[2..].iter().map(named).collect();
    tables.into_iter().map(|(table, name)| (table, rows(&name, &mut book))).collect()
}

/// Whether a cell of a CSV file says what JSON says.
fn is_same(cell: &str, value: &Value) -> bool {
    match value {
        Value::Null => cell.is_empty(),
        Value::Number(number) => cell.parse::<f64>().ok() == number.as_f64(),
        Value::String(words) => cell == words || cell.strip_prefix('\'') == Some(words),
        Value::Bool(_) | Value::Array(_) | Value::Object(_) => false,
    }
}

/// Whether a cell of a workbook says what JSON says.
fn is_shown(cell: &Data, value: &Value) -> bool {
    match (cell, value) {
        (Data::Empty, Value::Null) => true,
        (Data::Empty, Value::String(words)) => words.is_empty(),
        (Data::Float(shown), Value::Number(number)) => Some(*shown) == number.as_f64(),
        (Data::Int(shown), Value::Number(number)) => Some(*shown as f64) == number.as_f64(),
        (Data::String(shown), Value::String(words)) => shown == words,
        // A month is the day on which it begins.
        (Data::DateTime(day), Value::String(words)) => {
            let (year, month, ..) = day.to_ymd_hms_milli();
            words.starts_with(&format!("{year}-{month:02}"))
        }
        _ => false,
    }
}

/// No caption over a sheet says of what a figure is, and in what it is counted: its heading does.
fn assert_has_unit(heading: &str, key: &str, table: &str) {
    let told = format!("{table}, {key}: the heading `{heading}`");
    let lower = heading.to_lowercase();
    let units = "in person-months us dollars usd usd/mt mt people days km";
    let is_unit = |word: &str| units.split(' ').any(|unit| unit == word);
    let key_is_unit = ["mt", "usd_per_mt", "days"].contains(&key);
    assert!(
        key_is_unit || !lower.trim_end_matches(" a month").split(' ').all(is_unit),
        "{told} says no more than a unit"
    );
    assert!(!heading.starts_with(|c: char| c.is_lowercase() || c == ' '), "{told} goes on");
    let ends = [("_person_months", "person-months"), ("_mt", "mt"), ("_usd", "us"), ("_km", "km")];
    let mut ends = ends.iter().filter(|(end, _)| key.ends_with(end) && !key.ends_with("_per_mt"));
    assert!(ends.all(|(_, unit)| lower.contains(unit)), "{told} has no unit");
    assert!(!key.starts_with("rank") || !heading.contains(','), "{told}: a place has no unit");
}

/// A figure as people read it, and half of its last place.
fn figure(word: &str) -> Option<(f64, f64)> {
    let percent = word.strip_suffix(" %");
    let digits: String = percent.unwrap_or(word).chars().filter(|c| *c != ',').collect();
    let first = digits.trim_start_matches(['+', '-']).chars().next()?;
    let value: f64 = digits.parse().ok().filter(|_| first.is_ascii_digit())?;
    let places = digits.split_once('.').map_or(0, |(_, after)| after.len() as i32);
    let by = if percent.is_some() { 100.0 } else { 1.0 };
    Some((value / by, 0.500_001 * 10f64.powi(-places) / by))
}

fn numbers(value: &Value, into: &mut Vec<f64>) {
    match value {
        Value::Number(number) => into.extend(number.as_f64()),
        Value::Array(values) => values.iter().for_each(|value| numbers(value, into)),
        Value::Object(values) => values.values().for_each(|value| numbers(value, into)),
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

/// The cells of the tables of a Markdown page.
fn cells(page: &str) -> impl Iterator<Item = &str> {
    let rows = page.lines().filter(|line| line.starts_with('|') && !line.starts_with("| ---"));
    rows.flat_map(|row| {
        row.trim_matches('|').split(" | ").map(|cell| cell.trim_matches(['|', ' ']))
    })
}

#[test]
fn every_head_is_alike() {
    for question in QUESTIONS {
        let json = in_every_format(question).json;
        for key in HEAD {
            assert!(json.get(key).is_some(), "{question:?} has no `{key}`");
        }
        assert_eq!(json["sharing"], "internal", "{question:?}");
        assert!(json["tables"].is_object(), "{question:?}");
    }
}

#[test]
fn every_figure_is_the_same_in_every_format() {
    for question in QUESTIONS {
        let told = in_every_format(question);
        let tables = told.json["tables"].as_object().expect("tables");
        assert!(tables.keys().eq(told.csv.keys()), "{question:?}");
        for (name, rows) in tables {
            let rows = rows.as_array().expect("rows");
            let (header, lines) = told.csv[name].split_first().expect("a header");
            assert_eq!(lines.len(), rows.len(), "{name}");
            let sheet = told.xlsx.get(name);
            assert_eq!(sheet.is_some(), !rows.is_empty(), "{name}");
            for (heading, key) in sheet.iter().flat_map(|sheet| sheet[0].iter().zip(header)) {
                assert_has_unit(&heading.to_string(), key, name);
            }
            for (n, row) in rows.iter().enumerate() {
                assert_eq!(row.as_object().expect("a row").len(), header.len(), "{name}");
                for (column, key) in header.iter().enumerate() {
                    let value = &row[key];
                    let cell = &lines[n][column];
                    assert!(is_same(cell, value), "{name}, {key}: `{cell}` and {value}");
                    let sheet = sheet.expect("a sheet");
                    assert_eq!(sheet[1][column], Data::String(key.clone()), "{name}");
                    let shown = &sheet[n + 2][column];
                    assert!(is_shown(shown, value), "{name}, {key}: {shown:?} and {value}");
                }
            }
        }
        let mut known = Vec::new();
        numbers(&told.json, &mut known);
        let html = told.html.replace("&lt;", "<").replace("&gt;", ">");
        for cell in cells(&told.md) {
            let Some((value, within)) = figure(cell) else { continue };
            // Percentages stand in the data as shares, or as percentages where the key says so.
            let is_it = |known: &f64, by: f64| (known - value * by).abs() <= within * by;
            let percent = cell.ends_with('%');
            let found =
                known.iter().any(|known| is_it(known, 1.0) || percent && is_it(known, 100.0));
            assert!(found, "{question:?}: no figure of the data is `{cell}`");
            assert!(html.contains(cell), "{question:?}: `{cell}` is missing in HTML");
            assert!(told.pdf.contains(cell), "{question:?}: `{cell}` is missing in PDF");
        }
        assert!(!html.contains("<th scope=\"col\"></th>"), "{question:?}: no words over a column");
        // Words are those of the page, line breaks aside.
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (text, run) = (words(&told.text), told.json["run"].as_str().expect("a key"));
        // What `check` tells on a terminal is read line by line, by people and by editors.
        let text = if question == &["check"] { &told.md } else { &text };
        for page in [text, &told.md, &told.html, &told.pdf] {
            assert!(page.contains(run), "{question:?}: a page without the key of its answer");
        }
    }
}

/// Screen readers jump from table to table by name.
#[test]
fn no_two_tables_of_a_page_have_one_name() {
    let mut tables = 0;
    for question in [&["backtest"][..], &["why", "vesh", "Old Sarn"]] {
        let html = in_every_format(question).html;
        let names = html.split("role=\"region\" aria-label=\"").skip(1);
        let names: Vec<&str> = names.filter_map(|rest| rest.split('"').next()).collect();
        let once: std::collections::BTreeSet<&str> = names.iter().copied().collect();
        assert_eq!(once.len(), names.len(), "{question:?}: {names:?}");
        tables += names.len();
    }
    assert!(tables > 4);
}

#[test]
fn one_table_alone_is_csv() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let ask = |more: &[&str]| {
        run_in(folder.path(), &[&["frontier", "--country", "example"], more].concat())
    };
    let shown = ask(&["--table", "frontier-aims"]);
    assert!(shown.out.starts_with("aim,reached_person_months,"), "{}", shown.out);
    let unknown = ask(&["--table", "frontier-aim"]);
    assert_eq!(unknown.exit, 2);
    assert!(unknown.err.contains("did you mean `frontier-aims`?"), "{}", unknown.err);
    let nowhere = ask(&["--format", "csv"]);
    assert_eq!(nowhere.exit, 2);
    assert!(nowhere.err.contains("--out DIR"), "{}", nowhere.err);
    let both = ask(&["--table", "frontier-aims", "--format", "pdf"]);
    assert_eq!(both.exit, 2);
    // Without a row there is a header still.
    let none = ask(&["--table", "frontier-floors"]);
    assert_eq!(none.out.lines().count(), 1, "{}", none.out);
}

#[test]
fn a_limit_on_routes_leaves_data_and_legs_without_an_alternative_whole() {
    let json = |more: &[&str]| -> Value {
        let ran = super::run(&[&["routes", "--country", "example", "--json"], more].concat());
        serde_json::from_str(&ran.out).expect("JSON")
    };
    let (all, one) = (json(&[]), json(&["--limit", "1"]));
    assert!(all["tables"]["route-lengths"].as_array().is_some_and(|routes| routes.len() > 1));
    assert_eq!(one["tables"], all["tables"]);
    assert_eq!(one["routes"], all["routes"]);
}
