//! What a change costs, in sentences and tables: lost, moved and net, by month, area and IPC phase.

mod capacities;
mod carried_out;
mod lost;
mod said;

pub use carried_out::CarriedOutTold;
pub(in crate::report) use carried_out::{Sides, carried_out};
pub(in crate::report) use lost::{LossTold, LostRow, lost};

use crate::analysis::effect::{CellEffect, Cells, Change, Effect, Replacement, Sums};
use crate::country::Country;
use crate::kit::figure::Figure;
use crate::kit::{Sentence, say};
use crate::report::findings::ranges::LostRangeTold;
use crate::scenario::Scenario;
use crate::time::Window;
use capacities::AtCapacity;
use lost::Told;
use schemars::JsonSchema;
use serde::Serialize;

/// What a change costs beside a reference plan.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct EffectTold {
    /// The scenario whose plan is the reference: even over areas and months.
    pub reference: String,
    /// What the reference plan strives for.
    pub objective: &'static str,
    /// The scenario that is held against it.
    pub scenario: String,
    /// Over everything, in person-months.
    pub total: LossTold,
    /// By IPC phase, the highest first.
    pub by_phase: Vec<LossTold>,
    /// By month.
    pub by_month: Vec<LossTold>,
    /// By area, those that lose most first; areas without a change are left out.
    pub by_area: Vec<LossTold>,
    /// What the change costs in money; less where negative.
    pub more_cost_usd: Figure,
    /// Person-months in need in areas and months in which nobody is served, before.
    pub left_with_nothing_before: u64,
    /// Person-months in need in areas and months in which nobody is served, after.
    pub left_with_nothing_after: u64,
    /// Ways into the country that carry more, the largest increase first.
    pub replaced_by: Vec<ReplacementTold>,
    /// What changes with links that carry the least, the best and the most they are believed to.
    pub at_capacities: Vec<AtCapacity>,
    /// What changes where every month is planned with what was known on its first day; empty where a
    /// target is asked for, which no single month can judge.
    pub as_known: Option<AsKnownTold>,
    /// How sure what is lost is; empty where nothing was drawn.
    pub lost_range: Option<LostRangeTold>,
    /// By area, month and phase, which stands in tables only.
    #[serde(skip)]
    pub(in crate::report) cells: Vec<CellTold>,
    /// Whether the plan shown serves all that is kept.
    pub shown_plan_contains_kept: bool,
    /// The effect in sentences.
    pub said: Vec<Sentence>,
}

/// One IPC phase of an area in a month, where anybody is in need.
#[derive(Clone, Debug)]
pub(in crate::report) struct CellTold {
    /// P-code.
    pub pcode: String,
    /// Name of the area.
    pub name: String,
    /// `2021-10`.
    pub month: String,
    /// IPC phase.
    pub phase: usize,
    /// People in need.
    pub need: u64,
    /// Before, kept and after.
    pub sums: Sums,
}

fn cells(about: &EffectInput<'_>, cells: &Cells) -> Vec<CellTold> {
    let told = |cell: &CellEffect, phase: usize| {
        let area = &about.country.areas[cell.area.index()];
        CellTold {
            pcode: area.pcode.clone(),
            name: area.name.clone(),
            month: about.window.month(cell.period).to_string(),
            phase: phase + 3,
            need: cell.need[phase],
            sums: cell.phase(phase),
        }
    };
    let phases = |cell: &CellEffect| (0..3).filter(|n| cell.need[*n] > 0).collect::<Vec<_>>();
    let of = |cell| phases(cell).into_iter().map(move |phase| (cell, phase));
    cells.iter().flat_map(of).map(|(cell, phase)| told(cell, phase)).collect()
}

/// A way into the country that carries more.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct ReplacementTold {
    /// Id of the link.
    pub link: String,
    /// In words.
    pub name: String,
    /// Tonnes more over the window.
    pub more_mt: Figure,
    /// Tonnes it could still carry in the months in which it carries any; empty where nobody knows a
    /// limit.
    pub room_left_mt: Option<Figure>,
}

/// What the change costs where both scenarios are planned month by month, as known.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct AsKnownTold {
    /// Person-months that the reference scenario reaches so.
    pub before: Figure,
    /// Of these, not reached by the changed scenario in the same area, month and phase.
    pub lost: Figure,
    /// Person-months that the changed scenario reaches.
    pub after: Figure,
}

/// What an effect is told of.
pub(in crate::report) struct EffectInput<'a> {
    /// The country.
    pub country: &'a Country,
    /// The months.
    pub window: Window,
    /// Key of the changed scenario.
    pub scenario: &'a str,
}

/// Lays an effect out.
pub(in crate::report) fn told(about: &EffectInput<'_>, change: &Change) -> EffectTold {
    let Change { effect, at_levels, as_known, in_draws } = change;
    let Told { total, by_phase, by_month, by_area } = Told::of(about, &effect.cells);
    EffectTold {
        reference: effect.reference.clone(),
        objective: effect.objective.word(),
        scenario: about.scenario.to_owned(),
        total,
        by_phase,
        by_month,
        by_area,
        more_cost_usd: Figure::usd(effect.cents[1] - effect.cents[0]),
        left_with_nothing_before: effect.left_out[0].person_months(),
        left_with_nothing_after: effect.left_out[1].person_months(),
        replaced_by: effect
            .replacements
            .iter()
            .map(|found| replacement(about.country, found))
            .collect(),
        at_capacities: at_levels.iter().map(AtCapacity::of).collect(),
        as_known: as_known.as_ref().map(|known| AsKnownTold {
            before: Figure::rounded(known.before, 0),
            lost: Figure::rounded(known.lost, 0),
            after: Figure::rounded(known.after, 0),
        }),
        lost_range: in_draws.as_ref().map(LostRangeTold::of),
        cells: cells(about, &effect.cells),
        shown_plan_contains_kept: effect.contains_kept,
        said: said::said(about, change),
    }
}

/// Who loses and when in one sentence; who gains where nobody does.
pub(in crate::report) fn headline(about: &EffectInput<'_>, change: &Change) -> Sentence {
    said::headline(about, change)
}

pub(in crate::report) fn replacement(country: &Country, found: &Replacement) -> ReplacementTold {
    let link = &country.links[found.link.index()];
    ReplacementTold {
        link: link.id.clone(),
        name: link.name.clone(),
        more_mt: Figure::mt(found.more),
        room_left_mt: found.room_left.map(Figure::mt),
    }
}

impl ReplacementTold {
    /// In words: what it carries more, and the room that is left.
    pub(in crate::report) fn said(&self) -> Sentence {
        let (way, more) = (&self.name, self.more_mt.to_places(0));
        match self.room_left_mt {
            Some(room) => say!(
                "effect.instead",
                "{way} (+{more} MT, with room for {room} MT more)",
                way,
                more,
                room = room.to_places(0),
            ),
            None => {
                say!(
                    "effect.instead.no-limit",
                    "{way} (+{more} MT; no limit of it is known)",
                    way,
                    more
                )
            }
        }
    }
}

/// What a scenario costs beside another one, in a few sentences.
pub(in crate::report) fn in_brief(
    country: &Country,
    scenario: &Scenario,
    change: &Change,
) -> Vec<Sentence> {
    let about = EffectInput { country, window: scenario.window, scenario: &scenario.id };
    said::in_brief(&about, change)
}

/// What a scenario costs beside another one with the capacities taken for best, in sentences.
pub(in crate::report) fn at_best(
    country: &Country,
    scenario: &Scenario,
    (effect, priced): (&Effect, bool),
) -> Vec<Sentence> {
    let about = EffectInput { country, window: scenario.window, scenario: &scenario.id };
    said::at_best(&about, effect, priced)
}

/// What a scenario costs beside another one: over everything, by month and by area.
pub(in crate::report) fn losses(
    country: &Country,
    scenario: &Scenario,
    cells: &Cells,
) -> (LossTold, Vec<LossTold>, Vec<LossTold>) {
    let about = EffectInput { country, window: scenario.window, scenario: &scenario.id };
    let Told { total, by_month, by_area, .. } = Told::of(&about, cells);
    (total, by_month, by_area)
}

/// Who loses by a change and when, and from which phases rations pass to which.
pub(in crate::report) fn whom_it_costs(
    country: &Country,
    scenario: &Scenario,
    cells: &Cells,
) -> Vec<Sentence> {
    let about = EffectInput { country, window: scenario.window, scenario: &scenario.id };
    said::whom_it_costs(&about, cells)
}

/// Lays out what a scenario costs beside another one.
pub fn effect_told(country: &Country, scenario: &Scenario, change: &Change) -> EffectTold {
    told(&EffectInput { country, window: scenario.window, scenario: &scenario.id }, change)
}
