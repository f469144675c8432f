//! Permissions that a table of worths would let a negotiator drop: those worth nothing, with why, and those
//! that do not play although the scenario denies them, with what granting them on every day changes.

use super::change::{Change, Obstacle, changed};
use super::players::Chosen;
use super::setting::{Setting, Who};
use super::valued::Valued;
use crate::country::{AreaIx, LiesOn, PermissionIx, PlaceIx};
use crate::network::{Network, WayIx};
use crate::plan::{Exact, NoPlan, served};
use crate::scenario::AccessTable;
use crate::time::Month;
use crate::units::Share;
use num_rational::Ratio;
use num_traits::Zero;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// For how many permissions a plan with them granted is made; each costs one.
const PLANNED: usize = 12;

/// A permission that is worth nothing, or that the scenario denies and that does not play.
#[derive(Clone, Debug, PartialEq)]
pub struct Unasked {
    /// Which.
    pub permission: PermissionIx,
    /// Whether it is worth nothing; else it weighs less than those that play.
    pub worth_nothing: bool,
    /// Why, or what granting it changes.
    pub why: Why,
}

/// Why a permission is worth nothing or does not play.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// No food is on offer behind it.
    NoFood,
    /// Even with every permission granted nothing can come through.
    NothingPasses,
    /// It is open, and as much is brought without it.
    NotNeeded,
    /// The scenario denies it for all or a part of some months.
    Denied {
        /// These months.
        months: Vec<Month>,
        /// What changes where it is granted on every day; `None` where that was not looked at.
        granted: Option<Granted>,
    },
}

/// What granting a permission on every day changes, all else as the scenario has it and with the plan made anew.
#[derive(Clone, Debug, PartialEq)]
pub struct Granted {
    /// Person-months more in all; fewer where negative.
    pub more: Exact,
    /// Areas in which a person-month more or more than that is served, those with most first.
    pub gains: Vec<(AreaIx, Exact)>,
}

/// Looks at those that are worth nothing and those denied that do not play: the ones denied for longest first,
/// then those worth nothing.
///
/// # Errors
/// As [`crate::plan::plan`].
pub fn unasked(
    setting: Setting<'_>,
    chosen: &Chosen,
    valued: &Valued,
) -> Result<Vec<Unasked>, NoPlan> {
    let Setting { country, scenario, needed, .. } = setting;
    let (open_country, open) = changed(country, scenario, &[Change::Lift(Obstacle::Access)]);
    let network = |country, scenario| Network::new(country, scenario, needed);
    let all_open = network(&open_country, &open).map_err(NoPlan::Refused)?;
    let as_it_is = network(country, scenario).map_err(NoPlan::Refused)?;
    let with_food = with_food(&all_open);
    let access = AccessTable::new(country, scenario);
    let denied = |ix: PermissionIx| -> Vec<Month> {
        let not_open = |period: &_| access.state_share(ix, *period) < Share::ALL;
        let periods = scenario.window.periods().filter(not_open);
        periods.map(|period| scenario.window.month(period)).collect()
    };
    let mut found = Vec::new();
    for (permission, worth_nothing) in candidates(chosen, valued) {
        let months = denied(permission);
        let why = match months.is_empty() {
            _ if worth_nothing && as_it_is.no_food_behind(permission) => Why::NoFood,
            _ if worth_nothing && !passes(&all_open, permission, &with_food) => Why::NothingPasses,
            true if worth_nothing => Why::NotNeeded,
            true => continue,
            false => Why::Denied { months, granted: None },
        };
        found.push(Unasked { permission, worth_nothing, why });
    }
    let closed = |ix: PermissionIx| -> Ratio<i64> {
        let all = scenario.window.periods();
        all.map(|period| Ratio::from_integer(1) - access.state_share(ix, period).ratio()).sum()
    };
    // A stable sort: of equals the weightiest stays first.
    let is_denied = |one: &Unasked| matches!(one.why, Why::Denied { .. });
    found.sort_by_key(|one| Reverse((is_denied(one), closed(one.permission))));
    let before = served(country, scenario, needed)?;
    for one in found.iter_mut().take(PLANNED) {
        if let Why::Denied { granted, .. } = &mut one.why {
            let (country, scenario) = changed(country, scenario, &[Change::Grant(one.permission)]);
            *granted = Some(beside(&before, &served(&country, &scenario, needed)?));
        }
    }
    Ok(found)
}

/// Permissions worth nothing, and those that weigh less than those that play.
fn candidates(chosen: &Chosen, valued: &Valued) -> Vec<(PermissionIx, bool)> {
    let light = chosen.light.iter().map(|(ix, weight)| (*ix, weight.is_nothing()));
    let idle = chosen.idle.iter().map(|ix| (*ix, true));
    let playing = chosen.players.iter().enumerate().filter_map(|(n, player)| match player.who {
        Who::Permission(ix) => {
            let values = [&valued.shapley[n], &valued.alone[n], &valued.last[n]];
            values.into_iter().all(Zero::is_zero).then_some((ix, true))
        }
        Who::Counterpart(_) => None,
    });
    playing.chain(light).chain(idle).collect()
}

/// Places that food can get to along ways that are open in any month.
fn with_food(network: &Network<'_>) -> Vec<PlaceIx> {
    let carried = network.carried.at.keys().copied();
    let from: Vec<PlaceIx> =
        network.offers.iter().map(|offer| offer.place).chain(carried).collect();
    let ever = |way| network.window.periods().any(|period| network.month(way, period).is_open());
    network.reachable_along(&from, ever).into_iter().collect()
}

/// Whether food can get to where a permission is asked for, and on from there, in any month.
fn passes(network: &Network<'_>, permission: PermissionIx, with_food: &[PlaceIx]) -> bool {
    let needed = network.needed;
    let mut ways = needed.links_of(permission).iter().flat_map(|link| network.ways_of(*link));
    let carries = |way: WayIx| {
        with_food.contains(&network.ways[way.index()].from)
            && network.window.periods().any(|period| network.month(way, period).is_open())
    };
    let areas = needed.areas_of(permission);
    let mut handed_out = network.served.iter().filter(|served| areas.contains(&served.area));
    match network.country.permissions[permission.index()].kind.lies_on() {
        LiesOn::Links => ways.any(carries),
        LiesOn::Areas => handed_out.any(|served| with_food.contains(&served.place)),
        LiesOn::Money => true,
    }
}

fn beside(before: &BTreeMap<AreaIx, Exact>, after: &BTreeMap<AreaIx, Exact>) -> Granted {
    let more =
        |area: &AreaIx, people: &Exact| people - before.get(area).copied().unwrap_or_default();
    let gained = after.iter().map(|(area, people)| (*area, more(area, people)));
    let mut gains: Vec<(AreaIx, Exact)> =
        gained.filter(|(_, people)| *people >= Exact::from_integer(1)).collect();
    gains.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let sum = |people: &BTreeMap<AreaIx, Exact>| people.values().sum::<Exact>();
    Granted { more: sum(after) - sum(before), gains }
}
