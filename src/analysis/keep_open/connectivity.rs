//! What hangs together in the tables, whoever grants what.

use crate::country::{Country, LinkIx, Mode, PlaceIx, PlaceKind};
use crate::network::Network;

/// What hangs together in the tables.
#[derive(Clone, Debug, PartialEq)]
pub struct Connectivity {
    /// Places on links.
    pub n_places: usize,
    /// Links.
    pub n_links: usize,
    /// Sets of places that no link joins to the largest set; places without any link are not among
    /// them.
    pub apart: Vec<Vec<PlaceIx>>,
    /// Places without a link, warehouses aside, which stand in their towns.
    pub without_links: Vec<PlaceIx>,
    /// Warehouses whose town has no link.
    pub stranded: Vec<PlaceIx>,
    /// Links, air links aside, shorter than the straight line between their ends by over a kilometre.
    pub shorter_than_straight: Vec<LinkIx>,
    /// Length over straight line of road links of at least ten kilometres: least, middle, most.
    pub winding: Option<[f64; 3]>,
}

pub(super) fn connectivity(network: &Network<'_>) -> Connectivity {
    let country = network.country;
    let mut on_links = vec![false; country.places.len()];
    for link in &country.links {
        on_links[link.from.index()] = true;
        on_links[link.to.index()] = true;
    }
    let all = || (0..country.places.len() as u32).map(PlaceIx);
    let kind = |ix: &PlaceIx| country.places[ix.index()].kind;
    let loose = |ix: &PlaceIx| !on_links[ix.index()];
    let (warehouses, without_links): (Vec<PlaceIx>, Vec<PlaceIx>) =
        all().filter(loose).partition(|ix| kind(ix) == PlaceKind::Warehouse);
    let town = |ix: &PlaceIx| country.places[ix.index()].stands_in;
    let apart = network.connected().into_iter().skip(1).filter(|set| set.len() > 1);
    Connectivity {
        n_places: on_links.iter().filter(|on| **on).count(),
        n_links: country.links.len(),
        apart: apart.collect(),
        without_links,
        stranded: warehouses
            .into_iter()
            .filter(|ix| town(ix).is_none_or(|town| !on_links[town.index()]))
            .collect(),
        shorter_than_straight: shorter_than_straight(country),
        winding: winding(country),
    }
}

/// Length over straight line; positions of towns are good to a few kilometres.
fn over_straight(country: &Country, link: LinkIx) -> f64 {
    let link = &country.links[link.index()];
    link.length.0 / country.straight_line(link.from, link.to).0.max(0.001)
}

fn shorter_than_straight(country: &Country) -> Vec<LinkIx> {
    let links = (0..country.links.len() as u32).map(LinkIx);
    links
        .filter(|ix| {
            let link = &country.links[ix.index()];
            let straight = country.straight_line(link.from, link.to).0;
            // Positions are good to a kilometre at best.
            link.mode != Mode::Air && link.length.0 < straight - 1.0
        })
        .collect()
}

fn winding(country: &Country) -> Option<[f64; 3]> {
    let links = (0..country.links.len() as u32).map(LinkIx);
    let long = |ix: &LinkIx| {
        let link = &country.links[ix.index()];
        link.mode == Mode::Road && link.length.0 >= 10.0 && !link.last_mile
    };
    let mut all: Vec<f64> = links.filter(long).map(|ix| over_straight(country, ix)).collect();
    all.sort_by(f64::total_cmp);
    Some([*all.first()?, *all.get(all.len() / 2)?, *all.last()?])
}
