//! Keys of `pack.toml` that an import can fill: those that still stand as a new pack has them, and no others.

use crate::country::template;

/// Fills keys that stand as in a new pack; says which, as they read now.
pub(super) fn filled(text: &str, values: &[(&str, String)]) -> (String, Vec<String>) {
    let fresh = template("");
    let fresh = fresh.iter().find(|(file, _)| file == FILE).map_or("", |(_, text)| text.as_str());
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let mut set = Vec::new();
    for (key, value) in values {
        let is_of_key =
            |line: &&str| line.split_once('=').is_some_and(|(name, _)| name.trim() == *key);
        let Some(untouched) = fresh.lines().find(is_of_key) else { continue };
        if let Some(line) = lines.iter_mut().find(|line| line.trim() == untouched) {
            *line = format!("{key} = {value}");
            set.push(line.clone());
        }
    }
    (lines.join("\n") + "\n", set)
}

/// Its name in the pack.
pub(super) const FILE: &str = "pack.toml";

/// The value of a key as it is written.
pub(super) fn value<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    let mut lines = text.lines().filter_map(|line| line.split_once('='));
    lines.find(|(name, _)| name.trim() == key).map(|(_, value)| value.trim())
}

/// Whether a key stands as a new pack has it.
pub(super) fn is_untouched(text: &str, key: &str) -> bool {
    let fresh = template("");
    let fresh = fresh.iter().find(|(file, _)| file == FILE).map_or("", |(_, text)| text.as_str());
    value(text, key) == value(fresh, key)
}

/// A text between quotes.
pub(super) fn quoted(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !c.is_control()).collect();
    format!("\"{}\"", plain.replace('\\', "\\\\").replace('"', "\\\""))
}
