//! `route-lengths.csv`: the routes of a plan, measured.

use crate::report::{Cell, RoutesReport, Sheet};

pub(super) fn sheet(routes: &RoutesReport) -> Sheet {
    let columns = [
        "route",
        "from",
        "area_pcode",
        "area_name",
        "by",
        "food_mt",
        "person_months",
        "months",
        "length_km",
        "days_door_to_door",
        "usd_per_mt",
        "permissions",
        "no_other_way",
        "tightest_percent",
    ];
    let mut sheet = Sheet::new("route-lengths", &columns);
    for route in &routes.routes {
        sheet.rows.push(vec![
            Cell::Whole(i64::from(route.number)),
            Cell::text(&route.from),
            Cell::text(&route.area_code),
            Cell::text(&route.area_name),
            Cell::text(&route.by),
            route.food_mt.map_or(Cell::Empty, Cell::Figure),
            route.person_months.map_or(Cell::Empty, Cell::People),
            Cell::text(&route.months),
            Cell::Figure(route.length_km),
            Cell::Figure(route.days_door_to_door),
            route.usd_per_mt.map_or(Cell::Empty, Cell::Figure),
            Cell::text(&route.permissions.join("|")),
            route.no_other_way.as_ref().map_or(Cell::Empty, |legs| Cell::text(&legs.join("|"))),
            route.tightest_percent.map_or(Cell::Empty, Cell::Figure),
        ]);
    }
    sheet
}
