//! The links of the pack as a network of lengths and hours, to compare a matrix with.

use super::Pair;
use super::matrix::Measure;
use crate::import::Beside;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

/// Links by road, river and rail, with what they say of themselves.
pub(super) struct Links {
    beside: BTreeMap<String, Vec<Leg>>,
}

/// A link from a place.
struct Leg {
    to: String,
    km: Option<f64>,
    hours: Option<f64>,
}

impl Links {
    pub(super) fn of(beside: &Beside<'_>) -> Links {
        let mut links = Links { beside: BTreeMap::new() };
        for row in beside.tables.get("links.csv").rows() {
            if !["road", "river"].contains(&row.text("mode")) {
                continue;
            }
            let figure = |column| row.text(column).parse::<f64>().ok().filter(|found| *found > 0.0);
            let [km, hours] = ["length_km", "hours"].map(figure);
            let ends = ["from", "to"].map(|column| row.text(column).to_owned());
            let turned = [ends[1].clone(), ends[0].clone()];
            for [from, to] in [ends, turned] {
                links.beside.entry(from).or_default().push(Leg { to, km, hours });
            }
        }
        links
    }

    /// Whether links join two places, of whatever length.
    pub(super) fn has(&self, (from, to): &Pair) -> bool {
        let (mut open, mut seen) = (vec![from.as_str()], BTreeSet::new());
        while let Some(at) = open.pop() {
            if at == to {
                return true;
            }
            if seen.insert(at) {
                open.extend(self.beside.get(at).into_iter().flatten().map(|leg| leg.to.as_str()));
            }
        }
        false
    }

    /// The least kilometres or hours between two places by links that say them, and by how many links. A link between
    /// both is taken before a shorter way round.
    pub(super) fn between(&self, measure: Measure, (from, to): &Pair) -> Option<(f64, usize)> {
        let of = |leg: &Leg| match measure {
            Measure::Length => leg.km,
            Measure::Time => leg.hours,
        };
        let own = self.beside.get(from)?.iter().filter(|leg| leg.to == *to).filter_map(of);
        if let Some(own) = own.min_by(f64::total_cmp) {
            return Some((own, 1));
        }
        // Thousandths, so that they can be put in order.
        let mut best: BTreeMap<&str, u64> = BTreeMap::from([(from.as_str(), 0)]);
        let mut open = BinaryHeap::from([Reverse((0u64, 0usize, from.as_str()))]);
        while let Some(Reverse((far, links, at))) = open.pop() {
            if at == to {
                return Some((far as f64 / 1000.0, links));
            }
            if best.get(at).is_some_and(|best| *best < far) {
                continue;
            }
            for leg in self.beside.get(at).into_iter().flatten() {
                let Some(figure) = of(leg) else { continue };
                let far = far + (figure * 1000.0).round() as u64;
                let known = best.entry(leg.to.as_str()).or_insert(u64::MAX);
                if far < *known {
                    *known = far;
                    open.push(Reverse((far, links + 1, leg.to.as_str())));
                }
            }
        }
        None
    }
}
