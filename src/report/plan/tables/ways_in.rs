//! `ways-in.csv`: the food of a plan by its way into the country.

use crate::report::kit::sheet::{Cell, Sheet};
use crate::report::plan::summary::Summary;

pub(super) fn sheet(summary: &Summary) -> Sheet {
    let mut sheet = Sheet::new("ways-in", &["corridor", "name", "food_mt", "share"]);
    for corridor in &summary.corridors {
        sheet.rows.push(vec![
            Cell::text(&corridor.id),
            Cell::text(&corridor.name),
            Cell::Figure(corridor.food_mt),
            Cell::Figure(corridor.share),
        ]);
    }
    sheet
}
