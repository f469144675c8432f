//! Rows of links out of the ways between neighbouring places, what there is to tell of them, and which links of an
//! earlier import the roads no longer give.

use super::links::{Joined, Roads};
use crate::country::{RoadClass, Surface, TABLES};
use crate::import::merge::NewRow;
use crate::import::told::{Became, Told};
use crate::import::ways::{PLANNING, largest_truck, planning, row};
use crate::import::{Beside, pack_toml};
use crate::issues::At;
use std::collections::{BTreeMap, BTreeSet};

/// Of what most kilometres are.
fn most<K: Copy + Ord>(km: &BTreeMap<K, f64>) -> Option<K> {
    let most = km.iter().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(a.0)));
    most.map(|(found, _)| *found)
}

/// Tells what is assumed of the links, and what they go over.
pub(super) fn told(roads: &Roads<'_>, links: &[Joined], file: &str, told: &mut Told) {
    let with_link: BTreeSet<usize> = links.iter().flat_map(|link| [link.from, link.to]).collect();
    for (n, place) in roads.places.iter().enumerate() {
        if roads.snapped[n].is_some() && !with_link.contains(&n) {
            let what = "places on a road that leads to no other place";
            told.left(what, At::file("places.csv"), &place.name);
        }
    }
    let tell = |told: &mut Told,
                became,
                what: &str,
                of: &dyn Fn(&Joined) -> bool,
                more: &dyn Fn(&Joined) -> String| {
        let mut such = links.iter().filter(|link| of(link)).peekable();
        let Some(first) = such.peek() else { return };
        let example = format!("{}{}", roads.name(first), more(first));
        told.many(became, what, such.count() as u64, At::file(file), &example);
    };
    let km: f64 = links.iter().map(|link| link.km).sum();
    let what = format!("ways between neighbouring places, of {km:.0} km together");
    let length = |link: &Joined| format!(", {:.0} km", link.km);
    tell(told, Became::Taken, &what, &|_| true, &length);
    let assumed = |link: &Joined| format!(", {:.0} of {:.0} km", link.assumed_km, link.km);
    let what = "ways of which the map does not say all surfaces: paved for trunk roads, gravel for primary and \
                secondary, a track for others";
    tell(told, Became::Assumed, what, &|link| link.assumed_km > 0.05, &assumed);
    let what = "hours of a loaded truck, by surface and class: the map has none";
    tell(told, Became::Assumed, what, &|_| true, &|link| format!(", {:.1} h", link.hours));
    let shared = roads.shared(links);
    let what = "ways that go more than half on roads of other ways: a plan lets each carry as much as a road of its own";
    let mostly = |link: &Joined| shared.get(&(link.from, link.to)).copied().unwrap_or(0.0);
    tell(told, Became::Differs, what, &|link| mostly(link) > link.km / 2.0, &|link| {
        format!(", {:.0} of {:.0} km", mostly(link), link.km)
    });
    let nothing = |_: &Joined| String::new();
    tell(told, Became::Taken, "ways with a ferry", &|link| link.ferry_km > 0.0, &|link| {
        format!(", {:.1} km of it", link.ferry_km)
    });
    tell(
        told,
        Became::Taken,
        "ways through a ford, which rain may close",
        &|l| l.fords > 0,
        &nothing,
    );
    let what = "ways past a border control, whose waiting the map does not say";
    tell(told, Became::Taken, what, &|link| link.border_controls > 0, &nothing);
}

/// A link that the pack has between two places: its id, its ends, and whether it is of this source.
struct There {
    id: String,
    ends: [String; 2],
    is_own: bool,
}

/// Links by road that the pack has, by their ends in order.
fn known(beside: &Beside<'_>) -> BTreeMap<[String; 2], There> {
    let mut known: BTreeMap<[String; 2], There> = BTreeMap::new();
    for row in beside.tables.get("links.csv").rows() {
        if !["road", "river"].contains(&row.text("mode")) {
            continue;
        }
        let ends = ["from", "to"].map(|end| row.text(end).to_owned());
        let mut pair = ends.clone();
        pair.sort();
        let is_own = row.text("length_source") == beside.source;
        let there = There { id: row.text("id").to_owned(), ends, is_own };
        let usual = there.id == pair.join("__");
        // Of several the one named by custom.
        if usual || !known.contains_key(&pair) {
            known.insert(pair, there);
        }
    }
    known
}

/// Rows of the links, and of the corridors of those that cross a border of the country.
pub(super) fn rows(
    beside: &Beside<'_>,
    roads: &Roads<'_>,
    links: &[Joined],
    told: &mut Told,
) -> Vec<NewRow> {
    let own = pack_toml::value(beside.pack, "iso2").unwrap_or_default().trim_matches('"');
    let known = known(beside);
    let (mut rows, mut corridors) = (Vec::new(), BTreeMap::new());
    for link in links {
        let [from, to] = [link.from, link.to].map(|place| &roads.places[place]);
        let foreign = [from, to].into_iter().find(|place| place.country != own);
        let crosses = foreign.filter(|_| from.country == own || to.country == own);
        let corridor = crosses.map(|place| format!("from-{}", place.country.to_lowercase()));
        if let (Some(place), Some(id)) = (crosses, &corridor) {
            corridors.insert(id.clone(), format!("Ways from {}", place.country));
        }
        let mut pair = [from.id.clone(), to.id.clone()];
        pair.sort();
        let there = known.get(&pair);
        if there.is_some_and(|there| !there.is_own) {
            let what =
                "ways that the pack has a link for, of another source: what it lacks is filled";
            told.took(what, At::file("links.csv"), &roads.name(link));
        }
        rows.push(of_link(beside, roads, link, there, corridor.unwrap_or_default()));
    }
    let corridor = |(id, name)| row("corridors.csv", [("id", id), ("name", name)]);
    rows.extend(corridors.into_iter().map(corridor));
    if !links.is_empty() {
        rows.push(planning());
    }
    rows
}

fn of_link(
    beside: &Beside<'_>,
    roads: &Roads<'_>,
    link: &Joined,
    there: Option<&There>,
    corridor: String,
) -> NewRow {
    // What is mostly a ferry is no road.
    let is_ferry = link.ferry_km > link.km / 2.0;
    let (mode, surface) = match is_ferry {
        true => ("river", Surface::River),
        false => ("road", most(&link.by_surface).unwrap_or(Surface::Track)),
    };
    let class = most(&link.by_class).filter(|_| !is_ferry).map_or("", RoadClass::word);
    let truck = if is_ferry { "" } else { largest_truck(surface) };
    let ids = [link.from, link.to].map(|place| roads.places[place].id.clone());
    // A link that the pack has stays as it is turned.
    let ends = there.map_or(ids.clone(), |there| there.ends.clone());
    let mut pair = ids;
    pair.sort();
    let id = there.map_or(pair.join("__"), |there| there.id.clone());
    let name = |id: &String| {
        let place = roads.places.iter().find(|place| place.id == *id);
        place.map_or("", |place| place.name.as_str()).to_owned()
    };
    let label = ends.each_ref().map(name).join(" – ");
    let round =
        |figure: f64, least: f64| format!("{}", ((figure * 100.0).round() / 100.0).max(least));
    row(
        "links.csv",
        [
            ("id", id),
            ("from", ends[0].clone()),
            ("to", ends[1].clone()),
            ("mode", mode.to_owned()),
            ("direction", if link.both { "both" } else { "forward" }.to_owned()),
            ("surface", surface.word().to_owned()),
            ("name", label),
            ("length_km", round(link.km, 0.01)),
            ("length_basis", "derived".to_owned()),
            ("length_source", beside.source.clone()),
            ("hours", round(link.hours, 0.01)),
            ("hours_basis", "assumed".to_owned()),
            ("hours_source", format!("{}|{PLANNING}", beside.source)),
            ("corridor", corridor),
            ("truck", truck.to_owned()),
            ("road_class", class.to_owned()),
            ("note", note(roads, link, is_ferry)),
        ],
    )
}

/// What a planner should know of a way.
fn note(roads: &Roads<'_>, link: &Joined, is_ferry: bool) -> String {
    let mut notes =
        vec!["shortest way on the map; hours of a truck by surface and class".to_owned()];
    if !is_ferry {
        notes.push("largest truck assumed by surface".to_owned());
    }
    if link.by_surface.len() > 1 {
        let share = |(surface, km): (&Surface, &f64)| format!("{} {km:.0} km", surface.word());
        let shares: Vec<String> = link.by_surface.iter().map(share).collect();
        notes.push(shares.join(", "));
    }
    if link.assumed_km > 0.05 {
        notes.push(format!("surface assumed by class on {:.0} km", link.assumed_km.max(1.0)));
    }
    if link.ferry_km > 0.0 {
        notes.push(format!("ferry over {:.1} km", link.ferry_km));
    }
    for (count, one, several) in [
        (link.bridges, "bridge", "bridges"),
        (link.fords, "ford", "fords"),
        (link.border_controls, "border control", "border controls"),
    ] {
        if count > 0 {
            notes.push(format!("{count} {}", if count == 1 { one } else { several }));
        }
    }
    for place in [link.from, link.to] {
        let off = roads.snapped[place].map_or(0.0, |snapped| snapped.off_km);
        if off >= 1.0 {
            notes.push(format!("{} lies {off:.1} km off the road", roads.places[place].name));
        }
    }
    notes.join("; ")
}

/// Links that an earlier import of this source made and the roads no longer give, such as one between two places
/// with a new place between them; those that other tables name stay, which is told.
pub(super) fn gone(
    beside: &Beside<'_>,
    rows: &[NewRow],
    told: &mut Told,
) -> Vec<(&'static str, String)> {
    let id_of = |row: &NewRow| {
        let id = row.cells.iter().find(|(column, _)| column == "id");
        id.map(|(_, id)| id.clone())
    };
    let now: BTreeSet<String> =
        rows.iter().filter(|row| row.table == "links.csv").filter_map(id_of).collect();
    let mut gone = Vec::new();
    let links = beside.tables.get("links.csv").rows();
    for row in links.filter(|row| row.text("length_source") == beside.source) {
        let id = row.text("id");
        if now.contains(id) {
            continue;
        }
        let elsewhere = TABLES.iter().filter(|table| table.file != "links.csv").find(|table| {
            let names = |text: &str| text.split('|').any(|part| part.trim() == id);
            let mut rows = beside.tables.get(table.file).rows();
            rows.any(|row| row.cells().any(|(_, text)| names(text)))
        });
        match elsewhere {
            None => gone.push(("links.csv", id.to_owned())),
            Some(table) => {
                let what = "links that the roads no longer give, kept as another table names them: take them out \
                            by hand";
                told.differs(what, At::file(table.file), id);
            }
        }
    }
    gone
}
