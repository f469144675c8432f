//! A stretch of road as a link: its surface, its hours, and what stands where it crosses a border.

use super::Edge;
use super::ground::km;
use super::hours::{largest_truck, surface_by_speed, truck_hours};
use super::rows::{PLANNING, Placed, row};
use crate::country::Surface;
use crate::import::Beside;
use crate::import::merge::NewRow;
use crate::import::told::Told;

/// Rows of a stretch of road, of its corridor and of waiting where it crosses a border of the country.
pub(super) fn link(
    beside: &Beside<'_>,
    edge: &Edge,
    (from, to): (&Placed, &Placed),
    own: &str,
    told: &mut Told,
) -> Vec<NewRow> {
    let example = format!("{} to {}", from.name, to.name);
    let (surface, hours, given, mut notes) = driven(edge, (from, to), &example, told);
    let truck = largest_truck(surface);
    notes.push("largest truck assumed by surface");
    let foreign = [from, to].into_iter().find(|place| place.country != own);
    let crosses = foreign.filter(|_| from.country == own || to.country == own);
    let corridor = crosses.map(|place| format!("from-{}", place.country.to_lowercase()));
    let id = format!("{}__{}", from.id, to.id);
    let mut rows = Vec::new();
    if let (Some(place), Some(corridor)) = (crosses, &corridor) {
        let name = format!("Ways from {}", place.country);
        rows.push(row("corridors.csv", [("id", corridor.clone()), ("name", name)]));
        let wait = edge.border_hours.map(|hours| waiting(beside, &id, hours));
        rows.extend(wait);
    }
    let (basis, source) = match given {
        // Nobody says that a truck is meant, where nobody says what the road is.
        true if notes.contains(&SURFACE_BY_SPEED) => ("assumed", beside.source.clone()),
        true => ("published", beside.source.clone()),
        false => ("assumed", PLANNING.to_owned()),
    };
    let round = |figure: f64| format!("{}", (figure * 100.0).round() / 100.0);
    rows.push(row(
        "links.csv",
        [
            ("id", id),
            ("from", from.id.clone()),
            ("to", to.id.clone()),
            ("mode", "road".to_owned()),
            ("direction", "both".to_owned()),
            ("surface", surface.word().to_owned()),
            ("name", format!("{} – {}", from.name, to.name)),
            ("length_km", round(edge.km)),
            ("length_basis", "published".to_owned()),
            ("length_source", beside.source.clone()),
            ("hours", round(hours)),
            ("hours_basis", basis.to_owned()),
            ("hours_source", source),
            ("corridor", corridor.unwrap_or_default()),
            ("truck", truck.to_owned()),
            ("note", notes.join("; ")),
        ],
    ));
    rows
}

/// What is noted where only the speed of a table tells the surface.
const SURFACE_BY_SPEED: &str =
    "surface assumed by speed, which may be a car's, as the hours may be";

/// Surface and hours of a stretch, whether the hours are the table's own, and what was assumed.
fn driven(
    edge: &Edge,
    (from, to): (&Placed, &Placed),
    example: &str,
    told: &mut Told,
) -> (Surface, f64, bool, Vec<&'static str>) {
    let straight = km(from.at, to.at);
    if edge.km + 5.0 < straight * 0.95 {
        let example = format!("{example}: {:.0} km, {straight:.0} km in a straight line", edge.km);
        told.differs("lengths shorter than the straight line", edge.at.clone(), &example);
    }
    let mut notes = Vec::new();
    let speed = edge.hours.map(|hours| edge.km / hours);
    let meant = Surface::meant_by(&edge.surface);
    if meant.is_none() && !edge.surface.trim().is_empty() {
        let what = "words for surfaces that are not known, as if there were none: write paved (asphalt, tarmac), gravel \
                    (laterite, murram) or track (unpaved, earth, sand)";
        told.left(what, edge.at.clone(), &format!("{example}: `{}`", edge.surface));
    }
    let surface = meant.unwrap_or_else(|| {
        let what = "surfaces and largest trucks, by the speed that the table gives: from 60 km/h paved and \
                    articulated, from 35 gravel and rigid, else a track and light. Speeds may be those of \
                    cars: look at the links";
        told.assumed(what, edge.at.clone(), example);
        notes.push(match speed {
            Some(_) => SURFACE_BY_SPEED,
            None => "surface assumed",
        });
        speed.map_or(Surface::Track, surface_by_speed)
    });
    let hours = match (edge.hours, speed) {
        (Some(hours), Some(speed)) if (5.0..=80.0).contains(&speed) => hours,
        (Some(_), Some(speed)) => {
            let what = "hours by surface, where the table has a speed that no truck has";
            told.assumed(what, edge.at.clone(), &format!("{example}, {speed:.0} km/h"));
            notes.push("hours of a truck by surface");
            truck_hours(edge.km, surface)
        }
        (Some(_) | None, _) => {
            told.assumed("hours by surface, where the table has none", edge.at.clone(), example);
            notes.push("hours of a truck by surface");
            truck_hours(edge.km, surface)
        }
    };
    let given = edge.hours.is_some() && !notes.contains(&"hours of a truck by surface");
    (surface, hours, given, notes)
}

fn waiting(beside: &Beside<'_>, link: &str, hours: f64) -> NewRow {
    let hours = format!("{}", (hours * 10.0).round() / 10.0);
    row(
        "border-hours.csv",
        [
            ("link", link.to_owned()),
            ("hours", hours),
            ("basis", "published".to_owned()),
            ("source", beside.source.clone()),
        ],
    )
}
