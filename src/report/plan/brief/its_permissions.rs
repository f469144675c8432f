//! The permissions of a counterpart: how each stands, and what is lost where it alone is refused.

use super::MANY;
use crate::analysis::brief::Brief;
use crate::country::Country;
use crate::report::kit::figure::{Figure, at_levels};
use crate::report::kit::layout::{Years, listed, spans};
use crate::time::Month;
use crate::units::Share;

pub(super) fn asked(country: &Country, brief: &Brief) -> Vec<String> {
    let each = brief
        .permissions
        .iter()
        .map(|(ix, months)| (country.permissions[ix.index()].name.clone(), state(months)));
    if brief.permissions.len() <= MANY {
        return each.map(|(name, state)| format!("{name}: {state}")).collect();
    }
    // Many are told together where they stand alike.
    let mut alike: Vec<(String, Vec<String>)> = Vec::new();
    for (name, state) in each {
        match alike.iter_mut().find(|(known, _)| *known == state) {
            Some((_, names)) => names.push(name),
            None => alike.push((state, vec![name])),
        }
    }
    alike.into_iter().map(|(state, names)| format!("{state}: {}", listed(&names))).collect()
}

/// What each of its permissions brings by itself.
pub(super) fn refused_alone(country: &Country, brief: &Brief) -> Option<String> {
    if brief.permissions.len() < 2 || brief.refused_alone.is_empty() {
        return None;
    }
    let told = brief.refused_alone.iter().map(|(permission, lost)| {
        let name = &country.permissions[permission.index()].name;
        format!("{name} {}", at_levels(&lost.map(|exact| Figure::rounded(exact, 0))))
    });
    Some(format!(
        "Refused one by one, while the others stay as they are, so many person-months are lost where links \
         carry the least / the best / the most they are believed to: {}.",
        told.collect::<Vec<_>>().join("; ")
    ))
}

fn state(months: &[(Month, Share)]) -> String {
    let of = |wanted: &dyn Fn(Share) -> bool| -> Vec<Month> {
        months.iter().filter(|(_, share)| wanted(*share)).map(|(month, _)| *month).collect()
    };
    let kinds = [
        ("open", of(&|share| share == Share::ALL)),
        ("open for a part", of(&|share| share > Share::NONE && share < Share::ALL)),
        ("not open", of(&|share| share == Share::NONE)),
    ];
    let told = |(what, when): &(&str, Vec<Month>)| match when.len() {
        0 => None,
        n if n == months.len() => Some(format!("{what} throughout")),
        _ => Some(format!("{what} {}", spans(when, Years::Told))),
    };
    kinds.iter().filter_map(told).collect::<Vec<_>>().join("; ")
}
