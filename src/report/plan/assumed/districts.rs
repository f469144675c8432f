//! What planning by district made itself, so that a reader can judge it.

use crate::country::{AreaIx, AreaLevel, LastMile};
use crate::kit::figure::Figure;
use crate::kit::sentence::{Joined, plainly};
use crate::kit::{Sentence, say};
use crate::report::findings::subject::Subject;
use crate::sharing::Content;
use std::collections::BTreeSet;

/// In a straight line; a road of the tables is rarely as long between two places.
const LONG_KM: f64 = 50.0;

/// What a plan by district rests on; nothing where provinces are planned for.
pub(super) fn told(subject: &Subject<'_>) -> Vec<Sentence> {
    if subject.level() != AreaLevel::District {
        return Vec::new();
    }
    let mut told = vec![needs(subject)];
    told.extend(as_one(subject));
    let made = subject.country.made_last_miles();
    told.extend(last_miles(subject, &made));
    told.extend(from_others(subject, &made));
    told
}

/// Where needs of districts come from.
fn needs(subject: &Subject<'_>) -> Sentence {
    let own = subject.country.needs_of_districts.iter();
    let own: BTreeSet<AreaIx> = own.map(|need| need.area).collect();
    match own.len() {
        0 => say!(
            "plan.assumed.districts",
            "Needs of districts are their province's shared out by population, and last miles are straight \
             lines made longer: both are derived"
        ),
        districts => say!(
            "plan.assumed.districts.own",
            "Needs of {districts} {districts:district|districts} stand in the pack; of others they are their \
             province's rest shared out by population, and last miles are straight lines made longer: both \
             are derived",
            districts,
        ),
    }
}

/// Provinces of which no district can be given the people in need.
fn as_one(subject: &Subject<'_>) -> Option<Sentence> {
    let areas = &subject.country.areas;
    let names: Vec<&str> = subject
        .areas()
        .iter()
        .map(|area| &areas[area.area.index()])
        .filter(|area| area.level == AreaLevel::Province)
        .map(|area| area.name.as_str())
        .collect();
    let provinces = names.len();
    (provinces > 0).then(|| {
        say!(
            "plan.assumed.districts.as-one",
            "{provinces} {provinces:province is|provinces are} planned for as one, because the pack has no \
             districts or no residents of districts to share the people in need out to: {names}",
            provinces,
            names = Joined::And.list(names),
        )
    })
}

/// How many ways no table knows, and how long they are.
fn last_miles(subject: &Subject<'_>, made: &[LastMile]) -> Option<Sentence> {
    let country = subject.country;
    let length = |made: &LastMile| country.links[made.link.index()].length.0;
    let straight = |made: &LastMile| {
        let link = &country.links[made.link.index()];
        country.straight_line(link.from, link.to).0
    };
    let longest = made.iter().max_by(|a, b| length(a).total_cmp(&length(b)))?;
    let number = made.len();
    let far = made.iter().filter(|made| straight(made) > LONG_KM).count();
    let longest_km = plainly(Figure::whole(length(longest).round() as u64));
    let far_km = LONG_KM as u64;
    Some(match subject.shows(Content::Districts) {
        true => say!(
            "plan.assumed.districts.last-miles.named",
            "{number} last {number:mile stands|miles stand} in no table: that a road leads there, and that \
             neither water nor mountains lie between, nobody has said; {far} lead farther than {far_km} km in \
             a straight line, and the longest has {longest_km} km, to {area}",
            number,
            far,
            far_km,
            longest_km,
            area = &country.areas[longest.district.index()].name,
        ),
        false => say!(
            "plan.assumed.districts.last-miles",
            "{number} last {number:mile stands|miles stand} in no table: that a road leads there, and that \
             neither water nor mountains lie between, nobody has said; {far} lead farther than {far_km} km in \
             a straight line, and the longest has {longest_km} km",
            number,
            far,
            far_km,
            longest_km,
        ),
    })
}

/// Districts served from a place that lies in another province.
fn from_others(subject: &Subject<'_>, made: &[LastMile]) -> Option<Sentence> {
    let areas = &subject.country.areas;
    let provinces: BTreeSet<AreaIx> = made
        .iter()
        .filter(|made| made.from_another.is_some())
        .filter_map(|made| areas[made.district.index()].parent)
        .collect();
    let number = made.iter().filter(|made| made.from_another.is_some()).count();
    (number > 0).then(|| {
        say!(
            "plan.assumed.districts.from-another",
            "{number} {number:district is|districts are} served from a capital that lies in another province; \
             what that province denies closes them too: {names}",
            number,
            names = Joined::And.list(provinces.iter().map(|ix| areas[ix.index()].name.as_str())),
        )
    })
}
