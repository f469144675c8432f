//! Rules on what permissions apply to.

use super::{Linked, issue};
use crate::country::{Country, LiesOn, Named, Permission, PermissionKind, Term};
use crate::issues::Issues;
use std::collections::BTreeMap;

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
    let named = Named::of(linked.country);
    // Many permissions apply to the same, such as `all`.
    let mut known: BTreeMap<(bool, &str), (usize, usize, &'static str)> = BTreeMap::new();
    for permission in &linked.country.permissions {
        let text = &permission.applies_to.text;
        let key = (permission.kind.lies_on() == LiesOn::Areas, text.as_str());
        if !can_match(permission) {
            continue;
        }
        let matched =
            known.entry(key).or_insert_with(|| matched(&named, linked.country, permission));
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

/// How many links or areas a permission applies to, of how many.
fn matched(
    named: &Named<'_>,
    country: &Country,
    permission: &Permission,
) -> (usize, usize, &'static str) {
    let selector = &permission.applies_to;
    match permission.kind.lies_on() {
        LiesOn::Areas => (named.areas(selector).len(), country.areas.len(), "area"),
        LiesOn::Links | LiesOn::Money => (named.links(selector).len(), country.links.len(), "link"),
    }
}
