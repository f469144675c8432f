//! What permissions are worth, as it is read.

use super::chart::chart;
use super::tables::{BY_SPLIT, EVENTS, PAIRS, PLAYERS, SPLITS};
use super::unasked::{self, UNASKED};
use super::{PairsAre, PlayerTold, WorthReport};
use crate::analysis::setting::By;
use crate::kit::headings;
use crate::kit::sentence::term;
use crate::kit::sheet::Sheet;
use crate::kit::{Description, Part, Sentence, say};
use crate::page::{Block, Look};
use crate::plan::sweep::Measure;
use crate::report::findings::coalitions::{granted, plain_words};

/// How many counterparts a terminal tells beside permissions.
const BESIDE: usize = 12;

impl WorthReport {
    /// What is told of it.
    pub(super) fn description(&self) -> Description {
        let mut parts = self.by_event();
        parts.push(Part::section("worth", say!("worth.worth", "What granting is worth")));
        parts.extend(self.worths());
        parts.extend(self.pairs());
        if !self.splits.is_empty() {
            let title = headings::by_split();
            parts.push(Part::section("splits", title));
            parts.extend(self.by_split());
        }
        parts.extend(self.not_asked());
        parts.push(Part::section("method", headings::how_to_read()));
        parts.push(Part::bullets(&self.how()));
        let head = self.masthead.clone();
        Description {
            title: say!(
                "worth.title",
                "What permissions are worth: {scenario}",
                scenario = head.scenario_name.to_string(),
            ),
            subtitle: self.about.subtitle(&head.level_named),
            in_short: self.sentences.clone(),
            head,
            parts,
        }
    }

    /// Sentences, tables and a chart for a report so coloured.
    pub(in crate::report) fn blocks(&self, look: Look) -> Vec<Block> {
        let mut parts = vec![Part::bullets(&self.sentences)];
        parts.extend(self.worths());
        parts.extend(self.by_split());
        parts.push(Part::bullets(&self.how()));
        parts.iter().filter_map(|part| part.block(look)).collect()
    }

    /// The tables of a workbook or an export: the players, the one worth most first, and all
    /// counterparts.
    pub(in crate::report) fn sheets(&self) -> [Sheet; 2] {
        [PLAYERS.data_of(&self.players), self.counterparts.table().sheet().clone()]
    }

    fn worths(&self) -> Vec<Part> {
        let counterparts = self.counterparts.table();
        let caption = say!("worth.players", "Worth of granting, in person-months");
        let players = PLAYERS.of(caption, &self.players);
        // Where all counterparts play, their table tells it.
        let by_itself = self.basis.all_counterparts_play() || self.players.is_empty();
        let bars = match by_itself {
            true => self.counterparts.bars(),
            false => self.players.iter().map(PlayerTold::bar).collect(),
        };
        let tables = match by_itself {
            true => vec![Part::Data(players), Part::Table(counterparts)],
            false => vec![Part::Table(players), Part::Table(counterparts.in_short(BESIDE))],
        };
        chart(bars).map(Part::Chart).into_iter().chain(tables).collect()
    }

    fn pairs(&self) -> Vec<Part> {
        let what = match self.pairs_are {
            PairsAre::Interaction => {
                say!("worth.pairs.interaction", "interaction, person-months")
            }
            PairsAre::LostTogether => say!(
                "worth.pairs.lost-together",
                "lost if either refuses, added up, less lost if both do; person-months"
            ),
        };
        let both = [
            (
                say!("worth.pairs.more", "Worth more together ({what})", what = &what),
                &self.worth_more_together,
            ),
            (
                say!("worth.pairs.less", "Both bring in part the same ({what})", what),
                &self.either_will_do,
            ),
        ];
        let told = both.into_iter().filter(|(_, pairs)| !pairs.is_empty());
        let tables: Vec<Part> =
            told.map(|(caption, pairs)| Part::Table(PAIRS.of(caption, pairs))).collect();
        let title = say!("worth.pairs", "What goes together");
        let section = (!tables.is_empty()).then(|| Part::section("pairs", title));
        section.into_iter().chain(tables).collect()
    }

    fn by_split(&self) -> Vec<Part> {
        if self.splits.is_empty() {
            return Vec::new();
        }
        let places = (0..self.players.len())
            .flat_map(|n| self.splits.iter().map(move |split| &split.players[n]));
        let worths = say!(
            "worth.by-split",
            "Worth under each split of the supplies by origin, in person-months (rank)"
        );
        let all = say!("worth.all-by-split", "What all add together under each, in person-months");
        vec![
            Part::Table(BY_SPLIT.of(worths, places).across()),
            Part::Table(SPLITS.of(all, &self.splits).in_order()),
        ]
    }

    /// Who does not play and why, and why what is worth nothing is.
    fn not_asked(&self) -> Vec<Part> {
        let beside = unasked::told(&self.unasked);
        let title = match beside.is_empty() {
            true => say!("worth.aside", "Not playing"),
            false => say!("worth.aside.nothing", "Not playing, or worth nothing"),
        };
        let mut parts = self.not_playing.section(title, beside);
        parts.push(Part::Data(UNASKED.of(Sentence::of_others(""), &self.unasked)));
        parts
    }

    fn by_event(&self) -> Vec<Part> {
        let Some(events) = &self.events else { return Vec::new() };
        let mut parts = vec![Part::section("events", say!("worth.events", "If an event happens"))];
        if events.is_empty() {
            parts.push(Part::paragraph(say!(
                "worth.events.none",
                "The scenario describes no event."
            )));
            return parts;
        }
        let caption = say!("worth.events.table", "What each event costs, in person-months");
        parts.push(Part::Table(EVENTS.of(caption, events)));
        for event in events {
            parts.push(Part::paragraph(event.told()));
            parts.push(Part::bullets(&event.effect.said));
        }
        parts
    }

    /// What the columns are, how worths were found and proven, and what they are held against.
    fn how(&self) -> Vec<Sentence> {
        let mut told = vec![plain_words(), self.worth_is()];
        if !self.basis.all_counterparts_play() {
            told.push(match self.players.iter().any(|p| p.banzhaf_person_months.is_some()) {
                true => say!(
                    "worth.how.banzhaf",
                    "First and last: what it adds before and after all others; Banzhaf, the mean over all \
                     sets of others, each set counted alike."
                ),
                false => say!(
                    "worth.how.first-last",
                    "First and last: what it adds before and after all others."
                ),
            });
            told.extend(
                self.counterparts
                    .how()
                    .map(|how| say!("worth.how.counterparts", "Of all counterparts: {how}", how)),
            );
        }
        let how = super::counterparts::found(self.estimated.as_ref(), self.certificate.as_ref());
        told.extend(how.map(|how| {
            say!(
                "worth.how.adds",
                "{how} The worths add up to what all bring together, exactly.",
                how
            )
        }));
        told.push(self.basis.sentence());
        told.extend(self.about.another_objective().map(|objective| self.counts(objective)));
        told
    }

    /// What is counted, where the scenario strives for something else.
    fn counts(&self, objective: &'static str) -> Sentence {
        let objective = term(objective);
        match self.basis.counts {
            Measure::Kept => say!(
                "worth.how.objective.kept",
                "The reference plan strives for what the scenario does (objective {objective}); of its people \
                 as many as possible are kept, each counted alike, and so the objective above is most-people.",
                objective,
            ),
            Measure::Reach | Measure::Ceiling => say!(
                "worth.how.objective",
                "As many people as possible are counted, whatever the scenario strives for (objective \
                 {objective}), and so the objective above is most-people.",
                objective,
            ),
        }
    }

    /// What worth is.
    fn worth_is(&self) -> Sentence {
        let granted = granted();
        let points = say!(
            "worth.how.points",
            "+10 points: what ten points more chance that it grants add to what is to be expected at the \
             pack's odds; each counterpart has a draw of its own, which decides all its permissions."
        );
        match self.basis.by {
            By::Permission => say!(
                "worth.how.permissions",
                "Worth is the mean of what a permission or a counterpart adds over all orders of asking, a \
                 fair parting of what all bring together (Shapley); hangs on it, what is lost if it alone \
                 refuses. {granted} {points}",
                granted,
                points
            ),
            By::Counterpart => say!(
                "worth.how",
                "Worth is the mean of what a counterpart adds over all orders of asking, a fair parting of \
                 what all bring together (Shapley); hangs on it, what is lost if it alone refuses. \
                 {granted} {points}",
                granted,
                points
            ),
        }
    }
}
