//! What the map of a plan says: its title, what it shows, and its legend.

use crate::country::AreaLevel;
use crate::kit::figure::Figure;
use crate::kit::sentence::{Argument, Joined, plainly};
use crate::kit::{Sentence, say};
use crate::page::draw::map::Map;
use crate::report::findings::mapped::{Ground, courses, credits};
use crate::report::findings::subject::Subject;
use crate::report::plan::summary::Summary;

pub(super) fn title(summary: &Summary, with_ways: bool) -> Sentence {
    let scenario = &summary.scenario;
    let [_, province, _] = &scenario.levels_named;
    let (from, to, scenario) = (&scenario.from, &scenario.to, &scenario.name);
    match with_ways {
        true => say!(
            "plan.map.title.ways",
            "Coverage by {province}, and ways of food, {from} to {to}: {scenario}",
            province,
            from,
            to,
            scenario,
        ),
        false => say!(
            "plan.map.title",
            "Coverage by {province}, {from} to {to}: {scenario}",
            province,
            from,
            to,
            scenario,
        ),
    }
}

pub(super) fn description(summary: &Summary) -> Sentence {
    let percent = |share: Figure| plainly(Figure::rounded(share.exact() * 100, 0));
    let covered = |p: &&crate::report::plan::summary::Province| p.coverage_share;
    let most = summary.provinces.iter().max_by_key(covered);
    let least = summary.provinces.iter().min_by_key(covered);
    let (Some(most), Some(least)) = (most, least) else {
        return say!("plan.map.no-need", "No province has people in need.");
    };
    say!(
        "plan.map.description",
        "Map of the provinces of {country}, shaded by coverage: from {low} % in {least} to {high} % in \
         {most}. All figures stand in the tables.",
        country = &summary.country.name,
        low = percent(least.coverage_share),
        least = &least.admin1_name,
        high = percent(most.coverage_share),
        most = &most.admin1_name,
    )
}

pub(super) fn caption(subject: &Subject<'_>, ground: &Ground<'_>, map: &Map) -> Argument {
    let mut told = Vec::new();
    if subject.level() == AreaLevel::District {
        told.push(say!(
            "plan.map.caption.districts",
            "Districts are added up by province; last miles to their centres are not drawn."
        ));
    }
    if subject.plan().is_none() && !map.lines.is_empty() {
        told.push(say!(
            "plan.map.caption.as-known",
            "Ways are those that food really took, month by month as known, added up."
        ));
    }
    told.extend(courses(ground, map));
    told.extend(credits(ground));
    Joined::Spaces.list(told)
}
