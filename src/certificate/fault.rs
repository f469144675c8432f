//! Why a claim does not hold.

use super::why::Why;

/// Why a claim does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Lists of different lengths, or a position outside its list.
    #[error("the claim is not whole: {0}")]
    Broken(&'static str),
    /// An arc carries less than nothing or more than it may.
    #[error("arc {arc} carries {grams} g, outside 0 to {capacity} g")]
    Bounds {
        /// Which arc.
        arc: usize,
        /// What it carries.
        grams: i64,
        /// What it may.
        capacity: i64,
    },
    /// A cell is given less than its floor.
    #[error("cell {cell} is given {grams} g, below its floor of {floor} g")]
    Floor {
        /// Position of the cell.
        cell: usize,
        /// What it is given.
        grams: i64,
        /// What it must be given.
        floor: i64,
    },
    /// What enters a node does not leave it.
    #[error("{grams} g too many enter {node}")]
    Conservation {
        /// Which node.
        node: String,
        /// In less out.
        grams: i128,
    },
    /// A hand-out limit is not the need times the share that access leaves, nor the limit of its
    /// cell.
    #[error("hand-out arc {arc} may carry {capacity} g, but access and need allow {allowed} g")]
    Access {
        /// Which arc.
        arc: usize,
        /// Its capacity.
        capacity: i64,
        /// What need and access allow.
        allowed: i128,
    },
    /// The routes do not add up to the flow, or one of them is not a path.
    #[error("the routes do not add up to the flow: {0}")]
    Routes(String),
    /// The plan costs more than the budget.
    #[error("the plan costs more than the budget")]
    Budget,
    /// The plan reaches fewer than its target.
    #[error("the plan reaches fewer people than its target")]
    Target,
    /// A step is missing, or another stands in its place.
    #[error("step {stage} of the proof must be {expected}, and {seen} stands there")]
    Steps {
        /// Which step, counted from 1.
        stage: usize,
        /// What must follow from the objective and the level.
        expected: String,
        /// What is there.
        seen: String,
    },
    /// A step of the optimality proof fails.
    #[error("step {stage} of the proof fails: {why}")]
    Stage {
        /// Which step, counted from 1.
        stage: usize,
        /// Why.
        why: String,
    },
    /// Numbers too large to check exactly.
    #[error("the numbers are too large to check exactly")]
    TooLarge,
}

impl Fault {
    /// Why a step fails, as a fault of the claim.
    pub(super) fn of(stage: usize, why: Why) -> Fault {
        match why {
            Why::TooLarge => Fault::TooLarge,
            Why::Says(why) => Fault::Stage { stage: stage + 1, why },
        }
    }
}
