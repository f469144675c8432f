//! The steps of the cascade in words.

use super::StepKey;
use crate::kit::figure::Figure;
use crate::kit::{Sentence, say};
use crate::plan::Limiting;

/// A step as what is in the way.
pub(in crate::report) fn in_the_way(step: Limiting) -> Sentence {
    match step {
        Limiting::Caseload => say!("held-back.in-the-way.caseload", "the caseload"),
        Limiting::HandingOut => {
            say!("held-back.in-the-way.handing-out", "permission to hand out")
        }
        Limiting::OpenWays => say!("held-back.in-the-way.open-ways", "that ways are closed"),
        Limiting::Carrying => say!("held-back.in-the-way.carrying", "what the ways carry"),
        Limiting::Banking => say!("held-back.in-the-way.banks", "banks and payments"),
        Limiting::Food => say!("held-back.in-the-way.food", "food on offer"),
        Limiting::Money => say!("held-back.in-the-way.money", "money"),
        Limiting::Choice => say!("held-back.in-the-way.choice", "what goes to others"),
    }
}

/// A step's name on a bar or in a table.
pub(in crate::report) fn step_in_words(step: StepKey) -> Sentence {
    match step.0 {
        Limiting::Caseload => say!("held-back.step.caseload", "Within the caseload"),
        Limiting::HandingOut => say!("held-back.step.handing-out", "Handing out is allowed"),
        Limiting::OpenWays => say!("held-back.step.open-ways", "A way is open"),
        Limiting::Carrying => {
            say!("held-back.step.carrying", "Access ceiling: the ways can carry it")
        }
        Limiting::Banking => {
            say!("held-back.step.banks", "With banks and payments as they are")
        }
        Limiting::Food => say!("held-back.step.food", "With the food on offer"),
        Limiting::Money => say!("held-back.step.money", "With the money there is"),
        Limiting::Choice => say!("held-back.step.choice", "Reached"),
    }
}

/// What is left after a step, said of people.
pub(in crate::report) fn left_after(step: StepKey, left: Figure) -> Sentence {
    match step.0 {
        Limiting::Caseload => {
            say!("held-back.left-after.caseload", "{left} within the caseload", left)
        }
        Limiting::HandingOut => {
            say!("held-back.left-after.handing-out", "{left} where handing out is allowed", left)
        }
        Limiting::OpenWays => {
            say!("held-back.left-after.open-ways", "{left} where a way is open", left)
        }
        Limiting::Carrying => {
            say!("held-back.left-after.carrying", "{left} whose food the ways can carry", left)
        }
        Limiting::Banking => {
            say!("held-back.left-after.banks", "{left} with banks and payments as they are", left)
        }
        Limiting::Food => {
            say!("held-back.left-after.food", "{left} with the food on offer", left)
        }
        Limiting::Money => {
            say!("held-back.left-after.money", "{left} with the money there is", left)
        }
        Limiting::Choice => {
            say!("held-back.left-after.choice", "{left} as planned", left)
        }
    }
}
