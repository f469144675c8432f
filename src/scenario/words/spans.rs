//! When something is otherwise: `in 2021-11`, `from 2021-10-05 to 2021-12`, `in November`, `until 2021-12-15`.

use super::{Misread, Of};
use crate::time::{Month, Span, Window};
use jiff::civil::Date;

/// Words that a time begins with.
pub(super) const BEGIN: [&str; 8] = ["in", "from", "since", "until", "to", "on", "till", "during"];

/// A time at the end of what was said, with what stands before it; the whole window where none is told.
///
/// # Errors
/// Where something looks like a time and is none, or lies outside the window.
pub(super) fn split(said: &str, window: Window) -> Result<(String, Option<Span>), Misread> {
    let words: Vec<&str> = said.split_whitespace().collect();
    for at in 0..words.len() {
        let begins = BEGIN.contains(&words[at].to_lowercase().as_str());
        if !begins {
            continue;
        }
        if let Some(span) = time(&words[at..], window)? {
            let whole = window.span();
            let apart = span.to < whole.from || span.from > whole.to;
            if apart || span.to < span.from {
                let what = format!("`{}` is {} to {}", words[at..].join(" "), span.from, span.to);
                let help = match span.to < span.from {
                    true => "the last day must not come before the first".to_owned(),
                    false => format!("months planned for are {} to {}", whole.from, whole.to),
                };
                return Err(Misread::new(Of::Time, what, help));
            }
            return Ok((words[..at].join(" "), Some(span)));
        }
        let dated =
            words.get(at + 1).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        if dated && words[at + 1].contains('-') {
            let what = format!("`{}` is no time", words[at..].join(" "));
            return Err(Misread::new(Of::Time, what, EXPECTED.to_owned()));
        }
    }
    Ok((words.join(" "), None))
}

pub(super) const EXPECTED: &str =
    "write `in 2021-11`, `in November`, `from 2021-10-05`, or `from 2021-10-05 to 2021-12-31`";

/// The days that words mean, if they mean days and nothing else.
fn time(words: &[&str], window: Window) -> Result<Option<Span>, Misread> {
    let whole = window.span();
    let word = words[0].to_lowercase();
    let (first, used) = match day(&words[1..], window)? {
        Some(found) => found,
        None => return Ok(None),
    };
    let rest = &words[1 + used..];
    let last = match rest {
        [] => None,
        [to, when @ ..]
            if ["to", "until", "till", "-", "–"].contains(&to.to_lowercase().as_str()) =>
        {
            match day(when, window)? {
                Some((last, used)) if used == when.len() => Some(last),
                Some(_) | None => return Ok(None),
            }
        }
        [..] => return Ok(None),
    };
    Ok(Some(match (word.as_str(), last) {
        ("until" | "till" | "to", None) => Span { from: whole.from.min(first.to), to: first.to },
        ("from" | "since", None) => Span { from: first.from, to: whole.to.max(first.to) },
        ("in" | "on" | "during", None) => first,
        (_, Some(last)) => Span { from: first.from, to: last.to },
        (_, None) => return Ok(None),
    }))
}

/// A day or a month at the beginning of some words, and how many of them it takes.
fn day(words: &[&str], window: Window) -> Result<Option<(Span, usize)>, Misread> {
    let Some(first) = words.first() else { return Ok(None) };
    if let Some(month) = Month::parse(first) {
        return Ok(Some((of_month(month), 1)));
    }
    if let Ok(day) = first.parse::<Date>() {
        return Ok(Some((Span { from: day, to: day }, 1)));
    }
    let Some(number) = named(first) else { return Ok(None) };
    if let Some(year) = words.get(1).and_then(|year| year.parse::<i16>().ok())
        && let Some(month) = Month::new(year, number)
    {
        return Ok(Some((of_month(month), 2)));
    }
    let months = window.periods().map(|period| window.month(period));
    let own: Vec<Month> = months.filter(|month| month.first_day().month() == number).collect();
    match own.as_slice() {
        [only] => Ok(Some((of_month(*only), 1))),
        [] => {
            let span = window.span();
            let what = format!("no {first} is planned for");
            Err(Misread::new(
                Of::Time,
                what,
                format!("months planned for are {} to {}", span.from, span.to),
            ))
        }
        several => {
            let told: Vec<String> = several.iter().map(|month| month.to_string()).collect();
            let what = format!("{first} is planned for several times");
            Err(Misread::new(Of::Time, what, format!("say which: {}", told.join(", "))))
        }
    }
}

fn of_month(month: Month) -> Span {
    Span { from: month.first_day(), to: month.last_day() }
}

/// The number of a month by its English name, or the first three letters of it.
fn named(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    let year = 2001;
    let months = (1..=12).filter_map(|number| Some((number, Month::new(year, number)?.in_words())));
    let mut months = months.map(|(number, words)| (number, words.to_lowercase()));
    let is = |name: &str| {
        let name = name.split(' ').next().unwrap_or_default();
        name == word || name.get(..3) == Some(word.as_str())
    };
    months.find(|(_, name)| is(name)).map(|(number, _)| number)
}
