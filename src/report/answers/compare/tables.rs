//! The tables of a comparison.

use super::{Beside, CeilingTold, SideTold, SplitTold};
use crate::kit::columns::Meaning;
use crate::kit::figure::Figure;
use crate::kit::sheet::Cell;
use crate::kit::{Declared, Sentence, col, in_data, known, means, say};
use crate::report::findings::held_back::step_in_words;

const SCENARIO: Meaning = means::code("Key of the scenario");
const CHANGE: Meaning = means::change(0, "Person-months more than in the first scenario");

/// A figure of a scenario, and what it is of.
pub(super) struct Of<T> {
    scenario: String,
    of: T,
    figure: Figure,
}

/// Need, or a limit and what it takes.
pub(super) struct Step {
    key: &'static str,
    words: Sentence,
    lost: Option<Figure>,
}

/// A difference in the chain from decisions to people.
pub(super) struct Link {
    pub scenario: String,
    pub step: &'static str,
    pub number: usize,
    pub difference: Sentence,
}

pub(super) const SCENARIOS: Declared<SideTold> = Declared {
    name: "compare-scenarios",
    row: "A scenario and what its plan comes to",
    columns: &[
        col("scenario", "Scenario", SCENARIO, |side| Cell::text(&side.label)),
        in_data(col("name", "Name", means::words("Name of the scenario"), |side| {
            Cell::text(&side.name)
        })),
        in_data(known("need_person_months", "In need", |side| {
            Cell::count(side.need_person_months)
        })),
        known("reached_person_months", "Person-months", |side| {
            Cell::count(side.reached_person_months)
        }),
        col("change_person_months", "Change", CHANGE, |side| {
            Cell::figure(side.change_person_months)
        }),
        known("coverage_share", "Coverage", |side| Cell::Figure(side.coverage_share)),
        in_data(col(
            "access_costs_person_months",
            "Lost to access and ways",
            means::figure(
                0,
                "Need that could be served, less what access and ways let any plan reach",
            ),
            |side| Cell::Figure(side.cascade.access_costs_person_months),
        )),
        col(
            "closed_permissions_cost_person_months",
            "Lost to permissions",
            means::figure(
                0,
                "What ways would carry with every permission granted, less what they carry as decided",
            ),
            |side| Cell::Figure(side.cascade.closed_permissions_cost_person_months),
        ),
        col(
            "beyond_ways_person_months",
            "Beyond the ways",
            means::figure(0, "What ways cannot carry even with every permission granted"),
            |side| Cell::Figure(side.cascade.beyond_ways_person_months),
        ),
        known("food_mt", "MT", |side| Cell::Figure(side.food_mt)),
        known("cost_usd", "US dollars", |side| Cell::Figure(side.cost_usd)),
    ],
};

pub(super) const CASCADE: Declared<Of<Step>> = Declared {
    name: "compare-cascade",
    row: "Need, or a limit that takes something in any of the scenarios, in one of them",
    columns: &[
        in_data(known("step", "Step", |row| Cell::text(row.of.key))),
        col("step_in_words", "With the limits so far", means::words("The limit in words"), |row| {
            Cell::from(&row.of.words)
        }),
        in_data(known("lost_person_months", "Taken", |row| Cell::figure(row.of.lost))),
        col("scenario", "Scenario", SCENARIO, |row| Cell::text(&row.scenario)),
        known("left_person_months", "Left", |row| Cell::Figure(row.figure)),
    ],
};

pub(super) const CEILINGS: Declared<Of<CeilingTold>> = Declared {
    name: "compare-access",
    row: "An area in which access allows more in one scenario than in another",
    columns: &[
        in_data(known("area_code", "Code", |row| Cell::text(&row.of.id))),
        known("area_name", "Area", |row| Cell::text(&row.of.name)),
        known("need_person_months", "In need", |row| Cell::count(row.of.need_person_months)),
        col("scenario", "Scenario", SCENARIO, |row| Cell::text(&row.scenario)),
        col(
            "ceiling_person_months",
            "Access ceiling",
            means::figure(0, "Person-months that access would let any plan reach"),
            |row| Cell::Figure(row.figure),
        ),
    ],
};

pub(super) const SPLITS: Declared<Of<String>> = Declared {
    name: "compare-splits",
    row: "A scenario with the supplies split otherwise by origin, which is assumed",
    columns: &[
        col(
            "supply_split",
            "Split of the supplies",
            means::code("Split of the supplies by where they come from"),
            |row| Cell::text(&row.of),
        ),
        col("scenario", "Scenario", SCENARIO, |row| Cell::text(&row.scenario)),
        known("reached_person_months", "Person-months", |row| Cell::Figure(row.figure)),
    ],
};

pub(super) const CHAIN: Declared<Link> = Declared {
    name: "compare-chain",
    row: "A difference between a scenario and the first one, from decisions to people",
    columns: &[
        in_data(col("scenario", "Scenario", SCENARIO, |link| Cell::text(&link.scenario))),
        in_data(col(
            "step",
            "Step",
            means::code("What differs: decided, permissions, links, routes or areas"),
            |link| Cell::text(link.step),
        )),
        col("number", "No.", means::number("Number of the difference within its step"), |link| {
            Cell::Whole(link.number as i64)
        }),
        col("difference", "Difference", means::words("The difference in words"), |link| {
            Cell::from(&link.difference)
        }),
    ],
};

pub(super) const BESIDE: Declared<Beside> = Declared {
    name: "compare-reached",
    row: "A month, a way into the country or an area in a later scenario beside the first",
    columns: &[
        in_data(col("scenario", "Scenario", SCENARIO, |row| Cell::text(&row.scenario))),
        in_data(col("by", "By", means::code("What a row is for: month, way-in or area"), |row| {
            Cell::text(row.by)
        })),
        in_data(col(
            "key",
            "Key",
            means::code("Month, key of the way in, or P-code; empty for food inside already"),
            |row| if row.id.is_empty() { Cell::Empty } else { Cell::text(&row.id) },
        )),
        col("name", "Of", means::words("The same in words"), |row| Cell::text(&row.name)),
        col(
            "first_reached_person_months",
            "Before",
            means::figure(0, "Person-months reached in the first scenario"),
            |row| Cell::Figure(row.reached[0]),
        ),
        known("reached_person_months", "After", |row| Cell::Figure(row.reached[1])),
        col("change_person_months", "Change", CHANGE, |row| Cell::Figure(row.reached[2])),
        in_data(col(
            "first_food_mt",
            "MT before",
            means::figure(1, "Food handed out in the first scenario, in metric tonnes"),
            |row| Cell::Figure(row.food_mt[0]),
        )),
        in_data(known("food_mt", "MT", |row| Cell::Figure(row.food_mt[1]))),
        col(
            "change_food_mt",
            "In MT",
            means::change(0, "Metric tonnes more than in the first scenario"),
            |row| Cell::Figure(row.food_mt[2]),
        ),
        in_data(col(
            "first_cost_usd",
            "US dollars before",
            means::figure(0, "US dollars in the first scenario, from buying to handing out"),
            |row| Cell::Figure(row.cost_usd[0]),
        )),
        in_data(known("cost_usd", "US dollars", |row| Cell::Figure(row.cost_usd[1]))),
        col(
            "change_cost_usd",
            "In US dollars",
            means::change(0, "US dollars more than in the first scenario"),
            |row| Cell::Figure(row.cost_usd[2]),
        ),
    ],
};

/// A row a scenario of what has a figure in each.
fn each<'a, T: Clone>(
    sides: &'a [SideTold],
    of: &'a T,
    figures: &'a [Figure],
) -> impl Iterator<Item = Of<T>> + 'a {
    sides.iter().zip(figures).map(|(side, figure)| Of {
        scenario: side.label.clone(),
        of: of.clone(),
        figure: *figure,
    })
}

/// The cascades: need, what takes something in any of them, the access ceiling, and what is reached.
pub(super) fn steps(sides: &[SideTold]) -> Vec<Of<Step>> {
    let need = |side: &SideTold| {
        let of = Step { key: "need", words: say!("compare.need", "In need"), lost: None };
        Of { scenario: side.label.clone(), of, figure: side.cascade.need_person_months }
    };
    let step = |(n, side): (usize, &SideTold)| {
        let step = &side.cascade.steps[n];
        let (key, lost) = (step.step.word(), Some(step.lost_person_months));
        let of = Step { key, words: step_in_words(step.step), lost };
        Of { scenario: side.label.clone(), of, figure: step.left_person_months }
    };
    let n_steps = sides.first().map_or(0, |side| side.cascade.steps.len());
    let is_shown = |n: &usize| sides.iter().any(|side| side.cascade.steps[*n].is_shown());
    let shown = (0..n_steps).filter(is_shown);
    let steps = shown.flat_map(|n| sides.iter().map(move |side| (n, side))).map(step);
    sides.iter().map(need).chain(steps).collect()
}

/// Access ceilings of areas.
pub(super) fn ceilings(sides: &[SideTold], areas: &[CeilingTold]) -> Vec<Of<CeilingTold>> {
    areas.iter().flat_map(|area| each(sides, area, &area.ceiling_person_months)).collect()
}

/// Reach under other splits.
pub(super) fn splits(sides: &[SideTold], splits: &[SplitTold]) -> Vec<Of<String>> {
    splits.iter().flat_map(|of| each(sides, &of.split, &of.reached_person_months)).collect()
}
