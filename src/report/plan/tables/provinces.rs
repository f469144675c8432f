//! `provinces.csv`: each province over all months, with its names in every language of the pack.

use crate::report::findings::subject::Subject;
use crate::report::kit::sheet::{Cell, Sheet};
use crate::report::plan::summary::Summary;

pub(super) fn sheet(subject: &Subject<'_>, summary: &Summary) -> Sheet {
    let columns = [
        "admin1_code",
        "admin1_name",
        "name_fa",
        "name_ps",
        "need_person_months",
        "reached_person_months",
        "coverage_share",
        "food_mt",
        "worst_month",
        "worst_month_coverage_share",
        "note",
    ];
    let mut sheet = Sheet::new("provinces", &columns);
    for province in &summary.provinces {
        let areas = &subject.country.areas;
        let area = areas.iter().find(|area| area.pcode == province.admin1_code);
        let name = |of: fn(&crate::country::Area) -> &Option<String>| {
            area.and_then(|area| of(area).as_deref()).map_or(Cell::Empty, Cell::text)
        };
        sheet.rows.push(vec![
            Cell::text(&province.admin1_code),
            Cell::text(&province.admin1_name),
            name(|area| &area.name_fa),
            name(|area| &area.name_ps),
            Cell::People(province.need_person_months),
            Cell::People(province.reached_person_months),
            Cell::Figure(province.coverage_share),
            Cell::Figure(province.food_mt),
            Cell::word(province.worst_month.as_deref()),
            Cell::figure(province.worst_month_coverage_share),
            Cell::text(&province.note),
        ]);
    }
    sheet
}
