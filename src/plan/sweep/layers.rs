//! Which gates each arc has, and in which layers people are counted.

use super::Players;
use crate::allocation::sweep::{Gated, Layer};
use crate::allocation::{Built, Meaning};
use crate::certificate::Fed;
use crate::network::Network;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Most different rations for which a value is a sum of layers; each is a sweep of its own.
const MOST_RATIONS: usize = 32;

/// The players that each arc waits for.
pub(super) fn gates(network: &Network<'_>, built: &Built, players: &Players) -> Vec<u128> {
    let by_link: Vec<u128> = (0..network.country.links.len())
        .map(|n| {
            let link = crate::country::LinkIx(n as u32);
            players.holding(network.needed.needed_by_link(link))
        })
        .collect();
    let by_area = |n: usize| {
        let area = network.served[n].area;
        players.holding(network.needed.needed_by_area(area))
    };
    let by_area: Vec<u128> = (0..network.served.len()).map(by_area).collect();
    let gate = |meaning: &Meaning| match *meaning {
        Meaning::Move(way, _) => by_link[network.ways[way.index()].link.index()],
        Meaning::HandOut { served, .. } => by_area[served],
        Meaning::Offer(_)
        | Meaning::Carried(_)
        | Meaning::Arriving(..)
        | Meaning::CarriedAhead(..)
        | Meaning::Gate(..)
        | Meaning::Store(..)
        | Meaning::Reach(..)
        | Meaning::SendAhead(..)
        | Meaning::KeepAhead(..)
        | Meaning::UseAhead(..)
        | Meaning::Phase(..)
        | Meaning::Cell(..)
        | Meaning::Area(_)
        | Meaning::Caseload(_)
        | Meaning::Total => 0,
    };
    built.meanings.iter().map(gate).collect()
}

/// Layers by ration, from the smallest on, and how many units make a person-month; `None` where
/// there are too many rations, or they have no common measure.
pub(super) fn layers(gated: &Gated) -> Option<(Vec<Layer>, i128)> {
    let instance = gated.instance();
    let rations: BTreeSet<i64> = instance.rations().collect();
    let rations: Vec<i64> = rations.into_iter().collect();
    let scale = instance.scale()?;
    if let [_] | [] = rations[..] {
        return Some((vec![Layer { gated: gated.clone(), weight: 1 }], scale.into()));
    }
    if rations.len() > MOST_RATIONS {
        return None;
    }
    let layer = |(n, &grams): (usize, &i64)| {
        let next = rations.get(n + 1).map_or(0, |next| scale / next);
        let gated = gated.handing_out(|taken| taken <= grams);
        Layer { gated, weight: i128::from(scale / grams - next) }
    };
    Some((rations.iter().enumerate().map(layer).collect(), scale.into()))
}

/// Layers for the people of one phase, where worse phases come first. What a group of hand-outs
/// gets is the most that the groups up to it can take less the most that those before it can,
/// because all of these can be at their largest in one flow.
pub(super) fn layers_of(gated: &Gated, phase: u8) -> Option<(Vec<Layer>, i128)> {
    let instance = gated.instance();
    let scale = instance.scale()?;
    let group = |fed: &Fed| (Reverse(fed.phase), fed.grams_per_person);
    let fed = instance.arcs.iter().filter_map(|arc| arc.feeds());
    let groups: BTreeSet<(Reverse<u8>, i64)> = fed.map(|fed| group(&fed)).collect();
    let groups: Vec<(Reverse<u8>, i64)> = groups.into_iter().collect();
    if groups.len() > MOST_RATIONS {
        return None;
    }
    let per_gram = |n: usize| match groups.get(n) {
        Some((Reverse(own), grams)) if *own == phase => i128::from(scale / grams),
        Some(_) | None => 0,
    };
    let layer = |n: usize| {
        let weight = per_gram(n) - per_gram(n + 1);
        let gated = || gated.serving(|fed| group(fed) <= groups[n]);
        (weight != 0).then(|| Layer { gated: gated(), weight })
    };
    Some(((0..groups.len()).filter_map(layer).collect(), scale.into()))
}
