//! The map of a plan's routes: all that are told, cut to them.

use super::RoutesReport;
use crate::analysis::planned_routes::PlannedRoute;
use crate::country::AreaIx;
use crate::kit::say;
use crate::network::Network;
use crate::plan::{Exact, Plan};
use crate::report::findings::mapped::{Canvas, Flow, WaysMap, Weighed, of_route, ways_map};
use crate::sharing::{Content, Sharing};
use std::collections::BTreeMap;

impl RoutesReport {
    /// With a map of the routes that are told, those that end in some areas or in any; for others than the
    /// planning team without tonnes.
    pub fn drawn(
        mut self,
        (network, sharing): (&Network<'_>, Sharing),
        plan: &Plan,
        (measured, areas): (&[PlannedRoute], &[AreaIx]),
        canvas: &Canvas,
    ) -> RoutesReport {
        if self.routes.is_empty() {
            return self;
        }
        let tonnes = sharing.shows(Content::Limits);
        let routes = measured.iter().map(|measured| &plan.routes[measured.route]);
        let wanted = routes.filter(|route| areas.is_empty() || areas.contains(&route.area));
        let flows = wanted.map(|route| match tonnes {
            true => of_route(route),
            false => Flow { grams: Exact::default(), ..of_route(route) },
        });
        let flows: Vec<Flow> = flows.collect();
        let ends = Vec::new();
        let title = say!("routes.map.title", "The ways of {n} {n:route|routes}", n = flows.len());
        let description = say!(
            "routes.map.description",
            "Map of the routes of the plan, cut to them. The table tells each of them."
        );
        let weighed = match tonnes {
            true => Weighed::Tonnes,
            false => {
                let words = vec![say!("routes.map.way", "taken by a route").to_string()];
                let unit = say!("routes.map.ways", "Ways").to_string();
                Weighed::Kinds(BTreeMap::new(), words, unit)
            }
        };
        let wanted = WaysMap {
            id: "map",
            title,
            description,
            flows,
            weighed,
            ends,
            areas: BTreeMap::new(),
            shades: Vec::new(),
            unit_of_areas: String::new(),
            months: Vec::new(),
            by: None,
        };
        self.map = ways_map(&canvas.ground(network.country, sharing), network, wanted);
        self
    }
}
