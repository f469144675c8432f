//! The network with everything open, in which people could eat whatever there is.

use super::{Network, UnderWay};
use crate::units::{Grams, Share};

impl<'a> Network<'a> {
    /// The network with nothing closed and nothing limited but by need: every way open and
    /// unlimited in every month, food there in the month it leaves, handed out to everyone, no
    /// district cut off, local purchase in full. It has the shape of this one: the same parts of areas,
    /// the same gates, the same shared caseloads.
    pub fn opened(&self) -> Network<'a> {
        let mut open = self.clone();
        open.under_way = UnderWay::AtOnce;
        for month in &mut open.months {
            (month.access, month.season) = (Share::ALL, Share::ALL);
            (month.capacity, month.by_quota) = (None, false);
        }
        for limit in open.gates.iter_mut().flat_map(|gate| &mut gate.limits) {
            *limit = limit.map(|_| Grams(i64::MAX));
        }
        for served in &mut open.served {
            for month in &mut served.months {
                (month.access, month.caseload) = (Share::ALL, None);
            }
            served.parts.iter_mut().for_each(|part| part.open.fill(Share::ALL));
        }
        open.caseloads.iter_mut().for_each(|limit| limit.people = i64::MAX as u64);
        open.rooms.values_mut().for_each(|room| *room = None);
        open.offers = self.bought_freely();
        open.budget_cents = None;
        open
    }
}
