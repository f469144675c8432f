//! What of a reference plan the resources of another scenario can still serve: the same people, by
//! area, month and IPC phase.
//!
//! The network of the other scenario gets the reference's people as limits of its cells. Most of them,
//! by phase where phases come first, are found and proven like any plan; among such plans the one is
//! taken that keeps the most even shares over cells, so that every breakdown is unique.

use super::figures::{AreaPlan, Exact, millionths};
use super::{NoPlan, Outline, Settings, goal_for, outline};
use crate::allocation::{Aim, Built, Goal, Instance, Ties, build};
use crate::certificate::{Cell, Checked, Role};
use crate::country::AreaIx;
use crate::network::Network;
use crate::scenario::Objective;
use std::collections::BTreeMap;

/// People that a reference plan serves, by area, position of the month and IPC phase.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    people: BTreeMap<(AreaIx, u8, u8), Exact>,
}

impl Reference {
    /// Whom a plan serves.
    pub fn of(areas: &[AreaPlan]) -> Reference {
        let mut people = BTreeMap::new();
        for area in areas {
            for (period, month) in area.months.iter().enumerate() {
                for (served, phase) in month.served.iter().zip([3, 4, 5]) {
                    if *served > Exact::default() {
                        people.insert((area.area, period as u8, phase), *served);
                    }
                }
            }
        }
        Reference { people }
    }

    /// Person-months that it serves, to the millionth.
    pub fn person_months(&self) -> Exact {
        Exact::new(self.people.values().map(|people| millionths(*people)).sum(), 1_000_000)
    }

    /// Most grams that may be handed out in a cell to the people it serves there; what a gram leaves
    /// over of a person is left out.
    fn grams(&self, network: &Network<'_>, (served, period, phase): (usize, u8, u8)) -> i64 {
        let served = &network.served[served];
        let people = self.people.get(&(served.area, period, phase)).copied().unwrap_or_default();
        let ration = served.months[usize::from(period)].grams_per_person.0;
        (people * i128::from(ration)).floor().to_integer() as i64
    }

    /// Lowers what arcs may carry to what the reference serves: each hand-out, and each total of a cell.
    pub(super) fn limit_arcs(&self, network: &Network<'_>, instance: &Instance, most: &mut [i64]) {
        let of_cell = |cell: &Cell| match (cell.period, cell.phase) {
            (Some(period), Some(phase)) => self.grams(network, (cell.area as usize, period, phase)),
            _ => i64::MAX,
        };
        let grams: Vec<i64> = instance.cells.iter().map(of_cell).collect();
        for (most, arc) in most.iter_mut().zip(&instance.arcs) {
            let cell = arc.served.and_then(|cell| grams.get(cell as usize));
            *most = cell.map_or(*most, |grams| (*most).min(*grams));
        }
    }

    /// Limits the cells of a network, written as numbers, to the people that the reference serves in
    /// them; their coverage is then measured against these.
    pub fn limit(&self, network: &Network<'_>, built: &mut Built) {
        let instance = &mut built.instance;
        let mut whole: BTreeMap<(u32, Option<u8>), i64> = BTreeMap::new();
        for cell in &mut instance.cells {
            let (Some(period), Some(phase)) = (cell.period, cell.phase) else { continue };
            let grams = self.grams(network, (cell.area as usize, period, phase));
            let most = cell.limit.map_or(grams, |limit| limit.min(grams));
            (cell.limit, cell.needed) = (Some(most), grams);
            *whole.entry((cell.area, cell.period)).or_default() += grams;
        }
        for cell in instance.cells.iter_mut().filter(|cell| cell.phase.is_none()) {
            cell.needed = whole.get(&(cell.area, cell.period)).copied().unwrap_or(0);
        }
        for arc in &mut instance.arcs {
            let Some(cell) = arc.served.map(|cell| instance.cells[cell as usize]) else { continue };
            arc.capacity = match (arc.role, cell.limit) {
                (Role::Served, limit) => limit,
                (_, Some(limit)) => arc.capacity.map(|most| most.min(limit)),
                (_, None) => arc.capacity,
            };
        }
    }
}

/// What counts of a plan's objective when it is held against another: phases one after the other,
/// or people all alike.
pub fn counted(objective: Objective) -> Aim {
    match objective {
        Objective::Severity => Aim::Severity,
        Objective::MostPeople | Objective::Fairest | Objective::CheapestFor(_) => Aim::MostPeople,
    }
}

/// What of a reference plan the resources of a network can still serve, certified; counted as the
/// reference's objective counts, whatever the network's scenario strives for. Evenness on the network must
/// be compared over cells.
///
/// # Errors
/// As [`super::plan`].
pub fn kept(
    network: &Network<'_>,
    reference: &Reference,
    objective: Objective,
) -> Result<Outline, NoPlan> {
    let (built, goal) = problem(network, reference, objective);
    outline(network, &built, &goal)
}

/// What is kept as a problem by itself: the network with the reference's people as limits, and what is
/// best on it by the reference's objective.
pub fn problem(
    network: &Network<'_>,
    reference: &Reference,
    objective: Objective,
) -> (Built, Goal) {
    let mut built = build(network);
    reference.limit(network, &mut built);
    let goal = goal_for(network, counted(objective), Settings::default());
    (built, goal)
}

/// Least grams for every cell of a network so that a plan contains what another one serves.
pub fn containing(network: &Network<'_>, built: &Built, kept: &[AreaPlan]) -> Vec<i64> {
    let kept = Reference::of(kept);
    let grams = |cell: &crate::certificate::Cell| match (cell.period, cell.phase) {
        (Some(period), Some(phase)) => kept.grams(network, (cell.area as usize, period, phase)),
        _ => 0,
    };
    built.instance.cells.iter().map(grams).collect()
}

/// A best plan of a network that contains what another one serves, or just a best plan where there is
/// none that does; and whether it does.
///
/// # Errors
/// As [`super::plan`].
pub fn best_containing(
    network: &Network<'_>,
    settings: Settings,
    kept: &[AreaPlan],
) -> Result<(super::Plan, bool), NoPlan> {
    let built = build(network);
    let aim = super::aim(network.country, network.scenario, network.needed)?;
    let counts = |checked: &Checked| -> Vec<Exact> {
        let by_phase = checked.by_phase.map(|f| Exact::new(f.num, f.den));
        match counted(network.scenario.objective) {
            Aim::Severity => by_phase.to_vec(),
            Aim::MostPeople | Aim::Fairest | Aim::Cheapest(_) => vec![by_phase.iter().sum()],
        }
    };
    let best = goal_for(network, aim.clone(), Settings { ties: Ties::Skip });
    let best = counts(&outline(network, &built, &best)?.checked);
    let floors = containing(network, &built, kept);
    let goal = Goal { floors, ..goal_for(network, aim, settings) };
    match super::plan_for(network, &built, &goal) {
        Ok(plan) if counts(&plan.checked) == best => Ok((plan, true)),
        Ok(_) | Err(NoPlan::Unsolved(_)) => Ok((super::plan_on(network, settings)?, false)),
        Err(why) => Err(why),
    }
}
