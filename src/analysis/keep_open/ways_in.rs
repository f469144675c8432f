//! Ways into the country: which lead where, and which have food behind them.

use crate::country::PlaceIx;
use crate::network::{Network, Offer, WayIn, WayIx};
use crate::time::Period;
use std::collections::{BTreeMap, BTreeSet};

/// Food that areas are got to with: what comes from outside the country, else all there is.
pub(super) fn sources<'n>(network: &'n Network<'_>) -> impl Iterator<Item = &'n Offer> {
    let outside = network.offers.iter().any(|offer| network.comes_from_outside(offer));
    network.offers.iter().filter(move |offer| !outside || network.comes_from_outside(offer))
}

/// Ways in that are open at some time, with no food behind them.
pub(super) fn without_food(network: &Network<'_>) -> Vec<WayIn> {
    let with_food = network.outside_with_food();
    let (mut with, mut without) = (BTreeSet::new(), BTreeSet::new());
    for (n, ends) in network.ways.iter().enumerate() {
        let way = WayIx(n as u32);
        let open = network.window.periods().any(|period| network.month(way, period).is_open());
        let Some(by) = network.way_in(way).filter(|_| open) else { continue };
        if with_food.contains(&ends.from) { &mut with } else { &mut without }.insert(by);
    }
    without.difference(&with).copied().collect()
}

/// The ways in from which a place can be got to: those with food behind them; where there is none, as for a part of
/// the country that food gets to through a neighbour, those that lead there.
pub(super) fn entries_to(
    network: &Network<'_>,
    place: PlaceIx,
    periods: &[Period],
) -> Vec<(WayIn, Vec<Period>)> {
    let with_food = network.outside_with_food();
    match entries(network, place, periods, &|from| with_food.contains(&from)) {
        none if none.is_empty() => entries(network, place, periods, &|_| true),
        entries => entries,
    }
}

/// The ways in from some places outside from which a place can be got to along open ways inside the country.
fn entries(
    network: &Network<'_>,
    place: PlaceIx,
    periods: &[Period],
    behind: &dyn Fn(PlaceIx) -> bool,
) -> Vec<(WayIn, Vec<Period>)> {
    let inside = |ix: PlaceIx| network.is_inside(ix);
    let open = |way: WayIx, period: Period| network.month(way, period).is_open();
    // Where food comes in by each way in, by the month in which it is there.
    let mut at: BTreeMap<WayIn, Vec<BTreeSet<PlaceIx>>> = BTreeMap::new();
    for offer in sources(network) {
        if inside(offer.place) {
            let always = vec![BTreeSet::from([offer.place]); network.window.n_months()];
            at.insert(WayIn::Landed(offer.place), always);
        }
    }
    for (n, ends) in network.ways.iter().enumerate() {
        let way = WayIx(n as u32);
        let Some(by) = network.way_in(way).filter(|_| behind(ends.from)) else {
            continue;
        };
        let months =
            at.entry(by).or_insert_with(|| vec![BTreeSet::new(); network.window.n_months()]);
        let lead = usize::from(network.lead_months(way));
        for period in network.window.periods().filter(|period| open(way, *period)) {
            if let Some(there) = months.get_mut(period.index() + lead) {
                there.insert(ends.to);
            }
        }
    }
    let mut entries = Vec::new();
    for (by, months) in at {
        let within = network.reached_by_period(
            |period| months[period.index()].clone(),
            |way, period| {
                let ends = network.ways[way.index()];
                open(way, period) && inside(ends.from) && inside(ends.to)
            },
        );
        let reached = |period: &Period| within[period.index()].contains(&place);
        let periods: Vec<Period> = periods.iter().copied().filter(reached).collect();
        entries.extend((!periods.is_empty()).then_some((by, periods)));
    }
    entries
}
