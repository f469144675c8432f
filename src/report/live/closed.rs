//! Links that nothing can pass, and why.

use super::access::why;
use super::planned::link_id;
use crate::country::LinkIx;
use crate::kit::layout::Years;
use crate::kit::sentence::{Joined, months};
use crate::kit::{Sentence, say};
use crate::network::Network;
use crate::time::{Month, Period};
use crate::units::Share;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A link that nothing can pass in some months.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct ClosedTold {
    /// Id of the link.
    pub link: String,
    /// The months.
    pub months: Vec<String>,
    /// Why, with dates where it was decided.
    pub because: Sentence,
}

/// Links that nothing can pass in some month, each with its reasons.
pub(super) fn closed(network: &Network<'_>) -> Vec<ClosedTold> {
    let mut found: BTreeMap<LinkIx, BTreeMap<Period, String>> = BTreeMap::new();
    for (n, link) in network.country.links.iter().enumerate() {
        if link.last_mile {
            continue;
        }
        let ix = LinkIx(n as u32);
        for period in network.window.periods() {
            if network.ways_of(ix).any(|way| network.month(way, period).is_open()) {
                continue;
            }
            found.entry(ix).or_default().insert(period, because(network, ix, period));
        }
    }
    let told = |(link, reasons): (&LinkIx, &BTreeMap<Period, String>)| {
        let shut: Vec<Month> = reasons.keys().map(|p| network.window.month(*p)).collect();
        let each: BTreeSet<&str> = reasons.values().map(String::as_str).collect();
        ClosedTold {
            link: link_id(network, *link),
            months: shut.iter().map(Month::to_string).collect(),
            because: say!(
                "live.closed",
                "Nothing passes in {months}: {reasons}.",
                months = months(&shut, Years::Told),
                reasons = Joined::Semicolons.list(each),
            ),
        }
    };
    found.iter().map(told).collect()
}

/// Why nothing passes a link in a month: the season, or the permissions that are not open at all.
fn because(network: &Network<'_>, link: LinkIx, period: Period) -> String {
    let country = network.country;
    let mut told: Vec<String> = Vec::new();
    let month = network.window.month(period);
    let by_season =
        network.ways_of(link).any(|way| network.month(way, period).season == Share::NONE);
    if by_season {
        let season = country.links[link.index()].months.get(&month);
        let reason =
            season.map(|season| season.reason.as_str()).filter(|reason| !reason.is_empty());
        told.push(
            reason.map_or_else(
                || say!("live.closed.season", "the season").to_string(),
                str::to_owned,
            ),
        );
    }
    for permission in network.needed.needed_by_link(link) {
        if network.access.state_share(*permission, period) > Share::NONE {
            continue;
        }
        let name = &country.permissions[permission.index()].name;
        let decided = why(network, *permission, period);
        told.push(
            match decided.is_empty() {
                true => say!("live.closed.not-granted", "{name} is not granted", name),
                false => {
                    say!("live.closed.denied", "{name} is not granted ({decided})", name, decided)
                }
            }
            .to_string(),
        );
    }
    // Both are open, and it still carries nothing.
    if told.is_empty() {
        told.push(say!("live.closed.capacity", "it is taken to carry nothing").to_string());
    }
    told.join("; ")
}
