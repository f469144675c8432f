//! From need to reach as bars.

use crate::page::draw::bars::{Bar, Bars, Weight, draw};
use crate::page::{Look, Picture, Text};
use crate::report::findings::held_back::{StepTold, step_in_words};
use crate::report::kit::figure::Figure;
use crate::report::kit::figure::drawn;
use crate::report::plan::summary::Summary;

/// The bars; `None` where nobody is in need.
pub(in crate::report) fn cascade(summary: &Summary, look: Look) -> Option<Picture> {
    let told = &summary.cascade;
    if told.need_person_months.is_nought() {
        return None;
    }
    let mut bars = vec![bar("In need", told.need_person_months, Figure::default(), Weight::Strong)];
    for step in told.steps.iter().filter(|step| step.is_shown()) {
        let weight = match step.step {
            "carrying" | "choice" => Weight::Strong,
            _ => Weight::Plain,
        };
        let name = step_in_words(step.step).to_string();
        bars.push(bar(&name, step.left_person_months, step.lost_person_months, weight));
    }
    let picture = Bars {
        id: "cascade",
        title: "From need to reach, in person-months".to_owned(),
        description: description(&told.steps, told.need_person_months),
        caption: Text::plain(
            "From need to reach, in person-months: each bar is the largest reach there could be with the \
             limits so far. Up to the access ceiling food is ample in every month where it enters. \
             What takes nothing has no bar.",
        ),
        lost: "taken away by this limit".to_owned(),
        bars,
    };
    Some(draw(&picture, look))
}

fn bar(name: &str, left: Figure, lost: Figure, weight: Weight) -> Bar {
    Bar {
        name: name.to_owned(),
        figure: drawn(left.exact()),
        told: left.grouped(),
        lost: drawn(lost.exact()),
        lost_told: if lost.is_nought() { String::new() } else { format!("−{}", lost.grouped()) },
        weight,
    }
}

fn description(steps: &[StepTold], need: Figure) -> String {
    let told = steps
        .iter()
        .filter(|step| step.is_shown())
        .map(|step| format!("{}: {}", step_in_words(step.step), step.left_person_months.grouped()));
    let told: Vec<String> = told.collect();
    format!("Of {} person-months in need: {}.", need.grouped(), told.join("; "))
}
