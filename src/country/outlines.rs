//! The maps of a pack: read far enough to know that they can be drawn.

use super::PackFiles;
use super::read::{self, Keys, shown};
use super::screen::fault_of_text;
use crate::issues::{At, Code, Issue, Issues};
use geojson::{FeatureCollection, GeoJson, GeometryValue, Position};

/// Outlines of provinces, by P-code.
pub(super) const BOUNDARIES: &str = "boundaries.geojson";
/// Outlines of the countries around.
pub(super) const NEIGHBOURS: &str = "neighbours.geojson";
/// Lines of the main roads.
pub(super) const ROADS: &str = "roads.geojson";

/// Every map file a pack may have.
pub(super) const MAPS: [(&str, &str); 3] = [
    (BOUNDARIES, "Outlines of the provinces, or of districts, each with its `pcode`."),
    (NEIGHBOURS, "Outlines of the countries around, for the map only."),
    (ROADS, "Lines of the main roads, for the map only."),
];

/// Checks the maps that are there; none has to be.
pub(super) fn check(files: &dyn PackFiles, keys: &Keys, issues: &mut Issues) {
    for (file, _) in MAPS {
        let Ok(Some(bytes)) = read::bytes(files, file, issues) else {
            continue;
        };
        if let Some(text) = read::decode(file, &bytes, issues) {
            map(file, text, keys, issues);
        }
    }
}

fn map(file: &str, text: &str, keys: &Keys, issues: &mut Issues) {
    let whole = |code, seen: &str, expected: &str, help: &str| {
        Issue::new(Code(code), At::file(file), seen, expected, help)
    };
    let collection = match text.parse::<GeoJson>() {
        Ok(GeoJson::FeatureCollection(collection)) => collection,
        Ok(_) => {
            let (seen, expected) = ("a single shape", "a collection of features");
            issues.push(whole("E0310", seen, expected, ""));
            return;
        }
        Err(error) => {
            issues.push(if error.to_string().contains("recursion") {
                whole("E0410", "nested too deep", "no lists within lists", "")
            } else {
                let error = error.to_string();
                let error = error.trim_start_matches("Error while deserializing GeoJSON: ");
                let seen = format!("cannot be read as GeoJSON: {error}");
                whole("E0310", &seen, "GeoJSON", "")
            });
            return;
        }
    };
    let said = collection.foreign_members.as_ref().and_then(|members| members.get("attribution"));
    let names = collection.features.iter().filter_map(|feature| feature.property("name"));
    for text in said.into_iter().chain(names).filter_map(|text| text.as_str()) {
        if let Some((code, [seen, expected, help])) = fault_of_text(text) {
            issues.push(whole(code, &seen, &expected, &help));
        }
    }
    if let Some(name) = other_system(&collection) {
        let seen = format!("coordinates in {name}");
        let help = "export the layer anew in EPSG:4326";
        issues.push(whole("E0309", &seen, "degrees east and north (WGS 84, EPSG:4326)", help));
        return;
    }
    for (n, feature) in collection.features.iter().enumerate() {
        let pcode = feature.property("pcode").and_then(|pcode| pcode.as_str());
        let name = pcode.map_or_else(|| format!("feature {}", n + 1), str::to_owned);
        if file == BOUNDARIES && keys.knows("areas.csv") {
            let seen = match pcode {
                Some(pcode) if keys.ix("areas.csv", pcode).is_some() => None,
                Some(pcode) => Some(format!("no area has the code {}", shown(pcode))),
                None => Some(format!("{name} has no `pcode`")),
            };
            if let Some(seen) = seen {
                issues.push(whole("E0310", &seen, "the P-code of a province or a district", ""));
            }
        }
        let fault = match &feature.geometry {
            Some(geometry) => fault(&geometry.value),
            None => Some("it has no shape".to_owned()),
        };
        if let Some(fault) = fault {
            let seen = format!("the outline of {name} cannot be used: {fault}");
            issues.push(whole("E0310", &seen, "closed rings of points on the globe", ""));
        }
    }
}

/// The name of a coordinate system other than WGS 84, where the file states one.
fn other_system(collection: &FeatureCollection) -> Option<String> {
    let system = collection.foreign_members.as_ref()?.get("crs")?;
    let name = system.get("properties").and_then(|p| p.get("name"));
    let name = name.and_then(|name| name.as_str()).unwrap_or("an unnamed system");
    let usual = ["CRS84", "EPSG::4326", "EPSG:4326"].iter().any(|usual| name.ends_with(usual));
    (!usual).then(|| name.to_owned())
}

/// What is wrong with a shape, if anything.
fn fault(shape: &GeometryValue) -> Option<String> {
    match shape {
        GeometryValue::Polygon { coordinates } => coordinates.iter().find_map(|r| ring(r)),
        GeometryValue::MultiPolygon { coordinates } => {
            coordinates.iter().flatten().find_map(|r| ring(r))
        }
        GeometryValue::LineString { coordinates } => off_globe(coordinates),
        GeometryValue::MultiLineString { coordinates } => {
            coordinates.iter().find_map(|line| off_globe(line))
        }
        GeometryValue::Point { .. } | GeometryValue::MultiPoint { .. } => None,
        GeometryValue::GeometryCollection { geometries } => {
            geometries.iter().find_map(|geometry| fault(&geometry.value))
        }
    }
}

fn ring(points: &[Position]) -> Option<String> {
    if points.len() < 4 {
        return Some(format!("a ring has {} points, fewer than 4", points.len()));
    }
    if points.first() != points.last() {
        return Some("a ring is not closed".to_owned());
    }
    off_globe(points)
}

fn off_globe(points: &[Position]) -> Option<String> {
    let wrong = |point: &&Position| {
        let [lon, lat] = [0, 1].map(|n| point.as_slice().get(n).copied().unwrap_or(f64::NAN));
        !(lon.abs() <= 180.0 && lat.abs() <= 90.0)
    };
    let wrong = points.iter().find(wrong)?;
    Some(format!("the point {:?} is not on the globe", wrong.as_slice()))
}
