//! The cascade as sentences that are true whatever is short: what takes nothing is not said.

mod first;

use super::StepKey;
use super::gather::{Knowledge, Told};
use super::limits::without_limits;
use super::{AtCapacityTold, CascadeTold, StepTold};
use crate::kit::figure::Figure;
use crate::kit::sentence::{Joined, in_millions, plainly};
use crate::kit::{Sentence, say};
use crate::plan::{Exact, Limiting};
use crate::scenario::Objective;
use crate::sharing::Content;
use first::first_in_the_way;

/// What access allows, what is short then, and what is first in the way.
pub(super) fn sentences(about: &Told<'_>, told: &CascadeTold) -> Vec<Sentence> {
    let need = told.need_person_months;
    if need.is_nought() {
        return vec![say!("held-back.no-need", "Nobody is in need.")];
    }
    let mut text = vec![access(told)];
    text.extend(without_limits(about));
    text.extend(then(about, told));
    let by_choice = about.knowledge == Knowledge::AsKnown
        || matches!(about.objective, Objective::CheapestFor(_));
    if about.sharing.shows(Content::Limits) && !by_choice {
        text.extend(first_in_the_way(told));
    }
    text.extend(at_capacities(told));
    text
}

/// The limit that is first in the way, or that none is by itself.
pub(in crate::report) fn in_the_way_of(told: &CascadeTold) -> Option<Sentence> {
    first_in_the_way(told)
}

/// How far what is reached hangs on what links are believed to carry; nothing where it does not.
fn at_capacities(told: &CascadeTold) -> Option<Sentence> {
    let [low, high] = &told.at_capacities[..] else { return None };
    let reached = told.steps.last()?.left_person_months;
    let ceiling = told.ceiling_person_months;
    let same = |at: &AtCapacityTold| {
        at.reached_person_months == reached && at.ceiling_person_months == ceiling
    };
    if same(low) && same(high) {
        return None;
    }
    let at = |at: &AtCapacityTold| {
        say!(
            "held-back.at-capacity",
            "{reached} would be reached (access ceiling {ceiling})",
            reached = in_millions(at.reached_person_months),
            ceiling = in_millions(at.ceiling_person_months),
        )
    };
    Some(say!(
        "held-back.at-capacities",
        "What roads and crossings carry is partly assumed. If they carry the least that is believed of \
         them, {low}; if the most, {high}.",
        low = at(low),
        high = at(high),
    ))
}

fn lost(told: &CascadeTold, of: Limiting) -> Option<Figure> {
    find(told, of).map(|step| step.lost_person_months).filter(|lost| !lost.is_nought())
}

fn find(told: &CascadeTold, of: Limiting) -> Option<&StepTold> {
    told.steps.iter().find(|step| step.step == StepKey(of))
}

/// What each limit of access takes away.
fn shut_out(told: &CascadeTold) -> Vec<Sentence> {
    let lost = |of| lost(told, of).map(in_millions);
    let parts = [
        lost(Limiting::Caseload)
            .map(|lost| say!("held-back.beyond-caseload", "{lost} are beyond the caseload", lost)),
        lost(Limiting::HandingOut).map(|lost| {
            say!(
                "held-back.no-handing-out",
                "{lost} are where and when handing out is not allowed",
                lost
            )
        }),
        lost(Limiting::OpenWays).map(|lost| {
            say!("held-back.no-way-open", "{lost} are where and when no way is open", lost)
        }),
        lost(Limiting::Carrying).map(|lost| {
            say!("held-back.beyond-ways", "{lost} are more than open ways can carry", lost)
        }),
    ];
    parts.into_iter().flatten().collect()
}

fn access(told: &CascadeTold) -> Sentence {
    let need = in_millions(told.need_person_months);
    let shut_out = shut_out(told);
    if shut_out.is_empty() {
        return say!(
            "held-back.access-is-free",
            "Of {need} person-months in need all could be reached if food and money were ample: access costs \
             nothing.",
            need,
        );
    }
    let ceiling = match told.ceiling_person_months.is_nought() {
        true => say!(
            "held-back.ceiling.nobody",
            "nobody could be reached, however much food and money there were"
        ),
        false => say!(
            "held-back.ceiling",
            "{ceiling} could be reached if food and money were ample",
            ceiling = in_millions(told.ceiling_person_months),
        ),
    };
    say!(
        "held-back.access",
        "Of {need} person-months in need, {shut_out}: {ceiling}. {costs}.",
        need,
        shut_out = Joined::And.list(shut_out),
        ceiling,
        costs = costs(told),
    )
}

/// What closed permissions cost, and what no permission would bring.
fn costs(told: &CascadeTold) -> Sentence {
    let closed = told.closed_permissions_cost_person_months;
    let beyond = told.beyond_ways_person_months;
    match (closed.is_nought(), beyond.is_nought()) {
        (true, true) => {
            say!("held-back.costs.nothing", "Neither closed permissions nor ways cost anything")
        }
        (false, true) => say!(
            "held-back.costs.permissions",
            "Closed permissions cost {closed} person-months, which ways could carry if all were granted",
            closed = in_millions(closed),
        ),
        (true, false) => say!(
            "held-back.costs.ways",
            "Closed permissions cost nothing of it: {beyond} person-months are more than ways can carry even \
             with every permission granted",
            beyond = in_millions(beyond),
        ),
        (false, false) => say!(
            "held-back.costs",
            "Closed permissions cost {closed} person-months; {beyond} are more than ways can carry even with \
             every permission granted",
            closed = in_millions(closed),
            beyond = in_millions(beyond),
        ),
    }
}

/// Why a plan does not serve all whom it could.
fn choice(about: &Told<'_>) -> Sentence {
    match (about.knowledge, about.objective) {
        (Knowledge::AsKnown, _) => {
            say!("held-back.because.as-known", "because each month was planned on what was known")
        }
        (_, Objective::Severity) => {
            say!("held-back.because.severity", "because the worst phases come first")
        }
        (_, Objective::Fairest) => {
            say!("held-back.because.fairest", "because the least covered come first")
        }
        (_, Objective::CheapestFor(_)) => {
            say!("held-back.because.cheapest-for", "because the plan stops at its target")
        }
        (_, Objective::MostPeople) => say!("held-back.because.most-people", "by the plan"),
    }
}

/// How many are reached, and how much of the food on offer that takes.
fn reached(told: &CascadeTold, all_food: bool) -> Sentence {
    let reached = find(told, Limiting::Choice).map_or(Figure::default(), |s| s.left_person_months);
    if reached.is_nought() {
        return say!("held-back.reached.nobody", "nobody is reached");
    }
    let reached = in_millions(reached);
    let percent =
        told.reached_of_food_share.map(|share| plainly(Figure::rounded(share.exact() * 100, 1)));
    match (percent, all_food) {
        (None, _) => say!("held-back.reached", "{reached} are reached", reached),
        (Some(percent), true) => say!(
            "held-back.reached.of-food",
            "{reached} are reached, {percent} % of what the food on offer would feed",
            reached,
            percent,
        ),
        (Some(percent), false) => say!(
            "held-back.reached.of-all-food",
            "{reached} are reached, {percent} % of what all the food on offer would feed",
            reached,
            percent,
        ),
    }
}

/// A limit that takes something once access allows all it does.
struct Short {
    lost: Figure,
    because: Sentence,
    /// What is said where nothing else is short.
    alone: Sentence,
}

fn shorts(
    (about, told): (&Told<'_>, &CascadeTold),
    reached: &Sentence,
    all_food: bool,
) -> Vec<Short> {
    let by_choice = choice(about);
    let parts = [
        (
            Limiting::Banking,
            say!("held-back.because.banks", "because of banks and payments"),
            say!(
                "held-back.short.banks",
                "What banks and payments allow is then what is short: {reached}.",
                reached
            ),
        ),
        (
            Limiting::Food,
            say!("held-back.because.food", "for want of food on offer"),
            match all_food {
                true => say!(
                    "held-back.short.food",
                    "Food on offer is then what is short: {reached}.",
                    reached
                ),
                false => say!(
                    "held-back.short.food-where-open",
                    "Food on offer where and when ways are open is then what is short: {reached}.",
                    reached
                ),
            },
        ),
        (
            Limiting::Money,
            say!("held-back.because.money", "for want of money"),
            say!("held-back.short.money", "Money is then what is short: {reached}.", reached),
        ),
        (
            Limiting::Choice,
            by_choice.clone(),
            say!(
                "held-back.short.choice",
                "Not all of these are served, {because}: {reached}.",
                because = by_choice,
                reached,
            ),
        ),
    ];
    let short = |(step, because, alone)| Some(Short { lost: lost(told, step)?, because, alone });
    parts.into_iter().filter_map(short).collect()
}

fn then(about: &Told<'_>, told: &CascadeTold) -> Option<Sentence> {
    let all_food = told.reached_of_food_share.is_none_or(|share| share.exact() >= nearly_all());
    let reached = reached(told, all_food);
    match shorts((about, told), &reached, all_food).as_slice() {
        // That nobody could be reached is said already.
        [] if told.ceiling_person_months.is_nought() => None,
        [] => Some(say!(
            "held-back.enough",
            "Food and money are enough for all of these: {reached}.",
            reached
        )),
        [only] => Some(only.alone.clone()),
        several => {
            let part = |short: &Short| {
                let lost = in_millions(short.lost);
                say!("held-back.lost-because", "{lost} {because}", lost, because = &short.because)
            };
            Some(say!(
                "held-back.lost",
                "Of these are lost {parts}: {reached}.",
                parts = Joined::And.list(several.iter().map(part)),
                reached,
            ))
        }
    }
}

/// From here on food that is left over is not worth a word.
fn nearly_all() -> Exact {
    Exact::new(995, 1000)
}
