//! Routes in sentences.

use super::gather::counterparts;
use super::{FailTold, RouteTold, Said};
use crate::analysis::route::{By, Closed, Flights, Found, MOST_SHARED, Missing, Question};
use crate::network::Network;
use crate::report::kit::figure::{Figure, counted};
use crate::report::kit::layout::{Years, listed, spans};
use crate::report::sharing::{Content, Sharing};
use crate::units::Hours;
use std::collections::BTreeSet;

/// What the figures do not say.
const CAVEATS: [&str; 3] = [
    "Planning figures: no security advice, and no word on the state of a road today. Ask those who \
     use it, and those who clear access, before anyone moves.",
    "The plan lets food cross the country within its month; the days told here are for those who \
     send it.",
    "Waits at borders are known on the way into the country; where the tables have none, they count \
     as none and are told as missing.",
];
const UNLIMITED: &str = "A road that was neither counted nor has a class is held unlimited.";
const CLOSED_FOR_THE_TEAM: &str =
    "What closes it, and what would open it, is for the planning team.";
const NOT_THE_PLAN_S: &str = "The way told here is the quickest or the shortest and need not be one that \
                              the plan takes; the routes of the plan tell those.";
const HOURS_UNKNOWN: &str = "Parts without hours in the tables count as no time, so that the quickest way \
                             may not be the quickest.";
const FOR_THE_TEAM: &str = "Tonnes, costs and capacities, other routes, what stands in where a part of the way fails, and who \
     decides are for the planning team.";

/// What the figures do not say to some readers.
pub(super) fn caveats(sharing: Sharing, by: By, routes: &[RouteTold]) -> Vec<String> {
    let unknown = |route: &RouteTold| {
        route.totals.legs_without_hours + route.totals.borders_without_hours > 0
    };
    let mut more = Vec::new();
    if by == By::Time && routes.iter().any(unknown) {
        more.push(HOURS_UNKNOWN);
    }
    match sharing.shows(Content::Limits) {
        true => more.push(UNLIMITED),
        false if routes.is_empty() => more.push(FOR_THE_TEAM),
        false => more.extend([NOT_THE_PLAN_S, FOR_THE_TEAM]),
    }
    CAVEATS.iter().chain(&more).map(|said| (*said).to_owned()).collect()
}

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
    pub(super) fn headline(&self, found: &Found, routes: &[RouteTold]) -> Vec<String> {
        let month = self.network.window.month(self.question.period).in_words();
        let (from, to) = (self.named.place(self.question.from), self.named.place(self.question.to));
        let Some(best) = routes.first() else {
            return vec![format!("No route from {from} to {to} is open in {month}.")];
        };
        if best.legs.is_empty() {
            return vec![format!("{from} and {to} are the same place: nothing has to move.")];
        }
        let better = match self.question.by {
            By::Cost => "cheapest",
            By::Time => "quickest",
            By::Distance => "shortest",
        };
        let by = if best.by.is_empty() { String::new() } else { format!(" by {}", best.by) };
        let flights = match self.question.flights {
            Flights::Any => "",
            Flights::Fewest => " with the fewest flights",
        };
        let totals = &best.totals;
        let price = totals.usd_per_mt.zip(totals.cost_basis).map(|(usd, basis)| {
            let usd = usd.grouped();
            format!(", {usd} US dollars a tonne ({basis})")
        });
        let mut told = vec![format!(
            "The {better} open route{flights} from {from} to {to} in {month} goes{by}: {} km, {} days from \
             loading to unloading ({}){}.",
            totals.length_km.to_places(0).grouped(),
            totals.days_door_to_door.grouped(),
            totals.days_basis,
            price.unwrap_or_default(),
        )];
        told.push(permissions(best));
        if let Some(fails) = &best.legs_fail {
            told.extend(self.instead(found, fails));
        }
        told
    }

    /// What stands in for parts of the best route, and which others there are.
    fn instead(&self, found: &Found, legs_fail: &[FailTold]) -> Vec<String> {
        let mut told = vec![alone(legs_fail)];
        if let Some(first) = legs_fail.iter().find_map(|f| Some((f, f.fallback.as_ref()?))) {
            told.push(format!(
                "The first fallback, where {} fails, goes by {}: {} km and {} days, {} US dollars a \
                 tonne ({} times as long).",
                first.0.what,
                first.1.by,
                first.1.longer_km.signed(),
                first.1.more_days.signed(),
                first.1.dearer_usd_per_mt.signed(),
                first.1.detour_factor.plain(),
            ));
        }
        let wanted = self.question.alternatives;
        if found.routes.len() <= wanted {
            let most = Figure::measured(MOST_SHARED * 100.0, 0).plain();
            let besides = match found.routes.len() - 1 {
                0 => String::new(),
                n => format!(" besides {}", counted(n, "other route")),
            };
            told.push(format!(
                "No route is open{besides} that has {most} % of its length or less in common with \
                 those told."
            ));
        }
        told
    }

    /// Why nothing is open, and what would open a way.
    pub(super) fn missing(&self, missing: &Missing) -> Vec<String> {
        let (country, network) = (self.network.country, self.network);
        let to = self.named.place(self.question.to);
        let open = self.open_in(missing);
        if !self.sharing.shows(Content::Limits) {
            return vec![open, CLOSED_FOR_THE_TEAM.to_owned()];
        }
        if missing.path.is_empty() {
            let places = counted(missing.n_in_reach_of_start, "place");
            return vec![format!(
                "The tables have no links that lead from {} to {to}, whoever grants what: {places} \
                 can be got to from there. Add the link that is missing to links.csv.",
                self.named.place(self.question.from),
            )];
        }
        let mut told = vec![
            open,
            format!(
                "Food gets as far as {}; the route with fewest closed links has {} of {}.",
                self.named.place(missing.up_to),
                missing.closed.len(),
                missing.path.len(),
            ),
        ];
        for closed in &missing.closed {
            let (link, ends) = (network.link(closed.way), network.ways[closed.way.index()]);
            let mut why: Vec<String> = Vec::new();
            for ix in &closed.refused {
                let permission = &country.permissions[ix.index()];
                let counterpart = &country.counterparts[permission.counterpart.index()].name;
                why.push(format!("`{}` is not granted ({counterpart})", permission.id));
            }
            why.extend(closed.season.as_ref().map(|reason| format!("closed by season: {reason}")));
            if closed.by_quota {
                why.push("a quota lets nothing pass".to_owned());
            }
            if why.is_empty() {
                why.push("the tables let it carry nothing".to_owned());
            }
            told.push(format!(
                "{} – {} ({}, {}): {}.",
                self.named.place(ends.from),
                self.named.place(ends.to),
                link.name,
                link.mode.word(),
                listed(&why)
            ));
        }
        let refused: BTreeSet<_> = missing.closed.iter().flat_map(|c| &c.refused).collect();
        let ids: Vec<String> =
            refused.iter().map(|ix| format!("`{}`", country.permissions[ix.index()].id)).collect();
        let only_refused = |c: &Closed| !c.refused.is_empty() && c.season.is_none() && !c.by_quota;
        if !ids.is_empty() && missing.closed.iter().all(only_refused) {
            told.push(format!("Granting {} would connect {to}.", listed(&ids)));
        }
        told
    }

    /// In which months a route is open, where none is in the one asked about.
    fn open_in(&self, missing: &Missing) -> String {
        let open: Vec<_> = missing.open.iter().map(|p| self.network.window.month(*p)).collect();
        match open.as_slice() {
            [] => "No route is open in any of the months planned for.".to_owned(),
            open => format!("A route is open in {}.", spans(open, Years::Told)),
        }
    }
}

/// Which parts of the way have no alternative.
fn alone(legs_fail: &[FailTold]) -> String {
    let alone: Vec<String> = legs_fail
        .iter()
        .filter(|fails| fails.fallback.is_none())
        .map(|fails| fails.what.clone())
        .collect();
    if alone.is_empty() {
        "Every leg has an alternative.".to_owned()
    } else {
        format!("No other way is open where one of these fails: {}.", listed(&alone))
    }
}

/// How many permissions the best route takes, and of how many, or how far they are open.
fn permissions(best: &RouteTold) -> String {
    let all = &best.permissions;
    let n = counted(all.len(), "permission");
    if all.is_empty() {
        return "It needs nobody's permission.".to_owned();
    }
    if best.legs_fail.is_some() {
        return format!("It takes {n} of {}{}.", counterparts(all), irreplaceable(best));
    }
    let kinds: BTreeSet<&str> = all.iter().map(|permission| permission.kind).collect();
    let kinds: Vec<String> = kinds.into_iter().map(str::to_owned).collect();
    let in_part: Vec<String> = all
        .iter()
        .filter(|permission| permission.open_percent != Figure::whole(100))
        .map(|permission| format!("`{}` {} %", permission.id, permission.open_percent.plain()))
        .collect();
    let open = match in_part.is_empty() {
        true => "open throughout the month".to_owned(),
        false => format!("open for a part of the month: {}", listed(&in_part)),
    };
    format!("It takes {n} ({}), {open}.", listed(&kinds))
}

/// Which permissions nothing stands in for.
fn irreplaceable(best: &RouteTold) -> String {
    let alone = best.permissions.iter().filter(|permission| {
        permission.refused.as_ref().is_some_and(|refused| refused.fallback.is_none())
    });
    let ids: Vec<String> = alone.map(|permission| format!("`{}`", permission.id)).collect();
    if ids.is_empty() {
        ", and other ways stand in for each of them".to_owned()
    } else {
        format!(", and no way without {}", listed(&ids))
    }
}
