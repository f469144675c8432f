//! Shapes of a GeoJSON file with their properties.

use super::open::{Given, Layer, Ring, Shape};
use super::sheet::{Row, Sheet};
use crate::issues::{At, Code, Issue, Issues};
use geojson::{FeatureCollection, GeoJson, GeometryValue, JsonValue, Position};

/// The features of a file; told where it cannot be read.
pub(super) fn layer(given: &Given, issues: &mut Issues) -> Option<Layer> {
    let mut wrong = |code: &'static str, seen: &str, expected: &str, help: &str| {
        issues.push(Issue::new(Code(code), At::file(&given.name), seen, expected, help));
    };
    let Ok(text) = std::str::from_utf8(&given.bytes) else {
        wrong("E0004", "not UTF-8", "GeoJSON as UTF-8", "");
        return None;
    };
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let collection = match text.parse::<GeoJson>() {
        Ok(GeoJson::FeatureCollection(collection)) => collection,
        Ok(GeoJson::Feature(_) | GeoJson::Geometry(_)) => {
            wrong("E0310", "a single shape", "a collection of features", "");
            return None;
        }
        Err(error) => {
            wrong("E0310", &format!("cannot be read as GeoJSON: {error}"), "GeoJSON", "");
            return None;
        }
    };
    if let Some(system) = other_system(&collection) {
        let help = "export the layer anew in EPSG:4326";
        let seen = format!("coordinates in {system}");
        wrong("E0309", &seen, "degrees east and north (WGS 84, EPSG:4326)", help);
        return None;
    }
    let mut names: Vec<String> = Vec::new();
    for feature in &collection.features {
        for name in feature.properties.iter().flat_map(|properties| properties.keys()) {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
    }
    let (mut rows, mut shapes) = (Vec::new(), Vec::new());
    for (n, feature) in collection.features.iter().enumerate() {
        let cells = names.iter().map(|name| feature.property(name).map(cell).unwrap_or_default());
        rows.push(Row { line: n as u64 + 1, cells: cells.collect() });
        let shape = feature.geometry.as_ref().and_then(|geometry| shape(&geometry.value));
        let shape = shape.filter(|shape| shape.iter().flatten().any(|ring| !ring.is_empty()));
        if let Some(off) = shape.as_ref().and_then(off_globe) {
            let seen = format!("feature {}: the point {off:?} is not on the globe", n + 1);
            let help = "export the layer anew in EPSG:4326";
            wrong("E0308", &seen, "degrees east and north", help);
        }
        shapes.push(shape);
    }
    Some(Layer { sheet: Sheet::of(&given.name, names, rows), shapes })
}

/// The name of a coordinate system other than WGS 84, where the file states one.
fn other_system(collection: &FeatureCollection) -> Option<String> {
    let system = collection.foreign_members.as_ref()?.get("crs")?;
    let name = system.get("properties").and_then(|properties| properties.get("name"));
    let name = name.and_then(JsonValue::as_str).unwrap_or("an unnamed system");
    let usual = ["CRS84", "EPSG::4326", "EPSG:4326"].iter().any(|usual| name.ends_with(usual));
    (!usual).then(|| name.to_owned())
}

fn cell(value: &JsonValue) -> String {
    match value {
        JsonValue::Null => String::new(),
        JsonValue::String(text) => text.clone(),
        JsonValue::Bool(_) | JsonValue::Number(_) | JsonValue::Array(_) | JsonValue::Object(_) => {
            value.to_string()
        }
    }
}

fn shape(value: &GeometryValue) -> Option<Shape> {
    let ring = |ring: &Vec<Position>| -> Ring {
        ring.iter().filter_map(|p| Some((*p.as_slice().first()?, *p.as_slice().get(1)?))).collect()
    };
    let polygon = |rings: &Vec<Vec<Position>>| -> Vec<Ring> { rings.iter().map(ring).collect() };
    match value {
        GeometryValue::Polygon { coordinates } => Some(vec![polygon(coordinates)]),
        GeometryValue::MultiPolygon { coordinates } => {
            Some(coordinates.iter().map(polygon).collect())
        }
        GeometryValue::GeometryCollection { geometries } => {
            let parts: Shape =
                geometries.iter().filter_map(|part| shape(&part.value)).flatten().collect();
            (!parts.is_empty()).then_some(parts)
        }
        GeometryValue::Point { .. }
        | GeometryValue::MultiPoint { .. }
        | GeometryValue::LineString { .. }
        | GeometryValue::MultiLineString { .. } => None,
    }
}

/// The first point of a shape that lies nowhere on the globe.
pub(super) fn off_globe(shape: &Shape) -> Option<(f64, f64)> {
    let on_globe = |(lon, lat): &(f64, f64)| lon.abs() <= 180.0 && lat.abs() <= 90.0;
    shape.iter().flatten().flatten().find(|point| !on_globe(point)).copied()
}
