//! How a review was worked out.

use crate::kit::sentence::term;
use crate::kit::{Part, say};
use crate::report::exercise::DebriefReport;

pub(super) fn method(report: &DebriefReport) -> [Part; 2] {
    let told = vec![
        say!(
            "debrief.method.planner",
            "All figures come from the ordinary planner: each month's forms were carried out on the country \
             as it really turned out, and each plan behind them is certified."
        ),
        say!(
            "debrief.method.brought",
            "What a decision brought is the difference to the same forms played again without it; what \
             several brought together need not add up."
        ),
        say!(
            "debrief.method.lost",
            "Lost, served instead and net hold two courses against each other as they were carried out, with \
             what was known in each month: lost is whoever one of them serves and the other does not, in the \
             same area, month and IPC phase. Nothing is planned again to save them. A month with more does \
             not make up for one with less."
        ),
        say!(
            "debrief.method.best",
            "Best plans strive for {objective}, with the asks and rations of the team they stand beside. Seen \
             that way no team does better than hindsight; in people of all phases none does better than the \
             most that was possible.",
            objective = term(report.objective),
        ),
        say!(
            "debrief.method.odds",
            "Odds of answers are planning judgements of the country's tables; half of a refusal turning into \
             a grant against a condition is an assumption of the exercise."
        ),
        say!(
            "debrief.method.hindsight",
            "The best plan with hindsight may keep and spend what the team did, where food waited outside \
             stores or less money was to be had than anyone knew."
        ),
        say!(
            "debrief.method.exercise",
            "This is an exercise: no figure here says what happened or will happen anywhere."
        ),
    ];
    let title = say!("debrief.method", "How this was worked out");
    [Part::section("method", title), Part::Bullets(told)]
}
