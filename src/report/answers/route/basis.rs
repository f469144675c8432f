//! What the figures of a route rest on, and how sure they are: no surer than the least sure of those
//! that make them.

use super::words::Words;
use crate::analysis::route::Measured;
use crate::country::{Mode, PlaceIx, Surface};
use crate::evidence::{Basis, Estimate};
use crate::kit::figure::Figure;
use crate::kit::sentence::{Argument, Joined, plainly, term};
use crate::kit::{Sentence, say};
use crate::network::Border;
use crate::plan::Exact;
use crate::sharing::Content;
use crate::units::{CentsPerMt, Grams, Hours};
use std::collections::BTreeSet;

impl Words<'_> {
    /// What the figures of a route rest on.
    pub(super) fn assumed(&self, measured_route: &Measured) -> Vec<Sentence> {
        if measured_route.legs.is_empty() {
            // Nothing moves, so nothing rests on anything.
            return Vec::new();
        }
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
        let seasons: Vec<Basis> =
            links().flat_map(|link| link.months.values()).map(|s| s.origin.basis).collect();
        let priced = self.sharing.shows(Content::WayCosts);
        let mut told = vec![
            match priced {
                true => say!(
                    "route.basis.days-and-dollars",
                    "Days and dollars are called by the least sure of the figures that make them."
                ),
                false => say!(
                    "route.basis.days",
                    "Days are called by the least sure of the figures that make them."
                ),
            },
            say!("route.basis.lengths", "Lengths of legs: {counts}.", counts = of_basis(&lengths)),
            say!("route.basis.hours", "Hours of legs: {counts}.", counts = of_basis(&hours)),
        ];
        if !borders.is_empty() {
            let counts = of_basis(&borders);
            told.push(say!("route.basis.borders", "Waits at borders: {counts}.", counts));
        }
        told.push(self.handling());
        told.extend(priced.then(|| self.tariffs(measured_route)).flatten());
        for payload in self.payloads(measured_route) {
            if !told.contains(&payload) {
                told.push(payload);
            }
        }
        told.push(say!(
            "route.basis.truck-size",
            "Which size of truck passes a road is a judgement of the pack, assumed unless the note of the \
             link says otherwise."
        ));
        if !seasons.is_empty() {
            let counts = of_basis(&seasons);
            told.push(say!("route.basis.seasons", "Months that seasons close: {counts}.", counts));
        }
        told
    }

    /// Hours that loads wait for people.
    fn handling(&self) -> Sentence {
        let hauling = &self.network.country.hauling;
        let told = |hours: &Estimate<Hours>| estimated(hours, |hours| Figure::measured(hours.0, 1));
        let (day, loading) = (told(&hauling.working_day), told(&hauling.loading));
        let (changing, unloading) = (told(&hauling.transshipment), told(&hauling.unloading));
        say!(
            "route.basis.handling",
            "Hours: a working day {day}, loading {loading}, changing vehicles {changing} and unloading \
             {unloading}.",
            day,
            loading,
            changing,
            unloading,
        )
    }

    /// What a truck carries, of each stretch of road.
    fn payloads(&self, measured_route: &Measured) -> Vec<Sentence> {
        let payloads = &self.network.country.hauling.payload;
        let roads = measured_route.stretches.iter().filter(|s| s.mode == Mode::Road);
        let of = |grams: Grams| plainly(Figure::tonnes(grams).to_places(0));
        let told = roads.filter_map(|stretch| {
            let truck = stretch.truck?;
            let payload = payloads.get(&truck)?;
            Some(say!(
                "route.basis.payload",
                "One {truck} truck carries {best} MT ({low} to {high}, {basis}).",
                truck = term(truck.word()),
                best = of(payload.best),
                low = of(payload.low),
                high = of(payload.high),
                basis = term(payload.origin.basis.word()),
            ))
        });
        told.collect()
    }

    /// What moving costs by surface, and the border, of those on the way.
    fn tariffs(&self, measured_route: &Measured) -> Option<Sentence> {
        let costs = &self.network.country.costs;
        let priced = |estimate: &Estimate<CentsPerMt>, per: i128, places: u32| {
            estimated(estimate, |cents| {
                Figure::rounded(Exact::new(i128::from(cents.0), 100 * per), places)
            })
        };
        let surfaces: BTreeSet<Surface> = self.surfaces(measured_route).collect();
        let each = surfaces.iter().filter_map(|surface| {
            let price = priced(costs.per_1000_km.get(surface)?, 1000, 3);
            let surface = term(surface.word());
            Some(say!("route.basis.tariff", "{surface} {price}", surface, price))
        });
        // Where food is handed out where it lies, nothing moves.
        let each: Vec<Sentence> = each.collect();
        let tariffs = (!each.is_empty()).then(|| Joined::Commas.list(each))?;
        Some(match self.crosses_border(measured_route) {
            true => say!(
                "route.basis.tariffs.border",
                "Moving a tonne costs, in US dollars a kilometre: {tariffs}, and once at the country's \
                 border {border} US dollars.",
                tariffs,
                border = priced(&costs.border, 1, 2),
            ),
            false => say!(
                "route.basis.tariffs",
                "Moving a tonne costs, in US dollars a kilometre: {tariffs}.",
                tariffs
            ),
        })
    }

    pub(super) fn surfaces(&self, measured_route: &Measured) -> impl Iterator<Item = Surface> {
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

/// An estimate by its best figure, with its range and what it rests on.
fn estimated<T: Copy>(estimate: &Estimate<T>, figure: impl Fn(T) -> Figure) -> Sentence {
    let [low, best, high] =
        [estimate.low, estimate.best, estimate.high].map(|one| plainly(figure(one)));
    say!(
        "route.basis.estimate",
        "{best} ({low} to {high}, {basis})",
        best,
        low,
        high,
        basis = term(estimate.origin.basis.word()),
    )
}

/// How many figures are published, derived and assumed.
fn of_basis(all: &[Basis]) -> Argument {
    let count = |basis: Basis| all.iter().filter(|b| **b == basis).count();
    let each = Basis::ALL.iter().filter(|basis| count(**basis) > 0).map(|basis| {
        let n = count(*basis);
        say!("route.basis.count", "{n} {basis}", n, basis = term(basis.word()))
    });
    let told: Vec<Sentence> = each.collect();
    match told.is_empty() {
        true => say!("route.basis.none", "none in the tables").into(),
        false => Joined::And.list(told),
    }
}

fn least_sure(all: Vec<Basis>) -> Basis {
    // A route without legs rests on nothing that could be wrong.
    all.into_iter().max().unwrap_or(Basis::Published)
}
