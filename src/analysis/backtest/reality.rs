//! Reported months, and the food there was in them by the tables.

use super::whole;
use crate::country::{Counted, Entry, SupplyIx};
use crate::evidence::Basis;
use crate::network::{Network, supplied};
use crate::plan::Exact;
use crate::time::Period;
use std::collections::BTreeMap;

/// A reported month, and the food there was.
#[derive(Clone, Debug, PartialEq)]
pub struct Reality {
    /// Which month of the window.
    pub period: Period,
    /// Position of the report in the country's list.
    pub reported: usize,
    /// Grams that come on offer in the month by the tables, without what lies in store as the window
    /// begins: when that will be handed out no division can tell.
    pub supplied: Exact,
    /// What comes, by where on its way it was counted and how it enters; of those that are any.
    pub by_count: BTreeMap<(Counted, Entry), Exact>,
    /// Grams of them by figures that are printed in a source.
    pub printed: Exact,
    /// Grams of them by figures that nobody published and none were worked out from: they are assumed.
    pub assumed: Exact,
    /// Grams of them that are on offer as decisions leave it: what is bought inside the country
    /// takes money that moves.
    pub on_offer: Exact,
    /// People of the whole country that the tables let be served in the month, where they have a limit.
    pub caseload: Option<u64>,
}

impl Reality {
    /// Grams that come and were counted so.
    pub fn counted(&self, counted: Counted) -> Exact {
        let so = self.by_count.iter().filter(|((how, _), _)| *how == counted);
        so.map(|(_, grams)| *grams).sum()
    }

    /// Grams that come and were counted as they were handed out or sent for it.
    pub fn counted_at_hand_out(&self) -> Exact {
        let so = Counted::ALL.iter().filter(|counted| counted.at_hand_out());
        so.map(|counted| self.counted(*counted)).sum()
    }

    /// Grams of those that the tables let enter from outside, though they were counted inside.
    pub fn made_to_enter_again(&self) -> Exact {
        let so = self
            .by_count
            .iter()
            .filter(|((counted, entry), _)| counted.at_hand_out() && *entry == Entry::Entering);
        so.map(|(_, grams)| *grams).sum()
    }

    /// Whether at least half of the month's tonnes were counted as they were handed out or sent for it:
    /// then a forecast of people made from them is nearly the report itself.
    pub fn near_circular(&self) -> bool {
        let handed = self.counted_at_hand_out();
        handed > whole(0) && handed * 2 >= self.supplied
    }
}

/// Each reported month of the window, with the food of the tables.
pub(super) fn reality(network: &Network<'_>) -> Vec<Reality> {
    let (country, window) = (network.country, network.window);
    let reports = country.reported.iter().enumerate();
    let of = |(reported, period): (usize, Period)| {
        let entry = |ix: SupplyIx| country.supplies[ix.index()].entry;
        let all = || supplied(country, network.scenario).filter(move |row| row.1 == period);
        let here = || all().filter(|(ix, ..)| entry(*ix) != Entry::Stock);
        let printed = here().filter(|(ix, ..)| {
            country.supplies[ix.index()].amount.origin.basis == Basis::Published
        });
        let assumed = here()
            .filter(|(ix, ..)| country.supplies[ix.index()].amount.origin.basis == Basis::Assumed);
        let on_offer = network.offers.iter().filter(|offer| {
            offer.period == period && offer.supply.is_none_or(|ix| entry(ix) != Entry::Stock)
        });
        Reality {
            period,
            reported,
            supplied: here().map(|(.., grams)| whole(grams.0)).sum(),
            by_count: here().fold(BTreeMap::new(), |mut sums, (ix, _, grams)| {
                let supply = &country.supplies[ix.index()];
                *sums.entry((supply.counted, supply.entry)).or_default() += whole(grams.0);
                sums
            }),
            printed: printed.map(|(.., grams)| whole(grams.0)).sum(),
            assumed: assumed.map(|(.., grams)| whole(grams.0)).sum(),
            on_offer: on_offer.map(|offer| whole(offer.amount.0)).sum(),
            caseload: country
                .caseload(None, window.month(period), network.scenario.target())
                .map(|ix| country.caseloads[ix.index()].people.best.0),
        }
    };
    reports.filter_map(|(n, report)| Some((n, window.period(report.month)?))).map(of).collect()
}
