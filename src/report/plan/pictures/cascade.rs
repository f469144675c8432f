//! From need to reach as bars.

use crate::kit::chart::Chart;
use crate::kit::say;
use crate::report::findings::held_back::{bars, bars_in_words};
use crate::report::plan::summary::Summary;

/// The bars; `None` where nobody is in need.
pub(in crate::report) fn cascade(summary: &Summary) -> Option<Chart> {
    let (need, steps) = (summary.cascade.need_person_months, &summary.cascade.steps);
    Some(Chart {
        id: "cascade".to_owned(),
        title: say!("plan.bars.title", "From need to reach, in person-months"),
        description: bars_in_words(need, steps),
        caption: say!(
            "plan.bars.caption",
            "From need to reach, in person-months: each bar is the largest reach there could be with the \
             limits so far. Up to the access ceiling food is ample in every month where it enters. \
             What takes nothing has no bar."
        ),
        shows: bars(need, steps)?,
    })
}
