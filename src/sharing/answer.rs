//! Which answers there are, and how far each may go.

use super::level::Sharing;
use crate::country::words;

/// An output of the program about a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// A plan: on the terminal, as JSON, as a run folder.
    Plan,
    /// A plan as a document or a workbook.
    Report,
    /// A plan in the formats of other tools.
    Export,
    /// Why areas are short.
    Why,
    /// What a what-if costs.
    WhatIf,
    /// A page that answers what-ifs, served.
    Live,
    /// A page that answers what-ifs, as a file; for everyone with its answers told beforehand.
    LiveFile,
    /// Scenarios side by side.
    Compare,
    /// What denials cost.
    Denials,
    /// How sure what is reached is.
    Ranges,
    /// What permissions are worth.
    Worth,
    /// Whom to ask.
    Ask,
    /// What conditions cost.
    Conditions,
    /// What fairness costs.
    Frontier,
    /// A page about one counterpart.
    Brief,
    /// A route leg by leg.
    Route,
    /// The routes of a plan.
    Routes,
    /// The network by itself.
    Network,
    /// A plan beside what was reported.
    Backtest,
    /// The papers of an exercise.
    Exercise,
}

words!(Answer {
    Plan = "plan",
    Report = "report",
    Export = "export",
    Why = "why",
    WhatIf = "whatif",
    Live = "open",
    LiveFile = "report --format live",
    Compare = "compare",
    Denials = "denials",
    Ranges = "ranges",
    Worth = "worth",
    Ask = "ask",
    Conditions = "conditions",
    Frontier = "frontier",
    Brief = "brief",
    Route = "route",
    Routes = "routes",
    Network = "network",
    Backtest = "backtest",
    Exercise = "exercise",
});

/// Who may read an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Readers {
    /// The planning team only, and why.
    Team(&'static str),
    /// Partner organisations, too.
    Partners,
    /// Everyone.
    Everyone,
}

impl Answer {
    /// Who may read it. Every answer says so by name: none is for others because nobody decided.
    fn readers(self) -> Readers {
        match self {
            Answer::Why => Readers::Team("it ranks what holds the plan back"),
            Answer::Ask => {
                Readers::Team("it tells whom to ask first, and who can stand in for whom")
            }
            Answer::Worth => {
                Readers::Team("it ranks permissions, and tells which stand in for each other")
            }
            Answer::Ranges => {
                Readers::Team("it ranks capacities and supplies by how much hangs on them")
            }
            Answer::Conditions => Readers::Team("it tells what would be paid to whom"),
            Answer::Brief => {
                Readers::Team("it prepares those who ask, with what they fall back on")
            }
            Answer::Denials => Readers::Team("it tells what each denial would cost"),
            Answer::WhatIf | Answer::Compare => Readers::Team(
                "it tells what decisions cost and who loses, in differences that give small \
                 counts back",
            ),
            Answer::Frontier => {
                Readers::Team("it sets plans side by side, and differences give small counts back")
            }
            Answer::Network => Readers::Team("it ranks links by who loses access without them"),
            Answer::Live | Answer::Route | Answer::Routes | Answer::Exercise => Readers::Partners,
            Answer::Plan
            | Answer::Report
            | Answer::LiveFile
            | Answer::Export
            | Answer::Backtest => Readers::Everyone,
        }
    }

    /// Why only the planning team may read it, where that is so.
    pub fn why_only_internal(self) -> Option<&'static str> {
        match self.readers() {
            Readers::Team(why) => Some(why),
            Readers::Partners | Readers::Everyone => None,
        }
    }

    /// The furthest readers that may have it.
    pub(super) fn furthest(self) -> Sharing {
        match self.readers() {
            Readers::Team(_) => Sharing::Internal,
            Readers::Partners => Sharing::Partner,
            Readers::Everyone => Sharing::Public,
        }
    }
}
