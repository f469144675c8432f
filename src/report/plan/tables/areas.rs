//! `areas.csv`: each area planned for in each month, with food, coverage and what is in the way.

use crate::kit::figure::{Count, Figure};
use crate::kit::sheet::{Cell, Sheet};
use crate::kit::{Declared, known};
use crate::plan::{AreaPlan, Obstacles, by_province, obstacles};
use crate::report::findings::subject::Subject;
use crate::sharing::Content;
use crate::time::Month;

/// An area in a month.
pub(super) struct Row {
    pcode: String,
    name: String,
    level: &'static str,
    month: Month,
    need: Count,
    reached: Count,
    coverage: Figure,
    food: Figure,
    access: Option<Access>,
}

/// Whether food may be handed out there, and can be brought.
struct Access {
    share: Figure,
    in_reach: bool,
    season: bool,
}

pub(super) const AREAS: Declared<Row> = Declared {
    name: "areas",
    row: "An area planned for in a month: need, reach, food and what is in the way",
    columns: &[
        known("pcode", "P-code", |row| Cell::text(&row.pcode)),
        known("name", "Area", |row| Cell::text(&row.name)),
        known("level", "Tier", |row| Cell::text(row.level)),
        known("month", "Month", |row| Cell::Text(row.month.to_string())),
        known("need_people", "In need", |row| Cell::People(row.need)),
        known("reached_people", "Reached", |row| Cell::People(row.reached)),
        known("coverage_share", "Coverage", |row| Cell::Figure(row.coverage)),
        known("food_mt", "MT", |row| Cell::Figure(row.food)),
        known("access_share", "Access", |row| {
            Cell::figure(row.access.as_ref().map(|access| access.share))
        }),
        known("in_reach", "In reach", |row| {
            row.access.as_ref().map_or(Cell::Empty, |access| Cell::yes(access.in_reach))
        }),
        known("season_shuts_parts", "Season shuts parts", |row| {
            row.access.as_ref().map_or(Cell::Empty, |access| Cell::yes(access.season))
        }),
    ],
};

/// The areas; provinces without access for readers who may not see it.
pub(super) fn sheet(subject: &Subject<'_>) -> Sheet {
    if !subject.shows(Content::Access) {
        let provinces = by_province(subject.country, subject.areas());
        let rows = provinces.iter().flat_map(|province| rows(subject, &province.whole));
        let sheet = AREAS.data_of(&rows.collect::<Vec<_>>());
        return ["access_share", "in_reach", "season_shuts_parts"]
            .into_iter()
            .fold(sheet, Sheet::without);
    }
    let obstacles = obstacles(subject.network);
    let mut all = Vec::new();
    for (area, served) in subject.areas().iter().zip(&subject.network.served) {
        let at = |month: &Month, of: fn(&Obstacles) -> &Vec<Month>| {
            obstacles.get(&area.area).is_some_and(|found| of(found).contains(month))
        };
        all.extend(rows(subject, area).zip(&served.months).map(|(row, month)| Row {
            access: Some(Access {
                share: Figure::part(month.access),
                in_reach: !at(&row.month, |found| &found.cut_off),
                season: at(&row.month, |found| &found.winter),
            }),
            ..row
        }));
    }
    AREAS.data_of(&all)
}

fn rows<'r>(subject: &'r Subject<'_>, of: &'r AreaPlan) -> impl Iterator<Item = Row> + 'r {
    let area = &subject.country.areas[of.area.index()];
    subject.months().zip(&of.months).map(|((_, month), figures)| Row {
        pcode: area.pcode.clone(),
        name: area.name.clone(),
        level: area.level.word(),
        month,
        need: subject.count(figures.in_need()),
        reached: subject.count(figures.reached()),
        coverage: Figure::rounded(figures.coverage(), 6),
        food: Figure::mt(figures.grams),
        access: None,
    })
}
