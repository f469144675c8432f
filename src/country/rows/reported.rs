//! Rules on what was reported.

use super::people;
use super::{Read, issue};
use crate::country::read::{grouped, meant_month};
use crate::country::rests_on::is_date;
use crate::country::{AreaLevel, Covers};
use crate::issues::Issues;
use crate::time::Month;
use std::collections::BTreeMap;

/// No more people are reached than are in need, in the country or in the areas that a report is on.
pub(super) fn reached_are_in_need(read: &Read<'_>, issues: &mut Issues) {
    let mut own: BTreeMap<(Month, usize), u64> = BTreeMap::new();
    let mut of_districts: BTreeMap<(Month, usize), u64> = BTreeMap::new();
    let parents = super::needs::parents(read);
    for row in read.all_rows("needs.csv").unwrap_or_default() {
        let (Some(month), Some(area), Some(people)) =
            (row.month("month"), row.ix("area"), people::in_need(row))
        else {
            return;
        };
        match parents.get(&area) {
            Some(province) => *of_districts.entry((month, *province)).or_default() += people,
            None => *own.entry((month, area)).or_default() += people,
        }
    }
    // A province counts at least the people of its districts.
    let mut in_need = own;
    for (key, people) in of_districts {
        let own = in_need.entry(key).or_default();
        *own = people.max(*own);
    }
    let mut everywhere: BTreeMap<Month, u64> = BTreeMap::new();
    for ((month, _), people) in &in_need {
        *everywhere.entry(*month).or_default() += people;
    }
    for file in ["reported.csv", "reported-areas.csv"] {
        for row in read.rows(file) {
            let (Some(month), Some(reached)) = (row.month("month"), row.whole("people")) else {
                continue;
            };
            if file == "reported-areas.csv" && row.ixs("areas").is_empty() {
                continue;
            }
            let of_areas = row.ixs("areas").iter().map(|area| in_need.get(&(month, *area)));
            let needing = match file {
                "reported.csv" => everywhere.get(&month).copied(),
                _ => of_areas.collect::<Option<Vec<_>>>().map(|all| all.into_iter().sum()),
            };
            if let Some(needing) = needing.filter(|needing| reached > *needing) {
                let seen = format!("{} reached of {} in need", grouped(reached), grouped(needing));
                let help = "people served twice in the month, or others than those in need?";
                let expected = "no more than are in need";
                issues.push(issue("W0504", row, "people", [&seen, expected, help]));
            }
        }
    }
}

/// What is reported of a part says how many people or how much food, of provinces.
pub(super) fn parts_say_something(read: &Read<'_>, issues: &mut Issues) {
    let level: BTreeMap<&str, &str> = read
        .rows("areas.csv")
        .iter()
        .filter_map(|row| Some((row.text("pcode")?, row.text("level")?)))
        .collect();
    for row in read.rows("reported-areas.csv") {
        if !row.has("people") && !row.has("mt") {
            let expected = "people reached, or tonnes handed out, or both";
            issues.push(issue("E0027", row, "people", ["neither people nor tonnes", expected, ""]));
        }
        for ix in row.ixs("areas") {
            let pcode = read.keys.key("areas.csv", *ix);
            if level.get(pcode) == Some(&AreaLevel::District.word()) {
                let seen = format!("{pcode}, a district");
                let help = "plans by province have no figures of districts";
                issues.push(issue("E0205", row, "areas", [&seen, "provinces", help]));
            }
        }
    }
}

/// Figures of some days are compared by their shares of a sum, in which nobody may count twice.
pub(super) fn parts_do_not_overlap(read: &Read<'_>, issues: &mut Issues) {
    let mut seen: BTreeMap<(Month, usize), (&str, u64)> = BTreeMap::new();
    let rows = read.rows("reported-areas.csv").iter();
    for row in rows.filter(|row| row.text("covers") == Some(Covers::Days.word())) {
        let (Some(month), Some(name)) = (row.month("month"), row.text("name")) else {
            continue;
        };
        for ix in row.ixs("areas") {
            let Some((other, line)) = seen.insert((month, *ix), (name, row.line)) else {
                continue;
            };
            let pcode = read.keys.key("areas.csv", *ix);
            let seen = format!("{pcode}, which belongs to `{other}` on line {line}");
            let help = "shares are of a sum in which nobody may count twice";
            issues.push(issue("E0125", row, "areas", [&seen, "once a month", help]));
        }
    }
}

/// Dates of sources that are written in digits are in the order in which they sort, so that the age of needs can be told;
/// dates in words are for people.
pub(super) fn dates_of_sources_are_read(read: &Read<'_>, issues: &mut Issues) {
    for row in read.rows("sources.csv") {
        let Some(date) = row.text("date") else { continue };
        let in_digits =
            date.chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | '.' | '-' | ' '));
        if !in_digits || is_date(date) {
            continue;
        }
        let help = match meant_month(date) {
            help if help.is_empty() => "write the year, the month or the day so".to_owned(),
            help => help,
        };
        let seen = format!("`{date}`, which is read as no date");
        let expected = "2024, 2024-09 or 2024-09-30";
        issues.push(issue("W0130", row, "date", [&seen, expected, &help]));
    }
}
