//! Tables of the IPC: a row for each area, period and phase; or a row for each area with a block of columns for
//! each period. Tables of areas, of the level above them, and of countries have the same columns but for names.

use super::place::{Place, place, tell_camp};
use super::{Of, Read, Round, Statement, Unplaced, Validity};
use crate::import::Beside;
use crate::import::cells::{day, month, people};
use crate::import::gazetteer::Gazetteer;
use crate::import::sheet::{Row, Sheet};
use crate::issues::Issues;
use crate::time::Month;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Columns that every table of the IPC has.
const ANALYSED: &str = "dateofanalysis";

pub(super) fn is_long(header: &[String]) -> bool {
    [ANALYSED, "validityperiod", "phase", "number"]
        .iter()
        .all(|name| header.iter().any(|h| h == name))
}

pub(super) fn is_wide(header: &[String]) -> bool {
    [ANALYSED, "phase3numbercurrent"].iter().all(|name| header.iter().any(|h| h == name))
}

/// What a row says of where and when, before its people.
struct Row0 {
    of: Of,
    level1: String,
    area: String,
    analysed: Month,
}

/// Where a table has what is the same in both forms.
struct Columns {
    country: Option<usize>,
    analysed: Option<usize>,
    level1: Option<usize>,
    area: Option<usize>,
}

fn columns(sheet: &Sheet) -> Columns {
    Columns {
        country: sheet.column(&["country"]),
        analysed: sheet.column(&[ANALYSED]),
        level1: sheet.column(&["level1"]),
        area: sheet.column(&["area"]),
    }
}

/// Where and when a row is of; none where it is left or wrong.
fn begun(
    beside: &Beside<'_>,
    (sheet, row, columns): (&Sheet, &Row, &Columns),
    read: &mut Read,
    issues: &mut Issues,
) -> Option<Row0> {
    let country = sheet.text(row, columns.country).to_uppercase();
    if !country.is_empty() && beside.country().is_some_and(|own| own != country) {
        read.told.left("rows of other countries", sheet.at(row, columns.country), &country);
        return None;
    }
    let text = sheet.text(row, columns.analysed);
    let Some(analysed) = month(&text) else {
        let texts = [&format!("`{text}`") as &str, "a month such as `Apr 2023`", ""];
        issues.push(sheet.issue("E0117", (row, columns.analysed), texts));
        return None;
    };
    let (level1, area) = (sheet.text(row, columns.level1), sheet.text(row, columns.area));
    let of = match (level1.is_empty(), area.is_empty()) {
        (true, true) => Of::Country,
        (_, false) => Of::Area,
        (false, true) => Of::Province,
    };
    Some(Row0 { of, level1, area, analysed })
}

/// First and last day of a period; none where the row has no such period.
fn span(
    sheet: &Sheet,
    row: &Row,
    columns: [Option<usize>; 2],
    issues: &mut Issues,
) -> Option<(Date, Date)> {
    let [from, to] = columns.map(|column| sheet.text(row, column));
    if from.is_empty() && to.is_empty() {
        return None;
    }
    match (day(&from), day(&to)) {
        (Some(from), Some(to)) if from <= to => Some((from, to)),
        (found, _) => {
            let column = if found.is_none() { columns[0] } else { columns[1] };
            let seen = format!("`{from}` to `{to}`");
            let texts = [&seen as &str, "days such as 2023-04-01, the first before the last", ""];
            issues.push(sheet.issue("E0117", (row, column), texts));
            None
        }
    }
}

/// The place of a row; none where the pack does not know its area, which is kept. The country has none.
fn code(
    areas: &Gazetteer,
    (sheet, row, columns): (&Sheet, &Row, &Columns),
    (begun, round, people): (&Row0, &Round, u64),
    read: &mut Read,
) -> Option<Place> {
    if begun.of == Of::Country {
        return Some(Place::default());
    }
    let at = sheet.at(row, columns.area.or(columns.level1));
    match place(areas, (&begun.level1, &begun.area), &mut read.told, &at) {
        Ok(place) => {
            tell_camp(&begun.area, &mut read.told, &at);
            Some(place)
        }
        Err(unknown) => {
            let column = if begun.level1.is_empty() { columns.area } else { columns.level1 };
            let (name, at) = (sheet.text(row, column), sheet.at(row, column));
            let Round { analysed, validity, from, to } = *round;
            read.unplaced.push(Unplaced {
                analysed,
                validity,
                from,
                to,
                name,
                people,
                at,
                unknown,
            });
            None
        }
    }
}

/// What rows have in common that are phases of one area and period: analysis, region, area, period, first day.
type Key = (Month, String, String, Validity, String);

/// Reads a table with a row for each phase.
pub(super) fn long(
    beside: &Beside<'_>,
    areas: &Gazetteer,
    sheet: &Sheet,
    read: &mut Read,
    issues: &mut Issues,
) {
    let columns = columns(sheet);
    let [period, from, to, phase, number] =
        ["validityperiod", "from", "to", "phase", "number"].map(|name| sheet.column(&[name]));
    let mut rows: BTreeMap<Key, Vec<&Row>> = BTreeMap::new();
    for row in &sheet.rows {
        let Some(begun) = begun(beside, (sheet, row, &columns), read, issues) else { continue };
        let Some(validity) = Validity::parse(&sheet.text(row, period)) else {
            let texts = [
                "a period that is not known",
                "current, first projection or second projection",
                "",
            ];
            issues.push(sheet.issue("E0028", (row, period), texts));
            continue;
        };
        let key = (begun.analysed, begun.level1, begun.area, validity, sheet.text(row, from));
        rows.entry(key).or_default().push(row);
    }
    for ((.., validity, _), of_area) in rows {
        let Some(first) = of_area.first() else { continue };
        let Some(begun) = begun(beside, (sheet, first, &columns), read, issues) else { continue };
        let Some((from, to)) = span(sheet, first, [from, to], issues) else { continue };
        let mut by_phase: BTreeMap<String, u64> = BTreeMap::new();
        for row in &of_area {
            let name = sheet.text(row, phase).to_lowercase();
            let Some(people) = people(sheet, row, number, issues) else { continue };
            match by_phase.insert(name.clone(), people) {
                Some(before) if before != people => {
                    let seen = format!("phase {name} twice, {before} and {people} people");
                    issues.push(sheet.issue("E0125", (row, number), [&seen, "one figure", ""]));
                }
                Some(_) => {
                    read.told.left("rows that stand twice", sheet.at(row, None), &begun.area)
                }
                None => {}
            }
        }
        let of = |phase: &str| by_phase.get(phase).copied();
        let phases = ["1", "2", "3", "4", "5"].map(|phase| of(phase).unwrap_or(0));
        let analysed = of("all").unwrap_or_else(|| phases.iter().sum());
        let about = (sheet, *first, &columns);
        let round = Round { analysed: begun.analysed, validity, from, to };
        let Some(place) = code(areas, about, (&begun, &round, analysed), read) else { continue };
        let (of_tier, at) = (begun.of, sheet.at(first, None));
        let area = if begun.area.is_empty() { begun.level1 } else { begun.area };
        let printed = of("3+");
        read.statements.push(Statement {
            round,
            of: of_tier,
            place,
            area,
            analysed,
            phases,
            printed,
            at,
        });
    }
}

/// Reads a table with a block of columns for each period.
pub(super) fn wide(
    beside: &Beside<'_>,
    areas: &Gazetteer,
    sheet: &Sheet,
    read: &mut Read,
    issues: &mut Issues,
) {
    let columns = columns(sheet);
    let of = |validity: Validity, name: &str| {
        let period = validity.word().replace(' ', "");
        sheet.column(&[&format!("{name}{period}"), &format!("{period}{name}")])
    };
    for row in &sheet.rows {
        let Some(begun) = begun(beside, (sheet, row, &columns), read, issues) else { continue };
        for validity in Validity::ALL {
            let span_columns = [of(validity, "from"), of(validity, "to")];
            let Some((from, to)) = span(sheet, row, span_columns, issues) else { continue };
            let mut number = |name: &str| people(sheet, row, of(validity, name), issues);
            let phases = [1, 2, 3, 4, 5].map(|phase| number(&format!("phase{phase}number")));
            let (analysed, printed) = (number("populationanalyzed"), number("phase3+number"));
            let phases = phases.map(|people| people.unwrap_or(0));
            let analysed = analysed.unwrap_or_else(|| phases.iter().sum());
            let about = (sheet, row, &columns);
            let round = Round { analysed: begun.analysed, validity, from, to };
            let Some(place) = code(areas, about, (&begun, &round, analysed), read) else {
                continue;
            };
            let area = if begun.area.is_empty() { &begun.level1 } else { &begun.area };
            let (area, at) = (area.clone(), sheet.at(row, of(validity, "populationanalyzed")));
            let of = begun.of;
            read.statements.push(Statement {
                round,
                of,
                place,
                area,
                analysed,
                phases,
                printed,
                at,
            });
        }
    }
}
