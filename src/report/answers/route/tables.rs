//! The tables of a route: as data, and as they stand on pages.

use super::cells::{
    by, counted, listed, notes, numbers, planned, some, stands_in, then_by, whole, with_basis,
};
use super::{FailTold, LegTold, PermissionTold, RouteTold, VehicleTold};
use crate::kit::columns::Meaning;
use crate::kit::sheet::Cell;
use crate::kit::{Declared, col, in_data, known, means, on_pages, on_pages_right};

const OPEN: Meaning = means::figure(1, "Part of the month in which it is open, in percent");
const USD_PER_MT: Meaning = means::figure(2, "US dollars for moving a tonne, levies included");
const LEVY: Meaning = means::figure(2, "The part of that which is levied, in US dollars a tonne");

/// Leg by leg.
pub(super) const LEGS: Declared<LegTold> = Declared {
    name: "route-legs",
    row: "A leg of the best route, in order of travel",
    columns: &[
        col("leg", "#", means::number("Its number along the route"), |leg| whole(leg.number)),
        in_data(col("link", "Link", means::code("Key of the link"), |leg| Cell::text(&leg.link))),
        in_data(col("from", "From", means::words("Where it starts"), |leg| Cell::text(&leg.from))),
        col("to", "To", means::words("Where it ends"), |leg| Cell::text(&leg.to)),
        on_pages("By", by),
        in_data(col("mode", "Mode", means::code("Road, rail, sea or air"), |leg| {
            Cell::text(leg.mode)
        })),
        in_data(col("surface", "Surface", means::words("What it runs on"), |leg| {
            Cell::text(leg.surface)
        })),
        in_data(col("truck", "Truck", means::words("Largest truck that passes"), |leg| {
            Cell::word(leg.truck)
        })),
        on_pages_right("km", |leg| with_basis(Some(leg.length_km), Some(leg.length_basis))),
        in_data(col("length_km", "km", means::figure(1, "Kilometres"), |leg| {
            Cell::Figure(leg.length_km)
        })),
        in_data(col("length_basis", "Basis", BASIS, |leg| Cell::text(leg.length_basis))),
        on_pages_right("Hours", |leg| match leg.hours {
            Some(hours) => with_basis(Some(hours), leg.hours_basis),
            None => Cell::text("?"),
        }),
        in_data(col(
            "hours",
            "Hours",
            means::figure(1, "Hours under way; empty where no source says"),
            |leg| Cell::figure(leg.hours),
        )),
        in_data(col("hours_basis", "Basis", BASIS, |leg| Cell::word(leg.hours_basis))),
        on_pages_right("Border", |leg| with_basis(leg.border_hours, leg.border_basis)),
        in_data(col(
            "border_hours",
            "Border",
            means::figure(1, "Hours at the border that it crosses"),
            |leg| Cell::figure(leg.border_hours),
        )),
        in_data(col("border_basis", "Basis", BASIS, |leg| Cell::word(leg.border_basis))),
        col("usd_per_mt", "USD/MT", USD_PER_MT, |leg| Cell::figure(leg.usd_per_mt)),
        in_data(col("levy_usd_per_mt", "Levy", LEVY, |leg| Cell::figure(leg.levy_usd_per_mt))),
        col(
            "capacity_mt",
            "Carries",
            means::figure(
                0,
                "Tonnes of aid that it carries in the month; empty where no source limits it",
            ),
            |leg| Cell::figure(leg.capacity_mt),
        ),
        in_data(col(
            "capacity_derivation",
            "Derivation",
            means::words("How that was worked out, and from what"),
            |leg| Cell::word(leg.capacity_derivation.as_deref()),
        )),
        on_pages_right("Planned", planned),
        in_data(col(
            "planned_mt",
            "Planned",
            means::figure(0, "Tonnes that the plan moves along it in the month"),
            |leg| Cell::figure(leg.planned_mt),
        )),
        in_data(col(
            "used_percent",
            "Used",
            means::figure(1, "Those over what it carries, in percent"),
            |leg| Cell::figure(leg.used_percent),
        )),
        on_pages("Needs", |leg| match leg.planned_mt {
            // Whoever reads what it carries finds the permissions in a table of their own.
            Some(_) => Cell::Empty,
            None => listed(&leg.permission_kinds),
        }),
        in_data(col(
            "permission_kinds",
            "Needs",
            means::words("Sorts of permission that it takes"),
            |leg| listed(&leg.permission_kinds),
        )),
        in_data(col(
            "permissions",
            "Permissions",
            means::words("Keys of the permissions that it takes"),
            |leg| listed(&leg.permissions),
        )),
        col("open_percent", "Open, %", OPEN, |leg| Cell::Figure(leg.open_percent)),
        in_data(col(
            "closed_months",
            "Closed",
            means::words("Months in which a season closes it"),
            |leg| Cell::filled(&leg.closed_months.to_string()),
        )),
        on_pages("Notes", notes),
    ],
};

const BASIS: Meaning = means::code("published, derived from published figures, or assumed");

/// The routes side by side.
pub(super) const ROUTES: Declared<RouteTold> = Declared {
    name: "route-routes",
    row: "A route from loading to unloading; 1 is the best",
    columns: &[
        col("route", "Route", means::number("Its number: 1 is the best"), |route| {
            whole(route.number)
        }),
        col("by", "By", means::words("The places by which it is known"), |route| {
            Cell::from(&route.by)
        }),
        col("length_km", "Length, km", means::figure(0, "Kilometres"), |route| {
            Cell::Figure(route.totals.length_km)
        }),
        col(
            "hours_driving",
            "Driving, hours",
            means::figure(1, "Hours that trucks drive"),
            |route| Cell::Figure(route.totals.hours_driving),
        ),
        col(
            "hours_other",
            "By train, ship or aircraft, hours",
            means::figure(1, "Hours by train, ship or aircraft"),
            |route| some(route.totals.hours_other),
        ),
        on_pages_right("At borders, hours", |route| route.totals.at_borders()),
        in_data(col(
            "hours_at_borders",
            "At borders, hours",
            means::figure(
                1,
                "Hours at borders, as far as the tables have them; empty where they have none of any that is crossed",
            ),
            |route| match route.totals.nothing_known_of_borders() {
                true => Cell::Empty,
                false => Cell::Figure(route.totals.hours_at_borders),
            },
        )),
        col(
            "hours_handling",
            "Loading, changing vehicles, unloading, hours",
            means::figure(1, "Hours of loading, changing vehicles and unloading"),
            |route| Cell::Figure(route.totals.hours_handling),
        ),
        on_pages_right("Door to door, days", |route| route.totals.days()),
        in_data(col(
            "days_door_to_door",
            "Door to door, days",
            means::figure(
                1,
                "Days from the start of loading to the end of unloading; the least, where hours are not known",
            ),
            |route| Cell::Figure(route.totals.days_door_to_door),
        )),
        in_data(col("days_basis", "Basis", BASIS, |route| Cell::text(route.totals.days_basis))),
        col("usd_per_mt", "Moving it, USD a tonne", USD_PER_MT, |route| {
            Cell::figure(route.totals.usd_per_mt)
        }),
        in_data(col("cost_basis", "Basis", BASIS, |route| Cell::word(route.totals.cost_basis))),
        col("levy_usd_per_mt", "Of that levies, USD a tonne", LEVY, |route| {
            route.totals.levy_usd_per_mt.map_or(Cell::Empty, some)
        }),
        col(
            "usd",
            "Moving the tonnes asked about, USD",
            means::figure(0, "US dollars for the tonnes asked about"),
            |route| Cell::figure(route.totals.usd),
        ),
        col(
            "legs_without_hours",
            "Legs without hours in the tables",
            means::number("Legs whose hours nobody knows; days are then the least"),
            |route| counted(route.totals.legs_without_hours),
        ),
        col(
            "borders_without_hours",
            "Borders without hours in the tables",
            means::number("Borders whose hours nobody knows; days are then the least"),
            |route| counted(route.totals.borders_without_hours),
        ),
        col("permissions", "Permissions", means::number("Permissions that it takes"), |route| {
            whole(route.permissions.len())
        }),
        col(
            "shared_length_percent",
            "In common with the best, %",
            means::figure(1, "Part of its length in common with the best route, in percent"),
            |route| Cell::figure(route.shared_length_percent),
        ),
    ],
};

/// Vehicles of the best route.
pub(super) const VEHICLES: Declared<VehicleTold> = Declared {
    name: "route-vehicles",
    row: "A vehicle, and where it goes",
    columns: &[
        col("vehicle", "Vehicle", means::words("What carries the load"), |v| {
            Cell::from(&v.vehicle)
        }),
        col("from", "From", means::words("Where it begins"), |v| Cell::text(&v.from)),
        col("to", "To", means::words("Where it ends"), |v| Cell::text(&v.to)),
        col("payload_mt", "MT each", means::figure(0, "Tonnes that one truck carries"), |v| {
            Cell::figure(v.payload_mt)
        }),
        col("trucks", "Trucks", means::figure(0, "Trucks for the tonnes asked about"), |v| {
            v.trucks.map_or(Cell::Empty, Cell::count)
        }),
    ],
};

/// Permissions on the way, and what stands in where one is refused.
pub(super) const PERMISSIONS: Declared<PermissionTold> = Declared {
    name: "route-permissions",
    row: "A permission on the way of the best route",
    columns: &[
        known("permission", "Permission", |p| Cell::text(&p.id)),
        col("kind", "Sort", means::code("Sort of the permission"), |p| Cell::text(p.kind)),
        in_data(col("name", "Name", means::words("What it allows"), |p| {
            Cell::word(p.name.as_deref())
        })),
        col("granted_by", "Granted by", means::words("Who grants it"), |p| {
            Cell::word(p.counterpart.as_deref())
        }),
        col("legs", "Legs", means::words("Numbers of the legs that take it"), |p| {
            Cell::Text(numbers(&p.legs))
        }),
        col("open_percent", "Open, %", OPEN, |p| Cell::Figure(p.open_percent)),
        col("then_by", "If refused, by", THEN_BY, |p| then_by(p.refused.as_ref())),
        col("more_km", "km more", MORE_KM, |p| {
            Cell::figure(stands_in(p.refused.as_ref()).map(|f| f.longer_km))
        }),
        in_data(col("detour_factor", "Detour", DETOUR, |p| {
            Cell::figure(stands_in(p.refused.as_ref()).map(|f| f.detour_factor))
        })),
        col("more_days", "Days more", MORE_DAYS, |p| {
            Cell::figure(stands_in(p.refused.as_ref()).map(|f| f.more_days))
        }),
        col("more_usd_per_mt", "USD/MT more", MORE_USD, |p| {
            Cell::figure(stands_in(p.refused.as_ref()).map(|f| f.dearer_usd_per_mt))
        }),
    ],
};

/// Parts that can fail, and what stands in.
pub(super) const FAILS: Declared<FailTold> = Declared {
    name: "route-fallbacks",
    row: "A part of the best route that fails, and what stands in",
    columns: &[
        col("between", "If it fails between", means::words("What fails"), |fail| {
            Cell::from(&fail.what)
        }),
        col("legs", "Legs", means::words("Numbers of its legs"), |fail| {
            Cell::Text(numbers(&fail.legs))
        }),
        col("then_by", "Then by", THEN_BY, |fail| then_by(Some(fail))),
        col("more_km", "km more", MORE_KM, |fail| {
            Cell::figure(stands_in(Some(fail)).map(|f| f.longer_km))
        }),
        col("detour_factor", "Detour", DETOUR, |fail| {
            Cell::figure(stands_in(Some(fail)).map(|f| f.detour_factor))
        }),
        col("more_days", "Days more", MORE_DAYS, |fail| {
            Cell::figure(stands_in(Some(fail)).map(|f| f.more_days))
        }),
        col("more_usd_per_mt", "USD/MT more", MORE_USD, |fail| {
            Cell::figure(stands_in(Some(fail)).map(|f| f.dearer_usd_per_mt))
        }),
    ],
};

const THEN_BY: Meaning = means::words("The places by which the other way differs");
const MORE_KM: Meaning = means::change(0, "Kilometres more");
const DETOUR: Meaning = means::figure(2, "Its length over that of the best route");
const MORE_DAYS: Meaning = means::change(1, "Days more");
const MORE_USD: Meaning = means::change(2, "US dollars a tonne more");
