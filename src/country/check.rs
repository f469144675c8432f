//! Rules the linked country must keep: each a named function in the list, told at the line of the
//! row it is about.

mod capacities;
mod last_miles;
mod residents;
mod selectors;
mod sizes;
mod unused;

use super::read::{Sheets, grouped};
use super::{AreaIx, AreaLevel, Country, Direction, Link, PackFiles, PlaceIx, PlaceKind, SetBy};
use crate::issues::{At, Code, Issue, Issues};
use crate::time::Month;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The country with the lines its rows came from.
struct Linked<'a> {
    country: &'a Country,
    sheets: &'a Sheets,
    files: &'a dyn PackFiles,
    /// The line of each row with a key of its own, by table and key.
    lines: BTreeMap<&'static str, HashMap<&'a str, u64>>,
}

/// Tables that rules point into by a key.
const POINTED_INTO: [&str; 4] = ["areas.csv", "links.csv", "permissions.csv", "places.csv"];

impl Linked<'_> {
    /// The cell in a column of the row with a key.
    fn at(&self, file: &str, key: &str, column: &str) -> At {
        let line = self.lines.get(file).and_then(|lines| lines.get(key));
        At::cell(file, line.copied().unwrap_or(1), column)
    }

    fn link(&self, link: &Link, column: &str) -> At {
        self.at("links.csv", &link.id, column)
    }

    fn is_inside(&self, place: PlaceIx) -> bool {
        self.country.places[place.index()].country == self.country.about.iso2
    }

    fn crosses_border(&self, link: &Link) -> bool {
        self.country.crosses_border(link)
    }
}

/// A rule: its name says what must hold.
type Rule = fn(&Linked<'_>, &mut Issues);

/// Every rule.
const RULES: [Rule; 17] = [
    border_links_are_corridors,
    borders_are_waited_at_where_they_are,
    capacities::crossings_are_counted,
    capacities::every_link_has_a_capacity,
    last_miles::last_miles_stay_on_land,
    lengths_fit_the_map,
    links_are_listed_once,
    needs_can_be_met,
    needs_cover_the_window,
    one_way_borders_are_told,
    residents::districts_in_need_have_residents,
    selectors::fit_their_kind,
    selectors::match_something,
    sizes::figures_are_of_one_size,
    some_link_enters_the_country,
    unused::something_is_kept,
    unused::supplies_can_leave,
];

/// Runs every rule.
pub(super) fn check(
    country: &Country,
    sheets: &Sheets,
    files: &dyn PackFiles,
    issues: &mut Issues,
) {
    let lines = |file: &'static str| {
        let rows = sheets.rows(file).iter();
        let lines = rows.filter_map(|row| Some((row.text(row.own_key())?, row.line)));
        (file, lines.collect())
    };
    let lines = POINTED_INTO.into_iter().map(lines).collect();
    let linked = Linked { country, sheets, files, lines };
    for rule in RULES {
        rule(&linked, issues);
    }
}

fn issue(code: &'static str, at: At, seen: &str, expected: &str, help: &str) -> Issue {
    Issue::new(Code(code), at, seen, expected, help)
}

/// Links that cross the border name their corridor, and no other link does.
fn border_links_are_corridors(linked: &Linked<'_>, issues: &mut Issues) {
    for link in &linked.country.links {
        let [seen, expected, help] = match (linked.crosses_border(link), link.corridor) {
            (true, None) => [
                "empty on a link that crosses the border",
                "an id of corridors.csv",
                "results by corridor leave out what comes this way",
            ],
            (false, Some(_)) => {
                ["filled on a link that does not cross the border", "an empty cell", ""]
            }
            _ => continue,
        };
        let at = linked.link(link, "corridor");
        issues.push(issue("W0317", at, seen, expected, help));
    }
}

/// A wait at a border stands on a link between two countries.
fn borders_are_waited_at_where_they_are(linked: &Linked<'_>, issues: &mut Issues) {
    let country = |place: PlaceIx| &linked.country.places[place.index()].country;
    for row in linked.sheets.rows("border-hours.csv") {
        let Some(link) = row.ix("link").and_then(|ix| linked.country.links.get(ix)) else {
            continue;
        };
        if country(link.from) == country(link.to) {
            let seen = format!("`{}`, which stays within one country", link.id);
            let expected = "a link that crosses a border";
            issues.push(issue("E0316", row.at("link"), &seen, expected, ""));
        }
    }
}

/// A link is no shorter than the straight line, and not many times as long.
fn lengths_fit_the_map(linked: &Linked<'_>, issues: &mut Issues) {
    for link in &linked.country.links {
        let straight = linked.country.straight_line(link.from, link.to).0;
        let length = link.length.0;
        // Positions of towns are good to a few kilometres.
        let short = length + 5.0 < straight * 0.95;
        let long = length > straight * 5.0 + 50.0;
        if short || long {
            let seen = format!("{length} km, and {straight:.0} km in a straight line");
            let expected = if short { "no shorter than the straight line" } else { "nearer to it" };
            let help = "check the length, and the positions of both places";
            issues.push(issue("W0311", linked.link(link, "length_km"), &seen, expected, help));
        }
    }
}

/// No link is there twice under two names.
fn links_are_listed_once(linked: &Linked<'_>, issues: &mut Issues) {
    let mut first: BTreeMap<_, &str> = BTreeMap::new();
    for link in &linked.country.links {
        // One-way links there and back are two.
        let ends = match link.direction {
            Direction::Both => (link.from.min(link.to), link.from.max(link.to)),
            Direction::Forward => (link.from, link.to),
        };
        // Two that were counted, and came to different figures, are two.
        let counted = link.capacity.as_ref().filter(|capacity| capacity.set_by == SetBy::Count);
        let counted = counted.map(|capacity| capacity.per_month.best);
        let length = link.length.0.to_bits();
        let key = (ends, link.mode, link.surface, length, link.direction, counted);
        if let Some(other) = first.get(&key) {
            let seen = format!("looks like a duplicate of `{other}`");
            let help = "both count: what one carries comes on top of the other";
            issues.push(issue("W0304", linked.link(link, "id"), &seen, "one link", help));
        } else {
            first.insert(key, &link.id);
        }
    }
}

/// The places that food on offer can reach when every permission is granted.
fn supplied(country: &Country) -> BTreeSet<PlaceIx> {
    let mut next: BTreeMap<PlaceIx, Vec<PlaceIx>> = BTreeMap::new();
    for link in &country.links {
        next.entry(link.from).or_default().push(link.to);
        if link.direction == Direction::Both {
            next.entry(link.to).or_default().push(link.from);
        }
    }
    let mut reached: BTreeSet<PlaceIx> = country.supplies.iter().map(|s| s.place).collect();
    let mut open: Vec<PlaceIx> = reached.iter().copied().collect();
    while let Some(place) = open.pop() {
        for next in next.get(&place).into_iter().flatten() {
            if reached.insert(*next) {
                open.push(*next);
            }
        }
    }
    reached
}

/// Every province in need has a capital to hand out from, and a way there from some supply.
fn needs_can_be_met(linked: &Linked<'_>, issues: &mut Issues) {
    let country = linked.country;
    let supplied = supplied(country);
    let mut most: BTreeMap<_, u64> = BTreeMap::new();
    for need in &country.needs {
        let people: u64 = need.phases.iter().map(|people| people.0).sum();
        let most = most.entry(need.area).or_default();
        *most = people.max(*most);
    }
    for (area, people) in most.into_iter().filter(|(_, people)| *people > 0) {
        let area = &country.areas[area.index()];
        let n = grouped(people);
        let at = linked.at("areas.csv", &area.pcode, "capital");
        let Some(capital) = area.capital else {
            let seen = format!("empty for {}, with {n} people in need", area.pcode);
            let help = "food is handed out from the capital of a province";
            issues.push(issue("E0505", at, &seen, "the id of a place", help));
            continue;
        };
        if !supplied.contains(&capital) {
            let seen = format!("no supply has a way to {} ({n} people in need)", area.name);
            let help = "add the links that lead there; no scenario can reach it now";
            issues.push(issue("W0305", at, &seen, "a way from a place with a supply", help));
        }
    }
}

/// Every province with a need in some month of the window has one in all of them.
fn needs_cover_the_window(linked: &Linked<'_>, issues: &mut Issues) {
    let country = linked.country;
    let window = country.about.window;
    let given = country.needs.iter().map(|need| (need.area, need.month));
    let given: BTreeSet<(AreaIx, Month)> = given.collect();
    for (area, ix) in country.areas.iter().zip(0..) {
        if area.level != AreaLevel::Province {
            continue;
        }
        let months = window.periods().map(|period| window.month(period));
        let missing = months.filter(|month| !given.contains(&(AreaIx(ix), *month)));
        let missing: Vec<String> = missing.map(|month| month.to_string()).collect();
        if !missing.is_empty() {
            let seen = format!("no need for {} in {}", area.pcode, missing.join(", "));
            let expected = "a row for every month of the pack's window";
            let help = "taken as nobody in need; write rows of 0 if that is so";
            let at = At::file("needs.csv");
            issues.push(issue("W0506", at, &seen, expected, help));
        }
    }
}

/// One-way links over the border are usual; they are told so that a slip is seen.
fn one_way_borders_are_told(linked: &Linked<'_>, issues: &mut Issues) {
    for link in &linked.country.links {
        if link.direction == Direction::Forward && linked.crosses_border(link) {
            let at = linked.link(link, "direction");
            let way = if linked.is_inside(link.to) { "into" } else { "out of" };
            let seen = format!("one way only, {way} the country");
            issues.push(issue("I0314", at, &seen, "", ""));
        }
    }
}

/// Where supplies lie outside, at least one link leads in.
fn some_link_enters_the_country(linked: &Linked<'_>, issues: &mut Issues) {
    let country = linked.country;
    let outside = country.supplies.iter().find(|supply| !linked.is_inside(supply.place));
    let enters = country.links.iter().any(|link| linked.crosses_border(link));
    if let Some(supply) = outside.filter(|_| !enters) {
        let place = &country.places[supply.place.index()];
        let seen = format!("no link crosses the border, and `{}` lies outside", place.id);
        let at = At::file("links.csv");
        let expected = "at least one way into the country";
        issues.push(issue("E0306", at, &seen, expected, "add the crossings and their links"));
    }
    let warehouses = country.places.iter().filter(|place| place.kind == PlaceKind::Warehouse);
    let stores: BTreeSet<&str> = country.stores.iter().map(|store| store.id.as_str()).collect();
    for warehouse in warehouses.filter(|place| !stores.contains(place.id.as_str())) {
        let at = linked.at("places.csv", &warehouse.id, "kind");
        let seen = "a warehouse without a row in stores.csv";
        issues.push(issue("W0318", at, seen, "its room, or an empty room", "it stores nothing"));
    }
}
