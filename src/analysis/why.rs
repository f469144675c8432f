//! Why an area is left short: the first thing in the way, the smallest change that helps, and who was
//! served instead. Every answer comes from planning again with the change made.

use super::change::{Change, Obstacle, changed};
use crate::country::{AreaIx, Country, LinkIx, PermissionIx};
use crate::network::Network;
use crate::plan::{Exact, Limit, NoPlan, Plan, Settings, plan};
use crate::scenario::{Needed, Scenario};
use crate::units::Share;
use std::collections::BTreeMap;

/// What one or several changes bring, found by planning again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gain {
    /// What was changed; together where there are several.
    pub changes: Vec<Change>,
    /// Person-months more in the area (less, where negative).
    pub here: Exact,
    /// Person-months more over all areas.
    pub overall: Exact,
}

/// Why one area is short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// The area.
    pub area: AreaIx,
    /// Person-months in need and served.
    pub need: u64,
    /// Person-months served.
    pub served: Exact,
    /// What taking each whole class of obstacles away brings, in their order.
    pub classes: Vec<(Obstacle, Gain)>,
    /// The first class that brings the area anything; `None` where only others' shares stand between.
    pub first: Option<Obstacle>,
    /// Minimal sets of classes that bring something together where none does alone.
    pub together: Vec<Gain>,
    /// Single changes that bring the area something: the first class's, the largest gain first.
    pub changes: Vec<Gain>,
    /// What the area would have if food went to it before all others.
    pub alone: Alone,
}

/// What an area would have if nobody else were served before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alone {
    /// Person-months served there then.
    pub served: Exact,
    /// The areas that would lose most then, and the person-months each would lose.
    pub losers: Vec<(AreaIx, Exact)>,
    /// Person-months lost elsewhere for each one gained here; `None` where nothing is gained.
    pub exchange: Option<Exact>,
}

/// How many areas are named as losers.
const LOSERS: usize = 3;

/// Explains areas left short under a scenario. `progress` is told how many plans are made of how many.
///
/// # Errors
/// As [`plan`].
pub fn why(
    country: &Country,
    scenario: &Scenario,
    areas: &[AreaIx],
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<(Plan, Vec<Why>), NoPlan> {
    let needed = Needed::of(country);
    let base = plan(country, scenario, &needed, Settings::default())?;
    let candidates = candidates(country, scenario, &needed, &base)?;
    let mut tasks: Vec<Task> =
        candidates.iter().map(|changes| Task::Changed(changes.clone())).collect();
    let short = |area: &&AreaIx| {
        let planned = base.areas.iter().find(|a| a.area == **area);
        planned.is_some_and(|a| a.served() < Exact::from_integer(i128::from(a.need())))
    };
    let asked: Vec<AreaIx> = areas.iter().filter(short).copied().collect();
    tasks.extend(asked.iter().map(|area| Task::Alone(*area)));
    let answers = all(country, scenario, &tasks, progress)?;
    let (changed, alone) = answers.split_at(candidates.len());
    let mut whys = Vec::new();
    for (area, alone) in asked.into_iter().zip(alone) {
        let gains = candidates.iter().zip(changed);
        let gains = gains.map(|(changes, reach)| gain(area, changes, &base, reach)).collect();
        whys.push(answer(area, &base, gains, alone));
    }
    Ok((base, whys))
}

enum Task {
    Changed(Vec<Change>),
    Alone(AreaIx),
}

type Reach = BTreeMap<AreaIx, Exact>;

fn reach(plan: &Plan) -> Reach {
    plan.areas.iter().map(|a| (a.area, a.served())).collect()
}

/// Plans every task on two threads or more; the answers come in the tasks' order.
fn all(
    country: &Country,
    scenario: &Scenario,
    tasks: &[Task],
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Vec<Reach>, NoPlan> {
    use std::sync::atomic::{AtomicUsize, Ordering};
    let done = AtomicUsize::new(0);
    let one = |task: &Task| -> Result<Reach, NoPlan> {
        let reached = solve(country, scenario, task)?;
        progress(done.fetch_add(1, Ordering::Relaxed) + 1, tasks.len());
        Ok(reached)
    };
    let threads =
        std::thread::available_parallelism().map_or(1, |n| n.get()).min(tasks.len().max(1));
    let shares = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|n| {
                let one = &one;
                scope.spawn(move || tasks.iter().skip(n).step_by(threads).map(one).collect())
            })
            .collect();
        let join = |w: std::thread::ScopedJoinHandle<'_, Result<Vec<Reach>, NoPlan>>| w.join();
        workers.into_iter().map(join).collect::<Vec<_>>()
    });
    let mut answers: Vec<Option<Reach>> = vec![None; tasks.len()];
    for (n, share) in shares.into_iter().enumerate() {
        let stopped = || crate::allocation::Unsolved::Internal("a worker stopped".to_owned());
        for (k, reached) in share.map_err(|_| stopped())??.into_iter().enumerate() {
            answers[n + k * threads] = Some(reached);
        }
    }
    Ok(answers.into_iter().flatten().collect())
}

fn solve(country: &Country, scenario: &Scenario, task: &Task) -> Result<Reach, NoPlan> {
    let (country, scenario) = match task {
        Task::Changed(changes) => changed(country, scenario, changes),
        Task::Alone(area) => {
            // The area's people come first: everybody in need there counts as the worst phase.
            let (mut country, mut scenario) = (country.clone(), scenario.clone());
            for need in country.needs.iter_mut() {
                let all = need.phases.iter().map(|p| p.0).sum();
                let all = crate::units::People(all);
                let none = crate::units::People(0);
                let first = need.area == *area;
                need.phases = if first { [none, none, all] } else { [all, none, none] };
            }
            scenario.objective = crate::scenario::Objective::Severity;
            (country, scenario)
        }
    };
    let needed = Needed::of(&country);
    Ok(reach(&plan(&country, &scenario, &needed, Settings::default())?))
}

fn gain(area: AreaIx, changes: &[Change], base: &Plan, then: &Reach) -> Gain {
    let before = reach(base);
    let of = |reach: &Reach| reach.get(&area).copied().unwrap_or_default();
    let sum = |reach: &Reach| reach.values().copied().sum::<Exact>();
    Gain {
        changes: changes.to_vec(),
        here: of(then) - of(&before),
        overall: sum(then) - sum(&before),
    }
}

/// Whether a gain is worth saying: at least one person in one month.
fn helps(gain: &Gain) -> bool {
    gain.here >= Exact::from_integer(1)
}

fn answer(area: AreaIx, base: &Plan, gains: Vec<Gain>, alone: &Reach) -> Why {
    let planned = base.areas.iter().find(|a| a.area == area);
    let (need, served) = planned.map_or((0, Exact::default()), |a| (a.need(), a.served()));
    let class = |gain: &Gain| match gain.changes[..] {
        [Change::Lift(obstacle)] => Some(obstacle),
        _ => None,
    };
    let classes: Vec<(Obstacle, Gain)> =
        gains.iter().filter_map(|g| Some((class(g)?, g.clone()))).collect();
    let first = classes.iter().find(|(_, gain)| helps(gain)).map(|(obstacle, _)| *obstacle);
    let mut together: Vec<Gain> =
        gains.iter().filter(|g| g.changes.len() > 1 && helps(g)).cloned().collect();
    if first.is_some() {
        together.clear();
    }
    let mut changes: Vec<Gain> = gains
        .into_iter()
        .filter(|g| g.changes.len() == 1 && class(g).is_none() && helps(g))
        .filter(|g| first.is_none_or(|first| obstacle_of(g.changes[0]) == first))
        .collect();
    changes.sort_by(|a, b| b.here.cmp(&a.here).then(a.changes.cmp(&b.changes)));
    let alone = set_first(area, base, alone);
    Why { area, need, served, classes, first, together, changes, alone }
}

fn obstacle_of(change: Change) -> Obstacle {
    match change {
        Change::Grant(_) => Obstacle::Access,
        Change::KeepOpen(_) | Change::KeepReachable(_) => Obstacle::Season,
        Change::Widen(_) => Obstacle::Capacity,
        Change::Room(_) => Obstacle::Store,
        Change::More(_) => Obstacle::Supply,
        Change::Lift(obstacle) => obstacle,
    }
}

fn set_first(area: AreaIx, base: &Plan, alone: &Reach) -> Alone {
    let before = reach(base);
    let of = |reach: &Reach, area: AreaIx| reach.get(&area).copied().unwrap_or_default();
    let gained = of(alone, area) - of(&before, area);
    let zero = Exact::from_integer(0);
    let mut losers: Vec<(AreaIx, Exact)> = before
        .keys()
        .filter(|a| **a != area)
        .map(|&a| (a, of(&before, a) - of(alone, a)))
        .filter(|(_, lost)| *lost > zero)
        .collect();
    let lost: Exact =
        before.values().copied().sum::<Exact>() - alone.values().copied().sum::<Exact>() + gained;
    losers.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    losers.truncate(LOSERS);
    let exchange = (gained > zero).then(|| lost / gained);
    Alone { served: of(alone, area), losers, exchange }
}

/// Every change worth trying: whole classes first, pairs of classes, then what single thing of each
/// class is in anybody's way.
fn candidates(
    country: &Country,
    scenario: &Scenario,
    needed: &Needed,
    base: &Plan,
) -> Result<Vec<Vec<Change>>, NoPlan> {
    let network = Network::new(country, scenario, needed).map_err(NoPlan::Refused)?;
    let present: Vec<Obstacle> = Obstacle::ALL
        .into_iter()
        .filter(|o| *o != Obstacle::Money || scenario.resources.budget_cents.is_some())
        .collect();
    let mut tried: Vec<Vec<Change>> = present.iter().map(|o| vec![Change::Lift(*o)]).collect();
    for (n, first) in present.iter().enumerate() {
        for second in &present[n + 1..] {
            tried.push(vec![Change::Lift(*first), Change::Lift(*second)]);
        }
    }
    for permission in (0..country.permissions.len() as u16).map(PermissionIx) {
        let short = |period| {
            network.access.state_share(permission, period) < Share::ALL
                || network.access.conditions(permission, period).quota.is_some()
        };
        if network.window.periods().any(short) {
            tried.push(vec![Change::Grant(permission)]);
        }
    }
    let window = network.window;
    for link in (0..country.links.len() as u16).map(LinkIx) {
        let months = &country.links[link.index()].months;
        if months.keys().any(|month| window.period(*month).is_some()) {
            tried.push(vec![Change::KeepOpen(link)]);
        }
    }
    for served in network.served.iter().filter(|s| !s.parts.is_empty()) {
        tried.push(vec![Change::KeepReachable(served.area)]);
    }
    for bottleneck in &base.bottlenecks {
        match bottleneck.limit {
            Limit::Supply(place) => tried.push(vec![Change::More(place)]),
            Limit::Link(link, ..) => tried.push(vec![Change::Widen(link)]),
            Limit::Store(place) => tried.push(vec![Change::Room(place)]),
            // Permissions, passes and money are tried above.
            Limit::Quota(_) | Limit::Access(_) | Limit::Pass(_) | Limit::Money => {}
        }
    }
    tried.sort_by_key(|changes| changes.len() > 1);
    tried.dedup();
    Ok(tried)
}
