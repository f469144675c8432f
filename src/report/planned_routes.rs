//! The routes of a plan, measured, as data and as a document.

use super::figure::{Count, Figure, people};
use super::layout::{Years, spans};
use super::route::Said;
use super::{Content, Masthead, Sharing};
use crate::analysis::planned_routes::PlannedRoute;
use crate::country::AreaIx;
use crate::network::Network;
use crate::page::{Block, Cell, Document, Side, Table};
use crate::plan::Plan;
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
    pub headline: Vec<String>,
    /// The routes, the largest first.
    pub routes: Vec<PlannedRouteTold>,
    /// How many more there are that were not asked for.
    pub left_out: usize,
}

/// A route of a plan.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct PlannedRouteTold {
    /// Its number, as in the run folder's `routes.csv`.
    pub number: u32,
    /// Where it starts.
    pub from: String,
    /// P-code of the area where it ends.
    pub area_code: String,
    /// Name of that area.
    pub area_name: String,
    /// The places by which it is known.
    pub by: String,
    /// Tonnes over all months.
    pub food_mt: Figure,
    /// Person-months that they serve.
    pub person_months: Count,
    /// Months in which food leaves, in words.
    pub months: String,
    /// Kilometres.
    pub length_km: Figure,
    /// Days from the start of loading to the end of unloading.
    pub days_door_to_door: Figure,
    /// US dollars for moving a tonne, levies included, over all months.
    pub usd_per_mt: Figure,
    /// Keys of the permissions on the way.
    pub permissions: Vec<String>,
    /// Legs without which nothing gets there in the busiest month, by their ends.
    pub no_other_way: Vec<String>,
    /// The most of any leg's capacity that the plan uses in the busiest month, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tightest_percent: Option<Figure>,
}

/// Lays the routes of a plan out: those that end in some areas (in any, where none is named), at
/// most so many.
pub fn routes_report(
    (network, sharing): (&Network<'_>, Sharing),
    plan: &Plan,
    measured: &[PlannedRoute],
    areas: &[AreaIx],
    most: usize,
) -> RoutesReport {
    let wanted: Vec<&PlannedRoute> = measured
        .iter()
        .filter(|m| areas.is_empty() || areas.contains(&plan.routes[m.route].area))
        .collect();
    let shown = wanted.iter().take(most);
    RoutesReport {
        masthead: Masthead::new("aidreach-routes", network, sharing),
        headline: headline(sharing, plan, &wanted),
        routes: shown.map(|planned| told((network, sharing), plan, planned)).collect(),
        left_out: wanted.len().saturating_sub(most),
    }
}

fn headline(sharing: Sharing, plan: &Plan, wanted: &[&PlannedRoute]) -> Vec<String> {
    let grams = wanted.iter().map(|m| plan.routes[m.route].grams()).sum();
    let areas: BTreeSet<AreaIx> = wanted.iter().map(|m| plan.routes[m.route].area).collect();
    let alone = wanted.iter().filter(|m| !m.alone.is_empty()).count();
    let mut told = vec![format!(
        "The plan moves {} MT along {} routes to {} areas.",
        Figure::mt(grams).to_places(0).grouped(),
        people(wanted.len() as u64),
        areas.len(),
    )];
    let days = wanted.iter().map(|m| m.measured.totals.days).max_by(f64::total_cmp);
    if let Some(days) = days {
        told.push(format!(
            "The slowest takes {} days from loading to unloading; the plan itself lets food cross the \
             country within its month.",
            Figure::measured(days, 1).plain()
        ));
    }
    if alone > 0 {
        told.push(format!(
            "{} of them have a leg that nothing can stand in for in their busiest month.",
            people(alone as u64)
        ));
    }
    let inside = plan.routes.iter().filter(|route| route.links.is_empty()).count();
    if inside > 0 && sharing.shows(Content::Limits) {
        told.push(format!(
            "Food that is handed out where it lies takes no route ({} such entries of the plan).",
            people(inside as u64)
        ));
    }
    told
}

fn told(
    (network, sharing): (&Network<'_>, Sharing),
    plan: &Plan,
    planned: &PlannedRoute,
) -> PlannedRouteTold {
    let country = network.country;
    let route = &plan.routes[planned.route];
    let said = Said { network };
    let legs = &planned.measured.legs;
    let leaves: BTreeSet<Period> = route.shipments.iter().map(|s| s.leaves).collect();
    let months: Vec<Month> =
        leaves.into_iter().map(|period| network.window.month(period)).collect();
    let permissions: BTreeSet<_> = legs.iter().flat_map(|leg| &leg.permissions).collect();
    let used = legs.iter().filter_map(|leg| {
        let capacity = leg.capacity.filter(|capacity| capacity.0 > 0)?;
        Some(leg.planned / i128::from(capacity.0))
    });
    let served = Figure::rounded(planned.people, 0);
    let area = &country.areas[route.area.index()];
    let mt = route.grams() / i128::from(crate::units::GRAMS_PER_MT);
    PlannedRouteTold {
        number: route.number,
        from: country.places[route.origin.index()].name.clone(),
        area_code: area.pcode.clone(),
        area_name: area.name.clone(),
        by: said.by(legs),
        food_mt: Figure::mt(route.grams()),
        person_months: Count::shared(
            u64::try_from(served.exact().to_integer()).unwrap_or(0),
            sharing,
        ),
        months: spans(&months, Years::Told),
        length_km: Figure::measured(planned.measured.totals.length.0, 0),
        days_door_to_door: Figure::measured(planned.measured.totals.days, 1),
        usd_per_mt: Figure::usd(planned.cents / mt),
        permissions: permissions
            .into_iter()
            .map(|ix| country.permissions[ix.index()].id.clone())
            .collect(),
        no_other_way: planned
            .alone
            .iter()
            .map(|leg| said.stretch(legs, std::slice::from_ref(leg)))
            .collect(),
        tightest_percent: used.max().map(|share| Figure::rounded(share * 100, 0)),
    }
}

impl RoutesReport {
    /// As a document for every format.
    pub fn document(&self) -> Document {
        let columns = [
            ("#", Side::End),
            ("From", Side::Start),
            ("To", Side::Start),
            ("By", Side::Start),
            ("Leaves", Side::Start),
            ("MT", Side::End),
            ("km", Side::End),
            ("Days", Side::End),
            ("USD/MT", Side::End),
            ("Permits", Side::End),
        ];
        let mut table = Table::new("The routes of the plan, the largest first", &columns);
        for route in &self.routes {
            let cells = [
                route.number.to_string(),
                route.from.clone(),
                route.area_name.clone(),
                route.by.clone(),
                route.months.clone(),
                route.food_mt.to_places(0).grouped(),
                route.length_km.grouped(),
                route.days_door_to_door.grouped(),
                route.usd_per_mt.grouped(),
                route.permissions.len().to_string(),
            ];
            table.rows.push(cells.iter().map(|text| Cell::text(text)).collect());
        }
        let mut blocks = vec![Block::section("routes", "Route by route"), Block::Table(table)];
        if self.left_out > 0 {
            blocks.push(Block::paragraph(&format!(
                "{} smaller routes are left out; --limit tells more, --json tells which legs have no \
                 alternative.",
                people(self.left_out as u64)
            )));
        }
        blocks.extend(self.alone());
        let head = &self.masthead;
        let title = format!("Routes of {}", head.scenario_name);
        let subtitle = format!("{}, {}", head.country, head.scenario);
        head.document(title, subtitle, &self.headline, blocks)
    }

    fn alone(&self) -> Vec<Block> {
        let mut by_leg: Vec<(&str, Vec<u32>)> = Vec::new();
        for route in &self.routes {
            for leg in &route.no_other_way {
                match by_leg.iter_mut().find(|(known, _)| known == leg) {
                    Some((_, routes)) => routes.push(route.number),
                    None => by_leg.push((leg, vec![route.number])),
                }
            }
        }
        if by_leg.is_empty() {
            return Vec::new();
        }
        by_leg.sort_by_key(|(_, routes)| std::cmp::Reverse(routes.len()));
        let columns = [("Leg without an alternative", Side::Start), ("Routes", Side::Start)];
        let mut table = Table::new("Legs to keep open: nothing stands in for them", &columns);
        for (leg, routes) in by_leg {
            let numbers: Vec<String> = routes.iter().map(u32::to_string).collect();
            table.rows.push(vec![Cell::text(leg), Cell::text(&numbers.join(", "))]);
        }
        vec![Block::section("keep-open", "Legs without an alternative"), Block::Table(table)]
    }
}
