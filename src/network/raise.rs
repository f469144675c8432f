//! What a network would be with some of its limits raised: the one place that says what raising a limit
//! means.

use super::laid_out::nominal;
use super::more::{more, more_money, more_people};
use super::{CaseloadLimit, Network, Offer, WayIx};
use crate::country::{AreaIx, Country, LinkIx, PermissionIx, PlaceIx};
use crate::scenario::{AccessTable, Gate as At};
use crate::time::Period;
use crate::units::{Grams, Share};
use std::collections::BTreeSet;

/// A limit that can hold reach back, by what would raise it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Limit {
    /// A permission that is not open all along: raised, it is granted on every day. The strings
    /// attached to it stay.
    Access(PermissionIx),
    /// A quota on a permission: raised, a tenth more may pass.
    Quota(PermissionIx),
    /// A link that a season closes for a part of the window: raised, it stays open.
    Season(LinkIx),
    /// Districts of an area that are cut off on some days: raised, none is.
    Pass(AreaIx),
    /// What a link carries in months in which neither access nor season narrows it: raised, it is a
    /// tenth more.
    Link(LinkIx),
    /// Room in the stores of a place: raised, it is a tenth more.
    Store(PlaceIx),
    /// How many people are registered or can be served in an area, or in the whole country: raised, a
    /// tenth more in every month.
    Caseload(Option<AreaIx>),
    /// Food on offer at a place: raised, each offer there is a tenth larger.
    Supply(PlaceIx),
    /// The budget: raised, it is a tenth larger.
    Money,
}

impl Limit {
    /// Whether raising it raises the budget.
    pub fn is_on_money(self, country: &Country) -> bool {
        match self {
            Limit::Money => true,
            Limit::Access(p) => country.permissions[p.index()].budget_lost > Share::NONE,
            Limit::Quota(_)
            | Limit::Season(_)
            | Limit::Pass(_)
            | Limit::Link(_)
            | Limit::Store(_)
            | Limit::Caseload(_)
            | Limit::Supply(_) => false,
        }
    }

    /// The link, where it is what that carries.
    pub fn carried_by(self) -> Option<LinkIx> {
        let Limit::Link(link) = self else { return None };
        Some(link)
    }
}

/// Every permission that a part of the budget hangs on.
pub fn all_on_budget(country: &Country) -> Raised {
    let all = (0..country.permissions.len() as u32).map(|n| Limit::Access(PermissionIx(n)));
    all.filter(|limit| limit.is_on_money(country)).collect()
}

/// Limits that are raised together.
pub type Raised = BTreeSet<Limit>;

fn granted(raised: &Raised) -> impl Iterator<Item = PermissionIx> + '_ {
    raised.iter().filter_map(|limit| {
        let Limit::Access(permission) = limit else { return None };
        Some(*permission)
    })
}

impl<'a> Network<'a> {
    /// Every limit there is, in order, whether it holds anything back or not.
    pub fn limits(&self) -> Vec<Limit> {
        let country = self.country;
        let mut limits = Raised::new();
        let months = || self.window.periods();
        for permission in (0..country.permissions.len() as u32).map(PermissionIx) {
            if months().any(|period| self.access.state_share(permission, period) < Share::ALL) {
                limits.insert(Limit::Access(permission));
            }
            let quota = |period| self.access.conditions(permission, period).quota.is_some();
            if months().any(quota) && self.needed.gate_of(permission).is_some() {
                limits.insert(Limit::Quota(permission));
            }
        }
        for (n, way) in self.ways.iter().enumerate() {
            if months().any(|period| self.nominal(way.link, period).is_some()) {
                limits.insert(Limit::Link(way.link));
            }
            if months().any(|period| self.month(WayIx(n as u32), period).season < Share::ALL) {
                limits.insert(Limit::Season(way.link));
            }
        }
        for served in &self.served {
            if served.parts.iter().flat_map(|part| &part.open).any(|open| *open < Share::ALL) {
                limits.insert(Limit::Pass(served.area));
            }
        }
        for served in self.served.iter().filter(|s| s.months.iter().any(|m| m.caseload.is_some())) {
            limits.insert(Limit::Caseload(Some(served.area)));
        }
        limits.extend(self.caseloads.iter().map(|limit| self.caseload_limit(limit)));
        let limited = self.rooms.iter().filter(|(_, room)| room.is_some());
        limits.extend(limited.map(|(place, _)| Limit::Store(*place)));
        limits.extend(self.offers.iter().map(|offer| Limit::Supply(offer.place)));
        limits.extend(self.carried.at.keys().map(|place| Limit::Supply(*place)));
        limits.extend(self.budget_cents.map(|_| Limit::Money));
        limits.into_iter().collect()
    }

    /// What a link would carry in a month if it were open all along; `None` where nothing limits it.
    pub fn nominal(&self, link: LinkIx, period: Period) -> Option<Grams> {
        nominal((self.scenario, &self.figures), link, period)
    }

    /// What a way carries in a period with some limits raised; `None` where nothing limits it.
    pub fn carries(&self, way: WayIx, period: Period, raised: &Raised) -> Option<Grams> {
        self.narrowed(way, period, raised).2
    }

    /// Share of a period that permissions leave a way open, share that seasons do, what it carries,
    /// and whether a quota sets that.
    fn narrowed(
        &self,
        way: WayIx,
        period: Period,
        raised: &Raised,
    ) -> (Share, Share, Option<Grams>, bool) {
        let link = self.ways[way.index()].link;
        let needed = self.needed.needed_by_link(link);
        let access = self.least(needed, period, raised);
        let season = match raised.contains(&Limit::Season(link)) {
            true => Share::ALL,
            false => self.month(way, period).season,
        };
        let open = access.times(season);
        let nominal = match (self.nominal(link, period), raised.contains(&Limit::Link(link))) {
            (Some(grams), true) if open == Share::ALL => Some(more(grams)),
            (nominal, _) => nominal,
        };
        let own = match nominal {
            _ if open == Share::NONE => Some(Grams(0)),
            Some(grams) => Some(Grams(open.of_amount(grams.0))),
            None => None,
        };
        let at_link = needed.iter().filter(|p| self.needed.gate_of(**p) == Some(At::Link(link)));
        let at_link = at_link.filter_map(|p| self.quota(*p, period, raised));
        // A gate that lets nothing pass closes its ways.
        let gates = self.gates.iter().filter(|gate| gate.ways.contains(&way));
        let shut = gates.filter_map(|gate| {
            gate.limits[period.index()]?;
            self.quota(gate.permission, period, raised).filter(|limit| *limit == Grams(0))
        });
        let quota = at_link.chain(shut).min();
        let by_quota = quota.is_some_and(|quota| own.is_none_or(|own| own > quota));
        (access, season, if by_quota { quota } else { own }, by_quota)
    }

    /// What may pass by a permission in a period with some limits raised.
    fn quota(&self, permission: PermissionIx, period: Period, raised: &Raised) -> Option<Grams> {
        let quota = self.access.conditions(permission, period).quota?;
        Some(if raised.contains(&Limit::Quota(permission)) { more(quota) } else { quota })
    }

    /// What passes a gate in a period with some limits raised; `None` where it has no quota.
    pub fn passes(&self, gate: usize, period: Period, raised: &Raised) -> Option<Grams> {
        let gate = &self.gates[gate];
        gate.limits[period.index()]?;
        self.quota(gate.permission, period, raised)
    }

    /// Share of the people in need in an area, by its position among the served, that permissions
    /// let the plan serve in a period with some limits raised.
    pub fn may_hand_out(&self, served: usize, period: Period, raised: &Raised) -> Share {
        self.least(self.needed.needed_by_area(self.served[served].area), period, raised)
    }

    fn least(&self, needed: &[PermissionIx], period: Period, raised: &Raised) -> Share {
        let left = needed.iter().filter(|p| !raised.contains(&Limit::Access(**p)));
        let shares = left.map(|p| self.access.state_share(*p, period));
        shares.min().unwrap_or(Share::ALL)
    }

    /// People who can be served in a served area in a period with some limits raised, where a caseload
    /// of its own limits them.
    pub fn own_caseload(&self, served: usize, period: Period, raised: &Raised) -> Option<u64> {
        let served = &self.served[served];
        let people = served.months[period.index()].caseload?;
        let raised = raised.contains(&Limit::Caseload(Some(served.area)));
        Some(if raised { more_people(people) } else { people })
    }

    /// People who can be served within a caseload that several areas share, by its position.
    pub fn shared_caseload(&self, n: usize, raised: &Raised) -> u64 {
        let limit = &self.caseloads[n];
        let raised = raised.contains(&self.caseload_limit(limit));
        if raised { more_people(limit.people) } else { limit.people }
    }

    /// The limit that a shared caseload is one month of.
    pub fn caseload_limit(&self, limit: &CaseloadLimit) -> Limit {
        Limit::Caseload(self.country.caseloads[limit.row.index()].area)
    }

    /// Room of a place with some limits raised.
    pub fn room(&self, place: PlaceIx, raised: &Raised) -> Option<Grams> {
        let room = self.rooms.get(&place).copied().flatten()?;
        Some(if raised.contains(&Limit::Store(place)) { more(room) } else { room })
    }

    /// Money for the window with some limits raised, in US cents.
    pub fn budget(&self, raised: &Raised) -> Option<i64> {
        let cents = self.budget_cents?;
        let share = |access: &AccessTable| {
            let all = self.scenario.resources.budget_cents.unwrap_or(0);
            access.budget_share().of_amount(all)
        };
        let gained = share(&self.access.granting(granted(raised))) - share(&self.access);
        let cents = cents.saturating_add(gained);
        Some(if raised.contains(&Limit::Money) { more_money(cents) } else { cents })
    }

    /// Food on offer with some limits raised: what was on offer first and in its order, then what
    /// only raising brings.
    pub fn offered(&self, raised: &Raised) -> Vec<Offer> {
        let mut offered = self.offers.clone();
        self.buy(&mut offered, granted(raised).collect());
        for offer in &mut offered {
            if raised.contains(&Limit::Supply(offer.place)) {
                offer.amount = more(offer.amount);
            }
        }
        offered
    }

    /// The network with some limits raised.
    pub fn with_raised(&self, raised: &Raised) -> Network<'a> {
        let mut wider = self.clone();
        let n_months = self.window.n_months();
        for n in 0..self.ways.len() {
            for period in self.window.periods() {
                let month = &mut wider.months[n * n_months + period.index()];
                (month.access, month.season, month.capacity, month.by_quota) =
                    self.narrowed(WayIx(n as u32), period, raised);
            }
        }
        for (n, gate) in wider.gates.iter_mut().enumerate() {
            for period in self.window.periods() {
                gate.limits[period.index()] = self.passes(n, period, raised);
            }
        }
        for (n, served) in wider.served.iter_mut().enumerate() {
            for period in self.window.periods() {
                let month = &mut served.months[period.index()];
                month.access = self.may_hand_out(n, period, raised);
                month.caseload = self.own_caseload(n, period, raised);
            }
            if raised.contains(&Limit::Pass(served.area)) {
                served.parts.iter_mut().for_each(|part| part.open.fill(Share::ALL));
            }
        }
        for (n, limit) in wider.caseloads.iter_mut().enumerate() {
            limit.people = self.shared_caseload(n, raised);
        }
        for (place, room) in &mut wider.rooms {
            *room = self.room(*place, raised);
        }
        for (place, grams) in &mut wider.carried.at {
            if raised.contains(&Limit::Supply(*place)) {
                *grams = more(*grams);
            }
        }
        wider.offers = self.offered(raised);
        wider.budget_cents = self.budget(raised);
        wider.access = self.access.granting(granted(raised));
        wider
    }

    /// What is on offer where banks, cash and fuel are no limit: what is on offer now first, and in its
    /// order.
    pub fn bought_freely(&self) -> Vec<Offer> {
        let everyone = (0..self.country.permissions.len() as u32).map(PermissionIx);
        self.offered(&everyone.map(Limit::Access).collect())
    }
}
