//! Rules on what links carry, as counted and by class.

use super::{Read, issue};
use crate::country::read::Row;
use crate::issues::Issues;
use std::collections::BTreeMap;

/// The tables on what links carry.
fn tables<'a>(read: &'a Read<'_>) -> impl Iterator<Item = &'a Row> {
    ["link-capacities.csv", "capacity-classes.csv"].into_iter().flat_map(|file| read.rows(file))
}

/// A factor of a capacity at a bound: its own where the table has bounds for it, else the one figure.
fn factor(row: &Row, name: &str, bound: &str) -> Option<f64> {
    let own = format!("{name}{bound}");
    row.number(if row.columns().any(|column| column == own) { &own } else { name })
}

/// Tonnes that one vehicle carries, from least to most.
fn payload_range(vehicle: &str) -> Option<(f64, f64)> {
    match vehicle {
        "truck" => Some((0.1, 60.0)),
        "wagon" => Some((1.0, 150.0)),
        "flight" => Some((0.05, 150.0)),
        "barge" => Some((1.0, 20_000.0)),
        "ship" => Some((100.0, 200_000.0)),
        "train" => Some((20.0, 10_000.0)),
        _ => None,
    }
}

/// Whether one truck, wagon or aircraft carries a few tonnes, not thousands.
fn is_believable(payload: f64, vehicle: &str) -> bool {
    payload_range(vehicle).is_none_or(|(least, most)| (least..=most).contains(&payload))
}

/// What one truck, wagon or aircraft carries is a few tonnes, not thousands.
pub(super) fn payloads_are_believable(read: &Read<'_>, issues: &mut Issues) {
    for row in tables(read) {
        let vehicle = row.text("vehicle").unwrap_or_default();
        for column in ["payload_mt_low", "payload_mt", "payload_mt_high"] {
            let Some(payload) = row.number(column) else {
                continue;
            };
            if let Some((least, most)) = payload_range(vehicle)
                && !is_believable(payload, vehicle)
            {
                let seen = format!("{payload} MT by {vehicle}");
                let expected = format!("{least} to {most}");
                let help = if payload > most { "kilograms?" } else { "" };
                issues.push(issue("E0111", row, column, [&seen, &expected, help]));
            }
        }
    }
}

/// Vehicles, payload, days and share give the capacity, each bound by its own factors.
pub(super) fn capacities_are_the_product_of_their_factors(read: &Read<'_>, issues: &mut Issues) {
    for row in tables(read) {
        for bound in ["_low", "", "_high"] {
            let factors = ["vehicles_per_day", "payload_mt", "days_per_month", "open_share"];
            let factors: Option<Vec<f64>> =
                factors.iter().map(|name| factor(row, name, bound)).collect();
            let column = format!("capacity_mt_per_month{bound}");
            let (Some(factors), Some(capacity)) = (factors, row.number(&column)) else {
                continue;
            };
            if !is_believable(factors[1], row.text("vehicle").unwrap_or_default()) {
                continue;
            }
            let product: f64 = factors.iter().product();
            // Within one part in a hundred, so that rounded figures pass.
            if (product - capacity).abs() > 0.01 * product.max(capacity) {
                let rounded = (product * 1000.0).round() / 1000.0;
                let seen = format!("{capacity}, and the factors make {rounded}");
                let expected = "vehicles a day x payload x days x open share";
                issues.push(issue("E0124", row, &column, [&seen, expected, ""]));
            }
        }
    }
}

/// A link that is open carries something.
pub(super) fn open_links_carry_something(read: &Read<'_>, issues: &mut Issues) {
    for row in tables(read) {
        if row.number("capacity_mt_per_month") == Some(0.0) {
            let seen = "open with a capacity of 0";
            let help = "close it by a season, a permission or a scenario, so that a reason shows";
            issues.push(issue("W0107", row, "capacity_mt_per_month", [seen, "more than 0", help]));
        }
    }
}

/// No two classes describe the same links, so that each link has one.
pub(super) fn classes_differ(read: &Read<'_>, issues: &mut Issues) {
    const TRAITS: [&str; 4] = ["mode", "surface", "truck", "road_class"];
    let mut first: BTreeMap<[Option<&str>; 4], u64> = BTreeMap::new();
    for row in read.rows("capacity-classes.csv") {
        let traits = TRAITS.map(|column| row.text(column));
        if TRAITS.iter().zip(traits).any(|(column, word)| row.has(column) != word.is_some()) {
            continue;
        }
        if let Some(line) = first.get(&traits) {
            let seen = format!("line {line} has the same `{}`", TRAITS.join("`, `"));
            let help = "a link could not tell which of the two is its class";
            issues.push(issue("E0303", row, "class", [&seen, "once", help]));
        } else {
            first.insert(traits, row.line);
        }
    }
}
