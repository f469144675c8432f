//! The areas of the pack, found by code and then by name. Nothing is ever taken for its nearest name.

use super::tables::Tables;
use crate::issues::nearest;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Why a text means no area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unknown {
    /// Several areas have the name, given by their codes.
    Several(Vec<String>),
    /// None has it; what to do about it.
    None(String),
    /// Two things that the row says of it mean two areas; in words.
    Contradicts(String),
}

/// The areas of a pack.
#[derive(Clone, Debug, Default)]
pub(super) struct Gazetteer {
    /// By code: the province it lies in, or itself; and its name.
    areas: BTreeMap<String, (String, String)>,
    provinces: BTreeSet<String>,
    /// Residents by code, where the pack has them.
    residents: BTreeMap<String, u64>,
    spellings: BTreeMap<String, BTreeSet<String>>,
}

/// A spelling without case, accents, blanks and signs.
pub(super) fn plain(name: &str) -> String {
    let letters = name.nfkd().filter(|c| !is_combining_mark(*c));
    letters.filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A name with letters without their accents.
pub(super) fn unaccented(name: &str) -> String {
    name.nfkd().filter(|c| !is_combining_mark(*c)).collect()
}

/// Ends of names that say which part of an area is meant.
const PARTS: [&str; 9] =
    [" urban", " rural", " urbain", " ville", " city", " (urban)", " (rural)", " town", " urbaine"];

/// A name without the word that says which part of the area is meant.
pub(super) fn whole_area(name: &str) -> Option<&str> {
    let lower = name.to_lowercase();
    let end = PARTS.iter().find(|end| lower.ends_with(*end))?;
    name.get(..name.len() - end.len()).map(str::trim).filter(|name| !name.is_empty())
}

impl Gazetteer {
    /// The areas of the pack's tables.
    pub(super) fn of(tables: &Tables) -> Gazetteer {
        let mut found = Gazetteer::default();
        let areas = tables.get("areas.csv");
        for row in areas.rows() {
            let code = row.text("pcode").to_owned();
            let (parent, name) = (row.text("parent"), row.text("name_en").to_owned());
            if row.text("level") == "province" {
                found.provinces.insert(code.clone());
            }
            let province = if parent.is_empty() { code.clone() } else { parent.to_owned() };
            let names = row.cells().filter(|(column, _)| column.starts_with("name_"));
            let others = row.text("aliases").split('|');
            let spellings: Vec<String> =
                names.map(|(_, name)| name).chain(others).map(plain).collect();
            for spelling in spellings.into_iter().filter(|spelling| !spelling.is_empty()) {
                found.spellings.entry(spelling).or_default().insert(code.clone());
            }
            if let Ok(people) = row.text("population").parse() {
                found.residents.insert(code.clone(), people);
            }
            found.areas.insert(code, (province, name));
        }
        for row in tables.get("aliases.csv").rows().filter(|row| row.text("kind") == "area") {
            let (alias, code) = (row.text("alias"), row.text("id").to_owned());
            found.spellings.entry(plain(alias)).or_default().insert(code);
        }
        found
    }

    /// Whether there are any.
    pub(super) fn is_empty(&self) -> bool {
        self.areas.is_empty()
    }

    /// The name of an area.
    pub(super) fn name(&self, code: &str) -> &str {
        self.areas.get(code).map_or("", |(_, name)| name)
    }

    /// The province of an area of this code.
    pub(super) fn province_of(&self, code: &str) -> Option<&str> {
        self.areas.get(code).map(|(province, _)| province.as_str())
    }

    /// Whether a code is one of a province.
    pub(super) fn is_province(&self, code: &str) -> bool {
        self.provinces.contains(code)
    }

    /// The codes of all provinces, in order.
    pub(super) fn provinces(&self) -> impl Iterator<Item = &str> {
        self.provinces.iter().map(String::as_str)
    }

    /// The area of a code, written in small letters or not.
    pub(super) fn code(&self, code: &str) -> Option<&str> {
        let upper = code.trim().to_uppercase();
        self.areas.get_key_value(&upper).map(|(code, _)| code.as_str())
    }

    /// Residents of an area; nought where the pack does not say.
    pub(super) fn residents(&self, code: &str) -> u64 {
        self.residents.get(code).copied().unwrap_or(0)
    }

    /// Whether an area has a name.
    pub(super) fn is_called(&self, code: &str, name: &str) -> bool {
        self.spellings.get(&plain(name)).is_some_and(|codes| codes.contains(code))
    }

    /// What is wrong with names beside the code of an area: one of them is the name of another area of its tier, and
    /// none of its own.
    pub(super) fn contradiction<'a>(
        &self,
        code: &str,
        mut names: impl Iterator<Item = &'a str>,
    ) -> Option<String> {
        let is_province = self.is_province(code);
        names.find_map(|name| {
            let codes = self.spellings.get(&plain(name)).filter(|codes| !codes.contains(code))?;
            let of_tier = |other: &&String| self.is_province(other) == is_province;
            let other = codes.iter().find(of_tier)?;
            Some(format!("`{name}` beside {code}, which is {}; {name} is {other}", self.name(code)))
        })
    }

    /// Whether a name is that of a province, as it stands or without the word for a part of it; which one.
    pub(super) fn named_province(&self, name: &str) -> Option<&str> {
        let own = |name: &str| self.province(name).ok().filter(|code| self.is_called(code, name));
        own(name).or_else(|| whole_area(name).and_then(own))
    }

    /// The codes of the districts of a province, in order.
    pub(super) fn districts(&self, province: &str) -> impl Iterator<Item = &str> {
        let of_province = move |(code, (of, _)): &(&String, &(String, String))| {
            of == province && *code != province
        };
        self.areas.iter().filter(of_province).map(|(code, _)| code.as_str())
    }

    /// Whether the pack has districts of a province.
    pub(super) fn has_districts(&self, province: &str) -> bool {
        self.districts(province).next().is_some()
    }

    /// The only district of a province that has a name.
    pub(super) fn district(&self, province: &str, name: &str) -> Option<&str> {
        let codes = self.spellings.get(&plain(name)).into_iter().flatten();
        let is_of = |code: &&str| *code != province && self.province_of(code) == Some(province);
        let mut codes = codes.map(String::as_str).filter(is_of);
        codes.next().filter(|_| codes.next().is_none())
    }

    /// The province that a name means: of a province, else of the only district of that name.
    pub(super) fn province(&self, name: &str) -> Result<&str, Unknown> {
        let codes = self.spellings.get(&plain(name));
        let codes: Vec<&str> = codes.into_iter().flatten().map(String::as_str).collect();
        let own: Vec<&str> = codes.iter().copied().filter(|code| self.is_province(code)).collect();
        match own.as_slice() {
            [one] => return Ok(one),
            [_, ..] => {
                return Err(Unknown::Several(own.iter().map(|code| (*code).to_owned()).collect()));
            }
            [] => {}
        }
        let parents: BTreeSet<&str> =
            codes.iter().filter_map(|code| self.province_of(code)).collect();
        let parents: Vec<&str> = parents.into_iter().collect();
        match parents.as_slice() {
            [one] => Ok(one),
            [] => Err(Unknown::None(self.like(name))),
            _ => Err(Unknown::Several(codes.iter().map(|code| (*code).to_owned()).collect())),
        }
    }

    /// What to do about a name that no area has.
    fn like(&self, name: &str) -> String {
        let names = self.areas.values().map(|(_, name)| name.as_str());
        let near = nearest(name, names);
        let code = near.and_then(|near| self.areas.iter().find(|(_, (_, name))| name == near));
        let add = "add a row to aliases.csv that says which area it is";
        match code {
            Some((code, (_, name))) => format!("is it {name} ({code})? then {add}"),
            None => add.to_owned(),
        }
    }
}
