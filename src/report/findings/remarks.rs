//! What the search for a plan found that a reader must know, in words.

use crate::allocation::Remark;

/// A remark as a sentence without its stop.
pub(in crate::report) fn remark(remark: Remark) -> &'static str {
    match remark {
        Remark::EvennessSkipped => {
            "The diverted share changes within the window in some area, so plans that reach as \
             many were not compared for evenness"
        }
        Remark::EvennessTooDear => {
            "The budget pays for reaching as many, but not for reaching them as evenly as access \
             would allow"
        }
        Remark::NoTieLeft => {
            "The money or the target is used up exactly; no tie was left for evenness to settle"
        }
        Remark::EvennessNotProven => {
            "The money or the target is used up exactly; among those whom it ends for, that they are \
             reached as evenly as can be is not proven"
        }
    }
}
