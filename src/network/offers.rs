//! Food on offer, by place and month, and the room there is for it.

use crate::country::{Country, Entry, PlaceIx, SupplyIx};
use crate::scenario::{AccessTable, Scenario};
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
    let supplies = country.supplies.iter().enumerate();
    let ours = supplies.filter(|(_, supply)| supply.split == scenario.supply_split);
    ours.filter_map(|(n, supply)| {
        let lies = supply.month.plus(i32::from(supply.lead_months));
        let period = scenario.window.period(lies)?;
        let amount = scaled(supply.amount.best, scenario.resources.supply_share);
        Some((SupplyIx(n as u32), period, amount))
    })
}

pub(super) fn offers(country: &Country, scenario: &Scenario, access: &AccessTable) -> Vec<Offer> {
    let mut offers = Vec::new();
    for (ix, period, mut amount) in supplied(country, scenario) {
        let supply = &country.supplies[ix.index()];
        if supply.entry == Entry::Local {
            // Bought in the month of the order; an order before the window was paid before it.
            let bought = scenario.window.period(supply.month);
            let share = bought.map(|period| access.local_purchase_share(period));
            amount = share.map_or(amount, |share| Grams(share.of_amount(amount.0)));
        }
        if amount.0 > 0 {
            let (place, price) = (supply.place, supply.price.best);
            offers.push(Offer { supply: Some(ix), place, period, amount, price });
        }
    }
    offers.sort_by_key(|o| (o.period, o.supply));
    offers
}

fn scaled(amount: Grams, by: Ratio<i64>) -> Grams {
    let grams = i128::from(amount.0) * i128::from(*by.numer()) / i128::from(*by.denom());
    Grams(i64::try_from(grams).unwrap_or(i64::MAX))
}

pub(super) fn rooms(country: &Country) -> BTreeMap<PlaceIx, Option<Grams>> {
    let mut rooms: BTreeMap<PlaceIx, Option<Grams>> = BTreeMap::new();
    for store in &country.stores {
        let room = store.room.as_ref().map(|r| r.best);
        let slot = rooms.entry(store.place).or_insert(Some(Grams(0)));
        *slot = match (*slot, room) {
            (Some(a), Some(b)) => Some(Grams(a.0.saturating_add(b.0))),
            _ => None,
        };
    }
    rooms
}
