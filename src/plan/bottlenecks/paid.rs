//! What holds reach back where money is a limit, too: every answer is a plan within the budget.

use super::Bottleneck;
use super::raising::Raising;
use crate::allocation::{Allocation, Unsolved};
use crate::certificate::{Measure, Stage};
use crate::network::Raised;
use crate::plan::figures::Exact;
use crate::plan::priced::{Answer, most_people};
use crate::plan::wide::{InForce, Keep};
use crate::plan::{NoPlan, in_engine_units};

/// A search by planning again. The prices of the plan with nothing raised tell which limits can
/// matter: where nothing that more limits would widen has a price, they raise nothing, however many
/// they are.
pub(super) struct Paid<'s, 'w, 'n, 'a> {
    raising: &'s Raising<'w, 'n, 'a>,
    /// What each arc may carry with all limits in force.
    most: Vec<i64>,
    /// Person-months reached with nothing raised, to the millionth.
    base: Exact,
    /// Arcs on which one gram more would bring something at the prices of the plan.
    priced: Vec<bool>,
    /// Whether one cent more would.
    money: bool,
}

impl<'s, 'w, 'n, 'a> Paid<'s, 'w, 'n, 'a> {
    pub(super) fn new(raising: &'s Raising<'w, 'n, 'a>) -> Result<Self, NoPlan> {
        let most = raising.wide.all(InForce::ALL);
        let n_arcs = most.len();
        let (base, priced) = (Exact::default(), vec![false; n_arcs]);
        let mut paid = Paid { raising, most, base, priced, money: false };
        let answer = paid.raised(&Raised::new(), Keep::Open)?;
        paid.base = answer.people;
        paid.read(&answer.allocation)?;
        Ok(paid)
    }

    /// Reads the prices of the plan, on arcs that are closed in it, too. On all others they prove it, so
    /// what is raised brings nothing unless it has a price.
    fn read(&mut self, allocation: &Allocation) -> Result<(), Unsolved> {
        let instance = &self.raising.wide.built.instance;
        let scale = instance.scale().ok_or(Unsolved::TooLarge)?;
        let stage = allocation.stages.iter().find_map(|stage| {
            let Stage::Prices { measure, side, potentials } = stage else { return None };
            matches!(measure, Measure::People(_)).then_some((measure, side, potentials))
        });
        let Some((measure, side, potentials)) = stage else {
            // There was nothing to choose, so there are no prices: anything might help.
            self.priced.fill(true);
            self.money = true;
            return Ok(());
        };
        let people = instance.weights(measure, scale);
        let (weight, price) = side.as_ref().map_or((1, 0), |s| (s.weight.0, s.price.0));
        self.money |= price > 0;
        for (n, priced) in self.priced.iter_mut().enumerate() {
            let arc = &instance.arcs[n];
            let (from, to) = (potentials[arc.from as usize].0, potentials[arc.to as usize].0);
            let cost = i128::from(arc.cost) * price - i128::from(people[n]) * weight;
            *priced |= cost + from - to < 0;
        }
        Ok(())
    }

    /// The plan with some limits raised.
    fn raised(&self, raised: &Raised, keep: Keep) -> Result<Answer, NoPlan> {
        let network = &*self.raising.wide.network;
        let mut most = self.most.clone();
        for (arc, more) in self.raising.more(raised) {
            most[arc] += more;
        }
        let budget = network.budget(raised).map_or(i128::MAX, in_engine_units);
        most_people(self.raising.wide, &most, (&|_| true, keep), budget)
    }

    /// Whether raising limits widens anything that has a price.
    fn could_help(&self, raised: &Raised) -> bool {
        let network = &*self.raising.wide.network;
        let paid = || network.budget(raised) > network.budget(&Raised::new());
        (self.money && paid()) || self.raising.more(raised).iter().any(|(arc, _)| self.priced[*arc])
    }

    /// What raising limits brings.
    fn gain(&self, raised: &Raised) -> Result<Exact, NoPlan> {
        match self.could_help(raised) {
            true => Ok(self.raised(raised, Keep::Useful)?.people - self.base),
            false => Ok(Exact::default()),
        }
    }

    /// Single limits first, then whatever smallest sets are left.
    pub(super) fn named(&self) -> Result<Vec<Bottleneck>, NoPlan> {
        let mut found: Vec<(Raised, Exact)> = Vec::new();
        let mut rest: Raised = self.raising.limits().collect();
        for limit in rest.clone() {
            let alone = Raised::from([limit]);
            let gain = self.gain(&alone)?;
            if gain > Exact::default() {
                rest.remove(&limit);
                found.push((alone, gain));
            }
        }
        while let Some((set, gain)) = self.smallest_within(&rest)? {
            set.iter().for_each(|limit| {
                rest.remove(limit);
            });
            found.push((set, gain));
        }
        let told = |(set, gain): (Raised, Exact)| Bottleneck {
            limits: set
                .iter()
                .map(|limit| self.raising.told(*limit, &set, &|arc| self.priced[arc]))
                .collect(),
            gain,
        };
        Ok(found.into_iter().map(told).collect())
    }

    /// A set of limits out of some that raises reach and none of which can be left out, with what it
    /// brings; `None` where all of them together do not.
    fn smallest_within(&self, limits: &Raised) -> Result<Option<(Raised, Exact)>, NoPlan> {
        if !self.could_help(limits) {
            return Ok(None);
        }
        let all = self.raised(limits, Keep::Useful)?;
        let mut gain = all.people - self.base;
        if gain <= Exact::default() {
            return Ok(None);
        }
        // The plan found keeps to all limits but those that it makes use of.
        let used = |arc: &usize| {
            let carried = |flow: &Vec<i64>| flow[all.position[*arc]] > self.most[*arc];
            carried(&all.allocation.low) || all.allocation.high.as_ref().is_some_and(carried)
        };
        let wider = self.raising.more(limits);
        let wider = wider.iter().map(|(arc, _)| *arc).filter(used);
        let mut set: Raised = wider.flat_map(|arc| self.raising.of_arc(arc)).collect();
        let country = self.raising.wide.network.country;
        set.extend(limits.iter().filter(|limit| limit.is_on_money(country)));
        set.retain(|limit| limits.contains(limit));
        for limit in set.clone() {
            let mut fewer = set.clone();
            fewer.remove(&limit);
            let left = self.gain(&fewer)?;
            if left > Exact::default() {
                (set, gain) = (fewer, left);
            }
        }
        Ok(Some((set, gain)))
    }
}
