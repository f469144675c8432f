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
