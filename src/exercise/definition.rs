//! What an exercise is: a scenario, months, areas, teams and terms, as a TOML file says it.

use super::Difficulty;
use crate::country::screen;
use crate::issues::{At, Code, Excerpt, Issue, Issues, folded, line_of};
use serde::{Deserialize, Serialize};
use std::ops::Range;
use toml::Spanned;

/// An exercise as its file says it. Whatever is left out has its usual value.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// What it is called.
    pub title: String,
    /// What it is for, in a few sentences.
    #[serde(default)]
    pub why: String,
    /// What participants should be able to do afterwards.
    #[serde(default)]
    pub learning_objectives: Vec<String>,
    /// The scenario that unfolds.
    pub scenario: String,
    /// First month; the scenario's own where left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Spanned<String>>,
    /// Months that are played; all of the scenario's where left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<Spanned<u8>>,
    /// Areas that are played, by P-code or name; all where left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<Spanned<String>>,
    /// Share of every supply that is there for these areas.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supply_share: Option<Spanned<f64>>,
    /// Minutes from the first word to the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u16>,
    /// Teams.
    #[serde(default = "teams")]
    pub teams: Spanned<u8>,
    /// What all draws come from.
    #[serde(default)]
    pub seed: u32,
    /// How kindly counterparts answer, and how much happens.
    #[serde(default = "difficulty")]
    pub difficulty: Spanned<String>,
    /// Permissions that a team may ask for in a turn.
    #[serde(default = "asks")]
    pub asks_per_turn: Spanned<u8>,
    /// Conditions that counterparts attach.
    #[serde(default)]
    pub strings: Strings,
    /// What no team may use or accept, beside the scenario's own red lines.
    #[serde(default, skip_serializing_if = "Lines::is_empty")]
    pub red_lines: Lines,
    /// What it was begun with; written by the program when it begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begun: Option<Begun>,
}

/// What an exercise was begun with: it can only go on with the same.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Begun {
    /// Version of the program.
    pub aidreach: String,
    /// The country pack, as it was asked for.
    pub country: String,
    /// Who may read its papers.
    pub sharing: String,
    /// Key of the exercise: of the program, the pack, the scenario and the definition.
    pub key: String,
}

/// Conditions that counterparts attach where a team accepts them.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Strings {
    /// Paid for every tonne.
    pub levy_usd_per_mt: f64,
    /// Days open in a month.
    pub days_open_per_month: u8,
    /// Share of what is handed out that goes elsewhere.
    pub diversion_share: f64,
}

impl Default for Strings {
    fn default() -> Strings {
        Strings { levy_usd_per_mt: 25.0, days_open_per_month: 15, diversion_share: 0.1 }
    }
}

/// Red lines, in the words of scenarios.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Lines {
    /// Permissions that are never used.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub permissions: Vec<Spanned<String>>,
    /// No grant with a higher levy is used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most_levy_usd_per_mt: Option<f64>,
    /// No grant with a larger share diverted is used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most_diversion_share: Option<f64>,
}

impl Lines {
    fn is_empty(&self) -> bool {
        self.permissions.is_empty()
            && self.most_levy_usd_per_mt.is_none()
            && self.most_diversion_share.is_none()
    }
}

/// What may be chosen instead of what the file of an exercise says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Teams.
    pub teams: Option<u8>,
    /// Months that are played.
    pub months: Option<u8>,
    /// First month.
    pub from: Option<String>,
    /// What all draws come from.
    pub seed: Option<u32>,
    /// How kindly counterparts answer, and how much happens.
    pub difficulty: Option<Difficulty>,
    /// Permissions that a team may ask for in a turn.
    pub asks_per_turn: Option<u8>,
}

/// Where something stands that no file says.
const NOWHERE: std::ops::Range<usize> = 0..0;

fn teams() -> Spanned<u8> {
    Spanned::new(NOWHERE, 4)
}

fn difficulty() -> Spanned<String> {
    Spanned::new(NOWHERE, Difficulty::Usual.word().to_owned())
}

fn asks() -> Spanned<u8> {
    Spanned::new(NOWHERE, 3)
}

/// Most teams of one exercise.
pub const MOST_TEAMS: u8 = 12;

impl Definition {
    /// An exercise of a scenario, by its id or path, with everything else as usual.
    pub fn named(scenario: &str) -> Definition {
        Definition {
            title: String::new(),
            why: String::new(),
            learning_objectives: Vec::new(),
            scenario: scenario.to_owned(),
            from: None,
            months: None,
            areas: Vec::new(),
            supply_share: None,
            minutes: None,
            teams: teams(),
            seed: 0,
            difficulty: difficulty(),
            asks_per_turn: asks(),
            strings: Strings::default(),
            red_lines: Lines::default(),
            begun: None,
        }
    }

    /// Takes what is chosen instead of what the file says.
    pub fn choose(&mut self, chosen: &Chosen) {
        if let Some(teams) = chosen.teams {
            self.teams = Spanned::new(NOWHERE, teams);
        }
        if let Some(months) = chosen.months {
            self.months = Some(Spanned::new(NOWHERE, months));
        }
        if let Some(from) = &chosen.from {
            self.from = Some(Spanned::new(NOWHERE, from.clone()));
        }
        if let Some(difficulty) = chosen.difficulty {
            self.difficulty = Spanned::new(NOWHERE, difficulty.word().to_owned());
        }
        if let Some(asks) = chosen.asks_per_turn {
            self.asks_per_turn = Spanned::new(NOWHERE, asks);
        }
        self.seed = chosen.seed.unwrap_or(self.seed);
    }

    /// Reads the file of an exercise.
    ///
    /// # Errors
    /// What cannot be read at all, with its line.
    pub fn read(file: &str, text: &str) -> Result<Definition, Issues> {
        if let Ok(document) = toml::de::DeTable::parse(text) {
            let mut issues = Issues::default();
            screen(file, text, document.get_ref(), &mut issues);
            if issues.has_errors() {
                return Err(issues);
            }
        }
        let read = toml::from_str(text).map_err(|error: toml::de::Error| {
            let help = "EXERCISES.md in the folder `data` explains every key";
            one(
                "E0711",
                place_of(file, text, error.span()),
                error.message().trim(),
                "the file of an exercise",
                help,
            )
        });
        read.map(Definition::folded)
    }

    /// Makes one paragraph of every text.
    fn folded(mut self) -> Definition {
        self.title = folded(&self.title);
        self.why = folded(&self.why);
        self.learning_objectives.iter_mut().for_each(|text| *text = folded(text));
        self
    }

    /// As a file, every choice told.
    pub fn written(&self) -> String {
        toml::to_string(self).expect("words, numbers and lists of them can be written as TOML")
    }
}

/// A place in the text of a file, with its line; the first line where none is known.
pub(super) fn place_of(file: &str, text: &str, place: Option<Range<usize>>) -> At {
    let bytes = text.as_bytes();
    let Some(place) = place else { return At::line(file, 1) };
    let line = line_of(bytes, place.start);
    At::line(file, line).showing(Excerpt::of(bytes, place, line))
}

pub(super) fn one(code: &'static str, at: At, seen: &str, expected: &str, help: &str) -> Issues {
    let mut issues = Issues::default();
    issues.push(Issue::new(Code(code), at, seen, expected, help));
    issues
}
