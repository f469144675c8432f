//! `left.csv`: food on offer that a plan leaves where it lies.

use crate::kit::figure::Figure;
use crate::kit::sheet::{Cell, Sheet};
use crate::kit::{Declared, known};
use crate::report::findings::subject::Subject;

/// Food left at a place.
pub(super) struct Row {
    id: String,
    name: String,
    left: Figure,
    under_way: Figure,
}

pub(super) const LEFT: Declared<Row> = Declared {
    name: "left",
    row: "Food on offer that the plan leaves where it lies",
    columns: &[
        known("place", "Key", |row| Cell::text(&row.id)),
        known("place_name", "Place", |row| Cell::text(&row.name)),
        known("left_mt", "MT left", |row| Cell::Figure(row.left)),
        known("under_way_mt", "MT under way", |row| Cell::Figure(row.under_way)),
    ],
};

pub(super) fn sheet(subject: &Subject<'_>) -> Sheet {
    let rows = subject.left().iter().map(|left| {
        let place = &subject.country.places[left.place.index()];
        let (left, under_way) = (Figure::mt(left.grams), Figure::mt(left.under_way));
        Row { id: place.id.clone(), name: place.name.clone(), left, under_way }
    });
    LEFT.data_of(&rows.collect::<Vec<_>>())
}
