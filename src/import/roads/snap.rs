//! Places of the pack put on the roads: each on the nearest point of a road, but not on a scrap of road that leads
//! nowhere where a piece that does is near too.

use super::map::{Map, NOWHERE, Way};
use super::measure::{degrees, km, nearest};
use crate::import::osm::Position;
use std::collections::BTreeMap;

/// How far from a road a place may lie: within it the road is one of the town's.
pub(super) const MOST_KM: f64 = 5.0;
/// A piece of road of fewer kilometres is a scrap, such as the lanes of an estate whose gate is missing on the map.
const LEAST_PIECE_KM: f64 = 50.0;
/// Kilometres of a degree north.
const DEGREE_KM: f64 = 111.2;

/// A place of the pack.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) country: String,
    pub(super) at: Position,
}

/// Where a place was put.
#[derive(Clone, Copy, Debug)]
pub(super) struct Snapped {
    /// The way, and which of its stretches.
    pub(super) way: usize,
    pub(super) stretch: usize,
    /// How far along the stretch, as a part.
    pub(super) part: f64,
    pub(super) at: Position,
    /// How far from the place, in kilometres.
    pub(super) off_km: f64,
    /// The piece of road, by one of its points.
    pub(super) piece: u32,
    /// Whether a scrap of road nearer by was passed over.
    pub(super) passed_over: bool,
}

/// Points by their degrees north, to find those near a way.
pub(super) struct Index {
    /// Degrees north and east, with the point's number.
    points: Vec<(f64, f64, usize)>,
}

impl Index {
    pub(super) fn of(points: impl Iterator<Item = (usize, Position)>) -> Index {
        let point = |(n, at): (usize, Position)| {
            let (lon, lat) = degrees(at);
            (lat, lon, n)
        };
        let mut points: Vec<(f64, f64, usize)> = points.map(point).collect();
        points.sort_by(|a, b| a.0.total_cmp(&b.0));
        Index { points }
    }

    /// Points that may lie within so many kilometres of a line.
    pub(super) fn near(&self, map: &Map, way: &Way, most_km: f64) -> Vec<usize> {
        let mut bounds: Option<[f64; 4]> = None;
        for at in map.line[way.line.clone()].iter().map(|n| map.at[*n as usize]) {
            if at != NOWHERE {
                let (lon, lat) = degrees(at);
                let [west, south, east, north] = bounds.unwrap_or([lon, lat, lon, lat]);
                bounds = Some([west.min(lon), south.min(lat), east.max(lon), north.max(lat)]);
            }
        }
        let Some([west, south, east, north]) = bounds else { return Vec::new() };
        let margin = most_km / DEGREE_KM * 1.02;
        let shrink = south.abs().max(north.abs()).to_radians().cos().max(0.05);
        let (west, east) = (west - margin / shrink, east + margin / shrink);
        let start = self.points.partition_point(|(lat, _, _)| *lat < south - margin);
        let within = self.points[start..].iter().take_while(|(lat, _, _)| *lat <= north + margin);
        within.filter(|(_, lon, _)| (west..=east).contains(lon)).map(|(_, _, n)| *n).collect()
    }
}

/// Pieces of road: points that roads join have the same piece, and each piece has so many kilometres.
pub(super) struct Pieces {
    parent: Vec<u32>,
    km: BTreeMap<u32, f64>,
}

impl Pieces {
    pub(super) fn of(map: &Map) -> Pieces {
        let mut pieces = Pieces { parent: (0..map.at.len() as u32).collect(), km: BTreeMap::new() };
        for way in &map.ways {
            for (a, b) in stretches(map, way).map(|(_, a, b)| (a, b)) {
                let (a, b) = (pieces.find(a), pieces.find(b));
                pieces.parent[a as usize] = b;
            }
        }
        for way in &map.ways {
            let ends = stretches(map, way).map(|(_, a, b)| (a, b));
            let length: f64 = ends.map(|(a, b)| km(map.at[a as usize], map.at[b as usize])).sum();
            if let Some((_, a, _)) = stretches(map, way).next() {
                let piece = pieces.find(a);
                *pieces.km.entry(piece).or_default() += length;
            }
        }
        pieces
    }

    /// The piece that a point is in.
    pub(super) fn find(&mut self, point: u32) -> u32 {
        let mut at = point;
        while self.parent[at as usize] != at {
            let above = self.parent[self.parent[at as usize] as usize];
            self.parent[at as usize] = above;
            at = above;
        }
        at
    }

    /// The kilometres of a piece.
    pub(super) fn km(&self, piece: u32) -> f64 {
        self.km.get(&piece).copied().unwrap_or(0.0)
    }
}

/// The stretches of a way between points that the file has, each with its number within the way.
pub(super) fn stretches<'a>(
    map: &'a Map,
    way: &Way,
) -> impl Iterator<Item = (usize, u32, u32)> + use<'a> {
    let line = &map.line[way.line.clone()];
    let pairs = line.windows(2).enumerate().map(|(n, pair)| (n, pair[0], pair[1]));
    pairs.filter(|(_, a, b)| a != b && [a, b].into_iter().all(|n| map.at[*n as usize] != NOWHERE))
}

/// Puts places on roads; `None` for those that have none near by.
pub(super) fn snapped(map: &Map, pieces: &mut Pieces, places: &[Place]) -> Vec<Option<Snapped>> {
    let index = Index::of(places.iter().enumerate().map(|(n, place)| (n, place.at)));
    let mut found: Vec<BTreeMap<u32, Snapped>> = vec![BTreeMap::new(); places.len()];
    for (n, way) in map.ways.iter().enumerate() {
        // Ferries take on trucks at their ends only, where roads begin.
        if way.road.ferry.is_some() {
            continue;
        }
        for place in index.near(map, way, MOST_KM) {
            for (stretch, a, b) in stretches(map, way) {
                let ends = [a, b].map(|n| map.at[n as usize]);
                let (part, at) = nearest(places[place].at, ends[0], ends[1]);
                let off_km = km(places[place].at, at);
                if off_km > MOST_KM {
                    continue;
                }
                let piece = pieces.find(a);
                let passed_over = false;
                let new = Snapped { way: n, stretch, part, at, off_km, piece, passed_over };
                let best = found[place].entry(piece).or_insert(new);
                if off_km < best.off_km {
                    *best = new;
                }
            }
        }
    }
    found.into_iter().map(|by_piece| chosen(&by_piece, pieces)).collect()
}

/// Of the nearest points of several pieces the one that is taken.
fn chosen(by_piece: &BTreeMap<u32, Snapped>, pieces: &Pieces) -> Option<Snapped> {
    let nearest = |a: &&Snapped, b: &&Snapped| a.off_km.total_cmp(&b.off_km);
    let first = by_piece.values().min_by(nearest)?;
    let whole = by_piece.values().filter(|one| pieces.km(one.piece) >= LEAST_PIECE_KM);
    let longest = |a: &&Snapped, b: &&Snapped| {
        pieces.km(a.piece).total_cmp(&pieces.km(b.piece)).then(nearest(b, a))
    };
    let taken = whole.min_by(nearest).or_else(|| by_piece.values().max_by(longest))?;
    Some(Snapped { passed_over: taken.piece != first.piece, ..*taken })
}
