//! A way beside what is shut: whether it can stand in, in a sentence.

use super::{StandInMonth, StandInTold};
use crate::analysis::stand_in::{CarriedBy, InMonth, StandIn};
use crate::kit::figure::Figure;
use crate::kit::layout::Years;
use crate::kit::sentence::{Argument, Joined, in_percent, months, plainly};
use crate::kit::{Sentence, say};
use crate::plan::Exact;
use crate::time::Month;
use crate::units::Share;

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
        by_month: found.months.iter().map(month).collect(),
    }
}

fn month(found: &InMonth) -> StandInMonth {
    StandInMonth {
        month: found.month.to_string(),
        shut_mt: mt(found.shut),
        more_mt: mt(found.more),
        room_left_mt: found.room_left.map(mt),
        season_open_share: Figure::part(found.season),
        why: found.reason.clone(),
    }
}

/// In which months a way takes over all of what loses its way, in which a part, and in which nothing; none
/// where it is the same in all.
pub(super) fn by_month(name: &str, found: &StandIn) -> Option<Sentence> {
    let one = Exact::from_integer(1_000_000);
    let losing: Vec<&InMonth> = found.months.iter().filter(|month| month.shut >= one).collect();
    let of = |takes: &dyn Fn(&InMonth) -> bool| -> Vec<&InMonth> {
        losing.iter().copied().filter(|month| takes(month)).collect()
    };
    let all = of(&|month| month.more >= month.shut);
    let none = of(&|month| month.more < one);
    let part = of(&|month| month.more >= one && month.more < month.shut);
    let sorts = [&all, &none, &part].iter().filter(|months| !months.is_empty()).count();
    if found.narrowed_itself || all.len() + part.len() == 0 || (sorts < 2 && part.len() < 2) {
        return None;
    }
    let named = |found: &[&InMonth]| -> Argument {
        let when: Vec<Month> = found.iter().map(|month| month.month).collect();
        months(&when, Years::Told)
    };
    let all = (!all.is_empty()).then(|| {
        say!(
            "what-if.can.months.all",
            "all of what loses its way in {months}",
            months = named(&all)
        )
    });
    let part = (!part.is_empty()).then(|| {
        let each = Joined::Commas.list(part.iter().map(|month| partly(month)));
        say!("what-if.can.months.part", "a part in {each}", each)
    });
    let none = (!none.is_empty()).then(|| {
        let each = Joined::Commas.list(none.iter().map(|month| not(month)));
        say!("what-if.can.months.none", "nothing more in {each}", each)
    });
    Some(say!(
        "what-if.can.months",
        "Month by month more comes by {name} thus: {sorts}. Food that came in another month and waited is not \
         counted here.",
        name,
        sorts = Joined::Semicolons.list(all.into_iter().chain(part).chain(none)),
    ))
}

fn partly(found: &InMonth) -> Sentence {
    let when = months(&[found.month], Years::Told);
    let (more, shut) = (mt(found.more), mt(found.shut));
    match found.season == Share::ALL {
        true => {
            say!("what-if.can.month.part", "{when} ({more} of {shut} MT)", when, more, shut)
        }
        false => say!(
            "what-if.can.month.part.season",
            "{when} ({more} of {shut} MT; the season leaves it open for {open} of the month)",
            when,
            more,
            shut,
            open = in_percent(Figure::part(found.season)),
        ),
    }
}

fn not(found: &InMonth) -> Sentence {
    let when = months(&[found.month], Years::Told);
    let shut = mt(found.shut);
    match found.season == Share::ALL {
        true => say!("what-if.can.month.none", "{when} ({shut} MT lose their way)", when, shut),
        false => say!(
            "what-if.can.month.none.season",
            "{when} ({shut} MT lose their way; the season leaves it open for {open} of the month)",
            when,
            shut,
            open = in_percent(Figure::part(found.season)),
        ),
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
