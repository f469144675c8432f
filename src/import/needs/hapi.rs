//! Food security of the humanitarian API: a row for each area, period and phase. The date of the analysis is not
//! in it; a projection counts as of the month in which the current period before it began.

use super::place::{Place, tell_camp};
use super::{Of, Read, Round, Statement, Validity, phased};
use crate::import::Beside;
use crate::import::cells::{self, Order, day_in, grouped, order, people_of_shares, two_days};
use crate::import::gazetteer::Gazetteer;
use crate::import::sheet::{Row, Sheet};
use crate::issues::Issues;
use crate::time::Month;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

mod placed;
use placed::{once, placed, tier, unplaced};

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
    /// Names as the table itself puts them beside its codes.
    own_names: [Option<usize>; 2],
    order: Order,
    phase: Option<usize>,
    validity: Option<usize>,
    people: Option<usize>,
    span: [Option<usize>; 2],
}

fn columns(sheet: &Sheet, issues: &mut Issues) -> Columns {
    let span = [
        sheet.must(&["referenceperiodstart"], "the first day of the period", issues),
        sheet.must(&["referenceperiodend"], "the last day of the period", issues),
    ];
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
        own_names: ["admin1name", "admin2name"].map(|name| sheet.column(&[name])),
        order: order(sheet, &span),
        span,
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
        let told = (&mut read.told, &mut *issues);
        let Some(people) = people_of_shares(sheet, row, columns.people, told) else { continue };
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
    cells::tell_marks(sheet, columns.people, &mut read.told);
    read.unplaced = once(std::mem::take(&mut read.unplaced));
    let begins: BTreeSet<Date> =
        rows.keys().filter(|key| key.validity == Validity::Current).map(|key| key.from).collect();
    for (key, by_phase) in rows {
        let of = |phase: &str| by_phase.get(phase).map(|(people, _)| *people);
        let Some((_, first)) = by_phase.values().next() else { continue };
        let printed = of("3+");
        let (phases, unphased) = phased(["1", "2", "3", "4", "5"].map(of), printed);
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
            analysed: of("all").unwrap_or_else(|| phases.iter().sum::<u64>() + unphased),
            phases,
            unphased,
            printed,
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
    let [from, to] = columns.span.map(|column| day_in(&sheet.text(row, column), columns.order));
    let validity = Validity::parse(&sheet.text(row, columns.validity));
    let (Some(from), Some(to), Some(validity)) = (from, to, validity) else {
        let texts = columns.span.map(|column| sheet.text(row, column));
        let help = texts.iter().find_map(|text| two_days(text)).unwrap_or_default();
        let expected = "days such as 2023-04-01, and which projection";
        let texts = ["a period that cannot be read", expected, &help];
        issues.push(sheet.issue("E0117", (row, columns.span[0]), texts));
        return None;
    };
    let [level1, area] = columns.names.map(|column| sheet.text(row, column));
    let codes = columns.codes.map(|column| sheet.text(row, column));
    let of = tier((sheet, row, columns), [&level1, &area, &codes[0], &codes[1]], issues)?;
    let place = match placed(areas, (sheet, row, columns), (of, &codes, [&level1, &area]), read) {
        Ok(place) => place,
        Err(unknown) => {
            let about = (level1, area, [from, to], validity);
            unplaced((sheet, row, columns), about, unknown, (read, issues));
            return None;
        }
    };
    if sheet.text(row, columns.phase) == "all" {
        tell_camp(&area, &mut read.told, &at);
    }
    let area = if of == Of::Area { format!("{level1} {area}").trim().to_owned() } else { level1 };
    Some(Key { validity, from, to, of, place, area })
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
