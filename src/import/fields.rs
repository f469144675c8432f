//! Fields of administrative boundaries, in the older naming (`ADM1_FR`, `ADM1ALT1EN`, `admin1Name_fr`) and in that
//! of 2025 (`adm1_name1` with `lang1`).

use super::sheet::{Row, Sheet};
use std::collections::BTreeMap;

/// What a field says of an area of a level.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Field {
    Code,
    /// A name in the language that the number's field `lang…` names.
    Numbered(usize),
    /// A name in a language.
    Named(String),
    /// A spelling for references.
    Reference,
    /// Another spelling.
    Other,
}

/// An area as a row says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// Its code.
    pub(super) code: String,
    /// Names by language, in small letters.
    pub(super) names: BTreeMap<String, String>,
    /// Other spellings.
    pub(super) others: Vec<String>,
}

/// The deepest level that is looked at.
pub(super) const LEVELS: usize = 5;

/// Where a sheet has what, by level.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields {
    of_level: [Vec<(Field, usize)>; LEVELS],
    languages: BTreeMap<usize, usize>,
}

/// Level and meaning of a field by its plain name.
fn field(name: &str) -> Option<(usize, Field)> {
    let rest = name.strip_prefix("admin").or_else(|| name.strip_prefix("adm"))?;
    let mut letters = rest.chars();
    let level = letters.next()?.to_digit(10)? as usize;
    let rest = letters.as_str();
    // Shapefiles end names after ten letters.
    let meaning = match rest {
        _ if level >= LEVELS => return None,
        _ if rest.starts_with("pcod") || rest == "pco" || rest == "code" => Field::Code,
        _ if rest.starts_with("ref") => Field::Reference,
        "name" => Field::Numbered(0),
        _ if rest.starts_with("alt") => Field::Other,
        // Of fields that would be called alike after that, all but the first end in a number.
        _ if ["al", "na", "nam"].contains(&rest.trim_end_matches(|c: char| c.is_ascii_digit()))
            && rest.ends_with(|c: char| c.is_ascii_digit()) =>
        {
            Field::Other
        }
        _ => {
            let language = rest.strip_prefix("name").unwrap_or(rest);
            match language.parse::<usize>() {
                Ok(number) if rest.starts_with("name") => Field::Numbered(number),
                _ if matches!(language.len(), 2 | 3)
                    && language.bytes().all(|b| b.is_ascii_lowercase()) =>
                {
                    Field::Named(language.to_owned())
                }
                _ => return None,
            }
        }
    };
    Some((level, meaning))
}

impl Fields {
    /// The fields of a header of plain names.
    pub(super) fn of(header: &[String]) -> Fields {
        let mut fields = Fields::default();
        for (at, name) in header.iter().enumerate() {
            if let Some((level, meaning)) = field(name) {
                fields.of_level[level].push((meaning, at));
            }
            if let Some(number) = name.strip_prefix("lang") {
                fields.languages.insert(number.parse().unwrap_or(0), at);
            }
        }
        fields
    }

    /// The deepest level of which there are codes.
    pub(super) fn deepest(&self) -> Option<usize> {
        (0..LEVELS)
            .rev()
            .find(|level| self.of_level[*level].iter().any(|(field, _)| *field == Field::Code))
    }

    /// The deepest area below the country that a row has a code of, with its level.
    pub(super) fn deepest_said(&self, sheet: &Sheet, row: &Row) -> Option<(usize, Said)> {
        let levels = (1..LEVELS).rev().map(|level| (level, self.said(level, sheet, row)));
        levels.into_iter().find(|(_, said)| !said.code.is_empty())
    }

    /// What a row says of its area of a level.
    pub(super) fn said(&self, level: usize, sheet: &Sheet, row: &Row) -> Said {
        let mut said = Said::default();
        for (field, at) in &self.of_level[level] {
            let text = sheet.text(row, Some(*at));
            if text.is_empty() {
                continue;
            }
            match field {
                Field::Code => said.code = text.to_uppercase(),
                Field::Named(language) => _ = said.names.insert(language.clone(), text),
                Field::Numbered(number) => {
                    let column = self.languages.get(number).copied();
                    let language = sheet.text(row, column).to_lowercase();
                    let unknown = !language.is_empty() || *number == 0;
                    match unknown {
                        true => _ = said.names.insert(language, text),
                        false => said.others.push(text),
                    }
                }
                Field::Reference | Field::Other => said.others.push(text),
            }
        }
        said
    }
}
