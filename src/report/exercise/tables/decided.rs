//! The tables of what teams decided and asked for, and of what happened.

use super::{LOST, MOVED, NET_4_AND_5, TEAM, team};
use crate::kit::columns::Meaning;
use crate::kit::sheet::Cell;
use crate::kit::{Declared, Sentence, Table, col, in_data, known, means, on_pages, say};
use crate::report::exercise::told::{AskTold, DecisionTold, EventTold};
use crate::report::findings::effect::{CarriedOutTold, LossTold};

const NET: Meaning = means::change(0, "Moved less lost, in person-months");

/// A month or an area in which another course serves other people.
pub(super) struct Loss {
    team: u8,
    beside: &'static str,
    decision: Option<Sentence>,
    by: &'static str,
    loss: LossTold,
}

/// Months and areas in which another course serves other people.
pub(super) const LOSSES: Declared<Loss> = Declared {
    name: "debrief-losses",
    row: "A month or an area in which a team's play serves other people than another course does",
    columns: &[
        in_data(col("team", "Team", TEAM, |row| team(row.team))),
        in_data(col(
            "beside",
            "Beside",
            means::code(
                "The first course: best-as-known, best-with-hindsight, or without-decision, the play \
                 without a decision; the second is the play as it was",
            ),
            |row| Cell::text(row.beside),
        )),
        in_data(col(
            "decision",
            "Decision",
            means::words("Which decision, with its month"),
            |row| row.decision.as_ref().map_or(Cell::Empty, Cell::from),
        )),
        in_data(col("by", "By", means::code("month, or area"), |row| Cell::text(row.by))),
        in_data(col("key", "Key", means::code("The month, or P-code of the area"), |row| {
            Cell::text(&row.loss.id)
        })),
        col("name", "Month or area", means::words("The month or the area"), |row| {
            Cell::text(&row.loss.name)
        }),
        col(
            "before_person_months",
            "Before",
            means::figure(0, "Person-months that the first course serves"),
            |row| Cell::Figure(row.loss.before),
        ),
        col("lost_person_months", "Lost", LOST, |row| Cell::Figure(row.loss.lost)),
        col("moved_here_person_months", "Moved here", MOVED, |row| Cell::Figure(row.loss.moved)),
        col("net_person_months", "Net", NET, |row| Cell::Figure(row.loss.net)),
    ],
};

/// Months and areas in one table, of those in which anybody is served otherwise.
pub(in crate::report::exercise) fn losses(
    caption: Sentence,
    (team, beside, decision): (u8, &'static str, Option<Sentence>),
    told: &CarriedOutTold,
) -> Table {
    let by = |by: &'static str, rows: &[LossTold]| {
        let changed = |row: &&LossTold| !row.lost.is_nought() || !row.moved.is_nought();
        let rows: Vec<LossTold> = rows.iter().filter(changed).cloned().collect();
        let decision = decision.clone();
        rows.into_iter().map(move |loss| Loss {
            team,
            beside,
            decision: decision.clone(),
            by,
            loss,
        })
    };
    let rows: Vec<Loss> = by("month", &told.by_month).chain(by("area", &told.by_area)).collect();
    LOSSES.of(caption, &rows)
}

/// Decisions of teams.
pub(in crate::report::exercise) const DECISIONS: Declared<DecisionTold> = Declared {
    name: "debrief-decisions",
    row: "A decision of a team, found by playing its forms again without it",
    columns: &[
        in_data(col("team", "Team", TEAM, |told| team(told.team))),
        known("month", "Month", |told| Cell::text(&told.month)),
        col("decision", "Decision", means::words("What was decided"), |told| {
            Cell::text(&told.decision)
        }),
        col("lost_person_months", "Lost", LOST, |told| {
            Cell::Figure(told.beside_without.total.lost)
        }),
        col("served_instead_person_months", "Served instead", MOVED, |told| {
            Cell::Figure(told.beside_without.total.moved)
        }),
        col("net_person_months", "Net", NET, |told| Cell::Figure(told.brought.person_months)),
        col("net_phase_4_and_5_person_months", "Phases 4 and 5", NET_4_AND_5, |told| {
            Cell::Figure(told.brought.phase4_and_5_person_months)
        }),
    ],
};

/// Asks of teams.
pub(in crate::report::exercise) const ASKS: Declared<AskTold> = Declared {
    name: "debrief-asks",
    row: "An ask of a team, with its answer and what it brought",
    columns: &[
        in_data(col("team", "Team", TEAM, |ask| team(ask.team))),
        known("month", "Month", |ask| Cell::text(&ask.month)),
        in_data(known("permission", "Key", |ask| Cell::text(&ask.permission))),
        col("name", "Permission", means::words("What is permitted").hxl("#access+name"), |ask| {
            Cell::text(&ask.name)
        }),
        col("accepting", "Accepting", means::words("What the team would accept"), |ask| {
            Cell::text(ask.against)
        }),
        col("odds_share", "Odds", means::share("Odds of any grant, 0 to 1"), |ask| {
            Cell::Figure(ask.odds_share)
        }),
        in_data(col(
            "odds_without_conditions_share",
            "Odds of all",
            means::share("Odds of a grant without conditions, 0 to 1"),
            |ask| Cell::Figure(ask.odds_without_conditions_share),
        )),
        col("answer", "Answer", means::words("What was answered"), |ask| Cell::text(&ask.answer)),
        in_data(col(
            "granted",
            "Granted",
            means::code("Whether it was granted: yes or no"),
            |ask| Cell::yes(ask.granted),
        )),
        in_data(col("lost_person_months", "Lost", LOST, |ask| Cell::Figure(ask.lost))),
        in_data(col("served_instead_person_months", "Served instead", MOVED, |ask| {
            Cell::Figure(ask.moved)
        })),
        in_data(col("net_person_months", "Net", NET, |ask| {
            Cell::Figure(ask.brought.person_months)
        })),
        in_data(col("net_phase_4_and_5_person_months", "Phases 4 and 5", NET_4_AND_5, |ask| {
            Cell::Figure(ask.brought.phase4_and_5_person_months)
        })),
        on_pages("Brought", |ask| Cell::from(ask.brought.brought([ask.lost, ask.moved]))),
    ],
};

/// What happened.
pub(in crate::report::exercise) const EVENTS: Declared<EventTold> = Declared {
    name: "debrief-events",
    row: "Something that happened, and when teams could know",
    columns: &[
        col("day", "Day", means::words("Day it began").hxl("#date"), |event| {
            Cell::text(&event.day)
        }),
        col("from", "From", means::code("scenario, trigger or drawn"), |event| {
            Cell::text(event.from)
        }),
        col("what", "What", means::words("What happened"), |event| Cell::text(&event.what)),
        in_data(col(
            "known_in",
            "Known",
            means::month(
                "First month on whose first day teams knew of it; empty where they never did",
            ),
            |event| Cell::word(event.known_in.as_deref()),
        )),
        on_pages("Known in", |event| match &event.known_in {
            Some(month) => Cell::text(month),
            None => Cell::from(say!("debrief.known-never", "never")),
        }),
    ],
};
