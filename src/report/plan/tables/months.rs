//! `months.csv`: each month of a plan, with what lies in store at its end.

use crate::kit::sheet::Cell;
use crate::kit::{Declared, Sentence, in_data, known, on_pages, say, whole};
use crate::report::plan::summary::Month;

/// What the table shows.
pub(in crate::report) fn caption() -> Sentence {
    say!("plan.months.table", "People in need and reached, month by month")
}

pub(in crate::report) const MONTHS: Declared<Month> = Declared {
    name: "months",
    row: "A month of the plan",
    columns: &[
        in_data(known("month", "Month", |month| Cell::text(&month.month))),
        on_pages("Month", |month| Cell::Text(month.at.in_words())),
        known("need_people", "People in need", |month| Cell::People(month.need_people)),
        known("reached_people", "People reached", |month| Cell::People(month.reached_people)),
        known("coverage_share", "Coverage", |month| Cell::Figure(month.coverage_share)),
        whole(known("food_mt", "MT", |month| Cell::Figure(month.food_mt))),
        in_data(known("stock_mt", "In store", |month| Cell::figure(month.stock_mt))),
    ],
};
