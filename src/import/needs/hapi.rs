//! Food security of the humanitarian API: a row for each area, period and phase. The date of the analysis is not
//! in it; a projection counts as of the month in which the current period before it began.

use super::place::{Place, place, tell_camp};
use super::{Of, Read, Round, Statement, Unplaced, Validity};
use crate::import::Beside;
use crate::import::cells::{day, grouped, people};
use crate::import::gazetteer::{Gazetteer, Unknown};
use crate::import::sheet::{Row, Sheet};
use crate::issues::Issues;
use crate::time::Month;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn is_hapi(header: &[String]) -> bool {
    ["ipcphase", "ipctype", "populationinphase"].iter().all(|name| header.iter().any(|h| h == name))
}

/// What rows have in common that are phases of one area and period.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    validity: Validity,
    from: Date,
    to: Date,
    of: Of,
    place: Place,
    area: String,
}

struct Columns {
    country: Option<usize>,
    error: Option<usize>,
    level: Option<usize>,
    codes: [Option<usize>; 2],
    names: [Option<usize>; 2],
    phase: Option<usize>,
    validity: Option<usize>,
    people: Option<usize>,
    span: [Option<usize>; 2],
}

fn columns(sheet: &Sheet, issues: &mut Issues) -> Columns {
    Columns {
        country: sheet.column(&["locationcode"]),
        error: sheet.column(&["error"]),
        level: sheet.column(&["adminlevel"]),
        codes: ["admin1code", "admin2code"].map(|name| sheet.column(&[name])),
        names: [
            sheet.column(&["provideradmin1name", "admin1name"]),
            sheet.column(&["provideradmin2name", "admin2name"]),
        ],
        phase: sheet.column(&["ipcphase"]),
        validity: sheet.column(&["ipctype"]),
        people: sheet.column(&["populationinphase"]),
        span: [
            sheet.must(&["referenceperiodstart"], "the first day of the period", issues),
            sheet.must(&["referenceperiodend"], "the last day of the period", issues),
        ],
    }
}

/// Reads a table with a row for each phase.
pub(super) fn long(
    beside: &Beside<'_>,
    areas: &Gazetteer,
    sheet: &Sheet,
    read: &mut Read,
    issues: &mut Issues,
) {
    let columns = columns(sheet, issues);
    let mut rows: BTreeMap<Key, BTreeMap<String, (u64, &Row)>> = BTreeMap::new();
    for row in &sheet.rows {
        let Some(key) = key(beside, areas, (sheet, row, &columns), read, issues) else { continue };
        let phase = sheet.text(row, columns.phase).to_lowercase();
        let Some(people) = people(sheet, row, columns.people, issues) else { continue };
        let of_area = rows.entry(key).or_default();
        match of_area.get(&phase) {
            None => _ = of_area.insert(phase, (people, row)),
            Some((before, _)) if *before == people => {
                read.told.left("rows that stand twice", sheet.at(row, None), &phase);
            }
            Some((before, other)) => {
                let example = format!(
                    "{} here, {} on line {}",
                    grouped(people),
                    grouped(*before),
                    other.line
                );
                let at = sheet.at(row, columns.people);
                read.told.differs(
                    "phases that stand twice with other figures; the first one counts",
                    at,
                    &example,
                );
            }
        }
    }
    let begins: BTreeSet<Date> =
        rows.keys().filter(|key| key.validity == Validity::Current).map(|key| key.from).collect();
    for (key, by_phase) in rows {
        let of = |phase: &str| by_phase.get(phase).map(|(people, _)| *people);
        let Some((_, first)) = by_phase.values().next() else { continue };
        let phases = ["1", "2", "3", "4", "5"].map(|phase| of(phase).unwrap_or(0));
        let before = match key.validity {
            Validity::Current => Some(key.from),
            Validity::First | Validity::Second => begins.range(..key.from).next_back().copied(),
        };
        let analysed = Month::of(before.unwrap_or(key.from));
        read.statements.push(Statement {
            round: Round { analysed, validity: key.validity, from: key.from, to: key.to },
            of: key.of,
            place: key.place,
            area: key.area,
            analysed: of("all").unwrap_or_else(|| phases.iter().sum()),
            phases,
            printed: of("3+"),
            at: sheet.at(first, None),
        });
    }
}

/// Where and when a row is of; none where it is left or wrong.
fn key(
    beside: &Beside<'_>,
    areas: &Gazetteer,
    (sheet, row, columns): (&Sheet, &Row, &Columns),
    read: &mut Read,
    issues: &mut Issues,
) -> Option<Key> {
    let at = sheet.at(row, None);
    let country = sheet.text(row, columns.country).to_uppercase();
    if beside.country().is_some_and(|own| own != country) {
        read.told.left("rows of other countries", at, &country);
        return None;
    }
    if is_duplicate((sheet, row, columns), read) {
        return None;
    }
    let [from, to] = columns.span.map(|column| day(&sheet.text(row, column)));
    let validity = Validity::parse(&sheet.text(row, columns.validity));
    let (Some(from), Some(to), Some(validity)) = (from, to, validity) else {
        let texts =
            ["a period that cannot be read", "days such as 2023-04-01, and which projection", ""];
        issues.push(sheet.issue("E0117", (row, columns.span[0]), texts));
        return None;
    };
    let [level1, area] = columns.names.map(|column| sheet.text(row, column));
    let of = match sheet.text(row, columns.level).as_str() {
        "0" => Of::Country,
        "1" => Of::Province,
        _ => Of::Area,
    };
    let place = match of {
        Of::Country => Place::default(),
        Of::Province | Of::Area => {
            match found(areas, (sheet, row, columns), (of, &level1, &area), read) {
                Ok(place) => place,
                Err(unknown) => {
                    let span = (validity, from, to);
                    unplaced((sheet, row, columns), span, (unknown, &level1), read, issues);
                    return None;
                }
            }
        }
    };
    if sheet.text(row, columns.phase) == "all" {
        tell_camp(&area, &mut read.told, &at);
    }
    let area = if of == Of::Area { format!("{level1} {area}").trim().to_owned() } else { level1 };
    Some(Key { validity, from, to, of, place, area })
}

/// The place of a row below the country, by its codes and then by its names.
fn found(
    areas: &Gazetteer,
    (sheet, row, columns): (&Sheet, &Row, &Columns),
    (of, level1, area): (Of, &str, &str),
    read: &mut Read,
) -> Result<Place, Unknown> {
    let at = sheet.at(row, None);
    let [code1, code2] = columns.codes.map(|column| sheet.text(row, column));
    let by_code = [&code2, &code1].into_iter().find_map(|code| by_code(areas, code));
    match by_code {
        // A row that has the code of its province alone may name a district.
        Some(known) if of == Of::Area && known.districts.is_empty() => {
            let by_name = place(areas, (areas.name(&known.province), area), &mut read.told, &at);
            Ok(by_name.ok().filter(|place| place.province == known.province).unwrap_or(known))
        }
        Some(known) => Ok(known),
        None => place(areas, (level1, area), &mut read.told, &at),
    }
}

/// Keeps a row whose area the pack does not know; once for all its phases.
fn unplaced(
    (sheet, row, columns): (&Sheet, &Row, &Columns),
    (validity, from, to): (Validity, Date, Date),
    (unknown, level1): (Unknown, &str),
    read: &mut Read,
    issues: &mut Issues,
) {
    if sheet.text(row, columns.phase) != "all" {
        return;
    }
    let column = if level1.is_empty() { columns.names[1] } else { columns.names[0] };
    let (name, at) = (sheet.text(row, column), sheet.at(row, column));
    let people = people(sheet, row, columns.people, issues).unwrap_or(0);
    let analysed = Month::of(from);
    read.unplaced.push(Unplaced { analysed, validity, from, to, name, people, at, unknown });
}

/// The place of a code of the pack.
fn by_code(areas: &Gazetteer, code: &str) -> Option<Place> {
    let code = areas.code(code)?;
    let province = areas.province_of(code)?.to_owned();
    let is_district = code != province;
    let districts = is_district.then(|| (code.to_owned(), areas.residents(code)));
    Some(Place { province, districts: districts.into_iter().collect() })
}

/// Whether the file itself calls a row a duplicate, which is left; rows with other remarks are kept.
fn is_duplicate((sheet, row, columns): (&Sheet, &Row, &Columns), read: &mut Read) -> bool {
    let at = sheet.at(row, None);
    let error = sheet.text(row, columns.error);
    if error.to_lowercase().contains("duplicate") {
        read.told.left("rows that the file itself calls duplicates", at, &error);
        return true;
    }
    if !error.is_empty() {
        // Such rows have no code, and people all the same: camps, towns, areas put together.
        read.told.took("rows that the file gives no code, by their names", at.clone(), &error);
    }
    false
}
