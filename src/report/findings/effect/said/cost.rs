//! What a change costs in money.

use crate::analysis::effect::{Effect, Sums};
use crate::kit::figure::Figure;
use crate::kit::sentence::{in_millions, plainly};
use crate::kit::{Sentence, say};
use crate::plan::Exact;
use std::cmp::Ordering;

/// What the plan costs more or less, and for each person-month.
pub(super) fn cost(effect: &Effect, total: &Sums) -> Sentence {
    let [before, after] = effect.cents;
    let more = after - before;
    let each = each(effect, total);
    match more.cmp(&Exact::default()) {
        Ordering::Greater => say!(
            "effect.dearer",
            "The plan costs {more} US dollars more: {each}.",
            more = in_millions(Figure::usd(more)),
            each,
        ),
        Ordering::Less => say!(
            "effect.cheaper",
            "The plan costs {less} US dollars less: {each}.",
            less = in_millions(Figure::usd(-more)),
            each,
        ),
        Ordering::Equal => say!("effect.same-cost", "It costs the same."),
    }
}

/// What a person-month costs before and after; where nobody is reached, none has a cost.
fn each(effect: &Effect, total: &Sums) -> Sentence {
    let [before, after] = effect.cents;
    let of = |cents: Exact, people: Exact| {
        (people > Exact::default()).then(|| plainly(Figure::usd(cents / people)))
    };
    match (of(before, total.before), of(after, total.after)) {
        (Some(before), Some(after)) => {
            say!("effect.each", "{after} for each person-month, {before} before", after, before,)
        }
        (None, Some(after)) => say!(
            "effect.each.from-nobody",
            "{after} for each person-month, where nobody was reached before",
            after,
        ),
        (Some(before), None) => say!(
            "effect.each.nobody-left",
            "nobody is reached any more, {before} for each person-month before",
            before,
        ),
        (None, None) => say!("effect.each.nobody", "nobody is reached before or after"),
    }
}
