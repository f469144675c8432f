//! What a page is answered: plain data for its map, its grid of permissions and its tables, with the sentences
//! that go with them.

mod about;
mod access;
mod beside;
mod closed;
mod held;
mod planned;
mod rounded;
mod short;

pub use about::{AboutInput, AboutTold};
pub use beside::BesideTold;
pub use held::{HeldInput, HeldTold};
pub use planned::{PlannedInput, PlannedTold};
pub use rounded::{rounded_areas, rounded_effect};
pub use short::{FaultTold, RangesTold, ReadTold, ScenarioTold, StandInAnswer};

use crate::country::{AreaLevel, Country};
use crate::kit::{NO_ADVICE, rests_on};
use crate::scenario::Scenario;
use crate::sharing::Sharing;
use schemars::JsonSchema;
use serde::Serialize;

/// What stands at the head of every answer to a page.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct LiveHead {
    /// `aidreach-live`.
    pub format: &'static str,
    /// Version of the format.
    pub version: u32,
    /// Version of the program.
    pub tool_version: &'static str,
    /// What was asked, by its word.
    pub ask: &'static str,
    /// The country.
    pub country: String,
    /// Code of the country and version of its pack.
    pub pack: String,
    /// Who may read it.
    pub sharing: Sharing,
    /// Who may read it, as it stands on every page.
    pub sharing_note: String,
    /// How the figures differ from those of the plan; absent where they are the plan's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rounded_note: Option<&'static str>,
    /// What the pack's figures rest on, and what this is not.
    pub rests_on_note: String,
    /// Id of the scenario that is changed.
    pub scenario: String,
    /// Its name.
    pub scenario_name: String,
    /// Tier of the areas.
    pub level: &'static str,
    /// What is otherwise, as it was said.
    pub changes: Vec<String>,
    /// What each of these comes to.
    pub explained: Vec<String>,
}

/// What an answer is about.
#[derive(Clone, Copy, Debug)]
pub struct LiveScope<'a> {
    /// What was asked, by its word.
    pub ask: &'static str,
    /// The country.
    pub country: &'a Country,
    /// The scenario that is changed.
    pub base: &'a Scenario,
    /// Tier of the areas.
    pub level: AreaLevel,
    /// Who may read it.
    pub sharing: Sharing,
    /// What is otherwise, as it was said.
    pub changes: &'a [String],
    /// What each of these comes to.
    pub explained: &'a [String],
}

/// Name of the format of answers to a page.
pub(in crate::report) const FORMAT: &str = "aidreach-live";
/// Its version.
pub(in crate::report) const VERSION: u32 = 1;

impl LiveHead {
    /// The head of an answer.
    pub fn of(scope: &LiveScope<'_>) -> LiveHead {
        let about = &scope.country.about;
        LiveHead {
            format: FORMAT,
            version: VERSION,
            tool_version: env!("CARGO_PKG_VERSION"),
            ask: scope.ask,
            country: about.name.clone(),
            pack: format!("{} {}", about.iso3, about.version),
            sharing: scope.sharing,
            sharing_note: scope.sharing.marked(),
            rounded_note: scope.sharing.rounded_note(),
            rests_on_note: format!("{} {NO_ADVICE}", rests_on(about)),
            scenario: scope.base.id.clone(),
            scenario_name: scope.base.name.clone(),
            level: scope.level.word(),
            changes: scope.changes.to_vec(),
            explained: scope.explained.to_vec(),
        }
    }
}

/// Any answer to a page; for the schema that is published.
#[derive(Clone, Debug, JsonSchema, Serialize)]
#[serde(untagged)]
pub enum LiveAnswer {
    /// What a page must know before anything is asked.
    About(AboutTold),
    /// A certified plan.
    Planned(PlannedTold),
    /// What holds it back.
    Held(HeldTold),
    /// How sure what is reached is.
    Ranges(RangesTold),
    /// Whether a way can stand in for what is shut.
    StandIn(StandInAnswer),
    /// How a change is read.
    Read(ReadTold),
    /// A scenario's file.
    Scenario(ScenarioTold),
    /// What is wrong with what was asked.
    Fault(FaultTold),
}
