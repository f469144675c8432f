//! Tables with other figures in them.

use aidreach::country::Country;
use aidreach::network::Figures;

/// A country whose best figures are these.
pub(crate) fn with(country: &Country, figures: &Figures) -> Country {
    let mut country = country.clone();
    for (n, link) in country.links.iter_mut().enumerate() {
        link.cost = figures.moving[n];
        if let (Some(capacity), Some(grams)) = (link.capacity.as_mut(), figures.links[n]) {
            capacity.per_month.best = grams;
        }
    }
    for (n, supply) in country.supplies.iter_mut().enumerate() {
        (supply.amount.best, supply.price.best) = (figures.supplies[n], figures.prices[n]);
    }
    for (store, grams) in country.stores.iter_mut().zip(&figures.stores) {
        if let (Some(room), Some(grams)) = (store.room.as_mut(), grams) {
            room.best = *grams;
        }
    }
    for (caseload, people) in country.caseloads.iter_mut().zip(&figures.caseloads) {
        caseload.people.best = *people;
    }
    for (need, phases) in country.needs.iter_mut().zip(&figures.needs) {
        need.phases = *phases;
    }
    country.costs.handing_out.best = figures.handing_out;
    country.costs.storing.best = figures.storing;
    country
}
