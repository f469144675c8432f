//! The tables of a what-if.

use super::{StandInMonth, StandInTold};
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

const SEASON: Meaning = means::share("Part of the month in which seasons leave it open, 0 to 1");

/// The way asked about beside what is shut, month by month.
pub(super) const STAND_IN_MONTHS: Declared<StandInMonth> = Declared {
    name: "what-if-stand-in-months",
    row: "A month in which something is shut or narrowed, and the way asked about beside it",
    columns: &[
        known("month", "Month", |row| Cell::text(&row.month)),
        col(
            "shut_mt",
            "Shut, MT",
            means::figure(0, "Metric tonnes that lose their way, as the reference plan moves them"),
            |row| Cell::Figure(row.shut_mt),
        ),
        col(
            "more_mt",
            "More by it, MT",
            means::change(
                0,
                "Metric tonnes more by the way asked about than in the reference plan",
            ),
            |row| Cell::Figure(row.more_mt),
        ),
        col(
            "room_left_mt",
            "Room left, MT",
            means::figure(
                0,
                "Metric tonnes that could still cross the border there; empty where no limit is known",
            ),
            |row| Cell::figure(row.room_left_mt),
        ),
        col("season_open_share", "Open", SEASON, |row| Cell::Figure(row.season_open_share)),
        col("why", "Why", means::words("Why seasons close it for a part"), |row| {
            Cell::text(&row.why)
        }),
    ],
};
