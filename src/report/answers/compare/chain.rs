//! The chain from decisions to people, in sentences.

use super::ChainTold;
use crate::analysis::compare::{
    Difference, LinkChange, PermissionChange, RouteChange, Setting, SettingChange, Side,
};
use crate::country::{AreaIx, Country, PermissionIx, State};
use crate::plan::Exact;
use crate::report::kit::figure::{Figure, people};
use crate::report::kit::layout::{Years, listed, spans};
use crate::scenario::{Conditions, Decision, Trigger};
use crate::time::{Month, Span};

/// How many permissions of one decision are named.
const NAMED: usize = 3;

pub(super) fn told(country: &Country, sides: [&Side; 2], found: &Difference) -> ChainTold {
    let [first, side] = sides;
    let mut decided: Vec<String> = found.settings.iter().map(setting).collect();
    let mut add = |which: &str, decisions: &[Decision], triggers: &[Trigger]| {
        decided.extend(decisions.iter().map(|d| format!("{which}: {}", decision(country, d))));
        decided.extend(triggers.iter().map(|t| format!("{which}: {}", trigger(country, t))));
    };
    add(
        &format!("only in {}", side.scenario.id),
        &found.decisions_of_other,
        &found.triggers_of_other,
    );
    add(
        &format!("only in {}", first.scenario.id),
        &found.decisions_of_first,
        &found.triggers_of_first,
    );
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
fn area(country: &Country, sides: [&Side; 2], ix: AreaIx) -> String {
    let [before, after] = sides.map(|side| {
        let planned = side.plan.areas.iter().find(|a| a.area == ix);
        planned.map_or(0, |a| a.shown())
    });
    let change = i128::from(after) - i128::from(before);
    format!(
        "{}: {} person-months ({} before, {} after)",
        country.areas[ix.index()].name,
        Figure::rounded(change.into(), 0).signed(),
        people(before),
        people(after),
    )
}

fn setting(change: &SettingChange) -> String {
    let what = match change.setting {
        Setting::Base => "before decisions",
        Setting::Stance => "stance on what nobody knows",
        Setting::Window => "window",
        Setting::Objective => "objective",
        Setting::Ration => "ration",
        Setting::SupplySplit => "split of supplies by origin",
        Setting::SupplyShare => "food on offer",
        Setting::Budget => "money",
        Setting::RedLines => "red lines",
        Setting::Season => "winter begins",
    };
    let [first, other] = &change.words;
    format!("{what}: {other}, in the first {first}")
}

fn decision(country: &Country, decision: &Decision) -> String {
    let strings = if decision.conditions == Conditions::default() { "" } else { ", on conditions" };
    let sources: Vec<String> =
        decision.sources.iter().map(|ix| country.sources[usize::from(ix.0)].id.clone()).collect();
    let said = if sources.is_empty() {
        String::new()
    } else {
        format!(" (source: {})", sources.join(", "))
    };
    format!(
        "{} {}{strings} {}{said}",
        permissions(country, &decision.permissions),
        state(decision.state),
        days(decision.span),
    )
}

fn trigger(country: &Country, trigger: &Trigger) -> String {
    let when = trigger.span.map_or("does not happen".to_owned(), days);
    let what = permissions(country, &trigger.permissions);
    format!("event \"{}\" {when}: {what} {}", trigger.event, state(trigger.state))
}

fn permissions(country: &Country, all: &[PermissionIx]) -> String {
    let name = |ix: &PermissionIx| country.permissions[ix.index()].name.clone();
    let mut names: Vec<String> = all.iter().take(NAMED).map(name).collect();
    match all.len().saturating_sub(NAMED) {
        0 => {}
        1 => names.push("1 permission more".to_owned()),
        n => names.push(format!("{n} permissions more")),
    }
    listed(&names)
}

fn state(state: State) -> String {
    match state {
        State::Granted => "granted".to_owned(),
        State::Partial(share) => format!("granted for {share}"),
        State::Denied => "denied".to_owned(),
        State::Unknown => "not known".to_owned(),
    }
}

fn days(span: Span) -> String {
    format!("from {} to {}", span.from, span.to)
}

fn permission(country: &Country, change: &PermissionChange) -> String {
    let name = &country.permissions[change.permission.index()].name;
    let mut parts = Vec::new();
    // Neighbouring months that change alike are told together.
    let mut runs: Vec<([crate::units::Share; 2], Vec<Month>)> = Vec::new();
    for (month, shares) in &change.months {
        match runs.iter_mut().find(|(known, _)| known == shares) {
            Some((_, months)) => months.push(*month),
            None => runs.push((*shares, vec![*month])),
        }
    }
    for ([before, after], months) in &runs {
        let when = spans(months, Years::Told);
        parts.push(format!("open for {after} of {when}, in the first {before}"));
    }
    if change.conditions {
        parts.push("other conditions".to_owned());
    }
    format!("{name}: {}", parts.join("; "))
}

fn link(country: &Country, change: &LinkChange) -> String {
    let link = &country.links[change.link.index()];
    let said = |what: &str, months: &[Month]| {
        (!months.is_empty()).then(|| format!("{what} {}", spans(months, Years::Told)))
    };
    let parts = [
        said("closed", &change.closes),
        said("open", &change.opens),
        said("open for another share, capacity or cost", &change.differs),
    ];
    let what: Vec<String> = parts.into_iter().flatten().collect();
    let by: Vec<String> =
        change.by.iter().map(|ix| country.permissions[ix.index()].name.clone()).collect();
    let why = match by.is_empty() {
        true => "by the season".to_owned(),
        false => format!("by {}", listed(&by)),
    };
    format!("{}: {}, {why}", link.name, what.join("; "))
}

fn route(country: &Country, change: &RouteChange) -> String {
    let place = |ix: &crate::country::PlaceIx| country.places[ix.index()].name.as_str();
    let [before, after] = change.grams;
    let mt = |grams: Exact| Figure::rounded(grams / 1_000_000, 0);
    let kind = match (before == Exact::default(), after == Exact::default()) {
        (true, _) => "new",
        (_, true) => "gone",
        _ => "other tonnage",
    };
    let (first, last) = (change.places.first(), change.places.last());
    let ends = format!("{} to {}", first.map_or("", place), last.map_or("", place));
    let corridor = change.links.iter().find_map(|l| country.links[l.index()].corridor);
    let by = corridor.map_or("inside the country".to_owned(), |ix| {
        format!("by {}", country.corridors[ix.index()].name)
    });
    let change_mt = mt(after - before).signed();
    format!(
        "{kind}: {ends} {by}, for {}: {change_mt} MT ({} before, {} after)",
        country.areas[change.area.index()].name,
        mt(before).grouped(),
        mt(after).grouped(),
    )
}
