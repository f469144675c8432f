//! From network to the best routes and tonnages: objectives, limits and the proof.
//!
//! The basket level lives here: rations move as one commodity, in whole grams, exactly. A goal is
//! a row of steps, each the best on the face left by those before it (people by phase, evenness
//! over cells, cost); every step leaves its proof behind for the certificate.

mod budget;
mod build;
mod demand;
mod draft;
mod engine;
mod even_mix;
pub mod export;
mod fair_budget;
mod filling;
mod instance;
mod near;
mod search;
mod spread;
mod steps;
pub mod sweep;
mod tiers;

pub use build::{build, drafted, possible};
pub use demand::{rations, regroup, share_behind, share_served};
pub use draft::{Built, Draft, Meaning, Node};
pub use instance::{Instance, sum};
pub use near::Near;
pub use steps::{allocate, share_out};

use crate::certificate::{Fraction, Level, Measure, Objective, Stage};
use num_rational::Ratio;

/// What is best, with the ties that follow it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// What is made best first.
    pub aim: Aim,
    /// How plans that are equally good are told apart.
    pub ties: Ties,
    /// Most that may be spent, in units of 1e-8 US dollars; `None` where money is no limit.
    pub budget: Option<i128>,
    /// Least grams for every cell, by position; nothing where there are no floors.
    pub floors: Vec<i64>,
}

/// What is made best first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aim {
    /// Most person-months in IPC phase 5, then 4, then 3.
    Severity,
    /// Most person-months.
    MostPeople,
    /// Lexicographic max-min coverage over cells.
    Fairest,
    /// This many person-months at least cost.
    Cheapest(Ratio<i128>),
}

impl Aim {
    /// The aim in the certificate's words.
    pub fn objective(&self) -> Objective {
        match self {
            Aim::Severity => Objective::Severity,
            Aim::MostPeople => Objective::MostPeople,
            Aim::Fairest => Objective::Fairest,
            Aim::Cheapest(target) => {
                let (num, den) = (*target.numer(), *target.denom());
                Objective::CheapestFor { target: Fraction { num, den } }
            }
        }
    }
}

/// How equally good plans are told apart before cost and order decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ties {
    /// The more even coverage over cells first, then the lower cost.
    Fairness,
    /// The lower cost at once.
    Cost,
    /// Not at all: for sweeps that need only the value.
    Skip,
}

/// The best plan as flows, and why it is the best.
#[derive(Clone, Debug)]
pub struct Allocation {
    /// Grams on each arc.
    pub low: Vec<i64>,
    /// A second flow, where the budget or the target falls between two whole plans.
    pub high: Option<Vec<i64>>,
    /// Share of the second flow.
    pub mix: Ratio<i128>,
    /// The proof, step by step.
    pub stages: Vec<Stage>,
    /// How far the proof goes.
    pub level: Level,
    /// What the steps did that a reader must know, such as a tie left open.
    pub remarks: Vec<Remark>,
}

/// Something about a plan that a reader must know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The diverted share changes within the window in some area, so evenness was not compared.
    EvennessSkipped,
    /// The budget pays for reaching as many, but not for reaching them as evenly.
    EvennessTooDear,
    /// The money or the target is used up exactly and leaves no tie that evenness could settle.
    NoTieLeft,
    /// The money or the target is used up exactly; evenness where it ends was sought, and not proven.
    EvennessNotProven,
}

/// What a reader must know of a plan for a goal whose proof goes so far: why it was not made even, or
/// not wholly.
pub fn remarks(instance: &Instance, goal: &Goal, level: Level, stages: &[Stage]) -> Vec<Remark> {
    // A limit that is used up by what comes first; within cells, phases come later.
    let mixes = |stage: &Stage| match stage {
        Stage::Prices { side: Some(_), measure: Measure::People(phases), .. } => {
            goal.aim == Aim::Severity || phases.len() > 1
        }
        Stage::Prices { side, .. } => side.is_some(),
        Stage::Cuts { .. } | Stage::Level { .. } | Stage::Unaffordable { .. } => false,
    };
    match stages.last() {
        Some(Stage::Unaffordable { .. }) => vec![Remark::NoTieLeft],
        _ if goal.ties != Ties::Fairness || level == Level::Even => Vec::new(),
        _ if !instance.even_rations() => vec![Remark::EvennessSkipped],
        _ if stages.iter().any(mixes) => vec![Remark::EvennessNotProven],
        _ => vec![Remark::EvennessTooDear],
    }
}

/// Why there is no allocation.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Unsolved {
    /// Numbers beyond what whole grams in 64 bits can hold.
    #[error("the tonnages or costs are too large to plan in whole grams")]
    TooLarge,
    /// The target lies above what can be reached at all.
    #[error("the target is out of reach: at most {best} person-months of {target} can be served")]
    OutOfReach {
        /// Most person-months that can be served.
        best: Ratio<i128>,
        /// Person-months asked for.
        target: Ratio<i128>,
    },
    /// `fairest` with a diverted share that changes from month to month within one area.
    #[error(
        "`fairest` needs one diverted share per area for the whole window; choose another objective"
    )]
    UnevenRations,
    /// No plan gives every cell its floor within the network and the budget.
    #[error("no plan gives every area in every month as much as the floor asks for")]
    FloorsTooHigh,
    /// A target asked for month by month.
    #[error("`cheapest-for` is a target for the whole window; plan it with hindsight")]
    TargetByMonth,
    /// Stopped by the person.
    #[error("stopped")]
    Stopped,
    /// A fault of the program: the network has no feasible flow although doing nothing is one.
    #[error("internal: {0}")]
    Internal(String),
}

impl From<crate::flow::Unsolvable> for Unsolved {
    fn from(why: crate::flow::Unsolvable) -> Unsolved {
        Unsolved::Internal(why.to_string())
    }
}
