//! A scenario in which one permission is granted on other conditions.

use crate::country::{Country, PermissionIx, State};
use crate::scenario::{AccessTable, Base, Conditions, Decision, Scenario};
use crate::units::Share;

/// The scenario with a permission granted on conditions: as dated where the scenario opens it on
/// any day, else on every day.
pub(super) fn granted(
    country: &Country,
    scenario: &Scenario,
    permission: PermissionIx,
    put: &dyn Fn(&mut Conditions),
) -> Scenario {
    let table = AccessTable::new(country, scenario);
    let opens = |period| table.state_share(permission, period) > Share::NONE;
    let mut offered = scenario.clone();
    offered.red_lines.permissions.retain(|other| *other != permission);
    let whole = |state, rank| {
        let span = scenario.window.span();
        let mut conditions = Conditions::NONE;
        put(&mut conditions);
        Decision {
            number: 0,
            permissions: vec![permission],
            state,
            span,
            declared: span.from,
            end_known: span.from,
            conditions,
            rank,
            written_in: scenario.id.clone(),
            sources: Vec::new(),
            note: String::new(),
        }
    };
    if !scenario.window.periods().any(opens) {
        for trigger in &mut offered.triggers {
            trigger.permissions.retain(|other| *other != permission);
        }
        offered.switches.remove(&permission);
        offered.decisions.push(whole(State::Granted, u8::MAX));
        return offered;
    }
    let base = match scenario.base {
        Base::Pack => country.permissions[permission.index()].default_state,
        Base::AllGranted => State::Granted,
        Base::AllDenied => State::Denied,
    };
    let mut decisions = vec![whole(base, 0)];
    for decision in offered.decisions {
        if !decision.permissions.contains(&permission) || decision.state == State::Denied {
            decisions.push(decision);
            continue;
        }
        let (mut own, mut others) = (decision.clone(), decision);
        own.permissions = vec![permission];
        put(&mut own.conditions);
        others.permissions.retain(|other| *other != permission);
        decisions.extend([others, own].into_iter().filter(|d| !d.permissions.is_empty()));
    }
    offered.decisions = decisions;
    offered
}

/// Whether a grant of a permission carries any condition in a scenario.
pub(super) fn has_conditions(scenario: &Scenario, permission: PermissionIx) -> bool {
    scenario.decisions.iter().any(|decision| {
        decision.permissions.contains(&permission)
            && decision.state != State::Denied
            && decision.conditions != Conditions::NONE
    })
}
