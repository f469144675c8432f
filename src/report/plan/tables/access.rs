//! `access.csv`: how much of each month every permission is open, and by whose decision.

use crate::country::{Permission, PermissionIx};
use crate::kit::figure::Figure;
use crate::kit::sentence::{Joined, plainly};
use crate::kit::sheet::{Cell, Sheet};
use crate::kit::{Declared, Sentence, known, say};
use crate::report::findings::states::state_in_words;
use crate::report::findings::subject::Subject;
use crate::scenario::{Base, Cause, Ruling};
use crate::sharing::Content;
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
            let because = rulings.iter().map(|ruling| because(subject, ruling));
            rows.push(Row {
                permission: permission.clone(),
                counterpart: country.counterparts[permission.counterpart.index()].name.clone(),
                month,
                open: subject.network.access.state_share(PermissionIx(ix), period),
                because: Joined::Semicolons.list(because).to_string(),
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
fn because(subject: &Subject<'_>, ruling: &Ruling) -> Sentence {
    let scenario = subject.scenario;
    let who = match ruling.cause {
        Cause::Base => match scenario.base {
            Base::Pack => say!("plan.access.default", "the pack's default"),
            Base::AllGranted => say!("plan.access.all-granted", "everything granted"),
            Base::AllDenied => say!("plan.access.all-denied", "everything denied"),
        },
        Cause::Decision(ix) => {
            let decision = &scenario.decisions[ix.index()];
            say!(
                "plan.access.decision",
                "decision {number} of {scenario}: {state}",
                number = plainly(Figure::whole(decision.number.into())),
                scenario = &decision.written_in,
                state = state_in_words(decision.state),
            )
        }
        Cause::Trigger(ix) => {
            let trigger = &scenario.triggers[ix.index()];
            say!(
                "plan.access.event",
                "event {number}, {event}: {state}",
                number = plainly(Figure::whole(trigger.number.into())),
                event = &trigger.event,
                state = state_in_words(trigger.state),
            )
        }
        Cause::RedLine => say!("plan.access.red-line", "behind a red line"),
        Cause::Switch => say!("plan.access.switched", "switched"),
    };
    say!(
        "plan.access.because",
        "{who}, {days} {days:day|days} {open} open",
        who,
        days = u32::from(ruling.days),
        open = ruling.open.to_string(),
    )
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
            let id = subject.country.sources[source.index()].id.as_str();
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
