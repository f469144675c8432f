//! What a counterpart's permissions unlock: their worth, and reach with all granted and all refused.

use super::beside::AreaTold;
use crate::analysis::brief::{Beside, Brief, SplitBrief};
use crate::analysis::effect::Sums;
use crate::kit::figure::Figure;
use crate::kit::sentence::{Argument, Joined, signed, term};
use crate::kit::sheet::Cell;
use crate::kit::{Declared, Sentence, col, means, say};
use crate::plan::Exact;
use crate::report::answers::worth::CounterpartTold;
use crate::report::findings::coalitions::{Basis, all_granting, measured};
use std::cmp::Reverse;

/// How many areas a sentence names.
const NAMED: usize = 3;

/// What the plans come to with the supplies split otherwise by origin.
#[derive(Clone, Debug)]
pub(super) struct SplitTold {
    split: String,
    reached: [Figure; 3],
    granting: Figure,
    refusing: Figure,
}

pub(super) const SPLITS: Declared<SplitTold> = Declared {
    name: "brief-splits",
    row: "A split of the supplies by origin, which is assumed, and what the plans reach with it",
    columns: &[
        col(
            "supply_split",
            "Split of the supplies",
            means::code("Split of the supplies by where they come from"),
            |row| Cell::text(&row.split),
        ),
        col(
            "as_it_stands_person_months",
            "As it stands",
            means::figure(0, "Person-months reached as it stands"),
            |row| Cell::Figure(row.reached[0]),
        ),
        col(
            "all_granted_person_months",
            "All granted",
            means::figure(0, "Person-months reached if all is granted on every day"),
            |row| Cell::Figure(row.reached[1]),
        ),
        col(
            "all_refused_person_months",
            "All refused",
            means::figure(0, "Person-months reached if all is refused on every day"),
            |row| Cell::Figure(row.reached[2]),
        ),
        col(
            "granting_change_person_months",
            "Granting",
            means::change(0, "Person-months more if all is granted than as it stands"),
            |row| Cell::Figure(row.granting),
        ),
        col(
            "refusing_change_person_months",
            "Refusing",
            means::change(0, "Person-months more if all is refused than as it stands"),
            |row| Cell::Figure(row.refusing),
        ),
    ],
};

impl SplitTold {
    pub(super) fn of(split: &SplitBrief) -> SplitTold {
        let whole = |exact: Exact| Figure::rounded(exact, 0);
        SplitTold {
            split: split.split.clone(),
            reached: [split.as_it_is, split.granted, split.refused].map(whole),
            granting: whole(split.granted - split.as_it_is),
            refusing: whole(split.refused - split.as_it_is),
        }
    }
}

/// What it is worth among all counterparts, as `worth` tells it.
pub(super) fn worth(
    basis: &Basis,
    its: Option<&CounterpartTold>,
    no_food_behind: bool,
) -> Sentence {
    let Some(its) = its else {
        if no_food_behind {
            return say!(
                "brief.worth.no-food-behind",
                "No food is on offer behind what it decides, so nothing hangs on it here; with food there it could \
                 be otherwise."
            );
        }
        return say!(
            "brief.worth.nothing",
            "Nothing hangs on it, whoever else grants what: it is worth nothing here."
        );
    };
    let worth = its.worth_person_months;
    let worth = match its.give_or_take_person_months.filter(|width| !width.is_nought()) {
        Some(width) => {
            say!("brief.worth.about", "{worth} person-months, give or take {width}", worth, width,)
        }
        None => say!("brief.worth.exact", "{worth} person-months", worth),
    };
    say!(
        "brief.worth",
        "Against another plan, that with {all} ({reference} person-months): in a fair parting among {players:it \
         alone|all {players} counterparts} its permissions together are worth {worth}, {share} of what all bring. \
         {hang} ({hang_share}) hang on it: so many are lost if it alone refuses while all others grant. Counted is \
         {measure}. What refusing costs of the plan as it stands may so be another figure.",
        all = all_granting(basis.players.len(), basis.by),
        reference = basis.reference_person_months,
        players = basis.players.len(),
        worth,
        share = its.share(),
        hang = its.hold_up_person_months,
        hang_share = its.hangs(),
        measure = measured(basis.counts),
    )
}

/// What figures are counted against where no sentence names another plan.
pub(super) fn basis(brief: &Brief, scenario: &str) -> Sentence {
    say!(
        "brief.basis",
        "Unless a sentence names another plan, figures here are counted against the plan of {scenario} as it \
         stands, which reaches {now} person-months (objective {objective}).",
        scenario,
        now = brief.reached().as_it_is,
        objective = term(brief.as_it_is.objective.word()),
    )
}

/// With all of it granted and all of it refused, in sentences.
pub(super) fn unlocks(brief: &Brief, areas: &[AreaTold]) -> Vec<Sentence> {
    let reached = brief.reached();
    vec![granting(reached, areas), refusing(reached, &brief.refusal.effect.cells.total())]
}

/// With other splits of the supplies.
pub(super) fn by_split(splits: &[SplitTold]) -> Option<Sentence> {
    let told = splits.iter().map(|split| {
        let (granting, refusing) = (split.granting, split.refusing);
        let split = &split.split;
        say!(
            "brief.splits.split",
            "{split}: granting {granting}, refusing {refusing}",
            split,
            granting = signed(granting),
            refusing = signed(refusing),
        )
    });
    (!splits.is_empty()).then(|| {
        say!(
            "brief.splits",
            "Where food comes from is assumed; with other splits, change in person-months in all, each beside the \
             plan as it stands with the same split: {splits}.",
            splits = Joined::Semicolons.list(told),
        )
    })
}

fn granting(reached: Beside, areas: &[AreaTold]) -> Sentence {
    let who = who(areas);
    match (reached.more_if_granted(), who) {
        (0, None) => say!(
            "brief.granting.nothing",
            "Granting all of it on every day changes nothing: what matters is open already, or something \
             else holds the rest back."
        ),
        (0, Some(who)) => say!(
            "brief.granting.others",
            "Granting all of it on every day, with the plan made anew, reaches as many in all, but others: {who}.",
            who,
        ),
        (more, who) if more > 0 => {
            let (granted, more) = (reached.granted, more.unsigned_abs());
            match who {
                None => say!(
                    "brief.granting.more",
                    "Granting all of it on every day, with the plan made anew: {granted} person-months, {more} more.",
                    granted,
                    more,
                ),
                Some(who) => say!(
                    "brief.granting.more.who",
                    "Granting all of it on every day, with the plan made anew: {granted} person-months, {more} more in \
                     all; {who}.",
                    granted,
                    more,
                    who,
                ),
            }
        }
        (less, who) => {
            let (granted, fewer) = (reached.granted, less.unsigned_abs());
            match who {
                None => say!(
                    "brief.granting.less",
                    "Granting all of it on every day, with the plan made anew: {granted} person-months, {fewer} fewer.",
                    granted,
                    fewer,
                ),
                Some(who) => say!(
                    "brief.granting.less.who",
                    "Granting all of it on every day, with the plan made anew: {granted} person-months, {fewer} fewer \
                     in all, because other people come first; {who}.",
                    granted,
                    fewer,
                    who,
                ),
            }
        }
    }
}

/// Where more are reached if all is granted, and where fewer; nothing where no area changes.
fn who(areas: &[AreaTold]) -> Option<Argument> {
    let (more, fewer) = (changed(areas, true), changed(areas, false));
    let more = more.map(|areas| say!("brief.granting.gains", "more in {areas}", areas));
    let fewer = fewer.map(|areas| say!("brief.granting.loses", "fewer in {areas}", areas));
    let both: Vec<Sentence> = more.into_iter().chain(fewer).collect();
    (!both.is_empty()).then(|| Joined::Semicolons.list(both))
}

/// Areas where more or fewer are reached if all is granted, those with the largest change first.
fn changed(areas: &[AreaTold], more: bool) -> Option<Argument> {
    let changes = areas.iter().filter(|area| area.person_months.changes_if_granted());
    let change = |area: &AreaTold| area.person_months.more_if_granted();
    let mut found: Vec<&AreaTold> = changes.filter(|area| (change(area) > 0) == more).collect();
    // A stable sort: equals stay in the order of the table.
    found.sort_by_key(|area| Reverse(change(area).unsigned_abs()));
    let named = found.iter().take(NAMED).map(|area| {
        let (name, people) = (&area.name, change(area).unsigned_abs());
        say!("brief.granting.area", "{name} {people}", name, people)
    });
    let others = found.len().saturating_sub(NAMED);
    let others = (others > 0)
        .then(|| say!("brief.granting.areas-more", "{others} other {others:area|areas}", others));
    let all: Vec<Sentence> = named.chain(others).collect();
    (!all.is_empty()).then(|| Joined::And.list(all))
}

/// How many fewer are reached in all if all is refused, and of what that is made up.
fn refusing(reached: Beside, of: &Sums) -> Sentence {
    let (now, more) = (reached.as_it_is, reached.more_if_refused());
    let whole = |exact: Exact| Figure::rounded(exact, 0);
    let (lost, moved) = (whole(of.lost()), whole(of.moved()));
    // Where evenness is over the window another plan stands beside it, and its parts would not add up.
    let adds_up = whole(of.net()).exact() == Exact::from_integer(i128::from(more));
    if lost.is_nought() && moved.is_nought() && more == 0 {
        return say!(
            "brief.refusing.as-many",
            "If all of it is refused as many are reached in all; what changes is told below."
        );
    }
    let parts = match (adds_up, moved.is_nought()) {
        (false, _) => say!("brief.refusing.below", "who loses and who gains is told below"),
        (true, true) => say!(
            "brief.refusing.nobody-gains",
            "so many of the plan's are lost, and the food goes to nobody else; who loses is told below"
        ),
        (true, false) => say!(
            "brief.refusing.parts",
            "{lost} of the plan's are lost, and {moved} go to other people or months; who loses and who gains is \
             told below",
            lost,
            moved,
        ),
    };
    match more {
        0 => say!(
            "brief.refusing.others",
            "If all of it is refused as many are reached in all: {parts}.",
            parts,
        ),
        fewer if fewer < 0 => say!(
            "brief.refusing.fewer",
            "If all of it is refused {fewer} fewer of {now} person-months are reached in all: {parts}.",
            fewer = fewer.unsigned_abs(),
            now,
            parts,
        ),
        more => say!(
            "brief.refusing.more",
            "If all of it is refused {more} more than {now} person-months are reached in all, because other \
             people come first: {parts}.",
            more = more.unsigned_abs(),
            now,
            parts,
        ),
    }
}
