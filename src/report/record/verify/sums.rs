//! People, food and coverage of the summary held against the sums over the tables.

use super::figures::{Counts, Range, cell, grams, meet, month, pcode, plus};
use super::folder::Rows;
use serde_json::Value;
use std::collections::BTreeMap;

/// What the tables add up to, of the window, a month or a province.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    need: Range,
    reached: Range,
    grams: i128,
    /// Areas and months of which it is the sum; each of their figures is rounded.
    cells: u32,
}

#[derive(Default)]
struct Sums {
    window: Sum,
    months: BTreeMap<String, Sum>,
    provinces: BTreeMap<String, Sum>,
    /// In need and reached, by phase.
    phases: BTreeMap<(String, String), Range>,
    faults: Vec<String>,
}

/// Everything the summary adds up.
pub(super) fn of_summary(summary: &Value, tables: (&Rows, &Rows), counts: Counts) -> Vec<String> {
    let mut sums = Sums::of(tables, counts);
    let (totals, window) = (&summary["totals"], sums.window);
    let people = ["need_person_months", "reached_person_months"];
    sums.hold("totals", totals, people, window, counts);
    for (status, key) in ["INN", "TGT"].into_iter().zip(people) {
        for phase in ["3", "4", "5"] {
            let right = sums.phases.get(&(status.to_owned(), phase.to_owned())).copied();
            let told = &totals[format!("{key}_by_phase")][format!("phase{phase}")];
            let what = format!("totals {key} of phase {phase}");
            sums.people(&what, told, right.unwrap_or_default(), counts);
        }
    }
    let most = |of: fn(&Sum) -> Range| {
        sums.months.values().map(of).fold((0, 0), |a, b| (a.0.max(b.0), a.1.max(b.1)))
    };
    let (need, reached) = (most(|sum| sum.need), most(|sum| sum.reached));
    let all = window.reached;
    sums.people("totals distinct_people_low", &totals["distinct_people_low"], reached, counts);
    let high = (all.0.min(need.0), all.1.min(need.1));
    sums.people("totals distinct_people_high", &totals["distinct_people_high"], high, counts);
    for told in summary["provinces"].as_array().into_iter().flatten() {
        let code = told["admin1_code"].as_str().unwrap_or_default();
        let sum = sums.provinces.get(code).copied().unwrap_or_default();
        sums.hold(code, told, people, sum, counts);
    }
    for told in summary["months"].as_array().into_iter().flatten() {
        let name = told["month"].as_str().unwrap_or_default();
        let sum = sums.months.get(name).copied().unwrap_or_default();
        sums.hold(name, told, ["need_people", "reached_people"], sum, counts);
    }
    sums.faults
}

impl Sums {
    fn of((reach, areas): (&Rows, &Rows), counts: Counts) -> Sums {
        let mut sums = Sums::default();
        let mut province_of = BTreeMap::new();
        for row in reach {
            // What is no count is told beside the tables.
            let Some(range) = counts.read(cell(row, "population")) else { continue };
            let (status, phase) = (cell(row, "population_status"), cell(row, "ipc_phase"));
            if phase != "3+" {
                let slot = sums.phases.entry((status.to_owned(), phase.to_owned())).or_default();
                *slot = plus(*slot, range);
                continue;
            }
            let province = cell(row, "admin1_code").to_owned();
            province_of.insert(pcode(row).to_owned(), province.clone());
            sums.each(&province, &month(row), |sum| match status {
                "INN" => sum.need = plus(sum.need, range),
                _ => sum.reached = plus(sum.reached, range),
            });
        }
        for row in areas {
            let (area, month) = (cell(row, "pcode"), cell(row, "month"));
            let Some(grams) = grams(cell(row, "food_mt")) else {
                let found = cell(row, "food_mt");
                sums.faults.push(format!("areas.csv {area} {month}: `{found}` is no tonnage"));
                continue;
            };
            let province = province_of.get(area).cloned().unwrap_or_default();
            sums.each(&province, month, |sum| {
                sum.grams += grams;
                sum.cells += 1;
            });
            let people = ["need_people", "reached_people"].map(|c| counts.read(cell(row, c)));
            if let ([Some(need), Some(reached)], Ok(share)) =
                (people, cell(row, "coverage_share").parse::<f64>())
                && !covers(share, &Sum { need, reached, cells: 1, ..Sum::default() })
            {
                sums.faults.push(format!("areas.csv {area} {month} coverage_share: {share}"));
            }
        }
        sums
    }

    fn each(&mut self, province: &str, month: &str, mut add: impl FnMut(&mut Sum)) {
        add(&mut self.window);
        add(self.months.entry(month.to_owned()).or_default());
        add(self.provinces.entry(province.to_owned()).or_default());
    }

    fn hold(&mut self, of: &str, told: &Value, keys: [&str; 2], sum: Sum, counts: Counts) {
        for (key, right) in keys.into_iter().zip([sum.need, sum.reached]) {
            self.people(&format!("{of} {key}"), &told[key], right, counts);
        }
        // Each figure is rounded to the gram; a number in JSON has some sixteen digits.
        let right = sum.grams as f64;
        let most = f64::from(sum.cells) + 1.0 + right * 1e-12;
        let food = told["food_mt"].as_f64();
        if food.is_none_or(|mt| !within(mt * 1e6, right, most)) {
            let (found, right) = (&told["food_mt"], right / 1e6);
            self.faults.push(format!("summary.json {of} food_mt: {found} -> {right}"));
        }
        let share = told["coverage_share"].as_f64();
        if share.is_none_or(|share| !covers(share, &sum)) {
            let found = &told["coverage_share"];
            self.faults.push(format!("summary.json {of} coverage_share: {found} is another share"));
        }
    }

    fn people(&mut self, what: &str, told: &Value, right: Range, counts: Counts) {
        if !counts.told(told).is_some_and(|told| meet(told, right)) {
            self.faults.push(format!("summary.json {what}: {told} -> {}", right.0));
        }
    }
}

fn within(found: f64, right: f64, most: f64) -> bool {
    (found - right).abs() <= most
}

/// Whether a share of those in need is that of those reached, but for rounding: of the share to six
/// places, and of people in three phases of every cell.
fn covers(share: f64, sum: &Sum) -> bool {
    let apart = f64::from(sum.cells) * 3.0 + 1.0;
    let of = |need: u128| share * need as f64;
    let most = sum.need.1 as f64 * 1e-6 + apart;
    (0.0..=1.0).contains(&share)
        && of(sum.need.0) <= sum.reached.1 as f64 + most
        && of(sum.need.1) + most >= sum.reached.0 as f64
}
