//! What has come of the months so far, and what is left of it for the next.

use super::costs::Costs;
use super::figures::{AreaPlan, Exact, MonthFigures};
use super::truth::Truth;
use crate::country::{AreaIx, PlaceIx};
use crate::network::{Carried, Network, Offer, OfferKey};
use crate::time::Period;
use crate::units::Grams;
use std::collections::BTreeMap;

/// What has come of the months so far.
#[derive(Clone, Debug)]
pub struct Unfolding {
    pub(super) areas: BTreeMap<AreaIx, AreaPlan>,
    pub(super) costs: Costs,
    pub(super) stock: BTreeMap<PlaceIx, i64>,
    /// Grams under way, by where and when they arrive.
    pub(super) arriving: BTreeMap<(PlaceIx, Period), i64>,
    pub(super) ahead: BTreeMap<(AreaIx, usize), i64>,
    /// Grams taken up of each offer.
    pub(super) taken: BTreeMap<OfferKey, i64>,
    pub(super) spent: Exact,
}

impl Unfolding {
    /// Before the first month.
    pub fn new(network: &Network<'_>) -> Unfolding {
        let blank = |people: [u64; 3]| MonthFigures {
            need: people,
            served: [Exact::default(); 3],
            shown: [0; 3],
            grams: Exact::default(),
        };
        let areas = network.served.iter().map(|served| {
            let months = served.months.iter().map(|m| blank(m.people)).collect();
            (served.area, AreaPlan { area: served.area, months })
        });
        Unfolding {
            areas: areas.collect(),
            costs: Costs::default(),
            stock: BTreeMap::new(),
            arriving: BTreeMap::new(),
            ahead: BTreeMap::new(),
            taken: BTreeMap::new(),
            spent: Exact::default(),
        }
    }

    /// Grams that lie at places.
    pub fn stock(&self) -> &BTreeMap<PlaceIx, i64> {
        &self.stock
    }

    /// US cents spent so far.
    pub fn spent(&self) -> Exact {
        self.spent
    }

    /// What was paid for so far.
    pub fn costs(&self) -> &Costs {
        &self.costs
    }

    /// Offers with what is left of each, in the months of the whole window.
    pub fn offers(&self, truth: &Truth<'_>) -> Vec<Offer> {
        truth.network.offers.iter().filter_map(|offer| self.left_of(offer)).collect()
    }

    /// What is left of an offer, where anything is.
    pub(super) fn left_of(&self, offer: &Offer) -> Option<Offer> {
        let taken = self.taken.get(&offer.key()).copied().unwrap_or(0);
        let left = offer.amount.0 - taken;
        (left > 0).then_some(Offer { amount: Grams(left), ..*offer })
    }

    /// Gives a network that starts in a month the stock, the offers and the money that are left. Food
    /// that is still to come is what the network knows of it; what came before and was not taken up
    /// is on offer where it lies. Areas are parted behind passes as in truth, whatever months are left,
    /// so that food handed out ahead stays with those that it was meant for.
    pub fn hand_over(&self, truth: &Truth<'_>, network: &mut Network<'_>, period: Period) {
        network.regroup(&truth.network.groups());
        let position: BTreeMap<AreaIx, usize> =
            network.served.iter().enumerate().map(|(n, s)| (s.area, n)).collect();
        let whole = |(place, grams): (&PlaceIx, &i64)| (*place, Grams(*grams));
        let ahead = self.ahead.iter().filter_map(|((area, part), grams)| {
            Some(((*position.get(area)?, *part), Grams(*grams)))
        });
        // What arrives this month lies there already.
        let arriving = self.arriving.iter().map(|((place, arrives), grams)| {
            ((*place, Period(arrives.0.saturating_sub(period.0))), Grams(*grams))
        });
        let arriving = arriving.collect();
        network.carried = Carried {
            at: self.stock.iter().map(whole).collect(),
            arriving,
            ahead: ahead.collect(),
        };
        let came_before = self.offers(truth).into_iter().filter(|offer| offer.period < period);
        let mut offers: Vec<Offer> =
            came_before.map(|offer| Offer { period: Period(0), ..offer }).collect();
        offers.extend(network.offers.iter().filter_map(|offer| self.left_of(offer)));
        network.offers = offers;
        if let Some(cents) = network.budget_cents.as_mut() {
            let spent = self.spent.ceil().to_integer();
            *cents = (i128::from(*cents) - spent).max(0) as i64;
        }
    }
}
