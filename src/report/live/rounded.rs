//! A plan as a page for others tells it: people in hundreds, food in tens of tonnes, and no money.

use crate::analysis::effect::Effect;
use crate::kit::figure::Figure;
use crate::plan::{AreaPlan, Exact, MonthFigures, left_out};
use crate::sharing::{STEP, STEP_MT};

/// Whom a plan reaches, in whole hundreds rounded down: never more than are.
pub fn rounded_areas(areas: &[AreaPlan]) -> Vec<AreaPlan> {
    let month = |month: &MonthFigures| {
        let shown = month.shown.map(|people| people / STEP * STEP);
        let served = shown.map(|people| Exact::from_integer(i128::from(people)));
        MonthFigures { need: month.need, served, shown, grams: Exact::default() }
    };
    let area = |plan: &AreaPlan| AreaPlan {
        area: plan.area,
        months: plan.months.iter().map(month).collect(),
    };
    areas.iter().map(area).collect()
}

/// What a change costs, between plans that are told so.
pub fn rounded_effect(effect: &Effect, [before, after]: [&[AreaPlan]; 2]) -> Effect {
    Effect {
        cells: effect.cells.in_steps([before, after], STEP),
        cents: Default::default(),
        left_out: [left_out(before), left_out(after)],
        replacements: Vec::new(),
        reference: effect.reference.clone(),
        ..*effect
    }
}

/// Grams in tonnes: to the gram, or for others in whole tens, rounded down.
pub(super) fn tonnes(grams: Exact, exactly: bool) -> Figure {
    if exactly {
        return Figure::mt(grams);
    }
    let step = Exact::from_integer(i128::from(STEP_MT) * 1_000_000);
    Figure::mt((grams / step).floor() * step)
}
