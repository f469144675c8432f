//! What the summary says it is about, and what areas are called: the same everywhere.

use super::Manifest;
use super::figures::{cell, month};
use super::folder::Rows;
use crate::certificate::Objective;
use crate::report::plan::summary::MEASURE;
use crate::report::record::manifest::Certificate;
use crate::sharing::{Content, Sharing};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Every code has one name, in both tables.
pub(super) fn names(reach: &Rows, areas: &Rows) -> Vec<String> {
    let mut faults = BTreeSet::new();
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    let tiers = [("admin1_code", "admin1_name"), ("admin2_code", "admin2_name")];
    let of_reach = reach.iter().flat_map(|row| tiers.map(|(c, n)| (cell(row, c), cell(row, n))));
    for (code, name) in of_reach {
        let first = *names.entry(code).or_insert(name);
        if first != name {
            faults.insert(format!("reach.csv {code} is `{first}` and `{name}`"));
        }
    }
    for row in areas {
        let (code, name) = (cell(row, "pcode"), cell(row, "name"));
        if let Some(known) = names.get(code).filter(|known| **known != name) {
            faults.insert(format!("areas.csv {code} is `{name}`, and `{known}` in reach.csv"));
        }
    }
    faults.into_iter().collect()
}

/// The summary has every province and month of the tables, by their names, and is of the run that the
/// manifest tells of.
pub(super) fn of_summary(summary: &Value, reach: &Rows, manifest: &Manifest) -> Vec<String> {
    let mut faults = recorded(summary, manifest);
    let mut provinces: BTreeMap<String, String> = BTreeMap::new();
    for row in reach {
        let name = cell(row, "admin1_name");
        // A mark stands in CSV before what a spreadsheet would take for a formula.
        let name = name.strip_prefix('\'').unwrap_or(name).to_owned();
        provinces.insert(cell(row, "admin1_code").to_owned(), name);
        if cell(row, "location_code") != manifest.pack.iso3 {
            let (found, right) = (cell(row, "location_code"), &manifest.pack.iso3);
            faults.push(format!("reach.csv: manifest.json pack iso3 is {right}, and not {found}"));
        }
    }
    faults.dedup();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |key: &str| summary[key].as_array().cloned().unwrap_or_default();
    let mut left = provinces.clone();
    for told in list("provinces") {
        let (code, name) = (text(&told["admin1_code"]), text(&told["admin1_name"]));
        match left.remove(&code) {
            Some(right) if right.strip_prefix('\'').unwrap_or(&right) != name => {
                faults.push(format!("summary.json {code}: {name} -> {right}"));
            }
            Some(_) => {}
            None => faults.push(format!("summary.json {code} is no province, or stands twice")),
        }
    }
    faults.extend(left.keys().map(|code| format!("summary.json lacks the province {code}")));
    let months: BTreeSet<String> = reach.iter().map(month).collect();
    let told: Vec<String> = list("months").iter().map(|told| text(&told["month"])).collect();
    if !told.iter().eq(&months) {
        let (found, right) = (told.join(", "), Vec::from_iter(months.clone()).join(", "));
        faults.push(format!("summary.json months: {found} -> {right}"));
    }
    for (key, right) in [("from", months.first()), ("to", months.last())] {
        if summary["scenario"][key].as_str() != right.map(String::as_str) {
            faults.push(format!("summary.json scenario {key}: {}", summary["scenario"][key]));
        }
    }
    faults
}

/// What both the summary and the manifest say.
fn recorded(summary: &Value, manifest: &Manifest) -> Vec<String> {
    let mut faults = Vec::new();
    let scenario = &summary["scenario"];
    let options = [
        ("scenario", &scenario["id"]),
        ("level", &scenario["level"]),
        ("objective", &scenario["objective"]),
        ("ration", &summary["ration"]["id"]),
        ("knowledge", &summary["knowledge"]),
    ];
    for (key, told) in options {
        let Some(option) = manifest.options.get(key) else {
            faults.push(format!("manifest.json options: it has no `{key}`"));
            continue;
        };
        // An objective may have a figure behind it.
        let word = option.split('=').next().filter(|_| key == "objective").unwrap_or(option);
        if told.as_str() != Some(word) {
            faults.push(format!("manifest.json options {key}: {word}, and summary.json: {told}"));
        }
    }
    let country = &summary["country"];
    let pack = format!("{} {}", manifest.pack.iso3, manifest.pack.version);
    let rest = [
        ("pack", pack.as_str(), &summary["pack"]),
        (
            "options level",
            manifest.options.get("level").map_or("", String::as_str),
            &summary["level"],
        ),
        ("run", manifest.run.as_str(), &summary["run"]),
        ("sharing", manifest.sharing.as_str(), &summary["sharing"]),
        ("tool_version", &manifest.tool_version, &summary["tool_version"]),
        ("pack iso3", &manifest.pack.iso3, &country["iso3"]),
        ("pack version", &manifest.pack.version, &country["pack_version"]),
    ];
    for (key, right, told) in rest {
        if told.as_str() != Some(right) {
            faults.push(format!("manifest.json {key}: {right}, and summary.json: {told}"));
        }
    }
    if summary["measure"] != MEASURE {
        faults.push(format!("summary.json measure: {} -> {MEASURE}", summary["measure"]));
    }
    let for_the_team = Sharing::parse(&manifest.sharing).is_some_and(|to| to.shows(Content::Files));
    if summary["pack_sha256"].is_null() == for_the_team {
        let whom = "for the planning team, and for nobody else";
        faults.push(format!("summary.json pack_sha256 stands there {whom}"));
    }
    faults
}

/// The tables and the summary are about the areas, the months and the objective of a certificate.
pub(super) fn of_proof(summary: &Value, areas: &Rows, certificate: &Certificate) -> Vec<String> {
    let mut faults = Vec::new();
    let of = |row: &BTreeMap<String, String>| {
        (cell(row, "pcode").to_owned(), cell(row, "month").to_owned())
    };
    let told: BTreeSet<_> = areas.iter().map(of).collect();
    let each = |area: &String| {
        certificate.months.iter().map(|month| (area.clone(), month.clone())).collect::<Vec<_>>()
    };
    let right: BTreeSet<_> = certificate.areas.iter().flat_map(each).collect();
    let lacks = right.difference(&told).map(|(area, month)| ("lacks", area, month));
    let more = told.difference(&right).map(|(area, month)| ("has no place for", area, month));
    let rows = lacks.chain(more);
    faults.extend(rows.map(|(what, area, month)| format!("areas.csv {what} {area} {month}")));
    let word = match certificate.claim.objective {
        Objective::Severity => "severity",
        Objective::MostPeople => "most-people",
        Objective::Fairest => "fairest",
        Objective::CheapestFor { .. } => "cheapest-for",
    };
    if summary["scenario"]["objective"] != word {
        let told = summary["scenario"]["objective"].as_str().unwrap_or("none");
        faults.push(format!("the proof's objective: {word} -> {told}, as summary.json has it"));
    }
    faults
}
