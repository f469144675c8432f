//! What of a team's orders could not move, and what held it.

use crate::allocation::Meaning;
use crate::network::Network;
use crate::plan::unfold;
use std::collections::BTreeMap;

/// Food that was meant to go somewhere and stayed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stuck {
    /// What held it back, in the words of the network as it was known.
    pub by: Held,
    /// How much.
    pub grams: i64,
}

/// What held food back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Held {
    /// It was not there: it came late, or less of it than expected.
    Supply(crate::country::PlaceIx),
    /// A way carried less than expected, from one place to another.
    Way(crate::country::LinkIx, crate::country::PlaceIx, crate::country::PlaceIx),
    /// A quota.
    Quota(crate::country::PermissionIx),
    /// Parts of an area were cut off earlier than expected.
    CutOff(crate::country::AreaIx),
    /// Fewer people could be served in an area than expected.
    HandingOut(crate::country::AreaIx),
}

/// What held food back, named by country rather than by network.
pub(super) fn held(network: &Network<'_>, month: &unfold::Month) -> Vec<Stuck> {
    let area = |served: usize| network.served[served].area;
    let named = |(_, meaning, grams): &(usize, Meaning, i64)| {
        let by = match *meaning {
            Meaning::Offer(n) => Held::Supply(network.offers[n].place),
            Meaning::Move(way, _) => {
                let way = network.ways[way.index()];
                Held::Way(way.link, way.from, way.to)
            }
            Meaning::Gate(gate, _) => Held::Quota(network.gates[gate].permission),
            Meaning::Reach(served, ..) | Meaning::SendAhead(served, ..) => {
                Held::CutOff(area(served))
            }
            Meaning::HandOut { served, .. } => Held::HandingOut(area(served)),
            Meaning::Carried(_)
            | Meaning::CarriedAhead(..)
            | Meaning::Arriving(..)
            | Meaning::Store(..)
            | Meaning::KeepAhead(..)
            | Meaning::UseAhead(..)
            | Meaning::Phase(..)
            | Meaning::Cell(..)
            | Meaning::Area(_)
            | Meaning::Caseload(_)
            | Meaning::Total => return None,
        };
        Some(Stuck { by, grams: *grams })
    };
    month.held.iter().filter_map(named).collect()
}

/// Adds up what one limit held back, the weightiest first.
pub(super) fn added_up(stuck: Vec<Stuck>) -> Vec<Stuck> {
    let mut sums: BTreeMap<Held, i64> = BTreeMap::new();
    for stuck in stuck {
        *sums.entry(stuck.by).or_default() += stuck.grams;
    }
    let mut sums: Vec<Stuck> = sums.into_iter().map(|(by, grams)| Stuck { by, grams }).collect();
    sums.sort_by_key(|stuck| (std::cmp::Reverse(stuck.grams), stuck.by));
    sums
}
