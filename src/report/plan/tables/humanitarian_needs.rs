//! `humanitarian-needs.csv`: people in need and people a plan reaches, laid out like the file of that
//! name on HDX HAPI, so that what reads the one reads the other.

use super::reach::{STATUSES, area_cells, counts};
use crate::country::AreaIx;
use crate::evidence::Basis;
use crate::report::findings::subject::Subject;
use crate::report::kit::figure::Count;
use crate::report::kit::sheet::{Cell, Sheet};
use crate::time::Month;

/// The sector of food security, in HAPI's words.
const SECTOR: &str = "FSC";
const CATEGORIES: [&str; 4] = ["ipc-phase-3", "ipc-phase-4", "ipc-phase-5", "total"];

pub(super) fn sheet(subject: &Subject<'_>) -> Sheet {
    let columns = [
        "location_code",
        "has_hrp",
        "in_gho",
        "provider_admin1_name",
        "provider_admin2_name",
        "admin1_code",
        "admin1_name",
        "admin2_code",
        "admin2_name",
        "admin_level",
        "category",
        "sector_code",
        "population_status",
        "population",
        "reference_period_start",
        "reference_period_end",
        "dataset_hdx_id",
        "resource_hdx_id",
        "warning",
        "error",
    ];
    let mut sheet = Sheet::new("humanitarian-needs", &columns);
    for (ix, months) in &counts(subject) {
        let [location, province, province_name, district, district_name, level] =
            area_cells(subject, *ix);
        let (first, last) = ([&location], [&province, &province_name, &district, &district_name]);
        let names: Vec<Cell> = first
            .into_iter()
            .chain([&Cell::Empty, &Cell::Empty, &province_name, &district_name])
            .chain(last)
            .chain([&level])
            .cloned()
            .collect();
        for ((_, month), counts) in subject.months().zip(months) {
            for (status, counts) in STATUSES.iter().zip(counts) {
                let whole = counts.iter().sum();
                for (category, people) in CATEGORIES.iter().zip(counts.iter().chain([&whole])) {
                    let count = subject.count(*people);
                    let mut row = names.clone();
                    row.push(Cell::text(category));
                    row.push(Cell::text(SECTOR));
                    row.push(Cell::text(status));
                    // Programs that read this file expect a number or nothing.
                    row.push(if count == Count::Few { Cell::Empty } else { Cell::People(count) });
                    row.push(Cell::Text(month.first_day().to_string()));
                    row.push(Cell::Text(month.last_day().to_string()));
                    row.extend([Cell::Empty, Cell::Empty]);
                    row.push(Cell::Text(warning(subject, *ix, month, status, count)));
                    row.push(Cell::Empty);
                    sheet.rows.push(row);
                }
            }
        }
    }
    sheet
}

/// What a reader must know of a row: that it is planned, what it rests on, that it is held back.
fn warning(
    subject: &Subject<'_>,
    area: AreaIx,
    month: Month,
    status: &str,
    count: Count,
) -> String {
    let mut said = Vec::new();
    if status == STATUSES[1] {
        said.push("planned, not reported".to_owned());
    } else {
        let needs = subject.country.needs.iter();
        let basis = needs
            .filter(|need| need.month == month)
            .filter(|need| need.area == area || subject.province(need.area) == area)
            .map(|need| need.origin.basis)
            .max_by_key(|basis| match basis {
                Basis::Published => 0,
                Basis::Derived => 1,
                Basis::Assumed => 2,
            });
        if let Some(basis) = basis.filter(|basis| *basis != Basis::Published) {
            said.push(basis.word().to_owned());
        }
    }
    if count == Count::Few {
        said.push(format!("{} people, not shown", count.plain()));
    }
    said.join("; ")
}
