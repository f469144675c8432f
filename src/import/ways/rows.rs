//! Rows of places, links, corridors and waiting at borders, out of a network.

use super::ground::{Ground, In};
use super::links::link;
use super::provinces::{capitals, seats};
use super::{Edge, Node};
use crate::import::merge::NewRow;
use crate::import::source::slug;
use crate::import::told::{Became, Told};
use crate::import::{Beside, Taken, pack_toml};
use crate::issues::{At, Code, Issue, Issues};
use std::collections::{BTreeMap, BTreeSet};

/// Key of the source of what is assumed where tables say nothing.
pub(in crate::import) const PLANNING: &str = "planning-values";

/// A place as the pack has it.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) kind: &'static str,
    pub(super) country: String,
    pub(super) area: String,
    pub(super) at: (f64, f64),
    pub(super) people: f64,
    /// Whether the file names it.
    pub(super) is_named: bool,
    pub(super) note: String,
}

/// A row of a table, of texts by column.
pub(in crate::import) fn row<const N: usize>(
    table: &'static str,
    cells: [(&str, String); N],
) -> NewRow {
    let cells = cells.into_iter().map(|(column, text)| (column.to_owned(), text)).collect();
    NewRow { table, cells, together: false }
}

/// The source of what is assumed where tables say nothing.
pub(in crate::import) fn planning() -> NewRow {
    row(
        "sources.csv",
        [
            ("id", PLANNING.to_owned()),
            ("title", "Planning values for what tables of roads leave open".to_owned()),
            ("publisher", "aidreach".to_owned()),
            ("sensitivity", "public".to_owned()),
        ],
    )
}

/// What a network becomes.
pub(super) fn taken(
    beside: &Beside<'_>,
    (nodes, edges): (BTreeMap<String, Node>, Vec<Edge>),
    mut told: Told,
    issues: &mut Issues,
) -> Taken {
    let ground = Ground::of(beside, beside.files);
    let own = pack_toml::value(beside.pack, "iso2").map(|text| text.trim_matches('"').to_owned());
    let own = own.filter(|code| code.len() == 2);
    let Some(own) = own.filter(|_| ground.is_known()) else {
        let help = "import areas first: `aidreach import areas FILE --into DIR`";
        let at = At::file("areas.csv");
        issues.push(Issue::new(
            Code("E0002"),
            at,
            "no areas to lay places in",
            "the provinces",
            help,
        ));
        return Taken::default();
    };
    let edges = shortest(edges, &mut told);
    let mut places = placed(&own, &ground, &nodes, &mut told);
    let joined = joined(&edges, &places, &own);
    for (key, _) in places.iter().filter(|(key, _)| !joined.contains(*key)) {
        told.left(
            "places that no road joins to the country",
            nodes[key].at.clone(),
            &nodes[key].name,
        );
    }
    places.retain(|key, _| joined.contains(key));
    let mut rows = Vec::new();
    for edge in edges.iter().filter(|edge| joined.contains(&edge.from) && joined.contains(&edge.to))
    {
        rows.extend(link(beside, edge, (&places[&edge.from], &places[&edge.to]), &own, &mut told));
    }
    let mut capital_rows = capitals(beside, &mut places, &own, &mut told);
    let (seat_places, seat_rows) = seats(beside, &ground, &places, &own, &mut told);
    let of_place = |place: &Placed| of_place(beside, place);
    rows.extend(places.values().map(of_place).chain(seat_places.iter().map(of_place)));
    rows.append(&mut capital_rows);
    rows.extend(seat_rows);
    rows.push(planning());
    Taken { rows, told, ..Taken::default() }
}

/// Of edges between two places the shortest.
fn shortest(edges: Vec<Edge>, told: &mut Told) -> Vec<Edge> {
    let mut best: BTreeMap<(String, String), Edge> = BTreeMap::new();
    for edge in edges {
        let (a, b) =
            (edge.from.clone().min(edge.to.clone()), edge.from.clone().max(edge.to.clone()));
        match best.get_mut(&(a.clone(), b.clone())) {
            None => _ = best.insert((a, b), edge),
            Some(known) => {
                let at = edge.at.clone();
                let example = format!("{:.0} km and {:.0} km", known.km, edge.km);
                told.left("edges beside a shorter one between the same places", at, &example);
                if edge.km < known.km {
                    *known = edge;
                }
            }
        }
    }
    best.into_values().collect()
}

/// The places of all nodes, each with an id of its own.
fn placed(
    own: &str,
    ground: &Ground,
    nodes: &BTreeMap<String, Node>,
    told: &mut Told,
) -> BTreeMap<String, Placed> {
    let mut ids: BTreeSet<String> = BTreeSet::new();
    let mut places = BTreeMap::new();
    for (key, node) in nodes {
        let is_named = !node.name.is_empty();
        let name = if is_named { node.name.clone() } else { format!("Junction {key}") };
        let found = match node.country == own || node.country.is_empty() {
            true => ground.own_province(node.lon, node.lat),
            false => {
                ground.province(node.lon, node.lat).filter(|found| matches!(found, In::Outline(_)))
            }
        };
        if let (Some(_), false) = (&found, node.country == own) {
            let what =
                "places that lie within an outline of the pack and are given another country";
            told.differs(what, node.at.clone(), &format!("{name}, {}", node.country));
        }
        if let (Some(In::Near(code, km)), true) = (&found, node.country == own) {
            let example = format!("{name}, {km:.0} km from {code}");
            told.took(
                "places just outside of all outlines, in the nearest province",
                node.at.clone(),
                &example,
            );
        }
        let (country, area) = match found {
            Some(In::Outline(code) | In::Near(code, _)) => (own.to_owned(), code),
            None if node.country == own || node.country.is_empty() => {
                told.left("places whose country cannot be told", node.at.clone(), &name);
                continue;
            }
            None => (node.country.clone(), String::new()),
        };
        let plain = slug(&name);
        let with_country = format!("{plain}-{}", country.to_lowercase());
        let numbered = format!("{plain}-{}", slug(key));
        let tries = [plain, with_country, numbered];
        let id = tries.into_iter().find(|id| !id.is_empty() && ids.insert(id.clone()));
        let id = id.unwrap_or_else(|| format!("place-{}", slug(key)));
        let kind = if is_named { "town" } else { "junction" };
        let (at, people) = ((node.lon, node.lat), node.people);
        let note = String::new();
        let place = Placed { id, name, kind, country, area, at, people, is_named, note };
        places.insert(key.clone(), place);
    }
    places
}

/// The keys of all places that roads join to a place in the country.
fn joined(edges: &[Edge], places: &BTreeMap<String, Placed>, own: &str) -> BTreeSet<String> {
    let mut beside: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for edge in edges {
        beside.entry(&edge.from).or_default().push(&edge.to);
        beside.entry(&edge.to).or_default().push(&edge.from);
    }
    let own = places.iter().filter(|(_, place)| place.country == own);
    let mut open: Vec<&str> = own.map(|(key, _)| key.as_str()).collect();
    let mut joined: BTreeSet<String> = BTreeSet::new();
    while let Some(key) = open.pop() {
        if places.contains_key(key) && beside.contains_key(key) && joined.insert(key.to_owned()) {
            open.extend(beside.get(key).into_iter().flatten());
        }
    }
    joined
}

fn of_place(beside: &Beside<'_>, place: &Placed) -> NewRow {
    let round = |degrees: f64| format!("{}", (degrees * 1e5).round() / 1e5);
    let assumed = !place.note.is_empty();
    let source = if assumed { PLANNING } else { beside.source.as_str() };
    row(
        "places.csv",
        [
            ("id", place.id.clone()),
            ("name", place.name.clone()),
            ("kind", place.kind.to_owned()),
            ("country", place.country.clone()),
            ("area", place.area.clone()),
            ("lat", round(place.at.1)),
            ("lon", round(place.at.0)),
            ("basis", if assumed { "assumed" } else { "published" }.to_owned()),
            ("source", source.to_owned()),
            ("note", place.note.clone()),
        ],
    )
}

/// Tells a province and what became of it.
pub(super) fn tell(told: &mut Told, became: Became, what: &str, example: &str) {
    told.tell(became, what, At::file("areas.csv"), example);
}
