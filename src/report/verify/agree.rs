//! Tables and summary held against one another, whatever the sharing level.

use super::compare::{cell, count, few, month, pcode};
use super::folder::{Folder, Rows};
use super::{Manifest, Verdict};
use serde_json::Value;
use std::collections::BTreeMap;

/// People in the tables and the summary's totals.
pub(super) fn among_tables(folder: &Folder, verdict: &mut Verdict) {
    let (Some(reach), Some(areas)) = (folder.table("reach"), folder.table("areas")) else {
        let missing = vec!["reach.csv or areas.csv is missing or no table".to_owned()];
        return verdict.add("tables agree with one another", missing);
    };
    let mut faults = Vec::new();
    // People by P-code, month and status, as ranges where small counts are hidden.
    let mut sums: BTreeMap<(String, String, String), [(u64, u64); 2]> = BTreeMap::new();
    for row in &reach {
        let key = (pcode(row).to_owned(), month(row), cell(row, "population_status").to_owned());
        let Some((low, high)) = count(cell(row, "population")) else {
            faults.push(format!("reach.csv: `{}` is no count", cell(row, "population")));
            continue;
        };
        let slot = usize::from(cell(row, "ipc_phase") == "3+");
        let sum = &mut sums.entry(key).or_default()[slot];
        *sum = (sum.0 + low, sum.1 + high);
    }
    for ((area, month, status), [phases, all]) in &sums {
        if phases.1 < all.0 || phases.0 > all.1 {
            faults.push(format!("reach.csv {area} {month} {status}: phases do not add up to 3+"));
        }
    }
    for row in &areas {
        for (column, status) in [("need_people", "INN"), ("reached_people", "TGT")] {
            let key =
                (cell(row, "pcode").to_owned(), cell(row, "month").to_owned(), status.to_owned());
            let told = count(cell(row, column));
            let summed = sums.get(&key).map(|[_, all]| *all);
            let agree = matches!((told, summed), (Some(a), Some(b)) if a.0 <= b.1 && b.0 <= a.1);
            if !agree {
                faults.push(format!(
                    "areas.csv {} {} {column}: reach.csv says otherwise",
                    key.0, key.1
                ));
            }
        }
    }
    verdict.add("tables agree with one another", few(faults));
    let faults = match folder.summary() {
        Some(summary) => summary_faults(&summary, &reach, folder.table("costs")),
        None => vec!["summary.json is missing or no JSON".to_owned()],
    };
    verdict.add("the summary's totals are the tables'", few(faults));
}

fn summary_faults(summary: &Value, reach: &Rows, costs: Option<Rows>) -> Vec<String> {
    let mut faults = Vec::new();
    let sum = |status: &str, of: &dyn Fn(&BTreeMap<String, String>) -> bool| {
        let chosen = reach.iter().filter(|r| {
            cell(r, "population_status") == status && cell(r, "ipc_phase") == "3+" && of(r)
        });
        let counts = chosen.filter_map(|r| count(cell(r, "population")));
        counts.fold((0, 0), |sum, (low, high)| (sum.0 + low, sum.1 + high))
    };
    let mut hold = |what: String, told: &Value, (low, high): (u64, u64)| {
        let bounds = match told {
            Value::String(text) => count(text),
            other => other.as_u64().map(|n| (n, n)),
        };
        if bounds.is_none_or(|told| told.1 < low || told.0 > high) {
            faults.push(format!("summary.json {what}: {told} -> {low}"));
        }
    };
    let totals = &summary["totals"];
    for (key, status) in [("need_person_months", "INN"), ("reached_person_months", "TGT")] {
        hold(format!("totals {key}"), &totals[key], sum(status, &|_| true));
        for province in summary["provinces"].as_array().into_iter().flatten() {
            let code = province["admin1_code"].as_str().unwrap_or_default();
            let right = sum(status, &|r| cell(r, "admin1_code") == code);
            hold(format!("{code} {key}"), &province[key], right);
        }
    }
    for (key, status) in [("need_people", "INN"), ("reached_people", "TGT")] {
        for told in summary["months"].as_array().into_iter().flatten() {
            let name = told["month"].as_str().unwrap_or_default();
            let right = sum(status, &|r| month(r) == name);
            hold(format!("{name} {key}"), &told[key], right);
        }
    }
    let usd = |item: &str| {
        let row = costs.iter().flatten().find(|r| cell(r, "item") == item);
        row.and_then(|r| cell(r, "cost_usd").parse::<f64>().ok())
    };
    for (item, key) in [
        ("buying", "buying_usd"),
        ("moving", "moving_usd"),
        ("storing", "storing_usd"),
        ("handing-out", "handing_out_usd"),
        ("levies", "levies_usd"),
        ("total", "total_usd"),
    ] {
        let told = summary["costs"][key].as_f64();
        if told.is_none() || told != usd(item) {
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
        let json: Option<Vec<BTreeMap<String, Value>>> =
            json.ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
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
