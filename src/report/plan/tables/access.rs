//! `access.csv`: how much of each month every permission is open, and by whose decision.

use crate::country::{PermissionIx, State};
use crate::report::findings::subject::Subject;
use crate::report::kit::figure::Figure;
use crate::report::kit::sheet::{Cell, Sheet};
use crate::report::sharing::Content;
use crate::scenario::{Base, Cause, Ruling};
use crate::units::Share;

pub(super) fn sheet(subject: &Subject<'_>) -> Sheet {
    let columns = [
        "permission",
        "name",
        "kind",
        "counterpart",
        "month",
        "open_share",
        "because",
        "source",
        "note",
    ];
    let mut sheet = Sheet::new("access", &columns);
    let country = subject.country;
    for (n, permission) in country.permissions.iter().enumerate() {
        let ix = PermissionIx(n as u16);
        let counterpart = &country.counterparts[permission.counterpart.index()];
        for (period, month) in subject.months() {
            let rulings = subject.network.access.rulings(ix, period);
            let because: Vec<String> = rulings.iter().map(|r| because(subject, r)).collect();
            sheet.rows.push(vec![
                Cell::text(&permission.id),
                Cell::text(&permission.name),
                Cell::text(permission.kind.word()),
                Cell::text(&counterpart.name),
                Cell::Text(month.to_string()),
                Cell::Figure(share(subject.network.access.state_share(ix, period))),
                Cell::Text(because.join("; ")),
                Cell::Text(sources(subject, &rulings)),
                Cell::Text(notes(subject, &rulings)),
            ]);
        }
    }
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

fn share(share: Share) -> Figure {
    let (n, d) = (*share.ratio().numer(), *share.ratio().denom());
    Figure::rounded(crate::plan::Exact::new(i128::from(n), i128::from(d)), 6)
}
