//! What the answers to a team's requests grant, as decisions of its scenario.

use super::injects::{INJECT, number};
use super::{Answer, Answered};
use crate::country::{PermissionIx, State};
use crate::scenario::{Conditions, Decision, Scenario};
use crate::time::{Period, Span};

/// What an ask was answered, as a decision of the scenario.
pub(super) fn grant(scenario: &mut Scenario, files: u8, answered: &Answered) {
    let conditions = match answered.answer {
        Answer::Granted => Conditions::NONE,
        Answer::Against(conditions) => conditions,
        Answer::Refused => return,
    };
    granted(scenario, files, (answered.ask.permission, conditions), answered.period);
}

/// What was granted in a month counts from the first day of the next to the end of the window, and is
/// known from then on. It overrides the files of the scenario, and injects override it.
pub(super) fn granted(
    scenario: &mut Scenario,
    files: u8,
    (permission, conditions): (PermissionIx, Conditions),
    period: Period,
) {
    let from = scenario.window.month(period).plus(1).first_day();
    let to = scenario.window.span().to;
    if from > to {
        return;
    }
    let files = files.saturating_sub(if scenario.decisions.iter().any(is_inject) { 2 } else { 0 });
    let at = scenario.decisions.iter().position(is_inject).unwrap_or(scenario.decisions.len());
    let decision = Decision {
        number: number(scenario),
        permissions: vec![permission],
        state: State::Granted,
        span: Span { from, to },
        declared: from,
        end_known: to,
        conditions,
        rank: files.saturating_add(1),
        written_in: "ask".to_owned(),
        sources: Vec::new(),
        note: String::new(),
    };
    scenario.decisions.insert(at, decision);
}

fn is_inject(decision: &Decision) -> bool {
    decision.written_in == INJECT
}
