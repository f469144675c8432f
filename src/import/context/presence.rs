//! Who works where, as tables of operational presence (3W) and the humanitarian API tell it: names of organisations
//! and sectors by area. Contacts and everything else of a table are not looked at.

use super::{Finder, sheets};
use crate::import::cells::day;
use crate::import::gazetteer::{Gazetteer, plain};
use crate::import::merge::NewRow;
use crate::import::population::no_areas;
use crate::import::told::Told;
use crate::import::{Beside, Taken};
use crate::issues::{At, Issues};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Columns of the name of an organisation.
const NAMES: [&str; 6] =
    ["orgname", "organisation", "organization", "organisationname", "organizationname", "org"];
const SHORT: [&str; 3] = ["orgacronym", "acronym", "organisationacronym"];
const SORTS: [&str; 4] = ["orgtypedescription", "orgtype", "organisationtype", "organizationtype"];
const SECTORS: [&str; 4] = ["sectorname", "sector", "cluster", "sectorcode"];

fn is_presence(header: &[String]) -> bool {
    let has = |names: &[&str]| names.iter().any(|name| header.iter().any(|known| known == name));
    (has(&NAMES) || has(&SHORT)) && has(&SECTORS)
}

/// An organisation at work in an area and sector.
struct Active {
    name: String,
    sort: String,
    sector: String,
    from: Option<Date>,
    to: Option<Date>,
    at: At,
}

/// What files of presence become.
pub(in crate::import) fn taken(beside: &Beside<'_>, issues: &mut Issues) -> Taken {
    let areas = Gazetteer::of(beside.tables);
    if areas.is_empty() {
        issues.push(no_areas());
        return Taken::default();
    }
    let mut told = Told::default();
    let expected = "columns such as `org_name` and `sector_name`";
    let what = ("no table of who works where", expected);
    let mut found: BTreeMap<[String; 3], Active> = BTreeMap::new();
    for sheet in sheets(beside, &is_presence, what, &mut told, issues) {
        let mut finder = Finder::of(&areas, &sheet);
        let [name, short, sort, sector] =
            [&NAMES[..], &SHORT, &SORTS, &SECTORS].map(|names| sheet.column(names));
        let [from, to] = [["referenceperiodstart", "startdate"], ["referenceperiodend", "enddate"]]
            .map(|names| sheet.column(&names));
        for row in &sheet.rows {
            let text = |column: Option<usize>| sheet.text(row, column);
            let at = sheet.at(row, None);
            let Some(area) = finder.area(beside, (&sheet, row), &mut told, issues) else {
                continue;
            };
            let called = [text(name), text(short)].into_iter().find(|name| !name.is_empty());
            let Some(name) = called else {
                told.left("rows without an organisation", at, &area);
                continue;
            };
            let (from, to) = (day(&text(from)), day(&text(to)));
            let (sort, sector) = (text(sort), text(sector));
            let key = [area, plain(&name), plain(&sector)];
            let new = Active { name, sort, sector, from, to, at };
            match found.get(&key) {
                Some(known) if known.from >= new.from => {
                    told.left("rows of one organisation, area and sector again", new.at, &new.name);
                }
                Some(known) => {
                    let what = "rows of one organisation, area and sector again";
                    told.left(what, known.at.clone(), &known.name);
                    found.insert(key, new);
                }
                None => _ = found.insert(key, new),
            }
        }
    }
    let sensitivity = &beside.asked.described.sensitivity;
    if let Some(first) = found.values().next() {
        let what = format!(
            "names of organisations as {sensitivity}: they stand in presence.csv, which no plan and no \
             page for others reads"
        );
        told.took(&what, first.at.clone(), "");
        tell_old(&found, &mut told);
    }
    let rows = found.into_iter().map(|([area, ..], active)| {
        let day = |day: Option<Date>| day.map_or(String::new(), |day| day.to_string());
        let cells = [
            ("area", area),
            ("organisation", active.name),
            ("sort", active.sort),
            ("sector", active.sector),
            ("from", day(active.from)),
            ("to", day(active.to)),
            ("basis", "published".to_owned()),
            ("source", beside.source.clone()),
            ("sensitivity", sensitivity.clone()),
        ];
        let cells = cells.into_iter().map(|(column, text)| (column.to_owned(), text)).collect();
        NewRow { table: "presence.csv", cells, together: true }
    });
    Taken { rows: rows.collect(), told, ..Taken::default() }
}

/// Tells of whom nobody knows since when they are there, and whose end lies so far off that it says nothing.
fn tell_old(found: &BTreeMap<[String; 3], Active>, told: &mut Told) {
    for active in found.values() {
        let years = |from: Date, to: Date| i32::from(to.year()) - i32::from(from.year());
        if active.from.zip(active.to).is_some_and(|(from, to)| years(from, to) > 3) {
            let what = "periods of more than three years: who is there now, they do not say";
            let example = format!("{}, from {}", active.name, active.from.unwrap_or_default());
            told.took(what, active.at.clone(), &example);
        }
    }
}
