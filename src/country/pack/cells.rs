//! What a pack says of itself as cells of a sheet, and back.

use super::KEYS;

/// Keys whose value is a text.
#[cfg(not(target_arch = "wasm32"))]
const TEXTS: [&str; 7] = ["iso2", "iso3", "name", "version", "currency", "licence", "ration"];
/// Keys with a list of texts.
const LISTS: [&str; 2] = ["attribution", "notes"];

/// Keys of several values, each of which has a row and a cell of its own, such as `window from`.
pub(in crate::country) const IN_PARTS: [(&str, &[&str]); 4] = [
    ("window", &["from", "months"]),
    ("bounds", &["west", "south", "east", "north"]),
    ("pcode_digits", &["province", "district"]),
    ("levels", &["upper", "upper several", "lower", "lower several"]),
];

/// What each part means.
const PART_MEANS: [(&str, &str); 12] = [
    ("window from", "First month planned for, such as 2024-09."),
    ("window months", "How many months are planned for, such as 8."),
    (
        "bounds west",
        "Degrees east of the country's western end, such as -74.5; west of Greenwich below 0.",
    ),
    ("bounds south", "Degrees north of its southern end, such as 18."),
    ("bounds east", "Degrees east of its eastern end, such as -71.6."),
    ("bounds north", "Degrees north of its northern end, such as 20.1."),
    (
        "pcode_digits province",
        "Digits after the two letters in the P-code of a province, as a check; empty, together with those of a \
         district, where codes are made otherwise.",
    ),
    ("pcode_digits district", "Digits after the two letters in the P-code of a district."),
    (
        "levels upper",
        "What people there call an area of the upper tier, such as state; all four empty: province and district.",
    ),
    ("levels upper several", "The same for several, such as states."),
    ("levels lower", "What people there call an area of the lower tier, such as locality."),
    ("levels lower several", "The same for several, such as localities."),
];

/// Whether the values of a key are texts, one or several.
#[cfg(not(target_arch = "wasm32"))]
pub(in crate::country) fn holds_text(key: &str) -> bool {
    LISTS.contains(&key) || TEXTS.contains(&key)
}

/// Whether a key has a list of texts, a row for each.
#[cfg(not(target_arch = "wasm32"))]
pub(in crate::country) fn holds_texts(key: &str) -> bool {
    LISTS.contains(&key)
}

/// A key of texts with what was written of it in cells, as a line of the file.
#[cfg(not(target_arch = "wasm32"))]
pub(in crate::country) fn line(key: &str, values: &[String]) -> String {
    let text = |value: &String| toml::Value::from(value.as_str()).to_string();
    if holds_texts(key) {
        let values = values.iter().filter(|value| !value.is_empty()).map(text);
        return format!("{key} = [{}]", values.collect::<Vec<String>>().join(", "));
    }
    format!("{key} = {}", values.first().map(text).unwrap_or_default())
}

/// What a file says of a pack as cells: keys with their values, lists of texts a row each, and what has parts a row
/// for each of them.
pub fn about_in_cells(text: &str) -> Vec<[String; 2]> {
    let Ok(table) = text.parse::<toml::Table>() else { return Vec::new() };
    let mut rows = Vec::new();
    for (key, _) in KEYS {
        let value = table.get(key);
        if let Some((_, parts)) = IN_PARTS.iter().find(|(of, _)| *of == key) {
            let cell = |(n, part): (usize, &&str)| {
                let value = value.map_or(String::new(), |value| of_part(value, (n, part)));
                [format!("{key} {part}"), value]
            };
            rows.extend(parts.iter().enumerate().map(cell));
            continue;
        }
        let list = value.and_then(toml::Value::as_array).filter(|_| LISTS.contains(&key));
        let values = match (list, value) {
            (Some(list), _) if !list.is_empty() => list.iter().map(in_a_cell).collect(),
            (None, Some(value)) => vec![in_a_cell(value)],
            (Some(_), _) | (None, None) => vec![String::new()],
        };
        rows.extend(values.into_iter().map(|value| [key.to_owned(), value]));
    }
    rows
}

fn in_a_cell(value: &toml::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// One of the parts of a value, as a person types it; empty where it is not there.
fn of_part(value: &toml::Value, (n, part): (usize, &str)) -> String {
    let found = match value {
        toml::Value::Array(list) => list.get(n),
        toml::Value::Table(table) => table.get(part),
        toml::Value::String(_)
        | toml::Value::Integer(_)
        | toml::Value::Float(_)
        | toml::Value::Boolean(_)
        | toml::Value::Datetime(_) => None,
    };
    let text = found.map(in_a_cell).unwrap_or_default();
    // The first day of a month is the month.
    match (part, text.strip_suffix("-01")) {
        ("from", Some(month)) => month.to_owned(),
        _ => text,
    }
}

/// Where a key stands among all keys; after them where it is none.
#[cfg(not(target_arch = "wasm32"))]
pub(in crate::country) fn place_of_key(key: &str) -> usize {
    KEYS.iter().position(|(known, _)| *known == key).unwrap_or(KEYS.len())
}

/// What a key of the file, or a part of it, means, as the manual has it; empty for what is no key.
pub fn key_meaning(key: &str) -> &'static str {
    let known = KEYS.iter().chain(&PART_MEANS).find(|(known, _)| *known == key);
    known.map_or("", |(_, means)| means)
}
