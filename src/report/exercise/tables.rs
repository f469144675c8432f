//! The tables of a debrief.

mod decided;

pub(super) use decided::{ASKS, DECISIONS, EVENTS, losses};

use super::told::{AreaTold, MonthTold, TeamPlayed};
use crate::kit::columns::Meaning;
use crate::kit::sheet::Cell;
use crate::kit::{Declared, Sentence, TableSchema, col, in_data, known, means, on_pages, say};

const TEAM: Meaning = means::number("Number of the team");
const LOST: Meaning = means::figure(
    0,
    "Person-months of the first course that the second does not serve, in the same area, month and IPC phase",
);
const MOVED: Meaning =
    means::figure(0, "Person-months of the second course that the first does not serve");
const NET_4_AND_5: Meaning = means::change(0, "The same in IPC phases 4 and 5");

fn team(team: u8) -> Cell {
    Cell::Whole(team.into())
}

/// A team as it is called.
pub(super) fn named(team: u8) -> Sentence {
    say!("debrief.team", "Team {team}", team = u32::from(team))
}

fn granted(of: &TeamPlayed) -> Sentence {
    let (granted, asks) = (of.asks_granted, of.asks.len());
    say!("debrief.asks-granted", "{granted} of {asks}", granted, asks)
}

/// Teams side by side.
pub(super) const TEAMS: Declared<TeamPlayed> = Declared {
    name: "debrief-teams",
    row: "A team, over all months",
    columns: &[
        on_pages("What is counted", |t| Cell::Text(named(t.team).to_string())),
        in_data(col("team", "Team", TEAM, |t| team(t.team))),
        known("need_person_months", "In need", |t| Cell::Figure(t.need.person_months)),
        col("reached_person_months", "Reached", means::figure(0, "Person-months reached"), |t| {
            Cell::Figure(t.reached.person_months)
        }),
        col(
            "reached_phase_4_and_5_person_months",
            "… in phases 4 and 5",
            means::figure(0, "Person-months reached in IPC phases 4 and 5"),
            |t| Cell::Figure(t.reached.phase4_and_5_person_months),
        ),
        known("coverage_share", "… of those in need", |t| Cell::Figure(t.coverage_share)),
        col(
            "best_as_known_person_months",
            "Best on what was known",
            means::figure(0, "Person-months that the best plan on what was known reaches"),
            |t| Cell::Figure(t.best_as_known.person_months),
        ),
        col(
            "best_as_known_phase_4_and_5_person_months",
            "… in phases 4 and 5",
            means::figure(0, "The same in IPC phases 4 and 5"),
            |t| Cell::Figure(t.best_as_known.phase4_and_5_person_months),
        ),
        col(
            "best_with_hindsight_person_months",
            "Best with hindsight",
            means::figure(0, "Person-months that the best plan with hindsight reaches"),
            |t| Cell::Figure(t.best_with_hindsight.person_months),
        ),
        col(
            "best_with_hindsight_phase_4_and_5_person_months",
            "… in phases 4 and 5",
            means::figure(0, "The same in IPC phases 4 and 5"),
            |t| Cell::Figure(t.best_with_hindsight.phase4_and_5_person_months),
        ),
        col(
            "most_possible_person_months",
            "Most that was possible in all phases",
            means::figure(0, "The most person-months that any plan with hindsight reaches"),
            |t| Cell::Figure(t.most_possible_person_months),
        ),
        col(
            "lost_of_best_as_known_person_months",
            "Lost of the best on what was known",
            LOST,
            |t| Cell::Figure(t.beside_best_as_known.total.lost),
        ),
        col(
            "served_beside_best_as_known_person_months",
            "Served whom it does not serve",
            MOVED,
            |t| Cell::Figure(t.beside_best_as_known.total.moved),
        ),
        col(
            "judgement_person_months",
            "Judgement, the one less the other",
            means::change(
                0,
                "Reached less what the best plan on what was known reaches, in person-months",
            ),
            |t| Cell::Figure(t.judgement.person_months),
        ),
        col("judgement_phase_4_and_5_person_months", "… in phases 4 and 5", NET_4_AND_5, |t| {
            Cell::Figure(t.judgement.phase4_and_5_person_months)
        }),
        col(
            "lost_of_best_with_hindsight_person_months",
            "Lost of the best with hindsight",
            LOST,
            |t| Cell::Figure(t.beside_best_with_hindsight.total.lost),
        ),
        col(
            "left_with_nothing_person_months",
            "Left with nothing",
            means::figure(0, "Person-months in need in areas and months in which nobody is served"),
            |t| Cell::count(t.beside_best_as_known.left_with_nothing_after),
        ),
        col(
            "best_as_known_left_with_nothing_person_months",
            "… with the best on what was known",
            means::figure(0, "The same with the best plan on what was known"),
            |t| Cell::count(t.beside_best_as_known.left_with_nothing_before),
        ),
        col(
            "unknowable_person_months",
            "What nobody could know",
            means::change(
                0,
                "What hindsight adds to the best plan on what was known, in person-months",
            ),
            |t| Cell::Figure(t.unknowable.person_months),
        ),
        col("unknowable_phase_4_and_5_person_months", "… in phases 4 and 5", NET_4_AND_5, |t| {
            Cell::Figure(t.unknowable.phase4_and_5_person_months)
        }),
        in_data(col("asks", "Asks", means::figure(0, "How many asks it made"), |t| {
            Cell::count(t.asks.len() as u64)
        })),
        in_data(col("asks_granted", "Granted", means::figure(0, "How many were granted"), |t| {
            Cell::count(t.asks_granted as u64)
        })),
        on_pages("Asks granted", |t| Cell::Text(granted(t).to_string())),
        col("least_covered", "Least covered area", means::words("The area least covered"), |t| {
            match t.least_covered_area.as_str() {
                "" => Cell::Empty,
                area => Cell::text(area),
            }
        }),
        col(
            "least_coverage_share",
            "… its coverage",
            means::share("Its coverage, 0 to 1"),
            |t| match t.least_covered_area.as_str() {
                "" => Cell::Empty,
                _ => Cell::Figure(t.least_coverage_share),
            },
        ),
        col(
            "food_left_mt",
            "Food left at the end, MT",
            means::figure(0, "Food that was there and not handed out by the end, in metric tonnes"),
            |t| Cell::Figure(t.food_left_mt),
        ),
        col("cost_usd", "Spent, USD", means::figure(0, "US dollars spent"), |t| {
            Cell::Figure(t.money.total_usd)
        }),
        col("levies_usd", "… of it levies, USD", means::figure(0, "Of these, levies"), |t| {
            Cell::Figure(t.money.levies_usd)
        }),
        col(
            "usd_per_person_month",
            "USD a person-month",
            means::figure(2, "US dollars spent over person-months reached; empty where nobody was"),
            |t| Cell::figure(t.money.usd_per_person_month),
        ),
    ],
};

/// Months of teams.
pub(super) const MONTHS: Declared<MonthTold> = Declared {
    name: "debrief-months",
    row: "A month of a team",
    columns: &[
        in_data(known("month", "Month", |month| Cell::text(&month.month))),
        on_pages("Month", |month| Cell::text(&month.in_words)),
        col("team", "Team", TEAM, |month| team(month.team)),
        known("need_people", "In need", |month| Cell::count(month.need_people)),
        col(
            "reached_people",
            "Reached",
            means::figure(0, "People reached in the month"),
            |month| Cell::count(month.reached_people),
        ),
        col(
            "best_as_known_people",
            "Best on what was known",
            means::figure(0, "People that the best plan on what was known reaches in the month"),
            |month| Cell::count(month.best_as_known_people),
        ),
        col(
            "best_with_hindsight_people",
            "Best with hindsight",
            means::figure(0, "People that the best plan with hindsight reaches in the month"),
            |month| Cell::count(month.best_with_hindsight_people),
        ),
    ],
};

/// Areas of teams.
pub(super) const AREAS: Declared<AreaTold> = Declared {
    name: "debrief-areas",
    row: "An area of a team, over all months",
    columns: &[
        in_data(known("area_code", "Code", |area| Cell::text(&area.area_code))),
        known("area_name", "Area", |area| Cell::text(&area.area_name)),
        col("team", "Team", TEAM, |area| team(area.team)),
        known("need_person_months", "In need", |area| Cell::count(area.need_person_months)),
        col(
            "reached_person_months",
            "Reached",
            means::figure(0, "Person-months reached"),
            |area| Cell::count(area.reached_person_months),
        ),
        known("coverage_share", "Coverage", |area| Cell::Figure(area.coverage_share)),
    ],
};

/// All of them.
pub(super) fn all() -> Vec<TableSchema> {
    vec![
        TEAMS.schema(),
        MONTHS.schema(),
        AREAS.schema(),
        decided::LOSSES.schema(),
        DECISIONS.schema(),
        ASKS.schema(),
        EVENTS.schema(),
    ]
}
