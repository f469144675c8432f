//! `costs.csv`: what a plan pays for.

use crate::report::findings::subject::Subject;
use crate::report::kit::figure::Figure;
use crate::report::kit::sheet::{Cell, Sheet};

pub(super) fn sheet(subject: &Subject<'_>) -> Sheet {
    let mut sheet = Sheet::new("costs", &["item", "cost_usd"]);
    let costs = subject.costs();
    let items = [
        ("buying", costs.buying),
        ("moving", costs.moving),
        ("storing", costs.storing),
        ("handing-out", costs.handing_out),
        ("levies", costs.levies),
        ("total", costs.total()),
    ];
    for (item, cents) in items {
        sheet.rows.push(vec![Cell::text(item), Cell::Figure(Figure::usd(cents))]);
    }
    sheet
}
