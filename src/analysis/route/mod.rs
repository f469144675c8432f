//! From one place to another in a month: the best route leg by leg, others that differ in substance,
//! what stands in for each part that fails, what the seasons allow, and what is in the way where no
//! route is open.

mod fallbacks;
mod legs;
mod missing;
mod season;

pub use fallbacks::{Fails, Fallback};
pub use legs::{Leg, Measured, Stretch, Totals};
pub use missing::{Closed, Missing};
pub use season::{Behind, Season, Stakes};

use crate::country::{LinkIx, Mode, PlaceIx, words};
use crate::network::{Network, WayIx};
use crate::plan::{NoPlan, Plan};
use crate::time::Period;
use crate::units::Grams;
use std::collections::BTreeMap;

/// What makes one route better than another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    /// US dollars a tonne, levies included: what the plan goes by.
    Cost,
    /// Hours by the clock under way and at borders; changing vehicles does not count.
    Time,
    /// Kilometres.
    Distance,
}
words!(By { Cost = "cost", Time = "time", Distance = "distance" });

/// Whether a route may fly as it likes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flights {
    /// Flights are legs like others.
    Any,
    /// It flies on as few legs as can be, however much longer or dearer it comes out.
    Fewest,
}
words!(Flights { Any = "any", Fewest = "fewest" });

/// Far more than any route weighs without flights, and far less than a closed way does.
const FLIGHT: u64 = 1 << 32;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// Where it starts.
    pub from: PlaceIx,
    /// Where it ends.
    pub to: PlaceIx,
    /// The month it is travelled in.
    pub period: Period,
    /// What makes a route better.
    pub by: By,
    /// Whether it may fly as it likes.
    pub flights: Flights,
    /// The most routes wanted besides the best.
    pub alternatives: usize,
    /// Food to be moved, for counting trucks.
    pub amount: Option<Grams>,
}

/// What is found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The best route, then others that differ from all before them in substance.
    pub routes: Vec<Routed>,
    /// Where no route is open: what is in the way.
    pub missing: Option<Missing>,
}

/// A route with everything to be said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Routed {
    /// Its legs, the vehicles it takes, and its sums.
    pub measured: Measured,
    /// Part of its length that it has in common with the best route, from 0 to 1.
    pub shared_length: f64,
    /// What stands in where a part of it fails: neighbouring legs with the same answer together.
    /// For the best route only.
    pub legs_fail: Vec<Fails>,
    /// What stands in where a permission on the way is refused. For the best route only.
    pub permissions_fail: Vec<Fails>,
    /// What the seasons allow, where they close a part of it. For the best route only.
    pub season: Option<Season>,
}

/// Two routes are the same in substance where more than this part of one's length is common.
pub const MOST_SHARED: f64 = 0.7;

/// Finds routes on a network, with the load that its plan puts on them.
///
/// # Errors
/// As [`crate::plan::plan`]: what one more week of an open pass is worth takes plans of its own.
pub fn find(network: &Network<'_>, plan: &Plan, question: &Question) -> Result<Found, NoPlan> {
    found(&RouteQuery { network, plan: Some(plan), question })
}

/// Finds the best route alone, with no plan made: no others, nothing that stands in, no load, and of
/// the seasons only when they close. So nothing of a plan can come out.
///
/// # Errors
/// None of its own: nothing is planned.
pub fn way(network: &Network<'_>, question: &Question) -> Result<Found, NoPlan> {
    found(&RouteQuery { network, plan: None, question })
}

fn found(ground: &RouteQuery<'_>) -> Result<Found, NoPlan> {
    let Some(best) = ground.best(|_| true) else {
        return Ok(Found { routes: Vec::new(), missing: Some(missing::missing(ground)) });
    };
    let with_plan = ground.plan.is_some();
    let mut paths = vec![best];
    if with_plan {
        ground.others(&mut paths);
    }
    let mut routes = Vec::new();
    for (n, path) in paths.iter().enumerate() {
        let first = n == 0;
        routes.push(Routed {
            measured: ground.measured(path),
            shared_length: if first { 1.0 } else { ground.shared(path, &paths[0]) },
            legs_fail: match first && with_plan {
                true => fallbacks::of_legs(ground, path),
                false => Vec::new(),
            },
            permissions_fail: match first && with_plan {
                true => fallbacks::of_permissions(ground, path),
                false => Vec::new(),
            },
            season: if first { season::season(ground, path)? } else { None },
        });
    }
    Ok(Found { routes, missing: None })
}

/// Measures a path that food takes in a month, such as a route of the plan.
pub fn measure(network: &Network<'_>, plan: &Plan, path: &[WayIx], period: Period) -> Measured {
    let ends = |way: &WayIx| network.ways[way.index()];
    let question = Question {
        from: path.first().map_or(PlaceIx(0), |way| ends(way).from),
        to: path.last().map_or(PlaceIx(0), |way| ends(way).to),
        period,
        by: By::Cost,
        flights: Flights::Any,
        alternatives: 0,
        amount: None,
    };
    RouteQuery { network, plan: Some(plan), question: &question }.measured(path)
}

/// The network, its plan where one is made, and what is asked of them.
struct RouteQuery<'a> {
    network: &'a Network<'a>,
    plan: Option<&'a Plan>,
    question: &'a Question,
}

impl RouteQuery<'_> {
    /// What a way adds to a route: cents, seconds or metres, and what a flight adds.
    fn weight(&self, way: WayIx) -> u64 {
        let whole = |figure: f64| figure.round().max(0.0) as u64;
        let weight = match self.question.by {
            By::Cost => {
                let cents = self.network.month(way, self.question.period).cost.0;
                u64::try_from(cents).unwrap_or(0)
            }
            By::Time => whole(self.network.elapsed(way).0 * 3600.0),
            By::Distance => whole(self.network.link(way).length.0 * 1000.0),
        };
        match (self.question.flights, self.network.link(way).mode) {
            (Flights::Fewest, Mode::Air) => weight + FLIGHT,
            (Flights::Fewest | Flights::Any, _) => weight,
        }
    }

    fn is_open(&self, way: WayIx) -> bool {
        self.network.month(way, self.question.period).is_open()
    }

    fn link(&self, way: WayIx) -> LinkIx {
        self.network.ways[way.index()].link
    }

    /// The best route along open ways that may be used.
    fn best(&self, may_use: impl Fn(WayIx) -> bool) -> Option<Vec<WayIx>> {
        let weight = |way| (self.is_open(way) && may_use(way)).then(|| self.weight(way));
        self.network.lightest_path(self.question.from, self.question.to, weight)
    }

    /// Adds routes that have no more than [`MOST_SHARED`] of their length in common with any before.
    /// Links weigh half as much again each time a route is found along them, until other ways come
    /// out lighter.
    fn others(&self, paths: &mut Vec<Vec<WayIx>>) {
        let wanted = 1 + self.question.alternatives;
        let mut times: BTreeMap<LinkIx, u32> = BTreeMap::new();
        let mut last = paths[0].clone();
        for _ in 0..6 * wanted {
            if paths.len() == wanted {
                break;
            }
            for way in &last {
                *times.entry(self.link(*way)).or_default() += 1;
            }
            let heavier = |way: WayIx| {
                let times = times.get(&self.link(way)).copied().unwrap_or(0);
                let factor = 1.5f64.powi(times.min(40) as i32);
                self.is_open(way).then(|| (self.weight(way) as f64 * factor).round() as u64)
            };
            let (from, to) = (self.question.from, self.question.to);
            let Some(path) = self.network.lightest_path(from, to, heavier) else {
                break;
            };
            if paths.iter().all(|other| self.shared(&path, other) <= MOST_SHARED) {
                paths.push(path.clone());
            }
            last = path;
        }
        paths[1..].sort_by_key(|path| path.iter().map(|way| self.weight(*way)).sum::<u64>());
    }

    /// Part of a path's length that another goes, too.
    fn shared(&self, path: &[WayIx], other: &[WayIx]) -> f64 {
        let length = |way: &WayIx| self.network.link(*way).length.0;
        let common = |way: &&WayIx| other.iter().any(|o| self.link(*o) == self.link(**way));
        let all: f64 = path.iter().map(length).sum();
        let both: f64 = path.iter().filter(common).map(length).sum();
        if all > 0.0 { both / all } else { 1.0 }
    }
}
