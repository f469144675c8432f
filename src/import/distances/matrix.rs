//! A matrix as it is printed: towns above, the same towns before the rows, and a figure where they meet. What it
//! measures stands in its corner, above it, or in the name of the sheet or file.

use crate::import::gazetteer::plain;
use crate::import::marks::{Marks, Reading};
use crate::import::sheet::{Raw, Row, cleaned};
use crate::import::told::Told;
use crate::issues::{At, Code, Issue, Issues};
use std::collections::BTreeSet;

/// What a matrix measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Measure {
    /// Kilometres.
    Length,
    /// Hours; days are turned into hours of driving.
    Time,
}

impl Measure {
    /// Its unit, for reading.
    pub(super) fn unit(self) -> &'static str {
        match self {
            Measure::Length => "km",
            Measure::Time => "hours",
        }
    }

    /// The columns of a link that hold it, its basis and its source.
    pub(super) fn columns(self) -> [&'static str; 3] {
        match self {
            Measure::Length => ["length_km", "length_basis", "length_source"],
            Measure::Time => ["hours", "hours_basis", "hours_source"],
        }
    }
}

/// A figure between two towns.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub(super) from: String,
    pub(super) to: String,
    pub(super) measure: Measure,
    pub(super) figure: f64,
    pub(super) at: At,
}

/// Reads a matrix; a sheet without one is left.
pub(super) fn read(
    raw: &Raw,
    working_day: f64,
    cells: &mut Vec<Cell>,
    told: &mut Told,
    issues: &mut Issues,
) {
    let Some(at) = header(&raw.rows) else { return };
    let head = &raw.rows[at];
    let names = raw.name.iter().chain([&raw.file]).map(String::as_str);
    let above = raw.rows[..at].iter().flat_map(|row| row.cells.iter());
    let texts: Vec<&str> = head.cells.get(0).into_iter().chain(above).chain(names).collect();
    let Some((measure, factor)) = texts.iter().find_map(|text| measured(text, working_day)) else {
        let help = "write it into the corner, before the first town";
        let seen = "nothing says what the matrix measures";
        let at = raw.at(head.line, None);
        issues.push(Issue::new(Code("E0012"), at, seen, "`km`, `hours` or `days`", help));
        return;
    };
    if factor != 1.0 {
        let what = format!("days as {working_day} hours of driving each, as hauling.csv has them");
        told.assumed(&what, raw.at(head.line, None), "");
    }
    let figures = raw.rows[at + 1..].iter().flat_map(|row| row.cells.iter().skip(1));
    let marks = Marks::of(figures.map(|text| without_unit(&cleaned(text)).to_owned()));
    let towns: Vec<String> = head.cells.iter().map(cleaned).collect();
    for row in &raw.rows[at + 1..] {
        let from = row.cells.get(0).map(cleaned).unwrap_or_default();
        for (to, text) in towns.iter().zip(&row.cells).skip(1) {
            let text = cleaned(text);
            if from.is_empty() || to.is_empty() || plain(&from) == plain(to) || is_nothing(&text) {
                continue;
            }
            let place = raw.at(row.line, Some(to));
            let found = match marks.people(without_unit(&text)) {
                Reading::One(found) | Reading::Shown(found) => Some(found),
                Reading::Two(whole, fraction) => {
                    let help = format!("write {whole} or {fraction}; no other cell says which");
                    let seen = format!("`{text}`");
                    let expected = "a number that means one thing";
                    issues.push(Issue::new(Code("E0103"), place, &seen, expected, &help));
                    continue;
                }
                Reading::None => None,
            };
            match found.filter(|figure| figure.is_finite() && *figure >= 0.0) {
                // Where nothing is known some write 0.
                Some(0.0) => {
                    told.left("zeros between two towns", place, &format!("{from} to {to}"))
                }
                Some(figure) => {
                    let (from, to) = (from.clone(), to.clone());
                    let figure = figure * factor;
                    cells.push(Cell { from, to, measure, figure, at: place });
                }
                None => {
                    let (seen, expected) = (format!("`{text}`"), "a number, or nothing");
                    issues.push(Issue::new(Code("E0101"), place, &seen, expected, ""));
                }
            }
        }
    }
}

/// A figure without the unit behind it.
fn without_unit(text: &str) -> &str {
    text.trim_end_matches(|c: char| c.is_alphabetic() || c == '.').trim()
}

/// The row of towns: the first one of which at least two stand before rows below, too.
fn header(rows: &[Row]) -> Option<usize> {
    let before = |row: &Row| row.cells.get(0).map(plain).unwrap_or_default();
    (0..rows.len().min(20)).find(|n| {
        let below: BTreeSet<String> = rows[n + 1..].iter().map(before).collect();
        let towns = rows[*n].cells.iter().skip(1).map(plain).filter(|town| !town.is_empty());
        towns.filter(|town| below.contains(town)).count() >= 2
    })
}

/// What a text says that is measured, and how many kilometres or hours its unit is.
fn measured(text: &str, working_day: f64) -> Option<(Measure, f64)> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphabetic()).collect();
    let has = |known: &[&str]| words.iter().any(|word| known.contains(word));
    match () {
        () if has(&["km", "kms", "kilometre", "kilometres", "kilometers"]) => {
            Some((Measure::Length, 1.0))
        }
        () if has(&["day", "days", "jours"]) => Some((Measure::Time, working_day)),
        () if has(&["hour", "hours", "hrs", "heures"]) => Some((Measure::Time, 1.0)),
        () => None,
    }
}

fn is_nothing(text: &str) -> bool {
    ["", "-", "–", "—", "x", "na", "n/a", "."].contains(&text.to_lowercase().as_str())
}
