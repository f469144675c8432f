//! Rules on what links carry.

use super::{Linked, issue};
use crate::country::LinkIx;
use crate::issues::{At, Issues};

/// Every link has a count or a class; one that has neither is held unlimited.
pub(super) fn every_link_has_a_capacity(linked: &Linked<'_>, issues: &mut Issues) {
    let links = linked.country.links_without_capacity();
    if links.is_empty() {
        return;
    }
    let of = linked.country.links.len();
    let named = named(linked, &links);
    let seen = match links.len() {
        1 => format!("a link has neither a count nor a class, and is held unlimited: {named}"),
        n => format!(
            "{n} of {of} links have neither a count nor a class, and are held unlimited: {named}"
        ),
    };
    let expected = "a class that fits, for every link without a row in link-capacities.csv";
    let help =
        "where nobody counted, an assumed class with its low and high is better than no limit";
    issues.push(issue("W0320", At::file("capacity-classes.csv"), &seen, expected, help));
}

/// Crossings decide what enters the country, so each is counted by itself.
pub(super) fn crossings_are_counted(linked: &Linked<'_>, issues: &mut Issues) {
    let links = linked.country.crossings_without_count();
    if links.is_empty() {
        return;
    }
    let named = named(linked, &links);
    let seen = match links.len() {
        1 => format!("a link crosses the border without a count: {named}"),
        n => format!("{n} links cross the border without a count: {named}"),
    };
    let help = "until then they carry what their class carries, or anything where none fits";
    let at = At::file("link-capacities.csv");
    issues.push(issue("W0321", at, &seen, "a row for every crossing", help));
}

fn named(linked: &Linked<'_>, links: &[LinkIx]) -> String {
    let name = |ix: &LinkIx| format!("`{}`", linked.country.links[ix.index()].id);
    links.iter().map(name).collect::<Vec<String>>().join(", ")
}
