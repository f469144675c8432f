//! A file that is not quite TOML: told in the words of the person who wrote it.

use super::shown::shown;
use super::toml_reader::Page;
use toml::de::{DeTable, Error};

const TOO_DEEP: &str = "values nested more than 80 deep";

/// Bytes up to which a file is read on after a fault, so that all are told at once; of a larger one the
/// first is, because a million faults take more room than the file.
const READ_ON: usize = 200_000;

/// Faults that are told each by itself; of more, what they are is not looked for.
const MOST_TOLD: usize = 200;

/// The file's tables as far as they can be read, with every fault of its writing told; `None`
/// where the rest would only be told wrongly.
pub(super) fn parse<'a>(page: &mut Page, text: &'a str) -> Option<DeTable<'a>> {
    if text.len() > READ_ON {
        return match DeTable::parse(text) {
            Ok(document) => Some(document.into_inner()),
            Err(error) if error.message().contains("recurs") => {
                let offset = error.span().map_or_else(|| dotted(text), |span| span.start);
                page.say_unread("E0410", (offset, ""), [TOO_DEEP, "no nesting beyond tables", ""]);
                None
            }
            Err(error) => {
                tell(page, text, &error);
                None
            }
        };
    }
    let (document, errors) = DeTable::parse_recoverable(text);
    let mut whole = true;
    let mut nested = false;
    for (n, error) in errors.iter().enumerate() {
        let message = error.message();
        if n >= MOST_TOLD {
            whole &= is_one_value(message);
            page.say(
                "E0414",
                (error.span().map_or(0, |span| span.start), ""),
                ["not TOML", "", ""],
            );
            continue;
        }
        if message.contains("recurs") {
            whole = false;
            // Thousands of unclosed brackets follow from one nesting.
            nested = true;
            let offset = error.span().map_or_else(|| dotted(text), |span| span.start);
            page.say_unread("E0410", (offset, ""), [TOO_DEEP, "no nesting beyond tables", ""]);
        } else if !nested {
            whole &= is_one_value(message);
            tell(page, text, error);
        }
    }
    whole.then(|| document.into_inner())
}

/// Where a key of far too many dots starts; the parser gives no place for it.
fn dotted(text: &str) -> usize {
    let lines = text.split_inclusive('\n').scan(0, |offset, line| {
        let start = *offset;
        *offset += line.len();
        Some((start, line))
    });
    let mut deep = lines.filter(|(_, line)| line.matches('.').count() > 79);
    deep.next().map_or(0, |(start, _)| start)
}

/// Faults that touch one value only; the rest of the file is read on.
fn is_one_value(message: &str) -> bool {
    ["invalid date", "string values", "duplicate key", "unexpected key or value"]
        .iter()
        .any(|start| message.starts_with(start))
}

fn tell(page: &mut Page, text: &str, error: &Error) {
    let message = error.message();
    let span = error.span().unwrap_or(0..0);
    page.reaches(span.clone());
    let (key, before) = key_before(text, span.start);
    let written = text.get(span.clone()).unwrap_or_default();
    let at = (span.start, key);
    let seen = format!("`{}`", shown(written));
    if message.starts_with("invalid date") {
        let expected = message.strip_prefix("invalid date, expected ");
        if expected.is_some_and(|expected| expected.starts_with("day between")) {
            let seen = format!("there is no {}", shown(written));
            let expected = format!("a {}", expected.unwrap_or_default());
            page.say_unread("E0121", at, [&seen, &expected, ""]);
        } else {
            page.say_unread("E0412", at, [&seen, "a date such as 2021-10-05", ""]);
        }
    } else if message.starts_with("string values") && is_day_month_year(written) {
        let help = "03/04/2021 is read differently in different places";
        page.say_unread("E0117", at, [&seen, "a date such as 2021-10-05", help]);
    } else if message.starts_with("string values") {
        let expected = format!("quotes around text: \"{}\"", shown(written));
        page.say_unread("E0412", at, [&seen, &expected, ""]);
    } else if message.starts_with("duplicate key") {
        let seen = format!("{seen} stands twice");
        page.say_unread("E0414", (span.start, written), [&seen, "each key once", ""]);
    } else if message.starts_with("unexpected key or value")
        && before.ends_with(|sign: char| sign.is_ascii_digit())
        && text[span.start..].starts_with(',')
    {
        let expected = "a point for decimals, and no sign between thousands";
        page.say_unread("E0102", at, ["a comma in a number", expected, ""]);
    } else {
        let seen = format!("not TOML: {message}");
        page.say_unread("E0414", at, [&seen, "key = value, a line each", ""]);
    }
}

/// The key and the text that stand before an offset on its line.
fn key_before(text: &str, offset: usize) -> (&str, &str) {
    let before = text.get(..offset).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let before = &before[start..];
    match before.split_once('=') {
        Some((key, _)) => (key.trim(), before),
        None => ("", before),
    }
}

fn is_day_month_year(text: &str) -> bool {
    text.contains('/') && text.chars().all(|sign| sign.is_ascii_digit() || sign == '/')
}
