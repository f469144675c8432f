//! The header of a table: which of its columns stands where, and what stands there besides.

mod missing;

use super::records::{Record, Records};
use super::shown;
use crate::country::tables::{Column, Kind, Table};
use crate::issues::{At, Code, Issue, Issues, nearest};
use missing::missing;
use std::collections::BTreeMap;
use std::ops::Range;

/// Where the columns of a table stand in a file.
pub(super) struct Header {
    /// For each column of the table its position in the file's rows.
    pub(super) places: Vec<Option<usize>>,
    /// Columns of names in other languages: the code of the language, and its position.
    pub(super) languages: Vec<(String, usize)>,
    /// How many fields the header has.
    pub(super) width: usize,
    line: u64,
}

/// Finds the columns in the first record, which there must be.
pub(super) fn header(table: &Table, records: &Records, issues: &mut Issues) -> Option<Header> {
    let first = records.at(0);
    if let Some(issue) = other_separator(table, first).or_else(|| titles_above(table, records)) {
        issues.push(issue);
        return None;
    }
    let names: Vec<&str> = first.cells().map(trimmed).collect();
    let places = table.columns.iter();
    let places = places.map(|column| names.iter().position(|name| column.is_called(name)));
    let mut languages: Vec<(String, usize)> = Vec::new();
    for (n, name) in names.iter().enumerate().filter(|(_, name)| table.column(name).is_none()) {
        if let Some(language) = table.takes_names.then(|| language(name)).flatten() {
            languages.push((language, n));
        }
    }
    languages.sort();
    let places = places.collect();
    let header = Header { places, languages, width: names.len(), line: first.line };
    check_names(table, &header, (&names, records), issues);
    Some(header)
}

/// The code of the language that a column `name_<code>` holds names in, as BCP 47 writes it.
fn language(header: &str) -> Option<String> {
    let code = header.strip_prefix("name_")?.replace('_', "-");
    let mut parts = code.split('-');
    let first = parts.next()?;
    let letters = (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_lowercase());
    let plain = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    (letters && parts.all(plain)).then_some(code)
}

pub(super) fn trimmed(text: &str) -> &str {
    // Nearly every cell begins and ends with a letter, a digit or a sign.
    let filled = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    if filled(text.as_bytes().first()) && filled(text.as_bytes().last()) {
        return text;
    }
    let blank = |c: char| super::invisible(c) && !super::hidden(c);
    text.trim_matches(|c: char| c.is_whitespace() || blank(c))
}

/// How many of a record's fields are names of the table's columns.
fn n_known<'r>(table: &Table, cells: impl Iterator<Item = &'r str>) -> usize {
    cells.filter(|cell| table.column(trimmed(cell)).is_some()).count()
}

fn other_separator(table: &Table, first: Record<'_>) -> Option<Issue> {
    let only = first.cell(0);
    if first.width != 1 {
        return None;
    }
    let separators = [(';', "`;`"), ('\t', "a tab"), ('|', "`|`")];
    let found = separators.iter().find(|(char, _)| n_known(table, only.split(*char)) >= 2);
    let (_, name) = found?;
    let seen = format!("one column named {}: the separator looks like {name}", shown(only));
    let at = At::line(table.file, first.line);
    let help = "in a spreadsheet, save as \"CSV UTF-8 (comma delimited)\"";
    Some(Issue::new(Code("E0007"), at, &seen, "commas", help))
}

/// Titles and empty lines above the header, as spreadsheets made for reading have them.
fn titles_above(table: &Table, records: &Records) -> Option<Issue> {
    const LOOK_AT: usize = 20;
    let half = table.columns.len().div_ceil(2);
    let first = records.at(0);
    if n_known(table, first.cells()) >= half {
        return None;
    }
    let mut below = records.of(1..records.len().min(LOOK_AT));
    let header = below.find(|record| n_known(table, record.cells()) >= half)?;
    let seen = format!("the header is not here; it looks like line {}", header.line);
    let at = At::line(table.file, first.line);
    let help = format!("delete the lines above line {}", header.line);
    Some(Issue::new(Code("E0016"), at, &seen, "the names of the columns", &help))
}

fn check_names(
    table: &Table,
    header: &Header,
    (names, records): (&[&str], &Records),
    issues: &mut Issues,
) {
    let at = |column: &str| At::cell(table.file, header.line, column);
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (n, name) in names.iter().enumerate() {
        let before = *first.entry(name).or_insert(n);
        let before = (before != n).then_some(before);
        if name.is_empty() {
            let seen = format!("column {} has no name", n + 1);
            let at = At::line(table.file, header.line);
            let help = "name it, or delete it where it is empty";
            issues.push(Issue::new(Code("E0011"), at, &seen, "a name", help));
        } else if let Some(before) = before {
            let seen = format!("the column stands twice, at {} and {}", before + 1, n + 1);
            issues.push(Issue::new(Code("E0010"), at(name), &seen, "once", ""));
        } else if personal(name) {
            let seen = "looks like a column on persons";
            let help = "delete the column: the planner needs no names, numbers or homes of people";
            issues.push(Issue::new(Code("E0801"), at(name), seen, "no personal data", help));
        }
    }
    let is_language = |n: &usize| header.languages.iter().any(|(_, place)| place == n);
    let unknown = names.iter().enumerate().filter(|(n, _)| !is_language(n)).map(|(_, name)| name);
    let unknown = unknown.filter(|name| table.column(name).is_none());
    let mut unknown: Vec<&str> =
        unknown.filter(|n| !n.is_empty() && !personal(n)).copied().collect();
    for (column, place) in table.columns.iter().zip(&header.places) {
        if place.is_none() && !column.may_be_empty {
            issues.push(missing(table, header.line, column, (names, records, &mut unknown)));
        }
    }
    for name in unknown {
        let places = table.columns.iter().zip(&header.places);
        let free = places.filter(|(_, place)| place.is_none()).map(|(c, _)| c.name);
        let near = nearest(name, free);
        let help = near.map_or(String::new(), |near| format!("did you mean `{near}`?"));
        let seen = "not a column of this table, so not read";
        issues.push(Issue::new(Code("W0013"), at(name), seen, "", &help));
    }
}

/// Names of columns that hold people's names, numbers or homes.
fn personal(name: &str) -> bool {
    const PARTS: [&str; 16] = [
        "phone",
        "mobile",
        "whatsapp",
        "telephone",
        "email",
        "passport",
        "tazkira",
        "national_id",
        "id_number",
        "name_of_head",
        "head_of_household",
        "beneficiary_name",
        "first_name",
        "last_name",
        "father_name",
        "date_of_birth",
    ];
    let name = name.to_lowercase().replace([' ', '-'], "_");
    PARTS.iter().any(|part| name.contains(part)) || ["tel", "dob", "gps"].contains(&name.as_str())
}

/// The positions of the records that are data: without a row of HXL tags at the top and of totals at
/// the bottom.
pub(super) fn rows_of_data(
    table: &Table,
    header: &Header,
    records: &Records,
    issues: &mut Issues,
) -> Range<usize> {
    let mut data = 1..records.len();
    if let Some(first) = records.of(data.clone()).next().filter(|first| is_tags(*first)) {
        issues.push(Issue::new(
            Code("I0014"),
            At::line(table.file, first.line),
            "a row of HXL tags, skipped",
            "",
            "",
        ));
        check_tags(table, header, first, issues);
        data.start += 1;
    }
    if let Some(last) = records.of(data.clone()).next_back()
        && let Some(issue) = totals(table, header, last, (records, data.start..data.end - 1))
    {
        issues.push(issue);
        data.end -= 1;
    }
    data
}

fn is_tags(record: Record<'_>) -> bool {
    let mut filled = record.cells().map(str::trim).filter(|c| !c.is_empty());
    filled.next().is_some_and(|cell| cell.starts_with('#')) && filled.all(|c| c.starts_with('#'))
}

fn check_tags(table: &Table, header: &Header, tags: Record<'_>, issues: &mut Issues) {
    for (column, place) in table.columns.iter().zip(&header.places) {
        let tag = place.map(|place| tags.cell(place).trim());
        let stem = tag.and_then(|tag| tag.split('+').next()).unwrap_or_default();
        let usual = tags_of(column);
        if !stem.is_empty() && !usual.is_empty() && !usual.contains(&stem) {
            let at = At::cell(table.file, tags.line, column.name);
            let seen = format!("the column is tagged {}", shown(stem));
            let expected = format!("`{}`", usual.join("` or `"));
            let help = "check that the column holds what its name says";
            issues.push(Issue::new(Code("W0015"), at, &seen, &expected, help));
        }
    }
}

/// The HXL tags that fit a column; none where any would do.
fn tags_of(column: &Column) -> &'static [&'static str] {
    match (column.name, column.kind) {
        ("population" | "population_analysed", _) => &["#population"],
        ("phase3" | "phase4" | "phase5" | "phase3plus", _) => &["#inneed", "#affected"],
        ("people", _) => &["#reached", "#affected", "#inneed"],
        (_, Kind::Degrees(_)) => &["#geo"],
        (_, Kind::Month | Kind::Day) => &["#date"],
        _ => &[],
    }
}

/// A last row that sums up the others.
fn totals(
    table: &Table,
    header: &Header,
    last: Record<'_>,
    (records, above): (&Records, Range<usize>),
) -> Option<Issue> {
    const WORDS: [&str; 6] = ["total", "totals", "grand total", "sum", "مجموع", "جمله"];
    let is_word = |cell: &&str| WORDS.contains(&cell.trim().to_lowercase().as_str());
    let word = last.cells().find(is_word)?;
    let number = |record: Record<'_>, place: usize| record.cell(place).trim().parse::<f64>().ok();
    let summed = table.columns.iter().zip(&header.places).find(|(_, place)| {
        let Some(place) = **place else { return false };
        let above = records.of(above.clone());
        let above: f64 = above.filter_map(|record| number(record, place)).sum();
        number(last, place).is_some_and(|sum| sum > 0.0 && (sum - above).abs() < 0.5)
    });
    let seen = match summed {
        Some((column, _)) => {
            format!("row {}, where `{}` is the sum of the column", shown(word), column.name)
        }
        None => format!("row {}", shown(word)),
    };
    let at = At::line(table.file, last.line);
    Some(Issue::new(Code("E0017"), at, &seen, "rows of data only", "delete the row"))
}
