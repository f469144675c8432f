//! The tables of ranges.

use crate::kit::sheet::Cell;
use crate::kit::{Declared, col, in_data, means};
use crate::report::findings::ranges::{MoverTold, RangeTold};

/// Ranges of what is reached.
pub(super) const RANGES: Declared<RangeTold> = Declared {
    name: "ranges",
    row: "What a scenario reaches, or by how much two differ, over all draws of the figures",
    columns: &[
        col(
            "of",
            "Of",
            means::code(
                "`reached`: the scenario; `beside`: the other one; `difference` of the two",
            ),
            |row| Cell::text(row.of),
        ),
        col("scenario", "Scenario", means::code("Key of the scenario, or of both"), |row| {
            Cell::text(&row.scenario)
        }),
        col(
            "low_person_months",
            "Low",
            means::figure(0, "Person-months: a tenth of all draws lies below"),
            |row| Cell::Figure(row.low),
        ),
        col(
            "middle_person_months",
            "Middle",
            means::figure(0, "Person-months: half of all draws lie below"),
            |row| Cell::Figure(row.middle),
        ),
        col(
            "high_person_months",
            "High",
            means::figure(0, "Person-months: a tenth of all draws lies above"),
            |row| Cell::Figure(row.high),
        ),
        col(
            "planned_person_months",
            "As planned",
            means::figure(0, "Person-months with the figures planned with"),
            |row| Cell::Figure(row.planned),
        ),
        col(
            "fewer_draws",
            "Draws below nought",
            means::figure(0, "In how many draws it is below nought"),
            |row| Cell::Whole(row.fewer_draws as i64),
        ),
    ],
};

/// Figures that move what is reached.
pub(super) const MOVERS: Declared<MoverTold> = Declared {
    name: "movers",
    row: "Figures that move what the scenario reaches when they alone are low or high, most first",
    columns: &[
        in_data(col(
            "kind",
            "Kind",
            means::code("`link`, `supplies`, `stores` or `caseloads`"),
            |row| Cell::text(row.kind),
        )),
        in_data(col("id", "Id", means::code("Id of the link or place"), |row| {
            Cell::filled(&row.id)
        })),
        col("name", "Figures", means::words("What they are, in words"), |row| {
            Cell::from(&row.name)
        }),
        col("basis", "Basis", means::code("The weakest basis among them"), |row| {
            Cell::text(row.basis)
        }),
        col(
            "low_person_months",
            "Where low",
            means::figure(0, "Person-months reached where they are low"),
            |row| Cell::Figure(row.low),
        ),
        col(
            "high_person_months",
            "Where high",
            means::figure(0, "Person-months reached where they are high"),
            |row| Cell::Figure(row.high),
        ),
        col(
            "by_person_months",
            "Moves by",
            means::change(0, "High less low, in person-months"),
            |row| Cell::Figure(row.by),
        ),
    ],
};
