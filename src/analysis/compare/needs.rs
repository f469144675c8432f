//! Other people in need, and other money, than in the scenario that is changed.

use super::Side;
use crate::country::Country;
use crate::plan::{Exact, to_the_millionth};
use crate::scenario::{AccessTable, Scenario};

/// People in need in two scenarios, in person-months over the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NeedChange {
    /// In need in the first and in the other.
    pub in_need: [u64; 2],
    /// Reached by the plan of each.
    pub reached: [Exact; 2],
    /// Served by the first plan, and beyond those in need in the other, in the same area, month and phase.
    pub no_longer: Exact,
}

/// How the need of two scenarios differs; `None` where as many are in need.
pub fn need_change([first, other]: [&Side; 2]) -> Option<NeedChange> {
    let need = |side: &Side| -> u64 { side.plan.areas.iter().map(|area| area.need()).sum() };
    let reached = |side: &Side| -> Exact {
        side.plan.areas.iter().map(|area| to_the_millionth(area.served())).sum()
    };
    let in_need = [need(first), need(other)];
    if in_need[0] == in_need[1] {
        return None;
    }
    let mut no_longer = Exact::default();
    for area in &first.plan.areas {
        let then = other.plan.areas.iter().find(|then| then.area == area.area);
        for (n, month) in area.months.iter().enumerate() {
            for (phase, served) in month.served.iter().enumerate() {
                let left = then.map_or(0, |then| then.months[n].need[phase]);
                let over = to_the_millionth(*served) - Exact::from_integer(left.into());
                no_longer += over.max(Exact::default());
            }
        }
    }
    Some(NeedChange { in_need, reached: [first, other].map(reached), no_longer })
}

/// US cents that a scenario has for the window, and how many of them banks, cash and fuel let be spent; `None`
/// where money has no limit.
pub fn spendable_cents(country: &Country, scenario: &Scenario) -> Option<[i64; 2]> {
    let cents = scenario.resources.budget_cents?;
    Some([cents, AccessTable::new(country, scenario).budget_share().of_amount(cents)])
}
