//! The kinds of issue: one code each, with the long text behind `aidreach explain CODE`.

mod acts;
mod files;
mod meaning;
mod numbers;
mod people;
mod scenarios;

use super::Severity;
use std::fmt;

/// A kind of issue, such as `E0301`: a letter for its severity and four digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub &'static str);

impl Code {
    /// Told by the code's first letter.
    pub fn severity(self) -> Severity {
        match self.0.as_bytes().first() {
            Some(b'I') => Severity::Info,
            Some(b'W') => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// A code with its title and its explanation.
type Entry = (Code, &'static str, &'static str);

/// The parts of the list, one file each, in order of the digits.
const PARTS: [&[Entry]; 6] =
    [files::CODES, numbers::CODES, meaning::CODES, scenarios::CODES, people::CODES, acts::CODES];

/// Every code with its title and its explanation, in order of the digits.
pub const CODES: &[Entry] = &ALL;

const ALL: [Entry; n_codes()] = {
    let mut all = [(Code(""), "", ""); n_codes()];
    let (mut n, mut part) = (0, 0);
    while part < PARTS.len() {
        let mut entry = 0;
        while entry < PARTS[part].len() {
            all[n] = PARTS[part][entry];
            n += 1;
            entry += 1;
        }
        part += 1;
    }
    all
};

const fn n_codes() -> usize {
    let (mut n, mut part) = (0, 0);
    while part < PARTS.len() {
        n += PARTS[part].len();
        part += 1;
    }
    n
}

/// Title and explanation of a code, however it is capitalised.
pub fn explain(code: &str) -> Option<(Code, &'static str, &'static str)> {
    CODES.iter().find(|(c, _, _)| c.0.eq_ignore_ascii_case(code)).copied()
}
