//! What an exercise is: a scenario, months, areas, teams and terms, as a TOML file says it.

use super::{Difficulty, Terms};
use crate::country::{AreaIx, Country, PermissionIx};
use crate::issues::{At, Code, Issue, Issues, nearest};
use crate::scenario::{Conditions, RedLines, Scenario};
use crate::time::{Month, Window};
use crate::units::{CentsPerMt, Share};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
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

fn teams() -> Spanned<u8> {
    Spanned::new(0..0, 4)
}

fn difficulty() -> Spanned<String> {
    Spanned::new(0..0, Difficulty::Usual.word().to_owned())
}

fn asks() -> Spanned<u8> {
    Spanned::new(0..0, 3)
}

/// Most teams of one exercise.
pub const MOST_TEAMS: u8 = 12;
/// Most permissions that a team may ask for in a turn.
const MOST_ASKS: u8 = 12;

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

    /// Reads the file of an exercise.
    ///
    /// # Errors
    /// What cannot be read at all, with its line.
    pub fn read(file: &str, text: &str) -> Result<Definition, Issues> {
        toml::from_str(text).map_err(|error: toml::de::Error| {
            let line = error.span().map_or(1, |span| line_of(text, span.start));
            let help = "`aidreach exercise new --help` tells what an exercise is made of";
            one(
                "E0711",
                At::line(file, line),
                error.message().trim(),
                "the file of an exercise",
                help,
            )
        })
    }

    /// As a file, every choice told.
    pub fn written(&self) -> String {
        // What these structs hold, TOML can say.
        toml::to_string(self).unwrap_or_default()
    }

    /// The country and the scenario as the exercise plays them, with its terms.
    ///
    /// # Errors
    /// Everything that is wrong with the definition, by its key.
    pub fn set_up(
        &self,
        (file, text): (&str, &str),
        country: &Country,
        scenario: &Scenario,
    ) -> Result<(Country, Scenario, Terms), Issues> {
        let mut reader = Reader { file, text, country, issues: Issues::default() };
        let areas = reader.areas(&self.areas);
        let mut scenario = scenario.clone();
        scenario.window = reader.window(self, scenario.window);
        if let Some(share) = &self.supply_share {
            let by = Share::from_decimal(*share.get_ref()).filter(|share| *share > Share::NONE);
            match by {
                Some(by) => scenario.resources.supply_share *= by.ratio(),
                None => reader.say("supply_share", share, "above 0, up to 1"),
            }
        }
        reader.red_lines(&self.red_lines, &mut scenario.red_lines);
        let terms = reader.terms(self);
        if !(1..=MOST_TEAMS).contains(self.teams.get_ref()) {
            reader.say("teams", &self.teams, &format!("1 to {MOST_TEAMS}"));
        }
        let country = narrowed(country, &areas);
        let window = scenario.window;
        if !country.needs.iter().any(|need| window.period(need.month).is_some()) {
            let at = At { file: file.to_owned(), line: None, column: Some("from".to_owned()) };
            let seen = "nobody is in need in these areas and months";
            reader.issues.push(Issue::new(Code("E0711"), at, seen, "months with figures", ""));
        }
        if reader.issues.has_errors() { Err(reader.issues) } else { Ok((country, scenario, terms)) }
    }
}

/// A country in which only some areas count; all where none is named.
fn narrowed(country: &Country, areas: &BTreeSet<AreaIx>) -> Country {
    let mut country = country.clone();
    if !areas.is_empty() {
        country.needs.retain(|need| areas.contains(&need.area));
        for group in &mut country.groups {
            group.people.retain(|area, _| areas.contains(area));
        }
    }
    country
}

struct Reader<'a> {
    file: &'a str,
    text: &'a str,
    country: &'a Country,
    issues: Issues,
}

impl Reader<'_> {
    fn say<T: std::fmt::Display>(&mut self, key: &str, value: &Spanned<T>, expected: &str) {
        let at = At::cell(self.file, line_of(self.text, value.span().start), key);
        let seen = format!("`{}`", value.get_ref());
        self.issues.push(Issue::new(Code("E0711"), at, &seen, expected, ""));
    }

    fn say_amount(&mut self, key: &str, value: f64, expected: &str) {
        let column = Some(key.to_owned());
        let at = At { file: self.file.to_owned(), line: None, column };
        let seen = format!("`{value}`");
        self.issues.push(Issue::new(Code("E0711"), at, &seen, expected, ""));
    }

    fn areas(&mut self, named: &[Spanned<String>]) -> BTreeSet<AreaIx> {
        let in_need: BTreeSet<AreaIx> = self.country.needs.iter().map(|need| need.area).collect();
        let mut found = BTreeSet::new();
        for name in named {
            let wanted = name.get_ref().to_lowercase();
            let areas = &self.country.areas;
            match in_need.iter().find(|ix| areas[ix.index()].is_called(&wanted)) {
                Some(area) => {
                    found.insert(*area);
                }
                None => {
                    let known = in_need.iter().flat_map(|ix| areas[ix.index()].names());
                    let near = nearest(name.get_ref(), known);
                    let near =
                        near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
                    self.say("areas", name, &format!("an area with people in need{near}"));
                }
            }
        }
        found
    }

    fn window(&mut self, definition: &Definition, own: Window) -> Window {
        let mut from = own.month(crate::time::Period(0));
        if let Some(written) = &definition.from {
            match Month::parse(written.get_ref()).filter(|month| own.period(*month).is_some()) {
                Some(month) => from = month,
                None => {
                    self.say("from", written, &format!("a month from {from} on, such as {from}"))
                }
            }
        }
        let most = own.n_months() as i32 - from.since(own.month(crate::time::Period(0)));
        let mut months = most as u8;
        if let Some(written) = &definition.months {
            match i32::from(*written.get_ref()) {
                n if (1..=most).contains(&n) => months = n as u8,
                _ => self.say("months", written, &format!("1 to {most}, which the scenario has")),
            }
        }
        Window::new(from, months).unwrap_or(own)
    }

    fn red_lines(&mut self, written: &Lines, lines: &mut RedLines) {
        for id in &written.permissions {
            let permissions = &self.country.permissions;
            match permissions.iter().position(|p| p.id == *id.get_ref()) {
                Some(n) => lines.permissions.push(PermissionIx(n as u16)),
                None => {
                    let near = nearest(id.get_ref(), permissions.iter().map(|p| p.id.as_str()));
                    let near =
                        near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
                    self.say("red_lines.permissions", id, &format!("a permission{near}"));
                }
            }
        }
        lines.permissions.sort();
        lines.permissions.dedup();
        if let Some(usd) = written.most_levy_usd_per_mt {
            match CentsPerMt::from_usd_per_mt(usd) {
                Some(most) => {
                    lines.most_levy = Some(lines.most_levy.map_or(most, |own| own.min(most)));
                }
                None => self.say_amount("red_lines.most_levy_usd_per_mt", usd, "0 or more"),
            }
        }
        if let Some(share) = written.most_diversion_share {
            match Share::from_decimal(share) {
                Some(most) => {
                    lines.most_diversion =
                        Some(lines.most_diversion.map_or(most, |own| own.min(most)));
                }
                None => self.say_amount("red_lines.most_diversion_share", share, "from 0 to 1"),
            }
        }
    }

    fn terms(&mut self, definition: &Definition) -> Terms {
        let word = definition.difficulty.get_ref();
        let difficulty = Difficulty::parse(word).unwrap_or_else(|| {
            let known: Vec<&str> = Difficulty::ALL.iter().map(|d| d.word()).collect();
            self.say("difficulty", &definition.difficulty, &known.join(", "));
            Difficulty::Usual
        });
        let asks = *definition.asks_per_turn.get_ref();
        if asks > MOST_ASKS {
            self.say("asks_per_turn", &definition.asks_per_turn, &format!("0 to {MOST_ASKS}"));
        }
        let strings = &definition.strings;
        let levy = CentsPerMt::from_usd_per_mt(strings.levy_usd_per_mt);
        if levy.is_none() {
            self.say_amount("strings.levy_usd_per_mt", strings.levy_usd_per_mt, "0 or more");
        }
        let diversion = Share::from_decimal(strings.diversion_share).filter(|d| *d < Share::ALL);
        if diversion.is_none() {
            let share = strings.diversion_share;
            self.say_amount("strings.diversion_share", share, "from 0 to below 1");
        }
        let days = strings.days_open_per_month;
        if !(1..=31).contains(&days) {
            self.say_amount("strings.days_open_per_month", f64::from(days), "1 to 31");
        }
        Terms {
            seed: u64::from(definition.seed),
            difficulty,
            asks_per_turn: asks,
            strings: Conditions {
                levy: levy.unwrap_or_default(),
                days_open_per_month: Some(days),
                diversion: diversion.unwrap_or(Share::NONE),
                ..Conditions::NONE
            },
        }
    }
}

fn line_of(text: &str, offset: usize) -> u64 {
    text.as_bytes().iter().take(offset).filter(|byte| **byte == b'\n').count() as u64 + 1
}

fn one(code: &'static str, at: At, seen: &str, expected: &str, help: &str) -> Issues {
    let mut issues = Issues::default();
    issues.push(Issue::new(Code(code), at, seen, expected, help));
    issues
}
