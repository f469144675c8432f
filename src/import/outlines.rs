//! Outlines of provinces as the pack keeps them.

use super::Imported;
use super::coverage::simplified;
use super::merge::{Change, Fate, Ledger, Merged};
use super::open::{Ring, Shape};
use crate::country::PackFiles;
use geo::{Area, InteriorPoint, LineString, Polygon};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Their file in the pack.
pub(super) const BOUNDARIES: &str = "boundaries.geojson";
/// The file of the lines of roads.
pub(super) const ROADS: &str = "roads.geojson";

/// The part of the longer side of a country by which no point of an outline moves: a pixel of a map on a screen.
const TOLERANCE: f64 = 1.0 / 1000.0;

/// West, south, east and north of shapes.
pub(super) fn bounds<'a>(shapes: impl Iterator<Item = &'a Shape>) -> Option<[f64; 4]> {
    let mut bounds: Option<[f64; 4]> = None;
    for (lon, lat) in shapes.flatten().flatten().flatten() {
        let [west, south, east, north] = bounds.unwrap_or([*lon, *lat, *lon, *lat]);
        bounds = Some([west.min(*lon), south.min(*lat), east.max(*lon), north.max(*lat)]);
    }
    bounds
}

/// A point well inside the largest part of a shape, as degrees east and north.
pub(super) fn point_within(shape: &Shape) -> Option<(f64, f64)> {
    let polygon = |part: &Vec<Ring>| {
        let lines = part.iter().map(|ring| LineString::from(ring.clone()));
        let mut lines = lines.collect::<Vec<LineString>>().into_iter();
        lines.next().map(|outer| Polygon::new(outer, lines.collect()))
    };
    let parts = shape.iter().filter_map(polygon);
    let largest = parts.max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()))?;
    largest.interior_point().map(|point| (point.x(), point.y()))
}

/// The file of outlines by code, made simpler together; and how many points they had and have.
pub(super) fn file(outlines: &[(String, Shape)], attribution: &str) -> (Vec<u8>, [usize; 2]) {
    let shapes: Vec<Shape> = outlines.iter().map(|(_, shape)| shape.clone()).collect();
    let [west, south, east, north] = bounds(shapes.iter()).unwrap_or_default();
    let simple = simplified(&shapes, TOLERANCE * (east - west).max(north - south));
    let points = |shapes: &[Shape]| shapes.iter().flatten().flatten().map(Vec::len).sum();
    let counts = [points(&shapes), points(&simple)];
    let attribution = attribution.replace('\\', "\\\\").replace('"', "\\\"");
    let mut text = format!(
        "{{\"type\":\"FeatureCollection\",\"attribution\":\"{attribution}\",\"features\":["
    );
    for (n, ((code, _), shape)) in outlines.iter().zip(&simple).enumerate() {
        let comma = if n > 0 { "," } else { "" };
        let _ = write!(
            text,
            "{comma}\n{{\"type\":\"Feature\",\"properties\":{{\"pcode\":\"{code}\"}},\"geometry\":\
             {{\"type\":\"MultiPolygon\",\"coordinates\":{}}}}}",
            list(shape, &|part| list(part, &|ring| list(ring, &|point| position(point))))
        );
    }
    text.push_str("\n]}\n");
    (text.into_bytes(), counts)
}

fn list<T>(items: &[T], written: &dyn Fn(&T) -> String) -> String {
    let items: Vec<String> = items.iter().map(written).collect();
    format!("[{}]", items.join(","))
}

/// A point to a metre or so, which is far finer than what outlines are made simpler by.
fn position((lon, lat): &(f64, f64)) -> String {
    let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
    format!("[{},{}]", round(*lon), round(*lat))
}

/// Puts a file of outlines or lines into the pack, unless a person drew other ones there.
pub(super) fn put(
    made: &mut Imported,
    ledger: &mut Ledger,
    pack: &dyn PackFiles,
    (file, bytes): (&str, Vec<u8>),
    update: bool,
) {
    let sum = |bytes: &[u8]| -> String {
        Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
    };
    let mut merged = Merged { table: file.to_owned(), ..Merged::default() };
    let wrote = ledger.of_file(file);
    let fate = match pack.read(file) {
        Err(_) => None,
        Ok(there) if *there == *bytes => Some(Fate::Filled),
        Ok(there) if *wrote == sum(&there) && update => Some(Fate::Replaced),
        Ok(there) if *wrote == sum(&there) => Some(Fate::Waits),
        Ok(_) => Some(Fate::ByHand),
    };
    match fate {
        None => merged.added = 1,
        Some(Fate::Filled) => merged.same = 1,
        Some(Fate::Replaced) => merged.replaced = 1,
        Some(Fate::Waits) => merged.waiting = 1,
        Some(Fate::ByHand) => merged.by_hand = 1,
    }
    if fate.is_none_or(|fate| matches!(fate, Fate::Filled | Fate::Replaced)) {
        *wrote = sum(&bytes);
        made.files.push((file.to_owned(), bytes));
    }
    if let Some(fate) = fate.filter(|fate| *fate != Fate::Filled) {
        let [was, says] = ["the shapes there", "shapes of other points"].map(str::to_owned);
        let (table, row, column) = (file.to_owned(), String::new(), String::new());
        made.changes.push(Change { table, row, column, was, says, fate });
    }
    made.merged.push(merged);
}
