//! `routes.csv`: which way the food goes, by months; a row for every shipment. Pages tell the main routes.

use crate::kit::figure::Figure;
use crate::kit::sheet::{Cell, Sheet};
use crate::kit::{Declared, Table, in_data, known, on_pages, say, whole};
use crate::plan::{Exact, Plan, Route, Shipment, shown};
use crate::report::findings::subject::Subject;
use crate::report::findings::ways_in;
use crate::time::Month;

/// How many routes pages tell.
const MAIN: usize = 20;

/// A way, and food that goes by it.
pub(super) struct Row {
    number: u32,
    origin: String,
    corridor: String,
    /// Keys, and names, of the places on the way.
    places: [Vec<String>; 2],
    links: Vec<String>,
    pcode: String,
    area: String,
    food: Figure,
    moved: Option<Moved>,
}

/// When a shipment moves, and what it costs.
struct Moved {
    leaves: Month,
    handed_out: Month,
    waits: String,
    cost: Figure,
}

pub(super) const ROUTES: Declared<Row> = Declared {
    name: "routes",
    row: "A shipment of the plan, by route and month",
    columns: &[
        known("route", "Route", |row| Cell::Whole(i64::from(row.number))),
        in_data(known("origin", "Origin", |row| Cell::text(&row.origin))),
        in_data(known("corridor", "Way in", |row| Cell::text(&row.corridor))),
        in_data(known("places", "Places", |row| Cell::Text(row.places[0].join("|")))),
        in_data(known("links", "Links", |row| Cell::Text(row.links.join("|")))),
        in_data(known("area_pcode", "P-code", |row| Cell::text(&row.pcode))),
        known("area_name", "To", |row| Cell::text(&row.area)),
        on_pages("By", |row| Cell::Text(row.places[1].join(" → "))),
        in_data(known("month_leaves", "Leaves", |row| row.moved(|of| of.leaves.to_string()))),
        in_data(known("month_handed_out", "Handed out", |row| {
            row.moved(|of| of.handed_out.to_string())
        })),
        in_data(known("waits", "Waits", |row| row.moved(|of| of.waits.clone()))),
        whole(known("food_mt", "MT", |row| Cell::Figure(row.food))),
        in_data(known("cost_usd", "USD", |row| Cell::figure(row.moved.as_ref().map(|of| of.cost)))),
    ],
};

impl Row {
    fn moved(&self, of: fn(&Moved) -> String) -> Cell {
        self.moved.as_ref().map_or(Cell::Empty, |moved| Cell::Text(of(moved)))
    }
}

fn row(subject: &Subject<'_>, route: &Route, grams: Exact) -> Row {
    let country = subject.country;
    let place = |ix: &crate::country::PlaceIx| &country.places[ix.index()];
    let area = &country.areas[route.area.index()];
    Row {
        number: route.number,
        origin: place(&route.origin).id.clone(),
        corridor: ways_in::key(country, route.way_in),
        places: [
            route.places.iter().map(|ix| place(ix).id.clone()).collect(),
            route.places.iter().map(|ix| place(ix).name.clone()).collect(),
        ],
        links: route.links.iter().map(|ix| country.links[ix.index()].id.clone()).collect(),
        pcode: area.pcode.clone(),
        area: area.name.clone(),
        food: Figure::mt(grams),
        moved: None,
    }
}

pub(super) fn sheet(subject: &Subject<'_>, plan: &Plan) -> Sheet {
    let window = subject.scenario.window;
    // Rounded together, so that the rows add up to all that is handed out.
    let all = plan.routes.iter().flat_map(|route| &route.shipments);
    let grams = shown(&all.map(|shipment| shipment.grams).collect::<Vec<_>>());
    let shipments =
        plan.routes.iter().flat_map(|route| route.shipments.iter().map(move |s| (route, s)));
    let rows = shipments.zip(grams).map(|((route, shipment), grams)| Row {
        moved: Some(Moved {
            leaves: window.month(shipment.leaves),
            handed_out: window.month(shipment.handed_out),
            waits: waits(subject, shipment),
            cost: Figure::usd(shipment.costs.total()),
        }),
        ..row(subject, route, Exact::from_integer(i128::from(grams)))
    });
    ROUTES.data_of(&rows.collect::<Vec<_>>())
}

/// The largest routes, over all months.
pub(in crate::report) fn main_routes(subject: &Subject<'_>, plan: &Plan) -> Table {
    let rows: Vec<Row> =
        plan.routes.iter().take(MAIN).map(|route| row(subject, route, route.grams())).collect();
    let caption = say!(
        "plan.routes.table",
        "The {shown} largest of {all} routes; a run folder has all, month by month",
        shown = rows.len(),
        all = plan.routes.len(),
    );
    ROUTES.of(caption, &rows)
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
