//! The rows by province: districts, where they are planned for, added up.

use crate::country::AreaIx;
use crate::plan::{AreaPlan, Exact};
use crate::report::findings::subject::Subject;
use crate::report::kit::figure::{Count, Figure};
use crate::report::plan::obstacles::{Obstacles, obstacles, of_districts};
use crate::report::sharing::Content;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// One province over the window.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Province {
    /// P-code.
    pub admin1_code: String,
    /// English name.
    pub admin1_name: String,
    /// Person-months in need in IPC phase 3 and above.
    pub need_person_months: Count,
    /// Person-months reached.
    pub reached_person_months: Count,
    /// Reached over need.
    pub coverage_share: Figure,
    /// Food handed out.
    pub food_mt: Figure,
    /// The month with the least coverage, the first of several; absent where nobody is in need.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worst_month: Option<String>,
    /// Coverage in that month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worst_month_coverage_share: Option<Figure>,
    /// What stands in the way, as far as access and roads say; empty where nothing does.
    pub note: String,
}

pub(super) fn provinces(subject: &Subject<'_>) -> Vec<Province> {
    let obstacles = obstacles(subject);
    let mut by_province: BTreeMap<AreaIx, Vec<&AreaPlan>> = BTreeMap::new();
    for area in subject.areas() {
        by_province.entry(subject.province(area.area)).or_default().push(area);
    }
    by_province
        .into_iter()
        .map(|(province, areas)| row(subject, province, &areas, &obstacles))
        .collect()
}

fn row(
    subject: &Subject<'_>,
    province: AreaIx,
    areas: &[&AreaPlan],
    obstacles: &BTreeMap<AreaIx, Obstacles>,
) -> Province {
    let months = subject.scenario.window.n_months();
    let need: u64 = areas.iter().map(|a| a.need()).sum();
    let reached = areas.iter().map(|a| a.shown()).sum();
    let served: Exact = areas.iter().map(|a| a.served()).sum();
    let grams: Exact = areas.iter().flat_map(|a| &a.months).map(|m| m.grams).sum();
    let by_month = subject.months().filter_map(|(period, month)| {
        let of_month = || areas.iter().map(|a| &a.months[period.index()]);
        let need: u64 = of_month().flat_map(|m| m.need).sum();
        let served: Exact = of_month().flat_map(|m| m.served).sum();
        (need > 0).then(|| (served / i128::from(need), month))
    });
    let worst = by_month.min();
    let found: Vec<&Obstacles> = areas.iter().filter_map(|a| obstacles.get(&a.area)).collect();
    let note = match found.as_slice() {
        // Who may hand out where is not for everyone to read.
        _ if !subject.shows(Content::Access) => String::new(),
        [only] if areas[0].area == province => only.note(months),
        several => of_districts(several),
    };
    let country_area = &subject.country.areas[province.index()];
    Province {
        admin1_code: country_area.pcode.clone(),
        admin1_name: country_area.name.clone(),
        need_person_months: subject.count(need),
        reached_person_months: subject.count(reached),
        coverage_share: Figure::share(served, Exact::from_integer(i128::from(need))),
        food_mt: Figure::mt(grams),
        worst_month: worst.map(|(_, month)| month.to_string()),
        worst_month_coverage_share: worst.map(|(share, _)| Figure::rounded(share, 6)),
        note,
    }
}
