//! `reach.csv`: people in need and people reached by area, month and phase, in the columns of HDX
//! HAPI, so that it can be read beside the figures of others.

use crate::country::{AreaIx, AreaLevel};
use crate::report::findings::subject::Subject;
use crate::report::kit::sheet::{Cell, Sheet};
use crate::report::sharing::Content;
use std::collections::BTreeMap;

/// In need, and targeted by a plan, in HAPI's words.
pub(super) const STATUSES: [&str; 2] = ["INN", "TGT"];
const PHASES: [&str; 4] = ["3", "4", "5", "3+"];

pub(super) fn sheet(subject: &Subject<'_>) -> Sheet {
    let mut sheet = Sheet::new(
        "reach",
        &[
            "location_code",
            "admin1_code",
            "admin1_name",
            "admin2_code",
            "admin2_name",
            "admin_level",
            "population_status",
            "ipc_phase",
            "population",
            "reference_period_start",
            "reference_period_end",
        ],
    );
    for (ix, months) in &counts(subject) {
        let names = area_cells(subject, *ix);
        for ((_, month), counts) in subject.months().zip(months) {
            for (status, counts) in STATUSES.iter().zip(counts) {
                let whole = counts.iter().sum();
                for (phase, people) in PHASES.iter().zip(counts.iter().chain([&whole])) {
                    let mut row = names.to_vec();
                    row.push(Cell::text(status));
                    row.push(Cell::text(phase));
                    row.push(Cell::People(subject.count(*people)));
                    row.push(Cell::Text(month.first_day().to_string()));
                    row.push(Cell::Text(month.last_day().to_string()));
                    sheet.rows.push(row);
                }
            }
        }
    }
    sheet
}

/// People of an area in a month by phase: in need, then reached.
type Counts = [[u64; 3]; 2];

/// The people of every area by month, as finely as readers may know.
pub(super) fn counts(subject: &Subject<'_>) -> BTreeMap<AreaIx, Vec<Counts>> {
    let by_district = subject.level() == AreaLevel::District && subject.shows(Content::Districts);
    let mut areas: BTreeMap<AreaIx, Vec<Counts>> = BTreeMap::new();
    for area in subject.areas() {
        let ix = if by_district { area.area } else { subject.province(area.area) };
        let months = areas.entry(ix).or_insert_with(|| vec![Counts::default(); area.months.len()]);
        for (sum, month) in months.iter_mut().zip(&area.months) {
            for (sum, figures) in sum.iter_mut().zip([month.need, month.shown]) {
                for (sum, people) in sum.iter_mut().zip(figures) {
                    *sum += people;
                }
            }
        }
    }
    areas
}

/// `location_code` to `admin_level` of an area.
pub(super) fn area_cells(subject: &Subject<'_>, ix: AreaIx) -> [Cell; 6] {
    let areas = &subject.country.areas;
    let area = &areas[ix.index()];
    let country = Cell::text(&subject.country.about.iso3);
    let names = |area: &crate::country::Area| [&area.pcode, &area.name].map(|n| Cell::text(n));
    let [code, name] = names(area);
    match area.parent {
        Some(parent) => {
            let [province, province_name] = names(&areas[parent.index()]);
            [country, province, province_name, code, name, Cell::Whole(2)]
        }
        None => [country, code, name, Cell::Empty, Cell::Empty, Cell::Whole(1)],
    }
}
