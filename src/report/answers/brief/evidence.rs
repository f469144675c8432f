//! What the states of a counterpart's permissions rest on.

use super::MANY;
use crate::analysis::brief::Brief;
use crate::country::{Country, Permission, State};
use crate::evidence::SourceIx;
use crate::kit::figure::Figure;
use crate::kit::sentence::{Argument, Joined, term};
use crate::kit::sheet::Cell;
use crate::kit::{Declared, Sentence, col, known, means, say};
use crate::report::findings::terms::terms;
use crate::scenario::{Conditions, Decision};
use crate::units::Share;

/// A decision of the scenario about permissions of the counterpart.
#[derive(Clone, Debug)]
pub(super) struct DecisionTold {
    from: String,
    to: String,
    permissions: Vec<String>,
    state: &'static str,
    /// Part of each day that is open; none where nobody knows.
    open: Option<Share>,
    sources: Vec<String>,
}

pub(super) const DECISIONS: Declared<DecisionTold> = Declared {
    name: "brief-decisions",
    row: "A decision of the scenario about permissions of the counterpart",
    columns: &[
        col("from", "From", means::words("First day").hxl("#date+start"), |row| {
            Cell::text(&row.from)
        }),
        col("to", "To", means::words("Last day").hxl("#date+end"), |row| Cell::text(&row.to)),
        col(
            "permissions",
            "Permissions",
            means::code("Keys of its permissions that are decided, separated by bars")
                .hxl("#access+code"),
            |row| Cell::Text(row.permissions.join("|")),
        ),
        col("state", "State", means::code("granted, partial, denied or unknown"), |row| {
            Cell::text(row.state)
        }),
        col(
            "granted_share",
            "Granted",
            means::share("Part that is granted, 0 to 1; empty where nobody knows"),
            |row| row.open.map_or(Cell::Empty, |share| Cell::Figure(Figure::part(share))),
        ),
        known("source", "Sources", |row| Cell::filled(&row.sources.join("|"))),
    ],
};

/// Keys of sources.
pub(super) fn keys(country: &Country, sources: &[SourceIx]) -> Vec<String> {
    sources.iter().map(|ix| country.sources[ix.index()].id.clone()).collect()
}

/// The counterpart's own among the permissions that are decided.
fn own<'a>(
    country: &'a Country,
    brief: &Brief,
    decision: &'a Decision,
) -> impl Iterator<Item = &'a Permission> {
    let all = decision.permissions.iter().map(|ix| &country.permissions[ix.index()]);
    let counterpart = brief.counterpart;
    all.filter(move |permission| permission.counterpart == counterpart)
}

/// All decisions about it, in the order of the scenario.
pub(super) fn decisions(country: &Country, brief: &Brief) -> Vec<DecisionTold> {
    let told = |decision: &Decision| {
        let open = match decision.state {
            State::Granted => Some(Share::ALL),
            State::Partial(share) => Some(share),
            State::Denied => Some(Share::NONE),
            State::Unknown => None,
        };
        DecisionTold {
            from: decision.span.from.to_string(),
            to: decision.span.to.to_string(),
            permissions: own(country, brief, decision).map(|own| own.id.clone()).collect(),
            state: decision.state.word(),
            open,
            sources: keys(country, &decision.sources),
        }
    };
    brief.decisions.iter().map(told).collect()
}

/// The decisions, and why it is thought to decide, in sentences.
pub(super) fn evidence(country: &Country, brief: &Brief) -> Vec<Sentence> {
    let told = |decision: &Decision| {
        let names = own(country, brief, decision).map(|own| &own.name);
        let sources = match decision.sources.is_empty() {
            true => say!("brief.decision.what-if", "no source: a what-if").into(),
            false => sources(country, &decision.sources),
        };
        say!(
            "brief.decision",
            "{from} to {to}: {permissions} {state} ({sources})",
            from = decision.span.from.to_string(),
            to = decision.span.to.to_string(),
            permissions = Joined::And.list(names),
            state = under(state(decision.state), &decision.conditions),
            sources,
        )
    };
    let mut told: Vec<Sentence> = brief.decisions.iter().take(MANY).map(told).collect();
    if let Some(more) = brief.decisions.len().checked_sub(MANY).filter(|more| *more > 0) {
        told.push(say!(
            "brief.decisions.more",
            "…and {more} more {more:decision|decisions} in the scenario.",
            more,
        ));
    }
    if told.is_empty() {
        told.push(say!(
            "brief.decisions.none",
            "No decision of the scenario names it; the states are the pack's own."
        ));
    }
    let origin = &country.counterparts[brief.counterpart.index()].origin;
    told.push(say!(
        "brief.decides",
        "That it decides is {basis}: {sources}.",
        basis = term(origin.basis.word()),
        sources = sources(country, &origin.sources),
    ));
    told
}

fn sources(country: &Country, sources: &[SourceIx]) -> Argument {
    Joined::Semicolons.list(sources.iter().map(|ix| {
        let source = &country.sources[ix.index()];
        let (title, date) = (&source.title, &source.date);
        match date.is_empty() {
            true => say!("brief.source.undated", "{title}, undated", title),
            false => say!("brief.source", "{title}, {date}", title, date),
        }
    }))
}

/// A state with the strings that are attached to it.
fn under(state: Sentence, conditions: &Conditions) -> Sentence {
    let terms = terms(conditions);
    match terms.is_empty() {
        true => state,
        false => {
            let terms = Joined::Commas.list(terms);
            say!("brief.decision.under", "{state} with {terms}", state, terms)
        }
    }
}

fn state(state: State) -> Sentence {
    match state {
        State::Granted => say!("brief.decision.granted", "granted"),
        State::Partial(share) => {
            let share = share.to_string();
            say!("brief.decision.granted-for", "granted for {share}", share)
        }
        State::Denied => say!("brief.decision.denied", "denied"),
        State::Unknown => say!("brief.decision.unknown", "not known"),
    }
}
