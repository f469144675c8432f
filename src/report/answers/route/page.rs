//! A route as it is told in every format.

use super::tables::{FAILS, LEGS, PERMISSIONS, ROUTES, VEHICLES};
use super::{HandingTold, RouteReport, RouteTold};
use crate::analysis::route::Flights;
use crate::report::kit::layout::listed;
use crate::report::kit::{Answered, Description, Part, TableSchema};

impl Answered for RouteReport {
    fn tables() -> Vec<TableSchema> {
        vec![
            LEGS.schema(),
            ROUTES.schema(),
            VEHICLES.schema(),
            PERMISSIONS.schema(),
            FAILS.schema(),
        ]
    }

    fn described(&self) -> Description {
        let mut parts = Vec::new();
        if !self.in_the_way.is_empty() {
            parts.push(Part::section("in-the-way", "What is in the way"));
            parts.push(Part::bullets(&self.in_the_way));
        }
        if let Some(best) = self.routes.first().filter(|best| !best.legs.is_empty()) {
            parts.extend(self.best(best));
        }
        if !self.assumed.is_empty() {
            parts.push(Part::section("assumed", "What the figures rest on"));
            parts.push(Part::bullets(&self.assumed));
        }
        if !self.sources.is_empty() {
            parts.push(Part::paragraph(&format!("Sources: {}.", self.sources.join("; "))));
        }
        parts.push(Part::section("limits", "What they do not say"));
        parts.push(Part::bullets(&self.caveats));
        let head = self.masthead.clone();
        let flights = match self.flights == Flights::Fewest.word() {
            true => ", with the fewest flights",
            false => "",
        };
        Description {
            title: format!("{} to {}, {}", self.from.name, self.to.name, self.month_in_words)
                .into(),
            subtitle: format!(
                "{}: {} ({}); the best route is the best by {}{flights}",
                head.country, head.scenario_name, head.scenario, self.best_by,
            )
            .into(),
            in_short: self.headline.clone().into_iter().map(Into::into).collect(),
            head,
            parts,
        }
    }
}

impl RouteReport {
    fn best(&self, best: &RouteTold) -> Vec<Part> {
        let from = best.legs.first().map_or("", |leg| leg.from.as_str());
        let caption = format!("Each leg in order of travel, from {from}");
        let for_the_team = best.legs_fail.is_some();
        let mut parts = vec![
            Part::section("legs", "Leg by leg"),
            Part::Table(LEGS.of(&caption, &best.legs).in_order()),
            Part::paragraph(&below_legs(best)),
        ];
        let derived = best.legs.iter().filter_map(|leg| {
            let derivation = leg.capacity_derivation.as_ref()?;
            Some(format!("{} – {}: {derivation}", leg.from, leg.to))
        });
        let derived: Vec<String> = derived.collect();
        if !derived.is_empty() {
            parts.push(Part::subsection("capacities", "Where capacities come from"));
            parts.push(Part::bullets(&derived));
        }
        parts.push(match best.totals.usd_per_mt {
            Some(_) => Part::section("time-and-cost", "Time, cost and vehicles"),
            None => Part::section("time", "Time and vehicles"),
        });
        parts.push(Part::Table(ROUTES.of(&self.side_by_side(), &self.routes).turned()));
        let caption = "Vehicles, and where the load changes from one to the next";
        parts.push(Part::Table(VEHICLES.of(caption, &best.vehicles).in_order()));
        if !best.permissions.is_empty() {
            let (title, caption) = match for_the_team {
                true => (
                    "Whose permission it takes",
                    "Permissions on the way, and what is left where one is refused",
                ),
                false => (
                    "What permission it takes",
                    "Permissions on the way, and the share of the month in which each is open",
                ),
            };
            parts.push(Part::section("permissions", title));
            parts.push(Part::Table(PERMISSIONS.of(caption, &best.permissions).in_order()));
        }
        parts.extend(self.handing_out());
        if let Some(fails) = &best.legs_fail {
            parts.push(Part::section("fallbacks", "If a part of the way fails"));
            let caption = "What stands in, and what it takes more";
            parts.push(Part::Table(FAILS.of(caption, fails).in_order()));
        }
        parts.push(Part::section("season", "Seasons"));
        parts.push(match best.season.is_empty() {
            true => {
                Part::paragraph("No season closes any part of it later in the months planned for.")
            }
            false => Part::bullets(&best.season),
        });
        parts
    }

    /// What the table of routes holds.
    fn side_by_side(&self) -> String {
        let amount = self.amount_mt.map_or(String::new(), |amount| {
            format!("; {} MT were asked about", amount.to_places(0).grouped())
        });
        let others = match self.routes.len() {
            0 | 1 => "",
            _ => ": the best, and routes that differ from it in substance",
        };
        format!("From loading to unloading{others}{amount}")
    }

    /// What handing out takes where the route ends.
    fn handing_out(&self) -> Option<Part> {
        let told = |permission: &HandingTold| {
            let open = permission.open_percent.plain();
            format!("`{}` ({}, open {open} %)", permission.id, permission.kind)
        };
        let told: Vec<String> = self.handing_out.iter().map(told).collect();
        let to = &self.to.name;
        (!told.is_empty())
            .then(|| Part::paragraph(&format!("Handing out in {to} takes {}.", listed(&told))))
    }
}

/// What the letters and columns of the table of legs mean.
fn below_legs(best: &RouteTold) -> String {
    let carried = match best.legs_fail {
        Some(_) => {
            "Carries: MT of aid in the month, – where no source gives a limit. Planned: MT that the \
             plan moves along it in the month."
        }
        None => "Needs: the sorts of permission it takes.",
    };
    format!(
        "p published, d derived from published figures, a assumed. Hours under way, and at the border \
         that the leg crosses. {carried} Open: share of the month that permissions and seasons leave."
    )
}
