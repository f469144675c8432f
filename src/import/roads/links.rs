//! Ways between neighbouring places, with what they go over: lengths, surfaces, classes, ferries, bridges and fords.

use super::graph::{Graph, surface};
use super::map::{BORDER_CONTROL, FORD, Map};
use super::shortest::Found;
use super::snap::{Place, Snapped};
use crate::country::{RoadClass, Surface};
use crate::import::osm::Position;
use crate::import::told::Told;
use crate::issues::At;
use std::collections::{BTreeMap, BTreeSet};

/// Both directions of a way may differ by this part, as streets of towns do, before it is told.
const SAME: f64 = 0.15;

/// What links are made of.
pub(super) struct Roads<'a> {
    pub(super) map: &'a Map,
    pub(super) graph: &'a Graph,
    pub(super) places: &'a [Place],
    pub(super) snapped: &'a [Option<Snapped>],
}

/// A way between two neighbours.
#[derive(Clone, Debug)]
pub(super) struct Joined {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) km: f64,
    pub(super) hours: f64,
    /// Whether it may be driven both ways.
    pub(super) both: bool,
    edges: Vec<(u32, bool)>,
    pub(super) by_surface: BTreeMap<Surface, f64>,
    pub(super) by_class: BTreeMap<RoadClass, f64>,
    /// Kilometres whose surface the map does not say.
    pub(super) assumed_km: f64,
    pub(super) ferry_km: f64,
    pub(super) bridges: usize,
    pub(super) fords: usize,
    pub(super) border_controls: usize,
}

impl Roads<'_> {
    /// Of the ways found from either end one a pair of places.
    pub(super) fn joined(&self, found: Vec<Found>, told: &mut Told) -> Vec<Joined> {
        let mut pairs: BTreeMap<(&str, &str), [Option<Found>; 2]> = BTreeMap::new();
        for way in found {
            let [from, to] = [way.from, way.to].map(|place| self.places[place].id.as_str());
            let turned = usize::from(from > to);
            pairs.entry((from.min(to), from.max(to))).or_default()[turned] = Some(way);
        }
        let mut joined = Vec::new();
        for ways in pairs.into_values() {
            let both = ways.iter().all(Option::is_some);
            let lengths = ways
                .each_ref()
                .map(|way| way.as_ref().map(|way| self.km(&way.edges)).unwrap_or(f64::INFINITY));
            let is_back = lengths[1] < lengths[0] * (1.0 - 1e-9);
            let [there, back] = ways;
            let taken = if is_back { back.or(there) } else { there.or(back) };
            let Some(way) = taken else { continue };
            let is_open = |(edge, along): &(u32, bool)| {
                self.graph.edges[*edge as usize].open[usize::from(*along)]
            };
            let both = both || way.edges.iter().all(is_open);
            let link = self.measured(way, both);
            let name = self.name(&link);
            let least = lengths[0].min(lengths[1]);
            let most = lengths[0].max(lengths[1]);
            if most.is_finite() && most > least * (1.0 + SAME) && most > least + 1.0 {
                let what = "ways that are longer in one direction: the shorter is taken";
                told.differs(what, self.at(), &format!("{name}, {least:.0} and {most:.0} km"));
            }
            if !both {
                let what = "ways that the map allows in one direction only";
                told.took(what, self.at(), &name);
            }
            joined.push(link);
        }
        joined
    }

    fn at(&self) -> At {
        At::file("links.csv")
    }

    fn km(&self, edges: &[(u32, bool)]) -> f64 {
        edges.iter().map(|(edge, _)| self.graph.edges[*edge as usize].km).sum()
    }

    pub(super) fn name(&self, link: &Joined) -> String {
        format!("{} – {}", self.places[link.from].name, self.places[link.to].name)
    }

    /// What a way goes over, added up.
    fn measured(&self, way: Found, both: bool) -> Joined {
        let (from, to, edges) = (way.from, way.to, way.edges);
        let mut link = Joined {
            from,
            to,
            km: self.km(&edges),
            hours: way.ms as f64 / 3_600_000.0,
            both,
            edges,
            by_surface: BTreeMap::new(),
            by_class: BTreeMap::new(),
            assumed_km: 0.0,
            ferry_km: 0.0,
            bridges: 0,
            fords: 0,
            border_controls: 0,
        };
        let mut bridges = BTreeSet::new();
        for (edge, _) in &link.edges {
            let edge = &self.graph.edges[*edge as usize];
            let road = &self.map.ways[edge.way].road;
            link.fords += usize::from(edge.marks & FORD > 0);
            link.border_controls += usize::from(edge.marks & BORDER_CONTROL > 0);
            if road.ferry.is_some() {
                link.ferry_km += edge.km;
                continue;
            }
            *link.by_surface.entry(surface(self.map, edge.way)).or_default() += edge.km;
            *link.by_class.entry(road.class.of_pack()).or_default() += edge.km;
            link.assumed_km += if road.surface.is_none() { edge.km } else { 0.0 };
            if road.bridge && edge.km > 0.0 {
                bridges.insert(edge.way);
            }
        }
        link.bridges = bridges.len();
        link
    }

    /// By the places of each way: its kilometres on stretches that another way takes too.
    pub(super) fn shared(&self, links: &[Joined]) -> BTreeMap<(usize, usize), f64> {
        let mut uses: BTreeMap<u32, u32> = BTreeMap::new();
        for (edge, _) in links.iter().flat_map(|link| &link.edges) {
            *uses.entry(*edge).or_default() += 1;
        }
        let is_shared = |edge: &u32| uses.get(edge).is_some_and(|uses| *uses > 1);
        let shared = links.iter().map(|link| {
            let edges = link.edges.iter().map(|(edge, _)| edge).filter(|edge| is_shared(edge));
            let km = edges.map(|edge| self.graph.edges[*edge as usize].km).sum();
            ((link.from, link.to), km)
        });
        shared.collect()
    }

    /// The points of a way.
    pub(super) fn line(&self, link: &Joined) -> Vec<Position> {
        let mut line = Vec::new();
        for (edge, along) in &link.edges {
            let points = &self.graph.points[self.graph.edges[*edge as usize].line.clone()];
            match along {
                true => line.extend(points),
                false => line.extend(points.iter().rev()),
            }
        }
        line.dedup();
        line
    }
}
