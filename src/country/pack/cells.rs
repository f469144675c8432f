//! What a pack says of itself as cells of a sheet, and back.

use super::KEYS;

/// Keys whose value is a text.
#[cfg(not(target_arch = "wasm32"))]
const TEXTS: [&str; 7] = ["iso2", "iso3", "name", "version", "currency", "licence", "ration"];
/// Keys with a list of texts.
const LISTS: [&str; 2] = ["attribution", "notes"];

/// A key with what was written of it in cells, as a line of the file: texts without their marks, all else as the file
/// has it. What is said twice and is no list stands there twice, and is told like any other mistake of the file.
#[cfg(not(target_arch = "wasm32"))]
pub(in crate::country) fn line(key: &str, values: &[String]) -> String {
    let text = |value: &String| toml::Value::from(value.as_str()).to_string();
    if LISTS.contains(&key) {
        let values = values.iter().filter(|value| !value.is_empty()).map(text);
        return format!("{key} = [{}]", values.collect::<Vec<String>>().join(", "));
    }
    let line = |value: &String| match TEXTS.contains(&key) {
        true => format!("{key} = {}", text(value)),
        false => format!("{key} = {value}"),
    };
    values.iter().map(line).collect::<Vec<String>>().join("\n")
}

/// What a file says of a pack as cells: keys with their values, lists of texts a row each.
pub fn about_in_cells(text: &str) -> Vec<[String; 2]> {
    let Ok(table) = text.parse::<toml::Table>() else { return Vec::new() };
    let mut rows = Vec::new();
    for (key, _) in KEYS {
        let cell =
            |value: &toml::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        match table.get(key) {
            Some(toml::Value::Array(list)) if LISTS.contains(&key) => {
                let list = if list.is_empty() {
                    vec![String::new()]
                } else {
                    list.iter().map(cell).collect()
                };
                rows.extend(list.into_iter().map(|value| [key.to_owned(), value]));
            }
            Some(value) => rows.push([key.to_owned(), cell(value)]),
            None => rows.push([key.to_owned(), String::new()]),
        }
    }
    rows
}

/// What a key of the file means, as the manual has it; empty for what is no key.
pub fn key_meaning(key: &str) -> &'static str {
    KEYS.iter().find(|(known, _)| *known == key).map_or("", |(_, means)| means)
}
