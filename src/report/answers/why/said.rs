//! Why an area is short, in sentences.

use super::words;
use super::{GainTold, SplitTold, WhyTold};
use crate::analysis::why::Why;
use crate::plan::{Cell, Exact, Limiting, Plan, left_out};
use crate::report::findings::held_back::{StepTold, left_after};
use crate::report::kit::figure::{Figure, people};
use crate::report::kit::layout::{Years, listed, spans};
use crate::scenario::Objective;
use crate::time::Month;

/// How many changes or sets are told in sentences; the table has all of them.
const TOLD: usize = 3;

pub(super) fn sentences(why: &Why, told: &WhyTold) -> Vec<String> {
    let mut text = vec![format!(
        "{} of {} person-months in need are served, {} %.",
        people(told.reached_person_months),
        people(told.need_person_months),
        Figure::rounded(told.coverage_share.exact() * 100, 1).plain(),
    )];
    text.push(alone(why, told));
    text.push(holds_most(why, told));
    let (grants, others): (Vec<GainTold>, Vec<GainTold>) =
        told.changes.iter().cloned().partition(is_a_permission);
    if !grants.is_empty() {
        text.push(counted("Single permissions that help", "more help less", &grants));
    }
    if !others.is_empty() {
        text.push(counted("Other single changes that help", "more help less", &others));
    }
    if told.changes.is_empty() && told.sets.is_empty() && told.together.is_empty() {
        text.push("No single change that was tried helps.".to_owned());
    }
    text.extend(sets(told));
    text.push(came_first(why, told));
    text.extend(under_splits(told));
    text
}

/// How much hangs on where the supplies come from.
fn under_splits(told: &WhyTold) -> Option<String> {
    let one = |split: &SplitTold| {
        let brings = split.best_change_more_person_months_here.map_or(String::new(), |more| {
            format!(", and the change told first brings {}", words::more(more))
        });
        format!("`{}`: {} served{brings}", split.split, split.reached_person_months.grouped())
    };
    let splits: Vec<String> = told.splits.iter().map(one).collect();
    (!splits.is_empty()).then(|| {
        format!("Where food comes from is assumed; with other splits: {}.", splits.join("; "))
    })
}

/// From need to reach as if nobody else were in need, and what is first in the way.
fn alone(why: &Why, told: &WhyTold) -> String {
    let takes = |step: &&StepTold| !step.lost_person_months.is_nought() && step.step != "choice";
    let left = |step: &StepTold| {
        format!("{} {}", step.left_person_months.grouped(), left_after(step.step))
    };
    let parts: Vec<String> = told.cascade.steps.iter().filter(takes).map(left).collect();
    let alone = match parts.is_empty() {
        true => "If nobody else were in need, all of them could be served".to_owned(),
        false => {
            format!(
                "If nobody else were in need, with its share by need of caseloads that are shared, so many \
                 could be served: {}",
                parts.join("; ")
            )
        }
    };
    let others = match why.cascade.lost(Limiting::Choice) >= Exact::from_integer(1) {
        true => ". The rest goes to others",
        false => "",
    };
    format!("{alone}{others}. First in the way: {}.", told.first_in_the_way)
}

fn holds_most(why: &Why, told: &WhyTold) -> String {
    let class = |wanted| {
        let position = why.classes.iter().position(|(class, _)| Some(*class) == wanted);
        position.map_or(String::new(), |n| words::gain(&told.classes[n]))
    };
    match told.largest_obstacle {
        Some(most) => format!("What helps most as a whole: {most}. With {}.", class(why.most)),
        None if !told.together.is_empty() => counted(
            "No kind of obstacle is in the way alone; it takes two away",
            "further pairs help less",
            &told.together,
        ),
        None => {
            "No kind of obstacle is in the way: what is lacking here goes to others.".to_owned()
        }
    }
}

/// The first few gains, numbered, and how many more there are.
fn counted(what: &str, rest: &str, gains: &[GainTold]) -> String {
    let some: Vec<String> = gains
        .iter()
        .take(TOLD)
        .enumerate()
        .map(|(n, gain)| format!("({}) {}", n + 1, words::gain(gain)))
        .collect();
    match gains.len().saturating_sub(TOLD) {
        0 => format!("{what}: {}.", some.join("; ")),
        n => format!("{what}: {}. {n} {rest}.", some.join("; ")),
    }
}

fn sets(told: &WhyTold) -> Vec<String> {
    let size = |gains: &[GainTold]| gains.first().map(|gain| gain.changes.len());
    let smaller = match told.no_smaller_set {
        true => " No smaller set along one way brings anything.",
        false => " Not every set was tried.",
    };
    let mut text = Vec::new();
    if let Some(size) = size(&told.sets) {
        let what = format!("No single permission helps; {size} together do");
        text.push(counted(&what, "other sets as small help no more", &told.sets) + smaller);
    }
    if let Some(size) = size(&told.sets_from_abroad) {
        let what =
            format!("That moves only food inside the country; to bring food in takes {size}");
        text.push(counted(&what, "other sets as small help no more", &told.sets_from_abroad));
    }
    text
}

fn is_a_permission(gain: &GainTold) -> bool {
    gain.changes.iter().all(|change| change.kind == "grant")
}

/// The single change, and the single permission, that bring most over all areas.
pub(super) fn headline(areas: &[WhyTold]) -> Vec<String> {
    let all = || areas.iter().flat_map(|area| &area.changes);
    let most = |of: &dyn Fn(&&GainTold) -> bool| {
        let gained = |gain: &&GainTold| gain.more_person_months_overall;
        // Of equals the first one told is kept, so that no order of areas shows.
        all().filter(|gain| of(gain)).reduce(|best, next| match gained(&next) > gained(&best) {
            true => next,
            false => best,
        })
    };
    let told = |what: &str, gain: &GainTold| {
        let more = words::more(gain.more_person_months_overall);
        format!("{what} {}: {more} person-months over all areas.", words::changes(gain))
    };
    let permission =
        most(&is_a_permission_of).map(|g| told("The single permission that brings most:", g));
    let other = most(&|gain| !is_a_permission(gain));
    let other = other.map(|g| told("Of other single changes tried:", g));
    permission.into_iter().chain(other).collect()
}

fn is_a_permission_of(gain: &&GainTold) -> bool {
    is_a_permission(gain)
}

fn came_first(why: &Why, told: &WhyTold) -> String {
    let first = &told.first;
    let Some(rate) = first.lost_for_each_gained else {
        let text = "Coming before all other areas would not help: nothing that is lacking here goes \
                    elsewhere.";
        return text.to_owned();
    };
    let gained = Figure::rounded(why.alone.served - why.served, 0);
    let start = format!(
        "If it came before all others it would have {} ({})",
        first.reached_person_months.grouped(),
        words::more(gained),
    );
    let losers: Vec<String> = first
        .losers
        .iter()
        .map(|l| format!("{} ({} fewer)", l.area_name, l.fewer_person_months.grouped()))
        .collect();
    let others = match first.n_losers - losers.len() {
        0 => String::new(),
        1 => ", and 1 area more would lose".to_owned(),
        n => format!(", and {n} areas more would lose"),
    };
    match losers.is_empty() {
        true => format!("{start}, and nobody would be served less for it."),
        false => format!(
            "{start}; served less instead: {}{others}. Each person-month gained here costs {} \
             elsewhere.",
            listed(&losers),
            rate.grouped(),
        ),
    }
}

/// The months in which nobody is served; and where phases come first, whether nobody is in the highest.
pub(super) fn months_without(plan: &Plan, why: &Why) -> Option<String> {
    let left = left_out(&plan.areas);
    let own: Vec<&Cell> = left.nobody.iter().filter(|cell| cell.area == why.area).collect();
    let months = |cells: &[&Cell]| {
        let mut months: Vec<Month> =
            cells.iter().map(|cell| plan.window.month(cell.period)).collect();
        months.sort();
        spans(&months, Years::Told)
    };
    if own.is_empty() || own.len() == plan.window.n_months() {
        return None;
    }
    let lower: Vec<&Cell> =
        own.iter().copied().filter(|cell| cell.highest_phase < left.highest_phase).collect();
    let last = match plan.objective == Objective::Severity && !lower.is_empty() {
        true => format!(
            " In {} nobody there is in phase {}, which this objective serves first.",
            months(&lower),
            left.highest_phase
        ),
        false => String::new(),
    };
    Some(format!("Nobody is served in {}.{last}", months(&own)))
}
