//! What fairness costs by IPC phase, which no total tells.

use crate::analysis::frontier::{Frontier, Measured};
use crate::kit::{Sentence, say};
use crate::scenario::{Objective, Scenario};

/// Person-months by IPC phase, the highest first, as shown.
pub(super) fn by_phase(told: &Measured) -> [u64; 3] {
    let mut by_phase = [0; 3];
    for month in told.plan.areas.iter().flat_map(|area| &area.months) {
        for (sum, people) in by_phase.iter_mut().zip(month.shown.iter().rev()) {
            *sum += people;
        }
    }
    by_phase
}

/// What `fairest` takes from the hungriest, which no total tells.
pub(super) fn beside_severity(scenario: &Scenario, found: &Frontier) -> Option<Sentence> {
    let [worst_first, fair] = [&found.severity, &found.fairest].map(by_phase);
    let phases = worst_first.into_iter().zip(fair).zip([5_u32, 4, 3]);
    let ((before, after), phase) =
        phases.into_iter().find(|((before, after), _)| before != after)?;
    let fewer = before.checked_sub(after).filter(|fewer| *fewer > 0)?;
    Some(match scenario.objective {
        Objective::Severity => say!(
            "frontier.phases.own",
            "This scenario serves the worst phases first, and that `fairest` does not: it reaches {fewer} fewer in \
             phase {phase} than `severity` does, {after} instead of {before}. Totals do not tell it.",
            fewer,
            phase,
            after,
            before,
        ),
        Objective::MostPeople | Objective::Fairest | Objective::CheapestFor(_) => say!(
            "frontier.phases",
            "By phases it is not the same: `fairest` reaches {fewer} fewer in phase {phase} than `severity` does, \
             {after} instead of {before}.",
            fewer,
            phase,
            after,
            before,
        ),
    })
}
