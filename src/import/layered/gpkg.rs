//! Layers of areas in a GeoPackage.

use super::{check_globe, tell_empty};
use crate::import::open::{Given, Layer, Shape};
use crate::import::sheet::{Row, Sheet, plain_column};
use crate::import::told::Told;
use crate::issues::{At, Code, Issue, Issues};
use crate::layers::{self, Listed, NotRead, Value};

/// What names of layers with areas of the first and second level hold.
const OF_LEVELS: [&str; 4] = ["adm1", "adm2", "admin1", "admin2"];

/// The layers of a file: those whose names say that they are of areas of the first two levels, else all of areas.
pub(in crate::import) fn package(
    given: &Given,
    told: &mut Told,
    issues: &mut Issues,
) -> Option<Vec<Layer>> {
    let wrong = |code: &'static str, layer: &str, seen: &str, expected: &str, help: &str| {
        let file = if layer.is_empty() { given.name.clone() } else { file(given, layer) };
        Issue::new(Code(code), At::file(&file), seen, expected, help)
    };
    let named = |listed: &Listed| {
        let name = plain_column(&listed.name);
        listed.holds_areas && OF_LEVELS.iter().any(|level| name.contains(level))
    };
    let mut any_named = false;
    let mut aside: Vec<(String, &'static str)> = Vec::new();
    let mut systems: Vec<(String, String)> = Vec::new();
    let found = layers::read_gpkg(&given.bytes, &mut |all, listed| {
        any_named = all.iter().any(named);
        if !listed.holds_areas {
            aside.push((listed.name.clone(), "layers of points or lines"));
        } else if any_named && !named(listed) {
            aside.push((listed.name.clone(), "layers whose names are of no level that is wanted"));
        } else if !listed.system.is_empty() {
            systems.push((listed.name.clone(), listed.system.clone()));
        } else {
            return true;
        }
        false
    });
    for (layer, what) in aside {
        told.left(what, At::file(&file(given, &layer)), "");
    }
    for (layer, system) in systems {
        let expected = "degrees east and north (WGS 84, EPSG:4326)";
        let help = "export the layer anew in EPSG:4326";
        let seen = format!("coordinates in {system}");
        issues.push(wrong("E0309", &layer, &seen, expected, help));
    }
    let again = "take the file anew from its source; it may have been cut off on the way";
    let found = match found {
        Ok(found) => found,
        Err(why) => {
            let layer = match &why {
                NotRead::Shape { layer, .. } => layer.clone(),
                NotRead::Database(_) | NotRead::CutOff { .. } | NotRead::TooMany => String::new(),
            };
            issues.push(wrong("E0310", &layer, &why.to_string(), "a GeoPackage of areas", again));
            return None;
        }
    };
    if found.is_empty() && !issues.has_errors() {
        let help = "look at it in a GIS: is it the file that is meant?";
        issues.push(wrong("E0310", "", "no layer of areas", "a GeoPackage of areas", help));
        return None;
    }
    let mut made = Vec::new();
    for layer in found {
        let name = file(given, &layer.name);
        let row = |(n, row): (usize, Vec<Value>)| Row {
            line: n as u64 + 1,
            cells: row.iter().map(text).collect(),
        };
        let rows = layer.rows.into_iter().enumerate().map(row).collect();
        let shapes: Vec<Option<Shape>> = layer.shapes.into_iter().map(|s| s.map(shape)).collect();
        check_globe(&name, &shapes, issues);
        let layer = Layer { sheet: Sheet::of(&name, layer.columns, rows), shapes };
        tell_empty(&layer, told);
        made.push(layer);
    }
    Some(made)
}

/// A layer as the person knows it.
fn file(given: &Given, layer: &str) -> String {
    format!("{}/{layer}", given.name)
}

fn text(value: &Value) -> String {
    match value {
        Value::Words(words) => words.clone(),
        Value::Whole(whole) => whole.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Nothing => String::new(),
    }
}

fn shape(parts: Vec<Vec<Vec<layers::Degrees>>>) -> Shape {
    let ring = |ring: Vec<layers::Degrees>| ring.into_iter().map(|[x, y]| (x, y)).collect();
    parts.into_iter().map(|part| part.into_iter().map(ring).collect()).collect()
}
