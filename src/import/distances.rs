//! Matrices of distances between towns, as logistics assessments print them: kilometres, and hours or days. They fill
//! what links lack, and every contradiction is told: there and back, and with the links of the pack.

use super::cells::grouped;
use super::gazetteer::plain;
use super::merge::NewRow;
use super::open::{Opened, opened};
use super::told::Told;
use super::ways::row;
use super::{Beside, Taken};
use crate::issues::{At, Code, Issue, Issues, nearest};
use std::collections::{BTreeMap, BTreeSet};

mod matrix;
mod network;

use matrix::Measure;
use network::Links;

/// By which part two figures of one distance may differ before it is told.
const SAME: f64 = 0.15;

/// The two places of a distance, in order.
type Pair = (String, String);

/// A figure between two places, and whether it is from the second to the first.
struct Figure {
    figure: f64,
    turned: bool,
    at: At,
}

/// What matrices become.
pub(super) fn taken(beside: &Beside<'_>, issues: &mut Issues) -> Taken {
    let mut told = Told::default();
    let mut cells = Vec::new();
    for given in &beside.asked.files {
        match opened(given, &mut told, issues) {
            Some(Opened::Tables(tables)) => {
                let before = cells.len();
                for raw in &tables {
                    matrix::read(raw, working_day(beside), &mut cells, &mut told, issues);
                }
                if cells.len() == before && !issues.has_errors() {
                    let seen =
                        "no matrix: a row of towns above, and the same towns before the rows";
                    let expected = "a matrix of distances";
                    let at = At::file(&given.name);
                    issues.push(Issue::new(Code("E0012"), at, seen, expected, ""));
                }
            }
            Some(Opened::Shapes(_)) => {
                let at = At::file(&given.name);
                issues.push(Issue::new(Code("E0023"), at, "shapes", "a matrix as a table", ""));
            }
            None => {}
        }
    }
    let known = places(beside);
    let mut by_pair: BTreeMap<(Measure, Pair), Vec<Figure>> = BTreeMap::new();
    let mut unknown = BTreeSet::new();
    for cell in &cells {
        let ends = [&cell.from, &cell.to]
            .map(|name| place(beside, &known, (name, &cell.at), &mut unknown, (&mut told, issues)));
        let [Some(from), Some(to)] = ends else { continue };
        if from == to {
            continue;
        }
        let turned = from > to;
        let pair = if turned { (to, from) } else { (from, to) };
        let at = cell.at.clone();
        let figure = Figure { figure: cell.figure, turned, at };
        by_pair.entry((cell.measure, pair)).or_default().push(figure);
    }
    if issues.has_errors() {
        return Taken::default();
    }
    let links = Links::of(beside);
    let mut rows = Vec::new();
    for ((measure, pair), figures) in &by_pair {
        let (figure, at) = one(beside, *measure, (pair, figures), &mut told);
        compare(&links, (*measure, figure), (pair, &at), &mut told);
        rows.extend(filled(beside, &links, (*measure, figure), (pair, &at), &mut told));
    }
    Taken { rows, told, ..Taken::default() }
}

/// Hours of a day of driving, as the pack has them.
fn working_day(beside: &Beside<'_>) -> f64 {
    let mut rows = beside.tables.get("hauling.csv").rows();
    let day = rows.find(|row| row.text("item") == "working_day");
    // Ten hours of daylight, as packs begin with.
    day.and_then(|row| row.text("best").parse().ok()).unwrap_or(10.0)
}

/// Places of the pack by their names, ids and other spellings, in plain letters.
fn places(beside: &Beside<'_>) -> BTreeMap<String, BTreeSet<String>> {
    let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut add = |name: &str, id: &str| {
        known.entry(plain(name)).or_default().insert(id.to_owned());
    };
    for row in beside.tables.get("places.csv").rows().filter(|row| row.text("kind") != "warehouse")
    {
        add(row.text("name"), row.text("id"));
        add(row.text("id"), row.text("id"));
    }
    for row in beside.tables.get("aliases.csv").rows().filter(|row| row.text("kind") == "place") {
        add(row.text("alias"), row.text("id"));
    }
    known
}

/// The place that a name means; one that means none or several is told once.
fn place(
    beside: &Beside<'_>,
    known: &BTreeMap<String, BTreeSet<String>>,
    (name, at): (&str, &At),
    unknown: &mut BTreeSet<String>,
    (told, issues): (&mut Told, &mut Issues),
) -> Option<String> {
    let ids: Vec<&String> = known.get(&plain(name)).into_iter().flatten().collect();
    if let [id] = ids.as_slice() {
        return Some((*id).clone());
    }
    if !unknown.insert(name.to_owned()) {
        return None;
    }
    if beside.asked.leave_unknown {
        told.left("towns of a matrix that are no place of the pack", at.clone(), name);
        return None;
    }
    let (code, seen, help) = match ids.is_empty() {
        true => {
            let names = beside.tables.get("places.csv").rows().map(|row| row.text("name"));
            let near = nearest(name, names).map(|near| format!("is it {near}? then "));
            let help = "add a row of kind `place` to aliases.csv, or leave such towns by `--leave-unknown`";
            ("E0301", format!("no place is called `{name}`"), near.unwrap_or_default() + help)
        }
        false => {
            let ids: Vec<&str> = ids.iter().map(|id| id.as_str()).collect();
            let seen = format!("`{name}` may be {}", ids.join(" or "));
            ("E0208", seen, "write the id of the place that is meant".to_owned())
        }
    };
    issues.push(Issue::new(Code(code), at.clone(), &seen, "a place of places.csv", &help));
    None
}

/// The one figure of a pair, and where it stands; told where there and back differ.
fn one(
    beside: &Beside<'_>,
    measure: Measure,
    (pair, figures): (&Pair, &[Figure]),
    told: &mut Told,
) -> (f64, At) {
    let by = |a: &&Figure, b: &&Figure| a.figure.total_cmp(&b.figure);
    let (least, most) = (figures.iter().min_by(by), figures.iter().max_by(by));
    let (Some(least), Some(most)) = (least, most) else { return (0.0, At::file("links.csv")) };
    let is_larger = beside.asked.choices.larger;
    let taken = if is_larger { most } else { least };
    if differ(least.figure, most.figure) {
        let way = |figure: &Figure| match figure.turned {
            false => format!("{} to {}", pair.0, pair.1),
            true => format!("{} to {}", pair.1, pair.0),
        };
        let unit = measure.unit();
        let what = format!(
            "{} is {} {unit}, and {} is {} {unit}: the {} is taken",
            way(least),
            shown(least.figure),
            way(most),
            shown(most.figure),
            if is_larger { "larger" } else { "smaller" },
        );
        told.differs(&what, most.at.clone(), "");
    }
    (taken.figure, taken.at.clone())
}

fn differ(a: f64, b: f64) -> bool {
    a.max(b) > a.min(b) * (1.0 + SAME)
}

/// A figure for reading.
fn shown(figure: f64) -> String {
    match figure >= 1000.0 {
        true => grouped(figure.round() as u64),
        false => format!("{}", (figure * 10.0).round() / 10.0),
    }
}

/// Tells where the links of the pack are of another length, or take other hours, than the matrix says.
fn compare(
    links: &Links,
    (measure, figure): (Measure, f64),
    (pair, at): (&Pair, &At),
    told: &mut Told,
) {
    let Some((network, through)) = links.between(measure, pair) else {
        if !links.has(pair) {
            let what = "pairs of towns that no links of the pack join: the matrix is not compared";
            told.left(what, at.clone(), &format!("{} and {}", pair.0, pair.1));
        }
        return;
    };
    if differ(network, figure) {
        let unit = measure.unit();
        let (network, figure) = (shown(network), shown(figure));
        let (a, b) = (&pair.0, &pair.1);
        let by = match through {
            1 => "its link".to_owned(),
            through => format!("{through} links"),
        };
        let what = format!(
            "{a} and {b}: {figure} {unit} in the matrix, {network} {unit} by {by} of the pack"
        );
        told.differs(&what, at.clone(), "");
    }
}

/// Rows that fill what links between two places lack, or what an earlier import of this source filled.
fn filled(
    beside: &Beside<'_>,
    links: &Links,
    (measure, figure): (Measure, f64),
    (pair, at): (&Pair, &At),
    told: &mut Told,
) -> Vec<NewRow> {
    let [column, basis, source] = measure.columns();
    let (mut rows, mut has_link) = (Vec::new(), false);
    for link in beside.tables.get("links.csv").rows() {
        let ends = (link.text("from"), link.text("to"));
        let is_it = ends == (&pair.0, &pair.1) || ends == (&pair.1, &pair.0);
        if !is_it || link.text("mode") != "road" {
            continue;
        }
        has_link = true;
        if !link.text(column).is_empty() && link.text(source) != beside.source {
            let what = format!("{} of links that have them: they stay", measure.unit());
            told.left(&what, at.clone(), link.text("id"));
            continue;
        }
        rows.push(row(
            "links.csv",
            [
                ("id", link.text("id").to_owned()),
                (column, format!("{}", (figure * 100.0).round() / 100.0)),
                (basis, "published".to_owned()),
                (source, beside.source.clone()),
            ],
        ));
    }
    if !has_link && links.has(pair) {
        let what = "pairs of towns without a link of their own: used to compare only";
        told.left(what, at.clone(), &format!("{} and {}", pair.0, pair.1));
    }
    rows
}
