//! The most people within a budget on the wide network, certified like any plan.

use super::figures::{Exact, people_reached};
use super::wide::{Keep, Wide};
use super::{NoPlan, claim, routes, to_the_millionth};
use crate::allocation::{Aim, Allocation, Goal, Ties, allocate};
use crate::certificate::{Fed, check};

/// The best plan for one question.
pub(super) struct Answer {
    /// Person-months, to the millionth: mixes of two plans have denominators of their own.
    pub(super) people: Exact,
    /// What flows, on the arcs that may carry anything.
    pub(super) allocation: Allocation,
    /// Where each arc of the wide network is among those.
    pub(super) position: Vec<usize>,
}

/// Serves as many people as arcs that may carry so much, and the money, allow.
pub(super) fn most_people(
    wide: &Wide<'_, '_>,
    most: &[i64],
    (counts, keep): (&dyn Fn(&Fed) -> bool, Keep),
    budget: i128,
) -> Result<Answer, NoPlan> {
    let (built, position) = wide.built(most, counts, keep);
    let (aim, ties) = (Aim::MostPeople, Ties::Skip);
    let goal = Goal { aim, ties, budget: Some(budget), floors: Vec::new() };
    let mut allocation = allocate(&built.instance, &goal)?;
    let paths = routes::paths(&built, &mut allocation)?;
    check(&claim::claim(wide.network, &built, &allocation, &paths, &goal))?;
    let people = to_the_millionth(people_reached(&built, &allocation));
    Ok(Answer { people, allocation, position })
}
