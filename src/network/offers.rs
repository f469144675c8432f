//! Food on offer, by place and month, and the room there is for it.

use super::laid_out::Inputs;
use crate::country::{Country, Entry, PlaceIx, SupplyIx};
use crate::scenario::Scenario;
use crate::time::Period;
use crate::units::{CentsPerMt, Grams};
use num_rational::Ratio;
use std::collections::BTreeMap;

/// Food on offer in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The row of the supplies it comes from; `None` for stock carried over.
    pub supply: Option<SupplyIx>,
    /// Where it lies.
    pub place: PlaceIx,
    /// When it can leave.
    pub period: Period,
    /// How much.
    pub amount: Grams,
    /// Buying a tonne.
    pub price: CentsPerMt,
}

/// What the tables put on offer in each month of a scenario's window, before any decision: which
/// supply, when it lies at its place, how much.
pub fn supplied(
    country: &Country,
    scenario: &Scenario,
) -> impl Iterator<Item = (SupplyIx, Period, Grams)> {
    listed(country, scenario).map(|(ix, period)| {
        let amount = country.supplies[ix.index()].amount.best;
        (ix, period, scaled(amount, scenario.resources.supply_share))
    })
}

/// Supplies of a scenario's split that lie at their place within its window, and from when.
fn listed(country: &Country, scenario: &Scenario) -> impl Iterator<Item = (SupplyIx, Period)> {
    let supplies = country.supplies.iter().enumerate();
    let ours = supplies.filter(|(_, supply)| supply.split == scenario.supply_split);
    ours.filter_map(|(n, supply)| {
        let lies = supply.month.plus(i32::from(supply.lead_months));
        Some((SupplyIx(n as u32), scenario.window.period(lies)?))
    })
}

pub(super) fn offers(inputs: &Inputs<'_>) -> Vec<Offer> {
    let Inputs { country, scenario, access, figures, .. } = *inputs;
    let mut offers = Vec::new();
    for (ix, period) in listed(country, scenario) {
        let supply = &country.supplies[ix.index()];
        let mut amount = scaled(figures.supplies[ix.index()], scenario.resources.supply_share);
        if supply.entry == Entry::Local {
            // Bought in the month of the order; an order before the window was paid before it.
            let bought = scenario.window.period(supply.month);
            let share = bought.map(|period| access.local_purchase_share(period));
            amount = share.map_or(amount, |share| Grams(share.of_amount(amount.0)));
        }
        if amount.0 > 0 {
            let (place, price) = (supply.place, figures.prices[ix.index()]);
            offers.push(Offer { supply: Some(ix), place, period, amount, price });
        }
    }
    offers.sort_by_key(|o| (o.period, o.supply));
    offers
}

pub(super) fn scaled(amount: Grams, by: Ratio<i64>) -> Grams {
    let grams = i128::from(amount.0) * i128::from(*by.numer()) / i128::from(*by.denom());
    Grams(i64::try_from(grams).unwrap_or(i64::MAX))
}

pub(super) fn rooms(inputs: &Inputs<'_>) -> BTreeMap<PlaceIx, Option<Grams>> {
    let mut rooms: BTreeMap<PlaceIx, Option<Grams>> = BTreeMap::new();
    for (store, room) in inputs.country.stores.iter().zip(&inputs.figures.stores) {
        let slot = rooms.entry(store.place).or_insert(Some(Grams(0)));
        *slot = match (*slot, *room) {
            (Some(a), Some(b)) => Some(Grams(a.0.saturating_add(b.0))),
            _ => None,
        };
    }
    rooms
}
