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
    Some(NeedChange { in_need, reached: [first, other].map(reached) })
}

/// US cents that a scenario has for the window, and how many of them banks, cash and fuel let be spent; `None`
/// where money has no limit.
pub fn spendable_cents(country: &Country, scenario: &Scenario) -> Option<[i64; 2]> {
    let cents = scenario.resources.budget_cents?;
    Some([cents, AccessTable::new(country, scenario).budget_share().of_amount(cents)])
}
