//! Whether one way can stand in for what a what-if shuts or narrows: tonnes, days and dollars.

use super::planned_routes::planned_routes;
use crate::country::LinkIx;
use crate::network::Network;
use crate::plan::{Exact, Plan, Route, Shipment, to_the_millionth};
use crate::time::{Month, Period};
use crate::units::Share;
use std::collections::BTreeSet;

/// What a plan carries by some links, and what moving it takes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CarriedBy {
    /// Grams on these links in the months in which something is narrowed.
    pub grams: Exact,
    /// US cents for moving a tonne by ways over them, levies included; `None` where nothing goes.
    pub cents_per_mt: Option<Exact>,
    /// Days under way by these, the mean over the grams; `None` where nothing goes.
    pub days: Option<f64>,
}

/// A way beside what a what-if shuts or narrows.
#[derive(Clone, Debug, PartialEq)]
pub struct StandIn {
    /// Grams that the plan before carries by what is narrowed, beyond what it may carry after.
    pub shut: CarriedBy,
    /// In the plan before and after, by the links asked about, in the same months.
    pub by_it: [CarriedBy; 2],
    /// Grams that could still enter the country by the links asked about beside the plan after, in these
    /// months; `None` where none of them enters, or nothing limits one that does.
    pub room_left: Option<Exact>,
    /// Whether a link asked about is itself narrowed.
    pub narrowed_itself: bool,
    /// Month by month, of those in which something is narrowed.
    pub months: Vec<InMonth>,
}

/// A way beside what is shut or narrowed, in one month.
#[derive(Clone, Debug, PartialEq)]
pub struct InMonth {
    /// Which month.
    pub month: Month,
    /// Grams that the plan before carries by what is narrowed, beyond what it may carry after.
    pub shut: Exact,
    /// Grams more that the plan after carries by the links asked about; fewer where negative.
    pub more: Exact,
    /// Grams that could still enter the country by the links asked about; `None` where none of them enters, or
    /// nothing limits one that does.
    pub room_left: Option<Exact>,
    /// The share of the month that seasons leave the link asked about that is open least.
    pub season: Share,
    /// Why, as the tables have it; empty where it is open throughout.
    pub reason: String,
}

/// Measures links beside what the second of two networks takes from the first. Both plan the same months.
pub fn stand_in(networks: [&Network<'_>; 2], plans: [&Plan; 2], links: &[LinkIx]) -> StandIn {
    let narrowed = narrowed(networks);
    let months: BTreeSet<Period> = narrowed.iter().map(|(_, period)| *period).collect();
    let shut: Vec<LinkIx> = narrowed.iter().map(|(link, _)| *link).collect();
    let beyond = |link: LinkIx, period: Period| -> Exact {
        if !narrowed.contains(&(link, period)) {
            return Exact::default();
        }
        let most = room_of(networks[1], link, period).unwrap_or_default();
        (moved(networks[0], plans[0], link, period) - most).max(Exact::default())
    };
    let of = |n: usize| {
        let (network, plan) = (networks[n], plans[n]);
        let grams =
            over(network, links, &months, &|link, period| moved(network, plan, link, period));
        CarriedBy { grams, ..taking(network, plan, links) }
    };
    let room = |period: &Period| -> Option<Exact> {
        let each = entering(networks[1], links).into_iter().map(|link| {
            let most = room_of(networks[1], link, *period)?;
            Some(most - moved(networks[1], plans[1], link, *period))
        });
        each.sum()
    };
    let enters = !entering(networks[1], links).is_empty();
    let in_month = |period: &Period| -> InMonth {
        let only = BTreeSet::from([*period]);
        let by_it = |n: usize| {
            let (network, plan) = (networks[n], plans[n]);
            over(network, links, &only, &|link, period| moved(network, plan, link, period))
        };
        let (season, reason) = season(networks[1], links, *period);
        InMonth {
            month: networks[1].window.month(*period),
            shut: over(networks[0], &shut, &only, &beyond),
            more: by_it(1) - by_it(0),
            room_left: if enters { room(period) } else { None },
            season,
            reason,
        }
    };
    StandIn {
        shut: CarriedBy {
            grams: over(networks[0], &shut, &months, &beyond),
            ..taking(networks[0], plans[0], &shut)
        },
        by_it: [of(0), of(1)],
        room_left: if enters { months.iter().map(room).sum() } else { None },
        narrowed_itself: links.iter().any(|link| shut.contains(link)),
        months: months.iter().map(in_month).collect(),
    }
}

/// How far seasons leave the one of some links open that they narrow most, and why.
fn season(network: &Network<'_>, links: &[LinkIx], period: Period) -> (Share, String) {
    let of = |link: &LinkIx| {
        let way = network.ways_of(*link).next()?;
        Some((network.month(way, period).season, *link))
    };
    // Of equals the one that stands first.
    let Some((share, link)) = links.iter().filter_map(of).min_by_key(|(share, _)| *share) else {
        return (Share::ALL, String::new());
    };
    if share == Share::ALL {
        return (share, String::new());
    }
    let months = &network.country.links[link.index()].months;
    // A season that begins earlier has no row of its own for its first month; then the next row's reason is its.
    let own = months.range(network.window.month(period)..).next();
    (share, own.map_or(String::new(), |(_, season)| season.reason.clone()))
}

/// Links in months in which they may carry less in the second network.
fn narrowed([before, after]: [&Network<'_>; 2]) -> BTreeSet<(LinkIx, Period)> {
    let mut narrowed = BTreeSet::new();
    for way in &before.ways {
        for period in before.window.periods() {
            let [one, other] = [before, after].map(|network| room_of(network, way.link, period));
            let less = match (one, other) {
                (Some(one), Some(other)) => other < one,
                (None, Some(_)) => true,
                (_, None) => false,
            };
            if less {
                narrowed.insert((way.link, period));
            }
        }
    }
    narrowed
}

/// Those of some links by which food enters the country.
fn entering(network: &Network<'_>, links: &[LinkIx]) -> Vec<LinkIx> {
    let enters = |link: &&LinkIx| network.country.links[link.index()].corridor.is_some();
    links.iter().filter(enters).copied().collect()
}

/// Grams over some links in some months: of those that enter the country added up, as they lie side by side;
/// where none does, of the one with most in each month, as they may follow one another.
fn over(
    network: &Network<'_>,
    links: &[LinkIx],
    months: &BTreeSet<Period>,
    grams: &dyn Fn(LinkIx, Period) -> Exact,
) -> Exact {
    let links: BTreeSet<LinkIx> = links.iter().copied().collect();
    let all: Vec<LinkIx> = links.into_iter().collect();
    let side_by_side = entering(network, &all);
    let in_month = |period: &Period| -> Exact {
        match side_by_side.is_empty() {
            false => side_by_side.iter().map(|link| grams(*link, *period)).sum(),
            true => all.iter().map(|link| grams(*link, *period)).max().unwrap_or_default(),
        }
    };
    months.iter().map(in_month).sum()
}

/// Grams that a link may carry in a month, both directions together; `None` where nothing limits it.
fn room_of(network: &Network<'_>, link: LinkIx, period: Period) -> Option<Exact> {
    let most = network.ways_of(link).next().map(|way| network.month(way, period).capacity);
    most.flatten().map(|grams| Exact::from_integer(i128::from(grams.0)))
}

/// Grams that a plan moves on a link in a month, both directions together.
fn moved(network: &Network<'_>, plan: &Plan, link: LinkIx, period: Period) -> Exact {
    let moved = network.ways_of(link).filter_map(|way| plan.moved.get(&(way, period)));
    moved.map(|grams| to_the_millionth(*grams)).sum()
}

/// What moving a tonne takes by the routes of a plan over some links, in all months.
fn taking(network: &Network<'_>, plan: &Plan, links: &[LinkIx]) -> CarriedBy {
    let (mut grams, mut cents, mut gram_days) = (Exact::default(), Exact::default(), 0.0);
    let over = |route: &Route| route.links.iter().any(|link| links.contains(link));
    for measured in planned_routes(network, plan) {
        let route = &plan.routes[measured.route];
        if !over(route) {
            continue;
        }
        for Shipment { grams: own, costs, .. } in &route.shipments {
            let own = to_the_millionth(*own);
            grams += own;
            cents += to_the_millionth(costs.moving + costs.levies);
            gram_days += measured.measured.totals.days * decimal(own);
        }
    }
    let any = grams > Exact::default();
    CarriedBy {
        grams: Exact::default(),
        cents_per_mt: any.then(|| cents * 1_000_000 / grams),
        days: any.then(|| gram_days / decimal(grams)),
    }
}

fn decimal(exact: Exact) -> f64 {
    *exact.numer() as f64 / *exact.denom() as f64
}
