//! Tables held against the proof, cell by cell and total by total.

use super::Verdict;
use super::folder::{Folder, Rows};
use super::recount::{Recount, recount};
use crate::plan::Exact;
use crate::report::figure::Figure;
use crate::report::run_folder::Certificate;
use std::collections::BTreeMap;

/// The most differences told of one kind; the rest only counted.
const MOST: usize = 10;

/// Every table that the proof speaks of.
pub(super) fn with_claim(folder: &Folder, certificate: &Certificate, verdict: &mut Verdict) {
    let recount = recount(certificate);
    if let Some(rows) = folder.table("reach") {
        verdict.add("people reached are what the proof says", reach(&rows, &recount));
    }
    if let Some(rows) = folder.table("reach") {
        verdict.add("people in need are those that the proof counts", needs(&rows, certificate));
    }
    if let Some(rows) = folder.table("areas") {
        verdict.add("tonnes handed out are what the proof says", areas(&rows, &recount));
    }
    if let Some(rows) = folder.table("routes") {
        verdict.add("routes add up to the proof's shipments", routes(&rows, &recount));
    }
    if let Some(rows) = folder.table("limits") {
        verdict.add("limits are the proof's arcs", limits(&rows, certificate));
    }
    if let Some(rows) = folder.table("costs") {
        let total = rows.iter().find(|r| cell(r, "item") == "total");
        let found = total.map_or("", |r| cell(r, "cost_usd"));
        let right = Figure::usd(recount.cents).plain();
        let faults = differs("costs.csv total", found, &right).into_iter().collect();
        verdict.add("costs are what the proof says", faults);
    }
}

pub(super) fn cell<'a>(row: &'a BTreeMap<String, String>, column: &str) -> &'a str {
    row.get(column).map_or("", String::as_str)
}

fn differs(what: &str, found: &str, right: &str) -> Option<String> {
    (found != right).then(|| format!("{what}: {found} -> {right}"))
}

/// The first few, and how many more.
pub(super) fn few(mut faults: Vec<String>) -> Vec<String> {
    let more = faults.len().saturating_sub(MOST);
    if more > 0 {
        faults.truncate(MOST);
        faults.push(format!("and {more} more"));
    }
    faults
}

/// P-code of the area that a row of `reach.csv` is about.
pub(super) fn pcode(row: &BTreeMap<String, String>) -> &str {
    match cell(row, "admin2_code") {
        "" => cell(row, "admin1_code"),
        district => district,
    }
}

pub(super) fn month(row: &BTreeMap<String, String>) -> String {
    cell(row, "reference_period_start").chars().take(7).collect()
}

/// A count of people: exactly so many, or fewer than the number after `<`, perhaps none.
pub(super) fn count(text: &str) -> Option<(u64, u64)> {
    match text.strip_prefix('<') {
        Some(most) => Some((0, most.parse::<u64>().ok()?.saturating_sub(1))),
        None => text.parse().ok().map(|n| (n, n)),
    }
}

/// Each cell is its exact figure rounded up or down, and together they are the rounded total.
fn reach(rows: &Rows, recount: &Recount) -> Vec<String> {
    let mut faults = Vec::new();
    let (mut low, mut high) = (0, 0);
    let mut left = recount.served.clone();
    let reached = |row: &&BTreeMap<String, String>| {
        cell(row, "population_status") == "TGT" && cell(row, "ipc_phase") != "3+"
    };
    for row in rows.iter().filter(reached) {
        let (area, month, phase) = (pcode(row).to_owned(), month(row), cell(row, "ipc_phase"));
        let key = (area, month, phase.parse().unwrap_or(0));
        let exact = left.remove(&key).unwrap_or_default();
        let found = cell(row, "population");
        let Some(bounds) = count(found) else {
            faults.push(format!("reach.csv: `{found}` is no count of people"));
            continue;
        };
        let (floor, ceiling) = (exact.floor().to_integer(), exact.ceil().to_integer());
        if ceiling < i128::from(bounds.0) || floor > i128::from(bounds.1) {
            let right = Figure::rounded(exact, 2).plain();
            faults
                .push(format!("reach.csv {} {} phase {}: {found} -> {right}", key.0, key.1, key.2));
        }
        (low, high) = (low + bounds.0, high + bounds.1);
    }
    left.retain(|_, people| *people != Exact::default());
    if !left.is_empty() {
        faults.push(format!("reach.csv lacks {} figures of the proof", left.len()));
    }
    let total = recount.served.values().copied().sum::<Exact>().round().to_integer();
    if total < i128::from(low) || total > i128::from(high) {
        faults.push(format!("reach.csv adds up to {low} -> {total}"));
    }
    few(faults)
}

/// Whom each hand-out of the proof counts as in need stands in the table.
fn needs(rows: &Rows, certificate: &Certificate) -> Vec<String> {
    let in_need = rows.iter().filter(|row| cell(row, "population_status") == "INN");
    let told: BTreeMap<_, _> = in_need
        .map(|row| ((pcode(row).to_owned(), month(row), cell(row, "ipc_phase")), row))
        .collect();
    let mut faults = Vec::new();
    for fed in certificate.claim.arcs.iter().filter_map(|arc| arc.fed) {
        let name = |names: &[String], n: usize| names.get(n).cloned().unwrap_or_default();
        let area = name(&certificate.areas, fed.area as usize);
        let month = name(&certificate.months, usize::from(fed.period));
        let phase = fed.phase.to_string();
        let row = told.get(&(area.clone(), month.clone(), phase.as_str()));
        let found = row.map_or("", |row| cell(row, "population"));
        let right = fed.people.to_string();
        let what = format!("reach.csv {area} {month} phase {phase} in need");
        faults.extend(differs(&what, found, &right));
    }
    faults.sort();
    faults.dedup();
    few(faults)
}

fn areas(rows: &Rows, recount: &Recount) -> Vec<String> {
    let mut left = recount.grams.clone();
    let mut faults = Vec::new();
    for row in rows {
        let key = (cell(row, "pcode").to_owned(), cell(row, "month").to_owned());
        let right = Figure::mt(left.remove(&key).unwrap_or_default()).plain();
        let what = format!("areas.csv {} {}", key.0, key.1);
        faults.extend(differs(&what, cell(row, "food_mt"), &right));
    }
    left.retain(|_, grams| *grams != Exact::default());
    if !left.is_empty() {
        faults.push(format!("areas.csv lacks {} figures of the proof", left.len()));
    }
    few(faults)
}

fn routes(rows: &Rows, recount: &Recount) -> Vec<String> {
    let mut faults = Vec::new();
    let mut found: BTreeMap<[String; 4], (Exact, i128)> = BTreeMap::new();
    let mut total = Exact::default();
    for row in rows {
        let key = ["places", "area_pcode", "month_leaves", "month_handed_out"]
            .map(|column| cell(row, column).to_owned());
        let Some(mt) = decimal(cell(row, "food_mt")) else {
            faults.push(format!("routes.csv: `{}` is no tonnage", cell(row, "food_mt")));
            continue;
        };
        let slot = found.entry(key).or_default();
        *slot = (slot.0 + mt * 1_000_000, slot.1 + 1);
        total += mt * 1_000_000;
    }
    let mut left = recount.routes.clone();
    for (key, (grams, rows)) in found {
        let exact = left.remove(&key).unwrap_or_default();
        let apart = if exact > grams { exact - grams } else { grams - exact };
        // Each row is rounded to the gram so that all of them add up.
        if apart >= Exact::from_integer(rows) {
            let (found, right) = (Figure::mt(grams).plain(), Figure::mt(exact).plain());
            let [places, area, leaves, out] = key;
            faults.push(format!(
                "routes.csv {places} to {area}, {leaves} to {out}: {found} MT -> {right} MT"
            ));
        }
    }
    left.retain(|_, grams| *grams >= Exact::from_integer(1));
    if !left.is_empty() {
        faults.push(format!("routes.csv lacks {} shipments of the proof", left.len()));
    }
    let right = recount.grams.values().copied().sum::<Exact>().round();
    if total != right {
        let (found, right) = (Figure::mt(total).plain(), Figure::mt(right).plain());
        faults.push(format!("routes.csv adds up to {found} MT -> {right} MT"));
    }
    few(faults)
}

/// An exact decimal such as `12.345`.
fn decimal(text: &str) -> Option<Exact> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let scale = 10i128.checked_pow(u32::try_from(part.len()).ok()?)?;
    let digits: i128 = format!("{whole}{part}").parse().ok()?;
    Some(Exact::new(digits, scale))
}

fn limits(rows: &Rows, certificate: &Certificate) -> Vec<String> {
    let claim = &certificate.claim;
    let mut faults = Vec::new();
    if rows.len() != claim.arcs.len() {
        faults.push(format!("limits.csv has {} rows -> {}", rows.len(), claim.arcs.len()));
    }
    for (n, (row, arc)) in rows.iter().zip(&claim.arcs).enumerate() {
        let second = claim.high.as_ref().map_or(String::new(), |high| high[n].to_string());
        let cells = [
            ("arc", n.to_string()),
            ("from", claim.nodes[arc.from as usize].clone()),
            ("to", claim.nodes[arc.to as usize].clone()),
            ("capacity_g", arc.capacity.map_or(String::new(), |grams| grams.to_string())),
            ("flow_g", claim.low[n].to_string()),
            ("second_flow_g", second),
            ("cost_usd_per_mt", Figure::usd(Exact::from_integer(i128::from(arc.cost))).plain()),
        ];
        for (column, right) in cells {
            faults.extend(differs(
                &format!("limits.csv arc {n} {column}"),
                cell(row, column),
                &right,
            ));
        }
    }
    few(faults)
}
