//! What changes cost beside another scenario: lost, moved and net, by month and by area.

use super::planned::{AreaReached, areas};
use crate::analysis::effect::{CellEffect, Effect};
use crate::kit::Sentence;
use crate::kit::figure::Figure;
use crate::network::Network;
use crate::plan::AreaPlan;
use crate::report::findings::effect::{LossTold, ReplacementTold, at_best, losses, replacement};
use crate::sharing::{Content, Sharing};
use schemars::JsonSchema;
use serde::Serialize;

/// What changes cost beside another scenario, with the capacities taken for best.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct BesideTold {
    /// Id of the scenario whose plan is the reference.
    pub scenario: String,
    /// Who loses and where the food goes instead, in sentences.
    pub said: Vec<Sentence>,
    /// Over everything.
    pub total: LossTold,
    /// By month.
    pub by_month: Vec<LossTold>,
    /// By area, those that lose most first; areas without a change are left out.
    pub by_area: Vec<LossTold>,
    /// By area and month, where anything changes.
    pub area_months: Vec<AreaMonthTold>,
    /// US dollars more; less where negative; absent where the page knows no prices.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more_cost_usd: Option<Figure>,
    /// Ways into the country that carry more, the largest increase first.
    pub replaced_by: Vec<ReplacementTold>,
    /// Whom the reference reaches.
    pub before_areas: Vec<AreaReached>,
    /// Whether the plan shown serves all of the reference plan that can be kept.
    pub contains_kept: bool,
}

/// What changes cost in an area in a month, in people.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct AreaMonthTold {
    /// P-code.
    pub code: String,
    /// `2021-11`.
    pub month: String,
    /// Of the reference plan, lost.
    pub lost: Figure,
    /// Served here instead of elsewhere or in other months; fewer where negative.
    pub moved: Figure,
}

impl BesideTold {
    pub(super) fn of(
        network: &Network<'_>,
        (effect, before): (&Effect, &[AreaPlan]),
        sharing: Sharing,
    ) -> BesideTold {
        let priced = sharing.shows(Content::WayCosts);
        let (country, scenario) = (network.country, network.scenario);
        let (total, by_month, by_area) = losses(country, scenario, &effect.cells);
        let cell = |cell: &CellEffect| AreaMonthTold {
            code: country.areas[cell.area.index()].pcode.clone(),
            month: network.window.month(cell.period).to_string(),
            lost: Figure::rounded(cell.sums().lost(), 0),
            moved: Figure::rounded(cell.sums().moved(), 0),
        };
        let cells = effect.cells.iter().map(cell);
        let changed = |told: &AreaMonthTold| !told.lost.is_nought() || !told.moved.is_nought();
        BesideTold {
            scenario: effect.reference.clone(),
            said: at_best(country, scenario, (effect, priced)),
            total,
            by_month,
            by_area,
            area_months: cells.filter(changed).collect(),
            more_cost_usd: priced.then(|| Figure::usd(effect.cents[1] - effect.cents[0])),
            replaced_by: effect
                .replacements
                .iter()
                .map(|found| replacement(country, found))
                .collect(),
            before_areas: areas(network, before),
            contains_kept: effect.contains_kept,
        }
    }
}
