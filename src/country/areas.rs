//! Areas, the people in need in them, and what was reported to reach them.

use super::{AreaIx, PlaceIx, words};
use crate::evidence::Origin;
use crate::time::{Month, Span};
use crate::units::{Grams, LonLat, People};
use std::collections::BTreeMap;

/// Which tier of administration an area belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AreaLevel {
    /// First tier.
    Province,
    /// Second tier.
    District,
}
words!(AreaLevel { Province = "province", District = "district" });

/// An administrative area with a P-code.
#[derive(Clone, Debug)]
pub struct Area {
    /// P-code, the key.
    pub pcode: String,
    /// Tier.
    pub level: AreaLevel,
    /// The province a district lies in.
    pub parent: Option<AreaIx>,
    /// English name in the official spelling.
    pub name: String,
    /// Names in other languages, by BCP 47 code such as `fa`, in order of the codes.
    pub names_in: Vec<(String, String)>,
    /// Other spellings in use.
    pub aliases: Vec<String>,
    /// Region code, where the pack has one.
    pub region: Option<String>,
    /// The place food for a province is handed out from.
    pub capital: Option<PlaceIx>,
    /// Residents.
    pub population: People,
    /// Where the population figure comes from.
    pub population_origin: Origin,
    /// Where a label stands.
    pub point: LonLat,
}

impl Area {
    /// Everything it is called: P-code, name, names in other languages of the pack, aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let own = [&self.pcode, &self.name].into_iter();
        let others = self.names_in.iter().map(|(_, name)| name);
        own.chain(others).chain(&self.aliases).map(String::as_str)
    }

    /// Its name in a language, by BCP 47 code.
    pub fn name_in(&self, language: &str) -> Option<&str> {
        let mut names = self.names_in.iter();
        names.find(|(code, _)| code == language).map(|(_, name)| name.as_str())
    }

    /// Whether it is called so, in small letters.
    pub fn is_called(&self, lower_case: &str) -> bool {
        self.names().any(|name| name.to_lowercase() == lower_case)
    }
}

/// Position of a row of the needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NeedIx(pub u32);

impl NeedIx {
    /// As a position in the country's list.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// People in need in one area and month, by IPC phase.
#[derive(Clone, Debug)]
pub struct Need {
    /// Where.
    pub area: AreaIx,
    /// When.
    pub month: Month,
    /// People in IPC phases 3, 4 and 5, in that order.
    pub phases: [People; 3],
    /// Whether a source says in which phase they are; where none does, all count as phase 3.
    pub by_phase: bool,
    /// The analysis the figures come from.
    pub round: String,
    /// Basis and sources.
    pub origin: Origin,
}

/// A named part of the people in need, such as those critically threatened by drought.
#[derive(Clone, Debug)]
pub struct NeedGroup {
    /// Key, such as `drought`.
    pub id: String,
    /// In words.
    pub name: String,
    /// People by area.
    pub people: BTreeMap<AreaIx, People>,
    /// Basis and sources.
    pub origin: Origin,
}

/// Days on which a district is cut off from its province's capital.
#[derive(Clone, Debug)]
pub struct CutOff {
    /// The district.
    pub district: AreaIx,
    /// First and last day.
    pub span: Span,
    /// Why, such as `snow`.
    pub reason: String,
    /// Basis and sources.
    pub origin: Origin,
}

/// What was reported to have happened in a month.
#[derive(Clone, Debug)]
pub struct Reported {
    /// When.
    pub month: Month,
    /// People reached.
    pub people: People,
    /// Food delivered or dispatched, where reported.
    pub food: Option<Grams>,
    /// In how many provinces food was handed out, where reported.
    pub provinces: Option<u64>,
    /// What a reader must know to compare.
    pub note: String,
    /// Basis and sources.
    pub origin: Origin,
}

/// What part of a month a report covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Covers {
    /// All of it.
    Month,
    /// Some days of it, such as a week.
    Days,
}
words!(Covers { Month = "month", Days = "days" });

/// What was reported to have happened in a part of the country.
#[derive(Clone, Debug)]
pub struct ReportedPart {
    /// When.
    pub month: Month,
    /// The part in words.
    pub name: String,
    /// The provinces that it is made of.
    pub areas: Vec<AreaIx>,
    /// What of the month it covers.
    pub covers: Covers,
    /// People reached, where reported.
    pub people: Option<People>,
    /// Food handed out, where reported.
    pub food: Option<Grams>,
    /// What a reader must know to compare.
    pub note: String,
    /// Basis and sources.
    pub origin: Origin,
}
