//! Where rows of the humanitarian API are: by their codes, else by their names, and never by one of them against
//! the other.

use super::Columns;
use crate::import::cells::{self, people_of_shares};
use crate::import::gazetteer::{Gazetteer, Unknown};
use crate::import::needs::place::{Place, place};
use crate::import::needs::{Of, Read, Unplaced, Validity};
use crate::import::sheet::{Row, Sheet};
use crate::issues::Issues;
use crate::time::Month;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The place of a row.
pub(super) fn placed(
    areas: &Gazetteer,
    (sheet, row, columns): (&Sheet, &Row, &Columns),
    (of, codes, [level1, area]): (Of, &[String; 2], [&str; 2]),
    read: &mut Read,
) -> Result<Place, Unknown> {
    if of == Of::Country {
        return Ok(Place::default());
    }
    if let Some(wrong) = contradiction(areas, (sheet, row, columns), codes, read) {
        return Err(Unknown::Contradicts(wrong));
    }
    let at = sheet.at(row, None);
    match codes.iter().rev().find_map(|code| by_code(areas, code)) {
        // A row that has the code of its province alone may name a district.
        Some(Place { province, districts }) if districts.is_empty() && of == Of::Area => {
            let of_province = areas.name(&province).to_owned();
            Ok(place(areas, (&of_province, area), &mut read.told, &at)
                .ok()
                .filter(|place| place.province == province)
                .unwrap_or(Place { province, districts }))
        }
        Some(place) => Ok(place),
        None => place(areas, (level1, area), &mut read.told, &at),
    }
}

/// The tier that a row is of, by its number, else by what it names.
pub(super) fn tier(
    (sheet, row, columns): (&Sheet, &Row, &Columns),
    [level1, area, code1, code2]: [&str; 4],
    issues: &mut Issues,
) -> Option<Of> {
    let text = sheet.text(row, columns.level);
    match cells::level(&text) {
        Some(0) => Some(Of::Country),
        Some(1) => Some(Of::Province),
        Some(_) => Some(Of::Area),
        None if !text.is_empty() => {
            let texts = [&format!("`{text}`") as &str, "0, 1 or 2", ""];
            issues.push(sheet.issue("E0028", (row, columns.level), texts));
            None
        }
        None if !area.is_empty() || !code2.is_empty() => Some(Of::Area),
        None if !level1.is_empty() || !code1.is_empty() => Some(Of::Province),
        None => Some(Of::Country),
    }
}

/// What of a row's codes and names means two areas. The names that the source had are told alone where those beside
/// the codes agree with them: they may be of regions.
fn contradiction(
    areas: &Gazetteer,
    (sheet, row, columns): (&Sheet, &Row, &Columns),
    [code1, code2]: &[String; 2],
    read: &mut Read,
) -> Option<String> {
    let known = [areas.code(code1), areas.code(code2)];
    if let [Some(one), Some(two)] = known
        && areas.province_of(two) != Some(one)
    {
        let of = areas.province_of(two).unwrap_or_default();
        return Some(format!("{two} lies in {of} and not in {one}"));
    }
    for (n, code) in known.into_iter().enumerate() {
        let Some(code) = code else { continue };
        let text = |column: Option<usize>| sheet.text(row, column);
        let (own, theirs) = (text(columns.own_names[n]), text(columns.names[n]));
        let wrong = |name: &str| areas.contradiction(code, std::iter::once(name));
        match (wrong(&own), wrong(&theirs)) {
            (None, Some(seen)) if own.is_empty() => return Some(seen),
            (Some(seen), _) => return Some(seen),
            (None, Some(seen)) if text(columns.phase) == "all" => {
                let what = "names of the source that are those of other areas; the codes count";
                read.told.differs(what, sheet.at(row, columns.names[n]), &seen);
            }
            (None, Some(_) | None) => {}
        }
    }
    None
}

/// Keeps a row whose area is not known.
pub(super) fn unplaced(
    (sheet, row, columns): (&Sheet, &Row, &Columns),
    (level1, area, [from, to], validity): (String, String, [Date; 2], Validity),
    unknown: Unknown,
    (read, issues): (&mut Read, &mut Issues),
) {
    let column = if level1.is_empty() { columns.names[1] } else { columns.names[0] };
    let (name, at) = (sheet.text(row, column), sheet.at(row, column));
    let people = match sheet.text(row, columns.phase).to_lowercase().as_str() {
        "all" => {
            let told = (&mut read.told, issues);
            people_of_shares(sheet, row, columns.people, told).unwrap_or(0)
        }
        _ => 0,
    };
    let (analysed, area) = (Month::of(from), format!("{level1} {area}"));
    let one = Unplaced { analysed, validity, from, to, name, area, people, at, unknown };
    read.unplaced.push(one);
}

/// Areas that are not known, each once for a period, with the people of its row of all.
pub(super) fn once(all: Vec<Unplaced>) -> Vec<Unplaced> {
    let mut found: BTreeMap<(Date, Date, Validity, String), Unplaced> = BTreeMap::new();
    for one in all {
        let key = (one.from, one.to, one.validity, one.area.clone());
        match found.get_mut(&key) {
            Some(known) if known.people >= one.people => {}
            Some(known) => *known = one,
            None => _ = found.insert(key, one),
        }
    }
    found.into_values().collect()
}

/// The place of a code of the pack.
fn by_code(areas: &Gazetteer, code: &str) -> Option<Place> {
    let code = areas.code(code)?;
    let province = areas.province_of(code)?.to_owned();
    let is_district = code != province;
    let districts = is_district.then(|| (code.to_owned(), areas.residents(code)));
    Some(Place { province, districts: districts.into_iter().collect() })
}
