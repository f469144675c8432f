//! Rows of places, and of the capitals of provinces that have none: the seat of a province first, then its largest
//! town.

use super::{Listed, Sort};
use crate::country::PlaceKind;
use crate::import::Beside;
use crate::import::gazetteer::{Gazetteer, plain};
use crate::import::merge::NewRow;
use crate::import::source::slug;
use crate::import::told::Told;
use crate::import::ways::{Ground, In, km, row};
use crate::issues::{At, Code, Issue, Issues};
use std::collections::{BTreeMap, BTreeSet};

/// Places of one name nearer than this are one place that the list has twice, or that the pack has already.
const SAME_KM: f64 = 15.0;

/// A place that is taken.
struct Kept {
    listed: Listed,
    id: String,
    country: String,
    area: String,
}

/// The rows.
pub(super) fn rows(
    beside: &Beside<'_>,
    mut listed: Vec<Listed>,
    own: &str,
    told: &mut Told,
    issues: &mut Issues,
) -> Vec<NewRow> {
    let ground = Ground::of(beside, beside.files);
    if !ground.is_known() || own.len() != 2 {
        let help = "import areas first: `aidreach import areas FILE --into DIR`";
        let at = At::file("areas.csv");
        let seen = "no areas to lay places in";
        issues.push(Issue::new(Code("E0002"), at, seen, "the provinces", help));
        return Vec::new();
    }
    // Capitals first, then by people: the first of several of a name keeps it.
    listed.sort_by(|a, b| a.sort.cmp(&b.sort).then(b.people.cmp(&a.people)));
    let kept = kept(beside, listed, (own, &ground), told);
    let capitals = capitals(beside, &kept, own, told);
    let mut rows = Vec::new();
    for place in &kept {
        let kind = match place.listed.sort {
            Sort::Other(kind) => kind,
            _ if capitals.get(&place.area).is_some_and(|id| *id == place.id) => PlaceKind::Capital,
            _ if place.country != own => PlaceKind::Hub,
            Sort::National | Sort::Seat | Sort::LowerSeat | Sort::Town => PlaceKind::Town,
        };
        let round = |degrees: f64| format!("{}", (degrees * 1e5).round() / 1e5);
        rows.push(row(
            "places.csv",
            [
                ("id", place.id.clone()),
                ("name", place.listed.name.clone()),
                ("kind", kind.word().to_owned()),
                ("country", place.country.clone()),
                ("area", place.area.clone()),
                ("lat", round(place.listed.at.1)),
                ("lon", round(place.listed.at.0)),
                ("basis", "published".to_owned()),
                ("source", beside.source.clone()),
            ],
        ));
    }
    let capital = |(province, id): (&String, &String)| {
        row("areas.csv", [("pcode", province.clone()), ("capital", id.clone())])
    };
    rows.extend(capitals.iter().map(capital));
    rows
}

/// The places that are taken, each with its province and an id of its own.
fn kept(
    beside: &Beside<'_>,
    listed: Vec<Listed>,
    (own, ground): (&str, &Ground),
    told: &mut Told,
) -> Vec<Kept> {
    let mut there: Vec<(String, String, (f64, f64))> = Vec::new();
    for row in beside.tables.get("places.csv").rows() {
        let [lon, lat] = ["lon", "lat"].map(|column| row.text(column).parse::<f64>().ok());
        let at = (lon.unwrap_or(f64::NAN), lat.unwrap_or(f64::NAN));
        there.push((row.text("id").to_owned(), plain(row.text("name")), at));
    }
    let mut ids: BTreeSet<String> = there.iter().map(|(id, _, _)| id.clone()).collect();
    let mut kept: Vec<Kept> = Vec::new();
    for place in listed {
        let name = plain(&place.name);
        let is_same = |kept: &&Kept| {
            plain(&kept.listed.name) == name && km(kept.listed.at, place.at) < SAME_KM
        };
        if let Some(same) = kept.iter().find(is_same) {
            let example = format!("{}, as {}", place.name, same.listed.from);
            told.left("places that the list has twice under one name", place.from, &example);
            continue;
        }
        let is_own = place.country.is_empty() || place.country == own;
        let found = if is_own { ground.own_province(place.at.0, place.at.1) } else { None };
        let (country, area) = match found {
            Some(In::Outline(area)) => (own.to_owned(), area),
            Some(In::Near(area, far)) => {
                let example = format!("{}, {far:.0} km from {area}", place.name);
                let what = "places just outside of all outlines, in the nearest province";
                told.took(what, place.from.clone(), &example);
                (own.to_owned(), area)
            }
            None if is_own => {
                let what = "places outside of all outlines of the pack";
                told.left(what, place.from, &place.name);
                continue;
            }
            None => (place.country.clone(), String::new()),
        };
        let known =
            there.iter().find(|(_, other, at)| *other == name && km(*at, place.at) < SAME_KM);
        let id = match known {
            Some((id, _, _)) => id.clone(),
            None => new_id(&place, (&area, &country), &mut ids),
        };
        kept.push(Kept { listed: place, id, country, area });
    }
    kept
}

fn new_id(place: &Listed, (area, country): (&str, &str), ids: &mut BTreeSet<String>) -> String {
    let mut plain = slug(&place.name);
    if place.sort == Sort::Other(PlaceKind::Airport) && !plain.contains("airport") {
        plain.push_str("-airport");
    }
    let within = if area.is_empty() { country } else { area };
    let with_area = format!("{plain}-{}", within.to_lowercase());
    let mut tries = vec![plain, with_area.clone()];
    tries.extend((2..100).map(|n| format!("{with_area}-{n}")));
    let is_free = |id: &String| !id.is_empty() && !id.starts_with('-') && ids.insert(id.clone());
    let id = tries.into_iter().find(is_free);
    id.unwrap_or_else(|| format!("place-{:.4}-{:.4}", place.at.1, place.at.0).replace('.', "-"))
}

/// By province the place where food for it is handed out: as the pack has it, else its seat, else its largest town.
fn capitals(
    beside: &Beside<'_>,
    kept: &[Kept],
    own: &str,
    told: &mut Told,
) -> BTreeMap<String, String> {
    let areas = beside.tables.get("areas.csv").rows();
    let settled = areas.filter(|row| !row.text("capital").is_empty());
    let settled: BTreeMap<String, String> =
        settled.map(|row| (row.text("pcode").to_owned(), row.text("capital").to_owned())).collect();
    let mut capitals = BTreeMap::new();
    let gazetteer = Gazetteer::of(beside.tables);
    for province in gazetteer.provinces() {
        if let Some(capital) = settled.get(province) {
            capitals.insert(province.to_owned(), capital.clone());
            continue;
        }
        let mut towns = kept.iter().filter(|place| {
            place.area == province
                && place.country == own
                && !matches!(place.listed.sort, Sort::Other(_))
        });
        let name = gazetteer.name(province);
        // They stand in the order of what they are, and then by people.
        let Some(first) = towns.next() else {
            let what = "provinces without a place: nobody there can be reached";
            told.left(what, At::file("areas.csv"), &format!("{province} {name}"));
            continue;
        };
        let example = format!("{province} {name}: {}", first.listed.name);
        let what = match first.listed.sort {
            Sort::National | Sort::Seat => "seats of provinces, where food for them is handed out",
            Sort::LowerSeat | Sort::Town | Sort::Other(_) => {
                "largest towns as places where food for a province is handed out: the list has no seat of it"
            }
        };
        match first.listed.sort {
            Sort::National | Sort::Seat => told.took(what, first.listed.from.clone(), &example),
            Sort::LowerSeat | Sort::Town | Sort::Other(_) => {
                told.assumed(what, first.listed.from.clone(), &example);
            }
        }
        capitals.insert(province.to_owned(), first.id.clone());
    }
    capitals
}
