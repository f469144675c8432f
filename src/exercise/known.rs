//! What the cells of a form may name, looked up and not searched for.

use crate::country::{AreaIx, Country, PermissionIx, PlaceIx};
use std::collections::{BTreeMap, BTreeSet};

/// What cells may name, in small letters; of several of one name the first.
pub(super) struct Known {
    pub(super) permissions: BTreeMap<String, PermissionIx>,
    pub(super) places: BTreeMap<String, PlaceIx>,
    pub(super) areas: BTreeMap<String, AreaIx>,
}

impl Known {
    pub(super) fn of(country: &Country) -> Known {
        let mut known =
            Known { permissions: BTreeMap::new(), places: BTreeMap::new(), areas: BTreeMap::new() };
        for (permission, ix) in country.permissions.iter().zip((0..).map(PermissionIx)) {
            for name in [permission.id.clone(), permission.name.to_lowercase()] {
                known.permissions.entry(name).or_insert(ix);
            }
        }
        for (place, ix) in country.places.iter().zip((0..).map(PlaceIx)) {
            for name in [place.id.clone(), place.name.to_lowercase()] {
                known.places.entry(name).or_insert(ix);
            }
        }
        let in_need: BTreeSet<AreaIx> = country.needs.iter().map(|need| need.area).collect();
        for ix in in_need {
            for name in country.areas[ix.index()].names() {
                known.areas.entry(name.to_lowercase()).or_insert(ix);
            }
        }
        known
    }
}
