//! Where nobody loses: who gains, what carries more, and what gets worse all the same.

use super::instead::serves_some_fewer;
use super::nothing::no_longer_left;
use super::phases::passed_to_worse;
use super::{NAMED, nobody_loses, rounded, where_to, whole};
use crate::analysis::effect::{Change, Effect, Sums};
use crate::kit::sentence::{Argument, Joined};
use crate::kit::{Sentence, say};
use crate::plan::Exact;
use crate::report::findings::effect::capacities::worse;
use crate::report::findings::effect::{EffectInput, replacement};

/// Nobody loses. Who is reached more stands first; else the way that stands in.
pub(super) fn no_loss(about: &EffectInput<'_>, change: &Change, total: &Sums) -> Sentence {
    let reached = |people: Exact| rounded(people) > Exact::default();
    if !reached(total.before) {
        return from_nobody(about, change, total);
    }
    if reached(total.net()) {
        return gain(about, change, total);
    }
    if let Some(gains) = better(about, &change.effect) {
        return as_many(about, change, gains);
    }
    let by = match ways(about, change) {
        None => say!("effect.no-other-way", "no way into the country has to carry more for it"),
        Some(ways) => {
            say!("effect.other-ways", "what went another way goes by {ways}", ways)
        }
    };
    match worse_at_levels(change) {
        None if serves_some_fewer(&change.effect.cells) => say!(
            "effect.no-loss.shown-takes",
            "All of the plan of {reference} could still be served, but the plan shown takes from some: {by}.",
            reference = &change.effect.reference,
            by,
        ),
        None => say!("effect.no-loss", "No loss is found in this model: {by}.", by),
        Some(worse) => say!(
            "effect.no-loss.worse",
            "With the capacities that are taken for best {kept}; {by}. Other things get worse: {worse}.",
            kept = nobody_loses(&change.effect),
            by,
            worse,
        ),
    }
}

/// What gets better where as many are reached in all: rations that pass to people who are worse off, and those
/// who are no longer left with nothing. `None` where nothing does.
pub(super) fn better(about: &EffectInput<'_>, effect: &Effect) -> Option<Argument> {
    let phases = passed_to_worse(&effect.cells);
    let longer = no_longer_left(about, &effect.left_out);
    let told: Vec<Sentence> = phases.into_iter().chain(longer).collect();
    (!told.is_empty()).then(|| Joined::Semicolons.list(told))
}

/// As many are reached as before, all of them could be the same people, and something gets better.
fn as_many(about: &EffectInput<'_>, change: &Change, gains: Argument) -> Sentence {
    let (kept, by) = (nobody_loses(&change.effect), carried(about, change));
    match worse_at_levels(change) {
        None => say!(
            "effect.as-many",
            "As many are reached, {kept} in this model, and this is gained: {gains}. {by}",
            kept,
            gains,
            by,
        ),
        Some(worse) => say!(
            "effect.as-many.worse",
            "As many are reached, {kept} with the capacities that are taken for best, and this is gained: {gains}. \
             {by} What gets worse: {worse}.",
            kept,
            gains,
            by,
            worse,
        ),
    }
}

/// More are reached than before, and nobody loses.
fn gain(about: &EffectInput<'_>, change: &Change, total: &Sums) -> Sentence {
    let gained = whole(total.net());
    // Where some areas are served fewer, the parts of others add up to more than what is gained.
    let gained = match serves_some_fewer(&change.effect.cells) {
        true => {
            say!("effect.gained.in-all", "{gained} person-months more are reached in all", gained)
        }
        false => say!(
            "effect.gained",
            "{gained} person-months more are reached, the largest parts in {parts}",
            gained,
            parts = where_to(about, &change.effect.cells),
        ),
    };
    let by = carried(about, change);
    match worse_at_levels(change) {
        None => {
            say!("effect.gain", "{gained}, and no loss is found in this model. {by}", gained, by)
        }
        Some(worse) => say!(
            "effect.gain.worse",
            "{gained}, and {kept} with the capacities that are taken for best. {by} What gets worse: {worse}.",
            gained,
            kept = nobody_loses(&change.effect),
            by,
            worse,
        ),
    }
}

/// The reference plan reaches nobody.
fn from_nobody(about: &EffectInput<'_>, change: &Change, total: &Sums) -> Sentence {
    let reference = &change.effect.reference;
    let gained = match rounded(total.after) > Exact::default() {
        false => {
            return say!(
                "effect.from-nobody.to-nobody",
                "The plan of {reference} reaches nobody, and this one does not either.",
                reference,
            );
        }
        true => say!(
            "effect.from-nobody",
            "{gained} person-months are reached where the plan of {reference} reaches nobody, the largest \
             parts in {parts}",
            gained = whole(total.after),
            reference,
            parts = where_to(about, &change.effect.cells),
        ),
    };
    let by = carried(about, change);
    match worse_at_levels(change) {
        None => say!("effect.from-nobody.free", "{gained}. {by}", gained, by),
        Some(worse) => say!(
            "effect.from-nobody.worse",
            "{gained}. {by} What gets worse: {worse}.",
            gained,
            by,
            worse,
        ),
    }
}

/// The first few ways that carry more.
fn ways(about: &EffectInput<'_>, change: &Change) -> Option<Argument> {
    let told = change.effect.replacements.iter().take(NAMED);
    let ways: Vec<Sentence> = told.map(|found| replacement(about.country, found).said()).collect();
    (!ways.is_empty()).then(|| Joined::And.list(ways))
}

fn carried(about: &EffectInput<'_>, change: &Change) -> Sentence {
    match ways(about, change) {
        None => say!("effect.gained.no-way", "No way into the country carries more for it."),
        Some(ways) => say!("effect.gained.ways", "More food comes in by {ways}.", ways),
    }
}

fn worse_at_levels(change: &Change) -> Option<Argument> {
    (!change.is_no_loss())
        .then(|| Joined::Semicolons.list(change.at_levels.iter().filter_map(worse)))
}
