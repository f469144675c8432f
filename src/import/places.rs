//! Places from public lists: towns, airports and ports of GeoNames, or a table of names with their positions. Never
//! finer than a town.

use super::cells::figure;
use super::gazetteer::plain;
use super::open::{Opened, opened};
use super::sheet::Raw;
use super::source::Known;
use super::told::Told;
use super::{Beside, Taken};
use crate::country::PlaceKind;
use crate::issues::{At, Code, Issue, Issues, nearest};

mod geonames;
mod rows;

/// Fewer people than this make no town, whatever is asked for: a plan must not point at a village.
pub const LEAST_TOWN: u64 = 2_000;
/// People that a town has at least where nobody says otherwise and it is no seat of an area.
const USUAL: u64 = 20_000;

/// What is known of GeoNames as a source.
const GEONAMES: Known =
    Known { publisher: "GeoNames", reference: "https://www.geonames.org", licence: "CC BY 4.0" };

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    /// Capital of the country.
    National,
    /// Seat of a province.
    Seat,
    /// Seat of a district.
    LowerSeat,
    /// A town.
    Town,
    /// Of another sort, as a kind of the pack.
    Other(PlaceKind),
}

/// A place of a list.
#[derive(Clone, Debug)]
struct Listed {
    name: String,
    /// Two letters of its country; empty where the list does not say.
    country: String,
    sort: Sort,
    at: (f64, f64),
    people: u64,
    from: At,
}

/// Which rows of a list are wanted.
struct Wanted<'a> {
    least_people: u64,
    codes: Option<&'a [String]>,
    /// Names asked for, in plain letters, with how they were written and whether a row had them.
    names: Vec<(String, String, bool)>,
    own: String,
}

/// What lists of places become.
pub(super) fn taken(beside: &Beside<'_>, issues: &mut Issues) -> Taken {
    let mut told = Told::default();
    let choices = &beside.asked.choices;
    if choices.least_people.is_some_and(|least| least < LEAST_TOWN) {
        let seen = "towns of so few people".to_owned();
        let expected = format!("`--least-people` of {LEAST_TOWN} or more");
        let help = "no place of a pack is finer than a town";
        let at = At::file(beside.asked.files.first().map_or("", |given| &given.name));
        issues.push(Issue::new(Code("E0106"), at, &seen, &expected, help));
        return Taken::default();
    }
    let own = super::pack_toml::value(beside.pack, "iso2").unwrap_or_default();
    let name = |name: &String| (plain(name), name.clone(), false);
    let mut wanted = Wanted {
        least_people: choices.least_people.unwrap_or(USUAL),
        codes: choices.codes.as_deref(),
        names: choices.names.iter().map(name).collect(),
        own: own.trim_matches('"').to_owned(),
    };
    let (mut places, mut known) = (Vec::new(), None);
    for given in &beside.asked.files {
        if geonames::is_one(given) {
            known = Some(GEONAMES);
            geonames::read(given, (&mut wanted, &mut places), &mut told, issues);
            continue;
        }
        match opened(given, &mut told, issues) {
            Some(Opened::Tables(tables)) => {
                let read = |raw: &Raw| table(raw, &mut places, &mut told, issues);
                if !tables.iter().map(read).fold(false, |any, one| any | one) {
                    let seen = "neither rows of GeoNames nor a table with `name`, `lat` and `lon`";
                    let expected = "one of the two";
                    let at = At::file(&given.name);
                    let help = "files of GeoNames have 19 columns between tabs and no header";
                    issues.push(Issue::new(Code("E0012"), at, seen, expected, help));
                }
            }
            Some(Opened::Shapes(_)) => {
                let help = "give a table of names and positions";
                let at = At::file(&given.name);
                issues.push(Issue::new(Code("E0023"), at, "shapes", "a table", help));
            }
            None => {}
        }
    }
    for (letters, name, _) in wanted.names.iter().filter(|(_, _, found)| !found && known.is_some())
    {
        let at = At::file(beside.asked.files.first().map_or("", |given| &given.name));
        let near = beside.asked.files.iter().find_map(|given| geonames::nearest_to(given, letters));
        let near = match near {
            Some(near) => format!("the nearest is `{near}`"),
            None => "nothing is near; it may stand in the list of another country".to_owned(),
        };
        let what =
            format!("the name `{name}`, which no town, airport or port of the list has: {near}");
        told.left(&what, at, "");
    }
    if issues.has_errors() {
        return Taken::default();
    }
    let rows = rows::rows(beside, places, &wanted.own, &mut told, issues);
    Taken { rows, known, told, ..Taken::default() }
}

/// Reads a table of names with positions; whether it is one.
fn table(raw: &Raw, places: &mut Vec<Listed>, told: &mut Told, issues: &mut Issues) -> bool {
    let has = |header: &[String], name: &str| header.iter().any(|known| known == name);
    let latitude = |header: &[String]| has(header, "lat") || has(header, "latitude");
    let is_places = |header: &[String]| has(header, "name") && latitude(header);
    let Some(sheet) = raw.below(&is_places, told) else { return false };
    let lat = sheet.must(&["lat", "latitude"], "degrees north", issues);
    let lon = sheet.must(&["lon", "lng", "longitude"], "degrees east", issues);
    let [name, kind] = ["name", "kind"].map(|name| sheet.column(&[name]));
    let country = sheet.column(&["country", "iso2"]);
    let people = sheet.column(&["population", "people"]);
    for row in &sheet.rows {
        let figures = [lon, lat, people].map(|column| figure(&sheet, row, column, issues));
        let named = sheet.text(row, name);
        let [Some(lon), Some(lat), people] = figures else {
            told.left("places without a position", sheet.at(row, None), &named);
            continue;
        };
        if lon.abs() > 180.0 || lat.abs() > 90.0 {
            let seen = format!("{lat} north, {lon} east");
            issues.push(sheet.issue("E0308", (row, None), [&seen, "degrees", ""]));
            continue;
        }
        if named.is_empty() {
            told.left("places without a name", sheet.at(row, None), &format!("{lat}, {lon}"));
            continue;
        }
        let word = sheet.text(row, kind);
        let sort = match PlaceKind::parse(&word) {
            None if word.is_empty() => Sort::Town,
            Some(PlaceKind::Capital) => Sort::Seat,
            Some(PlaceKind::Town) => Sort::Town,
            Some(kind) => Sort::Other(kind),
            None => {
                let known: Vec<&str> = PlaceKind::ALL.iter().map(|kind| kind.word()).collect();
                let help = match nearest(&word, known.iter().copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "write the one that comes nearest; an empty cell is a town".to_owned(),
                };
                let texts = [&format!("`{word}`") as &str, &known.join(", "), &help];
                issues.push(sheet.issue("E0028", (row, kind), texts));
                continue;
            }
        };
        let text = sheet.text(row, country);
        let code = super::countries::two_letters(&text);
        if code.is_none() && !text.is_empty() {
            let expected = "a code of two or three letters by ISO 3166";
            let help =
                "write its letters, such as SD or SDN, or leave it empty: then the position tells";
            issues.push(sheet.issue(
                "E0028",
                (row, country),
                [&format!("`{text}`"), expected, help],
            ));
            continue;
        }
        let country = code.unwrap_or_default().to_owned();
        let people = people.map_or(0, |people| people.max(0.0) as u64);
        let from = sheet.at(row, None);
        places.push(Listed { name: named, country, sort, at: (lon, lat), people, from });
    }
    true
}
