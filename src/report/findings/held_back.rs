//! What holds reach back, as it is told: the cascade from need to reach, who is left with nothing, and
//! the limits that matter.

mod bars;
mod gather;
mod left;
mod limits;
mod said;
mod step;
mod words;

pub(in crate::report) use bars::{bars, bars_in_words, in_need};
pub(in crate::report) use gather::{
    Knowledge, Told, by_area, cascade, limits as bottlenecks, of_area, of_month, over_the_window,
};
pub(in crate::report) use left::left_with_nothing;
pub(in crate::report) use limits::why as shut_by;
pub(in crate::report) use said::in_the_way_of;
pub use step::StepKey;
pub(in crate::report) use words::{in_the_way, left_after, step_in_words};

use crate::kit::Sentence;
use crate::kit::figure::{Count, Figure};
use schemars::JsonSchema;
use serde::Serialize;

/// From need to reach: the largest reach there could be with ever more limits in force.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct CascadeTold {
    /// Person-months in need.
    pub need_person_months: Figure,
    /// Each limit that comes into force, in order; the last is what the plan reaches.
    pub steps: Vec<StepTold>,
    /// What access and ways would let any plan reach if food and money were ample.
    pub ceiling_person_months: Figure,
    /// The need that could be served, less the ceiling: the next two figures together.
    pub access_costs_person_months: Figure,
    /// What closed permissions cost, those granted in part and those with quotas included: the ceiling with
    /// every permission granted, less the ceiling.
    pub closed_permissions_cost_person_months: Figure,
    /// What ways cannot carry in their seasons even with every permission granted.
    pub beyond_ways_person_months: Figure,
    /// Person-months that the food on offer would feed.
    pub food_feeds_person_months: Figure,
    /// Reached over what the food on offer would feed; absent where no food is on offer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reached_of_food_share: Option<Figure>,
    /// What is reached, and the ceiling, with links that carry the least and the most they are believed
    /// to; absent for a plan as known and for a target.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub at_capacities: Vec<AtCapacityTold>,
    /// The finding as sentences.
    pub sentences: Vec<Sentence>,
}

/// What can be reached with links that carry other than their best figure.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct AtCapacityTold {
    /// `low` or `high`.
    pub capacity: &'static str,
    /// Person-months reached by a plan for the same objective.
    pub reached_person_months: Figure,
    /// What access and ways would let any plan reach if food and money were ample.
    pub ceiling_person_months: Figure,
}

/// A limit that comes into force.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct StepTold {
    /// Which: `caseload`, `handing-out`, `open-ways`, `carrying`, `banks-and-payments`, `food`, `money` or
    /// `choice`, which is what the plan does with the rest.
    pub step: StepKey,
    /// Person-months that could be reached with the limits up to this one.
    pub left_person_months: Figure,
    /// Person-months that this limit takes away.
    pub lost_person_months: Figure,
    /// Person-months that it brings when it alone is lifted; for the window and the planning team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lifted_alone_person_months: Option<Figure>,
}

impl StepTold {
    /// Whether it is told where only what matters is: what takes something, the access ceiling, and
    /// what is reached.
    pub(in crate::report) fn is_shown(&self) -> bool {
        !self.lost_person_months.is_nought() || self.step.is_always_shown()
    }
}

/// Steps, by position, that are told for areas: those that take something from any of them, the access
/// ceiling, and what is reached.
pub(in crate::report) fn shown_steps(areas: &[AreaCascade]) -> Vec<usize> {
    let n_steps = areas.first().map_or(0, |area| area.steps.len());
    (0..n_steps).filter(|n| areas.iter().any(|area| area.steps[*n].is_shown())).collect()
}

/// From need to reach in one month, as if only its need counted, in people.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct MonthCascade {
    /// People who could be reached with the limits up to each step.
    pub steps: Vec<MonthStep>,
    /// What access and ways would let any plan reach in this month if food and money were ample.
    pub ceiling_people: Count,
}

/// A limit that comes into force in a month.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct MonthStep {
    /// Which, as for the window.
    pub step: StepKey,
    /// People who could be reached with the limits up to this one.
    pub left_people: Count,
}

/// From need to reach in one area, as if only its need counted.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct AreaCascade {
    /// P-code.
    pub area_code: String,
    /// Name.
    pub area_name: String,
    /// Person-months in need.
    pub need_person_months: Figure,
    /// Each limit that comes into force, in order.
    pub steps: Vec<StepTold>,
    /// The step that takes most; absent where everyone in need is reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most_lost: Option<StepKey>,
}

/// Who is left with nothing.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct LeftWithNothing {
    /// How many areas are in need in how many months, taken together.
    pub area_months: usize,
    /// Areas and months in which nobody in need is served.
    pub nobody: CellsTold,
    /// Areas and months in which some are served, and fewer than a tenth.
    pub below_a_tenth: CellsTold,
    /// Areas and months in which nobody of IPC phase 3, 4 and 5 is served, in that order.
    pub nobody_by_phase: [CellsTold; 3],
    /// The areas of `nobody`: where the worst phases are served first, those with most people in phase 5;
    /// else those with most people.
    pub areas: Vec<AreaLeft>,
    /// Areas with months in which some are served, but fewer than a tenth; left out as above.
    pub areas_below_a_tenth: Vec<AreaLeft>,
    /// The finding as sentences.
    pub sentences: Vec<Sentence>,
}

/// How many areas and months, and how many people are in need in them.
#[derive(Clone, Copy, Debug, JsonSchema, Serialize)]
pub struct CellsTold {
    /// How many.
    pub area_months: usize,
    /// Person-months in need in them.
    pub need_person_months: Count,
}

/// An area in which nobody is served in some months.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct AreaLeft {
    /// P-code.
    pub area_code: String,
    /// Name.
    pub area_name: String,
    /// The months.
    pub months: Vec<String>,
    /// Person-months in need in these months.
    pub need_person_months: Count,
    /// Those of them in IPC phase 5, where the objective serves these first and readers may know.
    #[serde(skip)]
    pub(in crate::report) in_phase_5: Option<u64>,
}

/// Limits that hold reach back, alone or together.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Bottleneck {
    /// The limits; none of them could be left out.
    pub limits: Vec<LimitTold>,
    /// Person-months more that are reached with all of them raised, found by planning again.
    pub gain_person_months: Figure,
    /// The finding as a sentence.
    pub sentence: Sentence,
}

/// A limit, and by how much it was raised.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct LimitTold {
    /// What sort: `permission`, `quota`, `season`, `cut-off`, `link`, `store`,
    /// `caseload`, `supply` or `money`.
    pub kind: &'static str,
    /// Key in the tables of what it is a limit of; empty for money and
    /// for the caseload of the country.
    pub id: String,
    /// In words.
    pub name: Sentence,
    /// Months in which it held food back.
    pub months: Vec<String>,
    /// Raised by so many metric tonnes over the window.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more_mt: Option<Figure>,
    /// Raised by so many metric tonnes in each of its months.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more_mt_per_month: Option<Figure>,
    /// Raised by so many people in each of its months.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more_people_per_month: Option<u64>,
    /// Raised by so many US dollars.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more_usd: Option<Figure>,
}
