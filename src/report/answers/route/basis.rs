//! What the figures of a route rest on, and how sure they are: no surer than the least sure of those
//! that make them.

use super::words::Words;
use crate::analysis::route::Measured;
use crate::country::{Mode, PlaceIx, Surface};
use crate::evidence::{Basis, Estimate, Origin};
use crate::network::Border;
use crate::plan::Exact;
use crate::report::kit::figure::Figure;
use crate::report::kit::layout::listed;
use crate::report::sharing::Content;
use crate::units::{CentsPerMt, Grams, Hours};
use std::collections::BTreeSet;

impl Words<'_> {
    /// What the figures of a route rest on.
    pub(super) fn assumed(&self, measured_route: &Measured) -> Vec<String> {
        let links = || measured_route.legs.iter().map(|leg| self.network.link(leg.way));
        let lengths: Vec<Basis> = links().map(|link| link.length_origin.basis).collect();
        let hours: Vec<Basis> =
            links().filter_map(|l| l.hours_origin.as_ref()).map(|o| o.basis).collect();
        let borders: Vec<Basis> = measured_route
            .legs
            .iter()
            .filter(|leg| matches!(leg.travel.border, Border::Wait(_)))
            .filter_map(|leg| self.network.link(leg.way).border.as_ref())
            .map(|border| border.origin.basis)
            .collect();
        let priced = self.sharing.shows(Content::WayCosts);
        let called = if priced { "Days and dollars" } else { "Days" };
        let mut told = vec![
            format!("{called} are called by the least sure of the figures that make them."),
            format!("Lengths of legs: {}.", of_basis(&lengths)),
        ];
        told.push(format!("Hours of legs: {}.", of_basis(&hours)));
        if !borders.is_empty() {
            told.push(format!("Waits at borders: {}.", of_basis(&borders)));
        }
        let hauling = &self.network.country.hauling;
        let figure = |what: &str, estimate: &Estimate<Hours>| {
            let of = |hours: Hours| Figure::measured(hours.0, 1).plain();
            format!(
                "{what} {} ({} to {}, {})",
                of(estimate.best),
                of(estimate.low),
                of(estimate.high),
                estimate.origin.basis.word()
            )
        };
        told.push(format!(
            "Hours: {}.",
            listed(&[
                figure("a working day", &hauling.working_day),
                figure("loading", &hauling.loading),
                figure("changing vehicles", &hauling.transshipment),
                figure("unloading", &hauling.unloading),
            ])
        ));
        told.extend(priced.then(|| self.tariffs(measured_route)));
        for stretch in measured_route.stretches.iter().filter(|s| s.mode == Mode::Road) {
            let Some((truck, payload)) =
                stretch.truck.and_then(|t| Some((t, hauling.payload.get(&t)?)))
            else {
                continue;
            };
            let of = |grams: Grams| Figure::tonnes(grams).to_places(0).plain();
            let sentence = format!(
                "One {} truck carries {} MT ({} to {}, {}).",
                truck.word(),
                of(payload.best),
                of(payload.low),
                of(payload.high),
                payload.origin.basis.word()
            );
            if !told.contains(&sentence) {
                told.push(sentence);
            }
        }
        told.push(
            "Which size of truck passes a road is a judgement of the pack, assumed unless the note \
             of the link says otherwise."
                .to_owned(),
        );
        told.extend(self.closures(measured_route));
        told
    }

    /// What the seasonal closures of a route rest on, where it has any.
    fn closures(&self, measured_route: &Measured) -> Option<String> {
        let links = measured_route.legs.iter().map(|leg| self.network.link(leg.way));
        let basis: Vec<Basis> =
            links.flat_map(|link| link.months.values()).map(|season| season.origin.basis).collect();
        (!basis.is_empty()).then(|| format!("Months that seasons close: {}.", of_basis(&basis)))
    }

    /// What moving costs by surface, and the border, of those on the way.
    fn tariffs(&self, measured_route: &Measured) -> String {
        let costs = &self.network.country.costs;
        let priced = |what: &str, estimate: &Estimate<CentsPerMt>, per: i128, places: u32| {
            let of = |cents: CentsPerMt| {
                Figure::rounded(Exact::new(i128::from(cents.0), 100 * per), places).plain()
            };
            let [low, best, high] = [estimate.low, estimate.best, estimate.high].map(of);
            format!("{what} {best} ({low} to {high}, {})", estimate.origin.basis.word())
        };
        let surfaces: BTreeSet<Surface> = self.surfaces(measured_route).collect();
        let each = surfaces.iter().filter_map(|surface| {
            Some(priced(surface.word(), costs.per_1000_km.get(surface)?, 1000, 3))
        });
        let mut each: Vec<String> = each.collect();
        if self.crosses_border(measured_route) {
            each.push(priced("and once at the country's border", &costs.border, 1, 2));
        }
        format!("Moving a tonne costs, in US dollars a kilometre: {}.", each.join(", "))
    }

    fn surfaces(&self, measured_route: &Measured) -> impl Iterator<Item = Surface> {
        measured_route.legs.iter().map(|leg| self.network.link(leg.way).surface)
    }

    /// Whether a route crosses the country's own border, which costs.
    pub(super) fn crosses_border(&self, measured_route: &Measured) -> bool {
        let country = self.network.country;
        let inside = |ix: PlaceIx| country.places[ix.index()].country == country.about.iso2;
        measured_route.legs.iter().any(|leg| {
            let ends = self.network.ways[leg.way.index()];
            inside(ends.from) != inside(ends.to)
        })
    }

    /// Titles of the sources of a route's figures, in the order of the pack.
    pub(super) fn sources(&self, measured_route: &Measured) -> Vec<String> {
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
        let told = used.into_iter().filter_map(|ix| sources.get(usize::from(ix.0)));
        told.map(|s| format!("{} ({})", s.title, s.publisher)).collect()
    }

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

/// How many figures are published, derived and assumed.
fn of_basis(all: &[Basis]) -> String {
    let count = |basis: Basis| all.iter().filter(|b| **b == basis).count();
    let each = Basis::ALL.iter().filter(|basis| count(**basis) > 0);
    let told: Vec<String> = each.map(|b| format!("{} {}", count(*b), b.word())).collect();
    if told.is_empty() { "none in the tables".to_owned() } else { listed(&told) }
}

fn least_sure(all: Vec<Basis>) -> Basis {
    // A route without legs rests on nothing that could be wrong.
    all.into_iter().max().unwrap_or(Basis::Published)
}
