//! Who is in need where, what share of them can be served, and how much food each takes.

use super::laid_out::Inputs;
use super::season;
use crate::country::{AreaIx, AreaLevel, CaseloadIx, Country, PlaceIx};
use crate::issues::{At, Code, Issue};
use crate::scenario::Scenario;
use crate::time::Period;
use crate::units::{Grams, Share};
use num_rational::Ratio;
use std::collections::{BTreeMap, BTreeSet};

/// An area with people in need.
#[derive(Clone, Debug)]
pub struct Served {
    /// Which area.
    pub area: AreaIx,
    /// Where food for it is handed out from.
    pub place: PlaceIx,
    /// Each period in order.
    pub months: Vec<AreaMonth>,
    /// Parts of it that winter cuts off, each with its share of the need.
    pub parts: Vec<Part>,
}

/// An area in one period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AreaMonth {
    /// People in IPC phases 3, 4 and 5, in that order.
    pub people: [u64; 3],
    /// Share of them that permissions let the plan serve.
    pub access: Share,
    /// Grams that leave the store for one person-month, diversion included.
    pub grams_per_person: Grams,
    /// Most people who can be served, over all phases and parts, where a row of the caseloads for
    /// exactly this area limits it. Limits on several areas together are in
    /// [`Network::caseloads`](super::Network::caseloads).
    pub caseload: Option<u64>,
}

/// Most people who can be served in several areas together in a period: in a province planned by
/// its districts, or in the whole country. The sets of a period lie within one another or apart,
/// so that a flow can keep them: area, province, country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseloadLimit {
    /// Positions among the served areas, in order.
    pub areas: Vec<usize>,
    /// When.
    pub period: Period,
    /// How many people.
    pub people: u64,
    /// The row that says so.
    pub row: CaseloadIx,
}

/// Districts of an area that are cut off from its capital on the same days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which districts.
    pub districts: Vec<AreaIx>,
    /// Their share of the area's need, by population.
    pub share: Ratio<i64>,
    /// Share of each period in which they can be reached.
    pub open: Vec<Share>,
}

impl Served {
    /// People in need over the window, by IPC phase 3, 4 and 5.
    pub fn need(&self) -> [u64; 3] {
        let mut need = [0; 3];
        for month in &self.months {
            for (sum, people) in need.iter_mut().zip(month.people) {
                *sum += people;
            }
        }
        need
    }
}

/// The areas with people in need, and parts of them, at a ration.
pub(super) fn served(
    inputs: &Inputs<'_>,
    ration: Grams,
    parts: impl Fn(AreaIx) -> Vec<Part>,
) -> Vec<Served> {
    let Inputs { country, scenario, needed, access, figures } = *inputs;
    let window = scenario.window;
    let blank = AreaMonth {
        people: [0; 3],
        access: Share::NONE,
        grams_per_person: Grams(1),
        caseload: None,
    };
    let mut by_area: BTreeMap<AreaIx, Vec<AreaMonth>> = BTreeMap::new();
    for (need, phases) in country.needs.iter().zip(&figures.needs) {
        let Some(period) = window.period(need.month) else {
            continue;
        };
        let months = by_area.entry(need.area).or_insert_with(|| vec![blank; window.n_months()]);
        let times = inputs.times_in_need(need.area, period);
        months[period.index()].people = phases.map(|people| times.of_people(people.0));
    }
    let mut served = Vec::new();
    for (area, mut months) in by_area {
        let Some(place) = country.areas[area.index()].capital else {
            continue;
        };
        for (n, month) in months.iter_mut().enumerate() {
            let period = Period(n as u8);
            month.access = access.area_share(needed, area, period);
            let kept = access.area_diversion(needed, area, period).rest();
            month.grams_per_person = with_diversion(ration, kept);
            let row = inputs.caseload(Some(area), window.month(period));
            month.caseload = row.map(|row| figures.caseloads[row.index()].0);
        }
        served.push(Served { area, place, months, parts: parts(area) });
    }
    served
}

/// Caseloads that bind several areas: of provinces over their districts, and of the country. In
/// order of periods, provinces before the country.
pub(super) fn caseloads(inputs: &Inputs<'_>, served: &[Served]) -> Vec<CaseloadLimit> {
    let Inputs { country, scenario, figures, .. } = *inputs;
    let mut provinces: BTreeMap<AreaIx, Vec<usize>> = BTreeMap::new();
    for (n, served) in served.iter().enumerate() {
        if let Some(province) = country.areas[served.area.index()].parent {
            provinces.entry(province).or_default().push(n);
        }
    }
    let sets = provinces.into_iter().map(|(province, areas)| (Some(province), areas));
    let sets: Vec<_> = sets.chain([(None, (0..served.len()).collect())]).collect();
    let mut limits = Vec::new();
    for period in scenario.window.periods() {
        let month = scenario.window.month(period);
        for (area, areas) in &sets {
            if let Some(row) = inputs.caseload(*area, month) {
                let people = figures.caseloads[row.index()].0;
                limits.push(CaseloadLimit { areas: areas.clone(), period, people, row });
            }
        }
    }
    limits
}

/// Caseloads that several areas share bind their months together, and coverage over the window ties
/// months of one area together: both at once are no network.
pub(super) fn shared_over_the_window(
    country: &Country,
    scenario: &Scenario,
    limit: &CaseloadLimit,
) -> Issue {
    let month = country.caseloads[limit.row.index()].month;
    Issue::new(
        Code("E0416"),
        At::file(&format!("scenarios/{}.toml", scenario.id)),
        &format!(
            "evenness over the window, and a caseload of {} in {month} that several areas share and \
             that the even plan breaks",
            limit.people
        ),
        "evenness over cells, or caseloads by area only",
        "leave `even = \"window\"` out, or choose a `caseload` whose rows all name an area; this level \
         of planning never approximates",
    )
}

/// The ration divided by what diversion leaves, rounded up to a whole gram. Where everything is
/// diverted nobody is fed, and the area's access is what says so.
fn with_diversion(ration: Grams, kept: Share) -> Grams {
    let (num, den) = (i128::from(*kept.ratio().numer()), i128::from(*kept.ratio().denom()));
    if num == 0 {
        return ration;
    }
    let grams = i128::from(ration.0) * den;
    Grams(i64::try_from((grams + num - 1) / num).unwrap_or(i64::MAX))
}

/// Districts of each area that are cut off on the same days, for each of some areas.
pub type Groups = BTreeMap<AreaIx, Vec<Vec<AreaIx>>>;

/// Districts of an area grouped by the days on which they can be reached in every one of some versions
/// of the country; those that always can are in no group. A district planned for by itself is closed by its
/// link.
pub(super) fn groups(
    countries: &[&Country],
    scenario: &Scenario,
    area: AreaIx,
) -> Vec<Vec<AreaIx>> {
    let Some(country) = countries.first() else { return Vec::new() };
    if country.areas[area.index()].level == AreaLevel::District {
        return Vec::new();
    }
    let mut groups: BTreeMap<Vec<Vec<Share>>, Vec<AreaIx>> = BTreeMap::new();
    // No other district is ever cut off.
    let cut_off = countries.iter().flat_map(|country| &country.cut_offs);
    let inside = |district: &AreaIx| country.areas[district.index()].parent == Some(area);
    let districts: BTreeSet<AreaIx> =
        cut_off.map(|cut_off| cut_off.district).filter(inside).collect();
    for district in districts {
        let open: Vec<Vec<Share>> = countries
            .iter()
            .map(|country| season::district_open(country, scenario, district))
            .collect();
        if open.iter().flatten().any(|share| *share < Share::ALL) {
            groups.entry(open).or_default().push(district);
        }
    }
    groups.into_values().collect()
}

/// Parts of a province behind passes.
pub(super) fn parts(country: &Country, scenario: &Scenario, area: AreaIx) -> Vec<Part> {
    of_groups(country, scenario, area, groups(&[country], scenario, area))
}

/// Parts of an area, one for each group of districts that are cut off on the same days.
pub(super) fn of_groups(
    country: &Country,
    scenario: &Scenario,
    area: AreaIx,
    groups: Vec<Vec<AreaIx>>,
) -> Vec<Part> {
    if groups.is_empty() {
        return Vec::new();
    }
    let population = |area: &AreaIx| country.areas[area.index()].population.0 as i64;
    let whole: i64 = country
        .areas
        .iter()
        .filter(|a| a.parent == Some(area))
        .map(|a| a.population.0 as i64)
        .sum();
    groups
        .into_iter()
        .map(|districts| {
            let share = Ratio::new(districts.iter().map(population).sum(), whole.max(1));
            let open = match districts.first() {
                Some(first) => season::district_open(country, scenario, *first),
                None => Vec::new(),
            };
            Part { districts, share, open }
        })
        .collect()
}
