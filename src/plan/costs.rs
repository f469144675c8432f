//! What a plan costs, by kind of cost.

use super::added;
use super::figures::Exact;
use crate::allocation::{Allocation, Built, Meaning};
use crate::network::Network;

/// What a plan costs, in US cents, split by what it pays for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Costs {
    /// Buying food.
    pub buying: Exact,
    /// Moving it, borders included, levies not.
    pub moving: Exact,
    /// Storing it.
    pub storing: Exact,
    /// Handing it out.
    pub handing_out: Exact,
    /// Paid to counterparts for passage.
    pub levies: Exact,
}

impl Costs {
    /// Everything.
    pub fn total(&self) -> Exact {
        added([self.buying, self.moving, self.storing, self.handing_out, self.levies])
    }
}

pub(super) fn costs(network: &Network<'_>, built: &Built, allocation: &Allocation) -> Costs {
    let mut bill = Bill::default();
    for (arc, low) in allocation.low.iter().enumerate() {
        let high = allocation.high.as_ref().map_or(*low, |high| high[arc]);
        bill.pay(network, built, arc, (*low, high));
    }
    bill.costs(allocation.mix)
}

/// What grams cost, added up in whole numbers, which is many times faster than in fractions: cents a tonne
/// times grams, under each of the two plans that are mixed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bill {
    low: Sums,
    high: Sums,
}

#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    buying: i128,
    moving: i128,
    storing: i128,
    handing_out: i128,
    levies: i128,
}

impl Bill {
    /// Adds what so many grams on an arc of the network cost under either plan.
    pub(super) fn pay(
        &mut self,
        network: &Network<'_>,
        built: &Built,
        arc: usize,
        (low, high): (i64, i64),
    ) {
        let cost = built.instance.arcs[arc].cost;
        if cost != 0 && (low, high) != (0, 0) {
            self.low.pay(network, built.meanings[arc], cost, low);
            self.high.pay(network, built.meanings[arc], cost, high);
        }
    }

    /// What it comes to, where the second plan has this share.
    pub(super) fn costs(&self, mix: Exact) -> Costs {
        // A tonne is a million grams.
        let cents = |low: i128, high: i128| match high - low {
            0 => Exact::new(low, 1_000_000),
            more => (Exact::from_integer(low) + mix * Exact::from_integer(more)) / 1_000_000,
        };
        let Bill { low, high } = self;
        Costs {
            buying: cents(low.buying, high.buying),
            moving: cents(low.moving, high.moving),
            storing: cents(low.storing, high.storing),
            handing_out: cents(low.handing_out, high.handing_out),
            levies: cents(low.levies, high.levies),
        }
    }
}

impl Sums {
    fn pay(&mut self, network: &Network<'_>, meaning: Meaning, cost: i64, grams: i64) {
        let cents = |cents_per_mt: i64| i128::from(cents_per_mt) * i128::from(grams);
        match meaning {
            Meaning::Offer(_)
            | Meaning::Carried(_)
            | Meaning::Arriving(..)
            | Meaning::CarriedAhead(..) => {
                self.buying += cents(cost);
            }
            Meaning::Move(way, period) => {
                let levy = network.month(way, period).levy.0;
                self.levies += cents(levy);
                self.moving += cents(cost - levy);
            }
            Meaning::Store(..) | Meaning::SendAhead(..) | Meaning::KeepAhead(..) => {
                self.storing += cents(cost);
            }
            Meaning::HandOut { .. } => self.handing_out += cents(cost),
            Meaning::Gate(..)
            | Meaning::Reach(..)
            | Meaning::UseAhead(..)
            | Meaning::Phase(..)
            | Meaning::Cell(..)
            | Meaning::Area(_)
            | Meaning::Caseload(_)
            | Meaning::Total => {}
        }
    }
}

impl std::ops::AddAssign<&Costs> for Costs {
    fn add_assign(&mut self, more: &Costs) {
        self.buying += more.buying;
        self.moving += more.moving;
        self.storing += more.storing;
        self.handing_out += more.handing_out;
        self.levies += more.levies;
    }
}
