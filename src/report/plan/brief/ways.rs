//! By which ways food comes into the country in two plans.

use super::{ROUNDING, TOLD};
use crate::country::{CorridorIx, Country};
use crate::kit::figure::Figure;
use crate::kit::sheet::Cell;
use crate::kit::{Declared, Sentence, Table, on_pages, on_pages_right, say, whole};
use crate::plan::{Exact, Plan};
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

pub(super) fn way_name(country: &Country, way: Option<CorridorIx>) -> Sentence {
    match way {
        Some(ix) => Sentence::of_others(&country.corridors[ix.index()].name),
        None => say!("brief.way.inside", "inside the country already"),
    }
}

/// Tonnes that come by a way in two plans.
struct Way {
    name: Sentence,
    mt: [u64; 2],
}

const WAYS: Declared<Way> = Declared {
    name: "brief-ways",
    row: "A way into the country, and the food that comes by it",
    columns: &[
        on_pages("Way in", |way| Cell::from(&way.name)),
        whole(on_pages_right("As it stands", |way| Cell::count(way.mt[0]))),
        whole(on_pages_right("All refused", |way| Cell::count(way.mt[1]))),
    ],
};

/// By which ways food comes instead.
pub(super) fn ways_in(country: &Country, plans: [&Plan; 2]) -> Option<Table> {
    let rows = ways(plans).into_iter().filter(|(_, [a, b])| a.abs_diff(*b) > ROUNDING);
    let rows = rows.take(TOLD).map(|(way, mt)| Way { name: way_name(country, way), mt });
    let rows: Vec<Way> = rows.collect();
    let caption = say!("brief.ways", "MT by way into the country");
    (!rows.is_empty()).then(|| WAYS.of(caption, &rows).in_order())
}
