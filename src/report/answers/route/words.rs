//! Routes in sentences.

use super::gather::counterparts;
use super::{FailTold, PermissionTold, RouteTold, Said, TotalsTold};
use crate::analysis::route::{By, Flights, Found, MOST_SHARED, Question};
use crate::kit::figure::Figure;
use crate::kit::sentence::{Argument, Joined, plainly, signed, term};
use crate::kit::{Sentence, say};
use crate::network::Network;
use crate::sharing::Sharing;
use crate::units::Hours;
use std::collections::BTreeSet;

/// What routes are told about, and to whom.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) named: Said<'a>,
    pub(super) network: &'a Network<'a>,
    pub(super) question: &'a Question,
    pub(super) sharing: Sharing,
}

/// Hours to one decimal place.
pub(super) fn hours(hours: Hours) -> Figure {
    Figure::measured(hours.0, 1)
}

impl Words<'_> {
    /// The answer in a few sentences.
    pub(super) fn headline(&self, found: &Found, routes: &[RouteTold]) -> Vec<Sentence> {
        let month = self.network.window.month(self.question.period);
        let (from, to) = (self.named.place(self.question.from), self.named.place(self.question.to));
        let Some(best) = routes.first() else {
            return vec![say!(
                "route.none",
                "No route from {from} to {to} is open in {month}.",
                from,
                to,
                month
            )];
        };
        if best.legs.is_empty() {
            return vec![say!(
                "route.same-place",
                "{from} and {to} are the same place: nothing has to move.",
                from,
                to
            )];
        }
        let (route, totals) = (self.best(), totals(&best.totals));
        let goes = match best.by.to_string().is_empty() {
            true => say!("route.goes", "{route} goes: {totals}.", route, totals),
            false => {
                say!(
                    "route.goes.by",
                    "{route} goes by {by}: {totals}.",
                    route,
                    by = &best.by,
                    totals
                )
            }
        };
        let mut told = vec![goes, permissions(best)];
        if let Some(fails) = &best.legs_fail {
            told.extend(self.instead(found, fails));
        }
        told
    }

    /// What the best route is the best of.
    fn best(&self) -> Sentence {
        let month = self.network.window.month(self.question.period);
        let (from, to) = (self.named.place(self.question.from), self.named.place(self.question.to));
        match (self.question.by, self.question.flights) {
            (By::Cost, Flights::Any) => say!(
                "route.cheapest",
                "The cheapest open route from {from} to {to} in {month}",
                from,
                to,
                month
            ),
            (By::Cost, Flights::Fewest) => say!(
                "route.cheapest.fewest-flights",
                "The cheapest open route with the fewest flights from {from} to {to} in {month}",
                from,
                to,
                month
            ),
            (By::Time, Flights::Any) => say!(
                "route.quickest",
                "The quickest open route from {from} to {to} in {month}",
                from,
                to,
                month
            ),
            (By::Time, Flights::Fewest) => say!(
                "route.quickest.fewest-flights",
                "The quickest open route with the fewest flights from {from} to {to} in {month}",
                from,
                to,
                month
            ),
            (By::Distance, Flights::Any) => say!(
                "route.shortest",
                "The shortest open route from {from} to {to} in {month}",
                from,
                to,
                month
            ),
            (By::Distance, Flights::Fewest) => say!(
                "route.shortest.fewest-flights",
                "The shortest open route with the fewest flights from {from} to {to} in {month}",
                from,
                to,
                month
            ),
        }
    }

    /// What stands in for parts of the best route, and which others there are.
    fn instead(&self, found: &Found, legs_fail: &[FailTold]) -> Vec<Sentence> {
        let mut told = vec![alone(legs_fail)];
        if let Some((fails, first)) = legs_fail.iter().find_map(|f| Some((f, f.fallback.as_ref()?)))
        {
            told.push(say!(
                "route.first-fallback",
                "The first fallback, where {part} fails, goes by {by}: {km} km and {days} days, {usd} US \
                 dollars a tonne ({times} times as long).",
                part = &fails.what,
                by = &first.by,
                km = signed(first.longer_km),
                days = signed(first.more_days),
                usd = signed(first.dearer_usd_per_mt),
                times = plainly(first.detour_factor),
            ));
        }
        if found.routes.len() <= self.question.alternatives {
            let shared = plainly(Figure::measured(MOST_SHARED * 100.0, 0));
            told.push(match found.routes.len() - 1 {
                0 => say!(
                    "route.no-others",
                    "No route is open that has {shared} % of its length or less in common with those told.",
                    shared
                ),
                n => say!(
                    "route.no-more-others",
                    "Besides {n} other {n:route|routes}, no route is open that has {shared} % of its length \
                     or less in common with those told.",
                    n,
                    shared
                ),
            });
        }
        told
    }
}

/// How far it is, how long it takes, and what it costs where that is told.
fn totals(totals: &TotalsTold) -> Sentence {
    let (km, days) = (totals.length_km.to_places(0), totals.days_door_to_door);
    let basis = term(totals.days_basis);
    match totals.usd_per_mt.zip(totals.cost_basis) {
        None => say!(
            "route.totals",
            "{km} km, {days} days from loading to unloading ({basis})",
            km,
            days,
            basis
        ),
        Some((usd, cost_basis)) => say!(
            "route.totals.priced",
            "{km} km, {days} days from loading to unloading ({basis}), {usd} US dollars a tonne \
             ({cost_basis})",
            km,
            days,
            basis,
            usd,
            cost_basis = term(cost_basis),
        ),
    }
}

/// Which parts of the way have no alternative.
fn alone(legs_fail: &[FailTold]) -> Sentence {
    let alone = legs_fail.iter().filter(|fails| fails.fallback.is_none());
    let alone: Vec<&Sentence> = alone.map(|fails| &fails.what).collect();
    match alone.is_empty() {
        true => say!("route.alternatives", "Every leg has an alternative."),
        false => say!(
            "route.alone",
            "No other way is open where one of these fails: {parts}.",
            parts = Joined::And.list(alone),
        ),
    }
}

/// A permission by its key.
pub(super) fn key(id: &str) -> Sentence {
    say!("route.permission", "`{id}`", id)
}

/// How many permissions the best route takes, and of how many, or how far they are open.
fn permissions(best: &RouteTold) -> Sentence {
    let all = &best.permissions;
    if all.is_empty() {
        return say!("route.permissions.none", "It needs nobody's permission.");
    }
    if best.legs_fail.is_some() {
        return irreplaceable(all);
    }
    let kinds: BTreeSet<&'static str> = all.iter().map(|permission| permission.kind).collect();
    let (n, kinds) = (all.len(), Joined::And.list(kinds.into_iter().map(term)));
    let in_part: Vec<Sentence> = all
        .iter()
        .filter(|permission| permission.open_percent != Figure::whole(100))
        .map(|permission| {
            let (id, share) = (&permission.id, plainly(permission.open_percent));
            say!("route.permission.open", "`{id}` {share} %", id, share)
        })
        .collect();
    match in_part.is_empty() {
        true => say!(
            "route.permissions.open",
            "It takes {n} {n:permission|permissions} ({kinds}), open throughout the month.",
            n,
            kinds
        ),
        false => say!(
            "route.permissions.open-in-part",
            "It takes {n} {n:permission|permissions} ({kinds}), open for a part of the month: {in_part}.",
            n,
            kinds,
            in_part = Joined::And.list(in_part),
        ),
    }
}

/// How many permissions of whom, and which of them nothing stands in for.
fn irreplaceable(all: &[PermissionTold]) -> Sentence {
    let alone = all.iter().filter(|permission| {
        permission.refused.as_ref().is_some_and(|refused| refused.fallback.is_none())
    });
    let alone: Vec<Argument> = alone.map(|permission| key(&permission.id).into()).collect();
    let (n, counterparts) = (all.len(), counterparts(all));
    match alone.is_empty() {
        true => say!(
            "route.permissions.replaceable",
            "It takes {n} {n:permission|permissions} of {counterparts} \
             {counterparts:counterpart|counterparts}, and other ways stand in for each of them.",
            n,
            counterparts
        ),
        false => say!(
            "route.permissions.alone",
            "It takes {n} {n:permission|permissions} of {counterparts} \
             {counterparts:counterpart|counterparts}, and no way without {alone}.",
            n,
            counterparts,
            alone = Joined::And.list(alone),
        ),
    }
}
