//! What a page can ask.

use super::asked::Wrong;
use crate::country::{AreaLevel, words};
use crate::scenario::Objective;
use crate::scenario::words::Verb;
use crate::sharing::PageAsks;
use schemars::JsonSchema;
use serde::Deserialize;

/// A question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ask {
    /// Names, shapes, permissions, scenarios, and what can be said.
    About,
    /// A certified plan, and what changes cost.
    Plan,
    /// What holds the plan back, and what changes cost in full.
    Held,
    /// How sure what is reached is.
    Ranges,
    /// Whether a way can stand in for what is shut.
    StandIn,
    /// How a change in words is read.
    Read,
    /// The scenario's file.
    Scenario,
}
words!(Ask {
    About = "about",
    Plan = "plan",
    Held = "held",
    Ranges = "ranges",
    StandIn = "stand-in",
    Read = "read",
    Scenario = "scenario",
});

impl Ask {
    /// What it is, for whoever may ask it.
    pub(super) fn asks(self) -> PageAsks {
        match self {
            Ask::About | Ask::Plan => PageAsks::Scenarios,
            Ask::Read => PageAsks::Opening,
            Ask::Held | Ask::Ranges | Ask::StandIn => PageAsks::Limits,
            Ask::Scenario => PageAsks::Texts,
        }
    }
}

/// What a change is, for whoever may ask for it.
pub fn asks(verb: Verb) -> PageAsks {
    match verb {
        Verb::Open => PageAsks::Opening,
        Verb::Shut
        | Verb::Partial
        | Verb::Levy
        | Verb::Capacity
        | Verb::Supplies
        | Verb::Late
        | Verb::Need
        | Verb::Budget
        | Verb::Ration => PageAsks::OtherChanges,
    }
}

/// A question with what it is about.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(default, deny_unknown_fields)]
pub struct Request {
    /// What is asked: `about`, `plan`, `held`, `ranges`, `stand-in`, `read` or `scenario`.
    pub ask: String,
    /// Id of a scenario of the pack; where none is said `baseline`, or the first where there is none of that id.
    pub scenario: Option<String>,
    /// What is otherwise, in words, such as `shut East Gate in 2021-11`.
    pub changes: Vec<String>,
    /// `province` or `district`.
    pub level: Option<String>,
    /// What to strive for instead of what the scenario says: `severity`, `most-people` or `fairest`.
    pub objective: Option<String>,
    /// Id of a scenario whose plan is the reference; where there are changes and none is said, the scenario
    /// itself.
    pub beside: Option<String>,
    /// A place, crossing or link, for `stand-in`.
    pub way: Option<String>,
    /// One change in words, for `read`.
    pub change: Option<String>,
}

impl Request {
    /// Tier of the areas.
    pub(super) fn level(&self) -> Result<AreaLevel, Wrong> {
        let Some(said) = self.level.as_deref() else { return Ok(AreaLevel::Province) };
        let wrong = || no_word(format!("`{said}` is neither province nor district"));
        AreaLevel::parse(said).ok_or_else(wrong)
    }

    /// What to strive for; `None` for what the scenario says.
    pub(super) fn objective(&self) -> Result<Option<Objective>, Wrong> {
        let known = [Objective::Severity, Objective::MostPeople, Objective::Fairest];
        let Some(said) = self.objective.as_deref() else { return Ok(None) };
        let found = known.into_iter().find(|objective| objective.word() == said);
        let wrong = || no_word(format!("`{said}` is no objective that a page can ask for"));
        found.map(Some).ok_or_else(wrong)
    }
}

fn no_word(what: String) -> Wrong {
    Wrong::of(what, "choose one that the page offers")
}

/// Whether a question takes longer than a plan; one that cannot be read takes no time.
pub fn takes_long(question: &str) -> bool {
    let request = serde_json::from_str::<Request>(question).ok();
    match request.and_then(|request| Ask::parse(&request.ask)) {
        Some(Ask::Held | Ask::Ranges | Ask::StandIn) => true,
        Some(Ask::About | Ask::Plan | Ask::Read | Ask::Scenario) | None => false,
    }
}
