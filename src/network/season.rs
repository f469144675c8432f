//! Weather: how far links are open in each period, and which districts are cut off.

use crate::country::{AreaIx, Country, Link};
use crate::scenario::Scenario;
use crate::time::{Month, Period, Span};
use crate::units::Share;
use std::collections::BTreeSet;

/// Share of each period the seasons leave each link open.
pub(super) fn of_links(country: &Country, scenario: &Scenario) -> Vec<Share> {
    let links = country.links.iter();
    let months = |link| scenario.window.periods().map(move |p| link_open(link, scenario, p));
    links.flat_map(months).collect()
}

/// Share of a period the seasons leave a link open.
fn link_open(link: &Link, scenario: &Scenario, period: Period) -> Share {
    let month = scenario.window.month(period);
    let early = i32::from(scenario.season.closures_start_months_earlier);
    let own = |month: Month| link.months.get(&month).map(|season| season.open);
    // An earlier winter brings the first month of a closure forward and lengthens it.
    (0..=early)
        .filter_map(|n| {
            let later = month.plus(n);
            let starts_there = n == 0 || own(later.plus(-1)).is_none();
            own(later).filter(|_| starts_there)
        })
        .min()
        .unwrap_or(Share::ALL)
}

/// Share of each period in which a district can be reached from its province's capital.
pub(super) fn district_open(
    country: &Country,
    scenario: &Scenario,
    district: AreaIx,
) -> Vec<Share> {
    let early = i32::from(scenario.season.closures_start_months_earlier);
    let spans: Vec<Span> = country
        .cut_offs
        .iter()
        .filter(|c| c.district == district)
        .map(|c| {
            let start = Month::of(c.span.from).plus(-early);
            let day = c.span.from.day().min(start.days() as i8);
            let from = start.first_day().with().day(day).build().unwrap_or(c.span.from);
            Span { from, to: c.span.to }
        })
        .collect();
    let window = scenario.window;
    window
        .periods()
        .map(|period| {
            let month = window.month(period);
            let mut closed = BTreeSet::new();
            for span in &spans {
                let (from, to) = (span.from.max(month.first_day()), span.to.min(month.last_day()));
                if from <= to {
                    closed.extend(from.day()..=to.day());
                }
            }
            Share::of(month.days() - closed.len() as i64, month.days()).unwrap_or(Share::ALL)
        })
        .collect()
}
