//! A plan kept with its proof, so that the value of a combination can be proven again without solving
//! anything: a value that comes from a file is never believed.

use super::Game;
use crate::allocation::{Aim, Allocation, Goal, Ties};
use crate::certificate::{Fraction, Level, Stage, check};
use crate::flow::without_solving;
use crate::plan::{budget_of, claim, figures, routes};
use num_rational::Ratio;
use serde::{Deserialize, Serialize};

/// The flows of a plan where they are not nought, and the steps of its proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptPlan {
    /// Arcs with grams on them in the first flow.
    low: Vec<(u32, i64)>,
    /// Arcs with grams on them in the second flow, where the plan is a mix.
    high: Option<Vec<(u32, i64)>>,
    /// Share of the second flow.
    mix: Fraction,
    /// The proof.
    stages: Vec<Stage>,
}

/// What every value of a combination strives for on its network.
pub(super) fn goal(network: &crate::network::Network<'_>) -> Goal {
    let budget = budget_of(network);
    Goal { aim: Aim::MostPeople, ties: Ties::Skip, budget, floors: Vec::new() }
}

impl KeptPlan {
    pub(super) fn of(allocation: &Allocation) -> KeptPlan {
        let some = |flow: &Vec<i64>| -> Vec<(u32, i64)> {
            let arcs = flow.iter().enumerate().filter(|(_, grams)| **grams != 0);
            arcs.map(|(arc, &grams)| (arc as u32, grams)).collect()
        };
        KeptPlan {
            low: some(&allocation.low),
            high: allocation.high.as_ref().map(some),
            mix: Fraction { num: *allocation.mix.numer(), den: *allocation.mix.denom() },
            stages: allocation.stages.clone(),
        }
    }

    /// Person-months with these players on, where this plan proves them.
    pub(super) fn proves(&self, game: &Game<'_>, on: u64) -> Option<Ratio<i128>> {
        if on >> game.players.each().len().min(63) != 0 || self.mix.den <= 0 {
            return None;
        }
        without_solving(|| {
            let network = game.network(on.into()).ok()?;
            let built = game.built(&network);
            let goal = goal(&network);
            let whole = |some: &[(u32, i64)]| {
                let mut flow = vec![0i64; built.instance.arcs.len()];
                for &(arc, grams) in some {
                    *flow.get_mut(arc as usize)? = grams;
                }
                Some(flow)
            };
            let mut allocation = Allocation {
                low: whole(&self.low)?,
                high: match &self.high {
                    Some(high) => Some(whole(high)?),
                    None => None,
                },
                mix: Ratio::new(self.mix.num, self.mix.den),
                stages: self.stages.clone(),
                level: Level::Reach,
                remarks: Vec::new(),
            };
            let paths = routes::paths(&built.instance, &mut allocation).ok()?;
            check(&claim::unnamed(&built, &allocation, paths, &goal)).ok()?;
            Some(figures::people_reached(&built.instance, &allocation))
        })
    }
}
