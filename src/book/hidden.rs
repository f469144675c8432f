//! Which rows and columns of a workbook of Excel are hidden: the library reads them like all others.

use super::cells::Unseen;
use super::tags::{Tag, tags};
use std::collections::BTreeMap;

/// What the parts of a workbook say of it.
#[derive(Default)]
pub(super) struct Hiding {
    /// Keys of the sheets in order, parts by key, and what is hidden by part.
    sheets: Vec<Vec<u8>>,
    parts: BTreeMap<Vec<u8>, String>,
    unseen: BTreeMap<String, Unseen>,
}

impl Hiding {
    /// Takes in a part by its name.
    pub(super) fn look(&mut self, name: &str, part: &[u8]) {
        match name {
            "xl/workbook.xml" => {
                let sheets = tags(part).filter(|tag| tag.local() == b"sheet" && !tag.ends);
                self.sheets = sheets.map(|tag| key(&tag)).collect();
            }
            "xl/_rels/workbook.xml.rels" => {
                let said = tags(part).filter(|tag| tag.local() == b"Relationship");
                self.parts = said.filter_map(|tag| Some((key(&tag), target(&tag)?))).collect();
            }
            _ if name.starts_with("xl/worksheets/") => {
                let unseen = of_sheet(part);
                if !unseen.rows.is_empty() || !unseen.columns.is_empty() {
                    self.unseen.insert(name.to_owned(), unseen);
                }
            }
            _ => {}
        }
    }

    /// What is hidden of a sheet, by its number from nought.
    pub(super) fn of(&self, sheet: usize) -> Unseen {
        let part = self.sheets.get(sheet).and_then(|key| self.parts.get(key));
        part.and_then(|part| self.unseen.get(part)).cloned().unwrap_or_default()
    }
}

/// The key of a sheet or of a part.
fn key(tag: &Tag<'_>) -> Vec<u8> {
    let is_key = |key: &[u8]| key == b"Id" || key.ends_with(b":id");
    let key = tag.attributes().find(|(key, _)| is_key(key));
    key.map(|(_, value)| value.to_vec()).unwrap_or_default()
}

fn target(tag: &Tag<'_>) -> Option<String> {
    let target = std::str::from_utf8(tag.attribute(b"Target")?).ok()?;
    Some(target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned))
}

fn of_sheet(part: &[u8]) -> Unseen {
    let mut unseen = Unseen::default();
    let mut rows = 0;
    for tag in tags(part).filter(|tag| !tag.ends) {
        let at = |key: &[u8]| tag.number(key).and_then(|n| u32::try_from(n).ok());
        match tag.local() {
            b"row" => {
                let row = at(b"r").map_or(rows, |row| row.saturating_sub(1));
                rows = row.saturating_add(1);
                if is_hidden(&tag, b"ht") {
                    unseen.rows.push((row, rows));
                }
            }
            b"col" if is_hidden(&tag, b"width") => {
                let (first, last) = (at(b"min").unwrap_or(1), at(b"max").unwrap_or(1));
                unseen.columns.push((first.saturating_sub(1), last));
            }
            _ => {}
        }
    }
    unseen
}

/// Whether a row or a column is hidden, or so thin that nobody sees it.
fn is_hidden(tag: &Tag<'_>, thick: &[u8]) -> bool {
    let says = tag.attribute(b"hidden").is_some_and(|said| said == b"1" || said == b"true");
    says || tag.attribute(thick).is_some_and(|thick| thick == b"0")
}
