//! Sentences as data: a template with a key, and what stands in its places. The program words them in
//! English; whoever has the templates in another language words them there, from the JSON of any answer.

mod argument;
mod template;
#[cfg(test)]
mod tests;

pub use argument::Argument;
pub use argument::{Joined, at_levels, in_millions, in_percent, months, plainly, signed, term};
pub use template::{fits, say};

use super::layout::upper_first;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::{self, Display};

/// A sentence, a heading, or a part of either.
///
/// A template has places: `{name}` for an argument, `{name^}` for one that begins a sentence, and
/// `{name:one|many}` for words that depend on whether a count is one. The words chosen may hold `{name}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    key: &'static str,
    template: &'static str,
    arguments: Vec<(&'static str, Argument)>,
}

/// A sentence in full, as JSON holds it.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct KeyedSentence {
    /// Key of the template, the same in every language and release.
    key: &'static str,
    /// The template in English: `{name}` stands for an argument, `{name^}` for one that begins a sentence,
    /// `{name:one|many}` for words that depend on whether a count is one.
    template: &'static str,
    /// The sentence in English.
    text: String,
    /// What stands in its places, by name.
    arguments: BTreeMap<&'static str, Argument>,
}

impl KeyedSentence {
    pub(super) fn key(&self) -> &'static str {
        self.key
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }
}

/// Key of what is but the words of others.
const OF_OTHERS: &str = "words.of-others";

impl Sentence {
    /// A sentence; `say!` is how it is written.
    pub fn new(
        key: &'static str,
        template: &'static str,
        arguments: Vec<(&'static str, Argument)>,
    ) -> Sentence {
        Sentence { key, template, arguments }
    }

    /// Words of a person, such as a scenario's name: the same in every language.
    pub fn of_others(words: &str) -> Sentence {
        say!("words.of-others", "{words}", words)
    }

    /// The words, where it is but words of others.
    pub(crate) fn words_of_others(&self) -> Option<&str> {
        match &self.arguments[..] {
            [(_, Argument::Words(words))] if self.key == OF_OTHERS => Some(words),
            _ => None,
        }
    }

    /// In the words of another template, such as that of another language.
    pub fn by(&self, template: &str) -> String {
        let mut text = String::new();
        let mut rest = template;
        while let Some((before, place)) = rest.split_once('{') {
            text.push_str(before);
            let (place, after) = split_at_brace(place);
            text.push_str(&self.placed(place));
            rest = after;
        }
        text + rest
    }

    fn placed(&self, place: &str) -> String {
        let (name, words) = place.split_once(':').unwrap_or((place, ""));
        let argument = |name: &str| self.arguments.iter().find(|(known, _)| *known == name);
        match (argument(name.trim_end_matches('^')), words.split_once('|')) {
            (Some((_, count)), Some((one, many))) => {
                self.by(if count.is_one() { one } else { many })
            }
            (Some((_, told)), None) if name.ends_with('^') => upper_first(&told.to_string()),
            (Some((_, told)), None) => told.to_string(),
            (None, _) => format!("{{{place}}}"),
        }
    }

    /// With its key and its arguments, as JSON holds it.
    pub fn keyed(&self) -> KeyedSentence {
        KeyedSentence {
            key: self.key,
            template: self.template,
            text: self.to_string(),
            arguments: self.arguments.iter().cloned().collect(),
        }
    }
}

/// A place without its braces, and what follows it; places lie within the words of a place.
fn split_at_brace(text: &str) -> (&str, &str) {
    let mut open = 1;
    for (at, letter) in text.char_indices() {
        match letter {
            '{' => open += 1,
            '}' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return (&text[..at], &text[at + 1..]);
        }
    }
    (text, "")
}

impl Display for Sentence {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.by(self.template))
    }
}

impl From<&Sentence> for Sentence {
    fn from(sentence: &Sentence) -> Sentence {
        sentence.clone()
    }
}

impl Serialize for Sentence {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl JsonSchema for Sentence {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Sentence".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}
