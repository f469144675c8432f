//! What has come of the months so far: who was reached, what lies where, what is under way.

use super::AsKnown;
use super::Step;
use super::figures::{self, AreaPlan, Exact, GroupReached, Left, shown};
use super::truth::Truth;
use super::unfolding::Unfolding;
use crate::country::PlaceIx;
use crate::time::Period;
use std::collections::BTreeMap;

impl Unfolding {
    /// Who was reached so far, by area in order of P-codes, in whole people that add up.
    pub fn areas(&self) -> Vec<AreaPlan> {
        let mut areas: Vec<AreaPlan> = self.areas.values().cloned().collect();
        let cells: Vec<Exact> =
            areas.iter().flat_map(|a| &a.months).flat_map(|m| m.served).collect();
        let mut whole = shown(&cells).into_iter();
        for slot in areas.iter_mut().flat_map(|a| &mut a.months).flat_map(|m| &mut m.shown) {
            *slot = whole.next().unwrap_or(0);
        }
        areas
    }

    /// What lies where, or is under way there: stock, food ahead of snow, and offers not taken up.
    pub fn left(&self, truth: &Truth<'_>) -> Vec<Left> {
        let mut left: BTreeMap<PlaceIx, i64> = self.stock.clone();
        for offer in self.offers(truth) {
            *left.entry(offer.place).or_default() += offer.amount.0;
        }
        let mut under_way: BTreeMap<PlaceIx, i64> = BTreeMap::new();
        for ((place, _), grams) in &self.arriving {
            *left.entry(*place).or_default() += grams;
            *under_way.entry(*place).or_default() += grams;
        }
        for ((area, _), grams) in &self.ahead {
            let served = truth.network.served.iter().find(|s| s.area == *area);
            if let Some(served) = served {
                *left.entry(served.place).or_default() += grams;
            }
        }
        let exact = |grams: i64| Exact::from_integer(i128::from(grams));
        left.into_iter()
            .filter(|(_, grams)| *grams > 0)
            .map(|(place, grams)| Left {
                place,
                grams: exact(grams),
                under_way: exact(under_way.get(&place).copied().unwrap_or(0)),
            })
            .collect()
    }

    /// Grams that lie at places at the end of a month: stock, and offers that came and were not taken up.
    pub fn lying(&self, truth: &Truth<'_>, period: Period) -> BTreeMap<PlaceIx, i64> {
        let mut lying = self.stock.clone();
        for offer in self.offers(truth).into_iter().filter(|offer| offer.period <= period) {
            *lying.entry(offer.place).or_default() += offer.amount.0;
        }
        lying
    }

    /// Grams that are still under way, by where and when they arrive.
    pub fn under_way(&self) -> &BTreeMap<(PlaceIx, Period), i64> {
        &self.arriving
    }

    /// Grams handed out ahead that wait for the months they are for.
    pub fn waiting_ahead(&self) -> i64 {
        self.ahead.values().sum()
    }

    /// Named groups of people in need, and how many of them were reached pro rata.
    pub fn groups(&self, truth: &Truth<'_>) -> Vec<GroupReached> {
        figures::groups(truth.network, &self.areas())
    }

    /// What all months came to, with the plans that were made.
    pub(super) fn finish(self, truth: &Truth<'_>, steps: Vec<Step>) -> AsKnown {
        let left = self.left(truth);
        let costs = self.costs.clone();
        let areas = self.areas();
        let groups = figures::groups(truth.network, &areas);
        AsKnown { steps, areas, costs, left, groups }
    }
}
