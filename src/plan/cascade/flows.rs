//! The steps as largest flows, each going on from the tighter one before it, each proven by a cut.

use super::level::prove;
use super::scope::{Reached, Scope};
use super::{Cascade, Level, Step};
use crate::allocation::{Meaning, Unsolved};
use crate::certificate::Fed;
use crate::flow::growing::Growing;
use crate::plan::figures::Exact;
use crate::plan::wide::{InForce, Keep, Wide};
use crate::plan::{NoPlan, priced, to_the_millionth};
use std::cell::OnceCell;
use std::collections::BTreeSet;

/// Steps that a largest flow answers, from the last to the first: each only gives more room.
const FLOWING: [Step; 6] =
    [Step::Food, Step::Banking, Step::Carrying, Step::OpenWays, Step::HandingOut, Step::Caseload];

/// Cascades of one network.
#[derive(Debug)]
pub(in crate::plan) struct Cascades<'w, 'n, 'a> {
    wide: &'w Wide<'n, 'a>,
    /// The budget in the engine's unit.
    budget: Option<i128>,
    /// What each arc may carry with everything in force.
    tightest: Vec<i64>,
    /// What each looser step adds to the one before it.
    looser: Vec<Vec<(usize, i64)>>,
    /// The largest flows over the window with everything in force, once they are known: several questions go
    /// on from there.
    window: OnceCell<Level<'w>>,
}

impl<'w, 'n, 'a> Cascades<'w, 'n, 'a> {
    /// Works out what each arc may carry at each step.
    pub(in crate::plan) fn new(wide: &'w Wide<'n, 'a>, budget: Option<i128>) -> Self {
        let tightest = wide.all(InForce::ALL);
        let mut looser = Vec::new();
        let mut before = tightest.clone();
        for step in &FLOWING[1..] {
            let then = wide.all(step.in_force());
            looser.push(beyond(&before, &then));
            before = then;
        }
        Cascades { wide, budget, tightest, looser, window: OnceCell::new() }
    }

    /// Only to count flows with so much on each arc.
    fn bare(wide: &'w Wide<'n, 'a>, tightest: Vec<i64>) -> Self {
        Cascades { wide, budget: None, tightest, looser: Vec::new(), window: OnceCell::new() }
    }

    /// The largest flows over the window with so much on each arc, and so the person-months that are reached.
    ///
    /// # Errors
    /// As [`crate::plan::held_back`].
    pub(in crate::plan) fn reach(
        wide: &'w Wide<'n, 'a>,
        most: &[i64],
    ) -> Result<Level<'w>, NoPlan> {
        Cascades::bare(wide, most.to_vec()).level(Scope::Window, most)
    }

    /// Person-months over the window with everything in force and so much on each arc, where these are exact,
    /// and those that access and ways would let any plan reach if food and money were ample.
    ///
    /// # Errors
    /// As [`crate::plan::held_back`].
    pub(in crate::plan) fn reach_and_ceiling(
        wide: &'w Wide<'n, 'a>,
        most: &[i64],
    ) -> Result<(Option<Exact>, Exact), NoPlan> {
        let tightest = wide.all(InForce::ALL);
        // Food that is ample comes by arcs of its own, whatever ways carry.
        let looser = beyond(&tightest, &wide.all(Step::Carrying.in_force()));
        let cascades = Cascades::bare(wide, tightest);
        let mut level = cascades.level(Scope::Window, most)?;
        let exact = level.flows.len() < 2;
        let reach = exact.then(|| level.reach());
        cascades.loosen(&mut level, &looser, Scope::Window)?;
        Ok((reach, level.reach()))
    }

    /// The cascade of one scope, down to what was reached there.
    pub(in crate::plan) fn of(
        &self,
        scope: Scope,
        reached: Reached<'_>,
    ) -> Result<Cascade, NoPlan> {
        let (need, served) = reached.within(scope);
        let mut left = [need; 8];
        let tightest = self.in_force(scope, reached);
        let mut level = match scope {
            Scope::Window => self.tightest(scope)?,
            Scope::Month(_) | Scope::Area(_) => self.level(scope, &tightest)?,
        };
        let exact = level.flows.len() < 2 && self.budget.is_none();
        left[Step::Choice as usize] = if exact { served } else { to_the_millionth(served) };
        left[Step::Food as usize] = level.reach();
        left[Step::Money as usize] = match (self.budget, reached.most, scope) {
            (None, ..) => left[Step::Food as usize],
            (Some(_), true, Scope::Window) => left[Step::Choice as usize],
            (Some(budget), ..) => self.within_money(&tightest, scope, budget)?,
        };
        for (step, more) in FLOWING[1..].iter().zip(&self.looser) {
            self.loosen(&mut level, more, scope)?;
            left[*step as usize] = level.reach();
        }
        Ok(Cascade { need, left })
    }

    /// What each limit brings over the window when it alone is lifted, beside the most that can be
    /// reached with all of them in force.
    pub(in crate::plan) fn lifted(&self, most: Exact) -> Result<Vec<(Step, Exact)>, NoPlan> {
        let level = self.tightest(Scope::Window)?;
        let mut lifted = Vec::new();
        for step in Step::ALL {
            let Some(rules) = step.lifted() else { continue };
            let then = self.wide.all(rules);
            let reach = match self.budget.filter(|_| step != Step::Money) {
                Some(budget) => {
                    let granted = if step == Step::Banking { self.wide.banked() } else { None };
                    self.within_money(&then, Scope::Window, granted.unwrap_or(budget))?
                }
                None => {
                    let mut level = level.clone();
                    self.loosen(&mut level, &beyond(&self.tightest, &then), Scope::Window)?;
                    level.reach()
                }
            };
            lifted.push((step, reach - most));
        }
        Ok(lifted)
    }

    /// The access ceiling with every permission granted: what ways carry in their seasons if food and money
    /// are ample. Never below the ceiling, and never above what the caseload leaves.
    pub(in crate::plan) fn all_granted(&self) -> Result<Exact, NoPlan> {
        let ceiling = Step::Carrying.in_force();
        let then = self.wide.all(InForce { handing_out: false, permissions: false, ..ceiling });
        let mut level = self.tightest(Scope::Window)?;
        self.loosen(&mut level, &beyond(&self.tightest, &then), Scope::Window)?;
        Ok(level.reach())
    }

    fn within_money(&self, most: &[i64], scope: Scope, budget: i128) -> Result<Exact, NoPlan> {
        let counts = |fed: &Fed| scope.counts(fed);
        Ok(priced::most_people(self.wide, most, (&counts, Keep::Useful), budget)?.people)
    }

    /// What each arc may carry with everything in force. An area alone has its share of a caseload that
    /// several share, by need, and no less than what is planned for it.
    fn in_force(&self, scope: Scope, reached: Reached<'_>) -> Vec<i64> {
        let mut most = self.tightest.clone();
        let Scope::Area(area) = scope else { return most };
        let network = &*self.wide.network;
        for (arc, most) in most.iter_mut().enumerate() {
            let Meaning::Caseload(n) = self.wide.built.meanings[arc] else { continue };
            let limit = &network.caseloads[n];
            let need = |area: usize| -> i128 {
                let month = &network.served[area].months[limit.period.index()];
                month.people.iter().map(|people| i128::from(*people)).sum()
            };
            let all: i128 = limit.areas.iter().map(|area| need(*area)).sum();
            if all == 0 || !limit.areas.contains(&area) {
                continue;
            }
            let share = i128::from(*most) * need(area) / all;
            let planned = reached.areas.get(area).map(|plan| &plan.months[limit.period.index()]);
            let planned = planned.map_or(0, |month| month.grams.ceil().to_integer());
            // No more than the whole, which fits.
            *most = (*most).min(i64::try_from(share.max(planned)).unwrap_or(*most));
        }
        most
    }

    /// The largest flows with everything in force.
    pub(in crate::plan) fn tightest(&self, scope: Scope) -> Result<Level<'w>, NoPlan> {
        if let Some(level) = self.window.get().filter(|_| scope == Scope::Window) {
            return Ok(level.clone());
        }
        let nothing = Reached { areas: &[], most: false };
        let level = self.level(scope, &self.in_force(scope, nothing))?;
        if scope == Scope::Window {
            self.window.get_or_init(|| level.clone());
        }
        Ok(level)
    }

    /// The largest flows with so much on each arc.
    fn level(&self, scope: Scope, most: &[i64]) -> Result<Level<'w>, NoPlan> {
        let counted = (0..self.tightest.len()).filter_map(|arc| self.wide.fed(arc));
        let counted = counted.filter(|fed| scope.counts(fed));
        let rations: BTreeSet<i64> = counted.map(|fed| fed.grams_per_person).collect();
        let flow = |ration: i64| (ration, Growing::new(&self.wide.pipes));
        // While nothing has any room, food gets nowhere from where it starts.
        let mut start = vec![false; self.wide.built.nodes.len()];
        start[self.wide.built.instance.source as usize] = true;
        let mut level = Level {
            sides: vec![start; rations.len()],
            flows: rations.into_iter().map(flow).collect(),
            most: vec![0; self.tightest.len()],
        };
        let all: Vec<(usize, i64)> = most.iter().copied().enumerate().collect();
        self.loosen(&mut level, &all, scope)?;
        Ok(level)
    }

    /// Sends what can go, and says where what is left over can get to. Limits are named along the ways of a
    /// first flow; of those that go on from it, only how much they carry counts.
    fn grown(flow: &mut Growing<'_>) -> Result<Vec<bool>, Unsolved> {
        if flow.amount() > 0 {
            return Ok(flow.push_further()?);
        }
        flow.push()?;
        flow.side().ok_or_else(|| Unsolved::Internal("a largest flow could be larger".to_owned()))
    }

    /// Gives arcs more room and sends what can go then. A flow stays the largest, with the same cut as its
    /// proof, while no arc over that cut gets more.
    pub(in crate::plan) fn loosen(
        &self,
        level: &mut Level<'w>,
        more: &[(usize, i64)],
        scope: Scope,
    ) -> Result<(), NoPlan> {
        for &(arc, more) in more {
            level.most[arc] += more;
        }
        for ((ration, flow), side) in level.flows.iter_mut().zip(&mut level.sides) {
            let fits = |arc: usize| {
                let fed = self.wide.fed(arc);
                fed.is_none_or(|fed| scope.counts(&fed) && fed.grams_per_person <= *ration)
            };
            let mut over = Vec::new();
            for &(arc, more) in more.iter().filter(|(arc, more)| *more > 0 && fits(*arc)) {
                flow.give(arc, more);
                let (from, to) = self.wide.pipes.ends()[arc];
                if side[from as usize] && !side[to as usize] {
                    over.push(arc);
                }
            }
            if over.is_empty() {
                continue;
            }
            over.sort_unstable();
            if flow.opens(side, &over) {
                *side = Self::grown(flow)?;
            }
            prove(self.wide, (flow, side), |arc| if fits(arc) { level.most[arc] } else { 0 })?;
        }
        Ok(())
    }
}

/// How much more each arc may carry, where it is any.
pub(in crate::plan) fn beyond(from: &[i64], to: &[i64]) -> Vec<(usize, i64)> {
    let more = from.iter().zip(to).map(|(from, to)| to - from).enumerate();
    more.filter(|(_, more)| *more > 0).collect()
}
