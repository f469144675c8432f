//! Changes and obstacles in words.

use super::{ChangeTold, GainTold};
use crate::analysis::change::{Change, Obstacle};
use crate::country::Country;
use crate::kit::figure::Figure;
use crate::kit::sentence::{Argument, Joined, signed};
use crate::kit::{Sentence, say};

/// A class of obstacles, as what is in the way.
pub(super) fn obstacle(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::Access => "permissions",
        Obstacle::Season => "seasons",
        Obstacle::Capacity => "what links carry",
        Obstacle::Store => "room in stores",
        Obstacle::Supply => "food on offer",
        Obstacle::Money => "money",
    }
}

/// A class of obstacles taken away, as a condition.
fn lifted(obstacle: Obstacle) -> Sentence {
    match obstacle {
        Obstacle::Access => say!("why.lifted.access", "everything granted"),
        Obstacle::Season => say!("why.lifted.season", "no season closing anything"),
        Obstacle::Capacity => say!("why.lifted.capacity", "every link carrying whatever comes"),
        Obstacle::Store => {
            say!("why.lifted.store", "every store having room for whatever comes")
        }
        Obstacle::Supply => say!("why.lifted.supply", "ten times the food on offer"),
        Obstacle::Money => say!("why.lifted.money", "no limit on money"),
    }
}

/// A change in words, with the kind and the key it has in JSON.
pub(super) fn change(country: &Country, change: Change) -> ChangeTold {
    let told = |kind, id: &str, in_words: Sentence| ChangeTold {
        kind,
        id: id.to_owned(),
        in_words,
        counterpart: None,
    };
    match change {
        Change::Grant(ix) => {
            let permission = &country.permissions[ix.index()];
            let from = &country.counterparts[permission.counterpart.index()].name;
            let granted = told("grant", &permission.id, Sentence::of_others(&permission.name));
            ChangeTold { counterpart: Some(from.clone()), ..granted }
        }
        Change::KeepOpen(ix) => {
            let link = &country.links[ix.index()];
            let open =
                say!("why.change.keep-open", "{link} open in all seasons", link = &link.name);
            told("keep-open", &link.id, open)
        }
        Change::KeepReachable(ix) => {
            let area = &country.areas[ix.index()];
            let reachable =
                say!("why.change.keep-reachable", "no part of {area} cut off", area = &area.name);
            told("keep-reachable", &area.pcode, reachable)
        }
        Change::Widen(ix) => {
            let link = &country.links[ix.index()];
            let wide =
                say!("why.change.widen", "{link} carrying whatever comes", link = &link.name);
            told("widen", &link.id, wide)
        }
        Change::Room(ix) => {
            let place = &country.places[ix.index()];
            let room =
                say!("why.change.room", "room for whatever comes at {place}", place = &place.name);
            told("room", &place.id, room)
        }
        Change::More(ix) => {
            let place = &country.places[ix.index()];
            let more = say!(
                "why.change.more-food",
                "a tenth more food on offer at {place}",
                place = &place.name,
            );
            told("more-food", &place.id, more)
        }
        Change::Lift(class) => told("lift", obstacle(class), lifted(class)),
    }
}

/// A gain with its sign, where there is any.
pub(super) fn more(figure: Figure) -> Argument {
    let shown = figure.to_places(0);
    match shown.is_nought() {
        true => shown.into(),
        false => signed(shown),
    }
}

/// Changes in words: permissions by who can grant them, then the rest.
pub(super) fn changes(gain: &GainTold) -> Sentence {
    let mut by_counterpart: Vec<(&str, Vec<Sentence>)> = Vec::new();
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
    let asked = |(counterpart, names): (&str, Vec<Sentence>)| {
        say!(
            "why.asked-of",
            "{permissions}, asked of {counterpart}",
            permissions = Joined::And.list(names),
            counterpart,
        )
    };
    let all = by_counterpart.into_iter().map(asked).chain(told);
    all.reduce(|first, next| say!("why.with", "{first} + {next}", first, next))
        .unwrap_or_else(|| Sentence::of_others(""))
}

/// `A: +10 here, +12 overall`.
pub(super) fn gain(gain: &GainTold) -> Sentence {
    say!(
        "why.gain",
        "{changes}: {here} here, {overall} overall",
        changes = changes(gain),
        here = more(gain.more_person_months_here),
        overall = more(gain.more_person_months_overall),
    )
}
