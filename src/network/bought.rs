//! Food that is bought: where it enters, at what price, and what more of it banks, cash and fuel would
//! bring.

use super::laid_out::Inputs;
use super::{Network, Offer, offers};
use crate::country::{Entry, PermissionIx, PlaceIx, Supply, SupplyIx};
use crate::scenario::AccessTable;
use crate::units::{CentsPerMt, Grams, Share};
use std::collections::{BTreeMap, BTreeSet};

impl Network<'_> {
    /// Places where food bought or landed outside the country is on offer by the scenario's split
    /// of the supplies, whenever that is.
    pub fn origins(&self) -> BTreeSet<PlaceIx> {
        let split = &self.scenario.supply_split;
        let enters = |supply: &&Supply| supply.split == *split && supply.entry == Entry::Entering;
        self.country.supplies.iter().filter(enters).map(|supply| supply.place).collect()
    }

    /// How an offer enters; `None` for what lies over from before, and for what no row speaks of.
    pub fn entry(&self, offer: &Offer) -> Option<Entry> {
        offer.supply.map(|supply| self.country.supplies[supply.index()].entry)
    }

    /// The least that a tonne costs at a place by the scenario's split of the supplies, whenever it is
    /// on offer there; nothing where none is.
    pub fn price_at(&self, place: PlaceIx) -> CentsPerMt {
        let split = &self.scenario.supply_split;
        let there = |supply: &Supply| supply.split == *split && supply.place == place;
        let supplies = self.country.supplies.iter().zip(&self.figures.prices);
        let there = supplies.filter(|(supply, _)| there(supply));
        there.map(|(_, price)| *price).min().unwrap_or_default()
    }

    /// Adds to what is on offer what is bought inside the country once some permissions are granted.
    pub(super) fn buy(&self, offered: &mut Vec<Offer>, mut granted: Vec<PermissionIx>) {
        let money = |p: &PermissionIx| {
            let permission = &self.country.permissions[p.index()];
            permission.local_purchase_lost > Share::NONE
        };
        granted.retain(money);
        if granted.is_empty() {
            return;
        }
        let with = |access: &AccessTable| {
            let (country, scenario, needed) = (self.country, self.scenario, self.needed);
            offers(&Inputs { country, scenario, needed, access, figures: &self.figures })
        };
        let now = by_supply(&with(&self.access));
        let then = with(&self.access.granting(granted));
        let local = |offer: &Offer| self.entry(offer) == Some(Entry::Local);
        for offer in then.into_iter().filter(local) {
            let same = |known: &&mut Offer| known.supply == offer.supply;
            match (offered.iter_mut().find(same), now.get(&offer.supply)) {
                (Some(known), before) => {
                    known.amount.0 += offer.amount.0 - before.map_or(0, |before| before.0);
                }
                (None, Some(_)) => {} // It was taken up before this network begins.
                (None, None) => offered.push(offer),
            }
        }
    }
}

fn by_supply(offers: &[Offer]) -> BTreeMap<Option<SupplyIx>, Grams> {
    offers.iter().map(|offer| (offer.supply, offer.amount)).collect()
}
