//! Food on its way, as maps draw it: which links carry how much, and where it comes from.

use crate::country::{Country, LinkIx, PlaceIx};
use crate::kit::figure::Figure;
use crate::kit::say;
use crate::page::draw::map::{Frame, Origin, Point};
use crate::plan::{AsKnown, Exact, Plan, Route};
use crate::report::findings::subject::{Outcome, Subject};
use std::collections::BTreeMap;

/// Food that goes one way.
#[derive(Clone, Debug)]
pub(in crate::report) struct Flow {
    /// Places in order of travel.
    pub(in crate::report) places: Vec<PlaceIx>,
    /// Links in order of travel.
    pub(in crate::report) links: Vec<LinkIx>,
    /// How many grams.
    pub(in crate::report) grams: Exact,
    /// Whether it sets out here, rather than going on from where it was brought before.
    pub(in crate::report) sets_out: bool,
}

/// The flows of a plan, or of what was carried out month by month.
pub(in crate::report) fn flows(subject: &Subject<'_>) -> Vec<Flow> {
    match subject.outcome {
        Outcome::Hindsight(plan) => of_plan(plan),
        Outcome::AsKnown(run) => of_run(run),
    }
}

/// The flows of a plan.
pub(in crate::report) fn of_plan(plan: &Plan) -> Vec<Flow> {
    plan.routes.iter().filter(|route| !route.links.is_empty()).map(of_route).collect()
}

/// The flow of a route.
pub(in crate::report) fn of_route(route: &Route) -> Flow {
    let (places, links) = (route.places.clone(), route.links.clone());
    Flow { places, links, grams: route.grams(), sets_out: true }
}

fn of_run(run: &AsKnown) -> Vec<Flow> {
    let moved = run.steps.iter().flat_map(|step| &step.moved);
    let flow = |moved: &crate::plan::Moved| Flow {
        places: moved.places.clone(),
        links: moved.links.clone(),
        grams: moved.grams,
        sets_out: moved.from_offer,
    };
    moved.map(flow).collect()
}

/// Grams by link.
pub(in crate::report) fn loads(flows: &[Flow]) -> BTreeMap<LinkIx, Exact> {
    let mut loads: BTreeMap<LinkIx, Exact> = BTreeMap::new();
    for flow in flows {
        for link in &flow.links {
            *loads.entry(*link).or_default() += flow.grams;
        }
    }
    loads
}

/// Where flows come from beyond the country, each with its way into a frame and its tonnes, the largest
/// first.
pub(in crate::report) fn origins(
    country: &Country,
    flows: &[Flow],
    frame: Frame,
    at: impl Fn(PlaceIx) -> Point,
) -> Vec<Origin> {
    let mut found: BTreeMap<(PlaceIx, Vec<PlaceIx>), Exact> = BTreeMap::new();
    for flow in flows.iter().filter(|flow| flow.sets_out) {
        let Some(origin) = flow.places.first().copied() else { continue };
        if country.places[origin.index()].country == country.about.iso2 {
            continue;
        }
        let inside = flow.places.iter().position(|place| frame.has(at(*place)));
        let (from, to) = inside.map_or((0, flow.places.len()), |n| (n.saturating_sub(1), n + 1));
        let along = flow.places[from..to].to_vec();
        *found.entry((origin, along)).or_default() += flow.grams;
    }
    let mut order: Vec<((PlaceIx, Vec<PlaceIx>), Exact)> = found.into_iter().collect();
    order.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let origin = |((origin, along), grams): ((PlaceIx, Vec<PlaceIx>), Exact)| Origin {
        name: country.places[origin.index()].name.clone(),
        amount: match grams == Exact::default() {
            true => String::new(),
            false => {
                let food = Figure::mt(grams).to_places(0);
                say!("map.origin", "{food} MT", food).to_string()
            }
        },
        along: along.into_iter().map(&at).collect(),
    };
    order.into_iter().map(origin).collect()
}
