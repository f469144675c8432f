//! Where food goes that does not serve those whom the reference plan serves.

use super::{most, named, rounded, where_to, whole};
use crate::analysis::effect::{Cells, Effect, Sums};
use crate::kit::sentence::{Joined, signed};
use crate::kit::{Sentence, say};
use crate::plan::Exact;
use crate::report::findings::effect::EffectInput;

/// What becomes of the food that does not serve those who lose.
pub(super) fn instead(about: &EffectInput<'_>, effect: &Effect, total: &Sums) -> Option<Sentence> {
    let loses = total.lost() > Exact::default();
    match serves_some_fewer(&effect.cells) {
        true => Some(unlike_kept(about, effect, total)),
        false if loses && rounded(total.moved()) > Exact::default() => {
            Some(moved(about, effect, total))
        }
        false => None,
    }
}

fn moved(about: &EffectInput<'_>, effect: &Effect, total: &Sums) -> Sentence {
    say!(
        "effect.moved",
        "The food goes to other people or months instead: {moved} person-months, the largest parts in \
         {parts}. It does not make up for those who lose; in total {net} person-months.",
        moved = whole(total.moved()),
        parts = where_to(about, &effect.cells),
        net = signed(whole(total.net())),
    )
}

/// Whether some area is served less than of what could be kept.
pub(super) fn serves_some_fewer(cells: &Cells) -> bool {
    cells.by_area().values().any(|sums| rounded(sums.moved()) < Exact::default())
}

/// Where money or diversion is a limit, the best plan may serve others than those it could keep.
fn unlike_kept(about: &EffectInput<'_>, effect: &Effect, total: &Sums) -> Sentence {
    let areas = effect.cells.by_area();
    let more = named(about, &most(areas.clone(), Sums::moved));
    let all: Exact =
        most(areas.clone(), |sums| -sums.moved()).iter().map(|(_, people)| *people).sum();
    let all = whole(all);
    let fewer = Joined::And.list(named(about, &most(areas, |sums| -sums.moved())));
    let net = signed(whole(total.net()));
    match more.is_empty() {
        true => say!(
            "effect.unlike-kept.nowhere-more",
            "The plan shown is not the one that keeps most, and takes from some: its objective, money or diverted \
             food put others first. Beside what could be kept it serves {all} person-months fewer, the largest \
             parts in {fewer}, and more in no area; in total {net} person-months beside the reference plan.",
            all,
            fewer,
            net,
        ),
        false => say!(
            "effect.unlike-kept",
            "The plan shown is not the one that keeps most, and takes from some: its objective, money or diverted \
             food put others first. Beside what could be kept it serves {all} person-months fewer, the largest \
             parts in {fewer}, and more in {more}; in total {net} person-months beside the reference plan.",
            all,
            fewer,
            more = Joined::And.list(more),
            net,
        ),
    }
}
