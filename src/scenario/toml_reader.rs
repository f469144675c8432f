//! One TOML file as a person wrote it: every value with its line, every misfit told.

use super::shown::{did_you_mean, listed, shown};
use super::spans::Spans;
use super::toml_table::{Field, Table};
use crate::country::screen;
use crate::issues::{At, Code, Excerpt, Issue, Issues, LineStarts};
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::ops::{Range, RangeInclusive};
use toml::de::{DeTable, DeValue};

/// A file with its name and what was found wrong with it so far.
pub(super) struct Page {
    file: String,
    text: String,
    starts: LineStarts,
    spans: Spans,
    issues: Issues,
    /// Lines whose values could not be read; they are told once, as that.
    unread: BTreeSet<u64>,
}

impl Page {
    pub(super) fn new(file: String, text: &str) -> Page {
        Page {
            starts: LineStarts::of(text),
            spans: Spans::default(),
            file,
            text: text.to_owned(),
            issues: Issues::default(),
            unread: BTreeSet::new(),
        }
    }

    /// The line of an offset, from 1.
    pub(super) fn line(&self, offset: usize) -> u64 {
        self.starts.line(offset)
    }

    /// Remembers how far something goes that could not be read.
    pub(super) fn reaches(&mut self, place: Range<usize>) {
        self.spans.reaches(place);
    }

    /// Tells an issue: what was seen, what was expected, what helps.
    pub(super) fn say(&mut self, code: &'static str, at: (usize, &str), told: [&str; 3]) {
        let (offset, key) = at;
        let line = self.line(offset);
        if self.unread.contains(&line) || self.issues.only_counts(Code(code), &self.file) {
            return;
        }
        let at = match key {
            "" => At::line(&self.file, line),
            key => At::cell(&self.file, line, &shown(key)),
        };
        let excerpt = self.spans.place(&self.text, offset, key);
        let excerpt = excerpt.map(|place| Excerpt::of(self.text.as_bytes(), place, line));
        let at = At { excerpt, ..at };
        let [seen, expected, help] = told;
        let issue = Issue::new(Code(code), at, seen, expected, help);
        self.issues.push(issue);
    }

    /// Tells that a line could not be read; nothing more is told of it.
    pub(super) fn say_unread(&mut self, code: &'static str, at: (usize, &str), told: [&str; 3]) {
        self.say(code, at, told);
        self.unread.insert(self.line(at.0));
    }

    /// Tells an issue with the value of a field.
    pub(super) fn say_of(&mut self, code: &'static str, field: &Field, told: [&str; 3]) {
        let key = format!("{}{}", field.within, field.key);
        self.say(code, (field.offset, &key), told);
    }

    /// Everything told, in the order of the lines.
    pub(super) fn into_issues(self) -> Issues {
        self.issues.in_order()
    }

    /// Tells the keys and texts that cannot be shown as they are.
    pub(super) fn screen(&mut self, document: &DeTable<'_>) {
        self.spans.add(document);
        screen(&self.file, &self.text, document, &mut self.issues);
    }

    /// Whether one more of a kind would only be counted, so that its words need not be found.
    pub(super) fn is_full(&self, code: &'static str) -> bool {
        self.issues.is_full(Code(code), &self.file)
    }

    /// Whether a known word is still looked for that may be meant: of the first slips of a sort, so that
    /// a broken file is told as fast as it is read.
    pub(super) fn looks_for_words(&self, code: &'static str) -> bool {
        self.issues.iter().filter(|issue| issue.code.0 == code).count() < 20
    }

    /// A text that is not empty.
    pub(super) fn text<'t>(&mut self, field: &Field<'t>) -> Option<&'t str> {
        let text = self.any_text(field)?;
        if text.trim().is_empty() {
            self.say_of("E0412", field, ["nothing between the quotes", "text", ""]);
            return None;
        }
        Some(text)
    }

    /// A text that may be empty.
    pub(super) fn any_text<'t>(&mut self, field: &Field<'t>) -> Option<&'t str> {
        let text = field.value.as_str();
        if text.is_none() {
            self.wrong_kind(field, "text in quotes");
        }
        text
    }

    /// One of a closed list of words.
    pub(super) fn word<T>(&mut self, field: &Field, all: &[(&str, T)]) -> Option<T>
    where
        T: Copy,
    {
        let text = self.any_text(field)?;
        let found = all.iter().find(|(word, _)| *word == text);
        if found.is_none() {
            let words: Vec<&str> = all.iter().map(|(word, _)| *word).collect();
            let seen = format!("`{}` is no word for `{}`", shown(text), field.key);
            let help = did_you_mean(text, words.iter().copied());
            self.say_of("E0412", field, [&seen, &listed(&words), &help]);
        }
        found.map(|(_, meaning)| *meaning)
    }

    /// A finite number, not below nought.
    pub(super) fn amount(&mut self, field: &Field) -> Option<f64> {
        let number = match field.value {
            DeValue::Integer(whole) => i64::from_str_radix(whole.as_str(), whole.radix())
                .ok()
                .map(|whole| whole as f64)
                .or_else(|| whole.as_str().parse().ok()),
            DeValue::Float(float) => float.as_str().parse::<f64>().ok(),
            DeValue::String(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Array(_)
            | DeValue::Table(_) => None,
        };
        let Some(number) = number else {
            self.wrong_kind(field, "a number");
            return None;
        };
        let written = self.written(field);
        if !number.is_finite() {
            let seen = format!("`{written}` is not a finite number");
            self.say_of("E0105", field, [&seen, "a finite number", ""]);
            return None;
        }
        if number < 0.0 {
            let seen = format!("`{written}` is below nought");
            self.say_of("E0106", field, [&seen, "nought or more", ""]);
            return None;
        }
        Some(number)
    }

    /// Tells an amount above nothing that would count as nothing.
    pub(super) fn uncounted(&mut self, field: &Field, least: &str) {
        let seen = format!("`{}`", self.written(field));
        let expected = format!("0, or at least {least}");
        self.say_of("E0129", field, [&seen, &expected, "less counts as nothing: check the unit"]);
    }

    /// A whole number in a range.
    pub(super) fn whole(&mut self, field: &Field, range: RangeInclusive<i64>) -> Option<i64> {
        let number = match field.value {
            DeValue::Integer(whole) => i64::from_str_radix(whole.as_str(), whole.radix()).ok(),
            DeValue::Float(_)
            | DeValue::String(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Array(_)
            | DeValue::Table(_) => None,
        };
        let fits = number.filter(|number| range.contains(number));
        if fits.is_none() {
            let (from, to) = (range.start(), range.end());
            self.wrong_kind(field, &format!("a whole number from {from} to {to}"));
        }
        fits
    }

    /// A day.
    pub(super) fn date(&mut self, field: &Field) -> Option<Date> {
        const EXPECTED: &str = "a date without quotes, such as 2021-10-05";
        let plain = match field.value {
            DeValue::Datetime(at) if at.time.is_none() && at.offset.is_none() => at.date,
            DeValue::Datetime(_)
            | DeValue::String(_)
            | DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Array(_)
            | DeValue::Table(_) => None,
        };
        let Some(plain) = plain else {
            self.wrong_kind(field, EXPECTED);
            return None;
        };
        let year = plain.year as i16;
        if !(1900..=2200).contains(&year) {
            let seen = format!("the year {year}");
            let help = "years are Gregorian; is this a Solar Hijri date?";
            self.say_of("E0119", field, [&seen, "a year from 1900 to 2200", help]);
            return None;
        }
        let date = Date::new(year, plain.month as i8, plain.day as i8).ok();
        if date.is_none() {
            self.wrong_kind(field, EXPECTED);
        }
        date
    }

    /// A list of texts.
    pub(super) fn texts<'t>(&mut self, field: &Field<'t>) -> Option<Vec<Field<'t>>> {
        const EXPECTED: &str = "a list of texts, such as [\"one\", \"another\"]";
        let Some(list) = field.value.as_array() else {
            self.wrong_kind(field, EXPECTED);
            return None;
        };
        let fields = list.iter().map(|value| Field {
            offset: value.span().start,
            value: value.get_ref(),
            ..*field
        });
        let fields: Vec<Field<'t>> = fields.collect();
        if fields.is_empty() {
            self.say_of("E0412", field, ["an empty list", EXPECTED, ""]);
        }
        Some(fields)
    }

    /// A table inside, such as `[resources]`.
    pub(super) fn table<'t>(
        &mut self,
        field: &Field<'t>,
        within: &'static str,
    ) -> Option<Table<'t>> {
        let table =
            field.value.as_table().map(|entries| Table { within, offset: field.offset, entries });
        if table.is_none() {
            self.wrong_kind(field, &format!("a table, such as [{}]", field.key));
        }
        table
    }

    /// Tables of a list, such as `[[decide]]`.
    pub(super) fn tables<'t>(&mut self, field: &Field<'t>) -> Vec<Table<'t>> {
        let expected = format!("tables, each under its own [[{}]]", field.key);
        let Some(list) = field.value.as_array() else {
            self.wrong_kind(field, &expected);
            return Vec::new();
        };
        let mut tables = Vec::new();
        for value in list.iter() {
            let offset = value.span().start;
            match value.get_ref().as_table() {
                Some(entries) => tables.push(Table { within: "", offset, entries }),
                None => self.wrong_kind(&Field { offset, ..*field }, &expected),
            }
        }
        tables
    }

    /// What a person wrote as a value.
    pub(super) fn written(&self, field: &Field) -> String {
        if let Some(text) = field.value.as_str() {
            return format!("\"{}\"", shown(text));
        }
        let rest = self.text.get(field.offset..).unwrap_or_default();
        let end = match rest.starts_with('[') {
            true => rest.find(']').map(|end| end + 1),
            false => rest.find(['\n', '\r', ',', ']', '}', '#']),
        };
        shown(rest[..end.unwrap_or(rest.len())].trim())
    }

    pub(super) fn wrong_kind(&mut self, field: &Field, expected: &str) {
        let seen = format!("`{}`", self.written(field));
        self.say_of("E0412", field, [&seen, expected, ""]);
    }
}
