//! What ranges come to, in sentences.

use crate::kit::sentence::signed;
use crate::kit::{Sentence, say};
use crate::report::findings::ranges::RangeTold;

/// Where the plan is better or worse than nearly all draws, readers must know.
pub(super) fn outside(own: &RangeTold) -> Option<Sentence> {
    match (own.planned > own.high, own.planned < own.low) {
        (true, _) => Some(say!(
            "ranges.above",
            "That is more than in nine of ten draws: the figures planned with are hopeful together."
        )),
        (_, true) => Some(say!(
            "ranges.below",
            "That is less than in nine of ten draws: the figures planned with are cautious together."
        )),
        (false, false) => None,
    }
}

/// Two scenarios in the same draws.
pub(super) fn beside(apart: &RangeTold, draws: u32) -> Sentence {
    say!(
        "ranges.beside",
        "In eight of ten of the same draws the difference of {scenarios} is {low} to {high} person-months, \
         {planned} with the figures planned with; it is below nought in {fewer} of {draws} draws. A difference \
         of totals hides who loses, for food goes to others: `aidreach compare` tells who.",
        scenarios = &apart.scenario,
        low = signed(apart.low),
        high = signed(apart.high),
        planned = signed(apart.planned),
        fewer = apart.fewer_draws,
        draws = draws as usize,
    )
}
