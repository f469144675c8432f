//! `cascade.csv`: from need to reach, for the window and each month; `cascade-areas.csv`: for each area.

use crate::kit::figure::Figure;
use crate::kit::sheet::{Cell, Sheet};
use crate::kit::{Declared, Sentence, Table, in_data, known, on_pages, on_pages_right, say};
use crate::report::findings::held_back::{
    AreaCascade, StepKey, StepTold, in_need, in_the_way, shown_steps, step_in_words,
};
use crate::report::plan::summary::Summary;

/// How many marks the longest bar has.
const LONGEST: i128 = 30;

/// Need, or what is left of it after a limit.
pub(super) struct Step {
    month: Option<String>,
    key: &'static str,
    words: Sentence,
    left: Cell,
    lost: String,
    lifted: Option<Figure>,
    bar: String,
}

pub(super) const CASCADE: Declared<Step> = Declared {
    name: "cascade",
    row: "A step from need to reach, over the window or in one month as if only its need counted",
    columns: &[
        in_data(known("month", "Month", |step| Cell::word(step.month.as_deref()))),
        in_data(known("step", "Step", |step| Cell::text(step.key))),
        on_pages("From need to reach", |step| Cell::from(&step.words)),
        known("left_person_months", "Person-months", |step| step.left.clone()),
        on_pages_right("Lost", |step| Cell::text(&step.lost)),
        on_pages("", |step| Cell::text(&step.bar)),
        in_data(known("lifted_alone_person_months", "Lifted", |step| Cell::figure(step.lifted))),
    ],
};

/// A step in an area, as if only its need counted.
pub(super) struct InArea {
    code: String,
    name: String,
    key: &'static str,
    words: Sentence,
    left: Figure,
    lost: Option<Figure>,
    most_lost: Option<StepKey>,
}

pub(super) const CASCADE_AREAS: Declared<InArea> = Declared {
    name: "cascade-areas",
    row: "A step from need to reach in one area, as if only its need counted",
    columns: &[
        in_data(known("pcode", "P-code", |of| Cell::text(&of.code))),
        known("name", "Area", |of| Cell::text(&of.name)),
        on_pages("Most is lost to", |of| {
            of.most_lost.map_or(Cell::text(""), |step| Cell::from(in_the_way(step.0)))
        }),
        in_data(known("step", "Step", |of| Cell::text(of.key))),
        on_pages("Step", |of| Cell::from(&of.words)),
        known("left_person_months", "Left", |of| Cell::Figure(of.left)),
        in_data(known("lost_person_months", "Lost", |of| Cell::figure(of.lost))),
    ],
};

/// Need, from which all steps go.
fn need() -> (&'static str, Sentence) {
    ("need", in_need())
}

fn named(step: StepKey) -> (&'static str, Sentence) {
    (step.word(), step_in_words(step))
}

fn of_window(summary: &Summary, wanted: fn(&StepTold) -> bool) -> Vec<Step> {
    let need = summary.cascade.need_person_months;
    let bar = |left: Figure| {
        // Somebody is more than nobody.
        let marks = if left.is_nought() { 0.into() } else { left.exact() * LONGEST / need.exact() };
        let least = usize::from(!left.is_nought());
        "#".repeat((marks.round().to_integer() as usize).max(least))
    };
    let step = |(key, words), left: Figure, lost: Figure, lifted| Step {
        month: None,
        key,
        words,
        left: Cell::Figure(left),
        lost: if lost.is_nought() { String::new() } else { format!("-{}", lost.grouped()) },
        lifted,
        bar: bar(left),
    };
    let steps = summary.cascade.steps.iter().filter(|step| wanted(step)).map(|told| {
        let (left, lost) = (told.left_person_months, told.lost_person_months);
        step(named(told.step), left, lost, told.lifted_alone_person_months)
    });
    std::iter::once(step(self::need(), need, Figure::default(), None)).chain(steps).collect()
}

/// The steps that take something, as bars; `None` where nobody is in need.
pub(in crate::report) fn table(summary: &Summary) -> Option<Table> {
    let in_need = !summary.cascade.need_person_months.is_nought();
    let caption = say!("plan.cascade.table", "From need to reach, in person-months");
    in_need.then(|| CASCADE.of(caption, &of_window(summary, StepTold::is_shown)))
}

pub(super) fn sheet(summary: &Summary) -> Sheet {
    let mut rows = of_window(summary, |_| true);
    for month in &summary.months {
        rows.extend(month.cascade.steps.iter().map(|step| Step {
            month: Some(month.month.clone()),
            key: step.step.word(),
            words: step_in_words(step.step),
            left: Cell::People(step.left_people),
            lost: String::new(),
            lifted: None,
            bar: String::new(),
        }));
    }
    let told = rows.iter().any(|step| step.lifted.is_some());
    let sheet = CASCADE.data_of(&rows);
    if told { sheet } else { sheet.without("lifted_alone_person_months") }
}

fn in_areas(summary: &Summary, wanted: &dyn Fn(usize) -> bool) -> Vec<InArea> {
    let of = |area: &AreaCascade| {
        let step = |(key, words), left, lost| InArea {
            code: area.area_code.clone(),
            name: area.area_name.clone(),
            key,
            words,
            left,
            lost,
            most_lost: area.most_lost,
        };
        let mut rows = vec![step(need(), area.need_person_months, None)];
        for (_, told) in area.steps.iter().enumerate().filter(|(n, _)| wanted(*n)) {
            rows.push(step(
                named(told.step),
                told.left_person_months,
                Some(told.lost_person_months),
            ));
        }
        rows
    };
    summary.cascade_by_area.iter().flat_map(of).collect()
}

/// A line an area with the steps that take something from any; `None` where it was not asked for.
pub(in crate::report) fn table_by_area(summary: &Summary) -> Option<Table> {
    let shown = shown_steps(&summary.cascade_by_area);
    let rows = in_areas(summary, &|n| shown.contains(&n));
    let caption = say!(
        "plan.cascade-areas.table",
        "From need to reach, in person-months, each area as if only its need counted; what is lost at the \
         last step goes to others"
    );
    (!rows.is_empty()).then(|| CASCADE_AREAS.of(caption, &rows).across())
}

/// From need to reach in each area alone, where it was asked for and readers may see it.
pub(super) fn by_area(summary: &Summary) -> Option<Sheet> {
    let rows = in_areas(summary, &|_| true);
    (!rows.is_empty()).then(|| CASCADE_AREAS.data_of(&rows))
}
