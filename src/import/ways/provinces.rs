//! Where food for a province is handed out: its largest town in the network; and, where asked for, a place at the
//! province's label, joined to the nearest place by a track, for a province that the network does not reach.

use super::ground::{Ground, km};
use super::hours::truck_hours;
use super::rows::{PLANNING, Placed, row, tell};
use crate::country::Surface;
use crate::import::Beside;
use crate::import::gazetteer::Gazetteer;
use crate::import::merge::NewRow;
use crate::import::source::slug;
use crate::import::told::{Became, Told};
use std::collections::{BTreeMap, BTreeSet};

/// How much longer a track is than the straight line between its ends: roads of the same network are 1.2 to 1.5
/// times as long.
const WINDING: f64 = 1.4;

/// Provinces of the pack that have a capital already.
fn settled(beside: &Beside<'_>) -> BTreeSet<String> {
    let areas = beside.tables.get("areas.csv");
    let with = areas.rows().filter(|row| !row.text("capital").is_empty());
    with.map(|row| row.text("pcode").to_owned()).collect()
}

/// A row with nothing but the capital: its figures are not of this import, so neither basis nor source changes.
fn capital(province: &str, place: &str) -> NewRow {
    row("areas.csv", [("pcode", province.to_owned()), ("capital", place.to_owned())])
}

/// Makes the largest named place of each province its capital.
pub(super) fn capitals(
    beside: &Beside<'_>,
    places: &mut BTreeMap<String, Placed>,
    own: &str,
    told: &mut Told,
) -> Vec<NewRow> {
    let settled = settled(beside);
    let mut largest: BTreeMap<String, (String, f64)> = BTreeMap::new();
    for (key, place) in places.iter().filter(|(_, place)| place.country == own && place.is_named) {
        let best = largest.entry(place.area.clone()).or_insert_with(|| (key.clone(), place.people));
        if place.people > best.1 {
            *best = (key.clone(), place.people);
        }
    }
    let mut rows = Vec::new();
    for (province, (key, _)) in largest {
        let Some(place) = places.get_mut(&key) else { continue };
        place.kind = "capital";
        if !settled.contains(&province) {
            let example = format!("{province}: {}", place.name);
            let what =
                "places where food for a province is handed out: its largest town in the network";
            tell(told, Became::Assumed, what, &example);
            rows.push(capital(&province, &place.id));
        }
    }
    rows
}

/// Places for provinces without any, with the tracks that join them; where nobody asks for them they are told.
pub(super) fn seats(
    beside: &Beside<'_>,
    ground: &Ground,
    places: &BTreeMap<String, Placed>,
    own: &str,
    told: &mut Told,
) -> (Vec<Placed>, Vec<NewRow>) {
    let areas = Gazetteer::of(beside.tables);
    let settled = settled(beside);
    let with: BTreeSet<&str> = places
        .values()
        .filter(|place| place.country == own && place.is_named)
        .map(|place| place.area.as_str())
        .collect();
    let (mut seats, mut rows) = (Vec::new(), Vec::new());
    for province in
        areas.provinces().filter(|code| !with.contains(code) && !settled.contains(*code))
    {
        let name = areas.name(province);
        let far = |place: &&Placed, at: (f64, f64)| km(place.at, at);
        let inside = || places.values().filter(|place| place.country == own);
        let label = ground.label(province).filter(|_| beside.asked.assume_missing);
        let nearest = label.and_then(|at| {
            inside().min_by(|a, b| far(a, at).total_cmp(&far(b, at))).map(|place| (at, place))
        });
        let Some((at, nearest)) = nearest else {
            let what = "provinces with no place in the network: nobody there can be reached. With \
                        `--assume-missing` each gets one, joined by a track";
            tell(told, Became::Left, what, &format!("{province} {name}"));
            continue;
        };
        let length = (km(nearest.at, at) * WINDING).max(1.0);
        let example = format!("{name}, {length:.0} km of track from {}", nearest.name);
        let what = "provinces with no place in the network: a place at the label and a track to the nearest place";
        tell(told, Became::Assumed, what, &example);
        let id = format!("{}-seat", slug(name));
        let note =
            "assumed: at the label of the province, as the network has no place in it".to_owned();
        rows.push(track(&id, name, nearest, length));
        rows.push(capital(province, &id));
        seats.push(Placed {
            id,
            name: format!("{name} (assumed)"),
            kind: "capital",
            country: own.to_owned(),
            area: province.to_owned(),
            at,
            people: 0.0,
            is_named: true,
            note,
        });
    }
    (seats, rows)
}

fn track(id: &str, name: &str, nearest: &Placed, length: f64) -> NewRow {
    let hours = truck_hours(length, Surface::Track);
    let planning = || PLANNING.to_owned();
    row(
        "links.csv",
        [
            ("id", format!("{}__{id}", nearest.id)),
            ("from", nearest.id.clone()),
            ("to", id.to_owned()),
            ("mode", "road".to_owned()),
            ("direction", "both".to_owned()),
            ("surface", Surface::Track.word().to_owned()),
            ("name", format!("{} – {name}", nearest.name)),
            ("length_km", format!("{length:.0}")),
            ("length_basis", "assumed".to_owned()),
            ("length_source", planning()),
            ("hours", format!("{hours:.1}")),
            ("hours_basis", "assumed".to_owned()),
            ("hours_source", planning()),
            ("truck", "light".to_owned()),
            ("note", format!("length = straight line x {WINDING}; no table has a road there")),
        ],
    )
}
