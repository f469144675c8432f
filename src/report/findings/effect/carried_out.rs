//! A course that was carried out beside another one, in sentences and tables.

use super::lost::Told;
use super::said::{left_with_nothing, percent, where_to, who_loses, whole};
use super::{EffectInput, LossTold};
use crate::analysis::effect::CarriedOut;
use crate::kit::sentence::signed;
use crate::kit::{Sentence, say};
use crate::plan::{Exact, LeftOut};
use schemars::JsonSchema;
use serde::Serialize;

/// Who is served in one course and not in another, both as they were carried out: in the same area, month
/// and IPC phase.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct CarriedOutTold {
    /// What stands first, in words: whoever it serves can lose.
    pub before: Sentence,
    /// What is held against it, in words.
    pub after: Sentence,
    /// Over everything, in person-months.
    pub total: LossTold,
    /// By IPC phase, the highest first.
    pub by_phase: Vec<LossTold>,
    /// By month.
    pub by_month: Vec<LossTold>,
    /// By area, those that lose most first; areas without a change are left out.
    pub by_area: Vec<LossTold>,
    /// Person-months in need in areas and months in which nobody is served, before.
    pub left_with_nothing_before: u64,
    /// Person-months in need in areas and months in which nobody is served, after.
    pub left_with_nothing_after: u64,
    /// The effect in sentences.
    pub said: Vec<Sentence>,
}

/// Two courses in words: `the play without it`, `the play as it was`.
pub(in crate::report) struct Sides {
    /// What stands first.
    pub before: Sentence,
    /// What is held against it.
    pub after: Sentence,
}

/// Lays out what one course costs those whom another one serves.
pub(in crate::report) fn carried_out(
    about: &EffectInput<'_>,
    sides: &Sides,
    found: &CarriedOut,
) -> CarriedOutTold {
    let found = &CarriedOut { cells: found.cells.in_whole_people(), ..found.clone() };
    let Told { total, by_phase, by_month, by_area } = Told::of(about, &found.cells);
    let nothing = found.left_out.each_ref().map(LeftOut::person_months);
    CarriedOutTold {
        before: sides.before.clone(),
        after: sides.after.clone(),
        total,
        by_phase,
        by_month,
        by_area,
        left_with_nothing_before: nothing[0],
        left_with_nothing_after: nothing[1],
        said: said(about, sides, found),
    }
}

fn said(about: &EffectInput<'_>, sides: &Sides, found: &CarriedOut) -> Vec<Sentence> {
    let total = found.cells.total();
    let some = |people: Exact| !whole(people).is_nought();
    let Sides { before, after } = sides;
    let mut said = vec![match some(total.lost()) {
        true => say!(
            "effect.carried-out.lost",
            "Of the {served} person-months that {before} serves, {lost} are lost in {after}, {percent} %: \
             not served in the same area, month and IPC phase. {who}",
            served = whole(total.before),
            before,
            lost = whole(total.lost()),
            after,
            percent = percent(total.lost(), total.before),
            who = who_loses(about, &found.cells),
        ),
        false => say!(
            "effect.carried-out.no-loss",
            "{after^} serves all those whom {before} serves.",
            after,
            before,
        ),
    }];
    if some(total.moved()) {
        let moved = say!(
            "effect.carried-out.moved",
            "{after^} serves {moved} person-months whom {before} does not, the largest parts in {parts}.",
            after,
            moved = whole(total.moved()),
            before,
            parts = where_to(about, &found.cells),
        );
        said.push(match some(total.lost()) {
            true => say!(
                "effect.carried-out.net",
                "{moved} It does not make up for those who lose; in total {net} person-months.",
                moved,
                net = signed(whole(total.net())),
            ),
            false => moved,
        });
    }
    said.extend(left_with_nothing(about, &found.left_out));
    said
}

impl CarriedOutTold {
    /// Whether anybody is served otherwise.
    pub(in crate::report) fn changes_nothing(&self) -> bool {
        self.total.lost.is_nought() && self.total.moved.is_nought()
    }
}
