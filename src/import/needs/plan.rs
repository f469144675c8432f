//! People in need of a humanitarian plan: one figure for an area and cluster, without phases and months.

use super::rows::{months_taken, tell_missing, tell_sums, window};
use crate::import::cells::people;
use crate::import::fields::Fields;
use crate::import::gazetteer::Gazetteer;
use crate::import::merge::NewRow;
use crate::import::sheet::Sheet;
use crate::import::told::Told;
use crate::import::{Beside, Taken};
use crate::issues::{At, Code, Issue, Issues};
use crate::time::Month;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn is_plan(header: &[String]) -> bool {
    ["cluster", "inneed"].iter().all(|name| header.iter().any(|h| h == name))
}

/// People in need of an area.
pub(super) struct InNeed {
    province: String,
    is_province: bool,
    people: u64,
    at: At,
}

/// Clusters of food, the first that a file has counts; else all clusters together.
const FOOD: [&str; 4] = ["fsc", "fss", "fsa", "foodsecurity"];

/// Reads the rows of food security of all people.
pub(super) fn read(
    beside: &Beside<'_>,
    areas: &Gazetteer,
    sheet: &Sheet,
    (found, told): (&mut Vec<InNeed>, &mut Told),
    issues: &mut Issues,
) {
    let fields = Fields::of(sheet.header());
    let country = sheet.column(&["countryiso3", "locationcode"]);
    let [cluster, category, in_need] =
        ["cluster", "category", "inneed"].map(|name| sheet.column(&[name]));
    for row in &sheet.rows {
        let at = sheet.at(row, in_need);
        let of = sheet.text(row, country).to_uppercase();
        if !of.is_empty() && beside.country().is_some_and(|own| own != of) {
            told.left("rows of other countries", at, &of);
            continue;
        }
        let name = sheet.text(row, cluster);
        if !FOOD.contains(&name.to_lowercase().as_str()) {
            told.left("rows of other clusters", at, &name);
            continue;
        }
        let part = sheet.text(row, category);
        if !["", "total", "all"].contains(&part.to_lowercase().as_str()) {
            told.left("rows of a part of the people", at, &part);
            continue;
        }
        let Some((level, said)) = fields.deepest_said(sheet, row) else {
            told.left("rows of the whole country", at, &sheet.text(row, in_need));
            continue;
        };
        let Some(people) = people(sheet, row, in_need, issues) else {
            told.left("areas without a figure", at, &said.code);
            continue;
        };
        match areas.code(&said.code).and_then(|code| areas.province_of(code)) {
            Some(province) => {
                let (province, is_province) = (province.to_owned(), level == 1);
                found.push(InNeed { province, is_province, people, at });
            }
            None if beside.asked.leave_unknown => {
                told.left("codes that no area of the pack has", at, &said.code);
            }
            None => {
                let help = "import the areas of the same list of codes, or leave such rows out with \
                            `--leave-unknown`";
                let seen = format!("`{}`", said.code);
                issues.push(Issue::new(Code("E0206"), at, &seen, "a code of areas.csv", help));
            }
        }
    }
    if found.is_empty() && !issues.has_errors() {
        let seen = "no people in need of food by area";
        let expected = "rows of the cluster FSC with the code of an area";
        let help = "the file tells other clusters, or the whole country only; take one by area";
        issues.push(Issue::new(Code("E0002"), At::file(&sheet.file), seen, expected, help));
    }
}

/// Rows of needs without phases, the same in every month that the pack plans for.
pub(super) fn taken(
    beside: &Beside<'_>,
    areas: &Gazetteer,
    found: Vec<InNeed>,
    mut told: Told,
) -> Taken {
    let file = beside.asked.files.first().map_or("", |given| given.name.as_str());
    let mut by_province: BTreeMap<String, (u64, bool)> = BTreeMap::new();
    // What a file says of a province itself counts before what its districts make.
    for one in found.iter().filter(|one| one.is_province) {
        match by_province.insert(one.province.clone(), (one.people, true)) {
            Some((before, _)) if before != one.people => {
                let what = "areas that stand twice with other figures; the last one counts";
                told.differs(what, one.at.clone(), &one.province);
            }
            Some(_) | None => {}
        }
    }
    for one in found.iter().filter(|one| !one.is_province) {
        let (people, printed) = by_province.entry(one.province.clone()).or_default();
        if !*printed {
            *people += one.people;
        }
    }
    let Some((from, n)) = window(beside) else {
        let what =
            "all of them: a plan's figures name no month, so choose `window` in pack.toml first";
        told.left(what, At::file(file), "");
        return Taken { told, ..Taken::default() };
    };
    let all: BTreeSet<Month> = (0..n).map(|n| from.plus(n)).collect();
    let (months, _) = months_taken(beside, &all, None);
    let what = "needs without phases, the same in every month: severity takes all alike";
    told.assumed(what, At::file(file), "");
    let mut rows = Vec::new();
    let mut sums: BTreeMap<Month, u64> = BTreeMap::new();
    for (province, (people, printed)) in &by_province {
        for month in &months {
            *sums.entry(*month).or_default() += people;
            let basis = if *printed { "published" } else { "derived" };
            let cells = [
                ("area", province.clone()),
                ("month", month.to_string()),
                ("population_analysed", people.to_string()),
                ("phase3", String::new()),
                ("phase4", String::new()),
                ("phase5", String::new()),
                ("phase3plus", people.to_string()),
                ("round", "people in need of the plan, without phases".to_owned()),
                ("basis", basis.to_owned()),
                ("source", beside.source.clone()),
            ];
            let cells = cells.into_iter().map(|(column, text)| (column.to_owned(), text)).collect();
            rows.push(NewRow { table: "needs.csv", cells, together: true });
        }
    }
    tell_sums(&sums, file, &mut told);
    tell_missing(areas, &by_province.keys().map(String::as_str).collect(), &mut told);
    Taken { rows, told, ..Taken::default() }
}
