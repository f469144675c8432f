//! Orders turned into what is meant to happen: each goes by the cheapest ways that are known to be open
//! and still have room, in the order of the form.

use super::{Order, To};
use crate::allocation::{Meaning, possible};
use crate::certificate::Arc;
use crate::country::{AreaIx, PlaceIx};
use crate::network::{Network, WayIx};
use crate::plan::unfold::Intent;
use crate::time::Period;
use crate::units::{GRAMS_PER_MT, Share};
use num_rational::Ratio;

/// An order, and what could be meant of it.
#[derive(Clone, Debug)]
pub struct Dispatched {
    /// The order.
    pub order: Order,
    /// What is meant to happen, way by way.
    pub intents: Vec<Intent>,
    /// Grams for which no way, no room, no money or nobody in need was known.
    pub short: i64,
}

/// The first month of a network: what can happen, and how much of it is still free.
struct Free {
    arcs: Vec<(Meaning, Arc)>,
    /// Money that is left, in millionths of a US cent; `None` where it is no limit.
    money: Option<i128>,
}

const NOW: Period = Period(0);

/// Turns orders into intents for the first month of a network as known, as far as so many US cents go.
pub fn dispatch(network: &Network<'_>, orders: &[Order], cents: Option<i64>) -> Vec<Dispatched> {
    let money = cents.map(|cents| i128::from(cents) * i128::from(GRAMS_PER_MT));
    let mut free = Free { arcs: possible(network), money };
    orders.iter().map(|order| free.dispatch(network, *order)).collect()
}

impl Free {
    fn dispatch(&mut self, network: &Network<'_>, order: Order) -> Dispatched {
        let mut intents = Vec::new();
        let shares = match order.to {
            To::Ahead(area) => self.ahead(network, area, order.amount.0),
            To::Area(_) | To::Store(_) => vec![(None, order.amount.0)],
        };
        let mut short = order.amount.0 - shares.iter().map(|(_, grams)| grams).sum::<i64>();
        for (part, grams) in shares {
            short += self.send(network, order, (part, grams), &mut intents);
        }
        Dispatched { order, intents, short }
    }

    /// Sends some of an order, to a part behind a pass where one is named; returns what found no way.
    fn send(
        &mut self,
        network: &Network<'_>,
        order: Order,
        (part, mut left): (Option<usize>, i64),
        intents: &mut Vec<Intent>,
    ) -> i64 {
        while left > 0 {
            let Some(steps) = self.steps(network, order, part) else { break };
            let free = steps.iter().filter_map(|n| self.arcs[*n].1.capacity);
            let mut grams = free.fold(left, i64::min);
            let price: i128 = steps.iter().map(|n| i128::from(self.arcs[*n].1.cost)).sum();
            if let Some(money) = self.money.as_mut().filter(|_| price > 0) {
                grams = grams.min(i64::try_from(*money / price).unwrap_or(i64::MAX));
                *money -= i128::from(grams) * price;
            }
            if grams == 0 {
                break;
            }
            for n in &steps {
                if let Some(capacity) = self.arcs[*n].1.capacity.as_mut() {
                    *capacity -= grams;
                }
            }
            let steps = steps.into_iter().map(|n| self.arcs[n].clone()).collect();
            intents.push(Intent { steps, grams });
            left -= grams;
        }
        left
    }

    /// An amount shared out by people among the parts of an area that can be reached now and will be cut
    /// off later.
    fn ahead(&self, network: &Network<'_>, area: AreaIx, grams: i64) -> Vec<(Option<usize>, i64)> {
        let Some(n) = network.served.iter().position(|served| served.area == area) else {
            return Vec::new();
        };
        let parts = network.served[n].parts.iter().enumerate().filter(|(p, part)| {
            let later = part.open.iter().skip(1).any(|open| *open < Share::ALL);
            let now = Meaning::SendAhead(n, *p, NOW);
            later && self.find(|meaning| meaning == now).is_some()
        });
        let parts: Vec<(usize, Ratio<i64>)> = parts.map(|(p, part)| (p, part.share)).collect();
        let whole: Ratio<i64> = parts.iter().map(|(_, share)| share).sum();
        let mut left = grams;
        let mut shares = Vec::new();
        for (n, (part, share)) in parts.iter().enumerate() {
            let of = if n + 1 == parts.len() { left } else { portion(grams, *share / whole) };
            left -= of;
            shares.push((Some(*part), of));
        }
        shares
    }

    /// Position of something that can happen and is not used up.
    fn find(&self, of: impl Fn(Meaning) -> bool) -> Option<usize> {
        self.arcs.iter().position(|(meaning, arc)| of(*meaning) && arc.capacity != Some(0))
    }

    /// What has to happen to some of an order, in order: as positions of arcs.
    fn steps(
        &self,
        network: &Network<'_>,
        order: Order,
        part: Option<usize>,
    ) -> Option<Vec<usize>> {
        let (target, ends) = self.ends(network, order.to, part)?;
        let mut steps = vec![self.source(network, order.from)?];
        steps.extend(self.way(network, order.from, target)?);
        steps.extend(ends);
        Some(steps)
    }

    /// Stock first, then the cheapest offer.
    fn source(&self, network: &Network<'_>, from: PlaceIx) -> Option<usize> {
        let stock = self.find(|meaning| meaning == Meaning::Carried(from));
        let offers = self.arcs.iter().enumerate().filter(|(_, (meaning, arc))| {
            let Meaning::Offer(n) = meaning else { return false };
            let offer = &network.offers[*n];
            offer.place == from && offer.period == NOW && arc.capacity != Some(0)
        });
        let offer = offers.min_by_key(|(n, (_, arc))| (arc.cost, *n)).map(|(n, _)| n);
        stock.or(offer)
    }

    /// Where an order ends, and what happens there: to the worst phase first.
    fn ends(
        &self,
        network: &Network<'_>,
        to: To,
        part: Option<usize>,
    ) -> Option<(PlaceIx, Vec<usize>)> {
        match to {
            To::Ahead(area) => {
                let n = network.served.iter().position(|served| served.area == area)?;
                let end = Meaning::SendAhead(n, part?, NOW);
                Some((network.served[n].place, vec![self.find(|meaning| meaning == end)?]))
            }
            To::Store(place) => {
                Some((place, vec![self.find(|meaning| meaning == Meaning::Store(place, NOW))?]))
            }
            To::Area(area) => {
                let n = network.served.iter().position(|served| served.area == area)?;
                let served = &network.served[n];
                let parts = std::iter::once(None).chain((0..served.parts.len()).map(Some));
                for phase in [5, 4, 3] {
                    for part in parts.clone() {
                        let hand_out = Meaning::HandOut { served: n, part, period: NOW, phase };
                        let reach = part.map(|part| {
                            self.find(|meaning| meaning == Meaning::Reach(n, part, NOW))
                        });
                        let found = self.find(|meaning| meaning == hand_out);
                        match (found, reach) {
                            (Some(end), None) => return Some((served.place, vec![end])),
                            (Some(end), Some(Some(reach))) => {
                                return Some((served.place, vec![reach, end]));
                            }
                            (None, _) | (_, Some(None)) => {}
                        }
                    }
                }
                None
            }
        }
    }

    /// The cheapest way with room, with the quotas on it.
    fn way(&self, network: &Network<'_>, from: PlaceIx, to: PlaceIx) -> Option<Vec<usize>> {
        let moved = |way: WayIx| self.find(|meaning| meaning == Meaning::Move(way, NOW));
        let gates = |way: WayIx| {
            let held = move |(_, gate): &(usize, &crate::network::Gate)| {
                gate.ways.contains(&way) && gate.limits[NOW.index()].is_some()
            };
            let gates = network.gates.iter().enumerate().filter(held);
            gates.map(|(g, _)| self.find(|meaning| meaning == Meaning::Gate(g, NOW)))
        };
        let weight = |way: WayIx| {
            let arc = &self.arcs[moved(way)?].1;
            if network.lead_months(way) > 0 {
                // What leaves by it this month does not get there in it.
                return None;
            }
            // A way that costs nothing is still longer than none.
            gates(way).all(|gate| gate.is_some()).then_some(arc.cost.max(0) as u64 + 1)
        };
        let ways = network.lightest_path(from, to, weight)?;
        let mut steps = Vec::new();
        for way in ways {
            steps.push(moved(way)?);
            steps.extend(gates(way).flatten());
        }
        Some(steps)
    }
}

/// A share of an amount, in whole grams.
fn portion(grams: i64, share: Ratio<i64>) -> i64 {
    let part = i128::from(grams) * i128::from(*share.numer()) / i128::from(*share.denom());
    i64::try_from(part).unwrap_or(i64::MAX)
}
