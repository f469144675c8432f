//! How sure the figures of a route are: no surer than the least sure of those that make them.

use super::words::Words;
use crate::analysis::route::Measured;
use crate::country::Mode;
use crate::evidence::Basis;
use crate::network::Border;

impl Words<'_> {
    /// Of the days from loading to unloading: hours of legs and borders, handling, the working day.
    pub(super) fn days_basis(&self, route: &Measured) -> Basis {
        let hauling = &self.network.country.hauling;
        let mut all = vec![hauling.loading.origin.basis, hauling.unloading.origin.basis];
        if route.stretches.len() > 1 {
            all.push(hauling.transshipment.origin.basis);
        }
        for leg in &route.legs {
            let link = self.network.link(leg.way);
            all.extend(link.hours_origin.as_ref().map(|origin| origin.basis));
            if link.mode == Mode::Road {
                all.push(hauling.working_day.origin.basis);
            }
            if let (Border::Wait(_), Some(border)) = (leg.travel.border, &link.border) {
                all.push(border.origin.basis);
            }
        }
        least_sure(all)
    }

    /// Of the cost of moving a tonne: lengths, tariffs and the border.
    pub(super) fn cost_basis(&self, route: &Measured) -> Basis {
        let costs = &self.network.country.costs;
        let links = || route.legs.iter().map(|leg| self.network.link(leg.way));
        let tariffs = links().filter_map(|link| costs.per_1000_km.get(&link.surface));
        let mut all: Vec<Basis> = links().map(|link| link.length_origin.basis).collect();
        all.extend(tariffs.map(|tariff| tariff.origin.basis));
        if self.crosses_border(route) {
            all.push(costs.border.origin.basis);
        }
        least_sure(all)
    }
}

fn least_sure(all: Vec<Basis>) -> Basis {
    // A route without legs rests on nothing that could be wrong.
    all.into_iter().max().unwrap_or(Basis::Published)
}
