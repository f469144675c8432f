//! Roads of the map become links: from an extract of OpenStreetMap the shortest ways between neighbouring places of
//! the pack, each with its length, the hours of a loaded truck, its surface and class, and its line on the map.

use super::source::Known;
use super::told::{Became, Told};
use super::{Beside, Imported, Taken};
use crate::country::PackFiles;
use crate::issues::{At, Code, Issue, Issues};

mod graph;
mod lines;
mod links;
mod map;
mod measure;
mod rows;
mod shortest;
mod snap;
mod tags;

pub use tags::Class;

use graph::Graph;
use snap::{MOST_KM, Pieces, Place, Snapped};

/// Who must be named for what comes from the map.
pub(super) const ATTRIBUTION: &str = "© OpenStreetMap contributors";
/// The terms of the map.
pub(super) const LICENCE: &str = "Open Database License (ODbL) 1.0";

/// What is known of the map as a source.
const KNOWN: Known = Known {
    publisher: "OpenStreetMap contributors",
    reference: "https://www.openstreetmap.org/copyright",
    licence: LICENCE,
};

/// Kinds of places that roads do not lead to: what stands in a town.
const WITHIN_TOWNS: &str = "warehouse";

/// What extracts of the map become.
pub(super) fn taken(beside: &Beside<'_>, issues: &mut Issues) -> Taken {
    let mut told = Told::default();
    for given in &beside.asked.files {
        let help = "a table of roads is imported with `aidreach import network`";
        let at = At::file(&given.name);
        let expected = "an extract of OpenStreetMap as .osm.pbf";
        issues.push(Issue::new(Code("E0023"), at, "another file", expected, help));
    }
    let places = places(beside, issues);
    if issues.has_errors() {
        return Taken::default();
    }
    let extracts = &beside.asked.extracts;
    let down_to = beside.asked.choices.down_to.unwrap_or(Class::Track);
    let Some(map) = map::read(extracts, down_to, &mut told, issues) else {
        return Taken::default();
    };
    let file = extracts.first().map_or("", |extract| &extract.name);
    if map.ways.is_empty() {
        let seen = "no way that is a road between places";
        let help = "lower classes are taken with `--down-to track`";
        issues.push(Issue::new(Code("E0002"), At::file(file), seen, "roads", help));
        return Taken::default();
    }
    let mut pieces = Pieces::of(&map);
    let snapped = snap::snapped(&map, &mut pieces, &places);
    tell_snapped(&places, &snapped, &pieces, &mut told);
    let graph = Graph::of(&map, &mut pieces, &snapped);
    if let Some(first) = graph.cut.first() {
        let what = "ways that are cut off at the edge of the extract, or lack points";
        let example = format!("way {first}");
        told.many(Became::Left, what, graph.cut.len() as u64, At::file(file), &example);
    }
    let found = shortest::found(&graph);
    let roads = links::Roads { map: &map, graph: &graph, places: &places, snapped: &snapped };
    let links = roads.joined(found, &mut told);
    rows::told(&roads, &links, file, &mut told);
    let rows = rows::rows(beside, &roads, &links, &mut told);
    let gone = rows::gone(beside, &rows, &mut told);
    let lines = lines::file(&roads, &links, &rows);
    let pack = vec![("attribution", format!("[\"{ATTRIBUTION}, ODbL 1.0\"]"))];
    let (known, as_of) = (Some(KNOWN), map.as_of);
    Taken { rows, gone, roads: Some(lines), pack, known, as_of, told, ..Taken::default() }
}

/// Names the map's makers in the pack's file on who must be named, unless it does.
pub(super) fn name_makers(made: &mut Imported, pack: &dyn PackFiles) {
    const FILE: &str = "ATTRIBUTION.md";
    let there = pack.read(FILE).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let mut text = there.unwrap_or_else(|_| "# Who must be named, and on what terms\n".to_owned());
    if text.contains("OpenStreetMap") {
        return;
    }
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(
        "\nRoads in `roads.geojson`, and lengths and surfaces of links that name this source in `links.csv`: \
         © OpenStreetMap contributors, [ODbL 1.0](https://opendatacommons.org/licenses/odbl/1-0/). \
         Changed copies stay under the same licence.\n",
    );
    made.files.push((FILE.to_owned(), text.into_bytes()));
}

/// The places of the pack that roads can lead to.
fn places(beside: &Beside<'_>, issues: &mut Issues) -> Vec<Place> {
    let rows = beside.tables.get("places.csv").rows();
    let places = rows.filter(|row| row.text("kind") != WITHIN_TOWNS).filter_map(|row| {
        let [lat, lon] = ["lat", "lon"].map(|column| row.text(column).parse::<f64>().ok());
        let (lat, lon) = (lat?, lon?);
        let on_globe = lat.abs() <= 90.0 && lon.abs() <= 180.0;
        on_globe.then(|| Place {
            id: row.text("id").to_owned(),
            name: row.text("name").to_owned(),
            country: row.text("country").to_owned(),
            at: measure::position((lon, lat)),
        })
    });
    let places: Vec<Place> = places.collect();
    if places.len() < 2 {
        let seen = format!("{} places with a position", places.len());
        let help = "import places first: `aidreach import places FILE --into DIR`";
        let at = At::file("places.csv");
        issues.push(Issue::new(Code("E0002"), at, &seen, "two places that roads join", help));
    }
    places
}

/// Tells where places were put on the roads, and which were not.
fn tell_snapped(places: &[Place], snapped: &[Option<Snapped>], pieces: &Pieces, told: &mut Told) {
    let at = || At::file("places.csv");
    let mut by_piece = std::collections::BTreeMap::<u32, Vec<&str>>::new();
    let mut farthest: Option<(f64, &str)> = None;
    for (place, snapped) in places.iter().zip(snapped) {
        let Some(snapped) = snapped else {
            let what = format!("places without a road within {MOST_KM} km: no road leads there");
            told.left(&what, at(), &place.name);
            continue;
        };
        by_piece.entry(snapped.piece).or_default().push(&place.name);
        if farthest.is_none_or(|(far, _)| snapped.off_km > far) {
            farthest = Some((snapped.off_km, &place.name));
        }
        if snapped.passed_over {
            let what = "places put on a longer road than the nearest, which leads nowhere";
            told.took(what, at(), &format!("{}, {:.1} km off", place.name, snapped.off_km));
        }
    }
    if let Some((far, name)) = farthest {
        let on: usize = by_piece.values().map(Vec::len).sum();
        let example = format!("the farthest is {name}, {far:.1} km off");
        told.many(Became::Taken, "places put on the nearest road", on as u64, at(), &example);
    }
    let most = by_piece.iter().max_by(|a, b| a.1.len().cmp(&b.1.len()).then(b.0.cmp(a.0)));
    let most = most.map(|(piece, _)| *piece);
    for (piece, names) in by_piece.iter().filter(|(piece, _)| Some(**piece) != most) {
        let what = "pieces of road with places that no road joins to the other places";
        let shown: Vec<&str> = names.iter().copied().take(5).collect();
        let example = format!("{} on {:.0} km of road", shown.join(", "), pieces.km(*piece));
        told.left(what, at(), &example);
    }
}
