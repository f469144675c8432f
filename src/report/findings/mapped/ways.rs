//! Maps of some ways and areas alone, cut to them: of a route, of the routes of a plan, of what a counterpart
//! decides.

use super::{Flow, Ground, closures, courses, credits, entries_along, loads, origins, weights};
use crate::country::{CounterpartIx, Country, LinkIx, Maps, PackFiles, PlaceIx};
use crate::kit::sentence::Joined;
use crate::kit::{Sentence, say};
use crate::network::Network;
use crate::page::draw::ASIDE;
use crate::page::draw::map::{Map, Point, Sign, Symbol, draw};
use crate::page::{Look, Picture, Text};
use crate::plan::Exact;
use crate::sharing::Sharing;
use crate::time::Period;
use std::collections::{BTreeMap, BTreeSet};

/// What answers draw their maps on: the shapes of a pack, and how much of it is assumed.
#[derive(Clone, Debug)]
pub struct Canvas {
    maps: Maps,
    look: Look,
}

impl Canvas {
    /// Reads the shapes of the pack that a country was loaded from.
    pub fn of(country: &Country, files: &dyn PackFiles, look: Look) -> Canvas {
        Canvas { maps: country.maps(files), look }
    }

    /// What maps of a country are drawn on, for readers at a level.
    pub(in crate::report) fn ground<'a>(
        &'a self,
        country: &'a Country,
        sharing: Sharing,
    ) -> Ground<'a> {
        Ground::new((country, &self.maps), sharing, self.look)
    }
}

/// What a map of ways shows.
pub(in crate::report) struct WaysMap {
    pub(in crate::report) id: &'static str,
    pub(in crate::report) title: Sentence,
    pub(in crate::report) description: Sentence,
    pub(in crate::report) flows: Vec<Flow>,
    pub(in crate::report) weighed: Weighed,
    /// Where ways begin or end that were asked about.
    pub(in crate::report) ends: Vec<PlaceIx>,
    /// Areas that it is about, by P-code, each with its shade; what the shades mean.
    pub(in crate::report) areas: BTreeMap<String, usize>,
    pub(in crate::report) shades: Vec<(usize, String)>,
    pub(in crate::report) unit_of_areas: String,
    /// Months in which it is told what is shut; all of them where none is named.
    pub(in crate::report) months: Vec<Period>,
    /// Whose decisions alone are told.
    pub(in crate::report) by: Option<CounterpartIx>,
}

/// What widths of lines say.
pub(in crate::report) enum Weighed {
    /// Tonnes over all months.
    Tonnes,
    /// A width for some links, the first for all others; what each means.
    Kinds(BTreeMap<LinkIx, usize>, Vec<String>, String),
}

/// The picture; `None` where nothing is to be drawn.
pub(in crate::report) fn ways_map(
    ground: &Ground<'_>,
    network: &Network<'_>,
    wanted: WaysMap,
) -> Option<Picture> {
    if wanted.flows.is_empty() && wanted.areas.is_empty() {
        return None;
    }
    let country = ground.country;
    let about = |pcode: &str| wanted.areas.contains_key(pcode);
    let outlines =
        ground.outlines.iter().filter(|outline| about(&country.areas[outline.area.index()].pcode));
    let of_areas = outlines.flat_map(|outline| outline.rings()).flatten().map(super::point);
    let of_ways = wanted.flows.iter().flat_map(|flow| &flow.places).map(|place| ground.at(*place));
    let frame = ground.frame_of(of_areas.chain(of_ways).collect::<Vec<Point>>().into_iter());
    let mut map = ground.map(wanted.id, frame);
    map.shapes = ground.provinces(|code| wanted.areas.get(code).copied().unwrap_or(ASIDE));
    map.shades = wanted.shades.clone();
    map.unit_of_shades = wanted.unit_of_areas.clone();
    map.quiet = ground.quiet();
    let loads = loads(&wanted.flows);
    draw_lines(ground, network, &wanted, (&mut map, &loads));
    map.origins = origins(country, &wanted.flows, frame, |place| ground.at(place));
    let drawn: BTreeSet<LinkIx> = loads.keys().copied().collect();
    let months = match wanted.months.is_empty() {
        true => network.window.periods().collect(),
        false => wanted.months.clone(),
    };
    let shut = closures((ground, network), (&months, wanted.by), &drawn, &drawn);
    map.symbols = entries_along(ground, network, (&wanted.flows, &months), &shut);
    map.symbols.extend(places(ground, &wanted, &map.symbols));
    map.tags = shut.tags();
    map.title = wanted.title.to_string();
    map.description = wanted.description.to_string();
    let mut told = vec![say!("map.ways.caption", "{title}.", title = &wanted.title)];
    told.extend(courses(ground, &map));
    told.extend(shut.left_out());
    told.extend(credits(ground));
    map.caption = Text::plain(&Joined::Spaces.list(told).to_string());
    let notes = shut.told.iter().map(|said| Text::plain(&said.to_string())).collect();
    Some(draw(&map, ground.look).with_notes(notes))
}

fn draw_lines(
    ground: &Ground<'_>,
    network: &Network<'_>,
    wanted: &WaysMap,
    (map, loads): (&mut Map, &BTreeMap<LinkIx, Exact>),
) {
    let all = wanted.flows.iter().filter(|flow| flow.sets_out).map(|flow| flow.grams).sum();
    let months = &wanted.months;
    let open = |link| super::open_in(network, link, months);
    let (mut lines, bounds) = ground.lines(loads, all, open);
    match &wanted.weighed {
        Weighed::Tonnes => {
            map.weights = weights(bounds);
            map.unit_of_lines = super::unit_of_weights();
        }
        Weighed::Kinds(kinds, words, unit) => {
            let drawn = loads.keys().filter(|ix| !ground.country.links[ix.index()].last_mile);
            for (line, link) in lines.iter_mut().zip(drawn) {
                line.weight = kinds.get(link).copied().unwrap_or(0);
            }
            map.weights.clone_from(words);
            map.unit_of_lines.clone_from(unit);
        }
    }
    map.lines = lines;
}

/// Where ways begin or end, and the places that they pass by name.
fn places(ground: &Ground<'_>, wanted: &WaysMap, known: &[Symbol]) -> Vec<Symbol> {
    let name = |place: PlaceIx| ground.country.places[place.index()].name.clone();
    let symbol = |place: PlaceIx, sign| Symbol { at: ground.at(place), sign, name: name(place) };
    let ends = wanted.ends.iter().map(|end| symbol(*end, Sign::End));
    let passed: BTreeSet<PlaceIx> =
        wanted.flows.iter().flat_map(|flow| flow.places.iter().copied()).collect();
    let here = |place: &PlaceIx| {
        let at = ground.at(*place);
        known.iter().any(|symbol| symbol.at == at) || wanted.ends.contains(place)
    };
    let passed = passed.into_iter().filter(|place| !here(place));
    ends.chain(passed.map(|place| symbol(place, Sign::Town))).collect()
}
