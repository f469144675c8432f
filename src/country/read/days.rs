//! Days and months in cells: ISO 8601 only, with the likely meaning of anything else.

use super::{Cell, numbers, shown};
use crate::issues::{Issue, Issues};
use crate::time::Month;
use jiff::ToSpan;
use jiff::civil::Date;

/// A day such as `2021-09-30`.
pub(super) fn day(cell: Cell<'_>, issues: &mut Issues) -> Option<Date> {
    read(cell, Written::Day, issues)
}

/// A month such as `2021-09`.
pub(super) fn month(cell: Cell<'_>, issues: &mut Issues) -> Option<Month> {
    read(cell, Written::Month, issues).map(Month::of)
}

/// The first day of a month written as `2021-09`, or as that day; else what may be meant.
#[cfg(not(target_arch = "wasm32"))]
pub(in crate::country) fn first_of_month(text: &str) -> Result<Date, String> {
    let month =
        Month::parse(text.strip_suffix("-01").filter(|month| month.len() == 7).unwrap_or(text));
    month.map(Month::first_day).ok_or_else(|| meant(text, Written::Month))
}

/// What a text in another way of writing a month may mean, as the next step; empty where nobody can tell.
pub(in crate::country) fn meant_month(text: &str) -> String {
    meant(text, Written::Month)
}

/// What a cell should hold.
#[derive(Clone, Copy, PartialEq)]
enum Written {
    Day,
    Month,
}

impl Written {
    fn form(self) -> &'static str {
        match self {
            Written::Day => "a day such as 2021-09-30",
            Written::Month => "a month such as 2021-09",
        }
    }

    fn text(self, day: Date) -> String {
        match self {
            Written::Day => day.to_string(),
            Written::Month => Month::of(day).to_string(),
        }
    }
}

fn read(cell: Cell<'_>, as_a: Written, issues: &mut Issues) -> Option<Date> {
    let Some(text) = numbers::western(cell, issues) else {
        let expected = "digits of one script only";
        issues.push(cell.issue("E0117", &shown(cell.text), expected, ""));
        return None;
    };
    match parse(cell, &text, as_a) {
        Ok(day) => Some(day),
        Err(issue) => {
            issues.push(*issue);
            None
        }
    }
}

fn parse(cell: Cell<'_>, text: &str, as_a: Written) -> Result<Date, Box<Issue>> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = match (as_a, parts.as_slice()) {
        (Written::Day, [year, month, day]) => [*year, *month, *day],
        // The first of a month stands for the month, as spreadsheets keep it.
        (Written::Month, [year, month] | [year, month, "01"]) => [*year, *month, "01"],
        _ => return Err(Box::new(otherwise(cell, text, as_a))),
    };
    let digits = |text: &str, n| text.len() == n && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
        return Err(Box::new(otherwise(cell, text, as_a)));
    }
    let [year, month, day] = [year, month, day].map(|part| part.parse().unwrap_or(0));
    if (1300..1500).contains(&year) {
        return Err(Box::new(solar_hijri(cell, [year, month, day], as_a)));
    }
    Date::new(year, month as i8, day as i8).map_err(|_| {
        let what = if (1..=12).contains(&month) { "day" } else { "month" };
        let seen = format!("{} is no {what} of the calendar", shown(cell.text));
        Box::new(cell.issue("E0121", &seen, as_a.form(), ""))
    })
}

/// Ways of writing days that are not ISO 8601, each with what it may mean.
fn otherwise(cell: Cell<'_>, text: &str, as_a: Written) -> Issue {
    let seen = shown(cell.text);
    if let Ok(serial) = text.parse::<f64>()
        && (20_000.0..80_000.0).contains(&serial)
    {
        // Spreadsheets count days from the end of 1899.
        let day = Date::constant(1899, 12, 30).checked_add((serial as i64).days());
        let day = day.map_or_else(|_| text.to_owned(), |day| as_a.text(day));
        let seen = format!("{seen} looks like a day as a spreadsheet stores it");
        return cell.issue("E0118", &seen, as_a.form(), &format!("write {day}"));
    }
    cell.issue("E0117", &seen, as_a.form(), &meant(text, as_a))
}

/// What a text in another way of writing may mean, as the next step; empty where nobody can tell.
fn meant(text: &str, as_a: Written) -> String {
    let meant = meanings(text, as_a);
    let meant: Vec<String> = meant.into_iter().map(|day| as_a.text(day)).collect();
    match meant.as_slice() {
        [] => String::new(),
        [one] => format!("write {one}"),
        [one, other, ..] if one == other => format!("write {one}"),
        [one, other, ..] => format!("{one} or {other}? write the one that is meant"),
    }
}

/// How the names of months begin in some languages, without accents.
const MONTHS: [(&str, i8); 20] = [
    ("jan", 1),
    ("ene", 1),
    ("feb", 2),
    ("fev", 2),
    ("mar", 3),
    ("apr", 4),
    ("avr", 4),
    ("abr", 4),
    ("may", 5),
    ("mai", 5),
    ("jun", 6),
    ("juin", 6),
    ("jul", 7),
    ("juil", 7),
    ("aug", 8),
    ("aou", 8),
    ("ago", 8),
    ("sep", 9),
    ("oct", 10),
    ("okt", 10),
];
/// The last of them.
const LAST_MONTHS: [(&str, i8); 3] = [("nov", 11), ("dec", 12), ("dic", 12)];

/// A month by its name, in full or for short.
fn named(word: &str) -> Option<i8> {
    let plain = |c: char| match c {
        'é' | 'è' => 'e',
        'û' => 'u',
        c => c,
    };
    let word: String = word.to_lowercase().chars().map(plain).collect();
    let letters = word.chars().all(char::is_alphabetic) && word.len() <= 10;
    let found = MONTHS.iter().chain(&LAST_MONTHS).find(|(begins, _)| word.starts_with(begins));
    found.filter(|_| letters).map(|(_, month)| *month)
}

/// The days that a text in another way of writing may mean, likeliest first.
fn meanings(text: &str, as_a: Written) -> Vec<Date> {
    let parts: Vec<&str> =
        text.split(['-', '/', '.', ' ', ',']).filter(|p| !p.is_empty()).collect();
    let number = |part: &str| part.parse::<i16>().ok();
    let month = |part: &str| named(part).or_else(|| part.parse::<i8>().ok());
    let year = |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let date = |year: &str, m: &str, day: &str| {
        let year = number(year).map(|year| if year < 100 { year + 2000 } else { year })?;
        Date::new(year, month(m)?, i8::try_from(number(day)?).ok()?).ok()
    };
    let found = match parts.as_slice() {
        // A spreadsheet may have swapped day and month of a first of a month.
        [a, b, c] if year(a) && as_a == Written::Month => vec![date(a, b, c), date(a, c, b)],
        [a, b, c] if year(a) => vec![date(a, b, c)],
        [a, b, c] => vec![date(c, b, a), date(c, a, b)],
        [a, b] if year(a) => vec![date(a, b, "1")],
        [a, b] => vec![date(b, a, "1")],
        _ => Vec::new(),
    };
    found.into_iter().flatten().collect()
}

/// A year of the Solar Hijri calendar, with the same day in the calendar the pack uses.
fn solar_hijri(cell: Cell<'_>, [year, month, day]: [i16; 3], as_a: Written) -> Issue {
    let help = match (as_a, gregorian(year, month, day)) {
        (_, None) => String::new(),
        (Written::Day, Some(day)) => format!("Solar Hijri? write {day}"),
        (Written::Month, Some(first)) => {
            let days = days_of_month(year, month) - 1;
            let last = first.checked_add(i64::from(days).days()).unwrap_or(first);
            format!("Solar Hijri? that month runs from {first} to {last}")
        }
    };
    let seen = format!("year {year} in {}", shown(cell.text));
    cell.issue("E0119", &seen, as_a.form(), &help)
}

/// Leap years of the Solar Hijri calendar by the 33-year cycle, which holds for 1244 to 1531.
fn is_leap(year: i16) -> bool {
    [1, 5, 9, 13, 17, 22, 26, 30].contains(&(year % 33))
}

fn days_of_month(year: i16, month: i16) -> i16 {
    match month {
        1..=6 => 31,
        7..=11 => 30,
        _ => 29 + i16::from(is_leap(year)),
    }
}

fn gregorian(year: i16, month: i16, day: i16) -> Option<Date> {
    if !(1..=12).contains(&month) || !(1..=days_of_month(year, month)).contains(&day) {
        return None;
    }
    // The first day of 1300 was 21 March 1921.
    let years: i64 = (1300..year).map(|year| 365 + i64::from(is_leap(year))).sum();
    let months: i64 = (1..month).map(|m| i64::from(days_of_month(year, m))).sum();
    let days = years + months + i64::from(day) - 1;
    Date::constant(1921, 3, 21).checked_add(days.days()).ok()
}
