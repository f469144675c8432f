//! What people call places, crossings, areas, permissions and who decides, in any language of the pack.
//!
//! A name is read only where it is one: signs, spaces and capitals do not matter, but nothing is taken for the
//! name it resembles. What several things are called is told as a choice.

mod near;

use super::spans::{BEGIN, EXPECTED};
use super::{Misread, Of};
use crate::country::{
    AreaIx, AreaLevel, CorridorIx, CounterpartIx, Country, LinkIx, PermissionIx, PlaceIx,
};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Something that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Thing {
    Permission(PermissionIx),
    Counterpart(CounterpartIx),
    Corridor(CorridorIx),
    Place(PlaceIx),
    Area(AreaIx),
    Link(LinkIx),
}

/// The kinds of things, by the word that may stand before a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Permission,
    Counterpart,
    Corridor,
    Place,
    Area,
    Link,
}

const KINDS: [(&str, Kind); 6] = [
    ("permission", Kind::Permission),
    ("counterpart", Kind::Counterpart),
    ("crossing", Kind::Corridor),
    ("place", Kind::Place),
    ("area", Kind::Area),
    ("link", Kind::Link),
];

/// Words before a name that are none of it.
const BEFORE: [&str; 9] = ["at", "of", "in", "from", "to", "by", "for", "the", "on"];

/// Letters and digits alone, small, without accents: what tells names apart.
pub(super) fn plain(text: &str) -> String {
    let letters = text.nfkd().filter(|sign| !is_combining_mark(*sign));
    letters.flat_map(char::to_lowercase).filter(|sign| sign.is_alphanumeric()).collect()
}

/// The things of a country by what they are called.
pub(super) struct Names<'a> {
    country: &'a Country,
}

impl<'a> Names<'a> {
    pub(super) fn of(country: &'a Country) -> Names<'a> {
        Names { country }
    }

    /// The things of some kinds with a name, or with the name that is left once a word such as `at` is off.
    /// A word such as `area:` before it says which kind is meant.
    pub(super) fn called(&self, asked: &str, kinds: &[Kind]) -> Result<Vec<Thing>, Misread> {
        let (name, kinds) = match asked.split_once(':') {
            Some((word, name)) => {
                let kind = KINDS.iter().find(|(known, _)| *known == word.trim());
                match kind.map(|(_, kind)| *kind).filter(|kind| kinds.contains(kind)) {
                    Some(kind) => (name.trim(), vec![kind]),
                    None => return Err(self.no_kind(asked, word, kinds)),
                }
            }
            None => (asked.trim(), kinds.to_vec()),
        };
        if plain(name).is_empty() {
            let help = "name what is meant, such as a crossing, an area or who decides";
            return Err(Misread::new(Of::Name, "no name".to_owned(), help.to_owned()));
        }
        let mut left = name;
        loop {
            let found = self.exactly(left, &kinds);
            if !found.is_empty() {
                return Ok(found);
            }
            match left.split_once(' ') {
                Some((word, rest)) if BEFORE.contains(&word.to_lowercase().as_str()) => {
                    left = rest.trim_start();
                }
                Some(_) | None => {
                    return Err(self
                        .with_a_time(name, &kinds)
                        .unwrap_or(self.unknown(name, &kinds)));
                }
            }
        }
    }

    fn no_kind(&self, asked: &str, word: &str, kinds: &[Kind]) -> Misread {
        let words = KINDS.iter().filter(|(_, kind)| kinds.contains(kind));
        let words: Vec<String> = words.map(|(word, _)| format!("{word}:")).collect();
        let word = word.trim();
        let what = format!("`{word}:` in `{asked}` is no kind of thing that can be meant here");
        Misread::new(Of::Name, what, format!("before a name may stand {}", words.join(", ")))
    }

    fn exactly(&self, name: &str, kinds: &[Kind]) -> Vec<Thing> {
        let wanted = plain(name);
        let all: Vec<Thing> = kinds.iter().flat_map(|kind| self.all(*kind)).collect();
        let called = |names: fn(&Names<'a>, Thing) -> Vec<&'a str>| -> Vec<Thing> {
            let named =
                |thing: &&Thing| names(self, **thing).iter().any(|known| plain(known) == wanted);
            all.iter().filter(named).copied().collect()
        };
        // What is called so in full comes before what is called so for short.
        let mut found = called(Names::in_full);
        if found.is_empty() {
            found = called(Names::for_short);
        }
        // A warehouse stands for its town; a district and its province of one name are told apart later.
        let country = self.country;
        for thing in &mut found {
            if let Thing::Place(place) = thing {
                *place = country.places[place.index()].stands_in.unwrap_or(*place);
            }
        }
        let provinces = found.iter().any(|thing| self.is_province(*thing));
        found.retain(|thing| {
            !provinces || !matches!(thing, Thing::Area(_)) || self.is_province(*thing)
        });
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Where what stands before a word such as `in` is a name, what follows was meant for a time.
    fn with_a_time(&self, asked: &str, kinds: &[Kind]) -> Option<Misread> {
        let words: Vec<&str> = asked.split_whitespace().collect();
        let at = (1..words.len()).find(|at| {
            !self.exactly(&words[..*at].join(" "), kinds).is_empty()
                && (BEGIN.contains(&words[*at].to_lowercase().as_str()) || *at + 1 == words.len())
        })?;
        let (name, time) = (words[..at].join(" "), words[at..].join(" "));
        let what =
            format!("`{name}` is known, and `{time}` is read neither as a time nor as an amount");
        Some(Misread::new(Of::Time, what, EXPECTED.to_owned()))
    }

    fn is_province(&self, thing: Thing) -> bool {
        let Thing::Area(area) = thing else { return false };
        self.country.areas[area.index()].level == AreaLevel::Province
    }

    fn all(&self, kind: Kind) -> Vec<Thing> {
        let country = self.country;
        let n = |len: usize| 0..len as u32;
        match kind {
            Kind::Permission => {
                n(country.permissions.len()).map(|n| Thing::Permission(PermissionIx(n))).collect()
            }
            Kind::Counterpart => n(country.counterparts.len())
                .map(|n| Thing::Counterpart(CounterpartIx(n)))
                .collect(),
            Kind::Corridor => {
                n(country.corridors.len()).map(|n| Thing::Corridor(CorridorIx(n))).collect()
            }
            Kind::Place => n(country.places.len()).map(|n| Thing::Place(PlaceIx(n))).collect(),
            Kind::Area => n(country.areas.len()).map(|n| Thing::Area(AreaIx(n))).collect(),
            Kind::Link => n(country.links.len()).map(|n| Thing::Link(LinkIx(n))).collect(),
        }
    }

    /// Everything that something is called.
    fn names(&self, thing: Thing) -> Vec<&'a str> {
        [self.in_full(thing), self.for_short(thing)].concat()
    }

    /// What something is called for short, where its name has several parts.
    fn for_short(&self, thing: Thing) -> Vec<&'a str> {
        match thing {
            Thing::Corridor(ix) => parts(&self.country.corridors[ix.index()].name),
            Thing::Place(ix) => parts(&self.country.places[ix.index()].name),
            Thing::Permission(_) | Thing::Counterpart(_) | Thing::Area(_) | Thing::Link(_) => {
                Vec::new()
            }
        }
    }

    fn in_full(&self, thing: Thing) -> Vec<&'a str> {
        let country = self.country;
        match thing {
            Thing::Permission(ix) => {
                let permission = &country.permissions[ix.index()];
                vec![&permission.id, &permission.name]
            }
            Thing::Counterpart(ix) => {
                let counterpart = &country.counterparts[ix.index()];
                vec![&counterpart.id, &counterpart.name]
            }
            Thing::Corridor(ix) => {
                let corridor = &country.corridors[ix.index()];
                vec![&corridor.id, &corridor.name]
            }
            Thing::Place(ix) => {
                let place = &country.places[ix.index()];
                let aliases = place.aliases.iter().map(String::as_str);
                [vec![place.id.as_str(), place.name.as_str()], aliases.collect()].concat()
            }
            Thing::Area(ix) => country.areas[ix.index()].names().collect(),
            Thing::Link(ix) => {
                let link = &country.links[ix.index()];
                vec![&link.id, &link.name]
            }
        }
    }

    /// What every crossing, place, area, counterpart and permission is called: its name, or with its kind
    /// before its key where others are called so.
    pub(super) fn every(&self) -> Vec<String> {
        let kinds = [Kind::Corridor, Kind::Place, Kind::Area, Kind::Counterpart, Kind::Permission];
        let all: Vec<Thing> = kinds.iter().flat_map(|kind| self.all(*kind)).collect();
        let mut times: BTreeMap<String, usize> = BTreeMap::new();
        for thing in &all {
            *times.entry(plain(self.name(*thing))).or_default() += 1;
        }
        let called = |thing: &Thing| match times.get(&plain(self.name(*thing))) {
            Some(1) => self.name(*thing).to_owned(),
            Some(_) | None => self.key(*thing),
        };
        all.iter().map(called).collect()
    }

    /// Its name.
    pub(super) fn name(&self, thing: Thing) -> &'a str {
        let country = self.country;
        match thing {
            Thing::Permission(ix) => &country.permissions[ix.index()].name,
            Thing::Counterpart(ix) => &country.counterparts[ix.index()].name,
            Thing::Corridor(ix) => &country.corridors[ix.index()].name,
            Thing::Place(ix) => &country.places[ix.index()].name,
            Thing::Area(ix) => &country.areas[ix.index()].name,
            Thing::Link(ix) => &country.links[ix.index()].name,
        }
    }

    /// What tells something from all others of that name, as it can be written.
    pub(super) fn told(&self, thing: Thing) -> String {
        format!("`{}` ({})", self.key(thing), self.name(thing))
    }

    /// Its kind and key, which tell it from all else.
    fn key(&self, thing: Thing) -> String {
        let country = self.country;
        let (kind, key) = match thing {
            Thing::Permission(ix) => ("permission", &country.permissions[ix.index()].id),
            Thing::Counterpart(ix) => ("counterpart", &country.counterparts[ix.index()].id),
            Thing::Corridor(ix) => ("crossing", &country.corridors[ix.index()].id),
            Thing::Place(ix) => ("place", &country.places[ix.index()].id),
            Thing::Area(ix) => ("area", &country.areas[ix.index()].pcode),
            Thing::Link(ix) => ("link", &country.links[ix.index()].id),
        };
        format!("{kind}:{key}")
    }
}

/// A name and what it is made of: `Sarn / Old Sarn` is called either, `East Gate (from Belmar)` also East Gate.
fn parts(name: &str) -> Vec<&str> {
    let before = name.split('(').next().unwrap_or(name);
    let mut parts: Vec<&str> = vec![before.trim()];
    parts.extend(before.split(['/', '–']).map(str::trim));
    parts
}
