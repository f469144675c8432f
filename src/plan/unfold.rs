//! A country as it unfolds month by month: what was meant for a month is carried out as far as the
//! month really turned out; what could not move stays where it was, and what lies where is there for
//! the next month.

pub use super::truth::{Outlook, Truth};
pub use super::unfolding::Unfolding;

use super::Plan;
use super::figures::Exact;
use super::truth::{Key, key_in};
use crate::allocation::{Meaning, build};
use crate::certificate::Arc;
use crate::country::{AreaIx, PlaceIx};
use crate::network::{Network, Offer};
use crate::time::Period;
use std::collections::BTreeMap;

/// Some grams that are meant to go somewhere in a month: what happens to them, in order.
#[derive(Clone, Debug)]
pub struct Intent {
    /// What happens, each with its price as it was known.
    pub steps: Vec<(Meaning, Arc)>,
    /// How much is meant.
    pub grams: i64,
}

/// What a plan means to do in its first month.
pub fn intents(network: &Network<'_>, plan: &Plan) -> Vec<Intent> {
    let built = build(network);
    let intent = |path: &crate::certificate::Path| {
        let steps = path
            .arcs
            .iter()
            .map(|&arc| (built.meanings[arc as usize], built.instance.arcs[arc as usize].clone()));
        let now = steps.take_while(|(meaning, _)| month_of(network, *meaning) == Some(Period(0)));
        Intent { steps: now.collect(), grams: path.low }
    };
    plan.claim.paths.iter().map(intent).filter(|intent| !intent.steps.is_empty()).collect()
}

/// What became of a month's intents.
#[derive(Clone, Debug, Default)]
pub struct Month {
    /// Grams that were meant to move or to be handed out.
    pub meant: Exact,
    /// Grams of them that did.
    pub done: Exact,
    /// Grams of each intent that did.
    pub each: Vec<i64>,
    /// Grams that did not, by intent and by the step that held them back.
    pub held: Vec<(usize, Meaning, i64)>,
}

/// A month that goes on: what of its limits is used, and what will lie where once it is over.
#[derive(Debug)]
pub struct Ongoing {
    period: Period,
    used: BTreeMap<(Key, Period), i64>,
    next: Lying,
}

impl Ongoing {
    /// The beginning of a month.
    pub fn new(period: Period) -> Ongoing {
        Ongoing { period, used: BTreeMap::new(), next: Lying::default() }
    }
}

/// What lies where once a month is over.
#[derive(Debug, Default)]
struct Lying {
    stock: BTreeMap<PlaceIx, i64>,
    /// Food under way, by where and when it arrives.
    arriving: BTreeMap<(PlaceIx, Period), i64>,
    ahead: BTreeMap<(AreaIx, usize), i64>,
}

impl Unfolding {
    /// Most grams that a month really allows of something, beyond what it was used for already; `None`
    /// where it sets no limit.
    fn allowed(
        &self,
        truth: &Truth<'_>,
        network: &Network<'_>,
        meaning: Meaning,
        ongoing: &Ongoing,
    ) -> Option<i64> {
        if let Meaning::Offer(n) = meaning {
            let offer = network.offers[n];
            let same = |o: &&Offer| o.key() == offer.key() && o.period <= ongoing.period;
            let there = truth.network.offers.iter().filter(same);
            return Some(there.filter_map(|o| self.left_of(o)).map(|o| o.amount.0).sum());
        }
        let key = key_in(network, meaning, ongoing.period)?;
        let limit = truth.real.get(&key).map_or(Some(0), |arc| arc.capacity)?;
        Some((limit - ongoing.used.get(&key).copied().unwrap_or(0)).max(0))
    }

    /// Carries out what was meant for a month, intent by intent, as far as the month really allows,
    /// and ends the month. The network is the one that the intents were made for; its first month is
    /// this one.
    pub fn carry_out(
        &mut self,
        truth: &Truth<'_>,
        network: &Network<'_>,
        intents: &[Intent],
        period: Period,
    ) -> Month {
        let mut ongoing = Ongoing::new(period);
        let month = self.carry_on(truth, network, intents, &mut ongoing);
        self.end_month(ongoing);
        month
    }

    /// Carries out some of what is meant for a month that goes on after it.
    pub fn carry_on(
        &mut self,
        truth: &Truth<'_>,
        network: &Network<'_>,
        intents: &[Intent],
        ongoing: &mut Ongoing,
    ) -> Month {
        let period = ongoing.period;
        let (mut meant, mut done, mut each, mut held) = (0i64, 0i64, Vec::new(), Vec::new());
        for (n, intent) in intents.iter().enumerate() {
            let mut grams = intent.grams;
            for (meaning, _) in &intent.steps {
                let most = self.allowed(truth, network, *meaning, ongoing);
                if let Some(most) = most.filter(|most| *most < grams) {
                    held.push((n, *meaning, grams - most));
                    grams = most;
                }
            }
            meant += intent.grams;
            done += grams;
            each.push(grams);
            for (meaning, arc) in &intent.steps {
                if let Some(key) = key_in(network, *meaning, period) {
                    *ongoing.used.entry(key).or_default() += grams;
                }
                self.book(truth, network, (*meaning, arc), grams, ongoing);
            }
        }
        let whole = |grams: i64| Exact::from_integer(i128::from(grams));
        Month { meant: whole(meant), done: whole(done), each, held }
    }

    /// Ends a month: what arrived somewhere to stay is there, and what could not move stays where
    /// it was.
    pub fn end_month(&mut self, ongoing: Ongoing) {
        let (month, mut next) = (ongoing.period, ongoing.next);
        for (place, grams) in std::mem::take(&mut self.stock) {
            *next.stock.entry(place).or_default() += grams;
        }
        for (key, grams) in std::mem::take(&mut self.ahead) {
            *next.ahead.entry(key).or_default() += grams;
        }
        for (arrival, grams) in std::mem::take(&mut next.arriving) {
            *self.arriving.entry(arrival).or_default() += grams;
        }
        // What arrives next month is there when it begins.
        self.arriving.retain(|(place, arrives), grams| {
            let later = arrives.0 > month.0 + 1;
            if !later {
                *next.stock.entry(*place).or_default() += *grams;
            }
            later && *grams > 0
        });
        next.stock.retain(|_, grams| *grams > 0);
        next.ahead.retain(|_, grams| *grams > 0);
        (self.stock, self.ahead) = (next.stock, next.ahead);
    }

    /// Books one thing that happened to some grams.
    fn book(
        &mut self,
        truth: &Truth<'_>,
        network: &Network<'_>,
        (meaning, arc): (Meaning, &Arc),
        grams: i64,
        ongoing: &mut Ongoing,
    ) {
        let (period, next) = (ongoing.period, &mut ongoing.next);
        let real = key_in(network, meaning, period).and_then(|key| truth.real.get(&key));
        let cost = real.map_or(arc.cost, |arc| arc.cost);
        let cents = |per_mt: i64| {
            Exact::new(i128::from(grams), 1_000_000) * Exact::from_integer(i128::from(per_mt))
        };
        let paid = cents(cost);
        self.spent += paid;
        let area = |served: usize| network.served[served].area;
        match meaning {
            Meaning::Offer(n) => {
                let offer = network.offers[n];
                *self.taken.entry(offer.key()).or_default() += grams;
                self.costs.buying += paid;
            }
            Meaning::Carried(place) => *self.stock.entry(place).or_default() -= grams,
            // Nothing that arrives in a later month moves in this one.
            Meaning::Arriving(..) => {}
            Meaning::CarriedAhead(served, part) => {
                *self.ahead.entry((area(served), part)).or_default() -= grams;
            }
            Meaning::Move(way, _) => {
                let lead = network.lead_months(way);
                if lead > 0 {
                    let arrives = Period(period.0.saturating_add(lead));
                    let place = network.ways[way.index()].to;
                    *next.arriving.entry((place, arrives)).or_default() += grams;
                }
                let levy = cents(truth.network.month(way, period).levy.0);
                self.costs.levies += levy;
                self.costs.moving += paid - levy;
            }
            Meaning::Store(place, _) => {
                *next.stock.entry(place).or_default() += grams;
                self.costs.storing += paid;
            }
            Meaning::SendAhead(served, part, _) | Meaning::KeepAhead(served, part, _) => {
                *next.ahead.entry((area(served), part)).or_default() += grams;
                self.costs.storing += paid;
            }
            Meaning::HandOut { served, phase, .. } => {
                self.costs.handing_out += paid;
                let ration = real.and_then(|arc| arc.feeds()).map_or(1, |fed| fed.grams_per_person);
                if let Some(plan) = self.areas.get_mut(&area(served)) {
                    let month = &mut plan.months[period.index()];
                    let whole = Exact::from_integer(i128::from(grams));
                    month.grams += whole;
                    month.served[usize::from(phase - 3)] += whole / i128::from(ration);
                }
            }
            Meaning::Gate(..)
            | Meaning::Reach(..)
            | Meaning::UseAhead(..)
            | Meaning::Phase(..)
            | Meaning::Cell(..)
            | Meaning::Area(_)
            | Meaning::Caseload(_)
            | Meaning::Total => {}
        }
    }
}

/// The month in which something is moved or handed out; `None` for what only counts it.
fn month_of(network: &Network<'_>, meaning: Meaning) -> Option<Period> {
    if matches!(meaning, Meaning::Phase(..) | Meaning::Cell(..) | Meaning::Caseload(_)) {
        return None;
    }
    meaning.period(|n| network.offers[n].period, |n| network.caseloads[n].period)
}
