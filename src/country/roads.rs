//! Where links lie on the road lines of a pack, for drawing only.
//!
//! A link lies on road lines where both its ends are near them and the way along them is about as long as
//! the tables say it is. Where either is not so, nothing is said of its course.

use super::maps::Line;
use super::{Country, Link, Mode};
use crate::units::{Kilometres, LonLat};
use geo::{Distance, Haversine, Point};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// Kilometres from a road line up to which a place lies on it: towns are given by their middle.
const NEAR_KM: f64 = 5.0;
/// How many times as long as the tables say the way along the lines may be. It may be shorter by more, for
/// lines are simplified.
const LIKELY: [f64; 2] = [0.6, 1.25];

/// Road lines as points that are joined.
#[derive(Clone, Debug, Default)]
pub struct Roads {
    points: Vec<LonLat>,
    joined: Vec<(usize, usize)>,
    by_point: Vec<Vec<usize>>,
}

/// A place on a stretch of road.
#[derive(Clone, Copy, Debug)]
struct On {
    stretch: usize,
    at: LonLat,
}

impl Roads {
    /// Joins lines where they have a point in common.
    pub fn new(lines: &[Line]) -> Roads {
        let mut roads = Roads::default();
        let mut known: BTreeMap<[i64; 2], usize> = BTreeMap::new();
        for line in lines {
            let mut last = None;
            for at in line {
                let key = [at.lon, at.lat].map(|degrees| (degrees * 1e6).round() as i64);
                let here = *known.entry(key).or_insert_with(|| {
                    roads.points.push(*at);
                    roads.points.len() - 1
                });
                if let Some(last) = last.filter(|last| *last != here) {
                    roads.joined.push((last, here));
                }
                last = Some(here);
            }
        }
        roads.by_point = vec![Vec::new(); roads.points.len()];
        for (n, (from, to)) in roads.joined.iter().enumerate() {
            roads.by_point[*from].push(n);
            roads.by_point[*to].push(n);
        }
        roads
    }

    /// The course of a link from its first place to its second; `None` where no road line says.
    pub fn course(&self, country: &Country, link: &Link) -> Option<Line> {
        if link.mode != Mode::Road || link.last_mile {
            return None;
        }
        let [from, to] = [link.from, link.to].map(|place| country.places[place.index()].point);
        self.between(from, to, link.length)
    }

    /// The course between two points along a way of a length.
    fn between(&self, from: LonLat, to: LonLat, length: Kilometres) -> Option<Line> {
        let (start, end) = (self.nearest(from)?, self.nearest(to)?);
        let most = length.0 * LIKELY[1];
        let (km, between) = self.shortest(start, end, most)?;
        let whole = km + apart(from, start.at) + apart(end.at, to);
        let likely = (length.0 * LIKELY[0]..=most).contains(&whole);
        likely.then(|| {
            let ends = [from, start.at].into_iter().chain(between).chain([end.at, to]);
            let mut line: Line = ends.collect();
            line.dedup();
            line
        })
    }

    /// The nearest point of a road line, where one is near.
    fn nearest(&self, place: LonLat) -> Option<On> {
        let each = self.joined.iter().enumerate().map(|(stretch, (from, to))| {
            let at = foot(place, self.points[*from], self.points[*to]);
            (apart(place, at), On { stretch, at })
        });
        let (km, on) = each.min_by(|a, b| a.0.total_cmp(&b.0))?;
        (km <= NEAR_KM).then_some(on)
    }

    /// The shortest way along the lines, in kilometres, and the points between.
    fn shortest(&self, start: On, end: On, most: f64) -> Option<(f64, Line)> {
        if start.stretch == end.stretch {
            return Some((apart(start.at, end.at), Vec::new()));
        }
        let metres = |km: f64| (km * 1000.0).round() as u64;
        let mut best: BTreeMap<usize, (u64, Option<usize>)> = BTreeMap::new();
        let mut next = BinaryHeap::new();
        let ends = |on: On| {
            let (from, to) = self.joined[on.stretch];
            [from, to].map(|point| (metres(apart(on.at, self.points[point])), point))
        };
        next.extend(ends(start).map(|(far, point)| Reverse((far, point, None))));
        while let Some(Reverse((far, point, before))) = next.pop() {
            if best.contains_key(&point) || far > metres(most) {
                continue;
            }
            best.insert(point, (far, before));
            for stretch in &self.by_point[point] {
                let (from, to) = self.joined[*stretch];
                let other = if from == point { to } else { from };
                let step = metres(apart(self.points[point], self.points[other]));
                next.push(Reverse((far + step, other, Some(point))));
            }
        }
        let reached = ends(end).into_iter();
        let reached = reached.filter_map(|(far, point)| Some((best.get(&point)?.0 + far, point)));
        let (far, last) = reached.min()?;
        let mut line = Vec::new();
        let mut at = Some(last);
        while let Some(point) = at {
            line.push(self.points[point]);
            at = best.get(&point).and_then(|(_, before)| *before);
        }
        line.reverse();
        Some((far as f64 / 1000.0, line))
    }
}

fn apart(from: LonLat, to: LonLat) -> f64 {
    Haversine.distance(Point::new(from.lon, from.lat), Point::new(to.lon, to.lat)) / 1000.0
}

/// The point of a stretch that is nearest to a place, on a plane that touches the globe there.
fn foot(place: LonLat, from: LonLat, to: LonLat) -> LonLat {
    let narrow = place.lat.to_radians().cos();
    let (dx, dy) = ((to.lon - from.lon) * narrow, to.lat - from.lat);
    let (px, py) = ((place.lon - from.lon) * narrow, place.lat - from.lat);
    let long = dx * dx + dy * dy;
    let part = if long == 0.0 { 0.0 } else { ((px * dx + py * dy) / long).clamp(0.0, 1.0) };
    LonLat {
        lon: from.lon + (to.lon - from.lon) * part,
        lat: from.lat + (to.lat - from.lat) * part,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lon: f64, lat: f64) -> LonLat {
        LonLat { lon, lat }
    }

    #[test]
    fn a_link_follows_road_lines_that_are_about_as_long_as_it() {
        let bend = vec![at(0.0, 0.0), at(0.0, 1.0), at(1.0, 1.0)];
        let roads = Roads::new(&[bend]);
        let around = roads.between(at(0.0, 0.0), at(1.0, 1.0), Kilometres(222.0));
        assert_eq!(around.expect("it lies on the road").len(), 3, "by the bend");
        let straight = roads.between(at(0.0, 0.0), at(1.0, 1.0), Kilometres(157.0));
        assert!(straight.is_none(), "the line is longer than the link");
        assert!(
            roads.between(at(0.0, 0.0), at(1.0, 0.0), Kilometres(111.0)).is_none(),
            "no line is near"
        );
    }
}
