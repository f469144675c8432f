//! A column that is missing, and the unknown one that may be meant.

use super::{is_tags, trimmed};
use crate::country::read::records::Records;
use crate::country::read::shown;
use crate::country::tables::{Column, Kind, Table};
use crate::issues::{At, Code, Issue, nearest};
use std::collections::BTreeSet;

/// A column that is not there. The unknown column that may be meant is named here and not again.
pub(super) fn missing<'n>(
    table: &Table,
    line: u64,
    column: &Column,
    (names, records, unknown): (&[&'n str], &Records, &mut Vec<&'n str>),
) -> Issue {
    let at = At::line(table.file, line);
    let household = unknown.iter().position(|name| name.contains("household"));
    if let (true, Some(found)) = (column.name == "kg_per_person_month", household) {
        let seen = format!("weight by household in {}", shown(unknown.remove(found)));
        let help = "divide by the people in a household, and say by how many in the note";
        return Issue::new(Code("E0115"), at, &seen, &format!("`{}`", column.name), help);
    }
    let seen = format!("no column `{}`", column.name);
    let part = |name: &&&str| name.to_lowercase().contains(column.name);
    let near = nearest(column.name, unknown.iter().copied());
    let near = near.or_else(|| unknown.iter().find(part).copied());
    let holding = || holding_keys(column, (names, records), unknown);
    let (near, help) = match near {
        Some(near) => {
            (Some(near), format!("is it {}? rename it to `{}`", shown(near), column.name))
        }
        None => match holding() {
            Some(near) => {
                let holds = "holds a key in every row: is it that? rename it to";
                (Some(near), format!("{} {holds} `{}`", shown(near), column.name))
            }
            None => (None, column.means.trim_end_matches('.').to_owned()),
        },
    };
    unknown.retain(|name| Some(*name) != near);
    Issue::new(Code("E0012"), at, &seen, "", &help)
}

/// Of the unknown columns the only one that holds a key in every row, where a column of keys is missing; keys of the
/// rows themselves stand there once each.
fn holding_keys<'n>(
    column: &Column,
    (names, records): (&[&'n str], &Records),
    unknown: &[&'n str],
) -> Option<&'n str> {
    let once = matches!(column.kind, Kind::Id | Kind::Pcode);
    if !once && !matches!(column.kind, Kind::Key(_) | Kind::Area(_)) {
        return None;
    }
    let holds = |name: &&&str| {
        let Some(place) = names.iter().position(|own| own == *name) else { return false };
        let mut rows = records.of(1..records.len()).filter(|row| !is_tags(*row)).peekable();
        let mut seen = BTreeSet::new();
        let key = |text: &str| {
            let sign = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
            text.bytes().all(sign) && text.bytes().any(|byte| byte.is_ascii_alphabetic())
        };
        rows.peek().is_some()
            && rows.all(|row| {
                let cell = trimmed(row.cell(place));
                key(cell) && (seen.insert(cell.to_owned()) || !once)
            })
    };
    let mut found = unknown.iter().filter(holds);
    found.next().copied().filter(|_| found.next().is_none())
}
