//! The limits that touch each arc.

use crate::network::Limit;
use std::collections::BTreeMap;

/// The limits of each arc, which stand together, up to where `ends` says.
pub(super) struct LimitsOf {
    limits: Vec<Limit>,
    ends: Vec<u32>,
}

impl LimitsOf {
    /// Of so many arcs those among some limits, to each of which its arcs are added.
    pub(super) fn arcs(
        n_arcs: usize,
        touching: impl Fn(usize) -> Vec<Limit>,
        arcs_of: &mut BTreeMap<Limit, Vec<usize>>,
    ) -> LimitsOf {
        let (mut limits, mut ends) = (Vec::new(), Vec::with_capacity(n_arcs));
        for arc in 0..n_arcs {
            for limit in touching(arc) {
                if let Some(arcs) = arcs_of.get_mut(&limit) {
                    arcs.push(arc);
                    limits.push(limit);
                }
            }
            ends.push(limits.len() as u32);
        }
        LimitsOf { limits, ends }
    }

    /// Those that touch an arc.
    pub(super) fn arc(&self, arc: usize) -> &[Limit] {
        let from = arc.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.limits[from..self.ends[arc] as usize]
    }
}
