//! `route-lengths.csv`: the routes of a plan, measured.

use crate::report::answers::routes::ROUTES;
use crate::report::answers::routes::RoutesReport;
use crate::report::kit::sheet::Sheet;

pub(super) fn sheet(routes: &RoutesReport) -> Sheet {
    ROUTES.of("", &routes.routes).sheet().clone()
}
