//! Who an output is for, what then stands in it, and the gate that refuses: every decision on sharing is
//! taken here. `data/SHARING.md` is written from it.

mod asked;
mod manual;
mod seen;
mod small;

pub use asked::Request;
pub use manual::sharing_manual;
pub(in crate::report) use small::{SMALL, coarse_down, coarser_said, few, few_reached, is_small};

use crate::country::{AreaLevel, Country, words};
use crate::evidence::Sensitivity;
use crate::issues::{At, Code, Issue};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// Who a report is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sharing {
    /// The planning team: everything.
    Internal,
    /// Organisations that work together: no notes, no names of counterparts, nothing that ranks
    /// limits.
    Partner,
    /// Anyone: totals of provinces only.
    Public,
}
words!(Sharing {
    Internal = "internal",
    Partner = "partner",
    Public = "public",
});

impl Sharing {
    /// Refuses to share what its sources do not allow to be shared.
    ///
    /// # Errors
    /// An issue that names what stands in the way.
    pub fn gate(self, country: &Country) -> Result<(), Box<Issue>> {
        let most = match self {
            Sharing::Internal => return Ok(()),
            Sharing::Partner => Sensitivity::Internal,
            Sharing::Public => Sensitivity::Public,
        };
        let sources = country.sources.iter().map(|s| (&s.id, s.sensitivity));
        let counterparts = country.counterparts.iter().map(|c| (&c.id, c.sensitivity));
        let permissions = country.permissions.iter().map(|p| (&p.id, p.sensitivity));
        let rows = [
            ("sources.csv", sources.collect::<Vec<_>>()),
            ("counterparts.csv", counterparts.collect()),
            ("permissions.csv", permissions.collect()),
        ];
        for (file, rows) in rows {
            let held: Vec<String> = rows
                .iter()
                .filter(|(_, sensitivity)| *sensitivity > most)
                .map(|(id, sensitivity)| format!("`{id}` ({})", word(*sensitivity)))
                .collect();
            if !held.is_empty() {
                let seen = format!("not for sharing as {}: {}", self.word(), held.join(", "));
                let expected = format!("nothing above {} sensitivity", word(most));
                let help = "share at a closer level, or take these rows out of a copy of the pack";
                let at = At::file(file);
                return Err(Box::new(Issue::new(Code("E0803"), at, &seen, &expected, help)));
            }
        }
        Ok(())
    }
}

impl Serialize for Sharing {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.word())
    }
}

impl JsonSchema for Sharing {
    fn schema_name() -> Cow<'static, str> {
        "Sharing".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "enum": Sharing::ALL.iter().map(|level| level.word()).collect::<Vec<_>>(), "description": "Who may read it." })
    }
}

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
    /// Scenarios side by side.
    Compare,
    /// What denials cost.
    Denials,
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
    Compare = "compare",
    Denials = "denials",
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

impl Answer {
    /// Why only the planning team may read it, where that is so.
    pub fn why_only_internal(self) -> Option<&'static str> {
        match self {
            Answer::Why => Some("it ranks what holds the plan back"),
            Answer::Ask => Some("it tells whom to ask first, and who can stand in for whom"),
            Answer::Worth => Some("it ranks permissions, and tells which stand in for each other"),
            Answer::Conditions => Some("it tells what would be paid to whom"),
            Answer::Brief => Some("it prepares those who ask, with what they fall back on"),
            Answer::Denials => Some("it tells what each denial would cost"),
            Answer::Compare => Some(
                "it tells what decisions cost and who loses, in differences that give small \
                 counts back",
            ),
            Answer::Frontier => {
                Some("it sets plans side by side, and differences give small counts back")
            }
            Answer::Network => Some("it ranks links by who loses access without them"),
            Answer::Plan
            | Answer::Report
            | Answer::Export
            | Answer::Route
            | Answer::Routes
            | Answer::Backtest
            | Answer::Exercise => None,
        }
    }

    /// The furthest readers that may have it.
    fn furthest(self) -> Sharing {
        match (self, self.why_only_internal()) {
            (_, Some(_)) => Sharing::Internal,
            (Answer::Route | Answer::Routes | Answer::Exercise, None) => Sharing::Partner,
            (_, None) => Sharing::Public,
        }
    }
}

/// Something that may stand in an output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Content {
    /// People in need and reached by province, month and phase, with coverage, tonnes and costs.
    Totals,
    /// Figures by district.
    Districts,
    /// Counts of fewer than ten people.
    SmallCounts,
    /// Keys of permissions, and how far each is open.
    Access,
    /// Names of permissions.
    PermissionNames,
    /// Keys and names of counterparts.
    Counterparts,
    /// Notes, and why something was decided.
    Notes,
    /// Events that a scenario foresees, in words.
    Events,
    /// Keys and titles of sources.
    Sources,
    /// Names of places, links and ways in, with the tonnes that go there.
    Ways,
    /// Legs of ways: how goods move, how far, how long, and when seasons close them.
    Legs,
    /// What moving a tonne costs on a leg or a route.
    WayCosts,
    /// What stands in where a part of a way fails, and what nothing stands in for.
    Alternatives,
    /// Places and lines as exactly as the tables have them.
    ExactPoints,
    /// Food in store and left over, by place.
    Stores,
    /// From need to reach of each area alone.
    AreaCascades,
    /// What ranks limits: bottlenecks, capacities beside flows, prices, what lifting one brings.
    Limits,
    /// Ids of other scenarios and exercises, names of the pack's folder and of its files, texts of
    /// scenarios.
    Files,
}
words!(Content {
    Totals = "totals",
    Districts = "districts",
    SmallCounts = "small counts",
    Access = "access",
    PermissionNames = "names of permissions",
    Counterparts = "counterparts",
    Notes = "notes",
    Events = "events",
    Sources = "sources",
    Ways = "ways",
    Legs = "legs",
    WayCosts = "costs of ways",
    Alternatives = "alternatives",
    ExactPoints = "exact points",
    Stores = "stores",
    AreaCascades = "cascades of areas",
    Limits = "limits",
    Files = "files",
});

impl Content {
    /// What it is, in words.
    pub fn meaning(self) -> &'static str {
        match self {
            Content::Totals => {
                "people in need and reached by province, month and phase, with coverage, tonnes and costs"
            }
            Content::Districts => "figures by district",
            Content::SmallCounts => "counts of fewer than ten people",
            Content::Access => "keys of permissions, and how far each is open in a month",
            Content::PermissionNames => "names of permissions, which often name who decides",
            Content::Counterparts => "keys and names of counterparts",
            Content::Notes => {
                "notes of tables and scenarios, and why something was decided (the notes of `pack.toml` are \
                 for all readers)"
            }
            Content::Events => "events that a scenario foresees, in words",
            Content::Sources => "keys and titles of sources",
            Content::Ways => "names of places, links and ways in, with the tonnes that go there",
            Content::Legs => {
                "legs of ways with mode, surface, size of truck, km, hours, waits at borders, handling, \
                 days from door to door, months that seasons close, sorts of permission needed"
            }
            Content::WayCosts => {
                "what moving a tonne costs on a leg or a route, with its tariffs and levies, in answers about routes"
            }
            Content::Alternatives => {
                "other routes, what stands in where a part of a way fails, and what nothing stands in for"
            }
            Content::ExactPoints => "points as exact as the tables have them (else to 0.1 degree)",
            Content::Stores => "food in store and left over, by place",
            Content::AreaCascades => "from need to reach of each area alone",
            Content::Limits => {
                "bottlenecks, capacities beside flows, prices, what lifting a limit brings"
            }
            Content::Files => {
                "names of the pack's folder and files, of other scenarios and exercises, and their texts"
            }
        }
    }

    /// The furthest readers that may see it, whatever the output.
    fn furthest(self) -> Sharing {
        match self {
            Content::Totals => Sharing::Public,
            Content::Access
            | Content::Events
            | Content::Sources
            | Content::Ways
            | Content::Legs
            | Content::Stores
            | Content::AreaCascades => Sharing::Partner,
            Content::Districts
            | Content::SmallCounts
            | Content::PermissionNames
            | Content::Counterparts
            | Content::Notes
            | Content::WayCosts
            | Content::Alternatives
            | Content::ExactPoints
            | Content::Limits
            | Content::Files => Sharing::Internal,
        }
    }
}

impl Sharing {
    /// Whether readers at this level may see something, whatever the output.
    pub fn shows(self, content: Content) -> bool {
        self <= content.furthest()
    }

    /// Whether readers at this level may have an output at all.
    pub fn has(self, answer: Answer) -> bool {
        self <= answer.furthest()
    }

    /// Whether a run for the readers of a level, by its word, holds its proof: the proof ranks limits.
    pub fn proves(word: &str) -> bool {
        Sharing::parse(word).is_some_and(|level| level.shows(Content::Limits))
    }

    /// Whether an answer may be told at this level, by areas of a tier. Where it may not: why, and
    /// what to do instead.
    ///
    /// # Errors
    /// The reason and the next step.
    pub fn allows(self, answer: Answer, level: AreaLevel) -> Result<(), [String; 2]> {
        const PLAN: &str = "`aidreach plan --share public` tells totals by province";
        let name = answer.word();
        let refuse = |why: &str, help: &str| Err([why.to_owned(), help.to_owned()]);
        match (self.has(answer), answer.why_only_internal()) {
            (false, Some(why)) => {
                let why = format!("`{name}` is for the planning team only: {why}");
                refuse(&why, &format!("leave --share out; {PLAN}"))
            }
            (false, None) => {
                let why =
                    format!("`{name}` names links and permissions, which is not for everyone");
                refuse(&why, &format!("share it with partners; {PLAN}"))
            }
            (true, _) if level == AreaLevel::District && !self.shows(Content::Districts) => {
                let why = "counts of districts can be so small that they point at people";
                refuse(why, "leave --level out, or share with the planning team only")
            }
            (true, _) => Ok(()),
        }
    }

    /// Who may read it, in words.
    pub(in crate::report) fn readers(self) -> &'static str {
        match self {
            Sharing::Internal => "for the planning team only",
            Sharing::Partner => "for partner organisations only",
            Sharing::Public => "for everyone",
        }
    }

    /// What stands on every page, so that none can be read without it.
    pub fn marked(self) -> String {
        format!("{}: {}", self.word().to_uppercase(), self.readers())
    }
}

fn word(sensitivity: Sensitivity) -> &'static str {
    match sensitivity {
        Sensitivity::Public => "public",
        Sensitivity::Internal => "internal",
        Sensitivity::Confidential => "confidential",
    }
}
