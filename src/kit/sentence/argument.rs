//! What stands in the places of a template, with its type.

use super::{KeyedSentence, Sentence, say};
use crate::kit::figure::{Count, Figure, large};
use crate::kit::layout::{Years, spans};
use crate::time::Month;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};
use std::fmt::{self, Display};

/// What stands in a place of a template.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(untagged)]
pub enum Argument {
    /// A figure, and how it is written.
    Figure {
        /// The figure.
        figure: Figure,
        /// Decimal places with which it is written.
        places: u32,
        /// How it is written.
        shown: Shown,
    },
    /// A count of people.
    Count(Count),
    /// A month by its name.
    Month {
        /// The month, such as `2021-11`.
        #[serde(serialize_with = "as_text")]
        #[schemars(with = "String")]
        month: Month,
    },
    /// Months, neighbours joined.
    Months {
        /// The months, such as `2021-11`.
        #[serde(serialize_with = "as_texts")]
        #[schemars(with = "Vec<String>")]
        months: Vec<Month>,
        /// Whether they are told with their years: `told`, or `known` where a window names each once.
        years: Years,
    },
    /// A word of the program, such as an objective, which another language may have another word for.
    Term {
        /// The word.
        term: &'static str,
    },
    /// A name, an id, words of others: the same in every language.
    Words(String),
    /// Several in a row.
    List {
        /// What they are.
        list: Vec<Argument>,
        /// How they are joined.
        joined: Joined,
    },
    /// A sentence within the sentence.
    Sentence(
        #[serde(serialize_with = "in_full")]
        #[schemars(with = "KeyedSentence")]
        Sentence,
    ),
}

/// How a figure is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shown {
    /// With a comma between thousands.
    Grouped,
    /// With a decimal point and nothing else.
    Plain,
    /// As a change: with its sign.
    Signed,
    /// A share of one, in percent with its sign; `<0.1 %` where it is more than nothing, `>99.9 %` where it
    /// is less than all, and the place would hide it.
    Percent,
    /// From a million on in millions with one place, such as `12.3 million`; below, grouped and whole.
    Large,
}

/// How a list is joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Joined {
    /// `a, b and c`.
    And,
    /// `a, b or c`.
    Or,
    /// `a, b, c`.
    Commas,
    /// `a; b; c`.
    Semicolons,
    /// Sentences, one after the other.
    Spaces,
}

impl Argument {
    /// Whether it counts one, or is a list of one.
    pub(super) fn is_one(&self) -> bool {
        match self {
            Argument::Figure { figure, .. } => figure.to_places(6) == Figure::whole(1).to_places(6),
            Argument::Count(count) => *count == Count::Exact(1),
            Argument::Months { months, .. } => months.len() == 1,
            Argument::List { list, .. } => list.len() == 1,
            Argument::Month { .. }
            | Argument::Term { .. }
            | Argument::Words(_)
            | Argument::Sentence(_) => true,
        }
    }
}

impl Display for Argument {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Argument::Figure { figure, shown, .. } => to.write_str(&shown.written(*figure)),
            Argument::Count(count) => to.write_str(&count.grouped()),
            Argument::Month { month } => to.write_str(&month.in_words()),
            Argument::Months { months, years } => to.write_str(&spans(months, *years)),
            Argument::Term { term } => to.write_str(term),
            Argument::Words(words) => to.write_str(words),
            Argument::List { list, joined } => to.write_str(&joined.written(list)),
            Argument::Sentence(sentence) => sentence.fmt(to),
        }
    }
}

impl Shown {
    fn written(self, figure: Figure) -> String {
        match self {
            Shown::Grouped => figure.grouped(),
            Shown::Plain => figure.plain(),
            Shown::Signed => figure.signed(),
            Shown::Percent => figure.in_percent(),
            Shown::Large => large(figure),
        }
    }
}

impl Joined {
    fn written(self, list: &[Argument]) -> String {
        let items: Vec<String> = list.iter().map(Argument::to_string).collect();
        let last_by = |word: &str| match &items[..] {
            [] => String::new(),
            [only] => only.clone(),
            [others @ .., last] => format!("{} {word} {last}", others.join(", ")),
        };
        match self {
            Joined::And => last_by("and"),
            Joined::Or => last_by("or"),
            Joined::Commas => items.join(", "),
            Joined::Semicolons => items.join("; "),
            Joined::Spaces => items.join(" "),
        }
    }

    /// A list joined so.
    pub fn list<T: Into<Argument>>(self, items: impl IntoIterator<Item = T>) -> Argument {
        Argument::List { list: items.into_iter().map(Into::into).collect(), joined: self }
    }
}

fn figured(figure: Figure, shown: Shown) -> Argument {
    let places = match shown {
        Shown::Grouped | Shown::Plain | Shown::Signed => figure.places(),
        Shown::Percent | Shown::Large => 1,
    };
    Argument::Figure { figure, places, shown }
}

/// A figure with a decimal point and nothing else.
pub fn plainly(figure: Figure) -> Argument {
    figured(figure, Shown::Plain)
}

/// A change with its sign.
pub fn signed(figure: Figure) -> Argument {
    figured(figure, Shown::Signed)
}

/// A share of one in percent, with the sign of percent.
pub fn in_percent(share: Figure) -> Argument {
    figured(share, Shown::Percent)
}

/// A sum, in millions where it is large.
pub fn in_millions(figure: Figure) -> Argument {
    figured(figure, Shown::Large)
}

/// Figures at the low, best and high capacities of links: `1,200 / 3,400 / 3,400`, or the figure alone where
/// the three are one.
pub fn at_levels([low, best, high]: [Figure; 3]) -> Argument {
    match low == best && best == high {
        true => best.into(),
        false => say!("answer.at-levels", "{low} / {best} / {high}", low, best, high).into(),
    }
}

/// Months, neighbours joined.
pub fn months(months: &[Month], years: Years) -> Argument {
    Argument::Months { months: months.to_vec(), years }
}

/// A word of the program, such as an objective.
pub fn term(term: &'static str) -> Argument {
    Argument::Term { term }
}

impl From<Figure> for Argument {
    fn from(figure: Figure) -> Argument {
        figured(figure, Shown::Grouped)
    }
}

impl From<u64> for Argument {
    fn from(whole: u64) -> Argument {
        Argument::from(Figure::whole(whole))
    }
}

impl From<usize> for Argument {
    fn from(whole: usize) -> Argument {
        Argument::from(whole as u64)
    }
}

impl From<u32> for Argument {
    fn from(whole: u32) -> Argument {
        Argument::from(u64::from(whole))
    }
}

impl From<Count> for Argument {
    fn from(count: Count) -> Argument {
        Argument::Count(count)
    }
}

impl From<Month> for Argument {
    fn from(month: Month) -> Argument {
        Argument::Month { month }
    }
}

impl From<&str> for Argument {
    fn from(words: &str) -> Argument {
        Argument::Words(words.to_owned())
    }
}

impl From<&String> for Argument {
    fn from(words: &String) -> Argument {
        Argument::Words(words.clone())
    }
}

impl From<String> for Argument {
    fn from(words: String) -> Argument {
        Argument::Words(words)
    }
}

impl From<Sentence> for Argument {
    fn from(sentence: Sentence) -> Argument {
        // What is but the words of others is the same in every language.
        match sentence.words_of_others() {
            Some(words) => Argument::from(words),
            None => Argument::Sentence(sentence),
        }
    }
}

impl From<&Sentence> for Argument {
    fn from(sentence: &Sentence) -> Argument {
        Argument::from(sentence.clone())
    }
}

fn as_text<S: Serializer>(month: &Month, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(month)
}

fn as_texts<S: Serializer>(months: &[Month], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(months.iter().map(Month::to_string))
}

fn in_full<S: Serializer>(sentence: &Sentence, to: S) -> Result<S::Ok, S::Error> {
    sentence.keyed().serialize(to)
}
