//! Figures and days in cells of public tables, read as their makers mean them: commas between thousands,
//! fractions that are whole numbers, months by name, days as spreadsheets store them.

use super::marks::{Marks, Reading};
use super::sheet::{Row, Sheet};
use super::told::Told;
use crate::issues::Issues;
use crate::time::Month;
use jiff::ToSpan;
use jiff::civil::Date;

/// More people than live in any area or country.
const MOST_PEOPLE: f64 = 2e9;

/// Whole people in a cell; `None` where it is empty, or where it is wrong, which is told.
pub(super) fn people(
    sheet: &Sheet,
    row: &Row,
    column: Option<usize>,
    issues: &mut Issues,
) -> Option<u64> {
    let found = counted(sheet, row, column, issues)?;
    if found.fract() != 0.0 {
        let seen = format!("`{}`", sheet.text(row, column));
        let help = "is it in thousands, an average or a share?";
        issues.push(sheet.issue("E0108", (row, column), [&seen, "whole people", help]));
        return None;
    }
    Some(found as u64)
}

/// People in a cell of a table whose makers leave fractions, as shares of a population make them: to the nearest
/// whole number, which is told.
pub(super) fn people_of_shares(
    sheet: &Sheet,
    row: &Row,
    column: Option<usize>,
    (told, issues): (&mut Told, &mut Issues),
) -> Option<u64> {
    let found = counted(sheet, row, column, issues)?;
    if found.fract() != 0.0 {
        let what = "fractions of people, as shares make them, to the nearest whole number";
        told.took(what, sheet.at(row, column), &sheet.text(row, column));
    }
    Some(found.round() as u64)
}

/// Tells that commas or points of a column stand between thousands, where it shows so and one cell alone does not.
pub(super) fn tell_marks(sheet: &Sheet, column: Option<usize>, told: &mut Told) {
    for row in &sheet.rows {
        let text = sheet.text(row, column);
        if let Reading::Shown(found) = sheet.marks(column).people(&text) {
            let what = "points or commas that mean what other cells of their column show";
            told.took(what, sheet.at(row, column), &format!("`{text}` is {found}"));
        }
    }
}

fn counted(sheet: &Sheet, row: &Row, column: Option<usize>, issues: &mut Issues) -> Option<f64> {
    let text = sheet.text(row, column);
    if is_nothing(&text) {
        return None;
    }
    let seen = format!("`{text}`");
    let found = read(sheet, (row, column, &text), Marks::people, issues)?;
    if found < 0.0 {
        issues.push(sheet.issue("E0106", (row, column), [&seen, "0 or more people", ""]));
        return None;
    }
    if found > MOST_PEOPLE {
        let expected = "people of an area: no country has so many";
        issues.push(sheet.issue("E0111", (row, column), [&seen, expected, ""]));
        return None;
    }
    Some(found)
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
    read(sheet, (row, column, &text), Marks::figure, issues)
}

/// The number of a cell that is not empty; wrong ones are told.
fn read(
    sheet: &Sheet,
    (row, column, text): (&Row, Option<usize>, &str),
    reading: fn(Marks, &str) -> Reading,
    issues: &mut Issues,
) -> Option<f64> {
    let seen = format!("`{text}`");
    // Cells of workbooks that hold an error or no result: see where they are opened.
    if let Some(fault) = text.strip_prefix(FAULT) {
        let (code, help) = match fault.starts_with("the error") {
            true => ("E0024", "correct the formula, or type the value"),
            false => ("E0025", "open it in a spreadsheet and save it, or type the value"),
        };
        issues.push(sheet.issue(code, (row, column), [fault, "a number", help]));
        return None;
    }
    let is_number = |found: &f64| found.is_finite() && found.abs() < 1e15;
    match reading(sheet.marks(column), text) {
        Reading::One(found) | Reading::Shown(found) if is_number(&found) => Some(found),
        Reading::Two(whole, fraction) => {
            let help =
                format!("write {whole} or {fraction}; no other cell of the column says which");
            let texts = [&seen as &str, "a number that means one thing", &help];
            issues.push(sheet.issue("E0103", (row, column), texts));
            None
        }
        Reading::One(_) | Reading::Shown(_) | Reading::None => {
            issues.push(sheet.issue("E0101", (row, column), [&seen, "a number", ""]));
            None
        }
    }
}

/// What begins the text of a cell of a workbook that holds an error or a formula without a result, so that it is
/// never taken for an empty one.
pub(super) const FAULT: char = '\u{FFFC}';

/// Whether a cell of figures says that nothing is known.
fn is_nothing(text: &str) -> bool {
    ["", "-", "–", "na", "nan", "none", "."].contains(&text.to_lowercase().as_str())
}

/// The tier of administration that a cell names: `1`, also as spreadsheets and programs write it, `1.0`.
pub(super) fn level(text: &str) -> Option<usize> {
    let found = text.parse::<f64>().ok()?;
    (found.fract() == 0.0 && (0.0..=9.0).contains(&found)).then_some(found as usize)
}

/// Which part of days such as `03/04/2021` comes first in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
    /// No day of the table says, or they say both.
    Unknown,
}

/// The three numbers of a day with strokes between them.
fn strokes(text: &str) -> Option<[i16; 3]> {
    let text = text.split(['T', ' ']).next().unwrap_or(text);
    let parts: Vec<i16> = text.split('/').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    parts.try_into().ok()
}

/// Which part comes first, as the days of some columns say that can be read in one way only.
pub(super) fn order(sheet: &Sheet, columns: &[Option<usize>]) -> Order {
    let texts = sheet.rows.iter().flat_map(|row| columns.iter().map(|c| sheet.text(row, *c)));
    let days: Vec<[i16; 3]> = texts.filter_map(|text| strokes(&text)).collect();
    match (days.iter().any(|day| day[0] > 12), days.iter().any(|day| day[1] > 12)) {
        (true, false) => Order::DayFirst,
        (false, true) => Order::MonthFirst,
        (true, true) | (false, false) => Order::Unknown,
    }
}

/// A day of a table whose order of days and months is known or not; none where it may be two days.
pub(super) fn day_in(text: &str, order: Order) -> Option<Date> {
    let Some([first, second, year]) = strokes(text) else { return day(text) };
    let date = |day: i16, month: i16| {
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    };
    match order {
        Order::DayFirst => date(first, second),
        Order::MonthFirst => date(second, first),
        Order::Unknown => match (date(first, second), date(second, first)) {
            (Some(one), Some(other)) if one != other => None,
            (one, other) => one.or(other),
        },
    }
}

/// What may be meant by a day that may be two days; what helps.
pub(super) fn two_days(text: &str) -> Option<String> {
    let days = [Order::DayFirst, Order::MonthFirst].map(|order| day_in(text, order));
    let [Some(one), Some(other)] = days else { return None };
    let help = "no day of the table says whether days or months come first";
    strokes(text).map(|_| format!("write {one} or {other}; {help}"))
}

/// A day in a cell: ISO, as a spreadsheet stores it, or with strokes where that can be one day only.
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
    strokes(text).and_then(|_| day_in(text, Order::Unknown))
}

/// The month of an analysis: `Apr 2023`, `Apr-24`, `2023-04` or a day of it.
pub(super) fn month(text: &str, order: Order) -> Option<Month> {
    if let Some(day) = day_in(text, order) {
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
