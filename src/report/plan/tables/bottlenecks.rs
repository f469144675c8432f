//! `bottlenecks.csv`: limits that hold reach back, alone or together; for the team only.

use crate::kit::figure::Figure;
use crate::kit::sheet::{Cell, Sheet};
use crate::kit::{Declared, known};
use crate::report::findings::held_back::LimitTold;
use crate::report::plan::summary::Summary;

/// A limit, with what raising it brings together with those of the same rank.
pub(super) struct Row {
    rank: usize,
    limit: LimitTold,
    together: usize,
    gain: Figure,
}

pub(super) const BOTTLENECKS: Declared<Row> = Declared {
    name: "bottlenecks",
    row: "A limit that holds reach back, alone or together with those of the same rank",
    columns: &[
        known("rank", "Rank", |row| Cell::Whole(row.rank as i64)),
        known("limit", "Limit", |row| Cell::from(&row.limit.name)),
        known("kind", "Sort", |row| Cell::text(row.limit.kind)),
        known("id", "Key", |row| Cell::text(&row.limit.id)),
        known("months", "Months", |row| Cell::Text(row.limit.months.join("|"))),
        known("more_mt", "MT more", |row| Cell::figure(row.limit.more_mt)),
        known("more_mt_per_month", "MT more a month", |row| {
            Cell::figure(row.limit.more_mt_per_month)
        }),
        known("more_people_per_month", "People more a month", |row| {
            Cell::figure(row.limit.more_people_per_month.map(Figure::whole))
        }),
        known("more_usd", "US dollars more", |row| Cell::figure(row.limit.more_usd)),
        known("limits_together", "Together", |row| Cell::Whole(row.together as i64)),
        known("gain_person_months", "Gain", |row| Cell::Figure(row.gain)),
    ],
};

pub(super) fn sheet(summary: &Summary) -> Sheet {
    let rows = summary.bottlenecks.iter().zip(1..).flat_map(|(found, rank)| {
        let (together, gain) = (found.limits.len(), found.gain_person_months);
        found.limits.iter().map(move |limit| Row { rank, limit: limit.clone(), together, gain })
    });
    BOTTLENECKS.data_of(&rows.collect::<Vec<_>>())
}
