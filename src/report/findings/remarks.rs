//! What the search for a plan found that a reader must know, in words.

use crate::allocation::Remark;
use crate::kit::{Sentence, say};

/// A remark as a sentence without its stop.
pub(in crate::report) fn remark(remark: Remark) -> Sentence {
    match remark {
        Remark::EvennessSkipped => say!(
            "remark.evenness-skipped",
            "The diverted share changes within the window in some area, so plans that reach as \
             many were not compared for evenness"
        ),
        Remark::EvennessTooDear => say!(
            "remark.evenness-too-dear",
            "The budget pays for reaching as many, but not for reaching them as evenly as access \
             would allow"
        ),
        Remark::NoTieLeft => say!(
            "remark.no-tie-left",
            "The money or the target is used up exactly; no tie was left for evenness to settle"
        ),
        Remark::EvennessNotProven => say!(
            "remark.evenness-not-proven",
            "The money or the target is used up exactly; among those whom it ends for, that they are \
             reached as evenly as can be is not proven"
        ),
    }
}
