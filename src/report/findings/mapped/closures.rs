//! What is shut on a map, when and why: numbered there, and told in a list below.

mod why;

use super::ground::Ground;
use super::own_side;
use crate::country::{CounterpartIx, LinkIx, PlaceIx};
use crate::kit::sentence::Joined;
use crate::kit::{Part, Sentence, say};
use crate::network::Network;
use crate::page::draw::map::Point;
use crate::sharing::Content;
use crate::time::Period;
use std::collections::{BTreeMap, BTreeSet};
use why::Why;

/// Most that a list tells; what comes after is said to be left out.
const MOST: usize = 24;

/// What is shut: its numbers on the map, and the list.
#[derive(Debug, Default)]
pub(in crate::report) struct Closures {
    /// Number of each way in, by its place inside the country.
    pub(in crate::report) by_place: BTreeMap<PlaceIx, usize>,
    /// Number of each link that no way in is named by, at its middle.
    pub(in crate::report) at: Vec<(Point, usize)>,
    /// What the numbers say, from 1.
    pub(in crate::report) told: Vec<Sentence>,
    /// How many more there are.
    left_out: usize,
}

impl Closures {
    /// A way in's name with its number.
    pub(in crate::report) fn named(&self, place: PlaceIx, name: &str) -> String {
        match self.by_place.get(&place) {
            Some(number) => format!("{name} [{number}]"),
            None => name.to_owned(),
        }
    }

    /// Numbers of links at their middles.
    pub(in crate::report) fn tags(&self) -> Vec<(Point, String)> {
        self.at.iter().map(|(at, number)| (*at, format!("[{number}]"))).collect()
    }

    /// The list.
    pub(in crate::report) fn parts(self) -> Vec<Part> {
        if self.told.is_empty() {
            return Vec::new();
        }
        let title = say!("map.shut.title", "What is shut, when and why");
        let left_out = self.left_out();
        let mut parts = vec![Part::subsection("shut", title), Part::Numbered(self.told)];
        parts.extend(left_out.map(Part::paragraph));
        parts
    }

    /// How many ways more are shut at times than the list tells.
    pub(in crate::report) fn left_out(&self) -> Option<Sentence> {
        let n = self.left_out;
        (n > 0).then(|| {
            say!(
                "map.shut.left-out",
                "{n} more {n:way is|ways are} shut at times, and not listed here.",
                n,
            )
        })
    }
}

/// What is shut: at ways in along some links, elsewhere along links that are drawn.
pub(in crate::report) fn closures(
    (ground, network): (&Ground<'_>, &Network<'_>),
    (periods, by): (&[Period], Option<CounterpartIx>),
    gates: &BTreeSet<LinkIx>,
    drawn: &BTreeSet<LinkIx>,
) -> Closures {
    let why = Why { ground, network, periods, by };
    let country = ground.country;
    let mut by_place: BTreeMap<PlaceIx, BTreeSet<LinkIx>> = BTreeMap::new();
    let mut inland: Vec<LinkIx> = Vec::new();
    for (n, link) in country.links.iter().enumerate().filter(|(_, link)| !link.last_mile) {
        let ix = LinkIx(n as u32);
        let gate = own_side(country, [link.from, link.to]).filter(|_| link.corridor.is_some());
        match gate {
            Some(place) if gates.contains(&ix) => {
                by_place.entry(place).or_default().insert(ix);
            }
            None if drawn.contains(&ix) => inland.push(ix),
            Some(_) | None => {}
        }
    }
    let mut found = Closures::default();
    for (place, links) in by_place {
        let mut said: Vec<Sentence> = Vec::new();
        for reason in links.iter().flat_map(|link| why.reasons(*link)) {
            if !said.contains(&reason) {
                said.push(reason);
            }
        }
        if said.is_empty() {
            continue;
        } else if found.told.len() == MOST {
            found.left_out += 1;
        } else {
            let name = &country.places[place.index()].name;
            found.told.push(told(Sentence::of_others(name), said));
            found.by_place.insert(place, found.told.len());
        }
    }
    inland_closures(&why, &inland, &mut found);
    found
}

/// Links inside, those shut for the same reasons under one number.
fn inland_closures(why: &Why<'_>, links: &[LinkIx], found: &mut Closures) {
    let ground = why.ground;
    let mut groups: Vec<(Vec<Sentence>, Vec<LinkIx>)> = Vec::new();
    for link in links {
        let said = why.reasons(*link);
        if said.is_empty() {
            continue;
        }
        match groups.iter_mut().find(|(known, _)| *known == said) {
            Some((_, alike)) => alike.push(*link),
            None => groups.push((said, vec![*link])),
        }
    }
    for (said, links) in groups {
        if found.told.len() == MOST {
            found.left_out += links.len();
            continue;
        }
        let number = found.told.len() + 1;
        let name = |ix: &LinkIx| {
            let link = &ground.country.links[ix.index()];
            let end = |place: PlaceIx| ground.country.places[place.index()].name.as_str();
            match ground.sharing.shows(Content::Notes) {
                true => link.name.clone(),
                false => format!("{} – {}", end(link.from), end(link.to)),
            }
        };
        let names: BTreeSet<String> = links.iter().map(name).collect();
        found.told.push(told(
            say!("map.shut.links", "{names}", names = Joined::Commas.list(names)),
            said,
        ));
        for link in links {
            let line = ground.line(link, 0, false);
            let middle = line.points.windows(2).nth((line.points.len() / 2).saturating_sub(1));
            found.at.extend(middle.map(|ends| {
                let lon = f64::midpoint(ends[0].lon, ends[1].lon);
                let lat = f64::midpoint(ends[0].lat, ends[1].lat);
                (Point { lon, lat }, number)
            }));
        }
    }
}

fn told(what: Sentence, why: Vec<Sentence>) -> Sentence {
    say!("map.shut", "{what}: {why}.", what, why = Joined::Semicolons.list(why))
}
