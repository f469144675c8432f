//! Rules on the last miles that planning by district makes.

use super::{Linked, issue};
use crate::country::{AreaLevel, Line, Outline};
use crate::issues::{At, Issues};
use crate::units::LonLat;

/// How far a last mile may run outside the outlines before it is told: outlines are drawn with fewer
/// points than the ground has.
const OUTSIDE_KM: f64 = 20.0;
/// And which part of it: roads go round a corner of another country that the straight line cuts.
const OUTSIDE_PART: f64 = 0.6;
/// A straight line is looked at once every so many kilometres.
const STEP_KM: f64 = 2.0;
/// The most districts that are told by name.
const MOST_NAMED: usize = 12;

/// Last miles stay within the outlines of the country, where the pack has any.
pub(super) fn last_miles_stay_on_land(linked: &Linked<'_>, issues: &mut Issues) {
    let areas = &linked.country.areas;
    if !areas.iter().any(|area| area.level == AreaLevel::District) {
        return;
    }
    let outlines = linked.country.outlines(linked.files);
    if outlines.is_empty() {
        return;
    }
    let parts: Vec<Part> = outlines.iter().flat_map(parts).collect();
    let country = linked.country.by_district();
    let mut leave = Vec::new();
    for made in country.made_last_miles() {
        let link = &country.links[made.link.index()];
        let [from, to] = [link.from, link.to].map(|place| country.places[place.index()].point);
        let straight = country.straight_line(link.from, link.to).0;
        let steps = (straight / STEP_KM).ceil().max(1.0);
        let at = |n: f64| LonLat {
            lon: from.lon + (to.lon - from.lon) * n / steps,
            lat: from.lat + (to.lat - from.lat) * n / steps,
        };
        let outside = (0..=steps as u32).filter(|n| {
            let point = at(f64::from(*n));
            !parts.iter().any(|part| part.holds(point))
        });
        let km = outside.count() as f64 * straight / steps;
        if km > OUTSIDE_KM && km > straight * OUTSIDE_PART {
            let area = &country.areas[made.district.index()];
            leave.push(format!("{} ({}, {km:.0} km)", area.name, area.pcode));
        }
    }
    if leave.is_empty() {
        return;
    }
    let more = match leave.len() {
        n if n > MOST_NAMED => format!(" and {} more", n - MOST_NAMED),
        _ => String::new(),
    };
    let named = leave.iter().take(MOST_NAMED).cloned().collect::<Vec<_>>().join(", ");
    let seen = format!("last miles over water or another country: {named}{more}");
    let expected = "a way within the country";
    let help = "by district, food would get there over a road that nobody knows: add the place where it \
                lands, and the links that lead there";
    issues.push(issue("W0323", At::file("areas.csv"), &seen, expected, help));
}

/// A part of an outline with the box around it.
struct Part {
    rings: Vec<Line>,
    west_south: LonLat,
    east_north: LonLat,
}

fn parts(outline: &Outline) -> impl Iterator<Item = Part> {
    outline.parts.iter().map(|rings| {
        let bound = |of: fn(&LonLat) -> f64, pick: fn(f64, f64) -> f64, start: f64| {
            rings.iter().flatten().map(of).fold(start, pick)
        };
        let (least, most) = (f64::INFINITY, f64::NEG_INFINITY);
        Part {
            rings: rings.clone(),
            west_south: LonLat {
                lon: bound(|p| p.lon, f64::min, least),
                lat: bound(|p| p.lat, f64::min, least),
            },
            east_north: LonLat {
                lon: bound(|p| p.lon, f64::max, most),
                lat: bound(|p| p.lat, f64::max, most),
            },
        }
    })
}

impl Part {
    /// Whether a point lies in it: in an odd number of its rings.
    fn holds(&self, point: LonLat) -> bool {
        let within = (self.west_south.lon..=self.east_north.lon).contains(&point.lon)
            && (self.west_south.lat..=self.east_north.lat).contains(&point.lat);
        let crosses = |ends: &[LonLat]| {
            let (a, b) = (ends[0], ends[1]);
            (a.lat > point.lat) != (b.lat > point.lat)
                && point.lon < a.lon + (b.lon - a.lon) * (point.lat - a.lat) / (b.lat - a.lat)
        };
        let ring = |ring: &Line| ring.windows(2).filter(|ends| crosses(ends)).count();
        within && self.rings.iter().map(ring).sum::<usize>() % 2 == 1
    }
}
