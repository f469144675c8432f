//! What was said as a scenario's file.

use super::names::Names;
use super::{About, Lines, Misread, Of, Said, Verb};
use crate::country::Country;
use crate::scenario::{Needed, Objective, Scenario};
use crate::time::Span;

/// How many things of one change are named in what explains it.
const NAMED: usize = 12;
/// Decisions of one file may have so many ranks.
const MOST_RANK: usize = 20;

/// A scenario that extends another by what was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatIf {
    /// Its id.
    pub id: String,
    /// Its file.
    pub text: String,
    /// What each change comes to, as a sentence without its stop.
    pub explained: Vec<String>,
}

impl WhatIf {
    /// The scenario that a base becomes by changes in words; `taken` tells which ids are in use.
    ///
    /// # Errors
    /// Every change that cannot be read, with its position.
    pub fn of(
        country: &Country,
        base: &Scenario,
        said: &[Said],
        taken: &dyn Fn(&str) -> bool,
    ) -> Result<WhatIf, Vec<(usize, Misread)>> {
        WhatIf::striving_for(country, base, (said, None), taken)
    }

    /// As [`WhatIf::of`], with something else striven for.
    ///
    /// # Errors
    /// As [`WhatIf::of`].
    pub fn striving_for(
        country: &Country,
        base: &Scenario,
        (said, objective): (&[Said], Option<Objective>),
        taken: &dyn Fn(&str) -> bool,
    ) -> Result<WhatIf, Vec<(usize, Misread)>> {
        let needed = Needed::of(country);
        let about = About { country, needed: &needed, base, names: Names::of(country) };
        let (mut all, mut wrong) = (Vec::new(), Vec::new());
        if said.len() > MOST_RANK + 1 {
            let what =
                format!("{} changes at once, and at most {} are read", said.len(), MOST_RANK + 1);
            let help = "keep some with --save FILE, and change that scenario";
            wrong.push((MOST_RANK + 1, Misread::new(Of::Word, what, help.to_owned())));
        }
        for (n, said) in said.iter().enumerate() {
            match about.lines(said) {
                Ok(lines) => all.push((said, lines)),
                Err(misread) => wrong.push((n, misread)),
            }
        }
        wrong.extend(undone(base, &all));
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let id = free_id(&base.id, taken);
        let text = written(base, &all, objective);
        let explained = all.into_iter().map(|(_, lines)| lines.explained).collect();
        Ok(WhatIf { id, text, explained })
    }
}

/// Changes of which nothing is left, because a later one decides on the same on all their days, or says the
/// same figure anew.
fn undone(base: &Scenario, all: &[(&Said, Lines)]) -> Vec<(usize, Misread)> {
    let whole = base.window.span();
    let mut wrong = Vec::new();
    for (n, (said, lines)) in all.iter().enumerate() {
        let span = lines.span.unwrap_or(whole);
        let later = all[n + 1..].iter().find(|(_, later)| {
            let then = later.span.unwrap_or(whole);
            let covers = then.from <= span.from && span.to <= then.to;
            let on_it = lines.decided.iter().any(|ix| later.decided.contains(ix));
            let anew = !lines.resources.is_empty() && !later.resources.is_empty()
                || !lines.top.is_empty() && !later.top.is_empty();
            covers && on_it || anew
        });
        if let Some((later, _)) = later {
            let what = format!(
                "`{}` and `{}` decide on the same, and nothing would be left of the first",
                said.in_words(),
                later.in_words()
            );
            let help = "say one of them, or give the later one fewer days";
            wrong.push((n, Misread::new(Of::Name, what, help.to_owned())));
        }
    }
    wrong
}

impl About<'_> {
    pub(super) fn lines(&self, said: &Said) -> Result<Lines, Misread> {
        match said.verb {
            Verb::Shut | Verb::Open | Verb::Partial | Verb::Levy => self.decided(said),
            Verb::Capacity => self.capacity(said),
            Verb::Supplies => self.supplies(said),
            Verb::Late => self.late(said),
            Verb::Need => self.need(said),
            Verb::Budget => self.budget(said),
            Verb::Ration => self.ration(said),
        }
    }
}

/// An id that no scenario has, made from the base's.
fn free_id(base: &str, taken: &dyn Fn(&str) -> bool) -> String {
    // Ids have at most 64 letters.
    let base: String = base.chars().take(50).collect();
    let first = format!("{base}-what-if");
    let others = (2..).map(|n: u32| format!("{first}-{n}"));
    let mut ids = std::iter::once(first.clone()).chain(others);
    ids.find(|id| !taken(id)).unwrap_or(first)
}

fn written(base: &Scenario, all: &[(&Said, Lines)], objective: Option<Objective>) -> String {
    let strives = objective.map(|objective| format!("objective {}", objective.word()));
    let changes = all.iter().map(|(_, lines)| lines.explained.as_str()).chain(strives.as_deref());
    let explained = match changes.collect::<Vec<_>>().join("; ") {
        none if none.is_empty() => "to be filled in".to_owned(),
        changes => changes,
    };
    let title = match titles(all, strives.as_deref()) {
        none if none.is_empty() => "to be filled in".to_owned(),
        titles => titles,
    };
    let mut text = format!("name = {}\n", quoted(&format!("{}; what if: {title}", base.name)));
    text.push_str(&format!("why = {}\n", quoted(&format!("What if: {explained}."))));
    text.push_str(&format!("extends = {}\n", quoted(&base.id)));
    if let Some(objective) = objective {
        text.push_str(&format!("objective = {}\n", quoted(objective.word())));
    }
    let comment = |text: &mut String, (said, lines): &(&Said, Lines)| {
        text.push_str(&format!(
            "\n# {}: {}\n",
            one_line(&said.in_words()),
            one_line(&lines.explained)
        ));
    };
    // Of what is said twice the last counts.
    let last =
        |pick: fn(&Lines) -> &Vec<String>| all.iter().rfind(|(_, lines)| !pick(lines).is_empty());
    if let Some(entry) = last(|lines| &lines.top) {
        comment(&mut text, entry);
        entry.1.top.iter().for_each(|key| text.push_str(&format!("{key}\n")));
    }
    if let Some(entry) = last(|lines| &lines.resources) {
        comment(&mut text, entry);
        text.push_str("[resources]\n");
        entry.1.resources.iter().for_each(|key| text.push_str(&format!("{key}\n")));
    }
    for (n, entry) in all.iter().enumerate() {
        let Some((table, keys)) = &entry.1.table else { continue };
        comment(&mut text, entry);
        text.push_str(&format!("[[{table}]]\n"));
        keys.iter().for_each(|key| text.push_str(&format!("{key}\n")));
        text.push_str(&format!("note = {}\n", quoted(&format!("what if: {}", entry.0.in_words()))));
        text.push_str(&format!("rank = {}\n", n.min(MOST_RANK)));
    }
    text
}

/// What changes, for all readers: the same words once, with how often.
fn titles(all: &[(&Said, Lines)], strives: Option<&str>) -> String {
    let mut counted: Vec<(&str, usize)> = Vec::new();
    for title in all.iter().map(|(_, lines)| lines.title.as_str()).chain(strives) {
        match counted.iter_mut().find(|(known, _)| *known == title) {
            Some((_, n)) => *n += 1,
            None => counted.push((title, 1)),
        }
    }
    let told = counted.into_iter().map(|(title, n)| match (title, n) {
        ("another decision", 2..) => format!("{n} other decisions"),
        (title, _) => title.to_owned(),
    });
    told.collect::<Vec<String>>().join("; ")
}

/// A scenario's file as one that only packs of a country take, so that it is never planned with another.
pub fn for_country(text: &str, country: &Country) -> String {
    let about = &country.about;
    let (iso3, version) = (quoted(&about.iso3), quoted(&about.version));
    format!("country = {iso3}\npack_version = {version}\n{text}")
}

fn one_line(text: &str) -> String {
    let shown = text.chars().map(|sign| if sign.is_control() { ' ' } else { sign });
    shown.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

pub(super) fn list(texts: &[String]) -> String {
    toml::Value::from(texts.to_vec()).to_string()
}

/// A number as TOML writes it.
pub(super) fn decimal(number: f64) -> String {
    toml::Value::from(number).to_string()
}

/// A number as it is told, with as few places as it takes.
pub(super) fn shown(number: f64) -> String {
    let text = format!("{number:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A whole number with commas between thousands.
pub(super) fn grouped(number: f64) -> String {
    let digits = shown(number);
    let (whole, decimals) = digits.split_once('.').map_or((digits.as_str(), ""), |(w, d)| (w, d));
    let mut grouped = String::new();
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if decimals.is_empty() { grouped } else { format!("{grouped}.{decimals}") }
}

pub(super) fn days(span: Option<Span>) -> Vec<String> {
    let Some(span) = span else { return Vec::new() };
    vec![format!("from = {}", span.from), format!("to = {}", span.to)]
}

pub(super) fn when(span: Option<Span>) -> String {
    match span {
        None => " in all months".to_owned(),
        Some(span) if span.from == span.to => format!(" on {}", span.from),
        Some(span) => format!(" from {} to {}", span.from, span.to),
    }
}

/// Several names in a row, the first few of them.
pub(super) fn some_of(names: &[String]) -> String {
    match names.len() {
        n if n > NAMED => format!("{} and {} more", names[..NAMED].join(", "), n - NAMED),
        _ => match names {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., last] => format!("{} and {last}", first.join(", ")),
        },
    }
}
