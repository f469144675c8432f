//! One network with every arc there could be, and what each may carry as limits come and go.
//!
//! It is built from the network with nothing closed, so every question about what holds reach back
//! is the same arcs with other capacities, and a largest flow found for one question goes on from
//! there for the next.

use super::in_engine_units;
use crate::allocation::{Built, Instance, Meaning, Unsolved, build, possible};
use crate::certificate::{Fed, Fraction, Role};
use crate::country::PermissionIx;
use crate::flow::UNLIMITED;
use crate::flow::growing::Pipes;
use crate::network::{Limit, Network, Offer, Raised};
use crate::units::{Grams, Share};

/// Which limits are in force. Whatever is not is as if it did not exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct InForce {
    /// How many people are registered, and how many partners can serve.
    pub(super) caseload: bool,
    /// Permission to hand out.
    pub(super) handing_out: bool,
    /// That food comes by ways at all, from somewhere.
    pub(super) network: bool,
    /// That a way is open: permissions to move, and seasons.
    pub(super) open: bool,
    /// What ways carry, for as much of a month as they are open; quotas, rooms, time under way.
    pub(super) carrying: bool,
    /// Banking, cash and fuel.
    pub(super) banking: bool,
    /// Food on offer from outside the country.
    pub(super) food: bool,
}

impl InForce {
    /// Everything but money, for which a largest flow knows no row.
    pub(super) const ALL: InForce = InForce {
        caseload: true,
        handing_out: true,
        network: true,
        open: true,
        carrying: true,
        banking: true,
        food: true,
    };
}

/// What an arc of the wide network is, where its meaning alone does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// An offer from outside, or stock, as it is.
    Offered,
    /// Bought inside the country: so many grams where banks, cash and fuel are no limit.
    Bought(i64),
    /// As much as anybody could eat, at an origin outside.
    Ample,
    /// As much as anybody could eat, where it is handed out.
    Anywhere,
    /// Whatever its meaning says.
    Meant,
}

/// The network with every arc there could be.
#[derive(Debug)]
pub(super) struct Wide<'n, 'a> {
    pub(super) network: &'n Network<'a>,
    pub(super) built: Built,
    pub(super) pipes: Pipes,
    /// Every offer, those that the wide network adds included.
    offers: Vec<Offer>,
    kinds: Vec<Kind>,
    /// What each arc may carry as things are; `None` where nothing limits it.
    now: Vec<Option<i64>>,
    /// Grams that nobody could eat more than.
    ample: i64,
}

impl<'n, 'a> Wide<'n, 'a> {
    /// Lays it out.
    pub(super) fn new(network: &'n Network<'a>) -> Result<Wide<'n, 'a>, Unsolved> {
        let mut open = network.opened();
        let bought = open.offers.len();
        let ample = need_in_grams(network);
        let mut stocked = |places: Vec<_>| {
            for place in places {
                open.offers.extend(network.window.periods().map(|period| Offer {
                    supply: None,
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
        let built = build(&open);
        let kinds = built.meanings.iter().map(|meaning| match *meaning {
            Meaning::Offer(n) if n >= origins => Kind::Anywhere,
            Meaning::Offer(n) if n >= bought => Kind::Ample,
            Meaning::Offer(n) => match is_local(network, &open.offers[n]) {
                true => Kind::Bought(open.offers[n].amount.0),
                false => Kind::Offered,
            },
            _ => Kind::Meant,
        });
        let kinds = kinds.collect();
        let now = as_it_is(network, &open, &built);
        let ends: Vec<(u32, u32)> = built.instance.arcs.iter().map(|a| (a.from, a.to)).collect();
        let n_flowing = ends.len() - 1;
        let (source, sink) = (built.instance.source, built.instance.sink);
        let n_nodes = built.instance.n_nodes as usize;
        let pipes = Pipes::new(n_nodes, ends[..n_flowing].to_vec(), (source, sink))?;
        let offers = open.offers;
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

    /// Whom an arc feeds.
    pub(super) fn fed(&self, arc: usize) -> Option<Fed> {
        self.built.instance.arcs[arc].fed
    }

    /// The most that an arc may carry with some limits in force.
    pub(super) fn most(&self, arc: usize, rules: InForce) -> i64 {
        let now = self.now[arc];
        let whole = |limit: Option<i64>| limit.unwrap_or(UNLIMITED);
        match self.kinds[arc] {
            Kind::Offered => return whole(now),
            Kind::Bought(all) => return if rules.banking { whole(now) } else { all },
            Kind::Ample => return if rules.food { 0 } else { self.ample },
            Kind::Anywhere => return if rules.network { 0 } else { self.ample },
            Kind::Meant => {}
        }
        match self.built.meanings[arc] {
            Meaning::Move(way, period) => {
                let month = self.network.month(way, period);
                let shut = month.access.times(month.season) == Share::NONE
                    || (month.by_quota && month.capacity == Some(Grams(0)));
                match (rules.open, rules.carrying) {
                    (true, true) => whole(now),
                    (true, false) if shut => 0,
                    (false, true) => whole(self.network.nominal(way).map(|grams| grams.0)),
                    (_, false) => UNLIMITED,
                }
            }
            Meaning::Gate(..) | Meaning::Reach(..) | Meaning::SendAhead(..) => {
                match (rules.open, rules.carrying) {
                    (true, true) => whole(now),
                    (true, false) if now == Some(0) => 0,
                    _ => UNLIMITED,
                }
            }
            Meaning::Store(..) => {
                if rules.carrying {
                    whole(now)
                } else {
                    UNLIMITED
                }
            }
            Meaning::HandOut { .. } => match rules.handing_out {
                true => whole(now),
                false => whole(self.built.instance.arcs[arc].capacity),
            },
            Meaning::Cell(..) | Meaning::Caseload(_) => match rules.caseload {
                true => whole(now),
                false => UNLIMITED,
            },
            Meaning::Offer(_)
            | Meaning::Carried(_)
            | Meaning::CarriedAhead(..)
            | Meaning::KeepAhead(..)
            | Meaning::UseAhead(..)
            | Meaning::Phase(..)
            | Meaning::Area(_)
            | Meaning::Total => whole(now),
        }
    }

    /// The most that each arc may carry with some limits in force.
    pub(super) fn all(&self, rules: InForce) -> Vec<i64> {
        (0..self.n_arcs()).map(|arc| self.most(arc, rules)).collect()
    }

    /// The budget where banks, cash and fuel are no limit, in the engine's unit.
    pub(super) fn banked(&self) -> Option<i128> {
        let country = self.network.country;
        let all = (0..country.permissions.len() as u16).map(PermissionIx);
        let money = all.filter(|p| country.permissions[p.index()].budget_lost > Share::NONE);
        let granted: Raised = money.map(Limit::Access).collect();
        self.network.budget(&granted).map(in_engine_units)
    }

    /// The same network as numbers, for whoever needs prices and money: only the hand-outs that
    /// count, and no arc that may carry nothing. Also where each arc is among those; the position of
    /// one that is left out is that of the next.
    pub(super) fn built(&self, most: &[i64], counts: &dyn Fn(&Fed) -> bool) -> (Built, Vec<usize>) {
        let (mut arcs, mut meanings, mut position) = (Vec::new(), Vec::new(), Vec::new());
        let all = self.built.instance.arcs.iter().zip(&self.built.meanings);
        let most = most.iter().copied().chain([UNLIMITED]);
        for ((arc, meaning), most) in all.zip(most) {
            position.push(arcs.len());
            if most == 0 || arc.fed.as_ref().is_some_and(|fed| !counts(fed)) {
                continue;
            }
            let mut arc = arc.clone();
            let limited = arc.role == Role::Supply || most < UNLIMITED;
            arc.capacity = limited.then_some(most);
            if let Some(fed) = &mut arc.fed {
                let need = i128::from(fed.people) * i128::from(fed.grams_per_person);
                fed.share = Fraction { num: i128::from(most), den: need };
            }
            arcs.push(arc);
            meanings.push(*meaning);
        }
        let instance = Instance { arcs, ..self.built.instance.clone() };
        (Built { instance, nodes: self.built.nodes.clone(), meanings }, position)
    }
}

fn is_local(network: &Network<'_>, offer: &Offer) -> bool {
    offer.supply.is_some_and(|supply| network.country.supplies[supply.index()].local)
}

/// Grams that would feed everyone in need in all areas and months.
fn need_in_grams(network: &Network<'_>) -> i64 {
    let months = network.served.iter().flat_map(|served| &served.months);
    let grams = months.map(|month| {
        let people: u64 = month.people.iter().sum();
        (people as i64).saturating_mul(month.grams_per_person.0)
    });
    grams.fold(0, i64::saturating_add)
}

/// What each arc of the wide network may carry on the network as it is. Both are written by the
/// same code, so the arcs of the narrower are among those of the wider, in the same order.
fn as_it_is(network: &Network<'_>, open: &Network<'_>, built: &Built) -> Vec<Option<i64>> {
    let (all, there) = (possible(open), possible(network));
    let moves = |list: Vec<(Meaning, _)>| {
        let moves = list
            .into_iter()
            .filter(|(_, arc): &(_, crate::certificate::Arc)| arc.role != Role::Supply);
        moves.map(|(meaning, arc)| (meaning, arc.capacity)).collect::<Vec<_>>()
    };
    let (all, there) = (moves(all), moves(there));
    let (mut in_all, mut in_there) = (all.iter(), there.iter().peekable());
    built
        .meanings
        .iter()
        .map(|meaning| match *meaning {
            Meaning::Offer(n) => Some(network.offers.get(n).map_or(0, |offer| offer.amount.0)),
            Meaning::Carried(place) => network.carried.at.get(&place).map(|grams| grams.0),
            Meaning::CarriedAhead(served, part) => {
                network.carried.ahead.get(&(served, part)).map(|grams| grams.0)
            }
            Meaning::Total => None,
            wanted => {
                for (meaning, _) in in_all.by_ref() {
                    let capacity = in_there.next_if(|(there, _)| there == meaning);
                    if *meaning == wanted {
                        return capacity.map_or(Some(0), |(_, capacity)| *capacity);
                    }
                }
                Some(0)
            }
        })
        .collect()
}
