//! One network with every arc there could be, and what each may carry as limits come and go.
//!
//! It is built from the network with nothing closed, so every question about what holds reach back
//! is the same arcs with other capacities, and a largest flow found for one question goes on from
//! there for the next.

mod arcs;
mod in_force;
mod laid;
mod part;

pub(super) use in_force::InForce;
pub(super) use laid::Laid;

use super::in_engine_units;
use crate::allocation::{Built, Meaning, Unsolved, drafted};
use crate::certificate::Fed;
use crate::country::{Entry, PlaceIx};
use crate::flow::UNLIMITED;
use crate::flow::growing::Pipes;
use crate::network::{Network, Offer, WayIx, all_on_budget};
use crate::time::Period;
use crate::units::{Grams, Share};
use arcs::{arriving_later, as_it_is, limits, need_in_grams};

/// Which arcs are kept where a part of the wide network is solved by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    /// Those on some way from a supply to people.
    Useful,
    /// All that may carry anything, so that prices hold on all of them.
    Open,
}

/// What an arc of the wide network is, where its meaning alone does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// An offer from outside, or stock, as it is.
    Offered,
    /// Bought inside the country: all of the offer where banks, cash and fuel are no limit.
    Bought,
    /// As much as anybody could eat, at an origin outside.
    Ample,
    /// As much as anybody could eat, where it is handed out.
    Anywhere,
    /// Moving along a way that takes months, with the month of arrival: only one of them is the right
    /// one, and the others stand for a way that takes less.
    UnderWay(Period),
    /// Whatever its meaning says.
    Meant,
}

/// The network with every arc there could be.
#[derive(Debug)]
pub(super) struct Wide<'n, 'a> {
    pub(super) network: Laid<'n, 'a>,
    pub(super) built: Built,
    pub(super) pipes: Pipes,
    /// Every offer, those that the wide network adds included.
    offers: Vec<Offer>,
    kinds: Vec<Kind>,
    /// What each arc may carry as things are; no more are told than what is drafted as things are.
    now: Vec<i64>,
    /// Grams that nobody could eat more than.
    ample: i64,
}

impl<'n, 'a> Wide<'n, 'a> {
    /// Lays it out; evenness of the network's scenario must be over cells, where shared caseloads
    /// have arcs.
    pub(super) fn new(network: &'n Network<'a>) -> Result<Wide<'n, 'a>, Unsolved> {
        Wide::of(Laid::Lent(network))
    }

    /// As [`Wide::new`], of a network that may be its own.
    pub(super) fn of(network: Laid<'n, 'a>) -> Result<Wide<'n, 'a>, Unsolved> {
        let mut open = network.opened();
        let bought = open.offers.len();
        let ample = need_in_grams(&network);
        let mut stocked = |places: Vec<PlaceIx>| {
            for place in places {
                open.offers.extend(network.window.periods().map(|period| Offer {
                    supply: None,
                    late: 0,
                    place,
                    period,
                    amount: Grams(ample),
                    price: network.price_at(place),
                }));
            }
            open.offers.len()
        };
        let origins = stocked(network.origins().into_iter().collect());
        stocked(network.served.iter().map(|served| served.place).collect());
        let (there, mut draft) = (limits(&network), drafted(&open));
        // The rest of the open network is large, and no longer asked for.
        let offers = std::mem::take(&mut open.offers);
        drop(open);
        let now = as_it_is(&network, there, draft.meanings());
        let mut kinds: Vec<Kind> = draft
            .meanings()
            .iter()
            .map(|meaning| match *meaning {
                Meaning::Offer(n) if n >= origins => Kind::Anywhere,
                Meaning::Offer(n) if n >= bought => Kind::Ample,
                Meaning::Offer(n) if network.entry(&offers[n]) == Some(Entry::Local) => {
                    Kind::Bought
                }
                Meaning::Offer(_) => Kind::Offered,
                Meaning::Move(way, period) if network.lead_months(way) > 0 => {
                    Kind::UnderWay(period)
                }
                Meaning::Move(..)
                | Meaning::Carried(_)
                | Meaning::CarriedAhead(..)
                | Meaning::Arriving(..)
                | Meaning::Gate(..)
                | Meaning::Store(..)
                | Meaning::Reach(..)
                | Meaning::SendAhead(..)
                | Meaning::KeepAhead(..)
                | Meaning::UseAhead(..)
                | Meaning::HandOut { .. }
                | Meaning::Phase(..)
                | Meaning::Cell(..)
                | Meaning::Area(_)
                | Meaning::Caseload(_)
                | Meaning::Total => Kind::Meant,
            })
            .collect();
        let later = arriving_later(&network, &mut draft);
        kinds.extend(later.into_iter().map(Kind::UnderWay));
        let built = draft.finished();
        let ends: Vec<(u32, u32)> = built.instance.arcs.iter().map(|a| (a.from, a.to)).collect();
        let (source, sink) = (built.instance.source, built.instance.sink);
        let n_flowing = ends.len() - 1;
        let n_nodes = built.instance.n_nodes as usize;
        let pipes = Pipes::new(n_nodes, ends[..n_flowing].to_vec(), (source, sink))?;
        Ok(Wide { network, built, pipes, offers, kinds, now, ample })
    }

    /// Arcs but the one that closes the circle.
    pub(super) fn n_arcs(&self) -> usize {
        self.pipes.ends().len()
    }

    /// An offer, by the number that its arc bears.
    pub(super) fn offer(&self, n: usize) -> &Offer {
        &self.offers[n]
    }

    /// Grams of the offer that an arc brings.
    fn bought(&self, arc: usize) -> Option<i64> {
        let Meaning::Offer(n) = self.built.meanings[arc] else { return None };
        Some(self.offers[n].amount.0)
    }

    /// Whom an arc feeds.
    pub(super) fn fed(&self, arc: usize) -> Option<Fed> {
        self.built.instance.arcs[arc].feeds()
    }

    /// Whether an arc is one that food can really go along, and not one that stands for a way that
    /// takes less time.
    pub(super) fn is_real(&self, arc: usize) -> bool {
        match (self.kinds[arc], self.built.meanings[arc]) {
            (Kind::UnderWay(arrives), Meaning::Move(way, period)) => {
                arrives.0 == period.0.saturating_add(self.network.lead_months(way))
            }
            (Kind::Ample | Kind::Anywhere, _) => false,
            _ => true,
        }
    }

    /// The most that an arc may carry with some limits in force.
    pub(super) fn most(&self, arc: usize, rules: InForce) -> i64 {
        let whole = |limit: Option<i64>| limit.unwrap_or(UNLIMITED);
        let now = || self.now.get(arc).copied().unwrap_or(UNLIMITED);
        match self.kinds[arc] {
            Kind::Offered => return now(),
            Kind::Bought if rules.banking => return now(),
            Kind::Bought => return self.bought(arc).unwrap_or_else(now),
            Kind::Ample => return if rules.food { 0 } else { self.ample },
            Kind::Anywhere => return if rules.network { 0 } else { self.ample },
            Kind::UnderWay(_) if rules.carrying && !self.is_real(arc) => return 0,
            Kind::UnderWay(_) | Kind::Meant => {}
        }
        match self.built.meanings[arc] {
            Meaning::Move(way, period) => {
                let month = self.network.month(way, period);
                let shut = || {
                    month.access.times(month.season) == Share::NONE
                        || (month.by_quota && month.capacity == Some(Grams(0)))
                };
                match (rules.open, rules.carrying) {
                    (true, true) if !rules.permissions => self.in_season(way, period),
                    (true, true) => whole(month.capacity.map(|grams| grams.0)),
                    (true, false) if shut() => 0,
                    (false, true) => {
                        let link = self.network.ways[way.index()].link;
                        whole(self.network.nominal(link, period).map(|grams| grams.0))
                    }
                    (_, false) => UNLIMITED,
                }
            }
            Meaning::Gate(..) if !rules.permissions => UNLIMITED,
            Meaning::Gate(..) | Meaning::Reach(..) | Meaning::SendAhead(..) => {
                match (rules.open, rules.carrying) {
                    (true, true) => now(),
                    (true, false) if now() == 0 => 0,
                    _ => UNLIMITED,
                }
            }
            Meaning::Store(..) if !rules.carrying => UNLIMITED,
            Meaning::Cell(..) | Meaning::Caseload(_) if !rules.caseload => UNLIMITED,
            Meaning::HandOut { .. } if !rules.handing_out => {
                whole(self.built.instance.arcs[arc].capacity)
            }
            Meaning::Store(..)
            | Meaning::Cell(..)
            | Meaning::Caseload(_)
            | Meaning::HandOut { .. }
            | Meaning::Offer(_)
            | Meaning::Carried(_)
            | Meaning::CarriedAhead(..)
            | Meaning::Arriving(..)
            | Meaning::KeepAhead(..)
            | Meaning::UseAhead(..)
            | Meaning::Phase(..)
            | Meaning::Area(_)
            | Meaning::Total => now(),
        }
    }

    /// What a way carries where no permission is wanting: its link for as much of the month as seasons leave it.
    fn in_season(&self, way: WayIx, period: Period) -> i64 {
        let month = self.network.month(way, period);
        let link = self.network.ways[way.index()].link;
        match self.network.nominal(link, period) {
            _ if month.season == Share::NONE => 0,
            Some(grams) => month.season.of_amount(grams.0),
            None => UNLIMITED,
        }
    }

    /// The most that each arc may carry with some limits in force.
    pub(super) fn all(&self, rules: InForce) -> Vec<i64> {
        (0..self.n_arcs()).map(|arc| self.most(arc, rules)).collect()
    }

    /// The budget where banks, cash and fuel are no limit, in the engine's unit.
    pub(super) fn banked(&self) -> Option<i128> {
        self.network.budget(&all_on_budget(self.network.country)).map(in_engine_units)
    }
}
