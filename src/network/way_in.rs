//! How food comes into the country.

use super::{Network, Offer, WayIx};
use crate::country::{CorridorIx, Entry, LinkIx, PermissionIx, PlaceIx};
use std::collections::BTreeSet;

/// How food comes into the country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WayIn {
    /// It does not: it was bought inside, or lay there, and never left.
    Inside,
    /// By a way in with a name. Food that leaves the country on its way comes by the last one it takes,
    /// so that a part of the country behind a neighbour has a way in of its own.
    Corridor(CorridorIx),
    /// It enters at a place inside, such as a port: it is landed there.
    Landed(PlaceIx),
    /// Over the border by a link that is no corridor's.
    Unnamed(LinkIx),
}

impl Network<'_> {
    /// The way in that a way is; `None` where it does not lead into the country from outside.
    pub fn way_in(&self, way: WayIx) -> Option<WayIn> {
        let way = self.ways[way.index()];
        let enters = !self.is_inside(way.from) && self.is_inside(way.to);
        enters.then(|| self.way_in_by(way.link))
    }

    /// The way in that a link over the border is.
    fn way_in_by(&self, link: LinkIx) -> WayIn {
        let corridor = self.country.links[link.index()].corridor;
        corridor.map_or(WayIn::Unnamed(link), WayIn::Corridor)
    }

    /// How food comes in that goes from place to place by links, and entered at the first where it is so
    /// told.
    pub fn comes_in(&self, links: &[LinkIx], places: &[PlaceIx], entered: bool) -> WayIn {
        let mut legs = links.iter().zip(places.windows(2));
        let enters = |ends: &[PlaceIx]| !self.is_inside(ends[0]) && self.is_inside(ends[1]);
        let last = legs.rfind(|(_, ends)| enters(ends));
        match (last, places.first()) {
            (Some((link, _)), _) => self.way_in_by(*link),
            (None, Some(first)) if entered => WayIn::Landed(*first),
            (None, _) => WayIn::Inside,
        }
    }

    /// Whether an offer comes from outside the country: it lies there, or enters at its place.
    pub fn comes_from_outside(&self, offer: &Offer) -> bool {
        !self.is_inside(offer.place) || self.entry(offer) == Some(Entry::Entering)
    }

    /// Places outside the country that food on offer there can get to, in any month, without passing through the
    /// country.
    pub fn outside_with_food(&self) -> BTreeSet<PlaceIx> {
        let abroad = |place: &PlaceIx| !self.is_inside(*place);
        let from: BTreeSet<PlaceIx> =
            self.offers.iter().map(|offer| offer.place).filter(abroad).collect();
        let from: Vec<PlaceIx> = from.into_iter().collect();
        self.reachable_along(&from, |way| {
            let ends = self.ways[way.index()];
            abroad(&ends.from)
                && abroad(&ends.to)
                && self.window.periods().any(|period| self.month(way, period).is_open())
        })
    }

    /// Whether a permission is asked for at the border alone, and no food is on offer behind it.
    pub fn no_food_behind(&self, permission: PermissionIx) -> bool {
        let with_food = self.outside_with_food();
        let links = self.needed.links_of(permission).iter();
        let own = links.flat_map(|link| self.ways_of(*link));
        let mut any = false;
        for way in own {
            let ends = self.ways[way.index()];
            let inward = self.way_in(way).is_some();
            let outward = self.is_inside(ends.from) && !self.is_inside(ends.to);
            if !inward && !outward || inward && with_food.contains(&ends.from) {
                return false;
            }
            any |= inward;
        }
        any && self.needed.areas_of(permission).is_empty()
    }

    /// Whether a place lies inside the country.
    pub fn is_inside(&self, place: PlaceIx) -> bool {
        self.country.places[place.index()].country == self.country.about.iso2
    }
}
