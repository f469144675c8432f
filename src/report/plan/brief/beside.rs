//! Who is reached now, if all is granted and if all is refused, month by month and area by area.

use super::{ROUNDING, TOLD};
use crate::country::Country;
use crate::page::{Block, Cell, Side, Table};
use crate::plan::Plan;
use crate::report::kit::figure::people;
use crate::time::Month;
use std::collections::BTreeMap;

/// People by month, in the plans as it stands, granted and refused.
pub(super) fn by_month(plans: [&Plan; 3]) -> Option<Block> {
    let mut months: BTreeMap<Month, [u64; 3]> = BTreeMap::new();
    for (n, plan) in plans.iter().enumerate() {
        for area in &plan.areas {
            for (period, month) in plan.window.periods().zip(&area.months) {
                let people: u64 = month.shown.iter().sum();
                months.entry(plan.window.month(period)).or_default()[n] += people;
            }
        }
    }
    let rows = months.into_iter().map(|(month, all)| (month.in_words(), all)).collect();
    three("People reached by month", "Month", rows)
}

/// Person-months by area, the largest change first.
pub(super) fn by_area(country: &Country, plans: [&Plan; 3]) -> Option<Block> {
    let mut areas: BTreeMap<_, [u64; 3]> = BTreeMap::new();
    for (n, plan) in plans.iter().enumerate() {
        for area in &plan.areas {
            areas.entry(area.area).or_default()[n] += area.shown();
        }
    }
    let name = |ix: crate::country::AreaIx| country.areas[ix.index()].name.clone();
    let mut rows: Vec<(String, [u64; 3])> =
        areas.into_iter().map(|(area, all)| (name(area), all)).collect();
    rows.sort_by_key(|(_, all)| std::cmp::Reverse(moved(all)));
    let more = rows.iter().filter(|(_, all)| moved(all) > ROUNDING).count().saturating_sub(TOLD);
    rows.truncate(TOLD);
    let caption = match more {
        0 => "Person-months by area".to_owned(),
        more => format!("Person-months by area, where most changes ({more} more change)"),
    };
    three(&caption, "Area", rows)
}

fn moved([now, granted, refused]: &[u64; 3]) -> u64 {
    now.abs_diff(*granted).max(now.abs_diff(*refused))
}

/// A table of what the three plans reach; none where nothing moves.
fn three(caption: &str, what: &str, rows: Vec<(String, [u64; 3])>) -> Option<Block> {
    let rows: Vec<_> = rows.into_iter().filter(|(_, all)| moved(all) > ROUNDING).collect();
    if rows.is_empty() {
        return None;
    }
    let columns = [
        (what, Side::Start),
        ("As it stands", Side::End),
        ("All granted", Side::End),
        ("All refused", Side::End),
    ];
    let mut table = Table::new(caption, &columns);
    for (name, all) in rows {
        let figures = all.map(|n| Cell::figure(&people(n), n as f64));
        table.rows.push(std::iter::once(Cell::text(&name)).chain(figures).collect());
    }
    Some(Block::Table(table))
}
