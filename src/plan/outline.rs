//! A certified plan in short: who is reached and what it costs, for questions that plan again and
//! again and need no routes or limits.

use super::costs::{self, Costs};
use super::figures::{self, AreaPlan};
use super::{NoPlan, claim, keeps_shared_caseloads, routes};
use crate::allocation::{Allocation, Built, Goal, Remark, allocate};
use crate::certificate::{Checked, check};
use crate::network::Network;

/// A certified plan in short.
#[derive(Clone, Debug)]
pub struct Outline {
    /// Each area with people in need, in the order of the network's.
    pub areas: Vec<AreaPlan>,
    /// What it costs.
    pub costs: Costs,
    /// What the search found that a reader must know.
    pub remarks: Vec<Remark>,
    /// What checking the proof recomputed.
    pub checked: Checked,
}

/// Plans a network that is laid out and written as numbers already.
///
/// # Errors
/// [`NoPlan`], also where the proof does not hold.
pub fn outline(network: &Network<'_>, built: &Built, goal: &Goal) -> Result<Outline, NoPlan> {
    outlined(network, built, goal, allocate(&built.instance, goal)?)
}

/// The plan that an allocation is, in short.
///
/// # Errors
/// Where the proof does not hold.
pub(super) fn outlined(
    network: &Network<'_>,
    built: &Built,
    goal: &Goal,
    mut allocation: Allocation,
) -> Result<Outline, NoPlan> {
    keeps_shared_caseloads(network, built, &allocation)?;
    let paths = routes::paths(&built.instance, &mut allocation)?;
    let checked = check(&claim::unnamed(built, &allocation, paths, goal))?;
    Ok(Outline {
        areas: figures::areas(network, built, &allocation),
        costs: costs::costs(network, built, &allocation),
        remarks: allocation.remarks,
        checked,
    })
}
