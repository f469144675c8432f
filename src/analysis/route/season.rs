//! What the seasons allow on a route: until when it pays to send food, what must lie behind by then,
//! and what one more open week is worth.

use super::RouteQuery;
use crate::country::{AreaIx, LinkIx};
use crate::network::{Network, WayIx};
use crate::plan::{Exact, NoPlan, served_by};
use crate::time::Period;
use crate::units::Share;
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// The next time that a season closes a route.
#[derive(Clone, Debug, PartialEq)]
pub struct Season {
    /// Positions of the legs that close, those that close first.
    pub legs: Vec<usize>,
    /// Why, as the tables have it.
    pub reason: String,
    /// First month in which the route is closed from the first day to the last.
    pub first_closed: Period,
    /// Last such month of the same closure.
    pub last_closed: Period,
    /// Whether the closure goes on to the end of the window, and perhaps beyond it.
    pub to_the_end: bool,
    /// Last day on which the closing legs are open: months are shared out from their first day.
    pub last_open: Date,
    /// First day on which they are open before that; `None` where no closure goes before.
    pub first_open: Option<Date>,
    /// Days from the start of loading to the far end of the last closing leg.
    pub days_to_pass: f64,
    /// Last day on which it pays to begin loading.
    pub last_dispatch: Date,
    /// First day on which it pays to begin loading, where the legs open within the window.
    pub first_dispatch: Option<Date>,
    /// What hangs on it; `None` where no plan was made.
    pub stakes: Option<Stakes>,
}

/// What hangs on a closure.
#[derive(Clone, Debug, PartialEq)]
pub struct Stakes {
    /// Areas that food can get to only while the route is open, and what they need while it is not.
    pub behind: Vec<Behind>,
    /// Person-months that one more open week in the first closed month brings over all areas, found
    /// by planning again. Roads without a capacity carry a month's food in a week.
    pub one_week_more: Exact,
}

/// An area cut off from outside supplies while the route is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Behind {
    /// Which.
    pub area: AreaIx,
    /// Person-months in need there in the closed months.
    pub need: u64,
    /// Grams they take, diversion included: the stock that must lie behind the pass by then.
    pub grams: i64,
}

pub(super) fn season(ground: &RouteQuery<'_>, path: &[WayIx]) -> Result<Option<Season>, NoPlan> {
    let (network, asked) = (ground.network, ground.question.period);
    let share = |n: usize, period: Period| network.month(path[n], period).season;
    let later = || network.window.periods().filter(|period| *period > asked);
    let closes = |n: &usize| later().find(|period| share(*n, *period) == Share::NONE);
    let Some(first_closed) = (0..path.len()).filter_map(|n| closes(&n)).min() else {
        return Ok(None);
    };
    let legs: Vec<usize> = (0..path.len()).filter(|n| closes(n) == Some(first_closed)).collect();
    let any_closed = |period: &Period| legs.iter().any(|n| share(*n, *period) == Share::NONE);
    let last_closed = later().skip_while(|p| *p < first_closed).take_while(any_closed).last();
    let last_closed = last_closed.unwrap_or(first_closed);
    let least = |period: Period| legs.iter().map(|n| share(*n, period)).min();
    let last_open = last_open(network, first_closed, least);
    let first_open = first_open(network, asked, least);
    let far_end = legs.last().copied().unwrap_or(0);
    let days_to_pass = ground.measured_up_to(path, far_end);
    let near_end = legs.first().copied().unwrap_or(0);
    let days_to_reach = if near_end == 0 { 0.0 } else { ground.measured_up_to(path, near_end - 1) };
    let before = |day: Date, days: f64| day.saturating_sub((days.ceil() as i64).days());
    let links: BTreeSet<LinkIx> = legs.iter().map(|n| ground.link(path[*n])).collect();
    let reason = path.iter().enumerate().filter(|(n, _)| legs.contains(n)).find_map(|(_, way)| {
        network.link(*way).months.values().next().map(|season| season.reason.clone())
    });
    Ok(Some(Season {
        reason: reason.unwrap_or_default(),
        first_closed,
        last_closed,
        to_the_end: last_closed.index() + 1 == network.window.n_months(),
        last_open,
        first_open,
        days_to_pass,
        last_dispatch: before(last_open, days_to_pass),
        first_dispatch: first_open.map(|day| before(day, days_to_reach.floor())),
        stakes: match ground.plan {
            None => None,
            Some(_) => Some(Stakes {
                behind: behind(network, &links, first_closed..=last_closed),
                one_week_more: one_week_more(ground, &links, first_closed)?,
            }),
        },
        legs,
    }))
}

/// The last open day before a closed month: in a month that is open in part, its first days are.
fn last_open(
    network: &Network<'_>,
    first_closed: Period,
    least: impl Fn(Period) -> Option<Share>,
) -> Date {
    let before = Period(first_closed.0 - 1);
    let month = network.window.month(before);
    let open = least(before).unwrap_or(Share::ALL).of_amount(month.days()).max(1);
    month.first_day().saturating_add((open - 1).days())
}

/// The first open day after the closure before the month asked about, where there is one.
fn first_open(
    network: &Network<'_>,
    asked: Period,
    least: impl Fn(Period) -> Option<Share>,
) -> Option<Date> {
    let open = |period: &Period| least(*period).is_some_and(|share| share > Share::NONE);
    let run = network.window.periods().filter(|p| *p <= asked).rev().take_while(open);
    let first = run.last()?;
    if first.0 == 0 {
        return None;
    }
    let month = network.window.month(first);
    let days = least(first).unwrap_or(Share::ALL).of_amount(month.days()).max(1);
    Some(month.last_day().saturating_sub((days - 1).days()))
}

/// Areas that outside supplies get to in none of some months unless these links stay open.
fn behind(
    network: &Network<'_>,
    links: &BTreeSet<LinkIx>,
    closed: std::ops::RangeInclusive<Period>,
) -> Vec<Behind> {
    let country = network.country;
    let mut behind: Vec<Behind> = Vec::new();
    for period in network.window.periods().filter(|period| closed.contains(period)) {
        let outside = network.offers.iter().filter(|offer| {
            let place = &country.places[offer.place.index()];
            offer.period <= period && place.country != country.about.iso2
        });
        let from: Vec<_> = outside.map(|offer| offer.place).collect();
        let now = network.reachable(&from, period);
        let kept = network.reachable_along(&from, |way| {
            let month = network.month(way, period);
            let by_season_only =
                links.contains(&network.ways[way.index()].link) && month.access != Share::NONE;
            month.is_open() || by_season_only
        });
        for served in &network.served {
            if now.contains(&served.place) || !kept.contains(&served.place) {
                continue;
            }
            let month = &served.months[period.index()];
            let need: u64 = month.people.iter().sum();
            let grams = (need as i64).saturating_mul(month.grams_per_person.0);
            match behind.iter_mut().find(|b| b.area == served.area) {
                Some(known) => {
                    known.need += need;
                    known.grams = known.grams.saturating_add(grams);
                }
                None if need > 0 => behind.push(Behind { area: served.area, need, grams }),
                None => {}
            }
        }
    }
    behind
}

/// Person-months over all areas that a week more brings.
fn one_week_more(
    ground: &RouteQuery<'_>,
    links: &BTreeSet<LinkIx>,
    period: Period,
) -> Result<Exact, NoPlan> {
    let network = ground.network;
    let week = Share::of(7, network.window.month(period).days()).unwrap_or(Share::ALL);
    let mut longer = network.clone();
    for link in links {
        longer.open_longer(*link, period, week);
    }
    let sum = |network: &Network<'_>| -> Result<Exact, NoPlan> {
        Ok(served_by(network)?.into_values().sum())
    };
    Ok(sum(&longer)? - sum(network)?)
}

impl RouteQuery<'_> {
    /// Days from the start of loading to the far end of a leg.
    fn measured_up_to(&self, path: &[WayIx], last: usize) -> f64 {
        let totals = self.measured(&path[..=last]).totals;
        let hauling = &self.network.country.hauling;
        // Nothing is unloaded there.
        totals.days - hauling.unloading.best.0 / hauling.working_day.best.0
    }
}
