//! Sources, areas and people.

use super::{ix, mt, origin, sensitivity, sorted};
use crate::country::read::{Row, Sheets};
use crate::country::rows::phases;
use crate::country::{
    Area, AreaIx, AreaLevel, Caseload, CaseloadKind, Covers, Need, NeedGroup, PlaceIx, Reported,
    ReportedPart,
};
use crate::evidence::{Basis, Estimate, Origin, Source, SourceIx};
use crate::time::Month;
use crate::units::{LonLat, People};
use std::collections::BTreeMap;

fn owned(row: &Row, column: &str) -> Option<String> {
    row.text(column).map(str::to_owned)
}

fn people(row: &Row, column: &str) -> Option<People> {
    row.whole(column).map(People)
}

pub(super) fn source(row: &Row) -> Option<Source> {
    Some(Source {
        id: owned(row, "id")?,
        title: owned(row, "title")?,
        publisher: owned(row, "publisher")?,
        date: owned(row, "date").unwrap_or_default(),
        reference: owned(row, "reference").unwrap_or_default(),
        licence: owned(row, "licence").unwrap_or_default(),
        sensitivity: sensitivity(row)?,
    })
}

pub(super) fn area(row: &Row) -> Option<Area> {
    Some(Area {
        pcode: owned(row, "pcode")?,
        level: AreaLevel::parse(row.text("level")?)?,
        parent: ix(row, "parent").map(AreaIx),
        name: owned(row, "name_en")?,
        names_in: row.names.to_vec(),
        aliases: row.texts("aliases"),
        region: owned(row, "region"),
        capital: ix(row, "capital").map(PlaceIx),
        // Districts alone may have none: no share of a province is made by them then.
        population: people(row, "population").unwrap_or(People(0)),
        population_origin: origin(row)?,
        point: LonLat { lon: row.number("label_lon")?, lat: row.number("label_lat")? },
    })
}

/// Areas in order, each with the spellings that either table gives it.
pub(super) fn areas(sheets: &Sheets) -> Option<Vec<Area>> {
    let mut areas = super::sorted(sheets.rows("areas.csv"), area, |a| a.pcode.clone())?;
    let spellings = sheets.rows("aliases.csv").iter();
    for row in spellings.filter(|row| row.text("kind") == Some("area")) {
        areas.get_mut(row.ix("id")?)?.aliases.push(owned(row, "alias")?);
    }
    Some(areas)
}

/// Needs of provinces, and those that the table gives by district. A province counts at least the
/// people of its districts, so that plans of both levels are of the same people.
pub(super) fn needs(sheets: &Sheets, areas: &[Area]) -> Option<(Vec<Need>, Vec<Need>)> {
    let all = sorted(sheets.rows("needs.csv"), need, |n| (n.area, n.month))?;
    let parent = |need: &Need| areas.get(need.area.index()).and_then(|area| area.parent);
    let (of_districts, of_provinces): (Vec<Need>, Vec<Need>) =
        all.into_iter().partition(|need| parent(need).is_some());
    let mut added: BTreeMap<(AreaIx, Month), Need> = BTreeMap::new();
    for need in &of_districts {
        let area = parent(need)?;
        let sum = added.entry((area, need.month)).or_insert_with(|| Need {
            area,
            phases: [People(0); 3],
            origin: Origin { basis: Basis::Derived, sources: Vec::new() },
            ..need.clone()
        });
        for (sum, people) in sum.phases.iter_mut().zip(need.phases) {
            sum.0 += people.0;
        }
        sum.by_phase &= need.by_phase;
        let known = |source| !sum.origin.sources.contains(source);
        let new: Vec<SourceIx> = need.origin.sources.iter().filter(|s| known(s)).copied().collect();
        sum.origin.sources.extend(new);
    }
    for mut need in of_provinces {
        let key = (need.area, need.month);
        if let Some(sum) = added.get(&key) {
            for (own, sum) in need.phases.iter_mut().zip(sum.phases) {
                *own = (*own).max(sum);
            }
        }
        added.insert(key, need);
    }
    Some((added.into_values().collect(), of_districts))
}

fn need(row: &Row) -> Option<Need> {
    Some(Need {
        area: AreaIx(ix(row, "area")?),
        month: row.month("month")?,
        phases: phases(row)?.map(People),
        by_phase: row.has("phase3"),
        round: owned(row, "round")?,
        origin: origin(row)?,
    })
}

/// The groups, each with the least sure basis and all sources of its rows.
pub(super) fn groups(rows: &[Row]) -> Option<Vec<NeedGroup>> {
    let part = |row: &Row| {
        Some(NeedGroup {
            id: owned(row, "group")?,
            name: owned(row, "name")?,
            people: BTreeMap::from([(AreaIx(ix(row, "area")?), people(row, "people")?)]),
            origin: origin(row)?,
        })
    };
    let by_area = |group: &NeedGroup| (group.id.clone(), group.people.keys().next().copied());
    let mut groups: Vec<NeedGroup> = Vec::new();
    for part in sorted(rows, part, by_area)? {
        match groups.last_mut().filter(|group| group.id == part.id) {
            Some(group) => {
                group.people.extend(part.people);
                group.origin.basis = group.origin.basis.max(part.origin.basis);
                group.origin.sources.extend(part.origin.sources);
                group.origin.sources.sort();
                group.origin.sources.dedup();
            }
            None => groups.push(part),
        }
    }
    Some(groups)
}

pub(super) fn caseload(row: &Row) -> Option<Caseload> {
    let name = owned(row, "name");
    let [low, best, high] = ["people_low", "people", "people_high"].map(|c| people(row, c));
    Some(Caseload {
        area: match row.has("area") {
            true => Some(AreaIx(ix(row, "area")?)),
            false => None,
        },
        month: row.month("month")?,
        kind: match row.text("kind")? {
            "target" => CaseloadKind::Target(name?),
            _ => CaseloadKind::Capacity(name),
        },
        people: Estimate { low: low?, best: best?, high: high?, origin: origin(row)? },
        note: owned(row, "note").unwrap_or_default(),
    })
}

pub(super) fn reported(row: &Row) -> Option<Reported> {
    Some(Reported {
        month: row.month("month")?,
        people: people(row, "people")?,
        food: row.number("mt").and_then(mt),
        provinces: row.whole("provinces"),
        note: owned(row, "note")?,
        origin: origin(row)?,
    })
}

pub(super) fn reported_part(row: &Row) -> Option<ReportedPart> {
    let mut areas: Vec<AreaIx> = row
        .ixs("areas")
        .iter()
        .map(|ix| Some(AreaIx(u32::try_from(*ix).ok()?)))
        .collect::<Option<_>>()?;
    areas.sort();
    areas.dedup();
    Some(ReportedPart {
        month: row.month("month")?,
        name: owned(row, "name")?,
        areas,
        covers: Covers::parse(row.text("covers")?)?,
        people: people(row, "people"),
        food: row.number("mt").and_then(mt),
        note: owned(row, "note")?,
        origin: origin(row)?,
    })
}
