//! Files held against the same files laid out again: which differ, and by which figure first.

use super::compare::few;
use super::folder::Folder;
use serde_json::Value;
use std::collections::BTreeMap;

/// Every file of a run folder that is not what it must be.
pub fn same_files(folder: &Folder, right: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, right) in right {
        match folder.bytes(name) {
            Err(_) => faults.push(format!("{name} is missing or cannot be read")),
            Ok(found) if found != *right => faults.push(first_difference(name, &found, right)),
            Ok(_) => {}
        }
    }
    let more = folder.names().into_iter().filter(|name| !right.contains_key(name));
    faults.extend(more.map(|name| format!("{name} is no file of this run")));
    few(faults)
}

/// The first figure that differs, found -> right.
fn first_difference(name: &str, found: &[u8], right: &[u8]) -> String {
    let told = if name.ends_with(".json") {
        let read = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).ok();
        let both = read(found).zip(read(right));
        both.and_then(|(found, right)| in_values(&found, &right, ""))
    } else if name.ends_with(".csv") {
        in_rows(found, right)
    } else {
        None
    };
    let told = told.or_else(|| in_lines(found, right));
    format!("{name}{}", told.unwrap_or_else(|| " is written otherwise".to_owned()))
}

fn in_values(found: &Value, right: &Value, at: &str) -> Option<String> {
    if found == right {
        return None;
    }
    match (found, right) {
        (Value::Object(found), Value::Object(right)) => {
            let keys = right.keys().chain(found.keys());
            keys.filter(|key| found.get(*key) != right.get(*key)).find_map(|key| {
                let at = format!("{at} {key}");
                match (found.get(key), right.get(key)) {
                    (Some(found), Some(right)) => in_values(found, right, &at),
                    (None, _) => Some(format!("{at}: is missing")),
                    (_, None) => Some(format!("{at}: has no place here")),
                }
            })
        }
        (Value::Array(found), Value::Array(right)) if found.len() == right.len() => {
            let mut pairs = found.iter().zip(right).enumerate();
            pairs
                .find_map(|(n, (found, right))| in_values(found, right, &format!("{at} {}", n + 1)))
        }
        (Value::Array(found), Value::Array(right)) => {
            Some(format!("{at}: {} entries -> {}", found.len(), right.len()))
        }
        _ => Some(format!("{at}: {} -> {}", short(&found.to_string()), short(&right.to_string()))),
    }
}

fn in_rows(found: &[u8], right: &[u8]) -> Option<String> {
    let rows = |bytes: &[u8]| -> Option<Vec<csv::StringRecord>> {
        let mut reader = csv::ReaderBuilder::new();
        reader
            .has_headers(false)
            .flexible(true)
            .from_reader(bytes)
            .records()
            .collect::<Result<_, _>>()
            .ok()
    };
    let (found, right) = (rows(found)?, rows(right)?);
    let header = right.first()?.clone();
    for (n, (found, right)) in found.iter().zip(&right).enumerate() {
        for column in 0..found.len().max(right.len()) {
            let [found, right] = [found, right].map(|row| row.get(column).unwrap_or_default());
            if found != right {
                let name = header.get(column).unwrap_or_default();
                let (found, right) = (short(found), short(right));
                return Some(format!(" line {} {name}: {found} -> {right}", n + 1));
            }
        }
    }
    (found.len() != right.len()).then(|| format!(": {} rows -> {}", found.len(), right.len()))
}

fn in_lines(found: &[u8], right: &[u8]) -> Option<String> {
    let (found, right) = (std::str::from_utf8(found).ok()?, std::str::from_utf8(right).ok()?);
    let mut lines = found.lines().zip(right.lines()).enumerate();
    let (n, (found, right)) = lines.find(|(_, (found, right))| found != right)?;
    Some(format!(" line {}: {} -> {}", n + 1, short(found), short(right)))
}

/// So much of a text that a line can hold it.
fn short(text: &str) -> String {
    const MOST: usize = 60;
    let plain: String = text.chars().filter(|c| !c.is_control()).take(MOST).collect();
    if plain.chars().count() < text.chars().count() { plain + "…" } else { plain }
}
