//! The row of steps behind a goal: each keeps to the face that the steps before it leave.

use super::search::{Search, negated, people, widened};
use super::spread::{self, Proven};
use super::{
    Aim, Allocation, Built, Goal, Instance, Near, Ties, Unsolved, budget, even_mix, fair_budget,
    near, tiers,
};
use crate::certificate::{Level, Measure};
use num_rational::Ratio;

/// Finds the best plan for a goal, with its proof.
///
/// # Errors
/// [`Unsolved`] where numbers are too large, a target is out of reach, or evenness cannot be
/// compared; a plan always exists otherwise, if only one that reaches nobody.
pub fn allocate(instance: &Instance, goal: &Goal) -> Result<Allocation, Unsolved> {
    let search = Search::new(instance, goal)?;
    Ok(all_steps(search, |_| false)?.0)
}

/// As [`allocate`], but only as far as it takes to settle how much food each cell gets. Says whether it ended
/// there; where that is not settled before the plan costs least, all steps are taken. `near` is a plan that this
/// one is likely to lie near.
///
/// # Errors
/// As [`allocate`].
pub fn share_out(
    built: &Built,
    goal: &Goal,
    near: Option<&Near>,
) -> Result<(Allocation, bool), Unsolved> {
    let near = near.filter(|_| goal.budget.is_none()).map(|near| near.on(built));
    let search = Search { near, ..Search::new(&built.instance, goal)? };
    // Evenness settles every cell, unless it was given up. Within a budget it is the cheapest flow that can be paid.
    let free = goal.budget.is_none();
    all_steps(search, |search| free && search.level == Level::Even && search.mixed.is_none())
}

/// Takes one step after the other, but for those after evenness where `enough` says so; and whether it did.
fn all_steps<'a>(
    mut search: Search<'a>,
    enough: impl Fn(&Search<'a>) -> bool,
) -> Result<(Allocation, bool), Unsolved> {
    let (instance, goal) = (search.instance, search.goal);
    if !goal.floors.is_empty() && !search.even_rations {
        return Err(Unsolved::UnevenRations);
    }
    match &goal.aim {
        Aim::Severity => {
            search.tiers(&[5, 4, 3].map(|phase| Measure::People(vec![phase])))?;
        }
        Aim::MostPeople => search.tiers(&[Measure::People(vec![5, 4, 3])])?,
        Aim::Fairest => {
            if !search.even_rations {
                return Err(Unsolved::UnevenRations);
            }
            return Ok((search.fairest()?, false));
        }
        Aim::Cheapest(target) => {
            search.target(*target)?;
            within_budget(instance, goal, &search, *target)?;
        }
    }
    if goal.ties == Ties::Fairness {
        match search.near.take().filter(|_| search.mixed.is_none()) {
            Some(grams) => search.even_near(grams)?,
            None => search.fairness()?,
        }
        if enough(&search) {
            return Ok((search.finish(), true));
        }
        search.highest_phases_first()?;
    }
    if goal.ties != Ties::Skip {
        match search.mixed {
            Some(_) => budget::in_order(&mut search)?,
            None => search.cost()?,
        }
    }
    Ok((search.finish(), false))
}

/// A target that costs more than there is cannot be met; says how many could be reached instead.
fn within_budget(
    instance: &Instance,
    goal: &Goal,
    search: &Search<'_>,
    target: Ratio<i128>,
) -> Result<(), Unsolved> {
    let Some(limit) = goal.budget else { return Ok(()) };
    let cost = match &search.mixed {
        None => Ratio::from_integer(search.cost_of(&search.flow)),
        Some(m) => m.between(search.cost_of(&m.low), search.cost_of(&m.high)),
    };
    if cost <= Ratio::from_integer(limit) {
        return Ok(());
    }
    let most =
        Goal { aim: Aim::MostPeople, ties: Ties::Skip, budget: goal.budget, floors: Vec::new() };
    let plan = allocate(instance, &most)?;
    let weights = search.weights(&Measure::People(vec![5, 4, 3]));
    let low = people(&weights, &plan.low);
    let high = plan.high.as_ref().map_or(low, |high| people(&weights, high));
    let reached = Ratio::from_integer(low) + plan.mix * Ratio::from_integer(high - low);
    Err(Unsolved::OutOfReach { best: reached / i128::from(search.scale), target })
}

/// The steps, each of which takes its answer as the face for the next.
impl Search<'_> {
    /// Serves as many people of one tier after the other as the network and the money allow.
    fn tiers(&mut self, tiers: &[Measure]) -> Result<(), Unsolved> {
        let left = match self.goal.budget {
            None => tiers::by_largest_flows(self, tiers)?,
            Some(_) => tiers,
        };
        left.iter().try_for_each(|measure| self.tier(measure.clone()))
    }

    /// Serves as many people of a tier as the face and the money allow.
    fn tier(&mut self, measure: Measure) -> Result<(), Unsolved> {
        let weights = self.weights(&measure);
        let choice = self.pinned.iter().zip(&weights).any(|(pinned, &w)| !pinned && w != 0);
        // Doing nothing is a plan to go on from, unless floors ask for something.
        if !choice && self.least.iter().all(|&grams| grams == 0) {
            return Ok(());
        }
        if self.mixed.is_some() {
            return budget::tier_on_mix(self, measure, &weights);
        }
        if let Some(limit) = self.goal.budget {
            return budget::tier(self, measure, &weights, limit);
        }
        let solved = self.most(&weights)?;
        self.settle(measure, None, solved, &widened(&negated(&weights)));
        Ok(())
    }

    /// Reaches a number of person-months at least cost.
    fn target(&mut self, target: Ratio<i128>) -> Result<(), Unsolved> {
        budget::target(self, target)
    }

    /// As [`Search::fairness`] without money as a limit, sought for the last kind of cells from a plan that lies
    /// near some grams. What earlier kinds may get by cuts alone is a matter of what later ones have then, and so
    /// of where the search sets out.
    fn even_near(&mut self, grams: Vec<i64>) -> Result<(), Unsolved> {
        let kinds = self.kinds();
        let Some((last, earlier)) = kinds.split_last().filter(|_| self.even_rations) else {
            return self.fairness();
        };
        for kind in earlier {
            spread::on_face(self, *kind)?;
        }
        let before = self.flow.clone();
        near::move_to(self, grams)?;
        self.by_cuts_alone = true;
        let found = spread::on_face(self, *last)?;
        self.by_cuts_alone = false;
        if found == Proven::NotByCuts {
            self.flow = before;
            spread::on_face(self, *last)?;
        }
        Ok(())
    }

    /// Shares out more evenly where that takes nothing from the tiers.
    fn fairness(&mut self) -> Result<(), Unsolved> {
        if !self.even_rations {
            self.level = Level::ReachCost;
            return Ok(());
        }
        if let Some(mixed) = self.mixed.take() {
            return even_mix::on_mix(self, mixed);
        }
        let before = (self.pinned.clone(), self.flow.clone(), self.stages.len());
        for kind in self.kinds() {
            spread::on_face(self, kind)?;
        }
        let Some(limit) = self.goal.budget else {
            return Ok(());
        };
        if self.cost_of(&self.frugal()?.flow) > limit {
            // The money reaches as many people, but not as evenly: the cheapest such plan stands.
            (self.pinned, self.flow) = (before.0, before.1);
            self.stages.truncate(before.2);
            self.level = Level::ReachCost;
        }
        Ok(())
    }

    /// Within what cells get, people in higher phases come first. Two plans that are mixed are
    /// settled by the order of arcs instead, in which higher phases stand first.
    fn highest_phases_first(&mut self) -> Result<(), Unsolved> {
        let by_phase = matches!(self.goal.aim, Aim::Severity);
        if by_phase || self.mixed.is_some() {
            return Ok(());
        }
        // The lightest phase gets what is left.
        let phases = self.instance.phases();
        for phase in phases.iter().rev().skip(1).rev() {
            self.tier(Measure::People(vec![*phase]))?;
        }
        Ok(())
    }

    /// Lexicographic max-min coverage: as much as can flow, shared out evenly, within the budget.
    fn fairest(mut self) -> Result<Allocation, Unsolved> {
        let before = self.pinned.clone();
        tiers::by_largest_flows(&mut self, &[Measure::Grams])?;
        if self.stages.is_empty() {
            let weights = self.weights(&Measure::Grams);
            let solved = self.most(&weights)?;
            self.settle(Measure::Grams, None, solved, &widened(&negated(&weights)));
        }
        // The cuts are drawn before that step's prices pin anything, so that they prove the levels
        // by themselves: within a budget less flows, and those prices prove nothing.
        let by_price = std::mem::replace(&mut self.pinned, before);
        let most = self.stages.len();
        if spread::on_face(&mut self, None)? == Proven::LevelByLevel {
            // Where limits bind that cells share, the fairest plan may hand out less than could
            // flow, so that the step before proves nothing of it.
            self.stages.remove(most - 1);
        } else {
            for (pinned, priced) in self.pinned.iter_mut().zip(by_price) {
                *pinned |= priced;
            }
        }
        if let Some(limit) = self.goal.budget
            && self.cost_of(&self.frugal()?.flow) > limit
        {
            return fair_budget::fairest(self, limit);
        }
        self.highest_phases_first()?;
        match self.mixed {
            Some(_) => budget::in_order(&mut self)?,
            None => self.cost()?,
        }
        Ok(self.finish())
    }
}
