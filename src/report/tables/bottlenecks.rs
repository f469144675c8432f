//! `bottlenecks.csv`: limits that are used up, with their price in each month; for the team only.

use crate::plan::{Limit, Plan};
use crate::report::sentences;
use crate::report::{Cell, Figure, Sheet, Subject};

pub(super) fn sheet(subject: &Subject<'_>, plan: &Plan) -> Sheet {
    let columns = [
        "rank",
        "limit",
        "month",
        "price_person_months_per_mt",
        "price_person_months_per_1000_usd",
        "at_stake_person_months",
        "verified_extra_mt_per_month",
        "verified_gain_person_months",
    ];
    let mut sheet = Sheet::new("bottlenecks", &columns);
    for (n, found) in plan.bottlenecks.iter().enumerate() {
        let money = found.limit == Limit::Money;
        for (period, price) in &found.prices {
            let price = Cell::Figure(Figure::rounded(*price, 3));
            let month = subject.scenario.window.month(*period).to_string();
            let (per_mt, per_1000) =
                if money { (Cell::Empty, price) } else { (price, Cell::Empty) };
            let verified = |of: fn(&(_, _)) -> crate::plan::Exact| {
                let exact = found.verified.as_ref().map(of);
                exact.map_or(Cell::Empty, |exact| Cell::Figure(Figure::rounded(exact, 3)))
            };
            sheet.rows.push(vec![
                Cell::Whole(n as i64 + 1),
                Cell::Text(sentences::limit(subject, found.limit)),
                if money { Cell::Empty } else { Cell::Text(month) },
                per_mt,
                per_1000,
                Cell::Figure(Figure::rounded(found.weight, 3)),
                verified(|v| v.0),
                verified(|v| v.1),
            ]);
        }
    }
    sheet
}
