//! The map of a brief: areas by need or by what was reached last month, ways in as known, food in store; cut
//! to the areas in play.

use super::Exercise;
use crate::country::{AreaIx, LinkIx, PlaceIx};
use crate::exercise::Play;
use crate::kit::figure::Figure;
use crate::network::Network;
use crate::page::draw::ASIDE;
use crate::page::draw::map::{Sign, Symbol, draw};
use crate::page::{Picture, Text};
use crate::plan::Exact;
use crate::report::findings::mapped::{Classes, Ground, own_side, point, stores};
use crate::time::Period;
use std::collections::BTreeMap;

/// The map.
pub(super) fn map(
    exercise: &Exercise<'_>,
    play: &Play,
    network: &Network<'_>,
    period: Period,
) -> Option<Picture> {
    let maps = exercise.maps;
    let at = (network.country, maps);
    let ground = Ground::new(at, exercise.sharing, exercise.look);
    let covered = coverage(play, network);
    let played = ground.outlines.iter().filter(|outline| covered.contains_key(&outline.area));
    let of_areas = played.flat_map(|outline| outline.rings()).flatten().map(point);
    let food = network.offers.iter().map(|offer| offer.place);
    let food = food.chain(network.carried.at.keys().copied());
    let frame = ground.frame_of(of_areas.chain(food.map(|place| ground.at(place))));
    let mut map = ground.map("map", frame);
    let classes = Classes::fitting(covered.values().map(|share| share.exact()));
    for (outline, shape) in ground.outlines.iter().zip(&mut map.shapes) {
        match covered.get(&outline.area) {
            Some(share) => shape.shade = classes.shade(share.exact()),
            None => {
                shape.shade = ASIDE;
                shape.label.0 = String::new();
            }
        }
    }
    map.shades = classes.told();
    if covered.len() < ground.outlines.len() {
        map.shades.push((ASIDE, "not played".to_owned()));
    }
    let (what, unit) = match play.months.last() {
        Some(last) => {
            let month = exercise.month(last.period);
            (format!("Coverage in {month}, and ways in as known"), "Reached")
        }
        None => ("People in need, and ways in as known".to_owned(), "In need"),
    };
    map.title = format!("{what}: {}", exercise.month(period));
    map.description =
        "Map of the areas in play, shaded; all figures stand in the tables.".to_owned();
    map.unit_of_shades = unit.to_owned();
    map.caption = Text::plain(&caption(exercise, play));
    map.quiet = ground.quiet();
    map.symbols = symbols(&ground, network);
    Some(draw(&map, exercise.look))
}

fn caption(exercise: &Exercise<'_>, play: &Play) -> String {
    let shades = match play.months.is_empty() {
        true => "Shades: people in need as a share of residents.",
        false => "Shades: people reached last month as a share of those in need.",
    };
    let signs = "Signs: ways in that are open or closed this month as far as is known, and stores.";
    let mut caption = vec![shades.to_owned(), signs.to_owned()];
    caption.extend(exercise.maps.attribution.iter().map(|said| {
        let stop = if said.ends_with('.') { "" } else { "." };
        format!("{said}{stop}")
    }));
    caption.join(" ")
}

/// For each area in play: what was reached of its need last month, or its need of its residents.
fn coverage(play: &Play, network: &Network<'_>) -> BTreeMap<AreaIx, Figure> {
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
fn symbols(ground: &Ground<'_>, network: &Network<'_>) -> Vec<Symbol> {
    let country = network.country;
    let mut entries: BTreeMap<PlaceIx, bool> = BTreeMap::new();
    for (n, link) in country.links.iter().enumerate().filter(|(_, link)| link.corridor.is_some()) {
        let mut ways = network.ways_of(LinkIx(n as u32));
        let open = ways.any(|way| network.month(way, Period(0)).is_open());
        if let Some(place) = own_side(country, [link.from, link.to]) {
            *entries.entry(place).or_default() |= open;
        }
    }
    let entry = |(place, open): (&PlaceIx, &bool)| Symbol {
        at: ground.at(*place),
        sign: if *open { Sign::Open } else { Sign::Closed },
        name: country.places[place.index()].name.clone(),
    };
    entries.iter().map(entry).chain(stores(ground)).collect()
}
