//! Gathers the tables of a comparison.

use super::chain;
use super::{Row, SideBySide, SideTold};
use crate::analysis::compare::{Comparison, Side};
use crate::country::{AreaIx, CorridorIx, Country};
use crate::plan::Exact;
use crate::report::figure::Figure;
use crate::time::Month;
use std::collections::BTreeMap;

/// Lays a comparison out.
pub fn side_by_side(country: &Country, compared: &Comparison) -> SideBySide {
    let sides = &compared.sides;
    let chains = compared.differences.iter().zip(&sides[1..]);
    SideBySide {
        format: "aidreach-compare",
        version: 1,
        country: country.about.name.clone(),
        scenarios: sides.iter().map(side).collect(),
        reached_people_by_month: months(sides),
        food_mt_by_corridor: corridors(country, sides),
        reached_person_months_by_area: areas(country, sides),
        chains: chains
            .map(|(found, side)| chain::told(country, [&sides[0], side], found))
            .collect(),
        caveats: CAVEATS.to_vec(),
    }
}

const CAVEATS: [&str; 2] = [
    "Both plans are certified and made with hindsight. Where plans are equally good, evenness, cost \
     and order choose between them, so a route may change although nothing happened to its links",
    "It tells what follows from decisions; it is no judgement on any party",
];

fn side(side: &Side) -> SideTold {
    let plan = &side.plan;
    let need: u64 = plan.areas.iter().map(|a| a.need()).sum();
    let served: Exact = plan.areas.iter().map(|a| a.served()).sum();
    let grams: Exact = plan.areas.iter().flat_map(|a| &a.months).map(|m| m.grams).sum();
    SideTold {
        id: side.scenario.id.clone(),
        name: side.scenario.name.clone(),
        need_person_months: need,
        reached_person_months: plan.areas.iter().map(|a| a.shown()).sum(),
        coverage_share: Figure::share(served, Exact::from_integer(i128::from(need))),
        food_mt: Figure::mt(grams),
        cost_usd: Figure::usd(plan.costs.total()),
    }
}

/// Rows by key, a figure a scenario; what a scenario does not have is nought.
fn rows<K: Ord + Copy>(
    sides: &[Side],
    figures: impl Fn(&Side) -> Vec<(K, Figure)>,
    name: impl Fn(K) -> [String; 2],
) -> Vec<Row> {
    let mut by_key: BTreeMap<K, Vec<Figure>> = BTreeMap::new();
    for (n, side) in sides.iter().enumerate() {
        for (key, figure) in figures(side) {
            let row = by_key.entry(key).or_insert_with(|| vec![Figure::default(); sides.len()]);
            row[n] = figure;
        }
    }
    let row = |(key, figures): (K, Vec<Figure>)| {
        let [id, name] = name(key);
        Row { id, name, figures }
    };
    by_key.into_iter().map(row).collect()
}

fn months(sides: &[Side]) -> Vec<Row> {
    let figures = |side: &Side| {
        let window = side.plan.window;
        let reached = |period: crate::time::Period| {
            let months = side.plan.areas.iter().map(|a| &a.months[period.index()]);
            Figure::whole(months.flat_map(|m| m.shown).sum())
        };
        window.periods().map(|p| (window.month(p), reached(p))).collect()
    };
    rows(sides, figures, |month: Month| [month.to_string(), month.in_words()])
}

fn corridors(country: &Country, sides: &[Side]) -> Vec<Row> {
    let figures = |side: &Side| {
        side.by_corridor.iter().map(|(ix, grams)| (*ix, Figure::mt(*grams))).collect()
    };
    let name = |ix: Option<CorridorIx>| match ix.map(|ix| &country.corridors[ix.index()]) {
        Some(corridor) => [corridor.id.clone(), corridor.name.clone()],
        None => [String::new(), "inside the country already".to_owned()],
    };
    let mut rows = rows(sides, figures, name);
    // The largest of the first scenario first; stable, so equals keep their order.
    rows.sort_by_key(|row| std::cmp::Reverse(row.figures[0]));
    rows
}

fn areas(country: &Country, sides: &[Side]) -> Vec<Row> {
    let figures =
        |side: &Side| side.plan.areas.iter().map(|a| (a.area, Figure::whole(a.shown()))).collect();
    let name = |ix: AreaIx| {
        let area = &country.areas[ix.index()];
        [area.pcode.clone(), area.name.clone()]
    };
    rows(sides, figures, name)
}
