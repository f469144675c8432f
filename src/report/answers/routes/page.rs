//! The routes of a plan as they are told in every format.

use super::{PlannedRouteTold, RoutesReport};
use crate::kit::sheet::Cell;
use crate::kit::{
    Answered, Declared, Description, Part, Sentence, Table, TableSchema, col, in_data, known,
    means, on_pages, say,
};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The routes, measured.
pub(in crate::report) const ROUTES: Declared<PlannedRouteTold> = Declared {
    name: "route-lengths",
    row: "A route of the plan, measured",
    columns: &[
        known("route", "#", |route| Cell::Whole(i64::from(route.number))),
        known("from", "From", |route| Cell::text(&route.from)),
        in_data(known("area_pcode", "Code", |route| Cell::text(&route.area_code))),
        known("area_name", "To", |route| Cell::text(&route.area_name)),
        known("by", "By", |route| Cell::from(&route.by)),
        known("food_mt", "MT", |route| Cell::figure(route.food_mt)),
        in_data(known("person_months", "Person-months", |route| {
            route.person_months.map_or(Cell::Empty, Cell::People)
        })),
        known("months", "Leaves", |route| Cell::from(&route.months)),
        known("length_km", "km", |route| Cell::Figure(route.length_km)),
        known("days_door_to_door", "Days", |route| Cell::Figure(route.days_door_to_door)),
        known("usd_per_mt", "USD/MT", |route| Cell::figure(route.usd_per_mt)),
        in_data(known("permissions", "Permissions", |route| {
            Cell::Text(route.permissions.join("|"))
        })),
        on_pages("Permits", |route| match route.food_mt {
            Some(_) => Cell::Whole(route.permissions.len() as i64),
            None => Cell::Empty,
        }),
        on_pages("Needs", |route| match route.food_mt {
            Some(_) => Cell::Empty,
            None => Cell::Text(route.permission_kinds.join(", ")),
        }),
        in_data(known("no_other_way", "No other way", |route| {
            let each = |legs: &Vec<Sentence>| legs.iter().map(Sentence::to_string).collect();
            let legs: Option<Vec<String>> = route.no_other_way.as_ref().map(each);
            legs.map_or(Cell::Empty, |legs| Cell::Text(legs.join("|")))
        })),
        in_data(known("tightest_percent", "Tightest, %", |route| {
            Cell::figure(route.tightest_percent)
        })),
    ],
};

/// What several routes have in common, and which.
struct Shared {
    what: Sentence,
    routes: Vec<u32>,
}

const PERMISSIONS: Declared<Shared> = Declared {
    name: "routes-permissions",
    row: "A permission, and the routes of the plan that need it",
    columns: &[
        known("permission", "Permission", |shared| Cell::from(&shared.what)),
        col("routes", "Routes", means::words("Numbers of the routes"), Shared::numbers),
    ],
};

const KEEP_OPEN: Declared<Shared> = Declared {
    name: "routes-keep-open",
    row: "A leg that nothing stands in for, and the routes of the plan that take it",
    columns: &[
        col("leg", "Leg without an alternative", means::words("Both ends of the leg"), |shared| {
            Cell::from(&shared.what)
        }),
        col("routes", "Routes", means::words("Numbers of the routes"), Shared::numbers),
    ],
};

impl Shared {
    fn numbers(&self) -> Cell {
        let numbers: Vec<String> = self.routes.iter().map(u32::to_string).collect();
        Cell::Text(numbers.join(", "))
    }
}

impl Answered for RoutesReport {
    fn tables() -> Vec<TableSchema> {
        vec![ROUTES.schema(), PERMISSIONS.schema(), KEEP_OPEN.schema()]
    }

    fn described(&self) -> Description {
        let mut parts: Vec<Part> = self.map.clone().map(Part::Picture).into_iter().collect();
        let with_tonnes = self.routes.iter().any(|route| route.food_mt.is_some());
        if !self.routes.is_empty() {
            let caption = match with_tonnes {
                true => {
                    say!(
                        "routes.table.largest-first",
                        "The routes of the plan, the largest first, under their numbers among all of them"
                    )
                }
                false => say!(
                    "routes.table.by-end",
                    "The routes of the plan, in order of where they end"
                ),
            };
            parts.push(Part::section("routes", say!("routes.section.routes", "Route by route")));
            let (shown, _) = self.routes.split_at(self.routes.len().saturating_sub(self.left_out));
            parts.push(Part::OnPages(ROUTES.of(caption.clone(), shown)));
            parts.push(Part::Data(ROUTES.of(caption, &self.routes)));
        }
        if self.left_out > 0 {
            let n = self.left_out;
            parts.push(Part::paragraph(match with_tonnes {
                true => say!(
                    "routes.left-out.smaller",
                    "{n} smaller {n:route is|routes are} left out of this list; --limit tells more, and the data \
                     tables hold all.",
                    n
                ),
                false => say!(
                    "routes.left-out.more",
                    "{n} more {n:route is|routes are} left out of this list; --limit tells more, and the data tables \
                     hold all.",
                    n
                ),
            }));
        }
        parts.extend(self.shared(with_tonnes));
        let head = self.masthead.clone();
        Description {
            title: say!(
                "routes.title",
                "Routes of {scenario}",
                scenario = head.scenario_name.to_string()
            ),
            subtitle: say!(
                "routes.subtitle",
                "{country}, {scenario}",
                country = &head.country,
                scenario = head.scenario.to_string(),
            ),
            in_short: self.headline.clone(),
            head,
            parts,
        }
    }
}

impl RoutesReport {
    /// What several routes share: legs without an alternative, or what permission they take.
    fn shared(&self, with_tonnes: bool) -> Vec<Part> {
        let shared = match with_tonnes {
            true => (
                "keep-open",
                say!("routes.section.keep-open", "Legs without an alternative"),
                self.keep_open(),
            ),
            false => (
                "permissions",
                say!("routes.section.permissions", "What permission they take"),
                self.permissions(),
            ),
        };
        match shared {
            (id, title, Some(table)) => vec![Part::section(id, title), Part::Table(table)],
            (_, _, None) => Vec::new(),
        }
    }

    /// Which routes need which permission.
    fn permissions(&self) -> Option<Table> {
        let mut by_key: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for route in &self.routes {
            for key in &route.permissions {
                by_key.entry(key).or_default().push(route.number);
            }
        }
        let shared =
            |(key, routes): (&str, Vec<u32>)| Shared { what: Sentence::of_others(key), routes };
        let rows: Vec<Shared> = by_key.into_iter().map(shared).collect();
        let caption = say!(
            "routes.table.permissions",
            "Permissions on the way, and the routes that need them"
        );
        (!rows.is_empty()).then(|| PERMISSIONS.of(caption, &rows))
    }

    /// Which routes take a leg that nothing stands in for, those of most routes first.
    fn keep_open(&self) -> Option<Table> {
        let mut rows: Vec<Shared> = Vec::new();
        for route in &self.routes {
            for leg in route.no_other_way.iter().flatten() {
                match rows.iter_mut().find(|known| known.what == *leg) {
                    Some(known) => known.routes.push(route.number),
                    None => rows.push(Shared { what: leg.clone(), routes: vec![route.number] }),
                }
            }
        }
        rows.sort_by_key(|shared| Reverse(shared.routes.len()));
        let caption =
            say!("routes.table.keep-open", "Legs to keep open: nothing stands in for them");
        (!rows.is_empty()).then(|| KEEP_OPEN.of(caption, &rows))
    }
}
