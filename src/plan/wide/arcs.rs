//! The arcs of the wide network: what each may carry as things are, and when food on it may arrive.

use crate::allocation::{Built, Drafted, Instance, Meaning, Node, Numbered, numbered, possible};
use crate::certificate::{Arc, Cell, Role};
use crate::network::Network;
use crate::time::Period;
use crate::units::Grams;

/// Grams that would feed everyone in need in all areas and months.
pub(super) fn need_in_grams(network: &Network<'_>) -> i64 {
    let months = network.served.iter().flat_map(|served| &served.months);
    let grams = months.map(|month| {
        let people: u64 = month.people.iter().sum();
        (people as i64).saturating_mul(month.grams_per_person.0)
    });
    grams.fold(0, i64::saturating_add)
}

/// What the arcs of a network may carry, but for those that food comes by. Arcs themselves are large, and
/// are let go before others are drafted.
pub(super) fn limits(network: &Network<'_>) -> Vec<(Meaning, Option<i64>)> {
    let there = possible(network);
    let mut limits = Vec::with_capacity(there.len());
    let arcs = there.iter().filter(|(_, arc)| arc.role != Role::Supply);
    limits.extend(arcs.map(|(meaning, arc)| (*meaning, arc.capacity)));
    limits
}

/// What each arc of the open network may carry on the network as it is, whose limits are known. Both are
/// written by the same code, so the arcs of the narrower are among those of the wider, in the same order.
pub(super) fn as_it_is(
    network: &Network<'_>,
    there: Vec<(Meaning, Option<i64>)>,
    open: &[Drafted],
) -> Vec<Option<i64>> {
    let mut there = there.into_iter().peekable();
    let carried = &network.carried;
    let grams = |known: Option<&Grams>| Some(known.map_or(0, |grams| grams.0));
    open.iter()
        .map(|(.., wanted)| match *wanted {
            Meaning::Offer(n) => grams(network.offers.get(n).map(|offer| &offer.amount)),
            Meaning::Carried(place) => grams(carried.at.get(&place)),
            Meaning::Arriving(place, period) => grams(carried.arriving.get(&(place, period))),
            Meaning::CarriedAhead(served, part) => grams(carried.ahead.get(&(served, part))),
            wanted @ (Meaning::Move(..)
            | Meaning::Gate(..)
            | Meaning::Store(..)
            | Meaning::Reach(..)
            | Meaning::SendAhead(..)
            | Meaning::KeepAhead(..)
            | Meaning::UseAhead(..)
            | Meaning::HandOut { .. }
            | Meaning::Phase(..)
            | Meaning::Cell(..)
            | Meaning::Area(_)
            | Meaning::Caseload(_)
            | Meaning::Total) => {
                let found = there.next_if(|(meaning, _)| *meaning == wanted);
                found.map_or(Some(0), |(_, most)| most)
            }
        })
        .collect()
}

/// Ways that take months, by the month in which food arrives: after one month, two, up to as many as
/// they take. That it arrives at once is drafted already.
pub(super) fn arriving_later(network: &Network<'_>, arcs: &[Drafted]) -> Vec<(Period, Drafted)> {
    let mut later = Vec::new();
    for (from, _, arc, meaning) in arcs {
        let Meaning::Move(way, period) = *meaning else { continue };
        let to = network.ways[way.index()].to;
        let last = network.window.n_months().saturating_sub(1) as u8;
        let most = period.0.saturating_add(network.lead_months(way)).min(last);
        for arrives in (period.0 + 1..=most).map(Period) {
            later.push((arrives, (*from, Node::Place(to, arrives), arc.clone(), *meaning)));
        }
    }
    later
}

/// Drafts after which their memory is let go.
const LET_GO: usize = 1 << 16;

/// Numbers the nodes, and closes the circle.
pub(super) fn built(mut arcs: Vec<Drafted>, cells: Vec<Cell>) -> Built {
    let Numbered { nodes, ends, circle: [source, sink] } = numbered(&arcs);
    let total = Arc {
        from: sink,
        to: source,
        role: Role::Total,
        capacity: None,
        cost: 0,
        fed: None,
        served: None,
    };
    let all = arcs.len() + 1;
    let (mut finished, mut meanings) = (Vec::with_capacity(all), Vec::with_capacity(all));
    finished.push(total);
    meanings.push(Meaning::Total);
    // From the last to the first, so that drafts let go of their memory while arcs take theirs.
    for (from, to) in ends.into_iter().rev() {
        let Some((.., arc, meaning)) = arcs.pop() else { break };
        finished.push(Arc { from, to, ..arc });
        meanings.push(meaning);
        if arcs.len().is_multiple_of(LET_GO) {
            arcs.shrink_to_fit();
        }
    }
    finished.reverse();
    meanings.reverse();
    let n_nodes = nodes.len() as u32;
    Built { instance: Instance { n_nodes, source, sink, arcs: finished, cells }, nodes, meanings }
}
