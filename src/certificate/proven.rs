//! What a step of a proof proves, in words.

use super::{Measure, Stage};
use std::fmt;

/// What a step has proven, on the face that the steps before it leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proven {
    /// No plan serves more people of these IPC phases.
    MostPeople(Vec<u8>),
    /// No plan hands out more grams.
    MostFood,
    /// No plan that hands out as much shares it out more evenly over cells of this IPC phase, or of
    /// all phases together.
    MostEven(Option<u8>),
    /// No plan costs less.
    LeastCost,
    /// What was left to choose goes by the order of arcs.
    InOrder,
    /// One gram more, shared out as evenly, costs more than the budget.
    LastGram,
}

impl fmt::Display for Proven {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Proven::MostPeople(phases) => write!(f, "the most people in {}", named(phases)),
            Proven::MostFood => f.write_str("the most food handed out"),
            Proven::MostEven(None) => f.write_str("the most even coverage"),
            Proven::MostEven(Some(phase)) => write!(f, "the most even coverage in phase {phase}"),
            Proven::LeastCost => f.write_str("the least cost"),
            Proven::InOrder => f.write_str("the first in order"),
            Proven::LastGram => f.write_str("the last gram that money pays for"),
        }
    }
}

fn named(phases: &[u8]) -> String {
    let words: Vec<String> = phases.iter().map(u8::to_string).collect();
    format!("phase {}", words.join(", "))
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Stage::Prices { measure: Measure::People(phases), .. } => {
                write!(f, "one of the most people in {}", named(phases))
            }
            Stage::Prices { measure: Measure::Grams, .. } => f.write_str("one of the most food"),
            Stage::Prices { measure: Measure::Cost, .. } => f.write_str("one of the least cost"),
            Stage::Prices { measure: Measure::Order, .. } => f.write_str("one of the order"),
            Stage::Cuts { phase: None, .. } => f.write_str("one of cuts"),
            Stage::Cuts { phase: Some(phase), .. } => write!(f, "one of cuts in phase {phase}"),
            Stage::Level { .. } => f.write_str("one of a level"),
            Stage::Unaffordable { .. } => f.write_str("one of the last gram"),
        }
    }
}
