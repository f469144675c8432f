//! How counts were made coarser, in sentences.

use crate::country::Coarse;
use crate::kit::{Sentence, say};

/// How counts were made coarser for these readers, where they were; without stops.
pub(in crate::report) fn coarser_said(coarse: Coarse) -> Vec<Sentence> {
    let mut told = Vec::new();
    if coarse.needs {
        told.push(say!(
            "coarser.needs",
            "For readers outside the planning team fewer than ten people in need in an area, month and phase \
             count as none, and other counts in need are rounded to tens, from a thousand on to hundreds, \
             before planning: no figure here tells how few they are"
        ));
    }
    if coarse.reached {
        told.push(say!(
            "coarser.reached",
            "For readers outside the planning team fewer than ten people reached in an area, month and phase \
             count as none in every figure, others reached are rounded down to tens, from a thousand on to \
             hundreds, single ways and stores are left out, and costs are told at the mean cost of a tonne: \
             no figure here tells how few they are"
        ));
    }
    if coarse.needs || coarse.reached {
        told.push(say!(
            "coarser.nobody",
            "Where nobody is told to be in need or reached, up to nine people may be"
        ));
    }
    told
}
