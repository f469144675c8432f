//! Where food went: parts of the country as reported, beside where a plan as known sends it, and beside
//! people in need, which takes no planner to know.

use super::{Reality, whole};
use crate::country::{AreaIx, Covers, ReportedPart};
use crate::network::Network;
use crate::plan::{AreaPlan, Exact};
use crate::time::{Month, Period};

/// What is compared of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Counts {
    /// People reached.
    People,
    /// Food handed out.
    Food,
}

/// Parts of the country that are compared in a month.
#[derive(Clone, Debug, PartialEq)]
pub struct PartSet {
    /// The month.
    pub month: Month,
    /// Whether the figures are of the whole month and stand as they are, or of some days of it and are
    /// shares of their sum over these parts.
    pub covers: Covers,
    /// What is counted.
    pub counts: Counts,
    /// The parts, by name.
    pub parts: Vec<PartTold>,
}

impl PartSet {
    /// How far shares are off those reported, on average over the parts: as known, and by need. `None`
    /// where no shares are compared.
    pub fn off(&self) -> Option<[Exact; 2]> {
        if self.covers != Covers::Days {
            return None;
        }
        let size = |a: Exact, b: Exact| if a < b { b - a } else { a - b };
        let mean = |of: &dyn Fn(&PartTold) -> Option<Exact>| {
            let each = self.parts.iter().map(|part| Some(size(of(part)?, part.told)));
            let sum: Exact = each.sum::<Option<Exact>>()?;
            Some(sum / i128::try_from(self.parts.len()).ok()?)
        };
        Some([mean(&|part| Some(part.as_known))?, mean(&|part| part.by_need)?])
    }
}

/// What one part has: people, grams, or a share of the sum over the parts.
#[derive(Clone, Debug, PartialEq)]
pub struct PartTold {
    /// Position of the report in the country's list.
    pub reported: usize,
    /// As reported.
    pub told: Exact,
    /// As planned as known.
    pub as_known: Exact,
    /// Where food goes by people in need; `None` where nothing is reported of the whole country.
    pub by_need: Option<Exact>,
}

/// What was reported of parts of the country in the months of the window, beside a plan as known. By
/// need, the month's tonnes of the tables, or the people reported reached in the whole country, go to
/// areas in proportion to the people in need in them; months without these have no such figures.
pub fn parts(network: &Network<'_>, reality: &[Reality], known: &[AreaPlan]) -> Vec<PartSet> {
    let looked = Looked { network, reality, known };
    let mut sets = Vec::new();
    for period in network.window.periods() {
        for covers in Covers::ALL {
            for counts in [Counts::People, Counts::Food] {
                sets.extend(looked.set(period, *covers, counts));
            }
        }
    }
    sets
}

/// What parts are looked at with.
struct Looked<'a> {
    network: &'a Network<'a>,
    reality: &'a [Reality],
    known: &'a [AreaPlan],
}

impl Looked<'_> {
    fn set(&self, period: Period, covers: Covers, counts: Counts) -> Option<PartSet> {
        let month = self.network.window.month(period);
        let reports = self.network.country.reported_parts.iter().enumerate();
        let ours = reports.filter(|(_, part)| part.month == month && part.covers == covers);
        let mut parts: Vec<PartTold> =
            ours.filter_map(|(n, part)| self.part(n, part, period, (covers, counts))).collect();
        if covers == Covers::Days {
            let sum = |of: &dyn Fn(&PartTold) -> Exact| parts.iter().map(of).sum::<Exact>();
            let by_need = |part: &PartTold| part.by_need.unwrap_or_default();
            let sums = [sum(&|p| p.told), sum(&|p| p.as_known), sum(&by_need)];
            // One part, or parts in which nobody was reported reached, have no shares to compare.
            if parts.len() < 2 || sums[0] == whole(0) {
                return None;
            }
            let share = |of: Exact, all: Exact| if all == whole(0) { all } else { of / all };
            for part in &mut parts {
                part.told = share(part.told, sums[0]);
                part.as_known = share(part.as_known, sums[1]);
                part.by_need = part.by_need.map(|need| share(need, sums[2]));
            }
        }
        (!parts.is_empty()).then_some(PartSet { month, covers, counts, parts })
    }

    fn part(
        &self,
        reported: usize,
        part: &ReportedPart,
        period: Period,
        (covers, counts): (Covers, Counts),
    ) -> Option<PartTold> {
        let told = match counts {
            Counts::People => whole(i64::try_from(part.people?.0).ok()?),
            Counts::Food => whole(part.food?.0),
        };
        let inside = |area: &&AreaPlan| part.areas.contains(&self.province(area.area));
        let areas = || self.known.iter().filter(inside);
        let figures = |area: &AreaPlan| area.months[period.index()].clone();
        let need = |area: &AreaPlan| figures(area).need.iter().sum::<u64>();
        let share = {
            let all: u64 = self.known.iter().map(need).sum();
            let here: u64 = areas().map(need).sum();
            Exact::new(i128::from(here), i128::from(all.max(1)))
        };
        let as_known = match counts {
            Counts::People => {
                let people = areas().flat_map(|area| figures(area).shown).sum::<u64>();
                Exact::from_integer(i128::from(people))
            }
            Counts::Food => areas().map(|area| figures(area).grams).sum(),
        };
        let all = match covers {
            // Only the shares of their sum are compared.
            Covers::Days => Some(Exact::from_integer(1)),
            Covers::Month => self.whole_country(period, counts),
        };
        Some(PartTold { reported, told, as_known, by_need: all.map(|all| share * all) })
    }

    /// What the whole country has in a month for which something was reported.
    fn whole_country(&self, period: Period, counts: Counts) -> Option<Exact> {
        let real = self.reality.iter().find(|real| real.period == period)?;
        Some(match counts {
            Counts::People => {
                let report = &self.network.country.reported[real.reported];
                Exact::from_integer(i128::from(report.people.0))
            }
            Counts::Food => real.supplied,
        })
    }

    fn province(&self, area: AreaIx) -> AreaIx {
        self.network.country.areas[area.index()].parent.unwrap_or(area)
    }
}
