//! Planning again with changes made, on all processors.

use super::super::change::{Change, changed};
use crate::allocation::Unsolved;
use crate::country::{AreaIx, Country};
use crate::network::{Network, Served};
use crate::plan::{Exact, NoPlan, Plan, Regrouped, Standing, Whom, served_by};
use crate::scenario::{Objective, Scenario};
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
}

/// With so few areas of which one after the other comes first, it is not worth planning that none does.
const FEW: usize = 2;

/// Person-months served, by area.
pub(super) type Reach = BTreeMap<AreaIx, Exact>;

/// How far planning again and again is.
pub(super) struct Progress<'a> {
    /// Told how many plans are made, of how many known to be needed.
    pub(super) told: &'a (dyn Fn(usize, usize) + Sync),
    /// Whether to end with what is planned by now.
    pub(super) stop: &'a (dyn Fn() -> bool + Sync),
    pub(super) done: AtomicUsize,
    pub(super) asked: AtomicUsize,
}

/// A country, a scenario and their plan, to plan again and again.
pub(super) struct Planner<'a> {
    pub(super) network: &'a Network<'a>,
    /// The plan of the network.
    standing: Standing<'a, 'a, 'a>,
    /// Whom it serves.
    before: Whom,
    /// The scenario for whoever comes first.
    first: Scenario,
    pub(super) progress: &'a Progress<'a>,
}

impl<'a> Planner<'a> {
    pub(super) fn new(
        network: &'a Network<'a>,
        plan: &'a Plan,
        progress: &'a Progress<'a>,
    ) -> Planner<'a> {
        let before = Whom::of_plan(network, plan);
        let first = Scenario { objective: Objective::Severity, ..network.scenario.clone() };
        Planner { network, standing: Standing::new(plan, network), before, first, progress }
    }

    /// Person-months that the plan serves, by area.
    pub(super) fn before(&self) -> &Reach {
        &self.before.by_area
    }

    /// Plans every task; the answers come in the tasks' order.
    pub(super) fn all(&self, tasks: &[Task]) -> Result<Vec<Reach>, NoPlan> {
        let answers: Option<Vec<Reach>> = self.as_far_as_it_goes(tasks)?.into_iter().collect();
        answers.ok_or(Unsolved::Stopped.into())
    }

    /// Plans every task until somebody says stop; `None` for those that were not planned by then.
    pub(super) fn as_far_as_it_goes(&self, tasks: &[Task]) -> Result<Vec<Option<Reach>>, NoPlan> {
        let Progress { told, stop, done, asked } = self.progress;
        asked.fetch_add(tasks.len(), Ordering::Relaxed);
        // Plans in which a single area comes first differ little from one in which none does.
        let first = tasks.iter().filter(|task| matches!(task, Task::First(_))).count();
        let network = self.with_first(None);
        let none_first = if first > FEW { Regrouped::new(&network)? } else { None };
        let told = |_: usize| {
            told(done.fetch_add(1, Ordering::Relaxed) + 1, asked.load(Ordering::Relaxed));
        };
        in_turn_until(tasks, |task| self.solve(task, none_first.as_ref()), (&told, *stop))
    }

    fn solve(&self, task: &Task, none_first: Option<&Regrouped<'_, '_>>) -> Result<Reach, NoPlan> {
        match task {
            Task::Changed(changes) => {
                let (country, scenario) =
                    changed(self.network.country, self.network.scenario, changes);
                // No change is to who must agree to what.
                let network = Network::new(&country, &scenario, self.network.needed);
                let network = network.map_err(NoPlan::Refused)?;
                match self.standing.is_best_of(&network) {
                    true => Ok(self.before.by_area.clone()),
                    false => self.before.then(&network),
                }
            }
            Task::First(area) => {
                let own = |served: &Served| served.area == *area;
                let at = self.network.served.iter().position(own);
                if let (Some(none_first), Some(n)) = (none_first, at) {
                    return none_first.with(n, everybody_first);
                }
                served_by(&self.with_first(Some(*area)))
            }
        }
    }

    /// What [`with_first`] says, on the network that is laid out; or that nobody comes first, while the others
    /// keep their order.
    fn with_first(&self, area: Option<AreaIx>) -> Network<'_> {
        let mut network = self.network.clone();
        network.scenario = &self.first;
        for served in &mut network.served {
            for month in &mut served.months {
                let own = Some(served.area) == area;
                month.people = as_first(month.people, own, self.network.scenario.objective);
            }
        }
        network
    }
}

/// Works on every task, on all processors; the answers come in the tasks' order. `told` hears after each
/// how many are done.
pub(super) fn in_turn<T: Sync, R: Send>(
    tasks: &[T],
    work: impl Fn(&T) -> Result<R, NoPlan> + Sync,
    told: &(dyn Fn(usize) + Sync),
) -> Result<Vec<R>, NoPlan> {
    let answers = in_turn_until(tasks, work, (told, &|| false))?;
    Ok(answers.into_iter().flatten().collect())
}

/// As [`in_turn`], until somebody says stop; `None` for tasks not worked on by then.
fn in_turn_until<T: Sync, R: Send>(
    tasks: &[T],
    work: impl Fn(&T) -> Result<R, NoPlan> + Sync,
    (told, stop): (&(dyn Fn(usize) + Sync), &(dyn Fn() -> bool + Sync)),
) -> Result<Vec<Option<R>>, NoPlan> {
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
                let own = tasks.iter().skip(n).step_by(threads).take_while(|_| !stop());
                scope.spawn(move || own.map(one).collect())
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
    Ok(answers)
}

/// An area's people come first: everybody in need there counts as the worst phase, and the others
/// keep the order that the scenario's objective gives them.
pub fn with_first(country: &Country, scenario: &Scenario, area: AreaIx) -> (Country, Scenario) {
    let (mut country, mut scenario) = (country.clone(), scenario.clone());
    for need in country.needs.iter_mut() {
        let phases = need.phases.map(|people| people.0);
        need.phases = as_first(phases, need.area == area, scenario.objective).map(People);
    }
    scenario.objective = Objective::Severity;
    (country, scenario)
}

/// People by IPC phase, as those count who come first, or after them.
fn as_first([three, four, five]: [u64; 3], first: bool, objective: Objective) -> [u64; 3] {
    if first {
        everybody_first([three, four, five])
    } else if objective == Objective::Severity {
        [three, four + five, 0]
    } else {
        [three + four + five, 0, 0]
    }
}

fn everybody_first(phases: [u64; 3]) -> [u64; 3] {
    [0, 0, phases.into_iter().sum()]
}
