//! The tables of what permissions are worth.

use super::counterparts::{COUNTERPARTS, SHARE, WIDTH, WORTH, width};
use super::{Event, Pair, PlayerTold, Ranked, SplitTold, WorthReport};
use crate::kit::columns::Meaning;
use crate::kit::sheet::Cell;
use crate::kit::{
    Answered, Declared, Description, TableSchema, col, in_data, known, means, on_pages_right,
};

const GAIN: Meaning = means::figure(0, "What all add together under this split, in person-months");
const SPLIT: Meaning = means::code("How the supplies are split by origin, which is assumed");

const LAST_LOW: Meaning = means::figure(
    0,
    "What is lost if it alone refuses, in person-months: a tenth of all draws of the figures lies below",
);
const LAST_HIGH: Meaning = means::figure(
    0,
    "What is lost if it alone refuses, in person-months: a tenth of all draws of the figures lies above",
);

/// The players, the one worth most first.
pub(super) const PLAYERS: Declared<PlayerTold> = Declared {
    name: "worth",
    row: "A permission and what granting it is worth",
    columns: &[
        in_data(known("rank", "", |p| Cell::Whole(p.rank as i64))),
        in_data(known("permission", "", |p| Cell::text(&p.named.id))),
        known("name", "Asked for", |p| Cell::text(&p.named.name)),
        known("counterpart", "Who decides", |p| Cell::text(&p.named.counterpart_name)),
        known("worth_person_months", "Worth", |p| Cell::Figure(p.worth_person_months)),
        on_pages_right("±", |p| width(p.give_or_take_person_months)),
        known("granted_first_person_months", "First", |p| {
            Cell::Figure(p.granted_first_person_months)
        }),
        known("granted_last_person_months", "Last", |p| Cell::Figure(p.granted_last_person_months)),
        in_data(col("granted_last_low_person_months", "", LAST_LOW, |p| {
            Cell::figure(p.granted_last_range.map(|range| range.low_person_months))
        })),
        in_data(col("granted_last_high_person_months", "", LAST_HIGH, |p| {
            Cell::figure(p.granted_last_range.map(|range| range.high_person_months))
        })),
        known("p_granted", "Odds", |p| Cell::Figure(p.p_granted)),
        in_data(known("permissions", "", |p| Cell::text(&p.named.permissions.join("|")))),
        col("worth_share", "Share", SHARE, |p| Cell::Figure(p.worth_share)),
        in_data(col("give_or_take_person_months", "", WIDTH, |p| {
            Cell::figure(p.give_or_take_person_months)
        })),
        col(
            "banzhaf_person_months",
            "Banzhaf",
            means::figure(0, "The mean of what it adds to all sets of others, in person-months"),
            |p| Cell::figure(p.banzhaf_person_months),
        ),
    ],
};

/// Pairs that go together, and pairs that bring in part the same.
pub(super) const PAIRS: Declared<Pair> = Declared {
    name: "worth-pairs",
    row: "Two permissions or counterparts that are worth more together, or that bring in part the same",
    columns: &[
        in_data(col("one", "", means::code("Key of one of them"), |p| Cell::text(&p.players[0]))),
        col("one_name", "One", means::words("Its name"), |p| Cell::text(&p.names[0])),
        in_data(col("other", "", means::code("Key of the other"), |p| Cell::text(&p.players[1]))),
        col("other_name", "The other", means::words("Its name"), |p| Cell::text(&p.names[1])),
        in_data(col(
            "figure_is",
            "",
            means::code(
                "What the figure is: `interaction`, the Shapley interaction index, or `lost-together`, what \
                 is lost if either refuses, added up, less what is lost if both do",
            ),
            |p| Cell::text(p.figure_is.word()),
        )),
        col(
            "interaction_person_months",
            "Person-months",
            means::change(
                0,
                "So much more are both worth together, in person-months; less where both bring in part \
                 the same",
            ),
            |p| Cell::Figure(p.interaction_person_months),
        ),
    ],
};

/// What all add under each split of the supplies.
pub(super) const SPLITS: Declared<SplitTold> = Declared {
    name: "worth-splits",
    row: "A split of the supplies by origin, and what all add together under it",
    columns: &[
        col("split", "Split of the supplies", SPLIT, |s| Cell::text(&s.split)),
        col("gain_person_months", "All add together", GAIN, |s| Cell::Figure(s.gain_person_months)),
        col(
            "all_granted_person_months",
            "With all granted",
            means::figure(0, "Person-months with all of them granted"),
            |s| Cell::Figure(s.all_granted_person_months),
        ),
    ],
};

/// The players under each split of the supplies.
pub(super) const BY_SPLIT: Declared<Ranked> = Declared {
    name: "worth-by-split",
    row: "A permission or counterpart and what it is worth under one split of the supplies",
    columns: &[
        in_data(col("player", "", means::code("Key of what is asked for"), |r| Cell::text(&r.id))),
        col("name", "Asked for", means::words("What is asked for"), |r| Cell::text(&r.name)),
        col("split", "Split", SPLIT, |r| Cell::text(&r.split)),
        on_pages_right("Worth (rank)", |r| {
            Cell::Text(format!("{} ({})", r.worth_person_months.grouped(), r.rank))
        }),
        in_data(col(
            "rank",
            "",
            means::number("Its place under this split, 1 for the most; equals share one"),
            |r| Cell::Whole(r.rank as i64),
        )),
        in_data(col("worth_person_months", "", WORTH, |r| Cell::Figure(r.worth_person_months))),
        in_data(col("give_or_take_person_months", "", WIDTH, |r| {
            Cell::figure(r.give_or_take_person_months)
        })),
    ],
};

/// What each event costs.
pub(super) const EVENTS: Declared<Event> = Declared {
    name: "worth-events",
    row: "An event that the scenario describes, and what is lost if it happens",
    columns: &[
        col("event", "Event", means::words("What happens"), |e| Cell::text(&e.event)),
        col(
            "happens_in_scenario",
            "In the scenario",
            means::words(
                "Whether it happens in the scenario: yes or no; if not, it is told for all of the window",
            ),
            |e| Cell::yes(e.happens_in_scenario),
        ),
        col(
            "without_person_months",
            "Without it",
            means::figure(0, "Person-months reached without the event"),
            |e| Cell::Figure(e.without_person_months),
        ),
        col(
            "with_person_months",
            "With it",
            means::figure(0, "Person-months reached with the event"),
            |e| Cell::Figure(e.with_person_months),
        ),
        col(
            "lost_person_months",
            "Lost",
            means::figure(
                0,
                "Of the person-months reached without the event, so many are lost with it",
            ),
            |e| Cell::Figure(e.lost_person_months),
        ),
    ],
};

impl Answered for WorthReport {
    fn tables() -> Vec<TableSchema> {
        vec![
            PLAYERS.schema(),
            COUNTERPARTS.schema(),
            PAIRS.schema(),
            SPLITS.schema(),
            BY_SPLIT.schema(),
            EVENTS.schema(),
            super::unasked::UNASKED.schema(),
        ]
    }

    fn described(&self) -> Description {
        self.description()
    }
}
