//! What brings most over all areas; where nothing does, whom it would serve instead of whom.

use super::is_a_permission;
use crate::kit::sentence::{Argument, Joined};
use crate::kit::{Sentence, say};
use crate::plan::Exact;
use crate::report::answers::why::{GainTold, LoserTold, WhyTold, words};

/// A change, and the area that it was tried for.
type Tried<'a> = (&'a WhyTold, &'a GainTold);

/// The single change, and the single permission, that bring most over all areas, of those that help an area
/// asked about; `some` where these are not all areas.
pub(in crate::report::answers::why) fn headline(areas: &[WhyTold], some: bool) -> Vec<Sentence> {
    let permission = most(areas, &is_a_permission).map(|tried| permission(tried, some));
    let other = most(areas, &|gain| !is_a_permission(gain)).map(|tried| other(tried, some));
    permission.into_iter().chain(other).collect()
}

/// The change of a sort that brings most over all areas; where food is short none brings anything, and the one that
/// brings an area most counts. Of equals the first one told is kept, so that no order of areas shows.
fn most<'a>(areas: &'a [WhyTold], of: &dyn Fn(&GainTold) -> bool) -> Option<Tried<'a>> {
    let all = areas.iter().flat_map(|area| area.changes.iter().map(move |gain| (area, gain)));
    let gained = |(_, gain): &Tried<'_>| {
        let overall = gain.more_person_months_overall.exact();
        (overall.max(Exact::default()), gain.more_person_months_here.exact())
    };
    all.filter(|(_, gain)| of(gain)).reduce(|best, next| match gained(&next) > gained(&best) {
        true => next,
        false => best,
    })
}

fn reaches_more(gain: &GainTold) -> bool {
    gain.more_person_months_overall.exact() > Exact::default()
}

fn permission((area, gain): Tried<'_>, some: bool) -> Sentence {
    let (change, more) = (words::changes(gain), words::more(gain.more_person_months_overall));
    match (reaches_more(gain), some) {
        (true, true) => say!(
            "why.headline.permission.some",
            "Of single permissions that help where it was asked, the one that brings most over all areas: \
             {change}: {more} person-months.",
            change,
            more,
        ),
        (true, false) => say!(
            "why.headline.permission",
            "The single permission that brings most: {change}: {more} person-months over all areas.",
            change,
            more,
        ),
        (false, _) => say!(
            "why.headline.permission.whom",
            "No single permission that was tried reaches more people in all: each only decides whom. The one that \
             decides most: {change}: {instead}.",
            change,
            instead = instead(area, gain),
        ),
    }
}

fn other((area, gain): Tried<'_>, some: bool) -> Sentence {
    let (change, more) = (words::changes(gain), words::more(gain.more_person_months_overall));
    match (reaches_more(gain), some) {
        (true, true) => say!(
            "why.headline.other.some",
            "Of other single changes that help where it was asked (what helps elsewhere alone is not told): \
             {change}: {more} person-months over all areas.",
            change,
            more,
        ),
        (true, false) => say!(
            "why.headline.other",
            "Of other single changes tried: {change}: {more} person-months over all areas.",
            change,
            more,
        ),
        (false, _) => say!(
            "why.headline.other.whom",
            "No other single change that was tried reaches more people in all either; the one that decides most whom: \
             {change}: {instead}.",
            change,
            instead = instead(area, gain),
        ),
    }
}

/// Who is served instead of whom.
fn instead(area: &WhyTold, gain: &GainTold) -> Sentence {
    let more = words::more(gain.more_person_months_here);
    let loser = |loser: &LoserTold| {
        say!(
            "why.headline.loser",
            "{area} {fewer}",
            area = &loser.area_name,
            fewer = loser.fewer_person_months,
        )
    };
    let losers: Vec<Sentence> = gain.losers.iter().map(loser).collect();
    let area: Argument = Argument::from(&area.area_name);
    match losers.is_empty() {
        true => say!(
            "why.headline.instead.months",
            "{area} {more} person-months, in place of other months or of no one area",
            area,
            more,
        ),
        false => say!(
            "why.headline.instead",
            "{area} {more} person-months, in place of others, who get fewer: {losers}",
            area,
            more,
            losers = Joined::And.list(losers),
        ),
    }
}
