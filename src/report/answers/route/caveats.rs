//! What the figures of a route do not say.

use super::RouteTold;
use crate::analysis::route::By;
use crate::kit::{Sentence, say};
use crate::sharing::{Content, Sharing};

/// What the figures do not say.
pub(super) fn caveats(sharing: Sharing, by: By, routes: &[RouteTold]) -> Vec<Sentence> {
    let unknown = |route: &RouteTold| {
        route.totals.legs_without_hours + route.totals.borders_without_hours > 0
    };
    let mut told = vec![
        say!(
            "route.caveat.planning",
            "Planning figures: no security advice, and no word on the state of a road today. Ask those who \
             use it, and those who clear access, before anyone moves."
        ),
        say!(
            "route.caveat.days",
            "The plan lets food cross the country within its month; the days told here are for those who \
             send it."
        ),
        say!(
            "route.caveat.borders",
            "Waits at borders are known on the way into the country; where the tables have none, days are the least it \
             can take, and are told so."
        ),
    ];
    if by == By::Time && routes.iter().any(unknown) {
        told.push(say!(
            "route.caveat.hours-unknown",
            "Parts without hours in the tables count as no time, so that the quickest way may not be the \
             quickest."
        ));
    }
    if sharing.shows(Content::Limits) {
        told.push(say!(
            "route.caveat.unlimited",
            "A road that was neither counted nor has a class is held unlimited."
        ));
        return told;
    }
    if !routes.is_empty() {
        told.push(say!(
            "route.caveat.not-the-plan-s",
            "The way told here is the quickest or the shortest and need not be one that the plan takes; the \
             routes of the plan tell those."
        ));
    }
    told.push(say!(
        "route.caveat.for-the-team",
        "Tonnes, costs and capacities, other routes, what stands in where a part of the way fails, and who \
         decides are for the planning team."
    ));
    told
}
