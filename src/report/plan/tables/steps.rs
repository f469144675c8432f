//! `steps.csv`: planning as known, month by month: what was meant, and what came of it.

use crate::plan::AsKnown;
use crate::report::findings::subject::Subject;
use crate::report::kit::figure::Figure;
use crate::report::kit::sheet::{Cell, Sheet};

pub(super) fn sheet(subject: &Subject<'_>, run: &AsKnown) -> Sheet {
    let columns = ["month", "meant_to_move_or_hand_out_mt", "done_mt"];
    let mut sheet = Sheet::new("steps", &columns);
    for step in &run.steps {
        sheet.rows.push(vec![
            Cell::Text(subject.scenario.window.month(step.period).to_string()),
            Cell::Figure(Figure::mt(step.meant)),
            Cell::Figure(Figure::mt(step.done)),
        ]);
    }
    sheet
}
