//! `steps.csv`: planning as known, month by month: what was meant, and what came of it.

use crate::kit::figure::Figure;
use crate::kit::sheet::{Cell, Sheet};
use crate::kit::{Declared, known};
use crate::plan::AsKnown;
use crate::report::findings::subject::Subject;
use crate::time::Month;

/// A month: food meant to move, and what of it could be done.
pub(super) struct Step {
    month: Month,
    meant: Figure,
    done: Figure,
}

pub(super) const STEPS: Declared<Step> = Declared {
    name: "steps",
    row: "A month of planning as known: what was meant and what was done",
    columns: &[
        known("month", "Month", |step| Cell::Text(step.month.to_string())),
        known("meant_to_move_or_hand_out_mt", "MT meant", |step| Cell::Figure(step.meant)),
        known("done_mt", "MT done", |step| Cell::Figure(step.done)),
    ],
};

pub(super) fn sheet(subject: &Subject<'_>, run: &AsKnown) -> Sheet {
    let steps = run.steps.iter().map(|step| Step {
        month: subject.scenario.window.month(step.period),
        meant: Figure::mt(step.meant),
        done: Figure::mt(step.done),
    });
    STEPS.data_of(&steps.collect::<Vec<_>>())
}
