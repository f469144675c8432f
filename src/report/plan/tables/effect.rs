//! `effect.csv`: what a scenario costs those whom the plan of another one serves, cell by cell. Only the
//! planning team may have it, so small counts stand in it.

use crate::kit::figure::{Count, Figure};
use crate::kit::sheet::{Cell, Sheet};
use crate::kit::{Declared, known};
use crate::plan::Exact;
use crate::report::findings::effect::CellTold;
use crate::report::findings::effect::EffectTold;

/// One IPC phase of an area in a month, in one scenario held against another.
pub(super) struct Row {
    reference: String,
    scenario: String,
    cell: CellTold,
}

pub(super) const EFFECT: Declared<Row> = Declared {
    name: "effect",
    row: "One IPC phase of an area in a month: whom the plan of another scenario serves there, and who of \
          them can be served still; whole people, rounded together so that all sums are those told elsewhere",
    columns: &[
        known("reference", "Reference", |row| Cell::text(&row.reference)),
        known("scenario", "Scenario", |row| Cell::text(&row.scenario)),
        known("pcode", "P-code", |row| Cell::text(&row.cell.pcode)),
        known("name", "Area", |row| Cell::text(&row.cell.name)),
        known("month", "Month", |row| Cell::text(&row.cell.month)),
        known("ipc_phase", "IPC phase", |row| Cell::Text(row.cell.phase.to_string())),
        known("need_people", "In need", |row| Cell::People(Count::Exact(row.cell.need))),
        known("before_person_months", "Before", |row| people(row.cell.sums.before)),
        known("kept_person_months", "Kept", |row| people(row.cell.sums.kept)),
        known("lost_person_months", "Lost", |row| people(row.cell.sums.lost())),
        known("moved_here_person_months", "Moved here", |row| people(row.cell.sums.moved())),
        known("after_person_months", "After", |row| people(row.cell.sums.after)),
    ],
};

pub(in crate::report) fn sheet(effect: &EffectTold) -> Sheet {
    let (reference, scenario) = (&effect.reference, &effect.scenario);
    let row = |cell: &CellTold| Row {
        reference: reference.clone(),
        scenario: scenario.clone(),
        cell: cell.clone(),
    };
    EFFECT.data_of(&effect.cells.iter().map(row).collect::<Vec<_>>())
}

fn people(exact: Exact) -> Cell {
    let figure = Figure::rounded(exact, 0);
    // What money or diverted food takes from those who could be kept is less than nought.
    match u64::try_from(figure.exact().to_integer()) {
        Ok(people) => Cell::People(Count::Exact(people)),
        Err(_) => Cell::Figure(figure),
    }
}
