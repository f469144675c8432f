//! What all maps tell alike: what they are drawn on, classes of shares, food on its way, ways in, stores,
//! and what is shut.

mod classes;
mod closures;
mod flows;
mod ground;
mod ways;
mod words;

use crate::country::{Country, LinkIx, PlaceIx, PlaceKind};
use crate::network::Network;
use crate::page::draw::map::{Point, Sign, Symbol};
use crate::plan::Exact;
use crate::report::findings::subject::Subject;
use crate::time::Period;
use crate::units::Share;
pub(in crate::report) use classes::Classes;
pub(in crate::report) use closures::{Closures, closures};
pub(in crate::report) use flows::{Flow, flows, loads, of_plan, of_route, origins};
use ground::at_level;
pub(in crate::report) use ground::{Ground, point};
use std::collections::{BTreeMap, BTreeSet};
pub use ways::Canvas;
pub(in crate::report) use ways::{WaysMap, Weighed, ways_map};
pub(in crate::report) use words::{courses, credits, unit_of_weights, weights};

/// Parts in a thousand of all food handed out up to which each weight of line goes.
pub(in crate::report) const WEIGHTS: [i64; 3] = [10, 50, 200];

/// Grams as whole tonnes with one digit that counts: 4,296 becomes 4,000.
pub(in crate::report) fn rounded(grams: Exact) -> i128 {
    let tonnes = (grams / 1_000_000).to_integer().max(1);
    let power = 10i128.pow(tonnes.ilog10());
    tonnes / power * power
}

/// Where a place is drawn: for partners to the tenth of a degree.
pub(in crate::report) fn place_at(subject: &Subject<'_>, place: PlaceIx) -> Point {
    at_level(subject.country.places[place.index()].point, subject.sharing)
}

fn months_of<'a>(
    network: &'a Network<'_>,
    link: LinkIx,
) -> impl Iterator<Item = &'a crate::network::WayMonth> {
    let periods: Vec<Period> = network.window.periods().collect();
    network.ways_of(link).flat_map(move |way| {
        periods.clone().into_iter().map(move |period| network.month(way, period))
    })
}

/// Whether a link is open throughout some months; all of them where none is named.
fn open_in(network: &Network<'_>, link: LinkIx, months: &[Period]) -> bool {
    let all = |period: &Period| {
        let mut ways = network.ways_of(link).map(|way| network.month(way, *period));
        ways.all(|month| month.access.times(month.season) == Share::ALL)
    };
    if months.is_empty() { always_open(network, link) } else { months.iter().all(all) }
}

pub(in crate::report) fn always_open(network: &Network<'_>, link: LinkIx) -> bool {
    months_of(network, link).all(|month| month.access.times(month.season) == Share::ALL)
}

pub(in crate::report) fn never_open(network: &Network<'_>, link: LinkIx) -> bool {
    months_of(network, link).all(|month| !month.is_open())
}

/// What becomes of each way in, by its place inside the country.
pub(in crate::report) fn ways_in(
    network: &Network<'_>,
    loads: &BTreeMap<LinkIx, Exact>,
) -> BTreeMap<PlaceIx, Sign> {
    let country = network.country;
    let mut entries: BTreeMap<PlaceIx, Sign> = BTreeMap::new();
    for (n, link) in country.links.iter().enumerate().filter(|(_, link)| link.corridor.is_some()) {
        let ix = LinkIx(n as u32);
        let sign = match (loads.contains_key(&ix), never_open(network, ix)) {
            (true, _) => Sign::Entry,
            (false, false) => Sign::Unused,
            (false, true) => Sign::Closed,
        };
        if let Some(place) = own_side(country, [link.from, link.to]) {
            let slot = entries.entry(place).or_insert(sign);
            *slot = rank(*slot).min(rank(sign)).2;
        }
    }
    entries
}

/// A way in is used where one of its links is, and closed where all of them are.
fn rank(sign: Sign) -> (bool, bool, Sign) {
    (sign != Sign::Entry, sign == Sign::Closed, sign)
}

/// Ways in by what becomes of them, with their numbers in the list of what is shut; and stores.
pub(in crate::report) fn symbols(
    ground: &Ground<'_>,
    network: &Network<'_>,
    loads: &BTreeMap<LinkIx, Exact>,
    shut: &Closures,
) -> Vec<Symbol> {
    let country = ground.country;
    let entries = ways_in(network, loads);
    let entry = |(place, sign): (&PlaceIx, &Sign)| Symbol {
        at: ground.at(*place),
        sign: *sign,
        name: shut.named(*place, &country.places[place.index()].name),
    };
    let mut symbols: Vec<Symbol> = entries.iter().map(entry).collect();
    symbols.extend(stores(ground));
    symbols
}

/// Ways in along links of flows: used where food takes them, else open or closed in some months.
fn entries_along(
    ground: &Ground<'_>,
    network: &Network<'_>,
    (flows, months): (&[Flow], &[Period]),
    shut: &Closures,
) -> Vec<Symbol> {
    let country = ground.country;
    let mut signs: BTreeMap<PlaceIx, Sign> = BTreeMap::new();
    for (flow, ix) in flows.iter().flat_map(|flow| flow.links.iter().map(move |ix| (flow, *ix))) {
        let link = &country.links[ix.index()];
        let place = own_side(country, [link.from, link.to]).filter(|_| link.corridor.is_some());
        let Some(place) = place else { continue };
        let mut ways = network.ways_of(ix);
        let open = ways.any(|way| months.iter().any(|month| network.month(way, *month).is_open()));
        let sign = match (flow.sets_out, open) {
            (true, _) => Sign::Entry,
            (false, true) => Sign::Unused,
            (false, false) => Sign::Closed,
        };
        let slot = signs.entry(place).or_insert(sign);
        *slot = rank(*slot).min(rank(sign)).2;
    }
    let symbol = |(place, sign): (&PlaceIx, &Sign)| Symbol {
        at: ground.at(*place),
        sign: *sign,
        name: shut.named(*place, &country.places[place.index()].name),
    };
    signs.iter().map(symbol).collect()
}

/// Stores inside the country, but for those at centres of districts, which are many and small.
pub(in crate::report) fn stores<'a>(ground: &'a Ground<'_>) -> impl Iterator<Item = Symbol> + 'a {
    let country = ground.country;
    let places: BTreeSet<PlaceIx> = country.stores.iter().map(|store| store.place).collect();
    let shown = places.into_iter().filter(|place| {
        let at = &country.places[place.index()];
        at.kind != PlaceKind::DistrictCentre && own_side(country, [*place, *place]).is_some()
    });
    shown.map(|place| Symbol {
        at: ground.at(place),
        sign: Sign::Store,
        name: country.places[place.index()].name.clone(),
    })
}

/// The end of a link that lies inside the country.
pub(in crate::report) fn own_side(country: &Country, ends: [PlaceIx; 2]) -> Option<PlaceIx> {
    ends.into_iter().find(|end| country.places[end.index()].country == country.about.iso2)
}
