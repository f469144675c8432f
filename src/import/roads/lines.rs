//! Lines of the roads for the map of a pack: a line a link, made simpler, as the pack's own roads are.

use super::links::{Joined, Roads};
use super::measure::degrees;
use super::{ATTRIBUTION, LICENCE};
use crate::import::merge::NewRow;
use geo::{LineString, Simplify};
use std::fmt::Write;

/// How far a line may lie from the road, in degrees: two hundred metres or so, less than a map of a country shows.
const TOLERANCE: f64 = 0.002;

/// The file of lines of the links.
pub(super) fn file(roads: &Roads<'_>, links: &[Joined], rows: &[NewRow]) -> Vec<u8> {
    let mut text = format!(
        "{{\"type\":\"FeatureCollection\",\"attribution\":\"{ATTRIBUTION}\",\"licence\":\"{LICENCE}, \
         https://opendatacommons.org/licenses/odbl/1-0/\",\"features\":["
    );
    let ids = rows.iter().filter(|row| row.table == "links.csv").map(|row| {
        let id = row.cells.iter().find(|(column, _)| column == "id");
        id.map_or("", |(_, id)| id.as_str())
    });
    for (n, (link, id)) in links.iter().zip(ids).enumerate() {
        let points = roads.line(link).into_iter().map(degrees);
        let simple = LineString::from_iter(points).simplify(TOLERANCE);
        let round = |degrees: f64| (degrees * 1e3).round() / 1e3;
        let mut points: Vec<(f64, f64)> =
            simple.points().map(|point| (round(point.x()), round(point.y()))).collect();
        points.dedup();
        // A line has two points, also where both are the same at this scale.
        if let ([point], true) = (points.as_slice(), points.len() == 1) {
            points = vec![*point, *point];
        }
        let points: Vec<String> =
            points.iter().map(|(lon, lat)| format!("[{lon},{lat}]")).collect();
        let [from, to] = [link.from, link.to].map(|place| roads.places[place].country.as_str());
        let comma = if n > 0 { "," } else { "" };
        // Writing into a text cannot fail.
        let _ = write!(
            text,
            "{comma}\n{{\"type\":\"Feature\",\"properties\":{{\"link\":\"{id}\",\"km\":{},\
             \"crosses_border\":{}}},\"geometry\":{{\"type\":\"LineString\",\"coordinates\":[{}]}}}}",
            (link.km * 1e3).round() / 1e3,
            from != to,
            points.join(",")
        );
    }
    text.push_str("\n]}\n");
    text.into_bytes()
}
