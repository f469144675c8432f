//! Tables and summary held against one another, whatever the sharing level.

use super::compare::few;
use super::figures::{Counts, Range, cell, meet, month, paid, pcode, plus};
use super::folder::{Folder, Rows};
use super::{Manifest, Verdict, strict, sums, told};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// People in the tables and the summary's totals.
pub(super) fn among_tables(
    folder: &Folder,
    counts: Counts,
    manifest: &Manifest,
    verdict: &mut Verdict,
) {
    let (Some(reach), Some(areas)) = (folder.table("reach"), folder.table("areas")) else {
        let missing = vec!["reach.csv or areas.csv is missing or no table".to_owned()];
        return verdict.add("tables agree with one another", missing);
    };
    let mut faults = people(&reach, &areas, counts);
    faults.extend(told::names(&reach, &areas));
    faults.extend(folder.table("costs").and_then(|rows| items(&rows)));
    verdict.add("tables agree with one another", few(faults));
    let Some(summary) = folder.summary() else {
        let missing = vec!["summary.json is missing or no JSON".to_owned()];
        return verdict.add("the summary's totals are the tables'", missing);
    };
    let mut faults = sums::of_summary(&summary, (&reach, &areas), counts);
    faults.extend(costs(&summary, folder.table("costs").as_ref()));
    verdict.add("the summary's totals are the tables'", few(faults));
    let faults = told::of_summary(&summary, &reach, manifest);
    verdict.add("the summary is about what the manifest and the tables are about", few(faults));
}

const STATUSES: [&str; 2] = ["INN", "TGT"];
const PHASES: [&str; 4] = ["3", "4", "5", "3+"];

/// People of one area in one month by status and phase.
type Cells = [[Option<Range>; 4]; 2];

/// Phases add up, nobody is reached who is not in need, and both tables say the same of the same areas
/// and months.
fn people(reach: &Rows, areas: &Rows, counts: Counts) -> Vec<String> {
    let mut faults = Vec::new();
    let mut told: BTreeMap<(String, String), Cells> = BTreeMap::new();
    for row in reach {
        let (status, phase) = (cell(row, "population_status"), cell(row, "ipc_phase"));
        let found = cell(row, "population");
        let at = |all: &[&str], one: &str| all.iter().position(|word| *word == one);
        let (Some(s), Some(p)) = (at(&STATUSES, status), at(&PHASES, phase)) else {
            faults.push(format!("reach.csv: `{status}` and `{phase}` are no status and phase"));
            continue;
        };
        let Some(range) = counts.read(found) else {
            faults.push(format!("reach.csv: `{found}` is no count of people in this run"));
            continue;
        };
        let cells = told.entry((pcode(row).to_owned(), month(row))).or_default();
        if cells[s][p].replace(range).is_some() {
            let (area, month) = (pcode(row), month(row));
            faults.push(format!("reach.csv {area} {month} {status} {phase}: it stands twice"));
        }
    }
    for ((area, month), cells) in &told {
        let what = format!("reach.csv {area} {month}");
        if cells.iter().flatten().any(Option::is_none) {
            faults.push(format!("{what}: a status or a phase is missing"));
            continue;
        }
        let cells = cells.map(|cells| cells.map(Option::unwrap_or_default));
        for (status, [three, four, five, all]) in STATUSES.iter().zip(cells) {
            if !meet([four, five].into_iter().fold(three, plus), all) {
                faults.push(format!("{what} {status}: phases do not add up to 3+"));
            }
        }
        for (phase, (need, reached)) in PHASES.iter().zip(cells[0].iter().zip(cells[1])) {
            if reached.0 > need.1 {
                let (reached, need) = (reached.0, need.1);
                faults.push(format!("{what} phase {phase}: {reached} reached of {need} in need"));
            }
        }
    }
    let mut seen = BTreeSet::new();
    for row in areas {
        let key = (cell(row, "pcode").to_owned(), cell(row, "month").to_owned());
        for (column, s) in [("need_people", 0), ("reached_people", 1)] {
            let told = told.get(&key).and_then(|cells| cells[s][3]);
            let found = counts.read(cell(row, column));
            if !found.zip(told).is_some_and(|(one, other)| meet(one, other)) {
                let (area, month) = &key;
                faults.push(format!("areas.csv {area} {month} {column}: reach.csv says otherwise"));
            }
        }
        if !seen.insert(key) {
            faults.push(format!("areas.csv {}: a month stands twice", cell(row, "pcode")));
        }
    }
    let missing = told.keys().filter(|key| !seen.contains(*key));
    faults.extend(missing.map(|(area, month)| format!("areas.csv lacks {area} {month}")));
    faults
}

const ITEMS: [(&str, &str); 5] = [
    ("buying", "buying_usd"),
    ("moving", "moving_usd"),
    ("storing", "storing_usd"),
    ("handing-out", "handing_out_usd"),
    ("levies", "levies_usd"),
];

/// Items add up to the total, but for the rounding of each.
fn items(rows: &Rows) -> Option<String> {
    let sum: Option<i128> = ITEMS.iter().map(|(item, _)| paid(rows, item)).sum();
    let right = sum.zip(paid(rows, "total")).is_some_and(|(sum, all)| (sum - all).abs() <= 3);
    (!right).then(|| "costs.csv: its items do not add up to its total".to_owned())
}

fn costs(summary: &Value, rows: Option<&Rows>) -> Vec<String> {
    let mut faults = Vec::new();
    for (item, key) in ITEMS.into_iter().chain([("total", "total_usd")]) {
        let row = rows.into_iter().flatten().find(|row| cell(row, "item") == item);
        let found = row.and_then(|row| cell(row, "cost_usd").parse::<f64>().ok());
        let told = summary["costs"][key].as_f64();
        if told.is_none() || told != found {
            faults.push(format!("summary.json costs {key}: costs.csv says otherwise"));
        }
    }
    faults
}

/// Each table says the same as CSV and as JSON.
pub(super) fn csv_with_json(folder: &Folder, manifest: &Manifest, verdict: &mut Verdict) {
    let mut faults = Vec::new();
    let mut tables = 0;
    let name = |file: &str| Some(file.strip_prefix("tables/")?.strip_suffix(".csv")?.to_owned());
    for name in manifest.outputs.iter().filter_map(|file| name(&file.name)) {
        tables += 1;
        let json = folder.bytes(&format!("tables/{name}.json"));
        let json: Option<Vec<BTreeMap<String, Value>>> = json
            .ok()
            .and_then(|bytes| strict::read(&bytes).ok())
            .and_then(|value| serde_json::from_value(value).ok());
        let (Some(csv), Some(json)) = (folder.table(&name), json) else {
            faults.push(format!("{name}.csv or {name}.json is missing or no table"));
            continue;
        };
        let same = |(row, object): (&BTreeMap<String, String>, &BTreeMap<String, Value>)| {
            row.len() == object.len()
                && row.iter().all(|(k, v)| object.get(k).is_some_and(|o| equal(v, o)))
        };
        if csv.len() != json.len() || !csv.iter().zip(&json).all(same) {
            faults.push(format!("{name}.csv and {name}.json differ"));
        }
    }
    verdict.add(format!("{tables} tables are the same as CSV and JSON"), faults);
}

fn equal(text: &str, value: &Value) -> bool {
    match value {
        Value::Null => text.is_empty(),
        Value::String(string) => {
            text.strip_prefix('\'').unwrap_or(text) == string || text == string
        }
        Value::Number(number) => {
            let (a, b) = (text.parse::<f64>(), number.as_f64());
            a.ok().is_some_and(|a| b == Some(a))
        }
        Value::Bool(_) | Value::Array(_) | Value::Object(_) => false,
    }
}
