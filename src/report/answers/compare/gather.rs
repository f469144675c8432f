//! Gathers the tables of a comparison.

use super::chain;
use super::{Beside, CeilingTold, Row, SideBySide, SideTold, SplitTold};
use crate::analysis::compare::{Change, Comparison, Delivered, Side, SplitSides};
use crate::country::{AreaIx, Country};
use crate::kit::figure::Figure;
use crate::kit::{Masthead, Scope, Sentence, say};
use crate::plan::{AreaPlan, Exact};
use crate::report::findings::effect::{self, EffectInput, EffectTold};
use crate::report::findings::held_back::{Knowledge, Told, over_the_window};
use crate::report::findings::ways_in;
use crate::sharing::Sharing;
use crate::time::Month;
use std::collections::{BTreeMap, BTreeSet};

/// Lays a comparison out.
pub fn side_by_side(country: &Country, compared: &Comparison, sharing: Sharing) -> SideBySide {
    let sides = &compared.sides;
    let chains = compared.differences.iter().zip(&sides[1..]);
    let labels = labels(sides);
    let (by_month, by_corridor) = (months(sides), corridors(country, sides));
    let by_area = areas(country, sides);
    let first = &sides[0];
    let planned = first.plan.areas.iter().map(|area| area.area);
    let beside = |n: usize| {
        let of = |by, rows: &[Row]| beside(by, (&labels[n], n), rows);
        [of("month", &by_month), of("way-in", &by_corridor), of("area", &by_area)].concat()
    };
    SideBySide {
        masthead: Masthead::new(
            ("aidreach-compare", 3),
            "person-months reached",
            Scope::of(country, &first.scenario, planned, sharing),
        ),
        beside: (1..sides.len()).map(beside).collect(),
        scenarios: (0..sides.len()).map(|n| side(sides, n, &labels[n], sharing)).collect(),
        by_month,
        by_corridor,
        by_area,
        effects: compared
            .effects
            .iter()
            .zip(sides.iter().zip(&labels).skip(1))
            .map(|(c, (s, label))| costs(country, c, s, label))
            .collect(),
        ceilings_by_area: ceilings(country, compared),
        ceilings_of_some_areas: compared.ceilings_of_some,
        chains: chains
            .map(|(found, side)| chain::told(country, [&sides[0], side], found))
            .collect(),
        by_split: compared.splits.iter().map(by_split).collect(),
        caveats: caveats(),
    }
}

/// The ids of the scenarios; those of one id told apart by a number.
fn labels(sides: &[Side]) -> Vec<String> {
    let label = |n: usize| {
        let id = &sides[n].scenario.id;
        match sides[..n].iter().filter(|side| side.scenario.id == *id).count() {
            0 => id.clone(),
            before => format!("{id} ({})", before + 1),
        }
    };
    (0..sides.len()).map(label).collect()
}

fn more(figure: Figure, than: Figure, places: u32) -> Figure {
    Figure::rounded(figure.exact() - than.exact(), places)
}

/// Rows in a later scenario beside the first.
fn beside(by: &'static str, (scenario, n): (&str, usize), rows: &[Row]) -> Vec<Beside> {
    let three = |figures: &[Figure], places: u32| {
        [figures[0], figures[n], more(figures[n], figures[0], places)]
    };
    let row = |row: &Row| Beside {
        by,
        scenario: scenario.to_owned(),
        id: row.id.clone(),
        name: row.name.clone(),
        reached: three(&row.reached, 0),
        food_mt: three(&row.food_mt, 6),
        cost_usd: three(&row.cost_usd, 2),
    };
    rows.iter().map(row).collect()
}

fn costs(country: &Country, change: &Change, side: &Side, label: &str) -> EffectTold {
    let about = EffectInput { country, window: side.plan.window, scenario: label };
    effect::told(&about, change)
}

fn ceilings(country: &Country, compared: &Comparison) -> Vec<CeilingTold> {
    let need = |area: AreaIx| {
        let areas = compared.sides[0].plan.areas.iter();
        areas.filter(|a| a.area == area).map(AreaPlan::need).sum()
    };
    let told = |(area, ceilings): (&AreaIx, &Vec<Exact>)| CeilingTold {
        id: country.areas[area.index()].pcode.clone(),
        name: country.areas[area.index()].name.clone(),
        need_person_months: need(*area),
        ceiling_person_months: ceilings.iter().map(|c| Figure::rounded(*c, 0)).collect(),
    };
    compared.ceilings.iter().map(told).collect()
}

fn by_split(split: &SplitSides) -> SplitTold {
    let reached = split.reached.iter().map(|reached| Figure::rounded(*reached, 0)).collect();
    SplitTold { split: split.split.clone(), reached_person_months: reached }
}

/// What a reader must know, each without its stop.
fn caveats() -> Vec<Sentence> {
    vec![
        say!(
            "compare.caveat.certified",
            "Both plans are certified and made with hindsight. Where plans are equally good, evenness, cost \
             and order choose between them, so a route may change although nothing happened to its links"
        ),
        say!(
            "compare.caveat.no-judgement",
            "It tells what follows from decisions; it is no judgement on any party"
        ),
    ]
}

fn side(sides: &[Side], n: usize, label: &str, sharing: Sharing) -> SideTold {
    let side = &sides[n];
    let plan = &side.plan;
    let reached = |side: &Side| side.plan.areas.iter().map(|a| a.shown()).sum();
    let change = || more(Figure::whole(reached(side)), Figure::whole(reached(&sides[0])), 0);
    let need: u64 = plan.areas.iter().map(|a| a.need()).sum();
    let served: Exact = plan.areas.iter().map(|a| a.served()).sum();
    let grams: Exact = plan.areas.iter().flat_map(|a| &a.months).map(|m| m.grams).sum();
    SideTold {
        id: side.scenario.id.clone(),
        name: side.scenario.name.clone(),
        label: label.to_owned(),
        need_person_months: need,
        reached_person_months: reached(side),
        change_person_months: (n > 0).then(change),
        coverage_share: Figure::share(served, Exact::from_integer(i128::from(need))),
        food_mt: Figure::mt(grams),
        cost_usd: Figure::usd(plan.costs.total()),
        cascade: over_the_window(&Told {
            held: &side.held,
            objective: plan.objective,
            knowledge: Knowledge::Hindsight,
            sharing,
            unlimited: [0; 2],
        }),
    }
}

/// Rows by key, figures a scenario; what a scenario does not have is nought. `people` are those
/// that the plan shows, where it shows them.
fn rows<K: Ord + Copy>(
    sides: &[Side],
    delivered: impl Fn(&Side) -> BTreeMap<K, Delivered>,
    people: impl Fn(&Side, K) -> Option<u64>,
    name: impl Fn(K) -> [String; 2],
) -> Vec<Row> {
    let by_key: Vec<BTreeMap<K, Delivered>> = sides.iter().map(delivered).collect();
    let keys: BTreeSet<K> = by_key.iter().flat_map(BTreeMap::keys).copied().collect();
    let row = |key: K| {
        let [id, name] = name(key);
        let of = |figure: &dyn Fn(&Delivered) -> Figure| {
            let figures =
                by_key.iter().map(|by_key| by_key.get(&key).map_or(Figure::default(), figure));
            figures.collect::<Vec<_>>()
        };
        let mut reached = of(&|d| Figure::rounded(d.people, 0));
        for (reached, side) in reached.iter_mut().zip(sides) {
            if let Some(shown) = people(side, key) {
                *reached = Figure::whole(shown);
            }
        }
        let (food_mt, cost_usd) = (of(&|d| Figure::mt(d.grams)), of(&|d| Figure::usd(d.cents)));
        Row { id, name, reached, food_mt, cost_usd }
    };
    keys.into_iter().map(row).collect()
}

fn months(sides: &[Side]) -> Vec<Row> {
    let window = |side: &Side| side.plan.window;
    let by_month = |side: &Side| {
        let of = |p| (window(side).month(p), side.by_month.get(&p).cloned().unwrap_or_default());
        window(side).periods().map(of).collect()
    };
    let people = |side: &Side, month: Month| {
        let period = window(side).periods().find(|p| window(side).month(*p) == month)?;
        let months = side.plan.areas.iter().map(|a| &a.months[period.index()]);
        Some(months.flat_map(|m| m.shown).sum())
    };
    rows(sides, by_month, people, |month: Month| [month.to_string(), month.in_words()])
}

fn corridors(country: &Country, sides: &[Side]) -> Vec<Row> {
    let name = |way| [ways_in::key(country, way), ways_in::name(country, way).to_string()];
    let mut rows = rows(sides, |side| side.by_way_in.clone(), |_, _| None, name);
    // The largest of the first scenario first; stable, so equals keep their order.
    rows.sort_by_key(|row| std::cmp::Reverse(row.food_mt[0]));
    rows
}

fn areas(country: &Country, sides: &[Side]) -> Vec<Row> {
    let by_area = |side: &Side| {
        let of = |a: &AreaPlan| (a.area, side.by_area.get(&a.area).cloned().unwrap_or_default());
        side.plan.areas.iter().map(of).collect()
    };
    let people = |side: &Side, area: AreaIx| {
        side.plan.areas.iter().find(|a| a.area == area).map(AreaPlan::shown)
    };
    let name = |ix: AreaIx| {
        let area = &country.areas[ix.index()];
        [area.pcode.clone(), area.name.clone()]
    };
    rows(sides, by_area, people, name)
}
