//! The cascade from need to reach: its steps never rise, and it leads from the need to the reach that
//! the summary tells.

use super::Verdict;
use super::compare::few;
use super::figures::{Counts, cell};
use super::folder::{Folder, Rows};
use serde_json::Value;

/// The table of the window and its months, and that of areas where there is one.
pub(super) fn never_rise(folder: &Folder, counts: Counts, verdict: &mut Verdict) {
    let Some(rows) = folder.table("cascade") else {
        let missing = vec!["cascade.csv is missing or no table".to_owned()];
        return verdict.add("from need to reach no step rises", missing);
    };
    let mut faults = rising("cascade.csv", &rows, "month", counts);
    if let Some(areas) = folder.table("cascade-areas") {
        faults.extend(rising("cascade-areas.csv", &areas, "pcode", counts));
    }
    if let Some(summary) = folder.summary() {
        faults.extend(ends(&rows, &summary));
    }
    verdict.add("from need to reach no step rises", few(faults));
}

/// Steps of one month or area stand below one another.
fn rising(file: &str, rows: &Rows, of: &str, counts: Counts) -> Vec<String> {
    let mut faults = Vec::new();
    let left = |row| cell(row, "left_person_months").to_owned();
    for pair in rows.windows(2).filter(|pair| cell(&pair[0], of) == cell(&pair[1], of)) {
        let [before, then] = [&pair[0], &pair[1]].map(left);
        let fault = match (counts.read(&before), counts.read(&then)) {
            (Some(before), Some(then)) if then.0 <= before.1 => continue,
            (Some(_), Some(_)) => format!("rises to {then} after {before}"),
            (None, _) => format!("`{before}` before it is no count of people"),
            (_, None) => format!("`{then}` is no count of people"),
        };
        let (whose, step) = (cell(&pair[1], of), cell(&pair[1], "step"));
        faults.push(format!("{file} {whose} {step}: {fault}"));
    }
    faults
}

/// The first and the last step of the window are the totals of the summary.
fn ends(rows: &Rows, summary: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    for (step, key) in [("need", "need_person_months"), ("choice", "reached_person_months")] {
        let window = |row: &&std::collections::BTreeMap<String, String>| {
            cell(row, "month").is_empty() && cell(row, "step") == step
        };
        let told = rows.iter().find(window).map(|row| cell(row, "left_person_months"));
        let total = summary["totals"][key].to_string();
        if told != Some(total.as_str()) {
            let told = told.unwrap_or_default();
            faults.push(format!("cascade.csv {step}: {told} -> {total}"));
        }
    }
    faults
}
