//! `routes.csv`: which way the food goes, by months; a row for every shipment.

use crate::plan::{Exact, Plan, Shipment, shown};
use crate::report::findings::subject::Subject;
use crate::report::kit::figure::Figure;
use crate::report::kit::sheet::{Cell, Sheet};

pub(super) fn sheet(subject: &Subject<'_>, plan: &Plan) -> Sheet {
    let columns = [
        "route",
        "origin",
        "corridor",
        "places",
        "links",
        "area_pcode",
        "area_name",
        "month_leaves",
        "month_handed_out",
        "waits",
        "food_mt",
        "cost_usd",
    ];
    let mut sheet = Sheet::new("routes", &columns);
    let country = subject.country;
    let window = subject.scenario.window;
    // Rounded together, so that the rows add up to all that is handed out.
    let all = plan.routes.iter().flat_map(|r| &r.shipments);
    let mut grams = shown(&all.map(|s| s.grams).collect::<Vec<_>>()).into_iter();
    for route in &plan.routes {
        let place = |ix: &crate::country::PlaceIx| country.places[ix.index()].id.as_str();
        let corridor = route.corridor.map(|ix| country.corridors[ix.index()].id.as_str());
        let places: Vec<&str> = route.places.iter().map(place).collect();
        let links = route.links.iter().map(|ix| country.links[ix.index()].id.as_str());
        let links: Vec<&str> = links.collect();
        let area = &country.areas[route.area.index()];
        for shipment in &route.shipments {
            let whole = i128::from(grams.next().unwrap_or(0));
            sheet.rows.push(vec![
                Cell::Whole(i64::from(route.number)),
                Cell::text(place(&route.origin)),
                Cell::text(corridor.unwrap_or("")),
                Cell::Text(places.join("|")),
                Cell::Text(links.join("|")),
                Cell::text(&area.pcode),
                Cell::text(&area.name),
                Cell::Text(window.month(shipment.leaves).to_string()),
                Cell::Text(window.month(shipment.handed_out).to_string()),
                Cell::Text(waits(subject, shipment)),
                Cell::Figure(Figure::mt(Exact::from_integer(whole))),
                Cell::Figure(Figure::usd(shipment.costs.total())),
            ]);
        }
    }
    sheet
}

/// Where a shipment waits: `termez 2021-10..2021-12`, or `ahead` where it is handed out early.
fn waits(subject: &Subject<'_>, shipment: &Shipment) -> String {
    let told = shipment.waits.iter().map(|wait| {
        let place = &subject.country.places[wait.place.index()].id;
        let month = |period| subject.scenario.window.month(period);
        let ahead = if wait.ahead { "ahead from " } else { "" };
        format!("{ahead}{place} {}..{}", month(wait.from), month(wait.until))
    });
    told.collect::<Vec<_>>().join("|")
}
