//! How far keys and values of a TOML file go, so that whole ones are marked where they are shown.

use std::collections::HashMap;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// The ends of keys and values by where they start.
#[derive(Default)]
pub(super) struct Spans(HashMap<usize, usize>);

impl Spans {
    /// Adds every key and value of a document.
    pub(super) fn add(&mut self, table: &DeTable<'_>) {
        for (key, value) in table.iter() {
            self.reaches(key.span());
            self.reaches(value.span());
            self.add_within(value.get_ref());
        }
    }

    /// Adds one place; of several that start at one byte the first is kept.
    pub(super) fn reaches(&mut self, place: Range<usize>) {
        self.0.entry(place.start).or_insert(place.end);
    }

    /// Nested no deeper than the parser allows.
    fn add_within(&mut self, value: &DeValue<'_>) {
        match value {
            DeValue::Table(table) => self.add(table),
            DeValue::Array(list) => {
                for value in list.iter() {
                    self.reaches(value.span());
                    self.add_within(value.get_ref());
                }
            }
            DeValue::String(_)
            | DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_) => {}
        }
    }

    /// The place of what starts at a byte, or the byte alone; `None` for what the file does not have, which
    /// is told at its start.
    pub(super) fn place(&self, text: &str, offset: usize, key: &str) -> Option<Range<usize>> {
        let name = key.rsplit('.').next().unwrap_or(key);
        if offset == 0 && !key.is_empty() && !text.starts_with(name) {
            return None;
        }
        Some(offset..self.0.get(&offset).copied().unwrap_or(offset + 1))
    }
}
