//! The tables of what fairness costs.

use super::{FloorTold, MovedTold, Part, PlanTold, SplitTold};
use crate::kit::columns::Meaning;
use crate::kit::sheet::Cell;
use crate::kit::{Declared, col, in_data, known, means};

const GINI: Meaning = means::figure(
    4,
    "Gini of coverage over areas, weighted by need: 0 where all are covered alike",
);
const MOST_PEOPLE: Meaning = means::figure(0, "Person-months under the aim most-people");
const FAIREST: Meaning = means::figure(0, "Person-months under the aim fairest");

/// The three aims beside each other.
pub(super) const AIMS: Declared<PlanTold> = Declared {
    name: "frontier-aims",
    row: "The best plan for one aim",
    columns: &[
        col("aim", "Aim", means::code("What the plan strives for"), |plan| Cell::text(plan.aim)),
        known("reached_person_months", "Person-months reached", |plan| {
            Cell::count(plan.reached_person_months)
        }),
        col(
            "phase_5_person_months",
            "  in IPC phase 5",
            means::figure(0, "Person-months reached in IPC phase 5"),
            |plan| Cell::count(plan.by_phase[0]),
        ),
        col(
            "phase_4_person_months",
            "  in IPC phase 4",
            means::figure(0, "Person-months reached in IPC phase 4"),
            |plan| Cell::count(plan.by_phase[1]),
        ),
        col(
            "phase_3_person_months",
            "  in IPC phase 3",
            means::figure(0, "Person-months reached in IPC phase 3"),
            |plan| Cell::count(plan.by_phase[2]),
        ),
        col(
            "least_covered",
            "Least covered",
            means::words(
                "The least covered of the areas, and months where these are compared, that food can get to",
            ),
            |plan| plan.least_covered_area.as_ref().map_or(Cell::Empty, Cell::from),
        ),
        col(
            "least_coverage_share",
            "  its coverage",
            means::share("Its coverage, 0 to 1"),
            |plan| part(plan.least_coverage.as_ref()),
        ),
        col("gini", "Gini of coverage", GINI, |plan| part(plan.gini.as_ref())),
        known("cost_usd", "US dollars", |plan| Cell::Figure(plan.cost_usd)),
    ],
};

/// The most people above each floor.
pub(super) const FLOORS: Declared<FloorTold> = Declared {
    name: "frontier-floors",
    row: "The plan that reaches most people with no area below a floor",
    columns: &[
        col(
            "floor_share",
            "Floor",
            means::share("Least coverage of every area that food can get to, 0 to 1"),
            |floor| part(Some(&floor.floor)),
        ),
        known("reached_person_months", "Person-months", |floor| {
            Cell::count(floor.plan.reached_person_months)
        }),
        col(
            "fewer_person_months",
            "Fewer",
            means::figure(0, "Person-months fewer than without a floor"),
            |floor| Cell::count(floor.fewer_person_months),
        ),
        col("gini", "Gini of coverage", GINI, |floor| part(floor.plan.gini.as_ref())),
        known("cost_usd", "US dollars", |floor| Cell::Figure(floor.plan.cost_usd)),
    ],
};

/// Areas that have more or less under `fairest`.
pub(super) const MOVED: Declared<MovedTold> = Declared {
    name: "frontier-areas",
    row: "An area that has more or less under the fairest plan",
    columns: &[
        in_data(known("area_code", "Code", |area| Cell::text(&area.area_code))),
        known("area_name", "Area", |area| Cell::text(&area.area_name)),
        col("most_people_person_months", "most-people", MOST_PEOPLE, |area| {
            Cell::Figure(area.most_people)
        }),
        col("fairest_person_months", "fairest", FAIREST, |area| Cell::Figure(area.fairest)),
        col(
            "change_person_months",
            "Change",
            means::change(0, "Person-months more under fairest than under most-people"),
            |area| Cell::Figure(area.change),
        ),
    ],
};

/// Both ends with the supplies split otherwise.
pub(super) const SPLITS: Declared<SplitTold> = Declared {
    name: "frontier-splits",
    row: "A split of the supplies by origin, which is assumed",
    columns: &[
        col(
            "supply_split",
            "Split of the supplies",
            means::code("Split of the supplies by where they come from"),
            |split| Cell::text(&split.split),
        ),
        col("most_people_person_months", "most-people", MOST_PEOPLE, |split| {
            Cell::Figure(split.most_people_person_months)
        }),
        col("fairest_person_months", "fairest", FAIREST, |split| {
            Cell::Figure(split.fairest_person_months)
        }),
    ],
};

fn part(part: Option<&Part>) -> Cell {
    part.map_or(Cell::Empty, |part| Cell::Figure(part.rounded))
}
