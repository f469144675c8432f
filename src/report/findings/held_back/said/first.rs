//! Which limit brings most when it alone is lifted, in a sentence.

use super::find;
use crate::kit::figure::Figure;
use crate::kit::sentence::in_millions;
use crate::kit::{Sentence, say};
use crate::plan::Limiting;
use crate::report::findings::held_back::CascadeTold;
use crate::report::findings::held_back::words::in_the_way;

/// Which limit brings most when it alone is lifted; nothing where money is no matter of choice.
pub(super) fn first_in_the_way(told: &CascadeTold) -> Option<Sentence> {
    let money = find(told, Limiting::Money).map_or(Figure::default(), |s| s.left_person_months);
    if money >= told.need_person_months {
        return None;
    }
    let more = |of: Limiting| {
        let more = find(told, of)?.lifted_alone_person_months?;
        (!more.is_nought()).then_some(more)
    };
    let helping = Limiting::ALL.into_iter().filter_map(|step| Some((more(step)?, step)));
    // Of equals the first in order.
    let best = helping.reduce(|best, next| if next.0 > best.0 { next } else { best });
    let Some((gain, best)) = best else {
        return Some(say!(
            "held-back.none-first",
            "No limit is in the way by itself: it takes several of them lifted together."
        ));
    };
    let (what, lifted, gain) = (in_the_way(best), lifted(best)?, in_millions(gain));
    let by_access = [Limiting::HandingOut, Limiting::OpenWays];
    let nothing = by_access.iter().all(|of| more(*of).is_none());
    Some(match nothing && !told.closed_permissions_cost_person_months.is_nought() {
        true => say!(
            "held-back.first.not-access",
            "First in the way is {what}: with {lifted} and all else as it is, {gain} more would be reached; \
             opening ways or allowing hand-outs would not reach more people in all, but decides whom.",
            what,
            lifted,
            gain,
        ),
        false => say!(
            "held-back.first",
            "First in the way is {what}: with {lifted} and all else as it is, {gain} more would be reached.",
            what,
            lifted,
            gain,
        ),
    })
}

/// A limit lifted, as a condition; what the plan chooses is none.
fn lifted(step: Limiting) -> Option<Sentence> {
    Some(match step {
        Limiting::Caseload => say!("held-back.lifted.caseload", "nobody beyond the caseload"),
        Limiting::HandingOut => {
            say!("held-back.lifted.handing-out", "handing out allowed everywhere")
        }
        Limiting::OpenWays => say!("held-back.lifted.open-ways", "every way open"),
        Limiting::Carrying => say!("held-back.lifted.carrying", "ways that carry whatever comes"),
        Limiting::Banking => say!("held-back.lifted.banks", "banks and payments at work"),
        Limiting::Food => say!("held-back.lifted.food", "ample food"),
        Limiting::Money => say!("held-back.lifted.money", "ample money"),
        Limiting::Choice => return None,
    })
}
