//! How a plan is to be made, and why there may be none.

use crate::allocation::{Ties, Unsolved};
use crate::certificate::Fault;
use crate::issues::Issue;

/// How a plan is asked for, beyond the scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Whether evenness is compared before cost.
    pub ties: Ties,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { ties: Ties::Fairness }
    }
}

/// Why there is no plan.
#[derive(Debug, thiserror::Error)]
pub enum NoPlan {
    /// The scenario asks for what this level cannot keep exactly.
    #[error("{}", list(.0))]
    Refused(Vec<Issue>),
    /// The search ended without an answer.
    #[error(transparent)]
    Unsolved(#[from] Unsolved),
    /// Two scenarios that plan other months cannot be held against each other.
    #[error(
        "`{0}` and `{1}` do not plan the same months, so what one loses of the other cannot be told"
    )]
    OtherMonths(String, String),
    /// The proof does not hold; nothing may be published.
    #[error("the certificate does not hold: {0}")]
    NotCertified(#[from] Fault),
}

pub(super) fn list(issues: &[Issue]) -> String {
    issues.iter().map(Issue::to_string).collect::<Vec<_>>().join("\n")
}
