//! Changes that a plan can be made again with: one permission granted, one road kept open, one limit
//! lifted, or a whole class of obstacles taken away.

use crate::country::{AreaIx, Country, LinkIx, PermissionIx, PlaceIx, State};
use crate::scenario::{Base, Conditions, Decision, RedLines, Scenario};
use num_rational::Ratio;
use std::borrow::Cow;

/// What can stand in the way, in the order in which it is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Obstacle {
    /// A permission that is not granted, not for all of the window, or only with strings attached.
    Access,
    /// Seasons that close roads or cut districts off.
    Season,
    /// What links carry.
    Capacity,
    /// Room in stores.
    Store,
    /// Food on offer.
    Supply,
    /// Money.
    Money,
}

impl Obstacle {
    /// Every obstacle, in order.
    pub const ALL: [Obstacle; 6] = [
        Obstacle::Access,
        Obstacle::Season,
        Obstacle::Capacity,
        Obstacle::Store,
        Obstacle::Supply,
        Obstacle::Money,
    ];
}

/// One change to a country or a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// A permission is granted on every day of the window, without strings.
    Grant(PermissionIx),
    /// Snow and the like do not close a link.
    KeepOpen(LinkIx),
    /// No district of an area is cut off.
    KeepReachable(AreaIx),
    /// A link carries whatever comes.
    Widen(LinkIx),
    /// A place stores whatever comes.
    Room(PlaceIx),
    /// A tenth more food is on offer at a place, in every month that has some.
    More(PlaceIx),
    /// Everything of one kind is taken away (supply: ten times as much is on offer).
    Lift(Obstacle),
}

/// More food than anyone can eat: a factor on every supply when supply is no obstacle.
const PLENTY: i64 = 10;

/// The country and the scenario with changes made; a country of which nothing changes is not copied.
pub fn changed<'c>(
    country: &'c Country,
    scenario: &Scenario,
    changes: &[Change],
) -> (Cow<'c, Country>, Scenario) {
    let (mut country, mut scenario) = (Cow::Borrowed(country), scenario.clone());
    for change in changes {
        match *change {
            Change::Grant(permission) => grant(&mut scenario, permission),
            Change::KeepOpen(link) => country.to_mut().links[link.index()].months.clear(),
            Change::KeepReachable(area) => {
                let Country { areas, cut_offs, .. } = country.to_mut();
                let inside = |district: AreaIx| {
                    district == area || areas[district.index()].parent == Some(area)
                };
                cut_offs.retain(|c| !inside(c.district));
            }
            Change::Widen(link) => {
                country.to_mut().links[link.index()].capacity = None;
                scenario.adjustments.forget_capacity(Some(link));
            }
            Change::Room(place) => {
                let stores = country.to_mut().stores.iter_mut();
                for store in stores.filter(|s| s.place == place) {
                    store.room = None;
                }
            }
            Change::More(place) => {
                let supplies = country.to_mut().supplies.iter_mut();
                for supply in supplies.filter(|s| s.place == place) {
                    supply.amount.best.0 += supply.amount.best.0 / 10;
                }
            }
            Change::Lift(obstacle) => lift(&mut country, &mut scenario, obstacle),
        }
    }
    (country, scenario)
}

fn grant(scenario: &mut Scenario, permission: PermissionIx) {
    for trigger in &mut scenario.triggers {
        trigger.permissions.retain(|p| *p != permission);
    }
    scenario.switches.remove(&permission);
    let span = scenario.window.span();
    scenario.decisions.push(Decision {
        number: scenario.decisions.len() as u32 + 1,
        permissions: vec![permission],
        state: State::Granted,
        span,
        declared: span.from,
        end_known: span.from,
        conditions: Conditions::default(),
        rank: u8::MAX,
        written_in: scenario.id.clone(),
        sources: Vec::new(),
        note: String::new(),
    });
}

fn lift(country: &mut Cow<'_, Country>, scenario: &mut Scenario, obstacle: Obstacle) {
    match obstacle {
        Obstacle::Access => {
            scenario.base = Base::AllGranted;
            scenario.decisions.clear();
            scenario.triggers.clear();
            scenario.switches.clear();
            scenario.red_lines = RedLines::default();
        }
        Obstacle::Season => {
            let Country { links, cut_offs, .. } = country.to_mut();
            links.iter_mut().for_each(|link| link.months.clear());
            cut_offs.clear();
        }
        Obstacle::Capacity => {
            country.to_mut().links.iter_mut().for_each(|link| link.capacity = None);
            scenario.adjustments.forget_capacity(None);
        }
        Obstacle::Store => {
            country.to_mut().stores.iter_mut().for_each(|store| store.room = None);
        }
        Obstacle::Supply => scenario.resources.supply_share *= Ratio::from_integer(PLENTY),
        Obstacle::Money => scenario.resources.budget_cents = None,
    }
}
