//! `cascade.csv`: from need to reach, for the window and each month; `cascade-areas.csv`: for each area.

use crate::report::findings::held_back::{self, StepTold};
use crate::report::findings::subject::Subject;
use crate::report::kit::figure::Figure;
use crate::report::kit::sheet::{Cell, Sheet};

pub(super) fn sheet(subject: &Subject<'_>) -> Sheet {
    let columns = ["month", "step", "left_person_months", "lifted_alone_person_months"];
    let mut sheet = Sheet::new("cascade", &columns);
    let cascade = held_back::cascade(subject);
    sheet.rows.push(vec![
        Cell::Empty,
        Cell::text("need"),
        Cell::Figure(cascade.need_person_months),
        Cell::Empty,
    ]);
    for step in &cascade.steps {
        sheet.rows.push(vec![
            Cell::Empty,
            Cell::text(step.step),
            Cell::Figure(step.left_person_months),
            Cell::figure(step.lifted_alone_person_months),
        ]);
    }
    for ((_, month), cascade) in subject.months().zip(&subject.held.months) {
        for step in held_back::of_month(subject, cascade).steps {
            sheet.rows.push(vec![
                Cell::Text(month.to_string()),
                Cell::text(step.step),
                Cell::People(step.left_people),
                Cell::Empty,
            ]);
        }
    }
    let told = cascade.steps.iter().any(|step| step.lifted_alone_person_months.is_some());
    if told { sheet } else { sheet.without("lifted_alone_person_months") }
}

/// The same for each area alone, where it was asked for and readers may see it.
pub(super) fn by_area(subject: &Subject<'_>) -> Option<Sheet> {
    let columns = ["pcode", "name", "step", "left_person_months", "lost_person_months"];
    let mut sheet = Sheet::new("cascade-areas", &columns);
    for area in held_back::by_area(subject) {
        let row = |step: &str, left: Figure, lost: Cell| {
            let [pcode, name] = [&area.area_code, &area.area_name].map(|text| Cell::text(text));
            vec![pcode, name, Cell::text(step), Cell::Figure(left), lost]
        };
        sheet.rows.push(row("need", area.need_person_months, Cell::Empty));
        for StepTold { step, left_person_months: left, lost_person_months: lost, .. } in &area.steps
        {
            sheet.rows.push(row(step, *left, Cell::Figure(*lost)));
        }
    }
    (!sheet.rows.is_empty()).then_some(sheet)
}
