//! The country and the scenario as an exercise plays them, or everything that is wrong with its definition.

use super::definition::{Definition, Lines, MOST_TEAMS, place_of};
use super::{Difficulty, Terms};
use crate::country::{AreaIx, Country, PermissionIx};
use crate::issues::{At, Code, Issue, Issues, nearest};
use crate::scenario::{Conditions, RedLines, Scenario};
use crate::time::{Month, Window};
use crate::units::{CentsPerMt, Share};
use std::collections::BTreeSet;
use toml::Spanned;

/// Most permissions that a team may ask for in a turn.
const MOST_ASKS: u8 = 12;

impl Definition {
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
            let at = At { column: Some("from".to_owned()), ..At::file(file) };
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

/// A share that does not count as nothing where it is something.
fn counted(share: f64) -> Option<Share> {
    Share::from_decimal(share).filter(|counted| *counted > Share::NONE || share == 0.0)
}

struct Reader<'a> {
    file: &'a str,
    text: &'a str,
    country: &'a Country,
    issues: Issues,
}

impl Reader<'_> {
    fn say<T: std::fmt::Display>(&mut self, key: &str, value: &Spanned<T>, expected: &str) {
        // What was chosen on the way stands in no file.
        let place = Some(value.span()).filter(|place| !place.is_empty());
        let at = match place {
            None => At::file(self.file),
            place => place_of(self.file, self.text, place),
        };
        let at = At { column: Some(key.to_owned()), ..at };
        let seen = format!("`{}`", value.get_ref());
        self.issues.push(Issue::new(Code("E0711"), at, &seen, expected, ""));
    }

    fn say_amount(&mut self, key: &str, value: f64, expected: &str) {
        let at = At { column: Some(key.to_owned()), ..At::file(self.file) };
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
                Some(n) => lines.permissions.push(PermissionIx(n as u32)),
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
            match counted_levy(usd) {
                Some(most) => {
                    lines.most_levy = Some(lines.most_levy.map_or(most, |own| own.min(most)));
                }
                None => {
                    self.say_amount("red_lines.most_levy_usd_per_mt", usd, "0, or 0.01 and more")
                }
            }
        }
        if let Some(share) = written.most_diversion_share {
            match counted(share) {
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
        let usd = strings.levy_usd_per_mt;
        let levy = counted_levy(usd);
        if levy.is_none() {
            self.say_amount("strings.levy_usd_per_mt", usd, "0, or 0.01 and more");
        }
        let diversion = counted(strings.diversion_share).filter(|d| *d < Share::ALL);
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

/// A levy that is nought or counts; `None` also for one that would be rounded to nought.
fn counted_levy(usd_per_mt: f64) -> Option<CentsPerMt> {
    CentsPerMt::from_usd_per_mt(usd_per_mt).filter(|levy| levy.0 > 0 || usd_per_mt == 0.0)
}
