//! The table of edges: lengths in kilometres or metres and times in hours or minutes, by the names of the columns.

use super::Edge;
use crate::import::cells::figure;
use crate::import::sheet::{Raw, Row, Sheet};
use crate::import::told::Told;
use crate::issues::Issues;

/// Names of columns of lengths, each with the kilometres that its unit is.
const LENGTHS: [(&str, f64); 6] = [
    ("lengthkm", 1.0),
    ("distancekm", 1.0),
    ("km", 1.0),
    ("lengthm", 0.001),
    ("distancem", 0.001),
    // Tables of routed edges give metres and minutes without saying so.
    ("distance", 0.001),
];
/// Names of columns of times, each with the hours that its unit is.
const TIMES: [(&str, f64); 5] = [
    ("hours", 1.0),
    ("durationh", 1.0),
    ("durationmin", 1.0 / 60.0),
    ("minutes", 1.0 / 60.0),
    ("duration", 1.0 / 60.0),
];

/// The most that a stretch of road can be long, take to drive, and hold up at a border.
const MOST: [(f64, &str); 3] = [(10_000.0, "km"), (2_000.0, "hours"), (2_000.0, "hours")];

/// A column with what its unit is.
type Measured = (Option<usize>, f64);

fn measured(sheet: &Sheet, names: &[(&str, f64)]) -> Measured {
    let found = names.iter().find_map(|(name, unit)| Some((sheet.column(&[name])?, *unit)));
    found.map_or((None, 1.0), |(column, unit)| (Some(column), unit))
}

fn figure_in(
    sheet: &Sheet,
    row: &Row,
    (column, unit): Measured,
    issues: &mut Issues,
) -> Option<f64> {
    figure(sheet, row, column, issues).map(|figure| figure * unit)
}

/// Reads a table of edges; whether it is one.
pub(super) fn edges_of(
    raw: &Raw,
    (edges, told): (&mut Vec<Edge>, &mut Told),
    issues: &mut Issues,
) -> bool {
    let has = |header: &[String], name: &str| header.iter().any(|known| known == name);
    let is_edges = |header: &[String]| {
        has(header, "from")
            && has(header, "to")
            && LENGTHS.iter().any(|(name, _)| has(header, name))
    };
    let Some(sheet) = raw.below(&is_edges, told) else { return false };
    let [from, to, surface, added] =
        ["from", "to", "surface", "add"].map(|name| sheet.column(&[name]));
    let border_time = measured(&sheet, &[("borderhours", 1.0), ("bordertime", 1.0 / 60.0)]);
    let (length, time) = (measured(&sheet, &LENGTHS), measured(&sheet, &TIMES));
    for row in &sheet.rows {
        let at = sheet.at(row, None);
        let [from, to] = [from, to].map(|column| sheet.text(row, column));
        let name = format!("{from} to {to}");
        if ["TRUE", "1", "YES"].contains(&sheet.text(row, added).to_uppercase().as_str()) {
            told.left("edges that are proposals, not roads", at, &name);
            continue;
        }
        if from == to {
            told.left("edges from a place to itself", at, &name);
            continue;
        }
        let km = figure_in(&sheet, row, length, issues).filter(|km| *km > 0.0);
        let Some(km) = km else {
            told.left("edges without a length", at, &name);
            continue;
        };
        let hours = figure_in(&sheet, row, time, issues).filter(|hours| *hours > 0.0);
        let border_hours = figure_in(&sheet, row, border_time, issues).filter(|hours| *hours > 0.0);
        let figures = [(Some(km), length), (hours, time), (border_hours, border_time)];
        let mut good = true;
        for ((figure, (column, _)), (most, unit)) in figures.into_iter().zip(MOST) {
            if let Some(figure) = figure.filter(|figure| *figure > most) {
                let seen = format!("{figure:.0} {unit}");
                let help = "is the unit another than the name of the column says?";
                let expected = format!("a stretch of road: {most:.0} {unit} at the most");
                issues.push(sheet.issue("E0111", (row, column), [&seen, &expected, help]));
                good = false;
            }
        }
        if !good {
            continue;
        }
        let surface = sheet.text(row, surface).to_lowercase();
        edges.push(Edge { from, to, km, hours, surface, border_hours, at });
    }
    true
}
