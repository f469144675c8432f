//! `sources.csv`: the sources that figures name.

use crate::country::Country;
use crate::report::kit::sheet::{Cell, Sheet};

pub(super) fn sheet(country: &Country) -> Sheet {
    let columns = ["id", "title", "publisher", "date", "reference", "licence"];
    let mut sheet = Sheet::new("sources", &columns);
    for source in &country.sources {
        let cells = [
            &source.id,
            &source.title,
            &source.publisher,
            &source.date,
            &source.reference,
            &source.licence,
        ];
        sheet.rows.push(cells.map(|text| Cell::text(text)).to_vec());
    }
    sheet
}
