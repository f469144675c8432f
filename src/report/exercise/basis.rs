//! What the figures of a brief rest on.

use crate::evidence::Basis;
use crate::kit::figure::{Figure, counted};
use crate::kit::layout::listed;
use crate::network::Network;
use crate::plan::Exact;
use crate::time::Period;

/// How sure needs, food, roads and odds are, each in a sentence.
pub(super) fn basis(network: &Network<'_>) -> Vec<String> {
    let country = network.country;
    let month = network.window.month(Period(0));
    let needs = country.needs.iter().filter(|need| need.month == month);
    let inside = country.links.iter().filter(|link| !link.last_mile);
    let limited = inside.clone().filter_map(|link| link.capacity.as_ref());
    let tariffs = country.costs.per_1000_km.values().map(|tariff| tariff.origin.basis);
    let unlimited = inside.filter(|link| link.capacity.is_none()).count();
    vec![
        format!(
            "People in need this month, by area: {}.",
            told(needs.map(|need| need.origin.basis))
        ),
        food(network),
        format!(
            "Tariffs that prices of ways are made from: {}. What ways carry a month: {}; {} have no \
             limit because no source gives one.",
            told(tariffs),
            told(limited.map(|capacity| capacity.per_month.origin.basis)),
            counted(unlimited, "way"),
        ),
    ]
}

/// `3 published, 1 assumed`.
pub(super) fn told(of: impl Iterator<Item = Basis>) -> String {
    let all: Vec<Basis> = of.collect();
    let count = |basis: &Basis| all.iter().filter(|own| *own == basis).count();
    let some = Basis::ALL.iter().filter(|basis| count(basis) > 0);
    let told: Vec<String> =
        some.map(|basis| format!("{} {}", count(basis), basis.word())).collect();
    if told.is_empty() { "none".to_owned() } else { listed(&told) }
}

/// How much of the food is there by assumption.
fn food(network: &Network<'_>) -> String {
    let offers = || network.offers.iter().map(|offer| (offer, i128::from(offer.amount.0)));
    let all: i128 = offers().map(|(_, grams)| grams).sum();
    let judged = offers().filter(|(offer, _)| {
        let supply = offer.supply.map(|ix| &network.country.supplies[ix.index()]);
        supply.is_some_and(|supply| supply.amount.origin.basis == Basis::Assumed)
    });
    let judged: i128 = judged.map(|(_, grams)| grams).sum();
    let part = Figure::percent(Exact::from_integer(judged), Exact::from_integer(all));
    let part = part.to_places(0).plain();
    format!("Where and when {part} % of the food is on offer is assumed.")
}
