//! What raising limits does to the arcs of the wide network.

use super::touching::LimitsOf;
use super::{More, RaisedBy};
use crate::allocation::Meaning;
use crate::country::{Entry, PermissionIx};
use crate::flow::UNLIMITED;
use crate::network::{Limit, Network, Offer, Raised, more, more_people};
use crate::plan::wide::{InForce, Wide};
use crate::scenario::Gate as At;
use crate::time::Period;
use crate::units::{Grams, Share};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// The arcs that each limit touches.
pub(super) struct Raising<'w, 'n, 'a> {
    pub(super) wide: &'w Wide<'n, 'a>,
    arcs_of: BTreeMap<Limit, Vec<usize>>,
    limits_of: LimitsOf,
    /// What each arc may carry with all limits in force.
    most: Vec<i64>,
    /// Arcs that may carry more with all limits raised, and how much more, once that is known.
    all: OnceCell<Vec<(usize, i64)>>,
}

impl<'w, 'n, 'a> Raising<'w, 'n, 'a> {
    pub(super) fn new(wide: &'w Wide<'n, 'a>) -> Self {
        let network = &*wide.network;
        let mut arcs_of: BTreeMap<Limit, Vec<usize>> =
            network.limits().into_iter().map(|limit| (limit, Vec::new())).collect();
        let touching = |arc| touching(network, wide, arc);
        let limits_of = LimitsOf::arcs(wide.n_arcs(), touching, &mut arcs_of);
        let most = wide.all(InForce::ALL);
        Raising { wide, arcs_of, limits_of, most, all: OnceCell::new() }
    }

    /// Every limit, in order.
    pub(super) fn limits(&self) -> impl Iterator<Item = Limit> + '_ {
        self.arcs_of.keys().copied()
    }

    /// The limits that touch an arc.
    pub(super) fn of_arc(&self, arc: usize) -> impl Iterator<Item = Limit> + '_ {
        self.limits_of.arc(arc).iter().copied()
    }

    /// Arcs that may carry more with some limits raised, and how much more.
    pub(super) fn more(&self, raised: &Raised) -> Vec<(usize, i64)> {
        if raised.len() < self.arcs_of.len() - raised.len() {
            let touched = raised.iter().filter_map(|limit| self.arcs_of.get(limit));
            return self.worked_out(touched.flatten().copied(), raised);
        }
        // Only arcs that limits left alone touch differ from what they carry with all raised.
        let all = self.all.get_or_init(|| {
            self.worked_out(0..self.wide.n_arcs(), &self.limits().collect::<Raised>())
        });
        let left = self.arcs_of.iter().filter(|(limit, _)| !raised.contains(limit));
        let left: BTreeSet<usize> = left.flat_map(|(_, arcs)| arcs).copied().collect();
        let mut more = all.clone();
        more.retain(|(arc, _)| !left.contains(arc));
        let by_others = |arc: &usize| self.of_arc(*arc).any(|limit| raised.contains(&limit));
        more.extend(self.worked_out(left.into_iter().filter(by_others), raised));
        more.sort_unstable();
        more
    }

    /// Which of some arcs that limits touch may carry more with these raised, and how much more.
    fn worked_out(&self, arcs: impl Iterator<Item = usize>, raised: &Raised) -> Vec<(usize, i64)> {
        let mut arcs: Vec<usize> = arcs.filter(|n| !self.limits_of.arc(*n).is_empty()).collect();
        arcs.sort_unstable();
        arcs.dedup();
        let offers = arcs.iter().any(|arc| self.offer(*arc).is_some());
        let offered = if offers { self.wide.network.offered(raised) } else { Vec::new() };
        let then = |arc: usize| match self.offer(arc) {
            Some(wanted) => {
                let key = |o: &Offer| (o.key(), o.period);
                let there = offered.iter().find(|offer| key(offer) == key(wanted));
                there.map_or(0, |offer| offer.amount.0)
            }
            None => self.then(arc, raised),
        };
        let each = arcs.into_iter().map(|arc| (arc, then(arc) - self.most[arc]));
        each.filter(|(_, more)| *more > 0).collect()
    }

    fn offer(&self, arc: usize) -> Option<&Offer> {
        let Meaning::Offer(n) = self.wide.built.meanings[arc] else { return None };
        Some(self.wide.offer(n))
    }

    /// What an arc, other than an offer, may carry with some limits raised.
    fn then(&self, arc: usize, raised: &Raised) -> i64 {
        let network = &*self.wide.network;
        if !self.wide.is_real(arc) {
            return self.most[arc];
        }
        let whole = |limit: Option<Grams>| limit.map_or(UNLIMITED, |grams| grams.0);
        match self.wide.built.meanings[arc] {
            Meaning::Move(way, period) => whole(network.carries(way, period, raised)),
            Meaning::Gate(gate, period) => whole(network.passes(gate, period, raised)),
            Meaning::Store(place, _) => whole(network.room(place, raised)),
            Meaning::Reach(..) | Meaning::SendAhead(..) => UNLIMITED,
            Meaning::HandOut { served, period, .. } => {
                let share = network.may_hand_out(served, period, raised).ratio();
                let fed = self.wide.fed(arc);
                fed.map_or(0, |fed| {
                    let need = i128::from(fed.people) * i128::from(fed.grams_per_person);
                    let part = need * fed.share.num * i128::from(*share.numer());
                    (part / (fed.share.den * i128::from(*share.denom()))) as i64
                })
            }
            Meaning::Carried(place) => {
                let raised = raised.contains(&Limit::Supply(place));
                let carried = network.carried.at.get(&place).copied().unwrap_or_default();
                if raised { more(carried).0 } else { carried.0 }
            }
            Meaning::Cell(served, period) => {
                let month = &network.served[served].months[period.index()];
                let people = network.own_caseload(served, period, raised);
                people.map_or(UNLIMITED, |people| in_grams(people, month.grams_per_person))
            }
            Meaning::Caseload(n) => {
                let limit = &network.caseloads[n];
                let months = limit.areas.iter().map(|&area| &network.served[area].months);
                let rations = months.map(|months| months[limit.period.index()].grams_per_person);
                let ration = rations.min().unwrap_or_default();
                in_grams(network.shared_caseload(n, raised), ration)
            }
            Meaning::Offer(_)
            | Meaning::Arriving(..)
            | Meaning::CarriedAhead(..)
            | Meaning::KeepAhead(..)
            | Meaning::UseAhead(..)
            | Meaning::Phase(..)
            | Meaning::Area(_)
            | Meaning::Total => self.most[arc],
        }
    }

    /// A limit of a set: by how much it was raised, and the months of those of its arcs that held
    /// food back and may carry more with the set raised.
    pub(super) fn told(
        &self,
        limit: Limit,
        set: &Raised,
        held: &dyn Fn(usize) -> bool,
    ) -> RaisedBy {
        let network = &*self.wide.network;
        let more = self.more(set);
        let touched = self.arcs_of.get(&limit).into_iter().flatten();
        let mut months: Vec<Period> = touched
            .filter(|arc| {
                held(**arc) && more.binary_search_by_key(*arc, |(wider, _)| *wider).is_ok()
            })
            .filter_map(|arc| self.period(*arc))
            .collect();
        months.sort();
        months.dedup();
        RaisedBy { limit, more: by(network, limit), months }
    }

    fn period(&self, arc: usize) -> Option<Period> {
        let caseloads = &self.wide.network.caseloads;
        let meaning = self.wide.built.meanings[arc];
        meaning.period(|n| self.wide.offer(n).period, |n| caseloads[n].period)
    }
}

/// So many people in grams, as caseloads count them.
fn in_grams(people: u64, ration: Grams) -> i64 {
    (people as i64).saturating_mul(ration.0)
}

/// The limits that may touch an arc.
fn touching(network: &Network<'_>, wide: &Wide<'_, '_>, arc: usize) -> Vec<Limit> {
    let short = |permissions: &[PermissionIx], period| -> Vec<Limit> {
        let short = |p: &&PermissionIx| network.access.state_share(**p, period) < Share::ALL;
        permissions.iter().filter(short).map(|p| Limit::Access(*p)).collect()
    };
    match wide.built.meanings[arc] {
        Meaning::Move(way, period) => {
            let link = network.ways[way.index()].link;
            let needed = network.needed.needed_by_link(link);
            if !wide.is_real(arc) {
                return Vec::new();
            }
            let mut limits = short(needed, period);
            limits.extend([Limit::Link(link), Limit::Season(link)]);
            let held = |p: &&PermissionIx| network.needed.gate_of(**p) == Some(At::Link(link));
            limits.extend(needed.iter().filter(held).map(|p| Limit::Quota(*p)));
            let gates = network.gates.iter().filter(|gate| gate.ways.contains(&way));
            limits.extend(gates.map(|gate| Limit::Quota(gate.permission)));
            limits
        }
        Meaning::Gate(gate, _) => vec![Limit::Quota(network.gates[gate].permission)],
        Meaning::Store(place, _) => vec![Limit::Store(place)],
        Meaning::Reach(served, part, period) | Meaning::SendAhead(served, part, period) => {
            let served = &network.served[served];
            let whole = served.parts[part].open[period.index()] == Share::ALL;
            if whole { Vec::new() } else { vec![Limit::Pass(served.area)] }
        }
        Meaning::HandOut { served, period, .. } => {
            short(network.needed.needed_by_area(network.served[served].area), period)
        }
        Meaning::Offer(n) => {
            let offer = wide.offer(n);
            let Some(supply) = offer.supply.map(|ix| &network.country.supplies[ix.index()]) else {
                // Carried over from a month before, or what the wide network adds.
                let there = network.offers.get(n).is_some();
                return if there { vec![Limit::Supply(offer.place)] } else { Vec::new() };
            };
            let mut limits = vec![Limit::Supply(offer.place)];
            if supply.entry == Entry::Local {
                let country = network.country;
                let all = (0..country.permissions.len() as u32).map(PermissionIx);
                let money = |p: &PermissionIx| {
                    country.permissions[p.index()].local_purchase_lost > Share::NONE
                };
                limits.extend(all.filter(money).map(Limit::Access));
            }
            limits
        }
        Meaning::Carried(place) => vec![Limit::Supply(place)],
        Meaning::Cell(served, period) => {
            let served = &network.served[served];
            let limited = served.months[period.index()].caseload.is_some();
            if limited { vec![Limit::Caseload(Some(served.area))] } else { Vec::new() }
        }
        Meaning::Caseload(n) => vec![network.caseload_limit(&network.caseloads[n])],
        Meaning::Arriving(..)
        | Meaning::CarriedAhead(..)
        | Meaning::KeepAhead(..)
        | Meaning::UseAhead(..)
        | Meaning::Phase(..)
        | Meaning::Area(_)
        | Meaning::Total => Vec::new(),
    }
}

/// By how much a limit is raised.
fn by(network: &Network<'_>, limit: Limit) -> More {
    let raised = Raised::from([limit]);
    let grams = |before: Option<Grams>, then: Option<Grams>| {
        then.zip(before).map_or(0, |(then, before)| then.0 - before.0)
    };
    let none = Raised::new();
    let periods = || network.window.periods();
    match limit {
        Limit::Access(_) | Limit::Season(_) | Limit::Pass(_) => More::Open,
        Limit::Link(link) => {
            let mut most = 0;
            for way in network.ways_of(link) {
                let more = periods().map(|period| {
                    let carries = |raised| network.carries(way, period, raised);
                    grams(carries(&none), carries(&raised))
                });
                most = more.fold(most, i64::max);
            }
            More::GramsAMonth(most)
        }
        Limit::Quota(permission) => {
            let quota = |period| network.access.conditions(permission, period).quota;
            let extra = periods().filter_map(quota).map(|quota| more(quota).0 - quota.0);
            More::GramsAMonth(extra.max().unwrap_or(0))
        }
        Limit::Caseload(area) => {
            let mut most = 0;
            for served in network.served.iter().filter(|served| Some(served.area) == area) {
                let own = served.months.iter().filter_map(|month| month.caseload);
                most = own.map(|people| more_people(people) - people).fold(most, u64::max);
            }
            let shared = network.caseloads.iter();
            let shared = shared.filter(|shared| network.caseload_limit(shared) == limit);
            let extra = shared.map(|shared| more_people(shared.people) - shared.people);
            More::PeopleAMonth(extra.fold(most, u64::max))
        }
        Limit::Store(place) => {
            More::GramsAMonth(grams(network.room(place, &none), network.room(place, &raised)))
        }
        Limit::Supply(place) => {
            let sum = |raised: &Raised| -> i64 {
                let wider = network.offered(raised);
                wider.iter().filter(|o| o.place == place).map(|o| o.amount.0).sum()
            };
            let carried = network.carried.at.get(&place);
            let carried = carried.map_or(0, |grams| more(*grams).0 - grams.0);
            More::Grams(sum(&raised) - sum(&none) + carried)
        }
        Limit::Money => {
            let cents = |raised: &Raised| network.budget(raised).unwrap_or(0);
            More::Cents(cents(&raised) - cents(&none))
        }
    }
}
