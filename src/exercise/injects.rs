//! What happens while teams decide, beside what the scenario says: crossings shut, drawn from a seed and
//! the same for every team.

use super::answers::stream;
use super::{Difficulty, Terms};
use crate::country::{Country, PermissionIx, PermissionKind, State};
use crate::scenario::{AccessTable, Conditions, Decision, Scenario};
use crate::time::Span;
use crate::units::Share;
use rand_chacha::rand_core::Rng;

/// A drawn inject: a permission is withdrawn for some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// Which.
    pub permission: PermissionIx,
    /// From when to when.
    pub span: Span,
}

/// Days that a crossing stays shut, at least and at most.
const DAYS: [u64; 2] = [7, 28];

/// Of 100 months, those that bring an inject.
fn of_a_hundred(difficulty: Difficulty) -> u64 {
    match difficulty {
        Difficulty::Easy => 20,
        Difficulty::Usual => 45,
        Difficulty::Hard => 75,
    }
}

/// The injects drawn for an exercise, in order of days. The first month brings none: teams have to find
/// their feet. Only ways in that the scenario holds open in the month are shut.
pub fn drawn(country: &Country, scenario: &Scenario, terms: &Terms) -> Vec<Drawn> {
    let access = AccessTable::new(country, scenario);
    let mut injects = Vec::new();
    for period in scenario.window.periods().skip(1) {
        let mut draws = stream(terms.seed, u64::from(period.0));
        let [happens, which, begins, lasts] = [(); 4].map(|()| draws.next_u64());
        if happens % 100 >= of_a_hundred(terms.difficulty) {
            continue;
        }
        let open = |n: &usize| {
            let kind = country.permissions[*n].kind;
            matches!(kind, PermissionKind::Entry | PermissionKind::Transit)
                && access.state_share(PermissionIx(*n as u16), period) == Share::ALL
        };
        let entries: Vec<usize> = (0..country.permissions.len()).filter(open).collect();
        if entries.is_empty() {
            continue;
        }
        let permission = PermissionIx(entries[(which % entries.len() as u64) as usize] as u16);
        let month = scenario.window.month(period);
        let from = month.first_day();
        let from = from.saturating_add(jiff::Span::new().days((begins % 10) as i64));
        let days = DAYS[0] + lasts % (DAYS[1] - DAYS[0] + 1);
        let to = from.saturating_add(jiff::Span::new().days(days as i64 - 1));
        injects.push(Drawn { permission, span: Span { from, to } });
    }
    injects
}

/// The scenario as it unfolds: with the injects as decisions that nobody knows of before they happen.
/// They override what the scenario and counterparts decided.
pub fn unfolding(scenario: &Scenario, injects: &[Drawn]) -> Scenario {
    let mut unfolding = scenario.clone();
    let rank = rank(scenario).saturating_add(2);
    for inject in injects {
        let span = inject.span;
        let after = span.to.saturating_add(jiff::Span::new().days(1));
        unfolding.decisions.push(Decision {
            number: number(&unfolding),
            permissions: vec![inject.permission],
            state: State::Denied,
            span,
            declared: span.from,
            end_known: after,
            conditions: Conditions::NONE,
            rank,
            written_in: "inject".to_owned(),
            sources: Vec::new(),
            note: String::new(),
        });
    }
    unfolding
}

/// The highest rank of the decisions of a scenario that come from its files.
pub(super) fn rank(scenario: &Scenario) -> u8 {
    scenario.decisions.iter().map(|decision| decision.rank).max().unwrap_or(0)
}

/// The number of the next decision.
pub(super) fn number(scenario: &Scenario) -> u16 {
    let highest = scenario.decisions.iter().map(|decision| decision.number).max();
    highest.unwrap_or(0).saturating_add(1)
}
