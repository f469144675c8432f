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
            Err(_) if is_few(figure, sharing) => Cell::Empty,
            Err(_) => Cell::Figure(figure),
        }
    };
    for CellTold { pcode, name, month, phase, need, sums } in &effect.cells {
        let rounded = |exact: Exact| Figure::rounded(exact, 0);
        let few = |exact: Exact| is_few(rounded(exact), sharing);
        // A count that is hidden must not come out of the others by taking away.
        let gives_away = [sums.kept, sums.lost(), sums.moved()].into_iter().any(few);
        let whole = |exact: Exact| match gives_away && !few(exact) {
            true => Cell::Empty,
            false => people(rounded(exact)),
        };
        sheet.rows.push(vec![
            Cell::text(&effect.reference),
            Cell::text(&effect.scenario),
            Cell::text(pcode),
            Cell::text(name),
            Cell::text(month),
            Cell::text(&phase.to_string()),
            Cell::People(Count::shared(*need, sharing)),
            people(rounded(sums.before)),
            whole(sums.kept),
            whole(sums.lost()),
            whole(sums.moved()),
            whole(sums.after),
        ]);
    }
    sheet
}

/// Whether a count is too small to be told.
fn is_few(figure: Figure, sharing: Sharing) -> bool {
    let count = figure.exact().to_integer().unsigned_abs();
    u64::try_from(count).is_ok_and(|count| Count::shared(count, sharing) == Count::Few)
}
