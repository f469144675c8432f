//! A pack as others than the planning team may ask it: tables and scenarios made coarse before anything is
//! planned, and written as a pack again, so that what a page carries is all that it can tell.

use super::engine::NotOpened;
use crate::country::{
    Country, PackFiles, PackMeta, SCENARIOS, plain_tables, toml_ids, toml_name, toml_text,
};
use crate::intake::SCENARIO;
use crate::issues::{At, Code, Issue};
use crate::scenario::Scenario;
use crate::sharing::coarse_tables;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Files of a pack by their names.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// Outlines go over with these of their properties. Main roads stay out: links are then drawn straight, between
/// points to a tenth of a degree.
const MAPS: [(&str, &str); 2] = [("boundaries.geojson", "pcode"), ("neighbours.geojson", "name")];

/// What marks the version of such a pack.
const ROUNDED: &str = ", rounded";

/// The pack that others may ask, of a country that was loaded from its files.
pub(super) fn shared_pack(files: &dyn PackFiles, country: &Country) -> Result<Files, NotOpened> {
    let tables = plain_tables(files).map_err(NotOpened::Issues)?;
    let mut shared = Files::new();
    for table in coarse_tables(&tables, &country.about.needs_of) {
        shared.insert(table.table.file.to_owned(), table.csv());
    }
    let version = country.about.version.trim_end_matches(ROUNDED);
    let about = PackMeta { version: format!("{version}{ROUNDED}"), ..country.about.clone() };
    shared.insert("pack.toml".to_owned(), about.written().into_bytes());
    for (name, property) in MAPS {
        let outlines = files.read(name).ok().and_then(|bytes| outlines(&bytes, property));
        shared.extend(outlines.map(|text| (name.to_owned(), text)));
    }
    let scenarios = scenarios(files, country)?;
    if scenarios.is_empty() {
        let issue = Issue::new(
            Code("E0803"),
            At::file(SCENARIOS),
            "no scenario that is of access alone",
            "a scenario without a budget, quotas, diverted food or figures of its own",
            "others may ask such scenarios only: add one to the pack",
        );
        return Err(NotOpened::Refused(Box::new(issue)));
    }
    shared.extend(scenarios);
    Ok(shared)
}

/// Scenarios of access alone; the others are left out.
fn scenarios(files: &dyn PackFiles, country: &Country) -> Result<Files, NotOpened> {
    let known = toml_ids(files, SCENARIOS);
    let text = |id: &str| toml_text(files, (SCENARIOS, id), SCENARIO).ok().flatten();
    let mut told = Files::new();
    for id in &known {
        let (scenario, _) =
            Scenario::read(country, id, &text, &known).map_err(NotOpened::Issues)?;
        if let Ok(alone) = scenario.access_alone(country) {
            told.insert(toml_name(SCENARIOS, id), alone.written_out(country).into_bytes());
        }
    }
    Ok(told)
}

/// The shapes of a file, each with one of its properties, and who drew them.
fn outlines(bytes: &[u8], property: &str) -> Option<Vec<u8>> {
    let drawn: Value = serde_json::from_slice(bytes).ok()?;
    let feature = |feature: &Value| {
        let shape = &feature["geometry"];
        json!({
            "type": "Feature",
            "properties": { property: feature["properties"][property] },
            "geometry": { "type": shape["type"], "coordinates": shape["coordinates"] },
        })
    };
    let features: Vec<Value> = drawn["features"].as_array()?.iter().map(feature).collect();
    let mut told = json!({ "type": "FeatureCollection", "features": features });
    if drawn["attribution"].is_string() {
        told["attribution"] = drawn["attribution"].clone();
    }
    Some(told.to_string().into_bytes())
}
