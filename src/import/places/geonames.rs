//! Rows of GeoNames: 19 columns between tabs, no header and no quotes.

use super::{Listed, Sort, Wanted};
use crate::country::PlaceKind;
use crate::import::gazetteer::plain;
use crate::import::open::{Given, decoded};
use crate::import::told::Told;
use crate::issues::{At, Code, Issue, Issues, nearest};

/// Columns of a row.
const COLUMNS: usize = 19;
/// Where in a row what stands.
const NAME: usize = 1;
const ASCII: usize = 2;
const OTHERS: usize = 3;
const LAT: usize = 4;
const LON: usize = 5;
const CLASS: usize = 6;
const CODE: usize = 7;
const COUNTRY: usize = 8;
const PEOPLE: usize = 14;

/// Codes of populated places that may be towns, with what they are.
const TOWNS: [(&str, Sort); 7] = [
    ("PPLC", Sort::National),
    ("PPLA", Sort::Seat),
    ("PPLA2", Sort::LowerSeat),
    ("PPLA3", Sort::Town),
    ("PPLG", Sort::Town),
    ("PPL", Sort::Town),
    ("PPLS", Sort::Town),
];
/// Codes that are taken whatever the people, where nobody says otherwise.
const ALWAYS: [&str; 5] = ["PPLC", "PPLA", "PPLA2", "AIRP", "PRT"];

/// Whether a file looks like one of GeoNames.
pub(super) fn is_one(given: &Given) -> bool {
    let line = given.bytes.split(|byte| *byte == b'\n').find(|line| !line.is_empty());
    line.is_some_and(|line| line.iter().filter(|byte| **byte == b'\t').count() == COLUMNS - 1)
        && line.is_some_and(|line| line.first().is_some_and(u8::is_ascii_digit))
}

/// Reads a file of GeoNames.
pub(super) fn read(
    given: &Given,
    (wanted, places): (&mut Wanted<'_>, &mut Vec<Listed>),
    told: &mut Told,
    issues: &mut Issues,
) {
    let Some(text) = decoded(given, told, issues) else { return };
    for (n, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let at = At::line(&given.name, n as u64 + 1);
        let cells: Vec<&str> = line.split('\t').collect();
        if cells.len() != COLUMNS {
            let seen = format!("{} columns", cells.len());
            let help = "take the file as GeoNames gives it, without opening it in a spreadsheet";
            let expected = "19 columns between tabs";
            issues.push(Issue::new(Code("E0008"), at, &seen, expected, help));
            continue;
        }
        if let Some(sort) = sort_of(&cells, &at, wanted, told) {
            let figure = |n: usize, most: f64| {
                cells[n].trim().parse::<f64>().ok().filter(|found| found.abs() <= most)
            };
            let (Some(lat), Some(lon)) = (figure(LAT, 90.0), figure(LON, 180.0)) else {
                let seen = format!("{} north, {} east", cells[LAT], cells[LON]);
                issues.push(Issue::new(Code("E0308"), at, &seen, "degrees", ""));
                continue;
            };
            places.push(Listed {
                name: crate::import::sheet::cleaned(cells[NAME]),
                country: cells[COUNTRY].trim().to_uppercase(),
                sort,
                at: (lon, lat),
                people: cells[PEOPLE].trim().parse().unwrap_or(0),
                from: at,
            });
        }
    }
}

/// What a row is, where it is wanted.
fn sort_of(cells: &[&str], at: &At, wanted: &mut Wanted<'_>, told: &mut Told) -> Option<Sort> {
    let code = cells[CODE].trim();
    let town = TOWNS.iter().find(|(known, _)| *known == code).map(|(_, sort)| *sort);
    let sort = match (cells[CLASS].trim(), code) {
        ("P", _) => town,
        ("S", "AIRP") => Some(Sort::Other(PlaceKind::Airport)),
        ("L", "PRT") => Some(Sort::Other(PlaceKind::Port)),
        _ => None,
    };
    let example = || format!("{}, {code}", cells[NAME]);
    let Some(sort) = sort else {
        let what = match cells[CLASS].trim() {
            "P" => "parts of towns, farms, camps and places that are gone: finer than a town",
            _ => "what is neither a town nor an airport nor a port",
        };
        told.left(what, at.clone(), &example());
        return None;
    };
    if by_name(cells, wanted) {
        return Some(sort);
    }
    if cells[COUNTRY].trim() != wanted.own {
        told.left(
            "places of other countries: name those wanted by `--names`",
            at.clone(),
            &example(),
        );
        return None;
    }
    let people: u64 = cells[PEOPLE].trim().parse().unwrap_or(0);
    let is_town = matches!(sort, Sort::National | Sort::Seat | Sort::LowerSeat | Sort::Town);
    let by_code = match wanted.codes {
        Some(codes) => codes.iter().any(|known| known.eq_ignore_ascii_case(code)),
        None => ALWAYS.contains(&code),
    };
    if by_code || is_town && people >= wanted.least_people {
        return Some(sort);
    }
    let what = match is_town {
        true => "towns of fewer people than are asked for, or whose people are not known",
        false => "airports and ports that the codes asked for leave out",
    };
    told.left(what, at.clone(), &example());
    None
}

/// Whether a row has one of the names asked for.
fn by_name(cells: &[&str], wanted: &mut Wanted<'_>) -> bool {
    if wanted.names.is_empty() {
        return false;
    }
    let others = cells[OTHERS].split(',');
    let names: Vec<String> =
        [cells[NAME], cells[ASCII]].into_iter().chain(others).map(plain).collect();
    let mut any = false;
    for (name, _, found) in &mut wanted.names {
        let has = !name.is_empty() && names.contains(name);
        *found |= has;
        any |= has;
    }
    any
}

/// The name of a town, airport or port of the list that is nearest to one in plain letters, of those that begin
/// alike: lists of a country have many thousand names.
pub(super) fn nearest_to(given: &Given, letters: &str) -> Option<String> {
    let text = String::from_utf8_lossy(&given.bytes);
    let first = letters.chars().next()?;
    let rows = text.lines().map(|line| line.split('\t').collect::<Vec<&str>>());
    let is_listed = |cells: &Vec<&str>| {
        let kind = (cells.get(CLASS).copied(), cells.get(CODE).copied());
        matches!(kind, (Some("S"), Some("AIRP")) | (Some("L"), Some("PRT")))
            || kind.0 == Some("P") && TOWNS.iter().any(|(code, _)| Some(*code) == kind.1)
    };
    let names = rows.filter(is_listed).map(|cells| cells[NAME].to_owned());
    let names: Vec<String> = names.filter(|name| plain(name).starts_with(first)).collect();
    nearest(letters, names.iter().map(String::as_str)).map(str::to_owned)
}
