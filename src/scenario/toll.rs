//! Where a levy on a permission is paid: once for each passage.
//!
//! Whoever asks for 36 dollars a tonne means 36 dollars for a tonne that passes, not for every stretch of
//! road on the way. The places all of whose links need the permission are *its own*, such as all towns
//! of a country on its roads and railways. A passage leads through own places that hang together, and
//! pays once:
//!
//! - on leaving them, where food starts in one of them and none is handed out there: a country on the
//!   way with a hub of its own, whose border all its food crosses;
//! - else on entering them. What starts there and is handed out there does not pay: it never passed.
//!
//! Own places without a way out of them are none: nobody passes there. A link between two places of which
//! neither is own is a passage by itself, such as a crossing or a
//! flight. Where several such links follow each other, a tonne pays on each, and reports say so.

use crate::country::{Country, LinkIx, PlaceIx};
use std::collections::{BTreeMap, BTreeSet};

/// On which side of its own places a levy is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paid {
    /// On entering them.
    Entering,
    /// On leaving them.
    Leaving,
}

/// Where a levy on a permission is paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toll {
    /// The permission's own places, and where passing through them is paid.
    own: BTreeMap<PlaceIx, Paid>,
    /// Whether links that are passages by themselves can follow each other.
    pays_again: bool,
}

impl Toll {
    /// How many ends of links lie at each place, by position.
    pub(super) fn ends(country: &Country) -> Vec<usize> {
        let mut ends = vec![0; country.places.len()];
        for place in country.links.iter().flat_map(|link| [link.from, link.to]) {
            ends[place.index()] += 1;
        }
        ends
    }

    /// Of a permission's links; `ends` as [`Toll::ends`] has them.
    pub(super) fn of(country: &Country, links: &[LinkIx], ends: &[usize]) -> Toll {
        let needed: BTreeSet<LinkIx> = links.iter().copied().collect();
        let mut there: BTreeMap<PlaceIx, usize> = BTreeMap::new();
        for link in needed.iter().map(|link| &country.links[link.index()]) {
            for place in [link.from, link.to] {
                *there.entry(place).or_default() += 1;
            }
        }
        let all_need_it = |(place, own): &(PlaceIx, usize)| ends[place.index()] == *own;
        let own: BTreeSet<PlaceIx> =
            there.into_iter().filter(all_need_it).map(|(place, _)| place).collect();
        let mut toll = Toll { own: BTreeMap::new(), pays_again: false };
        // Where no link leads out of own places, nobody ever enters or leaves them: there each link is a
        // passage by itself.
        let borders = |together: &BTreeSet<PlaceIx>| {
            links.iter().any(|link| {
                let link = &country.links[link.index()];
                together.contains(&link.from) != together.contains(&link.to)
            })
        };
        for together in hanging_together(country, links, &own).into_iter().filter(borders) {
            let paid = side(country, &together);
            toll.own.extend(together.into_iter().map(|place| (place, paid)));
        }
        toll.pays_again = toll.can_pay_again(country, links);
        toll
    }

    /// Whether moving along one of the permission's links, from one place to another, pays.
    pub fn is_paid(&self, from: PlaceIx, to: PlaceIx) -> bool {
        match (self.own.get(&from), self.own.get(&to)) {
            (None, None) | (None, Some(Paid::Entering)) | (Some(Paid::Leaving), None) => true,
            (None, Some(Paid::Leaving)) | (Some(Paid::Entering), None) | (Some(_), Some(_)) => {
                false
            }
        }
    }

    /// On which side of the permission's own places it is paid; `None` where it has none, and each of
    /// its links is a passage by itself, or where it depends on the place.
    pub fn side(&self) -> Option<Paid> {
        let first = self.own.values().next().copied()?;
        self.own.values().all(|paid| *paid == first).then_some(first)
    }

    /// Whether a tonne that goes on in one direction may pay several times.
    pub fn may_be_paid_again(&self) -> bool {
        self.pays_again
    }

    fn can_pay_again(&self, country: &Country, links: &[LinkIx]) -> bool {
        let mut paying: BTreeMap<PlaceIx, Vec<[PlaceIx; 2]>> = BTreeMap::new();
        let mut ways = Vec::new();
        for link in links {
            let link = &country.links[link.index()];
            ways.extend([[link.from, link.to], [link.to, link.from]]);
        }
        ways.retain(|[from, to]| self.is_paid(*from, *to));
        for way in &ways {
            paying.entry(way[0]).or_default().push(*way);
        }
        // Who turns back to the country from which a border was crossed does not go on.
        let of = |place: PlaceIx| &country.places[place.index()].country;
        let turns = |a: PlaceIx, b: PlaceIx, c: PlaceIx| a == c || of(a) == of(c) && of(a) != of(b);
        ways.iter().any(|&[a, b]| {
            let on = paying.get(&b).into_iter().flatten();
            on.into_iter().any(|&[_, c]| !turns(a, b, c))
        })
    }
}

/// Own places by the permission's links among them.
fn hanging_together(
    country: &Country,
    links: &[LinkIx],
    own: &BTreeSet<PlaceIx>,
) -> Vec<BTreeSet<PlaceIx>> {
    let mut beside: BTreeMap<PlaceIx, Vec<PlaceIx>> = BTreeMap::new();
    for link in links.iter().map(|link| &country.links[link.index()]) {
        if own.contains(&link.from) && own.contains(&link.to) {
            beside.entry(link.from).or_default().push(link.to);
            beside.entry(link.to).or_default().push(link.from);
        }
    }
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    for &start in own {
        let (mut together, mut next) = (BTreeSet::new(), vec![start]);
        while let Some(place) = next.pop() {
            if seen.insert(place) {
                together.insert(place);
                next.extend(beside.get(&place).into_iter().flatten());
            }
        }
        if !together.is_empty() {
            found.push(together);
        }
    }
    found
}

/// On which side of places that hang together passing through them is paid.
fn side(country: &Country, together: &BTreeSet<PlaceIx>) -> Paid {
    let starts = country.supplies.iter().any(|supply| together.contains(&supply.place));
    let capitals = country.areas.iter().filter_map(|area| area.capital);
    let ends = capitals.into_iter().any(|place| together.contains(&place));
    if starts && !ends { Paid::Leaving } else { Paid::Entering }
}
