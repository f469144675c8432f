//! `effect.csv`: what a scenario costs those whom the plan of another one serves, cell by cell. Only the
//! planning team may have it, so small counts stand in it.

use crate::plan::Exact;
use crate::report::findings::effect::CellTold;
use crate::report::findings::effect::EffectTold;
use crate::report::kit::figure::{Count, Figure};
use crate::report::kit::sheet::{Cell, Sheet};

pub(in crate::report) fn sheet(effect: &EffectTold) -> Sheet {
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
    let people = |exact: Exact| {
        let figure = Figure::rounded(exact, 0);
        // What money or diverted food takes from those who could be kept is less than nought.
        match u64::try_from(figure.exact().to_integer()) {
            Ok(people) => Cell::People(Count::Exact(people)),
            Err(_) => Cell::Figure(figure),
        }
    };
    for CellTold { pcode, name, month, phase, need, sums } in &effect.cells {
        sheet.rows.push(vec![
            Cell::text(&effect.reference),
            Cell::text(&effect.scenario),
            Cell::text(pcode),
            Cell::text(name),
            Cell::text(month),
            Cell::text(&phase.to_string()),
            Cell::People(Count::Exact(*need)),
            people(sums.before),
            people(sums.kept),
            people(sums.lost()),
            people(sums.moved()),
            people(sums.after),
        ]);
    }
    sheet
}
