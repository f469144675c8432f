//! A country planned district by district: centres, last-mile links and needs, derived.

mod last_mile;
mod people;

pub use last_mile::{LAST_MILE_WINDING, LastMile};

use super::{AreaIx, AreaLevel, Country, Link, Place, PlaceIx, Season, Store};
use crate::time::Month;
use crate::units::Share;
use std::collections::BTreeMap;

impl Country {
    /// The country with districts in place of provinces: each district's centre joins the network
    /// by a last-mile link to the nearest place of its own province, its need is its own where the
    /// pack has it and else its part of its province's by population, and its cut-off days close
    /// the link. All of it is derived, and marked so. The link carries what its class carries: a
    /// last mile, or a street where the centre lies in the town. Need that no district can be given
    /// stays with the province, which is then planned as one. Caseloads stay those of the country
    /// and of provinces: each is one joint limit over the districts inside.
    pub fn by_district(&self) -> Country {
        let mut country = self.clone();
        let districts: Vec<AreaIx> = (0..self.areas.len() as u32)
            .map(AreaIx)
            .filter(|area| self.areas[area.index()].level == AreaLevel::District)
            .collect();
        let bases = self.bases();
        let mut added: Vec<(AreaIx, Place, Link)> = Vec::new();
        for &district in &districts {
            if let Some((place, link)) = self.last_mile(district, &bases) {
                added.push((district, place, link));
            }
        }
        country.insert(added);
        country.needs = self.needs_by_district(&districts);
        for group in &mut country.groups {
            group.people = self.group_by_district(group, &districts);
        }
        for cut_off in &self.cut_offs {
            country.keep_stock_behind(cut_off.district);
        }
        country
    }

    /// Adds places and links at the end, so that every index that others hold stays good.
    fn insert(&mut self, added: Vec<(AreaIx, Place, Link)>) {
        let closed = self.closures();
        for (district, place, mut link) in added {
            let ix = PlaceIx(self.places.len() as u32);
            link.to = ix;
            link.months = closed.get(&district).cloned().unwrap_or_default();
            self.places.push(place);
            self.links.push(link);
            self.areas[district.index()].capital = Some(ix);
        }
    }

    /// Months in which a district's days cut off close its last mile, as seasons of the link.
    fn closures(&self) -> BTreeMap<AreaIx, BTreeMap<Month, Season>> {
        let mut closures: BTreeMap<AreaIx, BTreeMap<Month, Season>> = BTreeMap::new();
        for cut_off in &self.cut_offs {
            let mut month = Month::of(cut_off.span.from);
            while month <= Month::of(cut_off.span.to) {
                let from = cut_off.span.from.max(month.first_day());
                let to = cut_off.span.to.min(month.last_day());
                let closed = i64::from((to - from).get_days()) + 1;
                let open = Share::of(month.days() - closed, month.days()).unwrap_or(Share::NONE);
                let season =
                    Season { open, reason: cut_off.reason.clone(), origin: cut_off.origin.clone() };
                let months = closures.entry(cut_off.district).or_default();
                let kept = months.entry(month).or_insert_with(|| season.clone());
                if season.open < kept.open {
                    *kept = season;
                }
                month = month.plus(1);
            }
        }
        closures
    }

    /// Stock may wait at the centre of a district that is cut off: handed out ahead.
    fn keep_stock_behind(&mut self, district: AreaIx) {
        let Some(place) = self.areas[district.index()].capital else {
            return;
        };
        if self.stores.iter().any(|store| store.place == place) {
            return;
        }
        let id = self.places[place.index()].id.clone();
        let origin = self.places[place.index()].origin.clone();
        self.stores.push(Store { id, place, room: None, origin });
    }
}
