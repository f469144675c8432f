//! Tables of the IPC: a row for each area, period and phase; or a row for each area with a block of columns for
//! each period. Tables of areas, of the level above them, and of countries have the same columns but for names.

use super::place::{Place, place, tell_camp};
use super::{Of, Read, Round, Statement, Unplaced, Validity, phased};
use crate::import::Beside;
use crate::import::cells::{Order, day_in, month, order, people_of_shares, tell_marks, two_days};
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
    order: Order,
}

fn columns(sheet: &Sheet) -> Columns {
    let is_day = |name: &&String| {
        ["from", "to"].iter().any(|end| name.ends_with(end) || name.starts_with(end))
    };
    let days =
        sheet.header().iter().enumerate().filter(|(_, name)| is_day(name) || *name == ANALYSED);
    let days: Vec<Option<usize>> = days.map(|(at, _)| Some(at)).collect();
    Columns {
        country: sheet.column(&["country"]),
        analysed: sheet.column(&[ANALYSED]),
        level1: sheet.column(&["level1"]),
        area: sheet.column(&["area"]),
        order: order(sheet, &days),
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
    let Some(analysed) = month(&text, columns.order) else {
        let help = two_days(&text).unwrap_or_default();
        let texts = [&format!("`{text}`") as &str, "a month such as `Apr 2023`", &help];
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

/// Months before its analysis that a current period may end.
const LATE: i32 = 3;

/// First and last day of a period; none where the row has no such period.
fn span(
    (sheet, row, columns): (&Sheet, &Row, [Option<usize>; 2]),
    (order, analysed, validity): (Order, Month, Validity),
    issues: &mut Issues,
) -> Option<(Date, Date)> {
    let [from, to] = columns.map(|column| sheet.text(row, column));
    if from.is_empty() && to.is_empty() {
        return None;
    }
    match (day_in(&from, order), day_in(&to, order)) {
        (Some(_), Some(last))
            if validity == Validity::Current && Month::of(last).plus(LATE) < analysed =>
        {
            let seen = format!("a current period to {last}, analysed in {}", analysed.in_words());
            let help = "are days and months in turned order, or is a year wrong?";
            let texts = [&seen as &str, "a current period near its analysis", help];
            issues.push(sheet.issue("E0117", (row, columns[1]), texts));
            None
        }
        (Some(from), Some(to)) if from <= to => Some((from, to)),
        (found, _) => {
            let column = if found.is_none() { columns[0] } else { columns[1] };
            let seen = format!("`{from}` to `{to}`");
            let help = [&from, &to].into_iter().filter(|_| order == Order::Unknown);
            let help = help.into_iter().find_map(|text| two_days(text)).unwrap_or_default();
            let expected = "days such as 2023-04-01, the first before the last";
            let texts = [&seen as &str, expected, &help];
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
            let area = format!("{} {}", begun.level1, begun.area);
            read.unplaced.push(Unplaced {
                analysed,
                validity,
                from,
                to,
                name,
                area,
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
        let about = (columns.order, begun.analysed, validity);
        let Some((from, to)) = span((sheet, first, [from, to]), about, issues) else { continue };
        let mut by_phase: BTreeMap<String, u64> = BTreeMap::new();
        for row in &of_area {
            let name = sheet.text(row, phase).to_lowercase();
            let told = (&mut read.told, &mut *issues);
            let Some(people) = people_of_shares(sheet, row, number, told) else { continue };
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
        let printed = of("3+");
        let (phases, unphased) = phased(["1", "2", "3", "4", "5"].map(of), printed);
        let analysed = of("all").unwrap_or_else(|| phases.iter().sum::<u64>() + unphased);
        let about = (sheet, *first, &columns);
        let round = Round { analysed: begun.analysed, validity, from, to };
        let Some(place) = code(areas, about, (&begun, &round, analysed), read) else { continue };
        let (of_tier, at) = (begun.of, sheet.at(first, None));
        let area = if begun.area.is_empty() { begun.level1 } else { begun.area };
        read.statements.push(Statement {
            round,
            of: of_tier,
            place,
            area,
            analysed,
            phases,
            unphased,
            printed,
            at,
        });
    }
    tell_marks(sheet, number, &mut read.told);
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
            let about = (columns.order, begun.analysed, validity);
            let Some((from, to)) = span((sheet, row, span_columns), about, issues) else {
                continue;
            };
            let told = &mut read.told;
            let mut number = |name: &str| {
                people_of_shares(sheet, row, of(validity, name), (&mut *told, &mut *issues))
            };
            let phases = [1, 2, 3, 4, 5].map(|phase| number(&format!("phase{phase}number")));
            let (analysed, printed) = (number("populationanalyzed"), number("phase3+number"));
            let (phases, unphased) = phased(phases, printed);
            let analysed = analysed.unwrap_or_else(|| phases.iter().sum::<u64>() + unphased);
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
                unphased,
                printed,
                at,
            });
        }
    }
}
