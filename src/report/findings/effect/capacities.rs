//! What a change costs with links that carry the least, the best and the most they are believed to.

use super::EffectInput;
use super::said::{percent, rounded, whole};
use crate::analysis::effect::{AtLevel, Change, InDraws};
use crate::analysis::ranges::Range;
use crate::evidence::Level;
use crate::kit::figure::Figure;
use crate::kit::sentence::{Joined, in_millions, term};
use crate::kit::{Sentence, say};
use crate::plan::Exact;
use schemars::JsonSchema;
use serde::Serialize;

/// What the change costs at one figure of the capacities of links.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct AtCapacity {
    /// `low`, `best` or `high`.
    pub capacity: &'static str,
    /// Person-months that the reference plan reaches at it.
    pub before: Figure,
    /// Of these, lost.
    pub lost: Figure,
    /// Moved less lost.
    pub net: Figure,
    /// US dollars more.
    pub more_cost_usd: Figure,
    /// Person-months more in need in areas and months in which nobody is served.
    pub more_left_with_nothing: i64,
}

/// The word for a figure of an estimate.
fn word(level: Level) -> &'static str {
    match level {
        Level::Low => "low",
        Level::Best => "best",
        Level::High => "high",
    }
}

impl AtCapacity {
    pub(super) fn of(at: &AtLevel) -> AtCapacity {
        AtCapacity {
            capacity: word(at.level),
            before: Figure::rounded(at.sums.before, 0),
            lost: Figure::rounded(at.sums.lost(), 0),
            net: Figure::rounded(at.sums.net(), 0),
            more_cost_usd: Figure::usd(at.more_cents()),
            more_left_with_nothing: at.more_with_nothing(),
        }
    }
}

/// What gets worse at one figure of the capacities.
pub(super) fn worse(at: &AtLevel) -> Option<Sentence> {
    let mut told = Vec::new();
    if rounded(at.sums.lost()) > Exact::default() {
        told.push(say!(
            "effect.worse.lost",
            "{lost} person-months are lost",
            lost = whole(at.sums.lost()),
        ));
    }
    if at.costs_more_for_no_more() {
        told.push(say!(
            "effect.worse.dearer",
            "it costs {more} US dollars more",
            more = in_millions(Figure::usd(at.more_cents())),
        ));
    }
    if at.more_with_nothing() > 0 {
        told.push(say!(
            "effect.worse.left",
            "{more} person-months more in need are left with nothing",
            more = at.more_with_nothing().unsigned_abs(),
        ));
    }
    (!told.is_empty()).then(|| {
        say!(
            "effect.worse",
            "at the {capacity} figures of the capacities {told}",
            capacity = term(word(at.level)),
            told = Joined::And.list(told),
        )
    })
}

pub(super) fn by_capacity(at_levels: &[AtLevel]) -> Option<Sentence> {
    let lost: Vec<Exact> = at_levels.iter().map(|at| at.sums.lost()).collect();
    if lost.windows(2).all(|pair| pair[0] == pair[1]) {
        return None;
    }
    let each = at_levels.iter().map(|at| {
        say!(
            "effect.by-capacity.each",
            "{lost} ({percent} % of {before}) at the {capacity} figures",
            lost = whole(at.sums.lost()),
            percent = percent(at.sums.lost(), at.sums.before),
            before = whole(at.sums.before),
            capacity = term(word(at.level)),
        )
    });
    Some(say!(
        "effect.by-capacity",
        "How much is lost hangs on what roads and crossings can carry, which is partly assumed. In \
         person-months: {each}.",
        each = Joined::And.list(each),
    ))
}

/// Where what is lost with all links at one figure lies outside the range of draws, in which they vary one by one.
pub(super) fn beyond_draws(at_levels: &[AtLevel], drawn: &InDraws) -> Option<Sentence> {
    let Range { low, high, .. } = Range::of(&drawn.lost);
    let beyond = |at: &&AtLevel| {
        let lost = rounded(at.sums.lost());
        at.level != Level::Best && (lost < rounded(low) || lost > rounded(high))
    };
    let levels: Vec<_> = at_levels.iter().filter(beyond).map(|at| term(word(at.level))).collect();
    (!levels.is_empty()).then(|| {
        say!(
            "effect.beyond-draws",
            "What is lost at the {capacities} figures lies outside the range of the draws: there every link \
             stands at that figure at once, in a draw some carry more and some less. Take the wider.",
            capacities = Joined::And.list(levels),
        )
    })
}

/// Where a target is out of reach, and what is planned instead.
pub(super) fn out_of_reach(about: &EffectInput<'_>, change: &Change) -> Option<Sentence> {
    let sides = [change.effect.reference.as_str(), about.scenario];
    let mut told = Vec::new();
    for (side, scenario) in sides.into_iter().enumerate() {
        let levels = change.at_levels.iter().filter(|at| at.out_of_reach[side]);
        let levels: Vec<&'static str> = levels.map(|at| word(at.level)).collect();
        if !levels.is_empty() {
            told.push(say!(
                "effect.out-of-reach.side",
                "that of {scenario} at the {capacities} capacities",
                scenario,
                capacities = Joined::And.list(levels.into_iter().map(term)),
            ));
        }
    }
    (!told.is_empty()).then(|| {
        say!(
            "effect.out-of-reach",
            "A target is out of reach, {sides}: there the plan reaches most people instead.",
            sides = Joined::And.list(told),
        )
    })
}
