//! The chain from decisions to people, in sentences.

mod settings;

use super::ChainTold;
use crate::analysis::compare::{Difference, LinkChange, PermissionChange, RouteChange, Side};
use crate::country::{AreaIx, Country, PermissionIx, PlaceIx, State};
use crate::kit::figure::Figure;
use crate::kit::layout::Years;
use crate::kit::sentence::{Argument, Joined, months, plainly, signed};
use crate::kit::{Sentence, say};
use crate::plan::Exact;
use crate::report::findings::adjusted::adjusted;
use crate::scenario::{Conditions, Decision, Trigger};
use crate::time::{Month, Span};
use crate::units::Share;

/// How many permissions of one decision are named.
const NAMED: usize = 3;

pub(super) fn told(country: &Country, sides: [&Side; 2], found: &Difference) -> ChainTold {
    let [first, side] = sides;
    let scenarios = sides.map(|side| &side.scenario);
    let mut decided: Vec<Sentence> =
        found.settings.iter().map(|of| settings::told(country, scenarios, *of)).collect();
    let only_in = [
        (
            &side.scenario.id,
            (&found.decisions_of_other, &found.triggers_of_other, &found.adjustments_of_other),
        ),
        (
            &first.scenario.id,
            (&found.decisions_of_first, &found.triggers_of_first, &found.adjustments_of_first),
        ),
    ];
    for (scenario, (decisions, triggers, adjustments)) in only_in {
        let all = decisions.iter().map(|of| decision(country, of));
        let all = all.chain(triggers.iter().map(|of| trigger(country, of)));
        let all = all.chain(adjustments.iter().map(|of| adjusted(country, of, true)));
        decided.extend(all.map(|decision| {
            say!("compare.only-in", "only in {scenario}: {decision}", scenario, decision)
        }));
    }
    ChainTold {
        scenario: side.scenario.id.clone(),
        same: found.is_nothing(),
        decided,
        permissions: found.permissions.iter().map(|p| permission(country, p)).collect(),
        links: found.links.iter().map(|l| link(country, l)).collect(),
        routes: found.routes.iter().map(|r| route(country, r)).collect(),
        areas: found.areas.iter().map(|(ix, ..)| area(country, sides, *ix)).collect(),
    }
}

/// An area in the figures that the tables show.
fn area(country: &Country, sides: [&Side; 2], ix: AreaIx) -> Sentence {
    let [before, after] = sides.map(|side| {
        let planned = side.plan.areas.iter().find(|a| a.area == ix);
        planned.map_or(0, |a| a.shown())
    });
    let change = i128::from(after) - i128::from(before);
    say!(
        "compare.area",
        "{area}: {change} person-months ({before} before, {after} after)",
        area = &country.areas[ix.index()].name,
        change = signed(Figure::rounded(change.into(), 0)),
        before,
        after,
    )
}

fn decision(country: &Country, decision: &Decision) -> Sentence {
    let permissions = permissions(country, &decision.permissions);
    let (state, days) = (state(decision.state), days(decision.span));
    let said = match decision.conditions == Conditions::default() {
        true => {
            say!("compare.decision", "{permissions} {state} {days}", permissions, state, days)
        }
        false => say!(
            "compare.decision.on-conditions",
            "{permissions} {state}, on conditions {days}",
            permissions,
            state,
            days,
        ),
    };
    if decision.sources.is_empty() {
        return said;
    }
    let sources = decision.sources.iter().map(|ix| &country.sources[ix.index()].id);
    say!(
        "compare.decision.sources",
        "{decision} (source: {sources})",
        decision = said,
        sources = Joined::Commas.list(sources),
    )
}

fn trigger(country: &Country, trigger: &Trigger) -> Sentence {
    let event = &trigger.event;
    let permissions = permissions(country, &trigger.permissions);
    let state = state(trigger.state);
    match trigger.span {
        Some(span) => say!(
            "compare.event",
            "event \"{event}\" {days}: {permissions} {state}",
            event,
            days = days(span),
            permissions,
            state,
        ),
        None => say!(
            "compare.event.not",
            "event \"{event}\" does not happen: {permissions} {state}",
            event,
            permissions,
            state,
        ),
    }
}

fn permissions(country: &Country, all: &[PermissionIx]) -> Argument {
    let name = |ix: &PermissionIx| Argument::from(&country.permissions[ix.index()].name);
    let mut names: Vec<Argument> = all.iter().take(NAMED).map(name).collect();
    if let more @ 1.. = all.len().saturating_sub(NAMED) {
        let told =
            say!("compare.permissions.more", "{more} {more:permission|permissions} more", more);
        names.push(told.into());
    }
    Joined::And.list(names)
}

fn state(state: State) -> Sentence {
    match state {
        State::Granted => say!("compare.granted", "granted"),
        State::Partial(share) => {
            say!("compare.granted-in-part", "granted for {share} %", share = percent(share))
        }
        State::Denied => say!("compare.denied", "denied"),
        State::Unknown => say!("compare.not-known", "not known"),
    }
}

/// In whole percent as shares are written: of two as near, the even one.
fn percent(share: Share) -> Argument {
    plainly(Figure::measured((share.decimal() * 100.0).round_ties_even(), 0))
}

fn days(span: Span) -> Sentence {
    say!(
        "compare.days",
        "from {from} to {to}",
        from = span.from.to_string(),
        to = span.to.to_string()
    )
}

fn permission(country: &Country, change: &PermissionChange) -> Sentence {
    // Neighbouring months that change alike are told together.
    let mut runs: Vec<([Share; 2], Vec<Month>)> = Vec::new();
    for (month, shares) in &change.months {
        match runs.iter_mut().find(|(known, _)| known == shares) {
            Some((_, months)) => months.push(*month),
            None => runs.push((*shares, vec![*month])),
        }
    }
    let open = |([before, after], when): &([Share; 2], Vec<Month>)| {
        say!(
            "compare.open-for",
            "open for {after} % of {months}, in the first {before} %",
            after = percent(*after),
            months = months(when, Years::Told),
            before = percent(*before),
        )
    };
    let mut parts: Vec<Sentence> = runs.iter().map(open).collect();
    if change.conditions {
        parts.push(say!("compare.other-conditions", "other conditions"));
    }
    say!(
        "compare.permission",
        "{permission}: {changes}",
        permission = &country.permissions[change.permission.index()].name,
        changes = Joined::Semicolons.list(parts),
    )
}

fn link(country: &Country, change: &LinkChange) -> Sentence {
    let when = |told: &[Month]| (!told.is_empty()).then(|| months(told, Years::Told));
    let parts = [
        when(&change.closes).map(|months| say!("compare.closed", "closed {months}", months)),
        when(&change.opens).map(|months| say!("compare.open", "open {months}", months)),
        when(&change.differs).map(|months| {
            say!("compare.differs", "open for another share, capacity or cost {months}", months)
        }),
    ];
    let link = &country.links[change.link.index()].name;
    let changes = Joined::Semicolons.list(parts.into_iter().flatten());
    let by = change.by.iter().map(|ix| Argument::from(&country.permissions[ix.index()].name));
    let figure = change.adjusted.then(|| say!("compare.link.figure", "another figure").into());
    let by: Vec<Argument> = by.chain(figure).collect();
    match by.is_empty() {
        true => say!("compare.link.season", "{link}: {changes}, by the season", link, changes),
        false => {
            let by = Joined::And.list(by);
            say!("compare.link", "{link}: {changes}, by {by}", link, changes, by)
        }
    }
}

fn route(country: &Country, change: &RouteChange) -> Sentence {
    let place = |ix: &PlaceIx| country.places[ix.index()].name.as_str();
    let [before, after] = change.grams;
    let mt = |grams: Exact| Figure::rounded(grams / 1_000_000, 0);
    let kind = match (before == Exact::default(), after == Exact::default()) {
        (true, _) => say!("compare.route.new", "new"),
        (_, true) => say!("compare.route.gone", "gone"),
        _ => say!("compare.route.other-tonnage", "other tonnage"),
    };
    let [first, last] =
        [change.places.first(), change.places.last()].map(|end| end.map_or("", place));
    let corridor = change.links.iter().find_map(|l| country.links[l.index()].corridor);
    let way = match corridor.map(|ix| &country.corridors[ix.index()].name) {
        Some(corridor) => {
            say!("compare.route.by", "{first} to {last} by {corridor}", first, last, corridor)
        }
        None => say!("compare.route.inside", "{first} to {last} inside the country", first, last),
    };
    say!(
        "compare.route",
        "{kind}: {way}, for {area}: {change} MT ({before} before, {after} after)",
        kind,
        way,
        area = &country.areas[change.area.index()].name,
        change = signed(mt(after - before)),
        before = mt(before),
        after = mt(after),
    )
}
