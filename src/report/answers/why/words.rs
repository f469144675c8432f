//! Changes and obstacles in words.

use super::{ChangeTold, GainTold};
use crate::analysis::change::{Change, Obstacle};
use crate::country::Country;
use crate::report::kit::figure::Figure;
use crate::report::kit::layout::listed;

/// A class of obstacles, as what is in the way.
pub(super) fn obstacle(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::Access => "permissions",
        Obstacle::Season => "winter and other seasons",
        Obstacle::Capacity => "what links carry",
        Obstacle::Store => "room in stores",
        Obstacle::Supply => "food on offer",
        Obstacle::Money => "money",
    }
}

/// A class of obstacles taken away, as a condition.
fn lifted(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::Access => "everything granted",
        Obstacle::Season => "no season closing anything",
        Obstacle::Capacity => "every link carrying whatever comes",
        Obstacle::Store => "every store having room for whatever comes",
        Obstacle::Supply => "ten times the food on offer",
        Obstacle::Money => "no limit on money",
    }
}

/// A change in words, with the kind and the key it has in JSON.
pub(super) fn change(country: &Country, change: Change) -> ChangeTold {
    let told = |kind, id: &str, in_words: String| ChangeTold {
        kind,
        id: id.to_owned(),
        in_words,
        counterpart: None,
    };
    match change {
        Change::Grant(ix) => {
            let permission = &country.permissions[ix.index()];
            let from = &country.counterparts[permission.counterpart.index()].name;
            let granted = told("grant", &permission.id, permission.name.clone());
            ChangeTold { counterpart: Some(from.clone()), ..granted }
        }
        Change::KeepOpen(ix) => {
            let link = &country.links[ix.index()];
            told("keep-open", &link.id, format!("{} open in all seasons", link.name))
        }
        Change::KeepReachable(ix) => {
            let area = &country.areas[ix.index()];
            told("keep-reachable", &area.pcode, format!("no part of {} cut off", area.name))
        }
        Change::Widen(ix) => {
            let link = &country.links[ix.index()];
            told("widen", &link.id, format!("{} carrying whatever comes", link.name))
        }
        Change::Room(ix) => {
            let place = &country.places[ix.index()];
            told("room", &place.id, format!("room for whatever comes at {}", place.name))
        }
        Change::More(ix) => {
            let place = &country.places[ix.index()];
            told("more-food", &place.id, format!("a tenth more food on offer at {}", place.name))
        }
        Change::Lift(class) => told("lift", obstacle(class), lifted(class).to_owned()),
    }
}

/// A gain with its sign.
pub(super) fn more(figure: Figure) -> String {
    let shown = figure.to_places(0);
    let sign = if shown.exact() > Default::default() { "+" } else { "" };
    format!("{sign}{}", shown.grouped())
}

/// Changes in words: permissions by who can grant them, then the rest.
pub(super) fn changes(gain: &GainTold) -> String {
    let mut by_counterpart: Vec<(&str, Vec<String>)> = Vec::new();
    let mut told = Vec::new();
    for change in &gain.changes {
        let Some(counterpart) = change.counterpart.as_deref() else {
            told.push(change.in_words.clone());
            continue;
        };
        match by_counterpart.iter_mut().find(|(known, _)| *known == counterpart) {
            Some((_, names)) => names.push(change.in_words.clone()),
            None => by_counterpart.push((counterpart, vec![change.in_words.clone()])),
        }
    }
    let asked = |(counterpart, names): &(&str, Vec<String>)| {
        format!("{}, asked of {counterpart}", listed(names))
    };
    let asked: Vec<String> = by_counterpart.iter().map(asked).chain(told).collect();
    asked.join(" + ")
}

/// `A: +10 here, +12 overall`.
pub(super) fn gain(gain: &GainTold) -> String {
    let here = more(gain.more_person_months_here);
    let overall = more(gain.more_person_months_overall);
    format!("{}: {here} here, {overall} overall", changes(gain))
}
