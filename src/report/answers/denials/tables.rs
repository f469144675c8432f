//! The tables of what denials cost.

use super::DenialTold;
use crate::kit::columns::Meaning;
use crate::kit::figure::Figure;
use crate::kit::sheet::Cell;
use crate::kit::{Declared, col, in_data, known, means, on_pages, say};
use crate::report::findings::effect::ReplacementTold;

/// A way that carries more where something is denied that costs nobody anything; none has to where none
/// is there.
pub(super) struct StandsIn {
    pub denied: String,
    pub name: String,
    pub by: Option<ReplacementTold>,
}

/// Heading of what a row is about.
const DENIED: &str = "Denied, or planned instead";
const ID: Meaning =
    means::code("Keys of the permissions denied together, joined by +, or of the scenario instead");
const LOST_LOW: Meaning = means::figure(
    0,
    "Person-months of the reference plan that cannot be served any more in the same area, month and phase, \
     at the low capacities of links",
);
const LOST: Meaning = means::figure(0, "The same at the best capacities");
const LOST_HIGH: Meaning = means::figure(0, "The same at the high capacities");

/// Who loses.
pub(super) const DENIALS: Declared<DenialTold> = Declared {
    name: "denials",
    row: "Permissions denied, or a scenario planned instead, and who loses",
    columns: &[
        in_data(col("denied", DENIED, ID, |denial| Cell::text(&denial.id))),
        on_pages(DENIED, |denial| Cell::text(&denial.name)),
        in_data(col("name", "Name", means::words("The same in words"), |denial| {
            Cell::text(&denial.name)
        })),
        in_data(col("kind", "Kind", means::code("`denial`, or `scenario`"), |denial| {
            Cell::text(if denial.scenario { "scenario" } else { "denial" })
        })),
        known("reached_person_months", "Reached", |denial| best(&denial.reached)),
        col("lost_low_person_months", "Lost low", LOST_LOW, |denial| at(&denial.lost, 0)),
        col("lost_person_months", "Lost best", LOST, |denial| best(&denial.lost)),
        col("lost_high_person_months", "Lost high", LOST_HIGH, |denial| at(&denial.lost, 2)),
        col(
            "moved_person_months",
            "Moved",
            means::figure(0, "Person-months that go to other people or months instead"),
            |denial| best(&denial.moved),
        ),
        col(
            "more_left_with_nothing_person_months",
            "More left with nothing",
            means::change(
                0,
                "Person-months more in need in areas and months in which nobody is served",
            ),
            |denial| denial.more_left_with_nothing.get(1).map_or(Cell::Empty, |n| Cell::Whole(*n)),
        ),
    ],
};

/// What access leaves and what it costs.
pub(super) const ACCESS: Declared<DenialTold> = Declared {
    name: "denials-access",
    row: "Permissions denied, or a scenario planned instead, with what access allows and what it costs",
    columns: &[
        in_data(col("denied", DENIED, ID, |denial| Cell::text(&denial.id))),
        on_pages(DENIED, |denial| Cell::text(&denial.name)),
        col(
            "ceiling_person_months",
            "Access ceiling",
            means::figure(0, "Person-months that access would let any plan reach"),
            |denial| best(&denial.ceiling),
        ),
        col(
            "more_cost_usd",
            "US dollars more",
            means::change(0, "US dollars more than the reference plan costs"),
            |denial| best(&denial.more_cost_usd),
        ),
    ],
};

/// What carries more in place of what is denied.
pub(super) const STAND_IN: Declared<StandsIn> = Declared {
    name: "denials-instead",
    row: "A way that carries more where something is denied; empty where none does",
    columns: &[
        in_data(col("denied", DENIED, ID, |row| Cell::text(&row.denied))),
        on_pages(DENIED, |row| Cell::text(&row.name)),
        in_data(col("link", "Link", means::code("Key of the link that carries more"), |row| {
            row.by.as_ref().map_or(Cell::Empty, |by| Cell::text(&by.link))
        })),
        col(
            "name",
            "Way that carries more",
            means::words("Its name, or that there is none"),
            |row| {
                Cell::Text(match &row.by {
                    Some(by) => by.name.to_string(),
                    None => say!("denials.instead.none", "no way in has to carry more").to_string(),
                })
            },
        ),
        col("more_mt", "MT more", means::figure(0, "Metric tonnes more over the window"), |row| {
            row.by.as_ref().map_or(Cell::Empty, |by| Cell::Figure(by.more_mt))
        }),
        col(
            "room_left_mt",
            "Room left, MT",
            means::figure(0, "Metric tonnes it could still carry; empty where no limit is known"),
            |row| Cell::figure(row.by.as_ref().and_then(|by| by.room_left_mt)),
        ),
    ],
};

/// The figure at the low, best or high capacities.
fn at(figures: &[Figure], n: usize) -> Cell {
    figures.get(n).map_or(Cell::Empty, |figure| Cell::Figure(*figure))
}

/// The figure at the best capacities.
fn best(figures: &[Figure]) -> Cell {
    at(figures, 1)
}
