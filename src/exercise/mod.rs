//! A simulation exercise: a scenario that unfolds month by month while teams decide. What teams order
//! and ask for is turned into what the ordinary rooms know already: decisions of a scenario, and food
//! meant to go somewhere. Never a second simulator.
//!
//! A team's whole play is a function of the terms and of its forms so far, so nothing has to be kept
//! but these: the same forms give the same answers and the same people reached, on any machine.

mod answers;
mod book;
mod cells;
mod concession;
mod debrief;
mod definition;
mod draws;
mod events;
mod files;
mod form;
mod granting;
mod injects;
mod key;
mod known;
mod lines;
mod orders;
mod play;
mod read;
mod set_up;
mod sheet;
mod stuck;
mod timeline;
mod unpack;

pub use answers::{Answer, Answered, Odds, answer, odds};
pub use book::{BookRow, BookSheet, sheets_of_book};
pub use cells::Expected;
pub use concession::{Concession, strings};
pub use debrief::{Benchmarks, Change, Mattered, benchmarks, left, mattered};
pub use definition::{Begun, Chosen, Definition, MOST_TEAMS};
pub use events::{Event, What, events};
pub use files::{SAYS, of_csv, of_toml, to_csv};
pub use form::{Ask, Follow, Form, Order, To};
pub use injects::{Happens, Inject};
pub use key::{Granted, Key, key, not_open};
pub use lines::{Column, Line, LineKind, Written};
pub use orders::{Dispatched, dispatch};
pub use play::{Month, Play, play, reached};
pub use read::read;
pub use sheet::{Row, Sought, of_xlsx, rows_of_xlsx};
pub use stuck::{Held, Stuck};
pub use timeline::Course;

use crate::country::words;
use crate::scenario::Conditions;

/// How kindly counterparts answer, and how much happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Difficulty {
    /// Odds as the pack judges them; nothing happens but what the scenario says.
    Calm,
    /// Odds at their upper bounds, few injects.
    Easy,
    /// Odds as the pack judges them.
    Usual,
    /// Odds at their lower bounds, many injects.
    Hard,
}
words!(Difficulty { Calm = "calm", Easy = "easy", Usual = "usual", Hard = "hard" });

/// What an exercise is played under, beside its scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// What all draws come from.
    pub seed: u64,
    /// How kindly counterparts answer, and how much happens.
    pub difficulty: Difficulty,
    /// Permissions that a team may ask for in a turn.
    pub asks_per_turn: u8,
    /// The strings that counterparts attach where a team accepts them; a kind of condition that has
    /// none here is never offered.
    pub strings: Conditions,
}
