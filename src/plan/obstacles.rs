//! What stands between food and people, as far as access and the roads say: month by month.

use crate::country::{AreaIx, PlaceIx};
use crate::network::{Network, Served};
use crate::scenario::Base;
use crate::time::{Month, Period};
use crate::units::Share;
use std::collections::{BTreeMap, BTreeSet};

/// What stands between food and an area in the months of a window.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Obstacles {
    /// Months in which nothing may be handed out.
    pub denied: Vec<Month>,
    /// Months in which handing out is allowed for a part only.
    pub in_part: Vec<Month>,
    /// What part it is in each of them.
    pub in_part_shares: Vec<Share>,
    /// Months in which no open way leads there from any food that is ever on offer.
    pub cut_off: Vec<Month>,
    /// Months in which an open way leads there, and no food that could take it is on offer yet.
    pub no_food_yet: Vec<Month>,
    /// Months in which winter shuts a part of it off.
    pub winter: Vec<Month>,
}

/// What stands between food and each area planned for.
pub fn obstacles(network: &Network<'_>) -> BTreeMap<AreaIx, Obstacles> {
    let in_reach: Vec<BTreeSet<PlaceIx>> =
        network.window.periods().map(|period| in_reach(network, period)).collect();
    let offered: Vec<PlaceIx> = network.offers.iter().map(|offer| offer.place).collect();
    let some_day: Vec<BTreeSet<PlaceIx>> =
        network.window.periods().map(|period| network.reachable(&offered, period)).collect();
    let found = |served: &Served| {
        let mut found = Obstacles::default();
        for period in network.window.periods() {
            let month = network.window.month(period);
            let access = served.months[period.index()].access;
            if access == Share::NONE {
                found.denied.push(month);
            } else if access < Share::ALL {
                found.in_part.push(month);
                found.in_part_shares.push(access);
            }
            if !some_day[period.index()].contains(&served.place) {
                found.cut_off.push(month);
            } else if !in_reach[period.index()].contains(&served.place) {
                found.no_food_yet.push(month);
            }
            if served.parts.iter().any(|part| part.open[period.index()] < Share::ALL) {
                found.winter.push(month);
            }
        }
        (served.area, found)
    };
    network.served.iter().map(found).collect()
}

/// Places that can be got to in a month from any food on offer by then.
fn in_reach(network: &Network<'_>, period: Period) -> BTreeSet<PlaceIx> {
    let by_then = network.offers.iter().filter(|offer| offer.period <= period);
    network.reachable(&by_then.map(|offer| offer.place).collect::<Vec<_>>(), period)
}

/// A reason why nobody at all can be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NobodyBecause {
    /// Nobody is in need.
    NoNeed,
    /// The scenario denies every permission.
    AllDenied,
    /// Handing out is allowed nowhere in any month.
    NoHandingOut,
    /// No food is on offer.
    NoFood,
    /// No open way leads from food on offer to any place where it is handed out.
    NoWay,
    /// There is no money to spend.
    NoMoney,
    /// Each area has a reason of its own.
    OfEachArea,
}

/// Why a plan that reaches nobody does so; at least one reason.
pub fn nobody_because(network: &Network<'_>) -> Vec<NobodyBecause> {
    let all = obstacles(network);
    if all.is_empty() {
        return vec![NobodyBecause::NoNeed];
    }
    let months = network.window.n_months();
    let everywhere = |of: fn(&Obstacles) -> usize| all.values().all(|o| of(o) == months);
    let no_food = network.offers.is_empty();
    let reasons = [
        (NobodyBecause::AllDenied, network.scenario.base == Base::AllDenied),
        (NobodyBecause::NoHandingOut, everywhere(|o| o.denied.len())),
        (NobodyBecause::NoFood, no_food),
        (NobodyBecause::NoWay, !no_food && everywhere(|o| o.cut_off.len() + o.no_food_yet.len())),
        (NobodyBecause::NoMoney, network.budget_cents == Some(0)),
    ];
    let found = reasons.into_iter().filter(|(_, holds)| *holds).map(|(reason, _)| reason);
    let found: Vec<NobodyBecause> = found.collect();
    if found.is_empty() { vec![NobodyBecause::OfEachArea] } else { found }
}
