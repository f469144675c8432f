//! Which steps a proof must have. They follow from the objective and the level, in this order and no
//! other; a step may be left out only where the steps before it leave nothing to choose.

use super::check::flows;
use super::cuts::of_kind;
use super::last_gram::{self, LastGram};
use super::proven::Proven;
use super::standing::{ALL, Steps};
use super::{Claim, Fault, Group, Level, Measure, Objective, Stage};
use super::{cuts, level_cut, prices};
use std::collections::BTreeSet;

/// Checks every step that the objective and the level ask for, and that there is no other.
pub(super) fn check(claim: &Claim) -> Result<Vec<Proven>, Fault> {
    let mut steps = Steps::new(claim);
    if claim.objective == Objective::Fairest {
        steps.fairest()?;
        return steps.end();
    }
    steps.objective()?;
    match claim.level {
        Level::Reach => {}
        Level::ReachCost => {
            // Where evenness could not be compared, higher phases may still come first.
            if matches!(steps.next(), Some(Stage::Prices { measure: Measure::People(_), .. })) {
                steps.highest_phases_first()?;
            }
            steps.least_cost()?;
        }
        Level::Even => {
            steps.even()?;
            steps.highest_phases_first()?;
            steps.least_cost()?;
        }
    }
    steps.end()
}

/// Checks the steps that settle whom each cell serves, and that there is no other.
pub(super) fn check_served(claim: &Claim) -> Result<(), Fault> {
    let mut steps = Steps::new(claim);
    if claim.objective == Objective::Fairest || claim.level != Level::Even || claim.high.is_some() {
        return steps.says("whom it serves is not settled by evenness on the way to one flow");
    }
    steps.objective()?;
    steps.even()?;
    steps.end().map(|_| ())
}

impl<'a> Steps<'a> {
    /// What the objective asks for first.
    fn objective(&mut self) -> Result<(), Fault> {
        match self.claim.objective {
            Objective::Severity => ALL.into_iter().try_for_each(|phase| {
                self.most(&Measure::People(vec![phase]), Proven::MostPeople(vec![phase]))
            }),
            Objective::MostPeople => {
                self.most(&Measure::People(ALL.to_vec()), Proven::MostPeople(ALL.to_vec()))
            }
            // That the target is met is checked with the limits of the plan.
            Objective::CheapestFor { .. } => self.most(&Measure::Cost, Proven::LeastCost),
            Objective::Fairest => self.fairest(),
        }
    }

    /// One linear step.
    fn most(&mut self, wanted: &Measure, proves: Proven) -> Result<(), Fault> {
        match self.next() {
            Some(Stage::Prices { measure, side, potentials }) if measure == wanted => {
                if let Some(side) = side {
                    self.bound(measure, side)?;
                }
                let checked =
                    prices::check(self.claim, measure, side.as_ref(), potentials, &mut self.pinned);
                self.held(checked)?;
                self.used_up |= side.as_ref().is_some_and(|side| side.price.0 > 0);
            }
            _ if self.open(wanted)? => return self.missing(&proves),
            _ => {}
        }
        self.proven.push(proves);
        Ok(())
    }

    /// Where a limit is used up exactly, what is left costs and reaches the same.
    fn least_cost(&mut self) -> Result<(), Fault> {
        if self.used_up {
            return Ok(());
        }
        self.most(&Measure::Cost, Proven::LeastCost)?;
        self.most(&Measure::Order, Proven::InOrder)
    }

    /// IPC phases that cells are told apart by, the highest first.
    fn phases(&self) -> Vec<u8> {
        let cells = self.claim.arcs.iter().filter_map(|arc| arc.served);
        let phases = cells.filter_map(|cell| self.claim.cells[cell as usize].phase);
        phases.collect::<BTreeSet<u8>>().into_iter().rev().collect()
    }

    /// Within what cells get, people in higher phases come first; the lightest gets what is left.
    fn highest_phases_first(&mut self) -> Result<(), Fault> {
        if self.used_up || self.claim.objective == Objective::Severity {
            return Ok(());
        }
        let phases = self.phases();
        for &phase in phases.iter().take(phases.len().saturating_sub(1)) {
            self.most(&Measure::People(vec![phase]), Proven::MostPeople(vec![phase]))?;
        }
        Ok(())
    }

    /// Evenness over the cells of each kind that the objective tells apart.
    fn even(&mut self) -> Result<(), Fault> {
        if !self.even_rations() {
            return self.says("coverage is no matter of grams where rations change in an area");
        }
        let phases = self.phases();
        let kinds: Vec<Option<u8>> = match self.claim.objective {
            Objective::Severity if !phases.is_empty() => phases.into_iter().map(Some).collect(),
            Objective::Severity
            | Objective::MostPeople
            | Objective::Fairest
            | Objective::CheapestFor { .. } => vec![None],
        };
        if self.used_up && self.claim.high.is_some() {
            // The two flows of a mix differ in the kind in which the limit ends; others are not proven even.
            return match self.next() {
                Some(Stage::Cuts { phase, .. })
                    if kinds.contains(phase) && self.differs(*phase) =>
                {
                    self.shared_out(*phase)
                }
                _ => {
                    let ends = kinds.into_iter().find(|kind| self.differs(*kind)).flatten();
                    self.missing(&Proven::MostEven(ends))
                }
            };
        }
        kinds.into_iter().try_for_each(|kind| self.shared_out(kind))
    }

    /// Whether every cell of the window has one ration throughout. A cell of one month always has.
    fn even_rations(&self) -> bool {
        let claim = self.claim;
        let whole = claim.cells.iter().filter(|cell| cell.period.is_none());
        let whole: BTreeSet<u32> = whole.map(|cell| cell.area).collect();
        let fed = claim.arcs.iter().filter_map(|arc| arc.feeds());
        let rations = fed.filter(|fed| whole.contains(&fed.area));
        let rations: BTreeSet<(u32, i64)> =
            rations.map(|fed| (fed.area, fed.grams_per_person)).collect();
        let areas: BTreeSet<u32> = rations.iter().map(|(area, _)| *area).collect();
        areas.len() == rations.len()
    }

    /// What cells of a kind get: by cuts that lie one in the other, or level by level.
    fn shared_out(&mut self, kind: Option<u8>) -> Result<(), Fault> {
        match self.next() {
            Some(Stage::Cuts { phase, .. }) if *phase == kind => {
                self.cuts()?;
            }
            Some(Stage::Level { phase, .. }) if *phase == kind => self.levels(kind)?,
            _ => {}
        }
        if self.open_cell(kind) {
            return self.missing(&Proven::MostEven(kind));
        }
        self.proven.push(Proven::MostEven(kind));
        Ok(())
    }

    /// Whether the two flows of a mix hand out different amounts to people of a kind.
    fn differs(&self, kind: Option<u8>) -> bool {
        let total = |flow: &[i64]| -> i128 {
            let served = self.claim.arcs.iter().zip(flow);
            let own = served.filter(|(a, _)| of_kind(self.claim, a, kind));
            own.map(|(_, grams)| i128::from(*grams)).sum()
        };
        flows(self.claim).any(|flow| total(flow) != total(&self.claim.low))
    }

    fn cuts(&mut self) -> Result<&'a [Group], Fault> {
        let Some(Stage::Cuts { phase, groups, side_of }) = self.next() else {
            return self.missing(&"cuts");
        };
        let checked = cuts::check(self.claim, *phase, (groups, side_of), &mut self.pinned);
        self.held(checked)?;
        Ok(groups)
    }

    /// Levels one by one. That each stands no lower than the one before, but for what is rounded to a
    /// gram, need not be asked: no cell that is still open stands below a level.
    fn levels(&mut self, kind: Option<u8>) -> Result<(), Fault> {
        let mut held = vec![0; self.claim.arcs.len()];
        while let Some(Stage::Level { phase, group, near }) = self.next()
            && *phase == kind
        {
            let checked =
                level_cut::check(self.claim, kind, (group, near), (&mut self.pinned, &mut held));
            self.held(checked)?;
        }
        Ok(())
    }

    /// Whether any cell of a kind may still be given more or less.
    fn open_cell(&self, kind: Option<u8>) -> bool {
        let claim = self.claim;
        claim.arcs.iter().zip(&self.pinned).any(|(a, pinned)| {
            let needs = |cell: u32| claim.cells[cell as usize].needed > 0;
            !pinned && of_kind(claim, a, kind) && a.served.is_some_and(needs)
        })
    }

    /// As much as can flow, shared out evenly; or as far as money goes.
    fn fairest(&mut self) -> Result<(), Fault> {
        if self.claim.level != Level::Even {
            return self.says("a fairest plan is proven even, or not at all");
        }
        if let Some(Stage::Unaffordable { .. }) = self.claim.stages.last() {
            return self.as_far_as_money_goes();
        }
        if !matches!(self.next(), Some(Stage::Level { .. })) {
            self.most(&Measure::Grams, Proven::MostFood)?;
        }
        self.even()?;
        self.highest_phases_first()?;
        self.least_cost()
    }

    fn as_far_as_money_goes(&mut self) -> Result<(), Fault> {
        if !self.even_rations() {
            return self.says("coverage is no matter of grams where rations change in an area");
        }
        let Some(budget) = self.claim.budget else {
            return self.says("money ends where there is no budget");
        };
        self.levels(None)?;
        let [.., last] = self.cuts()? else {
            return self.says("money ends where nothing is shared out");
        };
        self.proven.push(Proven::MostEven(None));
        self.most(&Measure::Cost, Proven::LeastCost)?;
        let Some(Stage::Unaffordable { cell, budget: told, potentials, flow }) = self.next() else {
            return self.missing(&Proven::LastGram);
        };
        if *told != budget {
            return self.says("its budget is not that of the plan");
        }
        let next = LastGram { cell: *cell, potentials, flow };
        let checked = last_gram::check(self.claim, &next, (budget, last));
        self.held(checked)?;
        self.proven.push(Proven::LastGram);
        Ok(())
    }
}
