//! What more than one answer tells: a plan and what it rests on, what holds reach back, who loses by a
//! change, who plays in a game of permissions.

pub(in crate::report) mod adjusted;
pub(in crate::report) mod audit;
pub(in crate::report) mod coalitions;
pub(in crate::report) mod coarser;
pub(in crate::report) mod effect;
pub(in crate::report) mod held_back;
#[cfg(not(target_arch = "wasm32"))]
pub(in crate::report) mod imported;
pub(in crate::report) mod mapped;
pub(in crate::report) mod ranges;
pub(in crate::report) mod red_lines;
pub(in crate::report) mod remarks;
pub(in crate::report) mod severities;
pub(in crate::report) mod states;
pub(in crate::report) mod subject;
pub(in crate::report) mod terms;
pub(in crate::report) mod ways_in;
