//! How much: `x2`, `50%`, `1200 MT`, `100m`, `by 1 month`.

use super::{Misread, Of};
use crate::units::points_at_three;

/// A number as people write it: `1,200`, `1200.5`, `2`. A comma stands between thousands, never before decimals.
///
/// # Errors
/// Where it is none, or could be read as two.
pub(super) fn number(text: &str) -> Result<f64, Misread> {
    if points_at_three(text) {
        let [joined, plain] = [text.replace('.', ""), text.trim_end_matches('0').to_owned()];
        let plain = match points_at_three(&plain) {
            true => format!("{plain}0"),
            false => plain.trim_end_matches('.').to_owned(),
        };
        let what = format!("`{text}` could be {joined} or {plain}");
        return Err(Misread::new(Of::Amount, what, format!("write {joined}, or {plain}")));
    }
    decimal(text)
}

/// A number that is never so large that signs stand between thousands, such as a factor.
fn decimal(text: &str) -> Result<f64, Misread> {
    let wrong = |help: &str| {
        Err(Misread::new(Of::Amount, format!("`{text}` is no number"), help.to_owned()))
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let (whole, decimals) = text.split_once('.').map_or((text, None), |(w, d)| (w, Some(d)));
    let mut groups = whole.split([',', '_']);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    // A nought has no thousands: with a comma after it, decimals are meant.
    let grouped = rest.is_empty()
        || (first.len() <= 3 && first != "0" && rest.iter().all(|group| group.len() == 3));
    if !digits(first) || !rest.iter().all(|group| digits(group)) {
        return wrong("digits, such as 1200 or 0.5");
    }
    if !grouped {
        return wrong(
            "decimals come after a point: write 0.5, and 1,200 for a thousand and two hundred",
        );
    }
    if decimals.is_some_and(|decimals| !digits(decimals)) {
        return wrong("digits after the point, such as 0.5");
    }
    let plain: String = [&[first], rest.as_slice()].concat().concat();
    let plain = decimals.map_or(plain.clone(), |decimals| format!("{plain}.{decimals}"));
    match plain.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(number),
        Ok(_) | Err(_) => wrong("digits, such as 1200 or 0.5"),
    }
}

/// A factor such as `x2`, `×0.5`, `2x`, `133%`; `None` where it is written otherwise.
///
/// # Errors
/// Where it begins like one and is no number.
pub(super) fn factor(word: &str) -> Result<Option<f64>, Misread> {
    let lower = word.to_lowercase();
    if let Some(percent) = lower.strip_suffix('%')
        && percent.starts_with(|c: char| c.is_ascii_digit())
    {
        return Ok(Some(decimal(percent)? / 100.0));
    }
    let inner = lower.strip_prefix(['x', '×', '*']).or_else(|| lower.strip_suffix(['x', '×']));
    match inner {
        Some(inner) if inner.starts_with(|c: char| c.is_ascii_digit() || c == '.') => {
            decimal(inner).map(Some)
        }
        Some(_) | None => Ok(None),
    }
}

/// A share such as `50%`, `half`, `a third`, `0.5`; `None` where it is written otherwise.
///
/// # Errors
/// Where it is more than all.
pub(super) fn share(word: &str) -> Result<Option<f64>, Misread> {
    let words = [("half", 0.5), ("all", 1.0), ("none", 0.0), ("quarter", 0.25)];
    let lower = word.to_lowercase();
    if let Some((_, share)) = words.iter().find(|(known, _)| *known == lower) {
        return Ok(Some(*share));
    }
    let share = match lower.strip_suffix('%') {
        Some(percent) => decimal(percent)? / 100.0,
        None if lower.starts_with("0.") || lower == "0" || lower == "1" => decimal(&lower)?,
        None => return Ok(None),
    };
    if share > 1.0 {
        let what = format!("`{word}` is more than all of it");
        return Err(Misread::new(Of::Amount, what, "a share from 0 % to 100 %".to_owned()));
    }
    Ok(Some(share))
}

/// US dollars such as `100m`, `1.5bn`, `$250,000`, `20`.
///
/// # Errors
/// Where it is no amount.
pub(super) fn dollars(text: &str) -> Result<f64, Misread> {
    let lower = text.to_lowercase().replace("us$", "").replace(['$', ' '], "");
    let lower = lower.strip_suffix("usd").unwrap_or(&lower).to_owned();
    let units =
        [("bn", 1e9), ("billion", 1e9), ("million", 1e6), ("mn", 1e6), ("m", 1e6), ("k", 1e3)];
    let found = units.iter().find_map(|(unit, by)| Some((lower.strip_suffix(unit)?, *by)));
    let (digits, by) = found.unwrap_or((&lower, 1.0));
    // Of millions, decimals are decimals.
    match if found.is_some() { decimal(digits) } else { number(digits) } {
        Ok(number) => Ok(number * by),
        Err(_) => {
            let help = "US dollars for the whole window, such as 100m, 1.5bn or 250,000";
            Err(Misread::new(
                Of::Amount,
                format!("`{text}` is no amount of money"),
                help.to_owned(),
            ))
        }
    }
}

/// A name and what its last word says, where it says that.
pub(super) fn ending<T>(
    text: &str,
    read: impl Fn(&str) -> Result<Option<T>, Misread>,
) -> Result<Option<(String, T)>, Misread> {
    let (name, last) = text.rsplit_once(char::is_whitespace).unwrap_or(("", text));
    Ok(read(last)?.map(|found| (name.trim().to_owned(), found)))
}

/// A name and a levy: `east-transit 30`, `east-transit $30 a tonne`.
pub(super) fn levied(text: &str) -> Result<Option<(String, f64)>, Misread> {
    let unit = ["a tonne", "per tonne", "/tonne", "a mt", "/mt", "usd", "dollars"];
    let mut left = text.trim();
    while let Some(shorter) = unit.iter().find_map(|unit| {
        let at = left.len().checked_sub(unit.len())?;
        let end = left.get(at..)?;
        end.eq_ignore_ascii_case(unit).then(|| left[..at].trim_end())
    }) {
        left = shorter;
    }
    ending(left, |word| {
        let word = word.trim_start_matches('$');
        match word.starts_with(|c: char| c.is_ascii_digit()) {
            true => number(word).map(Some),
            false => Ok(None),
        }
    })
}
