//! The roads of extracts as the map has them: ways through points, read in two goes, first the ways and then the
//! points that they go through.

use super::tags::{Class, Road, Sort, sort_of};
use crate::import::osm::{Counts, Extract, Fault, Head, Position, Tags};
use crate::import::told::{Became, Told};
use crate::issues::{At, Issues};
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

/// A point that the file does not have.
pub(super) const NOWHERE: Position = [i32::MIN, i32::MIN];
/// Marks of a point: it is a border control, and it is a ford.
pub(super) const BORDER_CONTROL: u8 = 1;
pub(super) const FORD: u8 = 2;

/// The most points of all roads together: the largest countries have some ten million. With more, memory would run
/// out before anything can be said.
const MOST_POINTS: usize = 40_000_000;

/// Parts of the format that are read.
const KNOWN: [&str; 3] = ["OsmSchema-V0.6", "DenseNodes", "LocationsOnWays"];

/// A way that is a road.
#[derive(Clone, Debug)]
pub(super) struct Way {
    pub(super) id: i64,
    pub(super) road: Road,
    /// Its points, among all.
    pub(super) line: Range<usize>,
}

/// All roads.
#[derive(Debug, Default)]
pub(super) struct Map {
    pub(super) ways: Vec<Way>,
    /// The points of all ways, one way after another, as positions in the two lists below.
    pub(super) line: Vec<u32>,
    pub(super) at: Vec<Position>,
    pub(super) marks: Vec<u8>,
    /// The newest day as of which an extract is.
    pub(super) as_of: Option<String>,
}

/// What the first go finds.
#[derive(Default)]
struct First {
    ways: Vec<Way>,
    nodes: Vec<i64>,
    /// Points whose places stand with the ways.
    placed: Vec<(i64, Position)>,
    known: HashSet<i64>,
    left: BTreeMap<&'static str, (u64, At, String)>,
}

/// Reads the roads of extracts; told where one cannot be read.
pub(super) fn read(
    extracts: &[Extract],
    down_to: Class,
    told: &mut Told,
    issues: &mut Issues,
) -> Option<Map> {
    let (mut first, mut map) = (First::default(), Map::default());
    let mut with_nodes = Vec::new();
    for extract in extracts {
        let mut head = |head: Head| {
            map.as_of = map.as_of.take().max(head.as_of.clone());
            known(&head)
        };
        let name = &extract.name;
        let mut way = |way: &crate::import::osm::Way<'_>| first.take(way, name, down_to);
        match extract.ways(&mut head, &mut way) {
            Ok((counts, has)) => {
                tell_counts(&counts, name, told);
                with_nodes.push(has);
            }
            Err(fault) => issues.push(fault.issue(name)),
        }
    }
    for (what, (count, at, example)) in std::mem::take(&mut first.left) {
        told.many(Became::Left, what, count, at, &example);
    }
    if issues.has_errors() {
        return None;
    }
    let mut ids = first.nodes.clone();
    ids.sort_unstable();
    ids.dedup();
    map.at = vec![NOWHERE; ids.len()];
    map.marks = vec![0; ids.len()];
    let place = |id: i64| ids.binary_search(&id).ok();
    for (id, position) in std::mem::take(&mut first.placed) {
        if let Some(found) = place(id) {
            map.at[found] = position;
        }
    }
    let numbers = first.nodes.iter().map(|id| place(*id).map_or(u32::MAX, |at| at as u32));
    map.line = numbers.collect();
    map.ways = first.ways;
    drop(first.nodes);
    for (extract, with_nodes) in extracts.iter().zip(&with_nodes) {
        if let Err(fault) = extract.nodes(with_nodes, &mut points(&ids, &mut map)) {
            issues.push(fault.issue(&extract.name));
        }
    }
    (!issues.has_errors()).then_some(map)
}

/// Takes the points that roads go through. Ids mostly rise, so the next one wanted is near the last.
fn points<'a>(
    ids: &'a [i64],
    map: &'a mut Map,
) -> impl FnMut(i64, Option<Position>, Tags<'_>) + use<'a> {
    let mut next = 0;
    move |id, position, tags| {
        if next > 0 && ids[next - 1] >= id {
            next = ids.partition_point(|known| *known < id);
        }
        while ids.get(next).is_some_and(|known| *known < id) {
            next += 1;
        }
        if ids.get(next) != Some(&id) {
            return;
        }
        map.at[next] = position.unwrap_or(NOWHERE);
        let mut marks = 0;
        tags.each(|key, value| match (key, value) {
            ("barrier", "border_control") => marks |= BORDER_CONTROL,
            ("ford", value) if value != "no" => marks |= FORD,
            _ => {}
        });
        map.marks[next] = marks;
        next += 1;
    }
}

impl First {
    fn take(
        &mut self,
        way: &crate::import::osm::Way<'_>,
        file: &str,
        down_to: Class,
    ) -> Result<(), Fault> {
        let road = match sort_of(&way.tags, down_to) {
            Sort::Other => return Ok(()),
            Sort::Left(what, name) => {
                let example = || {
                    let example = format!("way {} {name}", way.id);
                    (0, At::file(file), example.trim_end().to_owned())
                };
                self.left.entry(what).or_insert_with(example).0 += 1;
                return Ok(());
            }
            Sort::Road(road) => road,
        };
        // Extracts side by side have the ways between them twice.
        if !self.known.insert(way.id) {
            return Ok(());
        }
        let start = self.nodes.len();
        self.nodes.extend(way.nodes());
        if self.nodes.len() > MOST_POINTS {
            let seen = format!("roads of more than {MOST_POINTS} points");
            let help = "leave out lower classes with `--down-to`, or cut a smaller area out";
            return Err(Fault::of_content(seen, "the roads of a country", help));
        }
        let ids = self.nodes[start..].iter().copied();
        self.placed.extend(ids.zip(way.positions()));
        self.ways.push(Way { id: way.id, road, line: start..self.nodes.len() });
        Ok(())
    }
}

fn known(head: &Head) -> Result<(), Fault> {
    for need in &head.needs {
        if need == "HistoricalInformation" {
            let seen = "a file with the history of the map".to_owned();
            let help = "take the extract without history: each way stands there once";
            return Err(Fault::of_content(seen, "an extract as of one day", help));
        }
        if !KNOWN.contains(&need.as_str()) {
            let shown: String = need.chars().filter(|c| !c.is_control()).take(60).collect();
            let seen = format!("the file needs `{shown}`, which is not known here");
            let help = "write it anew with `osmium cat FILE -o NEW.osm.pbf`";
            return Err(Fault::of_content(seen, "an extract as .osm.pbf", help));
        }
    }
    Ok(())
}

fn tell_counts(counts: &Counts, file: &str, told: &mut Told) {
    let found = [
        ("nodes of the extract, gone through", counts.nodes),
        ("ways of the extract, gone through", counts.ways),
        ("ways with a tag `highway` among them", counts.highways),
    ];
    for (what, count) in found {
        told.many(Became::Taken, what, count, At::file(file), "");
    }
}
