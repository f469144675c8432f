//! P-codes: how they are written, and the areas that codes and names in cells mean.

mod meant;

pub(super) use meant::meant;

use super::{Cell, shown};
use crate::country::AreaLevel;
use crate::issues::{Issue, Issues};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// How the pack's P-codes are made; what `pack.toml` does not say is not checked.
#[derive(Clone, Debug, Default)]
pub(in crate::country) struct Shape {
    /// The country's two letters.
    pub(in crate::country) iso2: Option<String>,
    /// Digits of a province and of a district.
    pub(in crate::country) digits: Option<[u8; 2]>,
}

impl Shape {
    /// Whether a text is written like a P-code of the pack.
    pub(super) fn fits(&self, text: &str) -> bool {
        let Some(lengths) = self.digits.map(|digits| digits.map(usize::from)) else {
            return is_any_code(text);
        };
        let prefix = self.iso2.as_deref().unwrap_or_default();
        let digits = text.strip_prefix(prefix).unwrap_or_default();
        digits.bytes().all(|b| b.is_ascii_digit()) && lengths.contains(&digits.len())
    }

    /// In words: the letters and how many digits.
    fn words(&self) -> String {
        match (&self.iso2, self.digits) {
            (Some(iso2), Some([short, long])) => format!("{iso2} and {short} or {long} digits"),
            _ => "a P-code: letters, digits, `-`, `_` and single blanks".to_owned(),
        }
    }

    /// The code a damaged one may have been: letters put back, a lost zero put back.
    fn mended(&self, text: &str) -> Option<String> {
        let iso2 = self.iso2.as_deref()?;
        let upper = text.to_uppercase();
        let digits = upper.strip_prefix(iso2).unwrap_or(&upper);
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let padded = [digits.to_owned(), format!("0{digits}")];
        let codes = padded.into_iter().map(|digits| format!("{iso2}{digits}"));
        codes.into_iter().find(|code| self.fits(code))
    }
}

/// The longest code of any list; the longest published have 13 characters.
const LONGEST: usize = 32;

/// Whether a text may be a code of any country's list.
fn is_any_code(text: &str) -> bool {
    let parts = text.split([' ', '-', '_']);
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric());
    text.len() <= LONGEST && parts.into_iter().all(plain)
}

/// Whether a spreadsheet has shown a code as a number with a power of ten.
fn is_scientific(text: &str) -> bool {
    let Some((mantissa, power)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    let mantissa = mantissa.replacen('.', "", 1);
    digits(&mantissa) && digits(power.trim_start_matches(['+', '-']))
}

/// Whether a text is meant as a code and not as a name.
fn is_codelike(text: &str, shape: &Shape) -> bool {
    let upper = text.to_uppercase();
    let digits = upper.strip_prefix(shape.iso2.as_deref().unwrap_or_default());
    digits.unwrap_or(&upper).bytes().all(|b| b.is_ascii_digit())
}

/// A P-code that a row gives to an area.
pub(super) fn written(cell: Cell<'_>, shape: &Shape, issues: &mut Issues) -> Option<String> {
    let text = cell.text;
    let upper = text.to_uppercase();
    // A word as a code is kept as it is; a code with digits is written in capitals.
    let as_it_is = upper == text || !text.bytes().any(|b| b.is_ascii_digit());
    if shape.fits(text) && as_it_is {
        return Some(text.to_owned());
    }
    if shape.fits(&upper) {
        let seen = format!("{} read as {upper}", shown(text));
        issues.push(cell.issue("W0201", &seen, "capital letters", ""));
        return Some(upper);
    }
    issues.push(malformed(cell, shape));
    // Goes on as the code it may have been, so that the rows that name it are not blamed as well.
    shape.mended(text)
}

fn malformed(cell: Cell<'_>, shape: &Shape) -> Issue {
    let text = cell.text;
    if is_scientific(text) {
        let seen = format!("{}: a spreadsheet has damaged this code", shown(text));
        let help = "take it from the original list, in a column formatted as text";
        return cell.issue("E0203", &seen, &shape.words(), help);
    }
    let help = match shape.mended(text) {
        Some(code) => format!("{code}? a spreadsheet may have taken the code for a number"),
        None => String::new(),
    };
    cell.issue("E0202", &shown(text), &shape.words(), &help)
}

/// What is known of the areas' codes and names.
#[derive(Debug, Default)]
pub(in crate::country) struct Gazetteer {
    /// Level and English name by P-code.
    pub(super) areas: BTreeMap<String, (AreaLevel, String)>,
    /// Names and other spellings, each with the P-code of its area.
    pub(super) names: Vec<(String, String)>,
    /// P-codes by spelling, made comparable by [`plain`]; worked out when a name is looked up.
    spellings: OnceCell<BTreeMap<String, Vec<String>>>,
    /// P-codes by older code.
    pub(super) older: BTreeMap<String, String>,
    /// How much looking for what may be meant is left.
    pub(super) patience: Patience,
}

/// How many known words are still compared with unknown ones, all findings of a pack together: enough
/// for hundreds of slips in a country of thousands of areas, and a second at the most.
#[derive(Debug)]
pub(super) struct Patience(std::cell::Cell<usize>);

impl Default for Patience {
    fn default() -> Patience {
        Patience(std::cell::Cell::new(1_000_000))
    }
}

impl Patience {
    /// Whether so many more may be compared; they count as compared then.
    pub(super) fn has(&self, n: usize) -> bool {
        let left = self.0.get().checked_sub(n);
        self.0.set(left.unwrap_or(self.0.get()));
        left.is_some()
    }
}

/// A spelling without case, accents, blanks and hyphens.
pub(super) fn plain(name: &str) -> String {
    let letters = name.nfkd().filter(|c| !is_combining_mark(*c));
    letters.filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The most areas of one name that are told by name.
const MOST_NAMED: usize = 12;

impl Gazetteer {
    /// P-codes by spelling, each once.
    fn spellings(&self) -> &BTreeMap<String, Vec<String>> {
        self.spellings.get_or_init(|| {
            let mut spellings: BTreeMap<String, Vec<String>> = BTreeMap::new();
            for (name, pcode) in &self.names {
                spellings.entry(plain(name)).or_default().push(pcode.clone());
            }
            for pcodes in spellings.values_mut().filter(|pcodes| pcodes.len() > 1) {
                let mut seen = BTreeSet::new();
                pcodes.retain(|pcode| seen.insert(pcode.clone()));
            }
            spellings
        })
    }

    /// Help with a name or code that is not known, where only a code will do.
    pub(super) fn help(&self, name: &str) -> String {
        let mut found = self.spelt(name, None);
        if found.is_empty() {
            found = self.one_off(name, None);
        }
        if found.is_empty() {
            found = self.like(name, None);
        }
        let called: Vec<String> = found.iter().map(|pcode| self.called(pcode)).collect();
        match called.as_slice() {
            [] => String::new(),
            called => format!("write the code: {}", called.join(" or ")),
        }
    }

    /// Name and code.
    fn called(&self, pcode: &str) -> String {
        let name = self.areas.get(pcode).map_or("", |(_, name)| name);
        format!("{name} ({pcode})")
    }

    /// The P-codes of a level whose spelling is like a name, likeliest first.
    fn like(&self, name: &str, level: Option<AreaLevel>) -> Vec<&str> {
        let name = plain(name);
        if !self.patience.has(self.spellings().len()) {
            return Vec::new();
        }
        let mut found: BTreeMap<&str, f64> = BTreeMap::new();
        for (spelling, pcodes) in self.spellings() {
            let likeness = strsim::jaro_winkler(&name, spelling);
            for pcode in pcodes.iter().filter(|pcode| self.is(pcode, level)) {
                let best = found.entry(pcode).or_default();
                *best = best.max(likeness);
            }
        }
        let mut near: Vec<(&str, f64)> = found.into_iter().filter(|(_, l)| *l > 0.8).collect();
        near.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
        near.into_iter().map(|(pcode, _)| pcode).take(5).collect()
    }

    /// Codes of a level that differ from a code in one character. Codes are all alike, so that
    /// likeness alone would suggest any of them.
    fn one_off(&self, code: &str, level: Option<AreaLevel>) -> Vec<&str> {
        if !self.patience.has(self.areas.len()) {
            return Vec::new();
        }
        let codes = self.areas.keys().map(String::as_str);
        let near = |known: &&str| strsim::osa_distance(code, known) == 1 && self.is(known, level);
        codes.filter(near).take(3).collect()
    }

    /// Whether a text is no code, and the name of one province.
    pub(super) fn names_a_province(&self, text: &str) -> bool {
        let upper = text.to_uppercase();
        let is_code = self.areas.contains_key(&upper) || self.older.contains_key(&upper);
        !is_code && self.spelt(text, Some(AreaLevel::Province)).len() == 1
    }

    fn is(&self, pcode: &str, level: Option<AreaLevel>) -> bool {
        let found = self.areas.get(pcode).map(|(level, _)| *level);
        found.is_some() && level.is_none_or(|level| found == Some(level))
    }

    /// Codes with exactly this spelling, of a level where one is asked for; one more than are named at
    /// the most.
    fn spelt(&self, name: &str, level: Option<AreaLevel>) -> Vec<&str> {
        let pcodes = self.spellings().get(&plain(name)).into_iter().flatten();
        let of_level = pcodes.map(String::as_str).filter(|pcode| self.is(pcode, level));
        of_level.take(MOST_NAMED + 1).collect()
    }
}
