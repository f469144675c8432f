//! `stores.csv`: food that waits from one month to the next, in stores and ahead of snow.

use crate::plan::{Plan, Stock, Waits};
use crate::report::findings::subject::Subject;
use crate::report::kit::figure::Figure;
use crate::report::kit::sheet::{Cell, Sheet};

pub(super) fn sheet(subject: &Subject<'_>, plan: &Plan) -> Sheet {
    let columns = ["where", "name", "kept", "at_end_of_month", "kept_mt"];
    let mut sheet = Sheet::new("stores", &columns);
    let mut told: Vec<([&str; 3], &Stock)> =
        plan.stock.iter().map(|stock| (waits(subject, stock.at), stock)).collect();
    told.sort_by_key(|([how, id, _], stock)| (*how, *id, stock.period));
    for ([how, id, name], stock) in told {
        sheet.rows.push(vec![
            Cell::text(id),
            Cell::text(name),
            Cell::text(how),
            Cell::Text(subject.scenario.window.month(stock.period).to_string()),
            Cell::Figure(Figure::mt(stock.grams)),
        ]);
    }
    sheet
}

/// How and where food waits: in a word, by id, by name.
fn waits<'a>(subject: &Subject<'a>, at: Waits) -> [&'a str; 3] {
    match at {
        Waits::InStore(place) => {
            let place = &subject.country.places[place.index()];
            ["in store", &place.id, &place.name]
        }
        Waits::Ahead(area) => {
            let area = &subject.country.areas[area.index()];
            ["ahead of snow", &area.pcode, &area.name]
        }
    }
}
