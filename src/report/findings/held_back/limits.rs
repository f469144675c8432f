//! Limits in words: what each is called, by how much it was raised, and what that brings.

use super::LimitTold;
use crate::country::{AreaIx, LinkIx, Mode, PermissionIx, PlaceIx};
use crate::network::Limit;
use crate::plan::{Bottleneck, Exact, More, RaisedBy};
use crate::report::findings::subject::Subject;
use crate::report::kit::figure::{Figure, large, people};
use crate::report::kit::layout::{Years, listed, spans};
use crate::time::Month;
use std::collections::BTreeSet;

/// A limit's name, inside a sentence.
fn limit(subject: &Subject<'_>, limit: Limit) -> String {
    let country = subject.country;
    let place = |ix: PlaceIx| &country.places[ix.index()].name;
    let permission = |ix: PermissionIx| &country.permissions[ix.index()].name;
    match limit {
        Limit::Access(ix) => format!("the permission for {}", permission(ix)),
        Limit::Quota(ix) => format!("the quota on {}", permission(ix)),
        Limit::Season(ix) => {
            let link = &country.links[ix.index()];
            let reasons = link.months.values().map(|season| season.reason.as_str());
            format!("{} on {}", why(reasons), link.name)
        }
        Limit::Pass(ix) => {
            let inside = |district: AreaIx| {
                district == ix || country.areas[district.index()].parent == Some(ix)
            };
            let cut_offs = country.cut_offs.iter().filter(|cut_off| inside(cut_off.district));
            let reasons = why(cut_offs.map(|cut_off| cut_off.reason.as_str()));
            format!("{reasons} that cuts off districts of {}", country.areas[ix.index()].name)
        }
        Limit::Link(ix) => format!("what {} carries", link(subject, ix)),
        Limit::Store(ix) => format!("room in the stores of {}", place(ix)),
        Limit::Caseload(None) => format!("the caseload of {}", country.about.name),
        Limit::Caseload(Some(ix)) => {
            format!("the caseload of {}", country.areas[ix.index()].name)
        }
        Limit::Supply(ix) => format!("food on offer at {}", place(ix)),
        Limit::Money => "money".to_owned(),
    }
}

fn link(subject: &Subject<'_>, ix: LinkIx) -> String {
    let link = &subject.country.links[ix.index()];
    let what = match link.mode {
        Mode::Road => "the road",
        Mode::Rail => "the railway",
        Mode::Sea => "the sea lane",
        Mode::Air => "the flight",
    };
    let [from, to] = [link.from, link.to].map(|ix| &subject.country.places[ix.index()].name);
    format!("{what} between {from} and {to} ({})", link.name)
}

/// Reasons, each once; where the tables give none, that it is a season.
fn why<'a>(reasons: impl Iterator<Item = &'a str>) -> String {
    let reasons: BTreeSet<&str> = reasons.filter(|reason| !reason.is_empty()).collect();
    let reasons: Vec<String> = reasons.into_iter().map(str::to_owned).collect();
    if reasons.is_empty() { "the season".to_owned() } else { listed(&reasons) }
}

/// A limit as data.
pub(super) fn told(subject: &Subject<'_>, raised: &RaisedBy) -> LimitTold {
    let country = subject.country;
    let (kind, id) = match raised.limit {
        Limit::Access(ix) => ("permission", country.permissions[ix.index()].id.as_str()),
        Limit::Quota(ix) => ("quota", country.permissions[ix.index()].id.as_str()),
        Limit::Season(ix) => ("season", country.links[ix.index()].id.as_str()),
        Limit::Pass(ix) => ("cut-off", country.areas[ix.index()].pcode.as_str()),
        Limit::Link(ix) => ("link", country.links[ix.index()].id.as_str()),
        Limit::Store(ix) => ("store", country.places[ix.index()].id.as_str()),
        Limit::Caseload(None) => ("caseload", ""),
        Limit::Caseload(Some(ix)) => ("caseload", country.areas[ix.index()].pcode.as_str()),
        Limit::Supply(ix) => ("supply", country.places[ix.index()].id.as_str()),
        Limit::Money => ("money", ""),
    };
    let mt = |grams: i64| Figure::mt(Exact::from_integer(i128::from(grams)));
    let (mut more_mt, mut more_mt_per_month, mut more_usd) = (None, None, None);
    let mut more_people = None;
    match raised.more {
        More::Open => {}
        More::Grams(grams) => more_mt = Some(mt(grams)),
        More::GramsAMonth(grams) => more_mt_per_month = Some(mt(grams)),
        More::PeopleAMonth(people) => more_people = Some(people),
        More::Cents(cents) => more_usd = Some(usd(cents)),
    }
    LimitTold {
        kind,
        id: id.to_owned(),
        name: limit(subject, raised.limit),
        months: months(subject, raised).iter().map(Month::to_string).collect(),
        more_mt,
        more_mt_per_month,
        more_people_per_month: more_people,
        more_usd,
    }
}

fn months(subject: &Subject<'_>, raised: &RaisedBy) -> Vec<Month> {
    raised.months.iter().map(|period| subject.scenario.window.month(*period)).collect()
}

fn usd(cents: i64) -> Figure {
    Figure::usd(Exact::from_integer(i128::from(cents)))
}

/// What raising limits brings, as a sentence.
pub(super) fn with(subject: &Subject<'_>, found: &Bottleneck) -> String {
    let names: Vec<String> = found.limits.iter().map(|raised| named(subject, raised)).collect();
    let gain = Figure::rounded(found.gain, 0).grouped();
    let gain = match gain.as_str() {
        "0" => "fewer than one more person-month is reached".to_owned(),
        "1" => "1 more person-month is reached".to_owned(),
        _ => format!("{gain} more person-months are reached"),
    };
    let all = crate::report::kit::layout::upper_first(&names.join("; and "));
    match names.len() {
        1 => format!("{all}: {gain}"),
        2 => format!("{all}, together: {gain}; neither helps without the other"),
        _ => format!("{all}, together: {gain}; none of these helps without the others"),
    }
}

/// A limit with its months and by how much it was raised.
fn named(subject: &Subject<'_>, raised: &RaisedBy) -> String {
    let name = limit(subject, raised.limit);
    let when = match raised.months.as_slice() {
        [] => String::new(),
        _ => format!(" ({})", spans(&months(subject, raised), Years::Told)),
    };
    let mt = |grams: i64| Figure::mt(Exact::from_integer(i128::from(grams))).to_places(0).grouped();
    let by = match (raised.limit, raised.more) {
        (Limit::Access(_), More::Open) => "granted on every day".to_owned(),
        (_, More::Open) => "gone".to_owned(),
        (_, More::Grams(grams)) => format!("{} MT more", mt(grams)),
        (_, More::GramsAMonth(grams)) => format!("{} MT more a month", mt(grams)),
        (_, More::PeopleAMonth(more)) => format!("{} people more a month", people(more)),
        (_, More::Cents(cents)) => format!("{} US dollars more", large(usd(cents))),
    };
    format!("{name}, {by}{when}")
}
