//! By which ways food comes into the country, and what stands in if all is refused.

use super::beside::TOLD;
use crate::analysis::brief::{Beside, Brief};
use crate::country::Country;
use crate::kit::columns::Meaning;
use crate::kit::sentence::Joined;
use crate::kit::sheet::Cell;
use crate::kit::{Declared, Sentence, Table, col, in_data, known, means, say, whole};
use crate::network::WayIn;
use crate::report::findings::effect::EffectTold;
use crate::report::findings::ways_in;

/// How many sentences tell what refusal costs.
const LOSSES: usize = 4;
/// How many ways are told that carry more instead.
const FEW: usize = 2;

/// A way into the country, and the food that comes by it.
#[derive(Clone, Debug)]
pub(super) struct WayTold {
    /// Key; none for food that was inside.
    id: Option<String>,
    name: Sentence,
    mt: Beside,
}

const MT: [Meaning; 3] = [
    means::figure(0, "Food that comes by it in the plan as it stands, in metric tonnes"),
    means::figure(0, "Food that comes by it if all is granted on every day, in metric tonnes"),
    means::figure(0, "Food that comes by it if all is refused on every day, in metric tonnes"),
];

pub(super) const WAYS: Declared<WayTold> = Declared {
    name: "brief-ways",
    row: "A way into the country, and the food that comes by it",
    columns: &[
        in_data(known("corridor", "Key", |way| Cell::word(way.id.as_deref()))),
        col("way_in", "Way in", means::words("The way into the country"), |way| {
            Cell::from(&way.name)
        }),
        whole(col("as_it_stands_mt", "As it stands", MT[0], |way| Cell::count(way.mt.as_it_is))),
        in_data(col("all_granted_mt", "All granted", MT[1], |way| Cell::count(way.mt.granted))),
        whole(col("all_refused_mt", "All refused", MT[2], |way| Cell::count(way.mt.refused))),
    ],
};

/// All ways in, the largest change first.
pub(super) fn ways(country: &Country, brief: &Brief) -> Vec<WayTold> {
    let told = |(way, mt): (WayIn, Beside)| {
        let id = Some(ways_in::key(country, way)).filter(|id| !id.is_empty());
        WayTold { id, name: ways_in::name(country, way), mt }
    };
    brief.by_way().into_iter().map(told).collect()
}

/// By which ways food comes instead; none where nothing changes.
pub(super) fn ways_in(ways: &[WayTold]) -> Option<Table> {
    let rows = ways.iter().filter(|way| way.mt.changes_if_refused()).take(TOLD);
    let rows: Vec<&WayTold> = rows.collect();
    let caption = say!("brief.ways", "MT by way into the country");
    (!rows.is_empty()).then(|| WAYS.of(caption, rows).in_order())
}

/// What happens if all is refused: who loses, who gains, what it costs, who is left with nothing, and which
/// ways carry more.
pub(super) fn fallback(refusal: &EffectTold, ways: &[WayTold]) -> Vec<Sentence> {
    let mut told: Vec<Sentence> = refusal.said.iter().take(LOSSES).cloned().collect();
    let more = ways.iter().filter(|way| way.mt.more_if_refused() > 0).take(FEW);
    let more: Vec<Sentence> = more
        .map(|way| {
            let more = way.mt.more_if_refused().unsigned_abs();
            say!("brief.instead.way", "{way} (+{more} MT)", way = &way.name, more)
        })
        .collect();
    told.push(match more.is_empty() {
        true => say!("brief.instead.none", "No other way in takes over any of it."),
        false => say!("brief.instead", "More food comes by {ways}.", ways = Joined::And.list(more)),
    });
    told
}
