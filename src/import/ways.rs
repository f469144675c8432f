//! Roads as a table of places and a table of the edges between them: places become `places.csv`, edges `links.csv`.
//! What the tables do not say and a plan cannot do without is filled by planning values, and called assumed.

use super::cells::figure;
use super::open::{Opened, opened};
use super::sheet::{Raw, Row, Sheet};
use super::told::Told;
use super::{Beside, Taken};
use crate::issues::{At, Code, Issue, Issues};
use std::collections::BTreeMap;

mod edges;
mod ground;
mod hours;
mod links;
mod provinces;
mod rows;

pub(super) use ground::{Ground, In, km};
pub(super) use hours::{largest_truck, truck_hours};
pub(super) use rows::{PLANNING, planning, row};

/// A place of a network.
#[derive(Clone, Debug)]
struct Node {
    name: String,
    /// Two letters of the country; empty where the file does not say.
    country: String,
    lon: f64,
    lat: f64,
    people: f64,
    at: At,
}

/// A stretch of road between two places.
#[derive(Clone, Debug)]
struct Edge {
    from: String,
    to: String,
    km: f64,
    hours: Option<f64>,
    surface: String,
    /// Hours of waiting where it crosses a border.
    border_hours: Option<f64>,
    at: At,
}

/// What files of a network become.
pub(super) fn taken(beside: &Beside<'_>, issues: &mut Issues) -> Taken {
    let mut told = Told::default();
    let (mut nodes, mut found) = (BTreeMap::new(), Vec::new());
    for given in &beside.asked.files {
        let tables = match opened(given, &mut told, issues) {
            Some(Opened::Tables(tables)) => tables,
            Some(Opened::Shapes(_)) => {
                let help = "give a table of places and a table of the edges between them";
                issues.push(Issue::new(
                    Code("E0023"),
                    At::file(&given.name),
                    "shapes",
                    "tables",
                    help,
                ));
                continue;
            }
            None => continue,
        };
        let mut known = false;
        for raw in &tables {
            known |= nodes_of(raw, (&mut nodes, &mut told), issues);
            known |= edges::edges_of(raw, (&mut found, &mut told), issues);
        }
        if !known {
            let seen =
                "neither places with `lon` and `lat` nor edges with `from`, `to` and a length";
            let help = "a network is two tables: places, and edges between them";
            issues.push(Issue::new(
                Code("E0012"),
                At::file(&given.name),
                seen,
                "one of the two",
                help,
            ));
        }
    }
    for edge in &found {
        for end in [&edge.from, &edge.to].into_iter().filter(|end| !nodes.contains_key(*end)) {
            let seen = format!("no place has the key `{end}`");
            let help = "give the table of places too; without ids its rows are counted from 1";
            issues.push(Issue::new(
                Code("E0301"),
                edge.at.clone(),
                &seen,
                "a row of the places",
                help,
            ));
        }
    }
    if !issues.has_errors() && (nodes.is_empty() || found.is_empty()) {
        let missing = if nodes.is_empty() { "places" } else { "edges" };
        let at = At::file(beside.asked.files.first().map_or("", |given| &given.name));
        let seen = format!("no table of {missing}");
        issues.push(Issue::new(Code("E0002"), at, &seen, "places and edges, a table each", ""));
    }
    if issues.has_errors() {
        return Taken::default();
    }
    rows::taken(beside, (nodes, found), told, issues)
}

/// Reads a table of places; whether it is one.
fn nodes_of(
    raw: &Raw,
    (nodes, told): (&mut BTreeMap<String, Node>, &mut Told),
    issues: &mut Issues,
) -> bool {
    const LON: [&str; 3] = ["lon", "longitude", "x"];
    const LAT: [&str; 3] = ["lat", "latitude", "y"];
    let has =
        |header: &[String], names: &[&str]| names.iter().any(|n| header.iter().any(|h| h == n));
    let is_nodes =
        |header: &[String]| has(header, &LON) && has(header, &LAT) && !has(header, &["from"]);
    let Some(sheet) = raw.below(&is_nodes, told) else { return false };
    let [lon, lat] = [LON, LAT].map(|names| sheet.column(&names));
    let id = sheet.column(&["id", "node", "key"]);
    let name = sheet.column(&["name", "citycountry", "city", "nameascii"]);
    let country = sheet.column(&["iso2", "iso3c", "iso3", "country"]);
    let people = sheet.column(&["population", "pop"]);
    for (n, row) in sheet.rows.iter().enumerate() {
        let figures = [lon, lat, people].map(|column| figure(&sheet, row, column, issues));
        let (Some(lon), Some(lat)) = (figures[0], figures[1]) else {
            told.left("places without a position", sheet.at(row, None), &sheet.text(row, name));
            continue;
        };
        if lon.abs() > 180.0 || lat.abs() > 90.0 {
            let seen = format!("{lat} north, {lon} east");
            issues.push(sheet.issue("E0308", (row, None), [&seen, "degrees", ""]));
            continue;
        }
        let key = id.map_or_else(|| (n + 1).to_string(), |id| sheet.text(row, Some(id)));
        let node = Node {
            name: named(&sheet, row, name),
            country: code_of(&sheet, row, country, issues),
            lon,
            lat,
            people: figures[2].unwrap_or(0.0),
            at: sheet.at(row, None),
        };
        if nodes.insert(key.clone(), node).is_some() {
            let seen = format!("`{key}` stands twice");
            issues.push(sheet.issue("E0303", (row, id), [&seen, "a key of its own", ""]));
        }
    }
    true
}

/// The name of a place, without a country behind it.
fn named(sheet: &Sheet, row: &Row, column: Option<usize>) -> String {
    let text = sheet.text(row, column);
    let name = text.split(" - ").next().unwrap_or_default().trim();
    // Names in small letters only were made for comparing, not for reading.
    if name.chars().any(char::is_uppercase) {
        return name.to_owned();
    }
    let mut start = true;
    let letters = name.chars().flat_map(|c| {
        let big = std::mem::replace(&mut start, !c.is_alphabetic() && c != '\'');
        let letters: String = if big { c.to_uppercase().collect() } else { c.to_string() };
        letters.chars().collect::<Vec<char>>()
    });
    letters.collect()
}

fn code_of(sheet: &Sheet, row: &Row, column: Option<usize>, issues: &mut Issues) -> String {
    let text = sheet.text(row, column);
    if text.is_empty() {
        return text;
    }
    super::countries::two_letters(&text).map(str::to_owned).unwrap_or_else(|| {
        let texts =
            [&format!("`{text}`") as &str, "a code of two or three letters by ISO 3166", ""];
        issues.push(sheet.issue("E0028", (row, column), texts));
        String::new()
    })
}
