//! Counts so small that they point at people, and how figures are made so coarse that nothing that is
//! published gives one back.
//!
//! People in need are made coarser before anything is planned, people reached before anything is told.
//! Both times one function of a cell (an area, a month and a phase) takes every count from 0 to 9 to
//! nought, and every figure that is published is worked out from what that function gives. So all
//! figures of all files stay the same whichever count from 0 to 9 a hidden cell holds, and no sum can
//! tell.

use crate::country::Country;
use crate::plan::{AreaPlan, GroupReached, Plan};
use crate::sharing::{Content, Sharing};
use crate::units::{Grams, People};

/// Counts of people below this are not shown outside the team.
pub const SMALL: u64 = 10;
/// Counts of people in need from this on are rounded to hundreds, those below to tens, where any is
/// rounded.
const LARGE: u64 = 1000;

/// Less food than this tells how few people got it: rations have some ten kilograms a person.
const LITTLE: Grams = Grams(1_000_000);

/// Whether a count points at people.
pub fn is_small(count: u64) -> bool {
    (1..SMALL).contains(&count)
}

/// A count of people in need as it is planned with where small counts must not come out: the others
/// are rounded too, for a table that is not round in one place only says what was taken out there.
fn coarse(count: u64) -> u64 {
    let to = |step: u64| (count + step / 2) / step * step;
    match count {
        0..SMALL => 0,
        SMALL..LARGE => to(10),
        LARGE.. => to(100),
    }
}

/// A count of people reached as it is told where small counts must not come out: never more than are.
pub fn coarse_down(count: u64) -> u64 {
    match count {
        0..SMALL => 0,
        SMALL..LARGE => count / 10 * 10,
        LARGE.. => count / 100 * 100,
    }
}

/// Makes counts of people in need coarser where any of them is small.
pub(super) fn coarsen(country: &mut Country) {
    let mut counts: Vec<&mut People> = Vec::new();
    let needs = country.needs.iter_mut().chain(&mut country.needs_of_districts);
    counts.extend(needs.flat_map(|need| &mut need.phases));
    counts.extend(country.groups.iter_mut().flat_map(|group| group.people.values_mut()));
    for caseload in &mut country.caseloads {
        let people = &mut caseload.people;
        counts.extend([&mut people.low, &mut people.best, &mut people.high]);
    }
    let mut food: Vec<&mut Grams> = Vec::new();
    for report in &mut country.reported {
        counts.push(&mut report.people);
        food.extend(report.food.as_mut());
    }
    counts.extend(country.reported_parts.iter_mut().filter_map(|part| part.people.as_mut()));
    // Food of which so little is reported that it tells how few got it.
    let little = |grams: &Grams| (1..LITTLE.0).contains(&grams.0);
    if !counts.iter().any(|count| is_small(count.0)) && !food.iter().any(|grams| little(grams)) {
        return;
    }
    for grams in &mut food {
        grams.0 = grams.0 / LITTLE.0 * LITTLE.0;
    }
    for count in counts {
        count.0 = coarse(count.0);
    }
    country.needs.retain(|need| need.phases.iter().any(|people| people.0 > 0));
    country.coarse.needs = true;
}

/// Whether a plan reaches, or leaves out, so few people somewhere that its single ways are not for these
/// readers: that there is one would tell.
pub fn few_reached(plan: &Plan, sharing: Sharing) -> bool {
    !sharing.shows(Content::SmallCounts) && few(&plan.areas, &plan.groups)
}

/// Whether people reached, or left out, are so few somewhere that a count points at them.
pub fn few(areas: &[AreaPlan], groups: &[GroupReached]) -> bool {
    let months = || areas.iter().flat_map(|area| &area.months);
    let reached = months().flat_map(|month| month.shown);
    let groups = groups.iter().flat_map(|group| group.by_month.iter().copied());
    // So few of those in need are left out that these are pointed at.
    let left = months().flat_map(|month| {
        let all = month.need.into_iter().zip(month.shown);
        all.filter(|(_, shown)| *shown > 0).map(|(need, shown)| need.saturating_sub(shown))
    });
    reached.chain(groups).chain(left).any(is_small)
}
