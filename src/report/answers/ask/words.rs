//! What is told of an answer about asking, in words.

use super::{AskReport, SplitTold};
use crate::analysis::ask::{Ask, Looked, Of, SplitAsk};
use crate::analysis::game::{Coalition, Exact};
use crate::analysis::game_sets::Sets;
use crate::kit::figure::Figure;
use crate::kit::sentence::{Argument, Joined, plainly};
use crate::kit::{Sentence, say};
use crate::report::findings::coalitions::{Named, all_granting, names, percent};

pub(super) fn sentences(
    report: &AskReport,
    ask: &Ask,
    (share, players): (&Exact, &[Named]),
) -> Vec<Sentence> {
    let target = say!(
        "ask.target",
        "The target is {share} % of {of}: {target} of {whole} person-months.",
        share = of_one(share),
        of = of_what(report),
        target = report.target_person_months,
        whole = report.whole_person_months,
    );
    let Some(sets) = &ask.sets else {
        let out_of_reach = say!(
            "ask.target.out-of-reach",
            "{target} It is out of reach: at most {most} %, {all} person-months, with {players}.",
            target,
            most = plainly(report.at_most_percent),
            all = report.all_granted_person_months,
            players = all_granting(report.players.len(), report.basis.by),
        );
        return vec![out_of_reach, as_dated(report), phases_not_asked_for()];
    };
    let mut told = vec![target, phases_not_asked_for()];
    if !report.areas.is_empty() {
        told.push(say!(
            "ask.areas-only",
            "Only these areas are served here: it is what could be reached in them if food went there \
             first."
        ));
    }
    if sets.blocking.is_empty() {
        told.push(say!(
            "ask.met-without",
            "It is met without any of the permissions asked about here."
        ));
        return told;
    }
    told.extend(report.not_playing.taken_for_granted());
    told.extend(fewest(report, sets, players));
    told.extend(likely(report, ask, sets, players));
    told.extend(cheapest(ask, sets, players));
    told.extend(needed_in_any_case(sets, players));
    told.extend(under_splits(report));
    told
}

/// That more may be reached than is counted, where a target is out of reach.
fn as_dated(report: &AskReport) -> Sentence {
    match report.of {
        Of::Need => say!(
            "ask.as-dated",
            "Granting counts here as the scenario dates it: where it opens a permission for some days or in part, no \
             more is counted. So this does not say that asking is of no use."
        ),
        Of::FullAccess => say!(
            "ask.as-dated.full-access",
            "Granting counts here as the scenario dates it: where it opens a permission for some days or in part, no \
             more is counted. So this does not say that asking is of no use: with all granted in full throughout, \
             {whole} could be reached.",
            whole = report.whole_person_months,
        ),
    }
}

/// What a target in totals does not ask.
fn phases_not_asked_for() -> Sentence {
    say!(
        "ask.phases-not-asked-for",
        "IPC phases are not asked for: a person-month counts alike in phase 3 and in phase 5. Where the worst come \
         first, take `aidreach worth --objective severity`."
    )
}

/// A share in percent, without the sign.
fn of_one(share: &Exact) -> Argument {
    plainly(percent(share, &Exact::from_integer(1.into())))
}

fn of_what(report: &AskReport) -> Sentence {
    let areas = Joined::And.list(&report.areas);
    match (report.of, report.areas.is_empty()) {
        (Of::Need, true) => say!("ask.of.need", "the need"),
        (Of::FullAccess, true) => say!("ask.of.full-access", "what full access reaches"),
        (Of::Need, false) => say!("ask.of.need-in", "the need in {areas}", areas),
        (Of::FullAccess, false) => {
            say!("ask.of.full-access-in", "what full access reaches in {areas}", areas)
        }
    }
}

fn listed(players: &[Named], set: Coalition) -> Argument {
    Joined::And.list(names(players, set))
}

/// The set that is best by number.
fn fewest(report: &AskReport, sets: &Sets, players: &[Named]) -> Option<Sentence> {
    let fewest = sets.fewest()?;
    let set = listed(players, fewest);
    Some(match report.at_least_players {
        None => say!("ask.fewest", "Fewest: {set} {set:suffices|suffice}.", set),
        Some(least) => say!(
            "ask.fewest.found",
            "Fewest found, {n}: {set} {set:suffices|suffice}. Fewer than {least} never do.",
            n = fewest.size() as u64,
            set,
            least,
        ),
    })
}

/// A set, or that it is the one with the fewest members.
fn or_same(sets: &Sets, players: &[Named], set: Coalition) -> Argument {
    match sets.fewest() == Some(set) {
        true => say!("ask.the-same", "the same").into(),
        false => listed(players, set),
    }
}

/// The set that is best by chance.
fn likely(report: &AskReport, ask: &Ask, sets: &Sets, players: &[Named]) -> Option<Sentence> {
    let (likely, chance) = ask.most_likely.as_ref()?;
    let (set, chance) = (or_same(sets, players, *likely), of_one(chance));
    let met = of_one(&ask.chance.value);
    let met = match report.p_target_met_give_or_take {
        Some(within) => say!(
            "ask.chance.about",
            "about {met} %, give or take {points} points",
            met,
            points = plainly(Figure::rounded(within.exact() * 100, 1)),
        ),
        None => say!("ask.chance", "{met} %", met),
    };
    Some(match ask.looked {
        Looked::Everywhere(_) => say!(
            "ask.likely",
            "Most likely to be granted as a whole: {set}, with a chance of {chance} % at the pack's odds, \
             one draw deciding all of a counterpart. If everyone is asked, the chance to meet the target \
             is {met}.",
            set,
            chance,
            met,
        ),
        Looked::Along { .. } => say!(
            "ask.likely.found",
            "Most likely found to be granted as a whole: {set}, with a chance of {chance} % at the pack's \
             odds, one draw deciding all of a counterpart. If everyone is asked, the chance to meet the \
             target is {met}.",
            set,
            chance,
            met,
        ),
    })
}

/// The set that is best by concessions.
fn cheapest(ask: &Ask, sets: &Sets, players: &[Named]) -> Option<Sentence> {
    let (cheapest, sum) = ask.cheapest.as_ref()?;
    let (set, sum) = (or_same(sets, players, *cheapest), Figure::long(sum, 0));
    Some(match ask.looked {
        Looked::Everywhere(_) => say!(
            "ask.cheapest",
            "Least in concessions: {set}, {sum} in all (one for each permission unless --concession says \
             otherwise).",
            set,
            sum,
        ),
        Looked::Along { .. } => say!(
            "ask.cheapest.found",
            "Least found in concessions: {set}, {sum} in all (one for each permission unless --concession \
             says otherwise).",
            set,
            sum,
        ),
    })
}

fn needed_in_any_case(sets: &Sets, players: &[Named]) -> Option<Sentence> {
    let alone = sets.blocking.iter().filter(|set| set.size() == 1);
    let all = names(players, alone.fold(Coalition::NOBODY, |all, one| all.union(*one)));
    (!all.is_empty()).then(|| {
        say!(
            "ask.needed",
            "Needed in any case: {all}; without {all:it|any one of them} the target cannot be met.",
            all = Joined::And.list(all),
        )
    })
}

fn under_splits(report: &AskReport) -> Option<Sentence> {
    let splits = report.splits.iter().map(|split| &split.sentence);
    (!report.splits.is_empty()).then(|| {
        say!(
            "ask.by-split",
            "Where food comes from is assumed; otherwise split: {splits}.",
            splits = Joined::Semicolons.list(splits),
        )
    })
}

pub(super) fn split_told(split: &SplitAsk, ask: &Ask, players: &[Named]) -> SplitTold {
    let target = Figure::long(&split.target, 0);
    let all = Figure::long(&split.all, 0);
    let told = match split.fewest {
        Some(set) => suffices(split, ask, set),
        None => say!("ask.split.out-of-reach", "out of reach, at most {all}", all),
    };
    SplitTold {
        split: split.split.clone(),
        target_person_months: target,
        all_granted_person_months: all,
        out_of_reach: split.fewest.is_none(),
        fewest: split.fewest.map(|set| set.players().map(|n| players[n].id.clone()).collect()),
        said: split.fewest.map(|set| listed(players, set)),
        suffices_here: split.suffices_here,
        sentence: say!(
            "ask.split",
            "`{split}`: of {target} person-months, {told}",
            split = &split.split,
            target,
            told,
        ),
    }
}

/// How the fewest under a split stand beside the fewest here.
fn suffices(split: &SplitAsk, ask: &Ask, set: Coalition) -> Sentence {
    if ask.sets.as_ref().and_then(|sets| sets.fewest()) == Some(set) {
        return say!("ask.split.same", "the same set suffices");
    }
    let n = set.size() as u64;
    match (&ask.looked, split.suffices_here) {
        (Looked::Everywhere(_), true) => {
            say!("ask.split.another", "the fewest are another set of {n}", n)
        }
        (Looked::Everywhere(_), false) => say!(
            "ask.split.another-not-here",
            "the fewest are another set of {n}, who do not suffice here",
            n
        ),
        (Looked::Along { .. }, true) => {
            say!("ask.split.found", "the fewest found are another set of {n}", n)
        }
        (Looked::Along { .. }, false) => say!(
            "ask.split.found-not-here",
            "the fewest found are another set of {n}, who do not suffice here",
            n
        ),
    }
}
