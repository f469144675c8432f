//! What is told of an answer about asking, in words.

use super::{AskReport, SplitTold};
use crate::analysis::ask::{Ask, Looked, Of, SplitAsk};
use crate::analysis::game::{Coalition, Exact};
use crate::analysis::game_sets::Sets;
use crate::report::findings::coalitions::{Named, all_granting, names, percent};
use crate::report::kit::figure::Figure;
use crate::report::kit::layout::listed;

pub(super) fn sentences(
    report: &AskReport,
    ask: &Ask,
    (share, players): (&Exact, &[Named]),
) -> Vec<String> {
    let target = format!(
        "The target is {} of {}: {} of {} person-months",
        percent(share, &Exact::from_integer(1.into())),
        of_what(report),
        report.target_person_months.grouped(),
        report.whole_person_months.grouped(),
    );
    let Some(sets) = &ask.sets else {
        return vec![format!(
            "{target}. It is out of reach: at most {} %, {} person-months, with {}.",
            report.at_most_percent.plain(),
            report.all_granted_person_months.grouped(),
            all_granting(report.players.len(), report.basis.by),
        )];
    };
    let mut told = vec![format!("{target}.")];
    if !report.areas.is_empty() {
        told.push(
            "Only these areas are served here: it is what could be reached in them if food \
                   went there first."
                .to_owned(),
        );
    }
    if sets.blocking.is_empty() {
        told.push("It is met without any of the permissions asked about here.".to_owned());
        return told;
    }
    told.extend(report.not_playing.taken_for_granted());
    told.extend(best(report, ask, sets, players));
    told.extend(needed_in_any_case(sets, players));
    told.extend(under_splits(report));
    told
}

fn of_what(report: &AskReport) -> String {
    let of = match report.of {
        Of::Need => "the need",
        Of::FullAccess => "what full access reaches",
    };
    if report.areas.is_empty() {
        of.to_owned()
    } else {
        format!("{of} in {}", listed(&report.areas))
    }
}

/// The sets that are best by number, by chance and by concessions.
fn best(report: &AskReport, ask: &Ask, sets: &Sets, players: &[Named]) -> Vec<String> {
    let said = |set: Coalition| listed(&names(players, set));
    let mut told = Vec::new();
    if let Some(fewest) = sets.fewest() {
        told.push(match report.at_least_players {
            None => format!("Fewest: {} suffice{}.", said(fewest), ending(fewest)),
            Some(least) => format!(
                "Fewest found, {}: {} suffice{}. Fewer than {least} never do.",
                fewest.size(),
                said(fewest),
                ending(fewest),
            ),
        });
    }
    let one = Exact::from_integer(1.into());
    let searched = matches!(ask.looked, Looked::Along { .. });
    let found = if searched { " found" } else { "" };
    let met = percent(&ask.chance.value, &one);
    let met = match report.p_target_met_give_or_take {
        Some(within) => {
            let points = Figure::rounded(within.exact() * 100, 1).plain();
            format!("about {met}, give or take {points} points")
        }
        None => met,
    };
    if let Some((likely, chance)) = &ask.most_likely {
        let same = if sets.fewest() == Some(*likely) { "the same" } else { &said(*likely) };
        told.push(format!(
            "Most likely{found} to be granted as a whole: {same}, with a chance of {} at the pack's odds, \
             one draw deciding all of a counterpart. If everyone is asked, the chance to meet the \
             target is {met}.",
            percent(chance, &one),
        ));
    }
    if let Some((cheapest, sum)) = &ask.cheapest {
        let same = if sets.fewest() == Some(*cheapest) { "the same" } else { &said(*cheapest) };
        told.push(format!(
            "Least{found} in concessions: {same}, {} in all (one for each permission unless --concession \
             says otherwise).",
            Figure::long(sum, 0).grouped(),
        ));
    }
    told
}

fn needed_in_any_case(sets: &Sets, players: &[Named]) -> Option<String> {
    let alone = sets.blocking.iter().filter(|set| set.size() == 1);
    let all = names(players, alone.fold(Coalition::NOBODY, |all, one| all.union(*one)));
    match &all[..] {
        [] => None,
        [only] => Some(format!("Needed in any case: {only}; without it the target cannot be met.")),
        _ => Some(format!(
            "Needed in any case: {}; without any one of them the target cannot be met.",
            listed(&all),
        )),
    }
}

fn under_splits(report: &AskReport) -> Option<String> {
    let splits: Vec<&str> = report.splits.iter().map(|s| s.sentence.as_str()).collect();
    (!splits.is_empty()).then(|| {
        format!("Where food comes from is assumed; otherwise split: {}.", splits.join("; "))
    })
}

/// The verb's ending for one player or several.
fn ending(set: Coalition) -> &'static str {
    if set.size() == 1 { "s" } else { "" }
}

/// `a, b or c`.
pub(super) fn either(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [others @ .., last] => format!("{} or {last}", others.join(", ")),
    }
}

pub(super) fn split_told(split: &SplitAsk, ask: &Ask, players: &[Named]) -> SplitTold {
    let fewest = match ask.looked {
        Looked::Everywhere(_) => "the fewest are",
        Looked::Along { .. } => "the fewest found are",
    };
    let suffices = |set: Coalition| {
        let same = ask.sets.as_ref().and_then(|sets| sets.fewest()) == Some(set);
        match (same, split.suffices_here) {
            (true, true | false) => "the same set suffices".to_owned(),
            (false, true) => format!("{fewest} another {}", set.size()),
            (false, false) => format!("{fewest} another {}, who do not suffice here", set.size()),
        }
    };
    let target = Figure::long(&split.target, 0);
    let all = Figure::long(&split.all, 0);
    let told = match split.fewest {
        Some(set) => suffices(set),
        None => format!("out of reach, at most {}", all.grouped()),
    };
    SplitTold {
        split: split.split.clone(),
        target_person_months: target,
        all_granted_person_months: all,
        out_of_reach: split.fewest.is_none(),
        fewest: split.fewest.map(|set| set.players().map(|n| players[n].id.clone()).collect()),
        said: split.fewest.map(|set| listed(&names(players, set))),
        suffices_here: split.suffices_here,
        sentence: format!("`{}`: of {} person-months, {told}", split.split, target.grouped()),
    }
}
