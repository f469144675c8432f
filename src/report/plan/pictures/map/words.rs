//! What the map of a plan says: its title, what it shows, and its legend.

use super::FROM;
use crate::country::{AreaLevel, Maps};
use crate::kit::figure::Figure;
use crate::kit::sentence::{Argument, Joined, plainly};
use crate::kit::{Sentence, say};
use crate::report::findings::subject::Subject;
use crate::report::plan::sentences::stopped;
use crate::report::plan::summary::Summary;
use crate::sharing::Content;

pub(super) fn title(summary: &Summary, with_ways: bool) -> Sentence {
    let scenario = &summary.scenario;
    let (from, to, scenario) = (&scenario.from, &scenario.to, &scenario.name);
    match with_ways {
        true => say!(
            "plan.map.title.ways",
            "Coverage by province, and ways of food, {from} to {to}: {scenario}",
            from,
            to,
            scenario,
        ),
        false => say!(
            "plan.map.title",
            "Coverage by province, {from} to {to}: {scenario}",
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

pub(super) fn caption(subject: &Subject<'_>, summary: &Summary, maps: &Maps) -> Argument {
    let mut told = Vec::new();
    if subject.level() == AreaLevel::District {
        told.push(say!("plan.map.caption.districts", "Districts are added up by province."));
    }
    if summary.knowledge == "as-known" {
        told.push(say!(
            "plan.map.caption.as-known",
            "A run as known has no routes over the whole window to draw."
        ));
    }
    if subject.plan().is_some() && subject.shows(Content::Ways) {
        told.push(say!(
            "plan.map.caption.lines",
            "Lines join places straight and are no roads; most ways in begin beyond the frame."
        ));
    }
    told.extend(credits(maps));
    Joined::Spaces.list(told)
}

/// How the map came about and whose outlines these are.
pub(in crate::report::plan::pictures) fn credits(maps: &Maps) -> Vec<Sentence> {
    let mut told = vec![say!("plan.map.projection", "Conformal conic projection.")];
    told.extend(maps.attribution.iter().map(|said| match said.ends_with('.') {
        true => Sentence::of_others(said),
        false => stopped(said),
    }));
    told
}

pub(in crate::report) fn shades() -> Vec<(usize, String)> {
    let next = FROM.iter().skip(1).copied().chain([100]);
    let told = FROM.into_iter().zip(next).enumerate().map(|(n, (from, to))| match n {
        0 => (1, say!("plan.map.coverage.under", "under {to} %", to)),
        _ => (n + 1, say!("plan.map.coverage", "{from}–{to} %", from, to)),
    });
    let nobody = (0, say!("plan.map.coverage.nobody", "nobody"));
    std::iter::once(nobody).chain(told).map(|(n, words)| (n, words.to_string())).collect()
}

/// Tonnes by weight of line.
pub(super) fn weights(bounds: [i128; 3]) -> Vec<String> {
    let [low, middle, high] = bounds.map(|n| Figure::rounded(n.into(), 0));
    let told = [
        say!("plan.map.ways.lowest", "up to {to}", to = low),
        say!("plan.map.ways.low", "to {to}", to = middle),
        say!("plan.map.ways.middle", "to {to}", to = high),
        say!("plan.map.ways.high", "over {from}", from = high),
    ];
    told.map(|words| words.to_string()).to_vec()
}
