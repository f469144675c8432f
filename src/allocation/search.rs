//! How far the search for a plan has come: the face that the steps so far leave, one plan on it (or two
//! that are mixed), and the proof.

use super::engine::{Face, Solved};
use super::{Aim, Allocation, Goal, Instance, Ties, Unsolved, remarks, sum};
use crate::certificate::{Level, Measure, Side, Stage, Whole};
use num_rational::Ratio;

/// Two plans and the share of the second that makes the side row hold exactly.
#[derive(Clone, Debug)]
pub(super) struct Mixed {
    pub(super) low: Vec<i64>,
    pub(super) high: Vec<i64>,
    pub(super) share: Ratio<i128>,
}

impl Mixed {
    /// What the mix comes to of something that its two plans come to so much of.
    pub(super) fn between(&self, low: i128, high: i128) -> Ratio<i128> {
        Ratio::from_integer(low) + self.share * Ratio::from_integer(high - low)
    }
}

/// The face found so far: which arcs are pinned, one plan on it (or two with their mix).
pub(super) struct Search<'a> {
    pub(super) instance: &'a Instance,
    pub(super) goal: &'a Goal,
    pub(super) scale: i64,
    /// Whether every cell has one ration throughout, so that grams compare like people.
    pub(super) even_rations: bool,
    pub(super) pinned: Vec<bool>,
    /// Least grams on each arc: the floor on the total of a cell, nothing on all others.
    pub(super) least: Vec<i64>,
    pub(super) flow: Vec<i64>,
    pub(super) mixed: Option<Mixed>,
    pub(super) stages: Vec<Stage>,
    /// How far the proof goes.
    pub(super) level: Level,
    /// Grams on each arc of a plan that this one is likely to lie near.
    pub(super) near: Option<Vec<i64>>,
    /// Whether evenness is sought by cuts alone. Levels found one by one are rounded as the flow that they are
    /// found from has it, so they are only found from the one that the tiers leave.
    pub(super) by_cuts_alone: bool,
}

impl<'a> Search<'a> {
    pub(super) fn new(instance: &'a Instance, goal: &'a Goal) -> Result<Search<'a>, Unsolved> {
        let n = instance.arcs.len();
        let mut pinned = vec![false; n];
        for (pinned, arc) in pinned.iter_mut().zip(&instance.arcs) {
            // What can carry nothing is no choice.
            *pinned = arc.capacity == Some(0);
        }
        Ok(Search {
            instance,
            goal,
            scale: instance.scale().ok_or(Unsolved::TooLarge)?,
            even_rations: instance.even_rations(),
            pinned,
            least: instance.least(&goal.floors).ok_or(Unsolved::FloorsTooHigh)?,
            flow: vec![0; n],
            mixed: None,
            stages: Vec::new(),
            level: match goal.ties {
                _ if goal.aim == Aim::Fairest => Level::Even,
                Ties::Fairness => Level::Even,
                Ties::Cost => Level::ReachCost,
                Ties::Skip => Level::Reach,
            },
            near: None,
            by_cuts_alone: false,
        })
    }

    pub(super) fn weights(&self, measure: &Measure) -> Vec<i64> {
        self.instance.weights(measure, self.scale)
    }

    /// The most of a measure on the face, whatever it costs.
    pub(super) fn most(&self, weights: &[i64]) -> Result<Solved, Unsolved> {
        self.face().cheapest(&widened(&negated(weights)))
    }

    /// The plans that the steps so far leave.
    pub(super) fn face(&self) -> Face<'_> {
        Face::new(self.instance, &self.pinned, &self.flow, &self.least)
    }

    /// Cost of a whole flow in units of 1e-8 US dollars.
    pub(super) fn cost_of(&self, flow: &[i64]) -> i128 {
        let arcs = self.instance.arcs.iter();
        arcs.zip(flow).map(|(a, &f)| i128::from(a.cost) * i128::from(f)).sum()
    }

    /// Takes a step's answer as the face for the next.
    pub(super) fn settle(
        &mut self,
        measure: Measure,
        side: Option<Side>,
        solved: Solved,
        costs: &[i128],
    ) {
        pin(&mut self.pinned, self.instance, costs, &solved.potentials);
        self.flow = solved.flow;
        let potentials = solved.potentials.into_iter().map(Whole).collect();
        self.stages.push(Stage::Prices { measure, side, potentials });
    }

    /// The kinds of cells that are made even, one after the other: where phases come first, those of
    /// each phase, the highest first; otherwise those of all phases.
    pub(super) fn kinds(&self) -> Vec<Option<u8>> {
        let phases = self.instance.phases();
        match self.goal.aim {
            Aim::Severity if !phases.is_empty() => phases.into_iter().map(Some).collect(),
            Aim::Severity | Aim::MostPeople | Aim::Fairest | Aim::Cheapest(_) => vec![None],
        }
    }

    /// The cheapest plan on the face.
    pub(super) fn frugal(&self) -> Result<Solved, Unsolved> {
        let costs = widened(&self.weights(&Measure::Cost));
        self.face().cheapest(&costs)
    }

    /// Takes the cheapest plan on the face, and settles what is left to choose by the order of ids, so
    /// that the plan does not depend on how the search went.
    pub(super) fn cost(&mut self) -> Result<(), Unsolved> {
        let [costs, ranks] =
            [Measure::Cost, Measure::Order].map(|measure| widened(&self.weights(&measure)));
        let mut face = self.face();
        let cheapest = face.cheapest(&costs)?;
        let ordered = face.only_one_of_those(&ranks)?;
        self.settle(Measure::Cost, None, cheapest, &costs);
        let ordered = match ordered {
            Some(solved) => solved,
            None => self.face().cheapest(&ranks)?,
        };
        self.settle(Measure::Order, None, ordered, &ranks);
        Ok(())
    }

    /// Grams handed out by a mix, exactly.
    pub(super) fn grams_of_mix(&self, mixed: &Mixed) -> Ratio<i128> {
        let weights = self.weights(&Measure::Grams);
        mixed.between(sum(&weights, &mixed.low), sum(&weights, &mixed.high))
    }

    /// Whether another mix costs and reaches exactly as much as the first.
    pub(super) fn as_good(&self, first: &Mixed, other: &Mixed) -> bool {
        let same = |measure: &Measure| {
            let weights = self.weights(measure);
            let of = |mixed: &Mixed| {
                mixed.between(people(&weights, &mixed.low), people(&weights, &mixed.high))
            };
            of(first) == of(other)
        };
        let tiers: &[&[u8]] = match self.goal.aim {
            Aim::Severity => &[&[5], &[4], &[3]],
            Aim::MostPeople | Aim::Fairest | Aim::Cheapest(_) => &[&[5, 4, 3]],
        };
        same(&Measure::Cost) && tiers.iter().all(|phases| same(&Measure::People(phases.to_vec())))
    }

    /// The plan found, with its proof.
    pub(super) fn finish(self) -> Allocation {
        let (stages, level) = (self.stages, self.level);
        let remarks = remarks(self.instance, self.goal, level, &stages);
        let zero = Ratio::from_integer(0);
        match self.mixed {
            None => Allocation { low: self.flow, high: None, mix: zero, stages, level, remarks },
            Some(m) => {
                let high = (m.share != zero).then_some(m.high);
                Allocation { low: m.low, high, mix: m.share, stages, level, remarks }
            }
        }
    }
}

/// Pins every arc whose reduced cost says that changing it would make the step worse.
pub(super) fn pin(pinned: &mut [bool], instance: &Instance, costs: &[i128], potentials: &[i128]) {
    for ((pinned, arc), cost) in pinned.iter_mut().zip(&instance.arcs).zip(costs) {
        let reduced = cost + potentials[arc.from as usize] - potentials[arc.to as usize];
        *pinned |= reduced != 0;
    }
}

/// Weights as costs to be made small: what is wanted counts negative.
pub(super) fn negated(weights: &[i64]) -> Vec<i64> {
    weights.iter().map(|&w| -w).collect()
}

/// Weights as costs of a step.
pub(super) fn widened(weights: &[i64]) -> Vec<i128> {
    weights.iter().map(|&w| i128::from(w)).collect()
}

/// People served by a flow, scaled.
pub(super) fn people(weights: &[i64], flow: &[i64]) -> i128 {
    sum(weights, flow)
}
