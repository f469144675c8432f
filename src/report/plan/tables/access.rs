//! `access.csv`: how much of each month every permission is open, and by whose decision.

use crate::country::{Permission, PermissionIx, State};
use crate::report::findings::subject::Subject;
use crate::report::kit::figure::Figure;
use crate::report::kit::sheet::{Cell, Sheet};
use crate::report::kit::{Declared, known};
use crate::report::sharing::Content;
use crate::scenario::{Base, Cause, Ruling};
use crate::time::Month;
use crate::units::Share;

/// A permission in a month.
pub(super) struct Row {
    permission: Permission,
    counterpart: String,
    month: Month,
    open: Share,
    because: String,
    source: String,
    note: String,
}

pub(super) const ACCESS: Declared<Row> = Declared {
    name: "access",
    row: "How far a permission is open in a month, and by whose decision",
    columns: &[
        known("permission", "Key", |row| Cell::text(&row.permission.id)),
        known("name", "Permission", |row| Cell::text(&row.permission.name)),
        known("kind", "Sort", |row| Cell::text(row.permission.kind.word())),
        known("counterpart", "Who decides", |row| Cell::text(&row.counterpart)),
        known("month", "Month", |row| Cell::Text(row.month.to_string())),
        known("open_share", "Open", |row| Cell::Figure(Figure::part(row.open))),
        known("because", "Because", |row| Cell::text(&row.because)),
        known("source", "Sources", |row| Cell::text(&row.source)),
        known("note", "Note", |row| Cell::text(&row.note)),
    ],
};

pub(super) fn sheet(subject: &Subject<'_>) -> Sheet {
    let country = subject.country;
    let mut rows = Vec::new();
    for (permission, ix) in country.permissions.iter().zip(0..) {
        for (period, month) in subject.months() {
            let rulings = subject.network.access.rulings(PermissionIx(ix), period);
            let because: Vec<String> = rulings.iter().map(|r| because(subject, r)).collect();
            rows.push(Row {
                permission: permission.clone(),
                counterpart: country.counterparts[permission.counterpart.index()].name.clone(),
                month,
                open: subject.network.access.state_share(PermissionIx(ix), period),
                because: because.join("; "),
                source: sources(subject, &rulings),
                note: notes(subject, &rulings),
            });
        }
    }
    let sheet = ACCESS.data_of(&rows);
    if subject.shows(Content::Counterparts) && subject.shows(Content::Notes) {
        return sheet;
    }
    let named = ["name", "counterpart", "because", "source", "note"];
    named.into_iter().fold(sheet, Sheet::without)
}

/// Who rules, for how many days and how: `decision 3 of baseline: denied, 10 days`.
fn because(subject: &Subject<'_>, ruling: &Ruling) -> String {
    let scenario = subject.scenario;
    let who = match ruling.cause {
        Cause::Base => match scenario.base {
            Base::Pack => "the pack's default".to_owned(),
            Base::AllGranted => "everything granted".to_owned(),
            Base::AllDenied => "everything denied".to_owned(),
        },
        Cause::Decision(ix) => {
            let decision = &scenario.decisions[ix.index()];
            let state = state(decision.state);
            format!("decision {} of {}: {state}", decision.number, decision.written_in)
        }
        Cause::Trigger(ix) => {
            let trigger = &scenario.triggers[ix.index()];
            format!("event {}, {}: {}", trigger.number, trigger.event, state(trigger.state))
        }
        Cause::RedLine => "behind a red line".to_owned(),
        Cause::Switch => "switched".to_owned(),
    };
    let days = if ruling.days == 1 { "day" } else { "days" };
    format!("{who}, {} {days} {} open", ruling.days, ruling.open)
}

fn state(state: State) -> String {
    match state {
        State::Granted => "granted".to_owned(),
        State::Partial(share) => format!("granted for {share}"),
        State::Denied => "denied".to_owned(),
        State::Unknown => "unknown".to_owned(),
    }
}

fn sources(subject: &Subject<'_>, rulings: &[Ruling]) -> String {
    let scenario = subject.scenario;
    let mut ids: Vec<&str> = Vec::new();
    for ruling in rulings {
        let sources = match ruling.cause {
            Cause::Decision(ix) => scenario.decisions[ix.index()].sources.as_slice(),
            Cause::Trigger(ix) => scenario.triggers[ix.index()].sources.as_slice(),
            Cause::Base | Cause::RedLine | Cause::Switch => &[],
        };
        for source in sources {
            let id = subject.country.sources[usize::from(source.0)].id.as_str();
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    ids.join("|")
}

fn notes(subject: &Subject<'_>, rulings: &[Ruling]) -> String {
    let note = |ruling: &Ruling| match ruling.cause {
        Cause::Decision(ix) => Some(subject.scenario.decisions[ix.index()].note.as_str()),
        Cause::Trigger(ix) => Some(subject.scenario.triggers[ix.index()].why.as_str()),
        Cause::Base | Cause::RedLine | Cause::Switch => None,
    };
    let told: Vec<&str> = rulings.iter().filter_map(note).filter(|n| !n.is_empty()).collect();
    told.join(" ")
}
