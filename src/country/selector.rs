//! What a permission applies to: a small language over links, places, areas, countries and modes.

use super::{AreaIx, CorridorIx, Country, LinkIx, Mode, PlaceIx};
use crate::issues::nearest;

/// One test a link or an area must pass.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Term {
    /// This link: `link=ID`.
    Link(LinkIx),
    /// Links that touch this place: `place=ID`.
    Place(PlaceIx),
    /// Links with an end in this area, or handing out in it: `area=PCODE`.
    Area(AreaIx),
    /// Links that lead into or out of this area, with one end in it and one outside: `into=PCODE`.
    Into(AreaIx),
    /// The link that is this corridor's way in: `corridor=ID`.
    Corridor(CorridorIx),
    /// Links of this mode: `mode=air`.
    Mode(Mode),
    /// Links that lie wholly or partly in this country: `country=PK`.
    Country(String),
    /// Air links that fly over this country: `overflies=PK`.
    Overflies(String),
    /// Links that cross the border of the pack's country: `border`.
    Border,
    /// Links with both ends inside the pack's country, or handing out anywhere in it: `inland`.
    Inland,
    /// Everything: `all`.
    All,
}

/// Alternatives (`|`) of terms that must all hold (`&`), such as `country=PK & mode=road`.
///
/// A permission of kind distribution is matched against areas, every other kind against links;
/// cash, fuel and banking apply to money and local purchase and carry the selector `all`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selector {
    /// As written in the table.
    pub text: String,
    /// Alternatives; within one, every term must hold.
    pub any_of: Vec<Vec<Term>>,
}

impl Selector {
    /// Whether a movement along a link falls under it.
    pub fn applies_to_link(&self, country: &Country, link: LinkIx) -> bool {
        let holds = |term: &Term| term.holds_for_link(country, link);
        self.any_of.iter().any(|terms| terms.iter().all(holds))
    }

    /// Whether handing out in an area falls under it. A province's falls on its districts; a district's does
    /// not fall on its province.
    pub fn applies_to_area(&self, country: &Country, area: AreaIx) -> bool {
        let holds = |term: &Term| match term {
            Term::Area(named) => {
                *named == area || country.areas[area.index()].parent == Some(*named)
            }
            Term::Inland | Term::All => true,
            Term::Link(_)
            | Term::Place(_)
            | Term::Into(_)
            | Term::Corridor(_)
            | Term::Mode(_)
            | Term::Country(_)
            | Term::Overflies(_)
            | Term::Border => false,
        };
        self.any_of.iter().any(|terms| terms.iter().all(holds))
    }
}

impl Term {
    fn holds_for_link(&self, country: &Country, ix: LinkIx) -> bool {
        let link = &country.links[ix.index()];
        let ends = [link.from, link.to].map(|place| &country.places[place.index()]);
        let inside = |end: usize| ends[end].country == country.about.iso2;
        let lies_in = |end: usize, named: AreaIx| {
            let area = ends[end].area;
            area.is_some_and(|area| {
                area == named || country.areas[area.index()].parent == Some(named)
            })
        };
        match self {
            Term::Link(named) => *named == ix,
            Term::Place(named) => [link.from, link.to].contains(named),
            Term::Area(named) => lies_in(0, *named) || lies_in(1, *named),
            Term::Into(named) => lies_in(0, *named) != lies_in(1, *named),
            Term::Corridor(named) => link.corridor == Some(*named),
            Term::Mode(mode) => link.mode == *mode,
            Term::Country(code) => ends.iter().any(|place| place.country == *code),
            Term::Overflies(code) => link.overflies.contains(code),
            Term::Border => inside(0) != inside(1),
            Term::Inland => inside(0) && inside(1),
            Term::All => true,
        }
    }
}

/// Why a selector cannot be used.
pub(super) enum Fault {
    /// A term that is none of the forms.
    Unreadable {
        /// As written.
        term: String,
        /// The word it may stand for.
        near: Option<&'static str>,
    },
    /// A term that names what no table has.
    Unknown {
        /// The table it would be in.
        file: &'static str,
        /// As written.
        key: String,
    },
}

/// Terms with a value and the table, if any, that the value is a key of.
const WITH_VALUE: [(&str, &str); 8] = [
    ("link", "links.csv"),
    ("place", "places.csv"),
    ("area", "areas.csv"),
    ("into", "areas.csv"),
    ("corridor", "corridors.csv"),
    ("mode", ""),
    ("country", ""),
    ("overflies", ""),
];
const ALONE: [&str; 3] = ["border", "inland", "all"];

/// The forms a term may have, in words.
pub(super) fn forms() -> String {
    let with_value = WITH_VALUE.map(|(word, _)| format!("{word}=…")).join(", ");
    format!("{with_value}, {}, joined by `&` and `|`", ALONE.join(", "))
}

/// The most terms of a selector.
const MOST_TERMS: usize = 2_000;

/// Reads a selector; `look_up` gives the position of a key in a table.
pub(super) fn parse(
    text: &str,
    look_up: &dyn Fn(&str, &str) -> Option<usize>,
) -> Result<Selector, Vec<Fault>> {
    if text.matches(['|', '&']).count() >= MOST_TERMS {
        let term = format!("more than {MOST_TERMS} terms");
        return Err(vec![Fault::Unreadable { term, near: None }]);
    }
    let mut faults = Vec::new();
    let mut any_of = Vec::new();
    for alternative in text.split('|') {
        let mut terms = Vec::new();
        for term in alternative.split('&') {
            match parse_term(term.trim(), look_up) {
                Ok(term) => terms.push(term),
                Err(fault) => faults.push(fault),
            }
        }
        any_of.push(terms);
    }
    if faults.is_empty() {
        let text = text.to_owned();
        Ok(Selector { text, any_of })
    } else {
        Err(faults)
    }
}

fn parse_term(term: &str, look_up: &dyn Fn(&str, &str) -> Option<usize>) -> Result<Term, Fault> {
    let unreadable = |near| Fault::Unreadable { term: term.to_owned(), near };
    let words = || WITH_VALUE.iter().map(|(word, _)| *word).chain(ALONE);
    let Some((word, value)) = term.split_once('=') else {
        return match term {
            "border" => Ok(Term::Border),
            "inland" => Ok(Term::Inland),
            "all" => Ok(Term::All),
            _ => Err(unreadable(nearest(term, words()))),
        };
    };
    let (word, value) = (word.trim(), value.trim());
    let with_value = WITH_VALUE.iter().find(|(known, _)| *known == word);
    let Some((_, file)) = with_value else {
        return Err(unreadable(nearest(word, words())));
    };
    let is_country = value.len() == 2 && value.bytes().all(|b| b.is_ascii_uppercase());
    match word {
        "mode" => Mode::parse(value).map(Term::Mode).ok_or_else(|| {
            let modes = Mode::ALL.iter().map(|mode| mode.word());
            unreadable(nearest(value, modes))
        }),
        "country" if is_country => Ok(Term::Country(value.to_owned())),
        "overflies" if is_country => Ok(Term::Overflies(value.to_owned())),
        "country" | "overflies" => Err(unreadable(None)),
        _ => {
            let ix = look_up(file, value).and_then(|ix| u32::try_from(ix).ok());
            let ix = ix.ok_or_else(|| Fault::Unknown { file, key: value.to_owned() })?;
            Ok(match word {
                "link" => Term::Link(LinkIx(ix)),
                "place" => Term::Place(PlaceIx(ix)),
                "area" => Term::Area(AreaIx(ix)),
                "into" => Term::Into(AreaIx(ix)),
                _ => Term::Corridor(CorridorIx(ix)),
            })
        }
    }
}
