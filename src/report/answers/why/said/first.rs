//! What an area would have before all others, and the months in which nobody is served, in sentences.

use crate::analysis::why::Why;
use crate::kit::figure::Figure;
use crate::kit::layout::Years;
use crate::kit::sentence::{Argument, Joined, months};
use crate::kit::{Sentence, say};
use crate::plan::{Cell, Plan, left_out};
use crate::report::answers::why::{LoserTold, WhyTold, words};
use crate::scenario::Objective;
use crate::time::Month;

pub(super) fn came_first(why: &Why, told: &WhyTold) -> Sentence {
    let first = &told.first;
    let Some(rate) = first.lost_for_each_gained else {
        return say!(
            "why.before-all.no-help",
            "Coming before all other areas would not help: nothing that is lacking here goes elsewhere."
        );
    };
    let start = say!(
        "why.before-all",
        "If it came before all others it would have {reached} ({more})",
        reached = first.reached_person_months,
        more = words::more(Figure::rounded(why.alone.served - why.served, 0)),
    );
    if first.losers.is_empty() {
        return say!(
            "why.before-all.no-loser",
            "{start}, and nobody would be served less for it.",
            start
        );
    }
    let loser = |loser: &LoserTold| {
        say!(
            "why.loser",
            "{area} ({fewer} fewer)",
            area = &loser.area_name,
            fewer = loser.fewer_person_months,
        )
    };
    let losers = Joined::And.list(first.losers.iter().map(loser));
    match first.n_losers - first.losers.len() {
        0 => say!(
            "why.before-all.losers",
            "{start}; served less instead: {losers}. Each person-month gained here costs {rate} elsewhere.",
            start,
            losers,
            rate,
        ),
        more => say!(
            "why.before-all.more-losers",
            "{start}; served less instead: {losers}, and {more} {more:area|areas} more would lose. Each \
             person-month gained here costs {rate} elsewhere.",
            start,
            losers,
            more,
            rate,
        ),
    }
}

/// The months in which nobody is served; and where phases come first, whether nobody is in the highest.
pub(in crate::report::answers::why) fn months_without(plan: &Plan, why: &Why) -> Option<Sentence> {
    let left = left_out(&plan.areas);
    let own: Vec<&Cell> = left.nobody.iter().filter(|cell| cell.area == why.area).collect();
    if own.is_empty() || own.len() == plan.window.n_months() {
        return None;
    }
    let lower: Vec<&Cell> =
        own.iter().copied().filter(|cell| cell.highest_phase < left.highest_phase).collect();
    let without =
        say!("why.months-without", "Nobody is served in {months}.", months = of(plan, &own));
    Some(match plan.objective == Objective::Severity && !lower.is_empty() {
        true => say!(
            "why.months-without.lower",
            "{without} In {months} nobody there is in phase {phase}, which this objective serves first.",
            without,
            months = of(plan, &lower),
            phase = u32::from(left.highest_phase),
        ),
        false => without,
    })
}

fn of(plan: &Plan, cells: &[&Cell]) -> Argument {
    let mut told: Vec<Month> = cells.iter().map(|cell| plan.window.month(cell.period)).collect();
    told.sort();
    months(&told, Years::Told)
}
