//! Tables held against the proof, cell by cell and total by total.

use super::Verdict;
use super::figures::{Counts, Long, Range, cell, grams, month, mt, paid, pcode, plus, usd, whole};
use super::folder::{Folder, Rows};
use super::recount::{Recount, mixed, recount};
use crate::certificate::{Claim, Role};
use crate::kit::figure::Figure;
use crate::report::record::manifest::Certificate;
use num_traits::{Signed, Zero};
use std::collections::BTreeMap;

/// The most differences told of one kind; the rest only counted.
const MOST: usize = 10;

/// Every table that the proof speaks of.
pub(super) fn with_claim(
    folder: &Folder,
    counts: Counts,
    certificate: &Certificate,
    verdict: &mut Verdict,
) {
    let recount = recount(certificate);
    if let Some(rows) = folder.table("reach") {
        verdict.add("people reached are what the proof says", reach(&rows, counts, &recount));
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
        verdict.add("costs are what the proof says", costs(&rows, &certificate.claim, &recount));
    }
}

/// The total to the cent, and each item that the arcs tell: levies are paid on the move.
fn costs(rows: &Rows, claim: &Claim, recount: &Recount) -> Vec<String> {
    let total = rows.iter().find(|r| cell(r, "item") == "total");
    let found = total.map_or("", |r| cell(r, "cost_usd"));
    let mut faults = Vec::from_iter(differs("costs.csv total", found, &usd(&recount.cents)));
    let items: [(&str, &[&str], &[Role]); 5] = [
        ("buying", &["buying"], &[Role::Supply]),
        ("moving and levies", &["moving", "levies"], &[Role::Move]),
        ("storing", &["storing"], &[Role::Store]),
        ("handing-out", &["handing-out"], &[Role::HandOut]),
        ("nothing", &[], &[Role::Joint, Role::Served, Role::Caseload, Role::Total]),
    ];
    for (what, items, roles) in items {
        let right = spent(claim, roles);
        let found: Option<i128> = items.iter().map(|item| paid(rows, item)).sum();
        // Each item is rounded to the cent by itself.
        let most = Long::new(items.len().into(), 2.into());
        if found.is_none_or(|found| (whole(found) - &right).abs() > most) {
            let found = found.map_or("no figure".to_owned(), |cents| usd(&whole(cents)));
            faults.push(format!("costs.csv {what}: {found} -> {}", usd(&right)));
        }
    }
    faults
}

/// Cents that a claim pays on arcs of some roles.
fn spent(claim: &Claim, roles: &[Role]) -> Long {
    let arcs = claim.arcs.iter().enumerate().filter(|(_, arc)| roles.contains(&arc.role));
    let each = arcs.map(|(n, arc)| {
        let high = claim.high.as_ref().map_or(claim.low[n], |high| high[n]);
        mixed(claim, claim.low[n], high) * whole(arc.cost)
    });
    each.sum::<Long>() / whole(1_000_000)
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

/// Each cell is its exact figure rounded up or down, and together they are the rounded total.
fn reach(rows: &Rows, counts: Counts, recount: &Recount) -> Vec<String> {
    let mut faults = Vec::new();
    let mut sum: Range = (0, 0);
    let mut left = recount.served.clone();
    let reached = |row: &&BTreeMap<String, String>| {
        cell(row, "population_status") == "TGT" && cell(row, "ipc_phase") != "3+"
    };
    for row in rows.iter().filter(reached) {
        let (area, month, phase) = (pcode(row).to_owned(), month(row), cell(row, "ipc_phase"));
        let key = (area, month, phase.parse().unwrap_or(0));
        let exact = left.remove(&key).unwrap_or_default();
        let found = cell(row, "population");
        let Some(bounds) = counts.read(found) else {
            faults.push(format!("reach.csv: `{found}` is no count of people"));
            continue;
        };
        if exact.ceil() < whole(bounds.0) || exact.floor() > whole(bounds.1) {
            let right = Figure::long(&exact, 2).plain();
            faults
                .push(format!("reach.csv {} {} phase {}: {found} -> {right}", key.0, key.1, key.2));
        }
        sum = plus(sum, bounds);
    }
    left.retain(|_, people| !people.is_zero());
    if !left.is_empty() {
        faults.push(format!("reach.csv lacks {} figures of the proof", left.len()));
    }
    let total = recount.served.values().sum::<Long>().round();
    if total < whole(sum.0) || total > whole(sum.1) {
        faults.push(format!("reach.csv adds up to {} -> {total}", sum.0));
    }
    few(faults)
}

/// Whom each hand-out of the proof counts as in need stands in the table.
pub(super) fn needs(rows: &Rows, certificate: &Certificate) -> Vec<String> {
    let in_need = rows.iter().filter(|row| cell(row, "population_status") == "INN");
    let told: BTreeMap<_, _> = in_need
        .map(|row| ((pcode(row).to_owned(), month(row), cell(row, "ipc_phase")), row))
        .collect();
    let mut faults = Vec::new();
    for fed in certificate.claim.arcs.iter().filter_map(|arc| arc.feeds()) {
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
        let right = mt(&left.remove(&key).unwrap_or_default());
        let what = format!("areas.csv {} {}", key.0, key.1);
        faults.extend(differs(&what, cell(row, "food_mt"), &right));
    }
    left.retain(|_, grams| !grams.is_zero());
    if !left.is_empty() {
        faults.push(format!("areas.csv lacks {} figures of the proof", left.len()));
    }
    few(faults)
}

fn routes(rows: &Rows, recount: &Recount) -> Vec<String> {
    let mut faults = Vec::new();
    let mut found: BTreeMap<[String; 4], (i128, i128)> = BTreeMap::new();
    let mut total = 0;
    for row in rows {
        let key = ["places", "area_pcode", "month_leaves", "month_handed_out"]
            .map(|column| cell(row, column).to_owned());
        let Some(grams) = grams(cell(row, "food_mt")) else {
            faults.push(format!("routes.csv: `{}` is no tonnage", cell(row, "food_mt")));
            continue;
        };
        let slot = found.entry(key).or_default();
        *slot = (slot.0 + grams, slot.1 + 1);
        total += grams;
    }
    let mut left = recount.routes.clone();
    for (key, (grams, rows)) in found {
        let (exact, grams) = (left.remove(&key).unwrap_or_default(), whole(grams));
        // Each row is rounded to the gram so that all of them add up.
        if (&exact - &grams).abs() >= whole(rows) {
            let (found, right) = (mt(&grams), mt(&exact));
            let [places, area, leaves, out] = key;
            faults.push(format!(
                "routes.csv {places} to {area}, {leaves} to {out}: {found} MT -> {right} MT"
            ));
        }
    }
    left.retain(|_, grams| *grams >= whole(1));
    if !left.is_empty() {
        faults.push(format!("routes.csv lacks {} shipments of the proof", left.len()));
    }
    let (total, right) = (whole(total), recount.grams.values().sum::<Long>().round());
    if total != right {
        faults.push(format!("routes.csv adds up to {} MT -> {} MT", mt(&total), mt(&right)));
    }
    few(faults)
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
            ("from", claim.nodes[arc.from as usize].to_string()),
            ("to", claim.nodes[arc.to as usize].to_string()),
            ("capacity_g", arc.capacity.map_or(String::new(), |grams| grams.to_string())),
            ("flow_g", claim.low[n].to_string()),
            ("second_flow_g", second),
            ("cost_usd_per_mt", usd(&whole(arc.cost))),
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
