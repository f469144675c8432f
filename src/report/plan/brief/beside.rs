//! Who is reached now, if all is granted and if all is refused, month by month and area by area.

use super::{ROUNDING, TOLD};
use crate::country::Country;
use crate::kit::sheet::Cell;
use crate::kit::{Column, Declared, Sentence, Table, on_pages, on_pages_right, say, whole};
use crate::plan::Plan;
use crate::time::Month;
use std::collections::BTreeMap;

/// People by month, in the plans as it stands, granted and refused.
pub(super) fn by_month(plans: [&Plan; 3]) -> Option<Table> {
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
    three(&BY_MONTH, say!("brief.by-month", "People reached by month"), rows)
}

/// Person-months by area, the largest change first.
pub(super) fn by_area(country: &Country, plans: [&Plan; 3]) -> Option<Table> {
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
        0 => say!("brief.by-area", "Person-months by area"),
        more => say!(
            "brief.by-area.most",
            "Person-months by area, where most changes ({more} more change)",
            more,
        ),
    };
    three(&BY_AREA, caption, rows)
}

fn moved([now, granted, refused]: &[u64; 3]) -> u64 {
    now.abs_diff(*granted).max(now.abs_diff(*refused))
}

/// What the three plans reach in a month or an area.
type Three = (String, [u64; 3]);

const NOW: Column<Three> = whole(on_pages_right("As it stands", |(_, all)| Cell::count(all[0])));
const GRANTED: Column<Three> = whole(on_pages_right("All granted", |(_, all)| Cell::count(all[1])));
const REFUSED: Column<Three> = whole(on_pages_right("All refused", |(_, all)| Cell::count(all[2])));

const BY_MONTH: Declared<Three> = Declared {
    name: "brief-months",
    row: "A month, and whom the plans reach in it",
    columns: &[on_pages("Month", |(name, _)| Cell::text(name)), NOW, GRANTED, REFUSED],
};

const BY_AREA: Declared<Three> = Declared {
    name: "brief-areas",
    row: "An area, and whom the plans reach in it",
    columns: &[on_pages("Area", |(name, _)| Cell::text(name)), NOW, GRANTED, REFUSED],
};

/// A table of what the three plans reach; none where nothing moves.
fn three(declared: &Declared<Three>, caption: Sentence, rows: Vec<Three>) -> Option<Table> {
    let rows: Vec<Three> = rows.into_iter().filter(|(_, all)| moved(all) > ROUNDING).collect();
    (!rows.is_empty()).then(|| declared.of(caption, &rows).in_order())
}
