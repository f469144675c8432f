//! The decisions and triggers of one scenario file.

use super::Conditions;
use super::conditions::{conditions, share};
use super::file::unknown;
use super::keys::check_keys;
use super::manual::{self, keys};
use super::merge::MOST;
use super::toml_reader::Page;
use super::toml_table::{Field, Table};
use crate::country::{Country, PermissionIx, State};
use crate::evidence::SourceIx;
use crate::issues::folded;
use crate::units::Share;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// A day and where it is written.
pub(super) type Day = (Date, usize);

/// A decision as its table says; dates left out follow once the window is known.
pub(super) struct WrittenDecision {
    /// Where its table starts.
    pub(super) offset: usize,
    pub(super) permissions: Vec<PermissionIx>,
    pub(super) state: State,
    pub(super) from: Option<Day>,
    pub(super) to: Option<Day>,
    pub(super) declared: Option<Day>,
    pub(super) end_known: Option<Day>,
    pub(super) conditions: Conditions,
    pub(super) rank: u8,
    pub(super) sources: Vec<SourceIx>,
    pub(super) note: String,
}

/// A trigger as its table says.
pub(super) struct WrittenTrigger {
    /// Where its table starts.
    pub(super) offset: usize,
    pub(super) event: String,
    pub(super) on: Option<Day>,
    pub(super) to: Option<Day>,
    pub(super) permissions: Vec<PermissionIx>,
    pub(super) state: State,
    pub(super) rank: u8,
    pub(super) why: String,
    pub(super) sources: Vec<SourceIx>,
}

/// Every readable `[[decide]]`.
pub(super) fn decisions(country: &Country, page: &mut Page, top: &Table) -> Vec<WrittenDecision> {
    let tables = listed(page, top, ("decide", MOST));
    let read = |table| decision(country, page, &table);
    tables.into_iter().filter_map(read).collect()
}

/// Every readable `[[trigger]]`.
pub(super) fn triggers(country: &Country, page: &mut Page, top: &Table) -> Vec<WrittenTrigger> {
    let tables = listed(page, top, ("trigger", MOST));
    let read = |table| trigger(country, page, &table);
    tables.into_iter().filter_map(read).collect()
}

/// The tables of a list; none, where there are too many.
pub(super) fn listed<'t>(
    page: &mut Page,
    top: &Table<'t>,
    (key, most): (&str, usize),
) -> Vec<Table<'t>> {
    let Some(field) = top.get(key) else {
        return Vec::new();
    };
    let tables = page.tables(&field);
    if tables.len() > most {
        let seen = format!("{} tables of `{key}`", tables.len());
        let expected = format!("{most} at the most");
        let help = "name more in one table, or longer spans";
        page.say_of("E0019", &field, [&seen, &expected, help]);
        return Vec::new();
    }
    tables
}

fn decision(country: &Country, page: &mut Page, table: &Table) -> Option<WrittenDecision> {
    check_keys(page, table, &keys(&manual::DECIDE));
    let permissions = permissions(country, page, table);
    let state = state(page, table, None);
    let dates = dates(page, table, ["from", "to", "declared", "end_known"]);
    let conditions = conditions(country, page, table, (&permissions, state));
    let sources = sources(country, page, table);
    let note = table.get("note").and_then(|field| page.any_text(&field));
    let rank = rank(page, table);
    // With a date unread, whatever followed from the others would be told wrongly.
    if permissions.is_empty() || unread(table, ["from", "to", "declared", "end_known"], &dates) {
        return None;
    }
    let [from, to, declared, end_known] = dates;
    Some(WrittenDecision {
        offset: table.offset,
        permissions,
        state: state?,
        from,
        to,
        declared,
        end_known,
        conditions,
        rank,
        sources,
        note: folded(note.unwrap_or_default()),
    })
}

fn trigger(country: &Country, page: &mut Page, table: &Table) -> Option<WrittenTrigger> {
    check_keys(page, table, &keys(&manual::TRIGGER));
    let event = match table.get("event") {
        Some(field) => page.text(&field),
        None => {
            let expected = "event = \"…\", what would happen";
            page.say("E0415", (table.offset, "event"), ["`event` is missing", expected, ""]);
            None
        }
    };
    let permissions = permissions(country, page, table);
    let state = state(page, table, Some(State::Denied));
    let dates = dates(page, table, ["on", "to"]);
    if let (None, Some(to)) = (table.get("on"), table.get("to")) {
        let expected = "on = the day it happens; without both it does not fire";
        page.say_of("E0415", &to, ["`on` is missing", expected, ""]);
    }
    let sources = sources(country, page, table);
    let why = table.get("why").and_then(|field| page.any_text(&field));
    let rank = rank(page, table);
    if permissions.is_empty() || unread(table, ["on", "to"], &dates) {
        return None;
    }
    let [on, to] = dates;
    Some(WrittenTrigger {
        offset: table.offset,
        event: folded(event?),
        on,
        to,
        permissions,
        state: state?,
        rank,
        why: folded(why.unwrap_or_default()),
        sources,
    })
}

pub(super) fn dates<const N: usize>(
    page: &mut Page,
    table: &Table,
    keys: [&str; N],
) -> [Option<Day>; N] {
    keys.map(|key| {
        let field = table.get(key)?;
        Some((page.date(&field)?, field.offset))
    })
}

fn unread<const N: usize>(table: &Table, keys: [&str; N], dates: &[Option<Day>; N]) -> bool {
    let mut read = keys.iter().zip(dates);
    read.any(|(key, date)| date.is_none() && table.get(key).is_some())
}

/// The permissions a table names one way or the other, in order and each once.
pub(super) fn permissions(country: &Country, page: &mut Page, table: &Table) -> Vec<PermissionIx> {
    let ways = ["permission", "permissions", "counterpart"];
    let named: Vec<Field> = ways.iter().filter_map(|key| table.get(key)).collect();
    let [field] = named.as_slice() else {
        let seen = match named.len() {
            0 => "nothing says which permission",
            _ => "more than one key says which permission",
        };
        let expected = "one of permission, permissions or counterpart";
        page.say("E0415", (table.offset, "permission"), [seen, expected, ""]);
        return Vec::new();
    };
    let found = match field.key {
        "counterpart" => return of_counterpart(country, page, field),
        "permissions" => page.texts(field).unwrap_or_default(),
        _ => vec![*field],
    };
    let found: BTreeSet<PermissionIx> = found
        .iter()
        .filter_map(|field| {
            let id = page.text(field)?;
            let position = country.permissions.binary_search_by(|p| p.id.as_str().cmp(id)).ok();
            if position.is_none() {
                let mut known = country.permissions.iter().map(|p| p.id.as_str());
                unknown(page, field, "permission", (id, &mut known));
            }
            position.map(|n| PermissionIx(n as u32))
        })
        .collect();
    found.into_iter().collect()
}

fn of_counterpart(country: &Country, page: &mut Page, field: &Field) -> Vec<PermissionIx> {
    let Some(id) = page.text(field) else {
        return Vec::new();
    };
    let at = country.counterparts.binary_search_by(|c| c.id.as_str().cmp(id));
    let Ok(at) = at else {
        let mut known = country.counterparts.iter().map(|c| c.id.as_str());
        unknown(page, field, "counterpart", (id, &mut known));
        return Vec::new();
    };
    let held: Vec<PermissionIx> = (0..country.permissions.len() as u32)
        .map(PermissionIx)
        .filter(|ix| country.permissions[ix.index()].counterpart.index() == at)
        .collect();
    if held.is_empty() {
        let seen = format!("`{id}` holds no permission, so nothing is decided");
        page.say_of("W0403", field, [&seen, "a counterpart with permissions", ""]);
    } else if held.len() == country.permissions.len() && held.len() > 1 {
        let seen = format!("`{id}` holds all {} permissions of the pack", held.len());
        let expected = "everything = \"granted\" or \"denied\", if all are meant";
        page.say_of("W0404", field, [&seen, expected, ""]);
    }
    held
}

fn state(page: &mut Page, table: &Table, usual: Option<State>) -> Option<State> {
    // The share of `partial` is put in once both keys are read.
    let words = [
        ("granted", State::Granted),
        ("partial", State::Partial(Share::ALL)),
        ("denied", State::Denied),
        ("unknown", State::Unknown),
    ];
    let written_share = table.get("share");
    let share = written_share.and_then(|field| share(page, &field));
    let Some(field) = table.get("state") else {
        if usual.is_none() {
            let expected = "state = granted, partial, denied or unknown, in quotes";
            page.say("E0415", (table.offset, "state"), ["`state` is missing", expected, ""]);
        }
        return usual;
    };
    const EXPECTED: &str = "share = 0.5 beside state = \"partial\"";
    match (page.word(&field, &words)?, &written_share) {
        (State::Partial(_), Some(_)) => share.map(State::Partial),
        (State::Partial(_), None) => {
            page.say_of("E0415", &field, ["`share` is missing", EXPECTED, ""]);
            None
        }
        (state, Some(share)) => {
            page.say_of("E0412", share, ["a share of a state that is whole", EXPECTED, ""]);
            Some(state)
        }
        (state, None) => Some(state),
    }
}

pub(super) fn sources(country: &Country, page: &mut Page, table: &Table) -> Vec<SourceIx> {
    let Some(field) = table.get("source") else {
        return Vec::new();
    };
    let text = page.text(&field).unwrap_or_default();
    let mut sources = Vec::new();
    for key in text.split('|').map(str::trim).filter(|key| !key.is_empty()) {
        match country.sources.binary_search_by(|source| source.id.as_str().cmp(key)) {
            Ok(n) => sources.push(SourceIx(n as u32)),
            Err(_) => {
                let mut known = country.sources.iter().map(|source| source.id.as_str());
                unknown(page, &field, "source", (key, &mut known));
            }
        }
    }
    sources
}

pub(super) fn rank(page: &mut Page, table: &Table) -> u8 {
    let field = table.get("rank");
    // Nine files of twenty ranks each still count in a byte.
    let rank = field.and_then(|field| page.whole(&field, 0..=20));
    rank.unwrap_or(0) as u8
}
