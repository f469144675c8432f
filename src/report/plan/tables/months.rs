//! `months.csv`: each month of a plan, with what lies in store at its end.

use crate::plan::Exact;
use crate::report::findings::subject::Subject;
use crate::report::kit::figure::Figure;
use crate::report::kit::sheet::{Cell, Sheet};
use crate::report::plan::summary::Summary;
use crate::report::sharing::Content;

pub(super) fn sheet(subject: &Subject<'_>, summary: &Summary) -> Sheet {
    let columns =
        ["month", "need_people", "reached_people", "coverage_share", "food_mt", "stock_mt"];
    let mut sheet = Sheet::new("months", &columns);
    let stock = stock(subject);
    for (n, month) in summary.months.iter().enumerate() {
        let stock = stock.as_ref().and_then(|stock| stock.get(n));
        sheet.rows.push(vec![
            Cell::text(&month.month),
            Cell::People(month.need_people),
            Cell::People(month.reached_people),
            Cell::Figure(month.coverage_share),
            Cell::Figure(month.food_mt),
            stock.map_or(Cell::Empty, |mt| Cell::Figure(Figure::mt(*mt))),
        ]);
    }
    if stock.is_some() { sheet } else { sheet.without("stock_mt") }
}

/// Grams in store at the end of each month; none for readers who see no stores, and none for runs
/// without them.
pub(in crate::report) fn stock(subject: &Subject<'_>) -> Option<Vec<Exact>> {
    let plan = subject.plan().filter(|_| subject.shows(Content::Stores))?;
    Some(subject.months().map(|(period, _)| plan.stock_at_end(period)).collect())
}
