//! Texts of files that are not tables, looked over as cells of tables are: what a terminal would obey
//! and what hides text or turns its direction is refused, with the line.

use super::read::shown;
use crate::issues::{At, Code, Excerpt, Issue, Issues, LineStarts, hidden, unseen};
use serde_spanned::Spanned;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// What is wrong with a text, where something is: a code, what was seen, what was expected, what helps.
/// It may have several lines, and the joiners that Dari and Pashto are written with.
pub fn fault_of_text(text: &str) -> Option<(&'static str, [String; 3])> {
    let bad = |char: &char| unseen(*char) && !matches!(char, '\n' | '\r' | '\t');
    let told = |what: &str, char: char| {
        let seen = format!("{what} U+{:04X} in {}", u32::from(char), shown(text));
        [seen, "text without it".to_owned(), "type the text anew".to_owned()]
    };
    if let Some(char) = text.chars().find(bad) {
        return Some(("E0005", told("control character", char)));
    }
    let char = text.chars().find(|char| hidden(*char))?;
    Some(("E0006", told("invisible direction character", char)))
}

/// Tells every key and text of a TOML file that cannot be shown as it is.
pub fn screen(file: &str, text: &str, table: &DeTable<'_>, issues: &mut Issues) {
    let starts = LineStarts::of(text);
    let mut tell = |place: Range<usize>, key: &str, written: &str| {
        if let Some((code, [seen, expected, help])) = fault_of_text(written) {
            let line = starts.line(place.start);
            let excerpt = Excerpt::of(text.as_bytes(), place, line);
            let at = At::cell(file, line, key).showing(excerpt);
            issues.push(Issue::new(Code(code), at, &seen, &expected, &help));
        }
    };
    of_table(table, &mut tell);
}

/// Told of every text: where it stands, its key, and itself.
type Tell<'a> = dyn FnMut(Range<usize>, &str, &str) + 'a;

fn of_table(table: &DeTable<'_>, tell: &mut Tell<'_>) {
    for (key, value) in table.iter() {
        let name = key.get_ref().as_ref();
        tell(key.span(), name, name);
        of_value(name, value, tell);
    }
}

/// Nested no deeper than the parser allows.
fn of_value(key: &str, value: &Spanned<DeValue<'_>>, tell: &mut Tell<'_>) {
    match value.get_ref() {
        DeValue::String(text) => tell(value.span(), key, text),
        DeValue::Array(list) => list.iter().for_each(|value| of_value(key, value, tell)),
        DeValue::Table(table) => of_table(table, tell),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
    }
}
