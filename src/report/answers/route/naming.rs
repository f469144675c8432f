//! The places by which routes are known.

use crate::analysis::route::Leg;
use crate::country::{PermissionIx, PermissionKind, PlaceIx, PlaceKind};
use crate::kit::sentence::Joined;
use crate::kit::{Sentence, say};
use crate::network::Network;
use std::collections::BTreeSet;

/// How many places a route is known by.
const MOST_PLACES: usize = 6;

/// Names along a network.
#[derive(Clone, Copy)]
pub(in crate::report) struct Said<'a> {
    pub(in crate::report) network: &'a Network<'a>,
}

impl Said<'_> {
    pub(in crate::report) fn place(&self, place: PlaceIx) -> &str {
        &self.network.country.places[place.index()].name
    }

    /// The places of some legs, in order.
    pub(in crate::report) fn along(&self, legs: &[Leg]) -> Vec<PlaceIx> {
        let ends = |leg: &Leg| self.network.ways[leg.way.index()];
        let first = legs.first().map(|leg| ends(leg).from);
        first.into_iter().chain(legs.iter().map(|leg| ends(leg).to)).collect()
    }

    /// The places by which a route is known, between its ends: where it crosses the border, passes,
    /// and capitals; towns only where there is none of these.
    pub(in crate::report) fn by(&self, legs: &[Leg]) -> Sentence {
        let along = self.along(legs);
        let inner = along.get(1..along.len().saturating_sub(1)).unwrap_or_default();
        by(self.known_by(inner))
    }

    /// The places by which a route differs from another.
    pub(in crate::report) fn differs(&self, legs: &[Leg], from: &[Leg]) -> Sentence {
        let known = self.along(from);
        let new: Vec<PlaceIx> =
            self.along(legs).into_iter().filter(|place| !known.contains(place)).collect();
        match self.known_by(&new) {
            told if told.is_empty() => {
                say!("route.by.another-link", "another link between the same places")
            }
            told => by(told),
        }
    }

    fn known_by(&self, places: &[PlaceIx]) -> Vec<&str> {
        let kind = |place: &PlaceIx| self.network.country.places[place.index()].kind;
        let weight = |place: &PlaceIx| match kind(place) {
            PlaceKind::Crossing => 0,
            PlaceKind::Pass | PlaceKind::Airport | PlaceKind::Railhead | PlaceKind::Port => 1,
            PlaceKind::Capital => 2,
            PlaceKind::Hub => 3,
            PlaceKind::Town | PlaceKind::Junction => 4,
            PlaceKind::ForeignCrossing | PlaceKind::Warehouse | PlaceKind::DistrictCentre => 5,
        };
        let mut chosen: Vec<usize> = (0..places.len()).collect();
        chosen.sort_by_key(|n| (weight(&places[*n]), *n));
        let large = chosen.iter().filter(|n| weight(&places[**n]) < 4).count();
        chosen.truncate(if large > 0 { large.min(MOST_PLACES) } else { 2 });
        chosen.sort_unstable();
        chosen.into_iter().map(|n| self.place(places[n])).collect()
    }

    /// Sorts of some permissions, each once, in their order.
    pub(in crate::report) fn kinds(&self, permissions: &[PermissionIx]) -> Vec<&'static str> {
        let of = |ix: &PermissionIx| self.network.country.permissions[ix.index()].kind;
        let kinds: BTreeSet<PermissionKind> = permissions.iter().map(of).collect();
        kinds.into_iter().map(PermissionKind::word).collect()
    }

    /// From the start of the first to the end of the last of some legs.
    pub(in crate::report) fn stretch(&self, legs: &[Leg], which: &[usize]) -> Sentence {
        let ends = |n: &usize| self.network.ways[legs[*n].way.index()];
        match (which.first(), which.last()) {
            (Some(first), Some(last)) => self.between(ends(first).from, ends(last).to),
            // No legs are no part of a way.
            _ => Sentence::of_others(""),
        }
    }

    /// What lies between two places.
    pub(in crate::report) fn between(&self, from: PlaceIx, to: PlaceIx) -> Sentence {
        let (from, to) = (self.place(from), self.place(to));
        say!("route.stretch", "{from} – {to}", from, to)
    }
}

/// The places by which a route is known.
fn by(places: Vec<&str>) -> Sentence {
    say!("route.by", "{places}", places = Joined::And.list(places))
}
