//! What is told of an answer about asking, in words.

use super::super::asked::{Named, all_granting, names, percent};
use super::super::figure::{Figure, people};
use super::super::layout::{hanging, listed};
use super::{AskReport, SplitTold};
use crate::analysis::ask::{Ask, Looked, SplitAsk};
use crate::analysis::game::{Coalition, Exact};
use crate::analysis::game_sets::Sets;

/// How many sets of each sort are told in text.
const SETS: usize = 6;
/// How many where they are some that a search found, with many members each.
const SETS_FOUND: usize = 2;

pub(super) fn sentences(
    report: &AskReport,
    ask: &Ask,
    (share, players): (&Exact, &[Named]),
) -> Vec<String> {
    let target = format!(
        "The target is {} of {}: {} of {} person-months",
        percent(share, &Exact::from_integer(1.into())),
        report.of_what(),
        report.target_person_months.grouped(),
        report.whole_person_months.grouped(),
    );
    let Some(sets) = &ask.sets else {
        return vec![format!(
            "{target}. It is out of reach: at most {} %, {} person-months, with {}.",
            report.at_most_percent.plain(),
            report.all_granted_person_months.grouped(),
            all_granting(report.players.len(), report.players_are),
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
fn either(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [others @ .., last] => format!("{} or {last}", others.join(", ")),
    }
}

pub(super) fn sets_told(ask: &Ask, players: &[Named]) -> String {
    let Some(sets) = ask.sets.as_ref().filter(|sets| !sets.blocking.is_empty()) else {
        return String::new();
    };
    let (some, most) = match ask.looked {
        Looked::Everywhere(_) => ("", SETS),
        Looked::Along { .. } => ("some, ", SETS_FOUND),
    };
    let mut text = format!(
        "\nSets that suffice, none of which can spare a member ({some}{})\n",
        people(sets.sufficient.len() as u64),
    );
    for (n, set) in sets.sufficient.iter().take(most).enumerate() {
        text.push_str(&hanging(&listed(&names(players, *set)), &format!("{}. ", n + 1), "   "));
    }
    text.push_str(&more(sets.sufficient.len(), most));
    let several: Vec<&Coalition> = sets.blocking.iter().filter(|set| set.size() > 1).collect();
    if !several.is_empty() {
        text.push_str(&format!(
            "\nThe target cannot be met without at least one of each of these ({some}{})\n",
            people(several.len() as u64),
        ));
    }
    for set in several.iter().take(SETS) {
        text.push_str(&hanging(&either(&names(players, **set)), "- ", "  "));
    }
    text + &more(several.len(), SETS)
}

fn more(n: usize, most: usize) -> String {
    match n.saturating_sub(most) {
        0 => String::new(),
        more => format!("  and {} more (--json lists all)\n", people(more as u64)),
    }
}

pub(super) fn split_told(split: &SplitAsk, ask: &Ask, players: &[Named]) -> SplitTold {
    let fewest = match ask.looked {
        Looked::Everywhere(_) => "fewest is",
        Looked::Along { .. } => "fewest found is",
    };
    let suffices = |set: Coalition| {
        let same = ask.sets.as_ref().and_then(|sets| sets.fewest()) == Some(set);
        match (same, split.suffices_here) {
            (true, _) => "the same set suffices".to_owned(),
            (false, true) => format!("{fewest} {}", listed(&names(players, set))),
            (false, false) => {
                format!("{fewest} {}, which does not suffice here", listed(&names(players, set)))
            }
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
        sentence: format!("`{}`: of {} person-months, {told}", split.split, target.grouped()),
    }
}
