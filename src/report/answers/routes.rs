//! The routes of a plan, measured.

mod map;
mod page;

pub(in crate::report) use page::ROUTES;

use crate::analysis::planned_routes::PlannedRoute;
use crate::country::AreaIx;
use crate::kit::figure::{Count, Figure};
use crate::kit::layout::Years;
use crate::kit::sentence::{months, plainly};
use crate::kit::{Masthead, Scope, Sentence, say};
use crate::network::Network;
use crate::page::Picture;
use crate::plan::Plan;
use crate::report::answers::route::Said;
use crate::report::findings::coarser::coarser_said;
use crate::sharing::{Content, Sharing, few_reached};
use crate::time::{Month, Period};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// The routes of a plan.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct RoutesReport {
    /// What it is about, and who may read it.
    #[serde(flatten)]
    pub masthead: Masthead,
    /// All of it in a few sentences.
    pub headline: Vec<Sentence>,
    /// The routes: for the planning team the largest first, for others in order of where they end.
    /// None are told outside the planning team where few people are reached somewhere.
    pub routes: Vec<PlannedRouteTold>,
    /// How many of these, the last ones, pages leave out; data have them all.
    pub left_out: usize,
    /// Where they lie, for pages that show pictures.
    #[serde(skip)]
    map: Option<Picture>,
}

/// A route of a plan.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct PlannedRouteTold {
    /// Its number: for the planning team that of the run folder's `routes.csv`, for others its place in
    /// this list.
    pub number: u32,
    /// Where it starts.
    pub from: String,
    /// P-code of the area where it ends.
    pub area_code: String,
    /// Name of that area.
    pub area_name: String,
    /// The places by which it is known.
    pub by: Sentence,
    /// Tonnes over all months; for the planning team only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub food_mt: Option<Figure>,
    /// Person-months that they serve; for the planning team only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person_months: Option<Count>,
    /// Months in which food leaves, in words.
    pub months: Sentence,
    /// Kilometres.
    pub length_km: Figure,
    /// Days from the start of loading to the end of unloading.
    pub days_door_to_door: Figure,
    /// US dollars for moving a tonne, levies included, over all months; for the planning team only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usd_per_mt: Option<Figure>,
    /// Keys of the permissions on the way.
    pub permissions: Vec<String>,
    /// Their kinds, each once, in the words of `permissions.csv`.
    pub permission_kinds: Vec<&'static str>,
    /// Legs without which nothing gets there in the busiest month, by their ends; for the planning team
    /// only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_other_way: Option<Vec<Sentence>>,
    /// The most of any leg's capacity that the plan uses in the busiest month, in percent; for the
    /// planning team only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tightest_percent: Option<Figure>,
}

/// Lays the routes of a plan out: those that end in some areas (in any, where none is named), on pages at
/// most so many.
pub fn routes_report(
    (network, sharing): (&Network<'_>, Sharing),
    plan: &Plan,
    measured: &[PlannedRoute],
    areas: &[AreaIx],
    most: Option<usize>,
) -> RoutesReport {
    let masthead = Masthead::new(
        ("aidreach-routes", 2),
        "person-months reached",
        Scope::of_network(network, sharing),
    );
    if few_reached(plan, sharing) {
        let headline = vec![say!(
            "routes.few",
            "Fewer than ten people are reached, or left out of those in need, somewhere: single ways are not \
             told outside the planning team, for they would tell how few."
        )];
        return RoutesReport { masthead, headline, routes: Vec::new(), left_out: 0, map: None };
    }
    let mut wanted: Vec<&PlannedRoute> = measured
        .iter()
        .filter(|m| areas.is_empty() || areas.contains(&plan.routes[m.route].area))
        .collect();
    let limits = sharing.shows(Content::Limits);
    if !limits {
        // The largest first would rank them.
        let ends = |m: &&PlannedRoute| {
            let route = &plan.routes[m.route];
            let pcode = &network.country.areas[route.area.index()].pcode;
            (pcode.clone(), route.places.clone(), route.links.clone())
        };
        wanted.sort_by_cached_key(ends);
    }
    let most = most.unwrap_or(if limits { MOST } else { usize::MAX });
    let each = wanted.iter().enumerate();
    RoutesReport {
        masthead,
        headline: headline(network, sharing, plan, &wanted),
        routes: each.map(|(n, planned)| told((network, sharing), plan, (n, planned))).collect(),
        left_out: wanted.len().saturating_sub(most),
        map: None,
    }
}

/// How many routes the planning team is told where it does not say: the largest carry most.
const MOST: usize = 30;

fn headline(
    network: &Network<'_>,
    sharing: Sharing,
    plan: &Plan,
    wanted: &[&PlannedRoute],
) -> Vec<Sentence> {
    let limits = sharing.shows(Content::Limits);
    let alone = wanted.iter().filter(|m| !m.alone.is_empty()).count();
    let mut told = vec![moves(limits, plan, wanted)];
    let days = wanted.iter().map(|m| m.measured.totals.days).max_by(f64::total_cmp);
    if let Some(days) = days {
        told.push(say!(
            "routes.slowest",
            "The slowest takes {days} days from loading to unloading; the plan itself lets food cross the \
             country within its month.",
            days = plainly(Figure::measured(days, 1)),
        ));
    }
    if alone > 0 && sharing.shows(Content::Alternatives) {
        told.push(say!(
            "routes.alone",
            "{n} of them {n:has|have} a leg that nothing can stand in for in {n:its|their} busiest month.",
            n = alone,
        ));
    }
    let inside = plan.routes.iter().filter(|route| route.links.is_empty()).count();
    if inside > 0 && limits {
        told.push(say!(
            "routes.inside",
            "Food that is handed out where it lies takes no route ({n} such {n:entry|entries} of the plan).",
            n = inside,
        ));
    }
    if !limits {
        told.push(say!(
            "routes.for-the-team",
            "Tonnes, people, costs and capacities, and which legs nothing stands in for, are for the planning \
             team; routes stand in order of where they end."
        ));
    }
    let coarser = coarser_said(network.country.coarse);
    told.extend(coarser.into_iter().map(|said| say!("routes.coarser", "{said}.", said)));
    told
}

/// What the plan moves, and how far about.
fn moves(limits: bool, plan: &Plan, wanted: &[&PlannedRoute]) -> Sentence {
    let areas: BTreeSet<AreaIx> = wanted.iter().map(|m| plan.routes[m.route].area).collect();
    let (routes, areas) = (wanted.len(), areas.len());
    if !limits {
        return say!(
            "routes.moves.food",
            "The plan moves food along {routes} {routes:route|routes} to {areas} {areas:area|areas}.",
            routes,
            areas
        );
    }
    let grams = wanted.iter().map(|m| plan.routes[m.route].grams()).sum();
    say!(
        "routes.moves",
        "The plan moves {food} MT along {routes} {routes:route|routes} to {areas} {areas:area|areas}.",
        food = Figure::mt(grams).to_places(0),
        routes,
        areas
    )
}

fn told(
    (network, sharing): (&Network<'_>, Sharing),
    plan: &Plan,
    (n, planned): (usize, &PlannedRoute),
) -> PlannedRouteTold {
    let country = network.country;
    let route = &plan.routes[planned.route];
    let said = Said { network };
    let legs = &planned.measured.legs;
    let leaves: BTreeSet<Period> = route.shipments.iter().map(|s| s.leaves).collect();
    let leaves: Vec<Month> =
        leaves.into_iter().map(|period| network.window.month(period)).collect();
    let permissions: BTreeSet<_> =
        legs.iter().flat_map(|leg| leg.permissions.iter().copied()).collect();
    let permissions: Vec<_> = permissions.into_iter().collect();
    let used = legs.iter().filter_map(|leg| {
        let capacity = leg.capacity.filter(|capacity| capacity.0 > 0)?;
        Some(leg.planned? / i128::from(capacity.0))
    });
    let [limits, priced, alternatives] =
        [Content::Limits, Content::WayCosts, Content::Alternatives].map(|c| sharing.shows(c));
    let served = Figure::rounded(planned.people, 0);
    let area = &country.areas[route.area.index()];
    let mt = route.grams() / i128::from(crate::units::GRAMS_PER_MT);
    PlannedRouteTold {
        number: if limits { route.number } else { n as u32 + 1 },
        from: country.places[route.origin.index()].name.clone(),
        area_code: area.pcode.clone(),
        area_name: area.name.clone(),
        by: said.by(legs),
        // Where a way is full, its tonnes are its capacity.
        food_mt: limits.then(|| Figure::mt(route.grams())),
        person_months: limits.then(|| {
            Count::shared(u64::try_from(served.exact().to_integer()).unwrap_or(0), sharing)
        }),
        months: say!("routes.months", "{months}", months = months(&leaves, Years::Told)),
        length_km: Figure::measured(planned.measured.totals.length.0, 0),
        days_door_to_door: Figure::measured(planned.measured.totals.days, 1),
        usd_per_mt: priced.then(|| Figure::usd(planned.cents / mt)),
        permissions: permissions
            .iter()
            .map(|ix| country.permissions[ix.index()].id.clone())
            .collect(),
        permission_kinds: said.kinds(&permissions),
        no_other_way: alternatives.then(|| {
            let alone = planned.alone.iter();
            alone.map(|leg| said.stretch(legs, std::slice::from_ref(leg))).collect()
        }),
        tightest_percent: used
            .max()
            .filter(|_| limits)
            .map(|share| Figure::rounded(share * 100, 0)),
    }
}
