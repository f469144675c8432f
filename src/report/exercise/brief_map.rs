//! The map of a brief: areas by need or by what was reached last month, ways in as known, food in store.

use super::Exercise;
use crate::country::LinkIx;
use crate::exercise::Play;
use crate::kit::figure::Figure;
use crate::network::Network;
use crate::page::draw::map::draw;
use crate::page::draw::map::{Map, Shape, Sign, Symbol};
use crate::page::{Picture, Text};
use crate::plan::Exact;
use crate::report::plan::pictures::map::{at_level, frame, own_side, point, points, shade, shades};
use crate::time::Period;
use std::collections::{BTreeMap, BTreeSet};

/// The map; `None` where the pack has no outlines.
pub(super) fn map(
    exercise: &Exercise<'_>,
    play: &Play,
    network: &Network<'_>,
    period: Period,
) -> Option<Picture> {
    let maps = exercise.maps;
    if maps.provinces.is_empty() {
        return None;
    }
    let country = network.country;
    let covered = coverage(play, network);
    let shapes = maps.provinces.iter().map(|outline| {
        let area = &country.areas[outline.area.index()];
        let in_play = covered.contains_key(&outline.area);
        Shape {
            rings: points(&outline.rings()),
            shade: covered.get(&outline.area).map_or(0, |share| shade(*share)),
            label: (if in_play { area.name.clone() } else { String::new() }, point(area.point)),
        }
    });
    let (what, unit) = match play.months.last() {
        Some(last) => {
            let month = exercise.month(last.period);
            (format!("Coverage in {month}, and ways in as known"), "Reached")
        }
        None => ("People in need, and ways in as known".to_owned(), "In need"),
    };
    let mut caption = vec![match play.months.is_empty() {
        true => "Shades: people in need as a share of residents.",
        false => "Shades: people reached last month as a share of those in need.",
    }];
    caption
        .push("Signs: ways in that are open or closed this month as far as is known, and stores.");
    let mut caption: Vec<String> = caption.into_iter().map(str::to_owned).collect();
    caption.extend(maps.attribution.iter().map(|said| {
        let stop = if said.ends_with('.') { "" } else { "." };
        format!("{said}{stop}")
    }));
    let map = Map {
        id: "map",
        title: format!("{what}: {}", exercise.month(period)),
        description: "Map of the areas in play, shaded; all figures stand in the tables."
            .to_owned(),
        caption: Text::plain(&caption.join(" ")),
        frame: frame(country),
        around: maps.neighbours.iter().map(|n| (n.name.clone(), points(&n.rings))).collect(),
        shapes: shapes.collect(),
        shades: shades_told(),
        quiet: points(&maps.roads),
        lines: Vec::new(),
        weights: Vec::new(),
        symbols: symbols(exercise, network),
        unit_of_lines: String::new(),
        unit_of_shades: unit.to_owned(),
    };
    Some(draw(&map, exercise.look))
}

/// What the shades mean; the first stands for areas that are not played as well.
fn shades_told() -> Vec<(usize, String)> {
    let mut told = shades();
    if let Some(first) = told.first_mut() {
        first.1 = "nobody, or not played".to_owned();
    }
    told
}

/// For each area in play: what was reached of its need last month, or its need of its residents.
fn coverage(play: &Play, network: &Network<'_>) -> BTreeMap<crate::country::AreaIx, Figure> {
    let exact = |n: u64| Exact::from_integer(i128::from(n));
    match play.months.last() {
        Some(last) => {
            let of = |area: &crate::plan::AreaPlan| {
                let month = &area.months[last.period.index()];
                let (reached, need) = (month.shown.iter().sum(), month.need.iter().sum());
                (area.area, Figure::share(exact(reached), exact(need)))
            };
            play.areas().iter().map(of).collect()
        }
        None => {
            let of = |served: &crate::network::Served| {
                let need = served.months[0].people.iter().sum();
                let residents = network.country.areas[served.area.index()].population.0;
                (served.area, Figure::share(exact(need), exact(residents)))
            };
            network.served.iter().map(of).collect()
        }
    }
}

/// Ways in, open or closed this month, and stores inside the country.
fn symbols(exercise: &Exercise<'_>, network: &Network<'_>) -> Vec<Symbol> {
    let country = network.country;
    let mut entries: BTreeMap<crate::country::PlaceIx, bool> = BTreeMap::new();
    for (n, link) in country.links.iter().enumerate().filter(|(_, link)| link.corridor.is_some()) {
        let mut ways = network.ways_of(LinkIx(n as u32));
        let open = ways.any(|way| network.month(way, Period(0)).is_open());
        if let Some(place) = own_side(country, [link.from, link.to]) {
            *entries.entry(place).or_default() |= open;
        }
    }
    let at = |place: crate::country::PlaceIx| {
        at_level(country.places[place.index()].point, exercise.sharing)
    };
    let mut symbols: Vec<Symbol> = entries
        .iter()
        .map(|(place, open)| Symbol {
            at: at(*place),
            sign: if *open { Sign::Open } else { Sign::Closed },
            name: country.places[place.index()].name.clone(),
        })
        .collect();
    let stores: BTreeSet<_> = country.stores.iter().map(|store| store.place).collect();
    let inside = stores.into_iter().filter(|place| own_side(country, [*place, *place]).is_some());
    symbols.extend(inside.map(|place| Symbol {
        at: at(place),
        sign: Sign::Store,
        name: String::new(),
    }));
    symbols
}
