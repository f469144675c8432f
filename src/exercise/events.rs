//! The master events list: everything that happens in an exercise, whoever knows of it when.

use super::{Course, Inject};
use crate::scenario::{Decision, Trigger};
use crate::time::{Month, Period};
use jiff::civil::Date;

/// Something that happens.
#[derive(Clone, Copy, Debug)]
pub struct Event<'a> {
    /// The day it begins; for what began before the first month, the first day of that.
    pub day: Date,
    /// The month of that day.
    pub period: Period,
    /// The first month on whose first day it is known; `None` where it never is.
    pub known_in: Option<Period>,
    /// What happens.
    pub what: What<'a>,
}

/// Where an event comes from.
#[derive(Clone, Copy, Debug)]
pub enum What<'a> {
    /// A decision of the scenario.
    Decision(&'a Decision),
    /// An outside event of the scenario.
    Trigger(&'a Trigger),
    /// Drawn for the exercise.
    Inject(&'a Inject),
}

/// Everything that happens, in order of days.
pub fn events(course: &Course) -> Vec<Event<'_>> {
    let window = course.scenario.window;
    let [first, last] = [window.span().from, window.span().to];
    let known =
        |day: Date| window.periods().find(|period| window.month(*period).first_day() >= day);
    let placed = |day: Date| {
        let day = day.max(first);
        Some((day, window.period(Month::of(day))?))
    };
    let mut events = Vec::new();
    for decision in &course.scenario.decisions {
        let span = decision.span;
        if span.to < first || span.from > last {
            continue;
        }
        if let Some((day, period)) = placed(span.from) {
            let known_in = known(decision.declared);
            events.push(Event { day, period, known_in, what: What::Decision(decision) });
        }
    }
    for trigger in &course.scenario.triggers {
        let Some(span) = trigger.span.filter(|span| span.to >= first && span.from <= last) else {
            continue;
        };
        if let Some((day, period)) = placed(span.from) {
            let known_in = known(span.from);
            events.push(Event { day, period, known_in, what: What::Trigger(trigger) });
        }
    }
    for inject in &course.injects {
        let known_in = window.periods().find(|period| *period >= inject.known_in);
        let (day, period) = (inject.from, inject.period);
        events.push(Event { day, period, known_in, what: What::Inject(inject) });
    }
    events.sort_by_key(|event| event.day);
    events
}
