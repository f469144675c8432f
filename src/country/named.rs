//! Which links and areas selectors match, found from the places and areas that they name, so that
//! thousands of permissions on thousands of links take no time.

use super::{AreaIx, Country, LinkIx, Selector, Term};

/// The links and areas of a country by what a term can name.
pub struct Named<'a> {
    country: &'a Country,
    /// Links with an end at each place.
    at_place: Vec<Vec<LinkIx>>,
    /// Links with an end in each area or in a district of it.
    in_area: Vec<Vec<LinkIx>>,
    /// The way in of each corridor.
    of_corridor: Vec<Vec<LinkIx>>,
    /// Each area and its districts.
    areas: Vec<Vec<AreaIx>>,
}

impl<'a> Named<'a> {
    /// Of a country.
    pub fn of(country: &'a Country) -> Named<'a> {
        let mut named = Named {
            country,
            at_place: vec![Vec::new(); country.places.len()],
            in_area: vec![Vec::new(); country.areas.len()],
            of_corridor: vec![Vec::new(); country.corridors.len()],
            areas: vec![Vec::new(); country.areas.len()],
        };
        for (link, ix) in country.links.iter().zip((0..).map(LinkIx)) {
            if let Some(corridor) = link.corridor {
                named.of_corridor[corridor.index()].push(ix);
            }
            for end in [link.from, link.to] {
                named.at_place[end.index()].push(ix);
                let area = country.places[end.index()].area;
                let parent = area.and_then(|area| country.areas[area.index()].parent);
                for area in [area, parent].into_iter().flatten() {
                    named.in_area[area.index()].push(ix);
                }
            }
        }
        for (area, ix) in country.areas.iter().zip((0..).map(AreaIx)) {
            for of in [Some(ix), area.parent].into_iter().flatten() {
                named.areas[of.index()].push(ix);
            }
        }
        named
    }

    /// The links that a selector matches, in order.
    pub fn links(&self, selector: &Selector) -> Vec<LinkIx> {
        let mut links = Vec::new();
        for terms in &selector.any_of {
            match terms.iter().find_map(|term| self.of_term(term)) {
                Some(few) => links.extend(few),
                None => links.extend((0..self.country.links.len() as u32).map(LinkIx)),
            }
        }
        links.sort_unstable();
        links.dedup();
        links.retain(|link| selector.applies_to_link(self.country, *link));
        links
    }

    /// The areas that a selector matches, in order. Districts count too: a plan by district hands out
    /// there.
    pub fn areas(&self, selector: &Selector) -> Vec<AreaIx> {
        let mut areas = Vec::new();
        for terms in &selector.any_of {
            let named = terms.iter().find_map(|term| {
                let Term::Area(area) = term else { return None };
                Some(&self.areas[area.index()])
            });
            match named {
                Some(few) => areas.extend(few),
                None => areas.extend((0..self.country.areas.len() as u32).map(AreaIx)),
            }
        }
        areas.sort_unstable();
        areas.dedup();
        areas.retain(|area| selector.applies_to_area(self.country, *area));
        areas
    }

    /// The links that a term names; `None` where it tells of any link.
    fn of_term(&self, term: &Term) -> Option<Vec<LinkIx>> {
        match term {
            Term::Link(link) => Some(vec![*link]),
            Term::Place(place) => Some(self.at_place[place.index()].clone()),
            Term::Area(area) | Term::Into(area) => Some(self.in_area[area.index()].clone()),
            Term::Corridor(corridor) => Some(self.of_corridor[corridor.index()].clone()),
            Term::Mode(_)
            | Term::Country(_)
            | Term::Overflies(_)
            | Term::Border
            | Term::Inland
            | Term::All => None,
        }
    }
}
