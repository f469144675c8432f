//! From need to reach as bars.

use super::{StepTold, step_in_words};
use crate::kit::chart::{Bar, Beside, Key, Shows, Weight};
use crate::kit::figure::Figure;
use crate::kit::sentence::Joined;
use crate::kit::{Sentence, say};

/// Need, from which all steps go.
pub(in crate::report) fn in_need() -> Sentence {
    say!("plan.cascade.need", "In need")
}

/// Need and the steps that take something as bars; `None` where nobody is in need.
pub(in crate::report) fn bars(need: Figure, steps: &[StepTold]) -> Option<Shows> {
    if need.is_nought() {
        return None;
    }
    let bar = |name, figure, lost, weight| Bar {
        name,
        figure,
        give_or_take: None,
        beside: Beside::Lost(lost),
        weight,
    };
    let mut bars = vec![bar(in_need(), need, Figure::default(), Weight::Strong)];
    for step in steps.iter().filter(|step| step.is_shown()) {
        let weight = match step.step.is_always_shown() {
            true => Weight::Strong,
            false => Weight::Plain,
        };
        let name = step_in_words(step.step);
        bars.push(bar(name, step.left_person_months, step.lost_person_months, weight));
    }
    let lost = say!("plan.bars.lost", "taken away by this limit");
    Some(Shows::Bars(Key::Lost(lost), bars))
}

/// The bars for those who cannot see them.
pub(in crate::report) fn bars_in_words(need: Figure, steps: &[StepTold]) -> Sentence {
    let steps = steps.iter().filter(|step| step.is_shown()).map(|step| {
        say!(
            "plan.bars.step",
            "{step}: {left}",
            step = step_in_words(step.step),
            left = step.left_person_months,
        )
    });
    say!(
        "plan.bars.description",
        "Of {need} person-months in need: {steps}.",
        need,
        steps = Joined::Semicolons.list(steps),
    )
}
