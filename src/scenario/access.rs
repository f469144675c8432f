//! What a scenario leaves open: the share of every month each permission holds, the conditions on
//! it, and which decision, trigger or default is the reason.

use super::days::{Dated, by_stance, dated};
use super::{DecisionIx, Needed, Scenario, Switch, TriggerIx};
use crate::country::{AreaIx, Country, LinkIx, PermissionIx, PlaceIx};
use crate::time::Period;
use crate::units::{CentsPerMt, Grams, Share};
use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedMul};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Why a permission has the state it has on some days of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// Nobody decided: the scenario's base, or the permission's default in the pack.
    Base,
    /// A decision of the scenario.
    Decision(DecisionIx),
    /// An event that fired.
    Trigger(TriggerIx),
    /// It lies behind a red line, or is offered on a condition that does.
    RedLine,
    /// It is switched as a player of a game.
    Switch,
}

/// The days of one month that one cause rules. The rulings on a permission in a month cover
/// every day of it once, and their days weighted by `open` make up its share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// Which.
    pub cause: Cause,
    /// How many days of the month.
    pub days: u8,
    /// The mean share open over these days.
    pub open: Share,
}

/// Strings attached to a permission in one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthConditions {
    /// Mean levy over the days open, each weighted by its open share, rounded to the cent.
    pub levy: CentsPerMt,
    /// Most that may move in the month: each open day brings its part of the monthly quota.
    /// `None` where any open day has no quota, so that one more open day never lowers it.
    pub quota: Option<Grams>,
    /// Mean diversion over the days open, each weighted by its open share.
    pub diversion: Share,
}

impl MonthConditions {
    /// No strings.
    pub const NONE: MonthConditions =
        MonthConditions { levy: CentsPerMt(0), quota: None, diversion: Share::NONE };
}

/// Every permission in every month of a scenario's window. Cheap to copy with one more switch.
#[derive(Clone, Debug)]
pub struct AccessTable {
    dated: Arc<Dated>,
    switches: Vec<Option<Switch>>,
    /// Permissions taken as granted on every day, whatever else is said of them.
    granted: BTreeSet<PermissionIx>,
}

impl AccessTable {
    /// Works every month out from its days; days of which nobody knows the state count as the scenario's
    /// stance says.
    pub fn new(country: &Country, scenario: &Scenario) -> AccessTable {
        let by_stance =
            |ix: PermissionIx| by_stance(scenario.stance, &country.permissions[ix.index()]);
        AccessTable::with_unknown(country, scenario, &by_stance)
    }

    /// Works every month out from its days; days of which nobody knows the state count as is told for each
    /// permission.
    pub fn with_unknown(
        country: &Country,
        scenario: &Scenario,
        unknown: &dyn Fn(PermissionIx) -> Share,
    ) -> AccessTable {
        let mut switches = vec![None; country.permissions.len()];
        for (permission, switch) in &scenario.switches {
            switches[permission.index()] = Some(*switch);
        }
        AccessTable {
            dated: Arc::new(dated(country, scenario, unknown)),
            switches,
            granted: BTreeSet::new(),
        }
    }

    /// Permissions on which something hangs that nobody knows, on some day of a scenario's window; in order.
    pub fn unknown(country: &Country, scenario: &Scenario) -> Vec<PermissionIx> {
        let [shut, open] = [Share::NONE, Share::ALL]
            .map(|share| AccessTable::with_unknown(country, scenario, &|_| share));
        let differs = |ix: &PermissionIx| {
            let of = |period| shut.state_share(*ix, period) != open.state_share(*ix, period);
            scenario.window.periods().any(of)
        };
        (0..country.permissions.len() as u32).map(PermissionIx).filter(differs).collect()
    }

    /// Grants some permissions on every day of the window. The strings that
    /// are attached to them stay.
    pub fn granting(&self, permissions: impl IntoIterator<Item = PermissionIx>) -> AccessTable {
        let mut table = self.clone();
        table.granted.extend(permissions);
        table
    }

    /// Switches permissions as players of a game.
    pub fn switching(
        &self,
        switched: impl IntoIterator<Item = (PermissionIx, Switch)>,
    ) -> AccessTable {
        let mut table = self.clone();
        for (permission, switch) in switched {
            table.switches[permission.index()] = Some(switch);
        }
        table
    }

    /// How much of a month a permission is open: the mean of its states over the month's days.
    pub fn state_share(&self, permission: PermissionIx, period: Period) -> Share {
        if self.granted.contains(&permission) {
            return Share::ALL;
        }
        match self.overridden(permission) {
            Some(open) => open,
            None => self.dated.month(permission, period).share,
        }
    }

    /// The strings attached to a permission in a month.
    pub fn conditions(&self, permission: PermissionIx, period: Period) -> MonthConditions {
        match self.overridden(permission) {
            Some(_) => MonthConditions::NONE,
            None => self.dated.month(permission, period).conditions,
        }
    }

    /// Who rules a permission in a month, for how many days and how openly; the base first, then
    /// decisions and triggers in the scenario's order.
    pub fn rulings(&self, permission: PermissionIx, period: Period) -> Vec<Ruling> {
        match self.overridden(permission) {
            Some(open) => {
                vec![Ruling { cause: Cause::Switch, days: self.dated.days[period.index()], open }]
            }
            None => self.dated.month(permission, period).rulings.clone(),
        }
    }

    /// The rulings that hold a permission otherwise than its base would: what a report names when
    /// it says who opened or closed it.
    pub fn changes(&self, permission: PermissionIx, period: Period) -> Vec<Ruling> {
        let base = self.dated.base[permission.index()];
        let mut rulings = self.rulings(permission, period);
        rulings.retain(|ruling| ruling.cause != Cause::Base && ruling.open != base);
        rulings
    }

    /// How much of a month movement along a link is open: the least over what it needs.
    pub fn link_share(&self, needed: &Needed, link: LinkIx, period: Period) -> Share {
        self.least(needed.needed_by_link(link), period)
    }

    /// How much of a month handing out in an area is open: the least over what it needs.
    pub fn area_share(&self, needed: &Needed, area: AreaIx, period: Period) -> Share {
        self.least(needed.needed_by_area(area), period)
    }

    /// The least share over some permissions; all of the month where there are none.
    pub fn least(&self, permissions: &[PermissionIx], period: Period) -> Share {
        permissions
            .iter()
            .map(|permission| self.state_share(*permission, period))
            .min()
            .unwrap_or(Share::ALL)
    }

    /// Levies on a tonne moved along a link from one place to another in a month, by permission.
    pub fn levies<'a>(
        &'a self,
        needed: &'a Needed,
        (link, from, to): (LinkIx, PlaceIx, PlaceIx),
        period: Period,
    ) -> impl Iterator<Item = (PermissionIx, CentsPerMt)> + 'a {
        let needed_here = needed.needed_by_link(link).iter();
        let levies = needed_here.map(move |&p| (p, self.conditions(p, period).levy));
        levies.filter(move |(p, levy)| levy.0 > 0 && needed.pays(*p, from, to))
    }

    /// The share of what is handed out in an area that goes elsewhere: each permission's
    /// diversion takes its part of what the others leave.
    pub fn area_diversion(&self, needed: &Needed, area: AreaIx, period: Period) -> Share {
        let diverted = needed.needed_by_area(area).iter();
        let diverted = diverted.map(|permission| self.conditions(*permission, period).diversion);
        let kept = diverted
            .filter(|diverted| *diverted > Share::NONE)
            .map(Share::rest)
            .fold(Ratio::from_integer(1), |kept, rest| product(kept, wide(rest)));
        share(kept).rest()
    }

    /// How much of the local purchase on offer in a month can be bought: the product over cash,
    /// fuel and banking permissions of 1 - share lost x share of the month denied. Exact as long
    /// as the fraction fits; beyond that, rounded down to the billionth.
    pub fn local_purchase_share(&self, period: Period) -> Share {
        share(self.bought(period, |money| money.local_purchase_lost))
    }

    /// How much of the budget can be spent: the mean over the window's months of the product over
    /// cash, fuel and banking permissions of 1 - share lost x share of the month denied. Exact as
    /// long as the fraction fits; beyond that, rounded down to the billionth.
    pub fn budget_share(&self) -> Share {
        let months = self.dated.days.len() as u8;
        let total = (0..months)
            .map(|n| self.bought(Period(n), |money| money.budget_lost))
            .fold(Ratio::from_integer(0), sum);
        share(product(total, Ratio::new(1, i128::from(months))))
    }

    fn bought(&self, period: Period, lost: impl Fn(&Money) -> Share) -> Ratio<i128> {
        self.dated
            .money
            .iter()
            .filter_map(|money| {
                let denied = self.state_share(money.permission, period).rest();
                if denied == Share::NONE {
                    return None;
                }
                let gone = product(wide(lost(money)), wide(denied));
                Some(Ratio::from_integer(1) - gone)
            })
            .fold(Ratio::from_integer(1), product)
    }

    /// The share a switch gives a permission in every month, where a switch overrides its dates.
    fn overridden(&self, permission: PermissionIx) -> Option<Share> {
        if self.dated.never_used[permission.index()] {
            return None;
        }
        match self.switches[permission.index()] {
            None => None,
            Some(Switch::Off) => Some(Share::NONE),
            Some(Switch::On) => self.dated.never_open[permission.index()].then_some(Share::ALL),
        }
    }
}

/// What a cash, fuel or banking permission takes away when it is denied.
#[derive(Clone, Debug)]
pub(super) struct Money {
    pub(super) permission: PermissionIx,
    pub(super) local_purchase_lost: Share,
    pub(super) budget_lost: Share,
}

/// A share with room to reckon in.
pub(super) fn wide(share: Share) -> Ratio<i128> {
    let ratio = share.ratio();
    Ratio::new_raw(i128::from(*ratio.numer()), i128::from(*ratio.denom()))
}

/// Back to a share: exact where it fits, else rounded down to the billionth.
pub(super) fn share(ratio: Ratio<i128>) -> Share {
    let exact = |ratio: &Ratio<i128>| {
        let part = i64::try_from(*ratio.numer()).ok()?;
        Share::of(part, i64::try_from(*ratio.denom()).ok()?)
    };
    exact(&ratio).or_else(|| exact(&rounded(&ratio))).unwrap_or(Share::NONE)
}

fn product(a: Ratio<i128>, b: Ratio<i128>) -> Ratio<i128> {
    a.checked_mul(&b).unwrap_or_else(|| rounded(&a) * rounded(&b))
}

fn sum(a: Ratio<i128>, b: Ratio<i128>) -> Ratio<i128> {
    a.checked_add(&b).unwrap_or_else(|| rounded(&a) + rounded(&b))
}

/// Rounded down to the billionth. Numerators here stay far below 2 to the 98th, because the
/// fraction lies between 0 and 60 and its denominator is split off first.
fn rounded(ratio: &Ratio<i128>) -> Ratio<i128> {
    const GRID: i128 = 1_000_000_000;
    let (mut part, mut whole) = (*ratio.numer(), *ratio.denom());
    while part > i128::MAX / GRID {
        part >>= 1;
        whole >>= 1;
    }
    Ratio::new(part * GRID / whole, GRID)
}
