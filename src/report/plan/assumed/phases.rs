//! Needs of which nobody said in which phases people are.

use crate::kit::{Sentence, say};
use crate::report::findings::subject::Subject;

/// How needs without phases are taken; nothing where all have phases.
pub(super) fn told(subject: &Subject<'_>) -> Option<Sentence> {
    let window = subject.scenario.window;
    let needs = subject.country.needs.iter();
    let needs = needs.filter(|need| window.period(need.month).is_some());
    let some = needs.filter(|need| need.phases.iter().any(|people| people.0 > 0));
    let (mut all, mut without) = (0_usize, 0_usize);
    for need in some {
        all += 1;
        without += usize::from(!need.by_phase);
    }
    match without {
        0 => None,
        _ if without == all => Some(say!(
            "plan.assumed.no-phases",
            "No source of the needs says in which phase people are: all count as phase 3, and `severity` \
             takes all alike"
        )),
        _ => Some(say!(
            "plan.assumed.no-phases.some",
            "Of {without} of {all} needs of an area in a month no source says in which phase people are: they \
             count as phase 3, so that `severity` takes them behind phases 4 and 5 of others",
            without,
            all,
        )),
    }
}
