//! What a plan costs, by kind of cost.

use super::figures::{Exact, carried};
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
        self.buying + self.moving + self.storing + self.handing_out + self.levies
    }
}

pub(super) fn costs(network: &Network<'_>, built: &Built, allocation: &Allocation) -> Costs {
    let mut costs = Costs::default();
    for arc in 0..built.instance.arcs.len() {
        costs.pay(network, built, arc, carried(allocation, arc));
    }
    costs
}

impl Costs {
    /// Adds what so many grams on an arc of the network cost.
    pub(super) fn pay(&mut self, network: &Network<'_>, built: &Built, arc: usize, grams: Exact) {
        let cost = built.instance.arcs[arc].cost;
        if cost == 0 {
            return;
        }
        // Cents a tonne times grams; a tonne is a million grams.
        let cents = |cents_per_mt: i64| grams * i128::from(cents_per_mt) / 1_000_000;
        match built.meanings[arc] {
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
