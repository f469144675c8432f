//! Forms in the files that teams hand in: TOML and CSV.

use super::definition::{line_of, one};
use super::lines::{Column, Line, Written};
use crate::issues::{At, Issues};
use std::collections::BTreeMap;

/// Name of the column with a line's first word.
pub const SAYS: &str = "line";

/// The lines of a form as CSV, with a header of `line`, `value`, `from`, `to`, `mt` and `against` in any
/// order.
///
/// # Errors
/// What cannot be read at all.
pub fn of_csv(file: &str, bytes: &[u8]) -> Result<Vec<Line>, Issues> {
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let broken = |line: u64, why: &str| {
        let at = At::line(file, line);
        one("E0703", at, &format!("cannot be read as CSV: {why}"), "UTF-8 with commas", "")
    };
    let header = reader.headers().map_err(|error| broken(1, &error.to_string()))?.clone();
    let names: Vec<String> = header.iter().map(|name| name.trim().to_lowercase()).collect();
    if !names.iter().any(|name| name == SAYS) {
        let expected = "line,value,from,to,mt,against";
        return Err(one("E0703", At::line(file, 1), "no column `line`", expected, ""));
    }
    let mut lines = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            let line = error.position().map_or(1, csv::Position::line);
            broken(line, &error.to_string())
        })?;
        let line = record.position().map_or(1, csv::Position::line);
        let cells = names.iter().map(String::as_str).zip(record.iter());
        let cells = cells.map(|(name, text)| (name, text, At::cell(file, line, name)));
        lines.extend(of_cells(cells));
    }
    Ok(lines)
}

/// A line from its named cells; `None` where all are empty.
pub(super) fn of_cells<'a>(cells: impl Iterator<Item = (&'a str, &'a str, At)>) -> Option<Line> {
    let (mut says, mut found, mut unknown) = (None, BTreeMap::new(), Vec::new());
    for (name, text, at) in cells {
        let written = Written { text: text.trim().to_owned(), at };
        match Column::parse(name) {
            _ if name == SAYS => says = Some(written),
            Some(column) if !written.text.is_empty() => {
                found.insert(column, written);
            }
            None if !written.text.is_empty() && !name.is_empty() => {
                unknown.push((name.to_owned(), written));
            }
            // What stands beside the form, below no heading, is for people: hints, remarks.
            _ => {}
        }
    }
    let empty = found.is_empty() && unknown.is_empty();
    let says = says.filter(|says| !says.text.is_empty() || !empty)?;
    Some(Line { says, cells: found, unknown })
}

/// The lines of a form as CSV, in the layout of [`of_csv`].
pub fn to_csv(lines: &[Line]) -> Vec<u8> {
    let mut text = Vec::new();
    let mut writer = csv::Writer::from_writer(&mut text);
    let header = std::iter::once(SAYS).chain(Column::ALL.iter().map(|column| column.word()));
    // Written to memory, which does not fail.
    let _ = writer.write_record(header);
    for line in lines.iter().filter(|line| !line.cells.is_empty()) {
        let cells = Column::ALL
            .iter()
            .map(|column| line.cells.get(column).map_or("", |written| written.text.as_str()));
        let _ = writer.write_record(std::iter::once(line.says.text.as_str()).chain(cells));
    }
    drop(writer);
    text
}

/// The lines of a form as TOML: `[[decide]]` with the keys of the columns, `line` among them.
///
/// # Errors
/// What cannot be read at all.
pub fn of_toml(file: &str, bytes: &[u8]) -> Result<Vec<Line>, Issues> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| one("E0703", At::file(file), "it is no UTF-8 text", "TOML in UTF-8", ""))?;
    let table: toml::Table = toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_of(text, span.start));
        let seen = format!("cannot be read as TOML: {}", error.message());
        one("E0703", At::line(file, line), &seen, "TOML", "")
    })?;
    let rows = match table.get("decide") {
        None => Vec::new(),
        Some(toml::Value::Array(rows)) if rows.iter().all(toml::Value::is_table) => rows.clone(),
        Some(_) => {
            let seen = "`decide` is no list of tables";
            return Err(one("E0703", At::file(file), seen, "[[decide]] for every line", ""));
        }
    };
    let unknown = table.keys().find(|key| *key != "decide");
    if let Some(key) = unknown {
        let seen = format!("there is no key `{key}` here");
        return Err(one("E0703", At::file(file), &seen, "[[decide]] and nothing else", ""));
    }
    let mut lines = Vec::new();
    for (n, row) in rows.iter().enumerate() {
        let Some(row) = row.as_table() else { continue };
        let text = |value: &toml::Value| match value {
            toml::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let cells: Vec<(String, String)> =
            row.iter().map(|(name, value)| (name.clone(), text(value))).collect();
        let cells = cells.iter().map(|(name, text)| {
            let place = format!("decide {}: {name}", n + 1);
            let at = At { file: file.to_owned(), line: None, column: Some(place) };
            (name.as_str(), text.as_str(), at)
        });
        lines.extend(of_cells(cells));
    }
    Ok(lines)
}
