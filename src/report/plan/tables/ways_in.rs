//! `ways-in.csv`: the food of a plan by its way into the country.

use crate::kit::sheet::Cell;
use crate::kit::{Declared, in_data, known, whole};
use crate::report::plan::summary::Corridor;

pub(in crate::report) const WAYS_IN: Declared<Corridor> = Declared {
    name: "ways-in",
    row: "A way into the country, with the food that comes by it",
    columns: &[
        in_data(known("corridor", "Key", |way| Cell::text(&way.id))),
        known("name", "Way in", |way| Cell::from(&way.name)),
        whole(known("food_mt", "MT", |way| Cell::Figure(way.food_mt))),
        known("share", "Share", |way| Cell::Figure(way.share)),
    ],
};
