//! Whom to ask, as it is read.

use super::{AskReport, SetTold, SplitTold, Step};
use crate::kit::columns::Meaning;
use crate::kit::headings;
use crate::kit::sheet::Cell;
use crate::kit::{
    Answered, Declared, Description, Part, Sentence, TableSchema, col, in_data, means, on_pages,
    say,
};
use crate::report::findings::coalitions::{granted, plain_words};

/// How many sets of each sort a terminal tells.
const SETS: usize = 6;
/// How many where they are some that a search found, with many members each.
const SETS_FOUND: usize = 2;

const PLAYERS: Meaning = means::code("Keys of its members, separated by bars");

const ORDER: Declared<Step> = Declared {
    name: "ask-order",
    row: "A step of the order of asking, if each is granted as it is asked for",
    columns: &[
        col("step", "Step", means::number("Place in the order, from 1"), |s| {
            Cell::Whole(s.n as i64)
        }),
        in_data(col("ask", "", means::code("Key of what is asked for"), |s| Cell::text(&s.ask))),
        col("name", "Ask for", means::words("What is asked for"), |s| Cell::text(&s.name)),
        col(
            "counterpart",
            "Who decides",
            means::words("Who decides; empty where a counterpart is asked for all it decides"),
            |s| Cell::word(s.counterpart.as_deref()),
        ),
        col(
            "reach_person_months",
            "Reached then",
            means::figure(0, "Person-months with all asked up to here granted"),
            |s| Cell::Figure(s.reach_person_months),
        ),
        col(
            "reach_share",
            "Share",
            means::share("Of what the target is a share of, 0 to 1"),
            |s| Cell::Figure(s.reach_share),
        ),
        col(
            "granted_last_person_months",
            "Hangs on it",
            means::figure(0, "Person-months lost if it alone refuses, with all others granting"),
            |s| Cell::Figure(s.granted_last_person_months),
        ),
        col("target_met", "Met", means::words("Whether the target is met: yes or no"), |s| {
            Cell::yes(s.target_met)
        }),
    ],
};

const SETS_TOLD: Declared<SetTold> = Declared {
    name: "ask-sets",
    row: "A set that suffices and can spare no member, or of which at least one member is needed",
    columns: &[
        in_data(col(
            "sort",
            "",
            means::code(
                "`sufficient`: together they meet the target; `needed`: it cannot be met without at least \
                 one of them",
            ),
            |s| Cell::text(s.sort),
        )),
        col("set", "Set", means::number("Number among those of its sort"), |s| {
            Cell::Whole(s.n as i64)
        }),
        col("members", "Members", means::number("How many members it has"), |s| {
            Cell::Whole(s.players.len() as i64)
        }),
        in_data(col("players", "", PLAYERS, |s| Cell::text(&s.players.join("|")))),
        on_pages("Who", |s| Cell::Text(s.said.to_string())),
    ],
};

const SPLITS: Declared<SplitTold> = Declared {
    name: "ask-splits",
    row: "The same question with the supplies split otherwise by origin, which is assumed",
    columns: &[
        col("split", "Split", means::code("How the supplies are split"), |s| Cell::text(&s.split)),
        col(
            "target_person_months",
            "Target",
            means::figure(0, "Person-months to be reached"),
            |s| Cell::Figure(s.target_person_months),
        ),
        col(
            "all_granted_person_months",
            "With all granted",
            means::figure(0, "Person-months with all of them granted"),
            |s| Cell::Figure(s.all_granted_person_months),
        ),
        in_data(col(
            "out_of_reach",
            "",
            means::words("Whether the target is out of reach: yes or no"),
            |s| Cell::yes(s.out_of_reach),
        )),
        in_data(col("fewest", "", PLAYERS, |s| {
            s.fewest.as_ref().map_or(Cell::Empty, |ids| Cell::Text(ids.join("|")))
        })),
        on_pages("Fewest who suffice", |s| {
            Cell::Text(match &s.said {
                Some(fewest) => fewest.to_string(),
                None => say!("ask.splits.out-of-reach", "out of reach").to_string(),
            })
        }),
        col(
            "suffices_here",
            "Suffice here",
            means::words(
                "Whether these suffice with the supplies as the scenario has them: yes or no",
            ),
            |s| s.said.as_ref().map_or(Cell::Empty, |_| Cell::yes(s.suffices_here)),
        ),
    ],
};

impl Answered for AskReport {
    fn tables() -> Vec<TableSchema> {
        vec![SETS_TOLD.schema(), ORDER.schema(), SPLITS.schema()]
    }

    fn described(&self) -> Description {
        let mut parts = self.sets_told();
        parts.extend(self.by_step());
        if !self.splits.is_empty() {
            let title = headings::by_split();
            parts.push(Part::section("splits", title));
            let caption = say!(
                "ask.splits.table",
                "The same target where food comes from other places, in person-months"
            );
            parts.push(Part::Table(SPLITS.of(caption, &self.splits)));
        }
        parts.extend(self.not_playing.section(say!("ask.aside", "Not asked"), Vec::new()));
        parts.push(Part::section("method", headings::how_to_read()));
        parts.push(Part::bullets(&[
            plain_words(),
            granted(),
            self.basis.sentence(),
            self.looked.clone(),
        ]));
        let head = self.masthead.clone();
        Description {
            title: say!(
                "ask.title",
                "Whom to ask: {scenario}",
                scenario = head.scenario_name.to_string(),
            ),
            subtitle: self.about.subtitle(&head.level_named),
            in_short: self.sentences.clone(),
            head,
            parts,
        }
    }
}

impl AskReport {
    fn sets_told(&self) -> Vec<Part> {
        let [sufficient, needed] = &self.sets;
        if needed.is_empty() {
            return Vec::new();
        }
        let (suffice, need, most) = match self.all_combinations_valued {
            true => (
                say!("ask.sets.suffice", "Sets that suffice, none of which can spare a member"),
                say!(
                    "ask.sets.needed",
                    "The target cannot be met without at least one of each of these"
                ),
                SETS,
            ),
            false => (
                say!(
                    "ask.sets.suffice.found",
                    "Sets that suffice, none of which can spare a member, as far as found"
                ),
                say!(
                    "ask.sets.needed.found",
                    "The target cannot be met without at least one of each of these, as far as found"
                ),
                SETS_FOUND,
            ),
        };
        vec![
            Part::section("sets", say!("ask.sets", "What suffices and what is needed")),
            Part::Table(SETS_TOLD.of(suffice, sufficient).in_order().in_short(most)),
            Part::Table(SETS_TOLD.of(need, needed).in_order().in_short(SETS)),
        ]
    }

    /// The order; a terminal has the steps up to the last that adds anything.
    fn by_step(&self) -> Vec<Part> {
        if self.order.is_empty() {
            return Vec::new();
        }
        let caption = match self.all_combinations_valued {
            true => say!(
                "ask.order.best",
                "The best order, in person-months, if each is granted as it is asked for"
            ),
            false => say!(
                "ask.order.good",
                "A good order, in person-months, if each is granted as it is asked for"
            ),
        };
        let most = self.all_granted_person_months;
        let adding = self.order.iter().take_while(|step| step.reach_person_months < most).count();
        let mut parts = vec![
            Part::section("order", say!("ask.order", "In which order to ask")),
            Part::Table(ORDER.of(caption, &self.order).in_order().in_short(adding + 1)),
        ];
        let idle = match self.order.len().saturating_sub(adding + 1) {
            0 => None,
            n => Some(say!("ask.order.idle", "The last {n:step adds|{n} steps add} nothing.", n)),
        };
        let after = idle.into_iter().chain(self.second_best());
        parts.extend(after.map(Part::Paragraph));
        parts
    }

    fn second_best(&self) -> Option<Sentence> {
        let second = self.second_best_first.as_ref()?;
        let (name, regret) = (&second.name, second.regret_person_months_summed_over_steps);
        Some(match regret.is_nought() {
            true => say!("ask.second.as-good", "Asking first for {name} is as good.", name),
            false => say!(
                "ask.second",
                "Asking first for {name} instead, and as well as can be after that, reaches {regret} \
                 person-months less, summed over the steps.",
                name,
                regret,
            ),
        })
    }
}
