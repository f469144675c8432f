//! The network by itself: who can be got to from outside at all, by which ways in, and which links
//! and permissions nobody can do without. Ranked for keeping them open.

use crate::country::{AreaIx, CorridorIx, Country, LinkIx, Mode, PermissionIx, PlaceIx, PlaceKind};
use crate::network::{Network, Served, WayIx};
use crate::time::Period;
use std::collections::{BTreeMap, BTreeSet};

/// How a network stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// Each area with people in need, in order of P-codes.
    pub areas: Vec<AreaStanding>,
    /// Links and permissions that somebody cannot do without, those with most people first.
    pub keep_open: Vec<KeepOpen>,
    /// What hangs together in the tables, whoever grants what.
    pub audit: Connectivity,
}

/// How an area can be got to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaStanding {
    /// Which.
    pub area: AreaIx,
    /// Ways into the country from which it can be got to inside, and in which months.
    pub entries: Vec<(CorridorIx, Vec<Period>)>,
    /// Months in which nothing from outside gets there.
    pub cut_off: Vec<Period>,
    /// In the first of those: the closed ways of the route with fewest of them, with the permissions
    /// that are not granted on each.
    pub closed: Vec<(WayIx, Vec<PermissionIx>)>,
    /// Whether the season closes one of them.
    pub by_season: bool,
    /// Months in which nobody may hand out there, though it can be got to.
    pub no_hand_out: Vec<Period>,
}

/// What can fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Single {
    /// A link.
    Link(LinkIx),
    /// A permission.
    Permission(PermissionIx),
}

/// Something that somebody cannot do without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeepOpen {
    /// What.
    pub single: Single,
    /// Person-months in IPC phase 3 or worse that would lose access.
    pub people: u64,
    /// Person-months in IPC phase 4 or worse that would.
    pub severe: u64,
    /// Months of areas that would.
    pub area_months: usize,
    /// The areas.
    pub areas: BTreeSet<AreaIx>,
}

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

/// Looks at a network.
pub fn standing(network: &Network<'_>) -> Standing {
    let from = sources(network);
    Standing {
        areas: network.served.iter().map(|served| area(network, &from, served)).collect(),
        keep_open: keep_open(network, &from),
        audit: connectivity(network),
    }
}

/// Places outside the country where food is on offer in any month.
fn sources(network: &Network<'_>) -> Vec<PlaceIx> {
    let country = network.country;
    let outside = |place: &PlaceIx| country.places[place.index()].country != country.about.iso2;
    let places: BTreeSet<PlaceIx> =
        network.offers.iter().map(|offer| offer.place).filter(outside).collect();
    places.into_iter().collect()
}

fn area(network: &Network<'_>, from: &[PlaceIx], served: &Served) -> AreaStanding {
    let needs = |period: &Period| served.months[period.index()].people.iter().sum::<u64>() > 0;
    let periods: Vec<Period> = network.window.periods().filter(needs).collect();
    let reached = |period: &Period| network.reachable(from, *period).contains(&served.place);
    let cut_off: Vec<Period> = periods.iter().copied().filter(|p| !reached(p)).collect();
    let closed = cut_off
        .first()
        .map_or(Vec::new(), |period| fewest_closed(network, from, served.place, *period));
    let season = |way: &WayIx, period: &Period| {
        network.month(*way, *period).season == crate::units::Share::NONE
    };
    let by_season =
        cut_off.first().is_some_and(|period| closed.iter().any(|(way, _)| season(way, period)));
    let may = |period: &Period| served.months[period.index()].access != crate::units::Share::NONE;
    AreaStanding {
        area: served.area,
        entries: entries(network, served.place, &periods),
        no_hand_out: periods.into_iter().filter(|p| !cut_off.contains(p) && !may(p)).collect(),
        cut_off,
        closed,
        by_season,
    }
}

/// The ways in from which a place can be got to along open ways inside the country.
fn entries(
    network: &Network<'_>,
    place: PlaceIx,
    periods: &[Period],
) -> Vec<(CorridorIx, Vec<Period>)> {
    let country = network.country;
    let inside = |ix: PlaceIx| country.places[ix.index()].country == country.about.iso2;
    let mut entries: BTreeMap<CorridorIx, Vec<Period>> = BTreeMap::new();
    for period in periods {
        let open = |way: WayIx| network.month(way, *period).is_open();
        let mut at: BTreeMap<CorridorIx, BTreeSet<PlaceIx>> = BTreeMap::new();
        for (n, way) in network.ways.iter().enumerate() {
            let corridor = country.links[way.link.index()].corridor;
            if let Some(corridor) = corridor.filter(|_| inside(way.to) && open(WayIx(n as u32))) {
                at.entry(corridor).or_default().insert(way.to);
            }
        }
        for (corridor, ends) in at {
            let ends: Vec<PlaceIx> = ends.into_iter().collect();
            let within = network.reachable_along(&ends, |way| {
                let ends = network.ways[way.index()];
                open(way) && inside(ends.from) && inside(ends.to)
            });
            if within.contains(&place) {
                entries.entry(corridor).or_default().push(*period);
            }
        }
    }
    entries.into_iter().collect()
}

/// The closed ways on the route from any source that has fewest of them.
fn fewest_closed(
    network: &Network<'_>,
    from: &[PlaceIx],
    to: PlaceIx,
    period: Period,
) -> Vec<(WayIx, Vec<PermissionIx>)> {
    let open = |way: WayIx| network.month(way, period).is_open();
    // A closed way weighs more than any number of open ones.
    let weight = |way: WayIx| Some(if open(way) { 1 } else { 1_000_000 });
    let path = from.iter().filter_map(|start| network.lightest_path(*start, to, weight));
    let weigh = |path: &Vec<WayIx>| path.iter().filter_map(|way| weight(*way)).sum::<u64>();
    let best = path.min_by_key(weigh).unwrap_or_default();
    let refused = |way: WayIx| {
        let needed = network.needed.needed_by_link(network.ways[way.index()].link);
        let share = |ix: &PermissionIx| network.access.state_share(*ix, period);
        needed.iter().copied().filter(|ix| share(ix) == crate::units::Share::NONE).collect()
    };
    best.into_iter().filter(|way| !open(*way)).map(|way| (way, refused(way))).collect()
}

fn keep_open(network: &Network<'_>, from: &[PlaceIx]) -> Vec<KeepOpen> {
    let country = network.country;
    let links = (0..country.links.len()).map(|n| Single::Link(LinkIx(n as u16)));
    let permissions =
        (0..country.permissions.len()).map(|n| Single::Permission(PermissionIx(n as u16)));
    let mut found: Vec<KeepOpen> =
        links.chain(permissions).filter_map(|single| without(network, from, single)).collect();
    found.sort_by_key(|k| (std::cmp::Reverse((k.people, k.severe, k.area_months)), k.single));
    found
}

/// Who would lose access without a link or a permission; `None` where nobody would.
fn without(network: &Network<'_>, from: &[PlaceIx], single: Single) -> Option<KeepOpen> {
    let mut lost =
        KeepOpen { single, people: 0, severe: 0, area_months: 0, areas: BTreeSet::new() };
    for period in network.window.periods() {
        let open = |way: WayIx| network.month(way, period).is_open();
        let fails = |way: WayIx| {
            let link = network.ways[way.index()].link;
            match single {
                Single::Link(single) => link == single,
                Single::Permission(ix) => network.needed.needed_by_link(link).contains(&ix),
            }
        };
        let now = network.reachable(from, period);
        let then = network.reachable_along(from, |way| open(way) && !fails(way));
        for served in &network.served {
            let month = &served.months[period.index()];
            let refused = match single {
                Single::Link(_) => false,
                Single::Permission(ix) => network.needed.needed_by_area(served.area).contains(&ix),
            };
            let has = now.contains(&served.place) && month.access != crate::units::Share::NONE;
            let need: u64 = month.people.iter().sum();
            if !has || need == 0 || (then.contains(&served.place) && !refused) {
                continue;
            }
            lost.people += need;
            lost.severe += month.people[1] + month.people[2];
            lost.area_months += 1;
            lost.areas.insert(served.area);
        }
    }
    (lost.area_months > 0).then_some(lost)
}

fn connectivity(network: &Network<'_>) -> Connectivity {
    let country = network.country;
    let mut on_links = vec![false; country.places.len()];
    for link in &country.links {
        on_links[link.from.index()] = true;
        on_links[link.to.index()] = true;
    }
    let all = || (0..country.places.len() as u16).map(PlaceIx);
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
    let links = (0..country.links.len() as u16).map(LinkIx);
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
    let links = (0..country.links.len() as u16).map(LinkIx);
    let long = |ix: &LinkIx| {
        let link = &country.links[ix.index()];
        link.mode == Mode::Road && link.length.0 >= 10.0 && !link.last_mile
    };
    let mut all: Vec<f64> = links.filter(long).map(|ix| over_straight(country, ix)).collect();
    all.sort_by(f64::total_cmp);
    Some([*all.first()?, *all.get(all.len() / 2)?, *all.last()?])
}
