//! Which rows of a table go into a pack for others, before their cells are made coarse.

use super::{SOURCE, Source};
use crate::country::Plain;
use std::collections::{BTreeMap, BTreeSet};

/// The rows that go over.
pub(super) fn rows<'a>(
    source: &Source<'_>,
    table: &dyn Fn(&str) -> Option<&'a Plain>,
) -> Vec<Vec<String>> {
    let of = source.of;
    match of.table.file {
        // Who said what is for the planning team.
        "sources.csv" => vec![filled(
            of,
            &[
                ("id", SOURCE),
                ("title", "Tables of the planning team, with their figures rounded"),
                ("publisher", "the planning team"),
                ("date", source.newest),
            ],
        )],
        "counterparts.csv" => counterparts(of),
        "areas.csv" => areas(of, table("cut-offs.csv")),
        "needs.csv" => needs(of, table("areas.csv")),
        _ => of.rows.clone(),
    }
}

/// Gives supplies new keys: their own often tell whose they are.
pub(super) fn numbered(of: &Plain, rows: &mut [Vec<String>]) {
    if of.table.file == "supplies.csv" {
        for (n, row) in rows.iter_mut().enumerate() {
            set(of, row, "id", &format!("supply-{}", n + 1));
        }
    }
}

fn set(of: &Plain, row: &mut [String], column: &str, text: &str) {
    if let Some(cell) = of.table.column(column).and_then(|at| row.get_mut(at)) {
        text.clone_into(cell);
    }
}

fn filled(of: &Plain, cells: &[(&str, &str)]) -> Vec<String> {
    let mut row = vec![String::new(); of.table.columns.len()];
    cells.iter().for_each(|(column, text)| set(of, &mut row, column, text));
    row
}

/// One counterpart of each sort: who decides on what together is not told either.
fn counterparts(of: &Plain) -> Vec<Vec<String>> {
    let kinds: BTreeSet<&str> = of.rows.iter().map(|row| of.cell(row, "kind")).collect();
    let row = |kind: &str| {
        let own = [("id", kind), ("name", kind), ("kind", kind), ("basis", "assumed")];
        filled(of, &[&own[..], &[("source", SOURCE)]].concat())
    };
    kinds.into_iter().map(row).collect()
}

/// Needs of provinces: figures by district are for the planning team, so those of a province's districts are added
/// up, as the planning of provinces does it. Where one row has people without phases, so has the sum.
fn needs(of: &Plain, areas: Option<&Plain>) -> Vec<Vec<String>> {
    let districts = areas.iter().flat_map(|areas| {
        let rows = areas.rows.iter().filter(|row| areas.cell(row, "level") == "district");
        rows.map(|row| (areas.cell(row, "pcode"), areas.cell(row, "parent")))
    });
    let province: BTreeMap<&str, &str> = districts.collect();
    let mut told: BTreeMap<(&str, &str), Added> = BTreeMap::new();
    for row in &of.rows {
        let area = of.cell(row, "area");
        let parent = province.get(area).copied();
        let added = told.entry((parent.unwrap_or(area), of.cell(row, "month"))).or_default();
        let phases = PHASES.map(|phase| count(of, row, phase));
        added.without_phases |=
            !of.cell(row, "phase3plus").is_empty() && phases.iter().sum::<u64>() == 0;
        let all = phases.iter().sum::<u64>().max(count(of, row, "phase3plus"));
        match parent {
            None => (added.own, added.own_all, added.row) = (phases, all, Some(row)),
            Some(_) => {
                added.inside.iter_mut().zip(phases).for_each(|(sum, people)| *sum += people);
                added.inside_all += all;
                added.row = added.row.or(Some(row));
            }
        }
    }
    told.into_iter().filter_map(|((area, _), added)| added.told(of, area)).collect()
}

const PHASES: [&str; 3] = ["phase3", "phase4", "phase5"];

/// People of an area in a month: of its own row, and of its districts together.
#[derive(Default)]
struct Added<'a> {
    row: Option<&'a Vec<String>>,
    own: [u64; 3],
    own_all: u64,
    inside: [u64; 3],
    inside_all: u64,
    without_phases: bool,
}

impl Added<'_> {
    fn told(&self, of: &Plain, area: &str) -> Option<Vec<String>> {
        let mut row = self.row?.clone();
        set(of, &mut row, "area", area);
        set(of, &mut row, "phase3plus", "");
        for (n, phase) in PHASES.into_iter().enumerate() {
            let people = self.own[n].max(self.inside[n]).to_string();
            set(of, &mut row, phase, if self.without_phases { "" } else { &people });
        }
        if self.without_phases {
            set(of, &mut row, "phase3plus", &self.own_all.max(self.inside_all).to_string());
        }
        Some(row)
    }
}

/// A count; nought where the cell is empty, for the reader of tables has seen which may be.
fn count(of: &Plain, row: &[String], column: &str) -> u64 {
    of.cell(row, column).parse().unwrap_or(0)
}

/// Provinces; and districts only where some are cut off on some days, for the part of their province that is:
/// all others of that province together, under the P-code of the first of them.
fn areas(of: &Plain, cut_offs: Option<&Plain>) -> Vec<Vec<String>> {
    let cut_off: BTreeSet<&str> = cut_offs
        .iter()
        .flat_map(|off| off.rows.iter().map(|row| off.cell(row, "district")))
        .collect();
    let province = |row: &[String]| of.cell(row, "parent").to_owned();
    let (districts, mut rows): (Vec<_>, Vec<_>) =
        of.rows.iter().cloned().partition(|row| of.cell(row, "level") == "district");
    let mut by_province: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for row in districts {
        by_province.entry(province(&row)).or_default().push(row);
    }
    for mut districts in by_province.into_values() {
        districts.sort_by(|a, b| of.cell(a, "pcode").cmp(of.cell(b, "pcode")));
        let (off, mut rest): (Vec<_>, Vec<_>) =
            districts.into_iter().partition(|row| cut_off.contains(of.cell(row, "pcode")));
        if off.is_empty() {
            continue;
        }
        let people = |row: &Vec<String>| of.cell(row, "population").parse().unwrap_or(0);
        let together: u64 = rest.iter().map(people).sum();
        rest.truncate(1);
        for row in &mut rest {
            set(of, row, "population", &together.to_string());
        }
        for mut row in off.into_iter().chain(rest) {
            let code = of.cell(&row, "pcode").to_owned();
            set(of, &mut row, "name_en", &code);
            set(of, &mut row, "capital", "");
            row.iter_mut().skip(of.table.columns.len()).for_each(String::clear);
            rows.push(row);
        }
    }
    rows
}
