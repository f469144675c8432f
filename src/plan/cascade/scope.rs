//! Whose need a cascade counts, and what was reached of it.

use crate::certificate::Fed;
use crate::plan::added;
use crate::plan::figures::{AreaPlan, Exact};
use crate::time::Period;

/// Whose need counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::plan) enum Scope {
    /// Everybody's.
    Window,
    /// That of one month.
    Month(Period),
    /// That of one area, by its position among the served.
    Area(usize),
}

impl Scope {
    /// Whether a hand-out counts.
    pub(in crate::plan) fn counts(self, fed: &Fed) -> bool {
        match self {
            Scope::Window => true,
            Scope::Month(period) => fed.period == period.0,
            Scope::Area(n) => fed.area as usize == n,
        }
    }
}

/// What a plan or a run came to.
#[derive(Clone, Copy, Debug)]
pub(in crate::plan) struct Reached<'p> {
    /// By area, in the order of the served.
    pub(in crate::plan) areas: &'p [AreaPlan],
    /// Whether no plan with its money reaches more.
    pub(in crate::plan) most: bool,
}

impl Reached<'_> {
    pub(super) fn within(&self, scope: Scope) -> (Exact, Exact) {
        let areas = self.areas.iter().enumerate().filter(|(n, _)| match scope {
            Scope::Window | Scope::Month(_) => true,
            Scope::Area(wanted) => *n == wanted,
        });
        let months = areas.flat_map(|(_, area)| area.months.iter().enumerate());
        let months = months.filter(|(n, _)| match scope {
            Scope::Window | Scope::Area(_) => true,
            Scope::Month(period) => *n == period.index(),
        });
        let need = months.clone().flat_map(|(_, month)| month.need).map(i128::from).sum();
        (Exact::from_integer(need), added(months.flat_map(|(_, month)| month.served)))
    }
}
