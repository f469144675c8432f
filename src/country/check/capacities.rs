//! Rules on what links carry.

use super::{Linked, issue};
use crate::country::LinkIx;
use crate::issues::{At, Issues};
use std::collections::BTreeMap;

/// The most links told by name; of more, the sorts are told, because it takes a class each.
const MOST_NAMED: usize = 20;

/// Every link has a count or a class; one that has neither is held unlimited.
pub(super) fn every_link_has_a_capacity(linked: &Linked<'_>, issues: &mut Issues) {
    let links = linked.country.links_without_capacity();
    if links.is_empty() {
        return;
    }
    let of = linked.country.links.len();
    let named = match links.len() {
        0..=MOST_NAMED => named(linked, &links),
        _ => by_sort(linked, &links),
    };
    let seen = match links.len() {
        1 => format!("a link has neither a count nor a class, and is held unlimited: {named}"),
        n => format!(
            "{n} of {of} links have neither a count nor a class, and are held unlimited: {named}"
        ),
    };
    let expected = "a class that fits, for every link without a row in link-capacities.csv";
    let help = "fill `truck` or `road_class` of these links in links.csv, so that a class of \
                capacity-classes.csv fits, or give each a row in link-capacities.csv";
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

/// How many links of each sort, with the first of each: `24 road track light (such as `a__b`)`.
fn by_sort(linked: &Linked<'_>, links: &[LinkIx]) -> String {
    let mut sorts: BTreeMap<String, (usize, &str)> = BTreeMap::new();
    for link in links.iter().map(|ix| &linked.country.links[ix.index()]) {
        let mut sort = format!("{} {}", link.mode.word(), link.surface.word());
        let traits = [link.truck.map(|t| t.word()), link.road_class.map(|c| c.word())];
        traits.into_iter().flatten().for_each(|word| sort += &format!(" {word}"));
        sorts.entry(sort).or_insert((0, &link.id)).0 += 1;
    }
    let told = sorts.iter().map(|(sort, (n, first))| format!("{n} {sort} (such as `{first}`)"));
    told.collect::<Vec<String>>().join(", ")
}
