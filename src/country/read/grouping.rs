//! Signs between thousands: `5.000` and `90,000` are a thousand times as much to some as to others, and are
//! refused with both figures.

use super::{Cell, shown};
use crate::country::tables::{Column, Kind, Table};
use crate::issues::Issue;
use crate::units::points_at_three;

/// Signs that stand between thousands somewhere.
const APOSTROPHES: [char; 3] = ['\'', '’', '`'];
/// Words and letters behind a number that make it larger.
const LARGER: [(&str, f64); 8] = [
    ("k", 1e3),
    ("thousand", 1e3),
    ("m", 1e6),
    ("mn", 1e6),
    ("mio", 1e6),
    ("million", 1e6),
    ("millions", 1e6),
    ("bn", 1e9),
];

/// How a cell of a table goes into a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InASheet {
    /// As it is.
    AsItIs,
    /// As a text, though it looks like a number.
    Text,
    /// As this number: what stands in the table is written so that it can be read as nothing else.
    Number(String),
}

impl Column {
    /// Whether its figures are so large that people write signs between their thousands.
    pub(in crate::country) fn has_thousands(&self) -> bool {
        match self.kind {
            Kind::People => true,
            Kind::Amount { thousands, .. } => thousands,
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
            | Kind::Count { .. }
            | Kind::Share
            | Kind::Degrees(_)
            | Kind::Month
            | Kind::Day
            | Kind::Selector => false,
        }
    }

    /// How a cell of a table goes into a sheet, whose numbers cannot be doubted: a figure that is refused in the
    /// table stays as it was typed, so that it is refused in the sheet, too.
    pub fn in_a_sheet<'a>(
        &self,
        table: &Table,
        cell: &str,
        told: impl Fn(&str) -> Option<&'a str>,
    ) -> InASheet {
        if !self.has_thousands() {
            return InASheet::AsItIs;
        }
        if points_at_three(cell) {
            return match is_told_by_factors(table, self, told) {
                true => InASheet::AsItIs,
                false => InASheet::Text,
            };
        }
        match finite(cell).filter(|number| points_at_three(&number.to_string())) {
            Some(number) if self.written(number) == cell => InASheet::Number(number.to_string()),
            _ => InASheet::AsItIs,
        }
    }

    /// A number as a cell of the column, so that it can be read as nothing else.
    pub(in crate::country) fn written(&self, number: f64) -> String {
        let text = number.to_string();
        match self.has_thousands() && points_at_three(&text) {
            true => format!("{text}0"),
            false => text,
        }
    }
}

/// Whether other cells of a row say how much a capacity is: it is held against its factors, and only one of the
/// two figures that it may mean is their product.
pub(in crate::country) fn is_told_by_factors<'a>(
    table: &Table,
    column: &Column,
    cell: impl Fn(&str) -> Option<&'a str>,
) -> bool {
    let Some(bound) = column.name.strip_prefix("capacity_mt_per_month") else { return false };
    ["vehicles_per_day", "payload_mt", "days_per_month"].into_iter().all(|factor| {
        let own = format!("{factor}{bound}");
        let factor = if table.column(&own).is_some() { &own } else { factor };
        cell(factor).is_some_and(|text| !text.trim().is_empty())
    })
}

/// The issue with a number whose point may stand between thousands.
pub(super) fn pointed(cell: Cell<'_>, text: &str, most: f64) -> Option<Issue> {
    if cell.is_clear || !cell.column.has_thousands() || !points_at_three(text) {
        return None;
    }
    let joined: f64 = text.replace('.', "").parse().ok()?;
    let pointed: f64 = text.parse().ok()?;
    if joined > most {
        return None;
    }
    let seen = shown(cell.text);
    let people = matches!(cell.column.kind, Kind::People);
    if people && pointed.fract() != 0.0 {
        let help = format!("does the point stand between thousands? write {joined}");
        return Some(cell.issue("E0103", &seen, "whole people, without a point", &help));
    }
    let other = cell.column.written(pointed);
    let expected = format!("{joined} or {pointed}, without a point before three digits");
    let help = format!("the point could mean either: write {joined}, or {other}");
    Some(cell.issue("E0103", &seen, &expected, &help))
}

/// The issue with a text that is no number because of signs in it, where it is clear what they are.
pub(super) fn with_signs(cell: Cell<'_>, text: &str) -> Option<Issue> {
    with_comma(cell, text)
        .or_else(|| in_groups(cell, text))
        .or_else(|| larger(cell, text))
        .or_else(|| with_words(cell, text))
}

fn finite(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// A number with commas: between thousands, before decimals, or one of the two.
fn with_comma(cell: Cell<'_>, text: &str) -> Option<Issue> {
    let (whole, part) = text.split_once(',')?;
    let thousands = !whole.trim_start_matches(['-', '0']).is_empty()
        && part.split([',', '.']).next().is_some_and(|group| group.len() == 3);
    let pointed = finite(&text.replacen(',', ".", 1));
    let seen = shown(cell.text);
    match (finite(&text.replace(',', "")).filter(|_| thousands), pointed) {
        (Some(joined), Some(pointed)) => {
            let other = cell.column.written(pointed);
            let expected = format!("{joined} or {other}, without a comma");
            Some(cell.issue("E0103", &seen, &expected, "the comma could mean either"))
        }
        (Some(joined), None) => {
            let expected = format!("{joined}, without commas");
            Some(cell.issue("E0103", &seen, &expected, ""))
        }
        (None, Some(pointed)) => {
            let help = format!("a decimal comma? write {pointed}");
            Some(cell.issue("E0102", &seen, "a number with a decimal point", &help))
        }
        (None, None) => None,
    }
}

/// A number whose thousands are parted by points or apostrophes, which leaves one meaning.
fn in_groups(cell: Cell<'_>, text: &str) -> Option<Issue> {
    let signs = [(&['.'][..], "points"), (&APOSTROPHES[..], "apostrophes")];
    signs.into_iter().find_map(|(signs, name)| {
        // Decimals stand behind a comma, or behind a point where apostrophes part the thousands.
        let decimals = text.find(',').or_else(|| text.find('.').filter(|_| name != "points"));
        let (whole, decimals) = text.split_at(decimals.unwrap_or(text.len()));
        let groups: Vec<&str> = whole.split(signs).collect();
        let digits = |group: &&str| group.bytes().all(|byte| byte.is_ascii_digit());
        let fit = (1..=3).contains(&groups[0].len()) && groups.iter().all(digits);
        if groups.len() < 2 || !fit || groups[1..].iter().any(|group| group.len() != 3) {
            return None;
        }
        let joined = finite(&format!("{}{}", groups.concat(), decimals.replace(',', ".")))?;
        let joined = cell.column.written(joined);
        let expected = format!("{joined}, without {name}");
        Some(cell.issue("E0103", &shown(cell.text), &expected, &format!("write {joined}")))
    })
}

/// A number of thousands or millions: `320k`, `0.21 million`.
fn larger(cell: Cell<'_>, text: &str) -> Option<Issue> {
    if !cell.column.has_thousands() {
        return None;
    }
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))?;
    let (figure, word) = (&text[..end], text[end..].trim().to_lowercase());
    let (_, by) = LARGER.into_iter().find(|(known, _)| *known == word)?;
    let help = match finite(figure).filter(|_| !points_at_three(figure)) {
        // Without the dust of binary fractions.
        Some(number) => format!("write {}", (number * by * 1e3).round() / 1e3),
        None => "write the number in full".to_owned(),
    };
    Some(cell.issue("E0101", &shown(cell.text), "a number in full", &help))
}

/// A number behind words or signs that make it uncertain: `about 774000`, `~774000`.
fn with_words(cell: Cell<'_>, text: &str) -> Option<Issue> {
    let start = text.find(|c: char| c.is_ascii_digit()).filter(|start| *start > 0)?;
    let (words, figure) = text.split_at(start);
    let is_word = |c: char| c.is_alphabetic() || matches!(c, ' ' | '.' | '~' | '≈' | '<' | '>');
    if !words.chars().all(is_word) || words.ends_with('.') || words.chars().count() > 20 {
        return None;
    }
    let help = match finite(figure).filter(|_| !points_at_three(figure)) {
        Some(number) => format!("write the number alone: {number}"),
        None => "write the number alone".to_owned(),
    };
    Some(cell.issue("E0101", &shown(cell.text), "a number", &help))
}
