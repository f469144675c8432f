//! By which ways food comes into the country in two plans.

use super::{ROUNDING, TOLD};
use crate::country::{CorridorIx, Country};
use crate::page::{Block, Cell, Side, Table};
use crate::plan::{Exact, Plan};
use crate::report::kit::figure::{Figure, people};
use std::collections::BTreeMap;

/// Tonnes by way into the country in two plans, the largest change first.
pub(super) fn ways(plans: [&Plan; 2]) -> Vec<(Option<CorridorIx>, [u64; 2])> {
    let mut ways: BTreeMap<Option<CorridorIx>, [Exact; 2]> = BTreeMap::new();
    for (n, plan) in plans.iter().enumerate() {
        for route in &plan.routes {
            ways.entry(route.corridor).or_default()[n] += route.grams() / 1_000_000;
        }
    }
    let mt = |grams: Exact| Figure::rounded(grams, 0).exact().to_integer().unsigned_abs() as u64;
    let mut rows: Vec<_> = ways.into_iter().map(|(ix, both)| (ix, both.map(mt))).collect();
    rows.sort_by_key(|(_, [before, after])| std::cmp::Reverse(before.abs_diff(*after)));
    rows
}

pub(super) fn way_name(country: &Country, way: Option<CorridorIx>) -> String {
    match way {
        Some(ix) => country.corridors[ix.index()].name.clone(),
        None => "inside the country already".to_owned(),
    }
}

/// By which ways food comes instead.
pub(super) fn ways_in(country: &Country, plans: [&Plan; 2]) -> Option<Block> {
    let rows = ways(plans).into_iter().filter(|(_, [a, b])| a.abs_diff(*b) > ROUNDING);
    let rows: Vec<_> = rows.take(TOLD).collect();
    if rows.is_empty() {
        return None;
    }
    let columns =
        [("Way in", Side::Start), ("As it stands", Side::End), ("All refused", Side::End)];
    let mut table = Table::new("MT by way into the country", &columns);
    for (way, both) in rows {
        let figures = both.map(|n| Cell::figure(&people(n), n as f64));
        let name = way_name(country, way);
        table.rows.push(std::iter::once(Cell::text(&name)).chain(figures).collect());
    }
    Some(Block::Table(table))
}
