//! The cascade as sentences that are true whatever is short: what takes nothing is not said.

use super::gather::{Knowledge, Told, word};
use super::{AtCapacityTold, CascadeTold, StepTold};
use crate::plan::{Exact, Limiting};
use crate::report::kit::figure::{Figure, large};
use crate::report::kit::layout::listed;
use crate::report::sharing::Content;
use crate::scenario::Objective;

/// A step as what is in the way.
pub(in crate::report) fn in_the_way(step: Limiting) -> &'static str {
    match step {
        Limiting::Caseload => "the caseload",
        Limiting::HandingOut => "permission to hand out",
        Limiting::OpenWays => "that ways are closed",
        Limiting::Carrying => "what the ways carry",
        Limiting::Banking => "banks and payments",
        Limiting::Food => "food on offer",
        Limiting::Money => "money",
        Limiting::Choice => "what goes to others",
    }
}

/// What takes most, by the key of its step.
pub(in crate::report) fn lost_to(key: &str) -> &'static str {
    step(key).map_or("", in_the_way)
}

/// A step's name on a bar or in a table.
pub(in crate::report) fn step_in_words(key: &str) -> &'static str {
    match step(key) {
        Some(Limiting::Caseload) => "Within the caseload",
        Some(Limiting::HandingOut) => "Handing out is allowed",
        Some(Limiting::OpenWays) => "A way is open",
        Some(Limiting::Carrying) => "Access ceiling: the ways can carry it",
        Some(Limiting::Banking) => "With banks and payments as they are",
        Some(Limiting::Food) => "With the food on offer",
        Some(Limiting::Money) => "With the money there is",
        Some(Limiting::Choice) | None => "Reached",
    }
}

/// What is left after a step, said of people.
pub(in crate::report) fn left_after(key: &str) -> &'static str {
    match step(key) {
        Some(Limiting::Caseload) => "within the caseload",
        Some(Limiting::HandingOut) => "where handing out is allowed",
        Some(Limiting::OpenWays) => "where a way is open",
        Some(Limiting::Carrying) => "whose food the ways can carry",
        Some(Limiting::Banking) => "with banks and payments as they are",
        Some(Limiting::Food) => "with the food on offer",
        Some(Limiting::Money) => "with the money there is",
        Some(Limiting::Choice) | None => "as planned",
    }
}

fn step(key: &str) -> Option<Limiting> {
    Limiting::ALL.into_iter().find(|step| word(*step) == key)
}

/// What access allows, what is short then, and what is first in the way.
pub(super) fn sentences(about: &Told<'_>, told: &CascadeTold) -> Vec<String> {
    let need = told.need_person_months;
    if need.is_nought() {
        return vec!["Nobody is in need.".to_owned()];
    }
    let mut text = vec![access(told)];
    text.extend(then(about, told));
    let by_choice = about.knowledge == Knowledge::AsKnown
        || matches!(about.objective, Objective::CheapestFor(_));
    if about.sharing.shows(Content::Limits) && !by_choice {
        text.extend(first_in_the_way(told));
    }
    text.extend(at_capacities(told));
    text
}

/// How far what is reached hangs on what links are believed to carry; nothing where it does not.
fn at_capacities(told: &CascadeTold) -> Option<String> {
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
        let (reach, ceiling) = (large(at.reached_person_months), large(at.ceiling_person_months));
        format!("{reach} would be reached (access ceiling {ceiling})")
    };
    Some(format!(
        "What roads and crossings carry is partly assumed. If they carry the least that is believed of \
         them, {}; if the most, {}.",
        at(low),
        at(high)
    ))
}

fn lost(told: &CascadeTold, of: Limiting) -> Option<Figure> {
    find(told, of).map(|step| step.lost_person_months).filter(|lost| !lost.is_nought())
}

fn find(told: &CascadeTold, of: Limiting) -> Option<&StepTold> {
    told.steps.iter().find(|step| step.step == word(of))
}

fn access(told: &CascadeTold) -> String {
    let need = large(told.need_person_months);
    let parts = [
        (Limiting::Caseload, "beyond the caseload"),
        (Limiting::HandingOut, "where and when handing out is not allowed"),
        (Limiting::OpenWays, "where and when no way is open"),
        (Limiting::Carrying, "more than open ways can carry"),
    ];
    let said: Vec<String> = parts
        .into_iter()
        .filter_map(|(step, what)| Some(format!("{} are {what}", large(lost(told, step)?))))
        .collect();
    if said.is_empty() {
        return format!(
            "Of {need} person-months in need all could be reached if food and money were ample: \
             access costs nothing."
        );
    }
    let costs = told.access_costs_person_months;
    let costs = match costs.is_nought() {
        true => "access costs nothing".to_owned(),
        false => format!("access costs {}", large(costs)),
    };
    let ceiling = match told.ceiling_person_months.is_nought() {
        true => "nobody could be reached, however much food and money there were".to_owned(),
        false => format!(
            "{} could be reached if food and money were ample",
            large(told.ceiling_person_months)
        ),
    };
    format!("Of {need} person-months in need, {}: {ceiling}, and {costs}.", listed(&said))
}

fn then(about: &Told<'_>, told: &CascadeTold) -> Option<String> {
    let choice = match (about.knowledge, about.objective) {
        (Knowledge::AsKnown, _) => "because each month was planned on what was known",
        (_, Objective::Severity) => "because the worst phases come first",
        (_, Objective::Fairest) => "because the least covered come first",
        (_, Objective::CheapestFor(_)) => "because the plan stops at its target",
        (_, Objective::MostPeople) => "by the plan",
    };
    let parts = [
        (Limiting::Banking, "because of banks and payments", "what banks and payments allow"),
        (Limiting::Food, "for want of food on offer", "food on offer"),
        (Limiting::Money, "for want of money", "money"),
        (Limiting::Choice, choice, ""),
    ];
    let said: Vec<(Figure, &str, &str)> = parts
        .into_iter()
        .filter_map(|(step, because, what)| Some((lost(told, step)?, because, what)))
        .collect();
    let reached = find(told, Limiting::Choice).map_or(Figure::default(), |s| s.left_person_months);
    let all_food = told.reached_of_food_share.is_none_or(|share| share.exact() >= nearly_all());
    let which = if all_food { "the food on offer" } else { "all the food on offer" };
    let reached = match (reached.is_nought(), told.reached_of_food_share) {
        (true, _) => "nobody is reached".to_owned(),
        (false, Some(share)) => format!(
            "{} are reached, {} % of what {which} would feed",
            large(reached),
            Figure::rounded(share.exact() * 100, 1).plain(),
        ),
        (false, None) => format!("{} are reached", large(reached)),
    };
    let sentence = match said.as_slice() {
        // That nobody could be reached is said already.
        [] if told.ceiling_person_months.is_nought() => return None,
        [] => format!("Food and money are enough for all of these: {reached}."),
        [(_, because, "")] => format!("Not all of these are served, {because}: {reached}."),
        [(_, _, "food on offer")] if !all_food => {
            format!("Food on offer where and when ways are open is then what is short: {reached}.")
        }
        [(_, _, what)] => {
            let what = crate::report::kit::layout::upper_first(what);
            format!("{what} is then what is short: {reached}.")
        }
        several => {
            let part =
                |(lost, because, _): &(Figure, &str, &str)| format!("{} {because}", large(*lost));
            let parts: Vec<String> = several.iter().map(part).collect();
            format!("Of these are lost {}: {reached}.", listed(&parts))
        }
    };
    Some(sentence)
}

/// From here on food that is left over is not worth a word.
fn nearly_all() -> Exact {
    Exact::new(995, 1000)
}

/// Which limit brings most when it alone is lifted.
fn first_in_the_way(told: &CascadeTold) -> Option<String> {
    let money = find(told, Limiting::Money).map_or(Figure::default(), |s| s.left_person_months);
    if money >= told.need_person_months {
        return None;
    }
    let more = |of: Limiting| {
        let more = find(told, of)?.lifted_alone_person_months?;
        (!more.is_nought()).then_some(more)
    };
    let helping = Limiting::ALL.into_iter().filter_map(|step| Some((more(step)?, step)));
    // Of equals the first in order.
    let best = helping.reduce(|best, next| if next.0 > best.0 { next } else { best });
    let Some((gain, best)) = best else {
        return Some(
            "No limit is in the way by itself: it takes several of them lifted together."
                .to_owned(),
        );
    };
    let lifted = match best {
        Limiting::Caseload => "nobody beyond the caseload",
        Limiting::HandingOut => "handing out allowed everywhere",
        Limiting::OpenWays => "every way open",
        Limiting::Carrying => "ways that carry whatever comes",
        Limiting::Banking => "banks and payments at work",
        Limiting::Food => "ample food",
        Limiting::Money => "ample money",
        Limiting::Choice => return None,
    };
    let by_access = [Limiting::HandingOut, Limiting::OpenWays];
    let nothing = by_access.iter().all(|of| more(*of).is_none());
    let access = match nothing && !told.access_costs_person_months.is_nought() {
        true => {
            "; opening ways or allowing hand-outs would not reach more people in all, but decides whom"
        }
        false => "",
    };
    Some(format!(
        "First in the way is {}: with {lifted} and all else as it is, {} more would be \
         reached{access}.",
        in_the_way(best),
        large(gain),
    ))
}
