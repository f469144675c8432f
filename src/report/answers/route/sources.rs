//! The sources of a route's figures.

use super::words::Words;
use crate::analysis::route::Measured;
use crate::evidence::{Origin, Source};
use crate::kit::{Sentence, say};
use crate::sharing::Content;
use std::collections::BTreeSet;

impl Words<'_> {
    /// Titles of the sources of a route's figures, in the order of the pack.
    pub(super) fn sources(&self, measured_route: &Measured) -> Vec<Sentence> {
        let mut used = BTreeSet::new();
        for leg in &measured_route.legs {
            let link = self.network.link(leg.way);
            let origins: [Option<&Origin>; 4] = [
                Some(&link.length_origin),
                link.hours_origin.as_ref(),
                link.border.as_ref().map(|border| &border.origin),
                link.capacity
                    .as_ref()
                    .filter(|_| self.sharing.shows(Content::Limits))
                    .map(|capacity| &capacity.per_month.origin),
            ];
            let seasons = link.months.values().map(|season| &season.origin);
            let origins = origins.into_iter().flatten().chain(seasons);
            used.extend(origins.flat_map(|o| o.sources.iter().copied()));
        }
        let country = self.network.country;
        let hauling = &country.hauling;
        let hours = [&hauling.working_day, &hauling.loading, &hauling.unloading];
        let mut general: Vec<&Origin> = hours.iter().map(|estimate| &estimate.origin).collect();
        if measured_route.stretches.len() > 1 {
            general.push(&hauling.transshipment.origin);
        }
        let trucks = measured_route.stretches.iter().filter_map(|stretch| stretch.truck);
        general.extend(trucks.filter_map(|t| hauling.payload.get(&t)).map(|p| &p.origin));
        if self.sharing.shows(Content::WayCosts) {
            let tariffs = &country.costs.per_1000_km;
            general.extend(
                self.surfaces(measured_route).filter_map(|s| tariffs.get(&s)).map(|t| &t.origin),
            );
            if self.crosses_border(measured_route) {
                general.push(&country.costs.border.origin);
            }
        }
        used.extend(general.into_iter().flat_map(|origin| origin.sources.iter().copied()));
        let sources = &country.sources;
        let told = used.into_iter().filter_map(|ix| sources.get(ix.index()));
        let cited = |source: &Source| {
            let (title, publisher) = (&source.title, &source.publisher);
            say!("route.source", "{title} ({publisher})", title, publisher)
        };
        told.map(cited).collect()
    }
}
