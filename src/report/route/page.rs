//! Routes as a document.

use super::{FailTold, FallbackTold, HandingTold, LegTold, RouteReport, RouteTold};
use crate::analysis::route::Flights;
use crate::page::{Block, Cell, Side, Table};
use crate::report::kit::{Answered, Description, Part, TableSchema};
use crate::report::{Figure, listed};

impl Answered for RouteReport {
    fn tables() -> Vec<TableSchema> {
        Vec::new()
    }

    fn described(&self) -> Description {
        let mut blocks = Vec::new();
        if !self.in_the_way.is_empty() {
            blocks.push(Block::section("in-the-way", "What is in the way"));
            blocks.push(Block::bullets(&self.in_the_way));
        }
        if let Some(best) = self.routes.first().filter(|best| !best.legs.is_empty()) {
            blocks.extend(self.best(best));
            blocks.extend(self.others());
        }
        if !self.assumed.is_empty() {
            blocks.push(Block::section("assumed", "What the figures rest on"));
            blocks.push(Block::bullets(&self.assumed));
        }
        if !self.sources.is_empty() {
            let sources = format!("Sources: {}.", self.sources.join("; "));
            blocks.push(Block::paragraph(&sources));
        }
        blocks.push(Block::section("limits", "What they do not say"));
        blocks.push(Block::bullets(&self.caveats));
        let head = &self.masthead;
        let title = format!("{} to {}, {}", self.from.name, self.to.name, self.month_in_words);
        let subtitle = format!(
            "{}: {} ({}); the best route is the best by {}{}",
            head.country,
            head.scenario_name,
            head.scenario,
            self.best_by,
            if self.flights == Flights::Fewest.word() { ", with the fewest flights" } else { "" },
        );
        Description {
            title,
            subtitle,
            in_short: self.headline.clone(),
            head: head.clone(),
            parts: blocks.into_iter().map(Part::Block).collect(),
        }
    }
}

impl RouteReport {
    fn best(&self, best: &RouteTold) -> Vec<Block> {
        let mut blocks = vec![
            Block::section("legs", "Leg by leg"),
            Block::Table(legs(best)),
            Block::paragraph(&below_legs(best)),
        ];
        let derived: Vec<String> = best
            .legs
            .iter()
            .filter_map(|leg| {
                let derivation = leg.capacity_derivation.as_ref()?;
                Some(format!("{} – {}: {derivation}", leg.from, leg.to))
            })
            .collect();
        if !derived.is_empty() {
            blocks.push(Block::part("capacities", "Where capacities come from"));
            blocks.push(Block::bullets(&derived));
        }
        blocks.push(match best.totals.usd_per_mt {
            Some(_) => Block::section("time-and-cost", "Time, cost and vehicles"),
            None => Block::section("time", "Time and vehicles"),
        });
        blocks.push(Block::Table(self.sums(best)));
        blocks.push(Block::Table(vehicles(best)));
        if !best.permissions.is_empty() {
            blocks.push(match best.legs_fail {
                Some(_) => Block::section("permissions", "Whose permission it takes"),
                None => Block::section("permissions", "What permission it takes"),
            });
            blocks.push(Block::Table(permissions(best)));
        }
        blocks.extend(self.handing_out());
        if let Some(fails) = &best.legs_fail {
            blocks.push(Block::section("fallbacks", "If a part of the way fails"));
            blocks.push(Block::Table(fallbacks(fails)));
        }
        blocks.push(Block::section("season", "Seasons"));
        if best.season.is_empty() {
            blocks.push(Block::paragraph(
                "No season closes any part of it later in the months planned for.",
            ));
        } else {
            blocks.push(Block::bullets(&best.season));
        }
        blocks
    }

    /// What handing out takes where the route ends.
    fn handing_out(&self) -> Option<Block> {
        let told = |permission: &HandingTold| {
            let open = permission.open_percent.plain();
            format!("`{}` ({}, open {open} %)", permission.id, permission.kind)
        };
        let told: Vec<String> = self.handing_out.iter().map(told).collect();
        let to = &self.to.name;
        (!told.is_empty())
            .then(|| Block::paragraph(&format!("Handing out in {to} takes {}.", listed(&told))))
    }

    fn sums(&self, best: &RouteTold) -> Table {
        let columns = [("Over the whole route", Side::Start), ("Figure", Side::End)];
        let mut table = Table::new("From loading to unloading", &columns);
        let totals = &best.totals;
        let mut row = |what: &str, figure: String| {
            table.rows.push(vec![Cell::text(what), Cell::text(&figure)]);
        };
        row("Length, km", totals.length_km.to_places(0).grouped());
        row("Driving, hours", totals.hours_driving.grouped());
        if !totals.hours_other.is_nought() {
            row("By train, ship or aircraft, hours", totals.hours_other.grouped());
        }
        row("At borders, hours", totals.hours_at_borders.grouped());
        row("Loading, changing vehicles, unloading, hours", totals.hours_handling.grouped());
        row("Door to door, days", totals.days_door_to_door.grouped());
        if let Some(usd) = totals.usd_per_mt {
            row("Moving it, levies included, USD a tonne", usd.grouped());
        }
        if let Some(levy) = totals.levy_usd_per_mt.filter(|levy| !levy.is_nought()) {
            row("Of that levies, USD a tonne", levy.grouped());
        }
        if let (Some(amount), Some(usd)) = (self.amount_mt, totals.usd) {
            let amount = amount.to_places(0).grouped();
            row(&format!("Moving {amount} MT, USD"), usd.to_places(0).grouped());
        }
        if totals.legs_without_hours > 0 {
            row("Legs without hours in the tables", totals.legs_without_hours.to_string());
        }
        if totals.borders_without_hours > 0 {
            row("Borders without hours in the tables", totals.borders_without_hours.to_string());
        }
        table
    }

    fn others(&self) -> Vec<Block> {
        if self.routes.len() < 2 {
            return Vec::new();
        }
        let columns = [
            ("Route", Side::Start),
            ("By", Side::Start),
            ("km", Side::End),
            ("Days", Side::End),
            ("USD/MT", Side::End),
            ("Permissions", Side::End),
            ("In common", Side::End),
        ];
        let mut table =
            Table::new("Routes that differ in substance, and the best beside them", &columns);
        for route in &self.routes {
            let totals = &route.totals;
            let in_common = route.shared_length_percent.map(|part| format!("{} %", part.plain()));
            table.rows.push(vec![
                Cell::text(&route.number.to_string()),
                Cell::text(&route.by),
                Cell::text(&totals.length_km.to_places(0).grouped()),
                Cell::text(&totals.days_door_to_door.grouped()),
                Cell::text(&grouped(totals.usd_per_mt)),
                Cell::text(&route.permissions.len().to_string()),
                Cell::text(&in_common.unwrap_or_default()),
            ]);
        }
        vec![Block::section("others", "Other routes"), Block::Table(table)]
    }
}

fn letter(basis: &str) -> &str {
    basis.get(..1).unwrap_or("")
}

fn grouped(figure: Option<Figure>) -> String {
    figure.map_or(String::new(), Figure::grouped)
}

/// What the letters and columns of the table of legs mean.
fn below_legs(best: &RouteTold) -> String {
    let carried = match for_the_team(best) {
        true => {
            "Carries: MT of aid in the month, – where no source gives a limit. Planned: MT that the \
             plan moves along it in the month."
        }
        false => "Needs: the sorts of permission it takes.",
    };
    format!(
        "p published, d derived from published figures, a assumed. Hours under way, and at the border \
         that the leg crosses. {carried} Open: share of the month that permissions and seasons leave."
    )
}

/// Whether loads and what the legs carry are told.
fn for_the_team(best: &RouteTold) -> bool {
    best.legs.iter().any(|leg| leg.planned_mt.is_some())
}

fn legs(best: &RouteTold) -> Table {
    let mut columns = vec![
        ("#", Side::End),
        ("To", Side::Start),
        ("By", Side::Start),
        ("km", Side::End),
        ("Hours", Side::End),
        ("Border", Side::End),
    ];
    let for_the_team = for_the_team(best);
    columns.extend(match for_the_team {
        true => vec![("USD/MT", Side::End), ("Carries", Side::End), ("Planned", Side::End)],
        false => vec![("Needs", Side::Start)],
    });
    columns.extend([("Open", Side::End), ("Notes", Side::Start)]);
    let from = best.legs.first().map_or("", |leg| leg.from.as_str());
    let caption = format!("Each leg in order of travel, from {from}");
    let mut table = Table::new(&caption, &columns);
    for leg in &best.legs {
        let with_basis = |figure: Figure, basis: Option<&'static str>| {
            format!("{} {}", figure.grouped(), letter(basis.unwrap_or("")))
        };
        let hours = leg.hours.map_or("?".to_owned(), |hours| with_basis(hours, leg.hours_basis));
        let border = leg.border_hours.map(|hours| with_basis(hours, leg.border_basis));
        let mut cells = vec![
            leg.number.to_string(),
            leg.to.clone(),
            by(leg),
            with_basis(leg.length_km, Some(leg.length_basis)),
            hours,
            border.unwrap_or_default(),
        ];
        if for_the_team {
            let carries = leg.capacity_mt.map(|mt| mt.to_places(0).grouped());
            let carries = carries.unwrap_or("–".to_owned());
            cells.extend([grouped(leg.usd_per_mt), carries, planned(leg)]);
        } else {
            cells.push(leg.permission_kinds.join(", "));
        }
        cells.extend([format!("{} %", leg.open_percent.plain()), notes(leg)]);
        table.rows.push(cells.iter().map(|text| Cell::text(text)).collect());
    }
    table
}

/// How a leg is travelled: the surface says it, and the largest truck where there is a road.
fn by(leg: &LegTold) -> String {
    match leg.truck {
        Some(truck) => format!("{}, {truck}", leg.surface),
        None => leg.surface.to_owned(),
    }
}

/// What the plan moves along a leg, and how much of what it carries that is.
fn planned(leg: &LegTold) -> String {
    let Some(planned) = leg.planned_mt.filter(|planned| !planned.is_nought()) else {
        return String::new();
    };
    let mt = planned.to_places(0).grouped();
    match leg.used_percent {
        Some(used) => format!("{mt} ({} %)", used.plain()),
        None => mt,
    }
}

fn notes(leg: &LegTold) -> String {
    let levy = leg.levy_usd_per_mt.filter(|levy| !levy.is_nought());
    let levy = levy.map(|levy| format!("levy {} USD/MT", levy.grouped()));
    let closed = (!leg.closed_months.is_empty()).then(|| format!("closed {}", leg.closed_months));
    levy.into_iter().chain(closed).collect::<Vec<_>>().join("; ")
}

fn vehicles(best: &RouteTold) -> Table {
    let columns = [
        ("Vehicle", Side::Start),
        ("From", Side::Start),
        ("To", Side::Start),
        ("MT each", Side::End),
        ("Trucks", Side::End),
    ];
    let mut table =
        Table::new("Vehicles, and where the load changes from one to the next", &columns);
    for vehicle in &best.vehicles {
        table.rows.push(vec![
            Cell::text(&vehicle.vehicle),
            Cell::text(&vehicle.from),
            Cell::text(&vehicle.to),
            Cell::text(&vehicle.payload_mt.map_or(String::new(), |mt| mt.to_places(0).grouped())),
            Cell::text(&vehicle.trucks.map_or(String::new(), crate::report::people)),
        ]);
    }
    table
}

/// What stands in, in words.
fn stands_in(fallback: Option<&FallbackTold>) -> [String; 4] {
    let Some(fallback) = fallback else {
        return ["no other way is open".to_owned(), String::new(), String::new(), String::new()];
    };
    [
        fallback.by.clone(),
        format!("{} (x {})", fallback.longer_km.signed(), fallback.detour_factor.plain()),
        fallback.more_days.signed(),
        fallback.dearer_usd_per_mt.signed(),
    ]
}

const MORE: [(&str, Side); 4] = [
    ("Then by", Side::Start),
    ("km (detour)", Side::End),
    ("Days", Side::End),
    ("USD/MT", Side::End),
];

/// Who grants each permission and what stands in, for those who may know; for others its sort.
fn permissions(best: &RouteTold) -> Table {
    let instead = best.legs_fail.is_some();
    let second = if instead { "Granted by" } else { "Sort" };
    let mut columns = vec![
        ("Permission", Side::Start),
        (second, Side::Start),
        ("Legs", Side::Start),
        ("Open", Side::End),
    ];
    let caption = match instead {
        true => "Permissions on the way, and what is left where one is refused",
        false => "Permissions on the way, and the share of the month in which each is open",
    };
    columns.extend(MORE.iter().filter(|_| instead));
    let mut table = Table::new(caption, &columns);
    for permission in &best.permissions {
        let by = permission.counterpart.as_deref().filter(|_| instead);
        let mut row = vec![
            Cell::text(&permission.id),
            Cell::text(by.unwrap_or(permission.kind)),
            Cell::text(&numbers(&permission.legs)),
            Cell::text(&format!("{} %", permission.open_percent.plain())),
        ];
        if instead {
            let refused = permission.refused.as_ref();
            let fallback = refused.and_then(|refused| refused.fallback.as_ref());
            row.extend(stands_in(fallback).iter().map(|text| Cell::text(text)));
        }
        table.rows.push(row);
    }
    table
}

fn fallbacks(fails: &[FailTold]) -> Table {
    let mut columns = vec![("If it fails between", Side::Start), ("Legs", Side::Start)];
    columns.extend(MORE);
    let mut table = Table::new("What stands in, and what it takes more", &columns);
    for fail in fails {
        let mut row = vec![Cell::text(&fail.what), Cell::text(&numbers(&fail.legs))];
        row.extend(stands_in(fail.fallback.as_ref()).iter().map(|text| Cell::text(text)));
        table.rows.push(row);
    }
    table
}

/// Numbers with neighbours joined: `1-4, 7`.
fn numbers(numbers: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &n in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == n => *last = n,
            _ => runs.push((n, n)),
        }
    }
    let told = |(a, b): &(usize, usize)| if a == b { a.to_string() } else { format!("{a}-{b}") };
    runs.iter().map(told).collect::<Vec<_>>().join(", ")
}
