//! Caseloads: how many people are registered or planned for, and how many partners can serve.

use super::{AreaIx, Country};
use crate::evidence::Estimate;
use crate::time::Month;
use crate::units::People;

/// Position of a caseload; caseloads are in order of area (the whole country first), month, sort
/// and name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseloadIx(pub u32);

impl CaseloadIx {
    /// As a position in the country's list.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a caseload counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CaseloadKind {
    /// People registered, or planned for, under the name of the plan. It limits only scenarios
    /// that name it.
    Target(String),
    /// People whom partners, sites and days can serve, with a name where it has one. It limits
    /// every scenario.
    Capacity(Option<String>),
}

impl CaseloadKind {
    /// The words of the table.
    pub const WORDS: [&'static str; 2] = ["target", "capacity"];

    /// The word used in tables and reports.
    pub fn word(&self) -> &'static str {
        match self {
            CaseloadKind::Target(_) => "target",
            CaseloadKind::Capacity(_) => "capacity",
        }
    }

    /// Its name, where it has one.
    pub fn name(&self) -> Option<&str> {
        match self {
            CaseloadKind::Target(name) => Some(name),
            CaseloadKind::Capacity(name) => name.as_deref(),
        }
    }

    /// Whether it limits a scenario that goes by a target.
    fn applies(&self, target: Option<&str>) -> bool {
        match self {
            CaseloadKind::Target(name) => target == Some(name.as_str()),
            CaseloadKind::Capacity(_) => true,
        }
    }
}

/// Most people who can be served in a month, in a province or in the whole country.
#[derive(Clone, Debug)]
pub struct Caseload {
    /// The province; `None` for the whole country.
    pub area: Option<AreaIx>,
    /// When.
    pub month: Month,
    /// What it counts.
    pub kind: CaseloadKind,
    /// How many people, different ones, in that month.
    pub people: Estimate<People>,
    /// What a reader must know; empty where there is nothing.
    pub note: String,
}

impl Country {
    /// The names of the targets that a scenario may go by, in order.
    pub fn targets(&self) -> Vec<&str> {
        let names = self.caseloads.iter().filter_map(|caseload| match &caseload.kind {
            CaseloadKind::Target(name) => Some(name.as_str()),
            CaseloadKind::Capacity(_) => None,
        });
        let names: std::collections::BTreeSet<&str> = names.collect();
        names.into_iter().collect()
    }

    /// The row that limits an area (or, with `None`, the whole country) in a month: the least of
    /// the capacities and of the target named. `None` where no row limits it.
    pub fn caseload(
        &self,
        area: Option<AreaIx>,
        month: Month,
        target: Option<&str>,
    ) -> Option<CaseloadIx> {
        let rows = self.caseloads_of(area, month, target);
        rows.min_by_key(|row| self.caseloads[row.index()].people.best)
    }

    /// The rows of which the least limits an area (or, with `None`, the whole country) in a month.
    pub fn caseloads_of<'c>(
        &'c self,
        area: Option<AreaIx>,
        month: Month,
        target: Option<&'c str>,
    ) -> impl Iterator<Item = CaseloadIx> + 'c {
        let start = self.caseloads.partition_point(|c| (c.area, c.month) < (area, month));
        let rows = self.caseloads[start..].iter().zip(start as u32..);
        rows.take_while(move |(row, _)| (row.area, row.month) == (area, month))
            .filter(move |(row, _)| row.kind.applies(target))
            .map(|(_, ix)| CaseloadIx(ix))
    }
}
