//! Which figures move what is reached most: each alone from its low to its high figure, all others as planned.

use super::drawn::{END, between};
use crate::country::{CaseloadIx, Country, LinkIx, PlaceIx, SupplyIx};
use crate::evidence::{Basis, Estimate};
use crate::network::{Figures, Network};
use crate::plan::what_if::{Figure, WhatIf};
use crate::plan::{Exact, NoPlan};
use crate::scenario::{Needed, Scenario};
use crate::units::{Grams, People};
use std::collections::BTreeSet;

/// Figures that move together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Moved {
    /// What a link carries.
    Link(LinkIx),
    /// All supplies of a place.
    Supplies(PlaceIx),
    /// All stores of a place.
    Stores(PlaceIx),
    /// All caseloads.
    Caseloads,
}

/// What figures do to what is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mover {
    /// Which figures.
    pub figures: Moved,
    /// The weakest basis among them.
    pub basis: Basis,
    /// Person-months reached with their low figures.
    pub low: Exact,
    /// Person-months reached with their high figures.
    pub high: Exact,
}

impl Mover {
    /// By how many person-months they move what is reached.
    pub fn by(&self) -> Exact {
        self.high - self.low
    }
}

/// Figures that move what is reached, those that move it most first.
///
/// # Errors
/// As [`crate::plan::plan`].
pub fn movers(
    country: &Country,
    scenario: &Scenario,
    needed: &Needed,
) -> Result<Vec<Mover>, NoPlan> {
    let scenario = &scenario.over_cells();
    let network = Network::new(country, scenario, needed).map_err(NoPlan::Refused)?;
    let what_if = WhatIf::new(&network)?;
    let best = Figures::best(country);
    let ground = what_if.ground(&best)?;
    let mut movers = Vec::new();
    for figures in all(country, scenario) {
        let rows = rows(country, scenario, figures);
        let ends = [0, END].map(|place| {
            let mut then = best.clone();
            rows.iter().for_each(|row| put(country, &mut then, *row, place));
            then
        });
        let [low, high] = ends.each_ref().map(|then| ground.reach_with(then, &rows));
        let (low, high) = (low?, high?);
        let basis = rows.iter().filter_map(|row| basis(country, *row)).max();
        if let Some(basis) = basis.filter(|_| low != high) {
            movers.push(Mover { figures, basis, low, high });
        }
    }
    movers.sort_by(|a, b| b.by().cmp(&a.by()).then(a.figures.cmp(&b.figures)));
    Ok(movers)
}

/// Everything that can move, in order.
fn all(country: &Country, scenario: &Scenario) -> BTreeSet<Moved> {
    let links = (0..country.links.len() as u32).map(|n| Moved::Link(LinkIx(n)));
    let ours = country.supplies.iter().filter(|supply| supply.split == scenario.supply_split);
    let supplies = ours.map(|supply| Moved::Supplies(supply.place));
    let stores = country.stores.iter().map(|store| Moved::Stores(store.place));
    links.chain(supplies).chain(stores).chain([Moved::Caseloads]).collect()
}

/// The figures that move together.
fn rows(country: &Country, scenario: &Scenario, moved: Moved) -> Vec<Figure> {
    match moved {
        Moved::Link(link) => vec![Figure::Link(link)],
        Moved::Supplies(place) => {
            let supplies = country.supplies.iter().enumerate();
            let there = supplies.filter(|(_, supply)| {
                supply.place == place && supply.split == scenario.supply_split
            });
            there.map(|(n, _)| Figure::Supply(SupplyIx(n as u32))).collect()
        }
        Moved::Stores(place) => vec![Figure::Stores(place)],
        Moved::Caseloads => {
            let all = 0..country.caseloads.len() as u32;
            all.map(|n| Figure::Caseload(CaseloadIx(n))).collect()
        }
    }
}

/// Puts one figure where it lies between its low and high.
fn put(country: &Country, figures: &mut Figures, figure: Figure, place: u64) {
    let grams = |of: &Estimate<Grams>| Grams(between([of.low.0, of.best.0, of.high.0], place));
    match figure {
        Figure::Link(link) => {
            let capacity = country.links[link.index()].capacity.as_ref();
            figures.links[link.index()] = capacity.map(|capacity| grams(&capacity.per_month));
        }
        Figure::Supply(supply) => {
            figures.supplies[supply.index()] = grams(&country.supplies[supply.index()].amount);
        }
        Figure::Stores(place_of) => {
            for (store, room) in country.stores.iter().zip(&mut figures.stores) {
                if store.place == place_of {
                    *room = store.room.as_ref().map(grams);
                }
            }
        }
        Figure::Caseload(row) => {
            let of = &country.caseloads[row.index()].people;
            let people = [of.low, of.best, of.high].map(|p| i64::try_from(p.0).unwrap_or(i64::MAX));
            figures.caseloads[row.index()] = People(between(people, place).max(0) as u64);
        }
        // One figure, without a least and a most.
        Figure::Need(_) => {}
    }
}

/// How the figures came to be: the weakest basis; `None` where there is no figure.
fn basis(country: &Country, figure: Figure) -> Option<Basis> {
    match figure {
        Figure::Link(link) => {
            let capacity = country.links[link.index()].capacity.as_ref();
            capacity.map(|capacity| capacity.per_month.origin.basis)
        }
        Figure::Supply(supply) => Some(country.supplies[supply.index()].amount.origin.basis),
        Figure::Stores(place) => {
            let there = country.stores.iter().filter(|store| store.place == place);
            there.filter_map(|store| Some(store.room.as_ref()?.origin.basis)).max()
        }
        Figure::Caseload(row) => Some(country.caseloads[row.index()].people.origin.basis),
        Figure::Need(row) => Some(country.needs[row.index()].origin.basis),
    }
}
