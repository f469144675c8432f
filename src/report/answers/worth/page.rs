//! What permissions are worth, as it is read.

use super::tables::{BY_SPLIT, EVENTS, PAIRS, PLAYERS, SPLITS};
use super::{Event, PairsAre, WorthReport};
use crate::analysis::setting::By;
use crate::page::Block;
use crate::report::findings::coalitions::{GRANTED, PLAIN_WORDS};
use crate::report::kit::sheet::Sheet;
use crate::report::kit::{Description, Part};

/// How many counterparts a terminal tells beside permissions.
const BESIDE: usize = 12;

const ADDS: &str = "The worths add up to what all bring together, exactly.";

const DRAWS: &str = "+10 points: what ten points more chance that it grants add to what is to be \
                     expected at the pack's odds; each counterpart has a draw of its own, which \
                     decides all its permissions.";

impl WorthReport {
    /// What is told of it.
    pub(super) fn description(&self) -> Description {
        let mut parts = self.by_event();
        parts.push(Part::section("worth", "What granting is worth"));
        parts.extend(self.worths());
        parts.extend(self.pairs());
        if !self.splits.is_empty() {
            parts.push(Part::section("splits", "With the supplies split otherwise"));
            parts.extend(self.by_split());
        }
        parts.extend(self.not_playing.section("Not playing"));
        parts.push(Part::section("method", "How to read it"));
        parts.push(Part::bullets(&self.how()));
        let head = self.masthead.clone();
        Description {
            title: format!("What permissions are worth: {}", head.scenario_name).into(),
            subtitle: self.about.subtitle(head.level).into(),
            in_short: self.sentences.clone().into_iter().map(Into::into).collect(),
            head,
            parts,
        }
    }

    /// Sentences and tables for a report.
    pub(in crate::report) fn blocks(&self) -> Vec<Block> {
        let mut parts = vec![Part::bullets(&self.sentences)];
        parts.extend(self.worths());
        parts.extend(self.by_split());
        parts.push(Part::bullets(&self.how()));
        parts.iter().filter_map(Part::block).collect()
    }

    /// The tables of a workbook or an export: the players, the one worth most first, and all
    /// counterparts.
    pub(in crate::report) fn sheets(&self) -> [Sheet; 2] {
        let players = PLAYERS.of("", &self.players);
        [players.sheet().clone(), self.counterparts.table().sheet().clone()]
    }

    fn worths(&self) -> Vec<Part> {
        let counterparts = self.counterparts.table();
        let players = PLAYERS.of("Worth of granting, in person-months", &self.players);
        // Where all counterparts play, their table tells it.
        match self.basis.all_counterparts_play() || self.players.is_empty() {
            true => vec![Part::Data(players), Part::Table(counterparts)],
            false => vec![Part::Table(players), Part::Table(counterparts.in_short(BESIDE))],
        }
    }

    fn pairs(&self) -> Vec<Part> {
        let what = match self.pairs_are {
            PairsAre::Interaction => "interaction, person-months",
            PairsAre::LostTogether => {
                "lost if either refuses, added up, less lost if both do; person-months"
            }
        };
        let told = |(title, pairs)| {
            let table: &Vec<_> = pairs;
            (!table.is_empty()).then(|| Part::Table(PAIRS.of(&format!("{title} ({what})"), table)))
        };
        let both = [
            ("Worth more together", &self.worth_more_together),
            ("One stands in for part of the other", &self.either_will_do),
        ];
        let tables: Vec<Part> = both.into_iter().filter_map(told).collect();
        let section = (!tables.is_empty()).then(|| Part::section("pairs", "What goes together"));
        section.into_iter().chain(tables).collect()
    }

    fn by_split(&self) -> Vec<Part> {
        if self.splits.is_empty() {
            return Vec::new();
        }
        let places = (0..self.players.len())
            .flat_map(|n| self.splits.iter().map(move |split| &split.players[n]));
        let worths = "Worth under each split of the supplies by origin, in person-months (rank)";
        let all = "What all add together under each, in person-months";
        vec![
            Part::Table(BY_SPLIT.of(worths, places).across()),
            Part::Table(SPLITS.of(all, &self.splits).in_order()),
        ]
    }

    fn by_event(&self) -> Vec<Part> {
        let Some(events) = &self.events else { return Vec::new() };
        let mut parts = vec![Part::section("events", "If an event happens")];
        if events.is_empty() {
            parts.push(Part::paragraph("The scenario describes no event."));
            return parts;
        }
        parts.push(Part::Table(EVENTS.of("What each event costs, in person-months", events)));
        for event in events {
            parts.push(Part::paragraph(&event.told()));
            parts.push(Part::bullets(&event.effect.said));
        }
        parts
    }

    /// What the columns are, how worths were found and proven, and what they are held against.
    fn how(&self) -> Vec<String> {
        let worth = format!(
            "Worth is the mean of what a {} adds over all orders of asking, a fair parting of what all \
             bring together (Shapley); hangs on it, what is lost if it alone refuses. {GRANTED} {DRAWS}",
            match self.basis.by {
                By::Permission => "permission or a counterpart",
                By::Counterpart => "counterpart",
            },
        );
        let mut told = vec![PLAIN_WORDS.to_owned(), worth];
        if !self.basis.all_counterparts_play() {
            let banzhaf = match self.players.iter().any(|p| p.banzhaf_person_months.is_some()) {
                true => "; Banzhaf, the mean over all sets of others, each set counted alike",
                false => "",
            };
            told.push(format!(
                "First and last: what it adds before and after all others{banzhaf}."
            ));
            told.push(format!("Of all counterparts: {}", self.counterparts.how()));
        }
        let how = super::counterparts::found(self.estimated.as_ref(), self.certificate.as_ref());
        told.extend([format!("{how} {ADDS}"), self.basis.sentence()]);
        told
    }
}

impl Event {
    fn told(&self) -> String {
        let how = match self.happens_in_scenario {
            true => "as dated in the scenario",
            false => "for all of the window; it does not happen in the scenario",
        };
        format!("If {} ({how}): {}", self.event, self.headline())
    }
}
