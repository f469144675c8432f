//! The tables of conditions in force, red lines and levies.

use super::{Capped, Entry, Kind, Priced, SplitTold};
use crate::kit::columns::Meaning;
use crate::kit::sheet::Cell;
use crate::kit::{Declared, col, in_data, known, means, on_pages};

/// How a split of the supplies is told, here and for a single permission.
pub(super) const SPLIT: Meaning = means::code("Split of the supplies by where they come from");

/// Each condition, and each red line.
pub(super) const PRICED: Declared<Priced> = Declared {
    name: "conditions-priced",
    row: "A condition in force or a red line, and what it costs by itself",
    columns: &[
        in_data(col("kind", "Kind", means::code("condition, or red-line"), |row| match row.kind {
            Kind::Condition => Cell::text("condition"),
            Kind::RedLine => Cell::text("red-line"),
        })),
        col("what", "What", means::words("The condition or the line, in words"), |row| {
            Cell::from(&row.what)
        }),
        col(
            "costs_person_months",
            "Costs",
            means::figure(0, "Person-months more that would be reached without it"),
            |row| Cell::Figure(row.costs_person_months),
        ),
        col(
            "lost_person_months",
            "Lost by it",
            means::figure(
                0,
                "Of the person-months that the plan without it serves, those lost by it; empty for red lines",
            ),
            |row| Cell::figure(row.lost_person_months),
        ),
        col(
            "reached_without_it_person_months",
            "Reached without",
            means::figure(0, "Person-months reached without it"),
            |row| Cell::Figure(row.reached_without_it_person_months),
        ),
    ],
};

/// Who is paid for what.
pub(super) const LEVIES: Declared<Entry> = Declared {
    name: "conditions-levies",
    row: "What goes to a counterpart in levies for one permission, under the plan that reaches most",
    columns: &[
        in_data(col(
            "counterpart_id",
            "Key",
            means::code("Key of the counterpart that is paid"),
            |paid| Cell::text(&paid.counterpart_id),
        )),
        col("paid_to", "Paid to", means::words("Who is paid"), |paid| {
            Cell::text(&paid.counterpart)
        }),
        col("permission", "For", means::words("What is permitted"), |paid| {
            Cell::text(&paid.permission)
        }),
        col(
            "food_mt",
            "MT paid for",
            means::figure(0, "Food paid for, in metric tonnes"),
            |paid| Cell::Figure(paid.food_mt),
        ),
        col("levies_usd", "US dollars", means::figure(0, "Levies, in US dollars"), |paid| {
            Cell::Figure(paid.usd)
        }),
        col(
            "mean_usd_per_mt",
            "USD a tonne",
            means::figure(
                2,
                "What a tonne that goes by it pays for it in all on its way, the mean over all tonnes, in US dollars",
            ),
            |paid| Cell::Figure(paid.mean_usd_per_mt),
        ),
        in_data(col(
            "least_usd_per_mt",
            "Least",
            means::figure(2, "The least that a tonne pays for it on its way, in US dollars"),
            |paid| Cell::Figure(paid.least_usd_per_mt),
        )),
        in_data(col(
            "most_usd_per_mt",
            "Most",
            means::figure(2, "The most that a tonne pays for it on its way, in US dollars"),
            |paid| Cell::Figure(paid.most_usd_per_mt),
        )),
        on_pages("least–most", |paid| {
            let [least, most] = [paid.least_usd_per_mt, paid.most_usd_per_mt];
            Cell::Text(format!("{}–{}", least.grouped(), most.grouped()))
        }),
    ],
};

/// What a cap on levies leaves.
pub(super) const CAPS: Declared<Capped> = Declared {
    name: "conditions-caps",
    row: "A counterpart, with no more than a cap going to it in levies",
    columns: &[
        col("paid_to", "Paid to", means::words("Who is paid"), |cap| Cell::text(&cap.counterpart)),
        col(
            "cap_usd",
            "Cap, US dollars",
            means::figure(0, "The most that may go to it in levies, in US dollars"),
            |cap| Cell::Figure(cap.most_usd),
        ),
        known("reached_person_months", "Person-months", |cap| {
            Cell::Figure(cap.reached_person_months)
        }),
        col(
            "fewer_person_months",
            "Fewer",
            means::figure(0, "Person-months fewer than without a cap"),
            |cap| Cell::Figure(cap.costs_person_months),
        ),
    ],
};

/// What the answer comes to with the supplies split otherwise.
pub(super) const SPLITS: Declared<SplitTold> = Declared {
    name: "conditions-splits",
    row: "A split of the supplies by origin, which is assumed, and what all conditions and red lines cost with it",
    columns: &[
        col("supply_split", "Split of the supplies", SPLIT, |split| Cell::text(&split.split)),
        known("reached_person_months", "Person-months", |split| {
            Cell::Figure(split.reached_person_months)
        }),
        col(
            "conditions_cost_person_months",
            "Conditions cost",
            means::figure(0, "Person-months more that would be reached without any condition"),
            |split| Cell::Figure(split.conditions_cost_person_months),
        ),
        col(
            "red_lines_cost_person_months",
            "Red lines cost",
            means::figure(0, "Person-months more that would be reached without any red line"),
            |split| Cell::Figure(split.red_lines_cost_person_months),
        ),
    ],
};
