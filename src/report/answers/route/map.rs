//! The map of routes between two places, cut to them.

use super::RouteReport;
use crate::analysis::route::{Found, Question};
use crate::country::LinkIx;
use crate::kit::say;
use crate::network::Network;
use crate::plan::Exact;
use crate::report::findings::mapped::{Canvas, Flow, WaysMap, Weighed, ways_map};
use crate::sharing::Sharing;
use std::collections::BTreeMap;

impl RouteReport {
    /// With a map of the routes that are told: the best wide, the others narrow.
    pub fn drawn(
        mut self,
        (network, sharing): (&Network<'_>, Sharing),
        question: &Question,
        found: &Found,
        canvas: &Canvas,
    ) -> RouteReport {
        let mut kinds: BTreeMap<LinkIx, usize> = BTreeMap::new();
        let mut flows = Vec::new();
        for (n, routed) in found.routes.iter().take(self.routes.len()).enumerate() {
            let legs = routed.measured.legs.iter().map(|leg| network.ways[leg.way.index()]);
            let links: Vec<LinkIx> = legs.clone().map(|way| way.link).collect();
            let first = legs.clone().next().map(|way| way.from);
            for link in &links {
                kinds.entry(*link).or_insert(if n == 0 { 2 } else { 0 });
            }
            let places = first.into_iter().chain(legs.map(|way| way.to)).collect();
            flows.push(Flow { places, links, grams: Exact::default(), sets_out: true });
        }
        let words = [
            say!("route.map.other", "other routes"),
            say!("route.map.between", "between"),
            say!("route.map.best", "the best route"),
        ];
        let (from, to) = (&self.from.name, &self.to.name);
        let wanted = WaysMap {
            id: "map",
            title: say!("route.map.title", "From {from} to {to}", from, to),
            description: say!(
                "route.map.description",
                "Map of the ways from {from} to {to}, cut to them. The tables tell each leg.",
                from,
                to,
            ),
            flows,
            weighed: Weighed::Kinds(
                kinds,
                words.map(|said| said.to_string()).to_vec(),
                say!("route.map.ways", "Ways").to_string(),
            ),
            ends: vec![question.from, question.to],
            areas: BTreeMap::new(),
            shades: Vec::new(),
            unit_of_areas: String::new(),
            months: vec![question.period],
            by: None,
        };
        self.map = ways_map(&canvas.ground(network.country, sharing), network, wanted);
        self
    }
}
