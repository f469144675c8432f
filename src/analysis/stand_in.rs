//! Whether one way can stand in for what a what-if shuts: tonnes, days and dollars.

use super::planned_routes::planned_routes;
use crate::country::LinkIx;
use crate::network::Network;
use crate::plan::{Exact, Plan, Route, Shipment, to_the_millionth};
use crate::time::Period;
use std::collections::BTreeSet;

/// What a plan carries by some links, and what moving it takes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CarriedBy {
    /// Grams that leave by ways over these links.
    pub grams: Exact,
    /// US cents for moving them, levies included.
    pub cents: Exact,
    /// Days under way, the mean over the grams; `None` where nothing goes.
    pub days: Option<f64>,
}

/// A way beside what a what-if shuts.
#[derive(Clone, Debug, PartialEq)]
pub struct StandIn {
    /// In the plan before, by links that are shut after, in the months in which they are.
    pub shut: CarriedBy,
    /// In the plan before and after, by the links asked about, over the window.
    pub by_it: [CarriedBy; 2],
    /// Grams that could still enter the country by the links asked about beside the plan after, in the months
    /// in which something is shut; `None` where none of them enters, or nothing limits one that does.
    pub room_left: Option<Exact>,
    /// Whether all of the links asked about are closed in all of these months.
    pub closed_itself: bool,
}

/// Measures links beside what the second of two networks shuts of the first. Both plan the same months.
pub fn stand_in(networks: [&Network<'_>; 2], plans: [&Plan; 2], links: &[LinkIx]) -> StandIn {
    let shut = shut(networks);
    let months: BTreeSet<Period> = shut.iter().map(|(_, period)| *period).collect();
    let by_shut = |route: &Route, shipment: &Shipment| {
        route.links.iter().any(|link| shut.contains(&(*link, shipment.leaves)))
    };
    let by_links =
        |route: &Route, _: &Shipment| route.links.iter().any(|link| links.contains(link));
    let after = networks[1];
    let open = |link: &LinkIx, period: &Period| {
        after.ways_of(*link).any(|way| after.month(way, *period).is_open())
    };
    let closed = |period: &Period| !links.iter().any(|link| open(link, period));
    let entering = |link: &&LinkIx| after.country.links[link.index()].corridor.is_some();
    let entering: Vec<LinkIx> = links.iter().filter(entering).copied().collect();
    let room = |period: &Period| -> Option<Exact> {
        entering.iter().map(|link| room(after, plans[1], *link, *period)).sum()
    };
    StandIn {
        shut: carried(networks[0], plans[0], by_shut),
        by_it: [0, 1].map(|n| carried(networks[n], plans[n], by_links)),
        room_left: if entering.is_empty() { None } else { months.iter().map(room).sum() },
        closed_itself: !months.is_empty() && months.iter().all(closed),
    }
}

/// Grams that a link could carry in a month beside a plan, both directions together; `None` where nothing
/// limits it.
fn room(network: &Network<'_>, plan: &Plan, link: LinkIx, period: Period) -> Option<Exact> {
    let way = network.ways_of(link).next()?;
    let most = network.month(way, period).capacity?;
    let moved = network.ways_of(link).filter_map(|way| plan.moved.get(&(way, period)));
    let moved: Exact = moved.map(|grams| to_the_millionth(*grams)).sum();
    Some(Exact::from_integer(i128::from(most.0)) - moved)
}

/// Links in months in which the second network closes them and the first does not.
fn shut([before, after]: [&Network<'_>; 2]) -> BTreeSet<(LinkIx, Period)> {
    let mut shut = BTreeSet::new();
    for (n, way) in before.ways.iter().enumerate() {
        for period in before.window.periods() {
            let month = |network: &Network<'_>| {
                let month = network.month(crate::network::WayIx(n as u32), period);
                month.is_open() && month.capacity != Some(crate::units::Grams(0))
            };
            if month(before) && !month(after) {
                shut.insert((way.link, period));
            }
        }
    }
    shut
}

/// What goes by routes and shipments of a sort.
fn carried(
    network: &Network<'_>,
    plan: &Plan,
    counts: impl Fn(&Route, &Shipment) -> bool,
) -> CarriedBy {
    let mut carried = CarriedBy::default();
    let mut gram_days = 0.0;
    for measured in planned_routes(network, plan) {
        let route = &plan.routes[measured.route];
        for shipment in route.shipments.iter().filter(|shipment| counts(route, shipment)) {
            let grams = to_the_millionth(shipment.grams);
            carried.grams += grams;
            carried.cents += to_the_millionth(shipment.costs.moving + shipment.costs.levies);
            let (n, d) = (*grams.numer() as f64, *grams.denom() as f64);
            gram_days += measured.measured.totals.days * n / d;
        }
    }
    if carried.grams > Exact::default() {
        let (n, d) = (*carried.grams.numer() as f64, *carried.grams.denom() as f64);
        carried.days = Some(gram_days / (n / d));
    }
    carried
}
