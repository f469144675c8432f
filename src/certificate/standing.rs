//! Where the check of steps stands: which step comes next, what it may lean on, and what is proven so far.

use super::proven::Proven;
use super::why::Why;
use super::{Claim, Fault, Fraction, Measure, Objective, Side, Stage, measures};
use std::fmt;

/// All people in need.
pub(super) const ALL: [u8; 3] = [5, 4, 3];

pub(super) struct Steps<'a> {
    pub(super) claim: &'a Claim,
    at: usize,
    /// Arcs that no plan as good as this one by the steps so far may change.
    pub(super) pinned: Vec<bool>,
    /// Whether a step has shown that every plan as good uses the side row up.
    pub(super) used_up: bool,
    pub(super) proven: Vec<Proven>,
}

impl<'a> Steps<'a> {
    pub(super) fn new(claim: &'a Claim) -> Steps<'a> {
        // What can carry nothing is no choice.
        let pinned = claim.arcs.iter().map(|arc| arc.capacity == Some(0)).collect();
        Steps { claim, at: 0, pinned, used_up: false, proven: Vec::new() }
    }

    pub(super) fn next(&self) -> Option<&'a Stage> {
        self.claim.stages.get(self.at)
    }

    /// Takes the next step as held, or says why it does not.
    pub(super) fn held(&mut self, result: Result<(), Why>) -> Result<(), Fault> {
        result.map_err(|why| Fault::of(self.at, why))?;
        self.at += 1;
        Ok(())
    }

    pub(super) fn says<T>(&self, why: &str) -> Result<T, Fault> {
        Err(Fault::of(self.at, Why::Says(why.to_owned())))
    }

    pub(super) fn missing<T>(&self, expected: &dyn fmt::Display) -> Result<T, Fault> {
        let seen = self.next().map_or("none".to_owned(), |stage| stage.to_string());
        Err(Fault::Steps { stage: self.at + 1, expected: expected.to_string(), seen })
    }

    /// No step may be left over.
    pub(super) fn end(self) -> Result<Vec<Proven>, Fault> {
        match self.next() {
            None => Ok(self.proven),
            Some(_) => self.missing(&"the end"),
        }
    }

    /// The side row that a step may price: money for people, people for money.
    fn row(&self, measure: &Measure) -> Option<(Measure, Fraction)> {
        let target = match self.claim.objective {
            Objective::CheapestFor { target } => Some(target),
            Objective::Severity | Objective::MostPeople | Objective::Fairest => None,
        };
        match measure {
            Measure::People(_) => {
                let budget = self.claim.budget?;
                Some((Measure::Cost, Fraction { num: budget.0, den: 1 }))
            }
            Measure::Cost => target.map(|target| (Measure::People(ALL.to_vec()), target)),
            Measure::Grams | Measure::Order => None,
        }
    }

    /// A side row is the claim's own limit, and its price is not negative: more of what it limits
    /// never makes the plan worse. Once a step has shown that all plans as good use it up, it is an
    /// equality, and its price in later steps may have either sign.
    pub(super) fn bound(&self, measure: &Measure, side: &Side) -> Result<(), Fault> {
        match self.row(measure) {
            Some((own, bound)) if own == side.measure && bound == side.bound => {}
            _ => return self.says("its side row is not the budget or the target of the plan"),
        }
        if side.price.0 < 0 && !self.used_up {
            return self.says("its side row has a price below nought");
        }
        Ok(())
    }

    /// Whether a measure may still change.
    pub(super) fn open(&self, measure: &Measure) -> Result<bool, Fault> {
        let scale = measures::scale(self.claim)?;
        let weighs = |arc: usize| measures::weight(self.claim, arc, measure, scale) != 0;
        Ok((0..self.pinned.len()).any(|arc| !self.pinned[arc] && weighs(arc)))
    }
}
