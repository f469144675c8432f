//! What has been checked of a run, and what was found.

use crate::certificate::Claim;

/// What checking a run folder found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Each check with what is wrong, which is nothing where it holds.
    pub checks: Vec<(String, Vec<String>)>,
    /// What was proven, in sentences.
    pub proven: Vec<String>,
    /// What was worked out again and found the same.
    pub recomputed: Vec<String>,
    /// What was taken on trust.
    pub on_trust: Vec<String>,
    /// What the files alone leave open, and the country pack settles.
    pub files_alone: Vec<String>,
    /// The claims that were checked, in the order of their months.
    pub claims: Vec<Claim>,
    /// Whether the folder holds a proof at all: only runs for the planning team do.
    pub holds_proof: bool,
}

impl Verdict {
    /// Whether every check holds.
    pub fn holds(&self) -> bool {
        self.checks.iter().all(|(_, faults)| faults.is_empty())
    }

    /// Adds a check with what is wrong, which is nothing where it holds.
    pub fn add(&mut self, what: impl Into<String>, faults: Vec<String>) {
        self.checks.push((what.into(), faults));
    }
}
