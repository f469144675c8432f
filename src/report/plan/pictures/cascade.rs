//! From need to reach as bars.

use crate::page::draw::bars::{Bar, Bars, Weight, draw};
use crate::page::{Look, Picture, Text};
use crate::report::findings::held_back::{StepTold, step_in_words};
use crate::report::kit::figure::Figure;
use crate::report::kit::figure::drawn;
use crate::report::kit::sentence::Joined;
use crate::report::kit::{Sentence, say};
use crate::report::plan::summary::Summary;

/// The bars; `None` where nobody is in need.
pub(in crate::report) fn cascade(summary: &Summary, look: Look) -> Option<Picture> {
    let told = &summary.cascade;
    if told.need_person_months.is_nought() {
        return None;
    }
    let in_need = say!("plan.bars.need", "In need").to_string();
    let mut bars = vec![bar(in_need, told.need_person_months, Figure::default(), Weight::Strong)];
    for step in told.steps.iter().filter(|step| step.is_shown()) {
        let weight = match step.step {
            "carrying" | "choice" => Weight::Strong,
            _ => Weight::Plain,
        };
        let name = step_in_words(step.step).to_string();
        bars.push(bar(name, step.left_person_months, step.lost_person_months, weight));
    }
    let picture = Bars {
        id: "cascade",
        title: say!("plan.bars.title", "From need to reach, in person-months").to_string(),
        description: description(&told.steps, told.need_person_months).to_string(),
        caption: Text::plain(
            &say!(
                "plan.bars.caption",
                "From need to reach, in person-months: each bar is the largest reach there could be with the \
                 limits so far. Up to the access ceiling food is ample in every month where it enters. \
                 What takes nothing has no bar."
            )
            .to_string(),
        ),
        lost: say!("plan.bars.lost", "taken away by this limit").to_string(),
        bars,
    };
    Some(draw(&picture, look))
}

fn bar(name: String, left: Figure, lost: Figure, weight: Weight) -> Bar {
    Bar {
        name,
        figure: drawn(left.exact()),
        told: left.grouped(),
        lost: drawn(lost.exact()),
        lost_told: if lost.is_nought() { String::new() } else { format!("−{}", lost.grouped()) },
        weight,
    }
}

fn description(steps: &[StepTold], need: Figure) -> Sentence {
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
