//! Numbers in cells. Nothing is guessed: what could mean two things is refused with both.

use super::{Cell, grouping, shown};
use crate::country::tables::Kind;
use crate::issues::{Issue, Issues};
use std::borrow::Cow;

/// More people than this in one cell is a slip of the keyboard.
const MOST_PEOPLE: f64 = 1e10;

/// A quantity, a share or degrees, within what the column can hold.
pub(super) fn number(cell: Cell<'_>, issues: &mut Issues) -> Option<f64> {
    let number = decimal(cell, issues)?;
    match beyond(cell, number) {
        Some(issue) => {
            issues.push(issue);
            None
        }
        None => Some(number),
    }
}

/// Whole people, or another count.
pub(super) fn whole(cell: Cell<'_>, issues: &mut Issues) -> Option<u64> {
    let number = number(cell, issues)?;
    if number.fract() == 0.0 {
        // Below 2^53 by the limits of the columns, so exact.
        return Some(number as u64);
    }
    let (what, help) = if let Kind::Count { unit, .. } = cell.column.kind {
        (unit, String::new())
    } else if number < 1.0 {
        ("people", times_people(cell))
    } else {
        let help = "a fraction of a person is a share or an average in the wrong column";
        ("people", help.to_owned())
    };
    let expected = format!("whole {what}");
    issues.push(cell.issue("E0108", &shown(cell.text), &expected, &help));
    None
}

/// How a share of people becomes people.
fn times_people(cell: Cell<'_>) -> String {
    let of = match cell.file {
        "needs.csv" if cell.column.name != "population_analysed" => "`population_analysed`",
        _ => "the people whom it is a share of",
    };
    format!("a share of people? multiply it by {of}, and write the people")
}

/// The issue with a number outside what its column can hold.
fn beyond(cell: Cell<'_>, number: f64) -> Option<Issue> {
    let seen = || shown(cell.text);
    let kind = cell.column.kind;
    if let Kind::Degrees(most) = kind {
        return (number.abs() > most).then(|| off_globe(cell, number, most));
    }
    let (most, unit) = most_of(kind);
    if number < 0.0 {
        let help = "leave the cell empty where nothing is known, if the column allows that";
        return Some(cell.issue("E0106", &seen(), "0 or more", help));
    }
    if number <= most {
        return uncounted(cell, number);
    }
    if matches!(kind, Kind::Share) {
        if (2.0..=100.0).contains(&number) {
            let help = format!("a percentage? write {}", number / 100.0);
            return Some(cell.issue("E0109", &seen(), "a share from 0 to 1", &help));
        }
        return Some(cell.issue("E0110", &seen(), "a share from 0 to 1", ""));
    }
    let measured = matches!(kind, Kind::Amount { .. } | Kind::Count { .. });
    let help = if measured { "check the unit: kilograms for tonnes?" } else { "" };
    Some(cell.issue("E0111", &seen(), &format!("{most} {unit} at the most"), help))
}

/// The most that is believable in a column of numbers, and its unit.
fn most_of(kind: Kind) -> (f64, &'static str) {
    match kind {
        Kind::Amount { unit, most, .. } => (most, unit),
        Kind::Count { unit, most } => (most as f64, unit),
        Kind::Share => (1.0, "parts of 1"),
        Kind::Degrees(most) => (most, "degrees"),
        Kind::Id
        | Kind::Pcode
        | Kind::Key(_)
        | Kind::Keys(_)
        | Kind::Area(_)
        | Kind::Either
        | Kind::Country
        | Kind::Countries
        | Kind::Label
        | Kind::Text
        | Kind::Texts
        | Kind::Word(_)
        | Kind::People
        | Kind::Month
        | Kind::Day
        | Kind::Selector => (MOST_PEOPLE, "people"),
    }
}

/// The issue with a number that would count as nothing, or as the whole: grams, cents and millionths are
/// the smallest that the planner counts in, and a figure below them has another unit.
fn uncounted(cell: Cell<'_>, number: f64) -> Option<Issue> {
    let told = |expected: &str, help| Some(cell.issue("E0129", &shown(cell.text), expected, help));
    let help = "less counts as nothing: check the unit";
    let share = matches!(cell.column.kind, Kind::Share);
    if share && number > 0.0 && number < LEAST_SHARE {
        return told(&format!("0, or {LEAST_SHARE} and more"), help);
    }
    if share && number < 1.0 && number > 1.0 - LEAST_SHARE {
        let expected = format!("1, or {} and less", 1.0 - LEAST_SHARE);
        return told(&expected, "more counts as the whole");
    }
    let Kind::Amount { unit, least, .. } = cell.column.kind else { return None };
    match number > 0.0 && number < least {
        true => told(&format!("0, or at least {least} {unit}"), help),
        false => None,
    }
}

/// Shares are kept to the millionth.
const LEAST_SHARE: f64 = 1e-6;

fn off_globe(cell: Cell<'_>, number: f64, most: f64) -> Issue {
    let help = match number.abs() {
        n if n > 1000.0 => "projected metres? the pack wants degrees (WGS 84, EPSG:4326)",
        n if n <= 180.0 => "latitude and longitude swapped?",
        _ => "",
    };
    let expected = format!("degrees from -{most} to {most}");
    cell.issue("E0308", &shown(cell.text), &expected, help)
}

/// A finite decimal number written with a point, in western or in Persian or Arabic digits.
fn decimal(cell: Cell<'_>, issues: &mut Issues) -> Option<f64> {
    let Some(text) = western(cell, issues) else {
        let expected = "digits of one script only";
        issues.push(cell.issue("E0101", &shown(cell.text), expected, ""));
        return None;
    };
    let named = || {
        let bare = text.trim_start_matches(['+', '-']).to_lowercase();
        ["nan", "inf", "infinity"].contains(&bare.as_str())
    };
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => {
            match grouping::pointed(cell, &text, most_of(cell.column.kind).0) {
                Some(issue) => {
                    issues.push(issue);
                    None
                }
                None => Some(number),
            }
        }
        parsed if parsed.is_ok() || named() => {
            let help = "leave the cell empty where nothing is known, if the column allows that";
            issues.push(cell.issue("E0105", &shown(cell.text), "a finite number", help));
            None
        }
        _ => {
            issues.push(not_a_number(cell, &text));
            None
        }
    }
}

/// The text with Persian or Arabic digits turned into western ones, which is told; `None` where
/// scripts are mixed.
pub(super) fn western<'a>(cell: Cell<'a>, issues: &mut Issues) -> Option<Cow<'a, str>> {
    let eastern = |c: char| matches!(c, '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}');
    if !cell.text.chars().any(eastern) {
        return Some(Cow::Borrowed(cell.text));
    }
    if cell.text.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let zero = |c: char| if c < '\u{6F0}' { 0x660 } else { 0x6F0 };
    let turned = cell.text.chars().map(|c| match c {
        c if eastern(c) => char::from_digit(u32::from(c) - zero(c), 10).unwrap_or(c),
        '\u{66B}' => '.',
        c => c,
    });
    let text: String = turned.collect();
    let seen = format!("{} read as {text}", shown(cell.text));
    issues.push(cell.issue("I0104", &seen, "", ""));
    Some(Cow::Owned(text))
}

/// Says what a text that is no number may have meant.
fn not_a_number(cell: Cell<'_>, text: &str) -> Issue {
    let seen = shown(cell.text);
    let parses = |text: &str| text.parse::<f64>().is_ok_and(f64::is_finite);
    let unspaced: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if unspaced != text && parses(&unspaced) {
        let help = format!("remove the space: {unspaced}");
        return cell.issue("E0101", &format!("{seen} has a space in it"), "a number", &help);
    }
    if let Some(issue) = grouping::with_signs(cell, text) {
        return issue;
    }
    let is_figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+');
    let end = text.find(|c| !is_figure(c)).unwrap_or(text.len());
    let (figure, unit) = (&text[..end], text[end..].trim());
    if let Ok(number) = figure.parse::<f64>() {
        return with_unit(cell, number, unit);
    }
    let help = match text.to_lowercase().as_str() {
        "-" | "–" | "—" | "n/a" | "na" | "null" | "none" | "unknown" | "?" => {
            "leave the cell empty where nothing is known, if the column allows that"
        }
        text if text.starts_with('#') => "a formula that failed: correct it in the spreadsheet",
        _ => "",
    };
    cell.issue("E0101", &seen, "a number", help)
}

/// A number with its unit in the cell.
fn with_unit(cell: Cell<'_>, number: f64, unit: &str) -> Issue {
    let seen = shown(cell.text);
    if unit == "%" {
        if matches!(cell.column.kind, Kind::Share) {
            let help = format!("write {}", number / 100.0);
            return cell.issue("E0109", &seen, "a share from 0 to 1", &help);
        }
        if matches!(cell.column.kind, Kind::People) {
            return cell.issue("E0108", &seen, "whole people", &times_people(cell));
        }
        let expected = format!("a number in {}, and no share", unit_of(cell));
        let help = "the unit stands in the name of the column";
        return cell.issue("E0112", &seen, &expected, help);
    }
    let kilometres = match unit.to_lowercase().as_str() {
        "mi" | "mile" | "miles" => Some(("mile", 1.609_344)),
        "ft" | "feet" => Some(("foot", 0.000_304_8)),
        "m" | "metres" | "meters" => Some(("metre", 0.001)),
        _ => None,
    };
    let expected = format!("a number in {}, without a unit", unit_of(cell));
    let help = match kilometres {
        Some((name, km)) if cell.column.name.ends_with("_km") => {
            let turned = (number * km * 10.0).round() / 10.0;
            format!("write {turned} (a {name} is {km} km)")
        }
        _ => "the unit stands in the name of the column".to_owned(),
    };
    cell.issue("E0112", &seen, &expected, &help)
}

fn unit_of(cell: Cell<'_>) -> &'static str {
    most_of(cell.column.kind).1
}
