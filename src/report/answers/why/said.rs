//! Why an area is short, in sentences.

mod first;
mod headline;

pub(super) use first::months_without;
pub(super) use headline::headline;

use super::words;
use super::{GainTold, SplitTold, WhyTold};
use crate::analysis::why::Why;
use crate::kit::figure::Figure;
use crate::kit::sentence::{Argument, Joined, plainly, term};
use crate::kit::{Sentence, say};
use crate::plan::{Exact, Limiting};
use crate::report::findings::held_back::{StepKey, StepTold, left_after};
use first::came_first;

/// How many changes or sets are told in sentences; the table has all of them.
const TOLD: usize = 3;

/// `draws` is how many there were for the range of what is served.
pub(super) fn sentences(why: &Why, told: &WhyTold, draws: usize) -> Vec<Sentence> {
    let mut text = vec![say!(
        "why.served",
        "{reached} of {need} person-months in need are served, {percent} %.",
        reached = told.reached_person_months,
        need = told.need_person_months,
        percent = plainly(Figure::rounded(told.coverage_share.exact() * 100, 1)),
    )];
    text.extend(told.reached_range.map(|range| match range.high_person_months.is_nought() {
        true => say!(
            "why.range.nobody",
            "How sure: in at least nine of ten of {draws} draws of the figures nobody is served either.",
            draws,
        ),
        false => say!(
            "why.range",
            "How sure: in eight of ten of {draws} draws of the figures, with the plan made anew in each, {low} \
             to {high} are served.",
            draws,
            low = range.low_person_months,
            high = range.high_person_months,
        ),
    }));
    text.push(alone(why, told));
    text.push(holds_most(why, told));
    let (grants, others): (Vec<GainTold>, Vec<GainTold>) =
        told.changes.iter().cloned().partition(is_a_permission);
    if !grants.is_empty() {
        let gains = counted(&grants);
        text.push(match further(&grants) {
            0 => say!("why.permissions", "Single permissions that help: {gains}.", gains),
            more => say!(
                "why.permissions.more",
                "Single permissions that help: {gains}. {more} more help less.",
                gains,
                more,
            ),
        });
    }
    if !others.is_empty() {
        let gains = counted(&others);
        text.push(match further(&others) {
            0 => say!("why.others", "Other single changes that help: {gains}.", gains),
            more => say!(
                "why.others.more",
                "Other single changes that help: {gains}. {more} more help less.",
                gains,
                more,
            ),
        });
    }
    if told.changes.is_empty() && told.sets.is_empty() && told.together.is_empty() {
        text.push(say!("why.nothing-helps", "No single change that was tried helps."));
    }
    text.extend(sets(told));
    text.push(came_first(why, told));
    text.extend(under_splits(told));
    text
}

/// How much hangs on where the supplies come from.
fn under_splits(told: &WhyTold) -> Option<Sentence> {
    let one = |told: &SplitTold| {
        let (split, served) = (&told.split, told.reached_person_months);
        match told.best_change_more_person_months_here {
            None => say!("why.split", "`{split}`: {served} served", split, served),
            Some(more) => say!(
                "why.split.brings",
                "`{split}`: {served} served, and the change told first brings {more}",
                split,
                served,
                more = words::more(more),
            ),
        }
    };
    (!told.splits.is_empty()).then(|| {
        say!(
            "why.splits",
            "Where food comes from is assumed; with other splits: {splits}.",
            splits = Joined::Semicolons.list(told.splits.iter().map(one)),
        )
    })
}

/// From need to reach as if nobody else were in need, and what is first in the way.
fn alone(why: &Why, told: &WhyTold) -> Sentence {
    let takes = |step: &&StepTold| {
        !step.lost_person_months.is_nought() && step.step != StepKey(Limiting::Choice)
    };
    let left = |step: &StepTold| left_after(step.step, step.left_person_months);
    let parts: Vec<Sentence> = told.cascade.steps.iter().filter(takes).map(left).collect();
    let alone = match parts.is_empty() {
        true => say!("why.alone", "If nobody else were in need, all of them could be served"),
        false => say!(
            "why.alone.steps",
            "If nobody else were in need, with its share by need of caseloads that are shared, so many could \
             be served: {steps}",
            steps = Joined::Semicolons.list(parts),
        ),
    };
    let first = &told.first_in_the_way;
    match why.cascade.lost(Limiting::Choice) >= Exact::from_integer(1) {
        true => say!(
            "why.first-in-the-way.others",
            "{alone}. The rest goes to others. First in the way: {first}.",
            alone,
            first,
        ),
        false => say!("why.first-in-the-way", "{alone}. First in the way: {first}.", alone, first),
    }
}

fn holds_most(why: &Why, told: &WhyTold) -> Sentence {
    let of_class = || {
        let position = why.classes.iter().position(|(class, _)| Some(*class) == why.most)?;
        Some(words::gain(&told.classes[position]))
    };
    if let Some(most) = told.largest_obstacle {
        return say!(
            "why.helps-most",
            "What helps most as a whole: {most}. With {gain}.",
            most = term(most),
            gain = of_class().unwrap_or_else(|| Sentence::of_others("")),
        );
    }
    if told.together.is_empty() {
        return say!(
            "why.no-obstacle",
            "No kind of obstacle is in the way: what is lacking here goes to others."
        );
    }
    let gains = counted(&told.together);
    match further(&told.together) {
        0 => say!(
            "why.takes-two",
            "No kind of obstacle is in the way alone; it takes two away: {gains}.",
            gains,
        ),
        more => say!(
            "why.takes-two.more",
            "No kind of obstacle is in the way alone; it takes two away: {gains}. {more} further pairs help \
             less.",
            gains,
            more,
        ),
    }
}

/// The first few gains, numbered.
fn counted(gains: &[GainTold]) -> Argument {
    let one = |(n, gain): (usize, &GainTold)| {
        say!("why.numbered", "({n}) {gain}", n = n + 1, gain = words::gain(gain))
    };
    Joined::Semicolons.list(gains.iter().take(TOLD).enumerate().map(one))
}

/// How many gains there are beside these.
fn further(gains: &[GainTold]) -> usize {
    gains.len().saturating_sub(TOLD)
}

fn sets(told: &WhyTold) -> Vec<Sentence> {
    let size = |gains: &[GainTold]| gains.first().map(|gain| gain.changes.len());
    let mut text = Vec::new();
    if let Some(size) = size(&told.sets) {
        let gains = counted(&told.sets);
        let sets = match further(&told.sets) {
            0 => say!(
                "why.sets",
                "No single permission helps; {size} together do: {gains}.",
                size,
                gains
            ),
            more => say!(
                "why.sets.more",
                "No single permission helps; {size} together do: {gains}. {more} other sets as small help no \
                 more.",
                size,
                gains,
                more,
            ),
        };
        text.push(match told.no_smaller_set {
            true => say!(
                "why.sets.smallest",
                "{sets} No smaller set along one way brings anything.",
                sets
            ),
            false => say!("why.sets.not-all", "{sets} Not every set was tried.", sets),
        });
    }
    if let Some(size) = size(&told.sets_from_abroad) {
        let gains = counted(&told.sets_from_abroad);
        text.push(match further(&told.sets_from_abroad) {
            0 => say!(
                "why.from-abroad",
                "That moves only food inside the country; to bring food in takes {size}: {gains}.",
                size,
                gains,
            ),
            more => say!(
                "why.from-abroad.more",
                "That moves only food inside the country; to bring food in takes {size}: {gains}. {more} other \
                 sets as small help no more.",
                size,
                gains,
                more,
            ),
        });
    }
    text
}

fn is_a_permission(gain: &GainTold) -> bool {
    gain.changes.iter().all(|change| change.kind == "grant")
}
