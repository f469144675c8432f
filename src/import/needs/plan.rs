//! People in need of a humanitarian plan: one figure for an area and cluster, without phases and months.

use super::rows::{months_taken, tell_missing, tell_sums, window};
use crate::import::cells::{grouped, people, tell_marks};
use crate::import::fields::Fields;
use crate::import::gazetteer::Gazetteer;
use crate::import::merge::NewRow;
use crate::import::population::{no_rows, of_another_country};
use crate::import::sheet::{Row, Sheet};
use crate::import::told::Told;
use crate::import::{Beside, Taken};
use crate::issues::{At, Code, Issue, Issues};
use crate::time::Month;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn is_plan(header: &[String]) -> bool {
    ["cluster", "inneed"].iter().all(|name| header.iter().any(|h| h == name))
}

/// People in need as a file tells them.
#[derive(Default)]
pub(super) struct InNeed {
    /// By code of the area.
    areas: BTreeMap<String, (u64, At)>,
    /// Of the whole country.
    country: Option<(u64, At)>,
}

impl InNeed {
    pub(super) fn is_empty(&self) -> bool {
        self.areas.is_empty()
    }
}

/// What plans call the cluster of food; of several that a table has, the first of these counts.
const FOOD: [&str; 4] = ["fsc", "fss", "fsa", "foodsecurity"];

/// Reads the rows of food security of all people.
pub(super) fn read(
    beside: &Beside<'_>,
    areas: &Gazetteer,
    sheet: &Sheet,
    (found, told): (&mut InNeed, &mut Told),
    issues: &mut Issues,
) {
    let fields = Fields::of(sheet.header());
    let country = sheet.column(&["countryiso3", "locationcode"]);
    let [cluster, category, in_need] =
        ["cluster", "category", "inneed"].map(|name| sheet.column(&[name]));
    let cluster_of = |row: &Row| sheet.text(row, cluster).to_lowercase();
    let has = |name: &&&str| sheet.rows.iter().any(|row| cluster_of(row) == ***name);
    let food = FOOD.iter().find(has).copied().unwrap_or(FOOD[0]);
    tell_marks(sheet, in_need, told);
    let mut unknown: Vec<(String, At)> = Vec::new();
    for row in &sheet.rows {
        let at = sheet.at(row, in_need);
        let of = sheet.text(row, country).to_uppercase();
        if !of.is_empty() && beside.country().is_some_and(|own| own != of) {
            told.left("rows of other countries", at, &of);
            continue;
        }
        let words = [cluster, category].map(|column| sheet.text(row, column));
        if !is_of_all(&words, food, at.clone(), told) {
            continue;
        }
        let said = fields.deepest_said(sheet, row);
        let Some(people) = people(sheet, row, in_need, issues) else {
            told.left("areas without a figure", at, &said.unwrap_or_default().1.code);
            continue;
        };
        let Some((_, said)) = said else {
            found.country = Some((people, at));
            continue;
        };
        if let Some(known) = areas.code(&said.code)
            && let Some(seen) = areas.contradiction(known, said.names.values().map(String::as_str))
        {
            let texts = [&seen as &str, "code and name of one area", "correct the row"];
            issues.push(sheet.issue("E0207", (row, None), texts));
            continue;
        }
        match areas.code(&said.code) {
            Some(code) => match found.areas.insert(code.to_owned(), (people, at.clone())) {
                Some((before, _)) if before != people => {
                    let what = "areas that stand twice with other figures; the last one counts";
                    told.differs(what, at, code);
                }
                Some(_) => told.left("areas that stand twice", at, code),
                None => {}
            },
            None if beside.asked.leave_unknown => {
                told.left("codes that no area of the pack has", at, &said.code);
            }
            None => unknown.push((said.code, at)),
        }
    }
    tell_unknown(beside, areas, (found, &unknown), issues);
    if found.is_empty() && !issues.has_errors() {
        if let Some(nothing) = no_rows(beside, told) {
            issues.push(nothing);
            return;
        }
        let seen = "no people in need of food by area";
        let expected = "rows of the cluster FSC with the code of an area";
        let help = "the file tells other clusters, or the whole country only; take one by area";
        issues.push(Issue::new(Code("E0002"), At::file(&sheet.file), seen, expected, help));
    }
}

/// Whether a row is of all people and of the cluster of food by the name that counts.
fn is_of_all([cluster, part]: &[String; 2], food: &str, at: At, told: &mut Told) -> bool {
    let lower = cluster.to_lowercase();
    if lower != food {
        let what = match FOOD.contains(&lower.as_str()) {
            true => "rows of another name for the cluster of food than the first that counts",
            false => "rows of other clusters",
        };
        told.left(what, at, cluster);
        return false;
    }
    let is_all = ["", "total", "all"].contains(&part.to_lowercase().as_str());
    if !is_all {
        told.left("rows of a part of the people", at, part);
    }
    is_all
}

/// Tells codes that the pack does not know; once where they are all of another country.
fn tell_unknown(
    beside: &Beside<'_>,
    areas: &Gazetteer,
    (found, unknown): (&InNeed, &[(String, At)]),
    issues: &mut Issues,
) {
    let codes = unknown.iter().map(|(code, at)| (code.as_str(), at));
    if let Some(other) = of_another_country(beside, areas, codes).filter(|_| found.is_empty()) {
        issues.push(other);
        return;
    }
    for (code, at) in unknown {
        let help = "import the areas of the same list of codes, or leave such rows out with \
                    `--leave-unknown`";
        let (at, seen) = (at.clone(), format!("`{code}`"));
        issues.push(Issue::new(Code("E0206"), at, &seen, "a code of areas.csv", help));
    }
}

/// Rows of needs without phases, the same in every month that the pack plans for.
pub(super) fn taken(
    beside: &Beside<'_>,
    areas: &Gazetteer,
    found: InNeed,
    mut told: Told,
) -> Taken {
    let file = beside.asked.files.first().map_or("", |given| given.name.as_str());
    let by_area = with_provinces(areas, &found, &mut told);
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
    for (code, (people, basis)) in &by_area {
        for month in &months {
            let cells = [
                ("area", code.clone()),
                ("month", month.to_string()),
                ("population_analysed", people.to_string()),
                ("phase3", String::new()),
                ("phase4", String::new()),
                ("phase5", String::new()),
                ("phase3plus", people.to_string()),
                ("round", "people in need of the plan, without phases".to_owned()),
                ("basis", (*basis).to_owned()),
                ("source", beside.source.clone()),
            ];
            let cells = cells.into_iter().map(|(column, text)| (column.to_owned(), text)).collect();
            rows.push(NewRow { table: "needs.csv", cells, together: true });
        }
    }
    let provinces = || by_area.iter().filter(|(code, _)| areas.is_province(code));
    let sum = provinces().map(|(_, (people, _))| *people).sum();
    if let Some((people, at)) = found.country.filter(|(people, _)| *people != sum) {
        let example = format!(
            "{} as the country is given, {} as its provinces are, which count",
            grouped(people),
            grouped(sum)
        );
        told.differs("people in need of the country and of its areas", at, &example);
    }
    tell_sums(&months.iter().map(|month| (*month, sum)).collect(), file, &mut told);
    let with_need = provinces().map(|(code, _)| code.as_str()).collect();
    tell_missing(areas, &with_need, &mut told);
    Taken { rows, told, ..Taken::default() }
}

/// What a file says of areas, and what districts make of provinces that it says nothing of.
fn with_provinces(
    areas: &Gazetteer,
    found: &InNeed,
    told: &mut Told,
) -> BTreeMap<String, (u64, &'static str)> {
    let mut sums: BTreeMap<&str, (u64, &At)> = BTreeMap::new();
    for (code, (people, at)) in found.areas.iter().filter(|(code, _)| !areas.is_province(code)) {
        if let Some(province) = areas.province_of(code) {
            sums.entry(province).or_insert((0, at)).0 += people;
        }
    }
    let own = found.areas.iter().map(|(code, (people, _))| (code.clone(), (*people, "published")));
    let mut by_area: BTreeMap<String, (u64, &'static str)> = own.collect();
    for (province, (sum, at)) in sums {
        match by_area.get(province) {
            Some((own, _)) if *own != sum => {
                let example = format!(
                    "{province}: {} as the province is given, {} as its districts are",
                    grouped(*own),
                    grouped(sum)
                );
                let what = "provinces and their districts that do not agree";
                told.differs(what, at.clone(), &example);
            }
            Some(_) => {}
            None => _ = by_area.insert(province.to_owned(), (sum, "derived")),
        }
    }
    by_area
}
