//! Figures and days in cells of public tables, read as their makers mean them: commas between thousands,
//! fractions that are whole numbers, months by name, days as spreadsheets store them.

use super::sheet::{Row, Sheet};
use crate::issues::Issues;
use crate::time::Month;
use jiff::ToSpan;
use jiff::civil::Date;

/// Whole people in a cell; `None` where it is empty, or where it is wrong, which is told.
pub(super) fn people(
    sheet: &Sheet,
    row: &Row,
    column: Option<usize>,
    issues: &mut Issues,
) -> Option<u64> {
    let text = sheet.text(row, column);
    if is_nothing(&text) {
        return None;
    }
    match number(&text) {
        Some(found) if found < 0.0 => {
            let texts = [&format!("`{text}`") as &str, "0 or more people", ""];
            issues.push(sheet.issue("E0106", (row, column), texts));
            None
        }
        // Shares of a population are rounded in some tables and not in others.
        Some(found) => Some(found.round() as u64),
        None => {
            let texts = [&format!("`{text}`") as &str, "a number of people", ""];
            issues.push(sheet.issue("E0101", (row, column), texts));
            None
        }
    }
}

/// A figure in a cell; `None` where it is empty, or where it is wrong, which is told.
pub(super) fn figure(
    sheet: &Sheet,
    row: &Row,
    column: Option<usize>,
    issues: &mut Issues,
) -> Option<f64> {
    let text = sheet.text(row, column);
    if is_nothing(&text) {
        return None;
    }
    let found = number(&text);
    if found.is_none() {
        let texts = [&format!("`{text}`") as &str, "a number", ""];
        issues.push(sheet.issue("E0101", (row, column), texts));
    }
    found
}

/// Whether a cell of figures says that nothing is known.
fn is_nothing(text: &str) -> bool {
    ["", "-", "–", "na", "nan", "none", "."].contains(&text.to_lowercase().as_str())
}

/// A number with or without commas or blanks between thousands.
pub(super) fn number(text: &str) -> Option<f64> {
    let plain = text.parse::<f64>().ok();
    let found = plain.or_else(|| {
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let groups: Vec<&str> = whole.split([',', ' ', '\u{202F}']).collect();
        let digits = |group: &&str| group.bytes().all(|byte| byte.is_ascii_digit());
        let (first, rest) = groups.split_first()?;
        let grouped = !rest.is_empty()
            && rest.iter().all(|group| group.len() == 3)
            && (1..=3).contains(&first.len())
            && groups.iter().all(digits)
            && digits(&part);
        let joined = format!("{}.{part}", groups.concat());
        grouped.then(|| joined.trim_end_matches('.').parse().ok())?
    });
    found.filter(|found| found.is_finite() && found.abs() < 1e15)
}

/// A day in a cell: ISO, day/month/year, or as a spreadsheet stores it.
pub(super) fn day(text: &str) -> Option<Date> {
    let text = text.split(['T', ' ']).next().unwrap_or(text);
    if let Ok(day) = text.parse::<Date>() {
        return Some(day);
    }
    if let Some(serial) =
        text.parse::<i64>().ok().filter(|serial| (20_000..80_000).contains(serial))
    {
        // Spreadsheets count days from the end of 1899.
        return Date::constant(1899, 12, 30).checked_add(serial.days()).ok();
    }
    let parts: Vec<&str> = text.split('/').collect();
    let [day, month, year] = parts.as_slice() else { return None };
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The month of an analysis: `Apr 2023`, `Apr-24`, `2023-04` or a day of it.
pub(super) fn month(text: &str) -> Option<Month> {
    if let Some(day) = day(text) {
        return Some(Month::of(day));
    }
    if let Some(month) = Month::parse(text) {
        return Some(month);
    }
    let (name, year) = text.split_once([' ', '-', '/'])?;
    let year: i16 = year.trim().parse().ok()?;
    let year = if year < 100 { year + 2000 } else { year };
    let name = name.to_lowercase();
    let named = |n: &i8| {
        let word = Month::new(year, *n).map(|month| month.in_words().to_lowercase());
        name.len() >= 3 && word.is_some_and(|word| word.starts_with(&name))
    };
    Month::new(year, (1..=12).find(named)?)
}

/// A whole number with commas between thousands, for reading.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
