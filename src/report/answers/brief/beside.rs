//! Who is reached now, if all is granted and if all is refused: in all, month by month and area by area.

use crate::analysis::brief::Beside;
use crate::country::{AreaIx, Country};
use crate::kit::columns::Meaning;
use crate::kit::sheet::Cell;
use crate::kit::{Declared, Table, col, in_data, known, means, on_pages, say, whole};
use crate::time::Month;
use std::cmp::Reverse;

/// How many areas and ways in pages tell, so that they stay one.
pub(super) const TOLD: usize = 6;

/// One of the three plans.
#[derive(Clone, Debug)]
pub(super) struct PlanTold {
    plan: &'static str,
    reached: u64,
    more: i64,
}

/// A month, and whom the three plans reach in it.
#[derive(Clone, Debug)]
pub(super) struct MonthTold {
    month: Month,
    people: Beside,
}

/// An area, and whom the three plans reach in it.
#[derive(Clone, Debug)]
pub(super) struct AreaTold {
    code: String,
    pub(super) name: String,
    pub(super) person_months: Beside,
}

pub(super) const PLANS: Declared<PlanTold> = Declared {
    name: "brief-plans",
    row: "A plan: as it stands, with all of the counterpart's permissions granted, or with all refused",
    columns: &[
        col("plan", "Plan", means::code("as-it-stands, all-granted or all-refused"), |plan| {
            Cell::text(plan.plan)
        }),
        known("reached_person_months", "Person-months", |plan| Cell::count(plan.reached)),
        col(
            "change_person_months",
            "Change",
            means::change(0, "Person-months more than as it stands"),
            |plan| Cell::Whole(plan.more),
        ),
    ],
};

const PEOPLE: [Meaning; 3] = [
    means::figure(0, "People reached in the month by the plan as it stands").hxl("#targeted"),
    means::figure(0, "People reached in the month if all is granted on every day")
        .hxl("#targeted+granted"),
    means::figure(0, "People reached in the month if all is refused on every day")
        .hxl("#targeted+refused"),
];

pub(super) const MONTHS: Declared<MonthTold> = Declared {
    name: "brief-months",
    row: "A month, and whom the plans reach in it",
    columns: &[
        in_data(known("month", "Month", |row| Cell::Text(row.month.to_string()))),
        on_pages("Month", |row| Cell::Text(row.month.in_words())),
        whole(col("as_it_stands_people", "As it stands", PEOPLE[0], |row| {
            Cell::count(row.people.as_it_is)
        })),
        whole(col("all_granted_people", "All granted", PEOPLE[1], |row| {
            Cell::count(row.people.granted)
        })),
        whole(col("all_refused_people", "All refused", PEOPLE[2], |row| {
            Cell::count(row.people.refused)
        })),
    ],
};

const PERSON_MONTHS: [Meaning; 3] = [
    means::figure(0, "Person-months reached there by the plan as it stands")
        .hxl("#targeted+person_months"),
    means::figure(0, "Person-months reached there if all is granted on every day")
        .hxl("#targeted+granted+person_months"),
    means::figure(0, "Person-months reached there if all is refused on every day")
        .hxl("#targeted+refused+person_months"),
];

pub(super) const AREAS: Declared<AreaTold> = Declared {
    name: "brief-areas",
    row: "An area, and whom the plans reach in it",
    columns: &[
        in_data(known("area_code", "Code", |row| Cell::text(&row.code))),
        known("area_name", "Area", |row| Cell::text(&row.name)),
        whole(col("as_it_stands_person_months", "As it stands", PERSON_MONTHS[0], |row| {
            Cell::count(row.person_months.as_it_is)
        })),
        whole(col("all_granted_person_months", "All granted", PERSON_MONTHS[1], |row| {
            Cell::count(row.person_months.granted)
        })),
        whole(col("all_refused_person_months", "All refused", PERSON_MONTHS[2], |row| {
            Cell::count(row.person_months.refused)
        })),
    ],
};

/// The three plans with what each reaches.
pub(super) fn plans(reached: Beside) -> Vec<PlanTold> {
    let told = |(plan, reached, more)| PlanTold { plan, reached, more };
    let all = [
        ("as-it-stands", reached.as_it_is, 0),
        ("all-granted", reached.granted, reached.more_if_granted()),
        ("all-refused", reached.refused, reached.more_if_refused()),
    ];
    all.map(told).to_vec()
}

impl MonthTold {
    pub(super) fn of((month, people): (Month, Beside)) -> MonthTold {
        MonthTold { month, people }
    }
}

impl AreaTold {
    pub(super) fn of(country: &Country, ix: AreaIx, person_months: Beside) -> AreaTold {
        let area = &country.areas[ix.index()];
        AreaTold { code: area.pcode.clone(), name: area.name.clone(), person_months }
    }
}

/// Months in which anything changes; none where nothing does.
pub(super) fn by_month(months: &[MonthTold]) -> Option<Table> {
    let rows: Vec<&MonthTold> = months.iter().filter(|row| row.people.changes()).collect();
    let caption = say!("brief.by-month", "People reached by month");
    (!rows.is_empty()).then(|| MONTHS.of(caption, rows).in_order())
}

/// Areas where most changes, those that gain among them; none where nothing does.
pub(super) fn by_area(areas: &[AreaTold]) -> Option<Table> {
    let changed: Vec<&AreaTold> = areas.iter().filter(|row| row.person_months.changes()).collect();
    let caption = match changed.len().saturating_sub(TOLD) {
        0 => say!("brief.by-area", "Person-months by area"),
        more => say!(
            "brief.by-area.most",
            "Person-months by area, where most is gained and most is lost ({more} more change)",
            more,
        ),
    };
    let rows = most_gained_and_most_changed(&changed);
    (!rows.is_empty()).then(|| AREAS.of(caption, rows).in_order())
}

/// A page has room for some rows: half of them for areas that gain most if all is granted or refused, as far as
/// there are such, for losses are often so much larger that no gain would be seen. In the order they had.
fn most_gained_and_most_changed<'a>(changed: &[&'a AreaTold]) -> Vec<&'a AreaTold> {
    let gain = |row: &&AreaTold| {
        row.person_months.more_if_granted().max(row.person_months.more_if_refused())
    };
    let mut gaining: Vec<usize> = (0..changed.len()).collect();
    gaining.retain(|n| changed[*n].person_months.gains());
    gaining.sort_by_key(|n| Reverse(gain(&changed[*n])));
    gaining.truncate(TOLD / 2);
    let others = (0..changed.len()).filter(|n| !gaining.contains(n)).take(TOLD - gaining.len());
    let mut rows: Vec<usize> = others.chain(gaining.iter().copied()).collect();
    rows.sort_unstable();
    rows.into_iter().map(|n| changed[n]).collect()
}
