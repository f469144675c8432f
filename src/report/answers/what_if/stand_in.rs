//! A way beside what is shut: whether it can stand in, in a sentence.

use super::StandInTold;
use crate::analysis::stand_in::{CarriedBy, StandIn};
use crate::kit::figure::Figure;
use crate::kit::sentence::plainly;
use crate::kit::{Sentence, say};
use crate::plan::Exact;

fn mt(grams: Exact) -> Figure {
    Figure::rounded(grams / 1_000_000, 0)
}

fn days(carried: &CarriedBy) -> Option<Figure> {
    carried.days.map(|days| Figure::measured(days, 1))
}

/// US dollars a tonne.
fn usd_per_mt(carried: &CarriedBy) -> Option<Figure> {
    carried.cents_per_mt.map(|cents| Figure::rounded(cents / 100, 0))
}

/// A way beside what is shut, as it is told.
pub(super) fn told(name: &str, found: &StandIn) -> StandInTold {
    let [before, after] = &found.by_it;
    StandInTold {
        name: name.to_owned(),
        shut_mt: mt(found.shut.grams),
        before_mt: mt(before.grams),
        after_mt: mt(after.grams),
        room_left_mt: found.room_left.map(mt),
        shut_days: days(&found.shut),
        days: days(after),
        shut_usd_per_mt: usd_per_mt(&found.shut),
        usd_per_mt: usd_per_mt(after),
    }
}

/// Whether a way can stand in for what is shut or narrowed.
pub(super) fn can(name: &str, found: &StandIn) -> Sentence {
    let [before, after] = &found.by_it;
    let more = after.grams - before.grams;
    let (shut, none) = (found.shut.grams, Exact::default());
    if shut <= none {
        return say!(
            "what-if.can.nothing-shut",
            "Can {name} replace it? The reference plan carries nothing that this what-if takes the way from, so \
             nothing is to be replaced.",
            name,
        );
    }
    if found.narrowed_itself {
        return say!(
            "what-if.can.itself",
            "Can {name} replace it? It is itself shut or narrowed by this what-if.",
            name,
        );
    }
    let room = match found.room_left {
        None => say!("what-if.can.unlimited", "how much more it could carry is not known"),
        Some(room) if room <= none => {
            say!("what-if.can.full", "its crossings carry all that they can then")
        }
        Some(room) => say!(
            "what-if.can.room",
            "{room} MT more could cross the border there, and the plan does not use that",
            room = mt(room),
        ),
    };
    let (shut_mt, more_mt) = (mt(shut), mt(more));
    if more <= none {
        return say!(
            "what-if.can.no",
            "Can {name} replace it? In this plan it does not: {shut_mt} MT lose their way in these months, and by \
             {name} come {after} MT, {before} before; {room}.",
            name,
            shut_mt,
            after = mt(after.grams),
            before = mt(before.grams),
            room,
        );
    }
    let takes = takes(found);
    match more >= shut {
        true => say!(
            "what-if.can.yes",
            "Can {name} replace it? In tonnes it does: {more_mt} MT more come by it in these months, and {shut_mt} \
             MT lose their way. {takes}",
            name,
            more_mt,
            shut_mt,
            takes,
        ),
        false => say!(
            "what-if.can.in-part",
            "Can {name} replace it? In part: {more_mt} MT more come by it in these months, {share} % of the \
             {shut_mt} MT that lose their way; {room}. {takes}",
            name,
            more_mt,
            share = plainly(Figure::percent(more, shut)),
            shut_mt,
            room,
            takes,
        ),
    }
}

/// What moving a tonne takes by the way asked about, and by what is shut.
fn takes(found: &StandIn) -> Sentence {
    let after = &found.by_it[1];
    match (days(after), usd_per_mt(after), days(&found.shut), usd_per_mt(&found.shut)) {
        (Some(days), Some(usd), Some(shut_days), Some(shut_usd)) => say!(
            "what-if.takes",
            "A tonne by it is {days} days under way and costs {usd} US dollars to move; by what is shut it was \
             {shut_days} days and {shut_usd} US dollars.",
            days,
            usd,
            shut_days,
            shut_usd,
        ),
        _ => say!("what-if.takes.unknown", "How long it takes and what it costs is not known."),
    }
}
