//! Why areas are short, in sentences a negotiator would say.

mod chart;
mod gather;
mod page;
mod refused;
mod said;
mod words;

use crate::kit::figure::Figure;
use crate::kit::{Masthead, Sentence};
use crate::report::findings::held_back::AreaCascade;
use crate::report::findings::ranges::{DrawsTold, RangeEnds};
pub use gather::whys;
use refused::RefusalsTold;
use schemars::JsonSchema;
use serde::Serialize;

/// Why areas are short of their need.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Whys {
    /// What it is about, and who may read it.
    #[serde(flatten)]
    pub masthead: Masthead,
    /// Person-months in need over all areas.
    pub need_person_months: u64,
    /// Person-months reached over all areas.
    pub reached_person_months: u64,
    /// How many areas are short, of those asked about.
    pub n_short: usize,
    /// Over all areas asked about: which single change and which single permission bring most.
    pub headline: Vec<Sentence>,
    /// Each area asked about that is short.
    pub areas: Vec<WhyTold>,
    /// Areas asked about whose need is met in full.
    pub met: Vec<String>,
    /// What each area asked about by name would lose if a permission that its food goes by were refused.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub if_refused: Vec<RefusalsTold>,
    /// How draws for ranges were made; left out where nothing was drawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub drawn: Option<DrawsTold>,
    /// Where the figures come from, in sentences.
    pub caveats: Vec<Sentence>,
}

/// Why one area is short.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct WhyTold {
    /// P-code.
    pub area_code: String,
    /// Name.
    pub area_name: String,
    /// Person-months in need.
    pub need_person_months: u64,
    /// Person-months reached.
    pub reached_person_months: u64,
    /// Between what figures that lies in eight of ten draws; left out where nothing was drawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reached_range: Option<RangeEnds>,
    /// Reached over need.
    pub coverage_share: Figure,
    /// From need to reach, as if only this area's need counted.
    pub cascade: AreaCascade,
    /// What is first in the way: what takes most in that cascade, or, where what is lacking goes to
    /// others, what is short for all of them.
    pub first_in_the_way: Sentence,
    /// The class of obstacles that brings most when it is taken away.
    pub largest_obstacle: Option<&'static str>,
    /// What taking each class away brings.
    pub classes: Vec<GainTold>,
    /// Pairs of classes, where no class by itself brings anything.
    pub together: Vec<GainTold>,
    /// Single changes that help, the largest gain first.
    pub changes: Vec<GainTold>,
    /// Smallest sets of permissions, where no single permission helps.
    pub sets: Vec<GainTold>,
    /// Smallest sets for food from outside the country, where those above move only what is inside it.
    pub sets_from_abroad: Vec<GainTold>,
    /// Whether every smaller set along one way was tried.
    pub no_smaller_set: bool,
    /// What the area would have if it came before all others.
    pub first: FirstTold,
    /// What the answer comes to with the supplies split otherwise by origin.
    pub splits: Vec<SplitTold>,
    /// The answer as sentences.
    pub sentences: Vec<Sentence>,
}

/// An area with the supplies split otherwise by origin.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct SplitTold {
    /// Name of the split.
    pub split: String,
    /// Person-months reached.
    pub reached_person_months: Figure,
    /// What the best single change brings here under this split.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub best_change_more_person_months_here: Option<Figure>,
}

/// What one or several changes bring.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct GainTold {
    /// The changes, together.
    pub changes: Vec<ChangeTold>,
    /// Person-months more in the area.
    pub more_person_months_here: Figure,
    /// Person-months more over all areas.
    pub more_person_months_overall: Figure,
    /// The areas that are served fewer for it, those that lose most first; no more than a few.
    pub losers: Vec<LoserTold>,
}

/// One change.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct ChangeTold {
    /// What sort: `grant`, `keep-open`, `keep-reachable`, `widen`, `room`, `more-food` or `lift`.
    pub kind: &'static str,
    /// Of what, by its key in the tables.
    pub id: String,
    /// In words.
    pub in_words: Sentence,
    /// Who can grant it; absent for what is nobody's to grant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counterpart: Option<String>,
}

/// An area served before all others.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct FirstTold {
    /// Person-months it would have.
    pub reached_person_months: Figure,
    /// How many areas would lose anything.
    pub n_losers: usize,
    /// Those that would lose most.
    pub losers: Vec<LoserTold>,
    /// Person-months lost elsewhere for each one gained.
    pub lost_for_each_gained: Option<Figure>,
}

/// An area that would lose.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct LoserTold {
    /// P-code.
    pub area_code: String,
    /// Name.
    pub area_name: String,
    /// Person-months it would lose.
    pub fewer_person_months: Figure,
}
