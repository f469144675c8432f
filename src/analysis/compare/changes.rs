//! What differs between two scenarios, kind by kind.

use crate::country::{AreaIx, LinkIx, PermissionIx, PlaceIx};
use crate::network::{Network, WayMonth};
use crate::plan::{Exact, Plan, to_the_millionth};
use crate::scenario::{Adjustment, Decision, MonthConditions, Scenario, Trigger};
use crate::time::{Month, Period};
use crate::units::Share;
use std::collections::BTreeMap;

/// A setting of a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Setting {
    /// States before decisions.
    Base,
    /// What unknown counts as.
    Stance,
    /// Months planned for.
    Window,
    /// What the plan strives for.
    Objective,
    /// The ration.
    Ration,
    /// The split of supplies by origin.
    SupplySplit,
    /// The factor on supplies.
    SupplyShare,
    /// Money for the window.
    Budget,
    /// The caseload that limits who is served.
    Caseload,
    /// Over what evenness is compared.
    Even,
    /// When winter begins.
    Season,
    /// What is never used or accepted.
    RedLines,
}

impl Setting {
    /// Every one, in order.
    const ALL: [Setting; 12] = [
        Setting::Base,
        Setting::Stance,
        Setting::Window,
        Setting::Objective,
        Setting::Ration,
        Setting::SupplySplit,
        Setting::SupplyShare,
        Setting::Budget,
        Setting::Caseload,
        Setting::Even,
        Setting::Season,
        Setting::RedLines,
    ];
}

/// A permission with another share open, or other conditions, in some month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PermissionChange {
    /// Which.
    pub permission: PermissionIx,
    /// Each month that differs, with the share open in both.
    pub months: Vec<(Month, [Share; 2])>,
    /// Whether levies, quotas or diversion differ.
    pub conditions: bool,
}

/// A link that carries otherwise in some month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkChange {
    /// Which.
    pub link: LinkIx,
    /// Months in which it closes.
    pub closes: Vec<Month>,
    /// Months in which it opens.
    pub opens: Vec<Month>,
    /// Months in which it is open in both, with another share of the month, capacity or cost.
    pub differs: Vec<Month>,
    /// Permissions it needs that differ; none where the season or a figure is the reason.
    pub by: Vec<PermissionIx>,
    /// Whether one of the scenarios takes what it carries otherwise.
    pub adjusted: bool,
}

/// A route that carries more or less.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteChange {
    /// Where the food starts.
    pub origin: PlaceIx,
    /// Links in order of travel.
    pub links: Vec<LinkIx>,
    /// Places in order of travel.
    pub places: Vec<PlaceIx>,
    /// Where it is handed out.
    pub area: AreaIx,
    /// Grams in the first scenario and in the other.
    pub grams: [Exact; 2],
}

/// Whether two decisions say the same; their numbers and files may differ.
pub(super) fn same_decision(a: &Decision, b: &Decision) -> bool {
    a.permissions == b.permissions
        && (a.state, a.span, a.declared, a.end_known, a.conditions)
            == (b.state, b.span, b.declared, b.end_known, b.conditions)
}

/// Whether two events say the same.
pub(super) fn same_trigger(a: &Trigger, b: &Trigger) -> bool {
    a.permissions == b.permissions && (&a.event, a.span, a.state) == (&b.event, b.span, b.state)
}

/// Whether two adjustments say the same.
pub(super) fn same_adjustment(a: &Adjustment, b: &Adjustment) -> bool {
    (&a.what, a.months) == (&b.what, b.months)
}

/// Settings that differ.
pub(super) fn settings(first: &Scenario, other: &Scenario) -> Vec<Setting> {
    let differs = |setting: &Setting| match setting {
        Setting::Base => first.base != other.base,
        Setting::Stance => first.stance != other.stance,
        Setting::Window => first.window != other.window,
        Setting::Objective => first.objective != other.objective,
        Setting::Ration => first.ration != other.ration,
        Setting::SupplySplit => first.supply_split != other.supply_split,
        Setting::SupplyShare => first.resources.supply_share != other.resources.supply_share,
        Setting::Budget => first.resources.budget_cents != other.resources.budget_cents,
        Setting::Caseload => first.target() != other.target(),
        Setting::Even => first.even != other.even,
        Setting::Season => {
            let [a, b] = [first, other].map(|of| of.season.closures_start_months_earlier);
            a != b
        }
        Setting::RedLines => first.red_lines != other.red_lines,
    };
    Setting::ALL.into_iter().filter(differs).collect()
}

/// The calendar months that both windows have, with their periods.
fn shared<'a>(networks: [&'a Network<'_>; 2]) -> impl Iterator<Item = (Month, [Period; 2])> + 'a {
    let [a, b] = networks.map(|n| n.window);
    a.periods().filter_map(move |period| {
        let month = a.month(period);
        Some((month, [period, b.period(month)?]))
    })
}

/// Permissions that differ in some month.
pub(super) fn permissions(networks: [&Network<'_>; 2]) -> Vec<PermissionChange> {
    let all = (0..networks[0].country.permissions.len() as u32).map(PermissionIx);
    let change = |permission: PermissionIx| {
        let (mut months, mut conditions) = (Vec::new(), false);
        for (month, periods) in shared(networks) {
            let both = |n: usize| networks[n].access.state_share(permission, periods[n]);
            let strings = |n: usize| -> MonthConditions {
                networks[n].access.conditions(permission, periods[n])
            };
            if both(0) != both(1) {
                months.push((month, [both(0), both(1)]));
            }
            conditions |= strings(0) != strings(1);
        }
        let differs = conditions || !months.is_empty();
        differs.then_some(PermissionChange { permission, months, conditions })
    };
    all.filter_map(change).collect()
}

/// Links that carry otherwise in some month, one entry for both directions.
pub(super) fn links(
    networks: [&Network<'_>; 2],
    permissions: &[PermissionChange],
) -> Vec<LinkChange> {
    let differing = |ix: &&PermissionIx| permissions.iter().any(|p| p.permission == **ix);
    let mut changes: BTreeMap<LinkIx, LinkChange> = BTreeMap::new();
    for (n, way) in networks[0].ways.iter().enumerate() {
        if changes.contains_key(&way.link) {
            continue;
        }
        let (link, at) = (way.link, crate::network::WayIx(n as u32));
        let needed = networks[0].needed.needed_by_link(link);
        let by: Vec<PermissionIx> = needed.iter().filter(differing).copied().collect();
        // A quota over several links stands in no link's capacity.
        let strings = |n: usize, period: Period| -> Vec<MonthConditions> {
            by.iter().map(|ix| networks[n].access.conditions(*ix, period)).collect()
        };
        let (closes, opens, differs) = (Vec::new(), Vec::new(), Vec::new());
        let mut change =
            LinkChange { link, closes, opens, differs, by: by.clone(), adjusted: false };
        for (month, periods) in shared(networks) {
            let [before, after]: [&WayMonth; 2] =
                [networks[0].month(at, periods[0]), networks[1].month(at, periods[1])];
            let nominal = |n: usize| networks[n].nominal(link, periods[n]);
            change.adjusted |= nominal(0) != nominal(1);
            match (before.is_open(), after.is_open()) {
                (true, false) => change.closes.push(month),
                (false, true) => change.opens.push(month),
                (true, true) => {
                    if before != after || strings(0, periods[0]) != strings(1, periods[1]) {
                        change.differs.push(month);
                    }
                }
                (false, false) => {}
            }
        }
        if !(change.closes.is_empty() && change.opens.is_empty() && change.differs.is_empty()) {
            changes.insert(link, change);
        }
    }
    changes.into_values().collect()
}

/// Routes that carry more or less over the window, the largest change first.
pub(super) fn routes(plans: [&Plan; 2]) -> Vec<RouteChange> {
    let mut routes: BTreeMap<(PlaceIx, Vec<LinkIx>, AreaIx), RouteChange> = BTreeMap::new();
    for (n, plan) in plans.iter().enumerate() {
        for route in &plan.routes {
            let key = (route.origin, route.links.clone(), route.area);
            let change = routes.entry(key).or_insert_with(|| RouteChange {
                origin: route.origin,
                links: route.links.clone(),
                places: route.places.clone(),
                area: route.area,
                grams: [Exact::default(); 2],
            });
            change.grams[n] += to_the_millionth(route.grams());
        }
    }
    let moved = routes.into_values().filter(|change| change.grams[0] != change.grams[1]);
    let mut moved: Vec<RouteChange> = moved.collect();
    let size = |change: &RouteChange| {
        let [a, b] = change.grams;
        if a > b { a - b } else { b - a }
    };
    // Stable, so changes of equal size keep the order of their keys.
    moved.sort_by_key(|change| std::cmp::Reverse(size(change)));
    moved
}
