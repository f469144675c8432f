//! Rules on needs given by district beside those of their province.

use super::people::in_need;
use super::{Read, issue};
use crate::country::read::{Row, grouped};
use crate::issues::{At, Code, Issue, Issues};
use crate::time::Month;
use std::collections::{BTreeMap, BTreeSet};

/// The province of each district, by the positions of their codes.
pub(super) fn parents(read: &Read<'_>) -> BTreeMap<usize, usize> {
    let parent = |row: &Row| {
        let district = read.keys.ix("areas.csv", row.text("pcode")?)?;
        Some((district, row.ix("parent")?))
    };
    read.rows("areas.csv").iter().filter_map(parent).collect()
}

/// The rows of a province in a month.
#[derive(Default)]
struct Rows<'a> {
    province: Option<&'a Row>,
    districts: Vec<&'a Row>,
}

/// Needs of districts add up to those of their province, where both are given.
pub(super) fn districts_fit_their_province(read: &Read<'_>, issues: &mut Issues) {
    let parents = parents(read);
    let mut by_province: BTreeMap<(usize, Month), Rows<'_>> = BTreeMap::new();
    for row in read.all_rows("needs.csv").unwrap_or_default() {
        let (Some(area), Some(month)) = (row.ix("area"), row.month("month")) else {
            continue;
        };
        match parents.get(&area) {
            Some(province) => {
                by_province.entry((*province, month)).or_default().districts.push(row);
            }
            None => by_province.entry((area, month)).or_default().province = Some(row),
        }
    }
    for ((province, month), rows) in by_province.iter().filter(|(_, r)| !r.districts.is_empty()) {
        let all = parents.values().filter(|of| *of == province).count();
        let pcode = read.keys.key("areas.csv", *province);
        let missing = all - rows.districts.len().min(all);
        match rows.province {
            Some(own) => differ(own, rows, missing, (pcode, *month), issues),
            None if missing > 0 => {
                let seen =
                    format!("no need for {missing} of {all} districts of {pcode} in {month}");
                let help = "taken as nobody in need there; write rows of 0 if that is so, or a row for \
                            the province, whose rest is then shared out";
                let expected = "a row for every district, or for the province";
                let at = At::file("needs.csv");
                issues.push(Issue::new(Code("W0508"), at, &seen, expected, help));
            }
            None => {}
        }
    }
}

/// Tells where a province and its districts do not say the same.
fn differ(
    own: &Row,
    rows: &Rows<'_>,
    missing: usize,
    (pcode, month): (&str, Month),
    issues: &mut Issues,
) {
    for phase in ["phase3", "phase4", "phase5"] {
        let sum: Option<u64> = rows.districts.iter().map(|row| row.whole(phase)).sum();
        let (Some(sum), Some(whole)) = (sum, own.whole(phase)) else {
            continue;
        };
        let help = match sum.cmp(&whole) {
            std::cmp::Ordering::Greater => "the sum of the districts counts",
            std::cmp::Ordering::Less if missing == 0 => {
                "the rest is planned for at the province's capital"
            }
            std::cmp::Ordering::Less | std::cmp::Ordering::Equal => continue,
        };
        let seen = format!(
            "{pcode} in {month}: {} people in {phase}, and {} in its districts",
            grouped(whole),
            grouped(sum)
        );
        issues.push(issue("W0508", own, phase, [&seen, "the same", help]));
    }
}

/// How many times its residents an area's people may be, before one of the figures is doubted.
const MOST_TIMES: f64 = 1.5;

/// No area has many more people analysed, or in need, than residents; told once for each area.
pub(super) fn people_live_where_they_are_in_need(read: &Read<'_>, issues: &mut Issues) {
    let areas = read.rows("areas.csv").iter();
    let residents: BTreeMap<usize, u64> = areas
        .filter_map(|row| {
            let area = read.keys.ix("areas.csv", row.text("pcode")?)?;
            Some((area, row.whole("population")?))
        })
        .collect();
    let mut told = BTreeSet::new();
    for row in read.rows("needs.csv") {
        let Some(area) = row.ix("area") else { continue };
        let Some(residents) = residents.get(&area).filter(|residents| **residents > 0) else {
            continue;
        };
        let figures = [
            ("population_analysed", "analysed", row.whole("population_analysed")),
            ("phase3", "in need", in_need(row)),
        ];
        let most = *residents as f64 * MOST_TIMES;
        let found = figures.into_iter().find_map(|(column, what, people)| {
            people.filter(|people| *people as f64 > most).map(|people| (column, what, people))
        });
        let Some((column, what, people)) = found.filter(|_| told.insert(area)) else { continue };
        let pcode = read.keys.key("areas.csv", area);
        let times = people as f64 / *residents as f64;
        let seen = format!(
            "{pcode}: {} {what}, and {} residents in areas.csv",
            grouped(people),
            grouped(*residents)
        );
        let help = match (500.0..2_000.0).contains(&times) {
            true => "is one of them in thousands? write both in full",
            false => "does one of them belong to another area, or are many of them displaced?",
        };
        issues.push(issue("W0510", row, column, [&seen, "not many more than live there", help]));
    }
}

/// Every province has its residents; districts of one province have theirs all or none, and those have them that can be
/// cut off: shares of a province are made by them.
pub(super) fn residents_are_known(read: &Read<'_>, issues: &mut Issues) {
    let areas = read.all_rows("areas.csv").unwrap_or_default();
    let known = areas.iter().filter(|row| row.has("population")).filter_map(|row| row.ix("parent"));
    let mut wanted: BTreeSet<usize> = known.collect();
    for cut_off in read.rows("cut-offs.csv") {
        let district = cut_off.ix("district").map(|ix| read.keys.key("areas.csv", ix));
        let row = areas.iter().find(|row| row.text("pcode") == district);
        wanted.extend(row.and_then(|row| row.ix("parent")));
    }
    for row in areas.iter().filter(|row| !row.has("population")) {
        let (expected, help) = match row.ix("parent") {
            None => ("whole people", "Residents"),
            Some(parent) if wanted.contains(&parent) => {
                ("whole people, as other districts of the province have", "Residents")
            }
            Some(_) => continue,
        };
        issues.push(issue("E0027", row, "population", ["empty", expected, help]));
    }
}
