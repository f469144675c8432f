//! The permissions of a counterpart: how each stands, and what is lost where it alone is refused.

use super::MANY;
use crate::analysis::brief::Brief;
use crate::country::Country;
use crate::kit::figure::Figure;
use crate::kit::layout::Years;
use crate::kit::sentence::{Joined, at_levels, months};
use crate::kit::{Sentence, say};
use crate::time::Month;
use crate::units::Share;

pub(super) fn asked(country: &Country, brief: &Brief) -> Vec<Sentence> {
    let each = brief
        .permissions
        .iter()
        .map(|(ix, months)| (country.permissions[ix.index()].name.as_str(), state(months)));
    if brief.permissions.len() <= MANY {
        let told = |(name, state)| say!("brief.stands", "{name}: {state}", name, state);
        return each.map(told).collect();
    }
    // Many are told together where they stand alike.
    let mut alike: Vec<(Sentence, Vec<&str>)> = Vec::new();
    for (name, state) in each {
        match alike.iter_mut().find(|(known, _)| *known == state) {
            Some((_, names)) => names.push(name),
            None => alike.push((state, vec![name])),
        }
    }
    let told = |(state, names): (Sentence, Vec<&str>)| {
        let names = Joined::And.list(names);
        say!("brief.stand-alike", "{state}: {names}", state, names)
    };
    alike.into_iter().map(told).collect()
}

/// What each of its permissions brings by itself.
pub(super) fn refused_alone(country: &Country, brief: &Brief) -> Option<Sentence> {
    if brief.permissions.len() < 2 || brief.refused_alone.is_empty() {
        return None;
    }
    let told = brief.refused_alone.iter().map(|(permission, lost)| {
        let permission = &country.permissions[permission.index()].name;
        let lost = at_levels(lost.map(|exact| Figure::rounded(exact, 0)));
        say!("brief.refused-alone.one", "{permission} {lost}", permission, lost)
    });
    Some(say!(
        "brief.refused-alone",
        "Refused one by one, while the others stay as they are, so many person-months are lost where links \
         carry the least / the best / the most they are believed to: {told}.",
        told = Joined::Semicolons.list(told),
    ))
}

fn state(each: &[(Month, Share)]) -> Sentence {
    let of = |wanted: &dyn Fn(Share) -> bool| -> Vec<Month> {
        each.iter().filter(|(_, share)| wanted(*share)).map(|(month, _)| *month).collect()
    };
    let kinds = [
        (
            say!("brief.state.open", "open throughout"),
            say!("brief.state.open.in", "open"),
            of(&|share| share == Share::ALL),
        ),
        (
            say!("brief.state.in-part", "open for a part of every month"),
            say!("brief.state.in-part.in", "open for a part"),
            of(&|share| share > Share::NONE && share < Share::ALL),
        ),
        (
            say!("brief.state.not-open", "never open"),
            say!("brief.state.not-open.in", "not open"),
            of(&|share| share == Share::NONE),
        ),
    ];
    let told = |(throughout, what, when): (Sentence, Sentence, Vec<Month>)| match when.len() {
        0 => None,
        n if n == each.len() => Some(throughout),
        _ => {
            let when = months(&when, Years::Told);
            Some(say!("brief.state.in", "{what} {when}", what, when))
        }
    };
    let states = Joined::Semicolons.list(kinds.into_iter().filter_map(told));
    say!("brief.state", "{states}", states)
}
