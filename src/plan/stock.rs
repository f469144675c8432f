//! Food that waits from one month to the next.

use super::figures::{Exact, carried};
use crate::allocation::{Allocation, Built, Meaning};
use crate::country::{AreaIx, PlaceIx};
use crate::network::Network;
use crate::time::Period;
use std::collections::BTreeMap;

/// Where food waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Waits {
    /// Handed out ahead, with people who will be cut off.
    Ahead(AreaIx),
    /// In a store.
    InStore(PlaceIx),
}

/// Food that waits at the end of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stock {
    /// Where.
    pub at: Waits,
    /// At the end of which month.
    pub period: Period,
    /// How much, in grams.
    pub grams: Exact,
}

/// What waits, where any does.
pub(super) fn stock(network: &Network<'_>, built: &Built, allocation: &Allocation) -> Vec<Stock> {
    let mut stock: BTreeMap<(Waits, Period), Exact> = BTreeMap::new();
    for (arc, meaning) in built.meanings.iter().enumerate() {
        let key = match *meaning {
            Meaning::Store(place, period) => (Waits::InStore(place), period),
            Meaning::SendAhead(served, _, period) | Meaning::KeepAhead(served, _, period) => {
                (Waits::Ahead(network.served[served].area), period)
            }
            Meaning::Offer(_)
            | Meaning::Carried(_)
            | Meaning::CarriedAhead(..)
            | Meaning::Arriving(..)
            | Meaning::Move(..)
            | Meaning::Gate(..)
            | Meaning::Reach(..)
            | Meaning::UseAhead(..)
            | Meaning::HandOut { .. }
            | Meaning::Phase(..)
            | Meaning::Cell(..)
            | Meaning::Area(_)
            | Meaning::Caseload(_)
            | Meaning::Total => continue,
        };
        *stock.entry(key).or_default() += carried(allocation, arc);
    }
    let some = |((at, period), grams)| Stock { at, period, grams };
    stock.into_iter().map(some).filter(|stock| stock.grams > Exact::default()).collect()
}
