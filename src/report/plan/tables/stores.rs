//! `stores.csv`: food that waits from one month to the next, in stores and handed out ahead.

use crate::kit::figure::Figure;
use crate::kit::sheet::{Cell, Sheet};
use crate::kit::{Declared, known};
use crate::plan::{Plan, Stock, Waits};
use crate::report::findings::subject::Subject;
use crate::time::Month;

/// Food that lies somewhere at the end of a month.
pub(super) struct Row {
    id: String,
    name: String,
    kept: &'static str,
    month: Month,
    mt: Figure,
}

pub(super) const STORES: Declared<Row> = Declared {
    name: "stores",
    row: "Food that waits from one month to the next",
    columns: &[
        known("where", "Key", |row| Cell::text(&row.id)),
        known("name", "Where", |row| Cell::text(&row.name)),
        known("kept", "Kept", |row| Cell::text(row.kept)),
        known("at_end_of_month", "End of", |row| Cell::Text(row.month.to_string())),
        known("kept_mt", "MT", |row| Cell::Figure(row.mt)),
    ],
};

pub(super) fn sheet(subject: &Subject<'_>, plan: &Plan) -> Sheet {
    let mut rows: Vec<Row> = plan.stock.iter().map(|stock| row(subject, stock)).collect();
    rows.sort_by(|a, b| (a.kept, &a.id, a.month).cmp(&(b.kept, &b.id, b.month)));
    STORES.data_of(&rows)
}

fn row(subject: &Subject<'_>, stock: &Stock) -> Row {
    let (kept, id, name) = match stock.at {
        Waits::InStore(place) => {
            let place = &subject.country.places[place.index()];
            ("in store", &place.id, &place.name)
        }
        Waits::Ahead(area) => {
            let area = &subject.country.areas[area.index()];
            ("handed out ahead", &area.pcode, &area.name)
        }
    };
    let month = subject.scenario.window.month(stock.period);
    Row { id: id.clone(), name: name.clone(), kept, month, mt: Figure::mt(stock.grams) }
}
