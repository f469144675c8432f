//! A run month by month, whose tables tell what was carried out: no more than each month's plan meant for
//! its own month, for the people it counts, at its rations and prices. That it was not less, files alone
//! cannot tell.

use super::Verdict;
use super::compare::{few, needs};
use super::figures::{Counts, Long, cell, cents, grams, month, mt, paid, pcode, usd, whole};
use super::folder::{Folder, Rows};
use crate::report::record::manifest::Certificate;
use serde_json::Value;
use std::collections::BTreeMap;

/// What a month's plan meant to hand out in its own month, in an area.
#[derive(Debug, Default)]
struct Meant {
    /// Grams by phase: those of the first flow, which is carried out.
    grams: BTreeMap<u8, i128>,
    /// The lowest and the highest price of handing out, in cents a tonne.
    costs: Option<(i64, i64)>,
    /// The most grams that leave the store for a person.
    most_each: i64,
}

type Months = BTreeMap<(String, String), Meant>;

/// What the tables may tell at most.
pub(super) fn within_plans(
    folder: &Folder,
    counts: Counts,
    certificates: &[&Certificate],
    verdict: &mut Verdict,
) {
    let mut all = Months::new();
    certificates.iter().for_each(|certificate| meant(certificate, &mut all));
    let ration = folder.summary().as_ref().and_then(ration);
    if let (Some(reach), Some(areas)) = (folder.table("reach"), folder.table("areas")) {
        let mut faults: Vec<String> =
            certificates.iter().flat_map(|certificate| needs(&reach, certificate)).collect();
        faults.sort();
        faults.dedup();
        verdict.add("people in need are those that the proofs count", few(faults));
        let mut faults = reached(&reach, counts, &all, ration);
        faults.extend(food(&areas, &all));
        let what = "no more is handed out than each month's plan meant for its month";
        verdict.add(what, few(faults));
        let (faults, diverted) = weighed((&reach, &areas), counts, &all, ration);
        verdict.add("food handed out holds the rations of those reached", few(faults));
        if diverted > 0 {
            verdict.files_alone.push(format!(
                "that in {diverted} areas and months food was diverted: more of it left the stores than \
                 the rations of those reached"
            ));
        }
        let costs = folder.table("costs");
        let faults = costs.and_then(|costs| handing_out(&costs, &areas, &all));
        let what = "handing out costs what the proofs pay for it";
        verdict.add(what, Vec::from_iter(faults));
        let rows = folder.table("steps").unwrap_or_default();
        let faults = steps(&rows, &areas, certificates);
        verdict.add("each month does what it meant at most, handing out included", few(faults));
    }
    verdict.files_alone.extend(LEFT_OPEN.map(str::to_owned));
}

const LEFT_OPEN: [&str; 2] = [
    "that each month carried out no less of its plan than the tables tell, for the month may really have \
     allowed less than was known when it was planned: the tables tell no more than the plans meant",
    "what buying, moving, storing and levies cost in a run month by month: the proofs tell what was meant",
];

/// Adds what a certificate means for the first of its months.
fn meant(certificate: &Certificate, all: &mut Months) {
    let claim = &certificate.claim;
    let Some(month) = certificate.months.first() else { return };
    for (arc, low) in claim.arcs.iter().zip(&claim.low) {
        let Some(fed) = arc.feeds().filter(|fed| fed.period == 0) else { continue };
        let area = certificate.areas.get(fed.area as usize).cloned().unwrap_or_default();
        let meant = all.entry((area, month.clone())).or_default();
        *meant.grams.entry(fed.phase).or_default() += i128::from(*low);
        let (least, most) = meant.costs.unwrap_or((arc.cost, arc.cost));
        meant.costs = Some((least.min(arc.cost), most.max(arc.cost)));
        meant.most_each = meant.most_each.max(fed.grams_per_person);
    }
}

/// Grams of a ration, as the summary tells it.
fn ration(summary: &Value) -> Option<i128> {
    let kilograms = summary["ration"]["kg_per_person_month"].as_number()?.to_string();
    super::figures::decimal(&kilograms, 3).filter(|grams| *grams > 0)
}

/// A ration is what reaches a person: more may leave the store for it, and never less.
pub(super) fn rations(folder: &Folder, certificates: &[&Certificate], verdict: &mut Verdict) {
    const WHAT: &str = "no ration of a proof is smaller than that of the summary";
    let Some(ration) = folder.summary().as_ref().and_then(ration) else {
        return verdict.add(WHAT, vec!["summary.json ration: it has no weight".to_owned()]);
    };
    let mut faults = Vec::new();
    let mut least = i128::MAX;
    for certificate in certificates {
        let arcs = certificate.claim.arcs.iter().enumerate();
        for (n, fed) in arcs.filter_map(|(n, arc)| Some((n, arc.feeds()?))) {
            let each = i128::from(fed.grams_per_person);
            least = least.min(each);
            if each < ration {
                faults.push(format!("the ration of arc {n}: {each} g -> {ration} g at least"));
            }
        }
    }
    verdict.add(WHAT, few(faults));
    if least > ration && least < i128::MAX {
        verdict.files_alone.push(format!(
            "that a ration weighs {} MT, for every hand-out of the proofs takes more",
            mt(&whole(ration))
        ));
    }
}

/// People reached that the food meant for them does not feed.
fn reached(rows: &Rows, counts: Counts, all: &Months, ration: Option<i128>) -> Vec<String> {
    let mut faults = Vec::new();
    let Some(ration) = ration else { return faults };
    for row in rows.iter().filter(|row| cell(row, "population_status") == "TGT") {
        let (area, month) = (pcode(row).to_owned(), month(row));
        let (phase, found) = (cell(row, "ipc_phase"), cell(row, "population"));
        let (Ok(phase), Some((people, _))) = (phase.parse::<u8>(), counts.read(found)) else {
            continue;
        };
        let key = (area, month);
        let grams = all.get(&key).and_then(|meant| meant.grams.get(&phase)).copied();
        let grams = whole(grams.unwrap_or_default());
        if whole(people) > (&grams / whole(ration)).ceil() {
            let ((area, month), meant) = (key, mt(&grams));
            faults.push(format!(
                "reach.csv {area} {month} phase {phase}: {found} reached, and the plan of that month \
                 meant {meant} MT for them"
            ));
        }
    }
    faults
}

/// Food handed out that was not meant to be.
fn food(rows: &Rows, all: &Months) -> Vec<String> {
    let mut faults = Vec::new();
    for row in rows {
        let key = (cell(row, "pcode").to_owned(), cell(row, "month").to_owned());
        let meant: i128 = all.get(&key).map_or(0, |meant| meant.grams.values().sum());
        // What is no tonnage is told beside the sums of the summary.
        if grams(cell(row, "food_mt")).is_some_and(|found| found > meant) {
            let (found, meant) = (cell(row, "food_mt"), mt(&whole(meant)));
            faults
                .push(format!("areas.csv {} {} food_mt: {found} -> {meant} at most", key.0, key.1));
        }
    }
    faults
}

/// Where the food is less than the rations of those reached; and in how many areas and months it is more
/// than the proofs' rations of them.
fn weighed(
    (reach, areas): (&Rows, &Rows),
    counts: Counts,
    all: &Months,
    ration: Option<i128>,
) -> (Vec<String>, usize) {
    let (mut faults, mut diverted) = (Vec::new(), 0);
    let mut people: BTreeMap<(String, String), (i128, i128)> = BTreeMap::new();
    let chosen = |row: &&BTreeMap<String, String>| {
        cell(row, "population_status") == "TGT" && cell(row, "ipc_phase") != "3+"
    };
    for row in reach.iter().filter(chosen) {
        let Some((shown, _)) = counts.read(cell(row, "population")) else { continue };
        let shown = shown as i128;
        let slot = people.entry((pcode(row).to_owned(), month(row))).or_default();
        // Each figure is rounded up or down.
        *slot = (slot.0 + (shown - 1).max(0), slot.1 + shown + 1);
    }
    for row in areas {
        let key = (cell(row, "pcode").to_owned(), cell(row, "month").to_owned());
        let (low, high) = people.get(&key).copied().unwrap_or_default();
        let Some(found) = grams(cell(row, "food_mt")) else { continue };
        if ration.is_some_and(|ration| whole(low) * whole(ration) > whole(found)) {
            let (area, month, found) = (&key.0, &key.1, cell(row, "food_mt"));
            faults.push(format!("areas.csv {area} {month}: {found} MT for {low} people or more"));
        }
        let each = all.get(&key).map_or(0, |meant| meant.most_each);
        diverted += usize::from(whole(high) * whole(each) < whole(found));
    }
    (faults, diverted)
}

/// What handing out costs, where it is not what the proofs' prices give.
fn handing_out(costs: &Rows, areas: &Rows, all: &Months) -> Option<String> {
    let (mut least, mut most) = (Long::default(), Long::default());
    for row in areas {
        let key = (cell(row, "pcode").to_owned(), cell(row, "month").to_owned());
        let prices = all.get(&key).and_then(|meant| meant.costs).unwrap_or_default();
        let food = whole(grams(cell(row, "food_mt")).unwrap_or_default()) / whole(1_000_000);
        least += &food * whole(prices.0);
        most += &food * whole(prices.1);
    }
    let cent = whole(1);
    let found = paid(costs, "handing-out").map(whole);
    let right = found.is_some_and(|found| &found + &cent >= least && found <= &most + &cent);
    (!right).then(|| {
        let row = costs.iter().find(|row| cell(row, "item") == "handing-out");
        let found = row.map_or("", |row| cell(row, "cost_usd"));
        let exact = cents(found).map_or("no sum", |_| found);
        format!("costs.csv handing-out: {exact} -> {} to {}", usd(&least), usd(&most))
    })
}

/// A month hands out no more than it does, does no more than it meant, and meant no more than its plan.
fn steps(rows: &Rows, areas: &Rows, certificates: &[&Certificate]) -> Vec<String> {
    let mut faults = Vec::new();
    if rows.len() != certificates.len() {
        faults.push(format!("steps.csv: {} months -> {}", rows.len(), certificates.len()));
    }
    for (row, certificate) in rows.iter().zip(certificates) {
        let month = certificate.months.first().map_or("", String::as_str);
        if cell(row, "month") != month {
            faults.push(format!("steps.csv: {} -> {month}", cell(row, "month")));
        }
        let own = areas.iter().filter(|row| cell(row, "month") == month);
        let out: i128 = own.filter_map(|row| grams(cell(row, "food_mt"))).sum();
        let plan: i128 = certificate.claim.paths.iter().map(|path| i128::from(path.low)).sum();
        let [meant, done] =
            ["meant_to_move_or_hand_out_mt", "done_mt"].map(|column| grams(cell(row, column)));
        let falls = meant
            .zip(done)
            .is_some_and(|(meant, done)| out <= done && done <= meant && meant <= plan);
        if !falls {
            let [meant, done] =
                ["meant_to_move_or_hand_out_mt", "done_mt"].map(|column| cell(row, column));
            let [plan, out] = [plan, out].map(|grams| mt(&whole(grams)));
            faults.push(format!(
                "steps.csv {month}: of {plan} MT planned {meant} meant, {done} done, {out} handed out"
            ));
        }
    }
    faults
}
