//! Texts about files of a pack in the words of a workbook: rows for lines, sheets for files.

use crate::country::pack::FILE;
use crate::country::tables::TABLES;

/// A text with rows for the lines it tells, and sheets for the files.
pub(super) fn of_sheets(text: String, row: impl Fn(u64) -> Option<u64>) -> String {
    let mut told = rows(text, row);
    let names = TABLES.iter().map(|table| table.file).chain([FILE]);
    for name in names.filter(|name| name.len() < MOST) {
        if !told.contains(name) {
            continue;
        }
        let sheet = name.rsplit_once('.').map_or(name, |(sheet, _)| sheet);
        told = told.replace(&format!("`{name}`"), &format!("the sheet `{sheet}`"));
        told = whole(&told, name, &format!("the sheet {sheet}"));
    }
    told
}

/// Longer names than any file has.
const MOST: usize = 100;

/// Lines as the rows that they stand in.
fn rows(text: String, row: impl Fn(u64) -> Option<u64>) -> String {
    const LINE: &str = "line ";
    let (mut told, mut rest) = (String::new(), text.as_str());
    while let Some(at) = rest.find(LINE) {
        let begins = !rest[..at].ends_with(|c: char| c.is_alphanumeric());
        let after = &rest[at + LINE.len()..];
        let digits = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        let found = after[..digits].parse().ok().filter(|_| begins).and_then(&row);
        told.push_str(&rest[..at]);
        match found {
            Some(found) => told.push_str(&format!("row {found}")),
            None => told.push_str(&rest[at..at + LINE.len() + digits]),
        }
        rest = &after[digits..];
    }
    told + rest
}

/// A name replaced where it is not part of a longer one.
fn whole(text: &str, name: &str, by: &str) -> String {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '.');
    let (mut told, mut rest) = (String::new(), text);
    while let Some(at) = rest.find(name) {
        let after = &rest[at + name.len()..];
        // A full stop may follow, and then a blank.
        let next = after.trim_start_matches('.');
        let alone = !rest[..at].ends_with(is_part) && !next.starts_with(is_part);
        told.push_str(&rest[..at]);
        told.push_str(if alone { by } else { name });
        rest = after;
    }
    told + rest
}
