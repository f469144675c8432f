//! From the analysis to what is told.

use super::words::{Words, hours};
use super::{
    HandingTold, LegTold, PermissionTold, PlaceTold, RouteReport, RouteTold, Said, TotalsTold,
    VehicleTold, caveats, fails,
};
use crate::analysis::route::{Found, Leg, Measured, Question, Routed, Stretch};
use crate::country::{Mode, PermissionIx, PlaceIx};
use crate::kit::figure::Figure;
use crate::kit::layout::Years;
use crate::kit::sentence::{months, term};
use crate::kit::{Masthead, Scope, Sentence, say};
use crate::network::{Border, Network};
use crate::plan::Exact;
use crate::sharing::{Content, Sharing};
use crate::units::Share;

/// Everything that is told of routes between two places.
pub fn route_report(
    network: &Network<'_>,
    question: &Question,
    found: &Found,
    sharing: Sharing,
) -> RouteReport {
    let country = network.country;
    let month = network.window.month(question.period);
    let place = |ix: PlaceIx| {
        let place = &country.places[ix.index()];
        PlaceTold { id: place.id.clone(), name: place.name.clone() }
    };
    let said = Words { named: Said { network }, network, question, sharing };
    let most = if sharing.shows(Content::Alternatives) { found.routes.len() } else { 1 };
    let told = found.routes.iter().take(most).enumerate();
    let routes: Vec<RouteTold> = told.map(|(n, routed)| route(&said, n + 1, routed)).collect();
    let in_the_way = found.missing.as_ref().map(|missing| said.missing(missing));
    RouteReport {
        masthead: Masthead::new(("aidreach-route", 2), "none", Scope::of_network(network, sharing)),
        month: month.to_string(),
        travelled: month,
        month_in_words: month.in_words(),
        from: place(question.from),
        to: place(question.to),
        best_by: question.by.word(),
        flights: question.flights.word(),
        amount_mt: question.amount.map(Figure::tonnes),
        headline: said.headline(found, &routes),
        handing_out: handing_out(&said),
        in_the_way: in_the_way.unwrap_or_default(),
        assumed: found.routes.first().map_or(Vec::new(), |best| said.assumed(&best.measured)),
        sources: found.routes.first().map_or(Vec::new(), |best| said.sources(&best.measured)),
        caveats: caveats::caveats(sharing, question.by, &routes),
        routes,
        map: None,
    }
}

/// A share of a month in percent.
pub(super) fn percent(share: Share) -> Figure {
    let ratio = share.ratio();
    let exact = Exact::new(i128::from(*ratio.numer()), i128::from(*ratio.denom()));
    Figure::rounded(exact * 100, 0)
}

fn route(said: &Words<'_>, number: usize, routed: &Routed) -> RouteTold {
    let measured_route = &routed.measured;
    let legs = &measured_route.legs;
    let closing = routed.season.as_ref().map(|season| fails::closing(said, season));
    let alternatives = said.sharing.shows(Content::Alternatives);
    RouteTold {
        number,
        by: said.named.by(legs),
        totals: totals(said, measured_route),
        shared_length_percent: alternatives
            .then(|| Figure::measured(routed.shared_length * 100.0, 0)),
        legs: legs.iter().enumerate().map(|(n, leg)| told_leg(said, n + 1, leg)).collect(),
        vehicles: measured_route.stretches.iter().map(|s| vehicle(said, s)).collect(),
        permissions: permissions(said, routed),
        legs_fail: alternatives
            .then(|| routed.legs_fail.iter().map(|fails| fails::told(said, legs, fails)).collect()),
        season: routed.season.as_ref().map_or(Vec::new(), |s| said.season(legs, s)),
        closing,
    }
}

fn totals(said: &Words<'_>, route: &Measured) -> TotalsTold {
    let totals = &route.totals;
    let priced = said.sharing.shows(Content::WayCosts);
    let all = said.question.amount.filter(|_| priced).map(|amount| {
        let grams_cents = i128::from(amount.0) * i128::from(totals.cost.0);
        Figure::usd(Exact::new(grams_cents, i128::from(crate::units::GRAMS_PER_MT)))
    });
    TotalsTold {
        length_km: Figure::measured(totals.length.0, 1),
        hours_driving: hours(totals.on_road),
        hours_other: hours(totals.off_road),
        hours_at_borders: hours(totals.at_borders),
        hours_handling: hours(totals.handling),
        days_door_to_door: Figure::measured(totals.days, 1),
        days_basis: said.days_basis(route).word(),
        usd_per_mt: priced.then(|| Figure::price(totals.cost)),
        cost_basis: priced.then(|| said.cost_basis(route).word()),
        levy_usd_per_mt: priced.then(|| Figure::price(totals.levy)),
        usd: all,
        legs_without_hours: totals.legs_without_hours,
        borders_without_hours: totals.borders_without_hours,
    }
}

fn told_leg(said: &Words<'_>, number: usize, leg: &Leg) -> LegTold {
    let network = said.network;
    let (link, ends) = (network.link(leg.way), network.ways[leg.way.index()]);
    let [priced, limits] = [Content::WayCosts, Content::Limits].map(|c| said.sharing.shows(c));
    let capacity = leg.capacity.filter(|_| limits);
    let planned = leg.planned.filter(|_| limits);
    let used =
        capacity.filter(|capacity| capacity.0 > 0).zip(planned).map(|(capacity, planned)| {
            Figure::percent(planned, Exact::from_integer(i128::from(capacity.0))).to_places(0)
        });
    let wait = match leg.travel.border {
        Border::Wait(hours) => Some(hours),
        Border::None | Border::Unknown => None,
    };
    let closed = network
        .window
        .periods()
        .filter(|period| network.month(leg.way, *period).season == Share::NONE);
    let closed: Vec<_> = closed.map(|period| network.window.month(period)).collect();
    let permission = |ix: &PermissionIx| network.country.permissions[ix.index()].id.clone();
    LegTold {
        number,
        link: link.id.clone(),
        from: said.named.place(ends.from).to_owned(),
        to: said.named.place(ends.to).to_owned(),
        mode: link.mode.word(),
        surface: link.surface.word(),
        truck: link.truck.map(|truck| truck.word()),
        length_km: Figure::measured(link.length.0, 1),
        length_basis: link.length_origin.basis.word(),
        hours: leg.travel.moving.map(hours),
        hours_basis: link.hours_origin.as_ref().map(|origin| origin.basis.word()),
        border_hours: wait.map(hours),
        border_basis: wait.and(link.border.as_ref()).map(|border| border.origin.basis.word()),
        usd_per_mt: priced.then(|| Figure::price(leg.cost)),
        levy_usd_per_mt: priced.then(|| Figure::price(leg.levy)),
        capacity_mt: capacity.map(Figure::tonnes),
        capacity_derivation: link
            .capacity
            .as_ref()
            .filter(|_| limits)
            .map(|c| c.derivation.clone()),
        planned_mt: planned.map(|grams| Figure::mt(grams).to_places(3)),
        used_percent: used,
        open_percent: percent(leg.access.times(leg.season)),
        permissions: leg.permissions.iter().map(permission).collect(),
        permission_kinds: said.named.kinds(&leg.permissions),
        closed_months: say!(
            "route.leg.closed-months",
            "{months}",
            months = months(&closed, Years::Told)
        ),
    }
}

fn vehicle(said: &Words<'_>, stretch: &Stretch) -> VehicleTold {
    VehicleTold {
        vehicle: carrier(stretch),
        from: said.named.place(stretch.from).to_owned(),
        to: said.named.place(stretch.to).to_owned(),
        payload_mt: stretch.payload.map(Figure::tonnes),
        trucks: stretch.trucks,
    }
}

/// What carries the load over a stretch.
fn carrier(stretch: &Stretch) -> Sentence {
    match (stretch.mode, stretch.truck) {
        (Mode::Road, Some(truck)) => {
            say!("route.vehicle.truck", "{size} truck", size = term(truck.word()))
        }
        (Mode::Road, None) => say!("route.vehicle.truck.unknown", "truck of unknown size"),
        (Mode::Rail, _) => say!("route.vehicle.train", "train"),
        (Mode::Sea, _) => say!("route.vehicle.ship", "ship"),
        (Mode::Air, _) => say!("route.vehicle.aircraft", "aircraft"),
        (Mode::River, _) => say!("route.vehicle.boat", "boat or barge"),
    }
}

fn permissions(said: &Words<'_>, routed: &Routed) -> Vec<PermissionTold> {
    let legs = &routed.measured.legs;
    let mut seen: Vec<PermissionIx> = Vec::new();
    for permission in legs.iter().flat_map(|leg| &leg.permissions) {
        if !seen.contains(permission) {
            seen.push(*permission);
        }
    }
    let shows = |content| said.sharing.shows(content);
    let told = |ix: PermissionIx| {
        let (country, network) = (said.network.country, said.network);
        let permission = &country.permissions[ix.index()];
        let needed_by = (0..legs.len()).filter(|n| legs[*n].permissions.contains(&ix));
        let refused = routed.permissions_fail.iter().find(|fails| fails.permission == Some(ix));
        PermissionTold {
            id: permission.id.clone(),
            kind: permission.kind.word(),
            name: Some(&permission.name).filter(|_| shows(Content::PermissionNames)).cloned(),
            counterpart: Some(&country.counterparts[permission.counterpart.index()].name)
                .filter(|_| shows(Content::Counterparts))
                .cloned(),
            open_percent: percent(network.access.state_share(ix, said.question.period)),
            legs: needed_by.map(|n| n + 1).collect(),
            refused: refused
                .filter(|_| shows(Content::Alternatives))
                .map(|fails| fails::told(said, legs, fails)),
        }
    };
    seen.into_iter().map(told).collect()
}

/// What handing out takes where a route ends.
fn handing_out(said: &Words<'_>) -> Vec<HandingTold> {
    let (country, network) = (said.network.country, said.network);
    let area = country.places[said.question.to.index()].area;
    let needed = area.map_or(&[][..], |area| network.needed.needed_by_area(area));
    let told = |ix: &PermissionIx| {
        let permission = &country.permissions[ix.index()];
        HandingTold {
            id: permission.id.clone(),
            kind: permission.kind.word(),
            open_percent: percent(network.access.state_share(*ix, said.question.period)),
        }
    };
    needed.iter().map(told).collect()
}

/// How many counterparts grant the permissions of a route.
pub(super) fn counterparts(permissions: &[PermissionTold]) -> usize {
    let mut names: Vec<&str> =
        permissions.iter().filter_map(|p| p.counterpart.as_deref()).collect();
    names.sort_unstable();
    names.dedup();
    names.len()
}
