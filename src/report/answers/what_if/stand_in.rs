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
    let none = carried.grams <= Exact::default();
    (!none).then(|| Figure::rounded(carried.cents * 10_000 / carried.grams, 0))
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

/// Whether a way can stand in for what is shut.
pub(super) fn can(name: &str, found: &StandIn) -> Sentence {
    let [before, after] = &found.by_it;
    let more = after.grams - before.grams;
    let shut = found.shut.grams;
    let none = Exact::default();
    if shut <= none {
        return say!(
            "what-if.can.nothing-shut",
            "Can {name} replace what is shut? In the reference plan no food comes by what is shut, so nothing is \
             to be replaced.",
            name,
        );
    }
    let how = match found.room_left {
        _ if found.closed_itself => say!("what-if.can.closed", "it is closed itself then"),
        None => say!("what-if.can.unlimited", "how much more it could carry is not known"),
        Some(room) if room <= none => {
            say!("what-if.can.full", "its crossings carry all that they can then")
        }
        Some(room) => say!(
            "what-if.can.room",
            "{room} MT more could cross the border there then, so something else holds the rest back",
            room = mt(room),
        ),
    };
    let (shut_mt, more_mt) = (mt(shut), mt(more));
    if more <= none {
        return say!(
            "what-if.can.no",
            "Can {name} replace what is shut? No: {shut_mt} MT came by what is shut, and no more comes by {name} \
             than before, {before} MT; {how}.",
            name,
            shut_mt,
            before = mt(before.grams),
            how,
        );
    }
    let takes = takes(found);
    match more >= shut {
        true => say!(
            "what-if.can.yes",
            "Can {name} replace what is shut? In tonnes it can: {more_mt} MT more come by it, and {shut_mt} MT \
             came by what is shut. {takes}",
            name,
            more_mt,
            shut_mt,
            takes,
        ),
        false => say!(
            "what-if.can.in-part",
            "Can {name} replace what is shut? In part: {more_mt} MT more come by it, {share} % of the {shut_mt} \
             MT that came by what is shut; {how}. {takes}",
            name,
            more_mt,
            share = plainly(Figure::percent(more, shut)),
            shut_mt,
            how,
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
