//! Food on offer, by place and month, and the room there is for it.

use super::laid_out::Inputs;
use crate::country::{Country, Entry, PlaceIx, SupplyIx};
use crate::scenario::{MOST_GRAMS, Scenario};
use crate::time::Period;
use crate::units::{CentsPerMt, Factor, Grams};
use num_rational::Ratio;
use std::collections::BTreeMap;

/// Food on offer in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The row of the supplies it comes from; `None` for stock carried over.
    pub supply: Option<SupplyIx>,
    /// By how many months it comes later than its row says, where the scenario lets some of it.
    pub late: u8,
    /// Where it lies.
    pub place: PlaceIx,
    /// When it can leave.
    pub period: Period,
    /// How much.
    pub amount: Grams,
    /// Buying a tonne.
    pub price: CentsPerMt,
}

/// A row of the supplies, by how many months it is late, and where it lies.
pub type OfferKey = (Option<SupplyIx>, u8, PlaceIx);

impl Offer {
    /// What tells it from all other offers, whatever month it lies in.
    pub fn key(&self) -> OfferKey {
        (self.supply, self.late, self.place)
    }
}

/// What the tables put on offer in each month of a scenario's window, before any decision: which
/// supply, when it lies at its place, how much.
pub fn supplied(
    country: &Country,
    scenario: &Scenario,
) -> impl Iterator<Item = (SupplyIx, Period, Grams)> {
    listed(country, scenario).map(|part| {
        let amount = country.supplies[part.supply.index()].amount.best;
        (part.supply, part.period, part.of(amount, scenario))
    })
}

/// Grams that would lie at their place within a scenario's window, and come after it because the scenario lets
/// them be late.
pub fn late_beyond(country: &Country, scenario: &Scenario) -> Grams {
    let supplies = country.supplies.iter();
    let ours = supplies.filter(|supply| supply.split == scenario.supply_split);
    let beyond = ours.flat_map(|supply| {
        let lies = supply.month.plus(i32::from(supply.lead_months));
        let within = move |late: u8| scenario.window.period(lies.plus(i32::from(late))).is_some();
        let parts = scenario
            .adjustments
            .supply((supply.place, supply.entry == Entry::Stock), lies)
            .into_iter();
        let parts = parts.filter(move |(late, _)| within(0) && !within(*late));
        let amount = scaled(supply.amount.best, scenario.resources.supply_share);
        parts.map(move |(_, times)| times.of_amount(amount.0))
    });
    Grams(beyond.fold(0, i64::saturating_add))
}

/// What comes of a row of the supplies in one month.
#[derive(Clone, Copy, Debug)]
struct Part {
    supply: SupplyIx,
    late: u8,
    period: Period,
    /// How much of what the row and the scenario's share say.
    times: Factor,
}

/// Supplies of a scenario's split that lie at their place within its window, and from when.
fn listed(country: &Country, scenario: &Scenario) -> impl Iterator<Item = Part> {
    let supplies = country.supplies.iter().enumerate();
    let ours = supplies.filter(|(_, supply)| supply.split == scenario.supply_split);
    ours.flat_map(move |(n, supply)| {
        let lies = supply.month.plus(i32::from(supply.lead_months));
        let parts = scenario.adjustments.supply((supply.place, supply.entry == Entry::Stock), lies);
        parts.into_iter().filter_map(move |(late, times)| {
            let period = scenario.window.period(lies.plus(i32::from(late)))?;
            Some(Part { supply: SupplyIx(n as u32), late, period, times })
        })
    })
}

impl Part {
    /// What of a row's amount it is.
    fn of(self, amount: Grams, scenario: &Scenario) -> Grams {
        let grams = scaled(amount, scenario.resources.supply_share).0;
        match self.times == Factor::ONE {
            true => Grams(grams),
            false => Grams(self.times.of_amount(grams).min(MOST_GRAMS)),
        }
    }
}

pub(super) fn offers(inputs: &Inputs<'_>) -> Vec<Offer> {
    let Inputs { country, scenario, access, figures, .. } = *inputs;
    let mut offers = Vec::new();
    for part in listed(country, scenario) {
        let Part { supply: ix, late, period, .. } = part;
        let supply = &country.supplies[ix.index()];
        let mut amount = part.of(figures.supplies[ix.index()], scenario);
        if supply.entry == Entry::Local {
            // Bought in the month of the order; an order before the window was paid before it.
            let bought = scenario.window.period(supply.month);
            let share = bought.map(|period| access.local_purchase_share(period));
            amount = share.map_or(amount, |share| Grams(share.of_amount(amount.0)));
        }
        if amount.0 > 0 {
            let (place, price) = (supply.place, figures.prices[ix.index()]);
            offers.push(Offer { supply: Some(ix), late, place, period, amount, price });
        }
    }
    offers.sort_by_key(|o| (o.period, o.supply, o.late));
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
