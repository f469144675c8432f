//! Planning again with changes made, on all processors.

use super::super::change::{Change, changed};
use crate::allocation::Unsolved;
use crate::country::{AreaIx, Country};
use crate::plan::{Exact, NoPlan, served};
use crate::scenario::{Needed, Objective, Scenario};
use crate::units::People;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{ScopedJoinHandle, available_parallelism, scope};

/// Something to plan again with.
pub(super) enum Task {
    /// These changes, all of them at once.
    Changed(Vec<Change>),
    /// An area served before all others.
    First(AreaIx),
    /// These changes, with the supplies split otherwise by origin.
    Split(String, Vec<Change>),
}

/// Person-months served, by area.
pub(super) type Reach = BTreeMap<AreaIx, Exact>;

/// A country and a scenario to plan again and again.
pub(super) struct Planner<'a> {
    pub(super) country: &'a Country,
    pub(super) scenario: &'a Scenario,
    /// Told how many plans are made, of how many known to be needed.
    pub(super) progress: &'a (dyn Fn(usize, usize) + Sync),
    pub(super) done: AtomicUsize,
    pub(super) asked: AtomicUsize,
}

impl Planner<'_> {
    /// Plans every task; the answers come in the tasks' order.
    pub(super) fn all(&self, tasks: &[Task]) -> Result<Vec<Reach>, NoPlan> {
        self.asked.fetch_add(tasks.len(), Ordering::Relaxed);
        in_turn(tasks, |task| self.solve(task), &|_| {
            let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
            (self.progress)(done, self.asked.load(Ordering::Relaxed));
        })
    }

    fn solve(&self, task: &Task) -> Result<Reach, NoPlan> {
        let (country, scenario) = match task {
            Task::Changed(changes) => changed(self.country, self.scenario, changes),
            Task::First(area) => with_first(self.country, self.scenario, *area),
            Task::Split(split, changes) => {
                let scenario = Scenario { supply_split: split.clone(), ..self.scenario.clone() };
                changed(self.country, &scenario, changes)
            }
        };
        served(&country, &scenario, &Needed::of(&country))
    }
}

/// Works on every task, on all processors; the answers come in the tasks' order. `told` hears after each
/// how many are done.
pub(super) fn in_turn<T: Sync, R: Send>(
    tasks: &[T],
    work: impl Fn(&T) -> Result<R, NoPlan> + Sync,
    told: &(dyn Fn(usize) + Sync),
) -> Result<Vec<R>, NoPlan> {
    let done = AtomicUsize::new(0);
    let one = |task: &T| -> Result<R, NoPlan> {
        let answer = work(task)?;
        told(done.fetch_add(1, Ordering::Relaxed) + 1);
        Ok(answer)
    };
    let threads = available_parallelism().map_or(1, |n| n.get()).min(tasks.len().max(1));
    let shares = scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|n| {
                let one = &one;
                scope.spawn(move || tasks.iter().skip(n).step_by(threads).map(one).collect())
            })
            .collect();
        let join = |w: ScopedJoinHandle<'_, Result<Vec<R>, NoPlan>>| w.join();
        workers.into_iter().map(join).collect::<Vec<_>>()
    });
    let mut answers: Vec<Option<R>> = tasks.iter().map(|_| None).collect();
    for (n, share) in shares.into_iter().enumerate() {
        let stopped = || Unsolved::Internal("a worker stopped".to_owned());
        for (k, answer) in share.map_err(|_| stopped())??.into_iter().enumerate() {
            answers[n + k * threads] = Some(answer);
        }
    }
    Ok(answers.into_iter().flatten().collect())
}

/// An area's people come first: everybody in need there counts as the worst phase, and the others
/// keep the order that the scenario's objective gives them.
pub fn with_first(country: &Country, scenario: &Scenario, area: AreaIx) -> (Country, Scenario) {
    let (mut country, mut scenario) = (country.clone(), scenario.clone());
    for need in country.needs.iter_mut() {
        let [three, four, five] = need.phases.map(|p| p.0);
        let phases = if need.area == area {
            [0, 0, three + four + five]
        } else if scenario.objective == Objective::Severity {
            [three, four + five, 0]
        } else {
            [three + four + five, 0, 0]
        };
        need.phases = phases.map(People);
    }
    scenario.objective = Objective::Severity;
    (country, scenario)
}
