//! How much of a plan leans on capacities that nobody counted.

use crate::country::LinkIx;
use crate::evidence::Basis;
use crate::network::Network;
use crate::plan::{Exact, Plan, Route, added, to_the_millionth};
use std::collections::BTreeMap;

/// What of a plan goes by links that are used beyond half of an assumed capacity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leaning {
    /// These links with the grams that move on each, the most first.
    pub links: Vec<(LinkIx, Exact)>,
    /// Share of all grams handed out that pass any of them.
    pub share: Exact,
}

/// Links that a plan uses in some month beyond half of what an assumption lets them carry, and the
/// share of its food that passes them.
pub fn leaning(network: &Network<'_>, plan: &Plan) -> Leaning {
    let (routes, moved) = (&plan.routes, &plan.moved);
    let mut on: BTreeMap<LinkIx, Exact> = BTreeMap::new();
    for (&(way, period), &grams) in moved {
        let link = network.ways[way.index()].link;
        let capacity = network.country.links[link.index()].capacity.as_ref();
        let adjusted = network.nominal(link, period) != network.figures().links[link.index()];
        let assumed =
            adjusted || capacity.is_some_and(|c| c.per_month.origin.basis == Basis::Assumed);
        let most = network.month(way, period).capacity;
        let beyond = most.is_some_and(|most| grams * 2 > Exact::from_integer(most.0.into()));
        if assumed && beyond {
            on.entry(link).or_default();
        }
    }
    let mut own: BTreeMap<LinkIx, Vec<Exact>> = BTreeMap::new();
    for (&(way, _), &grams) in moved {
        let link = network.ways[way.index()].link;
        if on.contains_key(&link) {
            own.entry(link).or_default().push(to_the_millionth(grams));
        }
    }
    for (link, grams) in own {
        // Over all months and both directions, to the millionth.
        on.insert(link, added(grams));
    }
    let whole = |route: &Route| to_the_millionth(route.grams());
    let all = added(routes.iter().map(whole));
    let passing = routes.iter().filter(|route| route.links.iter().any(|l| on.contains_key(l)));
    let passing = added(passing.map(whole));
    let mut links: Vec<(LinkIx, Exact)> = on.into_iter().collect();
    links.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let share = if all > Exact::default() { passing / all } else { Exact::default() };
    Leaning { links, share }
}
