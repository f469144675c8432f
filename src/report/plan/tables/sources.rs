//! `sources.csv`: the sources that figures name.

use crate::evidence::Source;
use crate::kit::sheet::Cell;
use crate::kit::{Declared, in_data, known, on_pages, say};

pub(in crate::report) const SOURCES: Declared<Source> = Declared {
    name: "sources",
    row: "A source that figures name",
    columns: &[
        in_data(known("id", "Key", |source| Cell::text(&source.id))),
        known("title", "Source", |source| Cell::text(&source.title)),
        known("publisher", "Publisher", |source| Cell::text(&source.publisher)),
        in_data(known("date", "Date", |source| Cell::text(&source.date))),
        on_pages("Date", |source| match source.date.as_str() {
            "" => Cell::from(say!("plan.sources.undated", "undated")),
            date => Cell::text(date),
        }),
        in_data(known("reference", "Where", |source| Cell::text(&source.reference))),
        in_data(known("licence", "Terms", |source| Cell::text(&source.licence))),
    ],
};
