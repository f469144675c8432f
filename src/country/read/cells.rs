//! One cell against the kind of its column.

use super::pcodes::{self, Shape};
use super::{Cell, Value, days, grouped, header, is_key, numbers, shown};
use crate::country::Surface;
use crate::country::tables::{Column, Kind};
use crate::issues::{Issues, folded, nearest, unseen};

/// The most bytes of a cell; notes of a page have fewer.
const MOST_BYTES: usize = 50_000;

/// What a cell holds; whatever is wrong with it goes to the issues.
pub(super) fn value(cell: Cell<'_>, shape: &Shape, issues: &mut Issues) -> Value {
    if cell.text.len() > MOST_BYTES {
        let seen =
            format!("{} bytes, beginning {}", grouped(cell.text.len() as u64), shown(cell.text));
        let expected = format!("{} bytes at the most", grouped(MOST_BYTES as u64));
        issues.push(cell.issue(
            "E0019",
            &seen,
            &expected,
            "does a quote open here and close far below?",
        ));
        return Value::Wrong;
    }
    let text = header::trimmed(cell.text);
    if text.is_empty() {
        return empty(cell, issues);
    }
    if unreadable(cell, issues) {
        // A key goes on without the character, so that the rows that name it are not blamed.
        let seen = |c: &char| !unseen(*c) && !super::invisible(*c);
        let own_key = matches!(cell.column.kind, Kind::Id | Kind::Pcode);
        let read = || Value::Text(text.chars().filter(seen).collect());
        return if own_key { read() } else { Value::Wrong };
    }
    if text != cell.text && is_code(cell.column.kind) {
        let seen = format!("{} has blanks around it", shown(cell.text));
        let help = "read without them; remove them so that other programs do too";
        issues.push(cell.issue("W0018", &seen, &shown(text), help));
    }
    let cell = Cell { text, ..cell };
    typed(cell, shape, issues).unwrap_or(Value::Wrong)
}

fn empty(cell: Cell<'_>, issues: &mut Issues) -> Value {
    if cell.column.may_be_empty {
        return Value::Empty;
    }
    issues.push(cell.issue(
        "E0027",
        "empty",
        &expected(cell.column.kind),
        cell.column.means.trim_end_matches('.'),
    ));
    Value::Wrong
}

impl Column {
    /// What its cells hold, in a few words, such as `a month such as 2021-09`.
    pub fn holds(&self) -> String {
        expected(self.kind)
    }
}

/// What a kind of cell holds, in a few words.
fn expected(kind: Kind) -> String {
    let words = match kind {
        Kind::Id | Kind::Label => "lower-case letters, digits, `_` and `-`",
        Kind::Pcode => "a P-code",
        Kind::Area(_) => "a P-code of areas.csv",
        Kind::Key(file) => return format!("a key of {file}"),
        Kind::Keys(file) => return format!("keys of {file}"),
        Kind::Either => "a P-code or the id of a place",
        Kind::Country | Kind::Countries => "two capital letters",
        Kind::Text | Kind::Texts => "a text",
        Kind::Word(words) => return format!("one of {}", words().join(", ")),
        Kind::People => "whole people",
        Kind::Count { unit, .. } | Kind::Amount { unit, .. } => unit,
        Kind::Share => "a share from 0 to 1",
        Kind::Degrees(_) => "degrees with decimals",
        Kind::Month => "a month such as 2021-09",
        Kind::Day => "a day such as 2021-09-30",
        Kind::Selector => "a selector such as `corridor=…`",
    };
    words.to_owned()
}

/// Kinds in which a blank or an invisible character makes another key of it.
fn is_code(kind: Kind) -> bool {
    let names =
        matches!(kind, Kind::Id | Kind::Pcode | Kind::Label | Kind::Word(_) | Kind::Country);
    names || (is_key(kind) && !matches!(kind, Kind::Keys(_)))
}

/// Reports control characters, and characters that turn the direction of text. In texts for people
/// the joiners that Dari and Pashto are written with are fine; in codes nothing invisible is.
fn unreadable(cell: Cell<'_>, issues: &mut Issues) -> bool {
    let text = header::trimmed(cell.text);
    // Nothing hides among letters, digits, signs and blanks of the smallest script.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return false;
    }
    let control = |c: &char| unseen(*c) && !matches!(c, '\n' | '\r' | '\t');
    if let Some(char) = text.chars().find(control) {
        let seen = format!("control character U+{:04X} in {}", u32::from(char), shown(text));
        issues.push(cell.issue("E0005", &seen, "text without it", "type the cell anew"));
        return true;
    }
    let strict = !matches!(cell.column.kind, Kind::Text | Kind::Texts);
    let hidden = |c: &char| super::hidden(*c) || (strict && super::invisible(*c));
    if let Some(char) = text.chars().find(hidden) {
        let seen =
            format!("invisible direction character U+{:04X} in {}", u32::from(char), shown(text));
        issues.push(cell.issue("E0006", &seen, "text without it", "type the cell anew"));
        return true;
    }
    false
}

fn typed(cell: Cell<'_>, shape: &Shape, issues: &mut Issues) -> Option<Value> {
    let text = cell.text;
    Some(match cell.column.kind {
        Kind::Id | Kind::Label => Value::Text(id(cell, issues)?.into()),
        Kind::Pcode => Value::Text(pcodes::written(cell, shape, issues)?.into()),
        Kind::Key(_) | Kind::Area(_) | Kind::Either | Kind::Selector => Value::Text(text.into()),
        Kind::Text => Value::Text(plain_text(cell, issues).into()),
        Kind::Keys(_) | Kind::Texts => Value::Texts(parts(text).into()),
        Kind::Country => Value::Text(country(cell, text, issues)?.into()),
        Kind::Countries => {
            let countries = parts(text);
            let countries = countries.iter().map(|code| country(cell, code, issues));
            Value::Texts(countries.collect::<Option<Vec<_>>>()?.into())
        }
        Kind::Word(words) => Value::Text(word(cell, &words(), issues)?.into()),
        Kind::People | Kind::Count { .. } => Value::Whole(numbers::whole(cell, issues)?),
        Kind::Amount { .. } | Kind::Share | Kind::Degrees(_) => {
            Value::Number(numbers::number(cell, issues)?)
        }
        Kind::Month => Value::Month(days::month(cell, issues)?),
        Kind::Day => Value::Day(days::day(cell, issues)?),
    })
}

/// The parts of a cell with several, each without blanks around it.
fn parts(text: &str) -> Vec<String> {
    let parts = text.split('|').map(header::trimmed);
    parts.filter(|p| !p.is_empty()).map(str::to_owned).collect()
}

/// The id; one written wrongly is told and goes on in its tidy form, so that the rows that name it
/// are not blamed as well.
fn id(cell: Cell<'_>, issues: &mut Issues) -> Option<String> {
    const MOST: usize = 80;
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-';
    if cell.text.len() <= MOST && cell.text.chars().all(fits) {
        return Some(cell.text.to_owned());
    }
    let lower = cell.text.to_lowercase();
    let tidy = lower.chars().map(|c| if fits(c) { c } else { '_' });
    let tidy: String = tidy.take(MOST).collect();
    let tidy = tidy.trim_matches('_');
    let help = match tidy {
        "" => String::new(),
        tidy => format!("write {}", shown(tidy)),
    };
    let expected = format!("at most {MOST} lower-case letters, digits, `_` and `-`");
    issues.push(cell.issue("E0029", &shown(cell.text), &expected, &help));
    (!tidy.is_empty()).then(|| tidy.to_owned())
}

/// A text for people, as one paragraph; one that a spreadsheet would run as a formula is kept as text
/// and told.
fn plain_text(cell: Cell<'_>, issues: &mut Issues) -> String {
    if cell.text.starts_with(['=', '@', '+', '-', '＝', '＠', '＋', '－']) {
        let seen = format!("{} would run as a formula in a spreadsheet", shown(cell.text));
        let help = "kept as text, and made harmless wherever it is written out";
        issues.push(cell.issue("I0802", &seen, "", help));
    }
    folded(cell.text)
}

fn country(cell: Cell<'_>, code: &str, issues: &mut Issues) -> Option<String> {
    if code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase()) {
        return Some(code.to_owned());
    }
    let upper = code.to_uppercase();
    let help = match upper.len() == 2 && upper.bytes().all(|b| b.is_ascii_uppercase()) {
        true => format!("write {}", shown(&upper)),
        false => "the two-letter codes are those of ISO 3166".to_owned(),
    };
    issues.push(cell.issue("E0028", &shown(code), "two capital letters", &help));
    None
}

fn word(cell: Cell<'_>, words: &[&str], issues: &mut Issues) -> Option<String> {
    if words.contains(&cell.text) {
        return Some(cell.text.to_owned());
    }
    // A word of common use is nearer in meaning than any by its letters.
    let meant = (cell.column.name == "surface").then(|| Surface::meant_by(cell.text)).flatten();
    let meant = meant.map(Surface::word).filter(|word| words.contains(word));
    let near = meant.or_else(|| nearest(cell.text, words.iter().copied()));
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "write the one that comes nearest".to_owned(),
    };
    let expected = format!("one of {}", words.join(", "));
    issues.push(cell.issue("E0028", &shown(cell.text), &expected, &help));
    None
}
