//! What readers at a sharing level get to see, whatever the format.

use super::exported::{ALL, database, exported, said};
use super::run_in;
use aidreach::country::{Country, PackFiles, embedded, embedded_names};
use aidreach::report::Sharing;
use aidreach::scenario::Scenario;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// What must not be told at a level: words of the pack, and what they are.
fn secrets(
    country: &Country,
    scenario: &Scenario,
    neighbours: &[String],
    public: bool,
) -> Vec<(String, &'static str)> {
    let mut secrets: Vec<(String, &str)> = Vec::new();
    for counterpart in &country.counterparts {
        secrets.push((counterpart.id.clone(), "key of a counterpart"));
        secrets.push((counterpart.name.clone(), "name of a counterpart"));
    }
    let notes = scenario.decisions.iter().map(|d| &d.note);
    let whys = scenario.triggers.iter().map(|t| &t.why);
    secrets.extend(notes.chain(whys).map(|note| (note.clone(), "note of a scenario")));
    if public {
        for permission in &country.permissions {
            secrets.push((permission.id.clone(), "key of a permission"));
            secrets.push((permission.name.clone(), "name of a permission"));
        }
        for link in &country.links {
            secrets.push((link.id.clone(), "key of a link"));
            secrets.push((link.name.clone(), "name of a link"));
        }
        for place in &country.places {
            secrets.push((place.id.clone(), "key of a place"));
            secrets.push((place.name.clone(), "name of a place"));
        }
        for corridor in &country.corridors {
            secrets.push((corridor.id.clone(), "key of a way in"));
            secrets.push((corridor.name.clone(), "name of a way in"));
        }
        for source in &country.sources {
            secrets.push((source.id.clone(), "key of a source"));
        }
    }
    // What everyone may read says some of the same words: names of areas and neighbours, and the
    // sentences that every report on the country carries.
    let open: Vec<&String> = country.about.notes.iter().chain(&country.about.attribution).collect();
    let areas: BTreeSet<String> =
        country.areas.iter().map(|area| area.name.to_lowercase()).collect();
    secrets.retain(|(word, _)| {
        let plain = word.to_lowercase().replace(['_', '-'], " ");
        word.chars().count() > 3
            && !areas.contains(&plain)
            && plain != country.about.name.to_lowercase()
            && !neighbours.contains(&plain)
            && !open.iter().any(|said| said.contains(word.as_str()))
    });
    secrets
}

/// Whether a text says a word by itself.
fn says(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || "_-".contains(c));
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !joins(before) && !joins(after)
    })
}

fn leaks(country: &str, share: &str) -> Vec<String> {
    let pack = embedded(country).expect("a pack of the program");
    let loaded = Country::load(&pack).expect("a sound pack").0;
    let read = |name: &str| {
        let bytes = pack.read(&format!("scenarios/{name}.toml")).ok()?;
        String::from_utf8(bytes.into_owned()).ok()
    };
    let scenario = Scenario::read(&loaded, "baseline", &read, &[]).expect("a sound scenario").0;
    let around = loaded.maps(&pack).neighbours;
    let around: Vec<String> = around.iter().map(|land| land.name.to_lowercase()).collect();
    let secrets = secrets(&loaded, &scenario, &around, share == "public");
    assert!(secrets.len() > 5, "there is something to leak");
    let mut all = exported(country, &["--to", ALL, "--share", share]);
    for format in ["html", "md", "xlsx"] {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let out = format!("report.{format}");
        let args = ["report", "--country", country, "--share", share, "--out", &out];
        assert_eq!(run_in(folder.path(), &args).exit, 0);
        all.insert(out.clone(), fs::read(folder.path().join(&out)).expect("a report"));
    }
    for format in ["--format=md", "--json"] {
        let ran =
            run_in(Path::new("."), &["backtest", "--country", country, "--share", share, format]);
        assert_eq!(ran.exit, 0, "{}", ran.err);
        all.insert(format!("backtest {format}.md"), ran.out.into_bytes());
    }
    let mut found = Vec::new();
    for (name, bytes) in &all {
        let text = said(name, bytes);
        for (word, what) in secrets.iter().filter(|(word, _)| says(&text, word)) {
            found.push(format!("{name} tells `{word}`, {what}"));
        }
        let marked = text.to_uppercase().contains(&share.to_uppercase());
        if !marked
            && [".html", ".md", ".xlsx", ".gpkg", ".geojson", ".txt"]
                .iter()
                .any(|e| name.ends_with(e))
        {
            found.push(format!("{name} does not say that it is {share}"));
        }
    }
    found
}

#[test]
fn what_everyone_may_read_names_no_one_no_place_and_no_way() {
    let mut told = 0;
    for country in embedded_names().into_iter().filter(|name| !is_for_few(name)) {
        let found = leaks(country, "public");
        assert!(found.is_empty(), "{country}:\n{}", found.join("\n"));
        told += 1;
    }
    assert!(told > 1, "most packs of the program can be told to everyone");
}

/// Whether rows of a pack are for the planning team alone.
fn is_for_few(name: &str) -> bool {
    let pack = embedded(name).expect("a pack of the program");
    let country = Country::load(&pack).expect("a sound pack").0;
    Sharing::Public.gate(&country).is_err()
}

/// Who bars roads to whom is for the planning team where a war goes on: nothing of it is told to everyone.
#[test]
fn a_pack_with_rows_for_few_is_told_to_nobody_else() {
    let few: Vec<&str> = embedded_names().into_iter().filter(|name| is_for_few(name)).collect();
    assert!(!few.is_empty(), "a pack of the program has such rows");
    for country in few {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let asked = ["report", "--country", country, "--share", "public", "--out", "it.html"];
        let ran = run_in(folder.path(), &asked);
        assert_ne!(ran.exit, 0, "{country}");
        assert!(ran.err.contains("E0803"), "{country}: {}", ran.err);
        let left = fs::read_dir(folder.path()).expect("the folder").count();
        assert_eq!(left, 0, "{country}: nothing is written");
    }
}

#[test]
fn what_partners_read_names_no_counterpart_and_carries_no_note() {
    for country in embedded_names() {
        let found = leaks(country, "partner");
        assert!(found.is_empty(), "{country}:\n{}", found.join("\n"));
    }
}

#[test]
fn the_planning_team_reads_what_others_may_not() {
    // So that the tests above could fail.
    let all = exported("example", &["--to", ALL]);
    let pack = embedded("example").expect("a pack of the program");
    let country = Country::load(&pack).expect("a sound pack").0;
    for file in ["plan.xlsx", "tables/access.csv", "json/worth.json"] {
        let text = said(file, &all[file]);
        let named = country.counterparts.iter().any(|c| says(&text, &c.name));
        assert!(named, "{file} names nobody");
    }
    let text = said("plan.gpkg", &all["plan.gpkg"]);
    assert!(country.links.iter().any(|link| says(&text, &link.id)));
}

#[test]
fn everyone_gets_areas_only_and_partners_rough_points() {
    let public = exported("afghanistan", &["--to", "gpkg,geojson,csv", "--share", "public"]);
    let shapes: Vec<&String> = public.keys().filter(|name| name.ends_with(".geojson")).collect();
    assert_eq!(shapes, ["layers/areas.geojson"]);
    let (_file, database) = database(&public["plan.gpkg"]);
    let layers: i64 = database
        .query_row("SELECT count(*) FROM gpkg_geometry_columns", [], |row| row.get(0))
        .expect("a count");
    assert_eq!(layers, 1);
    let tables: Vec<&String> = public.keys().filter(|name| name.starts_with("tables/")).collect();
    let expected = ["areas", "cascade", "columns", "costs", "months", "provinces", "reach"];
    assert_eq!(
        tables,
        expected.map(|name| format!("tables/{name}.csv")).iter().collect::<Vec<_>>()
    );
    let partner = exported("afghanistan", &["--to", "geojson", "--share", "partner"]);
    assert!(!partner.contains_key("layers/routes.geojson"), "routes measured are for the team");
    for layer in ["links", "places"] {
        let text = said("", &partner[&format!("layers/{layer}.geojson")]);
        let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let mut numbers = Vec::new();
        for feature in json["features"].as_array().expect("features") {
            coordinates(&feature["geometry"]["coordinates"], &mut numbers);
        }
        assert!(!numbers.is_empty());
        for number in numbers {
            let tenths = number * 10.0;
            assert!((tenths - tenths.round()).abs() < 1e-6, "{layer}: {number} is too exact");
        }
    }
}

fn coordinates(value: &serde_json::Value, into: &mut Vec<f64>) {
    match value {
        serde_json::Value::Array(list) => list.iter().for_each(|value| coordinates(value, into)),
        other => into.extend(other.as_f64()),
    }
}
