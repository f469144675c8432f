//! The three plans of a brief beside each other: in all, by month, by area, and by way into the country.

use super::Brief;
use crate::country::AreaIx;
use crate::network::WayIn;
use crate::plan::{Exact, Plan};
use crate::time::Month;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Shown figures are rounded so that they add up, which alone can move sums of two phases so far.
const ROUNDING: u64 = 2;

/// What the three plans come to: people, person-months or metric tonnes, always whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// In the plan as the scenario has it.
    pub as_it_is: u64,
    /// With all of its permissions granted.
    pub granted: u64,
    /// With all of them refused.
    pub refused: u64,
}

impl Beside {
    /// So many more if all is granted; fewer where below 0.
    pub fn more_if_granted(self) -> i64 {
        self.granted as i64 - self.as_it_is as i64
    }

    /// So many more if all is refused; fewer where below 0.
    pub fn more_if_refused(self) -> i64 {
        self.refused as i64 - self.as_it_is as i64
    }

    /// The larger of both changes.
    fn moved(self) -> u64 {
        self.more_if_granted().unsigned_abs().max(self.more_if_refused().unsigned_abs())
    }

    /// Whether any of it changes by more than rounding does.
    pub fn changes(self) -> bool {
        self.moved() > ROUNDING
    }

    /// Whether more come out by more than rounding, if all is granted or if all is refused.
    pub fn gains(self) -> bool {
        self.more_if_granted().max(self.more_if_refused()) > ROUNDING as i64
    }

    /// Whether it changes by more than rounding does if all is granted.
    pub fn changes_if_granted(self) -> bool {
        self.more_if_granted().unsigned_abs() > ROUNDING
    }

    /// Whether it changes by more than rounding does if all is refused.
    pub fn changes_if_refused(self) -> bool {
        self.more_if_refused().unsigned_abs() > ROUNDING
    }
}

impl Brief {
    /// Figures of each plan by a key, those of one key added up.
    fn beside<K: Ord>(
        &self,
        of: impl Fn(&Plan) -> Vec<(K, Exact)>,
    ) -> impl Iterator<Item = (K, Beside)> {
        let mut all: BTreeMap<K, [Exact; 3]> = BTreeMap::new();
        for (n, plan) in [&self.as_it_is, &self.granted, &self.refused].into_iter().enumerate() {
            for (key, figure) in of(plan) {
                all.entry(key).or_default()[n] += figure;
            }
        }
        all.into_iter().map(|(key, figures)| {
            let whole = figures.map(|exact| exact.round().to_integer().max(0) as u64);
            let [as_it_is, granted, refused] = whole;
            (key, Beside { as_it_is, granted, refused })
        })
    }

    /// Person-months reached.
    pub fn reached(&self) -> Beside {
        let all =
            self.beside(|plan| plan.areas.iter().map(|area| ((), exact(area.shown()))).collect());
        all.map(|(_, reached)| reached).next().unwrap_or_default()
    }

    /// People reached by month, in order.
    pub fn by_month(&self) -> Vec<(Month, Beside)> {
        let of = |plan: &Plan| {
            let mut all = Vec::new();
            for area in &plan.areas {
                for (period, month) in plan.window.periods().zip(&area.months) {
                    let people: u64 = month.shown.iter().sum();
                    all.push((plan.window.month(period), exact(people)));
                }
            }
            all
        };
        self.beside(of).collect()
    }

    /// Person-months reached by area, the largest change first.
    pub fn by_area(&self) -> Vec<(AreaIx, Beside)> {
        let of = |plan: &Plan| {
            plan.areas.iter().map(|area| (area.area, exact(area.shown()))).collect::<Vec<_>>()
        };
        let mut rows: Vec<_> = self.beside(of).collect();
        // A stable sort: equals stay in the order of the pack.
        rows.sort_by_key(|(_, reached)| Reverse(reached.moved()));
        rows
    }

    /// Metric tonnes by way into the country, the largest change if all is refused first.
    pub fn by_way(&self) -> Vec<(WayIn, Beside)> {
        let of = |plan: &Plan| {
            let mt = |route: &crate::plan::Route| (route.way_in, route.grams() / 1_000_000);
            plan.routes.iter().map(mt).collect::<Vec<_>>()
        };
        let mut rows: Vec<_> = self.beside(of).collect();
        rows.sort_by_key(|(_, mt)| Reverse(mt.more_if_refused().unsigned_abs()));
        rows
    }
}

fn exact(count: u64) -> Exact {
    Exact::from_integer(i128::from(count))
}
