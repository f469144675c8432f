//! Areas added up: districts to provinces, and all of them by month.

use super::added;
use super::figures::{AreaPlan, Exact, MonthFigures};
use crate::country::{AreaIx, AreaLevel, Country};
use crate::time::Period;
use std::collections::BTreeMap;

/// A province, and the areas of it that were planned for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Province {
    /// Its figures: those of its areas, added up.
    pub whole: AreaPlan,
    /// Its areas; itself where it was planned for as one.
    pub areas: Vec<AreaIx>,
}

/// Tier of the areas planned for: districts where any is planned by itself.
pub fn tier(country: &Country, areas: &[AreaPlan]) -> AreaLevel {
    let level = |area: &AreaPlan| country.areas[area.area.index()].level;
    let by_district = areas.iter().any(|area| level(area) == AreaLevel::District);
    if by_district { AreaLevel::District } else { AreaLevel::Province }
}

/// The province of an area planned for at a tier; it may be itself.
pub fn province_of(country: &Country, tier: AreaLevel, area: AreaIx) -> AreaIx {
    match country.areas[area.index()].parent {
        Some(parent) if tier == AreaLevel::District => parent,
        _ => area,
    }
}

/// Areas added up to provinces, in the order of the tables.
pub fn by_province(country: &Country, areas: &[AreaPlan]) -> Vec<Province> {
    let tier = tier(country, areas);
    let mut provinces: BTreeMap<AreaIx, Vec<&AreaPlan>> = BTreeMap::new();
    for area in areas {
        provinces.entry(province_of(country, tier, area.area)).or_default().push(area);
    }
    let added_up = |(area, parts): (AreaIx, Vec<&AreaPlan>)| Province {
        areas: parts.iter().map(|part| part.area).collect(),
        whole: AreaPlan { area, months: months_of(&parts, parts[0].months.len()) },
    };
    provinces.into_iter().map(added_up).collect()
}

/// All areas added up, in each of so many months.
pub fn all_together(areas: &[AreaPlan], n_months: usize) -> Vec<MonthFigures> {
    months_of(&areas.iter().collect::<Vec<_>>(), n_months)
}

/// The month with the least coverage, the first of several, and that coverage; `None` where nobody is in need.
pub fn worst_month(months: &[MonthFigures]) -> Option<(Period, Exact)> {
    let in_need = months.iter().enumerate().filter(|(_, month)| month.in_need() > 0);
    in_need
        .map(|(n, month)| (Period(n as u8), month.coverage()))
        .min_by_key(|(period, share)| (*share, *period))
}

fn months_of(areas: &[&AreaPlan], n_months: usize) -> Vec<MonthFigures> {
    let of = |n: usize| MonthFigures::sum(areas.iter().map(|area| &area.months[n]));
    (0..n_months).map(of).collect()
}

impl MonthFigures {
    /// Figures of several areas or months, added up.
    pub fn sum<'a>(all: impl IntoIterator<Item = &'a MonthFigures>) -> MonthFigures {
        let all: Vec<&MonthFigures> = all.into_iter().collect();
        let phases = [0, 1, 2];
        MonthFigures {
            need: phases.map(|phase| all.iter().map(|of| of.need[phase]).sum()),
            served: phases.map(|phase| added(all.iter().map(|of| of.served[phase]))),
            shown: phases.map(|phase| all.iter().map(|of| of.shown[phase]).sum()),
            grams: added(all.iter().map(|of| of.grams)),
        }
    }

    /// People in need, of all phases.
    pub fn in_need(&self) -> u64 {
        self.need.iter().sum()
    }

    /// People reached as shown, of all phases.
    pub fn reached(&self) -> u64 {
        self.shown.iter().sum()
    }

    /// People served over people in need, exactly; nothing where nobody is in need.
    pub fn coverage(&self) -> Exact {
        match i128::from(self.in_need()) {
            0 => Exact::default(),
            need => added(self.served) / need,
        }
    }
}

impl AreaPlan {
    /// Grams handed out over the window.
    pub fn grams(&self) -> Exact {
        added(self.months.iter().map(|month| month.grams))
    }

    /// The month with the least coverage, the first of several, and that coverage; `None` where nobody is
    /// in need.
    pub fn worst_month(&self) -> Option<(Period, Exact)> {
        worst_month(&self.months)
    }
}
