//! `effect.csv`: what a scenario costs those whom the plan of another one serves, cell by cell.

use crate::plan::Exact;
use crate::report::effect::CellTold;
use crate::report::{Cell, Count, EffectTold, Figure, Sharing, Sheet};

pub(in crate::report) fn sheet(effect: &EffectTold, sharing: Sharing) -> Sheet {
    let mut sheet = Sheet::new(
        "effect",
        &[
            "reference",
            "scenario",
            "pcode",
            "name",
            "month",
            "ipc_phase",
            "need_people",
            "before_person_months",
            "kept_person_months",
            "lost_person_months",
            "moved_here_person_months",
            "after_person_months",
        ],
    );
    let people = |figure: Figure| {
        let whole = figure.exact().to_integer();
        // What money or diverted food takes from those who could be kept is less than nought.
        match u64::try_from(whole) {
            Ok(people) => Cell::People(Count::shared(people, sharing)),
            Err(_) => Cell::Figure(figure),
        }
    };
    for CellTold { pcode, name, month, phase, need, sums } in &effect.cells {
        let whole = |exact: Exact| people(Figure::rounded(exact, 0));
        sheet.rows.push(vec![
            Cell::text(&effect.reference),
            Cell::text(&effect.scenario),
            Cell::text(pcode),
            Cell::text(name),
            Cell::text(month),
            Cell::text(&phase.to_string()),
            Cell::People(Count::shared(*need, sharing)),
            whole(sums.before),
            whole(sums.kept),
            whole(sums.lost()),
            whole(sums.moved()),
            whole(sums.after),
        ]);
    }
    sheet
}
