//! The best plan on the wide network, certified like any plan.

use super::figures::{Exact, people_reached};
use super::wide::{Keep, Wide};
use super::{NoPlan, claim, routes, to_the_millionth};
use crate::allocation::{Aim, Allocation, Goal, Instance, Ties, allocate};
use crate::certificate::Fed;

/// The best plan for one question.
pub(super) struct Answer {
    /// Person-months; to the millionth where two plans are mixed, whose denominators are their own.
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
    scope: (&dyn Fn(&Fed) -> bool, Keep),
    budget: i128,
) -> Result<Answer, NoPlan> {
    best(wide, most, scope, (Aim::MostPeople, Some(budget)))
}

/// The best for an aim that arcs that may carry so much, and the money if any is a limit, allow.
pub(super) fn best(
    wide: &Wide<'_, '_>,
    most: &[i64],
    (counts, keep): (&dyn Fn(&Fed) -> bool, Keep),
    (aim, budget): (Aim, Option<i128>),
) -> Result<Answer, NoPlan> {
    let (instance, position) = wide.part(most, counts, keep);
    let (people, allocation) = best_on(instance, (aim, budget))?;
    Ok(Answer { people, allocation, position })
}

/// The best for an aim on a network written as numbers, and the person-months that it serves.
pub(super) fn best_on(
    instance: Instance,
    (aim, budget): (Aim, Option<i128>),
) -> Result<(Exact, Allocation), NoPlan> {
    let goal = Goal { aim, ties: Ties::Skip, budget, floors: Vec::new() };
    let mut allocation = allocate(&instance, &goal)?;
    let paths = routes::paths(&instance, &mut allocation)?;
    let people = people_reached(&instance, &allocation);
    let allocation = claim::certified(instance, allocation, paths, &goal)?;
    let people = if allocation.high.is_some() { to_the_millionth(people) } else { people };
    Ok((people, allocation))
}
