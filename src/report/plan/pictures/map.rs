//! The map of a plan: provinces by coverage, links by tonnes, ways in, stores.

mod words;

use crate::country::{Country, LinkIx, Maps, Mode, PlaceIx};
use crate::kit::figure::Figure;
use crate::kit::figure::drawn;
use crate::kit::say;
use crate::page::draw::map::{Frame, Line, Map, Open, Point, Shape, Sign, Symbol, draw};
use crate::page::{Look, Picture, Text};
use crate::plan::{Exact, Plan};
use crate::report::findings::subject::Subject;
use crate::report::plan::summary::Summary;
use crate::sharing::{Content, Sharing};
use crate::time::Period;
use crate::units::{LonLat, Share};
use std::collections::BTreeMap;
pub(super) use words::credits;
pub(in crate::report) use words::shades;
use words::{caption, description, title, weights};

/// Degrees drawn around the country.
const MARGIN: f64 = 0.55;
/// Coverage in percent from which each shade begins.
pub(in crate::report) const FROM: [u32; 5] = [0, 20, 40, 60, 80];
/// Parts in a thousand of all food handed out up to which each weight of line goes.
pub(in crate::report) const WEIGHTS: [i64; 3] = [10, 50, 200];

/// The map; `None` where the pack has no outlines.
pub(in crate::report) fn map(
    subject: &Subject<'_>,
    summary: &Summary,
    maps: &Maps,
    look: Look,
) -> Option<Picture> {
    if maps.provinces.is_empty() {
        return None;
    }
    let country = subject.country;
    let plan = subject.plan().filter(|_| subject.shows(Content::Ways));
    let loads = plan.map(loads).unwrap_or_default();
    let all: Exact = plan.iter().flat_map(|plan| &plan.routes).map(|route| route.grams()).sum();
    let bounds = WEIGHTS.map(|part| rounded(all * i128::from(part) / 1000));
    let map = Map {
        id: "map",
        title: title(summary, plan.is_some()).to_string(),
        description: description(summary).to_string(),
        caption: Text::plain(&caption(subject, summary, maps).to_string()),
        frame: frame(country),
        around: maps.neighbours.iter().map(|n| (n.name.clone(), points(&n.rings))).collect(),
        shapes: shapes(subject, summary, maps),
        shades: shades(),
        quiet: if plan.is_some() { points(&maps.roads) } else { Vec::new() },
        lines: lines(subject, &loads, bounds),
        weights: weights(bounds),
        symbols: if plan.is_some() { symbols(subject, &loads) } else { Vec::new() },
        unit_of_lines: say!("plan.map.ways.unit", "MT in all months").to_string(),
        unit_of_shades: say!("plan.map.coverage.unit", "Coverage").to_string(),
    };
    Some(draw(&map, look))
}

/// The country with a little around it.
pub(in crate::report) fn frame(country: &Country) -> Frame {
    let [west, south, east, north] = country.about.bounds;
    Frame { west: west - MARGIN, south: south - MARGIN, east: east + MARGIN, north: north + MARGIN }
}

pub(in crate::report) fn point(at: LonLat) -> Point {
    Point { lon: at.lon, lat: at.lat }
}

pub(in crate::report) fn points(lines: &[Vec<LonLat>]) -> Vec<Vec<Point>> {
    lines.iter().map(|line| line.iter().copied().map(point).collect()).collect()
}

fn shapes(subject: &Subject<'_>, summary: &Summary, maps: &Maps) -> Vec<Shape> {
    provinces(subject.country, maps, |code| {
        let row = summary.provinces.iter().find(|p| p.admin1_code == code);
        row.map_or(0, |row| shade(row.coverage_share))
    })
}

/// The provinces, each with the shade for its P-code.
pub(super) fn provinces(
    country: &Country,
    maps: &Maps,
    shade: impl Fn(&str) -> usize,
) -> Vec<Shape> {
    let shape = |outline: &crate::country::Outline| {
        let area = &country.areas[outline.area.index()];
        Shape {
            rings: points(&outline.rings()),
            shade: shade(&area.pcode),
            label: (area.name.clone(), point(area.point)),
        }
    };
    maps.provinces.iter().map(shape).collect()
}

/// 0 where nobody is reached, then a shade for every fifth.
pub(in crate::report) fn shade(coverage: Figure) -> usize {
    let percent = coverage.exact() * 100;
    match FROM.iter().rposition(|from| percent >= Exact::from_integer(i128::from(*from))) {
        _ if coverage.is_nought() => 0,
        Some(n) => n + 1,
        None => 0,
    }
}

/// Grams by link over the window.
pub(in crate::report) fn loads(plan: &Plan) -> BTreeMap<LinkIx, Exact> {
    let mut loads: BTreeMap<LinkIx, Exact> = BTreeMap::new();
    for route in &plan.routes {
        for link in &route.links {
            *loads.entry(*link).or_default() += route.grams();
        }
    }
    loads
}

/// Grams as whole tonnes with one digit that counts: 4,296 becomes 4,000.
pub(in crate::report) fn rounded(grams: Exact) -> i128 {
    let tonnes = (grams / 1_000_000).to_integer().max(1);
    let power = 10i128.pow(tonnes.ilog10());
    tonnes / power * power
}

fn lines(subject: &Subject<'_>, loads: &BTreeMap<LinkIx, Exact>, bounds: [i128; 3]) -> Vec<Line> {
    let country = subject.country;
    let line = |(ix, grams): (&LinkIx, &Exact)| {
        let link = &country.links[ix.index()];
        let tonnes = drawn(*grams / 1_000_000);
        let weight = bounds.iter().position(|most| tonnes <= *most as f64).unwrap_or(3);
        let open = match (link.mode, always_open(subject, *ix)) {
            (Mode::Air, _) => Open::ByAir,
            (_, true) => Open::Throughout,
            (_, false) => Open::InPart,
        };
        let ends = [link.from, link.to].map(|place| at(subject, place));
        Line { points: ends.to_vec(), weight, open }
    };
    loads.iter().map(line).collect()
}

/// Where a place is drawn: for partners to the tenth of a degree.
pub(in crate::report) fn at(subject: &Subject<'_>, place: PlaceIx) -> Point {
    at_level(subject.country.places[place.index()].point, subject.sharing)
}

/// Where a point is drawn at a sharing level: beyond the team to the tenth of a degree.
pub(in crate::report) fn at_level(point_of: LonLat, sharing: Sharing) -> Point {
    let exact = point(point_of);
    let rough = |degrees: f64| (degrees * 10.0).round() / 10.0;
    match sharing.shows(Content::ExactPoints) {
        true => exact,
        false => Point { lon: rough(exact.lon), lat: rough(exact.lat) },
    }
}

fn months_of<'a>(
    subject: &Subject<'a>,
    link: LinkIx,
) -> impl Iterator<Item = &'a crate::network::WayMonth> {
    let network = subject.network;
    let periods: Vec<Period> = network.window.periods().collect();
    network.ways_of(link).flat_map(move |way| {
        periods.clone().into_iter().map(move |period| network.month(way, period))
    })
}

pub(in crate::report) fn always_open(subject: &Subject<'_>, link: LinkIx) -> bool {
    months_of(subject, link).all(|month| month.access.times(month.season) == Share::ALL)
}

pub(in crate::report) fn never_open(subject: &Subject<'_>, link: LinkIx) -> bool {
    months_of(subject, link).all(|month| !month.is_open())
}

/// What becomes of each way in, by its place inside the country.
pub(in crate::report) fn ways_in(
    subject: &Subject<'_>,
    loads: &BTreeMap<LinkIx, Exact>,
) -> BTreeMap<PlaceIx, Sign> {
    let country = subject.country;
    let mut entries: BTreeMap<PlaceIx, Sign> = BTreeMap::new();
    for (n, link) in country.links.iter().enumerate().filter(|(_, link)| link.corridor.is_some()) {
        let ix = LinkIx(n as u32);
        let sign = match (loads.contains_key(&ix), never_open(subject, ix)) {
            (true, _) => Sign::Entry,
            (false, false) => Sign::Unused,
            (false, true) => Sign::Closed,
        };
        if let Some(place) = own_side(country, [link.from, link.to]) {
            let slot = entries.entry(place).or_insert(sign);
            *slot = (*slot).min(sign);
        }
    }
    entries
}

/// Ways in by what becomes of them, and stores.
fn symbols(subject: &Subject<'_>, loads: &BTreeMap<LinkIx, Exact>) -> Vec<Symbol> {
    let country = subject.country;
    let entries = ways_in(subject, loads);
    let entry = |(place, sign): (&PlaceIx, &Sign)| Symbol {
        at: at(subject, *place),
        sign: *sign,
        name: country.places[place.index()].name.clone(),
    };
    let mut symbols: Vec<Symbol> = entries.iter().map(entry).collect();
    let mut stores: Vec<PlaceIx> = country.stores.iter().map(|store| store.place).collect();
    stores.sort();
    stores.dedup();
    let inside = |place: &PlaceIx| own_side(country, [*place, *place]).is_some();
    symbols.extend(stores.into_iter().filter(inside).map(|place| Symbol {
        at: at(subject, place),
        sign: Sign::Store,
        name: String::new(),
    }));
    symbols
}

/// The end of a link that lies inside the country.
pub(in crate::report) fn own_side(country: &Country, ends: [PlaceIx; 2]) -> Option<PlaceIx> {
    ends.into_iter().find(|end| country.places[end.index()].country == country.about.iso2)
}
