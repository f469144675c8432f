//! The arcs of the wide network: what each may carry as things are, and when food on it may arrive.

use crate::allocation::{Draft, Meaning, Node, drafted};
use crate::certificate::Role;
use crate::flow::UNLIMITED;
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
pub(super) fn limits(network: &Network<'_>) -> Vec<(Meaning, i64)> {
    let there = drafted(network);
    let mut limits = Vec::with_capacity(there.arcs().len());
    let arcs = there.meanings().iter().zip(there.arcs());
    let arcs = arcs.filter(|(_, arc)| arc.role != Role::Supply);
    limits.extend(arcs.map(|(meaning, arc)| (*meaning, arc.capacity.unwrap_or(UNLIMITED))));
    limits
}

/// What each arc of the open network may carry on the network as it is, whose limits are known. Both are
/// written by the same code, so the arcs of the narrower are among those of the wider, in the same order.
pub(super) fn as_it_is(
    network: &Network<'_>,
    there: Vec<(Meaning, i64)>,
    open: &[Meaning],
) -> Vec<i64> {
    let mut there = there.into_iter().peekable();
    let carried = &network.carried;
    let grams = |known: Option<&Grams>| known.map_or(0, |grams| grams.0);
    open.iter()
        .map(|wanted| match *wanted {
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
                found.map_or(0, |(_, most)| most)
            }
        })
        .collect()
}

/// Adds ways that take months, by the month in which food arrives: after one month, two, up to as many as
/// they take. That it arrives at once is drafted already. Returns the months, in order.
pub(super) fn arriving_later(network: &Network<'_>, draft: &mut Draft) -> Vec<Period> {
    let mut later = Vec::new();
    for n in 0..draft.arcs().len() {
        let Meaning::Move(way, period) = draft.meanings()[n] else { continue };
        let to = network.ways[way.index()].to;
        let last = network.window.n_months().saturating_sub(1) as u8;
        let most = period.0.saturating_add(network.lead_months(way)).min(last);
        for arrives in (period.0 + 1..=most).map(Period) {
            draft.again(n, Node::Place(to, arrives));
            later.push(arrives);
        }
    }
    later
}
