//! A course that was carried out beside another one, in sentences and tables.

use super::lost::Told;
use super::said::{left_with_nothing, where_to, who_loses, whole};
use super::{EffectInput, LossTold};
use crate::analysis::effect::CarriedOut;
use crate::plan::{Exact, LeftOut};
use crate::report::kit::figure::Figure;
use schemars::JsonSchema;
use serde::Serialize;

/// Who is served in one course and not in another, both as they were carried out: in the same area, month
/// and IPC phase.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct CarriedOutTold {
    /// What stands first, in words: whoever it serves can lose.
    pub before: String,
    /// What is held against it, in words.
    pub after: String,
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
    pub said: Vec<String>,
}

/// Two courses in words: `the play without it`, `the play as it was`.
pub(in crate::report) struct Sides<'a> {
    /// What stands first.
    pub before: &'a str,
    /// What is held against it.
    pub after: &'a str,
}

/// Lays out what one course costs those whom another one serves.
pub(in crate::report) fn carried_out(
    about: &EffectInput<'_>,
    sides: &Sides<'_>,
    found: &CarriedOut,
) -> CarriedOutTold {
    let Told { total, by_phase, by_month, by_area } = Told::of(about, &found.cells);
    let nothing = found.left_out.each_ref().map(LeftOut::person_months);
    CarriedOutTold {
        before: sides.before.to_owned(),
        after: sides.after.to_owned(),
        total,
        by_phase,
        by_month,
        by_area,
        left_with_nothing_before: nothing[0],
        left_with_nothing_after: nothing[1],
        said: said(about, sides, found),
    }
}

fn said(about: &EffectInput<'_>, sides: &Sides<'_>, found: &CarriedOut) -> Vec<String> {
    let total = found.cells.total();
    let some = |people: Exact| !Figure::rounded(people, 0).is_nought();
    let Sides { before, after } = sides;
    let mut said = Vec::new();
    if some(total.lost()) {
        said.push(format!(
            "Of the {} person-months that {before} serves, {} are lost in {after}, {} %: not served in \
             the same area, month and IPC phase. {}",
            whole(total.before),
            whole(total.lost()),
            Figure::percent(total.lost(), total.before).plain(),
            who_loses(about, &found.cells)
        ));
    } else {
        said.push(format!("{} serves all those whom {before} serves.", sentence(after)));
    }
    if some(total.moved()) {
        let instead = match some(total.lost()) {
            true => format!(
                " It does not make up for those who lose; in total {} person-months.",
                Figure::rounded(total.net(), 0).signed()
            ),
            false => String::new(),
        };
        said.push(format!(
            "{} serves {} person-months whom {before} does not, the largest parts in {}.{instead}",
            sentence(after),
            whole(total.moved()),
            where_to(about, &found.cells)
        ));
    }
    said.extend(left_with_nothing(about, &found.left_out));
    said
}

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

impl CarriedOutTold {
    /// Whether anybody is served otherwise.
    pub(in crate::report) fn changes_nothing(&self) -> bool {
        self.total.lost.is_nought() && self.total.moved.is_nought()
    }
}
