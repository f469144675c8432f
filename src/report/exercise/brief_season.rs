//! What the season closes or narrows, for a team's brief.

use super::Exercise;
use super::words::{part_percent, percent};
use crate::kit::layout::{Years, spans};
use crate::network::{Network, WayIx};
use crate::page::Block;
use crate::time::{Month, Period};
use crate::units::Share;
use std::collections::{BTreeMap, BTreeSet};

/// What the season closes or narrows from now on, as known.
pub(super) fn season(exercise: &Exercise<'_>, network: &Network<'_>) -> Vec<Block> {
    let mut told = Vec::new();
    let months = |share: &dyn Fn(Period) -> Share| {
        let closed = network.window.periods().filter(|period| share(*period) < Share::ALL);
        closed.map(|period| network.window.month(period)).collect::<Vec<_>>()
    };
    for served in &network.served {
        for part in &served.parts {
            let closed = months(&|period| part.open[period.index()]);
            if !closed.is_empty() {
                told.push(format!(
                    "{}: districts with {} of its people are cut off from the capital, wholly or \
                     for some days, in {}.",
                    exercise.area(served.area),
                    part_percent(part.share),
                    spans(&closed, Years::Known)
                ));
            }
        }
    }
    told.extend(narrowed(network));
    let mut blocks = vec![Block::section("season", "What the season closes")];
    blocks.push(match told.is_empty() {
        true => Block::paragraph("Nothing that is known, in what is left of the exercise."),
        false => Block::bullets(&told),
    });
    blocks
}

/// What the season leaves of links, month by month; those of which it leaves as much are told together.
fn narrowed(network: &Network<'_>) -> Vec<String> {
    let mut alike: BTreeMap<BTreeMap<Share, Vec<Month>>, BTreeSet<&str>> = BTreeMap::new();
    for (n, way) in network.ways.iter().enumerate() {
        let mut left: BTreeMap<Share, Vec<Month>> = BTreeMap::new();
        for period in network.window.periods() {
            let open = network.month(WayIx(n as u32), period).season;
            if open < Share::ALL {
                left.entry(open).or_default().push(network.window.month(period));
            }
        }
        if !left.is_empty() {
            let name = &network.country.links[way.link.index()].name;
            alike.entry(left).or_default().insert(name);
        }
    }
    let one = |(left, links): (&BTreeMap<Share, Vec<Month>>, &BTreeSet<&str>)| {
        let left = left.iter().map(|(open, months)| {
            let when = spans(months, Years::Known);
            match *open == Share::NONE {
                true => format!("shut in {when}"),
                false => format!("{} of what it carries in {when}", percent(*open)),
            }
        });
        let links: Vec<&str> = links.iter().copied().collect();
        format!("{}: {}.", left.collect::<Vec<_>>().join(", "), links.join("; "))
    };
    alike.iter().map(one).collect()
}
