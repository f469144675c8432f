//! `left.csv`: food on offer that a plan leaves where it lies.

use crate::report::findings::subject::Subject;
use crate::report::kit::figure::Figure;
use crate::report::kit::sheet::{Cell, Sheet};

pub(super) fn sheet(subject: &Subject<'_>) -> Sheet {
    let mut sheet = Sheet::new("left", &["place", "place_name", "left_mt", "under_way_mt"]);
    for left in subject.left() {
        let place = &subject.country.places[left.place.index()];
        sheet.rows.push(vec![
            Cell::text(&place.id),
            Cell::text(&place.name),
            Cell::Figure(Figure::mt(left.grams)),
            Cell::Figure(Figure::mt(left.under_way)),
        ]);
    }
    sheet
}
