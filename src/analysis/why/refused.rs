//! What areas would lose if a permission that their food goes by were refused, one by one: counted
//! against one reference plan, to the same people in the same month.

use super::replan::in_turn;
use crate::analysis::effect::Grounds;
use crate::country::{AreaIx, Country, Entry, PermissionIx};
use crate::network::Network;
use crate::plan::{Exact, NoPlan, Plan, Route, Settings, to_the_millionth};
use crate::scenario::{Needed, Scenario};
use crate::units::Share;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Person-months by area.
type ByArea = BTreeMap<AreaIx, Exact>;

/// For how many permissions of an area it is worked out; those by which most of its food goes.
const MOST: usize = 24;

/// A permission refused on every day of the window, by itself; what is lost stands at the low, best and
/// high capacities of links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Which.
    pub permission: PermissionIx,
    /// Grams of the area's food that go by it in the reference plan at the best capacities.
    pub grams: Exact,
    /// Person-months of the reference plan that are lost in the area.
    pub here: [Exact; 3],
    /// Person-months of it that are lost over all areas.
    pub overall: [Exact; 3],
}

/// What an area would lose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusals {
    /// The area.
    pub area: AreaIx,
    /// Person-months that the reference plan serves there, at the low, best and high capacities of links.
    pub served: [Exact; 3],
    /// Person-months that it serves over all areas.
    pub served_overall: [Exact; 3],
    /// Each permission that the area's food goes by, in the order of the food that does.
    pub refused: Vec<Refused>,
    /// Permissions by which less of its food goes, for which nothing was worked out.
    pub left: usize,
}

/// Refuses each permission that the food of some areas goes by, one by one, at the low, best and high
/// capacities of links. `progress` is told how many are done, of how many.
///
/// # Errors
/// As [`crate::plan::plan`].
pub fn refusals(
    country: &Country,
    scenario: &Scenario,
    areas: &[AreaIx],
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Vec<Refusals>, NoPlan> {
    let (needed, scenario) = (Needed::of(country), scenario.over_cells());
    let network = Network::new(country, &scenario, &needed).map_err(NoPlan::Refused)?;
    let grounds = Grounds::plan(country, &scenario, &needed, Settings::default())?;
    let at_levels = grounds.at_levels();
    let going_by: Vec<(AreaIx, Vec<(PermissionIx, Exact)>)> =
        areas.iter().map(|area| (*area, goes_by(&network, grounds.reference(), *area))).collect();
    let first = going_by.iter().flat_map(|(_, all)| all.iter().take(MOST));
    let asked: BTreeSet<PermissionIx> = first.map(|(permission, _)| *permission).collect();
    let asked: Vec<PermissionIx> = asked.into_iter().collect();
    let without = |permission: &PermissionIx| -> Result<[ByArea; 3], NoPlan> {
        let at = |n: usize| {
            let (country, before) = at_levels[n];
            before.kept_if_refused(country, &scenario, &needed, *permission)
        };
        Ok([at(0)?, at(1)?, at(2)?])
    };
    let kept = in_turn(&asked, without, &|done| progress(done, asked.len()))?;
    let kept: BTreeMap<PermissionIx, [ByArea; 3]> = asked.iter().copied().zip(kept).collect();
    let served = at_levels.map(|(_, before)| before.served());
    let all = |of: &ByArea| -> Exact { of.values().sum() };
    let of_area = |(area, going_by): (AreaIx, Vec<(PermissionIx, Exact)>)| {
        let of = |served: &ByArea| served.get(&area).copied().unwrap_or_default();
        let refused = going_by.iter().filter_map(|&(permission, grams)| {
            let kept = kept.get(&permission)?;
            let here = std::array::from_fn(|n| of(&served[n]) - of(&kept[n]));
            let overall = std::array::from_fn(|n| all(&served[n]) - all(&kept[n]));
            Some(Refused { permission, grams, here, overall })
        });
        let refused: Vec<Refused> = refused.collect();
        Refusals {
            area,
            served: served.each_ref().map(of),
            served_overall: served.each_ref().map(all),
            left: going_by.len() - refused.len(),
            refused,
        }
    };
    Ok(going_by.into_iter().map(of_area).collect())
}

/// Permissions that the food of an area goes by: for its routes, for handing out, and for paying, with
/// the grams that do; most first.
fn goes_by(network: &Network<'_>, plan: &Plan, area: AreaIx) -> Vec<(PermissionIx, Exact)> {
    let mut grams: BTreeMap<PermissionIx, Exact> = BTreeMap::new();
    for route in plan.routes.iter().filter(|route| route.area == area) {
        for permission in takes(network, route) {
            *grams.entry(permission).or_default() += to_the_millionth(route.grams());
        }
    }
    let mut all: Vec<(PermissionIx, Exact)> = grams.into_iter().collect();
    all.sort_by_key(|(permission, grams)| (Reverse(*grams), *permission));
    all
}

fn takes(network: &Network<'_>, route: &Route) -> BTreeSet<PermissionIx> {
    let (country, scenario) = (network.country, network.scenario);
    let on_links = route.links.iter().flat_map(|link| network.needed.needed_by_link(*link));
    let handing_out = network.needed.needed_by_area(route.area);
    let mut taken: BTreeSet<PermissionIx> = on_links.chain(handing_out).copied().collect();
    let bought = country.supplies.iter().any(|supply| {
        supply.place == route.origin
            && supply.entry == Entry::Local
            && supply.split == scenario.supply_split
    });
    for (n, permission) in country.permissions.iter().enumerate() {
        let pays = bought && permission.local_purchase_lost > Share::NONE;
        let brings =
            scenario.resources.budget_cents.is_some() && permission.budget_lost > Share::NONE;
        if pays || brings {
            taken.insert(PermissionIx(n as u32));
        }
    }
    taken
}
