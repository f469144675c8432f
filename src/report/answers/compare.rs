//! Scenarios side by side.

mod chain;
mod chart;
mod gather;
mod page;
mod tables;

use crate::kit::figure::Figure;
use crate::kit::{Masthead, Sentence};
use crate::report::findings::effect::EffectTold;
use crate::report::findings::held_back::CascadeTold;
pub use gather::side_by_side;
use schemars::JsonSchema;
use serde::Serialize;

/// Scenarios side by side.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct SideBySide {
    /// What it is about, and who may read it; the scenario is the first one.
    #[serde(flatten)]
    pub masthead: Masthead,
    /// Each scenario in the order asked for.
    pub scenarios: Vec<SideTold>,
    /// By the month of handing out; reached are people.
    pub by_month: Vec<Row>,
    /// By way into the country; reached are person-months.
    pub by_corridor: Vec<Row>,
    /// By area; reached are person-months.
    pub by_area: Vec<Row>,
    /// What each later scenario costs those that the first one's plan serves.
    pub effects: Vec<EffectTold>,
    /// What access would let any plan reach in an area if food were ample and only its need counted, of
    /// areas in which it differs.
    pub ceilings_by_area: Vec<CeilingTold>,
    /// Whether there are so many areas that these were worked out only where most is lost.
    pub ceilings_of_some_areas: bool,
    /// From decisions to people: what differs between the first scenario and each other.
    pub chains: Vec<ChainTold>,
    /// What it comes to with the supplies split otherwise by origin, which is assumed.
    pub by_split: Vec<SplitTold>,
    /// What a reader must know.
    pub caveats: Vec<Sentence>,
    /// Months, ways into the country and areas in each later scenario beside the first.
    #[serde(skip)]
    beside: Vec<Vec<Beside>>,
}

/// A month, a way into the country or an area: in the first scenario, in another one, and what the
/// other has more.
#[derive(Clone, Debug)]
struct Beside {
    by: &'static str,
    scenario: String,
    id: String,
    name: String,
    reached: [Figure; 3],
    food_mt: [Figure; 3],
    cost_usd: [Figure; 3],
}

/// What access would let any plan reach in one area.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct CeilingTold {
    /// P-code.
    pub id: String,
    /// Name.
    pub name: String,
    /// Person-months in need.
    pub need_person_months: u64,
    /// Person-months, a figure a scenario.
    pub ceiling_person_months: Vec<Figure>,
}

/// What scenarios reach with the supplies split otherwise.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct SplitTold {
    /// Name of the split.
    pub split: String,
    /// Person-months reached, a figure a scenario.
    pub reached_person_months: Vec<Figure>,
}

/// One scenario's totals.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct SideTold {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its id, told apart from others like it.
    #[serde(skip)]
    label: String,
    /// Person-months in need.
    pub need_person_months: u64,
    /// Person-months reached.
    pub reached_person_months: u64,
    /// Person-months more than in the first scenario; none for that one.
    pub change_person_months: Option<Figure>,
    /// Reached over need.
    pub coverage_share: Figure,
    /// Food handed out.
    pub food_mt: Figure,
    /// What it costs.
    pub cost_usd: Figure,
    /// From need to reach.
    pub cascade: CascadeTold,
}

/// A month, a way into the country or an area in every scenario.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Row {
    /// Key in the tables, or the month.
    pub id: String,
    /// In words.
    pub name: String,
    /// People reached in a month, or person-months, a figure a scenario.
    pub reached: Vec<Figure>,
    /// Food handed out, a figure a scenario.
    pub food_mt: Vec<Figure>,
    /// What it costs from buying to handing out, a figure a scenario.
    pub cost_usd: Vec<Figure>,
}

/// From decisions to people: what differs from the first scenario.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct ChainTold {
    /// The other scenario.
    pub scenario: String,
    /// Whether nothing at all differs.
    pub same: bool,
    /// Settings and decisions that differ, a sentence each.
    pub decided: Vec<Sentence>,
    /// Permissions that are open otherwise, with the months.
    pub permissions: Vec<Sentence>,
    /// Links that carry otherwise, with the months and the permissions that are the reason.
    pub links: Vec<Sentence>,
    /// Routes that carry more or less.
    pub routes: Vec<Sentence>,
    /// Areas that are served less or more.
    pub areas: Vec<Sentence>,
}
