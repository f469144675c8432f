//! The papers of an exercise: the facilitator's guide, role cards, briefs, forms, and the debrief. Every
//! page says that it belongs to an exercise, so that none can pass for a report on a real situation.

mod access;
mod basis;
mod brief;
mod brief_map;
mod brief_season;
mod brief_ways;
mod debrief;
mod folders;
mod form;
mod form_words;
mod gather;
mod guide;
mod key;
mod outcome;
mod papers;
mod roles;
mod slides;
mod tables;
mod told;
mod words;

pub use brief::brief;
pub use folders::{
    Form, Kept, Unread, handed_in, in_other_formats, kept, put_debrief, put_pack, put_turn,
    take_back, taken, turn_folder,
};
pub use guide::guide;
pub use key::key;
pub use papers::NotKept;
pub use roles::roles;
pub use slides::slides;
pub use told::{
    AreaTold, AskTold, DebriefReport, Debriefed, DecisionTold, EventTold, MoneyTold, MonthTold,
    PeopleTold, TeamPlayed,
};

use crate::country::{AreaIx, Country, Maps, PermissionIx, PlaceIx};
use crate::exercise::{Course, Definition};
use crate::kit::{exercise_mark, rests_on};
use crate::page::{Block, Document, Look, Running, Setting};
use crate::sharing::Sharing;
use crate::time::Period;

/// An exercise, and how its papers are made.
#[derive(Clone, Copy, Debug)]
pub struct Exercise<'a> {
    /// What it is.
    pub definition: &'a Definition,
    /// How the country turns out.
    pub course: &'a Course,
    /// Its key, as it stands on every page and in every form.
    pub key: &'a str,
    /// Who may read its papers.
    pub sharing: Sharing,
    /// Shapes for maps.
    pub maps: &'a Maps,
    /// How papers are coloured.
    pub look: Look,
}

/// Whom a paper is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum For {
    /// Those who run the exercise, and nobody else before it is over.
    Control,
    /// Participants.
    Participants,
}

impl<'a> Exercise<'a> {
    fn country(&self) -> &'a Country {
        &self.course.country
    }

    /// A month in words: `October 2021`.
    fn month(&self, period: Period) -> String {
        self.course.scenario.window.month(period).in_words()
    }

    fn months(&self) -> usize {
        self.course.scenario.window.n_months()
    }

    fn place(&self, ix: PlaceIx) -> &'a str {
        &self.country().places[ix.index()].name
    }

    fn area(&self, ix: AreaIx) -> &'a str {
        &self.country().areas[ix.index()].name
    }

    fn permission(&self, ix: PermissionIx) -> &'a str {
        &self.country().permissions[ix.index()].name
    }

    /// A paper of the exercise.
    fn document(&self, to: For, title: String, subtitle: String, blocks: Vec<Block>) -> Document {
        let to = match to {
            For::Control => "For exercise control only.",
            For::Participants => "For participants.",
        };
        Document { title, subtitle, running: self.running(to), setting: Setting::Pages, blocks }
    }

    /// What stands on every page.
    fn running(&self, to: &str) -> Running {
        let about = &self.country().about;
        Running {
            mark: exercise_mark(self.sharing, to),
            foot: format!(
                "Exercise {}: {} {}, {}. Planning model: no security advice.",
                self.key, about.iso3, about.version, self.course.scenario.id
            ),
            rests_on: rests_on(about),
        }
    }
}
