//! `areas.csv`: each area planned for in each month, with food, coverage and what is in the way.

use crate::country::{AreaIx, AreaLevel};
use crate::plan::Exact;
use crate::report::findings::subject::Subject;
use crate::report::kit::figure::Figure;
use crate::report::kit::sheet::{Cell, Sheet};
use crate::report::plan::obstacles::obstacles;
use crate::report::sharing::Content;
use crate::units::Share;
use std::collections::BTreeMap;

pub(super) fn sheet(subject: &Subject<'_>) -> Sheet {
    let with_access = subject.sharing.shows(Content::Access);
    let mut columns = vec![
        "pcode",
        "name",
        "level",
        "month",
        "need_people",
        "reached_people",
        "coverage_share",
        "food_mt",
    ];
    if with_access {
        columns.extend(["access_share", "in_reach", "snow_shuts_parts"]);
    }
    let mut sheet = Sheet::new("areas", &columns);
    match with_access {
        true => by_area(subject, &mut sheet),
        false => provinces(subject, &mut sheet),
    }
    sheet
}

fn by_area(subject: &Subject<'_>, sheet: &mut Sheet) {
    let obstacles = obstacles(subject);
    for (area, served) in subject.areas().iter().zip(&subject.network.served) {
        let cells = grams_shown(area.months.iter().map(|m| m.grams));
        for ((period, month), grams) in subject.months().zip(cells) {
            let at = &area.months[period.index()];
            let need = at.need.iter().sum();
            let served_exact = at.served.iter().copied().sum();
            let mut row = start(subject, area.area, month, need, at.shown.iter().sum());
            row.push(Cell::Figure(Figure::share(served_exact, whole(need))));
            row.push(Cell::Figure(grams));
            row.push(Cell::Figure(share(served.months[period.index()].access)));
            let found = obstacles.get(&area.area);
            let not = |of: Option<&Vec<_>>| of.is_none_or(|months| !months.contains(&month));
            row.push(Cell::yes(not(found.map(|o| &o.cut_off))));
            row.push(Cell::yes(!not(found.map(|o| &o.winter))));
            sheet.rows.push(row);
        }
    }
}

fn provinces(subject: &Subject<'_>, sheet: &mut Sheet) {
    type Sums = (u64, u64, Exact, Exact);
    let mut provinces: BTreeMap<AreaIx, Vec<Sums>> = BTreeMap::new();
    for area in subject.areas() {
        let sums = provinces.entry(subject.province(area.area)).or_default();
        sums.resize(area.months.len(), Sums::default());
        for (sum, month) in sums.iter_mut().zip(&area.months) {
            sum.0 += month.need.iter().sum::<u64>();
            sum.1 += month.shown.iter().sum::<u64>();
            sum.2 += month.served.iter().copied().sum::<Exact>();
            sum.3 += month.grams;
        }
    }
    for (province, sums) in provinces {
        for ((_, month), (need, reached, served, grams)) in subject.months().zip(sums) {
            let mut row = start(subject, province, month, need, reached);
            row.push(Cell::Figure(Figure::share(served, whole(need))));
            row.push(Cell::Figure(Figure::mt(grams)));
            sheet.rows.push(row);
        }
    }
}

fn start(
    subject: &Subject<'_>,
    area: AreaIx,
    month: crate::time::Month,
    need: u64,
    reached: u64,
) -> Vec<Cell> {
    let area = &subject.country.areas[area.index()];
    let level = match (area.level, area.parent) {
        (AreaLevel::District, _) => AreaLevel::District,
        (AreaLevel::Province, _) => AreaLevel::Province,
    };
    vec![
        Cell::text(&area.pcode),
        Cell::text(&area.name),
        Cell::text(level.word()),
        Cell::Text(month.to_string()),
        Cell::People(subject.count(need)),
        Cell::People(subject.count(reached)),
    ]
}

/// Grams in tonnes, each rounded to the gram.
fn grams_shown(grams: impl Iterator<Item = Exact>) -> Vec<Figure> {
    grams.map(Figure::mt).collect()
}

fn share(share: Share) -> Figure {
    let ratio = share.ratio();
    Figure::rounded(Exact::new(i128::from(*ratio.numer()), i128::from(*ratio.denom())), 6)
}

fn whole(people: u64) -> Exact {
    Exact::from_integer(i128::from(people))
}
