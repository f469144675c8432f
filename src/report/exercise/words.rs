//! What happens, is answered and is decided in an exercise, in words.

use super::Exercise;
use crate::country::{State, SupplyIx};
use crate::exercise::{Event, Happens, Inject, What, strings};
use crate::kit::figure::Figure;
use crate::kit::layout::listed;
use crate::plan::Exact;
use crate::scenario::{Conditions, Decision, Trigger};
use crate::sharing::Content;
use crate::time::{Period, Span};
use crate::units::{Grams, Share};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// `5 October 2021`.
pub(super) fn day(day: Date) -> String {
    format!("{} {}", day.day(), crate::time::Month::of(day).in_words())
}

/// Tonnes without decimals, for sentences and tables; less than half a tonne is told.
pub(super) fn mt(grams: i64) -> String {
    let tonnes = Figure::tonnes(Grams(grams));
    if grams > 0 && tonnes.to_places(0).is_nought() {
        return "<1".to_owned();
    }
    tonnes.to_places(0).grouped()
}

/// A share in whole percent.
pub(super) fn percent(share: Share) -> String {
    part_percent(share.ratio())
}

/// A part of a whole in whole percent.
pub(super) fn part_percent(share: num_rational::Ratio<i64>) -> String {
    let exact = Exact::new(i128::from(*share.numer()), i128::from(*share.denom()));
    format!("{} %", Figure::rounded(exact * 100, 0).plain())
}

/// A condition as it would be kept, such as `a levy of 25 USD/MT`.
pub(super) fn conditions(conditions: &Conditions) -> String {
    let mut told = Vec::new();
    if conditions.levy.0 > 0 {
        told.push(format!("a levy of {} USD/MT", Figure::price(conditions.levy).grouped()));
    }
    if let Some(quota) = conditions.quota {
        told.push(format!("a quota of {} MT a month", mt(quota.0)));
    }
    if let Some(days) = conditions.days_open_per_month {
        told.push(format!("open {days} days a month"));
    }
    if conditions.notice_days > 0 {
        told.push(format!("{} days of notice", conditions.notice_days));
    }
    if conditions.diversion > Share::NONE {
        told.push(format!(
            "{} of what is handed out going elsewhere",
            percent(conditions.diversion)
        ));
    }
    if told.is_empty() { "no conditions".to_owned() } else { listed(&told) }
}

/// A span of days, as far as it lies in the exercise.
fn span(exercise: &Exercise<'_>, span: Span) -> String {
    let window = exercise.course.scenario.window.span();
    let (from, to) = (span.from.max(window.from), span.to.min(window.to));
    match (span.from <= window.from, span.to >= window.to) {
        (true, true) => "from the start on".to_owned(),
        (true, false) => format!("until {}", day(to)),
        (false, true) => format!("from {} on", day(from)),
        (false, false) if from == to => format!("on {}", day(from)),
        (false, false) => format!("from {} to {}", day(from), day(to)),
    }
}

/// A decision with its days as far as they are known by a day.
fn decision(exercise: &Exercise<'_>, decision: &Decision, by: Option<Date>) -> String {
    const MOST: usize = 4;
    let names: Vec<String> =
        decision.permissions.iter().map(|ix| exercise.permission(*ix).to_owned()).collect();
    let names = match names.len() {
        n if n > MOST => format!("{}, and {} more", names[..MOST].join(", "), n - MOST),
        _ => listed(&names),
    };
    let state = match decision.state {
        State::Granted => "granted".to_owned(),
        State::Partial(share) => format!("granted for {}", percent(share)),
        State::Denied => "refused".to_owned(),
        State::Unknown => "not known, whether granted or refused".to_owned(),
    };
    let with = match &decision.conditions {
        none if *none == Conditions::NONE => String::new(),
        attached => format!(", against {}", conditions(attached)),
    };
    let mut days = decision.span;
    if by.is_some_and(|by| decision.end_known > by) {
        days.to = exercise.course.scenario.window.span().to.max(days.from);
    }
    format!("{}: {names}: {state}{with}", sentence(&span(exercise, days)))
}

/// Begins words with a capital letter.
pub(super) fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first: String = letters.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    first + letters.as_str()
}

/// What an inject does, as far as it is known by a day.
pub(super) fn inject(exercise: &Exercise<'_>, inject: &Inject, by: Option<Date>) -> String {
    match inject.happens {
        Happens::Shut { permission, to } if by.is_some_and(|by| to >= by) => format!(
            "{} is withdrawn from {} on; until when is not known.",
            sentence(exercise.permission(permission)),
            day(inject.from)
        ),
        Happens::Shut { permission, to } => format!(
            "{} is withdrawn from {} to {}.",
            sentence(exercise.permission(permission)),
            day(inject.from),
            day(to)
        ),
        Happens::Offered { permission, against } => {
            let kind = exercise.country().permissions[permission.index()].kind;
            let attached = strings(against, kind, &exercise.course.terms);
            format!(
                "{} is on offer against {}: whoever asks for it in {} and accepts `{}` gets it for \
                 certain.",
                sentence(exercise.permission(permission)),
                attached.map_or("a condition".to_owned(), |attached| conditions(&attached)),
                exercise.month(inject.period),
                against.word(),
            )
        }
        Happens::EarlySnow => early_season(exercise, inject),
        Happens::Late { supply } => format!(
            "Money comes late, and with it {}: expected in {}, it comes a month later.",
            shipment(exercise, supply),
            exercise.month(inject.period)
        ),
        Happens::Revised { area, percent } => format!(
            "Needs in {} are revised: {percent} % more people in every phase from {} on.",
            exercise.area(area),
            exercise.month(inject.period)
        ),
    }
}

/// What a season that comes early brings forward, by the reasons that the tables give.
fn early_season(exercise: &Exercise<'_>, inject: &Inject) -> String {
    let country = exercise.country();
    let month = exercise.course.scenario.window.month(inject.period);
    let next = month.plus(1);
    let mut reasons: BTreeSet<&str> = BTreeSet::new();
    let (mut shut, mut narrowed) = (false, false);
    for link in &country.links {
        let Some(then) = link.months.get(&next) else { continue };
        let now = link.months.get(&month).map_or(Share::ALL, |season| season.open);
        if then.open < now {
            reasons.insert(then.reason.as_str());
            shut |= then.open == Share::NONE;
            narrowed |= then.open > Share::NONE;
        }
    }
    for cut_off in &country.cut_offs {
        let begins = cut_off.span.from;
        if begins > month.first_day() && begins <= next.last_day() {
            reasons.insert(cut_off.reason.as_str());
            shut = true;
        }
    }
    let what = match (shut, narrowed) {
        (true, true) => "shut or narrowed",
        (false, true) => "narrowed",
        (true | false, false) => "shut",
    };
    reasons.remove("");
    let reasons: Vec<&str> = reasons.into_iter().collect();
    let because = match reasons.is_empty() {
        true => String::new(),
        false => format!(" ({})", reasons.join("; ")),
    };
    format!(
        "The season comes early{because}: what would have been {what} by the end of {} is so from {} on.",
        exercise.month(Period(inject.period.0 + 1)),
        day(inject.from)
    )
}

fn shipment(exercise: &Exercise<'_>, supply: SupplyIx) -> String {
    let supply = &exercise.country().supplies[supply.index()];
    let share = exercise.course.scenario.resources.supply_share;
    let grams =
        i128::from(supply.amount.best.0) * i128::from(*share.numer()) / i128::from(*share.denom());
    let grams = i64::try_from(grams).unwrap_or(i64::MAX);
    format!("a supply of {} MT for {}", mt(grams), exercise.place(supply.place))
}

/// An event of the master events list.
pub(super) fn event(exercise: &Exercise<'_>, event: &Event<'_>) -> String {
    match event.what {
        What::Decision(told) => {
            let note = match exercise.sharing.shows(Content::Notes) {
                true if !told.note.is_empty() => format!(" ({})", told.note),
                _ => String::new(),
            };
            format!("{}.{note}", decision(exercise, told, None))
        }
        What::Trigger(trigger) => triggered(exercise, trigger, None),
        What::Inject(told) => inject(exercise, told, None),
    }
}

/// An event as far as it is known by a day: no end that is not known yet, and no note, which may have
/// been written later.
pub(super) fn event_by(exercise: &Exercise<'_>, event: &Event<'_>, by: Date) -> String {
    match event.what {
        What::Decision(told) => decision(exercise, told, Some(by)) + ".",
        What::Trigger(trigger) => triggered(exercise, trigger, Some(by)),
        What::Inject(told) => inject(exercise, told, Some(by)),
    }
}

fn triggered(exercise: &Exercise<'_>, trigger: &Trigger, by: Option<Date>) -> String {
    let days = trigger.span.map(|mut days| {
        if by.is_some_and(|by| days.to >= by) {
            days.to = exercise.course.scenario.window.span().to.max(days.from);
        }
        sentence(&span(exercise, days))
    });
    format!("{}: {}.", days.unwrap_or_default(), trigger.event)
}

/// What was known to be going on and is known to be over since the brief before: each as a sentence.
pub(super) fn over(exercise: &Exercise<'_>, period: Period) -> Vec<String> {
    let window = exercise.course.scenario.window;
    let by = window.month(period).first_day();
    let before = window.month(period).plus(-1).first_day();
    let told = exercise.course.unfolding().decisions.iter().filter(|told| {
        let ended = told.span.to < by && told.end_known <= by && told.end_known > before;
        ended && told.declared <= before && told.span.to >= window.span().from
    });
    let names = |told: &Decision| -> String {
        let names = told.permissions.iter().map(|ix| exercise.permission(*ix).to_owned());
        listed(&names.collect::<Vec<_>>())
    };
    let state = |told: &Decision| match told.state {
        State::Granted => "granted",
        State::Partial(_) => "granted in part",
        State::Denied => "refused",
        State::Unknown => "not known",
    };
    let over = told
        .map(|told| format!("Over since {}: {}: {}.", day(told.span.to), names(told), state(told)));
    over.collect()
}

/// Where an event comes from.
pub(super) fn origin(event: &Event<'_>) -> &'static str {
    match event.what {
        What::Decision(_) => "scenario",
        What::Trigger(_) => "trigger",
        What::Inject(_) => "drawn",
    }
}

/// When an event is known, for the master events list.
pub(super) fn known(exercise: &Exercise<'_>, period: Option<Period>) -> String {
    match period {
        Some(period) => format!("brief for {}", exercise.month(period)),
        None => "not within the exercise".to_owned(),
    }
}
