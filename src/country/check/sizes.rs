//! A rule on the sizes of figures that are planned with together.

use super::{Linked, issue};
use crate::country::read::{Row, shown};
use crate::issues::Issues;

/// How many times the least figure the most may be: beyond it, one of the two has another unit.
const MOST_TIMES: f64 = 1e9;

/// Columns in tonnes that one plan adds and compares.
const TONNES: [(&str, &str); 4] = [
    ("supplies.csv", "mt"),
    ("link-capacities.csv", "capacity_mt_per_month"),
    ("capacity-classes.csv", "capacity_mt_per_month"),
    ("stores.csv", "room_mt"),
];

/// The largest and the smallest tonnage are not a thousand million times apart.
pub(super) fn figures_are_of_one_size(linked: &Linked<'_>, issues: &mut Issues) {
    let figures = TONNES.iter().flat_map(|(file, column)| {
        let rows = linked.sheets.rows(file).iter();
        rows.filter_map(|row| Some((row.number(column)?, row, *column)))
    });
    let some = figures.filter(|(mt, ..)| *mt > 0.0);
    let mut ends: Option<[(f64, &Row, &str); 2]> = None;
    for figure in some {
        let [least, most] = ends.unwrap_or([figure; 2]);
        let least = if figure.0 < least.0 { figure } else { least };
        ends = Some([least, if figure.0 > most.0 { figure } else { most }]);
    }
    let Some([(least, row, column), (most, other, of)]) = ends else {
        return;
    };
    if most / least > MOST_TIMES {
        let seen = format!("{} MT, and {} is {most} MT", least, shown(&other.at(of).to_string()));
        let expected = "less than a thousand million times apart";
        let help = "check the unit of both: kilograms for tonnes, or the other way round?";
        issues.push(issue("W0601", row.at(column), &seen, expected, help));
    }
}
