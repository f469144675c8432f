//! `bottlenecks.csv`: limits that hold reach back, alone or together; for the team only.

use crate::report::findings::held_back::bottlenecks;
use crate::report::findings::subject::Subject;
use crate::report::kit::figure::Figure;
use crate::report::kit::sheet::{Cell, Sheet};

pub(super) fn sheet(subject: &Subject<'_>) -> Sheet {
    let columns = [
        "rank",
        "limit",
        "kind",
        "id",
        "months",
        "more_mt",
        "more_mt_per_month",
        "more_people_per_month",
        "more_usd",
        "limits_together",
        "gain_person_months",
    ];
    let mut sheet = Sheet::new("bottlenecks", &columns);
    for (n, found) in bottlenecks(subject).iter().enumerate() {
        for limit in &found.limits {
            sheet.rows.push(vec![
                Cell::Whole(n as i64 + 1),
                Cell::text(&limit.name),
                Cell::text(limit.kind),
                Cell::text(&limit.id),
                Cell::Text(limit.months.join("|")),
                Cell::figure(limit.more_mt),
                Cell::figure(limit.more_mt_per_month),
                Cell::figure(limit.more_people_per_month.map(Figure::whole)),
                Cell::figure(limit.more_usd),
                Cell::Whole(found.limits.len() as i64),
                Cell::Figure(found.gain_person_months),
            ]);
        }
    }
    sheet
}
