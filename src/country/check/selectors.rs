//! Rules on what permissions apply to. What a selector matches is found from the places and areas that
//! it names, so that thousands of permissions on thousands of links take no time.

use super::{Linked, issue};
use crate::country::{AreaIx, Country, LiesOn, LinkIx, Permission, PermissionKind, Term};
use crate::issues::Issues;
use std::collections::{BTreeMap, BTreeSet};

/// Whether a term can stand in a selector.
type Fits = fn(&Term) -> bool;

/// What the terms of a selector must be for a kind of permission, where not every term fits.
fn fitting(kind: PermissionKind) -> Option<(Fits, &'static str)> {
    match kind.lies_on() {
        LiesOn::Areas => Some((
            |term| matches!(term, Term::Area(_) | Term::Inland | Term::All),
            "`area=…`, `inland` or `all` for handing out",
        )),
        LiesOn::Money => Some((|term| *term == Term::All, "`all` for cash, fuel and banking")),
        LiesOn::Links => None,
    }
}

/// Handing out happens in areas, money everywhere, all else on links.
pub(super) fn fit_their_kind(linked: &Linked<'_>, issues: &mut Issues) {
    for permission in &linked.country.permissions {
        if let Some((fits, expected)) = fitting(permission.kind)
            && !permission.applies_to.any_of.iter().flatten().all(fits)
        {
            let at = linked.at("permissions.csv", &permission.id, "applies_to");
            let seen = format!("`{}`", permission.applies_to.text);
            issues.push(issue("E0313", at, &seen, expected, ""));
        }
    }
}

/// A selector of links or areas matches some, and not all of them unless it says `all`.
pub(super) fn match_something(linked: &Linked<'_>, issues: &mut Issues) {
    let places = Places::of(linked.country);
    // Many permissions apply to the same, such as `all`.
    let mut known: BTreeMap<(bool, &str), (usize, usize, &'static str)> = BTreeMap::new();
    for permission in &linked.country.permissions {
        let text = &permission.applies_to.text;
        let key = (permission.kind.lies_on() == LiesOn::Areas, text.as_str());
        if !can_match(permission) {
            continue;
        }
        let matched = known.entry(key).or_insert_with(|| matched(&places, permission));
        let (matched, of, what) = *matched;
        let at = || linked.at("permissions.csv", &permission.id, "applies_to");
        let says_so = ["all", "inland"].contains(&text.as_str());
        if matched == 0 {
            let seen = format!("`{text}` matches no {what}");
            let help = "the permission changes nothing, whoever grants or denies it";
            issues.push(issue("W0403", at(), &seen, "", help));
        } else if matched == of && of > 1 && !says_so {
            let seen = format!("`{text}` matches all {of} {what}s");
            issues.push(issue("W0404", at(), &seen, "", "write `all` if that is meant"));
        }
    }
}

/// Whether a permission is on links or areas, and says which.
fn can_match(permission: &Permission) -> bool {
    let mut terms = permission.applies_to.any_of.iter().flatten();
    let on_money = permission.kind.lies_on() == LiesOn::Money;
    !on_money && fitting(permission.kind).is_none_or(|(fits, _)| terms.all(fits))
}

/// Where links and areas are found by what a term names.
struct Places<'a> {
    country: &'a Country,
    /// Links with an end at each place, in each area or its province, or of each corridor.
    links: BTreeMap<Term, Vec<u32>>,
    /// Areas of each province, and the province.
    areas: BTreeMap<AreaIx, Vec<u32>>,
}

impl<'a> Places<'a> {
    fn of(country: &'a Country) -> Places<'a> {
        let mut links: BTreeMap<Term, Vec<u32>> = BTreeMap::new();
        for (link, ix) in country.links.iter().zip(0..) {
            let mut terms = BTreeSet::from([Term::Link(LinkIx(ix))]);
            terms.extend(link.corridor.map(Term::Corridor));
            for end in [link.from, link.to] {
                terms.insert(Term::Place(end));
                let area = country.places[end.index()].area;
                let parent = area.and_then(|area| country.areas[area.index()].parent);
                terms.extend([area, parent].into_iter().flatten().map(Term::Area));
            }
            terms.into_iter().for_each(|term| links.entry(term).or_default().push(ix));
        }
        let mut areas: BTreeMap<AreaIx, Vec<u32>> = BTreeMap::new();
        for (area, ix) in country.areas.iter().zip(0..) {
            areas.entry(AreaIx(ix)).or_default().push(ix);
            if let Some(parent) = area.parent {
                areas.entry(parent).or_default().push(ix);
            }
        }
        Places { country, links, areas }
    }

    /// The links that all terms could match: those of one that names few, else every one.
    fn links(&self, terms: &[Term]) -> Vec<u32> {
        let narrow = |term: &&Term| {
            matches!(term, Term::Link(_) | Term::Place(_) | Term::Area(_) | Term::Corridor(_))
        };
        match terms.iter().find(narrow) {
            Some(term) => self.links.get(term).cloned().unwrap_or_default(),
            None => (0..self.country.links.len()).map(|ix| ix as u32).collect(),
        }
    }

    /// The areas that all terms could match.
    fn areas(&self, terms: &[Term]) -> Vec<u32> {
        let named = terms.iter().find_map(|term| {
            let Term::Area(area) = term else { return None };
            Some(*area)
        });
        match named {
            Some(area) => self.areas.get(&area).cloned().unwrap_or_default(),
            None => (0..self.country.areas.len()).map(|ix| ix as u32).collect(),
        }
    }
}

/// How many links or areas a permission applies to, of how many.
fn matched(places: &Places<'_>, permission: &Permission) -> (usize, usize, &'static str) {
    let (selector, country) = (&permission.applies_to, places.country);
    let alternatives = selector.any_of.iter();
    // Districts count too: a plan by district hands out there.
    if permission.kind.lies_on() == LiesOn::Areas {
        let mut areas: BTreeSet<u32> = alternatives.flat_map(|terms| places.areas(terms)).collect();
        areas.retain(|ix| selector.applies_to_area(country, AreaIx(*ix)));
        (areas.len(), country.areas.len(), "area")
    } else {
        let mut links: BTreeSet<u32> = alternatives.flat_map(|terms| places.links(terms)).collect();
        links.retain(|ix| selector.applies_to_link(country, LinkIx(*ix)));
        (links.len(), country.links.len(), "link")
    }
}
