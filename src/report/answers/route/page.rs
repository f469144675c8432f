//! A route as it is told in every format.

use super::tables::{FAILS, LEGS, PERMISSIONS, ROUTES, VEHICLES};
use super::{HandingTold, RouteReport, RouteTold};
use crate::analysis::route::Flights;
use crate::kit::sentence::{Joined, plainly, term};
use crate::kit::{Answered, Description, Part, Sentence, TableSchema, say};

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
        let mut parts: Vec<Part> = self.map.clone().map(Part::Picture).into_iter().collect();
        if !self.in_the_way.is_empty() {
            parts.push(Part::section(
                "in-the-way",
                say!("route.section.in-the-way", "What is in the way"),
            ));
            parts.push(Part::bullets(&self.in_the_way));
        }
        if let Some(best) = self.routes.first().filter(|best| !best.legs.is_empty()) {
            parts.extend(self.best(best));
        }
        if !self.assumed.is_empty() {
            parts.push(Part::section(
                "assumed",
                say!("route.section.assumed", "What the figures rest on"),
            ));
            parts.push(Part::bullets(&self.assumed));
        }
        if !self.sources.is_empty() {
            parts.push(Part::paragraph(say!(
                "route.sources",
                "Sources: {sources}.",
                sources = Joined::Semicolons.list(&self.sources),
            )));
        }
        parts.push(Part::section("limits", say!("route.section.limits", "What they do not say")));
        parts.push(Part::bullets(&self.caveats));
        let head = self.masthead.clone();
        let (country, scenario) = (&head.country, head.scenario_name.to_string());
        let (id, best_by) = (head.scenario.to_string(), term(self.best_by));
        let subtitle = match self.flights == Flights::Fewest.word() {
            true => say!(
                "route.subtitle.fewest-flights",
                "{country}: {scenario} ({id}); the best route is the best by {best_by}, with the fewest \
                 flights",
                country,
                scenario,
                id,
                best_by
            ),
            false => say!(
                "route.subtitle",
                "{country}: {scenario} ({id}); the best route is the best by {best_by}",
                country,
                scenario,
                id,
                best_by
            ),
        };
        Description {
            title: say!(
                "route.title",
                "{from} to {to}, {month}",
                from = &self.from.name,
                to = &self.to.name,
                month = self.travelled,
            ),
            subtitle,
            in_short: self.headline.clone(),
            head,
            parts,
        }
    }
}

impl RouteReport {
    fn best(&self, best: &RouteTold) -> Vec<Part> {
        let from = best.legs.first().map_or("", |leg| leg.from.as_str());
        let caption = say!("route.table.legs", "Each leg in order of travel, from {from}", from);
        let mut parts = vec![
            Part::section("legs", say!("route.section.legs", "Leg by leg")),
            Part::Table(LEGS.of(caption, &best.legs).in_order()),
            Part::paragraph(below_legs(best)),
        ];
        parts.extend(capacities(best));
        parts.push(match best.totals.usd_per_mt {
            Some(_) => Part::section(
                "time-and-cost",
                say!("route.section.time-and-cost", "Time, cost and vehicles"),
            ),
            None => Part::section("time", say!("route.section.time", "Time and vehicles")),
        });
        parts.push(Part::Table(ROUTES.of(self.side_by_side(), &self.routes).turned()));
        let caption = say!(
            "route.table.vehicles",
            "Vehicles, and where the load changes from one to the next"
        );
        parts.push(Part::Table(VEHICLES.of(caption, &best.vehicles).in_order()));
        parts.extend(permissions(best));
        parts.extend(self.handing_out());
        if let Some(fails) = &best.legs_fail {
            parts.push(Part::section(
                "fallbacks",
                say!("route.section.fallbacks", "If a part of the way fails"),
            ));
            let caption = say!("route.table.fallbacks", "What stands in, and what it takes more");
            parts.push(Part::Table(FAILS.of(caption, fails).in_order()));
        }
        parts.push(Part::section("season", say!("route.section.season", "Seasons")));
        parts.push(match best.season.is_empty() {
            true => Part::paragraph(say!(
                "route.season.none",
                "No season closes any part of it later in the months planned for."
            )),
            false => Part::bullets(&best.season),
        });
        parts
    }

    /// What the table of routes holds.
    fn side_by_side(&self) -> Sentence {
        let routes = match self.routes.len() {
            0 | 1 => say!("route.table.routes.one", "From loading to unloading"),
            _ => say!(
                "route.table.routes",
                "From loading to unloading: the best, and routes that differ from it in substance"
            ),
        };
        match self.amount_mt {
            None => routes,
            Some(amount) => say!(
                "route.table.routes.amount",
                "{routes}; {amount} MT were asked about",
                routes,
                amount = amount.to_places(0),
            ),
        }
    }

    /// What handing out takes where the route ends.
    fn handing_out(&self) -> Option<Part> {
        let told = |permission: &HandingTold| {
            say!(
                "route.handing-out.permission",
                "`{id}` ({kind}, open {share} %)",
                id = &permission.id,
                kind = term(permission.kind),
                share = plainly(permission.open_percent),
            )
        };
        (!self.handing_out.is_empty()).then(|| {
            Part::paragraph(say!(
                "route.handing-out",
                "Handing out in {place} takes {permissions}.",
                place = &self.to.name,
                permissions = Joined::And.list(self.handing_out.iter().map(told)),
            ))
        })
    }
}

/// Where capacities of legs come from.
fn capacities(best: &RouteTold) -> Vec<Part> {
    let derived = best.legs.iter().filter_map(|leg| {
        let (from, to) = (&leg.from, &leg.to);
        let derivation = leg.capacity_derivation.as_ref()?;
        Some(say!("route.capacity", "{from} – {to}: {derivation}", from, to, derivation))
    });
    let derived: Vec<Sentence> = derived.collect();
    if derived.is_empty() {
        return Vec::new();
    }
    let title = say!("route.section.capacities", "Where capacities come from");
    vec![Part::subsection("capacities", title), Part::bullets(&derived)]
}

/// Permissions on the way; others than the planning team are not told what stands in for them.
fn permissions(best: &RouteTold) -> Vec<Part> {
    if best.permissions.is_empty() {
        return Vec::new();
    }
    let (title, caption) = match best.legs_fail.is_some() {
        true => (
            say!("route.section.whose-permission", "Whose permission it takes"),
            say!(
                "route.table.permissions.refused",
                "Permissions on the way, and what is left where one is refused"
            ),
        ),
        false => (
            say!("route.section.permission", "What permission it takes"),
            say!(
                "route.table.permissions.open",
                "Permissions on the way, and the share of the month in which each is open"
            ),
        ),
    };
    vec![
        Part::section("permissions", title),
        Part::Table(PERMISSIONS.of(caption, &best.permissions).in_order()),
    ]
}

/// What the letters and columns of the table of legs mean.
fn below_legs(best: &RouteTold) -> Sentence {
    match best.legs_fail {
        Some(_) => say!(
            "route.below-legs.carries",
            "p published, d derived from published figures, a assumed. Hours under way, and at the border \
             that the leg crosses. Carries: MT of aid in the month, – where no source gives a limit. \
             Planned: MT that the plan moves along it in the month. Open: share of the month that \
             permissions and seasons leave."
        ),
        None => say!(
            "route.below-legs.needs",
            "p published, d derived from published figures, a assumed. Hours under way, and at the border \
             that the leg crosses. Needs: the sorts of permission it takes. Open: share of the month that \
             permissions and seasons leave."
        ),
    }
}
