//! What every map of a country has in common: its frame, what lies around, roads, and what must be read
//! with it.

use super::classes::Classes;
use crate::country::{AreaIx, AreaLevel, Country, LinkIx, Maps, Mode, Outline, PlaceIx, Roads};
use crate::kit::figure::drawn;
use crate::kit::rests_on;
use crate::page::draw::map::{Course, Frame, Line, Map, Open, Point, Shape};
use crate::page::{Look, Text};
use crate::plan::Exact;
use crate::sharing::{Content, Sharing};
use crate::units::LonLat;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Degrees drawn around what a map is about.
const MARGIN: f64 = 0.55;

/// What maps of a country are drawn on.
#[derive(Debug)]
pub(in crate::report) struct Ground<'a> {
    pub(in crate::report) country: &'a Country,
    pub(in crate::report) maps: &'a Maps,
    pub(in crate::report) sharing: Sharing,
    pub(in crate::report) look: Look,
    /// Outlines of provinces; discs at their labels where the pack has none.
    pub(in crate::report) outlines: Cow<'a, [Outline]>,
    foot: String,
    roads: Roads,
}

impl<'a> Ground<'a> {
    /// What maps of a country are drawn on, for readers at a level.
    pub(in crate::report) fn new(
        (country, maps): (&'a Country, &'a Maps),
        sharing: Sharing,
        look: Look,
    ) -> Ground<'a> {
        let roads = Roads::new(&maps.roads);
        let outlines = match maps.provinces.as_slice() {
            [] => Cow::Owned(discs(country)),
            outlines => Cow::Borrowed(outlines),
        };
        Ground { country, maps, sharing, look, outlines, foot: foot(country), roads }
    }

    /// A map of the country on which nothing is drawn yet.
    pub(in crate::report) fn map(&self, id: &'static str, frame: Frame) -> Map {
        let maps = self.maps;
        Map {
            id,
            title: String::new(),
            description: String::new(),
            caption: Text::default(),
            frame,
            around: maps.neighbours.iter().map(|n| (n.name.clone(), points(&n.rings))).collect(),
            shapes: self.provinces(|_| 0),
            shades: Vec::new(),
            quiet: Vec::new(),
            lines: Vec::new(),
            weights: Vec::new(),
            symbols: Vec::new(),
            unit_of_lines: String::new(),
            unit_of_shades: String::new(),
            origins: Vec::new(),
            bubbles: None,
            tags: Vec::new(),
            foot: self.foot.clone(),
        }
    }

    /// The provinces, each with the shade for its P-code.
    pub(in crate::report) fn provinces(&self, shade: impl Fn(&str) -> usize) -> Vec<Shape> {
        let shape = |outline: &Outline| {
            let area = &self.country.areas[outline.area.index()];
            Shape {
                rings: points(&outline.rings()),
                shade: shade(&area.pcode),
                label: (area.name.clone(), point(area.point)),
            }
        };
        self.outlines.iter().map(shape).collect()
    }

    /// The country with a little around it.
    pub(in crate::report) fn frame(&self) -> Frame {
        let [west, south, east, north] = self.country.about.bounds;
        around(Frame { west, south, east, north })
    }

    /// Roads, as quiet lines.
    pub(in crate::report) fn quiet(&self) -> Vec<Vec<Point>> {
        points(&self.maps.roads)
    }

    /// Whether road lines have no bends between where they meet.
    pub(in crate::report) fn has_straight_roads(&self) -> bool {
        !self.maps.roads.is_empty() && self.maps.roads.iter().all(|line| line.len() < 3)
    }

    /// Places with a little around them, and never less than a third of the country; the country where there
    /// are none. Places further beyond its borders than a little are not framed.
    pub(in crate::report) fn frame_of(&self, places: impl Iterator<Item = Point>) -> Frame {
        let whole = self.frame();
        let inside = places.filter(|at| whole.has(*at));
        let span = |at: Point| Frame { west: at.lon, east: at.lon, south: at.lat, north: at.lat };
        let with = |a: Frame, b: Frame| Frame {
            west: a.west.min(b.west),
            east: a.east.max(b.east),
            south: a.south.min(b.south),
            north: a.north.max(b.north),
        };
        let Some(found) = inside.map(span).reduce(with) else { return whole };
        let (wide, high) = (found.east - found.west, found.north - found.south);
        // No narrower than a third of the country, and no more than twice as long one way as the other.
        let least = [whole.east - whole.west, whole.north - whole.south].map(|all| all / 3.0);
        let wide_to = wide.max(least[0]).max(high * 0.9);
        let high_to = high.max(least[1]).max(wide_to * 0.5);
        let (aside, above) = ((wide_to - wide) / 2.0, (high_to - high) / 2.0);
        around(Frame {
            west: found.west - aside,
            east: found.east + aside,
            south: found.south - above,
            north: found.north + above,
        })
    }

    /// Where a place is drawn: for partners to the tenth of a degree.
    pub(in crate::report) fn at(&self, place: PlaceIx) -> Point {
        at_level(self.country.places[place.index()].point, self.sharing)
    }

    /// The line of a link: along the road where a road line says where that lies.
    pub(in crate::report) fn line(&self, ix: LinkIx, weight: usize, open: bool) -> Line {
        let link = &self.country.links[ix.index()];
        let exact = self.sharing.shows(Content::ExactPoints);
        let road = exact.then(|| self.roads.course(self.country, link)).flatten();
        let open = match (link.mode, open) {
            (Mode::Air, _) => Open::ByAir,
            (_, true) => Open::Throughout,
            (_, false) => Open::InPart,
        };
        match road {
            Some(road) => {
                let points = road.into_iter().map(point).collect();
                Line { points, weight, open, course: Course::Road }
            }
            None => {
                let points = [link.from, link.to].map(|place| self.at(place)).to_vec();
                Line { points, weight, open, course: Course::Schematic }
            }
        }
    }

    /// Lines for loads by links, without last miles, which end at centres of districts; and the most
    /// tonnes of each weight.
    pub(in crate::report) fn lines(
        &self,
        loads: &BTreeMap<LinkIx, Exact>,
        all: Exact,
        open: impl Fn(LinkIx) -> bool,
    ) -> (Vec<Line>, [i128; 3]) {
        let bounds = super::WEIGHTS.map(|part| super::rounded(all * i128::from(part) / 1000));
        let seen = loads.iter().filter(|(ix, _)| !self.country.links[ix.index()].last_mile);
        let line = |(ix, grams): (&LinkIx, &Exact)| {
            let tonnes = drawn(*grams / 1_000_000);
            let weight = bounds.iter().position(|most| tonnes <= *most as f64).unwrap_or(3);
            self.line(*ix, weight, open(*ix))
        };
        (seen.map(line).collect(), bounds)
    }

    /// Shades a map by shares of provinces.
    pub(in crate::report) fn shade(
        &self,
        map: &mut Map,
        shares: &BTreeMap<String, Exact>,
        unit: String,
    ) {
        let classes = Classes::fitting(shares.values().copied());
        map.shapes = self.provinces(|code| classes.shade_of(shares.get(code)));
        map.shades = classes.told_with(map.shapes.iter().map(|shape| shape.shade));
        map.unit_of_shades = unit;
    }
}

/// Where nobody outlined the provinces, a disc at the label of each, so that a map shows how they lie.
fn discs(country: &Country) -> Vec<Outline> {
    const CORNERS: u32 = 24;
    /// Discs across the country.
    const ACROSS: f64 = 30.0;
    let [west, south, east, north] = country.about.bounds;
    let size = (east - west).max(north - south) / ACROSS;
    let disc = |at: LonLat| {
        let wide = size / at.lat.to_radians().cos().max(0.1);
        let corner = |n: u32| {
            let turn = std::f64::consts::TAU * f64::from(n % CORNERS) / f64::from(CORNERS);
            LonLat { lon: at.lon + wide * turn.cos(), lat: at.lat + size * turn.sin() }
        };
        (0..=CORNERS).map(corner).collect()
    };
    let provinces = country.areas.iter().zip((0..).map(AreaIx));
    let provinces = provinces.filter(|(area, _)| area.level == AreaLevel::Province);
    provinces
        .map(|(area, ix)| Outline { area: ix, parts: vec![vec![disc(area.point)]], joined: false })
        .collect()
}

fn around(frame: Frame) -> Frame {
    Frame {
        west: frame.west - MARGIN,
        south: frame.south - MARGIN,
        east: frame.east + MARGIN,
        north: frame.north + MARGIN,
    }
}

pub(in crate::report) fn point(at: LonLat) -> Point {
    Point { lon: at.lon, lat: at.lat }
}

pub(in crate::report) fn points(lines: &[Vec<LonLat>]) -> Vec<Vec<Point>> {
    lines.iter().map(|line| line.iter().copied().map(point).collect()).collect()
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

/// Which pack, what it rests on, and what a map is not.
fn foot(country: &Country) -> String {
    let about = &country.about;
    format!("{} {}. {}", about.iso3, about.version, rests_on(about))
}
