//! What the states of a counterpart's permissions rest on.

use super::MANY;
use crate::analysis::brief::Brief;
use crate::country::{Country, State};
use crate::evidence::SourceIx;
use crate::kit::sentence::{Argument, Joined, term};
use crate::kit::{Sentence, say};
use crate::scenario::Decision;

pub(super) fn evidence(country: &Country, brief: &Brief) -> Vec<Sentence> {
    let told = |decision: &Decision| {
        let names = decision
            .permissions
            .iter()
            .filter(|ix| country.permissions[ix.index()].counterpart == brief.counterpart);
        let names = names.map(|ix| &country.permissions[ix.index()].name);
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
            state = state(decision.state),
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
