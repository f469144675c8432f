//! Thousands of what-ifs at once: the most people reached for every combination of players.
//!
//! A player holds arcs open, such as a permission. For one ration the most people are a largest
//! flow in grams, and every value is proven by a flow that exists and a cut that no flow passes,
//! both checked on the whole network by code that never saw the search ([`Proof`]).
//! Where areas take different rations, the value is a sum over layers: nested sets of hand-outs
//! can all be at their largest in one flow (N. Megiddo, *Optimal flows in networks with multiple
//! sources and sinks*, Mathematical Programming 7 (1974) 97–107), so that a person who takes few
//! grams comes before one who takes many.

mod around;
mod ask;
mod gated;
mod joining;
mod links;
mod proof;
mod push;
mod reduce;
mod series;
mod span;
mod spread;
mod taking;
mod walk;

pub use ask::Asker;
pub use gated::{Gated, MOST_PLAYERS, Steps};
pub use proof::{Fault, Proof};
pub use spread::{Found, MOST_AT_ONCE, Options, Unswept, values};

/// A network of players whose largest flow counts so much a gram.
#[derive(Clone, Debug)]
pub struct Layer {
    /// The network.
    pub gated: Gated,
    /// What a gram counts.
    pub weight: i128,
}
