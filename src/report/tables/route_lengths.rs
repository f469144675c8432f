//! `route-lengths.csv`: the routes of a plan, measured.

use crate::report::planned_routes::ROUTES;
use crate::report::{RoutesReport, Sheet};

pub(super) fn sheet(routes: &RoutesReport) -> Sheet {
    ROUTES.of("", &routes.routes).sheet().clone()
}
