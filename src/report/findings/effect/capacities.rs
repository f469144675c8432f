//! What a change costs with links that carry the least, the best and the most they are believed to.

use super::EffectInput;
use super::said::{rounded, whole};
use crate::analysis::effect::{AtLevel, Change};
use crate::evidence::Level;
use crate::plan::Exact;
use crate::report::kit::figure::{Figure, large, people};
use crate::report::kit::layout::listed;
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
pub(super) fn worse(at: &AtLevel) -> Option<String> {
    let mut told = Vec::new();
    if rounded(at.sums.lost()) > Exact::default() {
        told.push(format!("{} person-months are lost", whole(at.sums.lost())));
    }
    if at.more_cents() > Exact::default() {
        told.push(format!("it costs {} US dollars more", large(Figure::usd(at.more_cents()))));
    }
    if at.more_with_nothing() > 0 {
        let more = people(at.more_with_nothing().unsigned_abs());
        told.push(format!("{more} person-months more in need are left with nothing"));
    }
    let level = word(at.level);
    (!told.is_empty())
        .then(|| format!("at the {level} figures of the capacities {}", listed(&told)))
}

pub(super) fn by_capacity(at_levels: &[AtLevel]) -> Option<String> {
    let lost: Vec<Exact> = at_levels.iter().map(|at| at.sums.lost()).collect();
    if lost.windows(2).all(|pair| pair[0] == pair[1]) {
        return None;
    }
    let each: Vec<String> = at_levels
        .iter()
        .map(|at| {
            format!(
                "{} ({} % of {}) at the {} figures",
                whole(at.sums.lost()),
                Figure::percent(at.sums.lost(), at.sums.before).plain(),
                whole(at.sums.before),
                word(at.level)
            )
        })
        .collect();
    Some(format!(
        "How much is lost hangs on what roads and crossings can carry, which is partly assumed. In \
         person-months: {}.",
        listed(&each)
    ))
}

/// Where a target is out of reach, and what is planned instead.
pub(super) fn out_of_reach(about: &EffectInput<'_>, change: &Change) -> Option<String> {
    let sides = [change.effect.reference.as_str(), about.scenario];
    let mut told = Vec::new();
    for (side, name) in sides.into_iter().enumerate() {
        let levels = change.at_levels.iter().filter(|at| at.out_of_reach[side]);
        let levels: Vec<String> = levels.map(|at| word(at.level).to_owned()).collect();
        if !levels.is_empty() {
            told.push(format!("that of {name} at the {} capacities", listed(&levels)));
        }
    }
    (!told.is_empty()).then(|| {
        format!(
            "A target is out of reach, {}: there the plan reaches most people instead.",
            listed(&told)
        )
    })
}
