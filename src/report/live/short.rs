//! Short answers to a page: how sure a figure is, whether a way can stand in, how a change is read, a scenario's
//! file, and what is wrong with what was asked.

use super::{FORMAT, LiveHead, LiveScope, VERSION};
use crate::analysis::ranges::Sure;
use crate::analysis::stand_in::StandIn;
use crate::kit::Sentence;
use crate::report::answers::{StandInTold, can_stand_in};
use crate::report::findings::held_back::{cascade, in_the_way_of};
use crate::report::findings::ranges::SureTold;
use crate::report::findings::subject::Subject;
use schemars::JsonSchema;
use serde::Serialize;

/// How sure what is reached is.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct RangesTold {
    /// The head.
    #[serde(flatten)]
    pub head: LiveHead,
    /// In a sentence or two.
    pub said: Vec<Sentence>,
    /// The figures.
    #[serde(flatten)]
    pub told: SureTold,
}

impl RangesTold {
    /// Lays it out.
    pub fn of(scope: &LiveScope<'_>, scenario: &str, sure: &Sure) -> RangesTold {
        let told = SureTold::of(scope.country, scenario, sure);
        RangesTold { head: LiveHead::of(scope), said: told.said(), told }
    }
}

/// Whether a way can stand in for what is shut.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct StandInAnswer {
    /// The head.
    #[serde(flatten)]
    pub head: LiveHead,
    /// In a sentence.
    pub said: Vec<Sentence>,
    /// The figures.
    pub stand_in: StandInTold,
}

impl StandInAnswer {
    /// Lays it out.
    pub fn of(
        scope: &LiveScope<'_>,
        (name, found): (&str, &StandIn),
        held: &Subject<'_>,
    ) -> StandInAnswer {
        let (said, stand_in) = can_stand_in(name, found);
        // Room that a plan does not use may be no use to it: what else is short is told with it.
        let said = said.into_iter().chain(in_the_way_of(&cascade(held))).collect();
        StandInAnswer { head: LiveHead::of(scope), said, stand_in }
    }
}

/// How a change in words is read.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct ReadTold {
    /// The head.
    #[serde(flatten)]
    pub head: LiveHead,
    /// As it would be said in full.
    pub change: String,
    /// What it comes to.
    pub meaning: String,
}

/// A scenario's file.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct ScenarioTold {
    /// The head.
    #[serde(flatten)]
    pub head: LiveHead,
    /// Its id.
    pub id: String,
    /// Its text, every line explained.
    pub text: String,
}

/// What is wrong with what was asked.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct FaultTold {
    /// `aidreach-live`.
    pub format: &'static str,
    /// Version of the format.
    pub version: u32,
    /// The fault.
    pub error: Fault,
}

/// A fault, and what helps.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Fault {
    /// What is wrong.
    pub what: String,
    /// What helps.
    pub help: String,
    /// The position of the change that is wrong; absent where none is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<usize>,
}

impl FaultTold {
    /// A fault with what helps, and the change that is wrong.
    pub fn of(what: String, help: String, change: Option<usize>) -> FaultTold {
        FaultTold { format: FORMAT, version: VERSION, error: Fault { what, help, change } }
    }

    /// As a page gets it.
    pub fn to_json(&self) -> String {
        serde_json::json!(self).to_string()
    }
}
