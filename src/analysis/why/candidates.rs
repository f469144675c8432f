//! Changes worth trying for areas left short.

use super::super::change::{Change, Obstacle};
use crate::country::{Country, LinkIx, PermissionIx};
use crate::network::{Limit, Network};
use crate::plan::{Exact, Plan};
use crate::units::{Grams, Share};
use std::collections::BTreeSet;

/// Every change worth trying: whole classes first, pairs of classes, then what single thing of each
/// class is in anybody's way.
pub(super) fn candidates(
    country: &Country,
    network: &Network<'_>,
    base: &Plan,
    mut limits: BTreeSet<Limit>,
) -> Vec<Vec<Change>> {
    let scenario = network.scenario;
    let present: Vec<Obstacle> = Obstacle::ALL
        .into_iter()
        .filter(|o| *o != Obstacle::Money || scenario.resources.budget_cents.is_some())
        .collect();
    let mut tried: Vec<Vec<Change>> = present.iter().map(|o| vec![Change::Lift(*o)]).collect();
    for (n, first) in present.iter().enumerate() {
        for second in &present[n + 1..] {
            tried.push(vec![Change::Lift(*first), Change::Lift(*second)]);
        }
    }
    for permission in (0..country.permissions.len() as u32).map(PermissionIx) {
        let short = |period| {
            network.access.state_share(permission, period) < Share::ALL
                || network.access.conditions(permission, period).quota.is_some()
        };
        if network.window.periods().any(short) {
            tried.push(vec![Change::Grant(permission)]);
        }
    }
    let window = network.window;
    for link in (0..country.links.len() as u32).map(LinkIx) {
        let months = &country.links[link.index()].months;
        if months.keys().any(|month| window.period(*month).is_some()) {
            tried.push(vec![Change::KeepOpen(link)]);
        }
    }
    for served in network.served.iter().filter(|s| !s.parts.is_empty()) {
        tried.push(vec![Change::KeepReachable(served.area)]);
    }
    // A link that the plan fills may hold back an area that others make up for, and one that is
    // narrowed by a season carries more when it is widened, too. One that is narrowed by access is
    // tried as access, above: a wider road is no answer to a permission for a few days.
    let full = base.moved.iter().filter(|((way, period), grams)| {
        let month = network.month(*way, *period);
        let full = |most: Grams| **grams >= Exact::from_integer(i128::from(most.0));
        month.access == Share::ALL && month.capacity.is_some_and(full)
    });
    limits.extend(full.map(|((way, _), _)| Limit::Link(network.ways[way.index()].link)));
    for limit in limits {
        match limit {
            Limit::Supply(place) => tried.push(vec![Change::More(place)]),
            Limit::Link(link) => tried.push(vec![Change::Widen(link)]),
            Limit::Store(place) => tried.push(vec![Change::Room(place)]),
            // Permissions, seasons, passes and money are tried above; a caseload is nobody's to change
            // by access.
            Limit::Access(_)
            | Limit::Quota(_)
            | Limit::Season(_)
            | Limit::Pass(_)
            | Limit::Caseload(_)
            | Limit::Money => {}
        }
    }
    tried.sort_by_key(|changes| changes.len() > 1);
    tried.dedup();
    tried
}
