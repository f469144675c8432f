//! What a counterpart's permissions unlock: their worth, and reach with all granted and all refused.

use crate::analysis::brief::{Beside, Brief, SplitBrief};
use crate::kit::figure::Figure;
use crate::kit::sentence::{Joined, signed};
use crate::kit::sheet::Cell;
use crate::kit::{Declared, Sentence, col, means, say};
use crate::plan::Exact;
use crate::report::answers::worth::CounterpartTold;
use crate::report::findings::coalitions::{Basis, measured};

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
        "In a fair parting among all {players} {players:counterpart|counterparts} its permissions together \
         are worth {worth}, {share} of what all bring. {hang} ({hang_share}) hang on it: so many are lost if \
         it alone refuses while all others grant. Counted is {measure}.",
        players = basis.players.len(),
        worth,
        share = its.share(),
        hang = its.hold_up_person_months,
        hang_share = its.hangs(),
        measure = measured(basis.counts),
    )
}

/// With all of it granted and all of it refused, in sentences.
pub(super) fn unlocks(brief: &Brief, splits: &[SplitTold]) -> Vec<Sentence> {
    let reached = brief.reached();
    let who_changes = brief.by_area().iter().any(|(_, people)| people.changes_if_granted());
    let mut told = vec![granting(reached, who_changes), refusing(reached)];
    if !splits.is_empty() {
        let splits = splits.iter().map(|split| {
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
        told.push(say!(
            "brief.splits",
            "Where food comes from is assumed; with other splits, change in person-months: {splits}.",
            splits = Joined::Semicolons.list(splits),
        ));
    }
    told
}

fn granting(reached: Beside, who_changes: bool) -> Sentence {
    match reached.more_if_granted() {
        0 if !who_changes => say!(
            "brief.granting.nothing",
            "Granting all of it on every day changes nothing: what matters is open already, or something \
             else holds the rest back."
        ),
        0 => say!(
            "brief.granting.others",
            "Granting all of it on every day reaches as many in all, and changes who they are: see the \
             tables below."
        ),
        more if more > 0 => say!(
            "brief.granting.more",
            "Granting all of it on every day: {granted} person-months, {more} more than as it stands.",
            granted = reached.granted,
            more = more.unsigned_abs(),
        ),
        less => say!(
            "brief.granting.less",
            "Granting all of it on every day: {granted} person-months, {fewer} fewer than as it stands.",
            granted = reached.granted,
            fewer = less.unsigned_abs(),
        ),
    }
}

fn refusing(reached: Beside) -> Sentence {
    let now = reached.as_it_is;
    match reached.more_if_refused() {
        0 => say!(
            "brief.refusing.as-many",
            "If all of it is refused as many are reached in all; who loses is told below."
        ),
        fewer if fewer < 0 => say!(
            "brief.refusing.fewer",
            "If all of it is refused {fewer} fewer of {now} person-months are reached in all; who loses is \
             told below.",
            fewer = fewer.unsigned_abs(),
            now,
        ),
        more => say!(
            "brief.refusing.more",
            "If all of it is refused {more} more than {now} person-months are reached in all, because other \
             people come first; who loses is told below.",
            more = more.unsigned_abs(),
            now,
        ),
    }
}
