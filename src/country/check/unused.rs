//! Rules on food that no plan could use, though the tables hold it.

use super::{Linked, issue};
use crate::country::{Country, Direction, PlaceIx};
use crate::issues::{At, Issues};
use std::collections::{BTreeMap, BTreeSet};

/// Food on offer has a way to some place where it is handed out.
pub(super) fn supplies_can_leave(linked: &Linked<'_>, issues: &mut Issues) {
    let country = linked.country;
    let near_capitals = leads_to_a_capital(country);
    let mut told = BTreeSet::new();
    for row in linked.sheets.rows("supplies.csv") {
        let Some(place) = row.ix("place").map(|ix| PlaceIx(ix as u32)) else { continue };
        let stands_in = country.places.get(place.index()).and_then(|place| place.stands_in);
        let lies_at = stands_in.unwrap_or(place);
        if near_capitals.contains(&lies_at) || !told.insert(lies_at) {
            continue;
        }
        let id = &country.places[place.index()].id;
        let linked = country.links.iter().any(|link| link.from == lies_at || link.to == lies_at);
        let seen = match linked {
            true => {
                format!("a supply at `{id}`, from where no links lead to any province's capital")
            }
            false => format!("a supply at `{id}`, where no link begins or ends"),
        };
        let help = "its food is in no plan: add the links to links.csv, or correct the place";
        issues.push(issue(
            "W0325",
            row.at("place"),
            &seen,
            "a way to where food is handed out",
            help,
        ));
    }
}

/// Places from which links lead to the capital of some area, and these capitals.
fn leads_to_a_capital(country: &Country) -> BTreeSet<PlaceIx> {
    let mut before: BTreeMap<PlaceIx, Vec<PlaceIx>> = BTreeMap::new();
    for link in &country.links {
        before.entry(link.to).or_default().push(link.from);
        if link.direction == Direction::Both {
            before.entry(link.from).or_default().push(link.to);
        }
    }
    let mut found: BTreeSet<PlaceIx> =
        country.areas.iter().filter_map(|area| area.capital).collect();
    let mut open: Vec<PlaceIx> = found.iter().copied().collect();
    while let Some(place) = open.pop() {
        for near in before.get(&place).into_iter().flatten() {
            if found.insert(*near) {
                open.push(*near);
            }
        }
    }
    found
}

/// Food can be kept from month to month somewhere; where it cannot, that is worth knowing.
pub(super) fn something_is_kept(linked: &Linked<'_>, issues: &mut Issues) {
    let country = linked.country;
    if !country.stores.is_empty() || country.about.window.n_months() < 2 {
        return;
    }
    let help = "fill stores.csv where food can wait: a row for each place or warehouse, its room empty where \
                nothing limits it";
    let seen = "no row: food is kept nowhere from one month to the next";
    issues.push(issue("I0324", At::file("stores.csv"), seen, "", help));
}
