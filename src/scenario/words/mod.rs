//! What-ifs as people say them: `shut East Gate in 2021-11`, `budget 100m`, `capacity East Gate x2`.
//!
//! A change in words becomes lines of a scenario that extends another, read by the code that reads every
//! scenario; so whatever can be said can be saved, read again and recorded. Nothing is guessed: what has several
//! meanings is told as a choice.

mod amounts;
mod decided;
mod examples;
mod figures;
mod names;
mod spans;
mod text;

pub use examples::example;
pub use text::{WhatIf, for_country};

use super::Scenario;
use crate::country::{Country, LinkIx, PermissionIx};
use crate::issues::nearest;
use crate::time::Span;
use names::Names;

/// What of a change is wrong: in a sheet, the cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// The word that it begins with.
    Word,
    /// What it is about.
    Name,
    /// How much.
    Amount,
    /// When.
    Time,
}

/// Why a change in words cannot be read, and what helps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// What of it is wrong.
    pub of: Of,
    /// What is wrong.
    pub what: String,
    /// What helps.
    pub help: String,
}

impl Misread {
    fn new(of: Of, what: String, help: String) -> Misread {
        Misread { of, what, help }
    }
}

/// What a change does, by its first word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verb {
    /// Permissions are denied, or links carry nothing.
    Shut,
    /// Permissions are granted.
    Open,
    /// Permissions are granted for a share.
    Partial,
    /// A levy is paid.
    Levy,
    /// Links carry otherwise.
    Capacity,
    /// Food comes otherwise.
    Supplies,
    /// Food comes later.
    Late,
    /// Other people are in need.
    Need,
    /// Money for the window.
    Budget,
    /// The ration handed out.
    Ration,
}

/// A word that begins a change, how it is written out, and what it does.
pub struct Word {
    /// The word.
    pub word: &'static str,
    /// What it does.
    pub verb: Verb,
    /// How what follows it is written, by an example.
    pub example: &'static str,
    /// What it means, as a phrase.
    pub meaning: &'static str,
    /// Other words for it.
    pub others: &'static [&'static str],
}

/// Every change that can be said.
pub const WORDS: [Word; 10] = [
    Word {
        word: "shut",
        verb: Verb::Shut,
        example: "East Gate in 2021-11",
        meaning: "nobody grants passage or access there; a place that no permission is about carries nothing",
        others: &["close", "closed", "deny", "denied", "block"],
    },
    Word {
        word: "open",
        verb: Verb::Open,
        example: "Belmar from 2021-11-05",
        meaning: "all whose permission is about it grant it",
        others: &["grant", "granted", "reopen"],
    },
    Word {
        word: "partial",
        verb: Verb::Partial,
        example: "Belmar 50% in November",
        meaning: "permissions about it are granted for a share of the time",
        others: &["part"],
    },
    Word {
        word: "levy",
        verb: Verb::Levy,
        example: "east-transit 30",
        meaning: "so many US dollars are paid for a tonne",
        others: &["toll"],
    },
    Word {
        word: "capacity",
        verb: Verb::Capacity,
        example: "East Gate x2",
        meaning: "links there carry so many times as much, or so many MT a month",
        others: &["trucks"],
    },
    Word {
        word: "supplies",
        verb: Verb::Supplies,
        example: "x0.5",
        meaning: "so many times as much food comes, everywhere or at a place",
        others: &["supply", "food"],
    },
    Word {
        word: "late",
        verb: Verb::Late,
        example: "Port Ambar 50% 1",
        meaning: "a share of the food at a place, or everywhere, comes so many months later",
        others: &["delay", "delayed"],
    },
    Word {
        word: "need",
        verb: Verb::Need,
        example: "Vesh x1.3",
        meaning: "so many times as many people are in need, in an area or everywhere",
        others: &["needs"],
    },
    Word {
        word: "budget",
        verb: Verb::Budget,
        example: "100m",
        meaning: "money for the whole window, in US dollars",
        others: &["money"],
    },
    Word {
        word: "ration",
        verb: Verb::Ration,
        example: "half",
        meaning: "the ration handed out, by its id",
        others: &["rations"],
    },
];

impl Verb {
    /// Its word.
    pub fn word(self) -> &'static str {
        self.entry().word
    }

    /// Its entry in the list of words.
    pub fn entry(self) -> &'static Word {
        let own = WORDS.iter().find(|entry| entry.verb == self);
        own.unwrap_or(&WORDS[0])
    }
}

/// A change as it was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What it does.
    pub verb: Verb,
    /// What followed the word.
    pub rest: String,
}

impl Said {
    /// A change that begins with its word, such as `shut East Gate in 2021-11`.
    ///
    /// # Errors
    /// Where it begins with no word of [`WORDS`].
    ///
    /// # Example
    /// ```
    /// use aidreach::scenario::words::{Said, Verb};
    /// let said = Said::read("close East Gate in 2021-11")?;
    /// assert_eq!((said.verb, said.rest.as_str()), (Verb::Shut, "East Gate in 2021-11"));
    /// assert_eq!(said.in_words(), "shut East Gate in 2021-11");
    /// # Ok::<(), aidreach::scenario::words::Misread>(())
    /// ```
    pub fn read(text: &str) -> Result<Said, Misread> {
        let text = text.trim();
        let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let first = first.to_lowercase();
        let known = |entry: &&Word| entry.word == first || entry.others.contains(&first.as_str());
        if let Some(entry) = WORDS.iter().find(known) {
            return Ok(Said { verb: entry.verb, rest: rest.trim().to_owned() });
        }
        let words: Vec<&str> = WORDS.iter().map(|entry| entry.word).collect();
        let all = WORDS.iter().flat_map(|entry| entry.others.iter().copied().chain([entry.word]));
        let near = nearest(&first, all).map(|near| format!("did you mean `{near}`? "));
        let help = format!("{}a change begins with {}", near.unwrap_or_default(), words.join(", "));
        Err(Misread::new(Of::Word, format!("`{first}` begins no change"), help))
    }

    /// As it would be said in full.
    pub fn in_words(&self) -> String {
        format!("{} {}", self.verb.word(), self.rest)
    }
}

/// What everything that a change can be about is called, so that it is told from all else.
pub fn names(country: &Country) -> Vec<String> {
    Names::of(country).every()
}

/// The links at a place, of a crossing, or one by itself, by a name, and that in full.
///
/// # Errors
/// Where nothing or several things are called so, or no link lies there.
pub fn ways_called(
    country: &Country,
    base: &Scenario,
    name: &str,
) -> Result<(String, Vec<LinkIx>), Misread> {
    let needed = super::Needed::of(country);
    let about = About { country, needed: &needed, base, names: Names::of(country) };
    about.ways_called(name)
}

/// What was said, in the country and scenario it was said of.
struct About<'a> {
    country: &'a Country,
    needed: &'a super::Needed,
    base: &'a Scenario,
    names: Names<'a>,
}

/// What one change adds to a scenario's file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Lines {
    /// What it comes to, in a sentence without its stop.
    explained: String,
    /// What of it may stand in the scenario's name, which all readers see: no names of who decides or of
    /// permissions, no prices, no amounts that links carry.
    title: String,
    /// Keys that stand at the top of the file.
    top: Vec<String>,
    /// Keys of `[resources]`.
    resources: Vec<String>,
    /// The permissions that it decides on, and when; none where it decides on none.
    decided: Vec<PermissionIx>,
    span: Option<Span>,
    /// A table of its own, without its rank and note.
    table: Option<(&'static str, Vec<String>)>,
}
