//! The tables of a what-if.

use super::StandInTold;
use crate::kit::columns::Meaning;
use crate::kit::figure::Figure;
use crate::kit::sheet::Cell;
use crate::kit::{Declared, col, known, means};
use crate::report::findings::effect::LossTold;

const BEFORE: Meaning = means::figure(0, "Person-months that the reference plan serves");
const LOST: Meaning = means::figure(0, "Of these, person-months that cannot be served any more");
const MOVED: Meaning = means::figure(0, "Person-months of others who are served instead");

/// What is lost and moved in each month.
pub(super) const BY_MONTH: Declared<LossTold> = Declared {
    name: "what-if-months",
    row: "A month, with what the what-if costs in it",
    columns: &[
        known("month", "Month", |row| Cell::text(&row.id)),
        col("before_person_months", "Before", BEFORE, |row| Cell::Figure(row.before)),
        col("lost_person_months", "Lost", LOST, |row| Cell::Figure(row.lost)),
        col("moved_person_months", "Moved here", MOVED, |row| Cell::Figure(row.moved)),
    ],
};

/// What is lost and moved in each area.
pub(super) const BY_AREA: Declared<LossTold> = Declared {
    name: "what-if-areas",
    row: "An area, with what the what-if costs in it",
    columns: &[
        known("area_pcode", "P-code", |row| Cell::text(&row.id)),
        known("area_name", "Area", |row| Cell::text(&row.name)),
        col("before_person_months", "Before", BEFORE, |row| Cell::Figure(row.before)),
        col("lost_person_months", "Lost", LOST, |row| Cell::Figure(row.lost)),
        col("moved_person_months", "Moved here", MOVED, |row| Cell::Figure(row.moved)),
    ],
};

/// A way, with what goes by it.
pub(super) struct StandInRow {
    way: String,
    mt: Figure,
    days: Option<Figure>,
    usd_per_mt: Option<Figure>,
}

impl StandInRow {
    pub(super) fn of(told: &StandInTold) -> Vec<StandInRow> {
        vec![
            StandInRow {
                way: "shut".to_owned(),
                mt: told.shut_mt,
                days: told.shut_days,
                usd_per_mt: told.shut_usd_per_mt,
            },
            StandInRow {
                way: "before".to_owned(),
                mt: told.before_mt,
                days: None,
                usd_per_mt: None,
            },
            StandInRow {
                way: "after".to_owned(),
                mt: told.after_mt,
                days: told.days,
                usd_per_mt: told.usd_per_mt,
            },
        ]
    }
}

const WAY: Meaning = means::code(
    "`shut`: what is shut, in the reference plan; `before` and `after`: the way asked about, in the \
     reference plan and in that of the what-if",
);

/// The way asked about beside what is shut.
pub(super) const STAND_INS: Declared<StandInRow> = Declared {
    name: "what-if-stand-in",
    row: "A way that is shut, or asked about",
    columns: &[
        col("way", "Way", WAY, |row| Cell::text(&row.way)),
        col("mt", "MT", means::figure(0, "Metric tonnes by it in these months"), |row| {
            Cell::Figure(row.mt)
        }),
        col("days", "Days", means::figure(1, "Days that a tonne is under way"), |row| {
            Cell::figure(row.days)
        }),
        col(
            "usd_per_mt",
            "US dollars a tonne",
            means::figure(0, "US dollars for moving a tonne, levies included"),
            |row| Cell::figure(row.usd_per_mt),
        ),
    ],
};
