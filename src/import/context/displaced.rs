//! People displaced by area and day: the displacement tracking matrix as it is published, and the humanitarian API.
//! Each figure is a stock: how many were there on that day. Operations count in ways of their own, so no figure of
//! one is ever added to one of another.

use super::stocks::{Figure, Found, Key, chosen};
use super::{Finder, sheets};
use crate::import::cells::{day, grouped, people};
use crate::import::gazetteer::Gazetteer;
use crate::import::merge::NewRow;
use crate::import::needs::last_day;
use crate::import::population::no_areas;
use crate::import::sheet::{Row, Sheet};
use crate::import::told::Told;
use crate::import::{Beside, Taken};
use crate::issues::{At, Issues};
use std::collections::BTreeMap;

/// Columns of the people displaced, of the tracking matrix and of the humanitarian API.
const TRACKED: &str = "numpresentidpind";
const PEOPLE: [&str; 2] = [TRACKED, "population"];
const DAYS: [&str; 3] = ["reportingdate", "referenceperiodend", "referenceperiodstart"];
const ROUNDS: [&str; 2] = ["roundnumber", "reportinground"];

fn is_displaced(header: &[String]) -> bool {
    let has = |names: &[&str]| names.iter().any(|name| header.iter().any(|known| known == name));
    has(&["operation"]) && has(&PEOPLE) && has(&DAYS)
}

struct Columns {
    people: Option<usize>,
    operation: Option<usize>,
    day: Option<usize>,
    round: Option<usize>,
    sort: Option<usize>,
    error: Option<usize>,
    level: Option<usize>,
    /// Whether rows are of parts of the people of an area, by reason and origin.
    by_part: bool,
}

/// What files of displacement become.
pub(in crate::import) fn taken(beside: &Beside<'_>, issues: &mut Issues) -> Taken {
    let areas = Gazetteer::of(beside.tables);
    if areas.is_empty() {
        issues.push(no_areas());
        return Taken::default();
    }
    let mut told = Told::default();
    let expected = "columns such as `operation`, `numPresentIdpInd` and `reportingDate`";
    let what = ("no table of displaced people", expected);
    let mut found = Found::new();
    for sheet in sheets(beside, &is_displaced, what, &mut told, issues) {
        let mut finder = Finder::of(&areas, &sheet);
        let columns = Columns {
            people: sheet.column(&PEOPLE),
            operation: sheet.column(&["operation"]),
            day: sheet.column(&DAYS),
            round: sheet.column(&ROUNDS),
            sort: sheet.column(&["assessmenttype"]),
            error: sheet.column(&["error"]),
            level: sheet.column(&["adminlevel"]),
            by_part: sheet.column(&[TRACKED]).is_some(),
        };
        for row in &sheet.rows {
            let about = (&sheet, row, &columns);
            add(beside, about, &mut finder, (&mut found, &mut told), issues);
        }
    }
    if issues.has_errors() {
        return Taken::default();
    }
    let figures = chosen(found, last_day(beside), &mut told);
    tell_operations(&figures, &mut told);
    let mut rows: Vec<NewRow> = figures.iter().map(|figure| row(beside, figure)).collect();
    if let Some(name) = &beside.asked.as_group {
        rows.extend(groups(beside, &areas, &figures, name, &mut told));
    } else if let Some(first) = figures.first() {
        let what = "people displaced, as context: they are counted into no need; `--as-group` names them as a \
                    part of the people in need";
        told.took(what, first.at.clone(), "");
    }
    Taken { rows, told, ..Taken::default() }
}

/// Adds a row to what its operation says of its area, day and round.
fn add(
    beside: &Beside<'_>,
    (sheet, row, columns): (&Sheet, &Row, &Columns),
    finder: &mut Finder<'_>,
    (found, told): (&mut Found, &mut Told),
    issues: &mut Issues,
) {
    let (at, text) = (sheet.at(row, columns.people), |column| sheet.text(row, column));
    let error = text(columns.error);
    if error.to_lowercase().contains("duplicate") {
        told.left("rows that the file itself calls duplicates", at, &error);
        return;
    }
    if text(columns.level) == "0" {
        told.left("rows of the whole country", at, "");
        return;
    }
    let Some(area) = finder.area(beside, (sheet, row), told, issues) else { return };
    let Some(day) = day(&text(columns.day)) else {
        let texts = ["a day that cannot be read", "a day such as 2023-04-30", ""];
        issues.push(sheet.issue("E0117", (row, columns.day), texts));
        return;
    };
    let Some(people) = people(sheet, row, columns.people, issues) else {
        told.left("areas without a figure", at, &area);
        return;
    };
    let operation = match text(columns.operation) {
        name if name.is_empty() => "not said".to_owned(),
        name => name,
    };
    let round = text(columns.round);
    let number = round.parse().unwrap_or(0);
    let sort = text(columns.sort);
    let of_area = found.entry(Key { area: area.clone(), operation }).or_default();
    match of_area.get_mut(&(day, number, sort.clone())) {
        None => {
            let figure = Figure { people, n: 1, round, at };
            of_area.insert((day, number, sort), figure);
        }
        Some(known) if columns.by_part => {
            known.people += people;
            known.n += 1;
            told.took("reasons and origins of one round, added up", at, &area);
        }
        Some(known) if known.people == people => told.left("rows that stand twice", at, &area),
        Some(known) => {
            let example = format!(
                "{area}: {} here, {} at {}",
                grouped(people),
                grouped(known.people),
                known.at
            );
            told.differs(
                "areas that stand twice with other figures; the first one counts",
                at,
                &example,
            );
        }
    }
}

/// A figure that is taken.
pub(super) struct Stock {
    pub(super) key: Key,
    pub(super) day: jiff::civil::Date,
    pub(super) people: u64,
    pub(super) round: String,
    pub(super) is_one: bool,
    pub(super) at: At,
}

fn row(beside: &Beside<'_>, stock: &Stock) -> NewRow {
    let cells = [
        ("area", stock.key.area.clone()),
        ("operation", stock.key.operation.clone()),
        ("day", stock.day.to_string()),
        ("people", stock.people.to_string()),
        ("round", stock.round.clone()),
        ("basis", if stock.is_one { "published" } else { "derived" }.to_owned()),
        ("source", beside.source.clone()),
    ];
    let cells = cells.into_iter().map(|(column, text)| (column.to_owned(), text)).collect();
    NewRow { table: "displaced.csv", cells, together: true }
}

/// Tells sums by operation, and areas of which several operations tell.
fn tell_operations(figures: &[Stock], told: &mut Told) {
    let mut operations: BTreeMap<(&str, bool), (u64, u64, &Stock)> = BTreeMap::new();
    let mut by_area: BTreeMap<&str, Vec<&Stock>> = BTreeMap::new();
    for stock in figures {
        let of = operations.entry((&stock.key.operation, false)).or_insert((0, 0, stock));
        (of.0, of.1) = (of.0 + 1, of.1 + stock.people);
        by_area.entry(&stock.key.area).or_default().push(stock);
    }
    for ((operation, _), (n, people, first)) in operations {
        let example = format!("{operation}: {} people in {n} areas", grouped(people));
        told.took("operations, each by itself", first.at.clone(), &example);
    }
    for stocks in by_area.values().filter(|stocks| stocks.len() > 1) {
        let first = stocks[0];
        let what = "areas of which several operations tell; their figures are not added up";
        told.differs(what, first.at.clone(), &first.key.area);
    }
}

/// What an operation says of a province itself, and of its districts.
type OfProvince<'a> = (Option<&'a Stock>, Vec<&'a Stock>);

/// Displaced people as a named part of the people in need, by province: of several operations the one with the
/// newest day.
fn groups(
    beside: &Beside<'_>,
    areas: &Gazetteer,
    figures: &[Stock],
    name: &str,
    told: &mut Told,
) -> Vec<NewRow> {
    let mut by_province: BTreeMap<(&str, &str), OfProvince<'_>> = BTreeMap::new();
    for stock in figures {
        let Some(province) = areas.province_of(&stock.key.area) else { continue };
        let of = by_province.entry((province, &stock.key.operation)).or_default();
        match areas.is_province(&stock.key.area) {
            true => of.0 = Some(stock),
            false => of.1.push(stock),
        }
    }
    let mut best: BTreeMap<&str, (jiff::civil::Date, u64, bool)> = BTreeMap::new();
    for ((province, operation), (own, inside)) in by_province {
        let day = own.into_iter().chain(inside.iter().copied()).map(|stock| stock.day).max();
        let sum = inside.iter().map(|stock| stock.people).sum();
        let people = own.map_or(sum, |own| own.people);
        let Some(day) = day else { continue };
        match best.get(province) {
            Some((known, _, _)) if *known >= day => {
                told.left("operations with an older day, for the group", At::default(), operation);
            }
            _ => _ = best.insert(province, (day, people, own.is_some_and(|own| own.is_one))),
        }
    }
    let group = crate::import::source::slug(name);
    let row = |(province, (_, people, is_one)): (&str, (jiff::civil::Date, u64, bool))| {
        let cells = [
            ("group", group.clone()),
            ("name", name.to_owned()),
            ("area", province.to_owned()),
            ("people", people.to_string()),
            ("basis", if is_one { "published" } else { "derived" }.to_owned()),
            ("source", beside.source.clone()),
        ];
        let cells = cells.into_iter().map(|(column, text)| (column.to_owned(), text)).collect();
        NewRow { table: "need-groups.csv", cells, together: true }
    };
    if let Some(first) = figures.first() {
        let what = "displaced people as a part of the people in need, as asked for";
        told.assumed(what, first.at.clone(), name);
    }
    best.into_iter().map(row).collect()
}
