//! Limits in words: what each is called, by how much it was raised, and what that brings.

use super::LimitTold;
use super::gather::Told;
use crate::country::{AreaIx, LinkIx, Mode, PermissionIx, PlaceIx};
use crate::kit::figure::Figure;
use crate::kit::layout::Years;
use crate::kit::sentence::{Argument, Joined, in_millions, months};
use crate::kit::{Sentence, say};
use crate::network::Limit;
use crate::plan::{Bottleneck, Exact, More, RaisedBy};
use crate::report::findings::subject::Subject;
use crate::sharing::Content;
use crate::time::Month;
use std::collections::BTreeSet;

/// A limit's name, inside a sentence.
fn limit(subject: &Subject<'_>, limit: Limit) -> Sentence {
    let country = subject.country;
    let place = |ix: PlaceIx| &country.places[ix.index()].name;
    let permission = |ix: PermissionIx| &country.permissions[ix.index()].name;
    let area = |ix: AreaIx| &country.areas[ix.index()].name;
    match limit {
        Limit::Access(ix) => say!(
            "held-back.limit.access",
            "the permission for {permission}",
            permission = permission(ix)
        ),
        Limit::Quota(ix) => {
            say!("held-back.limit.quota", "the quota on {permission}", permission = permission(ix))
        }
        Limit::Season(ix) => {
            let link = &country.links[ix.index()];
            let reasons = why(link.months.values().map(|season| season.reason.as_str()));
            say!("held-back.limit.season", "{reasons} on {link}", reasons, link = &link.name)
        }
        Limit::Pass(ix) => {
            let inside = |district: AreaIx| {
                district == ix || country.areas[district.index()].parent == Some(ix)
            };
            let cut_offs = country.cut_offs.iter().filter(|cut_off| inside(cut_off.district));
            let reasons = why(cut_offs.map(|cut_off| cut_off.reason.as_str()));
            say!(
                "held-back.limit.cut-off",
                "districts of {area} that {reasons} {reasons:cuts|cut} off",
                reasons,
                area = area(ix),
            )
        }
        Limit::Link(ix) => {
            say!("held-back.limit.link", "what {link} carries", link = link(subject, ix))
        }
        Limit::Store(ix) => {
            say!("held-back.limit.store", "room in the stores of {place}", place = place(ix))
        }
        Limit::Caseload(of) => say!(
            "held-back.limit.caseload",
            "the caseload of {area}",
            area = of.map_or(&country.about.name, area),
        ),
        Limit::Supply(ix) => {
            say!("held-back.limit.supply", "food on offer at {place}", place = place(ix))
        }
        Limit::Money => say!("held-back.limit.money", "money"),
    }
}

fn link(subject: &Subject<'_>, ix: LinkIx) -> Sentence {
    let link = &subject.country.links[ix.index()];
    let name = &link.name;
    let [from, to] = [link.from, link.to].map(|ix| &subject.country.places[ix.index()].name);
    match link.mode {
        Mode::Road => {
            say!("held-back.road", "the road between {from} and {to} ({name})", from, to, name)
        }
        Mode::Rail => {
            say!("held-back.rail", "the railway between {from} and {to} ({name})", from, to, name)
        }
        Mode::Sea => {
            say!("held-back.sea", "the sea lane between {from} and {to} ({name})", from, to, name)
        }
        Mode::Air => {
            say!("held-back.air", "the flight between {from} and {to} ({name})", from, to, name)
        }
        Mode::River => {
            say!("held-back.river", "the waterway between {from} and {to} ({name})", from, to, name)
        }
    }
}

/// Reasons of the pack why something is shut, such as snow or floods.
pub(in crate::report) fn why<'a>(reasons: impl Iterator<Item = &'a str>) -> Argument {
    let reasons: BTreeSet<&str> = reasons.filter(|reason| !reason.is_empty()).collect();
    match reasons.is_empty() {
        true => say!("held-back.season", "the season").into(),
        false => Joined::And.list(reasons),
    }
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
        months: months_of(subject, raised).iter().map(Month::to_string).collect(),
        more_mt,
        more_mt_per_month,
        more_people_per_month: more_people,
        more_usd,
    }
}

fn months_of(subject: &Subject<'_>, raised: &RaisedBy) -> Vec<Month> {
    raised.months.iter().map(|period| subject.scenario.window.month(*period)).collect()
}

fn usd(cents: i64) -> Figure {
    Figure::usd(Exact::from_integer(i128::from(cents)))
}

/// What raising limits brings, as a sentence.
pub(super) fn with(subject: &Subject<'_>, found: &Bottleneck) -> Sentence {
    let gain = Figure::rounded(found.gain, 0);
    let gain = match gain.is_nought() {
        true => say!("held-back.gain.tiny", "fewer than one more person-month is reached"),
        false => say!(
            "held-back.gain",
            "{gain} more {gain:person-month is|person-months are} reached",
            gain
        ),
    };
    let limits = found.limits.iter().map(|raised| named(subject, raised));
    let limits = limits
        .reduce(|first, next| say!("held-back.limits", "{first}; and {next}", first, next))
        .unwrap_or_else(|| Sentence::of_others(""));
    match found.limits.len() {
        1 => say!("held-back.with", "{limits^}: {gain}", limits, gain),
        2 => say!(
            "held-back.with.both",
            "{limits^}, together: {gain}; neither helps without the other",
            limits,
            gain
        ),
        _ => say!(
            "held-back.with.all",
            "{limits^}, together: {gain}; none of these helps without the others",
            limits,
            gain
        ),
    }
}

/// A limit with its months and by how much it was raised.
fn named(subject: &Subject<'_>, raised: &RaisedBy) -> Sentence {
    let name = limit(subject, raised.limit);
    let mt = |grams: i64| Figure::mt(Exact::from_integer(i128::from(grams))).to_places(0);
    let by = match (raised.limit, raised.more) {
        (Limit::Access(_), More::Open) => {
            say!("held-back.by.granted", "granted on every day")
        }
        (_, More::Open) => say!("held-back.by.gone", "gone"),
        (_, More::Grams(grams)) => say!("held-back.by.mt", "{more} MT more", more = mt(grams)),
        (_, More::GramsAMonth(grams)) => {
            say!("held-back.by.mt-a-month", "{more} MT more a month", more = mt(grams))
        }
        (_, More::PeopleAMonth(more)) => {
            say!("held-back.by.people-a-month", "{more} people more a month", more)
        }
        (_, More::Cents(cents)) => {
            let more = in_millions(usd(cents));
            say!("held-back.by.usd", "{more} US dollars more", more)
        }
    };
    match raised.months.is_empty() {
        true => say!("held-back.raised", "{limit}, {by}", limit = name, by),
        false => say!(
            "held-back.raised.when",
            "{limit}, {by} ({months})",
            limit = name,
            by,
            months = months(&months_of(subject, raised), Years::Told),
        ),
    }
}

/// That what access costs is no finding where links carry anything because nobody said how much.
pub(super) fn without_limits(about: &Told<'_>) -> Option<Sentence> {
    let [n, of] = about.unlimited;
    (n > 0 && about.sharing.shows(Content::Limits)).then(|| {
        say!(
            "held-back.without-limits",
            "{n} of {of} {of:link|links} {n:has|have} no limit, because nobody gave one, so that what access costs is \
             no finding: it may be more.",
            n,
            of,
        )
    })
}
